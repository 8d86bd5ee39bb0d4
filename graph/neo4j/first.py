"""A first load: nothing of ours is there, so nothing is compared, and edges go by the internal ids of their ends.

The store is read once. Nodes go out as they come; an edge goes as soon as both its ends have an id, so that the server
works while the store is still being read. Edges that come too early wait, most of them on disk. Memory stays flat: so many
ids are remembered and no more, and edges of other nodes are made by key. The constraint on the key is made when keys are
first needed, at the latest at the end: one look at all nodes costs the server less than one at each.

All that can be made of a batch beforehand (its sums, its rows in order) is made while the one before it is being written.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter, itemgetter
from typing import Any

import neo4j

from graph.neo4j.batches import Batches
from graph.neo4j.items import MODULUS, Node, Sums, bucket, owned_by_end
from graph.neo4j.laid import EdgeRow, Kind, Rows, Waiting, kind_of, row_of
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
    """Nodes and edges that are written together. `made` is what is ready to be sent, `ids` what its transaction gave.

    An edge is a row with its bucket as the last field; in `edges` with the ids of its ends, in `keyed` with their keys.
    """

    nodes: list[Node] = field(default_factory=list)
    edges: dict[Kind, list[EdgeRow]] = field(default_factory=dict)
    keyed: dict[Kind, list[EdgeRow]] = field(default_factory=dict)
    made: Made | None = None
    ids: dict[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.nodes) + sum(len(rows) for _, rows in self.kinds)

    @property
    def kinds(self) -> list[tuple[Kind, list[EdgeRow]]]:
        """The edges of both sorts."""
        return [*self.edges.items(), *self.keyed.items()]


@dataclass(slots=True)
class Made:
    """Queries of nodes with their rows; by bucket what the batch adds: hashes, nodes, edges."""

    queries: list[tuple[str, list[Any], list[date]]] = field(default_factory=list)
    hashes: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    nodes: Counter[int] = field(default_factory=Counter)
    edges: Counter[int] = field(default_factory=Counter)


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
        self._ids: dict[str, int] = {}  # with the bucket of the key in the lowest bits: an edge needs both
        self._low = (len(sums.sums) - 1).bit_length()
        self._by_end = owned_by_end()
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
            for row in others:
                row.append(bucket(row[kind[0] in self._by_end], len(self.sums.sums)))
            for part in _parts(others, room - len(load), room):
                load.keyed.setdefault(kind, []).extend(part)
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
        """Take in an edge whose ends are both remembered; whether they are. Its row is used, not copied."""
        start, end = self._ids.get(row[0]), self._ids.get(row[1])
        if start is None or end is None:
            return False
        low = self._low
        row.append((end if kind[0] in self._by_end else start) & ((1 << low) - 1))
        row[0], row[1] = start >> low, end >> low
        self._ready.add(kind, row)
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
        hashes = made.hashes
        alike: dict[tuple[str, ...], list[Node]] = defaultdict(list)
        for node in load.nodes:
            at = bucket(node.key, width)
            hashes[at] += node.hash
            made.nodes[at] += 1
            alike[node.labels].append(node)
        for _, rows in load.kinds:
            rows.sort(key=_first)
            made.edges.update(map(_last, rows))
            for row in rows:
                hashes[row[-1]] += row[2]
        for labels, nodes in alike.items():
            made.queries += _creations(labels, sorted(nodes, key=_key), width) if self._room else [
                (create_nodes(labels), [node_row(n, width) for n in sorted(nodes, key=_key)], [])
            ]  # fmt: skip
        return made

    # -- what is written -----------------------------------------------------------------------------------------------

    def _length(self, batch: Load) -> int:
        return len(batch)

    def _halves(self, batch: Load) -> tuple[Load, Load]:
        half = len(batch.nodes) // 2
        one, two = Load(batch.nodes[:half]), Load(batch.nodes[half:])
        for of, first, second in ((batch.edges, one.edges, two.edges), (batch.keyed, one.keyed, two.keyed)):
            for kind, rows in of.items():
                half = len(rows) // 2 if len(rows) > 1 else int(len(one) <= len(two))
                for of_half, part in ((first, rows[:half]), (second, rows[half:])):
                    if part:
                        of_half[kind] = part
        for load in (one, two):
            load.made = self._made(load)
        return one, two

    def _types(self, batch: Load) -> set[str]:
        return {type_ for (type_, _), _ in batch.kinds}

    def _sum(self, batch: Load) -> set[int]:
        made, sums = batch.made or Made(), self.sums
        for at, hashes in made.hashes.items():
            sums.sums[at] = (sums.sums[at] + hashes) % MODULUS
        for counts, more in ((sums.nodes, made.nodes), (sums.edges, made.edges)):
            for at, count in more.items():
                counts[at] += count
        return set(made.hashes)

    def _done(self, batch: Load) -> None:
        low, width = self._low, len(self.sums.sums)
        self._ids.update((key, id_ << low | bucket(key, width)) for key, id_ in batch.ids.items())

    def _write(self, batch: Load, number: int | None = None) -> None:
        if batch.keyed:
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
        for query, given, days in made.queries:
            rows = Rows(given)
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
        for kinds, by_id in ((batch.edges, True), (batch.keyed, False)):
            for (type_, names), edges in kinds.items():
                create_rows(tx, edges, quoted(type_), names, by_id)


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


_first = itemgetter(0)
_last = itemgetter(-1)
_key = attrgetter("key")
