// title.pl: Na kogo, kiedy i kto nałożył sankcje
// title.en: Sanctions imposed on whom, when, by whom
MATCH (e:Event:SanctionImposition)-[:TARGET]->(t:Entity), (e)-[:SUPPORTED_BY]->(c:Claim)
OPTIONAL MATCH (e)-[:ACTOR]->(a:Entity)
UNWIND coalesce(e.date_all, [e.date]) AS date
RETURN DISTINCT date, a.name AS actor, t.name AS target, c.kgId AS claim
