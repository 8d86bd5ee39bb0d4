// title.pl: Kto co komu dał, obiecał albo zatrzymał w każdej turze rozmów
// title.en: Who gave, promised or withheld what in each round of talks
MATCH (d:Deal)-[:LEG]->(leg:Leg)-[:SUPPORTED_BY]->(c:Claim)
OPTIONAL MATCH (leg)-[:GIVER]->(giver)
OPTIONAL MATCH (leg)-[:LEG_ABOUT]->(about)
RETURN DISTINCT d.earliest AS first, leg.legFamily AS family, leg.legState AS state,
  giver.kgId AS giver, about.kgId AS about, c.kgId AS claim
