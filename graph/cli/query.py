"""`kg query 'SPARQL'`: read-only queries."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from graph.cli import Settings


@click.command()
@click.argument("sparql")
@click.option("--csv", "as_csv_", is_flag=True, help="Print CSV.")
@click.option(
    "--limit-seconds",
    "--seconds",
    "seconds",
    type=click.FloatRange(min=0, min_open=True),
    default=30.0,
    show_default=True,
    help="Give up after so many seconds.",
)
@click.pass_obj
def command(settings: Settings, sparql: str, as_csv_: bool, seconds: float) -> None:
    """Ask in SPARQL. The default graph is the current one; `GRAPH ?g { … }` reaches the evidence. `-` reads the query.

    \b
    kg query 'SELECT ?name ?date { ?e a kg:PrisonerRelease, kg:Event; kg:date ?date; kg:actor/skos:prefLabel ?name }'
    """
    from graph.cli.tables import as_csv, table
    from graph.query import run

    text = sys.stdin.read() if sparql == "-" else sparql
    with settings.open() as store:
        found = run(store, text, seconds)
    if settings.json:
        rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif as_csv_:
        click.echo(as_csv(found.columns, found.rows), nl=False)
    else:
        click.echo(table(found.columns, found.rows))
        click.echo(f"{len(found.rows)} rows", err=True)
