// title.pl: Wysłannicy i z kim się spotkali
// title.en: Envoys and whom they met
// param.word: text wysłanni
MATCH (p:Person)-[:POST]->(post:Post) WHERE toLower(post.label_pl) CONTAINS $word
MATCH (p)<-[:ACTOR|PARTICIPANT]-(e:Event)-[:ACTOR|PARTICIPANT]->(other:Entity)
MATCH (e)-[:SUPPORTED_BY]->(c:Claim)
WHERE other <> p AND (e:Meeting OR e:Negotiation)
UNWIND coalesce(e.date_all, [e.date]) AS date
RETURN DISTINCT p.name AS envoy, post.label_pl AS office, date, other.name AS met, c.kgId AS claim
