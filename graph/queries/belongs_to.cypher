// title.pl: Co jest częścią czego
// title.en: What is part of what
MATCH (x:Entity)-[:PARENT*1..6]->(y:Entity)
RETURN DISTINCT x.name AS part, y.name AS whole
