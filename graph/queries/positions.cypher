// title.pl: Kto jakie stanowisko zajmuje, według źródeł
// title.en: Who holds which office, as sources say
MATCH (p:Entity)<-[:SUBJECT]-(r:Position)-[:SUPPORTED_BY]->(c:Claim) WHERE r.roleText IS NOT NULL
UNWIND coalesce(r.roleText_all, [r.roleText]) AS office
RETURN DISTINCT p.name AS who, office, c.kgId AS claim
