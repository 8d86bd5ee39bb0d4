"""Tables for people: columns as wide as their content, wide characters counted as two."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Sequence
from typing import Any


def width(text: str) -> int:
    """Columns of a terminal that `text` takes."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _cell(value: Any, limit: int) -> str:
    text = "" if value is None else "".join(c if c.isprintable() else " " for c in str(value))
    if width(text) <= limit:
        return text
    while width(text) > limit - 1:
        text = text[: min(len(text) - 1, limit - 1)]
    return text + "…"


def table(columns: Sequence[str], rows: Sequence[Sequence[Any]], limit: int = 70) -> str:
    """Rows under their headings, parted by two spaces; a cell longer than `limit` is cut with `…`."""
    cells = [[_cell(v, limit) for v in row] for row in rows]
    widths = [max([width(c), *(width(row[i]) for row in cells)]) for i, c in enumerate(columns)]
    lines = [list(columns), ["─" * w for w in widths], *cells]
    return "\n".join(
        "  ".join(v + " " * (w - width(v)) for v, w in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def as_csv(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """CSV with a header; a cell that a spreadsheet would run as a formula is prefixed with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_safe(v) for v in row])
    return out.getvalue()


def _safe(value: Any) -> Any:
    return "'" + value if isinstance(value, str) and value[:1] in ("=", "+", "-", "@") else value
