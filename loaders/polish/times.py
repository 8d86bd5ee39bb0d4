"""Times that a sentence names, as EDTF. Relative ones are counted from the document's date; vague ones stay open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

import yaml

from loaders.polish.words import DATA, Sentence, Word
from ontology.claims import Span
from ontology.dates import bounds, valid


@dataclass(frozen=True, slots=True)
class Time:
    """A time at words `first` … `last`, its preposition left out.

    `kind`: `point`, `range`, `since`, `until`, `before`, `after`, `relative` (`dzień po …`: `offset_days` from another
    happening) or `unresolved`. `edtf` is None where nothing was resolved.
    """

    span: Span
    first: int
    last: int
    edtf: str | None
    earliest: str | None
    latest: str | None
    text: str
    kind: str = "point"
    preposition: str | None = None
    offset_days: int | None = None


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((DATA / "times.yaml").read_text(encoding="utf-8"))
    return found


_DIGITS = re.compile(r"^\d+$")
_FULL = re.compile(r"^(\d{1,2})\.(\d{1,2})\.(\d{4})$")
_ISO = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_YEARS = re.compile(r"^(1[89]|20)\d\d$")
_DASH = frozenset({"–", "-", "—"})
_CURRENT = frozenset({"br.", "bieżący rok"})
_NUMBERS = {
    "dwa": 2,
    "trzy": 3,
    "cztery": 4,
    "pięć": 5,
    "sześć": 6,
    "siedem": 7,
    "osiem": 8,
    "dziewięć": 9,
    "dziesięć": 10,
    "jedenaście": 11,
    "dwanaście": 12,
    "kilka": 0,
}
# Words that may open `ubiegłego roku`, `na początku roku`, `w pierwszym roku`.
_YEAR_OPENERS = frozenset(
    {"ten", "zeszły", "ubiegły", "miniony", "przyszły", "bieżący", "następny", "najbliższy", "początek", "koniec", "połowa", "jeden",
     "pierwszy", "drugi", "trzeci", "czwarty", *_NUMBERS}
)  # fmt: skip


@cache
def _openers() -> frozenset[str]:
    d = _data()
    tables = ("months", "month_adjectives", "weekdays", "weekday_adjectives", "seasons", "season_adjectives", "days")
    words = {w for name in (*tables, "day_adjectives", "year_adjectives") for w in d[name]}
    return frozenset(
        words
        | set(d["vague"])
        | {
            "weekend",
            "rok",
            "tydzień",
            "miesiąc",
            "dzień",
            "przededniu",
            "lata",
            "noc",
            "temu",
            "przeddzień",
            "kwartał",
            "doba",
            "czas",
            "przed",
        }
    )


class _Finder:
    def __init__(self, sentence: Sentence, anchor: str | None, previous: str | None, future: bool | None) -> None:
        self._s = sentence
        self._d = _data()
        self._previous = previous
        self._given = future
        self._index = 0  # the word that is looked at
        self._low = bounds(anchor)[0] if anchor and valid(anchor) else None
        self._high = bounds(anchor)[1] if anchor and valid(anchor) else None
        self._exact = date.fromisoformat(self._low) if self._low and self._low == self._high else None
        self._year = int(self._low[:4]) if self._low else None

    # -- helpers -------------------------------------------------------------------------------------------

    def _of(self, word: Word, table: str) -> int | None:
        rows: Mapping[str, int] = self._d[table]
        return next((rows[x] for x in sorted(word.lemmas) if x in rows), None)

    def _word(self, i: int) -> Word | None:
        return self._s[i] if 0 <= i < len(self._s) else None

    def _text(self, i: int) -> str:
        word = self._word(i)
        return word.text.casefold() if word else ""

    def _lemma(self, i: int, *lemmas: str) -> bool:
        word = self._word(i)
        return word is not None and bool(word.lemmas & set(lemmas))

    def _make(self, first: int, last: int, edtf: str | None, kind: str = "point", offset: int | None = None) -> Time:
        word = self._s[first]
        if first == last and "adj" in word.pos and "subst" not in word.pos:
            return self._time(first, last, edtf, kind, None, offset)  # `po czerwcowych nalotach`: they were in June
        at = first - 1
        preposition = self._text(at) if at >= 0 and "prep" in self._s[at].pos else None
        if preposition in ("od", "odkąd") and kind == "point" and edtf:
            kind, edtf = "since", edtf.split("/")[0] + "/.."
        elif preposition == "do" and kind == "point":
            kind = "until"
        elif preposition == "po" and kind == "point":
            kind = "after"
        elif preposition == "przed" and kind == "point":
            kind = "before"
        return self._time(first, last, edtf, kind, preposition, offset)

    def _time(
        self, first: int, last: int, edtf: str | None, kind: str, preposition: str | None, offset: int | None
    ) -> Time:
        low, high = bounds(edtf) if edtf else (None, None)
        span = Span(self._s[first].start, self._s[last].end)
        text = " ".join(w.text for w in self._s[first : last + 1])
        return Time(
            span,
            first,
            last,
            edtf,
            low,
            high,
            text,
            kind if edtf or kind == "relative" else "unresolved",
            preposition,
            offset,
        )

    def _year_after(self, i: int) -> tuple[int | None, int]:
        """`2025 r.`, `2025 roku`, `br.`, `ub.r.`, `ubiegłego roku` at `i`: the year and the last word taken."""
        text = self._text(i)
        if _YEARS.match(text):
            last = i + 1 if self._lemma(i + 1, "rok") or self._text(i + 1) == "r." else i
            return int(text), last
        if text == "br." or (self._lemma(i, "ten", "bieżący") and self._lemma(i + 1, "rok")):
            return self._year, i if text == "br." else i + 1
        if text in ("ub.r.", "ub. r.") or (self._lemma(i, *self._d["last"]) and self._lemma(i + 1, "rok")):
            return (self._year - 1 if self._year else None), i if text.startswith("ub") and "r" in text[
                2:
            ] and text.endswith("r.") else i + 1
        if text == "ub." and self._text(i + 1) == "r.":
            return (self._year - 1 if self._year else None), i + 1
        if self._lemma(i, *self._d["next"]) and self._lemma(i + 1, "rok"):
            return (self._year + 1 if self._year else None), i + 1
        return None, i - 1

    def _guess_year(self, month: int, day: int | None = None) -> int | None:
        """The year of a month named without one: the nearest that is not after the document's date."""
        if self._high is None or self._year is None or self._low is None:
            return None
        year = int(self._high[:4])
        stamp = f"{year}-{month:02}" + (f"-{day:02}" if day else "")
        later = stamp > self._high[: len(stamp)]
        if later and day and self._exact and 0 < (date(year, month, day) - self._exact).days <= 10:
            return year  # `w czwartek, 9 października` in a text of the 8th
        if self._future:
            return year if stamp >= self._low[: len(stamp)] else year + 1
        return year - 1 if later and not self._ahead(month) else year

    def _ahead(self, month: int) -> bool:
        """A month soon to come in a sentence about what is planned stays in the same year."""
        if self._high is None:
            return False
        near = 0 <= month - int(self._high[5:7]) <= 6
        planned = any(
            r.pos == "bedzie"
            or (r.pos == "fin" and "perf" in r.tag.split(":"))
            or r.lemma in ("planować", "zaplanować", "zapowiedzieć", "zaplanowany", "przeddzień", "odbyć_się")
            for w in self._s
            for r in w.readings
        )
        return near and planned

    @staticmethod
    def _day(year: int | None, month: int, day: int) -> str | None:
        text = f"{year}-{month:02}-{day:02}" if year else None
        return text if text and valid(text) else None

    # -- kinds ---------------------------------------------------------------------------------------------

    def find(self) -> Iterator[Time]:
        i = 0
        while i < len(self._s):
            self._index = i
            found = self._at(i)
            if found is None:
                i += 1
                continue
            yield found
            if found.kind == "point" and found.edtf:
                self._previous = found.edtf
            i = found.last + 1

    @property
    def _future(self) -> bool | None:
        """Whether the clause of the word that is looked at tells of the future; asked only where a time depends on it."""
        return self._tense(self._index) if self._given is None else self._given

    def _tense(self, i: int) -> bool | None:
        """Whether the clause around `i` tells of the future: its nearest verb decides, else that of the clause after."""
        if self._text(i - 1) == "na" and self._text(i - 3) not in ("z", "ze"):  # not `w nocy z wtorku na środę`
            return True  # `zaplanowano na piątek`
        marks = [x for x, w in enumerate(self._s) if w.text in (",", ";", "–", "—", ":", "(", ")")]
        first = max((x for x in marks if x < i), default=-1)
        last = min((x for x in marks if x >= i), default=len(self._s))
        after = min((x for x in marks if x > last), default=len(self._s))
        for low, high in ((first + 1, last), (last + 1, after), (0, len(self._s))):
            verbs = [
                (abs(x - i), told)
                for x in range(low, high)
                if (told := _ahead(self._s[x], self._text(x + 1) == "się")) is not None
            ]
            if verbs:
                return min(verbs)[1]
            if any(self._text(x) in ("by", "aby", "żeby") for x in range(low, high)):
                return True  # `by kolejną sesję zorganizować w maju`
        return None

    def _at(self, i: int) -> Time | None:
        word = self._s[i]
        text = word.text
        if text[0].isdigit():
            return self._digits(i, text)
        if not word.lemmas & _openers() and text.casefold() not in ("br.", "w"):
            return self._year_word(i) if word.lemmas & _YEAR_OPENERS else None
        for rule in (
            self._months,
            self._weekdays,
            self._days,
            self._seasons,
            self._nights,
            self._before,
            self._events,
            self._year_word,
            self._adjectives,
        ):
            if (found := rule(i)) is not None:
                return found
        if word.lemmas & set(self._d["vague"]) and word.pos & {"adv", "part"}:
            return self._make(i, i, None, "unresolved")
        return None

    def _digits(self, i: int, text: str) -> Time | None:
        if match := _FULL.match(text):
            edtf = self._day(int(match[3]), int(match[2]), int(match[1]))
            return self._make(i, i, edtf) if edtf else None
        if _ISO.match(text):
            return self._make(i, i, text) if valid(text) else None
        if self._text(i - 1) == "godz." or (":" in text and self._lemma(i - 1, "godzina", "o")):
            return self._make(i, i, None, "unresolved")
        if not _DIGITS.match(text):
            return None
        if (span := self._day_range(i)) is not None:
            return span
        month = self._of(self._s[i + 1], "months") if i + 1 < len(self._s) else None
        if month and len(text) <= 2 and "gen" in self._s[i + 1].cases:
            year, last = self._year_after(i + 2)
            day = int(text)
            return self._make(i, max(last, i + 1), self._day(year or self._guess_year(month, day), month, day))
        if _YEARS.match(text):
            return self._year_digits(i, text)
        return None

    def _day_range(self, i: int) -> Time | None:
        """`11–17 maja br.`, `z 11 na 12 września`, `od 3 do 5 maja`, `28 lutego – 3 marca` is left to its parts."""
        joiner = self._text(i + 1)
        if (
            not (joiner in _DASH or joiner in ("na", "do", "i", "a"))
            or not _DIGITS.match(self._text(i + 2))
            or len(self._text(i)) > 2
        ):
            return None
        after = self._word(i + 3)
        month = self._of(after, "months") if after else None
        if not month or len(self._text(i + 2)) > 2:
            return None
        if joiner == "do" and self._text(i - 1) != "od":
            return None
        year, last = self._year_after(i + 4)
        year = year or self._guess_year(month, int(self._text(i)))
        first, second = self._day(year, month, int(self._text(i))), self._day(year, month, int(self._text(i + 2)))
        return self._make(i, max(last, i + 3), f"{first}/{second}" if first and second else None, "range")

    def _year_digits(self, i: int, text: str) -> Time | None:
        after, before = self._text(i + 1), self._text(i - 1)
        if after in _DASH and _YEARS.match(self._text(i + 2)):
            last = i + 2 + (self._lemma(i + 3, "rok", "lata") or self._text(i + 3) == "r.")
            return self._make(i, last, f"{text}/{self._text(i + 2)}", "range")
        suffix = self._lemma(i + 1, "rok") or after == "r."
        if suffix:
            return self._make(i, i + 1, text)
        if self._lemma(i - 1, "rok", "lata", "jesień", "wiosna", "lato", "zima", "koniec", "początek", "połowa"):
            return self._make(i, i, text)
        if before in ("w", "od", "do", "po", "przed", "z") and not self._counted(i):
            return self._make(i, i, text)
        return None

    def _counted(self, i: int) -> bool:
        after = self._word(i + 1)
        return (
            after is not None
            and bool(after.pos & {"subst", "adj"})
            and "gen" in after.cases
            and after.text[:1].islower()
        )

    def _months(self, i: int) -> Time | None:
        month = self._of(self._s[i], "months")
        if month is None or "subst" not in self._s[i].pos:
            return None
        year, last = self._year_after(i + 1)
        first = i
        while first and (
            self._lemma(first - 1, "początek", "koniec", "połowa")
            or self._lemma(first - 1, *self._d["last"], *self._d["next"])
        ):
            first -= 1
        if (
            self._text(i) == "maja"
            and not (year or self._text(i - 1)[:1].isdigit() or self._text(i - 1) in ("od", "do", "z"))
            and first == i
            and "prep" not in (self._word(i - 1) or self._s[i]).pos
        ):
            return None
        year = year or self._guess_year(month)
        return self._make(first, max(last, i), f"{year}-{month:02}" if year else None)

    def _weekdays(self, i: int) -> Time | None:
        day = self._of(self._s[i], "weekdays")
        last = i
        if day is None and self._lemma(i, "weekend"):
            if self._exact is None:
                return self._make(i, i, None)
            saturday = self._exact - timedelta(
                days=(self._exact.weekday() - 5) % 7 or (7 if self._exact.weekday() == 5 and not self._future else 0)
            )
            if self._future or self._lemma(i - 1, *self._d["next"]):
                saturday = self._exact + timedelta(days=(5 - self._exact.weekday()) % 7)
            return self._make(i, i, f"{saturday}/{saturday + timedelta(days=1)}", "range")
        if day is None or "subst" not in self._s[i].pos:
            return None
        before = self._word(i - 1)
        if before is None or not (
            "prep" in before.pos or self._lemma(i - 1, *self._d["last"], *self._d["next"]) or "adj" in before.pos
        ):
            return None
        number = self._text(i + 1)
        month = self._of(self._s[i + 2], "months") if i + 2 < len(self._s) and _DIGITS.match(number) else None
        if number == "," and _DIGITS.match(self._text(i + 2)) and i + 3 < len(self._s):
            month = self._of(self._s[i + 3], "months")  # `w czwartek, 9 października`
        if month:  # `w piątek 12 września`
            return None
        if self._exact is None:
            return self._make(i, last, None)
        ahead = self._future or self._lemma(i - 1, *self._d["next"])
        delta = (self._exact.weekday() - day) % 7
        moment = (
            self._exact + timedelta(days=(day - self._exact.weekday()) % 7 or 7)
            if ahead
            else self._exact - timedelta(days=delta)
        )
        if self._lemma(i - 1, *self._d["last"]) and delta == 0:
            moment -= timedelta(days=7)
        return self._make(i, last, moment.isoformat())

    def _days(self, i: int) -> Time | None:
        offset = self._of(self._s[i], "days")
        if offset is None or not self._s[i].pos & {"adv", "part", "subst"}:
            return None
        return self._make(i, i, (self._exact + timedelta(days=offset)).isoformat() if self._exact else None)

    def _seasons(self, i: int) -> Time | None:
        season = self._of(self._s[i], "seasons")
        if (
            season is None
            or not self._s[i].cases & {"inst", "gen", "acc"}
            or self._text(i) in ("lata", "lat", "latach", "lato")
        ):
            return None
        year, last = self._year_after(i + 1)
        if year is None and self._lemma(i + 1, "ten") and self._lemma(i + 2, "sam") and self._lemma(i + 3, "rok"):
            year, last = int(self._previous[:4]) if self._previous else None, i + 3  # `jesienią tego samego roku`
        if year is None and self._text(i) not in ("latem", "jesienią", "zimą", "wiosną"):
            return None
        if year is None and self._year is not None and self._high is not None:
            starts = {21: 3, 22: 6, 23: 9, 24: 12}[season]
            year = self._year if starts <= int(self._high[5:7]) else self._year - 1
        return self._make(i, max(last, i), f"{year}-{season}" if year else None)

    def _nights(self, i: int) -> Time | None:
        """`w nocy` alone: the night that ends on the day of publication, or the coming one; `w tym czasie`: the time before."""
        if self._text(i) == "nocy" and self._text(i - 1) == "w" and self._text(i + 1) != "z":
            if self._exact is None:
                return None
            day = self._exact
            ahead = f"{day}/{day + timedelta(days=1)}"
            return self._make(i, i, ahead, "range") if self._future else self._make(i, i, day.isoformat())
        if self._text(i) == "czasie" and self._lemma(i - 1, "ten") and self._text(i - 2) == "w" and self._previous:
            return self._make(i - 1, i, self._previous)
        return None

    def _before(self, i: int) -> Time | None:
        """`przed rokiem`, `przed dwoma tygodniami`, `przed miesiącem`."""
        if self._text(i) != "przed":
            return None
        number = (
            next((_NUMBERS[x] for x in sorted(self._s[i + 1].lemmas) if x in _NUMBERS), 0) if self._word(i + 1) else 0
        )
        at = i + 2 if number else i + 1
        number = number or 1
        word = self._word(at)
        if word is None or "inst" not in word.cases:
            return None
        if self._lemma(at, "rok", "lata"):
            edtf = str(self._year - number) if self._year else None
        elif self._lemma(at, "miesiąc"):
            edtf = self._month_shift(-number)
        elif self._lemma(at, "tydzień", "dzień", "doba"):
            days = number * (7 if self._lemma(at, "tydzień") else 1)
            edtf = (self._exact - timedelta(days=days)).isoformat() if self._exact else None
            edtf = edtf and (edtf if days < 7 else edtf[:7] + "~")
        else:
            return None
        return self._time(i, at, edtf, "point", None, None) if edtf else None

    def _events(self, i: int) -> Time | None:
        """`dzień po ataku`, `dwa dni przed szczytem`, `w przededniu`: counted from another happening."""
        if self._lemma(i, "przeddzień") or self._text(i) == "przededniu":
            return self._make(i, i, None, "relative", -1)
        if not self._lemma(i, "dzień", "doba", "tydzień"):
            return None
        unit = 7 if self._lemma(i, "tydzień") else 1
        number = next((_NUMBERS[x] for x in sorted(self._s[i - 1].lemmas) if x in _NUMBERS), 1) if i else 1
        first = i - 1 if i and self._s[i - 1].lemmas & set(_NUMBERS) else i
        after = self._text(i + 1)
        if after in ("po", "przed") and "prep" in self._s[i + 1].pos and i + 2 < len(self._s):
            return self._make(first, i, None, "relative", unit * number * (1 if after == "po" else -1))
        if after in ("wcześniej", "później"):
            base = self._previous if self._previous and len(self._previous) == 10 else None
            sign = -1 if after == "wcześniej" else 1
            edtf = (date.fromisoformat(base) + timedelta(days=sign * unit * number)).isoformat() if base else None
            return self._make(first, i + 1, edtf)
        if after == "temu":
            edtf = (self._exact - timedelta(days=unit * number)).isoformat() if self._exact and number else None
            return self._make(first, i + 1, edtf if unit == 1 else (edtf and edtf[:7] + "~"))
        if self._lemma(i - 1, "sam") and self._lemma(i - 2, "ten") and unit == 1:
            return self._make(i - 2, i, self._previous)
        return None

    def _year_word(self, i: int) -> Time | None:
        """`w tym roku`, `w ubiegłym miesiącu`, `trzy lata temu`, `rok temu`."""
        word = self._s[i]
        for shift, table in ((-1, "last"), (1, "next"), (0, "this")):
            if word.lemmas & set(self._d[table]) and word.pos & {"adj"}:
                if self._lemma(i + 1, "rok") and not self._text(i + 1).startswith("lat"):
                    return self._make(i, i + 1, str(self._year + shift) if self._year else None)
                if self._lemma(i + 1, "miesiąc"):
                    return self._make(i, i + 1, self._month_shift(shift))
                if self._lemma(i + 1, "tydzień") and self._exact:
                    monday = self._exact - timedelta(days=self._exact.weekday()) + timedelta(days=7 * shift)
                    return self._make(i, i + 1, f"{monday}/{monday + timedelta(days=6)}", "range")
        if word.lemmas & {"rok"} and self._text(i + 1) == "temu":
            return self._make(i, i + 1, str(self._year - 1) if self._year else None)
        number = next((_NUMBERS[x] for x in sorted(word.lemmas) if x in _NUMBERS), 0)
        if number and self._lemma(i + 1, "rok", "lata", "miesiąc") and self._text(i + 2) == "temu":
            if self._lemma(i + 1, "miesiąc"):
                return self._make(i, i + 2, self._month_shift(-number))
            return self._make(i, i + 2, str(self._year - number) if self._year else None)
        if number and self._lemma(i + 1, "tydzień") and self._text(i + 2) == "temu" and self._exact:
            return self._make(i, i + 2, (self._exact - timedelta(days=7 * number)).isoformat()[:7] + "~")
        quarter = self._of(word, "quarters")
        if quarter and self._lemma(i + 1, "kwartał"):
            year, last = self._year_after(i + 2)
            year = year or self._year
            start = 3 * quarter - 2
            return self._make(
                i, max(last, i + 1), f"{year}-{start:02}/{year}-{start + 2:02}" if year else None, "range"
            )
        return None

    def _month_shift(self, shift: int) -> str | None:
        if self._high is None:
            return None
        index = int(self._high[:4]) * 12 + int(self._high[5:7]) - 1 + shift
        return f"{index // 12}-{index % 12 + 1:02}"

    def _adjectives(self, i: int) -> Time | None:
        """`grudniowa decyzja`, `czwartkowa wizyta`, `ubiegłoroczne wybory`, `wczorajszy atak`."""
        word = self._s[i]
        if "adj" not in word.pos:
            return None
        if month := self._of(word, "month_adjectives"):
            year = self._guess_year(month)
            return self._make(i, i, f"{year}-{month:02}" if year else None)
        if (day := self._of(word, "weekday_adjectives")) is not None:
            moment = self._exact - timedelta(days=(self._exact.weekday() - day) % 7) if self._exact else None
            return self._make(i, i, moment.isoformat() if moment else None)
        if (offset := self._of(word, "day_adjectives")) is not None:
            return self._make(i, i, (self._exact + timedelta(days=offset)).isoformat() if self._exact else None)
        if (years := self._of(word, "year_adjectives")) is not None:
            return self._make(i, i, str(self._year + years) if self._year else None)
        return None


def _ahead(word: Word, told: bool = False) -> bool | None:
    """True for a form of the future, False for one of the past, None for what tells neither."""
    rows = [r for r in word.readings if r.pos in ("fin", "bedzie", "praet", "imps", "winien")]
    if word.text.casefold() in ("ma", "mają", "mamy"):
        return True
    if not rows or (word.pos & {"subst", "adj", "prep", "conj"} and not told):
        return None
    if all(r.pos in ("praet", "imps") for r in rows):
        return False
    if all(r.pos == "bedzie" or (r.pos == "fin" and "perf" in r.tag.split(":")) for r in rows):
        return True
    return True if all(r.lemma == "mieć" and r.pos == "fin" for r in rows) else None


def find_times(
    sentence: Sentence, anchor: str | None, previous: str | None = None, future: bool | None = None
) -> list[Time]:
    """All times of a sentence in order. `anchor` is the document's date, `previous` the last date told before (both EDTF)."""
    return list(_Finder(sentence, anchor, previous, future).find())


def covered(times: Sequence[Time]) -> frozenset[int]:
    """Indices of words that belong to a time."""
    return frozenset(i for t in times for i in range(t.first, t.last + 1))
