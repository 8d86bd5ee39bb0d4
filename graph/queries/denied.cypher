// title.pl: Czego według źródeł nie było
// title.en: What did not happen, as sources say
MATCH (e:NonEvent)-[:SUPPORTED_BY]->(c:Claim)
UNWIND [x IN labels(e) WHERE NOT x IN ['KgNode', 'Eventuality', 'NonEvent']] AS type
UNWIND coalesce(e.date_all, [e.date]) AS date
RETURN DISTINCT type, date, c.quote AS quote, c.kgId AS claim
