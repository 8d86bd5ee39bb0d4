"""Who belongs together: groups of things that share more with each other than with the rest, and why.

Louvain over the strength of ties, in which a talk of two says much and a country that is everywhere says little. What
holds a group together is told in words, by the kinds of its happenings, and shown by the sentences of the closest ties;
so are the ties that lead out of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from graph.analysis import phrases
from graph.analysis.network import Network
from graph.analysis.path import Tie, step, tie
from graph.analysis.pathtext import step_json, step_lines
from graph.analysis.whole import SCENES, Whole, whole
from graph.view import words
from graph.view.lists import kept_lists
from graph.view.reader import View
from graph.view.text import Line


@dataclass(frozen=True, slots=True)
class Community:
    """`members` by how much they share inside, the middle first; `kinds` counts the types of what joins them.

    `inside` are the closest ties within; `outside` the closest to another group, with the number of that group.
    """

    members: tuple[str, ...]
    kinds: tuple[tuple[str, int], ...]
    inside: tuple[Tie, ...]
    outside: tuple[tuple[int, Tie], ...]


@dataclass(frozen=True, slots=True)
class Communities:
    """The largest first; `modularity` says how clear the cut is, from 0 (none) to nearly 1."""

    groups: Sequence[Community]
    modularity: float
    things: int


def communities_of(
    view: View, *, done_only: bool = True, without: Iterable[str] = (), resolution: float = 1.0
) -> Communities:
    """The groups of a graph, reckoned once for a view of the store."""
    shut = sorted(without)

    def lists() -> dict[str, Sequence[Any]]:
        found = communities(whole(view.index, done_only=done_only, without=shut), resolution=resolution)
        return {"groups": found.groups, "whole": [(found.modularity, found.things)]}

    rows = kept_lists(view, "communities", (done_only, shut, resolution), lists, (Community, Tie))
    return Communities(rows["groups"], *rows["whole"][0])


def communities(found: Whole, *, resolution: float = 1.0) -> Communities:
    """Groups of the network; a higher `resolution` gives more and smaller ones."""
    import networkx as nx

    graph = found.graph
    if not graph.number_of_edges():
        return Communities((), 0.0, len(graph))
    parts = nx.community.louvain_communities(graph, weight="strength", resolution=resolution, seed=0)
    ordered = sorted((sorted(p) for p in parts), key=lambda p: (-len(p), p))
    clear = nx.community.modularity(graph, [set(p) for p in ordered], weight="strength", resolution=resolution)
    place = {n: i for i, p in enumerate(ordered) for n in p}
    groups = tuple(_community(found, i, place, p) for i, p in enumerate(ordered))
    return Communities(groups, round(clear, 3), len(graph))


def _community(found: Whole, number: int, place: dict[int, int], part: list[int]) -> Community:
    graph, network = found.graph, found.network

    def strength(a: int, b: int) -> float:
        return float(graph.edges[a, b]["strength"])

    inner = sorted((-strength(a, b), a, b) for a in part for b in graph[a] if a < b and place[b] == number)
    outer = sorted((-strength(a, b), a, b) for a in part for b in graph[a] if place[b] != number)
    weight = dict.fromkeys(part, 0.0)
    for value, a, b in inner:
        weight[a] -= value
        weight[b] -= value
    members = sorted(part, key=lambda n: (found.type(n) in SCENES, -weight[n], n))
    kinds = sorted(_kinds(network, set(part)).items(), key=lambda row: (-row[1], row[0]))
    leads: dict[int, tuple[int, int]] = {}
    for _, a, b in outer:
        leads.setdefault(place[b], (a, b))
    return Community(
        tuple(found.name(n) for n in members),
        tuple(kinds),
        tuple(tie(network, a, b) for a, b in _distinct(found, inner, 2)),
        tuple((n, tie(network, a, b)) for n, (a, b) in list(leads.items())[:2]),
    )


def _kinds(network: Network, part: set[int]) -> Counter[str]:
    """The types of what joins two of the group or more."""
    told = {h for n in part for h in network.index.of[n] if network.index.done(h) or not network.done_only}
    joint = [h for h in told if len(part.intersection(network.index.members[h])) > 1]
    return Counter(network.index.classes[h] for h in joint)


def _distinct(found: Whole, inner: list[tuple[float, int, int]], count: int) -> list[tuple[int, int]]:
    """The closest ties, each through another happening: three banks of one sentence are told once."""
    seen: dict[int, tuple[int, int]] = {}
    for _, a, b in sorted(inner, key=lambda row: (found.type(row[1]) in SCENES or found.type(row[2]) in SCENES, row)):
        seen.setdefault(found.graph.edges[a, b]["via"], (a, b))
    return list(seen.values())[:count]


def communities_lines(view: View, found: Communities, lang: str, width: int = 100, *, count: int = 0) -> Iterator[Line]:
    """Each group in words, its closest ties and those that lead out, with their sentences; `count` at most, 0 for all."""
    yield "title", phrases.word("analysis", "communities", lang)
    yield "soft", phrases.say("communities_note", lang, groups=len(found.groups), things=found.things)
    if not found.groups:
        yield "soft", words.word("part", "nothing", lang)
    shown = found.groups[:count] if count else found.groups
    for number, group in enumerate(shown, 1):
        names, size = [view.label(n, lang) for n in group.members[:12]], len(group.members)
        more = f" … (+{size - 12})" if size > 12 else ""
        yield "", ""
        yield "head", f"{number}. {' · '.join(names[:3])} ({size})"
        if len(names) > 3:
            yield from phrases.wrapped(
                "", "   ", phrases.say("group_members", lang, names=", ".join(names[3:]) + more), width
            )
        kinds = ", ".join(f"{words.term(kind, lang)} ({n})" for kind, n in group.kinds[:4])
        yield from phrases.wrapped("", "   ", phrases.say("group_kinds", lang, kinds=kinds), width)
        for link in group.inside:
            yield from step_lines(view, step(link, view.happening), lang, width)
        for other, link in group.outside:
            lead = view.label(found.groups[other].members[0], lang)
            yield "item", f"   {phrases.say('group_leads', lang, number=other + 1, name=lead)}"
            yield from step_lines(view, step(link, view.happening), lang, width)
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
                "inside": [step_json(view, step(t, view.happening), lang) for t in group.inside],
                "outside": [
                    {"to": other + 1, "tie": step_json(view, step(t, view.happening), lang)}
                    for other, t in group.outside
                ],
            }
            for number, group in enumerate(found.groups, 1)
        ],
    }
