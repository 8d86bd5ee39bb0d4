"""One person, one cluster: second names that the text tells of, first names alone, foreign names of places that mean something else."""

import pytest

from graph.ingest import extractor
from ontology.claims import Document
from ontology.ids import ENTITY
from tests.test_names import name


def things(text: str) -> list[tuple[str, str]]:
    """Each mention with the label, or the key, of what it is of."""
    naming = name(text)
    labels = {c.id: c.id.removeprefix(ENTITY) if c.id.startswith(ENTITY) else c.label for c in naming.clusters}
    return [(m.text, labels[m.cluster or ""]) for m in naming.mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a second name that the text tells of
        (
            "Nadia Rehman, a właściwie Nadia Chatun, jest wolna. Chatun wyjechała.",
            [("Nadia Rehman", "Nadia Rehman"), ("Nadia Chatun", "Nadia Rehman"), ("Chatun", "Nadia Rehman")],
        ),
        (
            "Pułkownik Siarhiej Bućko, znany także jako Aleh Dubowik, został objęty sankcjami.",
            [("Siarhiej Bućko", "Siarhiej Bućko"), ("Aleh Dubowik", "Siarhiej Bućko")],
        ),
        (
            "Bank Altera (dawniej Bank Nordea) zapłaci karę.",
            [("Bank Altera", "Bank Altera"), ("Bank Nordea", "Bank Altera")],
        ),
        (
            "Ministrem był dawniej Jan Dubowik, a potem Piotr Zawada.",
            [("Jan Dubowik", "Jan Dubowik"), ("Piotr Zawada", "Piotr Zawada")],
        ),
        # a first name alone is the only one so called
        (
            "Asia Rehman wyszła z więzienia. Asię czeka jednak proces.",
            [("Asia Rehman", "Asia Rehman"), ("Asię", "Asia Rehman")],
        ),
        (
            "Maryja Kalesnikawa jest wolna. Rodzina Maryi czekała na granicy.",
            [("Maryja Kalesnikawa", "person/kalesnikawa"), ("Maryi", "person/kalesnikawa")],
        ),
        (
            "Papież Franciszek przyjął rodzinę. Córka mówiła Franciszkowi o matce.",
            [("Franciszek", "person/franciszek"), ("Franciszkowi", "person/franciszek")],
        ),
        (
            "Donald Tusk rozmawiał z Donaldem Trumpem. Donald nie ustąpi.",
            [("Donald Tusk", "person/tusk"), ("Donaldem Trumpem", "person/trump")],
        ),
    ],
)
def test_one_person_or_body_told_by_two_names_is_one(text: str, expected: list[tuple[str, str]]) -> None:
    assert things(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Prezydent Karol Nawrocki poleciał do Londynu. Książę Karol spotkał się z opozycją.",
        "Poseł Andrzej Nowak milczał. Zatrzymano też Andrzeja, kierowcę z Grodna.",
        "Poseł Andrzej Nowak milczał. Huragan Andrzej uderzył w Florydę.",
    ],
)
def test_a_first_name_beside_a_noun_of_its_own_is_another_s(text: str) -> None:
    full = next(label for mention, label in things(text) if " " in mention)
    assert [mention for mention, label in things(text) if label == full] == [
        mention for mention, _ in things(text) if " " in mention
    ]


def test_letters_of_a_body_may_be_a_word_of_ours() -> None:
    assert [mention for mention, _ in things("PISM ostrzega Litwę.")] == ["PISM", "Litwę"]


def test_foreign_names_of_places_that_are_something_else_in_polish() -> None:
    assert things("Wyjechał do Georgii.") == [("Georgii", "Georgia")]
    assert ("Asia", "place/asia") not in things("Na pytania Asia nie odpowiedziała.")
    assert things("Wyjechał do Azji i do Italii.") == [("Azji", "place/asia"), ("Italii", "country/it")]


def test_a_country_before_a_verb_that_is_a_noun_too() -> None:
    assert things("Polska była azylem.") == [("Polska", "country/pl")]
    assert things("Dla Polski rachunek jest prosty.") == [("Polski", "country/pl")]


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("Alehem Dubowikiem", "Aleh Dubowik"),
        ("Barysem Haretkim", "Barys Haretki"),
        ("Natallią Pietrowicz", "Natallia Pietrowicz"),
        ("Dzianisem Waranko", "Dzianis Waranko"),
        ("Gintautasem Petrauskasem", "Gintautas Petrauskas"),
        ("Mykytą Hordijenką", "Mykyta Hordijenko"),
    ],
)
def test_first_names_of_the_east(form: str, base: str) -> None:
    assert things(f"Rozmawiał wczoraj z {form}.") == [(form, base)]


@pytest.mark.parametrize(
    ("text", "woman"),
    [
        ("Sąd skazał Darję Łosik.", "Darja Łosik"),
        ("Spotkał Annę Łosik.", "Anna Łosik"),
        ("Rozmawiał z Anną Tusk.", "Anna Tusk"),
    ],
)
def test_a_woman_of_a_known_surname_is_not_the_man_of_that_name(text: str, woman: str) -> None:
    assert [label for _, label in things(text)] == [woman]


def test_a_surname_behind_another_one_stands_alone() -> None:
    labels = [label for _, label in things("Po rozmowie z Xi Jinpingiem Trump zapowiedział cła.")]
    assert labels == ["person/xi-jinping", "person/trump"]


def test_a_surname_alone_is_whom_the_text_names_in_full_not_a_known_bearer_of_it() -> None:
    text = "Bloger Rahman Alijew skrytykował ministra. Alijewa zatrzymano w piątek w Baku."
    found = extractor().extract(Document("t", text, "pl"))
    assert "Ilham Alijew" not in {c.label for c in found.clusters}
    titled = extractor().extract(
        Document("t", "Bloger Rahman Alijew milczy. Prezydent Alijew poleciał do Moskwy.", "pl")
    )
    assert {"Rahman Alijew", "Ilham Alijew"} <= {c.label for c in titled.clusters}
