"""What others say: a past `mieć` that passes it on (`miał zostać zwolniony`), or what an expert foretells."""

from __future__ import annotations

from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import Lexicon
from loaders.polish.text.words import any_of

_TITLE = 40  # characters after `zdaniem` in which a title stands


def hearsay(g: SentenceGraph, u: int, words: Lexicon, type_: str = "") -> bool:
    """`według mediów miał już zaproponować`: a past `mieć` that passes on what others say, and tells of no plan."""
    if not g.past(u) or g.negated(u) or _came_to_nothing(g, u, words):
        return False
    if (
        type_ in words.unplanned
        or any(g.lemmas(c) & words.unwilled for c in g.kids[u])
        or any(g.units[x].text.casefold() == "już" for x in range(u + 1, min(u + 3, len(g))))
    ):
        return True
    if type_ in words.talks or type_ in words.scheduled or any(g.lemmas(c) & words.occurring for c in g.kids[u]):
        return False  # `według Kremla szczyt miał się odbyć w maju`: that is a plan
    for at in range(len(g)):
        if g.lemmas(at) & words.speech_prepositions and any(g.nominal(x) for x in range(at + 1, min(at + 4, len(g)))):
            return True
        if g.units[at].text.casefold() == "jak" and at + 1 < len(g) and g.lemmas(at + 1) & words.speech_verbs:
            return not g.lemmas(at + 1) & words.planned.verbs  # `jak zapowiedział rzecznik, miał przylecieć`
    return False


def _came_to_nothing(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """`miał zostać zwolniony, ale nadal siedzi`: what is set against it tells that it was a plan; a denial tells of hearsay."""
    at = next((x for x in range(u + 1, len(g)) if g.units[x].text.casefold() in words.against), None)
    return at is not None and not any(g.lemmas(x) & words.disclaiming for x in range(at, len(g)))


def foretold(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """`zdaniem ekonomisty zniesienie sankcji nastąpi latem`: what an expert says of the future is a forecast."""
    opening = next((x for x in range(min(3, len(g))) if _by_opinion(g, x, words)), None)
    if opening is None or "że" in g.marks(g.clause(u)):
        return False
    foretelling = any_of(words.experts, words.proposed["forecast"].nouns)
    if any(g.lemmas(x) & foretelling for x in range(opening + 1, min(opening + 4, len(g)))):
        return True
    start = g.units[opening].span.end  # of `zdaniem ekonomisty Gorana Kowala`, whose noun is part of the name's unit
    said = g.text[start : start + _TITLE].casefold().split()[:2]
    return any(w[:6] == expert[:6] for w in said if len(w) > 5 for expert in words.experts)


def _by_opinion(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """`według`, `zdaniem`, `w ocenie`, `w opinii`."""
    if g.lemmas(u) & words.speech_prepositions or g.units[u].text.casefold() in words.speech_prepositions:
        return True
    return g.units[u].text.casefold() in ("ocenie", "opinii", "przekonaniu", "przewidywaniach", "prognozach")


__all__ = ["foretold", "hearsay"]
