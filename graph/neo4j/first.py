"""A first load: nothing of ours is there, so nothing is compared, and edges go by the internal ids of their ends.

The store is read once. Nodes go out as they come; an edge goes as soon as both its ends have an id, so that the server
works while the store is still being read. Edges that come too early wait on disk. Memory stays flat: so many ids are
remembered and no more, and edges of other nodes are made by key. The constraint on the key is made when keys are first
needed, at the latest at the end: one look at all nodes costs the server less than one at each.
"""

from __future__ import annotations

import pickle
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter, itemgetter
from typing import Any

import neo4j

from graph.neo4j.items import Edge, Node, Sums, bucket
from graph.neo4j.names import NODE, quoted
from graph.neo4j.remote import Lease
from graph.neo4j.writer import Change, Row, Writer, all_made, create_edges, flat, said_flat

IDS = 500_000  # internal ids that are remembered
PART = 4  # so big a part of a batch is sent early where the server would have nothing to do
SHAPE = 200  # nodes with the same labels and properties that are worth a statement of their own


class FirstWriter(Writer):
    """A `Writer` for items in any order.

    `ids`: whether no node of ours is there, and the server gives internal ids that can be seeked by. `keys` makes the
    constraint on the key where it is not there yet; it is called once.
    """

    EDGES = 3  # in batches of 50,000 edges a server took two thirds of the work that it took in batches of 10,000

    def __init__(
        self, lease: Lease, sums: Sums, types: Iterable[str], size: int, progress: Callable[[int], None],
        *, ids: bool, keys: Callable[[], None] | None,
    ) -> None:  # fmt: skip
        super().__init__(lease, sums, types, size, progress)
        self._ids: dict[str, int] = {}
        self._room = IDS if ids else 0
        self._seeking = ids
        self._make_keys = keys
        self._early: dict[str, list[Edge]] = defaultdict(list)
        self._laid = Laid()
        self._asked = 0

    def add(self, change: Change) -> None:
        """One item to create; an edge whose ends are not both known to be there waits."""
        item = change[1]
        if isinstance(item, Node) or (item.start in self._ids and item.end in self._ids):
            super().add(change)
            self._asked += 1
            if self._asked % 1000 == 0 and self.idle:
                self._hurry()
            return
        rows = self._early[item.type]
        rows.append(item)
        if len(rows) >= self._size * self.EDGES:
            self._laid.down(self._early.pop(item.type))

    def _hurry(self) -> None:
        """Send what waits, nodes first, kinds together, rather than let the server wait until a batch of one kind is full."""
        waiting = self._waiting
        if sum(map(len, waiting.values())) < self._size // PART:
            return
        chosen: list[Change] = []
        for kind in sorted(waiting, key=lambda k: (k[1] == "edge", -len(waiting[k]))):
            chosen += waiting.pop(kind)
            if len(chosen) >= self._size // PART:
                break
        for at in range(0, len(chosen), self._size):
            self._submit(chosen[at : at + self._size])

    def flush(self) -> None:
        """Write all that waits: what has come in time, then the edges that came too early."""
        super().flush()
        size = self._size * self.EDGES
        rest = [edge for type_ in sorted(self._early) for edge in self._early[type_]]  # few of many types: together
        for edges in chain(self._laid.up(), [rest]):
            for at in range(0, len(edges), size):
                self._submit([("create", edge, None) for edge in edges[at : at + size]])
        self._early.clear()
        self._settle()
        self._keyed()

    def _keyed(self) -> None:
        """From here on nodes can be found by their keys."""
        make, self._make_keys = self._make_keys, None
        if make is not None:
            make()

    def _write(self, changes: list[Change]) -> None:
        self._seeking = len(self._ids) < self._room
        if not self._seeking:
            self._keyed()  # not within the transaction of a batch, which locks what the constraint is to be on
        super()._write(changes)

    def close(self) -> None:
        super().close()
        self._laid.close()

    def _create_nodes(self, tx: neo4j.Transaction, nodes: Sequence[Node], labels: Sequence[str]) -> None:
        if not self._seeking:
            super()._create_nodes(tx, nodes, labels)
            return
        spelled = "".join(":" + quoted(x) for x in (NODE, *labels))
        shapes: dict[tuple[str, ...], list[Node]] = defaultdict(list)
        for node in sorted(nodes, key=_key):
            shapes[tuple(node.props)].append(node)
        width, others = len(self.sums.sums), list[Row]()
        for names, alike in shapes.items():
            if len(alike) < SHAPE:
                others += map(self._row, alike)
                continue
            said = said_flat(["kgId", "kgHash", "kgBucket", *names])
            rows = [[n.key, n.hash, bucket(n.key, width), *n.props.values()] for n in alike]
            self._made(tx, f"UNWIND $rows AS row CREATE (n{spelled} {said})", rows)
        if others:
            self._made(tx, f"UNWIND $rows AS row CREATE (n{spelled} {{kgId: row.k}}) SET n += row.p", others)

    def _made(self, tx: neo4j.Transaction, create: str, rows: list[Any]) -> None:
        """Create nodes and remember their ids. In one record: each costs the driver several reads, and other threads their turn."""
        told = tx.run(f"CYPHER 5 {create} RETURN collect(n.kgId) AS keys, collect(id(n)) AS ids", rows=rows)
        row = told.single(strict=True)
        self._ids.update(zip(row["keys"], row["ids"], strict=True))

    def _create_edges(self, tx: neo4j.Transaction, edges: Sequence[Edge], type_: str) -> None:
        ids = self._ids
        known = [(ids[e.start], ids[e.end], e) for e in edges if e.start in ids and e.end in ids]
        if len(known) < len(edges):
            create_edges(tx, [e for e in edges if e.start not in ids or e.end not in ids], type_)
        if not known:
            return
        known.sort(key=_ends)
        for names, rows in flat(known).items():
            row = tx.run(  # id() is what elementId() is made of, and twice as fast to seek by; Cypher 5 is sure to know it
                f"CYPHER 5 UNWIND $rows AS row MATCH (a:{NODE}) WHERE id(a) = row[0] MATCH (b:{NODE}) WHERE id(b) = row[1] "
                f"CREATE (a)-[r:{type_} {said_flat(['kgHash', *names], 2)}]->(b) RETURN count(r) AS made",
                rows=rows,
            ).single(strict=True)
            all_made(row["made"], len(rows), type_)


_ends = itemgetter(0, 1)
_key = attrgetter("key")


class Laid:
    """Edges on disk, a list of one type at a time."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `close`
        self._at: list[tuple[str, int]] = []

    def down(self, edges: list[Edge]) -> None:
        self._at.append((edges[0].type, self._file.seek(0, 2)))
        pickle.dump([(e.start, e.end, e.props, e.hash) for e in edges], self._file, protocol=5)

    @property
    def types(self) -> set[str]:
        """The types of the edges that wait."""
        return {type_ for type_, _ in self._at}

    def up(self) -> Iterator[list[Edge]]:
        """All lists, type by type; each is read while the one before it is being written."""
        for type_, at in sorted(self._at):
            self._file.seek(at)
            rows: list[tuple[str, str, dict[str, Any], int]] = pickle.load(self._file)
            yield [Edge(start, type_, end, props, hash_) for start, end, props, hash_ in rows]
        self._at.clear()

    def close(self) -> None:
        self._file.close()
