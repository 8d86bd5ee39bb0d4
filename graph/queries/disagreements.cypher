// title.pl: Gdzie źródła podają różne liczby
// title.en: Where sources give different numbers
MATCH (e:Event)-[:QUANTITY]->(n:Quantity), (e)-[:SUPPORTED_BY]->(c:Claim)
MATCH (f:Event)-[:QUANTITY]->(m:Quantity)
WHERE f.earliest = e.earliest AND n.value <> m.value
UNWIND [x IN labels(e) WHERE x IN labels(f) AND NOT x IN ['KgNode', 'Eventuality', 'Event']] AS type
RETURN DISTINCT type, e.earliest AS earliest, n.value AS number, m.value AS other, c.kgId AS claim
