"""The year of an exercise that bears one in its name: `manewry „Zapad-2025”`.

A day that everybody knows and no text says (when an invasion began) is no date of a claim: each fact leads to words that say it.
"""

from __future__ import annotations

import re

from loaders.polish.dating.moments import When
from ontology.claims import Claim, Status
from ontology.dates import bounds

_NAME = re.compile(r"\b([A-ZŁŚŻŹĆŃÓ]\w+(?: [A-ZŁŚŻŹĆŃÓ]\w+)?)[-–]((?:20)?\d\d)\b")
_OCCASION = re.compile(
    r"\b(?:[Ww] czasie|[Pp]odczas|[Nn]a czas|[Ww] trakcie) (?:[^\s,.;:]+ ){0,3}(?:manewrów|ćwiczeń) [„\"]?"
)
_NEAR = 60  # characters from the word that tells of an exercise to its name
_STOPS = re.compile(r"[;:.?!]")


def during(claim: Claim) -> When | None:
    """The year of the exercise during which something is told to be done: `W czasie manewrów Zapad-2025 zamknęła granicę`."""
    found = _OCCASION.search(claim.quote)
    name = _NAME.match(claim.quote, found.end()) if found else None
    return _year(name) if name else None


def _year(name: re.Match[str]) -> When:
    year = name[2] if len(name[2]) == 4 else "20" + name[2]
    return When(year + "~", *bounds(year), None, carried=True)


def edition(claim: Claim, published: str | None) -> When | None:
    """The year of an exercise that bears one in its name, past no end of a clause, and of which nothing more is told."""
    if claim.type != "MilitaryExercise" or claim.trigger is None:
        return None
    low, high = claim.trigger.start - claim.span.start, claim.trigger.end - claim.span.start
    after = _STOPS.split(claim.quote[high : high + _NEAR])[0]
    before = _STOPS.split(claim.quote[max(0, low - _NEAR) : low])[-1]
    found = _NAME.search(after) or _NAME.search(before)
    if found is None:
        return None
    year = _year(found)
    if published and claim.status is Status.ACTUAL and (year.earliest or "") > bounds(published)[1]:
        return None
    return year
