"""By what a clause hangs on another: through a noun, a wish that both share, or only by standing beside it."""

from __future__ import annotations

from loaders.polish.status.forms import Reading, cue, infinitive
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import Lexicon
from loaders.polish.text.words import any_of
from ontology.claims import Mode, Status


def with_its_noun(g: SentenceGraph, u: int, noun: int, words: Lexicon) -> bool:
    """`umowę, na mocy której miał kupić rafinerię, zablokowano`: what was due falls with what it was due by."""
    verb = g.heads[noun]
    if verb < 0 or not (g.lemmas(u) & {"mieć"} and g.past(u)) or g.negated(verb) or not g.past(verb):
        return False
    befalls = g.labels[noun].split(":")[0] == "obj" or (g.participle(verb) and g.labels[noun].startswith("nsubj"))
    return bool(befalls and g.lemmas(verb) & any_of(words.denying.verbs, words.undoing, words.breaking))


def through_noun(g: SentenceGraph, u: int, head: int, words: Lexicon) -> int:
    """By order: in `nie krył nadziei, że`, `nie ma wątpliwości, że` the noun before the comma governs the clause, not the verb."""
    mark = min((c for c in g.kids[u] if g.labels[c] == "mark" and c < u), default=0)
    noun = mark - 2
    if noun < 0 or g.units[mark - 1].text != "," or not g.verb(head):
        return head
    if g.heads[noun] != head and not (head < noun and not g.tells(head + 1, noun)):
        return head
    if not g.nominal(noun) or g.verb(noun) or g.units[noun].named or g.preposition(noun) is not None:
        return head
    told = g.lemmas(noun) & (words.absent.keys() | words.reports | {"wątpliwość"}) or cue(g, noun, words)
    return noun if told else head


def for_it(g: SentenceGraph, u: int) -> int:
    """What `to` in `dowody na to, że`, `apel o to, by` hangs on."""
    at = u - 1
    if at > 0 and "prep" in g.units[at].pos:
        at -= 1
    return at if at >= 0 and g.nominal(at) and not g.units[at].named else u


def shared_wish(g: SentenceGraph, u: int, head: int, words: Lexicon) -> Reading | None:
    """`dąży do tego, żeby A zlikwidowała …, a B zniosły`: a past form after a wish, joined to a verb that is not past."""
    if "praet" not in g.units[u].pos or ("praet" in g.units[head].pos - {"fin"} and not g.auxiliaries(head)):
        return None
    for at in range(head + 1, u):
        marks = [m for m in g.marks(at) if m in words.wish]
        if marks and "praet" in g.units[at].pos:
            return Reading(Status.PROPOSED, Mode.SOUGHT, marks[0])
    return None


def set_against(g: SentenceGraph, u: int, head: int, words: Lexicon) -> bool:
    """`ceny by spadły, tymczasem Litwa zamknęła granicę`: what was, against what only would have been."""
    parts = (head, *g.auxiliaries(head), *g.kids[head])
    supposed = any("cond" in g.units[x].pos or g.units[x].text.casefold() == "by" for x in parts)
    opened = any(g.units[x].text.casefold() in words.against for x in range(max(head + 1, u - 4), u))
    return supposed and opened and g.past(u) and not any("cond" in g.units[x].pos for x in (u, *g.auxiliaries(u)))


def explained(g: SentenceGraph, u: int, head: int, words: Lexicon) -> bool:
    """A clause behind a colon says why, and not what, where the verb before it is none of saying."""
    if not head < u or g.lemmas(head) & words.speech_verbs or not g.predicate(u):
        return False
    return any(g.units[x].text == ":" for x in range(head + 1, u))


def beside_denial(g: SentenceGraph, u: int, head: int, words: Lexicon) -> bool:
    """A clause that only stands behind the comma of one that denies, with no word to tie it: it is not what is denied."""
    if not (head < u and g.lemmas(head) & words.denying.verbs and g.predicate(head)) or infinitive(g, u) or g.marks(u):
        return False
    comma = next((x for x in range(head + 1, u) if g.units[x].text == ","), None)
    if comma is None or comma != head + 1 or comma + 1 >= len(g):
        return False
    return not g.lemmas(comma + 1) & (words.wish | {"że", "iż", "jakoby", "który", "czy", "jak"})


__all__ = ["beside_denial", "explained", "for_it", "set_against", "shared_wish", "through_noun", "with_its_noun"]
