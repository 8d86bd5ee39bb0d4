"""Lines such as `title: …` and `date: …` that stand in front of a text: crawlers and Markdown leave them there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from loaders.documents.dates import edtf_or_none
from loaders.documents.options import ReadOptions

_FIELD = re.compile(
    r"(title|tytuł|date|data|url|adres|link|publisher|wydawca|author|autor)\s?:\s+(\S.*)", re.IGNORECASE
)
_NAMES = {
    "title": "title", "tytuł": "title", "date": "date", "data": "date", "url": "url", "adres": "url", "link": "url",
    "publisher": "publisher", "wydawca": "publisher",
}  # fmt: skip


def is_field(line: str) -> bool:
    return _FIELD.fullmatch(line) is not None


def said_by(lines: Iterable[str]) -> ReadOptions:
    """The values of such lines; a date that cannot be read counts as none.

    >>> said_by(["title: Rozmowy w Mińsku", "date: 2026-03-19"])
    ReadOptions(date='2026-03-19', publisher=None, title='Rozmowy w Mińsku', url=None)
    """
    found: dict[str, str] = {}
    for line in lines:
        if (match := _FIELD.fullmatch(line.strip())) and (name := _NAMES.get(match[1].lower())):
            found.setdefault(name, match[2].strip().strip("\"'"))
    found["date"] = edtf_or_none(found.get("date", "")) or ""
    return ReadOptions(**found)
