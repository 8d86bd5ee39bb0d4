"""The place that two happenings of one sentence share: told with the first, it holds for what was done there next."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.polish.dating.beside import sent
from loaders.polish.frames.frames import KINDS
from loaders.polish.frames.light_verbs import top
from loaders.polish.frames.slots import own
from loaders.polish.reference.discourse import Who
from loaders.polish.reference.referents import Referents
from loaders.polish.roles.senses import Sense
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon

_GATHERINGS = frozenset({"Meeting", "Negotiation", "Agreement", "Visit"})
_AT = frozenset({"po", "podczas"})


def _named_place(g: SentenceGraph, u: int) -> bool:
    return g.units[u].named and any(m.type in KINDS["place"] for m in g.units[u].mentions)


def share(g: SentenceGraph, senses: Sequence[Sense], refs: Referents) -> None:
    """`wylądował w Mińsku i rozmawiał z Łukaszenką`, `spotkali się w Mińsku i podpisali traktat`, `ogłosił w Mińsku po spotkaniu`."""
    for sense in senses:
        kind = sense.hit.frame.type
        if kind not in _GATHERINGS - {"Visit"} or sense.roles.get("place") or _placed(g, sense):
            continue
        found = _taken_up(g, sense, refs) or _of_the_clause_before(g, sense, senses) or _of_the_telling(g, sense, refs)
        if found:
            sense.roles["place"] = list(found)


def _placed(g: SentenceGraph, sense: Sense) -> bool:
    """Whether the happening has a place of its own, known or not: `w ministerstwie`, `na szczycie`."""
    return any(
        a.slot in ("w", "na") and a.via == "own" and "loc" in g.units[a.unit].cases and g.units[a.unit].time is None
        for a in sense.args
    )


def _taken_up(g: SentenceGraph, sense: Sense, refs: Referents) -> list[Who]:
    """`w szczycie w Brukseli, gdzie mają się porozumieć`, also where the frame names no slot for a place."""
    clause = g.clause(sense.hit.unit)
    where = next((a for a in own(g, clause) if a.via == "where" and a.slot == "w"), None)
    if where is None and sent(g, clause):  # `wysłał do Moskwy wicepremiera, który podpisał`
        where = next(
            (a for a in own(g, g.heads[g.heads[clause]]) if a.slot in ("do", "na") and _named_place(g, a.unit)), None
        )
    return refs.resolve(where.unit, KINDS["place"]) if where is not None else []


def _of_the_clause_before(g: SentenceGraph, sense: Sense, senses: Sequence[Sense]) -> list[Who]:
    """The place of the happening whose verb the verb of this one goes on with, in the same tense and with the same subject."""
    clause = g.clause(sense.hit.unit)
    head = g.heads[clause]
    if g.labels[clause].split(":")[0] != "conj" or not 0 <= head < clause or g.past(head) != g.past(clause):
        return []
    if clause not in (sense.hit.unit, sense.hit.companion) or g.subjects(clause):
        return []  # `A poleciał do Kijowa, a B rozmawiał z C`
    for other in senses:
        if other.hit.frame.type in _GATHERINGS and g.clause(other.hit.unit) == g.clause(head):
            return other.roles.get("place", [])
    return []


def _of_the_telling(g: SentenceGraph, sense: Sense, refs: Referents) -> list[Who]:
    """`Coale ogłosił to w Mińsku po spotkaniu z Łukaszenką`: what is told right after talks is told where they were."""
    at = top(g, sense.hit.unit)
    verb = g.heads[at]
    if sense.hit.voice != "noun" or g.preposition(at) not in _AT or verb < 0 or not g.verb(verb):
        return []
    if not g.lemmas(verb) & lexicon().speech_verbs:
        return []
    met = {w.cluster for w in sense.roles.get("participant", ())}
    tellers = {w.cluster for a in own(g, verb) if a.slot == "subj" for w in refs.resolve(a.unit, KINDS["person"])}
    if tellers and not tellers & met:
        return []  # `Pieskow oświadczył w Moskwie po spotkaniu Trumpa z Zełenskim`
    for arg in own(g, verb):
        if arg.slot in ("w", "na") and arg.unit < at and g.units[arg.unit].named:
            return refs.resolve(arg.unit, KINDS["place"])
    return []
