"""Things joined by the happenings in which both stand, over the index of a graph.

A tie is dearer the less it says: what is promised or denied more than what is done, a crowd more than a talk of two. A
thing is dearer to pass through the more happens to it, a country or a place most of all: `Belarus` joins everybody with
everybody, and a way through it tells nothing of Coale.

Things and happenings are numbers here, in the order of their IRIs, so ties are broken the same way every time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log2

from graph.view.index import DEAL, Index

NOT_DONE = 1.5  # a step through a promise or a denial counts as one and a half
CROWD = 0.25  # what each doubling of those who take part adds
DERIVED = 0.5  # what it adds that no sentence, but a round of talks joins the two
HUB = 0.25  # what each doubling of its happenings adds to passing through a thing
HUB_TYPES: Mapping[str, float] = {"Country": 3.0, "Place": 3.0, "Sector": 2.0, "Commodity": 2.0}

Ties = Mapping[int, tuple[int, int]]  # neighbour → the best happening that joins, and how many do


@dataclass
class Network:
    """The ties of each thing, found when they are asked for and kept.

    `done_only` leaves out promises, offers, denials and disputes; `without` are things that no way may touch.
    """

    index: Index
    done_only: bool = False
    without: frozenset[int] = frozenset()
    _ties: dict[int, Ties] = field(default_factory=dict)
    _tolls: dict[int, float] = field(default_factory=dict)
    _costs: dict[int, float] = field(default_factory=dict)

    @classmethod
    def of(cls, index: Index, *, done_only: bool = False, without: Iterable[str] = ()) -> Network:
        """The network with things by IRI; those that take part in nothing need not be left out."""
        return cls(index, done_only, frozenset(index.number[t] for t in without if t in index.number))

    def ties(self, thing: int) -> Ties:
        if thing not in self._ties:
            best: dict[int, tuple[int, int]] = {}
            place = self.index.place
            for h in self.index.of[thing]:
                if self.done_only and not self.index.done(h):
                    continue
                for other in self.index.members[h]:
                    if other != thing and other not in self.without:
                        old = best.get(other)
                        if old is None:
                            best[other] = (h, 1)
                        else:
                            best[other] = (h if place(h) < place(old[0]) else old[0], old[1] + 1)
            self._ties[thing] = best
        return self._ties[thing]

    def weight(self, a: int, b: int) -> float:
        """What the tie of two neighbours costs, without the tolls."""
        return self.cost(self.ties(a)[b][0])

    def cost(self, h: int) -> float:
        """1 for a talk of two that took place; more for a crowd, and for what is not done."""
        if h not in self._costs:
            crowd = CROWD * log2(max(1, self.index.crowd(h) - 1))
            derived = DERIVED if self.index.classes[h] == DEAL else 0.0
            self._costs[h] = (1.0 if self.index.done(h) else NOT_DONE) + crowd + derived
        return self._costs[h]

    def toll(self, thing: int) -> float:
        """What passing through a thing costs. Half is paid on each side, so a way costs the same in both directions."""
        if thing not in self._tolls:
            self._tolls[thing] = HUB * log2(1 + self.index.count(thing)) * HUB_TYPES.get(self.index.types[thing], 1.0)
        return self._tolls[thing]
