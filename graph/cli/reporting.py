"""What loading commands print: progress on the error stream, then what became of each file."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from graph.cli.messages import say

if TYPE_CHECKING:
    from graph.cli import Settings
    from graph.ingest import Report


def chosen(extractors: tuple[str, ...], jobs: int) -> tuple[str, ...]:
    """The extractors that `--extractor` asks for, ours where it asks for none; others keep their budget in one process."""
    from graph.reading import OURS
    from ontology.errors import UsageError

    names = tuple(dict.fromkeys(extractors)) or OURS
    if jobs > 1 and names != OURS:
        raise UsageError("--jobs is for the default extractor alone", hint="Leave it out, or leave out --extractor.")
    return names


def progress(text: str) -> None:
    """One line that is overwritten, on a terminal only."""
    if sys.stderr.isatty():
        click.echo(f"\r\033[K{text[:100]}", nl=False, err=True)


def finish(report: Report, settings: Settings) -> int:
    """Print the report; 3 where some file failed, else 0."""
    if sys.stderr.isatty():
        click.echo("\r\033[K", nl=False, err=True)
    if settings.json:
        data = {
            "loaded": [{"name": n, "claims": c} for n, c in report.loaded],
            "skipped": report.skipped,
            "failed": [{"name": n, "reason": r} for n, r in report.failed],
            "notes": [{"name": n, "note": t} for n, t in report.notes],
        }
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        for name, claims in report.loaded:
            click.echo(say("loaded", settings.lang, name=name, claims=claims))
        for name, note in report.notes:
            click.echo(f"  {name}: {note}")
        if report.skipped:
            click.echo(say("skipped", settings.lang, count=len(report.skipped)))
    return complain(report.failed)


def complain(failed: Iterable[tuple[str, str]]) -> int:
    """Say on the error stream which files failed, and why; 3 where some did, else 0."""
    code = 0
    for name, reason in failed:
        code = 3
        click.echo(click.style(reason if name in reason else f"{name}: {reason}", fg="red"), err=True)
    return code
