"""Footnotes: the notes at the foot of a page, and the numbers that stick to words where they stand.

A digit glued to a word is a mark only if it is the next footnote's number and a footnote with that number
exists; so `G7`, `F16` and `COVID19` stay whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from loaders.documents.furniture import is_note
from loaders.documents.lines import Line, is_terminal

_START = re.compile(r"(?:\[(\d{1,3})\]|(\d{1,3})|([⁰¹²³⁴-⁹]{1,3}))[.)]?\s?(?=[^\s\d.,;:)%°/-])")
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARK = re.compile(
    r"(?<=[^\W\d_])\d{1,3}(?![\w%°]|[.,:/]\d|-\w)"  # Białorusi1
    r"|(?<=[^\W\d_][.,;:”\"’»)\]?!])\d{1,3}(?![\w%°]|[.,:/]\d|-\w)"  # represje.1
    r"|(?<=[”\"’»)\]?!][.,;:])\d{1,3}(?![\w%°]|[.,:/]\d|-\w)"  # „…”.1
    r"|(?<=[\w.,;:”\"’»)\]?!])\[\d{1,3}\]"  # represje[1]
    r"|(?<=\S)[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}"
)
_GLUED = re.compile(r"[^\s\d]\d|[⁰¹²³⁴-⁹]")
_UNIT = re.compile(r"(?:^|\s|\d)[kcdm]?m$")  # km²
_FIRST = frozenset("[0123456789⁰¹²³⁴⁵⁶⁷⁸⁹")
_ORPHANS = 3
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"”]+")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its number, its text ("" where the note is lost), the range of its mark in the plain text or None."""

    number: int
    text: str
    mark: tuple[int, int] | None

    @property
    def url(self) -> str | None:
        match = _URL.search(self.text)
        return match[0].rstrip(".,;:)]") if match else None


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    number: int
    doubtful: bool  # after a capital (`G7`, `UE7`): taken only when there is no better one


def take_footnotes(lines: Sequence[Line]) -> list[Note]:
    """Find the notes, mark their lines as taken out, and pair them with their marks.

    Marks that count on (1, 2, 3 …) in a text that lost its notes come back as notes without text.
    """
    starts: dict[int, tuple[int, str]] = {}
    for i, line in enumerate(lines):
        if not line.drop and line.text[0] in _FIRST and (found := _note_start(line.text)):
            starts[i] = found
    marks = _marks(lines, starts)
    notes: list[Note] = []
    expected: int | None = None
    floor = 0  # marks before this offset belong to earlier notes
    stop = 0
    for i, (number, body) in starts.items():
        if i < stop:
            continue
        cued = is_note(body)
        # numbers may begin anew on each page; a note may be lost
        if not (expected is None or number in (expected, 1) or (cued and expected < number <= expected + 2)):
            continue
        mark = _choose(marks.get(number, []), floor, lines[i].start)
        if mark is None and not (cued and number == (expected or 1)):
            continue
        stop = _end_of_note(lines, i, starts)
        notes.append(Note(number, _note_text(body, lines[i + 1 : stop]), (mark.start, mark.end) if mark else None))
        for line in lines[i:stop]:
            line.drop = "note"
        if mark is not None:
            floor = mark.end
        expected = number + 1
    notes += [Note(m.number, "", (m.start, m.end)) for m in _orphans(lines, marks, notes)]
    return notes


def _orphans(lines: Sequence[Line], marks: dict[int, list[_Mark]], notes: Sequence[Note]) -> list[_Mark]:
    """Marks whose notes are not in the text: at least three that count on, one after another."""
    used = {note.mark for note in notes}
    kept = [line.start for line in lines if not line.drop]
    ends = [line.end for line in lines if not line.drop]
    free = sorted(
        (m for found in marks.values() for m in found if not m.doubtful and (m.start, m.end) not in used),
        key=lambda m: m.start,
    )
    chains: dict[int, list[_Mark]] = {}  # the longest chain that ends with a number, by that number
    for mark in free:
        line = bisect_right(kept, mark.start) - 1
        if line < 0 or mark.end > ends[line]:
            continue
        chain = [*chains.get(mark.number - 1, []), mark]
        if len(chain) > len(chains.get(mark.number, [])):
            chains[mark.number] = chain
    best = max(chains.values(), key=len, default=[])
    return best if len(best) >= _ORPHANS else []


def _note_start(text: str) -> tuple[int, str] | None:
    match = _START.match(text)
    if match is None:
        return None
    digits = (match[1] or match[2] or match[3]).translate(_SUPERSCRIPT)
    body = text[match.end() :]
    plain_number = match[2] is not None
    listed = plain_number and match.group().rstrip()[-1:] in ".)"
    if not is_note(body) and (listed or not body[:1].isupper()):
        return None  # `1. First point`, `250 więźniów`
    return int(digits), body


def _marks(lines: Sequence[Line], starts: dict[int, tuple[int, str]]) -> dict[int, list[_Mark]]:
    """All that looks like a mark, by number, in text order."""
    found: dict[int, list[_Mark]] = {}
    for i, line in enumerate(lines):
        if line.drop or i in starts or not _GLUED.search(line.text):
            continue
        for match in _MARK.finditer(line.text):
            number = int(match.group().strip("[]").translate(_SUPERSCRIPT))
            before = line.text[max(0, match.start() - 3) : match.start()]
            if _UNIT.search(before) or _inside_address(line.text, match.start()):
                continue
            doubtful = before[-1:].isupper() or (len(before.strip()) < 2 and before[-1:].isalpha())
            mark = _Mark(line.start + match.start(), line.start + match.end(), number, doubtful)
            found.setdefault(number, []).append(mark)
    return found


def _inside_address(text: str, at: int) -> bool:
    word = text[max(0, text.rfind(" ", 0, at) + 1) : at]
    return "/" in word or "www." in word or "@" in word


def _choose(marks: Sequence[_Mark], floor: int, ceiling: int) -> _Mark | None:
    """The first mark between two offsets, a doubtful one only where there is no other."""
    first = bisect_left(marks, floor, key=lambda m: m.start)
    between = list(takewhile(lambda m: m.start < ceiling, islice(marks, first, first + 50)))
    return next((m for m in between if not m.doubtful), between[0] if between else None)


def _end_of_note(lines: Sequence[Line], first: int, starts: dict[int, tuple[int, str]]) -> int:
    """Index of the first line after the note: at a gap, another note, or text after a line that ended early."""
    widest = len(lines[first].text)
    i = first + 1
    while i < len(lines) and not lines[i].gap and i not in starts:
        before = lines[i - 1].text
        ended = is_terminal(before) or before.endswith("]")
        if ended and len(before) < 0.6 * widest and lines[i].text[:1].isupper():
            break
        widest = max(widest, len(lines[i].text))
        i += 1
    return i


def _note_text(body: str, rest: Sequence[Line]) -> str:
    """The note in one line; an address that the page broke is put together again."""
    text = body
    for line in rest:
        last = text.rsplit(" ", 1)[-1]
        broken = ("://" in last or last.startswith("www.")) and not last.endswith((";", ",", "."))
        text += line.text if broken or text.endswith("-") else " " + line.text
    return text.strip()
