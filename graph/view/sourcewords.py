"""How a document is cited in words, long and short."""

from __future__ import annotations

from graph.view import words
from graph.view.dates import in_words
from graph.view.records import Source


def source_words(s: Source, lang: str, page: int | None = None) -> str:
    """`Rozmowy w Mińsku, PISM, 20 marca 2026, s. 3`."""
    where = f"{words.word('part', 'page', lang)} {page}" if page else ""
    title = s.title or s.name or words.word("part", "untitled", lang)
    return ", ".join(filter(None, (title, s.publisher, in_words(s.date, lang), where)))


def source_short(s: Source, lang: str) -> str:
    """`PISM, 20 marca 2026`; the title stands for a publisher that is not known."""
    name = s.publisher or s.title or s.name or words.word("part", "untitled", lang)
    return ", ".join(filter(None, (name, in_words(s.date, lang))))
