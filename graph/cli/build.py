"""`kg build`: the graph of the seeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from graph.cli import Settings


@click.command()
@click.pass_obj
def command(settings: Settings) -> int:
    """Build the graph from the digests that are shipped, five Polish notes on the US-Belarus talks of 2025-2026."""
    from graph.cli.reporting import finish, progress
    from graph.ingest import build

    return finish(build(settings.store, progress), settings)
