"""Extraction on texts that the rules were not written for: own texts and real articles, each with gold; floors that only rise.

`dev` is looked at while rules are written, of `check` only the figures are. Skipped, loudly, where ../shared (its scorer,
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
        "dev": {"entities": 0.96, "events": 0.945, "roles": 0.83, "relations": 0.89, "date": 0.89, "status": 0.915, "quantity": 0.90},
        "check": {"entities": 0.94, "events": 0.84, "roles": 0.69, "relations": 0.75, "date": 0.80, "status": 0.86, "quantity": 0.81},
    },
    "own2": {
        "dev": {"entities": 0.955, "events": 0.92, "roles": 0.77, "relations": 0.83, "date": 0.78, "status": 0.95, "quantity": 0.84},
        "check": {"entities": 0.94, "events": 0.88, "roles": 0.72, "relations": 0.59, "date": 0.81, "status": 0.91, "quantity": 0.89},
    },
    "real": {
        "dev": {"entities": 0.925, "events": 0.85, "roles": 0.61, "relations": 0.45, "status": 0.95},
        "check": {"entities": 0.82, "events": 0.77, "roles": 0.49, "relations": 0.39, "status": 0.90},
    },
}  # fmt: skip
# kind → part → how many happenings that are not done may come out as done; lowered when fewer do, never raised
CEILINGS = {"own": {"dev": 4, "check": 21}, "own2": {"dev": 3, "check": 9}, "real": {"dev": 2, "check": 4}}


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


def test_there_are_ninety_own_texts_and_twenty_real_articles() -> None:
    folder = Path(__file__).parent / "unseen"
    assert len(list((folder / "own").glob("*/*.yaml"))) >= 60
    assert len(list((folder / "own2").glob("*/*.yaml"))) >= 32
    assert len(list((folder / "real").glob("*.yaml"))) >= 20
