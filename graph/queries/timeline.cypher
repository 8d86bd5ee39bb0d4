// title.pl: Oś czasu: wszystko, w czym bierze udział
// title.en: Timeline: all that it takes part in
// param.thing: thing id/person/lukaszenka
MATCH (t:KgNode {kgId: $thing})<--(e:Eventuality)-[:SUPPORTED_BY]->(c:Claim)
UNWIND [x IN labels(e) WHERE x IN ['Event', 'Prospect', 'NonEvent', 'DisputedEvent']] AS kind
UNWIND [x IN labels(e) WHERE NOT x IN ['KgNode', 'Eventuality', 'Event', 'Prospect', 'NonEvent', 'DisputedEvent']] AS type
UNWIND coalesce(e.date_all, [e.date]) AS date
RETURN DISTINCT date, kind, type, c.kgId AS claim
