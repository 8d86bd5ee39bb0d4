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
    """Take SOURCE out of the graph; what only it supported goes with it.

    SOURCE is a path, a file name, or the id or IRI of a text. A text that was loaded under several names stays as long
    as one of them does.
    """
    from graph.cli.messages import say
    from graph.cli.viewing import emit_json
    from graph.ingest import forget

    names = forget(settings.store, source)
    if settings.json:
        emit_json({"forgotten": names})
        return
    for name in names:
        click.echo(say("forgotten", settings.lang, name=name))
