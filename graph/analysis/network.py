"""Things joined by the happenings in which both stand, read from the graph as far as a question needs it.

A tie is dearer the less it says: what is promised or denied more than what is done, a crowd more than a talk of two. A
thing is dearer to pass through the more happens to it, a country or a place most of all: `Belarus` joins everybody with
everybody, and a way through it tells nothing of Coale.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log2
from typing import Protocol

from graph.view.index import Index
from graph.view.reader import View
from graph.view.records import RELATION, Happening
from graph.view.vocabulary import EVENTUALITIES, RELATIONS

NOT_DONE = 1.5  # a step through a promise or a denial counts as one and a half
CROWD = 0.25  # what each doubling of those who take part adds
HUB = 0.25  # what each doubling of its happenings adds to passing through a thing
HUB_TYPES: Mapping[str, float] = {"Country": 3.0, "Place": 3.0, "Sector": 2.0, "Commodity": 2.0}


class Surroundings(Protocol):
    """What a network asks of a graph: the happenings of a thing, how many they are, its class, and all things."""

    def about(self, thing: str) -> Iterable[Happening]: ...

    def count(self, thing: str) -> int: ...

    def type(self, thing: str) -> str: ...

    def things(self) -> Iterable[str]: ...


@dataclass
class Told:
    """Surroundings from records in memory: those of a test, or of a graph that is read whole."""

    happenings: Iterable[Happening]
    types: Mapping[str, str]
    _of: dict[str, list[Happening]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for h in self.happenings:
            for thing in members(h):
                self._of.setdefault(thing, []).append(h)

    def about(self, thing: str) -> Iterable[Happening]:
        return self._of.get(thing, ())

    def count(self, thing: str) -> int:
        return len(self._of.get(thing, ()))

    def type(self, thing: str) -> str:
        return self.types.get(thing, "")

    def things(self) -> Iterable[str]:
        return self._of


@dataclass
class Indexed:
    """Surroundings from the index of a graph, outlines only: roles and sentences are read for the steps shown."""

    index: Index

    def about(self, thing: str) -> Iterable[Happening]:
        return self.index.about(thing)

    def count(self, thing: str) -> int:
        return len(self.index.of[self.index.number[thing]]) if thing in self.index.number else 0

    def type(self, thing: str) -> str:
        return self.index.types[self.index.number[thing]] if thing in self.index.number else ""

    def things(self) -> Iterable[str]:
        return self.index.things


@dataclass
class Network:
    """The ties of each thing, found when they are asked for and kept.

    `done_only` leaves out promises, offers, denials and disputes; `without` are things that no way may touch.
    """

    around: Surroundings
    done_only: bool = False
    without: frozenset[str] = frozenset()
    _ties: dict[str, dict[str, tuple[Happening, ...]]] = field(default_factory=dict)
    _toll: dict[str, float] = field(default_factory=dict)

    def ties(self, thing: str) -> Mapping[str, tuple[Happening, ...]]:
        """Neighbour → what joins the two, the best first: done, dated, recent."""
        if thing not in self._ties:
            found: dict[str, list[Happening]] = {}
            for h in sorted(self.around.about(thing), key=rank):
                if h.done or not self.done_only:
                    for other in members(h):
                        if other != thing and other not in self.without:
                            found.setdefault(other, []).append(h)
            self._ties[thing] = {other: tuple(told) for other, told in sorted(found.items())}
        return self._ties[thing]

    def toll(self, thing: str) -> float:
        """What passing through the thing costs.

        Half of it is paid on each side, so that a way costs the same in both directions.
        """
        if thing not in self._toll:
            factor = HUB_TYPES.get(self.around.type(thing), 1.0)
            self._toll[thing] = HUB * log2(1 + self.around.count(thing)) * factor
        return self._toll[thing]


def tie_cost(h: Happening) -> float:
    """1 for a talk of two that took place; more for a crowd, and for what is not done."""
    return (1.0 if h.done else NOT_DONE) + CROWD * log2(max(1, len(members(h)) - 1))


def members(h: Happening) -> list[str]:
    """The things that take part, sorted; other happenings that it leads to are none."""
    return sorted(t for t in set(h.entities()) if not t.startswith((EVENTUALITIES, RELATIONS)))


def rank(h: Happening) -> tuple[bool, float, bool, int, str]:
    """The best tie first: done before not done, few before many, dated before undated, recent before old."""
    newest = int((h.latest or "0000").replace("-", "")[:8] or 0)
    return (not h.done, tie_cost(h), h.kind != RELATION and h.earliest is None, -newest, h.iri)


def with_sentences(view: View, h: Happening) -> Happening:
    """The happening whole, where only its outline was read."""
    return h if h.evidence else view.happening(h.iri)
