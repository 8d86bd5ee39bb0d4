"""`kg unmerge WHAT`: a decision taken back, or a claim parted from its event."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from graph.cli import Settings


@click.command()
@click.argument("what")
@click.option("--why", default="", help="Why, for those who read the ledger.")
@click.option("--by", help="Who decides (default: KG_USER, else the user's name).")
@click.pass_obj
def command(settings: Settings, what: str, why: str, by: str | None) -> None:
    """Take back the decision WHAT (an id of the ledger), or the latest that joined the thing or event WHAT.

    The graph is then exactly what it was before. Where the program joined, and WHAT is the id of a claim, that claim
    leaves its event; that too is an entry, and can be taken back.
    """
    from graph.cli.deciding import tell
    from graph.review import signature, unmerge

    tell(unmerge(settings.store, what, why=why, **signature(by)), settings)
