"""Relations that a phrase states: who holds which post, whose relative, citizen of what, in which trade."""

import pytest

from graph.ingest import extractor
from ontology.claims import Document

Row = tuple[str, str, str | None]


def relations(text: str) -> list[Row]:
    """(kind, who, of what) of each relation of a text, by labels."""
    found = extractor().extract(Document("t", text, "pl"))
    labels = {c.id: c.label for c in found.clusters}
    rows: list[Row] = []
    for claim in found.claims:
        if claim.extractor == "polish-relations":
            role = {f.role: f.cluster for f in claim.fillers}
            of = role.get("object")
            rows.append((claim.type, labels[role["subject"] or ""], labels[of] if of else None))
    return rows


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Zatrzymano obywatela Gruzji Zuraba Lomię.", ("citizenship", "Zurab Lomia", "Gruzja")),
        ("Los estońskiego obywatela Raivo Sootsa niepokoi.", ("citizenship", "Raivo Soots", "Estonia")),
        ("Literaturoznawczyni Taciana Mirczuk wyszła na wolność.", ("position", "Taciana Mirczuk", None)),
        ("Wyszedł Stanisłau Wierabiej, hutnik z Żłobina.", ("position", "Stanisłau Wierabiej", None)),
        # what of may stand between a trade and its name
        ("Skazano studentkę medycyny Alinę Warankę.", ("position", "Alina Waranka", None)),
        ("Skazano aktorkę grodzieńskiego Teatru Lalek Nastę Kulik.", ("position", "Nasta Kulik", "Teatr Lalek")),
        ("Zwolniono wykładowczynię uniwersytetu Darię Nowak.", ("position", "Daria Nowak", None)),
        ("Sankcje dotknęły Siergieja Czernikowa, kierującego spółką transportową Wołgatrans.", ("position", "Siergiej Czernikow", "Wołgatrans")),
        ("Zabiegała o to spółka AgriWest, której prezes Tom Hadley był w Mińsku.", ("position", "Tom Hadley", "AgriWest")),
        ("Przyszedł polsko-niemiecki przedsiębiorca Jan Kowal.", ("position", "Jan Kowal", None)),
        ("Skazano Milorada Dodika i jego syna Igora.", ("kin", "Igor", "Milorad Dodik")),
        ("Spotkali się przywódcy Niemiec i Francji, Friedrich Merz i Emmanuel Macron.", ("position", "Emmanuel Macron", "Francja")),
        ("Mówi Kamil Rudnik, analityk firmy doradczej Argentis.", ("position", "Kamil Rudnik", "Argentis")),
        ("Sankcje objęły holding paliwowy Neftatrejd.", ("industry", "Neftatrejd", None)),
    ],
)  # fmt: skip
def test_a_phrase_states_a_relation(text: str, row: Row) -> None:
    assert row in relations(text)


def test_a_post_told_twice_is_claimed_once() -> None:
    rows = relations("Prezydent Estonii Alar Karis przyleciał. Prezydent Karis spotkał się z premierem.")
    assert [r for r in rows if r[:2] == ("position", "Alar Karis")] == [("position", "Alar Karis", "Estonia")]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Ireneusz Fąfara (prezes Orlenu) zapowiedział inwestycje.", ("position", "Ireneusz Fąfara", "Orlen")),
        ("Ireneusz Fąfara jako prezes Orlenu podpisał umowę.", ("position", "Ireneusz Fąfara", "Orlen")),
        ("Na czele Orlenu stoi Ireneusz Fąfara.", ("position", "Ireneusz Fąfara", "Orlen")),
        ("Ireneusz Fąfara stoi na czele Orlenu.", ("position", "Ireneusz Fąfara", "Orlen")),
        ("Orlen, na którego czele stoi Ireneusz Fąfara, rośnie.", ("position", "Ireneusz Fąfara", "Orlen")),
        ("Orlen, kierowany przez Ireneusza Fąfarę, rośnie.", ("position", "Ireneusz Fąfara", "Orlen")),
        ("Orlenem kieruje Ireneusz Fąfara.", ("position", "Ireneusz Fąfara", "Orlen")),
        ("Kierujący Orlenem Ireneusz Fąfara zapowiedział zmiany.", ("position", "Ireneusz Fąfara", "Orlen")),
        ("Funkcję prezesa Gazpromu pełni Aleksiej Miller.", ("position", "Aleksiej Miller", "Gazprom")),
        ("Minister przyjął swojego francuskiego odpowiednika Rolanda Lescure’a.", ("position", "Roland Lescure", "Francja")),
        ("Skazano Evana Gershkovicha, reportera „Wall Street Journal”.", ("position", "Evan Gershkovich", "Wall Street Journal")),
        ("Mówił o tym sekretarz stanu w MSZ Marcin Bosacki.", ("position", "Marcin Bosacki", "Ministerstwo Spraw Zagranicznych RP")),
        ("Amerykanin Evan Gershkovich wyszedł na wolność.", ("citizenship", "Evan Gershkovich", "Stany Zjednoczone")),
        ("Alsu Kurmaszewa, która ma obywatelstwo rosyjskie, wróciła do Pragi.", ("citizenship", "Alsu Kurmaszewa", "Rosja")),
        ("Finlandia przystąpiła do NATO w 2023 roku.", ("memberOf", "Finlandia", "Organizacja Traktatu Północnoatlantyckiego")),
        ("Szwecja jest członkiem NATO.", ("memberOf", "Szwecja", "Organizacja Traktatu Północnoatlantyckiego")),
        ("Poseł Jan Kowalski z PiS skrytykował umowę.", ("memberOf", "Jan Kowalski", "Prawo i Sprawiedliwość")),
        ("Wdowa po Aleksieju Nawalnym Julia Nawalna mówiła w Strasburgu.", ("spouse", "Julija Nawalna", "Aleksiej Nawalny")),
        ("Producent samolotów Airbus zwiększył zysk.", ("industry", "Airbus", None)),
        ("Sankcje objęły dwa banki: Priorbank i Belinwestbank.", ("industry", "Priorbank", None)),
    ],
)  # fmt: skip
def test_a_relation_is_told_in_many_orders(text: str, row: Row) -> None:
    assert row in relations(text)


@pytest.mark.parametrize(
    "text",
    [
        "Prawnik Asii Bibi opuścił kraj.",
        "Nie kieruje Orlenem Ireneusz Fąfara.",
        "Rosja nie przystąpiła do NATO.",
        "Zgromadzenie odwołało ośmiu członków rady nadzorczej PKO.",
        "Kobieta znana jest też jako Asia Noreen.",
    ],
)
def test_what_states_no_relation(text: str) -> None:
    assert relations(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Zatrzymano pracownika firmy Jana Nowaka.",
        "Spotkał uczestniczkę protestów Annę Nowak.",
        "Kilka godzin później Trump zadzwonił do Mińska.",
    ],
)
def test_no_trade_stands_before_the_name(text: str) -> None:
    assert [r for r in relations(text) if r[0] == "position"] == []


def test_whose_forefathers_were_of_a_people_is_no_citizen() -> None:
    assert not [
        r for r in relations("Szef służby Iwan Tertel, Polak z pochodzenia, przyjął gościa.") if r[0] == "citizenship"
    ]
    assert [r for r in relations("Zatrzymano Jana Kowala, Polaka z Grodna.") if r[0] == "citizenship"]
