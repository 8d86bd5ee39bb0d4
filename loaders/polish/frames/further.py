"""Arguments a step further from the trigger: where its doer sits, with whom its thing deals, at whom that is aimed."""

from __future__ import annotations

from loaders.polish.frames.order import scan
from loaders.polish.frames.slots import RELATIVE, Arg, own
from loaders.polish.frames.subjects import subject
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon


def deeper(g: SentenceGraph, found: list[Arg], thing: int) -> list[Arg]:
    """`sąd w Brześciu skazał`: where the doer is (`subj.w`); `licencja, która zezwala na transakcje z X` (`deal.z`)."""
    inside = [
        Arg(f"subj.{a.slot}", a.unit)
        for s in found
        if s.slot == "subj" and s.via != "dropped"
        for at in (g.antecedent(s.unit),)  # `sądu w Grodnie, który skazał`
        for u in (g.subtree(at) if g.lemmas(at) & lexicon().courts else [at])
        for a in own(g, u)
        if a.slot in ("w", "na")
    ]
    inside += [
        Arg("subj.w", at)
        for s in found
        if s.slot == "subj" and s.via != "dropped" and (at := g.antecedent(s.unit)) != s.unit and _of_a_court(g, at)
    ]
    dealings = lexicon().dealings
    if g.units.lemmas.isdisjoint(dealings):
        return inside
    return inside + [
        Arg(f"deal.{a.slot}", a.unit)
        for u in g.subtree(thing)
        if u != thing and g.lemmas(u) & dealings
        for a in [*own(g, u), *scan(g, u), *_beneath(g, u)]
        if a.slot in ("z", "gen", "adj")
    ]


def _of_a_court(g: SentenceGraph, u: int) -> bool:
    """`wyrok sądu w Lahaur, który skazał`: the tree takes the town before the comma for what judges."""
    if not g.units[u].named or g.preposition(u) not in ("w", "na"):
        return False
    at = u - 2
    while at > 0 and g.adjective(at) and not g.nominal(at):
        at -= 1
    return at >= 0 and bool(g.lemmas(at) & lexicon().courts)


def _beneath(g: SentenceGraph, u: int) -> list[Arg]:
    """`transakcje ze spółkami Łukoilu`, `działalność stacji paliw Łukoilu`: the firm whose things are dealt with."""
    found: list[Arg] = []
    stack = [c for c in g.kids[u] if g.labels[c].startswith("nmod")]
    while stack:
        x = stack.pop()
        firm = any(m.type in ("Company", "Bank", "Organization") for m in g.units[x].mentions)
        if g.units[x].named and firm and "gen" in g.units[x].cases and not g.preposition(x):
            found.append(Arg("gen", x))
        stack += [c for c in g.kids[x] if g.labels[c].startswith("nmod")]
    return found


def part(g: SentenceGraph, u: int) -> list[Arg]:
    """`Celem uderzenia był Nabulsi`: who is said to have a part in the happening, in the slot of that part."""
    head = g.heads[u]
    if head < 0 or g.labels[u].split(":")[0] not in ("nmod", "obj"):
        return []
    for slot, words in lexicon().parts.items():
        if g.lemmas(head) & words:
            rows = [a.unit for a in own(g, head) if a.slot == "subj"]
            over = g.heads[head]
            if not rows and over >= 0 and g.lemmas(over) & {"być", "stać", "zostać"}:
                rows = [a.unit for a in subject(g, over) if a.via != "dropped" and a.unit != head]
            if g.labels[head] == "appos" and over >= 0:
                rows.append(over)
            return [Arg(slot, r, via="light") for r in rows]
    return []


def aimed(g: SentenceGraph, companion: int, skip: frozenset[int]) -> list[Arg]:
    """`przyjęty pakiet uderza w Rosnieft`: at whom a thing is aimed of which it is the subject; `pakiet unijnych sankcji`."""
    found: list[Arg] = []
    verb = g.heads[companion]
    if verb >= 0 and g.labels[companion].startswith("nsubj") and g.lemmas(verb) & lexicon().aiming:
        rows = own(g, verb, skip=skip | {companion})
        found += [Arg("aim", a.unit, True) for a in rows if a.slot in ("w", "obj") and g.units[a.unit].time is None]
    for thing in (companion, *(c for c in g.kids[companion] if g.lemmas(companion) & lexicon().partitives)):
        for child in g.kids[thing]:  # `pakiet restrykcji wymierzonych w Rosję`
            if not g.lemmas(child) & lexicon().aiming:
                continue
            by_it = g.labels[child].startswith("acl:relcl") and any(  # `sankcje, którymi objęta jest Belavia`
                g.lemmas(c) & RELATIVE and "inst" in g.units[c].cases for c in g.kids[child]
            )
            if g.participle(child) or by_it:
                slots = ("w", "przeciw", "przeciwko", *(("obj",) if by_it or g.participle(child) == "pact" else ()))
                rows = own(g, child, skip=skip | {thing})
                found += [Arg("aim", a.unit, True) for a in rows if a.slot in slots and a.unit != thing]
    if g.lemmas(companion) & lexicon().partitives:
        for inner in g.kids[companion]:
            if g.nominal(inner) and not g.units[inner].named and "gen" in g.units[inner].cases:
                found += [
                    a for a in own(g, inner, companion=True, skip=skip) if a.slot != "gen" or g.units[a.unit].named
                ]
    return found


def shielded(g: SentenceGraph, u: int) -> list[Arg]:
    """`wziął w obronę Asię Bibi przed oskarżeniami`: at whom that is aimed from which somebody is kept."""
    head = g.heads[u]
    if head < 0 or g.preposition(u) not in ("przed", "od", "z"):
        return []
    guards = [x for x in (head, *g.kids[head]) if g.lemmas(x) & lexicon().shielding]
    rows = [a for x in dict.fromkeys((head, *guards)) for a in own(g, x)] if guards else []
    return [Arg("obj", a.unit, via="light") for a in rows if a.slot in ("obj", "gen", "dat") and a.unit not in guards]
