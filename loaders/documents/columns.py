"""Sentences that the page tore apart: over a page or column end, or around a lead set between two columns.

… po sfałszowanych wyborach            … po sfałszowanych wyborach prezydenckich w 2020 r.
[lead of three lines]             →
prezydenckich w 2020 r.                [lead of three lines]
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import islice

from loaders.documents.lines import begins_lower, hangs, is_terminal, may_go_on
from loaders.documents.paragraphs import Paragraph

_REACH = 6  # blocks that may stand between the two halves of a sentence
_SHORTEST = 40  # characters; a shorter unfinished block is a heading or a caption
_APART = {"heading", "list", "teaser", "byline", "caption", "title"}


def mend(blocks: Sequence[Paragraph]) -> list[Paragraph]:
    """Join the halves; what stood between them follows, complete paragraphs among it as `lead`."""
    wrapped = any(b.width for b in blocks)
    waiting = deque(blocks)
    out: list[Paragraph] = []
    while waiting:
        first = waiting.popleft()
        while (j := _other_half(first, waiting, wrapped)) is not None:
            between = [waiting.popleft() for _ in range(j)]
            second = waiting.popleft()
            for block in between:
                if block.kind == "paragraph" and is_terminal(block.last) and len(block.text) > 2 * _SHORTEST:
                    block.kind = "lead"
            first.lines.extend(second.lines)
            first.width = second.width or first.width
            waiting.extendleft(reversed(between))
        out.append(first)
    _mark_leads(out)
    return out


def _other_half(first: Paragraph, waiting: deque[Paragraph], wrapped: bool) -> int | None:
    """Index in `waiting` of the block that goes on where `first` stops."""
    if not waiting or first.kind not in ("paragraph", "lead", "list") or not _unfinished(first):
        return None
    if waiting[0].kind == "paragraph" and _may_begin(waiting[0], first):
        return 0
    if not wrapped or first.kind == "list" or len(first.lines) < 2 or is_terminal(first.last):
        return None
    for j, block in enumerate(islice(waiting, _REACH)):
        if j and block.kind == "paragraph" and len(block.lines) > 1 and begins_lower(block.first):
            return j
        if block.kind not in _APART and not is_terminal(block.last):
            return None
    return None


def _unfinished(block: Paragraph) -> bool:
    return (len(block.lines) > 1 or len(block.text) >= _SHORTEST) and (may_go_on(block.last) or hangs(block.last))


def _may_begin(second: Paragraph, first: Paragraph) -> bool:
    if begins_lower(second.first):
        return True
    # a name or a number after a column's end: only between two wrapped paragraphs, after a full line
    both = first.width > 0 and second.width > 0 and len(second.lines) > 1 and len(first.lines) > 2
    similar = both and abs(first.width - second.width) <= 0.25 * first.width
    return similar and (first.full or hangs(first.last)) and not is_terminal(first.last)


def _mark_leads(blocks: Sequence[Paragraph]) -> None:
    """A paragraph set much wider than the columns around it is a lead."""
    widths = sorted(b.width for b in blocks if b.width and len(b.lines) > 3)
    if len(widths) < 3:
        return
    usual = widths[len(widths) // 2]
    for block in blocks:
        if block.kind == "paragraph" and block.width > 1.3 * usual and len(block.lines) > 1 and block.lines[1].gap:
            block.kind = "lead"
