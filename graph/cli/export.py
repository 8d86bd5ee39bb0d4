"""`kg export`: the graph in files that others read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from graph.cli import Settings


@click.command()
@click.option(
    "--format",
    "format_",
    type=click.Choice(["turtle", "nquads", "jsonld", "neo4j-admin"]),
    default="turtle",
    show_default=True,
    help="Format of the file.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File (for neo4j-admin: new folder) to write; without it, the screen.",
)
@click.option("--all", "everything", is_flag=True, help="The evidence too (N-Quads and JSON-LD).")
@click.pass_obj
def command(settings: Settings, format_: str, output: Path | None, everything: bool) -> None:
    """Write the current graph; the same graph always gives the same bytes."""
    from graph.cli.messages import say
    from graph.export import export
    from ontology.errors import UsageError

    if format_ == "neo4j-admin":
        from graph.neo4j.admin import export_admin

        if output is None:
            raise UsageError("neo4j-admin writes a folder of CSV files", hint="Name a new folder with -o.")
        with settings.open() as store:
            nodes, edges = export_admin(store, output)
        click.echo(say("sync_graph", settings.lang, where=output, nodes=nodes, edges=edges), err=True)
        return
    with settings.open() as store:
        text = export(store, format_, everything)
    if output is None:
        click.echo(text, nl=False)
        return
    part = output.with_name(output.name + ".part")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(output)
    except OSError as error:
        raise UsageError(f"cannot write {output}: {error.strerror}", hint="Choose another file with -o.") from None
    click.echo(say("written", settings.lang, path=output, count=len(text)), err=True)
