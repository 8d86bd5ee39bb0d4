"""Times that are counted: from the document (`dwa lata temu`), from what was told (`trzy dni później`), from another happening."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from loaders.polish.times.scan import Scan, Time, begins_at

_COUNTED = 14  # a week or two are counted to about the day, more only to the month
_MONTHS = {"rok": 12, "dekada": 120, "miesiąc": 1}
_DAYS = {"tydzień": 7, "dzień": 1, "doba": 1}
_UNITS = (*_MONTHS, *_DAYS)
HOURS = ("godzina", "minuta", "kwadrans", "chwila")
_LATER = {"wcześniej": -1, "później": 1, "potem": 1}


def _unit(s: Scan, i: int) -> str:
    """The unit of time at `i`, or nothing."""
    return next((u for u in _UNITS if s.lemma(i, u)), "") if s.lemma(i, *_UNITS) else ""


def _number(s: Scan, i: int) -> tuple[float, int]:
    """The number that ends at `i` and where it begins; one, at the word after it, where there is none: `rok`, `dwa i pół roku`."""
    number = s.count(i) if i >= 0 else -1
    if number < 0:
        return 1, i + 1
    whole = s.count(i - 2) if number == 0.5 and s.text(i - 1) == "i" else -1
    return (whole + number, i - 2) if whole > 0 else (number, i)


def _length(s: Scan, i: int) -> tuple[float, str, int] | None:
    """Number, unit and last word of the length of time that begins at `i`."""
    for at in (i, i + 1, i + 3):
        if unit := _unit(s, at):
            number, first = _number(s, at - 1)
            return (number, unit, at) if first == i else None
    return None


@begins_at(lemmas=_UNITS)
def ago(s: Scan, i: int) -> Time | None:
    """`trzy lata temu`, `rok temu`, `pół roku temu`, `kilka dni temu`."""
    if s.text(i + 1) != "temu" or not (unit := _unit(s, i)):
        return None
    number, first = _number(s, i - 1)
    lone = first == i and s.text(i).startswith("lat")  # `lata temu`
    edtf = None if lone else _shifted(s, unit, -number) if number else _about(s, i, s.low if s.exact else None, -1)
    return s.make(first, i + 1, edtf, "point" if edtf else "apart")


@begins_at(forms=("przed", "za"))
def before(s: Scan, i: int) -> Time | None:
    """`przed rokiem`, `przed dwoma tygodniami`, `przed miesiącem`; `za tydzień`, `za dwa lata`."""
    sign = {"przed": -1, "za": 1}.get(s.text(i))
    length = _length(s, i + 1) if sign else None
    if sign is None or length is None:
        return None
    number, unit, at = length
    if number == 0 or not s.words[at].cases & ({"inst", "gen"} if sign < 0 else {"acc", "gen"}):
        return None
    if at == i + 1 and s.text(at) in ("laty", "dniami", "tygodniami", "miesiącami", "dekadami"):
        return s.time(i, at, None, "apart", None)  # `przed laty`
    if sign < 0 and "inst" not in s.words[at].cases and number != 1.5 and number != 0.5:
        return None
    edtf = _shifted(s, unit, sign * number)
    return s.time(i, at, edtf, "point", None) if edtf else None


def _shifted(s: Scan, unit: str, number: float) -> str | None:
    """So many units from the document's date; coarse where the words are."""
    if unit in ("rok", "dekada"):
        years = number * _MONTHS[unit] / 12
        if (abs(years) == 1 or years % 1) and s.exact:  # `przed rokiem`: about the same month
            return f"{s.month_shift(round(12 * years))}~"
        return str(s.year + int(years)) if s.year else None
    if unit == "miesiąc":
        if number % 1:  # `półtora miesiąca temu`
            return f"{(s.exact + timedelta(days=round(30 * number))).isoformat()[:7]}~" if s.exact else None
        return s.month_shift(int(number))
    if not s.exact:
        return None
    days = round(number * _DAYS[unit])
    edtf = (s.exact + timedelta(days=days)).isoformat()
    return edtf if abs(days) < 7 else edtf + "~" if abs(days) <= _COUNTED else edtf[:7] + "~"


def _about(s: Scan, i: int, base: str | None, sign: int) -> str | None:
    """The month in which `kilka dni` or `kilkanaście dni` (the unit at `i`) from `base` lie, where it is one."""
    word = s.word(i - 1)
    if base is None or word is None or not s.lemma(i, "dzień", "doba"):
        return None
    base = base.rstrip("~")
    if len(base) == 7 and sign > 0:
        return base + "~"
    if len(base) != 10:
        return None
    rows: dict[str, list[int]] = s.data["some"]
    ends = next((rows[x] for x in sorted(word.lemmas) if x in rows), None)
    if ends is None:
        return None
    months = {(date.fromisoformat(base) + timedelta(days=sign * n)).isoformat()[:7] for n in ends}
    return months.pop() + "~" if len(months) == 1 else None


_MANY = frozenset({"lat", "dekad"})


@begins_at("numbers", lemmas=_UNITS)
def since_long(s: Scan, i: int) -> Time | None:
    """`od dwóch lat`, `od roku`, `od trzech miesięcy`, `od pół roku`: a state that began about then."""
    if s.text(i - 1) != "od" or (length := _length(s, i)) is None:
        return None
    number, unit, at = length
    if "gen" not in s.words[at].cases or number == 0 or not s.lemma(at, "rok", "dekada", "miesiąc", "tydzień"):
        return None
    if at == i and s.text(i) == "lata":
        return None  # since summer
    if at == i and s.text(i) in _MANY:
        return s.make(i, at, None, "unresolved")  # `rozmowy trwają od lat`, `największe uwolnienie od miesięcy`
    if s.text(at + 1)[:1].isdigit() or (s.text(at + 1) == "do" and _length(s, at + 2) is not None):
        return None  # `od roku 2020`, `kary od roku do ośmiu lat`
    edtf = _shifted(s, unit, -number)
    return s.time(i, at, f"{edtf.rstrip('~')}~/..", "since", "od") if edtf else None


@begins_at(forms=("po",))
def after_long(s: Scan, i: int) -> Time | None:
    """`Zamknęła granicę w listopadzie. Po trzech tygodniach ją otworzyła`: counted from what was told; not `po roku więzienia`."""
    lately = s.fresh or s.previous != s.before  # `zatrzymano go w maju, a po roku skazano`
    length = _length(s, i + 1) if s.text(i) == "po" and s.previous and lately else None
    if length is None:
        return None
    number, unit, at = length
    after = s.word(at + 1)
    of_what = after is not None and bool(
        after.pos & {"subst", "adj", "ger"} and "gen" in after.cases and "nom" not in after.cases
    )
    if "loc" not in s.words[at].cases or after is None or of_what or after.text[:1].isdigit() or after.text == "od":
        return None
    edtf = _past(s, unit, number) if number else _about(s, at, s.previous, 1)
    return s.time(i, at, edtf and edtf.rstrip("~") + "~", "point" if edtf else "apart", None)


@begins_at("soon", lemmas=(*_UNITS, "noc", "przeddzień", *HOURS), forms=("przededniu", "nazajutrz", "dniu"))
def events(s: Scan, i: int) -> Time | None:
    """`dzień po ataku`, `dwa dni przed szczytem`, `w przededniu`, `rok wcześniej`: counted from another happening."""
    if s.lemma(i, "przeddzień") or s.text(i) == "przededniu":
        if not _alone(s, i):
            return s.make(i, i, None, "relative", -1)
        eve = s.previous_day and (date.fromisoformat(s.previous_day) - timedelta(days=1)).isoformat()
        return s.make(i, i, eve or None, "point" if eve else "relative", None if eve else -1)
    if (near := _near(s, i)) is not None:
        return near
    unit, after = _unit(s, i), s.text(i + 1)
    if not unit and after in _LATER and s.lemma(i, "noc"):
        unit = "dzień"  # `dwie noce wcześniej`
    if not unit:
        return None
    number, first = _number(s, i - 1)
    if after in _LATER:
        shift = number * _LATER[after]
        edtf = _moved(s, unit, shift) if number else _about(s, i, s.previous, _LATER[after])
        if edtf and shift < 0 and s.high and edtf[:10].rstrip("~") > s.high and not s.future:
            edtf = None  # `Spotkanie zaplanowane na czwartek odwołano. Dzień wcześniej skazano X`: not before Thursday, but before now
        return s.make(first, i + 1, edtf, "point" if edtf else "apart")
    if after == "po" and s.text(i + 2) == "tym" and _then(s, i + 3):
        edtf = _moved(s, unit, number) if number else None
        return s.make(first, i + 2, edtf, "point" if edtf else "apart")  # `cztery dni po tym trafił do więzienia`
    if after in ("po", "przed") and "prep" in s.words[i + 1].pos and i + 2 < len(s.words):
        days = _DAYS[unit] if unit in _DAYS else 30 if unit == "miesiąc" else 365 * _MONTHS[unit] // 12
        about = "" if unit in _DAYS else "month" if unit == "miesiąc" or number % 1 else "year"
        offset = round(days * number) * (1 if after == "po" else -1)
        return replace(s.make(first, i, None, "relative", offset), about=about if number else "month")
    return None


def _then(s: Scan, i: int) -> bool:
    """Whether `po tym` ends before `i`: not `po tym, jak`, nor `po tym ataku`."""
    after = s.word(i)
    if after is None:
        return True
    return after.text not in (",", "jak", "gdy", "kiedy") and not (
        "loc" in after.cases and not after.pos & {"praet", "prep"}
    )


def _alone(s: Scan, i: int) -> bool:
    """`W przeddzień USA zniosły sankcje`, not `w przeddzień szczytu`: counted from what was told."""
    after = s.word(i + 1)
    if i > 1 or after is None:
        return False
    capital = after.text[0].isupper() and "nom" in after.cases
    return capital or bool(after.pos & {"praet", "prep"}) or ("nom" in after.cases and "gen" not in after.cases)


def _near(s: Scan, i: int) -> Time | None:
    """`tuż po`, `krótko przed`: near another happening; `kilka godzin po`: on its day; `w dniu głosowania`: that very day."""
    after = s.text(i + 1)
    if after in ("po", "przed") and i + 2 < len(s.words):
        if s.text(i) in s.data["soon"]:
            return replace(s.make(i, i, None, "relative", 0), about="month")
        if s.text(i) == "nazajutrz" and after == "po":
            return s.make(i, i, None, "relative", 1)
        if s.lemma(i, *HOURS):
            return replace(s.make(i, i, None, "relative", 0), about="day")
    noun = s.word(i + 1)
    if s.text(i) == "dniu" and s.text(i - 1) == "w" and noun is not None and noun.pos & {"subst", "ger"}:
        return s.make(i, i, None, "relative", 0) if "gen" in noun.cases else None
    return None


def _past(s: Scan, unit: str, number: float) -> str | None:
    """So many units from what was told last, where that is past."""
    moment = _moved(s, unit, number)
    return moment if moment and moment[:10].rstrip("~") <= (s.high or moment)[: len(moment.rstrip("~"))] else None


def _moved(s: Scan, unit: str, number: float) -> str | None:
    """So many units from what was told last; `kilka` leaves it open."""
    if not number or not s.previous:
        return None
    if unit in ("rok", "dekada"):
        years = number * _MONTHS[unit] / 12
        if years % 1:
            return s.month_shift(round(12 * years), s.previous)  # `pół roku później`
        return str(int(s.previous[:4]) + int(years)) if s.previous[:4].isdigit() else None
    if unit == "miesiąc":
        return s.month_shift(int(number), s.previous) if not number % 1 else None
    days = round(number * _DAYS[unit])
    if number > 0 and len(s.previous.rstrip("~")) == 7 and days <= _COUNTED:
        return s.previous.rstrip("~") + "~"  # `pod koniec kwietnia zatrzymano … Tydzień później`: about then
    base = s.back_day if number < 0 else s.previous_day
    return (date.fromisoformat(base) + timedelta(days=days)).isoformat() if base else None
