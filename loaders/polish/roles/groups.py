"""Roles of lists: who shares the fate of another, who belongs to a group that is told first."""

from __future__ import annotations

from loaders.polish.frames.slots import own
from loaders.polish.roles.base import PARTY, Found, Open
from loaders.polish.syntax.sentence_graph import RELATIVES, SentenceGraph
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.words import any_of
from loaders.polish.units.units import AMONG

_SHARED = frozenset({"participant", "actor", "patient", "appointee"})
_LIKE = frozenset({"podobnie", "tak", "tak samo"})
_ACCOMPANYING = frozenset({"towarzyszyć"})
_ONESELF = frozenset({"się", "siebie"})  # `zarzuca się obojgu` is nobody's


def likewise(case: Open) -> Found:
    """`Koncern, podobnie jak Rosnieft, został objęty sankcjami`: what shares the fate of a filler."""
    g = case.g
    for at in range(1, len(g) - 1) if "jak" in g.units.forms else ():
        if g.units[at].text.casefold() != "jak" or g.units[at - 1].text.casefold() not in _LIKE:
            continue
        u = at + 1
        while u < len(g) - 1 and not g.units[u].named and g.nominal(u) | g.adjective(u):
            u += 1
        if not g.units[u].named:
            continue
        for role, heads in case.phrases.items():
            if any(abs(h - at) <= 8 and g.units[h].cases & g.units[u].cases for h in heads) and role != "place":
                yield from case.fresh(role, case.refs.resolve(u, case.hit.frame.accepts.get(role, PARTY)))
                return


def along(case: Open) -> Found:
    """`razem z Merzem zadzwonił do Trumpa`, `uwolnił X wraz z Y`: who goes along has the part of the person told before him.

    On a journey `z` is enough: `Do Moskwy przyleciał Witkoff z Jaredem Kushnerem`.
    """
    g = case.g
    if case.hit.frame.type == "Visit" and case.hit.voice != "noun" and case.roles.get("actor"):
        people = frozenset({"Person"}) & case.hit.frame.accepts["actor"]
        for arg in case.args:
            with_him = arg.slot == "z" and not arg.companion and "inst" in g.units[arg.unit].cases
            between = range(min(arg.unit, case.hit.unit), max(arg.unit, case.hit.unit))
            if with_him and not any(x in case.others for x in between):  # not `na spotkanie z X`
                yield from case.fresh("actor", case.refs.resolve(arg.unit, people))
    clause = g.clause(case.hit.unit)
    for u in g.governed.get("wraz z", ()):
        if _in_a_relative(g, u) and not _in_a_relative(g, case.hit.unit):
            continue
        if g.clause(u) != clause or (_told_of_a_noun(g, case.hit.unit) and u not in g.subtree(case.hit.unit)):
            continue
        before = [(h, role) for role, heads in case.phrases.items() if role in _SHARED for h in heads if h < u]
        acting = set(g.subjects(clause))  # `Wraz z nią wyroki usłyszało kilku opozycjonistów`
        beside = (r for r in case.phrases if r in _SHARED and acting & set(case.phrases[r]))
        unsaid = (r for r in ("participant", "actor") if case.roles.get(r))  # `Przyleciał razem z Kushnerem`
        role = max(before)[1] if before else next(beside, None) or next(unsaid, None)
        accepted = case.hit.frame.accepts.get(role or "", frozenset())
        told = {case.refs.discourse.type_of(w.cluster) for w in case.roles.get(role or "", ())}
        alike = next((kinds for kinds in _ALIKE if kinds & told), None)  # `wpisał Łukoil razem z Rosnieftem`
        if role and alike and alike & accepted:
            yield from case.fresh(role, case.refs.resolve(u, alike & accepted))


def _in_a_relative(g: SentenceGraph, u: int) -> bool:
    """`X, który wraz z Y uczestniczył w uroczystości, zapowiedział`: what stands between its comma and the next, wherever the tree hangs it."""
    at = u
    while at >= 0 and g.units[at].text not in (",", ";", "–"):
        if g.lemmas(at) & RELATIVES:
            return True
        at -= 1
    return False


def _told_of_a_noun(g: SentenceGraph, u: int) -> bool:
    """`Bialacki, więziony od 2021 roku, wyszedł wraz z X`: a participle that only tells of a noun has its own clause."""
    return g.participle(u) is not None and not g.predicate(u) and g.labels[u].split(":")[0] in ("acl", "amod")


def accompanying(case: Open) -> Found:
    """`przyjął wysłannika X, któremu towarzyszył Y`: who accompanies one of those who meet was there."""
    g = case.g
    role = "participant" if "participant" in case.hit.frame.accepts else "actor"
    if case.hit.frame.type not in ("Meeting", "Negotiation", "Visit") or not case.roles.get(role):
        return
    for v in g.units.having(_ACCOMPANYING):
        if not g.labels[v].startswith("acl") or g.negated(v):
            continue
        rows = own(g, v)
        whom = {w.cluster for a in rows if a.slot == "dat" for w in case.refs.resolve(a.unit, PARTY)}
        if whom & {w.cluster for w in case.roles[role]}:
            people = frozenset({"Person"}) & case.hit.frame.accepts[role]
            yield from case.fresh(
                role, (w for a in rows if a.slot == "subj" for w in case.refs.resolve(a.unit, people))
            )


def mutual(case: Open) -> Found:
    """`Serbia i Kosowo wzajemnie oskarżają się`, `wzajemne oskarżenia Serbii i Kosowa`: each is accused by the other."""
    g, hit = case.g, case.hit
    if hit.frame.type != "Accusation":
        return
    words = {x for c in g.kids[hit.unit] for x in g.lemmas(c)}
    ways = [("actor", "target")] if words & any_of(lexicon().mutual, _ONESELF) else []
    for known, other in [*ways, ("target", "actor")] if words & lexicon().mutual else ways:
        if len(case.roles.get(known, ())) > 1 and not case.roles.get(other):
            yield from ((other, w) for w in case.roles[known])
            return


def modified(case: Open) -> Found:
    """`Lisowskiego, działacza Związku Polaków, skazanego w styczniu`: a participle may look past the noun before it."""
    g, hit = case.g, case.hit
    if not g.participle(hit.unit) or g.predicate(hit.unit):
        return
    for role in ("patient", "appointee"):
        slots = {s.name for s in hit.trigger.slots.get(role, ())}
        if case.roles.get(role) or "obj" not in slots:
            continue
        for arg in case.args:
            if arg.slot != "obj" or arg.companion:
                continue
            for u in g.up(arg.unit):
                if not g.nominal(u) or g.verb(u):
                    break
                rows = case.refs.resolve(u, frozenset({"Person"})) if g.units[u].cases & g.units[hit.unit].cases else []
                if rows:
                    yield from case.fresh(role, rows)
                    return


def members(case: Open) -> Found:
    """`uwolnił 52 więźniów, wśród nich Alesia Bialackiego`, `23 Ormian, w tym Rubena Wardaniana`: who belongs to a group."""
    g = case.g
    for role, heads in case.phrases.items():
        if case.roles.get(role) or role in ("place", "destination", "topic"):
            continue
        for head in heads:
            at = _spelled_out(g, g.antecedent(head))
            if at is None:
                continue
            rows = [
                w
                for w in case.refs.enumerate(at, case.hit.frame.accepts.get(role, PARTY))
                if w.cluster not in case.used
            ]
            if rows:
                yield from ((role, w) for w in rows)
                return


def including(case: Open) -> Found:
    """`sankcje wobec Białorusi, w tym na linie Belavia`: whom measures hit among those that they hit."""
    g, role = case.g, "target"
    if role not in case.hit.frame.accepts or not case.roles.get(role):
        return
    for head in case.phrases.get(role, ()):
        for at in range(head + 1, min(len(g) - 3, head + 6)):
            if g.verb(at):
                break
            if [u.text.casefold() for u in g.units[at : at + 3]] == [",", "w", "tym"]:
                first = first_name(g, at + 3, _ON)
                if first is not None:
                    yield from case.fresh(role, case.refs.enumerate(first, case.hit.frame.accepts[role]))
                return


# Who goes along with whom: people with people, states with states, firms with firms.
_ALIKE = (
    frozenset({"Person"}),
    frozenset({"Country", "InternationalOrganization"}),
    frozenset({"Company", "Bank"}),
)
_ON = frozenset({"na", "wobec", "przeciw", "przeciwko", "dla", "z"})
_MISSING = frozenset({"być", "mieć", "znaleźć", "brakować", "zabraknąć", "widzieć"})
_GROUP = frozenset({"grupa", "grono", "liczba"})
_INTRO = frozenset({"m.in.", "zwłaszcza", "szczególnie", "głównie"})
_ENDS = frozenset({".", ";", ":", "("})


def _spelled_out(g: SentenceGraph, head: int) -> int | None:
    """The first name after `w tym`, `wśród nich`, `m.in.`, `zwłaszcza`, `na czele z` behind a group.

    `wśród nich` may stand in a clause of its own: `Trzynaścioro poleciało do Niemiec; są wśród nich Jaszyn i Kara-Murza`.
    """
    near = True  # no other predicate, phrase or count has begun
    for at in range(head + 1, min(len(g) - 2, head + 22)):
        text, after = g.units[at].text.casefold(), g.units[at + 1].text.casefold()
        if text in AMONG and after in ("nich", "których"):
            return first_name(g, at + 2)
        if text == "w" and after in ("tej", "tym", "tymże") and g.lemmas(at + 2) & _GROUP:
            return first_name(g, at + 3)  # `– w tej grupie jest m.in. X`
        if near and text == "w" and after == "tym":
            return first_name(g, at + 2)
        if near and (text in _INTRO or g.units[at].expression == "z udziałem"):
            return first_name(g, at + 1)
        if g.units[at].number is not None and g.units[at].time is None and at > head + 1:
            if g.nominal(at) and not g.lemmas(at) & lexicon().spans:
                return None  # of another count: `38 osób oraz trzy podmioty, w tym Biełnieftiechim`
        near = near and not g.verb(at) and g.units[at].text not in _ENDS and at < head + 15
    return None


def first_name(g: SentenceGraph, first: int, governed: frozenset[str] = frozenset()) -> int | None:
    """The name that the list begins with; none where it tells who is not of the group."""
    for x in range(first, min(len(g), first + 8)):
        if g.lemmas(x) & _MISSING and (g.negated(x) or "brak" in g.units[x].text):
            return None  # `uwolnił 18 osób, ale wśród nich Poczobuta nie było`
    for u in range(first, min(len(g), first + 10)):
        if g.units[u].text in (".", ";", "–", "—", "nie", "ale", "lecz"):
            return None  # `w tym kolejowe – poinformował premier Tusk`
        if g.units[u].named and any(m.type != "Place" for m in g.units[u].mentions):
            if g.preposition(u) in (None, "z udziałem", *AMONG, *governed):
                return u
    return None
