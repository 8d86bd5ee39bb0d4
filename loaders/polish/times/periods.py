"""Times that name a month, a season, a year or a stretch of them."""

from __future__ import annotations

from datetime import date, timedelta

from loaders.polish.times.scan import Scan, Time, begins_at

_EDGES = ("początek", "koniec", "połowa", "schyłek", "przełom")
_DECADES = ("lata", "lat", "latach", "latami")
_PARTS = ("dniach", "tygodniu", "tygodniach", "dekadzie")
_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}


@begins_at("months")
def months(s: Scan, i: int) -> Time | None:
    """`w marcu`, `na początku września br.`, `koniec ubiegłego miesiąca` is of `years`."""
    month = s.of(s.words[i], "months")
    if month is None or "subst" not in s.words[i].pos:
        return None
    year, last = s.year_after(i + 1)
    first = i
    while first and s.lemma(first - 1, *_EDGES, *s.data["last"], *s.data["next"]):
        first -= 1
    if s.text(first - 1) in _PARTS and "gen" in s.words[i].cases and (before := s.word(first - 2)) is not None:
        first -= 2 if "adj" in before.pos else 1  # `w pierwszych dniach marca`
    if (
        s.text(i) == "maja"
        and not (year or s.text(i - 1)[:1].isdigit() or s.text(i - 1) in ("od", "do", "z"))
        and first == i
        and "prep" not in (s.word(i - 1) or s.words[i]).pos
    ):
        return None
    year = year or s.guess_year(month)
    return s.make(first, max(last, i), f"{year}-{month:02}" if year else None)


_OF_SUMMER = frozenset({("tego", "lata"), ("od", "lata")})  # else it is of years


@begins_at("seasons")
def seasons(s: Scan, i: int) -> Time | None:
    """`jesienią`, `latem 2024 r.`, `od wiosny`, `jesienią tego samego roku`."""
    season = s.of(s.words[i], "seasons")
    if (
        season is None
        or not s.words[i].cases & {"inst", "gen", "acc"}
        or (s.text(i) in ("lata", "lat", "latach") and (s.text(i - 1), s.text(i)) not in _OF_SUMMER)
    ):
        return None
    year, last = s.year_after(i + 1)
    if year is None and s.lemma(i + 1, "ten") and s.lemma(i + 2, "sam") and s.lemma(i + 3, "rok"):
        year, last = int(s.previous[:4]) if s.previous else None, i + 3
    this = s.text(i - 1) in ("tej", "tego") and "gen" in s.words[i].cases
    governed = (
        this or s.text(i - 1) in ("od", "do", "na", "w", "przez") or s.lemma(i - 1, *s.data["last"], *s.data["next"])
    )
    if year is None and not governed and s.text(i) not in ("latem", "jesienią", "zimą", "wiosną"):
        return None
    if year is None and s.year is not None and s.high is not None:
        now, start = int(s.high[5:7]), _SEASON_STARTS[season]
        ahead = s.text(i - 1) == "na" or s.lemma(i - 1, *s.data["next"]) or (s.text(i - 1) != "od" and s.future)
        year = s.year + (now > start + 2) if ahead else s.year - (start > now)
        if s.lemma(i - 1, *s.data["last"]) and now <= start + 2:
            year = s.year - 1  # `zeszłej jesieni`, told in autumn or before
    return s.make(i, max(last, i), f"{year}-{season}" if year else None)


@begins_at("last", "next", "this", "quarters", forms=("tym", "tego"))
def years(s: Scan, i: int) -> Time | None:
    """`w tym roku`, `w ubiegłym miesiącu`, `w drugim kwartale`."""
    word = s.words[i]
    for shift, table in ((-1, "last"), (1, "next"), (0, "this")):
        if not word.lemmas.isdisjoint(s.data[table]) and word.pos & {"adj", "pact"}:
            if s.lemma(i + 1, "rok") and not s.text(i + 1).startswith("lat"):
                year = s.beside_told(i) or (s.year + shift if s.year else None)
                return s.make(i, i + 1, str(year) if year else None)
            if s.lemma(i + 1, "miesiąc"):
                return s.make(i, i + 1, s.month_shift(shift))
            if s.lemma(i + 1, "tydzień") and s.exact:
                return s.make(i, i + 1, _week(s, shift), "range")
    if word.text.casefold() in ("tym", "tego") and s.lemma(i + 1, "sam") and (same := _same(s, i + 2)) is not None:
        return same
    quarter = s.of(word, "quarters")
    if quarter and s.lemma(i + 1, "kwartał"):
        year, last = s.year_after(i + 2)
        year = year or s.year
        start = 3 * quarter - 2
        return s.make(i, max(last, i + 1), f"{year}-{start:02}/{year}-{start + 2:02}" if year else None, "range")
    return None


def _same(s: Scan, i: int) -> Time | None:
    """`w tym samym tygodniu`, `tego samego miesiąca`, `w tym samym roku`: the one in which lies what was told last."""
    told = (s.previous or "").split("/")[0].rstrip("~")
    if s.lemma(i, "rok") and len(told) >= 4:
        return s.make(i - 2, i, told[:4])
    if s.lemma(i, "miesiąc") and len(told) >= 7:
        return s.make(i - 2, i, told[:7])
    if not s.lemma(i, "tydzień") or len(told) < 7:
        return None
    if len(told) == 7:
        return s.make(i - 2, i, told + "~")
    monday = date.fromisoformat(told) - timedelta(days=date.fromisoformat(told).weekday())
    return s.make(i - 2, i, f"{monday}/{monday + timedelta(days=6)}", "range")


@begins_at(lemmas=("ostatni",))
def lately(s: Scan, i: int) -> Time | None:
    """`w ostatnim półroczu`, `przez ostatnie trzy miesiące`, `w ciągu ostatnich dwóch tygodni`: a stretch up to now."""
    if not s.lemma(i, "ostatni") or s.text(i - 1) not in ("w", "we", "przez", "ciągu", "okresie", "za") or not s.low:
        return None
    number = s.count(i + 1)
    at = i + 2 if number > 0 else i + 1
    days = {"tydzień": 7, "dzień": 1, "doba": 1}
    if number > 0 and s.exact and (unit := next((u for u in days if s.lemma(at, u)), None)):
        return s.make(i, at, f"{s.exact - timedelta(days=round(number * days[unit]))}/{s.exact}", "range")
    months = s.of(s.words[at], "stretches") if at < len(s.words) else None
    if months is None or (number <= 0 and not s.lemma(at, "półrocze", "kwartał")):
        return None
    start = s.month_shift(-round(max(number, 1) * months))
    return s.make(i, at, f"{start}/{s.low[:7]}", "range")


@begins_at(forms=("pierwszych",))
def of_the_war(s: Scan, i: int) -> Time | None:
    """`w pierwszych miesiącach wojny`: of the one in Ukraine, in a sentence that tells of those who fight it."""
    war, at = s.data["invasion"], i + 2
    if s.text(i) != "pierwszych" or s.text(i + 1) not in ("miesiącach", "tygodniach", "dniach") or not s.high:
        return None
    while at < len(s.words) and "adj" in s.words[at].pos and not s.lemma(at, *war["nouns"]):
        at += 1
    beside = range(at + 2, at + 3) if s.text(at + 1) in war["against"] else range(len(s.words))
    if not s.lemma(at, *war["nouns"]) or not any(s.lemma(x, *war["whose"]) for x in beside):
        return None
    return s.make(i, i + 1, war["since"][:4]) if s.high >= war["since"] else None


def _this_month(s: Scan, i: int) -> str | None:
    """`pod koniec miesiąca`: of the month that the story has reached; of what is to come, of this one."""
    if s.future and s.text(i - 1) != "na":
        return s.month_shift(0)
    return s.previous[:7] if s.previous and len(s.previous) >= 7 and s.fresh else None


def _week(s: Scan, shift: int) -> str | None:
    if s.exact is None:
        return None
    monday = s.exact - timedelta(days=s.exact.weekday()) + timedelta(days=7 * shift)
    return f"{monday}/{monday + timedelta(days=6)}"


@begins_at(lemmas=_EDGES)
def edges(s: Scan, i: int) -> Time | None:
    """`do końca roku`, `na początku tego roku`, `w pierwszej połowie przyszłego roku`: the year, or the month."""
    if not s.lemma(i, *_EDGES):
        return None
    if s.text(i + 1) == "miesiąca" and s.text(i - 1) in ("pod", "na", "z"):
        return s.make(i, i + 1, _this_month(s, i))
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


@begins_at(forms=_DECADES)
def decades(s: Scan, i: int) -> Time | None:
    """`w latach 90.`, `lata dziewięćdziesiąte`: a decade of the last century; `w latach 2020–2022` is of digits."""
    if s.text(i) not in _DECADES:
        return None
    text = s.text(i + 1).rstrip(".")
    named = s.of(s.words[i + 1], "decades") if i + 1 < len(s.words) else None
    tens = int(text) if text in ("20", "30", "40", "50", "60", "70", "80", "90") else named
    return s.make(i, i + 1, f"{(1900 + tens) // 10}X") if tens else None


@begins_at("month_adjectives", "weekday_adjectives", "day_adjectives", "week_adjectives", "year_adjectives")
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
    if (shift := s.of(word, "week_adjectives")) is not None:
        return s.make(i, i, _week(s, shift), "range")
    if (shift := s.of(word, "year_adjectives")) is not None:
        return s.make(i, i, str(s.year + shift) if s.year else None)
    return None
