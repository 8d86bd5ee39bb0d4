"""A sentence that denies what the one before told: `Armia podała, że zajęła miasto. Kijów temu zaprzecza.`

One side says so and the other denies it: what was told is disputed. An accusation that is denied was made all the same,
and who rejects accusations denies no happening that was told beside them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from loaders.polish.lexicon import lexicon
from loaders.polish.story import Told
from loaders.polish.units import FINITE, Unit
from ontology.claims import Claim, Status

_LONG = 16  # units: a denial is a short sentence
_THAT = frozenset({"temu", "to", "tym", "tych", "te", "tej", "tę"})
_TIES = frozenset({"że", "iż", "jakoby", "by", "aby", "żeby", "czy"})
_LIES = frozenset(
    {"kłamstwo", "nieprawda", "fałsz", "wymysł", "bzdura", "brednia", "fałszywka", "dezinformacja", "prowokacja"}
)
_CALLING = frozenset({"nazwać", "nazywać", "określić", "określać", "uznać", "uznawać"})
_ACTS = frozenset({"Accusation", "Refusal", "Sentencing"})  # of word, or of a court: they stand though denied


def denies_before(units: Sequence[Unit]) -> bool:
    """Whether a sentence only denies: `On sam temu zaprzecza`, `Mińsk zdementował te doniesienia`, `Kreml nazwał to kłamstwem`."""
    if len(units) > _LONG:
        return False
    words = lexicon()
    for at, unit in enumerate(units):
        if not unit.is_(FINITE) or unit.named:
            continue
        near = units[max(0, at - 3) : at + 5]
        if at and units[at - 1].text.casefold() == "nie":
            continue
        if (
            unit.lemmas & _CALLING
            and any(u.lemmas & _LIES for u in near)
            and any(u.text.casefold() == "to" for u in near)
        ):
            return True
        if not unit.lemmas & words.disclaiming or any(u.text.casefold() in _TIES for u in units[at + 1 :]):
            continue
        alone = at + 1 == len(units) or units[at + 1].text in (".", "!", ";")
        reported = any(u.lemmas & words.reports - {"zarzut"} for u in units[at + 1 :])
        if alone or any(u.text.casefold() in ("temu", "to", "tego") for u in near):
            return True
        if reported and any(u.text.casefold() in _THAT for u in near):
            return True
    return False


def dispute(found: list[Claim], told: Sequence[Told | None], denied: Mapping[int, int]) -> None:
    """Mark what stands before a denial as disputed; `denied`: sentence that denies → its paragraph."""
    by: dict[int, list[int]] = {}
    for index, how in enumerate(told):
        if how is not None and found[index].quote:
            by.setdefault(how.sentence, []).append(index)
    for number, paragraph in denied.items():
        for index in by.get(number - 1, ()):
            claim, how = found[index], told[index]
            if how is None or how.paragraph != paragraph or how.along or how.back or claim.type in _ACTS:
                continue
            if claim.status in (Status.ACTUAL, Status.PLANNED):
                found[index] = replace(claim, status=Status.DISPUTED, mode=None)


__all__ = ["denies_before", "dispute"]
