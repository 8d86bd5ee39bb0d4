"""What the graph answers in Python: it prints itself as text, as HTML in a notebook, and gives the JSON of the command."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from graph.view.card import Card, card_json
from graph.view.html import lines_html, table_html
from graph.view.reader import View
from graph.view.text import Line, card_lines


@dataclass(frozen=True)
class Shown:
    """A card that prints itself: as text in a shell, as HTML in a notebook, as plain data by `to_dict()`."""

    card: Card
    view: View
    lang: str

    def __str__(self) -> str:
        return "\n".join(text for _, text in card_lines(self.view, self.card, self.lang))

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return lines_html(card_lines(self.view, self.card, self.lang, width=10_000))

    def to_dict(self) -> dict[str, Any]:
        """The same as `kg show --json`."""
        return card_json(self.view, self.card, self.lang)


@dataclass(frozen=True)
class Answer:
    """What a command prints, as text in a shell, as HTML in a notebook; `to_dict()` is its `--json`, `found` its records."""

    lines: Callable[[int], Iterable[Line]]
    data: Callable[[], Any]
    found: Any = None

    def __str__(self) -> str:
        return "\n".join(text for _, text in self.lines(100))

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return lines_html(self.lines(10_000))

    def to_dict(self) -> Any:
        """The same as the command with `--json`."""
        return self.data()


@dataclass(frozen=True)
class Page:
    """The explorer page, shown inline in a notebook; `save` writes the same file as `kg explore`."""

    html: str
    height: int = 760

    def _repr_html_(self) -> str:
        return (
            f'<iframe srcdoc="{escape(self.html, quote=True)}" title="explorer" width="100%" height="{self.height}" '
            'style="border:1px solid #8884;border-radius:8px" sandbox="allow-scripts allow-popups"></iframe>'
        )

    def save(self, path: str | Path) -> Path:
        """Write the page to `path`, UTF-8, and return it."""
        Path(path).write_text(self.html, encoding="utf-8")
        return Path(path)

    def __repr__(self) -> str:
        return f"Page({len(self.html):,} characters; show it in a notebook, or .save('explore.html'))"


class Stats(Mapping[str, int]):
    """Counts by name, in the order of a report; a mapping that prints itself as a table."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = dict(counts)

    def __getitem__(self, name: str) -> int:
        return self._counts[name]

    def __iter__(self) -> Any:
        return iter(self._counts)

    def __len__(self) -> int:
        return len(self._counts)

    def __repr__(self) -> str:
        return "\n".join(f"{value:>8}  {name}" for name, value in self._counts.items())

    def _repr_html_(self) -> str:
        return table_html("Graph", self._counts.items())
