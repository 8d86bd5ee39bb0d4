"""Who stands between: through whom the best ways of others lead, and who would be cut off without them.

Betweenness over the network of `kg path`, so a country, through which every way could lead, is no broker by being
everywhere: its toll sends ways through persons where there are any. The number alone says little, so each broker comes
with whom it joins, and with the sentences of both ties.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from graph.analysis import phrases
from graph.analysis.path import Tie, step, tie
from graph.analysis.pathtext import step_json, step_lines
from graph.analysis.whole import SCENES, Whole, whole
from graph.view import words
from graph.view.keeping import kept
from graph.view.reader import View
from graph.view.text import Line

if TYPE_CHECKING:
    import networkx as nx

EXACT = 400  # things up to which all ways are counted
SAMPLE = 64  # beyond, the ways from so many of them, evenly chosen
_NEAR = 8  # nearest neighbours among which a broker's pairs are looked for


@dataclass(frozen=True, slots=True)
class Bridge:
    """Two that the broker joins, with its best tie to each; `detour` is how much dearer their best other way is."""

    first: Tie
    second: Tie
    detour: float | None  # None where there is no other way


@dataclass(frozen=True, slots=True)
class Broker:
    """`share` of the best ways between others leads through `thing`; without it `cut_off` are parted from the rest."""

    thing: str
    share: float
    ties: int
    cut_off: tuple[str, ...]
    bridges: tuple[Bridge, ...]


@dataclass(frozen=True, slots=True)
class Brokers:
    """The best first. `things` is the size of the network, `sampled` says from how many of them ways were counted."""

    rows: tuple[Broker, ...]
    things: int
    sampled: int


def brokers_of(
    view: View, count: int = 5, *, done_only: bool = True, without: Iterable[str] = (), everything: bool = False
) -> Brokers:
    """The brokers of a graph, reckoned once for a view of the store."""
    shut = sorted(without)
    return kept(
        view, "brokers", (count, done_only, shut, everything),
        lambda: brokers(whole(view.index, done_only=done_only, without=shut), count, everything=everything),
        (Brokers, Broker, Bridge, Tie),
    )  # fmt: skip


def brokers(found: Whole, count: int = 5, *, everything: bool = False) -> Brokers:
    """The `count` things through which the most ways lead; places and countries only with `everything`."""
    import networkx as nx

    ends = found.ends()
    sources = ends if len(ends) <= EXACT else ends[:: -(-len(ends) // SAMPLE)]
    sampled = len(sources) < len(ends)
    through = _sampled(found.graph, sources, ends) if sampled else _exact(found.graph, ends)
    shares = {}
    for part in nx.connected_components(found.graph):
        size = len(part.intersection(ends))
        for n in part:
            others = size - (found.type(n) not in SCENES)
            pairs = others * (others - 1) / 2  # of others that are connected at all
            shares[n] = round(min(1.0, through[n] / pairs), 4) if pairs else 0.0
    listed = sorted((n for n in found.graph if everything or found.acts(n)), key=lambda n: (-round(through[n], 6), n))
    rows = tuple(_broker(found, n, shares[n]) for n in listed[:count] if shares[n] > 0)
    return Brokers(rows, len(found.graph), len(sources) if sampled else len(found.graph))


def _exact(graph: nx.Graph[int], ends: list[int]) -> dict[int, float]:
    """Thing → through how many best ways between two ends it lies; of several equal ways each counts its part."""
    import networkx as nx

    found: dict[int, float] = nx.betweenness_centrality_subset(graph, ends, ends, weight="weight")
    return found


def _sampled(graph: nx.Graph[int], sources: list[int], ends: list[int]) -> dict[int, float]:
    """The same, estimated from the ways of some of them, one best way a pair."""
    import networkx as nx
    import numpy as np
    from scipy.sparse.csgraph import dijkstra

    nodes = list(graph)
    place = {n: i for i, n in enumerate(nodes)}
    matrix = nx.to_scipy_sparse_array(graph, nodelist=nodes, weight="weight", format="csr")
    wanted = np.zeros(len(nodes))
    wanted[[place[n] for n in ends]] = 1.0
    total = np.zeros(len(nodes))
    for source in sources:
        far, back = dijkstra(matrix, indices=np.array([place[source]]), return_predecessors=True)
        distance, before = far[0], back[0]
        behind = np.where(np.isfinite(distance), wanted, 0.0)
        behind[place[source]] = 0.0
        own = behind.copy()
        for n in np.argsort(-np.where(np.isfinite(distance), distance, -1.0), kind="stable").tolist():
            if before[n] >= 0 and before[n] != n:
                behind[before[n]] += behind[n]
        behind[place[source]] = 0.0
        total += np.where(np.isfinite(distance), behind - own, 0.0)
    grown = len(ends) / len(sources) / 2  # each pair is met from either end
    return {n: float(total[place[n]]) * grown for n in nodes}


def _broker(found: Whole, thing: int, share: float) -> Broker:
    import networkx as nx

    graph = found.graph
    rest = graph.subgraph(nx.node_connected_component(graph, thing) - {thing})
    parts = sorted(nx.connected_components(rest), key=lambda p: (-len(p), min(p)))
    cut = [found.name(n) for n in sorted(n for p in parts[1:] for n in p) if found.type(n) not in SCENES]
    part_of = {n: i for i, p in enumerate(parts) for n in p}
    near = sorted(graph[thing], key=lambda n: (not found.acts(n), graph[thing][n]["weight"], n))[:_NEAR]
    options = []
    for a, b in combinations(sorted(near), 2):
        if graph.has_edge(a, b):
            continue
        through = graph[thing][a]["weight"] + graph[thing][b]["weight"]
        other = nx.dijkstra_path_length(rest, a, b, weight="weight") if part_of[a] == part_of[b] else None
        gain = float("inf") if other is None else other - through
        if gain > 0:
            options.append((not (found.acts(a) and found.acts(b)), -gain, through, a, b))
    bridges = [_bridge(found, thing, a, b, -gain) for _, gain, _, a, b in sorted(options)[:2]]
    return Broker(found.name(thing), share, graph.degree(thing), tuple(cut), tuple(bridges))


def _bridge(found: Whole, thing: int, a: int, b: int, gain: float) -> Bridge:
    ends = tie(found.network, a, thing), tie(found.network, thing, b)
    return Bridge(*ends, None if gain == float("inf") else round(gain, 2))


def brokers_lines(view: View, found: Brokers, lang: str, width: int = 100) -> Iterator[Line]:
    """Each broker in words, then two of its bridges with their sentences."""
    yield "title", phrases.word("analysis", "brokers", lang)
    yield "soft", phrases.say("brokers_note", lang, things=found.things)
    if found.sampled < found.things:
        yield "soft", phrases.say("brokers_sample", lang, sampled=found.sampled)
    if not found.rows:
        yield "soft", phrases.word("analysis", "no_brokers", lang)
    for number, row in enumerate(found.rows, 1):
        yield "", ""
        yield "head", f"{number}. {view.label(row.thing, lang)} — {words.term(view.class_of(row.thing), lang)}"
        yield "", "   " + phrases.say("broker_share", lang, share=percent(row.share, lang), ties=row.ties)
        if row.cut_off:
            names = ", ".join(view.label(n, lang) for n in row.cut_off[:8]) + (" …" if len(row.cut_off) > 8 else "")
            yield "", "   " + phrases.say("broker_cut", lang, names=names)
        for bridge in row.bridges:
            names = f"{view.label(bridge.first.start, lang)} – {view.label(bridge.second.end, lang)}"
            detour = "only_way" if bridge.detour is None else "best_way"
            yield "item", f"   {names}: {phrases.word('analysis', detour, lang)}"
            for end in (bridge.first, bridge.second):
                yield from step_lines(view, step(end, view.happening), lang, width)


def percent(share: float, lang: str) -> str:
    """`0.236` → `24%`; what is above nothing is never shown as 0%."""
    rounded = round(share * 100)
    return f"{rounded}%" if rounded or not share else phrases.word("analysis", "below_one", lang)


def brokers_json(view: View, found: Brokers, lang: str) -> dict[str, Any]:
    """The same as plain data."""

    def named(iri: str) -> dict[str, str]:
        return {"id": iri, "name": view.label(iri, lang)}

    return {
        "things": found.things,
        "sampled": found.sampled,
        "brokers": [
            {
                **named(row.thing),
                "type": view.class_of(row.thing),
                "share": row.share,
                "ties": row.ties,
                "cut_off": [named(n) for n in row.cut_off],
                "bridges": [
                    {
                        "steps": [step_json(view, step(t, view.happening), lang) for t in (b.first, b.second)],
                        "detour": b.detour,
                    }
                    for b in row.bridges
                ],
            }
            for row in found.rows
        ],
    }
