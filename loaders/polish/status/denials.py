"""A sentence that denies what the one before told: `Armia podała, że zajęła miasto. Kijów temu zaprzecza.`

One side says so and the other denies it: what was told is disputed. An accusation that is denied was made all the same,
and who rejects accusations denies no happening that was told beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.polish.dating.story import Told
from loaders.polish.text.lexicon import lexicon
from loaders.polish.units.agreement import signs
from loaders.polish.units.units import FINITE, Unit, Units
from ontology.claims import Claim, Status

_LONG = 16  # units: a denial is a short sentence
_IT = frozenset({"temu", "tego", "to"})
_THAT = _IT | {"tym", "tych", "te", "tej", "tę", "ta", "ten"}
_TIES = frozenset({"że", "iż", "jakoby", "by", "aby", "żeby", "czy"})
_RELATIVE = frozenset({"co", "kto", "jak", "który", "gdy", "kiedy", "gdzie"})
_BEING = frozenset({"być", "okazać", "okazywać"})
_YET = frozenset({"jeszcze", "dotąd", "dotychczas", "wciąż", "nadal"})
_SO_FAR = _YET | {"nigdy", "wcześniej", "od"}
_BESIDE = frozenset({"się", "jednak", "zresztą", "ostatecznie", "nic", "nigdy", "wszystko", "to"})
_BUT = frozenset({"ale", "jednak", "lecz", "ostatecznie", "nigdy", "a"})
_ACTS = frozenset({"Accusation", "Refusal", "Sentencing"})  # of word, or of a court: they stand though denied


def denies_before(units: Units) -> bool:
    """Whether a sentence only denies: `On sam temu zaprzecza`, `Mińsk zdementował te doniesienia`, `Kreml nazwał to kłamstwem`."""
    if len(units) > _LONG:
        return False
    words = lexicon()
    if _untrue(units) or _none_such(units):
        return True
    texts = units.texts
    for x in range(len(units) - 3):  # `Opozycja twierdzi, że to inscenizacja`
        if texts[x : x + 2] == ["że", "to"] and any(u.lemmas & words.lies for u in units[x + 2 : x + 4]):
            return texts[x + 2] != "nie"
    if (
        "nie" not in units.forms
        and units.lemmas.isdisjoint(words.naming)
        and units.lemmas.isdisjoint(words.disclaiming)
    ):
        return False
    for at, unit in enumerate(units):
        if not unit.is_(FINITE) or unit.named:
            continue
        low, high = max(0, at - 3), min(len(units), at + 5)
        meant = any(_it(units, x) or _reported(units, x) is not None for x in range(low, high))
        if "nie" in texts[max(0, at - 2) : at]:
            if (
                unit.lemmas & words.confirming
                and "fin" in unit.pos
                and "?" not in texts
                and (meant or _ends(units, at))
            ):
                return True  # `Sztab tego nie potwierdza`
            continue
        if meant and unit.lemmas & words.naming and any(u.lemmas & words.lies for u in units[low:high]):
            return True
        if not unit.lemmas & words.disclaiming or any(t in _TIES for t in texts[at + 1 :]):
            continue
        if any(t in ("czemu", "co", "czego") for t in texts[max(1, at - 5) : at]):
            continue  # `oskarża go o szpiegostwo, czemu Polska zaprzecza`: that denies what its own sentence tells
        left = unit.lemmas & words.disowning and any(
            _of_that(units, x, words.deeds) is not None for x in range(low, high)
        )
        if meant or left or _ends(units, at):
            return True
    return False


def _ends(units: Sequence[Unit], at: int) -> bool:
    return at + 1 == len(units) or units[at + 1].text in (".", "!", ";")


def _it(units: Sequence[Unit], at: int) -> bool:
    """`to` by itself, neither of a noun (`tego człowieka`) nor before a clause of its own (`tego, co …`)."""
    if units[at].text.casefold() not in _IT:
        return False
    noun = _noun_after(units, at)
    if noun is not None and signs(units[at].word.readings) & signs(noun.word.readings):
        return False
    clause = units[at + 1 : at + 3]
    told_on = len(clause) == 2 and clause[0].text == "," and clause[1].lemmas & (_TIES | _RELATIVE)
    return not told_on


def _noun_after(units: Sequence[Unit], at: int) -> Unit | None:
    """The noun that comes next, adjectives aside."""
    for unit in units[at + 1 :]:
        if "subst" in unit.pos or "ger" in unit.pos:
            return unit
        if not unit.is_({"adj", "ppas", "pact"}):
            return None
    return None


def _of_that(units: Sequence[Unit], at: int, nouns: frozenset[str]) -> int | None:
    """`te doniesienia`, `tej akcji`, `informacje te`: where such a noun that points back ends.

    None where a further clause says which (`tych, które …`)."""
    if units[at].text.casefold() not in _THAT:
        return None
    for noun in (_noun_after(units, at), units[at - 1] if at else None):
        if noun is None or not noun.lemmas & nouns or not signs(units[at].word.readings) & signs(noun.word.readings):
            continue
        end = max(noun.index, at)
        after = units[end + 1 : end + 3]
        if not (len(after) == 2 and after[0].text == "," and after[1].lemmas & (_TIES | _RELATIVE)):
            return end
    return None


def _reported(units: Sequence[Unit], at: int) -> int | None:
    return _of_that(units, at, lexicon().reports - {"zarzut"})


def _none_such(units: Units) -> bool:
    """`Nic takiego nie miało miejsca`; `… od lat`, `… nigdy dotąd` says that what happened is new."""
    texts = units.texts
    if (
        "takiego" not in units.forms
        or any(t in _SO_FAR or t == "?" for t in texts)
        or any(u.time is not None for u in units)
    ):
        return False
    at = next((x for x in range(len(texts) - 3) if texts[x : x + 3] == ["nic", "takiego", "nie"]), None)
    if at is None:
        return False
    place = 1 if texts[at + 3] in ("miało", "ma") and texts[at + 4 : at + 5] == ["miejsca"] else 0
    return bool(place or texts[at + 3] in ("było", "zaszło")) and _stops(units, at + 3 + place)


def _stops(units: Sequence[Unit], at: int) -> bool:
    return at + 1 == len(units) or "interp" in units[at + 1].pos


def _untrue(units: Units) -> bool:
    """`To nieprawda.`, `Okazało się to fałszywką`, `Te informacje są fałszywe`: `to` is the whole subject."""
    texts = units.texts
    if any(t in _TIES or t == "?" for t in texts):
        return False
    ends = {x: x if texts[x] == "to" else None for x in range(min(4, len(units)))}
    ends |= {x: end for x in ends if (end := _reported(units, x)) is not None}
    first = next((x for x, end in ends.items() if end is not None), None)
    if first is None:
        return False
    clause = next((x for x in range(first - 1, -1, -1) if "interp" in units[x].pos), 0)
    if any(u.is_(FINITE) and not u.named and not u.lemmas & _BEING for u in units[clause:first]):
        return False
    start = ends[first] or first
    for at in range(start + 1, len(units)):
        unit = units[at]
        if _false(units, at):
            end = next((x for x in range(at + 1, len(units)) if "interp" in units[x].pos), len(units))
            told_on = units[end].text == "," and units[end + 1].lemmas & _RELATIVE if end + 1 < len(units) else False
            return not told_on and not any(u.is_(FINITE) and not u.named for u in units[at + 1 : end])
        beside = unit.is_({"adj", "adv", "part"}) or unit.lemmas & _BEING or texts[at] in _BESIDE
        if not beside or texts[at] == "nie":
            return False
    return False


def _false(units: Sequence[Unit], at: int) -> bool:
    """A noun for what is untrue, or an adjective that stands alone or with a noun of reports, not `przedwczesny optymizm`."""
    words, unit = lexicon(), units[at]
    if unit.lemmas & words.lies and "subst" in unit.pos:
        return True
    noun = _noun_after(units, at)
    return bool(unit.lemmas & words.untrue) and (noun is None or bool(noun.lemmas & words.reports))


def undoes_before(units: Units) -> bool:
    """`Nic z tego nie wyszło`, `Tak się jednak nie stało`: a short sentence that says that a plan came to nothing."""
    if len(units) > _LONG or "nie" not in units.forms:
        return False
    texts = units.texts
    if any(t in _YET or t == "?" for t in texts):
        return False
    for at in range(1, len(units)):
        if texts[at - 1] != "nie" or not units[at].is_({"praet", "bedzie"}):
            continue
        verb, after = units[at].lemmas, texts[at + 1 : at + 3]
        last = next((x for x in range(at - 2, -1, -1) if texts[x] not in _BESIDE), -1)
        it = texts[max(0, last - 1) : last + 1]
        if it == ["z", "tego"] and "nic" in texts[:at] and (verb & {"wyjść"} or (verb & {"być"} and _stops(units, at))):
            return True
        if texts[at] == "stało" and "się" in texts and texts[last] == "tak" and set(texts[:last]) <= _BUT:
            return True
        if _not_kept(units, at, last) or (it == ["niczego", "takiego"] and texts[at] == "doszło"):
            return True
        come = set(texts[: last - 1]) <= _BUT if it == ["do", "tego"] else after == ["do", "tego"] and set(it) <= _BUT
        if texts[at] == "doszło" and come:
            return True
    return False


def _not_kept(units: Sequence[Unit], at: int, last: int) -> bool:
    """`Nigdy tego nie zrobił`, `Obietnicy nie dotrzymał`: the whole of what was promised is the object."""
    words, verb = lexicon(), units[at].lemmas
    texts = [u.text.casefold() for u in units]
    before, after = texts[last] if last >= 0 else "", texts[at + 1 : at + 3]
    if verb & {"zrobić", "uczynić"}:
        return before == "tego" or (after[:1] == ["tego"] and _stops(units, at + 1))
    promised = words.planned.nouns | {"słowo"}
    return bool(
        verb & words.keeping and last >= 0 and units[last].lemmas & promised and last == at - 2 and _stops(units, at)
    )


def dispute(found: list[Claim], told: Sequence[Told | None], sentences: Sequence[tuple[int, Units]]) -> None:
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
