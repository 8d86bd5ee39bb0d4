"""Lines → paragraphs: which line ends only wrap a paragraph, and which end it.

A text is hard-wrapped where lines break in the middle of sentences; then a line that is full goes on in the next
one, and a short one ends its paragraph. Elsewhere each line is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.documents.lines import Line, begins_lower, first_word, hangs, is_terminal

_BULLET = re.compile(r"(?:[•●▪◦‣·∙■□▶►➢✓❖]|[*+](?=\s))\s*")
_DASHED = re.compile(r"[-–—]\s+(?=\w)")
_ITEM = 200  # characters; a longer line behind a dash is speech
_NUMBERED = re.compile(r"(?:\d{1,2}[.)]|[a-z]\)|\(\d{1,2}\))\s+(?=\w)")
_WIDEST = 160  # characters; no page sets prose in wider hard-wrapped lines
_FULL = 0.85  # share of the width that a wrapped line reaches (letters differ in width)
_EVIDENCE = 0.15  # share of line ends in mid-sentence that makes a text hard-wrapped


@dataclass(slots=True)
class Paragraph:
    """Lines that form one block. `width` is the width that its lines were wrapped to, 0 for an unwrapped one."""

    lines: list[Line]
    kind: str = "paragraph"
    width: int = 0
    skip: int = 0  # characters of a bullet before the block's words

    @property
    def text(self) -> str:
        """The words, roughly: for decisions, not for storing."""
        return " ".join(line.text for line in self.lines) if len(self.lines) > 1 else self.lines[0].text

    @property
    def first(self) -> str:
        return self.lines[0].text

    @property
    def last(self) -> str:
        return self.lines[-1].text

    @property
    def full(self) -> bool:
        """Whether the last line reaches the width: then the sentence may run on elsewhere."""
        return self.width > 0 and len(self.last) >= 0.7 * self.width


def bullet(text: str) -> int:
    """How many characters of a list mark stand before the words, 0 where there is none."""
    match = _BULLET.match(text)
    return match.end() if match and match.end() < len(text) else 0


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """Paragraphs of the kept lines, in order."""
    kept = _gaps_after_drops(lines)
    wrapped = _is_wrapped([(a, b) for a, b in pairwise(kept) if not b.gap])
    _name_dashed_lists(kept)
    found: list[Paragraph] = []
    for chunk in _chunks(kept):
        found.extend(_of_chunk(chunk, wrapped))
    return found


def _name_dashed_lists(lines: Sequence[Line]) -> None:
    """`- potas` is an item of a list where a neighbour is one too; alone, a dash opens a quotation."""
    dashed = [bool(_DASHED.match(line.text)) for line in lines]
    for i, line in enumerate(lines):
        if dashed[i] and len(line.text) <= _ITEM and not line.kind:
            before = i > 0 and dashed[i - 1] and len(lines[i - 1].text) <= _ITEM
            after = i + 1 < len(lines) and dashed[i + 1] and len(lines[i + 1].text) <= _ITEM
            sentence = line.text[-1] in ".!?" and not (before and lines[i - 1].kind == "list")
            if (before or after) and not sentence:
                line.kind = "list"


def _gaps_after_drops(lines: Sequence[Line]) -> list[Line]:
    kept: list[Line] = []
    gap = False
    for line in lines:
        gap = gap or line.gap or bool(line.drop)
        if not line.drop:
            line.gap = gap
            kept.append(line)
            gap = False
    return kept


def _is_wrapped(pairs: Sequence[tuple[Line, Line]], least: float = _EVIDENCE) -> bool:
    broken = sum(_breaks_sentence(a, b) for a, b in pairs)
    return broken > 0 and broken >= least * len(pairs)


def _breaks_sentence(a: Line, b: Line) -> bool:
    if len(a.text) > _WIDEST or bullet(b.text):
        return False
    return hangs(a.text) or (not is_terminal(a.text) and begins_lower(b.text))


def _chunks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines without a gap between them; single lines set with a gap after each, as leads are, count as one chunk."""
    chunk: list[Line] = []
    chunks: list[list[Line]] = []
    for line in lines:
        if line.gap and chunk:
            chunks.append(chunk)
            chunk = []
        chunk.append(line)
    if chunk:
        chunks.append(chunk)
    i = 0
    while i < len(chunks):
        j = i
        while j < len(chunks) and len(chunks[j]) == 1 and len(chunks[j][0].text) <= _WIDEST and not chunks[j][0].kind:
            j += 1
        singles = [chunk[0] for chunk in chunks[i:j]]
        yield from _spaced_runs(singles)
        if j < len(chunks):
            yield chunks[j]
        i = j + 1


def _spaced_runs(singles: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of single lines that go on across the gaps; every other line is a chunk of its own."""
    run: list[Line] = []
    width = 0
    for line in singles:
        if run and not _spaced_join(run, width, line):
            yield run
            run, width = [], 0
        run.append(line)
        width = max(width, len(line.text))
    if run:
        yield run


def _spaced_join(run: Sequence[Line], width: int, line: Line) -> bool:
    before = run[-1].text
    if bullet(line.text) or len(before) < 50:
        return False
    if len(run) == 1:
        return _breaks_sentence(run[0], line) or (
            not is_terminal(before) and len(before) >= 70 and len(line.text) >= 0.85 * len(before)
        )
    full = len(before) + 1 + len(first_word(line.text)) > _FULL * width
    return full and (not is_terminal(before) or len(line.text) >= 0.5 * width)


def _of_chunk(chunk: list[Line], wrapped_text: bool) -> Iterator[Paragraph]:
    if len(chunk) == 1:
        yield _paragraph(chunk, 0)
        return
    width = max(len(line.text) for line in chunk)
    pairs = list(pairwise(chunk))
    spaced = all(line.gap for line in chunk[1:])
    wrapped = width <= _WIDEST and (_is_wrapped(pairs) or spaced or wrapped_text or _all_full(pairs, width))
    current = [chunk[0]]
    for before, line in pairs:
        if _goes_on(before, line, width, wrapped):
            current.append(line)
        else:
            yield _paragraph(current, width if wrapped else 0)
            current = [line]
    yield _paragraph(current, width if wrapped else 0)


def _all_full(pairs: Sequence[tuple[Line, Line]], width: int) -> bool:
    """Three lines or more, each of which could not take the next word: no lines of a list fall so by chance."""
    return len(pairs) > 1 and all(len(a.text) + 1 + len(first_word(b.text)) > width for a, b in pairs)


def _goes_on(before: Line, line: Line, width: int, wrapped: bool) -> bool:
    a, b = before.text, line.text
    hanging = hangs(a)
    terminal = is_terminal(a) and not hanging
    if before.kind or line.kind:  # a teaser, an item of a list, a caption: only its own words go on
        return not line.kind and not line.gap and (hanging or (not terminal and begins_lower(b)))
    if bullet(b) and not (b[0] in "+*" and wrapped and not terminal):
        return False
    if a.endswith("-") and a[-2:-1].isalpha() and b[:1].isalpha():
        return True
    full = wrapped and len(a) + 1 + len(first_word(b)) > _FULL * width
    if _DASHED.match(b) and ((terminal and not full) or _DASHED.match(a)):
        return False  # a line of a list or of a dialogue
    if not wrapped:
        return len(a) >= 30 and (hanging or (not terminal and begins_lower(b)))
    if _NUMBERED.match(b) and (terminal or bullet(a) or _NUMBERED.match(a)):
        return False
    if terminal:
        return full or (begins_lower(b) and len(a) > 0.5 * width)
    return full or hanging or begins_lower(b) or len(a) >= 0.75 * width


def _paragraph(lines: list[Line], width: int) -> Paragraph:
    skip = bullet(lines[0].text)
    if lines[0].kind == "list" and not skip and (dash := _DASHED.match(lines[0].text)):
        skip = dash.end()
    kind = lines[0].kind or ("list" if skip or (_NUMBERED.match(lines[0].text) and len(lines) < 6) else "paragraph")
    return Paragraph(lines, kind, width, skip=skip)
