"""`kg path A B`: how two things are connected, step by step, each step with its sentence."""

from __future__ import annotations

import click

from graph.cli.viewing import Settings, emit, emit_json, opened, width
from ontology.errors import UsageError


@click.command()
@click.argument("start")
@click.argument("end")
@click.option("-n", "--count", default=3, show_default=True, type=click.IntRange(1, 20), help="How many ways at most.")
@click.option("--done", "done_only", is_flag=True, help="Only through what is done; no promise, offer or denial.")
@click.pass_obj
def command(settings: Settings, start: str, end: str, count: int, done_only: bool) -> None:
    """Show how START and END are connected: through which events and relations.

    A step that is planned, proposed, denied or disputed says so. Things in which everything takes place, such as
    countries, count as a detour. Quote a name of several words.

    \b
    kg path Coale Poczobut
    kg path "Donald Trump" Belavia -n 1
    """
    from graph.view.path import network, paths
    from graph.view.pathtext import path_json, path_lines

    with opened(settings) as view:
        ends = [view.find(name).iris[0] for name in (start, end)]
        names = [view.label(iri, settings.lang) for iri in ends]
        if ends[0] == ends[1]:
            raise UsageError(
                f"{start!r} and {end!r} are one and the same: {names[0]}", hint="Name two different things."
            )
        told = [h for h in view.happenings() if h.done or not done_only]
        found = paths(network(told, {t.iri: t.type for t in view.things()}), ends[0], ends[1], count)
        if settings.json:
            emit_json({"from": ends[0], "to": ends[1], "paths": [path_json(view, p, settings.lang) for p in found]})
        else:
            emit(path_lines(view, ends, found, settings.lang, width()))
