"""`kg stats`: what the graph holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from graph.cli import Settings


@click.command()
@click.pass_obj
def command(settings: Settings) -> None:
    """Count things by class, happenings by kind (done, planned or proposed, denied, disputed) and documents."""
    from graph.cli.viewing import emit_json
    from graph.kg import KnowledgeGraph

    with settings.open() as store:
        counts = KnowledgeGraph(store, lang=settings.lang).stats()
    if settings.json:
        emit_json(dict(counts))
    else:
        click.echo(repr(counts))
