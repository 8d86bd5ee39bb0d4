"""Names as agencies and newspapers write them of the rest of the world: links, cries, flights, firms and persons side by side."""

import pytest

from graph.ingest import registry
from loaders.polish.morphology import Morphology
from loaders.polish.names import Namer, Naming
from loaders.polish.tokens import split
from ontology.claims import Document

MORPHOLOGY = Morphology()
NAMER = Namer(registry(), MORPHOLOGY)


def named(text: str) -> Naming:
    return NAMER.name(Document("t", text, ""), split(text, (), MORPHOLOGY))


def bases(text: str) -> list[str]:
    return [m.lemma for m in named(text).mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CZYTAJ TEŻ: Litwa obniżyła podatki.", ["Litwa"]),
        ("KONIEC ROZMÓW PO DWÓCH DNIACH. Wrócili do kraju.", []),
        ("REKLAMA. Minister wrócił z Rygi.", ["Ryga"]),
        ("Odwołano loty FR1057 i FR 1002 z Bergamo.", ["Bergamo"]),
        ("Zysk wyniósł 20 mln EUR, a kary 3 mln CHF.", []),
        ("Umowy B2B podpisało wielu pilotów.", []),
        ("Inspektorzy z Okręgowego Inspektoratu Pracy weszli do hali.", []),
        ("Odmówił zgodnie z Kodeksem Karnym.", []),
        ("Rozmowy wrócą przed Wielkanocą.", []),
        ("Czytaj więcej Jak wyjaśnił rzecznik, nie ma decyzji.", []),
        ("Mer Piły wyjechał do Łodzi.", ["Piła", "Łódź"]),
        ("Wysoki Przedstawiciel wrócił przed Nowym Rokiem.", []),
        ("Oświetlili Koloseum na czerwono.", ["Koloseum"]),
        ("Samolot wrócił do Krakowa.", ["Kraków"]),
    ],
)
def test_what_is_no_name(text: str, expected: list[str]) -> None:
    assert bases(text) == expected


def test_peoples_in_the_plural() -> None:
    rows = named("Hiszpanie i Włosi strajkują razem ze Szwedami, Holendrami i Norwegami.").mentions
    assert [m.lemma for m in rows] == ["Hiszpanie", "Włosi", "Szwedzi", "Holendrzy", "Norwegowie"]
    assert {m.type for m in rows} == {"Person"}


def test_letters_in_brackets_are_a_name_though_they_are_a_word_too() -> None:
    assert "STAN" in bases("Partia Burmistrzowie i Niezależni (STAN) odeszła z rządu.")
