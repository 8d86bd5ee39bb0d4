"""Totals of a period set against the rounds that the graph knows: 194 of 2025 less 18 and 52 leaves 124.

A total is never a release beside the others, and its remainder says how much no loaded source tells of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pyoxigraph import NamedNode

from graph.derive.clusters import Cluster
from graph.derive.happenings import chosen_date, counts
from graph.derive.told import ALWAYS, family
from ontology.claims import Quantity
from ontology.ids import BASE
from ontology.rdf import Writer, quantity_quads


@dataclass(frozen=True, slots=True)
class Total:
    """The id of a total, those of the counted happenings of its period, and what they leave open."""

    cluster: str
    includes: tuple[str, ...]
    remainder: float


@dataclass(frozen=True, slots=True)
class Counted:
    """A happening with a count, by the id of its cluster; days are ordinals."""

    cluster: str
    value: float
    total: bool
    first: int
    last: int


def totals(clusters: Sequence[Cluster]) -> Iterator[Total]:
    """Every total with a bounded period that holds at least one counted happening of its type."""
    shelves: dict[str, list[Counted]] = defaultdict(list)
    for c in clusters:
        if (row := counted(c)) is not None:
            shelves[family(c.members[0].claim.type)].append(row)
    for name in sorted(shelves):
        yield from totals_of(shelves[name])


def totals_of(counted: Iterable[Counted]) -> Iterator[Total]:
    """The totals of one type of happening."""
    rows = sorted(counted, key=lambda r: r.cluster)
    for whole in (r for r in rows if r.total and r.first != ALWAYS):
        parts = [r for r in rows if r is not whole and _within(r, whole)]
        nested = [r for r in parts if r.total]
        # what an earlier total sums up is not counted a second time
        parts = [r for r in parts if r.total or not any(r.last < t.last and r.value < t.value for t in nested)]
        rest = whole.value - sum(r.value for r in parts)
        if parts and rest >= 0:
            yield Total(whole.cluster, tuple(r.cluster for r in parts), rest)


def counted(c: Cluster) -> Counted | None:
    """What a cluster counts; None where it counts nothing that is added up."""
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
    return Counted(c.id, rows[0][0].value, total, lo, min(best.last, date.fromisoformat(best.claim.latest).toordinal()))


def total_quads(w: Writer, total: Total) -> None:
    """What a total includes, and what no loaded source tells of."""
    node = f"{BASE}eventuality/{total.cluster}"
    for part in total.includes:
        w.add(node, "includes", NamedNode(f"{BASE}eventuality/{part}"))
    w.add(node, "remainder", NamedNode(f"{node}/remainder"))
    quantity_quads(w, f"{node}/remainder", Quantity(total.remainder, total.remainder, total.remainder))


def _within(r: Counted, whole: Counted) -> bool:
    """A counted happening of the period; of totals only a smaller one that was summed up earlier."""
    if r.total:
        return r.value < whole.value and whole.first <= r.last < whole.last
    return whole.first <= r.first and r.last <= whole.last and r.value <= whole.value
