"""What is done to the act or the report that names a happening is done to it: `nie podpisał dekretu o sankcjach`, `zdementował pogłoski o dymisji`."""

from __future__ import annotations

from loaders.polish.status.clauses import clauses
from loaders.polish.status.forms import ACTUAL, Reading, form, infinitive, negates, untrue, weaker
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import Lexicon
from ontology.claims import Mode, Status


def enacted(g: SentenceGraph, verb: int, words: Lexicon) -> Reading:
    """`podpisze dekret o sankcjach`, `decyzja o otwarciu granicy zapadnie jesienią`, `nie podpisał`: as far as the act has come."""
    if g.lemmas(verb) & words.tackling:
        return Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[verb].text)
    if not g.lemmas(verb) & (words.voicing | {"zapaść", "zapadać"}):
        return ACTUAL
    if negates(g, verb, words):
        return Reading(Status.NEGATED, None, f"nie {g.units[verb].text}")
    return weaker(form(g, verb, words), clauses(g, verb, words) if infinitive(g, verb) else ACTUAL)


def reported(g: SentenceGraph, head: int, words: Lexicon) -> Reading | None:
    """`nie potwierdził doniesień o spotkaniu`, `zdementował pogłoski o dymisji`: what is done to the report is done to the thing."""
    verb = g.heads[head]
    if verb < 0 or not (g.nominal(head) and g.lemmas(head) & words.reports):
        return None
    if g.negated(verb) and g.lemmas(verb) & words.confirming:
        return Reading(Status.DISPUTED, None, f"nie {g.units[verb].text}")
    if any(g.units[x].text.casefold().startswith("niepotwierdzon") for x in g.kids[head]):
        return Reading(Status.DISPUTED, None, g.units[head].text)  # `pojawiły się niepotwierdzone informacje o ataku`
    if untrue(g, verb, words) or any(g.lemmas(x) & words.untrue for x in g.kids[head]):
        return Reading(Status.NEGATED, None, g.units[head].text)  # `informacje o ataku okazały się nieprawdziwe`
    denied = g.lemmas(verb) & words.denying.verbs and not g.negated(verb)
    return Reading(Status.NEGATED, None, g.units[verb].text) if denied else None


__all__ = ["enacted", "reported"]
