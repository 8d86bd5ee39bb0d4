"""How a document is cited in words, long and short."""

from __future__ import annotations

from collections.abc import Sequence

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


def speakers_words(speakers: Sequence[str], lang: str) -> str:
    """`według: Departament Stanu USA → Stany Zjednoczone`; "" for nobody.

    Words of a text that say `according to` themselves (`Według danych oficjalnych`) do not say it twice.
    """
    said = " → ".join(_bare(s) for s in speakers)
    return f"{words.word('part', 'according', lang)}: {said}" if said else ""


def _bare(speaker: str) -> str:
    first, _, rest = speaker.partition(" ")
    return rest if rest and first.casefold() in words.table("speech")["heads"] else speaker
