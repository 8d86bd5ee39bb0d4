// title.pl: Kto kogo zaatakował
// title.en: Who attacked whom
MATCH (e:Event:Attack)-[:TARGET]->(t:Entity), (e)-[:SUPPORTED_BY]->(c:Claim)
OPTIONAL MATCH (e)-[:ACTOR]->(a:Entity)
UNWIND coalesce(e.date_all, [e.date]) AS date
RETURN DISTINCT date, a.name AS actor, t.name AS target, c.kgId AS claim
