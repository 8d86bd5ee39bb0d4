"""What is named as one of several: of the conditions, of the variants, of what an offer or a programme holds."""

from __future__ import annotations

from loaders.polish.status.forms import Reading, cue, modifiers, weaker
from loaders.polish.syntax.future import future
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import Lexicon
from loaders.polish.text.words import any_of
from loaders.polish.units.units import AMONG
from ontology.claims import Mode, Status

_BEING = frozenset(
    {"być", "znaleźć", "znajdować", "figurować", "pojawić", "pojawiać", "widnieć", "wymieniać", "wymienić"}
)


def one_of_those(g: SentenceGraph, at: int, words: Lexicon, type_: str) -> Reading | None:
    """`wśród warunków znalazło się otwarcie konsulatu`: what is one of the conditions is no more done than they are."""
    if g.verb(at) and not g.lemmas(at) & _BEING:
        return None
    near = [x for x in range(max(0, at - 7), min(len(g) - 1, at + 7)) if g.units[x].text.casefold() in AMONG]
    nouns = [next((n for n in range(x + 1, min(x + 4, len(g))) if g.nominal(n)), None) for x in near]
    nouns += [c for c in g.kids[at] if g.preposition(c) in AMONG]  # `wśród warunków, które postawił X, było`
    if type_ not in words.facts:
        nouns += [x for c in g.kids[at] for x in _held_in(g, c)]
    for noun in nouns:
        if noun is not None and not g.units[noun].named:
            said = cue(g, noun, words) or modifiers(g, noun, words)
            if said is not None and said.status in (Status.PROPOSED, Status.PLANNED):
                return said
    return None


def _held_in(g: SentenceGraph, u: int) -> list[int]:
    """`w pakiecie propozycji`, `na liście żądań`: the noun of the place and what stands in its genitive, by order too."""
    if g.preposition(u) not in ("w", "na") or "loc" not in g.units[u].cases:
        return []
    return [u, *(x for x in range(u + 1, min(u + 2, len(g))) if g.nominal(x) and "gen" in g.units[x].cases)]


def itemised(g: SentenceGraph, u: int, words: Lexicon) -> Reading:
    """`przywiezie projekt: rozmieszczenie sił`, `warunek jest jeden: uwolnienie więźniów`, `pierwszy scenariusz: Rosja zaatakuje`.

    What a plan, an offer, a demand consists of stands behind its colon, by nouns or in the future."""
    colon = next((x for x in range(u - 1, max(-1, u - 12), -1) if g.units[x].text in (":", ".", ";")), -1)
    found = Reading(Status.ACTUAL)
    if colon < 0 or g.units[colon].text != ":" or any(g.past(x) for x in (u, g.clause(u)) if x > colon):
        return found
    if any(g.verb(x) for x in range(colon + 1, u)) or (g.verb(u) and not future(g, [u, *g.auxiliaries(u)])):
        return found
    for at in range(colon - 1, max(-1, colon - 12), -1):
        if g.units[at].text in (",", ";", "–", "(") or (g.verb(at) and not g.lemmas(at) & _BEING):
            break
        if g.nominal(at) and g.lemmas(at) & any_of(words.planned.nouns, words.programmes):
            found = weaker(found, Reading(Status.PLANNED, None, g.units[at].text))
        for mode in ("offered", "demanded"):
            if g.nominal(at) and g.lemmas(at) & words.proposed[mode].nouns:
                found = weaker(found, Reading(Status.PROPOSED, Mode(mode), g.units[at].text))
        if g.nominal(at) and g.lemmas(at) & words.imagined:
            found = weaker(found, Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[at].text))
    return found


def struck_out(g: SentenceGraph, verb: int, words: Lexicon) -> bool:
    """`wykreśliła z planu ćwiczenia`, `wypadło z programu`: what no longer stands among what is to come."""
    if g.negated(verb) or not g.lemmas(verb) & words.striking:
        return False
    return any(g.preposition(c) == "z" and g.lemmas(c) & words.programmes for c in g.kids[verb])


__all__ = ["itemised", "one_of_those", "struck_out"]
