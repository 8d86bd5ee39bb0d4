"""Options that several commands take, declared once: `@reading`, `@limited`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])
_READING = (
    click.option("--date", help="Date of publication, e.g. 2026-03-20; relative times are counted from it."),
    click.option("--publisher", help="Who published it."),
    click.option("--title", help="Its title."),
    click.option("--url", help="Where it was published."),
    click.option(
        "--jobs",
        type=click.IntRange(1, 256),
        default=1,
        metavar="N",
        help="Read in N processes; what comes out is the same.",
    ),
    click.option(
        "--extractor",
        "extractors",
        multiple=True,
        metavar="NAME",
        help="polish (the default), llm, spacy or package.module:factory; may be repeated.",
    ),
)


def reading(command: _Command) -> _Command:
    """How documents are read (`kg extract`, `kg load`): what is known of them, in how many processes, by which extractors."""
    for option in reversed(_READING):
        command = option(command)
    return command


def limited(command: _Command) -> _Command:
    """`--limit-seconds`, for what a user's own query may take (`kg query`, `kg cypher`)."""
    return click.option(
        "--limit-seconds",
        "--seconds",
        "seconds",
        type=click.FloatRange(min=0, min_open=True),
        default=30.0,
        show_default=True,
        help="Give up after so many seconds.",
    )(command)
