"""What the sentence as a whole makes of a happening: a question asks for it, a clause behind it denies it."""

from __future__ import annotations

from loaders.polish.lexicon import Lexicon
from loaders.polish.sentence_graph import SentenceGraph
from loaders.polish.status_forms import ACTUAL, Reading, future
from ontology.claims import Mode, Status

_CLAUSES = frozenset({"advcl", "acl", "ccomp", "csubj"})


def asked(g: SentenceGraph, u: int, words: Lexicon) -> Reading:
    """`Czy Mińsk uwolni więźniów?`, `Zniesienie sankcji?`: what is asked is not told. `Dlaczego uwolnił?` takes it as known."""
    if not any(unit.text == "?" for unit in g.units[-2:]):
        return ACTUAL
    clause = g.clause(u)
    opening = next((x for x in range(len(g)) if g.units[x].text not in ("–", "-", "—", "„", '"', "A", "I", "No")), 0)
    if not _main(g, clause):
        return ACTUAL
    if clause != u and g.preposition(u) in words.presupposing:
        return ACTUAL  # `Co dalej po spotkaniu?`
    first = g.units[opening]
    circumstantial = any(
        g.lemmas(x) & words.circumstances
        and (x == 0 or g.units[x - 1].text in (",", "–", ":", "a", "i", "A") or x - opening <= 1)
        for x in range(opening, min(len(g), max(clause, u)))
    )
    if circumstantial and first.text.casefold() != "czy":
        ahead = not g.past(clause) and g.predicate(clause)
        return (
            Reading(Status.PROPOSED, Mode.POSSIBLE, "?")
            if ahead and clause == u and future(g, [clause, *g.auxiliaries(clause)])
            else ACTUAL
        )
    if clause != u and g.verb(clause) and not g.lemmas(clause) & words.carrying:
        return ACTUAL  # `Czy skrytykował zamknięcie granicy?`
    return Reading(Status.PROPOSED, Mode.POSSIBLE, "?")


def _main(g: SentenceGraph, clause: int) -> bool:
    """Whether nothing governs the clause but what it is joined to."""
    at = clause
    for _ in range(6):
        if g.heads[at] < 0:
            return True
        if g.labels[at].split(":")[0] in _CLAUSES or g.marks(at):
            return bool({"czy"} & set(g.marks(at)))
        at = g.heads[at]
    return False


def disclaimed(g: SentenceGraph, u: int, words: Lexicon) -> Reading:
    """`Kijów twierdzi, że Rosja zaatakowała szpital, czemu Moskwa zaprzecza`: told by one side, denied by the other."""
    for at in range(u + 1, len(g)):
        if not (g.lemmas(at) & words.disclaiming and g.verb(at)) or g.negated(at):
            continue
        start = max(
            (x for x in range(u + 1, at) if g.units[x].text in (",", "–", ";", "a", "ale", "lecz")), default=None
        )
        if start is None or any(g.predicate(x) and g.verb(x) for x in range(start + 1, at)):
            return ACTUAL
        takes = [
            x
            for x in range(start, min(at + 4, len(g)))
            if g.units[x].text.casefold() in ("temu", "czemu", "to", "tym", "tej", "tego")
        ]
        takes += [x for x in range(start, min(at + 4, len(g))) if g.lemmas(x) & words.disclaimed and g.nominal(x)]
        alone = at + 1 >= len(g) or g.units[at + 1].text in (".", ",", ")", "–")
        if not (takes or alone):
            return ACTUAL
        mine = g.clause(u)
        between = [x for x in range(mine + 1, start) if g.predicate(x) and g.verb(x)]
        if between or (mine != u and g.preposition(u) in words.presupposing):
            return ACTUAL
        return Reading(Status.DISPUTED, None, g.units[at].text)
    return ACTUAL


__all__ = ["asked", "disclaimed"]
