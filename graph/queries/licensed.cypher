// title.pl: Komu wydano licencje
// title.en: Who was given licences
MATCH (e:Event:LicenceIssuance)-[:RECIPIENT|TARGET]->(t:Entity), (e)-[:SUPPORTED_BY]->(c:Claim)
OPTIONAL MATCH (e)-[:ACTOR]->(a:Entity)
UNWIND coalesce(e.date_all, [e.date]) AS date
RETURN DISTINCT date, a.name AS actor, t.name AS target, c.kgId AS claim
