"""`kg cypher 'TEXT'`: Cypher on Neo4j where it is configured, else on the engine inside this process."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.messages import say
from graph.cli.options import limited

if TYPE_CHECKING:
    from graph.cli import Settings
    from graph.neo4j.connection import Connection


@click.command()
@click.argument("cypher")
@click.option(
    "-p", "--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter; the value is JSON or text."
)
@click.option("--csv", "as_csv_", is_flag=True, help="Print CSV.")
@click.option(
    "--graph",
    "page",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the things found as an explorer page.",
)
@click.option("--write", is_flag=True, help="Let the query change the graph (Neo4j only).")
@click.option("--uri", help="Address of Neo4j (default: NEO4J_URI).")
@click.option("--embedded", "inside", is_flag=True, help="Use the embedded engine though NEO4J_URI is set.")
@limited
@click.pass_obj
def command(
    settings: Settings, cypher: str, params: tuple[str, ...], as_csv_: bool, page: Path | None, write: bool, uri: str | None,
    inside: bool, seconds: float,
) -> None:  # fmt: skip
    """Ask in Cypher. `-` reads the query from the standard input; `@NAME` is a shipped question, `@` lists them.

    On Neo4j where NEO4J_URI is set (what `kg sync` wrote there), else on an engine inside this process that is filled
    from the store first. Labels, types and properties: docs/neo4j.md.

    \b
    kg cypher 'MATCH (p:Person)-[m:MET]-(q) RETURN p.name, q.name, m.count, m.last ORDER BY m.last'
    """
    from graph.cli.drivers import import_driver
    from graph.cli.tables import as_csv, table

    import_driver()
    from graph.neo4j.cypher import run, shown
    from ontology.errors import UsageError

    if cypher == "@":
        _list(settings)
        return
    text = sys.stdin.read() if cypher == "-" else cypher
    given = dict(_parameter(p) for p in params)
    if cypher.startswith("@"):
        text, given = _question(settings, cypher[1:], given)
    with _where(settings, uri, inside) as connection:
        if write and connection.embedded:
            raise UsageError(
                "the embedded engine is made from the store and only read", hint="Set NEO4J_URI to write to Neo4j."
            )
        found = run(connection, text, given, write=write, seconds=seconds)
    for note in found.notes:
        click.echo(click.style(note, fg="yellow"), err=True)
    if settings.json:
        rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2, default=str))
    elif as_csv_:
        click.echo(as_csv(found.columns, [[shown(v) for v in row] for row in found.rows]), nl=False)
    else:
        click.echo(table(found.columns, [[shown(v) for v in row] for row in found.rows]))
        click.echo(say("rows", settings.lang, count=len(found.rows)), err=True)
    if page is not None:
        _page(settings, found.keys, page)


def _parameter(text: str) -> tuple[str, Any]:
    """`since=2026-01-01` is text, `n=3` a number, `names=["a"]` a list."""
    from ontology.errors import UsageError

    name, equals, value = text.partition("=")
    if not equals or not name.isidentifier():
        raise UsageError(f"{text!r} is not a parameter", hint="It looks like -p name=value.")
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value


def _list(settings: Settings) -> None:
    from graph.query.questions import questions

    rows = [{"name": q.name, "title": q.titles[settings.lang], "params": q.examples()} for q in questions().values()]
    if settings.json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        given = "".join(f" -p {name}={example}" for name, example in row["params"].items())  # type: ignore[attr-defined]
        click.echo(f"@{row['name']}{given}\n    {row['title']}")


def _question(settings: Settings, name: str, given: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The Cypher of a shipped question; a thing may be given by any of its names."""
    from graph.neo4j.names import key_of
    from graph.query.questions import checked, question
    from graph.view.reader import View

    asked = question(name)
    with settings.open() as store:
        view = View(store)
        for param, (kind, _) in asked.params.items():
            if kind == "thing" and param in given:
                told = str(given[param])
                given[param] = key_of(view.find(told.removeprefix("id/") if told.startswith("id/") else told).iris[0])
    return asked.cypher, checked(asked, given)


@contextmanager
def _where(settings: Settings, uri: str | None, inside: bool) -> Iterator[Connection]:
    from graph.neo4j.connection import connected
    from graph.neo4j.connection import settings as neo4j_settings

    found = None if inside else neo4j_settings(uri)
    if found is not None:
        with connected(found) as connection:
            yield connection
        return
    from graph.cli.drivers import import_engine
    from graph.neo4j.cache import SumsCache
    from graph.neo4j.embedded import embedded

    import_engine()

    cache = SumsCache(settings.store)
    with settings.open() as store, embedded(settings.store / "cypher", store, cache.confirm()) as connection:
        yield connection


def _page(settings: Settings, keys: list[str], page: Path) -> None:
    from graph.explore.page_of import page_of
    from graph.neo4j.part import part
    from graph.view.reader import View
    from ontology.errors import UsageError

    if not keys:
        raise UsageError("the query gave no nodes to draw", hint="Return nodes or paths: RETURN p, m, q.")
    with settings.open() as store:
        html, counts = page_of(View(part(store, keys)), lang=settings.lang)
    try:
        page.write_text(html, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write {page}: {error.strerror}", hint="Choose another file.") from error
    click.echo(say("cypher_page", settings.lang, path=page, **counts), err=True)
