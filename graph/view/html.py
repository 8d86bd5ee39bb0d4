"""Cards as HTML for a notebook: the same lines as in the terminal, every text escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from graph.view.text import Line

_STYLES = {
    "title": "font:600 1.35em Georgia,serif;margin:.2em 0",
    "head": "font-weight:600;color:#666;margin:.9em 0 .2em;border-top:1px solid #8884;padding-top:.5em",
    "item": "font-weight:600;margin-top:.6em",
    "warn": "color:#b45309;font-weight:600",
    "quote": "font-family:Georgia,serif;border-left:3px solid #8886;padding-left:.7em;margin:.15em 0 0 1.2em",
    "soft": "color:#777;font-size:.92em;padding-left:.7em;margin-left:1.2em",
}


def lines_html(lines: Iterable[Line]) -> str:
    """One block element a line; runs of one style, which the terminal wrapped, are joined again."""
    blocks: list[Line] = []
    for style, text in lines:
        inner = text.strip()
        if blocks and style == blocks[-1][0] == "quote" and not inner.startswith(("„", "“")):
            blocks[-1] = (style, f"{blocks[-1][1]} {inner}")
        elif inner:
            blocks.append((style, inner))
    rows = "".join(f'<div style="{_STYLES.get(style, "")}">{escape(text)}</div>' for style, text in blocks)
    return f'<div style="max-width:60em;line-height:1.45">{rows}</div>'


def table_html(title: str, rows: Iterable[tuple[str, object]]) -> str:
    """A small table of two columns."""
    body = "".join(
        f'<tr><td style="text-align:left">{escape(name)}</td><td>{escape(str(value))}</td></tr>' for name, value in rows
    )
    return f'<table><caption style="font-weight:600;text-align:left">{escape(title)}</caption>{body}</table>'
