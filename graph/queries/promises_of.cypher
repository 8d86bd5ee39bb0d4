// title.pl: Co zapowiedział lub co mu zapowiedziano
// title.en: What it promised or was promised
// param.thing: thing id/person/lukaszenka
MATCH (t:KgNode {kgId: $thing})<--(e:Prospect)-[:SUPPORTED_BY]->(c:Claim)
UNWIND [x IN labels(e) WHERE NOT x IN ['KgNode', 'Eventuality', 'Prospect']] AS type
UNWIND coalesce(e.date_all, [e.date]) AS date
RETURN DISTINCT type, date, c.kgId AS claim
