// title.pl: Co o sankcjach wobec niego było wiadomo do dnia
// title.en: What had happened to sanctions on it by a day
// param.thing: thing id/country/by
// param.day: date 2026-03-31
MATCH (e:Eventuality)-[:TARGET]->(t:KgNode {kgId: $thing}), (e)-[:SUPPORTED_BY]->(c:Claim)
UNWIND [x IN labels(e) WHERE x IN ['SanctionImposition', 'SanctionLifting', 'LicenceIssuance']] AS type
UNWIND [x IN labels(e) WHERE x IN ['Event', 'Prospect', 'NonEvent', 'DisputedEvent']] AS kind
UNWIND coalesce(e.earliest_all, [e.earliest]) AS earliest
WITH earliest, type, kind, c WHERE earliest IS NULL OR earliest <= date($day)
RETURN DISTINCT earliest, type, kind, c.kgId AS claim
