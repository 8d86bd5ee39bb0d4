"""Posts that a copula tells, that a bracket parts from their holder, that several states share out, and those that name no state."""

import pytest

from tests.test_relations import Row, relations


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Andrij Wowk to naczelny dowódca ukraińskiej armii.", ("position", "Andrij Wowk", "Ukraina")),
        ("Raszid Karimow jest jednym z doradców prezydenta Uzbekistanu.", ("position", "Raszid Karimow", "Uzbekistan")),
        ("Sekretarz generalny Ligi Państw Arabskich (LPA) Ahmed Mansur milczy.", ("position", "Ahmed Mansur", "Liga Arabska")),
        ("Piotr Rylski (PSL), wiceminister rolnictwa Polski, odpowiedział.", ("position", "Piotr Rylski", "Polska")),
        ("Ministrowie obrony Kenii Moses Dawit, Ugandy Joe Odong i Rwandy Olivier Nduhu milczą.", ("position", "Joe Odong", "Uganda")),
        ("Ministrowie obrony Kenii Moses Dawit, Ugandy Joe Odong i Rwandy Olivier Nduhu milczą.", ("position", "Olivier Nduhu", "Rwanda")),
        ("Rosyjski gubernator Chersonia Iwan Saldow milczy.", ("position", "Iwan Saldow", "Chersoń")),
        ("Gubernator rosyjskiego obwodu briańskiego Iwan Saldow milczy.", ("position", "Iwan Saldow", "obwód briański")),
    ],
)  # fmt: skip
def test_whose_a_post_is_that_stands_apart(text: str, row: Row) -> None:
    assert row in relations(text)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Kenia zamknęła granicę. Minister obrony Moses Dawit tłumaczył to zamachami.", ("position", "Moses Dawit", "Kenia")),
        ("Kenia zamknęła granicę. Moses Dawit, minister obrony, tłumaczył to zamachami.", ("position", "Moses Dawit", "Kenia")),
    ],
)  # fmt: skip
def test_a_state_office_is_of_the_state_just_told(text: str, row: Row) -> None:
    assert row in relations(text)


def test_where_somebody_is_from_is_not_what_he_heads() -> None:
    rows = relations("Rosyjski prawnik z Kazania Iwan Saldow jest ścigany.")
    assert ("position", "Iwan Saldow", "Kazań") not in rows
