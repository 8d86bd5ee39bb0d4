"""Who belongs together: groups of things that share more with each other than with the rest, and why.

Louvain over the strength of ties, in which a talk of two says much and a country that is everywhere says little. What
holds a group together is told in words, by the kinds of its happenings, and shown by the sentences of the closest ties;
so are the ties that lead out of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import networkx as nx

from graph.analysis import phrases
from graph.analysis.path import Step, step
from graph.analysis.pathtext import sentence, step_json, step_lines
from graph.analysis.whole import SCENES, Whole
from graph.view import words
from graph.view.reader import View
from graph.view.text import Line


@dataclass(frozen=True, slots=True)
class Community:
    """`members` by how much they share inside, the middle first; `kinds` counts the types of what joins them.

    `inside` are the closest ties within; `outside` the closest to another group, with the number of that group.
    """

    members: tuple[str, ...]
    kinds: tuple[tuple[str, int], ...]
    inside: tuple[Step, ...]
    outside: tuple[tuple[int, Step], ...]


@dataclass(frozen=True, slots=True)
class Communities:
    """The largest first; `modularity` says how clear the cut is, from 0 (none) to nearly 1."""

    groups: tuple[Community, ...]
    modularity: float
    things: int


def communities(found: Whole, *, resolution: float = 1.0) -> Communities:
    """Groups of the network; a higher `resolution` gives more and smaller ones."""
    graph = found.graph
    if not graph.number_of_edges():
        return Communities((), 0.0, len(graph))
    parts = nx.community.louvain_communities(graph, weight="strength", resolution=resolution, seed=0)
    ordered = sorted((sorted(p) for p in parts), key=lambda p: (-len(p), p))
    clear = nx.community.modularity(graph, [set(p) for p in ordered], weight="strength", resolution=resolution)
    place = {n: i for i, p in enumerate(ordered) for n in p}
    groups = tuple(_community(found, i, place, p) for i, p in enumerate(ordered))
    return Communities(groups, round(clear, 3), len(graph))


def _community(found: Whole, number: int, place: dict[str, int], part: list[str]) -> Community:
    graph, network = found.graph, found.network

    def strength(a: str, b: str) -> float:
        return float(graph.edges[a, b]["strength"])

    inner = sorted((-strength(a, b), a, b) for a in part for b in graph[a] if a < b and place[b] == number)
    outer = sorted((-strength(a, b), a, b) for a in part for b in graph[a] if place[b] != number)
    weight = dict.fromkeys(part, 0.0)
    told: dict[str, str] = {}
    for value, a, b in inner:
        weight[a] -= value
        weight[b] -= value
        told |= {h.iri: h.type for h in network.ties(a)[b]}
    members = sorted(part, key=lambda n: (found.type(n) in SCENES, -weight[n], n))
    kinds = sorted(Counter(told.values()).items(), key=lambda row: (-row[1], row[0]))
    leads: dict[int, Step] = {}
    for _, a, b in outer:
        leads.setdefault(place[b], step(network, a, b))
    return Community(
        tuple(members),
        tuple(kinds),
        tuple(step(network, a, b) for a, b in _distinct(found, inner, 2)),
        tuple((n, s) for n, s in leads.items())[:2],
    )


def _distinct(found: Whole, inner: list[tuple[float, str, str]], count: int) -> list[tuple[str, str]]:
    """The closest ties, each through another happening: three banks of one sentence are told once."""
    seen: dict[str, tuple[str, str]] = {}
    for _, a, b in sorted(inner, key=lambda row: (found.type(row[1]) in SCENES or found.type(row[2]) in SCENES, row)):
        seen.setdefault(found.network.ties(a)[b][0].iri, (a, b))
    return list(seen.values())[:count]


def communities_lines(view: View, found: Communities, lang: str, width: int = 100, *, count: int = 0) -> Iterator[Line]:
    """Each group in words, its closest ties and those that lead out, with their sentences; `count` at most, 0 for all."""
    yield "title", phrases.word("analysis", "communities", lang)
    yield "soft", phrases.say("communities_note", lang, groups=len(found.groups), things=found.things)
    if not found.groups:
        yield "soft", words.word("part", "nothing", lang)
    shown = found.groups[:count] if count else found.groups
    for number, group in enumerate(shown, 1):
        names = [view.label(n, lang) for n in group.members]
        more = f" … (+{len(names) - 12})" if len(names) > 12 else ""
        yield "", ""
        yield "head", f"{number}. {' · '.join(names[:3])} ({len(names)})"
        if len(names) > 3:
            yield from phrases.wrapped(
                "", "   ", phrases.say("group_members", lang, names=", ".join(names[3:12]) + more), width
            )
        kinds = ", ".join(f"{words.term(kind, lang)} ({n})" for kind, n in group.kinds[:4])
        yield from phrases.wrapped("", "   ", phrases.say("group_kinds", lang, kinds=kinds), width)
        for tie in group.inside:
            yield from step_lines(view, sentence(view, tie), lang, width)
        for other, tie in group.outside:
            lead = view.label(found.groups[other].members[0], lang)
            yield "item", f"   {phrases.say('group_leads', lang, number=other + 1, name=lead)}"
            yield from step_lines(view, sentence(view, tie), lang, width)
    if len(shown) < len(found.groups):
        yield "soft", phrases.say("more", lang, count=len(found.groups) - len(shown))


def communities_json(view: View, found: Communities, lang: str) -> dict[str, Any]:
    """The same as plain data; `number` counts groups from 1."""

    def named(iri: str) -> dict[str, str]:
        return {"id": iri, "name": view.label(iri, lang), "type": view.class_of(iri)}

    return {
        "things": found.things,
        "modularity": found.modularity,
        "communities": [
            {
                "number": number,
                "members": [named(m) for m in group.members],
                "kinds": dict(group.kinds),
                "inside": [step_json(view, sentence(view, t), lang) for t in group.inside],
                "outside": [
                    {"to": other + 1, "tie": step_json(view, sentence(view, t), lang)} for other, t in group.outside
                ],
            }
            for number, group in enumerate(found.groups, 1)
        ],
    }
