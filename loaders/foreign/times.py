"""Days, months and years that a clause in another language tells, as EDTF; what it leaves open stays open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from loaders.foreign.words import DATA, Item
from ontology.claims import Span
from ontology.tables import read_table

_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LESS = 2  # words that may stand before the day: `on`, `on the`


@dataclass(frozen=True, slots=True)
class Time:
    """A time in a sentence: up to which item it goes, and when it is; `ahead` where it is still to come (`on Thursday`)."""

    end: int
    span: Span
    edtf: str | None
    ahead: str | None


@dataclass(frozen=True, slots=True)
class _Words:
    months: dict[str, int]
    weekdays: dict[str, int]
    days: dict[str, int]  # `yesterday` → -1
    before: frozenset[str]
    after: frozenset[str]
    open: frozenset[str]  # behind a time these leave open which one is meant


@cache
def _words(lang: str) -> _Words:
    raw = read_table(DATA / "times.yaml")[lang]
    numbered = {key: {w: n for n, row in enumerate(raw[key]) for w in row.split()} for key in ("months", "weekdays")}
    return _Words(numbered["months"], numbered["weekdays"], raw["days"], frozenset(raw["before"].split()), frozenset(raw["after"].split()), frozenset(raw["open"].split()))  # fmt: skip


def time_at(items: Sequence[Item], at: int, lang: str, published: str | None) -> Time | None:
    """The time that begins at item `at`, with its preposition; None where none does.

    A weekday, or a day without a year, is the last one up to the day of publication, and the next one where it is ahead.
    Without that day it stays open.

    >>> time_at(items("on 11 September 2025", …), 0, "en", None).edtf          # doctest: +SKIP
    '2025-09-11'
    """
    words = _words(lang)
    start = at
    while at < len(items) and items[at].low in words.before and at - start < _LESS:
        at += 1
    if at >= len(items) or items[at].name:
        return None
    day = date.fromisoformat(published) if published and len(published) == 10 else None
    past, ahead = (
        _absolute(items, at, words, day, coming) or _relative(items, at, words, day, coming) for coming in (False, True)
    )
    if past is None or ahead is None:
        return None
    end = past[0]
    if end < len(items) and items[end].low in words.open:  # `on Monday last week`, `in September of 2023`
        past, ahead = (end, None), (end, None)
    elif end + 1 < len(items) and items[end].low == "," and items[at].low in words.weekdays:
        dated = _absolute(items, end + 1, words, day, False), _absolute(items, end + 1, words, day, True)
        past, ahead = dated[0] or past, dated[1] or ahead  # `on Friday, 13 March 2020`
        end = past[0]
    if end < len(items) and items[end].low in words.after:
        end += 1
    return Time(end, Span(items[start].span.start, items[end - 1].span.end), past[1], ahead[1])


def _absolute(
    items: Sequence[Item], at: int, words: _Words, published: date | None, coming: bool
) -> tuple[int, str | None] | None:
    """`11 September 2025`, `September 11, 2025`, `March 2026`, `2023`."""
    low = [i.low for i in items[at : at + 4]] + [""] * 4
    if low[0] in words.months:
        month, rest = words.months[low[0]] + 1, at + 1
        day = int(re.sub(r"\D", "", low[1])) if _DAY.fullmatch(low[1]) else None
        rest += day is not None
    elif _DAY.fullmatch(low[0]) and low[1] in words.months:
        month, rest, day = words.months[low[1]] + 1, at + 2, int(re.sub(r"\D", "", low[0]))
    elif _YEAR.fullmatch(low[0]) and (at == 0 or items[at - 1].low in words.before):
        return at + 1, str(int(low[0]))
    else:
        return None
    comma = rest < len(items) and items[rest].low == ","
    year = rest + comma
    if year < len(items) and _YEAR.fullmatch(items[year].low):
        return year + 1, _edtf(int(items[year].low), month, day)
    return rest, _without_year(month, day, published, coming)


def _edtf(year: int, month: int, day: int | None) -> str | None:
    try:
        date(year, month, day or 1)
    except ValueError:
        return None
    return f"{year}-{month:02}" + (f"-{day:02}" if day else "")


def _without_year(month: int, day: int | None, published: date | None, coming: bool) -> str | None:
    if published is None:
        return None
    for year in (published.year, published.year + (1 if coming else -1)):
        text = _edtf(year, month, day)
        here = published.isoformat()[: len(text or "")]
        if text and (text >= here if coming else text <= here):
            return text
    return None


def _relative(
    items: Sequence[Item], at: int, words: _Words, published: date | None, coming: bool
) -> tuple[int, str | None] | None:
    """`Thursday`, `yesterday`."""
    low = items[at].low
    if low in words.weekdays:
        if published is None:
            return at + 1, None
        away = (words.weekdays[low] - published.weekday()) % 7
        away = away if coming else away - 7 if away else 0
        return at + 1, (published + timedelta(days=away)).isoformat()
    if low in words.days:
        return at + 1, (published + timedelta(days=words.days[low])).isoformat() if published else None
    return None
