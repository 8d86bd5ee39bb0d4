"""Counts of one round that cannot both hold, told of happenings that stay two: a conflict all the same.

The one counts 30 freed on the 11th, the other 25 by the talks of that day: the round has one leg, and both counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.derive.bounds import alike, exclusive
from graph.derive.conflict_kinds import Kind, Weight
from graph.derive.conflict_records import Conflict, Side
from graph.derive.deals.records import DELIVERED, Item, Leg, Round


def of_round(r: Round) -> Iterator[Conflict]:
    """One for each leg of talks that was delivered by several counts; what one happening is given is told with it."""
    for leg in r.legs if r.talks else ():
        if leg.state == DELIVERED:
            yield from _of_leg(leg)


def _of_leg(leg: Leg) -> Iterator[Conflict]:
    told = [row.item for row in leg.items if row.item.status == "actual"]
    counted = [i for i in told if i.amount is not None and i.amount.basis != "part" and not i.rivals]
    apart = {i.id for i in counted for o in counted if _disagree(i, o)}
    rows = [i for i in counted if i.id in apart]
    if rows:
        sides = {side for item in rows for side in _sides(item)}
        first = rows[0].amount
        yield Conflict(Kind.COUNT, Weight.CONFLICT, rows[0].id, tuple(sorted(sides)), first.of if first else "")


def _disagree(a: Item, b: Item) -> bool:
    """Whether different documents count otherwise what may be one: of one time, or dated by the talks, and near in number.

    `31 Ukraińców` and `123 więźniów`, or the 22nd and the 13th of the next month, are two.
    """
    if a.amount is None or b.amount is None or a.documents & b.documents or a.amount.basis != b.amount.basis:
        return False
    met = any(i.lent or not i.first for i in (a, b)) or (a.first <= b.last and b.first <= a.last)
    return met and alike(a.amount, b.amount) and exclusive(a.amount, b.amount)


def _sides(item: Item) -> Iterator[Side]:
    for s in item.sentences:
        value = f"{item.amount.value:g}" if item.amount else ""
        yield Side(value, s.document.rsplit("/", 1)[-1], s.start, s.start + len(s.quote), s.claim.rsplit("/", 1)[-1])
