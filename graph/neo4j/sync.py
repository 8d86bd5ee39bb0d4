"""`kg sync`: the difference between a store and what a Neo4j database holds of it, found by hashes and written in batches.

An unchanged graph costs one read of one node. A difference is found by buckets, then by items; the lease is taken only
then, and the difference is found again under it.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from typing import Protocol

import pyoxigraph

from graph.neo4j.beside import items_of
from graph.neo4j.cache import SumsCache
from graph.neo4j.connection import Connection
from graph.neo4j.first import FirstWriter
from graph.neo4j.items import Edge, Item, Node, Sums, bucket, owned_by_end
from graph.neo4j.names import NODE, quoted
from graph.neo4j.project import project, sums_of
from graph.neo4j.remote import (
    Lease,
    Root,
    has_schema,
    make_indexes,
    make_keys,
    make_lease_key,
    make_schema,
    read_root,
    read_sums,
)
from graph.neo4j.writer import Change, Writer
from ontology.errors import Neo4jError
from ontology.garbage import seldom_collected

BUCKETS = 4096
GROUP = 1_000_000  # items whose hashes are held in memory at once
_COUNTERS = {"create": "created", "update": "updated", "delete": "deleted"}
GUARD = (0.5, 200)  # more deletions than this part of the graph, and than this many, need to be asked for


@dataclass(slots=True)
class Counts:
    """What was, or would be, changed."""

    created: int = 0
    updated: int = 0
    deleted: int = 0


@dataclass(slots=True)
class Report:
    """The outcome of a sync. `writes` is False where the database held the same graph already."""

    nodes: int = 0
    edges: int = 0
    writes: bool = False
    node_changes: Counts = field(default_factory=Counts)
    edge_changes: Counts = field(default_factory=Counts)
    kept: list[str] = field(default_factory=list)
    pruned: bool = True

    def count(self, change: Change) -> None:
        what, item, _ = change
        counts = self.node_changes if isinstance(item, Node) else self.edge_changes
        setattr(counts, _COUNTERS[what], getattr(counts, _COUNTERS[what]) + 1)


@dataclass(slots=True)
class Options:
    """How to sync. `prune`: True deletes whatever vanished, None the same unless it is suspiciously much, False nothing."""

    dry_run: bool = False
    prune: bool | None = None
    batch: int = 10_000
    wait: float = 30.0
    progress: Callable[[int], None] = lambda _: None
    cache: SumsCache | None = None


@seldom_collected()
def sync(store: pyoxigraph.Store, connection: Connection, options: Options | None = None) -> Report:
    """Make the database hold the property graph of the store; nothing is written where it does."""
    options = options or Options()
    root = read_root(connection)
    if root is None and not options.dry_run:
        with closing(items_of(store, options.cache.view if options.cache else None)) as items:
            report = load(items, connection, options)
        return report or sync(store, connection, options)  # another was first
    mine = (options.cache.get if options.cache else sums_of)(store, root.buckets if root else BUCKETS)
    report = Report(*mine.totals, pruned=options.prune is not False)
    if root is not None and root.root == mine.root:
        if not (
            options.dry_run or connection.embedded or has_schema(connection)
        ):  # after an import, or if somebody dropped it
            make_schema(connection)
        return report
    if options.dry_run:
        for change in _found(store, mine, Hashed(connection, root), options, root):
            if change is not None:
                report.count(change)
        return report
    if not has_schema(connection):
        make_schema(connection)
    with leased(connection, options) as lease:
        root = read_root(connection)
        there = Hashed(connection, root)
        write(counted(_found(store, mine, there, options, root), report), writer_of(lease, there, options), report)
    return report


def _found(
    store: pyoxigraph.Store, mine: Sums, there: There, options: Options, root: Root | None
) -> Iterable[Change | None]:
    """The changes to make: those since the last sync, where the database is as that left it; else found item by item."""
    known = options.cache.changes_from(root.root, store) if options.cache and root else None
    if known is None:
        return changes(store, mine, there, options)
    prune = _may_prune(mine, there.sums, options)
    return [c for c in known if prune or c is None or c[0] != "delete"]


@seldom_collected()
def load(items: Iterable[Item], connection: Connection, options: Options) -> Report | None:
    """A first load: nothing can differ, so nothing is compared, and all is written as it comes. None if another was first."""
    make_lease_key(connection)
    fresh = not (connection.embedded or connection.read(f"MATCH (n:{NODE}) RETURN 1 LIMIT 1"))
    if not fresh:
        make_keys(connection)
    with leased(connection, options) as lease:
        if read_root(connection) is None:
            there, report = Hashed(connection, None), Report()
            found = (("create", item, None) for item in items)
            writer = FirstWriter(
                lease, there.sums.copy(), there.types, options.batch, options.progress,
                ids=fresh, keys=(lambda: make_keys(connection)) if fresh else None,
            )  # fmt: skip
            sums = write(found, writer, report)
            report.node_changes.created, report.edge_changes.created = sums.totals
            if options.cache:
                options.cache.put(sums)
            make_indexes(connection)
            report.nodes, report.edges = report.node_changes.created, report.edge_changes.created
            return report
    return None


@contextmanager
def leased(connection: Connection, options: Options) -> Iterator[Lease]:
    """The lease for a `with` block; after an error it is given back if that is still possible."""
    lease = Lease(connection)
    lease.take(options.wait)
    try:
        yield lease
    except BaseException:
        with suppress(Neo4jError):
            lease.release(patience=0)
        raise
    lease.release()


def writer_of(lease: Lease, there: There, options: Options) -> Writer:
    """A writer of changes to what is there."""
    return Writer(lease, there.sums.copy(), there.types, options.batch, options.progress)


def counted(found: Iterable[Change | None], report: Report) -> Generator[Change | None]:
    """The same changes, counted as they pass by."""
    try:
        for change in found:
            if change is not None:
                report.count(change)
            yield change
    finally:
        if isinstance(found, Generator):
            found.close()


def write(found: Iterable[Change | None], writer: Writer | FirstWriter, report: Report) -> Sums:
    """Write changes under a lease that is held; the sums after them."""
    changes_found = iter(found)
    try:
        for change in changes_found:
            if change is None:
                writer.flush()
            else:
                writer.add(change)
        writer.flush()
    finally:
        writer.close()
        if isinstance(changes_found, Generator):
            changes_found.close()  # the store's iterators may only be dropped by the thread that made them
    report.kept += writer.kept
    report.writes = report.writes or writer.written > 0
    return writer.sums


class There(Protocol):
    """What a database holds: sums of buckets, and the hashes of the items in some of them."""

    sums: Sums
    types: list[str]

    def nodes(self, buckets: set[int]) -> dict[str, int]: ...

    def edges(self, buckets: set[int]) -> dict[tuple[str, str, str], int]: ...


class Hashed:
    """`There`, as the hashes tell that earlier syncs wrote beside the items."""

    def __init__(self, connection: Connection, root: Root | None) -> None:
        self._connection = connection
        self.types = root.types if root else []
        self.sums = read_sums(connection, root.buckets) if root else Sums.empty(BUCKETS)

    def nodes(self, buckets: set[int]) -> dict[str, int]:
        wanted = [b for b in sorted(buckets) if self.sums.nodes[b]]
        return {key: hash_ for part in _parts(wanted) for key, hash_ in self._connection.read(_NODES, buckets=part)}

    def edges(self, buckets: set[int]) -> dict[tuple[str, str, str], int]:
        wanted = [b for b in sorted(buckets) if self.sums.edges[b]]
        found: dict[tuple[str, str, str], int] = {}
        for query in _edge_queries(self.types):
            for part in _parts(wanted):
                for start, type_, end, hash_ in self._connection.read(query, buckets=part):
                    found[start, type_, end] = hash_
        return found


_NODES = f"UNWIND $buckets AS b MATCH (n:{NODE} {{kgBucket: b}}) RETURN n.kgId, n.kgHash"


def _edge_queries(types: Iterable[str]) -> Iterator[str]:
    """Queries for the edges of buckets. Types are named, so that a hub's edges of other kinds are not even looked at."""
    by_end = sorted(set(types) & owned_by_end())
    by_start = sorted(set(types) - owned_by_end())
    ask = f"UNWIND $buckets AS b MATCH (n:{NODE} {{kgBucket: b}})"
    said = "WHERE r.kgHash IS NOT NULL RETURN"
    if by_start:
        yield f"{ask}-[r:{'|'.join(map(quoted, by_start))}]->(m:{NODE}) {said} n.kgId, type(r), m.kgId, r.kgHash"
    if by_end:
        yield f"{ask}<-[r:{'|'.join(map(quoted, by_end))}]-(m:{NODE}) {said} m.kgId, type(r), n.kgId, r.kgHash"


def _parts(rows: list[int], size: int = 512) -> Iterator[list[int]]:
    for at in range(0, len(rows), size):
        yield rows[at : at + size]


def _groups(mine: Sums, theirs: Sums) -> list[set[int]]:
    """The buckets that differ, in groups whose hashes fit into the memory of a small machine."""
    groups: list[set[int]] = []
    room = 0
    for at in sorted(mine.differing(theirs)):
        size = theirs.nodes[at] + theirs.edges[at]
        if not groups or size > room:
            groups.append(set())
            room = GROUP
        groups[-1].add(at)
        room -= size
    return groups


def changes(store: pyoxigraph.Store, mine: Sums, there: There, options: Options) -> Iterator[Change | None]:
    """All changes: nodes, then edges, then what vanished; None where what was said must be written before the next."""
    groups = _groups(mine, there.sums)
    prune = _may_prune(mine, there.sums, options)
    width = len(mine.sums)
    vanished: list[tuple[str, int]] = []
    for buckets in groups:
        nodes = there.nodes(buckets)
        for item in project(store, lambda key, wanted=buckets: bucket(key, width) in wanted, edges=False):  # type: ignore[misc]
            if isinstance(item, Node):
                yield from _compared(item, nodes.pop(item.key, None))
        vanished += sorted(nodes.items())
    yield None
    for buckets in groups:
        edges = there.edges(buckets)
        for item in project(store, lambda key, wanted=buckets: bucket(key, width) in wanted, nodes=False):  # type: ignore[misc]
            if isinstance(item, Edge):
                yield from _compared(item, edges.pop(item.identity, None))
        if prune:
            for (start, type_, end), old in sorted(edges.items()):
                yield ("delete", Edge(start, type_, end), old)
    yield None
    if prune:
        for key, old in vanished:
            yield ("delete", Node(key, ()), old)


def _compared(item: Item, old: int | None) -> Iterator[Change]:
    if old is None:
        yield ("create", item, None)
    elif old != item.hash:
        yield ("update", item, old)


def _may_prune(mine: Sums, theirs: Sums, options: Options) -> bool:
    """Whether to delete what vanished; an error where that is suspiciously much and nobody asked for it."""
    if options.prune is not None:
        return options.prune
    (nodes, _), (there, _) = mine.totals, theirs.totals
    part, least = GUARD
    if there - nodes > max(least, part * there):
        raise Neo4jError(
            f"this store has {nodes:,} nodes, the database {there:,}: at least {there - nodes:,} would be deleted",
            hint="If that is right, run `kg sync --prune`; with --no-prune nothing is deleted. Is it the right store?",
        )
    return True
