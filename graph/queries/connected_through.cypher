// title.pl: Przez kogo łączą się dwie rzeczy, krok po kroku
// title.en: Through whom two things are connected, step by step
// param.a: thing id/person/coale
// param.b: thing id/person/trump
MATCH (:KgNode {kgId: $a})<--(e1:Eventuality)-->(x:Entity)<--(e2:Eventuality)-->(:KgNode {kgId: $b})
MATCH (e1)-[:SUPPORTED_BY]->(c:Claim)
WHERE NOT x.kgId IN [$a, $b] AND e1 <> e2
UNWIND [l IN labels(e1) WHERE NOT l IN ['KgNode', 'Eventuality', 'Event', 'Prospect', 'NonEvent', 'DisputedEvent']] AS first
UNWIND [l IN labels(e2) WHERE NOT l IN ['KgNode', 'Eventuality', 'Event', 'Prospect', 'NonEvent', 'DisputedEvent']] AS second
RETURN DISTINCT first, x.name AS through, second, c.kgId AS claim
