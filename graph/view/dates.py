"""Dates for people: EDTF in words of Polish or English."""

from __future__ import annotations

import re

from graph.view.words import table

_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?%]?)$")
_WORDS = {"pl": ("około ", "do", "od"), "en": ("about ", "until", "since")}


def in_words(edtf: str | None, lang: str, *, after: bool = False) -> str:
    """The date as a person writes it; "" for None; what is not understood is returned as it stands.

    `after` a Polish preposition a month alone takes the genitive: `do września 2025`.

    >>> in_words("2026-03-19", "pl"), in_words("2026-03", "en"), in_words("2026-05-11/2026-05-17", "pl")
    ('19 marca 2026', 'March 2026', '11–17 maja 2026')
    """
    if not edtf:
        return ""
    if "/" in edtf:
        return _interval(edtf, lang)
    match = _DAY.match(edtf)
    if not match:
        return edtf
    year, month, day, doubt = match.groups()
    about = _WORDS[lang][0] if doubt else ""
    if month is None:
        return about + year
    number = int(month)
    if 21 <= number <= 24:
        return f"{about}{table('seasons')[lang][number - 21]} {year}"
    if not 1 <= number <= 12:
        return edtf
    genitive = table("months")["genitive" if lang == "pl" else lang]
    if day is None:
        return f"{about}{(genitive if after or doubt else table('months')[lang])[number - 1]} {year}"
    return f"{about}{int(day)} {genitive[number - 1]} {year}"


def _interval(edtf: str, lang: str) -> str:
    start, _, end = edtf.partition("/")
    _, until, since = _WORDS[lang]
    if end in ("", ".."):
        return f"{since} {in_words(start, lang, after=True)}"
    if start in ("", ".."):
        return f"{until} {in_words(end, lang, after=True)}"
    left, right = in_words(start, lang), in_words(end, lang)
    if len(start) == len(end) == 10 and start[:7] == end[:7]:
        return f"{left.split(' ', 1)[0]}–{right}"
    if start[:4] == end[:4] and left.endswith(" " + start[:4]):
        left = left.removesuffix(" " + start[:4])
    return f"{left} – {right}"
