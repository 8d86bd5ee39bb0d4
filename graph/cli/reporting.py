"""What loading commands print: progress on the error stream, then what became of each file."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from graph.cli import Settings
    from graph.ingest import Report


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
            click.echo(f"{name}: {claims} claims")
        for name, note in report.notes:
            click.echo(f"  {name}: {note}")
        if report.skipped:
            click.echo(f"{len(report.skipped)} known already, skipped")
        for name, reason in report.failed:
            click.echo(click.style(f"{name or 'failed'}: {reason}", fg="red"), err=True)
    return 3 if report.failed else 0
