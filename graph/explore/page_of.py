"""From a view of the graph to the finished page: what `kg explore` and `KnowledgeGraph.explore` share."""

from __future__ import annotations

from collections import Counter

from graph.explore.payload import build
from graph.explore.render import render
from graph.view.merging import merged_lines
from graph.view.reader import View
from graph.view.records import Happening
from graph.view.rounds import round_lines


def page_of(view: View, *, focus: str | None = None, lang: str = "pl") -> tuple[str, dict[str, int]]:
    """The page as text, and how many things, events and relations it holds. `focus` is the IRI for the middle."""

    def notes(h: Happening, in_lang: str) -> list[str]:
        return [*(text for _, text in merged_lines(view, h, in_lang)), *round_lines(view, h, in_lang)]

    payload = build(view.things(), view.happenings(), focus=focus, lang=lang, notes=notes)
    sorts = Counter(node["sort"] for node in payload["nodes"])
    counts = {"things": sorts["thing"], "events": sorts["happening"], "relations": len(payload["relations"])}
    return render(payload), counts
