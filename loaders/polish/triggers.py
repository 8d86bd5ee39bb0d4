"""Which units of a sentence open which frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.polish.arguments import Arg, own, passive, scan
from loaders.polish.frames import Companion, Frame, Slot, Trigger
from loaders.polish.lexicon import lexicon
from loaders.polish.openings import Opening
from loaders.polish.sentence_graph import SentenceGraph
from loaders.polish.units import FINITE
from loaders.polish.words import GENDERS, Word

_SPANS = frozenset({"rok", "lato", "miesiąc", "tydzień", "dzień", "doba"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A frame opened by `unit`, with the unit of its companion (`sankcje` of `znieść sankcje`).

    `others` are less specific ways to read the same word, for where this one turns out to say too little.
    """

    frame: Frame
    trigger: Trigger
    unit: int
    companion: int | None
    voice: str
    others: tuple[Hit, ...] = ()


def reach(g: SentenceGraph, u: int, depth: int = 2) -> Iterator[int]:
    """`u`, what is coordinated with it, and what it counts or frames: `część sankcji` reaches `sankcji`."""
    words = lexicon()
    meant = g.antecedent(u)
    if meant != u:  # `sankcje wobec Bieławii, które nałożono`: the pronoun may stand for any noun above it
        yield from (x for x in (meant, *list(g.up(meant))[:2]) if g.nominal(x))
        return
    for member in g.conjuncts(u):
        yield member
        number = g.units[member].number
        share = number is not None and g.lemmas(member) & {"procent"}  # `10 proc. akcji`
        bare = number is not None and g.units[member].last == number.last  # `trzynaścioro zwolnionych`
        if g.lemmas(member) & words.barring:
            continue
        if depth and (share or bare or g.lemmas(member) & (words.partitives | words.frames)):
            for child in g.kids[member]:
                if (g.nominal(child) or (bare and g.participle(child))) and "gen" in g.units[child].cases:
                    yield from reach(g, child, depth - 1)


def _meant(g: SentenceGraph, u: int, wanted: frozenset[str], before: Sequence[Word]) -> bool:
    """Whether the pronoun `u` stands for a wanted noun of the sentence before: `otworzyło ją` after `granicę`."""
    if "ppron3" not in g.units[u].pos:
        return False
    mine = [r for r in g.units[u].word.readings if r.pos == "ppron3"]
    return any(
        r.values(("sg", "pl")) & m.values(("sg", "pl"))
        and ("sg" not in r.values(("sg",)) or r.values(GENDERS) & m.values(GENDERS))
        for word in before
        if word.lemmas & wanted
        for r in word.readings
        if r.lemma in wanted
        for m in mine
    )


def _companions(g: SentenceGraph, u: int, companion: Companion, before: Sequence[Word]) -> Iterator[int]:
    wanted = companion.lemmas
    if not companion.by:
        yield from (x for x in g.subtree(u) if x != u and g.lemmas(x) & wanted and not _reported(g, u, x))
        for n, x in enumerate(g.up(u)):
            if g.lemmas(x) & wanted:
                yield x
            yield from (c for c in g.kids[x] if c != u and g.lemmas(c) & wanted)
            if n >= 2:
                break
        return
    args = own(g, u)
    head = g.heads[u]
    if g.participle(u) and g.labels[u].split(":")[0] == "xcomp" and head >= 0 and passive(g, u):
        args += [Arg("obj", s) for s in g.subjects(head)]  # `granica może zostać zamknięta`
    shared = g.labels[u] == "conj" and head >= 0 and g.verb(head) == g.verb(u) and u - head <= 4
    if shared and not any(a.slot == "obj" for a in args):  # `zniósł i złagodził sankcje`
        args += [a for a in own(g, head) if a.slot == "obj"]
    for slot in companion.by:
        for arg in args:
            if arg.slot == slot.name or (slot.name in ("obj", "gen", "subj", "amod") and arg.slot in ("obj", "gen")):
                if slot.name == "subj" and arg.slot != "subj" and not passive(g, u):
                    continue
                yield from (x for x in reach(g, arg.unit) if g.lemmas(x) & wanted or _meant(g, x, wanted, before))
    by = {s.name for s in companion.by}
    if "obj" in by and "subj" not in by and not passive(g, u):  # `restrykcje nałożyły Kanada i Norwegia`
        yield from (
            a.unit for a in args if a.slot == "subj" and g.lemmas(a.unit) & wanted and "acc" in g.units[a.unit].cases
        )
    if "inst" in by:  # `objęcia biznesmena sankcjami`: a noun for a person governs no instrumental
        inner = [x for a in args if a.slot == "obj" for x in g.kids[a.unit] if g.units[x].cases == {"inst"}]
        yield from (x for x in inner if g.lemmas(x) & wanted and g.preposition(x) is None)
    if "term" in by:
        yield from _term(g, u, wanted)
    if by & {"obj", "gen"}:
        yield from _beside(g, u, wanted)
    if governed := [s for s in companion.by if s.name not in _SLOTS]:
        yield from _nearby(g, u, wanted, governed)
    for arg in scan(g, u):
        if arg.slot in by or (by & {"obj", "gen"} and arg.slot in ("obj", "gen")):
            yield from (x for x in reach(g, arg.unit) if g.lemmas(x) & wanted)


def _reported(g: SentenceGraph, verb: int, x: int) -> bool:
    """Whether `x` stands in a clause that `verb` reports: `poinformował, że rozmawiał telefonicznie` is no call of his."""
    while x != verb and x >= 0:
        if g.labels[x].startswith(("ccomp", "parataxis", "csubj")):
            return True
        x = g.heads[x]
    return False


_SLOTS = frozenset({"obj", "gen", "subj", "dat", "inst", "adj", "amod", "poss", "xcomp", "inf", "term"})


def _nearby(g: SentenceGraph, u: int, wanted: frozenset[str], slots: Sequence[Slot]) -> Iterator[int]:
    """The companion behind its preposition in the clause of a verb, whatever the parser hung it on.

    `według szacunków w rosyjskich koloniach przebywa tysiąc więźniów`: the camps are not those of the estimates.
    """
    if not (g.verb(u) or g.predicate(u)) or g.labels[u].startswith(("aux", "cop")):
        return
    for step in (-1, 1):
        at = u + step
        while 0 <= at < len(g) and abs(at - u) <= 8:
            unit = g.units[at]
            if unit.text in _BREAKS or (unit.is_(FINITE) and g.verb(at) and at not in g.kids[u]):
                break
            if g.lemmas(at) & wanted and (before := g.preposition(at)) is not None:
                if any(s.name == before and (s.case is None or s.case in unit.cases) for s in slots):
                    yield at
            at += step


def _term(g: SentenceGraph, u: int, wanted: frozenset[str]) -> Iterator[int]:
    """A counted span of time by the verb that no preposition governs: `pięć lat dostała`, `siedzi już trzy lata`."""
    for at in (*range(u - 1, max(-1, u - 5), -1), *range(u + 1, min(len(g), u + 6))):
        if g.units[at].number is not None and g.lemmas(at) & wanted and g.preposition(at) is None:
            yield at


_BREAKS = frozenset({",", ";", ":", "–", "—", "(", ")"})


def _beside(g: SentenceGraph, u: int, wanted: frozenset[str]) -> Iterator[int]:
    """The companion right after the trigger, only modifiers between: proof against a slip of the parser."""
    at = u + 1
    while at < len(g) and at - u <= 6:
        if g.gerund(u) and g.units[at].is_(frozenset({"prep"})) and at + 2 < len(g) and g.labels[at] == "case":
            at += 2  # `wznowieniu od północy ruchu`
            continue
        if g.lemmas(at) & wanted and g.nominal(at):
            if g.units[at].cases & {"gen", "acc"} or passive(g, u):
                yield at
            return
        unit = g.units[at]
        modifier = (
            g.adjective(at)
            or unit.number
            or g.lemmas(at) & lexicon().partitives
            or (unit.named and "gen" in unit.cases)
        )
        if not (
            modifier
            or unit.text.casefold() in ("też", "także", "również", "przez", "na", "nałożonych")
            or unit.is_(frozenset({"adv", "part"}))
        ):
            return
        at += 1


def _unless(g: SentenceGraph, u: int, companion: int | None, trigger: Trigger) -> bool:
    """Whether a word stands by the trigger that gives it another sense; `unless_object` asks of what is acted upon alone."""
    if trigger.unless_object:
        objects = {a.unit for a in own(g, u) if a.slot in ("obj", "gen")}
        if not passive(g, u) and not objects:
            objects = {a.unit for a in scan(g, u) if a.slot in ("obj", "gen")}
        if any(
            g.lemmas(x) & trigger.unless_object
            for o in objects
            for m in reach(g, o)
            for x in (m, *(() if _named_person(g, m) else g.kids[m]))
        ):
            return True
    lemmas = trigger.unless
    if not lemmas:
        return False
    near = {x for c in g.kids[u] for x in (c, *(() if _named_person(g, c) else g.kids[c]))}
    if g.heads[u] >= 0 and (g.participle(u) or g.labels[u] in ("obj", "nsubj", "nmod", "xcomp", "conj", "obl")):
        near.add(g.heads[u])
    if companion is not None:
        near |= set(g.kids[companion])
    return any(g.lemmas(x) & lemmas for x in near)


def _named_person(g: SentenceGraph, u: int) -> bool:
    """A noun for a person, whatever is said of him: `zatrzymała kapitana tankowca`."""
    return any(r.pos == "subst" and r.values(("m1",)) for r in g.units[u].word.readings)


def _voice(g: SentenceGraph, u: int) -> str:
    if passive(g, u) or g.units[u].is_(frozenset({"imps"})):
        return "passive"
    return "active" if g.verb(u) or g.participle(u) else "noun"


def find(g: SentenceGraph, openings: Sequence[Opening], before: Sequence[Word] = ()) -> list[Hit]:
    """Hits in text order; a unit opens a type once. `before` is the sentence before."""
    found: list[Hit] = []
    others: dict[tuple[str, int], list[Hit]] = {}
    taken: set[tuple[str, int]] = set()
    verbs_first = sorted(openings, key=lambda o: (_weight(g, o.unit), o.unit))
    for with_companion in (True, False):  # the more specific reading of a word first
        for u, frame, trigger in verbs_first:
            if (trigger.companion is not None) is not with_companion:
                continue
            if (frame.type, u) in taken and (frame.type, u) not in others:
                continue  # the companion of another hit
            hit = _open(g, u, frame, trigger, before)
            if hit is None:
                continue
            if (frame.type, u) in taken:
                others[frame.type, u] += [] if trigger.faint or trigger.alone else [hit]
                continue
            if hit.companion is not None and (frame.type, hit.companion) in taken:
                continue
            others[frame.type, u] = []
            taken |= {(frame.type, u), (frame.type, hit.companion if hit.companion is not None else u)}
            found.append(hit)
    found = [replace(h, others=tuple(others[h.frame.type, h.unit])) for h in found]
    return sorted(_settled(g, found), key=lambda h: (h.unit, h.frame.type))


# Types of which one happening is told once, in whatever words: `skazany na pięć lat kolonii`.
_KIN = {"Sentencing": "Imprisonment", "Detention": "Imprisonment", "Negotiation": "Meeting"}


def _settled(g: SentenceGraph, found: list[Hit]) -> list[Hit]:
    """Without readings of a word that another reading excludes, and without agreements whose matter is told itself."""
    at: dict[int, set[str]] = {}
    for hit in found:
        if hit.trigger.captive:
            continue  # who travels decides, and is not known yet: `telling.settled`
        for u in (hit.unit, hit.companion):
            if u is not None:
                at.setdefault(u, set()).add(hit.frame.type)
    units = {hit.unit for hit in found}
    plain = {_KIN.get(h.frame.type, h.frame.type) for h in found if not h.trigger.faint}
    return [
        hit
        for hit in found
        if not at.get(hit.unit, set()) & set(hit.frame.yields_to)
        and not (hit.trigger.alone and units & (set(g.subtree(hit.unit)) - {hit.unit}))
        and not (hit.trigger.faint and _KIN.get(hit.frame.type, hit.frame.type) in plain)
    ]


def _open(
    g: SentenceGraph,
    u: int,
    frame: Frame,
    trigger: Trigger,
    before: Sequence[Word],
) -> Hit | None:
    """The hit, if what the trigger asks of the tree holds at `u`; what it asks of words alone, `openings` has seen to."""
    if trigger.beside_words and not any(g.lemmas(x) & trigger.beside_words for x in _around(g, u)):
        return None
    if trigger.polarity == "negated" and not g.negated(u):
        return None
    if trigger.headline and _finite(g):
        return None
    if trigger.after and not _governed(g, u, trigger):
        return None
    if trigger.measured and not _measured(g, u, trigger):
        return None
    if trigger.predicate and not (g.predicate(u) or g.heads[u] < 0 or (g.units[g.heads[u]].named and not _finite(g))):
        return None
    voice = _voice(g, u)
    if trigger.voice and trigger.voice != voice:
        return None
    companion = (
        next((c for c in _companions(g, u, trigger.companion, before) if _has(g, c, trigger.companion)), None)
        if trigger.companion
        else None
    )
    if (trigger.companion and companion is None) or _unless(g, u, companion, trigger):
        return None
    if trigger.pos != "noun" and _absent_noun(g, u, frame, trigger):
        return None
    return Hit(frame, trigger, u, companion, voice)


def _measured(g: SentenceGraph, u: int, trigger: Trigger) -> bool:
    """Whether a span of time stands before the trigger: `osiem lat kolonii`, with `after` also `po trzech latach za kratami`."""
    at = u - 1
    while trigger.after and at > 0 and (g.adjective(at) or g.units[at].is_(frozenset({"prep"}))):
        at -= 1
    return at >= 0 and g.units[at].number is not None and bool(g.lemmas(at) & _SPANS)


def _weight(g: SentenceGraph, u: int) -> int:
    """What says something first, then participles, then nouns: `sankcje, obejmujące banki, zaostrzono`."""
    return 0 if g.verb(u) or g.predicate(u) else 1 if g.participle(u) else 2


def _around(g: SentenceGraph, u: int) -> list[int]:
    """What belongs to the trigger, and to the verb on which it hangs."""
    return [*g.subtree(u), *(g.kids[g.heads[u]] if g.heads[u] >= 0 else ())]


def _has(g: SentenceGraph, u: int, companion: Companion) -> bool:
    """Whether to the companion belongs what it must have: `czarną` to `listę`."""
    near = (
        (*g.subtree(u), u + 1) if u + 1 < len(g) else g.subtree(u)
    )  # `z systemu SWIFT`, whatever the parser makes of it
    return not companion.having or any(g.lemmas(x) & companion.having for x in near)


def _finite(g: SentenceGraph) -> bool:
    """Whether the sentence has a verb that says something; a headline often has none."""
    return any(unit.is_(FINITE) and g.verb(x) for x, unit in enumerate(g.units))


def _governed(g: SentenceGraph, u: int, trigger: Trigger) -> bool:
    """Whether one of the prepositions stands before the trigger, with its case."""
    before = g.preposition(u)
    return any(s.name == before and (s.case is None or s.case in g.units[u].cases) for s in trigger.after)


def _absent_noun(g: SentenceGraph, u: int, frame: Frame, trigger: Trigger) -> bool:
    """A form such as `spotkania` opens its noun trigger, not the verb of which it is formally a gerund."""
    del frame
    if trigger.pos == "finite":
        return not g.verb(u) and not g.participle(u)
    return trigger.pos == "verb" and not g.verb(u) and not g.participle(u) and not g.gerund(u)


__all__ = ["Arg", "Hit", "find", "reach"]
