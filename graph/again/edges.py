"""The phases that join claims, derived anew: edges of the claims that changed, and the clusters of all that edges reach."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from itertools import pairwise

from graph.again.board import EDGE_ONLY
from graph.again.codec import dump, to_reasons
from graph.again.phases import FIRST, Changes, Phases
from graph.derive.clusters import Cluster
from graph.derive.told import Told
from graph.derive.weighing import JUDGED, Edge, in_reach, reach

_EDGES = """SELECT a, b, cost, reasons FROM edge WHERE phase = ? AND a = ?
  UNION ALL SELECT a, b, cost, reasons FROM edge WHERE phase = ? AND b = ?"""


def join(
    p: Phases, phase: int, claims: set[str], takes_part: Callable[[Told], bool], changed: Changes | None = None
) -> Changes:
    """Phases 0 and 3: edges of the claims anew, and the clusters of all that they reach."""
    memory = p.board.memory
    start = set(claims)
    for group in {g for c in claims for g in _groups(p, c)}:
        start |= set(memory.column("SELECT id FROM claim WHERE grp = ? AND shelf = ?", group, p.board.shelf))
    reached = set(start)
    for c in start:
        reached |= set(memory.column("SELECT b FROM edge WHERE phase = ? AND a = ?", phase, c))
        reached |= set(memory.column("SELECT a FROM edge WHERE phase = ? AND b = ?", phase, c))
        memory.run("DELETE FROM edge WHERE phase = ? AND a = ?", phase, c)
        memory.run("DELETE FROM edge WHERE phase = ? AND b = ?", phase, c)
        memory.run("DELETE FROM open WHERE phase = ? AND a = ?", phase, c)
        memory.run("DELETE FROM open WHERE phase = ? AND b = ?", phase, c)
    here = p.present(start)
    pairs: dict[tuple[str, str], tuple[Told, Told]] = {}
    for c in sorted(here):
        if takes_part(p.board.told(c)):
            for a, b in _pairs(p, p.board.told(c), takes_part):
                pairs[a.id, b.id] = (a, b)
    edges = [e for a, b in pairs.values() if (e := p.weigher.edge(a, b)) is not None]
    p.leave_open(phase, "")
    if phase == FIRST:
        for c in here:
            same = [o for o in p.weigher.judgements.same_as(c) if _on_shelf(p, o)]
            edges += [Edge(JUDGED, min(c, o), max(c, o), ()) for o in same]
    memory.many(
        "INSERT OR REPLACE INTO edge VALUES (?, ?, ?, ?, ?)",
        ((phase, e.left, e.right, e.cost, dump([list(r) for r in e.reasons])) for e in edges),
    )
    reached |= {c for e in edges for c in (e.left, e.right)} | (changed.claims if changed else set())
    of, found = _region(p, phase, p.present(reached))
    joins = [e.join() for e in sorted(found) if p.weigher.merge(of, e.left, e.right, e.join(), force=e.cost == JUDGED)]  # fmt: skip
    return p.finish(phase, of, joins, reached)


def _groups(p: Phases, claim: str) -> set[str]:
    found = set(p.board.memory.column("SELECT grp FROM claim WHERE id = ?", claim))
    return found | ({p.board.before[claim].group} if claim in p.board.before else set())


def _on_shelf(p: Phases, claim: str) -> bool:
    return p.board.memory.value("SELECT shelf FROM claim WHERE id = ?", claim) == p.board.shelf


def _pairs(p: Phases, t: Told, takes_part: Callable[[Told], bool]) -> Iterable[tuple[Told, Told]]:
    """The pairs of `_Shelf._pairs` that a claim is one of."""
    keys = p.weigher.edge_keys(t, p.weigher.keys(t))
    groups: dict[str, list[Told]] = {}
    cls = EDGE_ONLY if not t.stative and t.exact is False else "s" if t.stative else "x" if t.exact else "u"
    near = {i for key in keys for i in p.board.bucket(key, cls)}
    for i in sorted(near):
        one = p.board.told(i)
        if takes_part(one):
            group = p.board.memory.value("SELECT grp FROM claim WHERE id = ?", i)
            groups.setdefault(group, []).append(one)
    for rows in groups.values():
        rows.sort(key=lambda o: o.rank)
    mine = next((rows for rows in groups.values() if any(o.id == t.id for o in rows)), [])
    yield from (pair for pair in pairwise(mine) if t.id in (pair[0].id, pair[1].id))
    if mine and mine[0].id == t.id:
        for rows in groups.values():
            if rows is not mine:
                a, b = sorted((t, rows[0]), key=reach)
                if in_reach(a, b):
                    yield (a, b) if a.rank < b.rank else (b, a)


def _region(p: Phases, phase: int, start: set[str]) -> tuple[dict[str, Cluster], list[Edge]]:
    """The clusters before a phase that edges connect with some claims, and these edges."""
    memory, todo = p.board.memory, sorted(start)
    of: dict[str, Cluster] = {}
    edges: dict[tuple[str, str], Edge] = {}
    while todo:
        c = todo.pop()
        if c in of:
            continue
        cluster = Cluster([p.board.told(c)]) if phase == FIRST else p.board.cluster(phase - 1, c)
        for t in cluster.members:
            of[t.id] = cluster
        for t in cluster.members:
            for a, b, cost, reasons in memory.rows(_EDGES, phase, t.id, phase, t.id):
                edges[a, b] = Edge(cost, a, b, to_reasons(json.loads(reasons)))
                todo += [x for x in (a, b) if x not in of]
    return of, list(edges.values())
