"""What a relative clause or a participle says of a nominal happening: who does it, at whom it aims, where it is."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.polish.frames.frames import Slot
from loaders.polish.frames.slots import RELATIVE, Arg, matches, own, passive
from loaders.polish.frames.subjects import subject
from loaders.polish.roles.base import MEASURES, Found, Open
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.words import any_of
from loaders.polish.units.agreement import Agreement
from loaders.polish.units.units import FINITE

_PLACE = frozenset({"miejsce"})  # `miało miejsce`


def related(case: Open) -> Found:
    """`pakiet restrykcji, które Unia nałożyła na Białoruś`: the clause says what the noun alone leaves open."""
    g, hit = case.g, case.hit
    noun = hit.unit if hit.voice == "noun" else hit.companion if hit.frame.type in MEASURES else None
    if noun is None:
        return
    for verb in clauses_of(g, noun):
        if not g.predicate(verb) or verb in case.others:
            continue
        rows = [a for a in own(g, verb) if not g.lemmas(a.unit) & RELATIVE and a.slot != "obj"]
        if not passive(g, verb) and not any(a.slot == "subj" for a in rows) and g.lemmas(verb) & lexicon().light:
            rows += [a for a in subject(g, verb) if not g.lemmas(a.unit) & RELATIVE and a.via != "dropped"]
        if (aimed := _aimed(g, verb)) is not None:
            kinds = hit.frame.accepts.get("target")
            if kinds and not case.roles.get("target"):
                yield from case.fresh("target", case.refs.resolve(aimed, kinds))
            return
        doer = {"actor": (Slot("subj"),)} if "actor" in hit.frame.accepts and not passive(g, verb) else {}
        for role, slots in {**doer, **hit.trigger.slots}.items():
            kinds = hit.frame.accepts.get(role)
            if not kinds or case.roles.get(role) or role == "topic":
                continue
            for slot in (*slots, *doer.get(role, ())):
                fitting = (a for a in rows if matches(g, Arg(a.slot, a.unit, slot.companion, a.via), slot, hit.voice))
                if (arg := next(fitting, None)) is not None:
                    yield from case.fresh(role, case.refs.resolve(arg.unit, kinds))
        return


def _aimed(g: SentenceGraph, verb: int) -> int | None:
    """`ostrzał, którego celem miał być Noor Wali Mehsud`: whom the subject of the clause is said to be the aim."""
    near = range(max(1, verb - 4), min(len(g), verb + 3))
    aim = next((x for x in near if g.lemmas(x) & {"cel", "ofiara"} and g.lemmas(x - 1) & RELATIVE), None)
    if aim is None:
        return None
    return next(
        (x for x in range(aim + 1, min(len(g), aim + 7)) if g.units[x].named and "nom" in g.units[x].cases), None
    )


def clauses_of(g: SentenceGraph, noun: int) -> Iterator[int]:
    """The verb or participle that says of a noun before it that it takes place: by order, for the tree hangs it on anything."""
    told = any_of(lexicon().carrying, lexicon().scheduling, _PLACE)
    form = Agreement.of(g.units[noun])
    for at in range(noun + 1, min(len(g), noun + 14)):
        unit = g.units[at]
        if unit.text in (".", ";", ":") or (unit.is_(FINITE) and g.verb(at)):
            return
        if unit.lemmas & RELATIVE and "," in (g.units[at - 1].text, g.units[at - 2].text):
            if not form.fits(Agreement.of(unit)):
                return
            verb = next((x for x in range(at + 1, min(len(g), at + 8)) if g.lemmas(x) & told and tells(g, x)), None)
            if verb is not None and not any(g.units[x].text in (",", ";", "–") for x in range(at + 1, verb)):
                yield verb
            return
        if (
            g.participle(at)
            and g.lemmas(at) & told
            and form.fits(Agreement.of(unit))
            and unit.cases & g.units[noun].cases
        ):
            yield at


def tells(g: SentenceGraph, u: int) -> bool:
    """Whether `u` is a verb, finite or not, or a participle."""
    return g.verb(u) or g.participle(u) is not None
