// title.pl: Kto, kiedy i dokąd przyjechał
// title.en: Who came where, and when
MATCH (p:Entity)<-[:ACTOR]-(e:Visit)-[:DESTINATION|PLACE]->(place:Entity), (e)-[:SUPPORTED_BY]->(c:Claim)
UNWIND [x IN labels(e) WHERE x IN ['Event', 'Prospect', 'NonEvent', 'DisputedEvent']] AS kind
UNWIND coalesce(e.date_all, [e.date]) AS date
RETURN DISTINCT p.name AS who, place.name AS where, date, kind, c.kgId AS claim
