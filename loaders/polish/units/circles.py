"""Whose somebody is: of `zatrzymano ochroniarza Anny Kowal` nothing befalls her.

The accusative of men has the form of their genitive, so that `adwokata Maksima Znaka` may be the advocate called Znak or Znak's advocate.
A man's noun in a declined form holds no woman's name, and who is only somebody's (`współpracownik`, `ochroniarz`) has no name of his own
right behind that noun unless whose he is was told before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.words import Reading, Word
from loaders.polish.units.agreement import sexes
from loaders.polish.units.units import Unit

_EITHER = frozenset({"gen", "acc"})
_PARTED = frozenset({",", "–", "—", "(", ")"})
_WHOSE = frozenset({"on", "jego", "jej", "ich", "swój", "mój", "nasz"})


def is_anothers(noun: Word, before: Word | None, name: Iterable[Reading], cases: frozenset[str]) -> bool:
    """Whether a person's name right behind `noun` is whose he is, in the cases that both words have together.

    `name` are the readings that tell the sex of who is named; `before` is the word before the noun: `jego współpracownika Leonida
    Wołkowa` is Wołkow himself.
    """
    if "gen" not in cases or not cases <= _EITHER:
        return False
    mine = [r for r in noun.readings if r.pos == "subst" and r.values(("sg",)) and r.values(tuple(cases))]
    man = sexes(mine) == {"m1"}
    declined = all(r.lemma != noun.text.casefold() for r in mine)
    if man and declined and sexes(name) == {"f"}:
        return True
    return bool(noun.lemmas & lexicon().circle) and not (before is not None and before.lemmas & _WHOSE)


def names_another(units: Sequence[Unit], at: int) -> bool:
    """Whether the name at `at`, right behind a noun, is whose he is of whom the noun tells."""
    noun, name = units[at - 1], units[at]
    if not at or noun.named or not name.named or name.title is not None:
        return False
    before = units[at - 2].word if at > 1 else None
    return is_anothers(noun.word, before, name.word.readings, noun.cases & name.cases)


def tells_whose(units: Sequence[Unit], at: int) -> bool:
    """`męża liderki opozycji, Swiatłany Cichanouskiej`: behind the comma stands who the leader is, whose husband he is.

    So it is where a noun for somebody's relative or aide stands in the phrase before the comma, a person in the genitive follows it there,
    and the name cannot be that relative: by its case or by its sex.
    """
    name = units[at]
    if at < 4 or units[at - 1].text != "," or "gen" not in name.cases or name.title is not None:
        return False
    owned = lexicon().owned
    first = next((x for x in range(at - 2, max(-1, at - 9), -1) if _opens(units[x])), max(-1, at - 9))
    start = next((x for x in range(first + 1, at - 1) if units[x].lemmas & owned and not units[x].named), None)
    if start is None:
        return False
    noun = units[start]
    between = units[start + 1 : at - 1]
    who = [u for u in between if u.lemmas & lexicon().people and "gen" in u.cases and not u.named]
    his, hers = (sexes(r for r in u.word.readings if r.pos == "subst") for u in (noun, name))
    return bool(who) and ("acc" not in name.cases or bool(his and hers and not his & hers))


def _opens(unit: Unit) -> bool:
    """What stands before a phrase of nouns: a mark, a name, a verb, a preposition."""
    return unit.text in _PARTED or unit.named or unit.is_(("fin", "praet", "imps", "prep", "inf", "conj"))
