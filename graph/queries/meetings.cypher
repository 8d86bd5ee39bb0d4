// title.pl: Z kim się spotkał lub rozmawiał
// title.en: Whom it met or spoke with
// param.thing: thing id/person/coale
MATCH (t:KgNode {kgId: $thing})<-[:ACTOR|PARTICIPANT|ORGANIZER]-(e:Event)-[:ACTOR|PARTICIPANT|ORGANIZER]->(other:Entity)
MATCH (e)-[:SUPPORTED_BY]->(c:Claim)
WHERE other <> t
UNWIND [x IN labels(e) WHERE x IN ['Meeting', 'Negotiation', 'PhoneCall']] AS type
UNWIND coalesce(e.date_all, [e.date]) AS date
RETURN DISTINCT date, type, other.name AS who, c.kgId AS claim
