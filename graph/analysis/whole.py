"""The whole network as a networkx graph, for what cannot be answered from one end: brokers and communities.

Nodes are added in the order of their IRIs, and networkx is given a seed, so the same graph gives the same answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from graph.analysis.network import Indexed, Network, tie_cost
from graph.view.reader import View

SCENES = frozenset({"Place", "Sector", "Commodity"})  # where and over what: passed through, never an end
FRAME = SCENES | {"Country"}  # not listed as somebody who stands between


@dataclass(frozen=True)
class Whole:
    """Every tie of a graph.

    Edges carry `weight`, what a way pays for the tie and half the toll of either end, and `strength`, how close the
    two are: what is done with few others counts most, what happens in a hub least.
    """

    network: Network
    graph: nx.Graph[str]

    def type(self, thing: str) -> str:
        return self.network.around.type(thing)

    def acts(self, thing: str) -> bool:
        """Whether the thing is somebody rather than somewhere."""
        return self.type(thing) not in FRAME

    def ends(self) -> list[str]:
        """The things between which ways are counted: all but places, sectors and goods."""
        return [n for n in self.graph if self.type(n) not in SCENES]


def whole(view: View, *, done_only: bool = True, without: Iterable[str] = ()) -> Whole:
    """Read all ties of a graph: of what is done, or with `done_only=False` also of promises and denials."""
    return joined(Network(Indexed(view.index), done_only, frozenset(without)))


def joined(network: Network) -> Whole:
    """The whole of a network."""
    graph: nx.Graph[str] = nx.Graph()
    for thing in sorted(set(network.around.things()) - network.without):
        for other, told in network.ties(thing).items():
            if thing < other:
                tolls = network.toll(thing) + network.toll(other)
                closeness = sum(1 / tie_cost(h) ** 2 for h in told)
                graph.add_edge(thing, other, weight=tie_cost(told[0]) + tolls / 2, strength=closeness / (1 + tolls))
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(graph))
    ordered.add_edges_from(sorted(graph.edges(data=True), key=lambda e: (e[0], e[1])))
    return Whole(network, ordered)
