// title.pl: Zapowiedzi, które się jeszcze nie spełniły
// title.en: Promises that are still open
MATCH (e:Prospect)-[:SUPPORTED_BY]->(c:Claim) WHERE NOT (e)-[:FULFILLED_BY]->()
UNWIND [x IN labels(e) WHERE NOT x IN ['KgNode', 'Eventuality', 'Prospect']] AS type
UNWIND coalesce(e.date_all, [e.date]) AS date
UNWIND coalesce(e.status_all, [e.status]) AS status
UNWIND coalesce(e.mode_all, [e.mode]) AS mode
RETURN DISTINCT type, status, mode, date, c.kgId AS claim
