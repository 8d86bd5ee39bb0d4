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
# kind → part → measure → floor; raised when a better result is reached, never lowered
FLOORS: dict[str, dict[str, dict[str, float]]] = {
    "own": {
        "dev": {"entities": 0.965, "events": 0.95, "roles": 0.84, "relations": 0.895, "date": 0.91, "status": 0.96, "quantity": 0.93},
        "opened": {"entities": 0.945, "events": 0.88, "roles": 0.705, "relations": 0.765, "date": 0.85, "status": 0.965, "quantity": 0.94},
    },
    "own2": {
        "dev": {"entities": 0.96, "events": 0.94, "roles": 0.8, "relations": 0.87, "date": 0.83, "status": 0.98, "quantity": 0.95},
        "opened": {"entities": 0.945, "events": 0.91, "roles": 0.735, "relations": 0.615, "date": 0.88, "status": 0.985, "quantity": 0.945},
    },
    "own3": {
        "dev": {"entities": 0.94, "events": 0.915, "roles": 0.72, "relations": 0.735, "date": 0.79, "status": 0.96, "quantity": 0.91},
        "check": {"entities": 0.945, "events": 0.8, "roles": 0.59, "relations": 0.67, "date": 0.735, "status": 0.94, "quantity": 0.71},
    },
    "own4": {
        "dev": {"entities": 0.955, "events": 0.775, "roles": 0.555, "relations": 0.645, "date": 0.725, "status": 0.875, "quantity": 0.805},
        "check": {"entities": 0.895, "events": 0.775, "roles": 0.515, "relations": 0.615, "date": 0.725, "status": 0.9, "quantity": 0.95},
    },
    "real": {
        "dev": {"entities": 0.925, "events": 0.85, "roles": 0.625, "relations": 0.51, "status": 0.955},
        "check": {"entities": 0.825, "events": 0.795, "roles": 0.54, "relations": 0.46, "status": 0.93},
    },
    "real2": {
        "dev": {"entities": 0.89, "events": 0.925, "roles": 0.625, "relations": 0.44, "status": 0.935},
        "check": {"entities": 0.945, "events": 0.835, "roles": 0.645, "relations": 0.6, "status": 0.79},
    },
}  # fmt: skip
# kind → part → how many happenings that are not done may come out as done; lowered when fewer do, never raised
CEILINGS = {
    "own": {"dev": 1, "opened": 0},
    "own2": {"dev": 1, "opened": 0},
    "own3": {"dev": 1, "check": 0},
    "own4": {"dev": 6, "check": 5},
    "real": {"dev": 1, "check": 1},
    "real2": {"dev": 0, "check": 1},
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
    assert len(list((folder / "real").glob("*.yaml"))) >= 20
    assert len(list((folder / "real2").glob("*.yaml"))) >= 12
