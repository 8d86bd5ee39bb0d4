"""Claims of one happening become one event, with all its sources.

Three steps, each over all claims at once, so that no order of loading matters:

1. dated claims that share a thing which is no hub, or a count, are joined, the best pairs first;
2. claims with a vague date or none attach to the one event that they fit, never to two, so they bridge nothing;
   what is left of them joins among itself if it was published in one news cycle;
3. what names neither thing nor count (`Uwolnionych wywieziono do Wilna`) attaches inside its document, if that tells of
   one such happening only.

Claims that a person judged the same are joined before, those judged not the same are kept apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from graph.derive.clusters import Cluster, Join
from graph.derive.inside import inside, rounds
from graph.derive.judgements import Judgements
from graph.derive.match import Matcher, Reason
from graph.derive.told import Told, rules
from graph.derive.weighing import (
    JUDGED,
    Choice,
    Edge,
    Open,
    Weigher,
    all_loose,
    group_of,
    in_reach,
    is_exact,
    loose,
    reach,
)

Shelf = tuple[str, str, bool]  # kind, family of types, whether of states: claims of two shelves are never one happening
PHASES = ("joined", "vague", "undated", "news", "inside")  # after each of them a shelf has other clusters


@dataclass(slots=True)
class Trace:
    """What clustering went through in one shelf: what a later derivation of a part of it starts from."""

    shelf: Shelf
    claims: list[Told]
    keys: dict[str, frozenset[str]] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    clusters: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)  # phase → ids of clusters of two or more
    joins: list[tuple[str, Join]] = field(default_factory=list)  # phase in which it was made
    choices: list[tuple[str, str, Choice]] = field(default_factory=list)  # phase, loose cluster
    rated: list[tuple[str, str, str]] = field(default_factory=list)  # phase, loose cluster, a home that it fits
    inside: list[tuple[str, str, str]] = field(default_factory=list)  # claim, the claim that it belongs to, how
    drawn: int = 0  # how many of the edges the first phase drew; the others are of news
    open: list[tuple[str, str, Open]] = field(
        default_factory=list
    )  # phase, the loose cluster or claim, "" of two claims


@dataclass(slots=True)
class Found:
    """The clusters, in the order of their ids, the sizes of the candidate components, and what is left to a person."""

    clusters: list[Cluster]
    components: list[int] = field(default_factory=list)
    open: list[Open] = field(default_factory=list)
    traces: list[Trace] = field(default_factory=list)
    rounds: dict[str, str] = field(default_factory=dict)

    @property
    def largest(self) -> int:
        """Claims in the largest set that candidate pairs connect: percolation would show here."""
        return max(self.components, default=0)


def order_of(shelf: Shelf) -> tuple[object, ...]:
    """Talks first: others lean on their rounds."""
    return (shelf[1] != rules()["talks"][0], shelf)


def talks() -> Shelf:
    """The shelf whose clusters are the rounds that documents are about."""
    return ("Event", rules()["talks"][0], False)


def cluster_events(claims: Iterable[Told], matcher: Matcher, judgements: Judgements) -> Found:
    """Cluster the claims; the same result for any order of them."""
    shelves: dict[Shelf, list[Told]] = defaultdict(list)
    for t in sorted(claims, key=lambda t: t.rank):
        shelves[t.shelf].append(t)
    found = Found([])
    for shelf in sorted(shelves, key=order_of):
        one = _Shelf(shelves[shelf], matcher, judgements)
        clusters, sizes = one.cluster()
        found.clusters += clusters
        found.components += sizes
        found.open += one.still_open()
        found.traces.append(one.trace)
    found.clusters.sort(key=lambda c: c.id)
    found.rounds = dict(matcher.rounds)
    return found


class _Shelf:
    """The claims of one type and kind."""

    def __init__(self, claims: Sequence[Told], matcher: Matcher, judgements: Judgements) -> None:
        self._w = Weigher(matcher, judgements)
        self._of: dict[str, Cluster] = {t.id: Cluster([t]) for t in claims}
        self._claims = claims
        self._sizes: list[int] = []
        self._phase = PHASES[0]
        self.trace = Trace(claims[0].shelf, list(claims), {t.id: self._w.keys(t) for t in claims})

    def still_open(self) -> list[Open]:
        """What a person may decide, of the clusters as they are now."""
        return unlike((o for _, _, o in self.trace.open), lambda claim: self._of[claim].id)

    def _leave_open(self, owner: str) -> None:
        """Note what was left to a person since."""
        self.trace.open += [(self._phase, owner, o) for o in self._w.open]
        self._w.open.clear()

    def cluster(self) -> tuple[list[Cluster], list[int]]:
        """The clusters, and the sizes of what candidate pairs connect."""
        by_id = {t.id: t for t in self._claims}
        judged = [Edge(JUDGED, a, b, ()) for a, b in self._w.judgements.same_pairs(by_id)]
        self._join([t for t in self._claims if not loose(t)], judged)
        if not self._claims[0].stative:
            self._done("vague")
            self._attach(lambda c: not is_exact(c.members) and not all_loose(c.members), lambda c: is_exact(c.members))
            self._done("undated")
            self._attach(lambda c: all_loose(c.members), lambda c: not all_loose(c.members))
            self._done("news")
            self._join([t for t in self._claims if loose(t) and all_loose(self._of[t.id].members)], [])
            self._done("inside")
            if self._claims[0].shelf == talks():
                self._w.matcher.rounds.update(rounds(self._clusters()))
            self._inside()
        self._done("")
        return self._clusters(), self._sizes

    def _done(self, then: str) -> None:
        """Note the clusters that a phase ends with."""
        self.trace.clusters[self._phase] = [
            tuple(t.id for t in c.members) for c in self._clusters() if len(c.members) > 1
        ]
        self._phase = then or self._phase

    def _clusters(self) -> list[Cluster]:
        return sorted({id(c): c for c in self._of.values()}.values(), key=lambda c: c.id)

    def _merge(self, left: str, right: str, join: Join, *, force: bool = False) -> None:
        if self._w.merge(self._of, left, right, join, force=force):
            self.trace.joins.append((self._phase, join))

    def _pairs(self, claims: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
        """Pairs that share a key and lie near in time, the earlier known first; claims that say the same are chained."""
        last: dict[tuple[object, ...], Told] = {}
        buckets: dict[str, list[Told]] = defaultdict(list)
        for t in claims:
            keys = self._w.edge_keys(t, self.trace.keys[t.id])
            group = group_of(t, keys)
            if group in last and keys:
                yield last[group], t
            elif group not in last:
                for key in keys:
                    buckets[key].append(t)
            last[group] = t
        seen: set[tuple[str, str]] = set()
        for key in sorted(buckets):
            rows = sorted(buckets[key], key=reach)
            for i, a in enumerate(rows):
                for b in rows[i + 1 :]:
                    if not in_reach(a, b):
                        if a.stative:
                            continue  # among states not all are dated to the day
                        break
                    one, two = (a, b) if a.rank < b.rank else (b, a)
                    if (one.id, two.id) not in seen:
                        seen.add((one.id, two.id))
                        yield one, two

    def _join(self, claims: Sequence[Told], edges: list[Edge]) -> None:
        """Join claims, the best pairs first; `edges` are those that are given."""
        edges = edges + [e for a, b in self._pairs(claims) if (e := self._w.edge(a, b)) is not None]
        self._leave_open("")
        if self._phase == PHASES[0]:
            self.trace.drawn = len(edges)
        self.trace.edges += edges
        self._sizes += _components([(e.left, e.right) for e in edges if e.cost != JUDGED])
        for edge in sorted(edges):
            self._merge(edge.left, edge.right, edge.join(), force=edge.cost == JUDGED)

    def _attach(self, wanted: Callable[[Cluster], bool], home: Callable[[Cluster], bool]) -> None:
        """Each loose cluster to the one that it fits best, if the next is clearly worse; all judged on one snapshot."""
        clusters, keys = self._clusters(), self.trace.keys
        index: dict[str, dict[str, Cluster]] = defaultdict(dict)
        for c in clusters:
            if home(c):
                for t in c.members:
                    for key in keys[t.id]:
                        index[key][c.id] = c
        chosen = []
        for c in clusters:
            if wanted(c):
                near = {i: h for t in c.members for key in keys[t.id] for i, h in index.get(key, {}).items()}
                rated = self._w.rated(c, near)
                self.trace.rated += [(self._phase, c.id, home) for _, home, _ in rated]
                if choice := self._w.choose(rated):
                    chosen.append((c.id, choice))
                self._leave_open(c.id)
        for loose_one, choice in chosen:
            self.trace.choices.append((self._phase, loose_one, choice))
            self._merge(choice[1], loose_one, choice[2])

    def _inside(self) -> None:
        """Step 3, and the parts of a whole: `w tym 14` belongs to the release of 52 that its document tells before it."""
        for claim, to, how in inside(self._claims, self._of, self._w.matcher, self._w.fit):
            if how == "open":
                self._w.open.append(inside_open(claim, to))
                self._leave_open(claim.id)
                continue
            self.trace.inside.append((claim.id, to.id, how))
            self._merge(to.id, claim.id, inside_join(claim, to.id, how), force=how == "part")


def inside_join(claim: Told, to: str, how: str) -> Join:
    """Why a claim belongs to another of its document."""
    return Join(claim.id, to, 1.0, (Reason("document", claim.document, 1.0),), how)


def inside_open(claim: Told, to: Told) -> Open:
    """That a claim may belong to another of its document, or to one more."""
    return Open(to.id, claim.id, 1.0, (Reason("document", claim.document, 1.0),))


def unlike(rows: Iterable[Open], label: Callable[[str], str]) -> list[Open]:
    """Pairs of claims of two clusters, each pair of clusters once, the nearest first; `label` names the cluster of a claim."""
    seen: set[tuple[str, str]] = set()
    found = []
    for o in sorted(rows, key=lambda o: (-o.score, o.left, o.right, o.reasons)):
        left, right = sorted((label(o.left), label(o.right)))
        if left != right and (left, right) not in seen:
            seen.add((left, right))
            found.append(o)
    return found


def _components(edges: Sequence[tuple[str, str]]) -> list[int]:
    """Sizes of the sets that the edges connect."""
    parent: dict[str, str] = {}

    def root(x: str) -> str:
        while parent.setdefault(x, x) != x:
            parent[x] = x = parent[parent[x]]
        return x

    for a, b in edges:
        parent[root(a)] = root(b)
    sizes: dict[str, int] = defaultdict(int)
    for x in list(parent):
        sizes[root(x)] += 1
    return sorted(sizes.values(), reverse=True)


def pairs(clusters: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    """All pairs of ids that share a cluster: what pairwise F1 is counted over."""
    return {p for c in clusters for p in combinations(sorted(c), 2)}
