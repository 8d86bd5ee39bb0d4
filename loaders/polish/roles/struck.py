"""Whose the thing is that an attack hits: `rafinerię koncernu Rosnieft`, `zakład należący do Rosnieftu`, `cele w Iranie`."""

from __future__ import annotations

from loaders.polish.frames.frames import KINDS
from loaders.polish.frames.slots import own
from loaders.polish.reference.discourse import Who
from loaders.polish.roles.base import Found, Open
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon

_HIT = frozenset({"obj", "gen", "w", "na"})
_OWNERS = KINDS["agent"] - {"Person"}


def struck(case: Open) -> Found:
    """What is hit is aimed at its owner, where the sentence names no other target."""
    g, hit = case.g, case.hit
    if hit.frame.type != "Attack" or case.roles.get("target"):
        return
    phrases = [u for u in case.phrases.get("target", ()) if not g.units[u].named]
    beside = [a.unit for a in case.args if a.slot in _HIT]
    if hit.companion is not None:
        beside.append(hit.companion)
    phrases += [u for u in beside if g.lemmas(u) & lexicon().sites and not g.units[u].named and u not in phrases]
    for u in phrases:
        rows = [w for c in _owners(g, u) for w in case.refs.resolve(c, _OWNERS)] or _of_a_state(case, u)
        if rows:
            yield from case.fresh("target", rows)
            return
    for at in range(hit.unit + 1, len(g)):
        if struck_with_it(g, at) and any(u in (at, *g.up(at)) or u < at for u in phrases):
            yield from case.fresh("target", case.refs.resolve(at, frozenset({"Country"})))
            return


def _owners(g: SentenceGraph, thing: int) -> list[int]:
    """The phrases that tell whose a thing is."""
    rows = [c for c in g.kids[thing] if c > thing and g.preposition(c) is None and _whose(g, c)]
    for part in g.kids[thing]:
        if g.participle(part) and "należeć" in g.lemmas(part):
            rows += [a.unit for a in own(g, part) if a.slot == "do"]
    return rows


def _of_a_state(case: Open, thing: int) -> list[Who]:
    """`dwie rosyjskie rafinerie`: the state of the adjective."""
    g = case.g
    if not g.lemmas(thing) & lexicon().sites:
        return []
    beside = [m for c in g.kids[thing] if not g.units[c].named for m in g.units[c].mentions]
    found = [Who(m.cluster, m.span, m.link) for m in (*g.units[thing].inner, *beside) if m.cluster]
    return [w for w in found if case.refs.discourse.type_of(w.cluster) == "Country"]


def _whose(g: SentenceGraph, u: int) -> bool:
    if g.units[u].expression or "prep" in g.units[u].pos:
        return False  # `w okolicach Tuapse`
    return g.labels[u].split(":")[0] == "nmod" and g.nominal(u) and "gen" in g.units[u].cases


def struck_with_it(g: SentenceGraph, place: int) -> bool:
    """`cele w Iranie`, `rafinerie na terytorium Rosji`: the state right after what is hit is hit, not only where it happens."""
    unit = g.units[place]
    if not unit.named or not any(m.type == "Country" for m in unit.mentions) or g.preposition(place) not in ("w", "na"):
        return False
    noun = min((c for c in g.kids[place] if g.labels[c] == "case"), default=place - 1) - 1
    while noun > 0 and g.adjective(noun) and not g.nominal(noun):
        noun -= 1
    return noun >= 0 and bool(g.lemmas(noun) & lexicon().sites)
