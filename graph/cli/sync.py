"""`kg sync`: the graph into Neo4j, by difference."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.messages import say

if TYPE_CHECKING:
    from graph.cli import Settings
    from graph.neo4j.connection import Connection
    from graph.neo4j.sync import Options, Report


@click.command()
@click.option("--uri", help="Address of Neo4j (default: NEO4J_URI). The password comes from NEO4J_PASSWORD only.")
@click.option("--database", help="Name of the database (default: NEO4J_DATABASE, else neo4j).")
@click.option("--dry-run", is_flag=True, help="Only say what would be changed.")
@click.option(
    "--prune/--no-prune",
    default=None,
    help="Delete what vanished (the default, unless it is most of the graph), or not.",
)
@click.option("--verify", is_flag=True, help="Read all back and compare it with the store; 7 where it differs.")
@click.option("--repair", is_flag=True, help="Read all back and put right what differs.")
@click.option("--from-neo4j", is_flag=True, help="Write what Neo4j holds as N-Quads (to -o or the screen).")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="File for --from-neo4j.")
@click.option(
    "--patience", type=float, default=30.0, show_default=True, help="Seconds to try again while nobody answers."
)
@click.option("--wait", type=float, default=30.0, show_default=True, help="Seconds to wait for another sync to finish.")
@click.option("--timeout", type=float, help="Seconds that the server allows one transaction.")
@click.option(
    "--batch", type=click.IntRange(1, 100_000), default=10_000, show_default=True, help="Changes in one transaction."
)
@click.pass_obj
def command(
    settings: Settings, uri: str | None, database: str | None, dry_run: bool, prune: bool | None, verify: bool, repair: bool,
    from_neo4j: bool, output: Path | None, patience: float, wait: float, timeout: float | None, batch: int,
) -> int:  # fmt: skip
    """Write the graph into Neo4j: only what changed, nothing where nothing did.

    Address, user and password come from NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE. Nodes that others
    keep in the same database are never touched.
    """
    from graph.cli.drivers import import_driver
    from graph.cli.reporting import progress

    import_driver()
    from graph.neo4j import sync as syncing
    from graph.neo4j import verify as verifying
    from graph.neo4j.cache import SumsCache
    from graph.neo4j.connection import connected
    from graph.neo4j.connection import settings as neo4j_settings
    from ontology.errors import UsageError

    found = neo4j_settings(uri, database, patience, timeout)
    if found is None:
        raise UsageError("no address of Neo4j", hint="Set NEO4J_URI, or use --uri bolt://localhost:7687.")
    if sum((dry_run, verify, repair, from_neo4j)) > 1:
        raise UsageError("--dry-run, --verify, --repair and --from-neo4j do not go together", hint="Choose one.")
    options = syncing.Options(
        dry_run, prune, batch, wait, lambda n: progress(say("sync_progress", settings.lang, count=n))
    )
    with connected(found) as connection:
        if from_neo4j:
            return _back(connection, output, settings)
        options.cache = SumsCache(settings.store)
        with settings.open() as store:
            options.cache.confirm()
            if verify:
                return _verdict(verifying.verify(store, connection, options.cache.view), settings)
            report = (
                verifying.repair(store, connection, options) if repair else syncing.sync(store, connection, options)
            )
    _told(report, options, found.address, settings)
    return 0


def _told(report: Report, options: Options, address: str, settings: Settings) -> None:
    if sys.stderr.isatty():
        click.echo("\r\033[K", nl=False, err=True)
    if settings.json:
        click.echo(json.dumps({"dry_run": options.dry_run, **asdict(report)}, ensure_ascii=False, indent=2))
        return
    lang = settings.lang
    click.echo(say("sync_graph", lang, nodes=report.nodes, edges=report.edges, where=address))
    if not (report.writes or options.dry_run):
        click.echo(say("sync_unchanged", lang))
        return
    key = "sync_would" if options.dry_run else "sync_did"
    for kind, counts in (("nodes", report.node_changes), ("edges", report.edge_changes)):
        click.echo(say(key, lang, kind=say(f"sync_{kind}", lang), **asdict(counts)))
    if report.kept:
        click.echo(say("sync_kept", lang, count=len(report.kept)), err=True)


def _verdict(verdict: object, settings: Settings) -> int:
    from graph.neo4j.verify import Verdict

    assert isinstance(verdict, Verdict)
    lang = settings.lang
    if settings.json:
        click.echo(json.dumps({"same": verdict.same, **asdict(verdict)}, ensure_ascii=False, indent=2))
    elif verdict.same:
        click.echo(say("verify_same", lang, nodes=verdict.nodes, edges=verdict.edges))
    else:
        for line in verdict.named:
            click.echo(line)
        click.echo(
            say("verify_differs", lang, missing=verdict.missing, changed=verdict.changed, surplus=verdict.surplus)
        )
        if not verdict.sums:
            click.echo(say("verify_sums", lang))
    return 0 if verdict.same else 7


def _back(connection: Connection, output: Path | None, settings: Settings) -> int:
    from graph.neo4j.back import quads
    from ontology.errors import UsageError

    if output is None:
        for quad in quads(connection):
            click.echo(f"{quad} .")
        return 0
    part = output.with_name(output.name + ".part")
    count = 0
    try:
        with part.open("w", encoding="utf-8") as file:
            for quad in quads(connection):
                file.write(f"{quad} .\n")
                count += 1
        part.replace(output)
    except OSError as error:
        raise UsageError(f"cannot write {output}: {error.strerror}", hint="Choose another file with -o.") from None
    click.echo(say("sync_back", settings.lang, path=output, count=count), err=True)
    return 0
