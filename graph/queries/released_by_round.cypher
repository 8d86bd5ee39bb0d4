// title.pl: Ilu uwolniono w każdej turze
// title.en: Prisoners freed in each round
MATCH (e:Event:PrisonerRelease)-[:SUPPORTED_BY]->(c:Claim), (e)-[:QUANTITY]->(n:Quantity)
UNWIND coalesce(e.date_all, [e.date]) AS date
RETURN DISTINCT date, n.value AS number, n.of AS of, c.kgId AS claim
