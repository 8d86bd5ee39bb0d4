"""Whom several verbs or participles in a row act upon, said once for all of them; and who is one of those acted upon.

`zatrzymana w marcu i skazana na sześć lat`, `została zwolniona, a następnie przewieziona`, `przewieziono go i nie wypuszczono`.
"""

from __future__ import annotations

from loaders.polish.frames.slots import Arg, own, passive
from loaders.polish.syntax.sentence_graph import GROUPS, SentenceGraph
from loaders.polish.text.words import GENDERS
from loaders.polish.units.agreement import Agreement
from loaders.polish.units.units import AMONG

_NUMBERS = ("sg", "pl")


def acted_upon(g: SentenceGraph, u: int) -> list[Arg]:
    """The object of the verb or participle before `u` in a row, where `u`, a passive or an impersonal, has none of its own."""
    if not (passive(g, u) or "imps" in g.units[u].pos):
        return []
    at = u
    for _ in range(3):
        before = g.heads[at]
        if before < 0 or before > at or g.labels[at].split(":")[0] not in ("conj", "parataxis"):
            return []
        if rows := _objects(g, before, u):
            return rows
        at = before
    return []


def _objects(g: SentenceGraph, before: int, u: int) -> list[Arg]:
    """What `before` acts upon and `u` may act upon too: an impersonal anything, a passive what it agrees with."""
    impersonal = "imps" in g.units[before].pos
    if not (passive(g, before) or impersonal):
        return []
    rows = [a for a in own(g, before) if a.slot == "obj"]
    if "imps" in g.units[u].pos and not passive(g, u):
        return [Arg("obj", a.unit, via="conjunct") for a in rows] if impersonal else []
    return [Arg("obj", a.unit, via="conjunct") for a in rows if _of_one_form(g, before, u) or _agree(g, a.unit, u)]


def _of_one_form(g: SentenceGraph, a: int, b: int) -> bool:
    """Two participles of one number and gender: `zatrzymana … i skazana`."""
    if g.participle(a) != "ppas" or g.participle(b) != "ppas":
        return False
    mine = [r for r in g.units[a].word.readings if r.pos == "ppas"]
    other = [r for r in g.units[b].word.readings if r.pos == "ppas"]
    return any(
        x.values(_NUMBERS) & y.values(_NUMBERS) and x.values(GENDERS) & y.values(GENDERS) for x in mine for y in other
    )


def _agree(g: SentenceGraph, noun: int, u: int) -> bool:
    """`zatrzymano Kota, ale został zwolniony`: number and gender of the noun in any case, and of the participle."""
    if not g.auxiliaries(u):
        return False
    participle = [r for r in g.units[u].word.readings if r.pos == "ppas"]
    if len(g.conjuncts(noun)) > 1:
        return any(r.values(("pl",)) for r in participle)
    return Agreement.of(g.units[noun]).fits(Agreement.told(participle))


_BEING = frozenset({"być", "znaleźć", "znajdować", "figurować", "pojawić", "widnieć"})
_LACKING = frozenset({"mieć", "być", "brakować", "zabraknąć", "znaleźć"})


def one_of(g: SentenceGraph, u: int) -> list[Arg]:
    """`wśród uwolnionych więźniów są X i Y`, `wśród zatrzymanych osób nie ma Z`: who is of those of whom a participle tells."""
    if g.participle(u) != "ppas":
        return []
    noun = g.heads[u]
    if _some_of(g, u):
        noun = u
    elif noun < 0 or not g.nominal(noun) or g.labels[u].split(":")[0] not in ("amod", "acl") or not _some_of(g, noun):
        return []
    over = g.heads[noun]
    beside = (noun, over, g.heads[over] if over >= 0 else -1, *g.kids[u])
    verb = next((x for x in beside if x >= 0 and _tells_of_some(g, x) and not _leaves_out(g, x)), None)
    if verb is None:
        return []
    if g.negated(verb) or g.lemmas(verb) & {"brakować", "zabraknąć"}:
        named = (x for x in range(max(verb, noun) + 1, len(g)) if g.units[x].named and "gen" in g.units[x].cases)
        rows = [x for x in (next(named, None),) if x is not None]
        rows = rows or [x for x in g.subjects(verb) if x > noun]  # `nie znaleźli się ani Poczobut, ani Statkiewicz`
    else:
        rows = [x for x in g.subjects(verb) if x > noun]
    return [Arg("obj", x, via="among") for x in rows]


def _some_of(g: SentenceGraph, u: int) -> bool:
    """`wśród nich`, `na liście zwolnionych`, `jeden z więźniów`: some of a group only are told of."""
    over = g.heads[u]
    if g.preposition(u) in AMONG:
        return True
    if over < 0 or "gen" not in g.units[u].cases:
        return False
    return bool(g.lemmas(over) & ({"jeden"} if g.preposition(u) in ("z", "spośród") else GROUPS))


def _leaves_out(g: SentenceGraph, verb: int) -> bool:
    """`wśród ułaskawionych, wśród których nie ma X, jest Y`: who is not of them is told of in a clause of its own."""
    return g.negated(verb) and g.labels[verb].startswith("acl")


def _tells_of_some(g: SentenceGraph, u: int) -> bool:
    """A verb, or a noun with its copula, that says who is of a group, or is not."""
    if any(g.labels[c] == "cop" for x in (u, *g.subjects(u)) for c in g.kids[x]):
        return True  # wherever the tree has put the copula
    return g.verb(u) and bool(g.lemmas(u) & (_BEING | _LACKING))
