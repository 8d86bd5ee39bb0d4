"""Roles that nothing in the clause fills: lent to those of whom the text has told so much that a reader supplies them."""

import pytest
from text_reader import read, roles

_ON_LITHUANIA = (
    "Litwa chce otworzyć granicę z Białorusią. Litwa zamknęła ją w październiku. Litwa domaga się zwrotu ciężarówek. "
    "Litwa uważa Mińsk za odpowiedzialny za balony. "
)


def test_a_state_of_which_the_text_tells_again_and_again_is_a_side_of_talks_told_behind_it() -> None:
    text = _ON_LITHUANIA + "Wilno zastrzegło, że rozmowy potrwają do wiosny."
    assert roles(text, "Negotiation", "participant")[-1] == {"Litwa"}


def test_a_state_named_in_passing_is_no_side() -> None:
    text = "Litwa zamknęła granicę. Unia Europejska ostrzega Estonię, że rozmowy potrwają do wiosny."
    assert roles(text, "Negotiation", "participant")[-1] == set()


def test_talks_without_a_subject_are_those_of_the_state_of_the_title() -> None:
    text = f"Litwa szuka wyjścia\n\n{_ON_LITHUANIA} Do rozmów doszło w Genewie."
    assert "Litwa" in roles(text, "Negotiation", "participant")[-1]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Trump zadzwonił w piątek z pokładu samolotu, a Łukaszenka odebrał telefon w pałacu.", {"Donald Trump", "Alaksandr Łukaszenka"}),
        ("Putin po rozmowie telefonicznej z Trumpem przyjął Łukaszenkę.", {"Władimir Putin", "Donald Trump"}),
    ],
)  # fmt: skip
def test_the_two_persons_of_a_sentence_with_a_call_were_on_the_line(text: str, who: set[str]) -> None:
    assert roles(text, "PhoneCall", "participant")[-1] == who


def test_he_was_sentenced_of_whom_the_text_has_told_that_he_was_taken() -> None:
    text = "Andrzeja Poczobuta zatrzymano w 2021 roku. Poczobut napisał do matki dwa dni po ogłoszeniu wyroku."
    assert roles(text, "Sentencing", "patient") == [{"Andrzej Poczobut"}]


def test_where_the_text_says_whom_it_befell_nobody_is_lent() -> None:
    text = "Andrzeja Poczobuta zatrzymano w 2021 roku. Matka Poczobuta mówi o zatrzymaniu kolejnych dziennikarzy."
    assert roles(text, "Detention", "patient")[-1] == set()


def test_who_speaks_is_told_once() -> None:
    claims = read("Andrzeja Poczobuta zatrzymano. Poczobut napisał po wyroku, że nie będzie prosił o łaskę.").claims
    for claim in claims:
        speakers = [f.cluster for f in claim.fillers if f.role == "speaker"]
        assert len(speakers) == len(set(speakers))


def test_several_arrests_are_not_those_of_him_who_tells_of_them() -> None:
    text = "Andrzeja Poczobuta zatrzymano w 2021 roku. Poczobut opisał masowe aresztowania na Białorusi."
    assert roles(text, "Detention", "patient") == [{"Andrzej Poczobut"}, set()]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Łukaszenka nie uwolni dziennikarza\n\nAlaksandr Łukaszenka uwolnił w środę Ihara Łosika.", "PrisonerRelease"),
        ("Prokurator oskarżył szpiega\n\nProkuratura nie oskarżyła Jana Kowalskiego.", "Accusation"),
        ("Litwa zatrzymała przemytnika\n\nPolska zatrzymała wczoraj Jana Kowalskiego.", "Detention"),
        ("Kreml uwolni szpiega\n\nW 2024 roku Kreml uwolnił Pawła Rubcowa.", "PrisonerRelease"),
    ],
)  # fmt: skip
def test_a_title_that_says_another_thing_has_no_name_of_the_lead(text: str, type_: str) -> None:
    role = "target" if type_ == "Accusation" else "patient"
    assert sorted(len(x) for x in roles(text, type_, role)) == [0, 1]


def test_a_title_that_says_the_same_has_the_name_of_the_lead() -> None:
    text = "Policja zatrzymała szpiega\n\nPolicja zatrzymała w poniedziałek Jana Kowalskiego."
    assert roles(text, "Detention", "patient") == [{"Jan Kowalski"}, {"Jan Kowalski"}]


def test_who_is_not_one_of_them_is_not_among_them() -> None:
    told = "jednym z przedsiębiorstw, na które nałożono sankcje."
    assert roles(f"Rosnieft jest {told}", "SanctionImposition", "target") == [{"Rosnieft"}]
    assert roles(f"Łukoil nie jest {told}", "SanctionImposition", "target") == [set()]
