// title.pl: Zdarzenia, o których mówi więcej niż jedno źródło
// title.en: Events that more than one source tells of
MATCH (e:Event)-[:SUPPORTED_BY]->(:Claim)-[:DOCUMENT]->(d:Document)
UNWIND [x IN labels(e) WHERE NOT x IN ['KgNode', 'Eventuality', 'Event']] AS type
UNWIND coalesce(e.date_all, [e.date]) AS date
WITH e, type, date, count(DISTINCT d) AS documents WHERE documents > 1
RETURN type, date, documents
