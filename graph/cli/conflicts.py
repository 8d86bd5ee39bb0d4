"""`kg conflicts [NAME]`: where sources disagree with one another and with the acts."""

from __future__ import annotations

import click

from graph.cli.viewing import Settings, emit, emit_json, opened, width

KINDS = ("count", "date", "status", "imposed", "act", "superlative", "judgement")


@click.command()
@click.argument("name", nargs=-1)
@click.option("--kind", type=click.Choice(KINDS), help="Only this kind.")
@click.option("-n", "--count", default=30, show_default=True, type=click.IntRange(0), help="How many at most; 0: all.")
@click.pass_obj
def command(settings: Settings, name: tuple[str, ...], kind: str | None, count: int) -> None:
    """List values that cannot both hold, of everything or of NAME: counts, dates, done or not, news against acts.

    Each side with its sentence, date and publisher. A `largest so far` that was overtaken and opinions that differ are
    listed as what they are. Nothing is overwritten.

    \b
    kg conflicts
    kg conflicts Belavia --kind act
    """
    from graph.view.conflicts import Conflicts, conflict_lines, conflicts_json

    with opened(settings) as view:
        reader = Conflicts(view)
        rows = reader.listed(kind, view.find(" ".join(name)).iris[0] if name else None)
        found = reader.read(rows[:count] if count else rows)
        if settings.json:
            emit_json(conflicts_json(reader, found, settings.lang))
        else:
            emit(conflict_lines(reader, found, settings.lang, width(), len(rows) - len(found)))
