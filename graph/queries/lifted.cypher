// title.pl: Komu, kiedy i kto zniósł sankcje
// title.en: What was lifted from whom, when, by whom
MATCH (e:Event:SanctionLifting)-[:TARGET]->(t:Entity), (e)-[:SUPPORTED_BY]->(c:Claim)
OPTIONAL MATCH (e)-[:ACTOR]->(a:Entity)
UNWIND coalesce(e.date_all, [e.date]) AS date
RETURN DISTINCT date, a.name AS actor, t.name AS target, c.kgId AS claim
