"""Totals of a period set against the rounds that the graph knows: 194 of 2025 less 18 and 52 leaves 124.

A total is never a release beside the others, and its remainder says how much no loaded source tells of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from graph.derive.clusters import Cluster
from graph.derive.happenings import chosen_date, counts
from graph.derive.told import ALWAYS, family


@dataclass(frozen=True, slots=True)
class Total:
    """A total, the counted happenings of its period, and what they leave open."""

    cluster: Cluster
    includes: tuple[Cluster, ...]
    remainder: float


@dataclass(frozen=True, slots=True)
class _Counted:
    cluster: Cluster
    value: float
    total: bool
    first: int
    last: int


def totals(clusters: Sequence[Cluster]) -> Iterator[Total]:
    """Every total with a bounded period that holds at least one counted happening of its type."""
    shelves: dict[str, list[_Counted]] = defaultdict(list)
    for c in clusters:
        if (row := _counted(c)) is not None:
            shelves[family(c.members[0].claim.type)].append(row)
    for name in sorted(shelves):
        rows = shelves[name]
        for whole in (r for r in rows if r.total and r.first != ALWAYS):
            parts = [r for r in rows if r is not whole and _within(r, whole)]
            nested = [r for r in parts if r.total]
            # what an earlier total sums up is not counted a second time
            parts = [r for r in parts if r.total or not any(r.last < t.last and r.value < t.value for t in nested)]
            rest = whole.value - sum(r.value for r in parts)
            if parts and rest >= 0:
                yield Total(whole.cluster, tuple(r.cluster for r in parts), rest)


def _counted(c: Cluster) -> _Counted | None:
    first = c.members[0]
    if first.kind != "Event" or first.stative or (first.claim.quantity is None and len(c.members) == 1):
        return None
    rows = counts(c.members)
    if not rows or rows[0][0].basis not in ("flow", "total"):
        return None
    best = chosen_date(c.members)
    if best is None or best.claim.earliest is None or best.claim.latest is None:
        return None
    lo = date.fromisoformat(best.claim.earliest).toordinal()
    total = rows[0][0].basis == "total"
    if total and best.lent:
        lo = ALWAYS
    return _Counted(c, rows[0][0].value, total, lo, min(best.last, date.fromisoformat(best.claim.latest).toordinal()))


def _within(r: _Counted, whole: _Counted) -> bool:
    """A counted happening of the period; of totals only a smaller one that was summed up earlier."""
    if r.total:
        return r.value < whole.value and whole.first <= r.last < whole.last
    return whole.first <= r.first and r.last <= whole.last and r.value <= whole.value
