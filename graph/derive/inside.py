"""What a document says again: claims that name neither thing nor count, and the parts of a whole.

`Uwolnionych wywieziono do Wilna` names nobody; if its document tells of one release only, it speaks of that one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from graph.derive.clusters import Cluster
from graph.derive.match import Matcher
from graph.derive.told import Told, rules

_INFINITIVE = re.compile(r"\w+[aeiyouóęąźś](ć|c)$")
Fit = Callable[[Cluster, Cluster], bool]


def rounds(clusters: Iterable[Cluster]) -> dict[str, str]:
    """Document → the talks that it is about: the first that it dates to the day, of which two who take part are known, or a place.

    `Sandu, która 14 stycznia spotkała się z Tuskiem`: another document may be the one that names both.
    """
    first: dict[str, tuple[int, str]] = {}
    for c in clusters:
        if not any(len(t.roles.get("participant", ())) > 1 or "place" in t.roles for t in c.members):
            continue
        for t in c.members:
            if t.exact:
                first[t.document] = min(first.get(t.document, (t.claim.span.start, c.id)), (t.claim.span.start, c.id))
    return {document: talks for document, (_, talks) in first.items()}


def inside(
    claims: Sequence[Told], of: Mapping[str, Cluster], matcher: Matcher, fit: Fit
) -> list[tuple[Told, Told, str]]:
    """(claim, claim of its document that it belongs to, `inside`, `part`, or `open` for a person), all judged on the clusters as they stand."""
    return [*_parts(claims, of), *_again(claims, of, matcher, fit)]


def _parts(claims: Sequence[Told], of: Mapping[str, Cluster]) -> Iterator[tuple[Told, Told, str]]:
    """A part belongs to the whole that stands before it the nearest, else after it, and is greater than it."""
    wholes: dict[str, list[Told]] = defaultdict(list)
    for t in claims:
        if t.basis != "part":
            wholes[t.document].append(t)
    for t in claims:
        if t.basis == "part" and len(of[t.id].members) == 1:
            size = t.claim.quantity.value if t.claim.quantity else 0
            near = [w for w in wholes[t.document] if w.claim.quantity is None or w.claim.quantity.value > size]
            if near:
                at = t.claim.span.start
                yield (
                    t,
                    min(
                        near,
                        key=lambda w: (
                            w.claim.quantity is None,
                            w.basis == "total",  # `łącznie 18` sums up other releases
                            w.claim.span.start > at,
                            abs(at - w.claim.span.start),
                            w.id,
                        ),
                    ),
                    "part",
                )


def _again(
    claims: Sequence[Told], of: Mapping[str, Cluster], matcher: Matcher, fit: Fit
) -> Iterator[tuple[Told, Told, str]]:
    homes: dict[str, dict[str, Cluster]] = defaultdict(dict)
    bare: list[Told] = []
    for t in claims:
        if len(of[t.id].members) == 1 and _bare(t, matcher):
            bare += [t] if not _infinitive(t) else []
        elif t.basis not in ("total", "part") and not _of_others(t):
            homes[t.document][of[t.id].id] = of[t.id]
    by_id = {c.id: c for c in of.values()} if bare else {}
    days = _days_of_sentences(claims) if bare else {}
    for t in bare:
        near = homes[t.document]
        talks = matcher.rounds.get(t.document, "")
        if talks in by_id and (t.exact is None or t.lent):
            near = {talks: by_id[talks]}  # a document of talks speaks of its round
        elif t.exact:
            near = {i: c for i, c in near.items() if any(_same_days(t, x) for x in c.members)}
        fits = [
            c
            for _, c in sorted(near.items())
            if fit(c, of[t.id])
            and _named_again(t, c, matcher)
            and not _other_time(t, c)
            and not _other_day(t, c, days)
            and not _told_apart(t, c)
        ]
        if len(fits) == 1 and (t.roles or len(near) == 1):
            yield t, next(x for x in fits[0].members if x.document == t.document), "inside"
        elif 1 < len(fits) < 4:
            yield from ((t, next(x for x in c.members if x.document == t.document), "open") for c in fits)


def _days_of_sentences(claims: Sequence[Told]) -> Mapping[tuple[str, int], list[Told]]:
    """(document, start of the sentence) → its claims that have a day of their own."""
    found: dict[tuple[str, int], list[Told]] = defaultdict(list)
    for t in claims:
        if t.exact and not t.lent:
            found[t.document, t.claim.span.start].append(t)
    return found


def _other_day(t: Told, home: Cluster, days: Mapping[tuple[str, int], list[Told]]) -> bool:
    """Whether the sentence of an undated claim tells of another day than its home does.

    `W czwartek Merkel przedstawiła wyniki przywódcom, którzy zebrali się w Brukseli`: no word of the meeting on Wednesday.
    """
    here = days.get((t.document, t.claim.span.start), ())
    if t.exact or not here:
        return False
    there = [x for x in home.members if x.exact and x.document == t.document]
    return bool(there) and not any(x.first <= y.last and y.first <= x.last for x in here for y in there)


def _same_days(t: Told, other: Told) -> bool:
    return bool(other.exact) and other.document == t.document and t.first <= other.last and other.first <= t.last


def _other_time(t: Told, home: Cluster) -> bool:
    """Whether a claim has a month of its own, and its home only a lent one: `już w grudniu` is no word of the round."""
    own = t.exact is False and not t.lent
    return own and all(x.lent for x in home.members if x.document == t.document)


def _named_again(t: Told, home: Cluster, matcher: Matcher) -> bool:
    """Whom a bare claim befalls must be whom its home befalls: Belarus is not Belavia, though it may stand for it."""
    rule = rules()
    for role in t.roles.keys() & {*rule["identifying"], *rule["together"]}:
        theirs = frozenset[str]().union(*(x.roles.get(role, frozenset()) for x in home.members))
        if role in rule["identifying"] and not t.roles[role] & theirs:
            return False
        if theirs and not matcher.any_kin(t.roles[role], theirs):
            return False
    return True


def _bare(t: Told, matcher: Matcher) -> bool:
    """No thing but hubs, no count, and nobody's hope; with a day of its own nobody at all."""
    if t.kind != "Event" or t.claim.quantity is not None or (t.exact and t.roles) or t.stative:
        return False
    if t.claim.attribution and not _presupposed(t):
        return False
    if matcher.bodies(t) or _of_others(t):
        return False
    return all(matcher.hub(e) for role, things in t.roles.items() if role != "actor" for e in things)


def _of_others(t: Told) -> bool:
    """`krócej niż poprzednie delegacje`: the sentence speaks of other happenings than the one that its document is about."""
    return any(word in t.claim.quote.lower() for word in rules()["elsewhere"])


def _told_apart(t: Told, c: Cluster) -> bool:
    """`zaoferowała mediację w sprawie Iranu, a ponadto proponuje pośrednictwo`: a second offer in one sentence is another one."""
    return t.claim.type in rules()["offers"] and any(
        x.document == t.document and x.claim.span == t.claim.span and x.claim.type == t.claim.type for x in c.members
    )


def _presupposed(t: Told) -> bool:
    """Whether it is told as known in a clause before the one in which somebody says something."""
    opens = t.claim.quote.lower().startswith(tuple(f"{word} " for word in rules()["presupposed"]))
    return opens and all(u.span.start > t.claim.trigger.end for u in t.claim.attribution)


def _infinitive(t: Told) -> bool:
    """`gotów jest uwolnić` reports nothing that a document told before."""
    start = t.claim.trigger.start - t.claim.span.start
    word = t.claim.quote[start : start + t.claim.trigger.end - t.claim.trigger.start].lower()
    return _INFINITIVE.fullmatch(word) is not None
