"""What is given for a thing, or refused without it: `zniosły sankcje w zamian za uwolnienie`, `nie otworzy granicy bez zwrotu`."""

from __future__ import annotations

from loaders.polish.status.forms import cue, form
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import Lexicon
from ontology.claims import Status


def on_condition(g: SentenceGraph, head: int, words: Lexicon) -> bool:
    """`wykluczył zniesienie sankcji bez uwolnienia więźniów`, `nie otworzy granicy bez zwrotu`: without it the other will not be, so it is sought."""
    clause = g.clause(head)
    over = (head, *g.up(head)) if head != clause else (head,)
    for x in over:
        said = cue(g, x, words)
        if g.negated(x) or (said is not None and said.status is not Status.ACTUAL):
            return True
        if x == clause:
            return form(g, x, words).status in (Status.PLANNED, Status.PROPOSED)
    return False


def offered(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """Whether what is given for it is only offered."""
    verb = g.clause(u)
    return bool(g.lemmas(verb) & words.proposed["offered"].verbs)


def done_exchange(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """`zniosły sankcje w zamian za uwolnienie`: given for something that was done."""
    clause = g.clause(u)
    if form(g, clause, words).status is not Status.ACTUAL or not g.units[clause].pos & {"praet", "imps"}:
        return False
    willing = words.agreeing.union(words.planned.verbs, *(c.verbs for c in words.proposed.values()))
    return not g.lemmas(clause) & willing  # `zgodził się uwolnić więźniów w zamian za zniesienie sankcji`


def sought(g: SentenceGraph, u: int, preposition: str) -> bool:
    """`za uwolnienie`, `za zniesieniem sankcji`: what is paid or argued for, not a time that has passed."""
    return preposition == "za" and "acc" in g.units[u].cases


__all__ = ["done_exchange", "offered", "on_condition", "sought"]
