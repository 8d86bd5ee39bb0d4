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


@dataclass(frozen=True, slots=True)
class Open:
    """Two claims that may be one happening, which the rules leave to a person: nearly enough, or several that fit."""

    left: str
    right: str
    score: float
    reasons: tuple[Reason, ...]
    several: bool = False


@dataclass(slots=True)
class Found:
    """The clusters, in the order of their ids, the sizes of the candidate components, and what is left to a person."""

    clusters: list[Cluster]
    components: list[int] = field(default_factory=list)
    open: list[Open] = field(default_factory=list)

    @property
    def largest(self) -> int:
        """Claims in the largest set that candidate pairs connect: percolation would show here."""
        return max(self.components, default=0)


def cluster_events(claims: Iterable[Told], matcher: Matcher, judgements: Judgements) -> Found:
    """Cluster the claims; the same result for any order of them."""
    shelves: dict[tuple[str, str, bool], list[Told]] = defaultdict(list)
    for t in sorted(claims, key=lambda t: t.rank):
        shelves[t.shelf].append(t)
    found = Found([])
    talks = rules()["talks"][0]
    for shelf in sorted(shelves, key=lambda s: (s[1] != talks, s)):  # talks first: others lean on their rounds
        one = _Shelf(shelves[shelf], matcher, judgements)
        clusters, sizes = one.cluster()
        found.clusters += clusters
        found.components += sizes
        found.open += one.still_open()
    found.clusters.sort(key=lambda c: c.id)
    return found


class _Shelf:
    """The claims of one type and kind."""

    def __init__(self, claims: Sequence[Told], matcher: Matcher, judgements: Judgements) -> None:
        self._m = matcher
        self._judged = judgements
        self._of: dict[str, Cluster] = {t.id: Cluster([t]) for t in claims}
        self._claims = claims
        self._sizes: list[int] = []
        self._open: list[Open] = []

    def still_open(self) -> list[Open]:
        """What a person may decide: pairs of claims of two clusters, each pair of clusters once, the nearest first."""
        rows = sorted(self._open, key=lambda o: (-o.score, o.left, o.right))
        seen: set[tuple[str, str]] = set()
        found = []
        for o in rows:
            left, right = sorted((self._of[o.left].id, self._of[o.right].id))
            if left != right and (left, right) not in seen:
                seen.add((left, right))
                found.append(o)
        return found

    def cluster(self) -> tuple[list[Cluster], list[int]]:
        limits = rules()["limits"]
        ids = [t.id for t in self._claims]
        for a, b in self._judged.same_pairs(ids):
            self._merge(self._of[a], self._of[b], Join(b, a, 0.0, (), "judged"), force=True)
        loose = {t.id for t in self._claims if t.exact is None and not t.stative}
        dated = [t for t in self._claims if t.id not in loose]
        self._join(self._pairs(dated, self._dated_keys), limits["join"], content=False)
        if self._claims[0].stative:
            return self._clusters(), self._sizes
        self._attach([c for c in self._clusters() if not c.exact and not _all(c, loose)], _is_exact)
        self._attach([c for c in self._clusters() if _all(c, loose)], lambda c: not _all(c, loose))
        left = [t for t in self._claims if t.id in loose and _all(self._of[t.id], loose)]
        self._join(self._pairs(left, self._keys), limits["attach"], content=True)
        if self._claims[0].shelf == ("Event", rules()["talks"][0], False):
            self._m.rounds.update(rounds(self._clusters()))
        self._inside()
        return self._clusters(), self._sizes

    def _clusters(self) -> list[Cluster]:
        return sorted({id(c): c for c in self._of.values()}.values(), key=lambda c: c.id)

    # -- candidate pairs ---------------------------------------------------------------------------------------

    def _keys(self, t: Told) -> Iterator[str]:
        """What two claims must have in common to be compared at all."""
        rule = rules()
        for role, things in t.roles.items():
            if role not in rule["silent"] and role not in rule["where"]:
                yield from (e for e in things if not self._m.hub(e))
        if t.claim.quantity is not None and t.claim.quantity.value >= 5:
            yield f"n{t.claim.quantity.value:g}"
        yield from (e for e in t.among if not self._m.hub(e))
        hubs = sorted(f"{r}={e}" for r in t.roles if r in (*rule["acting"], *rule["identifying"]) for e in t.roles[r])
        if len({h.split("=")[0] for h in hubs}) > 1:
            yield " ".join(hubs)
        if not t.roles.keys() & set(rule["identifying"]):
            yield from self._m.bodies(t)
        if t.claim.type in rule["once"] and t.claim.date:
            yield f"{t.claim.type} {t.claim.date}"
        if t.kind == "Prospect":
            yield from (e for e in t.roles.get("speaker", ()) if not self._m.hub(e))
        if t.lent and t.document in self._m.rounds:
            yield f"round {self._m.rounds[t.document]}"

    def _dated_keys(self, t: Told) -> Iterator[str]:
        """The same, and a vague date is compared only with an equal one: `September 2025` with `September 2025`."""
        if t.exact or t.stative:
            yield from self._keys(t)
        else:
            yield from (f"{t.period} {key}" for key in self._keys(t))

    def _pairs(self, claims: Sequence[Told], keys: Callable[[Told], Iterator[str]]) -> Iterator[tuple[Told, Told]]:
        """Pairs that share a key and whose dates lie within a week; claims that say the very same are chained."""
        buckets: dict[str, list[Told]] = defaultdict(list)
        for t in claims:
            for key in set(keys(t)):
                buckets[key].append(t)
        seen: set[tuple[str, str]] = set()
        week = rules()["limits"]["week"]
        for key in sorted(buckets):
            rows = sorted(buckets[key], key=lambda t: (t.first, t.rank))
            last: dict[tuple[object, ...], Told] = {}
            firsts: list[Told] = []
            pairs: list[tuple[Told, Told]] = []
            for t in rows:
                same = t.signature
                if same in last:
                    pairs.append((last[same], t))
                else:
                    firsts.append(t)
                last[same] = t
            for i, a in enumerate(firsts):
                for b in firsts[i + 1 :]:
                    if a.exact and b.exact and b.first - a.first >= week:
                        break
                    pairs.append((a, b))
            for a, b in pairs:
                pair = (a.id, b.id) if a.rank < b.rank else (b.id, a.id)
                if pair not in seen:
                    seen.add(pair)
                    yield (a, b) if a.rank < b.rank else (b, a)

    def _one_cycle(self, a: Told, b: Told) -> bool:
        """Whether two undated claims were published close enough to be the same news; a document repeats itself freely."""
        if a.document == b.document:
            return True
        if not a.known or not b.known:
            return False
        limit = rules()["limits"]["prospect_cycle" if a.kind == "Prospect" else "cycle"]
        return bool(abs(a.known_ordinal - b.known_ordinal) <= limit)

    # -- joining -----------------------------------------------------------------------------------------------

    def _join(self, pairs: Iterable[tuple[Told, Told]], least: float, *, content: bool) -> None:
        limits = rules()["limits"]
        edges = []
        for a, b in pairs:
            if self._m.opposed(a, b) or self._judged.apart(a.id, b.id) or (content and not self._one_cycle(a, b)):
                continue
            reasons = self._m.reasons(a, b)
            if content and a.document != b.document and abs(a.known_ordinal - b.known_ordinal) <= limits["news"]:
                reasons = (*reasons, Reason("news", "", rules()["weights"]["recent"]))
            score = sum(r.weight for r in reasons if not (content and r.dated))
            wanted = limits["attach"] if a.stative else least
            if wanted > score >= wanted - limits["open"] and any(r.weighty for r in reasons):
                self._open.append(Open(a.id, b.id, score, reasons))
            if score >= wanted and any(r.weighty if content else not r.dated for r in reasons):
                edges.append((-score, a.id, b.id, reasons))
        self._sizes += _components([(a, b) for _, a, b, _ in edges])
        for score, left, right, reasons in sorted(edges):
            self._merge(self._of[left], self._of[right], Join(right, left, -score, reasons, "joined"))

    def _merge(self, left: Cluster, right: Cluster, join: Join, *, force: bool = False) -> None:
        if left is right:
            return
        if not force and not self._fit(left, right):
            return
        undated = join.how == "joined" and not any(
            t.exact is not None or t.stative for t in (*left.members, *right.members)
        )
        if undated and not all(self._one_cycle(a, b) for a in left.members for b in right.members):
            return  # news of one cycle is not chained from month to month
        left.take(right, join)
        for t in right.members:
            self._of[t.id] = left

    def _fit(self, left: Cluster, right: Cluster) -> bool:
        """No claim of the one is opposed to a claim of the other."""
        return not any(
            self._m.opposed(a, b) or self._judged.apart(a.id, b.id)
            for a in _distinct(left.members)
            for b in _distinct(right.members)
        )

    def _attach(self, loose: Sequence[Cluster], wanted: Callable[[Cluster], bool]) -> None:
        """Each loose cluster to the one that it fits best, if the next is clearly worse; all judged on one snapshot."""
        limits = rules()["limits"]
        index: dict[str, set[str]] = defaultdict(set)
        for c in self._clusters():
            if wanted(c):
                for t in c.members:
                    for key in self._keys(t):
                        index[key].add(c.id)
        by_id = {c.id: c for c in self._clusters()}
        chosen = []
        for c in loose:
            near = sorted({i for t in c.members for key in self._keys(t) for i in index.get(key, ())})
            rated = sorted(r for i in near if i != c.id and (r := self._rate(c, by_id[i])))
            if rated and (len(rated) == 1 or rated[1][0] - rated[0][0] >= limits["margin"]):
                chosen.append((c, by_id[rated[0][1]], rated[0][2]))
            else:
                self._open += [Open(j.to, j.claim, j.score, j.reasons, True) for _, _, j in rated[:2]]
        for c, home, join in chosen:
            self._merge(self._of[home.id], c, join)

    def _rate(self, loose: Cluster, home: Cluster) -> tuple[float, str, Join] | None:
        """How well a loose cluster fits a home, as (-score, id, join); None where it does not."""
        limits = rules()["limits"]
        if not self._fit(home, loose):
            return None
        best: tuple[float, str, Join] | None = None
        for a in _distinct(home.members):
            for b in _distinct(loose.members):
                reasons = self._m.reasons(a, b)
                score = sum(r.weight for r in reasons if not r.dated)
                least = limits["attach"]
                if a.document == b.document:
                    reasons = (*reasons, Reason("document", a.document, rules()["weights"]["document"]))
                    score, least = score + reasons[-1].weight, limits["attach_inside"]
                age = b.known_ordinal - a.last
                if a.document != b.document and b.exact is None and 0 <= age <= limits["cycle"]:
                    reasons = (*reasons, Reason("recent", "", rules()["weights"]["recent"]))
                    score += reasons[-1].weight
                    least += (
                        0.0 if age <= limits["news"] else reasons[-1].weight
                    )  # what is older only goes before the oldest
                elif a.document != b.document and b.exact is None and not _remembered(a, reasons, age):
                    continue
                if score < least:
                    continue
                if best is None or (-score, a.id) < (best[0], best[2].to):
                    best = (-score, home.id, Join(b.id, a.id, score, reasons, "attached"))
        return best

    def _inside(self) -> None:
        """Step 3, and the parts of a whole: `w tym 14` belongs to the release of 52 that its document tells before it."""
        for claim, to, how in inside(self._claims, self._of, self._m, self._fit):
            reason = Reason("document", claim.document, 1.0)
            if how == "open":
                self._open.append(Open(to.id, claim.id, 1.0, (reason,), True))
                continue
            self._merge(
                self._of[to.id], self._of[claim.id], Join(claim.id, to.id, 1.0, (reason,), how), force=how == "part"
            )


def _remembered(home: Told, reasons: Sequence[Reason], age: int) -> bool:
    """Whether an undated claim may tell of what happened long before it was published.

    What only countries share may be the war of a year, never the attack of a day; a number alone comes again.
    """
    limits = rules()["limits"]
    weighty = [r for r in reasons if r.weighty and r.what != "count"]
    if not weighty:
        return (
            any(r.what == "roles" for r in reasons)
            and home.exact is False
            and home.last - home.first > limits["season"]
        )
    return len(weighty) > 1 or age <= limits["memory"]


def _is_exact(c: Cluster) -> bool:
    return c.exact


def _all(c: Cluster, ids: set[str]) -> bool:
    return all(t.id in ids for t in c.members)


def _distinct(members: Sequence[Told]) -> list[Told]:
    """One claim of each signature and document: reprints need no comparing."""
    return list({(t.signature, t.document): t for t in reversed(members)}.values())


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
