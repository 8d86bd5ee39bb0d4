// title.pl: Kto wyszedł na wolność
// title.en: Who went free
MATCH (p:Entity)<-[:PATIENT]-(e:Event:PrisonerRelease)-[:SUPPORTED_BY]->(c:Claim)
UNWIND coalesce(e.date_all, [e.date]) AS date
RETURN DISTINCT p.name AS who, date, c.kgId AS claim
