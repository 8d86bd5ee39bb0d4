"""`kg query 'SPARQL'`: read-only queries."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

import click

from graph.cli.options import limited
from ontology.errors import QueryError

if TYPE_CHECKING:
    from graph.cli import Settings


@click.command()
@click.argument("sparql")
@click.option("--csv", "as_csv_", is_flag=True, help="Print CSV.")
@limited
@click.pass_obj
def command(settings: Settings, sparql: str, as_csv_: bool, seconds: float) -> None:
    """Ask in SPARQL. The default graph is the current one; `GRAPH ?g { … }` reaches the evidence. `-` reads the query.

    \b
    kg query 'SELECT ?name ?date { ?e a kg:PrisonerRelease, kg:Event; kg:date ?date; kg:actor/skos:prefLabel ?name }'
    """
    from graph.cli.messages import say
    from graph.cli.tables import as_csv, table
    from graph.query import run

    text = _asked(sparql)
    with settings.open() as store:
        found = run(store, text, seconds)
    if settings.json:
        rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif as_csv_:
        click.echo(as_csv(found.columns, found.rows), nl=False)
    else:
        click.echo(table(found.columns, found.rows))
        click.echo(say("rows", settings.lang, count=len(found.rows)), err=True)


def _asked(sparql: str) -> str:
    """The query itself, or what the standard input holds for `-`."""
    data = sys.stdin.buffer.read() if sparql == "-" else os.fsencode(sparql)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = f"byte {error.start + 1} is {data[error.start]:#04x}"
        raise QueryError(f"the query is not UTF-8: {where}", hint="Save it as UTF-8.") from None
