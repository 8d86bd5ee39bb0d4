"""`kg timeline [NAME]`: what happened in which order, in the terminal."""

from __future__ import annotations

import click

from graph.cli.viewing import Settings, emit, emit_json, opened, width
from ontology.dates import bounds, normalise


@click.command()
@click.argument("name", nargs=-1)
@click.option("--from", "start", help="First day: 2025, 2025-09 or 2025-09-11.")
@click.option("--to", "end", help="Last day, written likewise.")
@click.option(
    "--done-only", "--done", "done_only", is_flag=True, help="Only what is done; no promise, offer or denial."
)
@click.option("-n", "--count", default=100, show_default=True, type=click.IntRange(0), help="How many at most; 0: all.")
@click.pass_obj
def command(
    settings: Settings, name: tuple[str, ...], start: str | None, end: str | None, done_only: bool, count: int
) -> None:
    """Show in time order what the graph says of NAME, or of everything, each with its sentence and source.

    What is planned, proposed, denied or disputed says so; what has no date stands last. A month or a year that touches
    --from or --to is shown: it may mean a day within.

    \b
    kg timeline Statkiewicz
    kg timeline --from 2026-03 --to 2026-03 --done-only
    """
    from graph.analysis.timeline import timeline, timeline_json, timeline_lines

    with opened(settings) as view:
        thing = view.find(" ".join(name)).iris[0] if name else None
        first = bounds(normalise(start))[0] if start else ""
        last = bounds(normalise(end))[1] if end else ""
        found = timeline(view, thing, start=first, end=last, done_only=done_only, count=count or None)
        if settings.json:
            emit_json(timeline_json(view, found, settings.lang))
        else:
            emit(timeline_lines(view, found, settings.lang, width()))
