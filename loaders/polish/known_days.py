"""Days of happenings that everybody knows and a text only names: `po inwazji Rosji na Ukrainę`, `manewry Zapad-2025`.

What is known is data (`data/known_days.yaml`). Of an exercise whose name bears a year, and of which nothing more is known,
the year is its date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from loaders.polish.moments import When
from loaders.polish.words import DATA
from ontology.claims import Claim, Status
from ontology.dates import bounds
from ontology.tables import read_table

_NAME = re.compile(r"\b([A-ZŁŚŻŹĆŃÓ]\w+(?: [A-ZŁŚŻŹĆŃÓ]\w+)?)[-–]((?:20)?\d\d)\b")
_NEAR = 60  # characters from the word that tells of an exercise to its name
_STOPS = re.compile(r"[;:.?!]")


@dataclass(frozen=True, slots=True)
class _Known:
    type: str
    words: tuple[str, ...]
    after: frozenset[str]
    actor: str
    target: str
    day: str


@cache
def _table() -> tuple[tuple[_Known, ...], dict[str, dict[str, str]]]:
    rows: dict[str, Any] = read_table(DATA / "known_days.yaml")
    happenings = tuple(
        _Known(r["type"], tuple(r["words"]), frozenset(r.get("after", ())), r["actor"], r["target"], str(r["day"]))
        for r in rows["happenings"]
    )
    names = {r["name"]: {str(year): str(day) for year, day in r["days"].items()} for r in rows["names"]}
    return happenings, names


def known_day(claim: Claim, label: Callable[[str], str], published: str | None) -> When | None:
    """The day of the happening that an undated claim names, where it is one that is known; `label` gives a cluster's name."""
    if claim.status not in (Status.ACTUAL, Status.PLANNED) or claim.trigger is None:
        return None
    name = _name(claim)
    edtf = _table()[1].get(name[0], {}).get(name[1]) if name is not None else _of_roles(claim, label)
    return _lent(edtf, claim, published) if edtf else None


def edition(claim: Claim, published: str | None) -> When | None:
    """The year of an exercise that bears one in its name, and of which nothing more is told."""
    name = _name(claim) if claim.trigger is not None else None
    return _lent(name[1], claim, published) if name is not None else None


def _lent(edtf: str, claim: Claim, published: str | None) -> When | None:
    if published and claim.status is Status.ACTUAL and bounds(edtf)[0] > bounds(published)[1]:
        return None
    approximate = "/".join(part + "~" for part in edtf.split("/"))
    return When(approximate, *bounds(edtf), None, carried=True)


def _of_roles(claim: Claim, label: Callable[[str], str]) -> str | None:
    for known in _table()[0]:
        if claim.type != known.type:
            continue
        word, before = _word(claim)
        if not word.startswith(known.words) or (known.after and not known.after & before):
            continue
        if any(label(c) == known.actor for c in claim.role("actor")) and any(
            label(c) == known.target for c in claim.role("target")
        ):
            return known.day
    return None


def _word(claim: Claim) -> tuple[str, set[str]]:
    """The word that tells of it, and the few before."""
    assert claim.trigger is not None
    low, high = claim.trigger.start - claim.span.start, claim.trigger.end - claim.span.start
    return claim.quote[low:high].casefold(), set(claim.quote[max(0, low - 30) : low].casefold().split())


def _name(claim: Claim) -> tuple[str, str] | None:
    """The name and year of an exercise beside the word that tells of it, past no end of a clause: `manewry „Zapad-2025”`."""
    if claim.type != "MilitaryExercise":
        return None
    assert claim.trigger is not None
    low, high = claim.trigger.start - claim.span.start, claim.trigger.end - claim.span.start
    after = _STOPS.split(claim.quote[high : high + _NEAR])[0]
    before = _STOPS.split(claim.quote[max(0, low - _NEAR) : low])[-1]
    found = _NAME.search(after) or _NAME.search(before)
    return (found[1], found[2] if len(found[2]) == 4 else "20" + found[2]) if found else None


__all__ = ["edition", "known_day"]
