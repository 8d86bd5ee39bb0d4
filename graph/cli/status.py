"""`kg status NAME`: under which sanctions a thing stands, by the acts, and what documents report beside it."""

from __future__ import annotations

import click

from graph.cli.viewing import Settings, emit, emit_json, opened, width


@click.command()
@click.argument("name", nargs=-1, required=True)
@click.option(
    "--at", "--valid-at", "at", metavar="DATE", help="The day to tell of; without it, the last day that acts tell of."
)
@click.option("--issuer", metavar="NAME", help="Only this authority or country: OFAC, BIS, USA, UE.")
@click.pass_obj
def command(settings: Settings, name: tuple[str, ...], at: str | None, issuer: str | None) -> None:
    """Show where NAME stands under each programme of sanctions: in force, licensed, suspended, lifted, unknown.

    Only legal acts move a measure. What documents report stands beside it, with its sentence, and is compared. After the
    last act or list version that is loaded (the horizon) the state is unknown, and the last known one is said.

    \b
    kg status Belavia --at 2025-09-12
    kg status Belaruskalij --at 2026-01-01 --issuer OFAC
    kg --lang en --json status EW-301PJ
    """
    from graph.view.sanctions import status_of
    from graph.view.statustext import status_json, status_lines

    with opened(settings) as view:
        sanctions, found = status_of(view, " ".join(name), at, issuer)
        if settings.json:
            emit_json(status_json(sanctions, found, settings.lang))
        else:
            emit(status_lines(sanctions, found, settings.lang, width()))
