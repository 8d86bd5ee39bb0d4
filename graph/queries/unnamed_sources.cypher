// title.pl: Co podano za źródłami, których nie nazwano
// title.en: What is told on the word of sources that are not named
MATCH (c:Claim)-[:ATTRIBUTION]->(u:Utterance) WHERE u.sourceKind <> 'named'
RETURN DISTINCT u.text AS words, c.type AS type, c.quote AS quote, c.kgId AS claim
