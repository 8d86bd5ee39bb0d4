"""What a happening is said to be, or to seem: `warunkiem jest uwolnienie więźniów`, `nominacja wydaje się przesądzona`."""

from __future__ import annotations

from loaders.polish.status.forms import Reading, cue, modifiers
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import Lexicon
from loaders.polish.text.words import any_of
from ontology.claims import Mode, Status


def seeming(g: SentenceGraph, verb: int, words: Lexicon, type_: str) -> Reading | None:
    """`niemożliwe okazało się otwarcie`, `nominacja wydaje się przesądzona`; None where it says nothing of whether it is done."""
    seems = next((r for c in g.kids[verb] if g.adjective(c) and (r := cue(g, c, words)) is not None), None)
    seems = seems or modifiers(g, verb, words)
    if any(g.lemmas(c) & words.denying.adjectives for c in g.kids[verb]) and not g.negated(verb):
        return Reading(Status.NEGATED, None, g.units[verb].text)
    if seems is not None and seems.status is Status.PROPOSED:
        return seems
    if any(g.lemmas(c) & words.planned.adjectives for c in g.kids[verb]):  # `nieuchronne wydaje się zamknięcie`
        return Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[verb].text)
    leans = type_ not in any_of(words.facts, words.talks) and g.lemmas(verb) & {"wydawać", "wydać", "zdawać", "jawić"}
    if leans and any(g.adjective(c) for c in g.kids[verb]):  # `wydaje się uzasadnione`
        return Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[verb].text)
    return None


def judged(g: SentenceGraph, verb: int, words: Lexicon) -> Reading | None:
    """`uznał podpisanie umowy za mało prawdopodobne`, `uważa zniesienie sankcji za konieczne`: by order, what somebody holds it for."""
    if not g.lemmas(verb) & words.judged_as:
        return None
    texts = g.units.texts
    at = next((x for x in range(verb + 1, min(verb + 9, len(g))) if texts[x] in ("za", "jako")), None)
    if at is None:
        return None
    said = (cue(g, x, words) for x in range(at + 1, min(at + 4, len(g))) if g.adjective(x) or g.nominal(x))
    return next((r for r in said if r is not None and r.status is Status.PROPOSED), None)


def equated(g: SentenceGraph, head: int, words: Lexicon, known: bool) -> Reading | None:
    """What a predicate noun makes of its subject; of what is `known` to have been, it may be the topic.

    `warunkiem zniesienia sankcji jest uwolnienie więźniów`: the subject of a copula is what the predicate noun makes of it."""
    one = bool(g.lemmas(head) & {"jeden"})  # `jednym ze scenariuszy jest`
    if (one or g.nominal(head)) and any(g.labels[c] == "cop" for c in g.kids[head]):
        nouns = [head, *(c for c in g.kids[head] if one and g.preposition(c) in ("z", "ze"))]
    elif g.lemmas(head) & {"być", "stać", "pozostawać", "pozostać"}:
        nouns = [c for c in g.kids[head] if "inst" in g.units[c].cases and g.nominal(c) and g.preposition(c) is None]
        if any(g.lemmas(c) & {"jeden"} for c in g.kids[head]):  # `wojna pozostaje jedną z opcji`
            nouns += [c for x in (head, *g.kids[head]) for c in g.kids[x] if g.preposition(c) in ("z", "ze")]
    elif g.auxiliaries(head) and (not g.verb(head) or g.lemmas(head) & {"to"}):
        nouns = []
    else:
        return None
    nouns += [
        c for n in nouns if g.lemmas(n) & words.elements for c in g.kids[n] if g.nominal(c) and not g.units[c].named
    ]
    if (
        g.adjective(head)
        and (may := cue(g, head, words)) is not None
        and may.status is Status.PROPOSED
        and not g.past(head)
        and not (known and g.lemmas(head) & words.topical)
    ):
        return may  # `uchylenie restrykcji będzie możliwe`
    said = [
        r
        for n in nouns
        if not (known and g.lemmas(n) & words.topical)
        and (r := cue(g, n, words)) is not None
        and r.status in (Status.PROPOSED, Status.PLANNED)
    ]
    long = any(g.lemmas(x) & words.prolonged for n in nouns for c in g.kids[n] for x in (c, *g.kids[c]))
    if not known and not g.past(head) and long and any(g.lemmas(n) & {"proces"} for n in nouns):
        said.append(Reading(Status.PROPOSED, Mode.POSSIBLE, "proces"))  # `to proces, który może potrwać lata`
    if not g.past(head) and any(g.lemmas(n) & words.prices and "inst" in g.units[n].cases for n in nouns):
        said.append(Reading(Status.PROPOSED, Mode.SOUGHT, "cena"))  # `ceną jest zniesienie sankcji`
    if said:
        return said[0]
    if any("bedzie" in g.units[c].pos for c in g.auxiliaries(head)):
        return Reading(Status.PLANNED, None, g.units[head].text)  # `będzie to siódme spotkanie`
    if any("cond" in g.units[c].pos for c in g.auxiliaries(head)):  # `zniesienie sankcji byłoby błędem`
        return Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[head].text)
    if any("inf" in g.units[c].pos for c in g.auxiliaries(head)) and any(
        g.lemmas(c) & {"mieć", "móc"} for c in g.kids[head]
    ):
        return Reading(Status.PROPOSED, Mode.SOUGHT, g.units[head].text)  # `sposobem ma być zniesienie`
    return None


def meant_to_be(g: SentenceGraph, u: int, head: int) -> Reading | None:
    """`rozwiązaniem ma być (rychłe) zniesienie` is sought; `ma to być pierwsza wizyta` tells of one to come."""
    if not g.lemmas(head) & {"mieć", "móc", "powinien", "musieć"} or not _to_be(g, u):
        return None
    this = any(g.units[x].text.casefold() == "to" for x in (head - 1, head + 1) if 0 <= x < len(g))
    if this and "mieć" in g.lemmas(head) and not g.past(head):
        return Reading(Status.PLANNED, None, g.units[head].text)
    return Reading(Status.PROPOSED, Mode.SOUGHT, g.units[head].text)


def _to_be(g: SentenceGraph, u: int) -> bool:
    """`ma być (rychłe) zniesienie`."""
    at = u - 1
    passed = {"ppron3", "part", "adv"}
    while at > 0 and (g.adjective(at) or g.units[at].pos & passed) and "inf" not in g.units[at].pos:
        at -= 1
    return at > 0 and g.units[at].text.casefold() == "być"


__all__ = ["equated", "meant_to_be", "seeming"]
