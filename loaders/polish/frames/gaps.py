"""The verb that a second clause leaves out: `w lutym skreślono spółkę Dana Trans, a w marcu – senatora`.

What a reader fills in is filled in before the sentence is parsed: the joining `a` (or the `zaś` that stands second) becomes
the verb of the clause before, so that parser, frames and roles see a clause like any other. No word is added and none
moves; quotes are of the text as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.marks import DASHES, QUOTES
from loaders.polish.text.words import Word, any_of
from loaders.polish.units.units import NOMINAL, VERBAL, Unit, Units

_ENDS = frozenset({",", ";", ".", ":", "(", ")", "?", "!", *QUOTES})
_JOINING = frozenset({"a", "natomiast", "zaś"}) | DASHES  # without one of these no clause leaves its verb out
_TELLING = frozenset({"praet", "fin", "imps"})
_PASSIVE = frozenset({"zostać", "zostawać", "być"})
_BECOMING = frozenset({"zostać", "być"})
_RELATIVE = frozenset({"który", "jaki"})
_SHORT = 8  # units of a noun phrase before a dash


@dataclass(frozen=True, slots=True)
class _Rest:
    """What stands in a clause without its verb: the kinds of its phrases in order, `time`, `place`, `noun`, `phrase`."""

    kinds: tuple[str, ...]
    first: Unit
    dashed: bool = False  # a dash parts who and what
    office: bool = False  # it begins with what somebody becomes: `a ministrem zdrowia – Y`


def filled(units: Units) -> Units:
    """The units, with the verb of the clause before in place of each `a` behind which it is left out."""
    out = units
    if units.forms.isdisjoint((",", ";")) or units.forms.isdisjoint(_JOINING):
        return units
    for at, start, end in _clauses(units):
        rest = _rest(units[start:end])
        if rest is None or not _tells(rest, _prepositions(units, start - 1)):
            continue
        verb = _verb(units, start - 1, rest)
        if verb is None:
            continue
        if out is units:
            out = Units(units)
        source, here = units[verb].word, units[at].word
        out[at] = replace(units[at], word=Word(source.text, here.start, here.end, source.readings), gap=verb)
    return out


def _clauses(units: Sequence[Unit]) -> Iterator[tuple[int, int, int]]:
    """Each joining word behind a comma, with the bounds of what it may join to the clause before."""
    for comma in range(2, len(units) - 2):
        if units[comma].text not in (",", ";"):
            continue
        end = next((x for x in range(comma + 1, len(units)) if _ends(units, x)), len(units))
        if _goes_on(units, comma + 1, end):
            continue
        dash = next((x for x in range(comma + 2, min(comma + 4, end)) if units[x].text in DASHES), None)
        if dash is not None and units[dash - 1].time is not None and _by_day(units, comma, dash):
            yield dash, comma + 1, end  # `we wrześniu zniosły sankcje na Belavię, w grudniu – na producentów potażu`
            continue
        if (dash := _parted(units, comma, end)) is not None:
            yield dash, comma + 1, end
            continue
        dashed = any(units[x].text in DASHES for x in range(comma + 2, end))
        if units[comma + 1].text == "a" or (dashed and units[comma + 1].text in ("natomiast", "zaś")):
            yield comma + 1, comma + 2, end
        else:
            second = next(
                (x for x in range(comma + 2, min(comma + 4, end)) if units[x].text in ("zaś", "natomiast")), None
            )
            if second is not None:
                yield second, comma + 1, end


def _parted(units: Sequence[Unit], comma: int, end: int) -> int | None:
    """The one dash that parts who from what, as the clause before has it: `skazano X na pięć lat, Y – na trzy`.

    One of the two is a phrase with a preposition of the clause before, the other a noun without any.
    """
    dashes = [x for x in range(comma + 1, end) if units[x].text in DASHES]
    if len(dashes) != 1 or not comma + 1 < dashes[0] < end - 1 or units[comma + 1].text in _JOINING:
        return None
    left, right = (_bare(units[comma + 1 : dashes[0]]), _bare(units[dashes[0] + 1 : end]))
    if left is None or right is None or (left == "") is (right == ""):
        return None
    return dashes[0] if (left or right) in _prepositions(units, comma) else None


def _prepositions(units: Sequence[Unit], end: int) -> frozenset[str]:
    """Those of the clauses before `end`."""
    start = max((x + 1 for x in range(end) if units[x].text in (";", ".", ":")), default=0)
    return frozenset(units[x].text.casefold() for x in range(start, end) if "prep" in units[x].pos)


def _bare(segment: Sequence[Unit]) -> str | None:
    """The preposition with which a phrase begins, none for a noun or a count; None where it tells something itself."""
    first = segment[0]
    if "prep" in first.pos and len(segment) > 1 and not first.named:
        return first.text.casefold()
    heads = any(u.named or u.number is not None or u.is_(NOMINAL) or u.lemmas & lexicon().nounless for u in segment)
    return "" if heads and len(segment) <= _SHORT else None


def _by_day(units: Sequence[Unit], comma: int, dash: int) -> bool:
    """Whether the clause before tells its own day, and no other dash makes an aside of what follows."""
    others = (*range(comma), *range(dash + 1, len(units)))
    return any(unit.time is not None for unit in units[:comma]) and not any(units[x].text in DASHES for x in others)


def _ends(units: Sequence[Unit], u: int) -> bool:
    """A mark that closes a clause; the point of `19. pakiet` does not."""
    return units[u].text in _ENDS and (units[u].text != "." or u + 1 == len(units))


def _goes_on(units: Sequence[Unit], start: int, end: int) -> bool:
    """`w grudniu zaś – po zwolnieniu 123 więźniów, wśród nich X – zniosły`: the verb stands behind what a dash has put in."""
    if not any(units[x].text in DASHES for x in range(start, end)):
        return False
    closing = next((x for x in range(end, len(units) - 1) if units[x].text in DASHES), None)
    return (
        closing is not None
        and units[closing + 1].is_(VERBAL)
        and not units[closing + 1].lemmas & lexicon().speech_verbs
    )


def _rest(segment: Sequence[Unit]) -> _Rest | None:
    """The phrases of a clause that has no verb; None where it has one, or is no clause (`a także`, `a nie`)."""
    words = lexicon()
    if not segment or segment[0].lemmas & words.gapless or any(u.text in ("że", "iż", "by", "żeby") for u in segment):
        return None
    kinds: list[str] = []
    governed = inside = False
    for n, unit in enumerate(segment):
        if _predicate(segment, n) or ("praet" in unit.pos and n and not unit.named and _acts(segment[n - 1], unit)):
            return None
        if unit.time is not None or unit.lemmas & words.sequences:
            kinds.append("time")
            governed = inside = False
        elif unit.is_(VERBAL) and not unit.named and unit.number is None and not unit.is_(("subst", "adj")):
            return None
        elif unit.text in DASHES or unit.text in ("i", "oraz"):
            governed, inside = False, inside and unit.text not in DASHES
        elif "prep" in unit.pos and unit.text[:1].islower():
            governed, inside = True, False
        elif unit.named or unit.is_(NOMINAL) or unit.lemmas & words.nounless or _unknown(unit):
            if governed:
                kinds.append("place" if any(m.type in ("Place", "Country") for m in unit.mentions) else "phrase")
            elif not inside or (unit.named and segment[n - 1].lemmas & words.spans):
                kinds.append("noun")
            governed, inside = False, True
    office = bool(segment[0].lemmas & words.offices) and "inst" in segment[0].cases
    return _Rest(tuple(kinds), segment[0], _dashed(segment), office) if kinds else None


def _unknown(unit: Unit) -> bool:
    """A name that nothing knows: `do Szkłowa`."""
    return not unit.pos and unit.text[:1].isupper()


def _dashed(segment: Sequence[Unit]) -> bool:
    """`Orlen – 185 stacji`: who and how much; a share of votes, `Mićin – 42 proc.`, is told with the winner's."""
    at = next((x for x, unit in enumerate(segment) if unit.text in DASHES), None)
    count = segment[at + 1].number if at is not None and at + 1 < len(segment) else None
    return at is not None and not (count is not None and count.unit)


def _acts(noun: Unit, verb: Unit) -> bool:
    """`a w Indiach sankcje dosięgły rafinerii`: a form that is an adjective too, behind what may act, is a verb."""
    return noun.is_(NOMINAL) and "nom" in noun.cases and not verb.is_(("subst", "ppas"))


def _predicate(segment: Sequence[Unit], n: int) -> bool:
    """`a następnie przewieziona w bezpieczne miejsce`: a participle without a noun of its own behind it tells something itself."""
    unit = segment[n]
    if "ppas" not in unit.pos or unit.named:
        return False
    after = segment[n + 1] if n + 1 < len(segment) else None
    if after is not None and "nom" in unit.cases and "prep" in after.pos and after.text.islower():
        return True  # `a następnie przewieziona do Wilna`
    return after is None or not (after.named or after.is_(NOMINAL) or "adj" in after.pos)


def _tells(rest: _Rest, before: frozenset[str]) -> bool:
    """Whether two things are said: when and what, who and when, where and whom; `a w konsekwencji na Białoruś` says one.

    A phrase may come first where the clause before has its preposition: `skazał na sześć lat X, a na pięć Y`.
    """
    kinds = set(rest.kinds)
    if rest.kinds[:2] == ("noun", "noun") and rest.dashed:
        return True  # `natomiast Orlen – 185 stacji`
    alike = rest.kinds == ("phrase", "noun") and rest.first.text.casefold() in before
    return len(rest.kinds) >= 2 and len(kinds) >= 2 and (rest.kinds[0] != "phrase" or alike)


def _verb(units: Sequence[Unit], at: int, rest: _Rest) -> int | None:
    """The verb that is left out: of the clause that is built alike, else of the nearest that no relative opens."""
    found: list[int] = []
    for u in range(at - 1, -1, -1):
        unit = units[u]
        if unit.text in (";", "(", ")") or unit.text in QUOTES:
            break
        if unit.named or not (unit.is_(_TELLING) or "bedzie" in unit.pos or _passive(units, u)):
            continue
        if not found and unit.is_(("subst", "adj")) and not _passive(units, u) and not _sure(units, u):
            if unit.is_(("adj",)) or not _object(units, u):
                return None
            continue  # `kupi udziały`: no form of `udziać`
        if not unit.lemmas & lexicon().gapless_verbs or (rest.office and unit.lemmas & _BECOMING):
            found.append(u)
    if not found:
        return None
    ordinal = rest.first.lemmas & {"drugi", "trzeci"}
    alike = (u for u in found if _alike(units, u, rest.kinds[0], bool(ordinal)))
    own = (u for u in found if not _relative(units, u))
    verb = next(alike, next(own, found[0]))
    if any(units[x].text.casefold() in ("nie", "by") for x in range(max(0, verb - 2), verb)):
        return None
    return None if _doubtful(units, verb) else verb


def _doubtful(units: Sequence[Unit], verb: int) -> bool:
    """`Gdyby skazano X na pięć lat, Y – na trzy`, `Nieprawda, że …`, `Rzekomo …`: what is not said to be so is not told again."""
    start = max((x + 1 for x in range(verb) if units[x].text in (";", ":")), default=0)
    doubts = any_of(lexicon().lies, lexicon().alleged)
    return any(u.text.casefold() == "gdyby" or u.lemmas & doubts for u in units[start:verb])


def _sure(units: Sequence[Unit], u: int) -> bool:
    """`Aramco kupi udziały`, `stacje kupi MOL`: beside a name that may act a form that could be a noun too is a verb."""
    beside = (units[x] for x in (u - 1, u + 1) if 0 <= x < len(units))
    return "fin" in units[u].pos and any(unit.named and "nom" in unit.cases for unit in beside)


def _object(units: Sequence[Unit], u: int) -> bool:
    """Whether a form that could be a noun is the object of the verb right before it."""
    before = units[u - 1] if u else None
    return before is not None and "acc" in units[u].cases and before.is_(_TELLING) and not before.named


def _passive(units: Sequence[Unit], u: int) -> bool:
    """`został zatrzymany`, `było zamknięte`: the participle tells it."""
    near = units[max(0, u - 4) : u]
    return (
        "ppas" in units[u].pos
        and "nom" in units[u].cases
        and any(x.lemmas & _PASSIVE and "praet" in x.pos for x in near)
    )


def _alike(units: Sequence[Unit], verb: int, kind: str, ordinal: bool) -> bool:
    """Whether the clause of `verb` has a phrase such as the clause without a verb begins with."""
    words = lexicon()
    for unit in _around(units, verb):
        if ordinal:
            if unit.lemmas & {"pierwszy", "jeden"}:
                return True
        elif kind == "time" and (unit.time is not None or unit.lemmas & words.sequences):
            return True
    return False


def _start(units: Sequence[Unit], verb: int) -> int:
    """Where the clause of `verb` begins, by its marks."""
    return next((x + 1 for x in range(verb, -1, -1) if _ends(units, x)), 0)


def _around(units: Sequence[Unit], verb: int) -> Sequence[Unit]:
    end = next((x for x in range(verb, len(units)) if _ends(units, x)), len(units))
    return units[_start(units, verb) : end]


def _relative(units: Sequence[Unit], verb: int) -> bool:
    start = _start(units, verb)
    return any(u.lemmas & _RELATIVE for u in units[start : min(start + 2, verb)])
