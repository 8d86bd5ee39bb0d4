// title.pl: Co jedni twierdzą, a drudzy zaprzeczają
// title.en: What some say and others deny
MATCH (e:DisputedEvent)-[:SUPPORTED_BY]->(c:Claim)
UNWIND [x IN labels(e) WHERE NOT x IN ['KgNode', 'Eventuality', 'DisputedEvent']] AS type
UNWIND coalesce(e.date_all, [e.date]) AS date
RETURN DISTINCT type, date, c.quote AS quote, c.kgId AS claim
