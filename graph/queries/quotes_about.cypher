// title.pl: Zdania, które mówią o nim
// title.en: Sentences that speak of it
// param.thing: thing id/company/belavia
MATCH (:KgNode {kgId: $thing})<--(e:KgNode)-[:SUPPORTED_BY]->(c:Claim)-[:DOCUMENT]->(d:Document)
RETURN DISTINCT c.quote AS quote, d.title AS document, c.kgId AS claim
