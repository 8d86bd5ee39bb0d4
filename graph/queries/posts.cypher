// title.pl: Kto jakie stanowisko zajmuje, według rejestru
// title.en: Who holds which post, by the registry
MATCH (p:Person)-[:POST]->(post:Post) WHERE post.label_pl IS NOT NULL
OPTIONAL MATCH (post)-[:OF]->(b:Entity)
RETURN DISTINCT p.name AS who, post.label_pl AS office, b.name AS body
