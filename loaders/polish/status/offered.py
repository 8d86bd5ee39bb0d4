"""Of an offer the status is that of the offering: made, still to be made, or not made; never that of what is offered."""

from __future__ import annotations

from loaders.polish.frames.triggers import Hit
from loaders.polish.status.clauses import clauses
from loaders.polish.status.forms import ACTUAL, Reading, form, infinitive, modifiers, weaker
from loaders.polish.status.nominal import nominal
from loaders.polish.syntax.future import future
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import Lexicon
from loaders.polish.text.words import any_of
from ontology.claims import Mode, Status


def offered(g: SentenceGraph, hit: Hit, companion: int, words: Lexicon) -> Reading:
    """What the word of offering makes of it: the companion, or the trigger where that governs it (`zaoferował się jako mediator`)."""
    if (back := _taken_back(g, hit.unit, companion, words)) is not None:
        return back
    by = hit.unit if g.heads[companion] == hit.unit and g.verb(hit.unit) else companion
    if g.negated(by):
        open_ = set(g.marks(by)) & words.condition and future(g, [by])  # `jeżeli nie zaoferuje`
        return Reading(Status.PROPOSED, Mode.POSSIBLE, "jeśli") if open_ else Reading(Status.NEGATED, None, "nie")
    own = modifiers(g, by, words, hit.unit)
    if own is not None and (own.status is Status.DISPUTED or g.gerund(by)):
        return own  # `rzekomo zaoferował`
    verb = g.heads[hit.unit]
    if verb >= 0 and verb != by and g.verb(verb) and _wished(g, verb, words):
        return Reading(Status.PROPOSED, Mode.SOUGHT, "by")  # `zaproponował to, by Białoruś użyczyła azylu`
    if g.verb(by):
        tense = form(g, by, words)
        if _wished(g, by, words):
            tense = weaker(tense, Reading(Status.PROPOSED, Mode.SOUGHT, "by"))
        told = tense.status is Status.ACTUAL and not infinitive(g, by) and not g.marks(by)
        return tense if told else weaker(tense, clauses(g, by, words, hit.frame.type))
    if g.gerund(by):  # `poprze decyzję o udzieleniu schronienia`
        return nominal(g, by, ACTUAL, words, hit.frame.type)
    return _made(g, by, hit.frame.type, words)


def _taken_back(g: SentenceGraph, u: int, companion: int, words: Lexicon) -> Reading | None:
    """`wycofał się z oferty azylu`, `miał zaoferować azyl, ale wycofał tę ofertę`: an offer that was taken back stands no more."""
    offers = words.proposed["offered"].nouns
    for noun in range(len(g)):
        if not (g.nominal(noun) and g.lemmas(noun) & offers) or g.verb(noun):
            continue
        verb = g.heads[noun]
        again = noun > max(u, companion) and any("ten" in g.lemmas(c) for c in g.kids[noun])
        if verb < 0 or not (again or noun in (u, companion)) or not g.lemmas(verb) & words.revoking:
            continue
        over = g.heads[verb]
        past = g.past(verb) or (g.gerund(verb) and over >= 0 and g.past(over))
        if past and not g.negated(verb) and g.preposition(noun) in (None, "z", "ze"):
            return Reading(Status.NEGATED, None, g.units[verb].text)
    return None


def _made(g: SentenceGraph, noun: int, type_: str, words: Lexicon) -> Reading:
    """`wystąpi z ofertą mediacji`, `nie ma oferty`, `czeka na ofertę`; who answers or weighs an offer has got it."""
    verb = g.heads[noun]
    if verb >= 0 and g.lemmas(verb) & words.tendering and (g.verb(verb) or g.participle(verb)):
        if g.negated(verb):
            return Reading(Status.NEGATED, None, f"nie {g.units[verb].text}")
        return weaker(form(g, verb, words), clauses(g, verb, words, type_))
    if verb >= 0 and g.lemmas(verb) & any_of(words.answering, words.weighing):
        return ACTUAL
    return nominal(g, noun, ACTUAL, words, type_)


def _wished(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """By order: whether a conjunction of wish opens the clause of the verb `u`."""
    at = u - 1
    while at > 0 and g.units[at].text not in (",", ";", ":", "–") and not g.verb(at):
        at -= 1
    return g.units[at].text == "," and at + 1 < u and g.units[at + 1].text.casefold() in words.wish


__all__ = ["offered"]
