"""`kg custody [NAME]`: who was held, freed, expelled, refused to leave, is back; as sources tell it."""

from __future__ import annotations

import click

from graph.cli.viewing import Settings, emit, emit_json, opened, width


@click.command()
@click.argument("name", nargs=-1)
@click.option(
    "--at", "--valid-at", "at", metavar="DATE", help="The day to tell of; without it, the last that is known."
)
@click.option("-n", "--count", default=100, show_default=True, type=click.IntRange(0), help="How many people; 0: all.")
@click.pass_obj
def command(settings: Settings, name: tuple[str, ...], at: str | None, count: int) -> None:
    """Show the custody of NAME, or of everyone whom documents name as held or freed.

    Each step has its sentence; a promise of release moves nothing. After the last document that speaks of the person
    the state is unknown, and the last known one is said.

    \b
    kg custody Poczobut --at 2026-03-20
    kg custody Statkiewicz
    kg custody
    """
    from graph.view.custody import Custodies, all_json, lot_json, lot_lines, table_lines
    from graph.view.lawwords import law
    from graph.view.sanctions import exact

    with opened(settings) as view:
        reader, when = Custodies(view), exact(at)
        if not name:
            lots, hidden = reader.first(when, count)
            if settings.json:
                emit_json(all_json(reader, lots, settings.lang))
            else:
                emit(table_lines(reader, lots, settings.lang, width(), hidden))
            return
        found = view.find(" ".join(name))
        lot = next((x for iri in found.iris if (x := reader.of(iri, when))), None)
        if settings.json:
            emit_json(
                lot_json(reader, lot, settings.lang)
                if lot
                else {"id": found.iris[0], "at": when, "state": None, "known": False, "steps": []}
            )
        elif lot is None:
            emit(
                [
                    ("title", view.label(found.iris[0], settings.lang)),
                    ("soft", "  " + law("custodyline", "none", settings.lang)),
                ]
            )
        else:
            emit(lot_lines(reader, lot, settings.lang, width()))
