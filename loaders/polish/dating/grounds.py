"""Dates that a happening has from what it was done for, or what it came of: `po wrześniowej wizycie zwolnił`, `efektem wizyty było zwolnienie`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from loaders.polish.dating.moments import When, lent, month_of
from loaders.polish.frames.triggers import Hit
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon
from loaders.polish.times.scan import data
from ontology.dates import bounds

ROUNDS = frozenset({"Meeting", "Negotiation", "Visit", "PhoneCall"})  # dated to the day, what a report is about
_BECAUSE = frozenset({"w związku", "podczas", "wobec"})  # with their like: `z powodu`, `w trakcie`
_MEASURES = frozenset({"BorderClosure", "BorderOpening", "SanctionImposition", "Deployment"})
_AFTER = frozenset({"po", "wskutek", "w wyniku", "dzięki"})
_CAUSES = ROUNDS | {"Agreement"}
LEADING_TO = frozenset({"doprowadzić", "zaowocować", "poskutkować", "zakończyć"})  # … `się zwolnieniem`
_EITHER = frozenset({"po", "przed", "od"})


def of_its_grounds(g: SentenceGraph, hit: Hit, hits: Sequence[Hit], dated: Mapping[int, When]) -> When | None:
    moment = _of_the_measure(g, hit, hits, dated) or _of_the_cause(g, hit, hits, dated)
    return moment or _at_that_time(g, hit, hits, dated) or _of_the_war(g, hit)


def _of_the_war(g: SentenceGraph, hit: Hit) -> When | None:
    """`od początku pełnoskalowej inwazji na Ukrainę`: everybody knows when that was."""
    war = data()["invasion"]
    if hit.frame.type != "Attack":
        return None
    if g.lemmas(hit.unit).isdisjoint(war["nouns" if hit.voice == "noun" else "verbs"]):
        return None
    inside = g.subtree(hit.unit)
    both = all(any(g.lemmas(x) & set(war[side]) for x in inside) for side in ("theirs", "ours"))
    if hit.voice != "noun":  # `po tym, jak Rosja napadła na Ukrainę`
        told = both and g.past(hit.unit)
        return When(war["since"], *bounds(war["since"]), None, carried=True) if told else None
    whole = any(g.lemmas(x) & set(war["whole"]) for x in inside)
    begun = any(g.lemmas(x) & set(war["begun"]) for x in range(max(0, hit.unit - 3), hit.unit))
    begun = begun or (both and g.preposition(hit.unit) in _EITHER)  # `miesiąc po napaści Rosji na Ukrainę`
    meant = any(g.lemmas(x) & {"Ukraina"} for x in inside) and ("inwazja" in g.lemmas(hit.unit) or begun)
    theirs = begun and "inwazja" in g.lemmas(hit.unit) and any(g.lemmas(x) & set(war["theirs"]) for x in inside)
    return When(war["since"], *bounds(war["since"]), None, carried=True) if whole or meant or theirs else None


def _at_that_time(g: SentenceGraph, hit: Hit, hits: Sequence[Hit], dated: Mapping[int, When]) -> When | None:
    """`Gdy w lutym przyleciał do Mińska, zwolniono 14 więźniów`: what is told of the time of a clause was then."""
    clause = g.clause(hit.unit)
    if not g.past(clause) or clause not in (hit.unit, hit.companion):
        return None
    then = [k for k in g.kids[clause] if g.labels[k] == "advcl" and g.past(k) and {"gdy", "kiedy"} & set(g.marks(k))]
    rows = [dated[j] for j, other in enumerate(hits) if j in dated and g.clause(other.unit) in then]
    return lent(rows[0]) if rows and "/.." not in rows[0].edtf else None


def _of_the_cause(g: SentenceGraph, hit: Hit, hits: Sequence[Hit], dated: Mapping[int, When]) -> When | None:
    """Talks and their outcome are of about one day, `po wrześniowej wizycie zwolnił`, `rozmowy, po których zwolnił`."""
    clause = g.clause(hit.unit)
    rows = [
        dated[j]
        for j, other in enumerate(hits)
        if j in dated and other.frame.type in _CAUSES and other is not hit and _cause(g, other, hit, clause)
    ]
    return lent(rows[0]) if rows and "/.." not in rows[0].edtf else None


def _cause(g: SentenceGraph, other: Hit, hit: Hit, clause: int) -> bool:
    over = g.heads[other.unit]
    if other.voice == "noun" and g.preposition(other.unit) in _AFTER:
        return over in (hit.unit, clause) and g.past(clause)
    if other.voice == "noun" and over >= 0 and g.lemmas(over) & lexicon().effects:
        return over == clause or g.clause(over) == clause
    if other.voice == "noun" and g.labels[other.unit].startswith("nsubj") and g.lemmas(clause) & LEADING_TO:
        return over == clause and g.past(clause)  # `Styczniowa wizyta zaowocowała uwolnieniem więźniów`
    opened = opened_by(g, clause, {"który", "co"})
    if opened is None or g.preposition(opened) not in _AFTER or not g.past(clause):
        return False
    return g.heads[clause] in (other.unit, g.clause(other.unit))


def opened_by(g: SentenceGraph, clause: int, pronouns: AbstractSet[str]) -> int | None:
    """The first word of a clause that is such a pronoun: `których` of `rozmowy, po których zwolnił`."""
    own = next((c for c in sorted(g.kids[clause]) if c < clause and g.lemmas(c) & pronouns), None)
    if own is not None or g.units.lemmas.isdisjoint(pronouns):
        return own
    first = min(g.subtree(clause), default=clause)  # `w których ugrupowanie to zdobyło`, wherever the tree hangs it
    return next((x for x in range(first, min(first + 3, clause)) if g.lemmas(x) & pronouns), None)


def before(g: SentenceGraph, opened: int) -> str | None:
    """The preposition of the pronoun that opens a clause: `w` of `w których ugrupowanie to zdobyło`, wherever the tree hangs it."""
    told = g.preposition(opened)
    by_order = opened > 0 and g.labels[opened - 1] == "case"
    return told or (g.units[opened - 1].text.casefold() if by_order else None)


def _of_the_measure(g: SentenceGraph, hit: Hit, hits: Sequence[Hit], dated: Mapping[int, When]) -> When | None:
    """`12 września zamknęła granicę na czas manewrów Zapad`: an exercise for which something is done is of about that month."""
    if hit.frame.type != "MilitaryExercise" or hit.voice != "noun" or not _a_reason(g, hit.unit):
        return None
    rows = [
        dated[j]
        for j, other in enumerate(hits)
        if j in dated and other.frame.type in _MEASURES and g.past(g.clause(other.unit))
    ]
    months = {m.edtf[:7]: m for m in rows if len(m.edtf) >= 7}
    return month_of(next(iter(months.values()))) if len(months) == 1 else None


def _a_reason(g: SentenceGraph, u: int) -> bool:
    """`z powodu`, `na czas manewrów`, `przerwa związana z manewrami`."""
    above = g.heads[u]
    if above >= 0 and (g.units[above].text == "czas" or "związany" in g.lemmas(above)):
        return True
    return g.preposition(u) in _BECAUSE


def elapsed(g: SentenceGraph, hit: Hit) -> bool:
    """`minęło kilka miesięcy od zatrzymania X`: the clause counts the time since."""
    since = hit.voice == "noun" and g.preposition(hit.unit) == "od"
    return since and bool(g.lemmas(g.clause(hit.unit)) & lexicon().elapsing)
