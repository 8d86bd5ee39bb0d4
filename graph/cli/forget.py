"""`kg forget SOURCE`: take a source out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from graph.cli import Settings


@click.command()
@click.argument("source")
@click.pass_obj
def command(settings: Settings, source: str) -> None:
    """Take SOURCE (a file name, a text id or an IRI) out of the graph; what only it supported goes with it."""
    from graph.ingest import forget

    for name in forget(settings.store, source):
        click.echo(f"forgotten: {name}")
