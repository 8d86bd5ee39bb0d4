// title.pl: Źródła: co, kto i kiedy ogłosił, ile z tego odczytano
// title.en: Sources: what was published by whom and when, and how much is read from it
MATCH (d:Document)<-[:DOCUMENT]-(c:Claim)
WITH d, count(c) AS claims
RETURN d.title AS document, d.publisher AS publisher, d.date AS date, claims
