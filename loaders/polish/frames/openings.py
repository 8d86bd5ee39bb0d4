"""Which triggers a sentence could open at all, asked of its words before there is a tree: the others are not parsed.

Whatever needs no syntax is asked here once: the part of speech, the noun that must stand with the verb (`sankcje` with
`znieść`), the preposition, the topic. What is left, `triggers.find` asks of the tree.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from loaders.polish.frames.frames import Frame, Trigger, titles, trigger_lemmas, triggers_by_lemma
from loaders.polish.syntax.sentence_graph import BASE
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.words import Word, lazily
from loaders.polish.units.units import FINITE, Unit, Units

_VERBAL = frozenset(
    {"fin", "praet", "imps", "inf", "cond", "impt", "bedzie", "pcon", "pant", "ger", "ppas", "pact", "winien"}
)
_POS = {
    "verb": _VERBAL,
    "finite": _VERBAL - {"ger"},
    "full": _VERBAL - {"ger"},
    "gerund": frozenset({"ger"}),
    "pcon": frozenset({"pcon", "pant"}),
    "noun": frozenset({"subst", "ger"}),
}


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
    table, lemmas = triggers_by_lemma(folder), trigger_lemmas(folder)
    near: _Near | None = None
    found: list[Opening] = []
    units = Units.of(units)
    for u in units.having(lemmas):
        unit = units[u]
        if unit.named or unit.time:
            continue
        counted = unit.number is not None and "ppas" not in unit.pos  # `wśród 12 uwolnionych osób`
        if counted and unit.last == unit.number.last:  # type: ignore[union-attr]
            continue
        for lemma in unit.lemmas if len(unit.lemmas) == 1 else sorted(unit.lemmas):
            if (rows := table.get(lemma)) is None:
                continue
            pos = {r.pos for r in unit.word.readings if r.lemma == lemma}
            near = near or _Near(units, topics, before)
            found += [
                Opening(u, f, t)
                for f, t in rows.among(near.meant)
                if (lemma not in t.chronicle or "fin" in pos)
                and _may(t, unit, pos, near)
                and not (counted and t.pos != "noun")
            ]  # `dziesięć porozumień` tells what `porozumienie` does, `52 więźniów` nothing
    if folder == "frames" and (who := _heading(units)) is not None:
        near = near or _Near(units, topics, before)
        found += [Opening(who, f, t) for f, t in titles(folder) if near.lemmas.isdisjoint(t.nowhere)]
    return found


def _heading(units: Sequence[Unit]) -> int | None:
    """Who stands at the head of a heading without a verb that says where he is: `Tusk: Zełenski w piątek w Warszawie`."""
    colon = next((u.index for u in units[:12] if u.text == ":"), None)
    if colon is None and len(units) > _HEADING:
        return None
    heading = colon if colon is not None else len(units)
    rest = [] if colon is None else [(colon + 1, len(units))]
    words = lexicon()
    for start, end in [(0, heading), *rest]:
        if end - start > _HEADING:
            continue
        segment = units[start:end]
        if len(segment) < 3 or any(u.is_(_SAYING) and not u.named for u in segment):
            continue
        first = next((u for u in segment if not u.is_(_ADJECTIVES) or u.named), segment[0])
        person = any(m.type == "Person" for m in first.mentions) or not first.lemmas.isdisjoint(words.top_offices)
        office = not first.lemmas.isdisjoint(
            words.offices
        )  # with a city it may be where he holds it: `konsul w Grodnie`
        if not (person or office) or "nom" not in first.cases:
            continue
        at = _AT if person else _WITH
        if any(
            a.text.casefold() in at and (b.named or not b.lemmas.isdisjoint(words.top_offices))
            for a, b in pairwise(segment)
        ):
            return first.index
    return None


_HEADING = 14  # units: what is longer is no heading
_SAYING = FINITE | {"inf", "ppas", "pact", "pcon", "pant", "ger", "impt"}
_ADJECTIVES = frozenset({"adj", "adja"})
_AT = frozenset({"w", "we", "u", "na"})
_WITH = frozenset({"u"})


class _Near:
    """Words of the sentence, and of the one before where a pronoun may point back to it."""

    def __init__(self, units: Units, topics: frozenset[str], before: Sequence[Word]) -> None:
        self.topics = topics
        self.before = before
        self.units = units
        self.lemmas = units.lemmas
        pronoun = not self.lemmas.isdisjoint(lexicon().nounless) or "ppron3" in units.classes
        self.meant = self.lemmas.union(*[u.title.lemmas for u in units if u.title is not None])
        if pronoun:
            self.meant = self.meant.union(*[w.lemmas for w in before])

    @lazily
    def governors(self) -> set[str]:
        """Prepositions of the sentence, and all else that governs by its form."""
        return {u.expression or BASE.get(form := u.text.casefold(), form) for u in self.units}

    def told_lately(self, trigger: Trigger) -> bool:
        """Whether this sentence or the one before has one of the words, and this one the preposition of `wśród nich`."""
        by = trigger.companion.by if trigger.companion is not None else ()
        if by and self.governors.isdisjoint(s.name for s in by):
            return False
        return not self.lemmas.isdisjoint(trigger.lately) or any(w.lemmas & trigger.lately for w in self.before)

    def oblique(self, unit: Unit) -> bool:
        """Whether the adjective before tells the case of a noun that is not declined: `nową premier została`."""
        before = self.units[unit.index - 1] if unit.index else None
        return before is not None and "adj" in before.pos and "nom" not in before.cases


def _may(trigger: Trigger, unit: Unit, pos: set[str], near: _Near) -> bool:
    if trigger.companion and trigger.companion.having and near.lemmas.isdisjoint(trigger.companion.having):
        return False
    if trigger.pos in _POS and pos.isdisjoint(_POS[trigger.pos]):
        return False
    if trigger.lately and not near.told_lately(trigger):
        return False
    if trigger.beside_words and near.lemmas.isdisjoint(trigger.beside_words):
        return False
    if trigger.after and near.governors.isdisjoint(s.name for s in trigger.after):
        return False
    if trigger.case and (trigger.case not in unit.cases or ("nom" in unit.cases and not near.oblique(unit))):
        return False
    if trigger.topic and near.topics.isdisjoint(trigger.topic):
        return False
    return not (trigger.nowhere and not near.lemmas.isdisjoint(trigger.nowhere))
