"""Counts with bounds, whoever holds them: a claim, a node of the graph, a deal; and which of them cannot both hold."""

from __future__ import annotations

from typing import Protocol

from graph.derive.told import rules
from ontology.claims import Quantity


class Bounded(Protocol):
    """A count as a source tells it: `ponad 170` is `value` 170, `least` 170, `most` None."""

    @property
    def value(self) -> float: ...
    @property
    def least(self) -> float | None: ...
    @property
    def most(self) -> float | None: ...
    @property
    def approximate(self) -> bool: ...


class Counted(Bounded, Protocol):
    """A count with what is counted and how: `basis` is flow, stock, part or total."""

    @property
    def of(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def basis(self) -> str: ...


def exclusive(p: Bounded, q: Bounded) -> bool:
    """Whether the two cannot both hold: 8,000 and 30,000, but not `over 170` and 194."""
    if p.approximate or q.approximate:
        return abs(p.value - q.value) > 0.1 * max(p.value, q.value)
    low = [0.0 if x.least is None else x.least for x in (p, q)]
    high = [float("inf") if x.most is None else x.most for x in (p, q)]
    return low[0] > high[1] or low[1] > high[0]


class Named(Protocol):
    """A count and what it counts: of a claim, or of a happening as deals see it."""

    @property
    def value(self) -> float: ...
    @property
    def of(self) -> str: ...


def alike(p: Named, q: Named) -> bool:
    """Whether two counts may be of one thing, though they differ: near, and not of Poles the one, of Ukrainians the other."""
    heads = set(rules()["heads"])
    same = p.of == q.of or any(not x.of or x.of.split(" ")[0] in heads for x in (p, q))
    return same and min(p.value, q.value) >= rules()["limits"]["alike"] * max(p.value, q.value)


def disjoint(p: Quantity, q: Quantity) -> bool:
    """Whether two counts of one thing cannot both hold: 8,000 and 30,000, but not `over 170` and 194.

    >>> disjoint(Quantity(170, 170, None), Quantity(194, 194, 194))
    False
    """
    return p.unit == q.unit and exclusive(p, q)
