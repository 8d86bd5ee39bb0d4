// title.pl: Odczyty mało pewne
// title.en: Readings of low confidence
// param.limit: number 0.5
MATCH (c:Claim) WHERE c.confidence < $limit
RETURN DISTINCT c.type AS type, c.confidence AS confidence, c.quote AS quote, c.kgId AS claim
ORDER BY confidence, claim
