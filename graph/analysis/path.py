"""Ways between two things: each step is a happening or a relation in which both stand, with its sentence.

The first way is the cheapest (see `network` for what costs). Each further one leaves out something of every way before
it, so that `Coale → Minsk → Belarus → Poland` is not offered as an alternative to `Coale → Belarus → Poland`.

The graph is read from both ends, the quieter side first, and no farther than needed: every way that costs no more than
the two radii together lies within what has been read, so the answer is exact, and a country of a hundred thousand
events is not opened while a way through persons is cheaper. Of alternatives in a very large graph, the best are taken
of what lies near: no more than four hundred things are read for them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count as counter
from itertools import pairwise

from graph.analysis.network import Network
from graph.view.records import Happening

_STRIDE = 1.0  # how much farther one look reaches than the one before
_WORTH = (2.0, 2.0)  # an alternative may cost twice the best way and two more
_BEYOND = 400  # things that are read for alternatives beyond what the best way needed

Bans = frozenset[int | tuple[int, int]]  # things, or a pair whose direct tie may not be used


@dataclass(frozen=True, slots=True)
class Tie:
    """From `start` to `end` through the happening `via`; `others` counts the further ones that join the same two."""

    start: str
    end: str
    via: str
    others: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """A tie read whole: `start` has `start_roles` in `via`, and `end` has `end_roles`."""

    start: str
    end: str
    via: Happening
    start_roles: tuple[str, ...]
    end_roles: tuple[str, ...]
    others: int = 0


@dataclass(frozen=True, slots=True)
class Way:
    """Ties in order; `cost` ranks ways, the lowest first."""

    ties: tuple[Tie, ...]
    cost: float


@dataclass(frozen=True, slots=True)
class Path:
    """A way whose steps are read."""

    steps: tuple[Step, ...]
    cost: float

    @property
    def done(self) -> bool:
        """Whether every step is done: a path with one promise in it is not."""
        return all(step.via.done for step in self.steps)


def paths(network: Network, start: str, end: str, count: int = 3) -> list[Way]:
    """Up to `count` ways, the best first, ties in the order of ids; empty where there is none."""
    number = network.index.number
    if start == end or start not in number or end not in number:
        return []
    field_ = _Field(network, number[start], number[end])
    order = counter()
    found: list[list[int]] = []
    seen: set[Bans] = set()
    heap: list[tuple[float, list[int], int, Bans]] = []

    def look(bans: Bans) -> None:
        if bans not in seen:
            seen.add(bans)
            if (best := field_.best(bans, limit)) is not None:
                heappush(heap, (*best, next(order), bans))

    limit = float("inf")
    look(frozenset())
    if heap:
        limit = heap[0][0] * _WORTH[0] + _WORTH[1]
        field_.most = field_.read + _BEYOND
    while heap and len(found) < count:
        _, nodes, _, bans = heappop(heap)
        old = next((f for f in found if _holds(nodes, f)), None)
        if old is None:
            found.append(nodes)
        if len(found) < count:
            for ban in _parts(old or nodes):
                look(bans | {ban})
    return [_way(network, nodes) for nodes in found]


def _holds(nodes: Sequence[int], old: Sequence[int]) -> bool:
    """Whether the way is but a detour of the old one; a direct tie has no detours."""
    return nodes == old or (len(old) > 2 and set(old) <= set(nodes))


def _parts(nodes: Sequence[int]) -> list[int | tuple[int, int]]:
    """What an alternative may leave out: a thing between, or the tie where nothing is between."""
    return list(nodes[1:-1]) or [(nodes[0], nodes[-1])]


@dataclass
class _Side:
    """One end, and how far the graph has been read around it: all nearer than `radius`."""

    heap: list[tuple[float, int]]
    settled: set[int] = field(default_factory=set)

    @property
    def radius(self) -> float:
        return self.heap[0][0] if self.heap else float("inf")


class _Field:
    """What has been read so far: the neighbours of each thing, and what going there costs."""

    def __init__(self, network: Network, start: int, end: int) -> None:
        self._network, self._ends = network, (start, end)
        self._sides = [_Side([(0.0, start)]), _Side([(0.0, end)])]
        self._near: dict[int, dict[int, float]] = {start: {}, end: {}}
        self.most: int | None = None  # things to read at most

    @property
    def read(self) -> int:
        return sum(len(side.settled) for side in self._sides)

    def best(self, bans: Bans, limit: float) -> tuple[float, list[int]] | None:
        """The cheapest way that avoids `bans`, and what it costs; None where none costs at most `limit`."""
        while True:
            reach = sum(side.radius for side in self._sides)
            found = self._shortest(bans)
            if found is not None and found[0] <= reach:
                return found if found[0] <= limit else None
            if reach == float("inf") or reach > limit:
                return None
            if self.most is not None and self.read >= self.most:
                return found if found is not None and found[0] <= limit else None
            goal = min(reach + _STRIDE, found[0] if found else float("inf"))
            while sum(side.radius for side in self._sides) < goal:
                self._grow()

    def _grow(self) -> None:
        """Read the ties of the next thing, on the side where that is less to read."""
        side = min(self._sides, key=lambda s: self._network.index.count(s.heap[0][1]))
        distance, thing = heappop(side.heap)
        if thing in side.settled:
            return
        side.settled.add(thing)
        half = self._toll(thing) / 2
        for other, (via, _) in self._network.ties(thing).items():
            weight = self._network.cost(via) + half + self._toll(other) / 2
            self._near.setdefault(thing, {}).setdefault(other, weight)
            self._near.setdefault(other, {}).setdefault(thing, weight)
            if other not in side.settled:
                heappush(side.heap, (distance + weight, other))

    def _toll(self, thing: int) -> float:
        """The ends are where one wants to be: they cost nothing."""
        return 0.0 if thing in self._ends else self._network.toll(thing)

    def _shortest(self, bans: Bans) -> tuple[float, list[int]] | None:
        """The cheapest way within what was read, looked for from both ends (Dijkstra)."""
        far: list[dict[int, float]] = [{end: 0.0} for end in self._ends]
        before: list[dict[int, int]] = [{}, {}]
        todo = [[(0.0, end)] for end in self._ends]
        best, middle = float("inf"), -1
        while todo[0] and todo[1] and todo[0][0][0] + todo[1][0][0] < best:
            side = int(todo[1][0] < todo[0][0])
            distance, thing = heappop(todo[side])
            if distance > far[side][thing]:
                continue
            for other, weight in self._near[thing].items():
                cost = distance + weight
                if other in bans or cost >= far[side].get(other, float("inf")):
                    continue
                if (thing, other) in bans or (other, thing) in bans:
                    continue
                far[side][other] = cost
                before[side][other] = thing
                heappush(todo[side], (cost, other))
                if cost + far[1 - side].get(other, float("inf")) < best:
                    best, middle = cost + far[1 - side][other], other
        if middle < 0:
            return None
        nodes = [middle]
        while nodes[0] in before[0]:
            nodes.insert(0, before[0][nodes[0]])
        while nodes[-1] in before[1]:
            nodes.append(before[1][nodes[-1]])
        return round(best, 9), nodes


def _way(network: Network, nodes: Sequence[int]) -> Way:
    cost = sum(network.weight(a, b) for a, b in pairwise(nodes)) + sum(network.toll(n) for n in nodes[1:-1])
    return Way(tuple(tie(network, a, b) for a, b in pairwise(nodes)), round(cost, 6))


def tie(network: Network, a: int, b: int) -> Tie:
    """The best tie of two neighbours."""
    via, count = network.ties(a)[b]
    things = network.index.things
    return Tie(things[a], things[b], network.index.happenings[via], count - 1)


def step(found: Tie, read: Callable[[str], Happening]) -> Step:
    """The tie with its happening read: its roles, and its sentences."""
    via = read(found.via)
    return Step(found.start, found.end, via, _roles(via, found.start), _roles(via, found.end), found.others)


def _roles(h: Happening, thing: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f.role for f in h.fillings if f.entity == thing))
