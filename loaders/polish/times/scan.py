"""A look along one sentence for its times, and the record of a time.

The rules themselves are in `days.py`, `periods.py` and `counted.py`; `named.py` puts them in order; the years
of months that are named without one are in `calendar.py`, the tense of a clause in `tense.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from loaders.polish.text.words import DATA, Sentence
from loaders.polish.times.calendar import Calendar
from ontology.claims import Span
from ontology.dates import bounds, valid
from ontology.tables import read_table


@dataclass(frozen=True, slots=True)
class Time:
    """A time at words `first` … `last`, its preposition left out.

    `kind`: `point`, `range`, `since`, `until`, `deadline` (`ma zostać podpisana do 31 marca`), `before`, `after`,
    `relative` (`dzień po …`: `offset_days` from another happening), `apart` (`kilka tygodni później`: surely not what was told
    last) or `unresolved`. `edtf` is None where nothing was resolved.
    `about` says how near a relative time is known, if not to the day: `kilka dni po` to the `month`, `rok po` to the `year`.
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
    about: str = ""


DIGITS = re.compile(r"^\d+$")


@cache
def data() -> dict[str, Any]:
    """`data/times.yaml`."""
    found: dict[str, Any] = read_table(DATA / "times.yaml")
    return found


@cache
def openers() -> frozenset[str]:
    """Base forms at which a time may begin."""
    d = data()
    tables = ("months", "month_adjectives", "weekdays", "weekday_adjectives", "seasons", "season_adjectives", "days")
    words = {w for name in (*tables, "day_adjectives", "week_adjectives", "year_adjectives") for w in d[name]}
    return frozenset(words | set(d["vague"]) | set(d["openers"]) | set(d["ordinals"]))


class Scan(Calendar):
    """A look along the words of a sentence: numbers there, and the times that are found."""

    def __init__(
        self,
        sentence: Sentence,
        anchor: str | None,
        previous: str | None,
        day: str | None,
        future: bool | None,
        lead: str | None = None,
        fresh: bool = True,
        onward: bool = False,
    ) -> None:
        super().__init__(sentence, data(), anchor, future)
        self.previous = self.before = previous
        self.previous_day = day or (previous if previous and len(previous) == 10 else None)
        self.back_day = lead or self.previous_day  # from which `tego samego dnia`, `dzień wcześniej` count
        self.fresh, self.onward = fresh, onward
        self.opened = False  # whether the time told last opened this sentence

    # -- words ---------------------------------------------------------------------------------------------

    def count(self, i: int) -> float:
        """The number word at `i` (`dwa`, `półtora`, `kilka` as 0), or -1."""
        word = self.word(i)
        if word is None:
            return -1
        if word.text.isdecimal() and len(word.text) <= 2:
            return int(word.text)
        rows: Mapping[str, float] = self.data["numbers"]
        return next((rows[x] for x in sorted(word.lemmas) if x in rows), -1)

    # -- making --------------------------------------------------------------------------------------------

    def make(self, first: int, last: int, edtf: str | None, kind: str = "point", offset: int | None = None) -> Time:
        """A time, its kind settled by the preposition before it."""
        word = self.words[first]
        if first == last and "adj" in word.pos and "subst" not in word.pos:
            return self.time(first, last, edtf, kind, None, offset)  # `po czerwcowych nalotach`: they were in June
        at = first - 1
        preposition = self.text(at) if at >= 0 and "prep" in self.words[at].pos else None
        if preposition in ("od", "odkąd") and kind == "point" and edtf:
            kind, edtf = "since", edtf.split("/")[0] + "/.."
        elif preposition == "do" and kind == "point":
            kind = "deadline" if edtf and self.finishing else "until"
        elif preposition == "po" and kind == "point":
            kind = "after"
        elif preposition == "przed" and kind == "point":
            kind = "deadline" if edtf and self.lemma(first, "koniec") and self.finishing else "before"
        return self.time(first, last, edtf, kind, preposition, offset)

    def time(
        self, first: int, last: int, edtf: str | None, kind: str, preposition: str | None, offset: int | None = None
    ) -> Time:
        edtf = edtf if edtf and valid(edtf) else None
        low, high = bounds(edtf) if edtf else (None, None)
        return Time(
            Span(self.words[first].start, self.words[last].end),
            first,
            last,
            edtf,
            low,
            high,
            " ".join(w.text for w in self.words[first : last + 1]),
            kind if edtf or kind in ("relative", "apart") else "unresolved",
            preposition,
            offset,
        )


# -- rules -----------------------------------------------------------------------------------------------------


@cache
def _begins(table: str) -> frozenset[str]:
    """The words of a table; of a name of several words the first: `boży` of `boży narodzenie`."""
    return frozenset(name.split(" ")[0] for name in data()[table])


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that looks for a time at a word, and the words at which alone it may find one.

    They are words of tables of `data/times.yaml`, base forms, or forms as they are written: at `ten` nobody asks for `trzy lata temu`.
    """

    find: Callable[[Scan, int], Time | None]
    tables: tuple[str, ...]
    lemmas: frozenset[str]
    forms: frozenset[str]

    def may_begin(self, form: str, lemmas: frozenset[str]) -> bool:
        if form in self.forms or not lemmas.isdisjoint(self.lemmas):
            return True
        return any(form in _begins(table) or not lemmas.isdisjoint(_begins(table)) for table in self.tables)


def begins_at(
    *tables: str, lemmas: tuple[str, ...] = (), forms: tuple[str, ...] = ()
) -> Callable[[Callable[[Scan, int], Time | None]], Rule]:
    """Of a rule, the words at which it may find a time."""
    return lambda find: Rule(find, tables, frozenset(lemmas), frozenset(forms))
