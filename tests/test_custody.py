"""`kg custody`: who is held, freed, withheld, refused to leave, back in prison, each with its sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph import KnowledgeGraph
from graph.cli import cli
from graph.derive.custody import Custody, at, custodies, order
from graph.derive.identity import entities
from graph.derive.sightings import Sighting, Step
from graph.ingest import ReadOptions, extractor, load, read, registry
from ontology.errors import UsageError


@pytest.fixture(scope="module")
def kg(built_store: Path) -> KnowledgeGraph:
    return KnowledgeGraph(built_store, lang="en")


def custody_of(folder: Path, text: str, name: str, date: str | None = "2025-12-20") -> Custody:
    """The custody of one registered person by a document of these words."""
    file = folder / "notatka.txt"
    file.write_text(text, encoding="utf-8")
    rows = [extractor().extract(read(file, ReadOptions(date=date)))]
    found = custodies(rows, registry(), entities(rows, registry()).entity_of)
    (one,) = [c for c in found if c.person.endswith(f"/{name}")]
    return one


def test_poczobut_was_held_since_2021_and_not_freed_in_two_rounds(kg: KnowledgeGraph) -> None:
    data = kg.custody("Poczobuta", "2026-03-20").to_dict()
    assert (data["state"], data["known"], data["perhaps"]) == ("withheld", True, [])
    told = [(s["step"], (s["group_release"] or {}).get("count")) for s in data["steps"]]
    assert told == [("held", None), ("withheld", 52.0), ("held", None), ("withheld", 250.0), ("held", None)]
    assert data["steps"][0]["earliest"] == "2021-01-01"


def test_statkiewicz_refused_to_leave_which_says_nothing_of_a_release(kg: KnowledgeGraph) -> None:
    data = kg.custody("Statkiewicz", "2025-12-01").to_dict()
    assert (data["state"], data["known"], data["unknown_since"]) == ("refused", False, "2025-09-13")
    assert [(s["step"], s["inferred"]) for s in data["steps"]] == [("refused", False)]
    words = " ".join(str(kg.custody("Statkiewicz", "2025-12-01")).split())
    assert (
        "UNKNOWN since 13 September 2025; last known: refused to leave the country (on or before 12 September 2025)"
        in words
    )
    assert "; whether free or not the sources do not say" in words


def test_within_the_month_of_a_release_it_may_have_happened(kg: KnowledgeGraph) -> None:
    data = kg.custody("Cichanouski", "2025-06-10").to_dict()
    assert (data["state"], data["perhaps"]) == (None, ["released"])
    assert kg.custody("Cichanouski", "2025-06-30").to_dict()["state"] == "released"


def test_freed_and_back(tmp_path: Path) -> None:
    text = (
        "Mikałaj Statkiewicz został zwolniony 11 września 2025 r. razem z 51 innymi więźniami politycznymi. "
        "Odmówił jednak wyjazdu z kraju. Mikałaj Statkiewicz znów przebywa w więzieniu.\n"
    )
    steps = custody_of(tmp_path, text, "statkiewicz").steps
    assert [s.step for s in steps] == [Step.RELEASED, Step.REFUSED, Step.RETURNED]


@pytest.mark.parametrize(
    "back",
    [
        "odmówił wyjazdu z kraju i 12 września 2025 r. wrócił do więzienia.",
        "odmówił wyjazdu z kraju, a 12 września 2025 r. ponownie trafił do więzienia.",
    ],
)
def test_freed_and_back_on_the_day_of_the_refusal(tmp_path: Path, back: str) -> None:
    """Who is put back is told outright, and comes after the refusal of that day."""
    text = f"Mikałaj Statkiewicz wyszedł na wolność 11 września 2025 r. Statkiewicz {back}\n"
    found = custody_of(tmp_path, text, "statkiewicz")
    assert [(s.step, s.inferred) for s in found.steps][-2:] == [(Step.REFUSED, False), (Step.RETURNED, False)]
    where = at(found, "2025-09-12").last
    assert where is not None and where.step is Step.RETURNED


def test_who_was_freed_and_refused_to_leave_is_not_told_to_be_free(tmp_path: Path) -> None:
    """The refusal has no day, but it is told of that very release; before it he was freed."""
    text = (
        "Wolność dla więźniów\n\nW czwartek 11 września 2025 roku Łukaszenka uwolnił 52 więźniów politycznych po rozmowie "
        "z Johnem Coale’em w Mińsku. Wśród nich jest Mikałaj Statkiewicz, który odmówił wyjazdu z kraju.\n"
    )
    found = custody_of(tmp_path, text, "statkiewicz", "2025-09-12")
    assert [s.step for s in found.steps] == [Step.RELEASED, Step.REFUSED]
    where = at(found)
    assert where.last is not None and where.before is not None
    assert (where.last.step, where.before.step) == (Step.REFUSED, Step.RELEASED)


REFUSED, MOVED, TAKEN, HANDED = Step.REFUSED, Step.MOVED, Step.TAKEN, Step.HANDED
P, S = "poczobut", "statkiewicz"


@pytest.mark.parametrize(
    ("text", "name", "steps", "state", "before"),
    [
        # who refuses to leave is not free for that: he may refuse it in his cell
        ("Andrzej Poczobut siedzi w kolonii w Nowopołocku. 3 grudnia 2025 r. Poczobut odmówił wyjazdu z kraju.", P,
         [REFUSED, Step.HELD], Step.HELD, None),
        ("8 lutego 2023 r. sąd w Grodnie skazał Andrzeja Poczobuta na osiem lat. 2 marca 2023 r. Poczobut odmówił wyjazdu z kraju.", P,
         [Step.SENTENCED, REFUSED], REFUSED, Step.SENTENCED),
        # from prison to prison
        ("5 maja 2025 r. Andrzej Poczobut został przewieziony do kolonii karnej w Nowopołocku.", P, [MOVED], MOVED, None),
        ("Mikałaj Statkiewicz wyszedł na wolność 11 września 2025 r. 1 listopada 2025 r. Mikałaja Statkiewicza przewieziono do więzienia w Hłybokiem.", S,
         [Step.RELEASED, Step.RETURNED], Step.RETURNED, None),
        # nobody knows whither
        ("11 września 2025 r. zamaskowani ludzie wywieźli Mikałaja Statkiewicza w nieznanym kierunku.", S, [TAKEN], TAKEN, None),
        ("11 września 2025 r. Mikałaja Statkiewicza wywieziono na Litwę prosto z więzienia.", S, [Step.EXPELLED], Step.EXPELLED, None),
        # an extradition that was refused leaves nobody in prison, one that is sought promises no freedom
        ("Litwa odmówiła ekstradycji Mikałaja Statkiewicza.", S, [], None, None),
        # not pardoned is not `not released`
        ("Łukaszenka odmówił ułaskawienia Mikałaja Statkiewicza.", S, [Step.UNPARDONED], Step.UNPARDONED, None),
        # what was told in the past tense was so once
        ("Mikałaj Statkiewicz został zwolniony 11 września 2025 r. Statkiewicz spędził w więzieniu dwanaście lat.", S,
         [Step.RELEASED, Step.HELD], Step.RELEASED, None),
        ("Mikałaj Statkiewicz został zwolniony 11 września 2025 r. Statkiewicz przebywał w więzieniu od 2020 r.", S,
         [Step.HELD, Step.RELEASED], Step.RELEASED, None),
        ("Andrzej Poczobut pozostał w kolonii w Nowopołocku.", P, [Step.HELD], Step.HELD, None),
        # what goes on since before a release is no return
        ("Mikałaj Statkiewicz został zwolniony 11 września 2025 r. Mikałaj Statkiewicz siedzi w więzieniu od 2020 r.", S,
         [Step.HELD, Step.RELEASED, Step.HELD], Step.RELEASED, None),
    ],
)  # fmt: skip
def test_no_more_is_concluded_than_the_sentence_says(
    tmp_path: Path, text: str, name: str, steps: list[Step], state: Step | None, before: Step | None
) -> None:
    file = tmp_path / "notatka.txt"
    file.write_text(text + "\n", encoding="utf-8")
    rows = [extractor().extract(read(file, ReadOptions(date="2025-12-20")))]
    found = [
        c for c in custodies(rows, registry(), entities(rows, registry()).entity_of) if c.person.endswith(f"/{name}")
    ]
    assert [s.step for c in found for s in c.steps] == steps
    where = at(found[0]) if found else None
    assert (where.last.step if where and where.last else None) == state
    assert (where.before.step if where and where.before else None) == before


FREED = Sighting(Step.RELEASED, "a", "2025-06-21", "2025-06-21")


@pytest.mark.parametrize(
    ("loose", "state", "perhaps"),
    [
        (
            Sighting(Step.DETAINED, "b", "0001-01-01", "2025-11-26"),
            Step.RELEASED,
            [Step.DETAINED],
        ),  # his arrest, of no date
        (Sighting(Step.PARDONED, "b", "0001-01-01", "2025-06-23"), Step.RELEASED, []),
        (Sighting(Step.RETURNED, "b", "0001-01-01", "2025-06-23"), Step.RETURNED, []),  # said in so many words
        (Sighting(Step.TAKEN, "b", "0001-01-01", "2025-06-23"), Step.RELEASED, []),
        (
            Sighting(Step.HELD, "b", "2025-06-01", "2025-06-30"),
            Step.RELEASED,
            [Step.HELD],
        ),  # in June: before, or after?
    ],
)
def test_what_has_no_date_does_not_undo_what_has_one(loose: Sighting, state: Step, perhaps: list[Step]) -> None:
    where = at(Custody("x", order([FREED, loose]), "2025-11-26"))
    assert where.last is not None
    assert (where.last.step, [s.step for s in where.perhaps]) == (state, perhaps)


def test_what_has_no_date_is_said_beside_the_state(tmp_path: Path) -> None:
    """Freed in 2015, and arrested on a day that the source does not name: the state says both."""
    text = "Mikałaj Statkiewicz wyszedł na wolność w 2015 r. Milicja zatrzymała Mikałaja Statkiewicza.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    load(tmp_path / "kg", [tmp_path / "a.txt"], ReadOptions(date="2025-12-20"))
    found = KnowledgeGraph(tmp_path / "kg", lang="en").custody("Statkiewicz").to_dict()
    assert found["in_words"].startswith("released (2015)") and found["perhaps"] == ["detained"]
    assert "told without an exact date as well: detained" in found["in_words"]


def test_who_was_arrested_long_before_and_is_told_to_be_free_is_free() -> None:
    held = Sighting(Step.DETAINED, "a", "2022-07-01", "2022-07-31")
    free = Sighting(Step.RELEASED, "b", "0001-01-01", "2025-12-16")
    where = at(Custody("x", order([free, held]), "2025-12-16"))
    assert (where.last, where.perhaps) == (free, ())


def test_a_promise_moves_nothing(tmp_path: Path) -> None:
    text = "Andrzej Poczobut przebywa w więzieniu. Białoruś obiecała uwolnić Andrzeja Poczobuta.\n"
    found = custody_of(tmp_path, text, "poczobut")
    assert {s.step for s in found.steps} == {Step.HELD, Step.PROMISED}
    last = at(found).last
    assert last is not None and last.step is Step.HELD


def test_a_count_with_a_president_beside_it_frees_no_president(kg: KnowledgeGraph) -> None:
    with pytest.raises(UsageError, match="no document"):
        kg.custody("Trump")


def test_without_dates_no_day_is_known(tmp_path: Path) -> None:
    found = custody_of(tmp_path, "Andrzej Poczobut nadal przebywa w więzieniu.\n", "poczobut", None)
    assert [s.latest for s in found.steps] == [""] and at(found, "2026-01-01").last is None


def test_the_state_bears_the_day_of_the_source_that_knows_it_best() -> None:
    """One source knows that she was freed by the 12th, another that it was the 11th."""
    known, by = (
        Sighting(Step.RELEASED, "a", "2026-06-11", "2026-06-11"),
        Sighting(Step.RELEASED, "b", "2026-06-01", "2026-06-12"),
    )
    later = Sighting(Step.RETURNED, "c", "2026-06-18", "2026-06-18")
    custody = Custody("x", order([by, later, known]), "2026-06-20")
    assert at(custody, "2026-06-15").last == known and at(custody, "2026-06-20").last == later


def test_time_order_does_not_depend_on_the_order_of_claims() -> None:
    rows = [
        Sighting(Step.HELD, "c", "2021-01-01", "2021-12-31"),
        Sighting(Step.RELEASED, "b", "2025-09-11", "2025-09-11"),
        Sighting(Step.HELD, "a", "2025-10-01", "2025-10-01"),
    ]
    wanted = [Step.HELD, Step.RELEASED, Step.RETURNED]
    assert [s.step for s in order(rows)] == wanted == [s.step for s in order(reversed(rows))]


def test_whom_a_round_named_counted_and_withheld(kg: KnowledgeGraph) -> None:
    rounds = kg.custody().to_dict()["rounds"]
    told = [(r["count"], [p["step"] for p in r["named"]], [p["name"] for p in r["withheld"]]) for r in rounds]
    assert told == [
        (52.0, ["refused"], ["Andrzej Poczobut"]),
        (250.0, [], ["Andrzej Poczobut"]),
    ]


def test_command(built_store: Path) -> None:
    base = ["--store", str(built_store), "--lang", "en", "custody"]
    everyone = CliRunner().invoke(cli, [*base, "--json"])
    named = {row["id"].rsplit("/", 1)[-1] for row in json.loads(everyone.output)["people"]}
    assert named == {"poczobut", "cichanouski", "statkiewicz", "ziankowicz"}
    nothing = CliRunner().invoke(cli, [*base, "Coale"])
    assert nothing.exit_code == 0 and "say nothing" in nothing.output
    assert "Prisoners named" in CliRunner().invoke(cli, base).output
