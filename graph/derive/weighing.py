"""What two claims, or two clusters, of one shelf are to each other: keys, edges, fits, the best home, and merging.

Everything here looks at the claims that it is given and at nothing else, so that deriving a part of the graph anew
(`graph.again`) and deriving all of it ask the same questions and get the same answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.derive.clusters import Cluster, Join
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


class Edge(NamedTuple):
    """Two claims that speak for one happening; sorted, the best come first. Of judged ones `reasons` are empty."""

    cost: float  # the score, negative
    left: str
    right: str
    reasons: tuple[Reason, ...]

    def join(self) -> Join:
        if self.cost == JUDGED:
            return Join(self.right, self.left, 0.0, (), "judged")
        return Join(self.right, self.left, -self.cost, self.reasons, "joined")


JUDGED = float("-inf")  # the cost of an edge that a person drew
Choice = tuple[float, str, Join]  # (-score, home, join): the least is the best


def group_of(t: Told, keys: frozenset[str]) -> tuple[object, ...]:
    """Equal for claims that say the very same, and were published together if no date tells when it was.

    They are chained, and only the first of them is compared with others: reprints need no comparing.
    """
    lent = t.claim.date if t.lent else ""  # of one month all are alike, but for the day that their documents lend
    return ((*t.signature, lent), t.known if t.exact is None and not t.stative else "", keys)


def loose(t: Told) -> bool:
    """A claim without a date, which joins others only by what they share beside dates."""
    return t.exact is None and not t.stative


def in_reach(a: Told, b: Told) -> bool:
    """Whether `b`, not before `a` in the order of `reach`, is near enough in time to be compared."""
    limits: dict[str, float] = rules()["limits"]
    if loose(a):
        return b.known_ordinal - a.known_ordinal <= limits["prospect_cycle" if a.kind == "Prospect" else "cycle"]
    return not (a.exact and b.exact and b.first - a.first >= limits["week"])


def reach(t: Told) -> tuple[object, ...]:
    return (t.known_ordinal if loose(t) else t.first, t.rank)


@dataclass(slots=True)
class Weigher:
    """Asks and merges; `matcher` compares, `judgements` is what people said."""

    matcher: Matcher
    judgements: Judgements
    open: list[Open] = field(default_factory=list)

    # -- keys ----------------------------------------------------------------------------------------------------

    def keys(self, t: Told) -> frozenset[str]:
        """What two claims must have in common to be compared at all."""
        rule, hub = rules(), self.matcher.hub
        found: set[str] = set()
        for role, things in t.roles.items():
            if role not in rule["silent"] and role not in rule["where"]:
                found |= {e for e in things if not hub(e)}
        if t.claim.quantity is not None and t.claim.quantity.value >= 5:
            found.add(f"n{t.claim.quantity.value:g}")
        found |= {e for e in t.among if not hub(e)}
        hubs = sorted(f"{r}={e}" for r in t.roles if r in (*rule["acting"], *rule["identifying"]) for e in t.roles[r])
        if len({h.split("=")[0] for h in hubs}) > 1:
            found.add(" ".join(hubs))
        if not t.roles.keys() & set(rule["identifying"]):
            found |= self.matcher.bodies(t)
        if t.claim.type in rule["once"] and t.claim.date:
            found.add(f"{t.claim.type} {t.claim.date}")
        if day := self.matcher.day_key(t):
            found.add(day)
        if t.kind == "Prospect":
            found |= {e for e in t.roles.get("speaker", ()) if not hub(e)}
        if sides := self.matcher.sides(t):
            found.add(f"sides {sides}")
        if war := self.matcher.war(t):
            found.add(f"war {war}")
        if t.lent and t.document in self.matcher.rounds:
            found.add(f"round {self.matcher.rounds[t.document]}")
        return frozenset(found)

    def edge_keys(self, t: Told, keys: frozenset[str]) -> frozenset[str]:
        """The same, and a vague date is compared only with an equal one: `September 2025` with `September 2025`."""
        return keys if t.exact or t.stative or t.exact is None else frozenset(f"{t.period} {key}" for key in keys)

    # -- two claims ----------------------------------------------------------------------------------------------

    def one_cycle(self, a: Told, b: Told) -> bool:
        """Whether two undated claims were published close enough to be the same news; a document repeats itself freely."""
        if a.document == b.document:
            return True
        if not a.known or not b.known:
            return False
        limit = rules()["limits"]["prospect_cycle" if a.kind == "Prospect" else "cycle"]
        return bool(abs(a.known_ordinal - b.known_ordinal) <= limit)

    def edge(self, a: Told, b: Told) -> Edge | None:
        """The edge between two claims, both dated or both loose, the earlier known first; None where too little speaks for it."""
        limits, content = rules()["limits"], loose(a)
        if self.matcher.opposed(a, b) or self.judgements.apart(a.id, b.id) or (content and not self.one_cycle(a, b)):
            return None
        reasons = self.matcher.reasons(a, b)
        if content and a.document != b.document and abs(a.known_ordinal - b.known_ordinal) <= limits["news"]:
            reasons = (*reasons, Reason("news", "", rules()["weights"]["recent"]))
        score = sum(r.weight for r in reasons if not (content and r.dated))
        wanted = limits["attach"] if a.stative or content else limits["join"]
        if wanted > score >= wanted - limits["open"] and any(r.weighty for r in reasons):
            self.open.append(Open(a.id, b.id, score, reasons))
        if score >= wanted and any(r.weighty if content else not r.dated for r in reasons):
            return Edge(-score, a.id, b.id, reasons)
        return None

    # -- clusters ------------------------------------------------------------------------------------------------

    def fit(self, left: Cluster, right: Cluster) -> bool:
        """No claim of the one is opposed to a claim of the other."""
        among = left.named | right.named
        return not any(
            self.matcher.opposed(a, b, among) or self.judgements.apart(a.id, b.id)
            for a in left.distinct
            for b in right.distinct
        )

    def merge(self, of: dict[str, Cluster], left: str, right: str, join: Join, *, force: bool = False) -> bool:
        """Make one of the clusters of two claims, if they fit; `of` is claim id → cluster."""
        one, two = of[left], of[right]
        if one is two or (not force and not self.fit(one, two)):
            return False
        if join.how == "joined" and all(loose(t) for t in (*one.members, *two.members)):
            if not all(self.one_cycle(a, b) for a in one.members for b in two.members):
                return False  # news of one cycle is not chained from month to month
        one.take(two, join)
        for t in two.members:
            of[t.id] = one
        return True

    def rated(self, loose_one: Cluster, homes: Mapping[str, Cluster]) -> list[Choice]:
        """The homes that a loose cluster fits, the best first."""
        return sorted(r for i in sorted(homes) if i != loose_one.id and (r := self._rate(loose_one, homes[i])))

    def choose(self, rated: Sequence[Choice]) -> Choice | None:
        """The best of them, if the next is clearly worse."""
        if rated and (len(rated) == 1 or rated[1][0] - rated[0][0] >= rules()["limits"]["margin"]):
            return rated[0]
        self.open += [Open(j.to, j.claim, j.score, j.reasons) for _, _, j in rated[:2]]
        return None

    def fits(self, loose_one: Cluster, home: Cluster) -> bool:
        """Whether a home is one of those that `rated` gives."""
        return home.id != loose_one.id and self._rate(loose_one, home) is not None

    def _met_one(self, a: Told, b: Told, reasons: Sequence[Reason]) -> bool:
        """Whether two sources of a meeting share one man only, whom he met the one does not say, and nothing else."""
        together = rules()["together"]
        if not any(role in a.roles or role in b.roles for role in together):
            return False
        shared = [r for r in reasons if not r.dated and r.what not in ("recent", "news")]
        alone = any(len(t.roles.get(role, ())) < 2 for t in (a, b) for role in together)
        return alone and len(shared) == 1 and shared[0].what in together and a.exact is not None

    def _rate(self, loose_one: Cluster, home: Cluster) -> Choice | None:
        """How well a loose cluster fits a home; None where it does not."""
        limits = rules()["limits"]
        if not self.fit(home, loose_one) or any(t.habitual for t in loose_one.members):
            return None
        best: Choice | None = None
        for a in home.distinct:
            for b in loose_one.distinct:
                reasons = self.matcher.reasons(a, b)
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
                if score < least or (a.document != b.document and self._met_one(a, b, reasons)):
                    continue
                if best is None or (-score, a.id) < (best[0], best[2].to):
                    best = (-score, home.id, Join(b.id, a.id, score, reasons, "attached"))
        return best


def _distinctive(reasons: Sequence[Reason]) -> bool:
    """Whether a count is one that hardly comes again: 51, not 50."""
    return any(r.what == "count" and float(r.value) >= 20 and float(r.value) % 10 != 0 for r in reasons)


def _remembered(home: Told, reasons: Sequence[Reason], age: int) -> bool:
    """Whether an undated claim may tell of what happened long before it was published.

    What only countries share may be the war of a year, never the attack of a day; a number alone comes again.
    """
    limits = rules()["limits"]
    if any(r.what == "war" for r in reasons):
        return True
    weighty = [r for r in reasons if r.weighty and r.what != "count"]
    if not weighty and _distinctive(reasons):
        return bool(age <= limits["memory"])
    if not weighty:
        return (
            any(r.what == "roles" for r in reasons)
            and home.exact is False
            and home.last - home.first > limits["season"]
        )
    return len(weighty) > 1 or age <= limits["memory"]


def is_exact(members: Iterable[Told]) -> bool:
    return any(t.exact for t in members)


def all_loose(members: Iterable[Told]) -> bool:
    return all(loose(t) for t in members)
