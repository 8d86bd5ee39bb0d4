"""`kg review`: the open questions of identity, one by one, or as JSON; the ledger as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from graph.asking import Question
    from graph.cli import Settings

_ANSWERS = {"t": "same", "y": "same", "n": "not-same", "?": "unsure"}


@click.command()
@click.option("-n", "--count", default=0, help="At most so many questions.")
@click.option("--list", "only_list", is_flag=True, help="Print the questions, ask nothing.")
@click.option("--ledger", is_flag=True, help="Print the ledger instead, one entry a line, as a file for --import.")
@click.option(
    "--import",
    "source",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Append the entries of such a file.",
)
@click.option("--by", help="Who decides (default: KG_USER, else the user's name).")
@click.pass_obj
def command(settings: Settings, count: int, only_list: bool, ledger: bool, source: Path | None, by: str | None) -> None:
    """Show pairs of events and of persons that may be the same, which the program does not decide, and ask.

    What is decided goes into the ledger at once; what was judged, also as unsure, is not asked again.

    \b
    kg review                       # ask
    kg review --list -n 20          # look
    kg --json review                # for programs
    kg review --ledger > ledger.jsonl
    """
    from graph.asking import plain, questions
    from graph.cli.messages import say
    from graph.cli.viewing import emit_json, opened
    from graph.ledger import dump, entries, parse

    if source is not None:
        from graph.review import bring

        fresh = bring(settings.store, parse(source.read_text(encoding="utf-8")))
        click.echo(say("imported", settings.lang, count=len(fresh)))
        return
    with opened(settings) as view:
        if ledger:
            for entry in entries(view.store):
                click.echo(dump(entry))
            return
        found = questions(view.store, view.kept)
        if settings.json:
            emit_json([plain(q) for q in found[: count or len(found)]])
            return
        click.echo(say("open_questions", settings.lang, count=len(found)))
        for number in range(min(count or len(found), len(found))):
            question = found[number]
            _show(number + 1, question, settings)
            if not only_list and not _ask(question, settings, by):
                return


def _show(number: int, q: Question, settings: Settings) -> None:
    from graph.cli.messages import say
    from graph.view.words import capital, term

    reasons = ", ".join(f"{what} {value.rsplit('/', 1)[-1]} ({weight:g})" for what, value, weight in q.reasons)
    click.echo()
    click.echo(click.style(f"{number}. {say('near', settings.lang, score=q.score, reasons=reasons)}", bold=True))
    for side in (q.left, q.right):
        label = capital(term(side.label, settings.lang)) if q.kind == "event" else side.label
        click.echo(f"   {label}{f', {side.date}' if side.date else ''} [{side.refs[0]}]")
        click.echo(f"      „{' '.join(side.quote.split())}” — {side.document}")


def _ask(q: Question, settings: Settings, by: str | None) -> bool:
    """Ask for one decision; False where there is nobody, or no more, to ask."""
    from graph.cli.deciding import tell
    from graph.cli.messages import say
    from graph.review import answer, signature

    try:
        said = click.prompt(
            say("ask", settings.lang), default="d" if settings.lang == "pl" else "s", show_default=False
        )
    except click.Abort:
        return False
    if said[:1].lower() in ("k", "q"):
        return False
    if verdict := _ANSWERS.get(said[:1].lower()):
        tell(answer(settings.store, q, verdict, **signature(by)), settings)
    return True
