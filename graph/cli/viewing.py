"""What `show`, `path` and `explore` share: opening the store for reading, printing lines or JSON."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol

import click

from graph.slices import Slice
from graph.view.kept import current, kept_of
from graph.view.reader import View

_STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True},
    "head": {"bold": True, "fg": "cyan"},
    "item": {"bold": True},
    "warn": {"fg": "yellow"},
    "soft": {"dim": True},
}


class Settings(Protocol):
    """The global options, as `graph.cli` passes them on."""

    lang: str
    json: bool


@contextmanager
def opened(settings: Any) -> Iterator[View]:
    """The current graph of the store that the options name, open for reading only."""
    at, known_at, grade = (getattr(settings, name, None) for name in ("at", "known_at", "grade"))
    cut = Slice(at, known_at, bool(getattr(settings, "possible", False)), grade)
    folder = getattr(settings, "store", None)
    before = current(folder) if folder else None
    with settings.open() as store:
        yield View(store, kept_of(folder, before, cut.key if cut else "") if folder else None)


def width() -> int:
    """Columns to wrap text at: those of the terminal, but no more than one reads with ease."""
    return min(110, shutil.get_terminal_size((100, 24)).columns)


def emit(lines: Iterable[tuple[str, str]]) -> None:
    """Print lines in the colours of their styles, in one go; without colours where nobody sees them."""
    click.echo(painted(lines))


def painted(lines: Iterable[tuple[str, str]]) -> str:
    """Lines in the colours of their styles, as one text."""
    return "\n".join(click.style(text, **_STYLES.get(style, {})) for style, text in lines)


def emit_json(data: Any) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))
