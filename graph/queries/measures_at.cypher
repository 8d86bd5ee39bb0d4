// title.pl: W jakim stanie był każdy środek wobec niego danego dnia, według aktów
// title.en: In what state each measure on it was on a day, by the acts
// param.thing: thing id/company/belavia
// param.day: date 2025-10-01
MATCH (s:Sanction)-[:TARGET]->(t:KgNode {kgId: $thing}), (s)-[:PROGRAMME]->(p), (s)-[:STAGE]->(g:Stage)
WHERE g.earliest <= date($day)
OPTIONAL MATCH (s)-[:STAGE]->(later:Stage) WHERE later.order > g.order AND later.earliest <= date($day)
WITH s, p, g, count(later) AS overtaken WHERE overtaken = 0
OPTIONAL MATCH (g)-[:MOVED_BY]->(a)
RETURN DISTINCT p.kgId AS programme, g.state AS state, g.earliest AS since, a.kgId AS act, s.horizon AS horizon
