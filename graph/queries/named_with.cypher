// title.pl: Kto jest wymieniany razem z nim
// title.en: Who is named together with it
// param.thing: thing id/person/coale
MATCH (t:KgNode {kgId: $thing})-[:MENTIONED_IN]->(d:Document)<-[:MENTIONED_IN]-(x:Entity)
WHERE x <> t
WITH x, count(DISTINCT d) AS documents
RETURN x.name AS who, documents
