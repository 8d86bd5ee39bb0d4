"""Whose act a verb is: its own subject, one that it shares, one that is told to act, or one that is left out."""

from __future__ import annotations

from loaders.polish.frames.commands import commanded, commands, tasked
from loaders.polish.frames.slots import STOPS, Arg, cases_of, own
from loaders.polish.repair.base import of_several
from loaders.polish.syntax.sentence_graph import SentenceGraph, kept
from loaders.polish.text.lexicon import lexicon
from loaders.polish.units.agreement import Agreement

_NO_NOUNS = frozenset({"mark", "advmod", "cc", "case", "discourse", "fixed"})  # `jak`, `po` name no animals and uncles


@kept
def subject(g: SentenceGraph, verb: int, *, via: str = "own", depth: int = 4) -> list[Arg]:
    """The doer of a verb: its subject, or that of the verb that shares or controls it; else `dropped`."""
    here = [a for a in own(g, verb, via=via) if a.slot == "subj"]
    if here or depth == 0:
        return here
    if any(r.values(("pri", "sec")) for r in g.units[verb].word.readings if r.pos in ("fin", "praet")):
        return [Arg("subj", verb, via="dropped")]  # `zamkniemy`: I, you or we, never a noun of another clause
    label, head = g.labels[verb].split(":")[0], g.heads[verb]
    pos = g.units[verb].pos
    if label == "conj" and head >= 0 and set(g.marks(verb)) & lexicon().wish and (told := commanded(g, head)):
        return told  # `prosił Trumpa, by sankcji nie znosił`, where the tree takes the clause for another of his own
    if (
        label == "conj"
        and head >= 0
        and g.verb(head)
        and not pos & {"imps"}
        and not _absent(g, verb)
        and all(agrees(g, verb, s) for s in g.subjects(head))
    ):
        return [
            Arg(a.slot, a.unit, a.companion, a.via if a.via == "dropped" else "conjunct")
            for a in subject(g, head, depth=depth - 1)
        ]
    became = g.participle(verb) is not None and any("inf" in g.units[a].pos for a in g.auxiliaries(verb))
    future = any("bedzie" in g.units[a].pos for a in g.auxiliaries(verb))  # `że USA będą znosić`: a clause of its own
    if (
        head >= 0
        and not future
        and (pos & {"inf", "pcon", "pant"} or became)
        and (g.verb(head) or g.adjective(head) or g.nominal(head))
    ):
        governor = head
        if g.nominal(head) and not g.verb(head):  # `decyzja, by …`, `chęć spotkania`
            rows = [Arg("subj", a.unit, via="control") for a in own(g, head) if a.slot in ("gen", "adj", "poss")]
            if rows:
                return rows
            governor = g.clause(head)
            if governor == head and not g.predicate(head):
                return []
        if told := commanded(g, governor):
            return told
        if commands(g, governor) and set(g.marks(verb)) & lexicon().wish:
            return []  # `zaapelowała, aby uwolnić`: somebody else is to
        return [
            Arg(a.slot, a.unit, a.companion, a.via if a.via == "dropped" else "control")
            for a in subject(g, governor, depth=depth - 1)
        ]
    if head >= 0 and set(g.marks(verb)) & lexicon().wish:  # `zachęcał go, by zwalniał`: he who is urged
        verb_above = g.clause(head)
        if tasked(g, verb_above) and not commanded(g, verb_above):
            rows = subject(g, verb_above, depth=depth - 1)
            return [Arg(a.slot, a.unit, a.companion, a.via if a.via == "dropped" else "control") for a in rows]
        return commanded(g, head) or [
            Arg("subj", a.unit, via="control") for a in own(g, head) if a.slot in ("obj", "dat") and g.nominal(a.unit)
        ]
    personal = pos & {"fin", "praet", "cond", "bedzie", "winien"} or any(
        g.units[a].pos & {"fin", "praet", "bedzie", "cond"} for a in g.auxiliaries(verb)
    )
    if personal and not pos & {"imps"} and not _impersonal(g, verb):
        beside = _by_order(g, verb)
        return [Arg("subj", beside, via="scan")] if beside is not None else [Arg("subj", verb, via="dropped")]
    return []


def _by_order(g: SentenceGraph, verb: int) -> int | None:
    """A noun of the clause that may be the subject though the tree says otherwise; before the verb first.

    A subject counts as dropped only where no noun beside the verb could be it: `reżim wypuścił więźniów` is no one else's act.
    """
    objects = {a.unit for a in own(g, verb) if a.slot == "obj" and cases_of(g, a.unit) & {"acc", "gen"}}
    for step, limit in ((-1, 9), (1, 6)):
        at = verb + step
        while 0 <= at < len(g) and abs(at - verb) <= limit:
            unit = g.units[at]
            if unit.text in (",", ";", ":", "–", "(", ")") or (
                unit.is_(STOPS) and g.verb(at) and at != verb and g.labels[at][:3] != "aux"
            ):
                break
            fits = (
                g.nominal(at)
                and (unit.named or not unit.mentions)
                and "nom" in unit.cases
                and unit.time is None
                and not unit.lemmas & {"to", "się"}
                and (unit.named or g.labels[at].split(":")[0] not in _NO_NOUNS)
            )
            if fits and g.labels[at] == "amod" and g.adjective(at) and not unit.named:
                fits = False  # `na pierwsze posiedzenie nie pojechał`: `pierwsze` is a noun as well
            if fits and _of_a_medium(g, at):
                fits = False  # `poinformowało na platformie X MSZ`
            if fits and not _prepositional(g, at) and agrees(g, verb, at) and at not in objects:
                if step < 0 or not cases_of(g, at) & {"acc", "gen"}:
                    return at
            at += step
    return None


def _of_a_medium(g: SentenceGraph, u: int) -> bool:
    """Whether a noun that a preposition governs stands right before a firm or medium: `w serwisie Truth Social`."""
    if u < 2 or not any(m.type in ("Company", "MediaOutlet") for m in g.units[u].mentions):
        return False
    return g.nominal(u - 1) and not g.units[u - 1].named and _prepositional(g, u - 1)


def _prepositional(g: SentenceGraph, u: int) -> bool:
    """Whether a preposition stands before the phrase of `u`."""
    if g.preposition(u):
        return True
    at = u - 1
    while at >= 0 and g.adjective(at) and not g.units[at].named:
        at -= 1
    return (at >= 0 and "prep" in g.units[at].pos and g.units[at].text[:1].islower()) or (
        at == 0 and "prep" in g.units[0].pos
    )


def agrees(g: SentenceGraph, verb: int, noun: int) -> bool:
    """Number (and gender of a past form) allow `noun` as subject of `verb`."""
    parts = [verb, *g.auxiliaries(verb)]
    readings = [
        r for x in parts for r in g.units[x].word.readings if r.pos in ("fin", "praet", "cond", "winien", "bedzie")
    ]
    counted = g.units[noun].number
    if counted is not None or len(g.conjuncts(noun)) > 1:
        return counted is None or not counted.several or of_several(readings)
    return Agreement.told(readings).fits(Agreement.of(g.units[noun], "nom"))


def _impersonal(g: SentenceGraph, verb: int) -> bool:
    """Whether nobody does it: `dojdzie do spotkania`, `nie ma wśród nich X`."""
    may = g.lemmas(verb) & {"móc", "mieć", "musieć", "powinien"}  # `może dojść do uwolnienia`
    if may and any("inf" in g.units[c].pos and g.lemmas(c) & {"dojść", "dochodzić"} for c in g.kids[verb]):
        return True
    return _absent(g, verb) or bool(
        g.lemmas(verb) & {"dojść", "dochodzić", "zależeć", "należeć", "można", "brakować", "warto", "trzeba"}
    )


def _absent(g: SentenceGraph, verb: int) -> bool:
    """`nie ma wśród nich X`, `nie było wśród nich X`: who is not there stands in the genitive, and nobody acts."""
    return g.negated(verb) and (
        g.units[verb].text.casefold() == "ma"
        or (g.units[verb].text.casefold() in ("było", "będzie") and not any(g.labels[c] == "cop" for c in g.kids[verb]))
    )
