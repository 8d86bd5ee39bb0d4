"""`kg path A B`: how two things are connected, step by step, each step with its sentence."""

from __future__ import annotations

import click

from graph.cli.viewing import Settings, emit, emit_json, opened, width
from ontology.errors import UsageError


@click.command()
@click.argument("start")
@click.argument("end")
@click.option("-n", "--count", default=3, show_default=True, type=click.IntRange(1, 20), help="How many ways at most.")
@click.option("--without", multiple=True, metavar="NAME", help="A thing that no way may touch; may be given again.")
@click.option(
    "--done-only", "--done", "done_only", is_flag=True, help="Only through what is done; no promise, offer or denial."
)
@click.pass_obj
def command(settings: Settings, start: str, end: str, count: int, without: tuple[str, ...], done_only: bool) -> None:
    """Show how START and END are connected: through which events and relations.

    A step that is planned, proposed, denied or disputed says so. Things in which everything takes place, such as
    countries, count as a detour. Each further way leaves out something of those before it. Quote a name of several
    words.

    \b
    kg path Coale Poczobut
    kg path "Donald Trump" Belavia -n 1 --without USA
    """
    from graph.analysis.pathtext import beyond, path_json, path_lines, ways

    with opened(settings) as view:
        ends = [view.find(name).iris[0] for name in (start, end)]
        if ends[0] == ends[1]:
            name = view.label(ends[0], settings.lang)
            raise UsageError(f"{start!r} and {end!r} are one and the same: {name}", hint="Name two different things.")
        shut = [view.find(name).iris[0] for name in without]
        if clash := set(shut) & set(ends):
            name = view.label(min(clash), settings.lang)
            raise UsageError(f"a way cannot begin or end at {name} without touching it", hint="Leave --without out.")
        found = ways(view, ends[0], ends[1], count=count, done_only=done_only, without=shut, lang=settings.lang)
        if settings.json:
            emit_json({"from": ends[0], "to": ends[1], "paths": [path_json(view, p, settings.lang) for p in found]})
        else:
            more = not found and done_only and beyond(view, ends[0], ends[1], without=shut, lang=settings.lang)
            emit(path_lines(view, ends, found, settings.lang, width(), beyond=more))
