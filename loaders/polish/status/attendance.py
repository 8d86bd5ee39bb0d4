"""Whether somebody goes to talks that others hold: `zrezygnował z udziału w szczycie`, `zapowiedział udział`, `zbojkotował szczyt`.

Of the talks themselves such a sentence says nothing: they are told of him, and denied where he stays away.
"""

from __future__ import annotations

from loaders.polish.frames.triggers import Hit
from loaders.polish.status.clauses import clauses
from loaders.polish.status.forms import ACTUAL, Reading, cue, form, weaker
from loaders.polish.status.leaning import before, outermost
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import Lexicon, lexicon
from loaders.polish.text.words import any_of
from ontology.claims import Mode, Status


def attended(g: SentenceGraph, u: int, words: Lexicon, type_: str) -> Reading | None:
    """What becomes of somebody's part in the talks `u`; None where nothing is said of that."""
    if type_ not in words.talks and type_ != "MilitaryExercise":
        return None
    part = _part(g, u, words)
    verb = g.heads[u] if part is None else g.heads[part]
    if verb < 0:
        return None
    if part is None:
        shunned = g.preposition(u) is None and g.verb(verb) and g.lemmas(verb) & words.shunning
        return _kept_away(g, verb, words) if shunned else None
    if g.lemmas(verb) & any_of(words.withdrawing, words.denying.verbs, words.denying.nouns):
        over = g.heads[verb]  # `rozważa rezygnację z udziału`
        weighed = cue(g, over, words) if over >= 0 and not g.verb(verb) else None
        return weighed if weighed is not None and weighed.status is Status.PROPOSED else _kept_away(g, verb, words)
    if not g.verb(verb) or g.lemmas(verb) & words.light:
        return None
    if g.lemmas(verb) & words.confirming:
        unsure = Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[verb].text)
        return unsure if g.negated(verb) else Reading(Status.PLANNED, None, g.units[verb].text)
    said = cue(g, verb, words)
    if said is None or said.status not in (Status.PLANNED, Status.PROPOSED):
        return None
    if g.negated(verb):  # `nie planuje udziału w szczycie`
        return Reading(Status.NEGATED, None, f"nie {g.units[verb].text}")
    return weaker(said, weaker(form(g, verb, words), clauses(g, verb, words)))


def _part(g: SentenceGraph, u: int, words: Lexicon) -> int | None:
    """The noun of taking part right before the phrase: `z (swojego) udziału w szczycie`."""
    at, preposition = before(g, outermost(g, u, words))
    if at is not None and at > 0 and g.units[at].named and "gen" in g.units[at].cases:
        at -= 1  # `udział Polski w spotkaniu`
    return at if at is not None and preposition == "w" and g.lemmas(at) & words.attendance and g.nominal(at) else None


def _kept_away(g: SentenceGraph, verb: int, words: Lexicon) -> Reading:
    """`zrezygnował`, `zamierza zrezygnować` keep him away; `nie zrezygnuje` means to go, `jeśli zrezygnuje`, `może zrezygnować` leave it open."""
    if g.negated(verb):
        return Reading(Status.PLANNED, None, f"nie {g.units[verb].text}")
    over = weaker(form(g, verb, words), clauses(g, verb, words)) if g.verb(verb) else ACTUAL
    if over.status in (Status.PROPOSED, Status.DISPUTED):
        return over
    denied = over.status is Status.NEGATED  # `zaprzeczył, że zrezygnował z udziału`
    return Reading(Status.PLANNED if denied else Status.NEGATED, None, g.units[verb].text)


def confirmed(g: SentenceGraph, hit: Hit) -> bool:
    """`potwierdził udział Putina we wczorajszych rozmowach`: with a day that is past he was there."""
    words = lexicon()
    if hit.voice != "noun" or words.attendance.isdisjoint(g.units.lemmas):
        return False
    part = _part(g, hit.unit, words)
    verb = g.heads[part] if part is not None else -1
    return verb >= 0 and bool(g.lemmas(verb) & words.confirming) and not g.negated(verb)


def absent_from(g: SentenceGraph, hit: Hit) -> frozenset[int]:
    """The units of talks that somebody keeps away from: whoever they name is no party to what was denied of him alone."""
    words = lexicon()
    if hit.voice != "noun" or hit.frame.type == "Negotiation":
        return frozenset()  # `odmówiła udziału w rozmowach z Ukrainą`: there are no talks without her
    if words.attendance.isdisjoint(g.units.lemmas) and words.shunning.isdisjoint(g.units.lemmas):
        return frozenset()
    found = attended(g, hit.unit, words, hit.frame.type)
    return frozenset(g.subtree(hit.unit)) if found is not None and found.status is Status.NEGATED else frozenset()


__all__ = ["absent_from", "attended", "confirmed"]
