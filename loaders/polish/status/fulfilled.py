"""What became of a promise, a plan or a wish: it was kept, it was broken, or something came in between.

`wycofał się z obietnicy uwolnienia więźniów`, `plan zamknięcia granicy upadł`, `chciał się spotkać, ale nie zdążył`: nobody waits
for it any more, so it is denied and no longer planned.
"""

from __future__ import annotations

from loaders.polish.status.clauses import undecided
from loaders.polish.status.forms import ACTUAL, Reading, form
from loaders.polish.status.leaning import before, outermost
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import Lexicon
from loaders.polish.text.words import any_of
from ontology.claims import Mode, Status

_STOPS = frozenset({",", ";", ":", "–", "—", ".", "!", "?", "…"})
_IN_VAIN = frozenset({"skutek", "powodzenie", "rezultat", "efekt"})
_IT = frozenset(
    {"to", "ten", "się", "on", "mu", "jej", "im", "zdanie", "słowo", "ostatecznie", "jednak", "nigdy", "nic"}
)


def kept_or_broken(g: SentenceGraph, u: int, words: Lexicon) -> Reading | None:
    """What a verb does to the promise or plan that names the happening; None where it says nothing of that."""
    noun = _promise(g, u, words)
    over = g.heads[noun] if noun is not None else -1
    if over >= 0 and g.lemmas(over) & words.failures and "gen" in g.units[noun or 0].cases:
        return Reading(Status.NEGATED, None, g.units[over].text)  # `po fiasku przygotowań do szczytu`
    verb = g.heads[noun] if noun is not None else -1
    if noun is None or verb < 0 or not (g.verb(verb) or g.participle(verb)):
        return None
    lemmas, preposition = g.lemmas(verb), g.preposition(noun)
    subject = g.labels[noun] == "nsubj" and not g.participle(verb)
    given_up = lemmas & words.withdrawing and preposition in ("z", "od")
    given_up = given_up or (lemmas & words.abandoning and preposition is None and not subject)
    fallen = subject and lemmas & words.collapsing and (g.past(verb) or "fin" in g.units[verb].pos)
    if given_up or fallen:
        return undecided(g, verb, words) or Reading(Status.NEGATED, None, g.units[verb].text)
    if not lemmas & words.keeping or subject:
        return None
    if g.negated(verb):
        told = form(g, verb, words).status is not Status.PROPOSED  # not `jeśli nie spełni obietnicy`
        return Reading(Status.NEGATED if told else Status.PROPOSED, None if told else Mode.POSSIBLE, g.units[verb].text)
    return ACTUAL if g.past(verb) and form(g, verb, words).status is Status.ACTUAL else None


def _promise(g: SentenceGraph, u: int, words: Lexicon) -> int | None:
    """The noun of a promise, a plan or a decision right before the phrase: `z obietnicy uwolnienia`, `decyzję o zamknięciu`, `obietnicy, że uwolni`."""
    if g.verb(u):
        mark = min((c for c in g.kids[u] if g.labels[c] == "mark" and c < u), default=0)
        noun = mark - 2 if mark > 1 and g.units[mark].text == "że" and g.units[mark - 1].text == "," else None
    else:
        noun, preposition = before(g, outermost(g, u, words))
        noun = noun if preposition in (None, "o", "w sprawie", "do", "na") else None
    promised = any_of(words.planned.nouns, words.proposed["offered"].nouns, words.attempts)
    return noun if noun is not None and g.nominal(noun) and not g.verb(noun) and g.lemmas(noun) & promised else None


def thwarted(g: SentenceGraph, u: int, words: Lexicon) -> Reading:
    """`planował zamknąć granicę, ale nie zdążył`, `miał się spotkać, lecz spotkanie odwołano`: what is set against a plan undoes it."""
    at = next((x for x in range(u + 1, len(g)) if g.units[x].text.casefold() in words.against), None)
    if at is None or any(g.predicate(x) and g.verb(x) for x in range(max(u, g.clause(u)) + 1, at)):
        return ACTUAL
    end = next((x for x in range(at + 1, len(g)) if g.units[x].text in _STOPS), len(g))
    texts = [g.units[x].text.casefold() for x in range(at, end)]
    if "bezskutecznie" in texts or any(g.lemmas(x) & _IN_VAIN and g.preposition(x) == "bez" for x in range(at, end)):
        return Reading(Status.NEGATED, None, g.units[at].text)
    for x in range(at + 1, end):
        if not (g.verb(x) or g.participle(x)) or "inf" in g.units[x].pos:
            continue
        undone = g.lemmas(x) & words.undoing and (g.past(x) or g.participle(x) == "ppas") and not g.negated(x)
        fails = g.negated(x) and g.past(x) and g.lemmas(x) & words.failing
        failed = fails and (_same_again(g, u, at, end) or _nothing_else(g, at, x, end, words))
        resigned = g.past(x) and not g.negated(x) and g.lemmas(x) & words.resigning
        if undone or failed or (resigned and _nothing_else(g, at, x, end, words)):
            return Reading(Status.NEGATED, None, g.units[x].text)
    return ACTUAL


def only_put_off(g: SentenceGraph, u: int, words: Lexicon) -> Reading | None:
    """`wizyta nie została odwołana, tylko przełożona`: by order, what is said to be put off is still to come."""
    at = next((x for x in range(len(g)) if g.participle(x) == "ppas" and g.lemmas(x) & words.undoing), None)
    if at is None or g.verb(u) or u > at + 3 or "nie" not in g.units.texts[max(0, at - 4) : at]:
        return None
    behind = range(at + 1, min(at + 6, len(g)))
    if not any(g.units.texts[x] in ("tylko", "lecz", "ale", "a") for x in behind):
        return None
    put_off = next((x for x in behind if g.lemmas(x) & words.postponing), None)
    return Reading(Status.PLANNED, None, g.units[put_off].text) if put_off is not None else None


def _same_again(g: SentenceGraph, u: int, start: int, end: int) -> bool:
    """`miał się spotkać, ale do spotkania nie doszło`: the noun of the same happening."""
    stems = {lemma[:5] for lemma in g.lemmas(u)}
    return any(g.preposition(x) == "do" and any(w[:5] in stems for w in g.lemmas(x)) for x in range(start + 1, end))


def _nothing_else(g: SentenceGraph, start: int, verb: int, end: int, words: Lexicon) -> bool:
    """Whether the verb has nothing else for its object than what was told: `nie zrobił tego`, not `nie zgodził się na reformy`."""
    meant = any_of(_IT, words.planned.nouns)
    for x in range(start + 1, end):
        unit = g.units[x]
        if x == verb or not g.nominal(x) or unit.lemmas & meant or unit.time is not None or g.verb(x):
            continue
        subject = x < verb and "nom" in unit.cases and g.preposition(x) is None
        if not subject and not (g.preposition(x) in ("w", "do") and unit.lemmas & (words.spans | {"chwila", "pora"})):
            return False
    return True


__all__ = ["kept_or_broken", "only_put_off", "thwarted"]
