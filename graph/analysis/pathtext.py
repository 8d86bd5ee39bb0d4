"""Paths as lines for a terminal and as plain data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from graph.analysis import phrases
from graph.analysis.network import Network
from graph.analysis.path import Path, Step, paths, step
from graph.analysis.roundties import BECAUSE, round_ties
from graph.analysis.roundties import CLASS as DEAL
from graph.view import words
from graph.view.card import happening_json
from graph.view.dates import in_words
from graph.view.reader import View
from graph.view.records import RELATION
from graph.view.text import Line, evidence_lines, heading, status


def ways(
    view: View,
    start: str,
    end: str,
    *,
    count: int = 3,
    done_only: bool = False,
    without: Iterable[str] = (),
    lang: str = "pl",
) -> list[Path]:
    """The best ways between two things of a graph, through its rounds of talks too, with their sentences."""
    ties = round_ties(view, lang)
    network = Network.of(ties.index, done_only=done_only, without=without)
    found = paths(network, start, end, count)
    return [Path(tuple(step(t, ties.read) for t in way.ties), way.cost) for way in found]


def beyond(view: View, start: str, end: str, *, without: Iterable[str] = (), lang: str = "pl") -> bool:
    """Whether a way leads through what is not done: what to say where `--done-only` has left none."""
    return bool(ways(view, start, end, count=1, without=without, lang=lang))


def path_lines(
    view: View, ends: Sequence[str], found: Sequence[Path], lang: str, width: int = 100, *, beyond: bool = False
) -> Iterator[Line]:
    """Each way with its steps and sentences; a way with a step that is not done says so above, and at the step.

    `beyond`: whether there is a way through what is not done, which was left out.
    """
    names = [view.label(end, lang) for end in ends]
    if not found:
        yield "warn", f"{words.word('part', 'nopath', lang)}: {names[0]} – {names[1]}."
        if beyond:
            yield from phrases.wrapped("soft", "", words.word("part", "notdone", lang), width)
        return
    yield "title", " – ".join(names)
    for number, path in enumerate(found, 1):
        things = [view.label(path.steps[0].start, lang), *(view.label(s.end, lang) for s in path.steps)]
        yield "", ""
        yield "head", f"{number}. {' → '.join(things)}"
        yield "soft" if path.done else "warn", f"   {summary(path, lang)}"
        for found_step in path.steps:
            yield from step_lines(view, found_step, lang, width)


def summary(path: Path, lang: str) -> str:
    """`2 kroki, wszystkie dokonane.`, or how many are what else, behind a caution."""
    loose = Counter(s.via.status for s in path.steps if not s.via.done)
    steps = f"{len(path.steps)} {phrases.plural('step', len(path.steps), lang)}"
    if not loose:
        return f"{words.capital(steps)}, {phrases.word('analysis', 'all_done', lang)}."
    rest = ", ".join(f"{words.word('status', name, lang)}: {n}" for name, n in sorted(loose.items()))
    return f"{words.word('part', 'caution', lang)} {steps}, {rest}."


def step_lines(view: View, step: Step, lang: str, width: int = 100) -> Iterator[Line]:
    """One step: who, in which role, in what, with whom; what it is if not done; the sentences."""
    ends = [view.label(step.start, lang), view.label(step.end, lang)]
    if step.via.kind == RELATION:
        said = ", ".join(f.text for f in step.via.fillings if f.text)
        parts = [words.capital(words.term(step.via.type, lang)) + (f": {said}" if said else "")]
    else:
        said = ", ".join(f.text for f in step.via.fillings if f.role == "text" and step.via.type == DEAL)
        parts = [heading(view, step.via, lang) + (f": {said}" if said else "")]
        roles = [", ".join(words.term(r, lang) for r in some) for some in (step.start_roles, step.end_roles)]
        ends = [f"{name} ({role})" for name, role in zip(ends, roles, strict=True)]
    parts += [in_words(step.via.date, lang), words.quantity(step.via.quantity, lang)]
    yield "item", f"   {ends[0]} — {' · '.join(filter(None, parts))} — {ends[1]}"
    if not step.via.done:
        yield "warn", f"      {status(step.via, lang)}"
    for why in (f.text for f in step.via.fillings if f.role == BECAUSE):
        yield from phrases.wrapped("soft", "      ", phrases.say("deal_tie", lang, why=why), width)
    for evidence in step.via.evidence:
        yield from evidence_lines(evidence, lang, width)
    if step.others:
        yield "soft", f"      {words.word('part', 'others', lang)}: {step.others}"


def path_json(view: View, path: Path, lang: str) -> dict[str, Any]:
    """One way as plain data; `done` is false as soon as one step is a promise, an offer, a denial or a dispute."""
    return {
        "done": path.done,
        "cost": path.cost,
        "steps": [step_json(view, s, lang) for s in path.steps],
    }


def step_json(view: View, step: Step, lang: str) -> dict[str, Any]:
    """One step: its ends with their roles, and the happening with its sentences."""
    ends = ((step.start, step.start_roles), (step.end, step.end_roles))
    start, end = ({"id": iri, "name": view.label(iri, lang), "roles": list(roles)} for iri, roles in ends)
    return {"from": start, "to": end, "via": happening_json(view, step.via, lang), "others": step.others}
