"""What the commands of judgement share: who decides, when, and how a decision is reported."""

from __future__ import annotations

import getpass
import os
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from graph.cli import Settings
    from graph.derive.judgements import Judgement


def signature(by: str | None) -> dict[str, str]:
    """Who and when: `--by`, else `KG_USER`, else the name of the user; the one place where the clock is read."""
    try:
        user = by or os.environ.get("KG_USER") or getpass.getuser()
    except (OSError, KeyError):
        user = "unknown"
    return {"by": user, "at": datetime.now(UTC).isoformat(timespec="seconds")}


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
