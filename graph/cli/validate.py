"""`kg validate`: the graph against the shapes of the ontology."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from graph.cli import Settings


@click.command()
@click.pass_obj
def command(settings: Settings) -> int:
    """Check the current graph and its evidence: kinds that never mix, roles, dates, exact quotes. Exit code 4 if wrong."""
    from graph.cli.messages import say
    from graph.cli.tables import table
    from graph.cli.viewing import emit_json
    from graph.store import Store
    from ontology.validate import validate

    with settings.open() as quads:
        store = Store(quads)
        known = [q for q in quads if q.graph_name.value.endswith("/current") or "/evidence/" in q.graph_name.value]
        report = validate(known, settings.lang)
        sources = len(store.sources())
    if settings.json:
        emit_json([{"node": f.node, "path": f.path, "value": f.value, "message": f.message} for f in report.findings])
    elif report.conforms:
        click.echo(say("conforms", settings.lang, quads=len(known), sources=sources))
    else:
        click.echo(
            table(
                ["node", "property", "value", "message"],
                [[f.node, f.path, f.value, f.message] for f in report.findings],
            )
        )
    return 0 if report.conforms else 4
