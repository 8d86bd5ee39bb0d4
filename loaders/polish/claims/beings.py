"""Which words stand for people, bodies, or groups of them, so that something may befall them or be done by them."""

from __future__ import annotations

from loaders.polish.frames.slots import own
from loaders.polish.roles.senses import Sense
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon

_PRONOUNS = frozenset(
    {"on", "ja", "ty", "my", "wy", "kto", "który", "nikt", "ktoś", "wszyscy", "obaj", "oboje", "oba", "ten", "sam"}
)


def somebody(g: SentenceGraph, u: int) -> bool:
    """A noun or pronoun for people, a body or a group of them: `delegacja`, `trzech górników`, `która`."""
    words = lexicon()
    lemmas = g.lemmas(u)
    unit = g.units[u]
    if unit.number is not None and unit.last == unit.number.last and not unit.number.unit:
        return True  # `15 z nich`
    if lemmas & words.things:
        return False
    if lemmas & words.partitives:  # `grupa dyplomatów`
        return any("gen" in g.units[c].cases and somebody(g, c) for c in g.kids[u]) or bool(g.units[u].mentions)
    return (
        not lemmas.isdisjoint(words.beings)
        or not lemmas.isdisjoint(_PRONOUNS)
        or bool(g.units[u].mentions)
        or means_people(g, u)
    )


def object_fits(g: SentenceGraph, sense: Sense, kinds: frozenset[str]) -> bool:
    """Whether the object is a thing of those classes, or a person by office."""
    objects = [a.unit for a in sense.args if a.slot == "obj" and not a.companion]
    head = g.heads[sense.hit.unit]
    if not objects and g.labels[sense.hit.unit] == "conj" and head >= 0 and g.verb(head):
        objects = [a.unit for a in own(g, head) if a.slot == "obj"]  # `zawiesiło go, a konwój odwiózł do więzienia`
    if not objects and sense.hit.voice == "passive" and g.participle(sense.hit.unit):
        return True  # `zostali odwiezieni`: who is meant stands in the sentence before
    named = {w.span for rows in sense.roles.values() for w in rows}
    words = lexicon()
    if "Official" in kinds:
        units = [x for u in objects for x in g.conjuncts(u)]
        return any(g.lemmas(x) & words.offices or g.units[x].title is not None for x in units)
    offices = words.people if "Person" in kinds else frozenset()
    units = [g.antecedent(x) for u in objects for x in g.conjuncts(u)]
    units += [c for x in units for c in g.children(x, "appos", "flat")]  # `kupi serbski koncern NIS`
    if "Person" in kinds and any(means_people(g, x) or _some_of_them(g, x) for x in units):
        return True
    return any(
        any(m.type in kinds for m in g.units[x].mentions)
        or (g.units[x].span in named and ("Person" not in kinds or not g.units[x].mentions))
        or (g.lemmas(x) & (offices | {"on", "który", "kto"}) and not g.units[x].named)  # not `Grupa Wagnera`
        for x in units
    )


def _some_of_them(g: SentenceGraph, u: int) -> bool:
    """Part of people told before, or some of people: `większość z nich`, `dziewięcioro`, `setki osób`."""
    unit = g.units[u]
    if unit.number is not None and unit.last == unit.number.last:
        return not unit.number.unit
    if not g.lemmas(u) & lexicon().partitives or unit.mentions:
        return False
    inner = [c for c in g.kids[u] if g.nominal(c) and not g.adjective(c) and "gen" in g.units[c].cases]
    return bool(inner) and all(
        g.lemmas(c) & lexicon().people or g.lemmas(c) & {"on"} or means_people(g, c) for c in inner
    )


def means_people(g: SentenceGraph, u: int) -> bool:
    """A common noun of masculine personal gender, or one of those for women, children, families: `marynarza`, `studentkę`."""
    if g.lemmas(u) & lexicon().women:
        return True
    readings = g.units[u].word.readings
    freed = not any(r.pos in ("subst", "ger") for r in readings) and any(r.pos == "ppas" for r in readings)
    return freed or any(r.pos == "subst" and r.values(("m1",)) for r in readings)
