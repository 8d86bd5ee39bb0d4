"""`kg resolve A B --same|--not-same|--unsure`: a decision into the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from graph.cli import Settings


@click.command()
@click.argument("left")
@click.argument("right", required=False)
@click.option("--same", "verdict", flag_value="same", help="They are one.")
@click.option("--not-same", "verdict", flag_value="not-same", help="They are two.")
@click.option("--unsure", "verdict", flag_value="unsure", help="Nobody knows; do not ask again.")
@click.option("--why", default="", help="Why, for those who read the ledger.")
@click.option("--by", help="Who decides (default: KG_USER, else the user's name).")
@click.pass_obj
def command(settings: Settings, left: str, right: str | None, verdict: str | None, why: str, by: str | None) -> None:
    """Say that LEFT and RIGHT are the same event or thing, or are not; named as for `kg show`, or by the id of a claim.

    The decision is appended to the ledger and the graph derived anew. Done and not done are never the same. LEFT alone is a
    conflict by the id that `kg conflicts` gives: --same if its sides tell of one thing, so that one of them is wrong;
    --not-same if they tell of two. The sides stay, and the decision stands beside them.

    \b
    kg resolve "Jan Nowak" Nowak --same --why "the same office in both"
    kg resolve d29015b226dd7a0d 1acd85dc0f9a2b3c --not-same
    kg resolve 3fa9c1d2 --unsure --why "the one counts those to come"
    """
    from graph.cli.deciding import tell
    from graph.review import decide, judge, signature
    from ontology.errors import UsageError

    if verdict is None:
        raise UsageError("say what you decided", hint="Give --same, --not-same or --unsure.")
    if right is None:
        made = judge(settings.store, left, verdict, why=why, **signature(by))
    else:
        made = decide(settings.store, left, right, verdict, why=why, **signature(by))
    tell(made, settings)
