"""A sentence that denies what the one before told: `Armia podała, że zajęła miasto. Kijów temu zaprzecza.`

One side says so and the other denies it: what was told is disputed. An accusation that is denied was made all the same,
and who rejects accusations denies no happening that was told beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.polish.lexicon import lexicon
from loaders.polish.story import Told
from loaders.polish.units import FINITE, Unit
from ontology.claims import Claim, Status

_LONG = 16  # units: a denial is a short sentence
_THAT = frozenset({"temu", "tego", "to", "tym", "tych", "te", "tej", "tę"})
_TIES = frozenset({"że", "iż", "jakoby", "by", "aby", "żeby", "czy"})
_CALLING = frozenset({"nazwać", "nazywać", "określić", "określać", "uznać", "uznawać"})
_ACTS = frozenset({"Accusation", "Refusal", "Sentencing"})  # of word, or of a court: they stand though denied


def denies_before(units: Sequence[Unit]) -> bool:
    """Whether a sentence only denies: `On sam temu zaprzecza`, `Mińsk zdementował te doniesienia`, `Kreml nazwał to kłamstwem`."""
    if len(units) > _LONG:
        return False
    words = lexicon()
    lies = words.lies | {"prowokacja"}
    if _untrue(units):
        return True
    texts = [u.text.casefold() for u in units]
    for x in range(len(units) - 3):  # `Opozycja twierdzi, że to inscenizacja`
        if texts[x] == "że" and texts[x + 1] == "to" and any(u.lemmas & lies for u in units[x + 2 : x + 4]):
            return True
    for at, unit in enumerate(units):
        if not unit.is_(FINITE) or unit.named:
            continue
        near = units[max(0, at - 3) : at + 5]
        negated = at > 0 and texts[at - 1] == "nie"
        if (
            not negated
            and unit.lemmas & _CALLING
            and any(u.lemmas & lies for u in near)
            and any(u.text.casefold() in _THAT for u in near)
        ):
            return True
        unconfirmed = unit.lemmas & words.confirming and "fin" in unit.pos and "nie" in texts[max(0, at - 2) : at]
        if (
            unconfirmed
            and any(t in _THAT | {"ich", "jej"} for t in texts[max(0, at - 3) : at + 4])
            and "?" not in texts
        ):
            return True  # `Sztab tego nie potwierdza`
        if at and texts[at - 1] == "nie":
            continue
        if not unit.lemmas & words.disclaiming or any(u.text.casefold() in _TIES for u in units[at + 1 :]):
            continue
        if any(u.text.casefold() in ("czemu", "co", "czego") for u in units[max(1, at - 5) : at]):
            continue  # `oskarża go o szpiegostwo, czemu Polska zaprzecza`: that denies what its own sentence tells
        alone = at + 1 == len(units) or units[at + 1].text in (".", "!", ";")
        reported = any(u.lemmas & words.reports - {"zarzut"} for u in units[at + 1 :])
        away = unit.lemmas & {"odciąć", "odcinać", "odżegnać", "odżegnywać"} and any(
            u.text.casefold() in _THAT for u in near
        )
        if alone or away or any(u.text.casefold() in ("temu", "to", "tego") for u in near):
            return True
        if reported and any(u.text.casefold() in _THAT for u in near):
            return True
    return False


def _untrue(units: Sequence[Unit]) -> bool:
    """`To nieprawda.`, `Okazało się to fałszywką`, `Nic takiego nie miało miejsca`."""
    words = lexicon()
    texts = [u.text.casefold() for u in units]
    if any(t in _TIES or t == "?" for t in texts):
        return False
    if "nic" in texts and "takiego" in texts:
        return True
    it = any(t in ("to", "te", "ta", "ten") for t in texts[:4])
    for at, unit in enumerate(units):
        untrue = unit.lemmas & words.untrue or (unit.lemmas & words.lies and "subst" in unit.pos)
        if it and untrue and "nie" not in texts[max(0, at - 2) : at]:
            return True
    return False


def undoes_before(units: Sequence[Unit]) -> bool:
    """`Nic z tego nie wyszło`, `Tak się jednak nie stało`: a short sentence that says that a plan came to nothing."""
    if len(units) > _LONG:
        return False
    texts = [u.text.casefold() for u in units]
    if "?" in texts:
        return False
    nothing = "nic" in texts and "tego" in texts and "nie" in texts
    so = "tak" in texts[:2] and "nie" in texts and any(u.lemmas & {"stać"} and "praet" in u.pos for u in units)
    come = "tego" in texts[:4] and "nie" in texts and any(u.lemmas & {"dojść"} and "praet" in u.pos for u in units)
    return nothing or so or come


def dispute(found: list[Claim], told: Sequence[Told | None], sentences: Sequence[tuple[int, Sequence[Unit]]]) -> None:
    """Mark what stands before a denial as disputed, what was planned and came to nothing as negated.

    `sentences`: the paragraph and the units of each.
    """
    by: dict[int, list[int]] = {}
    for index, how in enumerate(told):
        if how is not None and found[index].quote:
            by.setdefault(how.sentence, []).append(index)
    after = [(number + 1, *sentences[number + 1]) for number in by if number + 1 < len(sentences)]
    for number, paragraph, units in after:
        for index in by[number - 1] if undoes_before(units) else ():
            claim, how = found[index], told[index]
            if how is not None and how.paragraph == paragraph and claim.status in (Status.PLANNED, Status.PROPOSED):
                found[index] = replace(claim, status=Status.NEGATED, mode=None)
    for number, paragraph, units in after:
        accused = any(found[x].type == "Accusation" for x in by[number - 1])
        for index in by[number - 1] if denies_before(units) else ():
            claim, how = found[index], told[index]
            if accused and claim.type not in lexicon().facts:
                continue  # `zamknął im wstęp, zarzucając szpiegostwo. Londyn odpowiada, że to bzdura`
            if how is None or how.paragraph != paragraph or how.along or how.back or claim.type in _ACTS:
                continue
            if claim.status in (Status.ACTUAL, Status.PLANNED):
                found[index] = replace(claim, status=Status.DISPUTED, mode=None)


__all__ = ["denies_before", "dispute", "undoes_before"]
