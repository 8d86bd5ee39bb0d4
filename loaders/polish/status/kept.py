"""What is kept from being, and what is still so many days off."""

from __future__ import annotations

from loaders.polish.status.clauses import undecided
from loaders.polish.status.forms import Reading, infinitive
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import Lexicon
from ontology.claims import Mode, Status


def held_off(
    g: SentenceGraph, u: int, head: int, base: str, preposition: str | None, words: Lexicon, type_: str
) -> Reading | None:
    """`otwarcie przejścia zawieszono`, `zamknięciu udało się zapobiec`; None where nothing keeps it from being."""
    stopped = g.lemmas(head) & words.breaking and base in ("obj", "nsubj")
    goes_on = any(r.pos == "ger" and "imperf" in r.tag.split(":") for r in g.units[u].word.readings)
    if g.gerund(u) and stopped and (goes_on or type_ not in words.standing):  # a sentence that is suspended was passed
        return undecided(g, head, words) or Reading(Status.NEGATED, None, g.units[head].text)
    if base == "nsubj" and g.gerund(u) and type_ not in words.talks and g.lemmas(head) & words.stuck:
        return Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[head].text)
    failed = any(g.lemmas(c) & words.futile for c in g.kids[head])  # `wizyta spaliła na panewce`
    failed = failed or (type_ in words.talks and bool(g.lemmas(head) & words.collapsing))  # `wizyta przepadła`
    if base == "nsubj" and failed and g.past(head) and type_ not in words.facts | {"Negotiation"}:
        return Reading(Status.NEGATED, None, g.units[head].text)
    if "dat" not in g.units[u].cases or base not in ("obj", "iobj", "obl") or preposition is not None:
        return None
    if g.gerund(u) and any(g.preposition(c) == "na" and g.lemmas(c) & {"przeszkoda"} for c in g.kids[head]):
        return Reading(Status.PROPOSED, Mode.POSSIBLE, "na przeszkodzie")
    kept = next((c for c in g.kids[head] if infinitive(g, c) and g.lemmas(c) & words.denying.verbs), None)
    if kept is None:
        return None
    if g.past(head) and g.lemmas(head) & words.actual.verbs and not g.negated(head):
        return Reading(Status.NEGATED, None, g.units[kept].text)
    return Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[kept].text)


def still_off(g: SentenceGraph, verb: int, words: Lexicon) -> bool:
    """`do wyborów pozostały dwa miesiące`: a verb of remaining with a span of time."""
    if not g.lemmas(verb) & words.remaining:
        return False
    return any(
        g.units[c].time is not None or g.units[c].number is not None or g.lemmas(c) & words.spans for c in g.kids[verb]
    )


__all__ = ["held_off", "still_off"]
