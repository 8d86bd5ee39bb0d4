"""What is decided, ordered or proved wrong by the verb that governs it: `sąd nakazał osadzić`, `podjął decyzję, by zamknąć`, `nie potwierdziły się słowa, że`."""

from __future__ import annotations

from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import Lexicon
from loaders.polish.text.words import any_of


def adjudged(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """`sąd nakazał osadzić go w areszcie`: a court that orders it does it."""
    orders = g.lemmas(u) & any_of(words.ordering, words.deciding, words.agreeing, words.proposed["demanded"].verbs)
    return bool(orders) and g.past(u) and not g.negated(u) and any(g.lemmas(s) & words.courts for s in g.subjects(u))


def resolved(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """`postanowił ułaskawić`, `podjął decyzję o ułaskawieniu`: it is done, unless a condition, a later time or a `lecz` stands behind."""
    decided = bool(g.lemmas(u) & words.deciding or _takes_decision(g, u, words)) and g.past(u) and not g.negated(u)
    return decided and not any(g.units[x].text.casefold() in words.undecided for x in range(u + 1, len(g)))


def proved_wrong(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """`nie potwierdziły się słowa, że spotkają się`: what was said turned out untrue."""
    if g.nominal(u) and not g.verb(u) and g.heads[u] >= 0:
        u = g.heads[u]
    itself = any(g.labels[c].startswith("expl") for c in g.kids[u])
    return bool(itself and g.lemmas(u) & words.confirming and g.negated(u) and g.past(u))


def settled(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """`zdecydował, by`, `podjęła decyzję, żeby`: what is so decided on is planned, not only wished for."""
    if u < 0 or g.negated(u) or not g.past(u):
        return False
    return bool(_takes_decision(g, u, words) or g.lemmas(u) & (words.deciding | {"uzgodnić", "ustalić"}))


def _takes_decision(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """`podjął decyzję`."""
    return bool(g.lemmas(u) & words.light) and any("decyzja" in g.lemmas(c) for c in g.kids[u])


__all__ = ["adjudged", "proved_wrong", "resolved", "settled"]
