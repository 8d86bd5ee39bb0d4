"""`kg explore [NAME]`: the graph as one HTML file that works with networking off."""

from __future__ import annotations

from pathlib import Path

import click

from graph.cli.viewing import Settings, emit, emit_json, opened
from ontology.errors import UsageError


@click.command()
@click.argument("name", nargs=-1)
@click.option(
    "-o", "--output", default="explore.html", show_default=True, type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write.",
)  # fmt: skip
@click.pass_obj
def command(settings: Settings, name: tuple[str, ...], output: Path) -> None:
    """Write the graph as a page to look at in a browser, with NAME or the latest round of talks in the middle.

    The page holds the whole graph, needs no network, and shows the sentence behind every node and every line.

    \b
    kg explore
    kg explore Poczobut -o poczobut.html
    """
    from graph.explore.page_of import page_of

    with opened(settings) as view:
        focus = view.find(" ".join(name)).iris[0] if name else None
        html, counts = page_of(view, focus=focus, lang=settings.lang)
    try:
        output.write_text(html, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write {output}: {error.strerror}", hint="Choose another file with -o.") from error
    if settings.json:
        emit_json({"file": str(output.resolve()), **counts})
    else:
        emit([("", f"{output}: {counts['things']} things, {counts['events']} events, {counts['relations']} relations")])
