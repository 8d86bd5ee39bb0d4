"""Raw text → stored text: the steps of cleaning in their order. Each step has a module of its own.

    plain        one kind of space and line end
    lines        lines, pages, gaps
    sift         running heads, page numbers, furniture; date and publisher that they give
    footnotes    notes and their marks
    paragraphs   unwrapped
    columns      torn sentences mended
    kinds        title, headings, leads; repeats out
    render       the stored text, its offset map, blocks and citations

>>> clean(RawText("Rozmowy w Miń-\\nsku trwały\\nkrótko.\\n\\nReklama\\n\\nTo wszystko.")).text
'Rozmowy w Mińsku trwały krótko.\\n\\nTo wszystko.'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from loaders.documents.columns import mend
from loaders.documents.footnotes import Note, take_footnotes
from loaders.documents.hyphens import IsWord, default_is_word
from loaders.documents.kinds import name_kinds, without_repeats
from loaders.documents.lines import Line, split_lines
from loaders.documents.offsets import Inverse, Offsets
from loaders.documents.options import ReadOptions
from loaders.documents.paragraphs import paragraphs
from loaders.documents.plain import plain
from loaders.documents.raw import RawText
from loaders.documents.render import render
from loaders.documents.sift import sift
from ontology.claims import Block, Citation


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The stored text and all that cleaning found; field by field as in `ontology.claims.Document`."""

    text: str
    offsets: Offsets
    blocks: tuple[Block, ...] = ()
    citations: tuple[Citation, ...] = ()
    pages: tuple[tuple[int, int], ...] = ()
    found: ReadOptions = field(default_factory=ReadOptions)
    notes: tuple[str, ...] = ()


def clean(raw: RawText, is_word: IsWord | None = None, title: str | None = None) -> Cleaned:
    """Clean one text. `is_word` tells whether a form is in the dictionary (default: Morfeusz's); `title` is one
    that the caller knows."""
    text, to_raw = plain(raw.text)
    to_plain = Inverse(to_raw)
    lines = split_lines(text, [(to_plain(at), number) for at, number in raw.pages])
    if raw.hints:
        _apply_hints(lines, {to_plain(at): kind for at, kind in raw.hints.items()})
    found, said = sift(lines)
    notes = take_footnotes(lines)
    blocks = without_repeats(mend(paragraphs(lines)))
    name_kinds(blocks, title or raw.found.title or found.title)
    rendered = render(text, blocks, notes, is_word or default_is_word())
    to_stored = Inverse(rendered.offsets)
    citations = [Citation(to_stored(n.mark[0] - 1), n.text, n.url) for n in notes if n.mark and n.text]
    for link in raw.links:
        at = to_stored.exactly(to_plain(link.at))
        if at is not None:
            citations.append(replace(link, at=at))
    offsets = rendered.offsets.through(to_raw)
    return Cleaned(
        rendered.text,
        offsets.through(raw.origin) if raw.origin is not None else offsets,
        rendered.blocks,
        tuple(sorted(citations, key=lambda c: (c.at, c.text))),
        _pages(rendered.pages, raw, text),
        found,
        (*said, *_remarks(notes)),
    )


def _remarks(notes: Sequence[Note]) -> tuple[str, ...]:
    lost = [n.number for n in notes if not n.text]
    orphans = (f"footnotes {lost[0]} to {lost[-1]} are not in the text; their marks were taken out",) if lost else ()
    return (*(f"footnote {n.number} has no mark in the text" for n in notes if n.mark is None), *orphans)


def _apply_hints(lines: list[Line], hints: dict[int, str]) -> None:
    for line in lines:
        line.kind = hints.get(line.start, "")


def _pages(found: tuple[tuple[int, int], ...], raw: RawText, text: str) -> tuple[tuple[int, int], ...]:
    """Page indices to page numbers: those of the format, or counted from form feeds; none without pages."""
    if raw.pages:
        numbers = [number for _, number in raw.pages]
        return tuple((at, numbers[max(0, index - 1)]) for at, index in found)
    return tuple((at, index + 1) for at, index in found) if "\f" in text else ()
