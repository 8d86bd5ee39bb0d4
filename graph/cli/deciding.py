"""What the commands of judgement share: how a decision is reported."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from graph.cli import Settings
    from graph.derive.judgements import Judgement


def tell(entry: Judgement, settings: Settings) -> None:
    """Report an entry of the ledger."""
    from graph.cli.messages import say
    from graph.cli.viewing import emit_json

    if settings.json:
        emit_json(asdict(entry) | {"id": entry.id})
    elif entry.undoes:
        click.echo(say("undone", settings.lang, id=entry.id, undoes=entry.undoes))
    else:
        sides = {"left": ", ".join(entry.left), "right": ", ".join(entry.right)}
        click.echo(say("judged", settings.lang, id=entry.id, verdict=entry.verdict, **sides))
