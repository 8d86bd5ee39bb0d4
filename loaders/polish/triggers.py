"""Which units of a sentence open which frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.polish.arguments import Arg, own, passive, scan
from loaders.polish.frames import Companion, Frame, Trigger, triggers_by_lemma
from loaders.polish.lexicon import lexicon
from loaders.polish.sentence_graph import SentenceGraph
from loaders.polish.units import FINITE
from loaders.polish.words import Word

_VERBAL = frozenset(
    {"fin", "praet", "imps", "inf", "cond", "impt", "bedzie", "pcon", "pant", "ger", "ppas", "pact", "winien"}
)


_SPANS = frozenset({"rok", "lato", "miesiąc", "tydzień", "dzień", "doba"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A frame opened by `unit`, with the unit of its companion (`sankcje` of `znieść sankcje`)."""

    frame: Frame
    trigger: Trigger
    unit: int
    companion: int | None
    voice: str


def promising(words: tuple[Word, ...]) -> bool:
    """Whether a sentence can open any frame; the others are never parsed."""
    table = triggers_by_lemma()
    return any(r.lemma in table for w in words for r in w.readings)


def _pos_fits(g: SentenceGraph, u: int, trigger: Trigger, lemma: str) -> bool:
    tags = {r.pos for r in g.units[u].word.readings if r.lemma == lemma}
    if trigger.pos == "verb":
        return bool(tags & _VERBAL)
    if trigger.pos == "finite":
        return bool(tags & (_VERBAL - {"ger"}))
    if trigger.pos == "gerund":
        return "ger" in tags
    if trigger.pos == "noun":
        return bool(tags & {"subst", "ger"})
    return True


def reach(g: SentenceGraph, u: int, depth: int = 2) -> Iterator[int]:
    """`u`, what is coordinated with it, and what it counts or frames: `część sankcji` reaches `sankcji`."""
    words = lexicon()
    meant = g.antecedent(u)
    if meant != u:  # `sankcje wobec Bieławii, które nałożono`: the pronoun may stand for any noun above it
        yield from (x for x in (meant, *list(g.up(meant))[:2]) if g.nominal(x))
        return
    for member in g.conjuncts(u):
        yield member
        if depth and g.lemmas(member) & (words.partitives | words.frames):
            for child in g.kids[member]:
                if g.nominal(child) and "gen" in g.units[child].cases:
                    yield from reach(g, child, depth - 1)


def _companions(g: SentenceGraph, u: int, companion: Companion) -> Iterator[int]:
    wanted = companion.lemmas
    if not companion.by:
        yield from (x for x in g.subtree(u) if x != u and g.lemmas(x) & wanted)
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
                yield from (x for x in reach(g, arg.unit) if g.lemmas(x) & wanted)
    by = {s.name for s in companion.by}
    if by & {"obj", "gen"}:
        yield from _beside(g, u, wanted)
    for arg in scan(g, u):
        if arg.slot in by or (by & {"obj", "gen"} and arg.slot in ("obj", "gen")):
            yield from (x for x in reach(g, arg.unit) if g.lemmas(x) & wanted)


def _beside(g: SentenceGraph, u: int, wanted: frozenset[str]) -> Iterator[int]:
    """The companion right after the trigger, only modifiers between: proof against a slip of the parser."""
    at = u + 1
    while at < len(g) and at - u <= 5:
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


def _unless(g: SentenceGraph, u: int, companion: int | None, lemmas: frozenset[str]) -> bool:
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
    readings = [r for r in g.units[u].word.readings if r.pos == "subst"]
    return bool(readings) and all(r.values(("m1",)) for r in readings)


def _voice(g: SentenceGraph, u: int) -> str:
    if passive(g, u) or g.units[u].is_(frozenset({"imps"})):
        return "passive"
    return "active" if g.verb(u) or g.participle(u) else "noun"


def find(g: SentenceGraph, topics: frozenset[str], folder: str = "frames") -> list[Hit]:
    """Hits in text order; a unit opens a type once. `topics` are the lemmas of the document."""
    table = triggers_by_lemma(folder)
    found: list[Hit] = []
    taken: set[tuple[str, int]] = set()
    for with_companion in (True, False):  # the more specific reading of a word first
        verbs_first = sorted(range(len(g)), key=lambda u: (not (g.verb(u) or g.participle(u)), u))
        for u in verbs_first:
            unit = g.units[u]
            if unit.named or unit.time or unit.number is not None:
                continue
            for lemma in sorted(unit.lemmas):
                for frame, trigger in table.get(lemma, ()):
                    if (trigger.companion is not None) is not with_companion or (frame.type, u) in taken:
                        continue
                    hit = _open(g, u, lemma, frame, trigger, topics)
                    if hit is None or (hit.companion is not None and (frame.type, hit.companion) in taken):
                        continue
                    taken |= {(frame.type, u), (frame.type, hit.companion if hit.companion is not None else u)}
                    found.append(hit)
    return sorted(_settled(g, found), key=lambda h: (h.unit, h.frame.type))


# Types of which one happening is told once, in whatever words: `skazany na pięć lat kolonii`.
_KIN = {"Sentencing": "Imprisonment", "Detention": "Imprisonment", "Negotiation": "Meeting"}


def _settled(g: SentenceGraph, found: list[Hit]) -> list[Hit]:
    """Without readings of a word that another reading excludes, and without agreements whose matter is told itself."""
    at: dict[int, set[str]] = {}
    for hit in found:
        for u in (hit.unit, hit.companion):
            if u is not None:
                at.setdefault(u, set()).add(hit.frame.type)
    units = {hit.unit for hit in found}
    plain = {_KIN.get(h.frame.type, h.frame.type) for h in found if not h.trigger.faint}
    return [
        hit
        for hit in found
        if not at[hit.unit] & set(hit.frame.yields_to)
        and not (hit.trigger.alone and units & (set(g.subtree(hit.unit)) - {hit.unit}))
        and not (hit.trigger.faint and _KIN.get(hit.frame.type, hit.frame.type) in plain)
    ]


def _open(g: SentenceGraph, u: int, lemma: str, frame: Frame, trigger: Trigger, topics: frozenset[str]) -> Hit | None:
    """The hit, if every condition of the trigger holds at `u`."""
    if not _pos_fits(g, u, trigger, lemma) or (trigger.topic and not trigger.topic & topics):
        return None
    if trigger.beside_words and not any(g.lemmas(x) & trigger.beside_words for x in _around(g, u)):
        return None
    if trigger.nowhere and any(unit.lemmas & trigger.nowhere for unit in g.units):
        return None
    if trigger.polarity == "negated" and not g.negated(u):
        return None
    if trigger.headline and any(unit.is_(FINITE) and g.verb(x) for x, unit in enumerate(g.units)):
        return None
    if trigger.case and (trigger.case not in g.units[u].cases or "nom" in g.units[u].cases):
        return None
    if trigger.after and not _governed(g, u, trigger):
        return None
    if trigger.measured and not (u > 0 and g.units[u - 1].number is not None and g.lemmas(u - 1) & _SPANS):
        return None
    if trigger.predicate and not (g.predicate(u) or g.heads[u] < 0 or (g.units[g.heads[u]].named and g.heads[u] < u)):
        return None
    voice = _voice(g, u)
    if trigger.voice and trigger.voice != voice:
        return None
    companion = (
        next((c for c in _companions(g, u, trigger.companion) if _has(g, c, trigger.companion)), None)
        if trigger.companion
        else None
    )
    if (trigger.companion and companion is None) or _unless(g, u, companion, trigger.unless):
        return None
    if trigger.pos != "noun" and _absent_noun(g, u, frame, trigger):
        return None
    return Hit(frame, trigger, u, companion, voice)


def _around(g: SentenceGraph, u: int) -> list[int]:
    """What belongs to the trigger, and to the verb on which it hangs."""
    return [*g.subtree(u), *(g.kids[g.heads[u]] if g.heads[u] >= 0 else ())]


def _has(g: SentenceGraph, u: int, companion: Companion) -> bool:
    """Whether to the companion belongs what it must have: `czarną` to `listę`."""
    near = (
        (*g.subtree(u), u + 1) if u + 1 < len(g) else g.subtree(u)
    )  # `z systemu SWIFT`, whatever the parser makes of it
    return not companion.having or any(g.lemmas(x) & companion.having for x in near)


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


__all__ = ["Arg", "Hit", "find", "promising", "reach"]
