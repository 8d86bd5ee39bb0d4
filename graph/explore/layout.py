"""Where the nodes stand: computed here, so that the page shows a settled picture at once and physics stays off.

Nodes are relabelled to integers in sorted order first, or the picture would change with Python's hash seed.
Below 150 nodes Kamada-Kawai, component by component; above, two levels: communities placed as discs that are pushed
apart, a spring layout inside each. Last, boxes that overlap are moved apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
SPACING = 120.0  # pixels between two neighbours
SMALL = 150
_SPRING_LIMIT = 400
_PUSH_LIMIT = 700  # above, labels are hidden until one zooms in, and overlaps do no harm


def place(
    nodes: Iterable[str], edges: Iterable[tuple[str, str]], sizes: Mapping[str, tuple[float, float]] | None = None
) -> dict[str, tuple[float, float]]:
    """Positions in pixels, whole numbers, the middle of the picture at (0, 0).

    `sizes` holds the width and height of the box of each node with its label; without it overlaps stay.
    """
    order = sorted(set(nodes))
    number = {name: i for i, name in enumerate(order)}
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(order)))
    graph.add_edges_from(sorted((number[a], number[b]) for a, b in edges if a != b))
    points = _small(graph) if len(order) < SMALL else _large(graph)
    if sizes and len(order) <= _PUSH_LIMIT:
        points = push(points, np.array([sizes.get(name, (40.0, 40.0)) for name in order], dtype=float).reshape(-1, 2))
    return {name: (float(round(x)), float(round(y))) for name, (x, y) in zip(order, points, strict=True)}


def push(points: Points, sizes: Points, rounds: int = 200) -> Points:
    """Move overlapping boxes apart, each pair along the axis on which they overlap least."""
    points = points.copy()
    if len(points) < 2:
        return points
    for _ in range(rounds):
        delta = points[:, None, :] - points[None, :, :]
        lap = (sizes[:, None, :] + sizes[None, :, :]) / 2 - np.abs(delta)
        hit: NDArray[np.bool_] = np.logical_and(lap[..., 0] > 0, lap[..., 1] > 0) & ~np.eye(len(points), dtype=np.bool_)
        if not hit.any():
            break
        along_x = lap[..., 0] < lap[..., 1]
        order = np.sign(np.arange(len(points))[:, None] - np.arange(len(points))[None, :])
        for axis, chosen in ((0, along_x), (1, ~along_x)):
            way = np.where(delta[..., axis] == 0, order, np.sign(delta[..., axis]))
            points[:, axis] += np.where(hit & chosen, way * lap[..., axis], 0.0).sum(axis=1) * 0.25
    return points


def _small(graph: nx.Graph[int]) -> Points:
    """Kamada-Kawai for each component, the largest in the middle, the others in rows beneath it."""
    points = np.zeros((len(graph), 2))
    parts = sorted((sorted(c) for c in nx.connected_components(graph)), key=lambda c: (-len(c), c))
    for members in parts:
        part = graph.subgraph(members)
        found = nx.kamada_kawai_layout(part) if len(members) > 2 else nx.circular_layout(part)
        local = np.array([found[i] for i in members]).reshape(-1, 2)
        points[members] = (local - local.mean(axis=0)) * SPACING * (len(members) ** 0.5) * 0.9 * np.array([1.25, 0.8])
    _rows(points, parts, list(range(1, len(parts))), [0] if parts else [])
    return points


def _large(graph: nx.Graph[int]) -> Points:
    points = np.zeros((len(graph), 2))
    groups = [sorted(c) for c in nx.community.louvain_communities(graph, seed=7)]
    groups.sort(key=lambda c: (-len(c), c))
    of = {i: g for g, members in enumerate(groups) for i in members}
    above: nx.Graph[int] = nx.Graph()
    above.add_nodes_from(range(len(groups)))
    for a, b in sorted(graph.edges):
        if of[a] != of[b]:
            weight = above.get_edge_data(of[a], of[b], {"weight": 0})["weight"]
            above.add_edge(of[a], of[b], weight=weight + 1)
    radii = np.array([SPACING * 0.7 * len(g) ** 0.5 + SPACING * 0.3 for g in groups])
    linked = [g for g in range(len(groups)) if above.degree(g)]
    middles = np.zeros((len(groups), 2))
    if linked:
        found = nx.spring_layout(above.subgraph(linked), seed=7, weight="weight", iterations=120)
        middles[linked] = np.array([found[g] for g in linked]) * float((radii**2).sum() ** 0.5) * 0.9
        middles[linked] = _apart(middles[linked], radii[linked])
    for g, members in enumerate(groups):
        part = graph.subgraph(members)
        if len(members) > _SPRING_LIMIT:
            local = _disc(part, members)
        else:
            spring = nx.spring_layout(part, seed=7, iterations=80) if len(members) > 2 else nx.circular_layout(part)
            local = np.array([spring[i] for i in members]).reshape(-1, 2)
        points[members] = middles[g] + (local - local.mean(axis=0)) * radii[g]
    _rows(points, groups, [g for g in range(len(groups)) if g not in set(linked)], linked)
    return points


def _disc(graph: nx.Graph[int], members: Sequence[int]) -> Points:
    """A community too large for springs: a sunflower, the best connected in the middle."""
    order = sorted(range(len(members)), key=lambda i: (-graph.degree(members[i]), i))
    rank = np.empty(len(members))
    rank[order] = np.arange(len(members))
    radius, angle = np.sqrt((rank + 0.5) / len(members)), rank * 2.399963
    return np.stack((radius * np.cos(angle), radius * np.sin(angle)), axis=1)


def _apart(middles: Points, radii: Points, rounds: int = 300) -> Points:
    """Push discs apart until none overlaps."""
    for _ in range(rounds):
        delta = middles[:, None, :] - middles[None, :, :]
        far = np.sqrt((delta**2).sum(axis=2)) + 1e-9
        lap = np.maximum(radii[:, None] + radii[None, :] - far, 0.0)
        np.fill_diagonal(lap, 0.0)
        if lap.max(initial=0.0) < 1.0:
            break
        middles = middles + (delta / far[..., None] * lap[..., None]).sum(axis=1) * 0.3
    return middles


def _rows(points: Points, groups: Sequence[Sequence[int]], lone: Sequence[int], linked: Sequence[int]) -> None:
    """Groups without a link to the rest stand in rows beneath it, the largest first."""
    if not lone or not linked:
        return
    rest = np.concatenate([points[groups[g]] for g in linked])
    left, right = rest[:, 0].min(), max(rest[:, 0].max(), rest[:, 0].min() + 6 * SPACING)
    x, y, height = left, rest[:, 1].max() + 0.9 * SPACING, 0.0
    for g in lone:
        local = points[groups[g]] - points[groups[g]].min(axis=0)
        width = float(np.max(local[:, 0])) + 1.3 * SPACING
        if x + width > right and x > left:
            x, y, height = left, y + height, 0.0
        points[groups[g]] = local + np.array([x, y])
        x, height = x + width, max(height, float(np.max(local[:, 1])) + 0.6 * SPACING)
