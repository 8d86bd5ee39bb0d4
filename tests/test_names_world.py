"""Names of the rest of the world as Polish papers inflect them: towns of the region, banks, parties, services, media."""

import pytest

from tests.test_names import bases, name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zatrzymano ją w Kryczewie, męża w Horkach.", ["Kryczew", "Horki"]),
        ("Kolonia leży w Smorgoniach, a więzienie w Szkłowie.", ["Smorgonie", "Szkłów"]),
        ("Ropa płynie przez Ust-Ługę, port w Ust-Łudze jest czynny.", ["Ust-Ługa", "Ust-Ługa"]),
        ("Rozmawiano w Emiratach.", ["Emiraty"]),
        ("Dwa małe emiraty upadły.", []),
        ("Walki trwają w Ganickach.", ["Ganicki"]),  # of no list: by its ending
        ("Akcje Commerzbanku kupił fundusz, a Mediobanki nikt.", ["Commerzbank", "Mediobanca"]),
        ("Wicepremier z CDA odszedł.", ["CDA"]),
        ("Szef Mosadu poleciał do Kairu.", ["Mosad", "Kair"]),
        ("Według „Miami Herald” odmówił.", ["Miami Herald"]),
        ("Redakcji „Denníka N” nie odpowiedział.", ["Denník N"]),
    ],
)
def test_base_forms(text: str, expected: list[str]) -> None:
    assert bases(text) == expected


def test_letters_of_one_party_are_no_form_of_those_of_another() -> None:
    assert {c.label for c in name("Posłowie CDA głosowali jak CDU.").clusters} == {
        "Apel Chrześcijańsko-Demokratyczny",
        "Unia Chrześcijańsko-Demokratyczna",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Itamara Ben-Gewira i Ümita Szarbaka nadal obejmuje zakaz wjazdu.", ["Itamar Ben-Gewir", "Ümit Szarbak"]),
        ("Rakieta zabiła Jahję Sinwara.", ["Jahja Sinwar"]),
        ("Ałsu Kurmaszewa wróciła do Pragi.", ["Ałsu Kurmaszewa", "Praga"]),
    ],
)
def test_two_strange_words_in_a_are_a_man_told_of(text: str, expected: list[str]) -> None:
    assert bases(text) == expected


def test_whose_office_speaks_is_named_with_it() -> None:
    assert {c.label for c in name("Biuro Swiatłany Cichanouskiej potępiło wyrok.").clusters} == {
        "Biuro Swiatłany Cichanouskiej",
        "Swietłana Cichanouska",
    }


def test_an_army_told_by_its_land_is_the_land() -> None:
    labels = {c.label for c in name("Jeniec uciekł z rosyjskiej armii, a litewska straż graniczna milczy.").clusters}
    assert labels == {"Rosja", "Litwa"}
