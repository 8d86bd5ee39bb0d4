"""The calendar of one sentence: its years and months, counted from the document's date and from what was told before."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.marks import DASHES
from loaders.polish.text.words import Sentence
from loaders.polish.times.tense import FINITE, Tenses, begins
from ontology.dates import bounds, shift_month, valid

YEARS = re.compile(r"^(1[89]|20)\d\d$")
_BOUND = frozenset(
    {"musi", "muszą", "powinien", "powinna", "powinno", "powinni", "powinny"}
)  # `do 23 grudnia musi zlikwidować`
_MEANT = frozenset({"miał", "miała", "miało", "mieli", "miały"})
_TERM = 8  # a term that is set is at most so many months ahead
_NEAR = 60  # days in which what the present tense tells of with its day is still to come
_SEASONS = {
    21: 2,
    22: 5,
    23: 8,
    24: 12,
}  # by its number in EDTF the month before each begins; behind a winter there is no later month of its year
_HALF = 6
_LONG = 11  # months
_SAID = {"ppas", "imps"}
_SOON = 3  # a month that an adjective names without a year is at most so many months ahead, else it is past


class Calendar(Tenses):
    """The words of a sentence, the date of the document, and what was told before.

    `previous` is the time told last, `previous_day` the last one that was a day; both EDTF; `fresh`, whether the sentence
    just before told it; `onward`, whether it told the story of a past year on.
    """

    previous: str | None
    before: str | None  # what `previous` was when the sentence began
    previous_day: str | None
    back_day: str | None
    fresh: bool
    onward: bool

    def __init__(self, sentence: Sentence, data: dict[str, Any], anchor: str | None, future: bool | None) -> None:
        super().__init__(sentence, data)
        self.index = 0  # the word that is looked at
        self.told: str | None = None  # the last month of this sentence whose year is said
        self._given = future
        self.low = bounds(anchor)[0] if anchor and valid(anchor) else None
        self.high = bounds(anchor)[1] if anchor and valid(anchor) else None
        self.exact = date.fromisoformat(self.low) if self.low and self.low == self.high else None
        self.year = int(self.low[:4]) if self.low else None

    def year_after(self, i: int) -> tuple[int | None, int]:
        """`2025 r.`, `2025 roku`, `br.`, `ub.r.`, `ubiegłego roku` at `i`: the year and the last word taken."""
        text = self.text(i)
        if YEARS.match(text):
            return int(text), i + 1 if self.lemma(i + 1, "rok") or self.text(i + 1) == "r." else i
        if text in ("br.", "b.r."):
            return self.year, i
        if text in ("ub.r.", "ub. r."):
            return (self.year - 1 if self.year else None), i
        if text == "ub." and self.text(i + 1) == "r.":
            return (self.year - 1 if self.year else None), i + 1
        same = 1 if self.lemma(i, "ów") else 2 if self.lemma(i, "ten") and self.lemma(i + 1, "sam") else 0
        if same and self.lemma(i + same, "rok") and (told := self.told or self.previous):
            return int(told[:4]), i + same  # `w czerwcu 2022 r. …, w grudniu owego roku`
        if self.lemma(i + 1, "rok"):
            if (told_year := self.beside_told(i)) is not None:
                return told_year, i + 1
            for shift, table in ((0, "this"), (-1, "last"), (1, "next")):
                if self.lemma(i, *self.data[table]) and not (table == "this" and self.lemma(i + 1, "sam")):
                    return (self.year + shift if self.year else None), i + 1
        return None, i - 1

    def beside_told(self, i: int) -> int | None:
        """`w maju następnego roku`, `w następnym roku` (the word at `i`): counted from what was told last."""
        rows: Mapping[str, int] = self.data["beside"]
        shift = next((rows[x] for x in sorted(self.words[i].lemmas) if x in rows), 0) if i < len(self.words) else 0
        told = self.previous or ""
        return int(told[:4]) + shift if shift and told[:4].isdigit() else None

    def guess_year(self, month: int, day: int | None = None, whole: bool = False) -> int | None:
        """The year of a month named without one: the nearest that is not after the document's date.

        A stretch that is named `whole` may begin with `od` and yet be to come (`potrwają od 1 do 14 maja`)."""
        if self.high is None or self.year is None or self.low is None:
            return None
        year = int(self.high[:4])
        stamp = f"{year}-{month:02}" + (f"-{day:02}" if day else "")
        later = stamp > self.high[: len(stamp)]
        moment = self.day(year, month, day) if day else None  # none on 31 February
        if (ago := self._ago(month)) is not None:
            return ago
        if day and (entry := self._entry(month, day)) is not None:
            return entry
        if moment and self.index <= 1 and self.text(self.index + 2) in (":", *DASHES) and self.exact:
            if 0 <= (self.exact - date.fromisoformat(moment)).days <= _NEAR:
                return year  # `14 października: Trump spotyka się z X`, an entry of a chronicle
        if self.onward and self.fresh and self.before and self.previous == self.before and not self.future:
            if month >= int(self.before[5:7]):  # an earlier month may be of this year again
                return int(self.before[:4])
        if (then := self._then(month)) is not None:
            return then
        if self.moved or self.erstwhile:
            return year + round((int(self.high[5:7]) - month) / 12)
        if self.future and not self._from and (told := self._since_told(month)):
            return told
        if later and moment and self.dates_done(self.index):
            return year - 1
        if later and moment and self.exact and 0 < (date.fromisoformat(moment) - self.exact).days <= 10:
            return year  # `w czwartek, 9 października` in a text of the 8th
        if later and moment and self.exact and self._next_one(date.fromisoformat(moment)):
            return year
        if (ahead := self._nearest(month)) is not None:
            return year + ahead
        if (then := self._of_the_told(month)) is not None:
            return then
        if later and self.told and month > int(self.told[5:7]) and int(self.told[:4]) < year and not self.future:
            return int(self.told[:4])  # `w lutym 2022 roku, a w czerwcu`
        if self.future and (whole or not self._from) and not self._behind():
            passed = self._hoped(moment) or self._announced(year * 12 + month)
            return year if stamp >= self.low[: len(stamp)] or passed else year + 1
        if later and day and self.text(self.index - 1) == "do" and self._soon(year, month):
            return year  # `pozwala dokończyć transakcje do 21 listopada`
        return year - 1 if later and not self._coming(month) else year

    def _entry(self, month: int, day: int) -> int | None:
        """`25 września – Polska otwiera przejścia`, an entry of a chronicle: the first such day after that of the entry before."""
        told, after = self.previous or "", self.text(self.index + 2)
        if self.index > 1 or after not in DASHES or len(told) < 10 or self.high is None:
            return None
        year = int(told[:4]) + (f"{month:02}-{day:02}" < told[5:10])
        return year if f"{year}-{month:02}-{day:02}" <= self.high[:10] else None

    def _then(self, month: int) -> int | None:
        """`W sierpniu 2020 r. odbyły się wybory. We wrześniu zatrzymano ją`, told years later: the story of that year goes on."""
        told = (self.before or "").rstrip("~")
        if not self.fresh or self.previous != self.before or len(told) < 7 or self.future or self.low is None:
            return None
        gone = (int(self.low[:4]) - int(told[:4])) * 12 + int(self.low[5:7]) - int(told[5:7])
        lately = (int(self.low[5:7]) - month) % 12 <= _SOON
        return int(told[:4]) if gone > 12 and not lately and 0 < month - int(told[5:7]) <= _HALF else None

    def _of_the_told(self, month: int) -> int | None:
        """`Latem 2020 r. wybuchły protesty, a wybory z 9 sierpnia sfałszowano`: a later month of the year that the sentence names."""
        if not self.told or self.future or self.low is None or int(self.told[:4]) >= int(self.low[:4]):
            return None
        start = int(self.told[5:7])
        start = _SEASONS.get(start, start)
        lately = (int(self.low[5:7]) - month) % 12 <= _SOON
        said_of = self.text(self.index - 1) in ("z", "ze")
        comma = self.index - 2  # `W maju 2023 roku zatrzymano X, we wrześniu usłyszał wyrok`
        comma -= self.text(comma) == "a"
        said_of = said_of or (self.text(comma) == "," and not any(self.lemma(x, "który") for x in range(self.index)))
        return int(self.told[:4]) if month > start and (said_of or not lately) else None

    def _ago(self, month: int) -> int | None:
        """`Rok temu, 18 marca`: the year nearest to what the words before the comma count."""
        told = self.previous
        if self.text(self.index - 1) != "," or self.text(self.index - 2) != "temu" or not told or len(told) < 7:
            return None
        near = int(told[:4]) * 12 + int(told[5:7])
        return min(range(int(told[:4]) - 1, int(told[:4]) + 2), key=lambda year: abs(year * 12 + month - near))

    def _since_told(self, month: int) -> int | None:
        """`W grudniu mówił, że zniesie sankcje w styczniu`: what was still to come then came first after that, if it is not long ago."""
        told = (self.previous or "").rstrip("~")
        if self.previous == self.before or len(told) < 7 or "/" in told or not self.low or told[:7] > self.low[:7]:
            return None
        since = (int(self.low[:4]) - int(told[:4])) * 12 + int(self.low[5:7]) - int(told[5:7])
        return int(told[:4]) + (month < int(told[5:7])) if since <= _LONG else None

    def _hoped(self, day: str | None) -> bool:
        """`liczyła, że uda się go przyjąć 24 lutego`, told three days later: what was hoped for or announced may be past by now."""
        if day is None or self.exact is None or not 0 < (self.exact - date.fromisoformat(day)).days <= _NEAR:
            return False
        first, _ = self.clause(self.index)
        return any(r.pos == "praet" for w in self.words[:first] for r in w.readings)

    def _announced(self, month: int) -> bool:
        """`Rozmowy, zapowiadane na sierpień, nie doszły do skutku`, told in September, `zamknięto granicę wskutek rozpoczynających
        się 12 września ćwiczeń`, told on the 25th: nobody says so of what is eleven months off."""
        if self.low is None or not 0 <= int(self.low[:4]) * 12 + int(self.low[5:7]) - month <= _SOON:
            return False
        near = self.words[max(0, self.index - 3) : self.index]
        planned = any(w.pos & _SAID and not w.lemmas.isdisjoint(self.data["scheduling"]) for w in near)
        first, _ = self.clause(self.index)  # `zapowiedział, że w listopadzie przyjedzie`, told in December
        said = any(w.pos & {"praet", "imps"} for w in self.words[:first])
        return (planned or said or any(map(begins, near))) and any(w.pos & {"praet", "imps"} for w in self.words)

    def _behind(self) -> bool:
        """`Po ogłoszeniu wyroku 31 października rosły nadzieje, że wyjedzie`: after what is done nothing is still to come."""
        return any(self.text(j) == "po" for j in range(self.index - 4, self.index - 1))

    def _nearest(self, month: int) -> int | None:
        """`Trump w kwietniu w Pekinie`: without a verb the month is the nearest one, and how many years ahead that is."""
        if self.high is None or self.text(self.index - 1) not in ("w", "we") or self.told or self._given is not None:
            return None
        if not self.verbless:
            return None
        months = month - int(self.high[5:7])
        return 0 if 0 < months <= _HALF else 1 if months < -_HALF else None

    @property
    def verbless(self) -> bool:
        """Whether a heading may announce: `We wtorek rozmowa z Trumpem`; not `atak w lutym`, which nobody announces."""
        unannounced = self.data["unannounced"]
        return not any(w.pos & FINITE or not w.lemmas.isdisjoint(unannounced) for w in self.words)

    def _next_one(self, day: date) -> bool:
        """`w poniedziałek 1 grudnia`, `1 grudnia obejmuje tekę`, `od 1 grudnia otworzy granicę`, told in November."""
        assert self.exact is not None
        named = next(
            (d for x in (1, 2) if (w := self.word(self.index - x)) and (d := self.of(w, "weekdays")) is not None), None
        )
        if named is not None:
            return day.weekday() == named
        return (day - self.exact).days <= _NEAR and (self.future or self.present(self.index))

    @property
    def _from(self) -> bool:
        """`od lipca`, `od końca lipca`: that is past."""
        return "od" in (self.text(self.index - 1), self.text(self.index - 2) if self._edge(self.index - 1) else "")

    def _edge(self, i: int) -> bool:
        return self.lemma(i, "początek", "koniec", "połowa", "schyłek")

    def _soon(self, year: int, month: int) -> bool:
        return self.high is not None and 0 <= month - int(self.high[5:7]) <= _TERM and year == int(self.high[:4])

    def nearest_year(self, month: int) -> int | None:
        """The year of a month that an adjective names: `czerwcowe wybory`, told in May, are those of next month."""
        if self.high is None:
            return None
        year, now = int(self.high[:4]), int(self.high[5:7])
        ahead = (month - now) % 12
        if ahead <= _SOON or self.future:
            return year + (month < now)
        return year - (month > now)

    def _coming(self, month: int) -> bool:
        """A month soon to come in a sentence about what is planned stays in the same year."""
        if self.high is None:
            return False
        near = 0 <= month - int(self.high[5:7]) <= 6
        low, high = self.clause(self.index)
        past = any({r.pos for r in w.readings} & FINITE == {"praet"} for w in self.words[low:high])
        words = self.words[low:high] if past else self.words  # `zamknęli w czerwcu i przysięgał, że nie otworzy`
        planned = any(
            r.pos == "bedzie"
            or (r.pos == "fin" and r.perfective)
            or r.lemma in ("planować", "zaplanować", "zapowiedzieć", "zaplanowany", "przeddzień", "odbyć_się")
            for w in words
            for r in w.readings
        )
        return near and planned and not self._from

    @staticmethod
    def day(year: int | None, month: int, day: int) -> str | None:
        text = f"{year}-{month:02}-{day:02}" if year else None
        return text if text and valid(text) else None

    def month_shift(self, shift: int, base: str | None = None) -> str | None:
        """The month so many months from that of `base`, or of the document."""
        base = base or self.high
        if base is None or len(base) < 7:
            return None
        return shift_month(base, shift)

    # -- tense ---------------------------------------------------------------------------------------------

    @property
    def future(self) -> bool | None:
        """Whether the clause of the word that is looked at tells of the future; asked only where a time depends on it."""
        return self.tense(self.index) if self._given is None else self._given

    @property
    def moved(self) -> bool:
        """`przełożono z 10 na 17 kwietnia`: the second is when it is to be."""
        low, high = self.clause(self.index)
        return any(not w.lemmas.isdisjoint(self.data["moved"]) for w in self.words[low:high])

    @property
    def erstwhile(self) -> bool:
        """`pierwotnie zapowiadał otwarcie na październik`: that may be past by now."""
        low, high = self.clause(self.index)
        return any(w.text.casefold() in self.data["erstwhile"] for w in self.words[low:high])

    @property
    def meant(self) -> bool:
        """`manewry, które miały się rozpocząć we wtorek`, `odwołał zaplanowane na środę rozmowy`: what was meant to be."""
        low, high = self.clause(self.index)
        words = self.words[low:high]
        if any(w.text.casefold() in _MEANT for w in words) and any("inf" in w.pos for w in words):
            return not any(w.lemmas & lexicon().unwilled for w in words)  # nobody meant to die: that is hearsay
        off = any(
            not w.lemmas.isdisjoint(self.data["called_off"]) and "praet" in w.pos for w in self.words[: self.index]
        )
        near = self.words[max(0, self.index - 3) : self.index]
        return off and any("ppas" in w.pos and not w.lemmas.isdisjoint(self.data["scheduling"]) for w in near)

    @property
    def finishing(self) -> bool:
        """Whether the clause tells of a thing that will be finished by then: `zostanie podpisana`, `ma uwolnić`."""
        low, high = self.clause(self.index)
        if not self.future and not any(w.text.casefold() in _BOUND for w in self.words[low:high]):
            return False
        return any((r.pos in ("fin", "inf", "ppas") and r.perfective) for w in self.words[low:high] for r in w.readings)
