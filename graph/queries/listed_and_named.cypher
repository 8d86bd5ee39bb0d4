// title.pl: Osoby i firmy z list, o których piszą źródła
// title.en: Things on a list that are named in the news
// param.list: text ofac
MATCH (r:KgNode)<-[:SAME_AS]-(x:Entity)-[:MENTIONED_IN]->(d:Document)
WHERE r.kgId STARTS WITH 'list/' + $list + '/'
RETURN DISTINCT x.name AS who, substring(r.kgId, 5) AS record, d.title AS document
