"""Blocks of lines → the stored text with its offset map into the plain text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.documents.footnotes import Note
from loaders.documents.hyphens import IsWord, keeps_hyphen
from loaders.documents.offsets import Offsets
from loaders.documents.paragraphs import Paragraph
from ontology.claims import Block, Span

_RUN_OF_SPACES = re.compile(r" {2,}")
SEPARATOR = "\n\n"


@dataclass(frozen=True, slots=True)
class Rendered:
    """`offsets` lead to the plain text; `pages` are (offset in the stored text, index of the page)."""

    text: str
    offsets: Offsets
    blocks: tuple[Block, ...]
    pages: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class _Writer:
    plain: str
    cuts: Sequence[tuple[int, int]]
    parts: list[str] = field(default_factory=list)
    runs: list[tuple[int, int]] = field(default_factory=list)
    length: int = 0

    def __post_init__(self) -> None:
        self._ends = [end for _, end in self.cuts]

    def copy(self, start: int, end: int) -> None:
        """Write `plain[start:end]` without the cuts, runs of spaces as one."""
        if self._ends:
            i = bisect_left(self._ends, start + 1)
            while i < len(self.cuts) and self.cuts[i][0] < end:
                self._spaced(start, max(start, self.cuts[i][0]))
                start = max(start, self.cuts[i][1])
                i += 1
        self._spaced(start, end)

    def _spaced(self, start: int, end: int) -> None:
        if start >= end:
            return
        if self.plain.find("  ", start, end) >= 0:
            for match in _RUN_OF_SPACES.finditer(self.plain, start, end):
                self._piece(start, match.start() + 1)
                start = match.end()
        self._piece(start, end)

    def _piece(self, start: int, end: int) -> None:
        if start < end:
            self.parts.append(self.plain[start:end])
            self.runs.append((start, end - start))
            self.length += end - start

    def insert(self, text: str) -> None:
        self.parts.append(text)
        self.runs.append((-1, len(text)))
        self.length += len(text)

    _ends: list[int] = field(default_factory=list)


def render(plain: str, blocks: Sequence[Paragraph], notes: Sequence[Note], is_word: IsWord) -> Rendered:
    """Write the blocks one after another, a blank line between them."""
    out = _Writer(plain, sorted(note.mark for note in notes if note.mark is not None))
    spans: list[Block] = []
    pages: list[tuple[int, int]] = []
    for block in blocks:
        before = out.length, len(out.parts)
        if out.length:
            out.insert(SEPARATOR)
        top = out.length
        if block.skip:
            out.copy(block.lines[0].start, block.lines[0].start + block.skip)
        start = out.length
        _write(block, out, pages, is_word)
        if out.length == start:  # all of it was cut away
            del out.parts[before[1] :], out.runs[before[1] :]
            out.length = before[0]
            while pages and pages[-1][0] >= top:
                pages.pop()
            continue
        spans.append(Block(Span(start, out.length), block.kind))
    return Rendered("".join(out.parts), Offsets.of(out.runs), tuple(spans), tuple(pages))


def _write(block: Paragraph, out: _Writer, pages: list[tuple[int, int]], is_word: IsWord) -> None:
    last = len(block.lines) - 1
    for i, line in enumerate(block.lines):
        if not pages or pages[-1][1] != line.page:
            pages.append((out.length, line.page))
        start, end = line.start + (block.skip if i == 0 else 0), line.end
        if i == last:
            out.copy(start, end)
            return
        after = block.lines[i + 1].text
        if line.text.endswith("-") and line.text[-2:-1].isalpha() and after[:1].isalpha():
            out.copy(start, end if keeps_hyphen(line.text, after, is_word) else end - 1)
        else:
            out.copy(start, end)
            out.insert(" ")
