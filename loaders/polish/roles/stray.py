"""The person whom a happening befalls, where the tree hangs his name on another word: `skazał sąd w Wilnie Annę Kowal`.

Asked last, of a role that nobody fills yet, and by order and case alone: the name that explains the noun in the slot
(`karmelity z Krakowa Jana Nowaka`), or the one name in the case of the object beside the verb.
"""

from __future__ import annotations

from collections.abc import Iterator

from loaders.polish.roles.base import Found, Open
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.marks import QUOTES
from loaders.polish.text.people_nouns import human
from loaders.polish.units.agreement import sexes
from loaders.polish.units.circles import tells_whose
from loaders.polish.units.units import FINITE, NOMINAL, Unit

_PERSON = frozenset({"Person"})
_BEFALLEN = ("patient", "appointee", "target")
_OBJECT = ("obj", "gen", "dla", "dat")
_ENDS = QUOTES | {".", ";", ":", "–", "—", "(", ")", "?", "!"}
_JOINS = frozenset({"i", "oraz", "a", "ale", "lecz", "że", "iż", "by", "aby", "żeby", "gdy", "który", "jaki"})
_REACH = 10
_TELLING = FINITE | {"imps", "inf"}


def stray(case: Open) -> Found:
    """The name behind the noun that fills the slot, else the one that stands apart from its verb."""
    for role in _BEFALLEN:
        kinds = case.hit.frame.accepts.get(role, frozenset()) & _PERSON
        slots = {s.name for s in case.hit.trigger.slots.get(role, ()) if not s.companion}
        if not kinds or case.roles.get(role) or not slots & set(_OBJECT):
            continue
        rows = [u for arg in _phrases(case, role) for u in _explaining(case.g, arg, case.others)]
        if not rows and "obj" in slots:
            rows = list(_beside(case))
        for u in rows[:1]:
            yield from case.fresh(role, case.refs.enumerate(u, kinds))


def _phrases(case: Open, role: str) -> Iterator[int]:
    """The nouns that stand in the slots of the role: for people, and not for whose they are."""
    for u in case.phrases.get(role, ()):
        while case.g.adjective(u) and not case.g.nominal(u) and u + 1 < len(case.g):
            u += 1  # `dla byłego ambasadora`
        if not case.g.units[u].named and _for_people(case.g.units[u]):
            yield u


def _for_people(unit: Unit) -> bool:
    if unit.lemmas & (lexicon().persons | {"małżeństwo", "rodzeństwo"}):
        return True
    genders = sexes(r for r in unit.word.readings if r.pos == "subst")
    return any(human(lemma, genders) for lemma in unit.lemmas)


def _explaining(g: SentenceGraph, noun: int, others: frozenset[int]) -> Iterator[int]:
    """`organizatora siatki, 34-letniego X`, `byłego ambasadora na Słowacji X`: the name that says who the noun is."""
    cases = g.units[noun].cases - {"nom"} or g.units[noun].cases
    parted = False
    for at in range(noun + 1, min(len(g), noun + _REACH)):
        unit = g.units[at]
        if unit.named and any(m.type == "Person" for m in unit.mentions):
            before = g.units[at - 1]
            apart = parted or before.named or (at - 1 > noun and g.adjective(at - 1)) or at - 1 == noun
            owned = (bool(g.lemmas(noun) & lexicon().owned) and not parted) or tells_whose(g.units, at)
            if apart and not owned and unit.cases & cases and g.preposition(at) is None:
                yield at
            return
        if unit.text == "," and not parted:
            parted = True
            continue
        beside = g.adjective(at) or unit.number is not None or unit.text == "-" or unit.title
        if _closes(g, at) or at in others or (not beside and (parted or g.participle(at))):
            return


def _beside(case: Open) -> Iterator[int]:
    """`Annę Kowal sąd w Wilnie skazał`, `skazał w piątek sąd w Wilnie Annę Kowal`: the one name that can be the object."""
    g, hit = case.g, case.hit
    if hit.voice == "noun":
        if g.gerund(hit.unit):
            yield from _behind(case, "gen")
        return
    if g.participle(hit.unit):
        yield from _told_of(g, hit.unit)
        return
    if not g.units[hit.unit].is_(_TELLING):
        return
    wanted = "gen" if g.negated(hit.unit) else "acc"
    yield from _behind(case, wanted)
    yield from _before(case, hit.unit, wanted)
    first = g.heads[hit.unit]
    if g.labels[hit.unit] == "conj" and first >= 0 and g.verb(first) and g.units[hit.unit - 1].text in ("i", "oraz"):
        yield from _before(case, first, wanted)  # `Kowala Łukaszenka ułaskawił i odesłał do Rosji`


def _told_of(g: SentenceGraph, participle: int) -> Iterator[int]:
    """`Niemca Jana Kriegera, w czerwcu skazanego na śmierć`: the name before the comma, with but a time between them."""
    if g.predicate(participle) or g.units[participle].pos.isdisjoint({"ppas"}):
        return
    at = participle - 1
    while at > 1 and (g.units[at].time is not None or g.units[at].is_(("prep", "adv", "part"))):
        at -= 1
    if at < 1 or g.units[at].text != ",":
        return
    name = g.units[at - 1]
    if not name.named or g.preposition(at - 1) is not None:
        return
    if any(m.type == "Person" for m in name.mentions) and name.cases & g.units[participle].cases:
        yield at - 1


def _behind(case: Open, wanted: str) -> Iterator[int]:
    """`zatrzymanie w Lepelu karmelity Jana Nowaka`: past places and times, and who does it, up to the first mark."""
    g, start = case.g, case.hit.unit
    for at in range(start + 1, min(len(g), start + _REACH + 4)):
        unit = g.units[at]
        if _closes(g, at) or at in case.others:
            return
        if _object(g, at, wanted):
            if _unowned(g, at):
                yield at
            return
        if (
            not unit.named
            and wanted in unit.cases
            and g.preposition(at) is None
            and g.nominal(at)
            and _for_people(unit)
        ):
            yield from _explaining(g, at, case.others)
            return


def _before(case: Open, verb: int, wanted: str) -> Iterator[int]:
    """`Annę Kowal Łukaszenka ułaskawił`: a form that is no nominative at the head of the clause."""
    g = case.g
    for at in range(verb - 1, max(-1, verb - _REACH), -1):
        unit = g.units[at]
        if (_closes(g, at) and unit.text != ",") or at in case.others:
            return
        if _object(g, at, wanted) and "nom" not in unit.cases and _opens(g, at):
            yield at
            return


def _closes(g: SentenceGraph, u: int) -> bool:
    """A mark, a joining word or a verb, beyond which another phrase or clause begins."""
    unit = g.units[u]
    ends = unit.text in _ENDS or unit.text == "," or bool(unit.lemmas & _JOINS)
    return ends or (unit.is_(FINITE) and g.verb(u) and not unit.named)


def _object(g: SentenceGraph, u: int, wanted: str) -> bool:
    unit = g.units[u]
    person = unit.named and any(m.type == "Person" for m in unit.mentions)
    return person and wanted in unit.cases and g.preposition(u) is None


def _unowned(g: SentenceGraph, u: int) -> bool:
    """Whether no noun before a name takes it as its genitive: a court, a place or who does it owns nobody."""
    before = g.units[u - 1]
    if before.named:
        return not before.cases & {"acc", "gen"} or bool(
            before.mentions and before.cases & {"nom", "dat", "loc", "inst"}
        )
    if before.is_(NOMINAL) and before.time is None:
        return bool(before.lemmas & lexicon().courts)
    return True


def _opens(g: SentenceGraph, u: int) -> bool:
    """Whether a phrase begins with the name: nothing but adjectives, an age or titles between it and the start or a comma."""
    at = u - 1
    while at >= 0 and (g.adjective(at) or g.units[at].number is not None or g.units[at].text == "-"):
        at -= 1
    whose = g.labels[u] == "appos" and g.labels[g.heads[u]] == "nmod"  # `po rozmowach wysłannika, Paula Duranda, z X`
    return at < 0 or (g.units[at].text == "," and not whose)
