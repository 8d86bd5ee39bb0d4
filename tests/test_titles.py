"""Who is meant where a title gives a noun alone and the lead a name, and which mission a text comes back to."""

import pytest
from text_reader import roles

KULIK = "Annę Kulik, redaktorkę portalu z Homla, zatrzymano w czwartek w jej mieszkaniu."


@pytest.mark.parametrize(
    ("text", "type_", "role", "who"),
    [
        (f"KGB zatrzymało redaktorkę z Homla\n\n{KULIK}", "Detention", "patient", {"Anna Kulik"}),
        (
            "Siedem lat kolonii dla nauczycielki\n\nSąd w Homlu skazał w czwartek Annę Kulik na siedem lat kolonii.",
            "Sentencing", "patient", {"Anna Kulik"},
        ),
        (
            "Prezes spółki stracił stanowisko\n\nRada nadzorcza odwołała w poniedziałek prezesa Jana Nowaka.",
            "Dismissal", "appointee", {"Jan Nowak"},
        ),
        (
            "Rywal prezydenta za kratami\n\nJana Nowaka osadzono w piątek w areszcie.",
            "Imprisonment", "patient", {"Jan Nowak"},
        ),
    ],
)  # fmt: skip
def test_the_lead_names_whom_the_title_only_calls(text: str, type_: str, role: str, who: set[str]) -> None:
    assert roles(text, type_, role)[0] == who


@pytest.mark.parametrize(
    "text",
    [
        # more than one, or somebody who is not the one that the lead names
        f"KGB zatrzymało nauczycielki z Homla\n\n{KULIK}",
        f"KGB zatrzymało dwie nauczycielki z Homla\n\n{KULIK}",
        "KGB zatrzymało redaktorkę z Homla\n\nAnnę Kulik i Jana Nowaka zatrzymano w czwartek w redakcji.",
        "KGB zatrzymało redaktorkę z Homla\n\nJana Nowaka zatrzymano w czwartek w Grodnie.",
        # what lies further down may be of another
        f"KGB zatrzymało nauczycielkę z Homla\n\nPogoda w Homlu dopisała. W mieście było cicho. {KULIK}",
    ],
)
def test_the_lead_lends_nobody_who_may_be_another(text: str) -> None:
    assert roles(text, "Detention", "patient")[0] == set()


_EMBASSY = "Ambasada USA w Mińsku ma wznowić pracę wiosną. "


@pytest.mark.parametrize(
    ("text", "type_", "who"),
    [
        (_EMBASSY + "Placówkę zamknięto w lutym 2022 r.", "MissionClosure", {"Ambasada USA w Mińsku"}),
        (_EMBASSY + "Opozycja obawia się ponownego otwarcia ambasady.", "MissionReopening", {"Ambasada USA w Mińsku"}),
        (
            _EMBASSY + "O otwarciu placówki, zamkniętej po inwazji na Ukrainę, mówił Coale.",
            "MissionClosure", {"Ambasada USA w Mińsku"},
        ),
        (_EMBASSY + "Ambasada USA nie działa od lutego 2022 r.", "MissionClosure", {"Ambasada USA w Mińsku"}),
        # its own, of which the text does not tell
        (_EMBASSY + "Norwegia zlikwidowała ambasadę w 2024 r.", "MissionClosure", set()),
        ("Belgia nie wyklucza zamknięcia ambasady. O azyl prosił w ambasadzie Ugandy.", "MissionClosure", set()),
    ],
)  # fmt: skip
def test_a_mission_told_before_is_meant_by_its_noun(text: str, type_: str, who: set[str]) -> None:
    note = "Notatka\n\nTekst dotyczy dyplomacji. Jest krótki. Napisano go w lutym. "
    assert roles(note + text, type_, "mission")[-1] == who


def test_the_embassy_that_speaks_is_not_the_one_told_of() -> None:
    text = (
        "Uwolniono 24 osoby – poinformowała ambasada USA w Wilnie. Mówiono o wznowieniu pracy amerykańskiej ambasady."
    )
    assert "Ambasada USA w Wilnie" not in roles(text, "MissionReopening", "mission")[-1]
    told = "Ambasada USA wznowiła działalność. Poinformowała o tym ambasada USA w Wilnie."
    assert roles(told, "MissionReopening", "mission") == [{"ambasada USA"}]
