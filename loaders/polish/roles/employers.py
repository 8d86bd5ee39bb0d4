"""The firm that a text is about, where it tells of talks or deals with those who work there: `rozmowy ze związkami pilotów trwają`."""

from __future__ import annotations

from loaders.polish.reference.discourse import Who
from loaders.polish.roles.base import Found, Open
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import FIRMS, lexicon
from loaders.polish.text.role_words import role_nouns
from loaders.polish.text.words import any_of
from ontology.claims import Link

_DEALS = frozenset({"Negotiation", "Agreement", "Meeting"})


def _working(g: SentenceGraph, u: int) -> bool:
    """`z pilotami`, `związek zawodowy`, `organizacja hiszpańskich pilotów SEPLA`."""
    words = lexicon()
    if g.lemmas(u) & any_of(words.unions, words.workforce):
        return True
    return bool(g.lemmas(u) & words.bodies) and any(g.lemmas(x) & words.workforce for x in g.kids[u])


def _firm(g: SentenceGraph, u: int) -> bool:
    return g.units[u].named or bool(g.lemmas(u) & any_of(lexicon().firms, role_nouns().managing))


def employer(case: Open) -> Found:
    """Who talks with pilots, staff or unions, and is not named, is the one firm that the text tells of."""
    if case.hit.frame.type not in _DEALS or "participant" not in case.hit.frame.accepts:
        return
    subjects = [a.unit for a in case.args if a.slot == "subj" and a.via != "dropped"]
    if any(not _working(case.g, u) and not _firm(case.g, u) for u in subjects):
        return  # `minister rozmawia z górnikami`
    discourse = case.refs.discourse
    if any(discourse.type_of(w.cluster) != "Organization" for w in case.roles.get("participant", ())):
        return
    if not any(a.slot in ("z", "subj") and a.via != "dropped" and _working(case.g, a.unit) for a in case.args):
        return
    firm = discourse.firm_told()
    if firm is not None and firm in discourse.bodies and discourse.type_of(firm) in FIRMS:
        yield from case.fresh("participant", [Who(firm, case.g.units[case.hit.unit].span, Link.CONTEXT)])
