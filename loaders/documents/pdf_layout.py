"""Where lines stand on a PDF page: columns in reading order, gaps between paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from loaders.documents.lines import is_terminal


@dataclass(slots=True)
class Segment:
    """A piece of a line; coordinates in points, y upwards."""

    x0: float
    x1: float
    y0: float
    y1: float
    letters: list[str] = field(default_factory=list)
    tall: float = 0.0  # height of its tallest letter

    @property
    def text(self) -> str:
        return "".join(self.letters).strip()

    @property
    def middle(self) -> float:
        return (self.y0 + self.y1) / 2

    def add(self, letter: str, x0: float, x1: float, y0: float, y1: float) -> None:
        self.letters.append(letter)
        self.x0, self.x1 = min(self.x0, x0), max(self.x1, x1)
        self.y0, self.y1 = min(self.y0, y0), max(self.y1, y1)
        self.tall = max(self.tall, y1 - y0)

    def parts_before(self, x0: float, y0: float, y1: float) -> bool:
        """Whether the next letter begins another piece: far to the right, back to the left, or on another line."""
        size = max(self.tall, 4.0)
        beside = x0 - self.x1 > 2.2 * size or x0 < self.x0 - size
        return beside or y0 > self.y1 + 0.6 * size or y1 < self.y0 - 0.6 * size


def in_reading_order(segments: Sequence[Segment]) -> list[Segment]:
    """The order of the file, unless it jumps from column to column with each line: then column by column."""
    gutter = _gutter(segments)
    if gutter is None:
        return list(segments)
    sides = [s.x0 >= gutter for s in segments if not s.x0 < gutter < s.x1]
    jumps = sum(a != b for a, b in pairwise(sides))
    if jumps < 0.3 * len(sides):
        return list(segments)
    ordered: list[Segment] = []
    left: list[Segment] = []
    right: list[Segment] = []
    for segment in sorted(segments, key=lambda s: (-s.middle, s.x0)):
        if segment.x0 < gutter < segment.x1:  # over both columns: a title, a lead
            ordered += left + right + [segment]
            left, right = [], []
        else:
            (right if segment.x0 >= gutter else left).append(segment)
    return ordered + left + right


def _gutter(segments: Sequence[Segment]) -> float | None:
    """The x between two columns, None for a page of one."""
    if len(segments) < 12:
        return None
    low, high = min(s.x0 for s in segments), max(s.x1 for s in segments)
    best: tuple[int, float] | None = None
    for step in range(30, 71, 2):
        x = low + (high - low) * step / 100
        crossing = sum(s.x0 < x < s.x1 for s in segments)
        left = sum(s.x1 <= x for s in segments)
        right = len(segments) - crossing - left
        if min(left, right) >= 5 and crossing <= 0.3 * len(segments) and (best is None or crossing < best[0]):
            best = (crossing, x)
    return best[1] if best else None


def page_text(segments: Sequence[Segment]) -> str:
    """Lines of the page; a blank line where the space between two lines, their size or their column changes."""
    pitches = [a.y0 - b.y0 for a, b in pairwise(segments) if 0 < a.y0 - b.y0 < 4 * max(a.tall, 4.0)]
    pitch = median(pitches) if pitches else 12.0
    parts: list[str] = []
    for i, segment in enumerate(segments):
        if i:
            parts.append(_between(segments[i - 1], segment, pitch))
        parts.append(segment.text)
    return "".join(parts)


def _between(above: Segment, below: Segment, pitch: float) -> str:
    step = above.y0 - below.y0
    if abs(above.middle - below.middle) < 0.5 * max(above.tall, below.tall) and below.x0 >= above.x1:
        wide = below.x0 - above.x1 > 6 * max(above.tall, below.tall)  # a masthead and its date; else cells of a table
        return "\n\n" if wide else " "
    if step < 0 or step > 1.45 * pitch:
        return "\n\n"
    if max(above.tall, below.tall) > 1.25 * min(above.tall, below.tall) and len(above.text) > 3 and len(below.text) > 3:
        return "\n\n"
    indented = below.x0 - above.x0 > 0.8 * below.tall and is_terminal(above.text)
    return "\n\n" if indented else "\n"
