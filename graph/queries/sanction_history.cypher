// title.pl: Dzieje środków sankcyjnych wobec niego, z przedziałami
// title.en: The history of measures on it, with intervals
// param.thing: thing id/company/belavia
MATCH (s:Sanction)-[:TARGET]->(t:KgNode {kgId: $thing}), (s)-[:PROGRAMME]->(p), (s)-[:STAGE]->(g:Stage)
OPTIONAL MATCH (g)-[:MOVED_BY]->(a)
OPTIONAL MATCH (s)-[:STAGE]->(next:Stage) WHERE next.order = g.order + 1
RETURN DISTINCT p.kgId AS programme, g.order AS order, CASE WHEN g.earliest > date('0001-01-01') THEN g.earliest END AS since,
  g.latest AS since_latest, next.earliest AS until, g.state AS state, g.step AS step,
  CASE WHEN g.imposedOn > date('0001-01-01') THEN g.imposedOn END AS imposed, a.kgId AS act, s.horizon AS horizon
