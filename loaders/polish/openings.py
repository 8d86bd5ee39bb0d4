"""Which triggers a sentence could open at all, asked of its words before there is a tree: the others are not parsed.

Whatever needs no syntax is asked here once: the part of speech, the noun that must stand with the verb (`sankcje` with
`znieść`), the preposition, the topic. What is left, `triggers.find` asks of the tree.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from loaders.polish.frames import Frame, Trigger, triggers_by_lemma
from loaders.polish.sentence_graph import BASE
from loaders.polish.units import Unit
from loaders.polish.words import Word

_VERBAL = frozenset(
    {"fin", "praet", "imps", "inf", "cond", "impt", "bedzie", "pcon", "pant", "ger", "ppas", "pact", "winien"}
)
_POS = {"verb": _VERBAL, "finite": _VERBAL - {"ger"}, "gerund": frozenset({"ger"}), "noun": frozenset({"subst", "ger"})}


class Opening(NamedTuple):
    """A trigger that the unit may be, as far as words alone can tell."""

    unit: int
    frame: Frame
    trigger: Trigger


def openings(
    units: Sequence[Unit], topics: frozenset[str], before: Sequence[Word] = (), folder: str = "frames"
) -> list[Opening]:
    """In text order, then by lemma. `topics` are the lemmas of the document, `before` the sentence before.

    >>> [o.frame.type for o in openings(units("Reżim uwolnił 52 więźniów."), frozenset())]       # doctest: +SKIP
    ['PrisonerRelease']
    """
    table = triggers_by_lemma(folder)
    near: _Near | None = None
    found: list[Opening] = []
    for u, unit in enumerate(units):
        if unit.named or unit.time or unit.number is not None:
            continue
        for lemma in unit.lemmas if len(unit.lemmas) == 1 else sorted(unit.lemmas):
            if (rows := table.get(lemma)) is None:
                continue
            pos = {r.pos for r in unit.word.readings if r.lemma == lemma}
            near = near or _Near(units, topics, before)
            found += [Opening(u, f, t) for f, t in rows if _may(t, unit, pos, near)]
    return found


class _Near:
    """Words of the sentence, and of the one before where a pronoun may point back to it."""

    def __init__(self, units: Sequence[Unit], topics: frozenset[str], before: Sequence[Word]) -> None:
        self.topics = topics
        self.lemmas: frozenset[str] = frozenset().union(*(u.lemmas for u in units))
        self.governors = {u.expression or BASE.get(form := u.text.casefold(), form) for u in units}
        pronoun = any("ppron3" in u.pos for u in units)
        self.meant = self.lemmas.union(*(w.lemmas for w in before)) if pronoun else self.lemmas


def _may(trigger: Trigger, unit: Unit, pos: set[str], near: _Near) -> bool:
    if trigger.pos in _POS and pos.isdisjoint(_POS[trigger.pos]):
        return False
    if trigger.companion is not None and (
        near.meant.isdisjoint(trigger.companion.lemmas)
        or (trigger.companion.having and near.lemmas.isdisjoint(trigger.companion.having))
    ):
        return False
    if trigger.beside_words and near.lemmas.isdisjoint(trigger.beside_words):
        return False
    if trigger.after and near.governors.isdisjoint(s.name for s in trigger.after):
        return False
    if trigger.case and (trigger.case not in unit.cases or "nom" in unit.cases):
        return False
    if trigger.topic and near.topics.isdisjoint(trigger.topic):
        return False
    return not (trigger.nowhere and not near.lemmas.isdisjoint(trigger.nowhere))
