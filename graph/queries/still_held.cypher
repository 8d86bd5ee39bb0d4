// title.pl: Kto według źródeł siedzi lub nie wyszedł
// title.en: Who is held, or was not released, as sources say
MATCH (p:Entity)<-[:PATIENT]-(e:Eventuality)-[:SUPPORTED_BY]->(c:Claim)
UNWIND [x IN labels(e) WHERE x IN ['Imprisonment', 'Detention', 'Sentencing', 'PrisonerRelease']] AS type
UNWIND [x IN labels(e) WHERE x IN ['Event', 'NonEvent', 'DisputedEvent']] AS kind
UNWIND coalesce(e.date_all, [e.date]) AS date
WITH p, kind, type, date, c WHERE (type = 'PrisonerRelease') <> (kind = 'Event')
RETURN DISTINCT p.name AS who, kind, type, date, c.kgId AS claim
