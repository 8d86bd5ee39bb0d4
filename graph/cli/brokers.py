"""`kg brokers`: through whom the ways of others lead."""

from __future__ import annotations

import click

from graph.cli.viewing import Settings, emit, emit_json, opened, width


@click.command()
@click.option("-n", "--count", default=5, show_default=True, type=click.IntRange(1), help="How many at most.")
@click.option("--without", multiple=True, metavar="NAME", help="Leave a thing out of the network; may be given again.")
@click.option("--promised", is_flag=True, help="Also ties that are planned, offered, denied or disputed.")
@click.option("--everything", is_flag=True, help="List countries and places too.")
@click.pass_obj
def command(settings: Settings, count: int, without: tuple[str, ...], promised: bool, everything: bool) -> None:
    """Show who stands between others: what share of their best ways leads through whom, and who would be cut off.

    Ways are those of `kg path`, through what is done. Each broker comes with two pairs that it joins, and the sentences.

    \b
    kg brokers
    kg brokers -n 3 --without Łukaszenka
    """
    from graph.analysis.brokers import brokers_json, brokers_lines, brokers_of

    with opened(settings) as view:
        shut = [view.find(name).iris[0] for name in without]
        found = brokers_of(view, count, done_only=not promised, without=shut, everything=everything)
        if settings.json:
            emit_json(brokers_json(view, found, settings.lang))
        else:
            emit(brokers_lines(view, found, settings.lang, width()))
