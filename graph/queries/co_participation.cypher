// title.pl: Kto z kim bierze udział w tych samych zdarzeniach
// title.en: Who takes part in the same events as whom
MATCH (a:Entity)<-[:ACTOR|PARTICIPANT|ORGANIZER]-(e:Event)-[:ACTOR|PARTICIPANT|ORGANIZER]->(b:Entity)
WHERE a.kgId < b.kgId
WITH a, b, count(DISTINCT e) AS events
RETURN a.name AS one, b.name AS two, events
