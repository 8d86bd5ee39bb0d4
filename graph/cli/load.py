"""`kg load PATH…`: documents into the graph."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.options import reading

if TYPE_CHECKING:
    from graph.cli import Settings


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False), metavar="PATH…")
@reading
@click.pass_obj
def command(
    settings: Settings,
    paths: tuple[Path, ...],
    date: str | None,
    publisher: str | None,
    title: str | None,
    url: str | None,
    jobs: int,
    extractors: tuple[str, ...],
) -> int:
    """Load files, and folders with all below them. What is known already is skipped.

    A bad file is reported with its reason and the rest goes on (exit code 3). In a folder a table `metadata.csv`
    (file, date, publisher, title, url) or a Zotero export gives each file its date and publisher.

    \b
    kg load komentarz.pdf --date 2026-03-20 --publisher PISM
    kg load notatki/
    """
    from graph.cli.reporting import chosen, finish, progress
    from graph.ingest import ReadOptions, load

    given = ReadOptions(date=date, publisher=publisher, title=title, url=url)
    names = chosen(extractors, jobs)
    return finish(load(settings.store, paths, given, progress, jobs=jobs, extractors=names), settings)
