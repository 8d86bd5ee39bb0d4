"""Posts that a copula tells, that a bracket parts from their holder, that several states share out, and those that name no state."""

import pytest

from graph.ingest import extractor
from ontology.claims import Document
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
        ("W Kenii wojsko obaliło prezydenta Mosesa Dawita. Uganda i Mali milczą.", ("position", "Moses Dawit", "Kenia")),
    ],
)  # fmt: skip
def test_a_state_office_is_of_the_state_just_told(text: str, row: Row) -> None:
    assert row in relations(text)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Andrzej Kowal, były już prezes Stalmetu, milczy.", ("position", "Andrzej Kowal", "Stalmet")),
        ("Iwona Duda, prezes Zenit Banku, odeszła.", ("position", "Iwona Duda", "Zenit Bank")),
        ("Głos zabrał Igor Panczenko, niegdyś minister obrony Ukrainy.", ("position", "Igor Panczenko", "Ukraina")),
        ("Jan Lis, w przeszłości szef ABW, podał się do dymisji.", ("position", "Jan Lis", "Agencja Bezpieczeństwa Wewnętrznego")),
        ("Skazano Wolhę Kulik, wolontariuszkę Centrum Praw Człowieka „Wiasna”.", ("position", "Wolha Kulik", "Centrum Praw Człowieka „Wiasna”")),
        ("Jan Kulik, członek zarządu Związku Polaków na Białorusi, milczy.", ("position", "Jan Kulik", "Związek Polaków na Białorusi")),
        ("Polska wezwała wiceprezydenta Dinę Kulik.", ("position", "Dina Kulik", "Polska")),
        ("Ekonomistka Anna Kulik z Uniwersytetu Śląskiego milczy.", ("position", "Anna Kulik", "Uniwersytet Śląski")),
        ("Zginął dowódca 41. Armii Wiktor Kulik.", ("position", "Wiktor Kulik", "41. Armia")),
    ],
)  # fmt: skip
def test_what_stands_between_a_name_and_its_office(text: str, row: Row) -> None:
    assert row in relations(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sankcje objęły Wostokbank, a Rosselchozbanku nie.", {"Wostokbank", "Rosselchozbank"}),
        ("Uwięziono żołnierzy 3. Brygady Szturmowej.", {"3. Brygada Szturmowa"}),
        ("Zajęto siedzibę 6. Dywizji Piechoty.", {"6. Dywizja Piechoty"}),
        ("Minister obrony Musa Dawit milczał.", {"Musa Dawit"}),
        ("Prezydent William Ruto odleciał.", {"William Ruto"}),
        ("Nowy członek rady to Gary Greenstein.", {"Gary Greenstein"}),
        ("Milczy jego zastępca Denis Bortnikow.", {"Denis Bortnikow"}),
        ("Pokonany w wyborach, Raila Odinga, milczał. Railę Odingę poparło wielu.", {"Raila Odinga"}),
    ],
)
def test_names_that_their_form_or_office_tells(text: str, names: set[str]) -> None:
    assert names <= {c.label for c in extractor().extract(Document("t", text, "pl")).clusters}


def test_where_somebody_is_from_is_not_what_he_heads() -> None:
    rows = relations("Rosyjski prawnik z Kazania Iwan Saldow jest ścigany.")
    assert ("position", "Iwan Saldow", "Kazań") not in rows
