"""Ways between two things: each step is a happening or a relation in which both stand, with its sentence.

A way costs more the more happens to the things it passes: a country in which everything takes place would otherwise be
on every path. What is planned, proposed or denied may be a step, costs more, and says what it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, pairwise
from math import log2

import networkx as nx

from graph.view.records import RELATION, Happening

_NOT_DONE = 1.5  # a step through a promise or a denial counts as one and a half
_HUB_TYPES = {"Country": 3.0, "Place": 3.0, "Sector": 2.0, "Commodity": 2.0}


@dataclass(frozen=True, slots=True)
class Step:
    """From `start` to `end` through `via`, in which `start` has `start_roles` and `end` has `end_roles`.

    `others` counts the further happenings that join the same two things.
    """

    start: str
    end: str
    via: Happening
    start_roles: tuple[str, ...]
    end_roles: tuple[str, ...]
    others: int = 0


@dataclass(frozen=True, slots=True)
class Path:
    """Steps in order; `cost` ranks paths, the lowest first."""

    steps: tuple[Step, ...]
    cost: float

    @property
    def done(self) -> bool:
        """Whether every step is done: a path with one promise in it is not."""
        return all(step.via.done for step in self.steps)


def network(happenings: Iterable[Happening], types: Mapping[str, str]) -> nx.DiGraph[str]:
    """Things joined by the happenings in which both stand; `types` is the class of each thing.

    An edge carries all its happenings, the best first: done before not done, dated before undated, recent before old.
    """
    joined: dict[tuple[str, str], list[Happening]] = {}
    degree: dict[str, int] = {}
    for h in sorted(happenings, key=_rank):
        things = sorted(h.entities())
        for thing in things:
            degree[thing] = degree.get(thing, 0) + 1
        for pair in combinations(things, 2):
            joined.setdefault(pair, []).append(h)
    enter = {t: 0.25 * log2(1 + n) * _HUB_TYPES.get(types.get(t, ""), 1.0) for t, n in degree.items()}
    graph: nx.DiGraph[str] = nx.DiGraph()
    for (a, b), told in sorted(joined.items()):
        cost = 1.0 if told[0].done else _NOT_DONE
        graph.add_edge(a, b, weight=cost + enter[b], cost=cost, told=tuple(told))
        graph.add_edge(b, a, weight=cost + enter[a], cost=cost, told=tuple(told))
    return graph


def paths(graph: nx.DiGraph[str], start: str, end: str, count: int = 3) -> list[Path]:
    """Up to `count` ways, the best first, ties in the order of ids; empty where there is none."""
    if start not in graph or end not in graph or start == end or not nx.has_path(graph, start, end):
        return []
    ways = islice(nx.shortest_simple_paths(graph, start, end, weight="weight"), count)
    found = [_path(graph, nodes) for nodes in ways]
    return sorted(found, key=lambda p: (p.cost, [(s.end, s.via.iri) for s in p.steps]))


def _rank(h: Happening) -> tuple[bool, bool, int, str]:
    newest = int((h.latest or "0000").replace("-", "")[:8] or 0)
    return (not h.done, h.kind != RELATION and h.earliest is None, -newest, h.iri)


def _path(graph: nx.DiGraph[str], nodes: Sequence[str]) -> Path:
    steps, cost = [], 0.0
    for a, b in pairwise(nodes):
        edge = graph.edges[a, b]
        via: Happening = edge["told"][0]
        steps.append(Step(a, b, via, _roles(via, a), _roles(via, b), len(edge["told"]) - 1))
        cost += edge["weight"]
    return Path(tuple(steps), round(cost, 6))


def _roles(h: Happening, thing: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f.role for f in h.fillings if f.entity == thing))
