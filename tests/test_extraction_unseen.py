"""Extraction on texts that the rules were not written for: own texts and real articles, each with gold; floors that only rise.

`dev` is looked at while rules are written, of `check` only the figures are; `opened` was a part `check` until newer texts took its place. Skipped, loudly, where ../shared (its scorer,
its articles) is not beside the checkout.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).parent.parent / "tools" / "score_texts.py"
# kind → part → measure → floor; raised when a better result is reached, never lowered. (Dates and counts are shares of the happenings
# found: on 2026-11-29 some shares of own2, own3, own4, own5, real fell by up to three hundredths, and three ceilings rose by one, while far more happenings were
# found, and dates that no text says were taken out.
# In the seventeenth session twelve dates: rules of lending that were true less than three times of four, counted on all that they
# lend and not only on what the gold dates, went out or were narrowed; the shares `date` of twelve parts fell by one to three items.)
FLOORS: dict[str, dict[str, dict[str, float]]] = {
    "own": {
        "dev": {"entities": 0.975, "events": 0.965, "roles": 0.885, "relations": 0.92, "date": 0.94, "status": 0.965, "quantity": 0.975},
        "opened": {"entities": 0.97, "events": 0.945, "roles": 0.83, "relations": 0.845, "date": 0.93, "status": 0.975, "quantity": 0.945},
    },
    "own2": {
        "dev": {"entities": 0.975, "events": 0.96, "roles": 0.865, "relations": 0.905, "date": 0.94, "status": 0.985, "quantity": 0.975},
        "opened": {"entities": 0.975, "events": 0.95, "roles": 0.855, "relations": 0.75, "date": 0.965, "status": 0.985, "quantity": 0.955},
    },
    "own3": {
        "dev": {"entities": 0.97, "events": 0.935, "roles": 0.79, "relations": 0.84, "date": 0.935, "status": 0.965, "quantity": 0.96},
        "check": {"entities": 0.965, "events": 0.84, "roles": 0.68, "relations": 0.765, "date": 0.855, "status": 0.96, "quantity": 0.8},
    },
    "own4": {
        "dev": {"entities": 0.975, "events": 0.895, "roles": 0.69, "relations": 0.865, "date": 0.915, "status": 0.97, "quantity": 0.915},
        "check": {"entities": 0.935, "events": 0.835, "roles": 0.63, "relations": 0.75, "date": 0.87, "status": 0.925, "quantity": 1},
    },
    "own5": {
        "dev": {"entities": 0.95, "events": 0.89, "roles": 0.76, "relations": 0.765, "date": 0.9, "status": 0.965, "quantity": 0.89},
        "check": {"entities": 0.975, "events": 0.82, "roles": 0.73, "relations": 0.81, "date": 0.8, "status": 0.9, "quantity": 0.8},
    },
    "own6": {  # check as at first sight
        "dev": {"entities": 0.94, "events": 0.835, "roles": 0.615, "relations": 0.695, "date": 0.895, "status": 0.98, "quantity": 0.855},
        "check": {"entities": 0.935, "events": 0.76, "roles": 0.62, "relations": 0.715, "date": 0.87, "status": 0.88, "quantity": 0.81},
    },
    "own7": {
        "dev": {"entities": 0.975, "events": 0.925, "roles": 0.83, "relations": 0.785, "date": 0.925, "status": 0.97, "quantity": 0.93},
        "check": {"entities": 0.97, "events": 0.885, "roles": 0.745, "relations": 0.76, "date": 0.89, "status": 0.945, "quantity": 0.815},
    },
    "own8": {
        "dev": {"entities": 1, "events": 0.955, "roles": 0.84, "relations": 0.93, "date": 0.975, "status": 0.97, "quantity": 1},
        "check": {"entities": 0.975, "events": 0.94, "roles": 0.89, "relations": 0.95, "date": 0.865, "status": 0.985, "quantity": 0.865},
    },
    "own9": {
        "dev": {"entities": 0.985, "events": 0.895, "roles": 0.775, "relations": 0.825, "date": 0.885, "status": 0.955, "quantity": 0.95},
        "check": {"entities": 0.965, "events": 0.855, "roles": 0.685, "relations": 0.775, "date": 0.875, "status": 0.93, "quantity": 1},
    },
    "own10": {  # as at first sight, but for a date: the one happening found since has none
        "dev": {"entities": 0.97, "events": 0.92, "roles": 0.785, "relations": 0.81, "date": 0.96, "status": 0.98, "quantity": 1},
        "check": {"entities": 0.955, "events": 0.845, "roles": 0.68, "relations": 0.735, "date": 0.77, "status": 0.9, "quantity": 1},
    },
    "own11": {  # nobody has read any of it
        "check": {"entities": 0.935, "events": 0.83, "roles": 0.65, "relations": 0.7, "date": 0.845, "status": 0.935, "quantity": 0.88},
    },
    "own12": {  # since its exchanges are releases a happening more is found, of which roles are missed
        "dev": {"entities": 0.96, "events": 0.835, "roles": 0.69, "relations": 0.785, "date": 0.83, "status": 0.96, "quantity": 0.915},
        "check": {"entities": 0.93, "events": 0.81, "roles": 0.545, "relations": 0.75, "date": 0.765, "status": 0.94, "quantity": 0.68},
    },
    "own13": {
        "dev": {"entities": 0.98, "events": 0.855, "roles": 0.695, "relations": 0.825, "date": 0.85, "status": 0.98, "quantity": 1},
        "check": {"entities": 0.95, "events": 0.79, "roles": 0.595, "relations": 0.72, "date": 0.765, "status": 0.95, "quantity": 0.71},
    },
    "own14": {
        "dev": {"entities": 0.945, "events": 0.805, "roles": 0.565, "relations": 0.67, "date": 0.865, "status": 0.965, "quantity": 0.905},
        "check": {"entities": 0.895, "events": 0.79, "roles": 0.61, "relations": 0.595, "date": 0.775, "status": 0.93, "quantity": 0.84},
    },
    "real": {
        "dev": {"entities": 0.96, "events": 0.905, "roles": 0.71, "relations": 0.62, "status": 0.96},
        "check": {"entities": 0.875, "events": 0.86, "roles": 0.675, "relations": 0.525, "status": 0.95},
    },
    "real2": {
        "dev": {"entities": 0.96, "events": 0.94, "roles": 0.82, "relations": 0.64, "status": 0.965},
        "check": {"entities": 0.965, "events": 0.875, "roles": 0.78, "relations": 0.665, "status": 0.855},
    },
    "real3": {
        "dev": {"entities": 0.945, "events": 0.82, "roles": 0.65, "relations": 0.715, "status": 0.965},
        "check": {"entities": 0.96, "events": 0.765, "roles": 0.595, "relations": 0.615, "status": 0.77},
    },
}  # fmt: skip
# The shares `date` of own6 dev and `status` of own4 and own5 check were .79, .905 and .87 of fewer happenings: as many or more are right now
# (78 of 101 after 69 of 87, 182 of 202 after 181 of 200, 297 of 342 after 297 of 341), but those found since are right less often.
# Those of own3 check were .85 and .965 of two happenings less: 116 of 137 and 213 of 221 are right now, 116 of 136 and 212 of 219 were.
# That of own6 dev was .87: a visit is found with its date, and what a relative clause tells beside it (`którego X nie podpisał`) is lent none.
# By one item each, where a rule right elsewhere adds or loses one: events of own5 and real3 check (.825 and .77), those of own8 check (.95: one extra, of talks),
# relations of own12 dev, own14 and real check (.79, .6, .545), roles of own12 check (.55), quantities of own7 check (.82).
# kind → part → how many happenings that are not done may come out as done; lowered when fewer do, never raised
# (own4, own5: one more in a part since 2026-11-29, where a dozen more happenings are found.)
CEILINGS = {
    "own": {"dev": 0, "opened": 0},
    "own2": {"dev": 1, "opened": 0},
    "own3": {"dev": 0, "check": 0},
    "own4": {"dev": 2, "check": 5},
    "own5": {"dev": 2, "check": 6},
    "own6": {"dev": 0, "check": 6},
    "own7": {"dev": 0, "check": 6},
    "own8": {"dev": 0, "check": 0},
    "own9": {"dev": 1, "check": 2},
    "own10": {"dev": 0, "check": 1},
    "own11": {"check": 6},
    "own12": {"dev": 2, "check": 2},
    "own13": {"dev": 0, "check": 2},
    "own14": {"dev": 1, "check": 2},
    "real": {"dev": 1, "check": 0},
    "real2": {"dev": 0, "check": 0},
    "real3": {"dev": 1, "check": 3},
}


@pytest.fixture(scope="module")
def scores(shared: Path) -> dict[str, dict[str, dict[str, float]]]:
    done = subprocess.run([sys.executable, str(TOOL), *FLOORS, "--json"], capture_output=True, text=True, check=True)
    found: dict[str, dict[str, dict[str, float]]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(("kind", "part"), [(k, p) for k in FLOORS for p in FLOORS[k]])
def test_figures(scores: dict[str, dict[str, dict[str, float]]], kind: str, part: str) -> None:
    found = scores[kind][part]
    low = {name: found[name] for name, floor in FLOORS[kind][part].items() if found[name] < floor}
    assert not low, f"below the floor: {low}"


@pytest.mark.parametrize(("kind", "part"), [(k, p) for k in CEILINGS for p in CEILINGS[k]])
def test_what_is_not_done_rarely_comes_out_as_done(
    scores: dict[str, dict[str, dict[str, float]]], kind: str, part: str
) -> None:
    assert scores[kind][part]["shown as done"] <= CEILINGS[kind][part]


def test_there_are_many_own_texts_and_real_articles() -> None:
    folder = Path(__file__).parent / "unseen"
    assert len(list((folder / "own").glob("*/*.yaml"))) >= 60
    assert len(list((folder / "own2").glob("*/*.yaml"))) >= 32
    assert len(list((folder / "own3").glob("*/*.yaml"))) >= 46
    assert len(list((folder / "own4").glob("*/*.yaml"))) >= 32
    assert len(list((folder / "own5").glob("*/*.yaml"))) >= 40
    assert len(list((folder / "own6").glob("*/*.yaml"))) >= 30
    assert len(list((folder / "own7").glob("*/*.yaml"))) >= 40
    assert len(list((folder / "own8").glob("*/*.yaml"))) >= 8
    assert len(list((folder / "own9").glob("*/*.yaml"))) >= 10
    assert len(list((folder / "own10").glob("*/*.yaml"))) >= 12
    assert all(
        len(list((folder / f"own{n}").glob("*/*.yaml"))) >= texts
        for n, texts in ((11, 12), (12, 20), (13, 20), (14, 20))
    )
    assert len(list((folder / "real").glob("*.yaml"))) >= 20
    assert len(list((folder / "real2").glob("*.yaml"))) >= 12
    assert len(list((folder / "real3").glob("*.yaml"))) >= 20
