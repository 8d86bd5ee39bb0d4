"""What stands in the middle when the page opens: the latest main round of talks, chosen the same way every time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from graph.view.records import DONE, Happening
from graph.view.words import family

WINDOW = 31  # days before the latest happening that still count as the same round


def main_round(happenings: Sequence[Happening]) -> str | None:
    """IRI of the happening in the middle; None for a graph without any.

    Among talks and visits that are done, dated at most a month wide, and join two things or more (else among whatever
    is done and dated, else among all), and that lie in the last `WINDOW` days of these: the one whose participants
    meet in the most other happenings of those days, then the one with the most participants. Ties go to the more
    exact date, the later one, and the lesser IRI.
    """
    dated = [h for h in happenings if h.kind == DONE and h.earliest and h.latest and h.entities() and _width(h) <= 31]
    talks = [h for h in dated if family(h.type) == "talks" and len(h.entities()) > 1]
    candidates = talks or dated
    if not candidates:
        loose = [h for h in happenings if h.entities()]
        return min(loose, key=lambda h: (h.kind != DONE, -len(h.entities()), h.iri)).iri if loose else None
    last = max(_start(h) for h in candidates)
    recent = [h for h in dated if abs((last - _start(h)).days) <= WINDOW]
    shared = Counter(e for h in recent for e in h.entities())

    def rank(h: Happening) -> tuple[int, int, int, int, str]:
        near = sum(shared[e] - 1 for e in h.entities())
        return (-near, -len(h.entities()), _width(h), -_start(h).toordinal(), h.iri)

    return min((h for h in candidates if h in recent), key=rank).iri


def _start(h: Happening) -> date:
    return date.fromisoformat(h.earliest or "")


def _width(h: Happening) -> int:
    return (date.fromisoformat(h.latest or "") - _start(h)).days
