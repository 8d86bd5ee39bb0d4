"""What happened in which order: of everything, or of one thing, with what was only promised or denied in its place.

What has no date stands last, apart: a timeline never guesses. Only what is shown is read whole, so a hub of a hundred
thousand events answers as quickly as a prisoner with three.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from graph.analysis import phrases
from graph.view import words
from graph.view.card import happening_json
from graph.view.reader import View
from graph.view.records import RELATION, Happening
from graph.view.text import Line, happening_lines


@dataclass(frozen=True, slots=True)
class Timeline:
    """`dated` in time order, `undated` in the order of their ids; `more` counts what `count` left out of each."""

    thing: str | None
    dated: tuple[Happening, ...]
    undated: tuple[Happening, ...]
    more: tuple[int, int] = (0, 0)


def timeline(
    view: View,
    thing: str | None = None,
    *,
    start: str = "",
    end: str = "",
    done_only: bool = False,
    count: int | None = None,
) -> Timeline:
    """The happenings of `thing`, or of all, that may lie between the ISO days `start` and `end` (both included).

    An interval that only touches the window is shown: a source that says `w marcu` may mean any day of March. With a
    window, what is undated is left out; undated relations always are (`kg show` has them). `count` is how many dated and how many undated ones at most.
    """
    index = view.index
    dated, loose = index.dated, index.loose
    if thing is not None:
        mine = index.of[index.number[thing]] if thing in index.number else ()
        dated = sorted((h for h in mine if index.first[h]), key=lambda h: (index.first[h], index.last[h], h))
        loose = [h for h in mine if not index.first[h] and index.kinds[h] != RELATION]
    if start or end:
        dated, loose = [h for h in dated if _within(index.first[h], index.last[h], start, end)], ()
    shown, more = _read(view, dated, done_only, count)
    undated, hidden = _read(view, loose, done_only, count)
    return Timeline(thing, tuple(shown), tuple(undated), (more, hidden))


def _within(day: str, last: str, start: str, end: str) -> bool:
    return (not end or day <= end) and (not start or (last or "9999") >= start)


def _read(view: View, numbers: Sequence[int], done_only: bool, count: int | None) -> tuple[list[Happening], int]:
    """The first `count` of them, and how many were left; with `done_only` the rest is not looked into but counted."""
    found: list[Happening] = []
    for place, h in enumerate(numbers):
        if count is not None and len(found) == count:
            return found, len(numbers) - place
        happening = view.happening(view.index.happenings[h])
        if happening.done or not done_only:
            found.append(happening)
    return found, 0


def timeline_lines(view: View, found: Timeline, lang: str, width: int = 100) -> Iterator[Line]:
    """A heading for each year, then each happening with its sentences; what is not done says so."""
    name = view.label(found.thing, lang) if found.thing else phrases.word("analysis", "everything", lang)
    yield "title", f"{words.word('page', 'timeline', lang)}: {name}"
    year = ""
    for h in found.dated:
        if (h.earliest or "")[:4] != year:
            year = (h.earliest or "")[:4]
            yield "", ""
            yield "head", year
        yield from happening_lines(view, h, lang, width)
    yield from _more(found.more[0], lang)
    if found.undated:
        yield "", ""
        yield "head", f"{words.capital(words.word('part', 'undated', lang))} ({len(found.undated) + found.more[1]})"
        for h in found.undated:
            yield from happening_lines(view, h, lang, width)
        yield from _more(found.more[1], lang)
    if not (found.dated or found.undated):
        yield "soft", words.word("part", "nothing", lang)


def _more(count: int, lang: str) -> Iterator[Line]:
    if count:
        yield "soft", f"  {phrases.word('analysis', 'more', lang).format(count=count)}"


def timeline_json(view: View, found: Timeline, lang: str) -> dict[str, Any]:
    """The same as plain data; `more` says how many dated and undated ones were left out."""
    return {
        "thing": {"id": found.thing, "name": view.label(found.thing, lang)} if found.thing else None,
        "dated": [happening_json(view, h, lang) for h in found.dated],
        "undated": [happening_json(view, h, lang) for h in found.undated],
        "more": {"dated": found.more[0], "undated": found.more[1]},
    }
