"""`kg deals`: rounds of talks, and what each side gave, promised or withheld."""

from __future__ import annotations

import click

from graph.cli.viewing import Settings, emit, emit_json, opened, width


@click.command()
@click.argument("name", nargs=-1)
@click.option("-n", "--count", default=20, show_default=True, type=click.IntRange(0), help="The last rounds; 0: all.")
@click.option("--table", is_flag=True, help="Only the table, and what is open; no rounds one by one.")
@click.pass_obj
def command(settings: Settings, name: tuple[str, ...], count: int, table: bool) -> None:
    """Show who gave what for what: a table of rounds of talks, then each round with its sentences.

    A leg says whether it is done, promised, offered or withheld, by which source, and why it belongs to the round: by
    the words of the text, by its date, or by the document that tells of both. With NAME, only the deals in which a
    person, body or firm has a part.

    \b
    kg deals --table
    kg deals Belavia
    kg --lang en --json deals
    """
    from graph.analysis.dealjson import deals_json
    from graph.analysis.deals import deals_of, latest, only
    from graph.analysis.dealtext import Teller
    from graph.view.standing import standing

    with opened(settings) as view:
        found = deals_of(view)
        if name:
            found = only(found, view.find(" ".join(name)).iris[0])
        hidden = 0
        if count:
            found, hidden = latest(found, count)
        tell = Teller(view, found, settings.lang, width(), standing(view, settings.lang))
        if settings.json:
            emit_json(deals_json(tell))
        else:
            emit(tell.lines(table_only=table, hidden=hidden))
