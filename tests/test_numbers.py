"""Counts of Polish news: digits and words, quantifiers, units, and the noun that is counted."""

import pytest
from text_reader import read

from loaders.polish.text.morphology import Morphology
from loaders.polish.text.tokens import split
from loaders.polish.times.named import find_times
from loaders.polish.units.numbers import Number, find_numbers

MORPHOLOGY = Morphology()


def numbers(text: str) -> list[Number]:
    (sentence,) = split(text, (), MORPHOLOGY)
    return find_numbers(sentence, find_times(sentence, "2026-03-20"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zwolniono 52 więźniów politycznych.", [(52, "więźniów", "")]),
        ("Zwolniono 250 kolejnych osób.", [(250, "osób", "")]),
        ("Trzech obywateli RP i ośmioro Białorusinów wróciło.", [(3, "obywateli", ""), (8, "Białorusinów", "")]),
        ("Dwustu pięćdziesięciu ludzi wyszło.", [(250, "ludzi", "")]),
        ("Czternaście osób siedzi.", [(14, "osób", "")]),
        ("Weźmie udział 18,6 tys. żołnierzy.", [(18600, "żołnierzy", "")]),
        ("Pożyczka to 2,8 mld euro.", [(2_800_000_000, "euro", "EUR")]),
        ("Cena wzrosła o 15 proc. w rok.", [(15, "proc.", "proc.")]),
        ("W więzieniach jest 1 190 osób.", [(1190, "osób", "")]),
        ("Kary od siedmiu do ośmiu i pół roku dostały cztery osoby.", [(7, "roku", "czas"), (4, "osoby", "")]),
        ("Pięć i pół roku łagru dostała poetka.", [(5.5, "roku", "czas")]),
        ("Wysłano dwa i pół tysiąca żołnierzy.", [(2500, "żołnierzy", "")]),
        ("Zatrzymano go z ponad setką współpracowników.", [(100, "współpracowników", "")]),
        ("Zwolniono tysiąca dwustu więźniów.", [(1200, "więźniów", "")]),
        ("Skazano dwa tysiące trzystu pięciu ludzi.", [(2305, "ludzi", "")]),
        ("Zatrzymano półtora tysiąca osób.", [(1500, "osób", "")]),
        ("Wysłano pół miliona żołnierzy.", [(500_000, "żołnierzy", "")]),
        ("Skazano go na pół roku więzienia.", []),
        ("To czwarta tura rozmów.", []),
        ("Wizyta 19 marca 2026 r. trwała krótko.", []),
        ("Jest jednym z liderów opozycji.", []),
        ("Rozporządzenie nr 765 obowiązuje.", []),
    ],
)
def test_counts(text: str, expected: list[tuple[float, str, str]]) -> None:
    found = [(n.value, n.noun_text, n.unit) for n in numbers(text) if n.value is not None]
    assert [(v, t, u) for v, t, u in found] == expected


@pytest.mark.parametrize(
    ("text", "least", "most", "approximate"),
    [
        ("Zwolniono ponad 170 osób.", 170, None, False),
        ("Zwolniono co najmniej 100 osób.", 100, None, False),
        ("Zwolniono nie więcej niż 30 osób.", None, 30, False),
        ("Zwolniono około 50 osób.", 50, 50, True),
        ("Zwolniono ok. 50 osób.", 50, 50, True),
        ("Zwolniono 10–15 osób.", 10, 15, False),
        ("Zwolniono 52 osoby.", 52, 52, False),
    ],
)
def test_bounds(text: str, least: float | None, most: float | None, approximate: bool) -> None:
    (number,) = numbers(text)
    quantity = number.to_quantity()
    assert (quantity.least, quantity.most, quantity.approximate) == (least, most, approximate)


def test_parts_and_totals() -> None:
    assert [n.basis for n in numbers("Zwolniono 52 osoby, w tym 14 kobiet.")] == ["flow", "part"]
    assert [n.basis for n in numbers("W sumie zwolniono 194 osoby.")] == ["total"]


def test_a_vague_count_has_no_value() -> None:
    (number,) = numbers("Zatrzymano kilkanaście osób.")
    assert number.value is None and number.approximate


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        # the count stands behind an aside, or in the clause that tells who takes part
        ("W rosyjskich koloniach przebywa, jak szacuje Memoriał, blisko tysiąc więźniów politycznych.", "Imprisonment", 1000),
        ("Dziś rozpoczęły się ćwiczenia „Żelazny Obrońca-25”, w których bierze udział 30 tys. żołnierzy.", "MilitaryExercise", 30000),
        # some of those told before, all of them, or those whom a pronoun means
        ("ABW zatrzymała cztery osoby, a wobec trzech z nich sąd zastosował tymczasowy areszt.", "Imprisonment", 3),
        ("Putin ułaskawił całą siódemkę w czwartek.", "Pardon", 7),
        ("Białoruś uwolniła 14 więźniów i wywiozła ich na Litwę.", "PrisonerTransfer", 14),
        ("Policja zatrzymała 14 osób, a sąd skazał je na pięć lat więzienia.", "Sentencing", 14),
        # those whom an attack cost their lives
        ("W rosyjskim nalocie na Dniepr życie straciło dziewięć osób.", "Attack", 9),
        ("Rosyjski atak na Odessę kosztował życie dziewięciu osób.", "Attack", 9),
        ("Po rosyjskim ataku na Kijów prezydent rozmawiał z matkami pięciu żołnierzy o życiu na froncie.", "Attack", None),
        # a seven that is no company counts nobody
        ("Putin ułaskawił więźnia i dostał za to szóstkę.", "Pardon", None),
    ],
)  # fmt: skip
def test_whose_count_it_is(text: str, type_: str, expected: float | None) -> None:
    (claim,) = [c for c in read(text).claims if c.type == type_]
    assert (claim.quantity.value if claim.quantity else None) == expected
