"""`kg communities`: who belongs together, and why."""

from __future__ import annotations

import click

from graph.cli.viewing import Settings, emit, emit_json, opened, width


@click.command()
@click.option("-n", "--count", default=10, show_default=True, type=click.IntRange(0), help="How many at most; 0: all.")
@click.option("--without", multiple=True, metavar="NAME", help="Leave a thing out of the network; may be given again.")
@click.option("--promised", is_flag=True, help="Also ties that are planned, offered, denied or disputed.")
@click.option(
    "--resolution", default=1.0, show_default=True, type=click.FloatRange(0.01, 100), help="Higher: smaller groups."
)
@click.pass_obj
def command(settings: Settings, count: int, without: tuple[str, ...], promised: bool, resolution: float) -> None:
    """Show groups of things that share more with each other than with the rest, and what joins them, with sentences.

    Ties are those of `kg path`, of what is done; a tie in a hub, such as a country, counts little.

    \b
    kg communities
    kg communities --without Białoruś --resolution 1.5
    """
    from graph.analysis.communities import communities_json, communities_lines, communities_of

    with opened(settings) as view:
        shut = [view.find(name).iris[0] for name in without]
        found = communities_of(view, done_only=not promised, without=shut, resolution=resolution)
        if settings.json:
            emit_json(communities_json(view, found, settings.lang))
        else:
            emit(communities_lines(view, found, settings.lang, width(), count=count))
