"""A claim that names neither thing nor count, and what it can speak of: `wyrok zapadł w środę`, `uwolnionych wywieziono do Wilna`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from graph.derive.clusters import Cluster
from graph.derive.cues import asserts, plural
from graph.derive.match import Matcher
from graph.derive.told import Told, rules


def told_before(t: Told, home: Cluster) -> bool:
    """Whether a noun that speaks of talks stands behind them: `po rozmowie w cztery oczy …, wieczorem podjął go premier`."""
    if t.shelf[1] not in rules()["talks"]:
        return True
    return any(x.document == t.document and x.claim.trigger.start < t.claim.trigger.start for x in home.members)


def told_here(home: Cluster, t: Told) -> Told:
    return next(x for x in home.members if x.document == t.document)


def loud(t: Told) -> bool:
    """Whether a claim names anything that says which happening it is."""
    return any(role not in rules()["silent"] for role in t.roles)


def shares(t: Told, x: Told, matcher: Matcher) -> bool:
    """Whether two claims name one thing, or one for the other, in one role, or count the same."""
    who = ["speaker"] if t.kind == "Prospect" else []
    both = (r for r in t.roles.keys() & x.roles.keys() if r not in rules()["silent"] or r in who)
    if any(matcher.any_kin(t.roles[role], x.roles[role]) for role in both):
        return True
    p, q = t.claim.quantity, x.claim.quantity
    return p is not None and q is not None and p.value == q.value


def speaks_of(t: Told, home: Cluster, matcher: Matcher) -> bool:
    """Whether a bare claim can speak of a home: a noun can (`wyrok zapadł`), a verb that tells of something must share with it.

    `Litwa odmówiła` beside `ambasador odmówiła złożenia listów`, `sądy skazały ich` beside a man's sentence: another one.
    """
    if loud(t) and not any(loud(x) or x.claim.quantity for x in home.members):
        return False
    if _elsewhere(t, home, matcher):
        return False
    if plural(t.claim) and not any(x.claim.quantity for x in home.members):
        return False
    if not asserts(t.claim) or presupposed(t):
        return True
    if loud(t):
        return any(shares(t, x, matcher) for x in home.members)
    many = any(x.claim.quantity for x in home.members)
    one = not many and any(r in rules()["identifying"] for x in home.members for r in x.roles)
    return not one and any(x.claim.date == t.claim.date for x in home.members)


def _elsewhere(t: Told, home: Cluster, matcher: Matcher) -> bool:
    """Whether a claim names a place with which nobody of its home has to do: `po rozmowach w Rijadzie` of Sikorski's with Rubio."""
    rule, things = rules(), matcher.entities
    if t.shelf[1] not in rule["talks"] or any(shares(t, x, matcher) for x in home.members):
        return False
    places = {e for role in rule["where"] for e in t.roles.get(role, ())}
    theirs = {e for x in home.members for role in rule["together"] for e in x.roles.get(role, ())}
    if any(not things.around(e) and things.type_of(e) != "Country" for e in theirs):
        return False  # of somebody nobody knows where he belongs
    lands, sides = ({c for e in some for c in (e, *things.around(e))} for some in (places, theirs))
    return bool(lands) and bool(sides) and lands.isdisjoint(sides)


def days_of_sentences(claims: Sequence[Told]) -> Mapping[tuple[str, int], list[Told]]:
    """(document, start of the sentence) → its claims that have a day of their own."""
    found: dict[tuple[str, int], list[Told]] = defaultdict(list)
    for t in claims:
        if t.exact and not t.lent:
            found[t.document, t.claim.span.start].append(t)
    return found


def other_day(t: Told, home: Cluster, days: Mapping[tuple[str, int], list[Told]]) -> bool:
    """Whether the sentence of an undated claim tells of another day than its home does.

    `W czwartek Merkel przedstawiła wyniki przywódcom, którzy zebrali się w Brukseli`: no word of the meeting on Wednesday.
    """
    here = days.get((t.document, t.claim.span.start), ())
    if t.exact or not here:
        return False
    there = [x for x in home.members if x.exact and x.document == t.document]
    return bool(there) and not any(x.first <= y.last and y.first <= x.last for x in here for y in there)


def same_days(t: Told, other: Told) -> bool:
    return bool(other.exact) and other.document == t.document and t.first <= other.last and other.first <= t.last


def other_time(t: Told, home: Cluster) -> bool:
    """Whether a claim has a month of its own, and its home only a lent one: `już w grudniu` is no word of the round."""
    own = t.exact is False and not t.lent
    return own and all(x.lent for x in home.members if x.document == t.document)


def named_again(t: Told, home: Cluster, matcher: Matcher) -> bool:
    """Whom a bare claim befalls must be whom its home befalls: Belarus is not Belavia, though it may stand for it."""
    rule = rules()
    for role in t.roles.keys() & {*rule["identifying"], *rule["together"]}:
        theirs = frozenset[str]().union(*(x.roles.get(role, frozenset()) for x in home.members))
        if role in rule["identifying"] and not t.roles[role] & theirs:
            return False
        if theirs and not matcher.any_kin(t.roles[role], theirs):
            return False
    return True


def poor(t: Told, matcher: Matcher) -> bool:
    """No thing but hubs, and no count."""
    if t.claim.quantity is not None or t.stative:
        return False
    return all(matcher.hub(e) for role, things in t.roles.items() if role != "actor" for e in things)


def bare(t: Told, matcher: Matcher) -> bool:
    """Poor, and nobody's hope."""
    if t.kind != "Event" or not poor(t, matcher) or of_others(t):
        return False
    if t.claim.attribution and not presupposed(t) and (asserts(t.claim) or not t.lent):
        return False
    return t.claim.type in rules()["gatherings"] or not matcher.bodies(t)


def of_others(t: Told) -> bool:
    """`krócej niż poprzednie delegacje`: the sentence speaks of other happenings than the one that its document is about."""
    return any(word in t.claim.quote.lower() for word in rules()["elsewhere"])


def after_others(t: Told) -> bool:
    """The same, if the word stands before the happening: `poprzednie delegacje, które spędzały tu dwa dni`."""
    lead = t.claim.lead.lower()
    return any(word in lead for word in rules()["elsewhere"])


def told_apart(t: Told, c: Cluster) -> bool:
    """`zaoferowała mediację w sprawie Iranu, a ponadto proponuje pośrednictwo`: a second offer in one sentence is another one."""
    return t.claim.type in rules()["offers"] and any(
        x.document == t.document and x.claim.span == t.claim.span and x.claim.type == t.claim.type for x in c.members
    )


def presupposed(t: Told) -> bool:
    """Whether it is told as known in a clause before the one in which somebody says something."""
    opens = t.claim.quote.lower().startswith(tuple(f"{word} " for word in rules()["presupposed"]))
    return opens and all(u.span.start > t.claim.trigger.end for u in t.claim.attribution)
