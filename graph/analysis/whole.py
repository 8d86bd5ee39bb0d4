"""The whole network as a networkx graph, for what cannot be answered from one end: brokers and communities.

Nodes are numbers in the order of IRIs, and networkx is given a seed, so the same graph gives the same answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from graph.analysis.network import Network
from graph.view.index import Index

if TYPE_CHECKING:
    import networkx as nx

SCENES = frozenset({"Place", "Sector", "Commodity"})  # where and over what: passed through, never an end
FRAME = SCENES | {"Country"}  # not listed as somebody who stands between


@dataclass(frozen=True)
class Whole:
    """Every tie of a graph.

    Edges carry `weight`, what a way pays for the tie and half the toll of either end, `via`, its best happening, and
    `strength`, how close the two are: what is done with few others counts most, what happens in a hub least.
    """

    network: Network
    graph: nx.Graph[int]

    def name(self, thing: int) -> str:
        return self.network.index.things[thing]

    def type(self, thing: int) -> str:
        return self.network.index.types[thing]

    def acts(self, thing: int) -> bool:
        """Whether the thing is somebody rather than somewhere."""
        return self.type(thing) not in FRAME

    def ends(self) -> list[int]:
        """The things between which ways are counted: all but places, sectors and goods."""
        return [n for n in self.graph if self.type(n) not in SCENES]


def whole(index: Index, *, done_only: bool = True, without: Iterable[str] = ()) -> Whole:
    """All ties of a graph: of what is done, or with `done_only=False` also of promises and denials."""
    import networkx as nx

    network = Network.of(index, done_only=done_only, without=without)
    place = list(map(index.place, range(len(index.happenings))))
    best: dict[tuple[int, int], int] = {}
    close: dict[tuple[int, int], float] = {}
    for h, members in enumerate(index.members):
        if done_only and not index.done(h):
            continue
        closeness = 1 / network.cost(h) ** 2
        for pair in combinations([m for m in members if m not in network.without], 2):
            old = best.get(pair)
            if old is None or place[h] < place[old]:
                best[pair] = h
            close[pair] = close.get(pair, 0.0) + closeness
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(sorted({n for pair in best for n in pair}))
    for a, b in sorted(best):
        both = network.toll(a) + network.toll(b)
        h = best[a, b]
        graph.add_edge(a, b, weight=network.cost(h) + both / 2, strength=close[a, b] / (1 + both), via=h)
    return Whole(network, graph)
