"""`kg show NAME`: what the graph says of a thing, each fact with its sentence and source."""

from __future__ import annotations

import click

from graph.cli.viewing import Settings, emit, emit_json, opened, width
from graph.view.reader import View

_MOST = 50  # of each kind on a card for people


@click.command()
@click.argument("name", nargs=-1, required=True)
@click.option("--why", is_flag=True, help="Say why the claims of an event are one, and who says what.")
@click.option(
    "-n",
    "--count",
    type=click.IntRange(0),
    help="At most so many relations, dated and undated events, the last; 0: all (default: 50, with --json all).",
)
@click.pass_obj
def command(settings: Settings, name: tuple[str, ...], why: bool, count: int | None) -> None:
    """Show a person, organisation, country, place or event by NAME, in any spelling or case form.

    Posts, relations, and events in time order, each with its sentence and source. What is planned, proposed, denied or
    disputed says so in words. An event has all sentences of all sources, and any of their ids leads to it. Where the graph knows no such name, near ones are offered.

    \b
    kg show Coale
    kg show Łukaszence
    kg show Coale --why
    kg show 936d9059abe2372b        # an event, a claim or a deal by its id
    kg --lang en --json show Belavia
    """
    from graph.view.card import card, card_json, happening_json
    from graph.view.rounds import deal_called
    from graph.view.text import card_lines, happening_lines

    with opened(settings) as view:
        asked = " ".join(name)
        if happening := view.happening_called(asked):
            if settings.json:
                emit_json(happening_json(view, happening, settings.lang))
            else:
                emit(happening_lines(view, happening, settings.lang, width(), why=why))
            return
        if deal := deal_called(view, asked):
            _deal(view, deal, settings)
            return
        found = view.find(asked)
        most = (0 if settings.json else _MOST) if count is None else count
        shown = card(view, found.iris[0], found.iris[1:], most)
        if settings.json:
            emit_json(card_json(view, shown, settings.lang))
        else:
            emit(card_lines(view, shown, settings.lang, width(), why=why))


def _deal(view: View, iri: str, settings: Settings) -> None:
    """One round of talks with its legs."""
    from graph.analysis.dealjson import deals_json
    from graph.analysis.deals import one
    from graph.analysis.dealtext import Teller
    from graph.view.standing import standing

    tell = Teller(view, one(view, iri), settings.lang, width(), standing(view, settings.lang))
    if settings.json:
        emit_json(deals_json(tell)["rounds"])
    else:
        emit(tell.lines())
