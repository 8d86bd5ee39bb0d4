"""Publication dates as Polish pages write them, to EDTF. Times inside sentences are the pipeline's, not read here."""

from __future__ import annotations

import datetime
import re

_MONTHS = (
    "styczeń|stycznia|sty", "luty|lutego|lut", "marzec|marca|mar", "kwiecień|kwietnia|kwi", "maj|maja",
    "czerwiec|czerwca|cze", "lipiec|lipca|lip", "sierpień|sierpnia|sie", "wrzesień|września|wrz",
    "październik|października|paź", "listopad|listopada|lis", "grudzień|grudnia|gru",
)  # fmt: skip
_MONTH = "|".join(_MONTHS)
_EDTF = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?[~?%]?(?:/(?:\d{4}(?:-\d{2}(?:-\d{2})?)?[~?%]?|\.\.)?)?")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?=[T ]\d|$)")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?!\d)")
_WORDS = re.compile(rf"(?:(?<!\d)(\d{{1,2}})\s+)?({_MONTH})\.?\s+(\d{{4}})(?!\d)", re.IGNORECASE)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def month_number(word: str) -> int | None:
    """`marca` → 3, any case; None for any other word."""
    for number, forms in enumerate(_MONTHS, start=1):
        if re.fullmatch(forms, word, re.IGNORECASE):
            return number
    return None


def find_date(text: str) -> str | None:
    """The first full date of a short line, as EDTF.

    >>> find_date("Publikacja: 26.11.2025 13:34"), find_date("Nr 12, 12 WRZEŚNIA 2025 r."), find_date("marzec 2026")
    ('2025-11-26', '2025-09-12', '2026-03')
    """
    if match := re.search(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)", text):
        return _day(*(int(g) for g in match.groups()))
    if match := _NUMERIC.search(text):
        day, month, year = (int(g) for g in match.groups())
        return _day(year, month, day)
    if match := _WORDS.search(text):
        month = month_number(match[2]) or 0
        if match[1] is None:
            return f"{match[3]}-{month:02d}"
        return _day(int(match[3]), month, int(match[1]))
    return None


def _valid(part: str) -> bool:
    numbers = [int(n) for n in part.rstrip("~?%").split("-")]
    year, month, day = (*numbers, 1, 1)[:3]
    return _day(year, month, day) is not None


def edtf_or_none(text: str) -> str | None:
    """`text` as EDTF if it is a date that people or programs write, else None.

    >>> edtf_or_none("2026-03"), edtf_or_none("26.11.2025"), edtf_or_none("2025-02-30")
    ('2026-03', '2025-11-26', None)
    """
    text = text.strip()
    if match := _ISO.match(text):
        return _day(*(int(g) for g in match.groups()))
    if _EDTF.fullmatch(text):
        return text if all(_valid(p) for p in text.split("/") if p not in ("", "..")) else None
    return find_date(text) if len(text) <= 40 else None
