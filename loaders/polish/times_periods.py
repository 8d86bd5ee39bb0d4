"""Times that name a month, a season, a year or a stretch of them, and those that count from another time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from loaders.polish.times_scan import Scan, Time

_EDGES = ("początek", "koniec", "połowa", "schyłek", "przełom")
_COUNTED = 14  # a week or two are counted to about the day, more only to the month
_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}


def months(s: Scan, i: int) -> Time | None:
    """`w marcu`, `na początku września br.`, `koniec ubiegłego miesiąca` is of `years`."""
    month = s.of(s.words[i], "months")
    if month is None or "subst" not in s.words[i].pos:
        return None
    year, last = s.year_after(i + 1)
    first = i
    while first and s.lemma(first - 1, *_EDGES, *s.data["last"], *s.data["next"]):
        first -= 1
    if (
        s.text(i) == "maja"
        and not (year or s.text(i - 1)[:1].isdigit() or s.text(i - 1) in ("od", "do", "z"))
        and first == i
        and "prep" not in (s.word(i - 1) or s.words[i]).pos
    ):
        return None
    year = year or s.guess_year(month)
    return s.make(first, max(last, i), f"{year}-{month:02}" if year else None)


def seasons(s: Scan, i: int) -> Time | None:
    """`jesienią`, `latem 2024 r.`, `od wiosny`, `jesienią tego samego roku`."""
    season = s.of(s.words[i], "seasons")
    if season is None or not s.words[i].cases & {"inst", "gen", "acc"} or s.text(i) in ("lata", "lat", "latach"):
        return None
    year, last = s.year_after(i + 1)
    if year is None and s.lemma(i + 1, "ten") and s.lemma(i + 2, "sam") and s.lemma(i + 3, "rok"):
        year, last = int(s.previous[:4]) if s.previous else None, i + 3
    governed = s.text(i - 1) in ("od", "do", "na", "w", "przez") or s.lemma(i - 1, *s.data["last"], *s.data["next"])
    if year is None and not governed and s.text(i) not in ("latem", "jesienią", "zimą", "wiosną"):
        return None
    if year is None and s.year is not None and s.high is not None:
        now, start = int(s.high[5:7]), _SEASON_STARTS[season]
        ahead = s.text(i - 1) == "na" or s.lemma(i - 1, *s.data["next"]) or (s.text(i - 1) != "od" and s.future)
        year = s.year + (now > start + 2) if ahead else s.year - (start > now)
    return s.make(i, max(last, i), f"{year}-{season}" if year else None)


def before(s: Scan, i: int) -> Time | None:
    """`przed rokiem`, `przed dwoma tygodniami`, `przed miesiącem`; `za tydzień`, `za dwa lata`."""
    sign = {"przed": -1, "za": 1}.get(s.text(i))
    if sign is None:
        return None
    number = s.count(i + 1)
    at = i + 2 if number >= 0 else i + 1
    word = s.word(at)
    if word is None or number == 0 or not word.cases & ({"inst"} if sign < 0 else {"acc", "gen"}):
        return None
    edtf = _shifted(s, at, sign * max(number, 1))
    return s.time(i, at, edtf, "point", None) if edtf else None


def _shifted(s: Scan, at: int, number: int) -> str | None:
    """So many years, months, weeks or days (the word at `at`) from the document's date; coarse where the words are."""
    if s.lemma(at, "rok", "lata"):
        if abs(number) == 1 and s.exact:  # `przed rokiem`: about the same month
            return f"{s.month_shift(12 * number)}~"
        return str(s.year + number) if s.year else None
    if s.lemma(at, "miesiąc"):
        return s.month_shift(number)
    if s.lemma(at, "tydzień", "dzień", "doba") and s.exact:
        days = number * (7 if s.lemma(at, "tydzień") else 1)
        edtf = (s.exact + timedelta(days=days)).isoformat()
        return edtf if abs(days) < 7 else edtf + "~" if abs(days) <= _COUNTED else edtf[:7] + "~"
    return None


def since_long(s: Scan, i: int) -> Time | None:
    """`od dwóch lat`, `od roku`, `od trzech miesięcy`: a state that began about then."""
    if s.text(i - 1) != "od":
        return None
    number = s.count(i)
    at = i + 1 if number >= 0 else i
    word = s.word(at)
    if word is None or "gen" not in word.cases or number == 0 or not s.lemma(at, "rok", "lata", "miesiąc", "tydzień"):
        return None
    if number < 0 and any(w.text.casefold().startswith("naj") for w in s.words[max(0, i - 6) : i]):
        return s.make(i, at, None, "unresolved")  # `największe uwolnienie od lat`
    if s.text(at + 1)[:1].isdigit():
        return None  # `od roku 2020`
    edtf = _shifted(s, at, -max(number, 1))
    return s.time(i, at, f"{edtf.rstrip('~')}~/..", "since", "od") if edtf else None


def events(s: Scan, i: int) -> Time | None:
    """`dzień po ataku`, `dwa dni przed szczytem`, `w przededniu`, `rok wcześniej`: counted from another happening."""
    if s.lemma(i, "przeddzień") or s.text(i) == "przededniu":
        return s.make(i, i, None, "relative", -1)
    if (near := _near(s, i)) is not None:
        return near
    if not s.lemma(i, "dzień", "doba", "tydzień", "miesiąc", "rok", "lata"):
        return None
    number = s.count(i - 1) if i else -1
    first = i - 1 if number >= 0 else i
    number = 1 if number < 0 else number
    after = s.text(i + 1)
    if s.text(i - 1) == "pół" and s.lemma(i, "rok") and after in ("wcześniej", "później", "potem"):
        half = s.month_shift(-6 if after == "wcześniej" else 6, s.previous) if s.previous else None
        return s.make(i - 1, i + 1, half)  # `pół roku później`
    if after in ("wcześniej", "później", "potem"):
        return s.make(first, i + 1, _from_told(s, i, number * (-1 if after == "wcześniej" else 1)))
    unit, about = (365, "year") if s.lemma(i, "rok", "lata") else (30, "month") if s.lemma(i, "miesiąc") else (1, "")
    unit = 7 if s.lemma(i, "tydzień") else unit
    if after in ("po", "przed") and "prep" in s.words[i + 1].pos and i + 2 < len(s.words):
        sign = 1 if after == "po" else -1
        return replace(s.make(first, i, None, "relative", unit * number * sign), about=about if number else "month")
    if unit > 7:
        return None
    if after == "temu":
        edtf = (s.exact - timedelta(days=unit * number)).isoformat() if s.exact and number else None
        return s.make(first, i + 1, edtf if unit == 1 else edtf and edtf + "~")
    return None


def _near(s: Scan, i: int) -> Time | None:
    """`tuż po`, `krótko przed`: near another happening; `kilka godzin po`: on its day; `w dniu głosowania`: that very day."""
    after = s.text(i + 1)
    if after in ("po", "przed") and i + 2 < len(s.words):
        if s.text(i) in s.data["soon"]:
            return replace(s.make(i, i, None, "relative", 0), about="month")
        if s.text(i) == "nazajutrz" and after == "po":
            return s.make(i, i, None, "relative", 1)
        if s.lemma(i, "godzina", "minuta", "kwadrans", "chwila"):
            return replace(s.make(i, i, None, "relative", 0), about="day")
    noun = s.word(i + 1)
    if s.text(i) == "dniu" and s.text(i - 1) == "w" and noun is not None and noun.pos & {"subst", "ger"}:
        return s.make(i, i, None, "relative", 0) if "gen" in noun.cases else None
    return None


def _from_told(s: Scan, i: int, number: int) -> str | None:
    """So many days, weeks, months or years from what was told last; `kilka` leaves it open."""
    if not number:
        return None
    if s.lemma(i, "rok", "lata"):
        return str(int(s.previous[:4]) + number) if s.previous and s.previous[:4].isdigit() else None
    if s.lemma(i, "miesiąc"):
        return s.month_shift(number, s.previous) if s.previous else None
    days = number * (7 if s.lemma(i, "tydzień") else 1)
    if number > 0 and s.previous and len(s.previous) == 7 and days <= _COUNTED:
        return s.previous + "~"  # `pod koniec kwietnia zatrzymano … Tydzień później`: about then
    base = s.back_day if number < 0 else s.previous_day
    return (date.fromisoformat(base) + timedelta(days=days)).isoformat() if base else None


def years(s: Scan, i: int) -> Time | None:
    """`w tym roku`, `w ubiegłym miesiącu`, `trzy lata temu`, `rok temu`, `w drugim kwartale`."""
    word = s.words[i]
    for shift, table in ((-1, "last"), (1, "next"), (0, "this")):
        if not word.lemmas.isdisjoint(s.data[table]) and word.pos & {"adj", "pact"}:
            if s.lemma(i + 1, "rok") and not s.text(i + 1).startswith("lat"):
                return s.make(i, i + 1, str(s.year + shift) if s.year else None)
            if s.lemma(i + 1, "miesiąc"):
                return s.make(i, i + 1, s.month_shift(shift))
            if s.lemma(i + 1, "tydzień") and s.exact:
                monday = s.exact - timedelta(days=s.exact.weekday()) + timedelta(days=7 * shift)
                return s.make(i, i + 1, f"{monday}/{monday + timedelta(days=6)}", "range")
    if word.lemmas & {"rok", "miesiąc", "tydzień"} and s.text(i + 1) == "temu":
        edtf = _shifted(s, i, -1)
        return s.make(i, i + 1, edtf)
    number = s.count(i)
    if number >= 0 and s.lemma(i + 1, "rok", "lata", "miesiąc", "tydzień") and s.text(i + 2) == "temu":
        return s.make(i, i + 2, _shifted(s, i + 1, -number) if number else None)
    quarter = s.of(word, "quarters")
    if quarter and s.lemma(i + 1, "kwartał"):
        year, last = s.year_after(i + 2)
        year = year or s.year
        start = 3 * quarter - 2
        return s.make(i, max(last, i + 1), f"{year}-{start:02}/{year}-{start + 2:02}" if year else None, "range")
    return None


def edges(s: Scan, i: int) -> Time | None:
    """`do końca roku`, `na początku tego roku`, `w pierwszej połowie przyszłego roku`: the year, or the month."""
    if not s.lemma(i, *_EDGES):
        return None
    half = s.of(s.words[i - 1], "quarters") if i and s.lemma(i, "połowa") else None
    first = i - 1 if half in (1, 2) else i
    if s.lemma(i + 1, "rok") and "gen" in s.words[i + 1].cases and not s.text(i + 1).startswith("lat"):
        year, last = (
            (int(s.text(i + 2)), i + 2) if s.text(i + 2).isdecimal() and len(s.text(i + 2)) == 4 else (s.year, i + 1)
        )
    else:
        year, last = s.year_after(i + 1)
    if year is not None and last > i:
        return s.make(first, last, str(year))
    if half and (month := s.of(s.words[i + 1], "months") if i + 1 < len(s.words) else None):
        year, last = s.year_after(i + 2)
        year = year or s.guess_year(month)
        return s.make(first, max(last, i + 1), f"{year}-{month:02}" if year else None)
    return None


def decades(s: Scan, i: int) -> Time | None:
    """`w latach 90.`, `lata dziewięćdziesiąte`: a decade of the last century; `w latach 2020–2022` is of digits."""
    if s.text(i) not in ("lata", "lat", "latach", "latami"):
        return None
    text = s.text(i + 1).rstrip(".")
    named = s.of(s.words[i + 1], "decades") if i + 1 < len(s.words) else None
    tens = int(text) if text in ("20", "30", "40", "50", "60", "70", "80", "90") else named
    return s.make(i, i + 1, f"{(1900 + tens) // 10}X") if tens else None


def adjectives(s: Scan, i: int) -> Time | None:
    """`grudniowa decyzja`, `czwartkowa wizyta`, `ubiegłoroczne wybory`, `wczorajszy atak`."""
    word = s.words[i]
    if "adj" not in word.pos:
        return None
    if month := s.of(word, "month_adjectives"):
        year = s.nearest_year(month)
        return s.make(i, i, f"{year}-{month:02}" if year else None)
    if (day := s.of(word, "weekday_adjectives")) is not None:
        moment = s.exact - timedelta(days=(s.exact.weekday() - day) % 7) if s.exact else None
        return s.make(i, i, moment.isoformat() if moment else None)
    if (offset := s.of(word, "day_adjectives")) is not None:
        return s.make(i, i, (s.exact + timedelta(days=offset)).isoformat() if s.exact else None)
    if (shift := s.of(word, "year_adjectives")) is not None:
        return s.make(i, i, str(s.year + shift) if s.year else None)
    return None
