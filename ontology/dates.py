"""Dates as EDTF text (levels 0 and 1, the part that news needs) with their first and last day.

`2026-03-19`, `2026-03`, `2026`, `202X`, `2026-21` (spring), `2025-09~` (about), `2026-05-11/2026-05-17`, `2021/..`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from ontology.errors import UsageError

_PLAIN = re.compile(r"^(\d{3}[\dX])(?:-(\d{2})(?:-(\d{2}))?)?([~?%])?$")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
MIN, MAX = "0001-01-01", "9999-12-31"


def _plain(text: str) -> tuple[date, date]:
    match = _PLAIN.match(text)
    if not match:
        raise ValueError(text)
    year, month, day, _ = match.groups()
    if year.endswith("X"):
        if month:
            raise ValueError(text)
        decade = int(year[:3]) * 10
        return date(decade, 1, 1), date(decade + 9, 12, 31)
    y = int(year)
    if month is None:
        return date(y, 1, 1), date(y, 12, 31)
    m = int(month)
    if m in _SEASONS and day is None:
        first, last = _SEASONS[m]
        end = y + (last < first)
        return date(y, first, 1), date(end, last, monthrange(end, last)[1])
    if day is None:
        return date(y, m, 1), date(y, m, monthrange(y, m)[1])
    exact = date(y, m, int(day))
    return exact, exact


@lru_cache(maxsize=10_000)
def bounds(edtf: str) -> tuple[str, str]:
    """First and last ISO day that an EDTF text allows; an open end reaches year 1 or 9999.

    >>> bounds("2026-02"), bounds("2021/..")
    (('2026-02-01', '2026-02-28'), ('2021-01-01', '9999-12-31'))
    """
    try:
        if "/" in edtf:
            start, end = edtf.split("/")
            first = MIN if start in ("", "..") else _plain(start)[0].isoformat()
            last = MAX if end in ("", "..") else _plain(end)[1].isoformat()
            if first > last:
                raise ValueError(edtf)
            return first, last
        low, high = _plain(edtf)
    except ValueError as error:
        raise UsageError(
            f"{edtf!r} is not a date",
            hint="Write 2026-03-19, 2026-03, 2026, or an interval such as 2026-05-11/2026-05-17.",
        ) from error
    return low.isoformat(), high.isoformat()


def valid(edtf: str) -> bool:
    """Whether the text is a date that `bounds` understands."""
    try:
        bounds(edtf)
    except UsageError:
        return False
    return True


def normalise(text: str) -> str:
    """A date as people type it (`19.03.2026`, ` 2026-3-9 `) as EDTF; `UsageError` for anything else."""
    cleaned = text.strip()
    if match := re.match(r"^(\d{1,2})[./](\d{1,2})[./](\d{4})$", cleaned):
        day, month, year = match.groups()
        cleaned = f"{year}-{int(month):02}-{int(day):02}"
    elif match := re.match(r"^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$", cleaned):
        cleaned = "-".join([match[1], *(f"{int(x):02}" for x in match.groups()[1:] if x)])
    bounds(cleaned)
    return cleaned


def certainly_within(edtf: str, first: str, last: str) -> bool:
    """Whether every day that the date allows lies between `first` and `last`."""
    low, high = bounds(edtf)
    return first <= low and high <= last


def possibly_overlaps(edtf: str, first: str, last: str) -> bool:
    """Whether some day that the date allows lies between `first` and `last`."""
    low, high = bounds(edtf)
    return low <= last and first <= high


def lies_before(day: str | None, edtf: str | None) -> bool:
    """Whether an ISO day is known to lie before a date, the whole of it; not where either is unknown.

    >>> lies_before("2026-02-28", "2026-03"), lies_before(None, "2026-03")
    (True, False)
    """
    return bool(day and edtf and valid(edtf) and day < bounds(edtf)[0])


def lies_after(day: str | None, edtf: str | None) -> bool:
    """Whether an ISO day is known to lie after a date, the whole of it.

    >>> lies_after("2026-04-01", "2026-03"), lies_after("2026-03-31", "2026-03")
    (True, False)
    """
    return bool(day and edtf and valid(edtf) and day > bounds(edtf)[1])


def shift(iso: str, days: int) -> str:
    """The ISO day so many days later (earlier, if negative)."""
    return (date.fromisoformat(iso) + timedelta(days=days)).isoformat()


def shift_month(iso: str, months: int) -> str:
    """The month so many months later than that of an ISO day or month (earlier, if negative).

    >>> shift_month("2026-01-15", -2)
    '2025-11'
    """
    index = int(iso[:4]) * 12 + int(iso[5:7]) - 1 + months
    return f"{index // 12}-{index % 12 + 1:02}"


def days_between(first: str, last: str) -> int:
    """Days from one ISO day to another.

    >>> days_between("2025-09-11", "2025-09-12")
    1
    """
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
