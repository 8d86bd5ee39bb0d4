"""Which promise came true: a prospect is linked to the event that fulfilled it, and stays a node of its own.

`zgoda na zniesienie sankcji` of one document and `Waszyngton zniósł sankcje wobec Biełaruskalija` of another are one
prospect and one event, linked by `fulfilledBy`: done per the one, agreed per the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from graph.derive.clusters import Cluster
from graph.derive.match import Matcher
from graph.derive.told import ALWAYS, NEVER, Told, family, rules


def fulfilments(clusters: Sequence[Cluster], matcher: Matcher) -> Iterator[tuple[Cluster, Cluster]]:
    """(prospect, event) pairs: of the events that fit a prospect the best, then the earliest."""
    done: dict[tuple[str, str], list[Cluster]] = defaultdict(list)
    for c in clusters:
        if c.members[0].kind == "Event" and not c.members[0].stative:
            for key in sorted({k for t in c.members for k in promise_keys(t, matcher)}):
                done[(family(c.members[0].claim.type), key)].append(c)
    for prospect in clusters:
        if prospect.members[0].kind != "Prospect":
            continue
        near = {
            c.id: c
            for t in prospect.members
            for key in promise_keys(t, matcher)
            for c in done.get((family(t.claim.type), key), ())
        }
        if event := came_true(prospect, near, matcher):
            yield prospect, near[event]


def came_true(prospect: Cluster, near: Mapping[str, Cluster], matcher: Matcher) -> str | None:
    """Which of the events near a promise fulfilled it."""
    rated = sorted(
        (-score, min(t.first for t in c.members), c.id)
        for c in near.values()
        if (score := _score(prospect, c, matcher)) >= rules()["limits"]["fulfil"]
    )
    return rated[0][2] if rated else None


def promise_keys(t: Told, matcher: Matcher) -> set[str]:
    """What a promise and what fulfilled it must have in common to be compared at all."""
    rule = rules()
    found = {e for role in rule["identifying"] for e in t.roles.get(role, ()) if not matcher.hub(e)}
    if not any(role in t.roles for role in rule["identifying"]):
        found |= matcher.bodies(t)
    if t.claim.quantity is not None and t.claim.quantity.value >= 5:
        found.add(f"n{t.claim.quantity.value:g}")
    return found


def _score(prospect: Cluster, event: Cluster, matcher: Matcher) -> float:
    """The most that two claims of them share beside dates; 0 where the event cannot be what was promised."""
    best = 0.0
    for p in prospect.members:
        for e in event.members:
            if matcher.opposed_roles(p, e) or not _in_time(p, e):
                continue
            best = max(best, sum(r.weight for r in matcher.reasons(p, e) if not r.dated and r.what != "bounds"))
    return best


def _in_time(p: Told, e: Told) -> bool:
    """The event may be a little older than the document that still calls it a promise, and not years younger."""
    limits: dict[str, float] = rules()["limits"]
    if p.exact is not None:
        return e.first <= p.last + limits["cycle"] and p.first - limits["cycle"] <= e.last
    if p.known is None:
        return True
    late = e.first if e.first != ALWAYS else e.last
    return (e.last == NEVER or e.last >= p.known_ordinal - limits["cycle"]) and late <= p.known_ordinal + limits[
        "fulfil_days"
    ]
