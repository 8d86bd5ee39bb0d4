"""Who says it: the subject of a verb of saying, by the tree or, where the tree has lost it, by order."""

from __future__ import annotations

from loaders.polish.frames.subjects import subject
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.marks import QUOTES, SPEECH_DASHES
from loaders.polish.units.agreement import Agreement
from loaders.polish.units.units import FINITE

_ENDS = frozenset({*SPEECH_DASHES, *QUOTES, ".", ";", ":", "?", "!", "…"})
_PREPOSITIONS = frozenset({"na", "z", "ze", "o", "do", "od", "po", "za"})  # which are other words in the dictionary too


def sayer(g: SentenceGraph, verb: int, end: int) -> tuple[int, ...]:
    """The subject of a verb of saying: by the tree, or the first noun in the nominative after it that agrees."""
    rows = [a.unit for a in subject(g, verb) if a.via not in ("dropped",) and (verb < a.unit < end or a.unit < verb)]
    rows = [u for u in rows if not _asked(g, u)]
    inside = [u for u in rows if verb < u < end]
    if inside:
        return tuple(inside)
    governed, named = False, -1
    for at in range(verb + 1, end):
        unit = g.units[at]
        if "prep" in unit.pos and not unit.named and (len(unit.pos) == 1 or unit.text in _PREPOSITIONS):
            governed = True
            continue
        if unit.text in _ENDS or (unit.is_(FINITE) and g.verb(at)):
            break
        if unit.is_(("adj", "ppas", "pact", "adja")) and not unit.named and "subst" not in unit.pos:
            continue
        if g.nominal(at) and governed:
            governed = False
            statement = not unit.lemmas.isdisjoint(lexicon().accounts)  # `napisał w oświadczeniu Orlen`
            named = -1 if statement else at  # `na platformie X MSZ`: the platform is no speaker
            continue
        if named == at - 1 and unit.named and any(m.type in ("Company", "MediaOutlet") for m in unit.mentions):
            continue
        if _asked(g, at):
            continue
        if g.nominal(at) and "nom" in unit.cases and unit.time is None and agree(g, verb, at):
            return (at,)
    before = [u for u in rows if u < verb and not any(g.units[x].text in _ENDS for x in range(u, verb))]
    return tuple(before)


def _asked(g: SentenceGraph, u: int) -> bool:
    """`powiedział agencji Reuters szef MSZ`: whom the press noun before a name makes the one that is told, whatever its own case may be."""
    before = g.units[u - 1] if u else None
    if before is None or not g.units[u].named or before.named:
        return False
    if any(r.values(("m1",)) for r in before.word.readings):
        return False  # `powiedział dziennikarzom Uszakow`
    return bool(before.lemmas & lexicon().press) and "dat" in before.cases and "nom" not in before.cases


def agree(g: SentenceGraph, verb: int, noun: int) -> bool:
    """Whether a noun may be the subject by number and gender; a name that no dictionary knows may always."""
    verbal = (r for r in g.units[verb].word.readings if r.pos in ("fin", "praet", "winien"))
    return g.units[noun].named or Agreement.told(verbal).fits(Agreement.of(g.units[noun], "nom"))


def sayer_before(g: SentenceGraph, verb: int) -> tuple[int, ...]:
    """The subject that the tree has lost: the nearest noun in the nominative before the verb, past a clause of its own."""
    at = verb - 1
    while at >= 0:
        if g.units[at].text == ",":  # `Mulook, który jest w Holandii, potwierdził, że`
            opener = next(
                (
                    x
                    for x in range(at - 1, 0, -1)
                    if g.lemmas(x) & {"który", "jaki", "gdzie"} and "," in (g.units[x - 1].text, g.units[x - 2].text)
                ),
                None,
            )
            if opener is not None:
                at = opener - 1 if g.units[opener - 1].text == "," else opener - 2
            else:  # `Stowarzyszenie „Memoriał”, laureat Nagrody Nobla, apeluje`
                other = next((x for x in range(at - 1, max(at - 10, 0), -1) if g.units[x].text == ","), None)
                if other is None or any(g.units[x].is_(FINITE) and g.verb(x) for x in range(other, at)):
                    return ()
                at = other
        elif g.units[at].text in _ENDS or (g.units[at].is_(FINITE) and g.verb(at)):
            return ()
        elif (
            g.nominal(at)
            and "nom" in g.units[at].cases
            and g.units[at].time is None
            and g.preposition(at) is None
            and agree(g, verb, at)
        ):
            if not (at and "prep" in g.units[at - 1].pos and not g.units[at - 1].named):
                return (at,)
        at -= 1
    return ()
