// title.pl: Co źródła podają za nim
// title.en: What sources report on its word
// param.thing: thing id/person/coale
MATCH (:KgNode {kgId: $thing})<-[:SPEAKER]-(:Utterance)<-[:ATTRIBUTION]-(c:Claim)
RETURN DISTINCT c.type AS type, c.status AS status, c.quote AS quote, c.kgId AS claim
