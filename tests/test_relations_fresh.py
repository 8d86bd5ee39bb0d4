"""Whose a post is where its phrase names nobody: `jego założyciel`, `jej byłego wiceszefa`, a minister by his people, posts within posts."""

import pytest

from tests.test_relations import Row, relations


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Prosiła o to Straż Graniczna. Jej rzeczniczka Katarzyna Nowicz liczy próby.", ("position", "Katarzyna Nowicz", "Straż Graniczna")),
        ("ABW milczy. Zdaniem jej byłego wiceszefa, Macieja Sowiaka, to błąd.", ("position", "Maciej Sowiak", "Agencja Bezpieczeństwa Wewnętrznego")),
        ("Poparła go historyczna PAIGC. Jej lidera, Jana Pereirę, wykluczono.", ("position", "Jan Pereira", "PAIGC")),
        ("Poinformował o tym Sztab Koordynacyjny. Jego przewodniczący, Jan Sowa, milczał.", ("position", "Jan Sowa", "Sztab Koordynacyjny")),
        ("Wysłannik prezydenta Donalda Trumpa John Coale wrócił do USA.", ("position", "Donald Trump", "Stany Zjednoczone")),
        ("Wśród uwolnionych jest redaktorka Maryna Kowal z portalu Tut.by.", ("position", "Maryna Kowal", "Tut.by")),
        ("Poleciał wiceminister finansów Dzmitryj Kijko. Białoruś ma długi, a USA i Polska też.", ("position", "Dzmitryj Kijko", "Białoruś")),
        ("Minister spraw wewnętrznych Vladislavas Kondratovičius ostrzegał. Litwa, Białoruś i USA milczą.", ("position", "Vladislavas Kondratovičius", "Litwa")),
        ("Minister energii Ołeksandr Boroda odszedł. Ukraina, Rosja i Polska milczą.", ("position", "Ołeksandr Boroda", "Ukraina")),
        ("Orlenem kieruje Ireneusz Fąfara.", ("position", "Ireneusz Fąfara", "Orlen")),
    ],
)  # fmt: skip
def test_whose_a_post_is(text: str, row: Row) -> None:
    assert row in relations(text)


def test_one_lawyer_makes_no_others_lawyers() -> None:
    rows = relations("Adwokat Maksim Znak, Uładzimir Łabkowicz i Walancin Stefanowicz wyszli na wolność.")
    assert [who for kind, who, _ in rows if kind == "position"] == ["Maksim Znak"]


def test_a_noun_for_a_body_that_stands_nearer_is_meant() -> None:
    rows = relations("Partia PAIGC milczy. Spalili serwer komisji i pobili jej przewodniczącego, Jana Nowaka.")
    assert ("position", "Jan Nowak", "PAIGC") not in rows
