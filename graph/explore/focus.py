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

    Among what is done and dated at most a month wide, and lies in the last `WINDOW` days that the graph knows: talks
    and visits first, then the one whose participants meet in the most other happenings of those days, then the one
    with the most participants. Ties go to the more exact date, the later one, and the lesser IRI.
    """
    dated = [h for h in happenings if h.kind == DONE and h.earliest and h.latest and h.entities() and _width(h) <= 31]
    if not dated:
        loose = [h for h in happenings if h.entities()]
        return min(loose, key=lambda h: (h.kind != DONE, -len(h.entities()), h.iri)).iri if loose else None
    last = max(date.fromisoformat(h.earliest or "") for h in dated)
    recent = [h for h in dated if (last - date.fromisoformat(h.earliest or "")).days <= WINDOW]
    shared = Counter(e for h in recent for e in h.entities())

    def rank(h: Happening) -> tuple[bool, int, int, int, int, str]:
        near = sum(shared[e] - 1 for e in h.entities())
        exact = -date.fromisoformat(h.earliest or "").toordinal()
        return (family(h.type) != "talks", -near, -len(h.entities()), _width(h), exact, h.iri)

    return min(recent, key=rank).iri


def _width(h: Happening) -> int:
    return (date.fromisoformat(h.latest or "") - date.fromisoformat(h.earliest or "")).days
