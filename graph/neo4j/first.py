"""A first load: nothing of ours is there, so nothing is compared, and edges go by the internal ids of their ends.

The store is read once. Nodes go out as they come; an edge goes as soon as both its ends have an id, so that the server
works while the store is still being read. Edges that come too early wait, most of them on disk. Memory stays flat: so many
ids are remembered and no more, and edges of other nodes are made by key. The constraint on the key is made when keys are
first needed, at the latest at the end: one look at all nodes costs the server less than one at each.

All that can be made of a batch beforehand (its sums, its rows in order) is made while the one before it is being written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter, itemgetter
from typing import Any

import neo4j

from graph.neo4j.batches import Batches
from graph.neo4j.items import MODULUS, Node, Sums, bucket, owned_by_end
from graph.neo4j.laid import EdgeRow, Kind, Waiting, kind_of, row_of
from graph.neo4j.names import NODE, quoted
from graph.neo4j.pool import Parts, Pool
from graph.neo4j.remote import Lease
from graph.neo4j.writer import Change, by_day, create_nodes, create_rows, node_row, said_flat

IDS = 500_000  # internal ids that are remembered
EDGES = 3  # so many times as many edges go together at most as nodes
POOL = 5  # so many times a batch are cut into ten at once: transactions that live long and hold much cost a server its garbage collection
PART = 4  # so big a part of a batch is sent early where the server would have nothing to do
SHAPE = 200  # nodes with the same labels and properties that are worth a statement of their own
EARLY = 60_000  # edges that wait in memory for their ends


@dataclass(slots=True)
class Load:
    """Nodes and edges that are written together. `made` is what is ready to be sent, `ids` what its transaction gave."""

    nodes: list[Node] = field(default_factory=list)
    edges: dict[Kind, list[EdgeRow]] = field(default_factory=dict)
    made: Made | None = None
    ids: dict[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.nodes) + sum(map(len, self.edges.values()))


@dataclass(slots=True)
class Made:
    """Queries with their rows, and by bucket what they add: hashes, nodes, edges."""

    nodes: list[tuple[str, list[Any], list[date]]] = field(default_factory=list)
    edges: list[tuple[Kind, list[EdgeRow], bool]] = field(default_factory=list)  # by id or by key
    sums: dict[int, list[int]] = field(default_factory=dict)


class FirstWriter(Batches[Load]):
    """Takes items in any order.

    `ids`: whether no node of ours is there, and the server gives internal ids that can be seeked by. `keys` makes the
    constraint on the key where it is not there yet; it is called once.
    """

    def __init__(
        self, lease: Lease, sums: Sums, types: Iterable[str], size: int, progress: Callable[[int], None],
        *, ids: bool, keys: Callable[[], None] | None,
    ) -> None:  # fmt: skip
        super().__init__(lease, sums, types, size, progress)
        self._ids: dict[str, int] = {}
        self._room = IDS if ids else 0
        self._make_keys = keys
        self._nodes: dict[tuple[str, ...], list[Node]] = defaultdict(list)
        self._ready = Pool()
        self._early = Waiting(EARLY)
        self._asked = 0

    def add(self, change: Change) -> None:
        """One item to create; an edge whose ends are not both known to be there waits."""
        item = change[1]
        if isinstance(item, Node):
            nodes = self._nodes[item.labels]
            nodes.append(item)
            if len(nodes) >= self._size:
                self._send(Load(self._nodes.pop(item.labels)))
        else:
            kind, row = kind_of(item), row_of(item)
            if not self._pooled(kind, row):
                self._early.add(kind, row)
                return
        self._asked += 1
        if self._asked % 1000 == 0 and self.idle:
            self._hurry()

    def flush(self) -> None:
        """Write all that waits: what has come in time, then the edges that came too early."""
        nodes = [node for labels in sorted(self._nodes) for node in self._nodes.pop(labels)]
        for some in self._cut(nodes):
            self._send(Load(some))
        self._settle()  # from here on all ids are known
        load, room = Load(), self._size * EDGES
        for kind, rows in self._early.up():
            others = [row for row in rows if not self._pooled(kind, row)]
            for part in _parts(others, room - len(load), room):
                load.edges.setdefault(kind, []).extend(part)
                if len(load) >= room:
                    self._send(load)
                    load = Load()
        self._send_edges()
        if load:
            self._send(load)
        self._settle()
        self._keyed()

    def close(self) -> None:
        super().close()
        self._early.close()

    def _pooled(self, kind: Kind, row: EdgeRow) -> bool:
        """Take in an edge whose ends are both remembered; whether they are."""
        start, end = self._ids.get(row[0]), self._ids.get(row[1])
        if start is None or end is None:
            return False
        self._ready.add(kind, row, start, end)
        if len(self._ready) >= self._size * POOL:
            self._send_edges()
        return True

    def _send_edges(self) -> None:
        """Write the edges whose ends are remembered, two batches at a time."""
        pool, self._ready = self._ready, Pool()
        self._submit_abreast(self._loads(pool))

    def _loads(self, pool: Pool) -> Iterator[tuple[Parts, Load]]:
        for parts, kinds in pool.cut(lambda: self._size * EDGES):
            load = Load(edges=kinds)
            load.made = self._made(load)
            yield parts, load

    def _hurry(self) -> None:
        """Send what waits, nodes first, kinds together, rather than let the server wait until a batch of one kind is full."""
        part = self._size // PART
        nodes = sum(map(len, self._nodes.values()))
        if nodes + len(self._ready) < part:
            return
        if nodes < part // 2:
            self._send_edges()
            return
        load = Load()
        for labels in sorted(self._nodes, key=lambda k: (-len(self._nodes[k]), k)):
            load.nodes += self._nodes.pop(labels)
            if len(load) >= part:
                break
        self._send(load)

    def _send(self, load: Load) -> None:
        load.made = self._made(load)
        self._submit(load)

    # -- what is made beforehand ---------------------------------------------------------------------------------------

    def _made(self, load: Load) -> Made:
        made, width = Made(), len(self.sums.sums)
        sums: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
        for node in load.nodes:
            of = sums[bucket(node.key, width)]
            of[0] += node.hash
            of[1] += 1
        for (type_, names), rows in load.edges.items():
            owner = 1 if type_ in owned_by_end() else 0
            for row in rows:
                of = sums[bucket(row[owner], width)]
                of[0] += row[2]
                of[2] += 1
            self._seek((type_, names), rows, made)
        made.sums = dict(sums)
        alike: dict[tuple[str, ...], list[Node]] = defaultdict(list)
        for node in load.nodes:
            alike[node.labels].append(node)
        for labels, nodes in alike.items():
            made.nodes += _creations(labels, sorted(nodes, key=_key), width) if self._room else [
                (create_nodes(labels), [node_row(n, width) for n in sorted(nodes, key=_key)], [])
            ]  # fmt: skip
        return made

    def _seek(self, kind: Kind, rows: list[EdgeRow], made: Made) -> None:
        """Edges by the ids of their ends where both are remembered, else by their keys; in the order of their ends."""
        ids = self._ids.get
        known: list[EdgeRow] = []
        others: list[EdgeRow] = []
        for row in rows:
            start, end = ids(row[0]), ids(row[1])
            if start is None or end is None:
                others.append(row)
            else:
                known.append([start, end, *row[2:]])
        if known:
            known.sort(key=_ends)
            made.edges.append((kind, known, True))
        if others:
            others.sort(key=_ends)
            made.edges.append((kind, others, False))

    # -- what is written -----------------------------------------------------------------------------------------------

    def _length(self, batch: Load) -> int:
        return len(batch)

    def _halves(self, batch: Load) -> tuple[Load, Load]:
        half = len(batch.nodes) // 2
        one, two = Load(batch.nodes[:half]), Load(batch.nodes[half:])
        for kind, rows in batch.edges.items():
            half = len(rows) // 2 if len(rows) > 1 else int(len(one) <= len(two))
            one.edges[kind], two.edges[kind] = rows[:half], rows[half:]
        for load in (one, two):
            load.made = self._made(load)
        return one, two

    def _types(self, batch: Load) -> set[str]:
        return {type_ for type_, _ in batch.edges}

    def _sum(self, batch: Load) -> set[int]:
        made, sums = batch.made or Made(), self.sums
        for at, (hashes, nodes, edges) in made.sums.items():
            sums.sums[at] = (sums.sums[at] + hashes) % MODULUS
            sums.nodes[at] += nodes
            sums.edges[at] += edges
        return set(made.sums)

    def _done(self, batch: Load) -> None:
        self._ids.update(batch.ids)

    def _write(self, batch: Load, number: int | None = None) -> None:
        if batch.made and not all(by_id for *_, by_id in batch.made.edges):
            self._keyed()  # not within the transaction of a batch, which locks what the constraint is to be on
        super()._write(batch, number)

    def _keyed(self) -> None:
        """From here on nodes can be found by their keys."""
        make, self._make_keys = self._make_keys, None
        if make is not None:
            make()

    def _statements(self, tx: neo4j.Transaction, batch: Load) -> None:
        made = batch.made or Made()
        batch.ids = {}  # of an attempt that is rolled back nothing is remembered
        for query, rows, days in made.nodes:
            if len(self._ids) + len(batch.ids) >= self._room:
                tx.run(query, rows=rows, days=days).consume()
                continue
            # in one record: each costs the driver several reads, and other threads their turn
            told = tx.run(
                f"CYPHER 5 {query} RETURN collect(n.kgId) AS keys, collect(id(n)) AS ids", rows=rows, days=days
            )
            row = told.single(strict=True)
            mine = [r[0] if isinstance(r, list) else r["k"] for r in rows]
            batch.ids.update(zip(mine if mine == row["keys"] else row["keys"], row["ids"], strict=True))
        for (type_, names), rows, by_id in made.edges:
            create_rows(tx, rows, quoted(type_), names, by_id)


def _creations(labels: tuple[str, ...], nodes: list[Node], width: int) -> Iterator[tuple[str, list[Any], list[date]]]:
    """Nodes of the same labels by flat rows; those whose properties few others have, by maps."""
    spelled = "".join(":" + quoted(x) for x in (NODE, *labels))
    shapes: dict[tuple[str, ...], list[Node]] = defaultdict(list)
    for node in nodes:
        shapes[tuple(node.props)].append(node)
    others: list[Node] = []
    for names, alike in shapes.items():
        if len(alike) < SHAPE:
            others += alike
            continue
        rows, days, dated = by_day([[n.key, n.hash, bucket(n.key, width), *n.props.values()] for n in alike], 3)
        said = said_flat(["kgId", "kgHash", "kgBucket", *names], dated=dated)
        yield f"UNWIND $rows AS row CREATE (n{spelled} {said})", rows, days
    if others:
        query = f"UNWIND $rows AS row CREATE (n{spelled} {{kgId: row.k}}) SET n += row.p"
        yield query, [node_row(n, width) for n in others], []


def _parts(rows: list[EdgeRow], first: int, size: int) -> Iterator[list[EdgeRow]]:
    """Rows in parts: what fits into a batch that is begun, then whole batches."""
    at = 0
    while at < len(rows):
        yield rows[at : at + first]
        at, first = at + first, size


_ends = itemgetter(0, 1)
_key = attrgetter("key")
