"""Acts and the lives of measures that they move: the shipped file, what is wrong with a bad one, each step."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import seeds
from graph.derive.sanction_quads import sanction_quads
from graph.derive.sanctions import Life, State, at, fold, lives
from graph.ingest import acts, registry
from ontology.acts import Act, Effect, Permit, Step
from ontology.acts_file import load_acts
from ontology.errors import RegistryError

GRAPH = "https://w3id.org/sanctions-kg/graph/current"


def life(programme: str, target: str) -> Life:
    return lives(acts())[(programme, target)]


@pytest.mark.parametrize(
    ("day", "ofac", "bis"),
    [
        ("2023-08-01", State.NOT_DESIGNATED, State.IN_FORCE),
        ("2023-08-10", State.IN_FORCE, State.IN_FORCE),
        ("2025-09-10", State.IN_FORCE, State.EXPIRED),
        ("2025-09-12", State.LICENSED, State.EXPIRED),
        ("2025-11-05", State.LIFTED, State.EXPIRED),
    ],
)
def test_belavia_day_by_day(day: str, ofac: State, bis: State) -> None:
    assert at(life("us/ofac-sdn", "company/belavia"), day).state is ofac
    assert at(life("us/bis-denial", "company/belavia"), day).state is bis
    eu = at(life("eu/annex-i", "company/belavia"), day)
    assert (eu.state, eu.known) == (State.IN_FORCE, True)


def test_belaruskali_is_licensed_and_after_the_horizon_only_last_known_so() -> None:
    measure = life("us/ofac-sdn", "org/belaruskali")
    assert (measure.horizon, measure.horizon_by) == ("2025-12-15", "us/ofac-gl-13")
    assert (at(measure, "2025-12-15").state, at(measure, "2025-12-15").known) == (State.LICENSED, True)
    for day in ("2026-01-01", "2026-03-21"):
        assert (at(measure, day).state, at(measure, day).known) == (State.LICENSED, False)
    assert at(life("eu/annex-i", "org/belaruskali"), "2026-01-01").known


def test_a_wind_down_licence_ends_and_the_measure_stays() -> None:
    measure = life("us/ofac-sdn", "org/belaruskali")
    days = ("2021-08-08", "2021-08-09", "2021-12-07", "2021-12-08", "2025-12-14")
    wanted = [State.NOT_DESIGNATED, State.LICENSED, State.LICENSED, State.IN_FORCE, State.IN_FORCE]
    assert [at(measure, day).state for day in days] == wanted


def test_of_the_aircraft_one_is_delisted_and_three_are_licensed() -> None:
    names = ("ew-301pj", "ew-001pa", "ew-001pb", "ew-001ph")
    found = {n: at(life("us/ofac-sdn", f"aircraft/{n}"), "2025-11-05").state for n in names}
    assert found.pop("ew-301pj") is State.LIFTED
    assert set(found.values()) == {State.LICENSED}


def test_an_act_whose_day_is_not_known_leaves_the_state_open_until_it_is_past() -> None:
    tdo = life("us/bis-denial", "company/belavia")
    open_ = at(tdo, "2024-12-15")
    assert (open_.state, open_.before, open_.after) == (State.UNKNOWN, State.IN_FORCE, State.EXPIRED)
    assert at(tdo, "2024-11-30").state is State.IN_FORCE and at(tdo, "2024-12-31").state is State.EXPIRED
    assert at(tdo, "2022-12-15").state is State.IN_FORCE, "a renewal of unknown day changes nothing"


def test_a_letter_to_one_airline_leaves_the_measure_on_the_others() -> None:
    measure = life("us/bis-aircraft", "sector/aviation-by")
    assert at(measure, "2025-09-12").state is State.IN_FORCE
    assert at(measure, "2025-09-12", "company/belavia").state is State.LICENSED


def effect(step: Step, until: str | None = None) -> Effect:
    permit = Permit({"pl": "x", "en": "x"}, {}, until) if step is Step.LICENSE else None
    return Effect(step, "us/ofac-sdn", ("company/belavia",), permit)


def act(day: str, step: Step, until: str | None = None) -> tuple[Act, Effect]:
    one = effect(step, until)
    return Act(f"x/{day}-{step.value}", "org/ofac", {"pl": "a", "en": "a"}, day, (one,)), one


def test_every_step() -> None:
    rows = [
        act("2020-01-01", Step.IMPOSE),
        act("2020-02-01", Step.SUSPEND),
        act("2020-03-01", Step.RESUME),
        act("2020-04-01", Step.LICENSE, "2021-01-01"),
        act("2020-05-01", Step.REVOKE),
        act("2020-06-01", Step.RELAX),
        act("2020-07-01", Step.LIFT),
        act("2020-08-01", Step.IMPOSE),
        act("2020-09-01", Step.LAPSE),
    ]
    stages = fold(rows)
    assert [s.state_for().value for s in stages] == [
        "in-force", "suspended", "in-force", "licensed", "in-force", "in-force", "lifted", "in-force", "expired",
    ]  # fmt: skip
    assert stages[7].imposed == "2020-08-01", "a relisting begins anew"


@settings(deadline=None)  # the first example loads the registry
@given(st.permutations(list(acts().acts.values())))
def test_any_order_of_acts_gives_the_same_lives(rows: list[Act]) -> None:
    steps = [(a, e) for a in rows for e in a.effects if "company/belavia" in e.targets and e.programme == "us/ofac-sdn"]
    assert fold(steps) == life("us/ofac-sdn", "company/belavia").stages


def test_quads_name_only_terms_of_the_vocabulary() -> None:
    from ontology.ids import VOCABULARY
    from ontology.terms import vocabulary

    used = {q.predicate.value.removeprefix(VOCABULARY) for q in sanction_quads(acts(), GRAPH)}
    assert {u for u in used if not u.startswith("http")} <= set(vocabulary())


# --- a bad file


GOOD = """
programmes:
  us/x: {authority: org/ofac, names: {pl: x, en: x}, kind: assets, scope: {pl: x, en: x}}
acts:
  us/a:
    authority: org/ofac
    names: {pl: a, en: a}
    in_force: 2021-08-09
    source: here
    imposes: [{programme: us/x, targets: [company/belavia]}]
"""


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        ("imposes", "imposses", "us/a: unknown field 'imposses'", "Did you mean 'imposes'?"),
        ("company/belavia", "company/belavja", "unknown thing 'company/belavja'", "Did you mean 'company/belavia'?"),
        ("[{programme: us/x", "[{programme: us/y", "unknown programme 'us/y'", "Did you mean 'us/x'?"),
        ("kind: assets", "kind: asset", "unknown kind 'asset'", "Did you mean 'assets'?"),
        ("2021-08-09", "09.08.2021", "`in_force`: '09.08.2021' is not a date", "Write 2025-11-04"),
        ("    source: here\n", "", "us/a: lacks `source`", None),
        ("{pl: a, en: a}", "{pl: a}", "`names` needs a text in pl and one in en", None),
        (
            "imposes",
            "lifts",
            "lifts us/x for company/belavia, which no earlier act imposes",
            "Add an act that imposes it",
        ),
        ("[company/belavia]}", "[company/belavia], until: 2022}", "'until' belongs to a licence", None),
        ("imposes", "basis: us/b\n    imposes", "unknown act 'us/b'", None),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, old: str, new: str, message: str, hint: str | None) -> None:
    file = tmp_path / "acts.yaml"
    assert old in GOOD
    file.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(RegistryError) as raised:
        load_acts(file, registry())
    assert message in raised.value.message and raised.value.message.startswith("acts.yaml: ")
    assert hint is None or hint in (raised.value.hint or "")


def test_the_shipped_file_is_whole() -> None:
    found = load_acts(seeds.acts_path(), registry())
    assert len(found.acts) == 36 and len(lives(found)) == 33
    assert all(a.source for a in found.acts.values())
