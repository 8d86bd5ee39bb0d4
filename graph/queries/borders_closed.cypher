// title.pl: Kto wobec kogo zamknął granicę
// title.en: Who closed the border with whom
MATCH (e:Event:BorderClosure)-[:TARGET]->(t:Entity), (e)-[:SUPPORTED_BY]->(c:Claim)
OPTIONAL MATCH (e)-[:ACTOR]->(a:Entity)
UNWIND coalesce(e.date_all, [e.date]) AS date
RETURN DISTINCT date, a.name AS actor, t.name AS target, c.kgId AS claim
