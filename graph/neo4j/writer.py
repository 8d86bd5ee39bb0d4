"""Batches of nodes and edges into the database: one transaction each, with the sums that they change.

Rows of one kind (one set of labels, one type of edge) go by one statement with the names spelled out, which every server
understands. A batch that is too large for the server's memory is halved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import neo4j

from graph.neo4j.connection import TooLargeError
from graph.neo4j.items import Edge, Item, Node, Sums, bucket
from graph.neo4j.names import NODE, is_own_label, is_own_property, quoted
from graph.neo4j.remote import Lease, write_sums
from ontology.errors import Neo4jError

Change = tuple[str, Item, int | None]  # what to do, the item as it shall be, the hash that it had
Row = dict[str, Any]


class Writer:
    """Takes changes one by one and writes them in batches; keeps the sums of what is there in step."""

    EDGES = 1  # so many times as large are batches of edges

    def __init__(
        self, lease: Lease, sums: Sums, types: Iterable[str], size: int, progress: Callable[[int], None]
    ) -> None:
        self._lease = lease
        self.sums = sums
        self.types = set(types)
        self._size = size
        self._progress = progress
        self._waiting: dict[tuple[str, ...], list[Change]] = defaultdict(list)
        self._background = ThreadPoolExecutor(1)
        self._running: Future[None] | None = None
        self.written = 0
        self.kept: list[str] = []  # nodes that stay as husks, since foreign edges hang on them

    def add(self, change: Change) -> None:
        """One change; written when enough of its kind have come together."""
        kind = _kind(change)
        rows = self._waiting[kind]
        rows.append(change)
        if len(rows) >= (self._size * self.EDGES if kind[1] == "edge" else self._size):
            self._submit(self._waiting.pop(kind))

    def flush(self) -> None:
        """Write all that waits, kinds together in batches of full size; returns when the server has all."""
        waiting = [change for kind in sorted(self._waiting) for change in self._waiting[kind]]
        self._waiting.clear()
        for at in range(0, len(waiting), self._size):
            self._submit(waiting[at : at + self._size])
        self._settle()

    def close(self) -> None:
        """Wait for what is being written; errors of it were, or will not be, told."""
        self._background.shutdown()

    @property
    def idle(self) -> bool:
        """Whether the server has nothing to do for us."""
        return self._running is None or self._running.done()

    def _submit(self, changes: list[Change]) -> None:
        """Write in the background, one batch at a time, while the next is being made here."""
        self._settle()
        self._running = self._background.submit(self._write, changes)

    def _settle(self) -> None:
        running, self._running = self._running, None
        if running is not None:
            running.result()

    def _write(self, changes: list[Change]) -> None:
        before = self.sums.copy()
        changed = self._sum(changes)
        types = self.types | {item.type for _, item, _ in changes if isinstance(item, Edge)}

        def work(tx: neo4j.Transaction) -> None:
            self._statements(tx, changes)
            write_sums(tx, self.sums, changed, sorted(types))

        try:
            self._lease.batch(work)
        except TooLargeError:
            self.sums = before
            if len(changes) < 2:
                raise Neo4jError(
                    "one change alone is larger than the server allows a transaction",
                    hint="Raise db.memory.transaction.max in neo4j.conf.",
                ) from None
            self._size = max(1, min(self._size, len(changes)) // 2)
            half = len(changes) // 2
            self._write(changes[:half])
            self._write(changes[half:])
            return
        self.types = types
        self.written += len(changes)
        self._progress(self.written)

    def _sum(self, changes: Sequence[Change]) -> set[int]:
        """Take changes into the sums; the buckets that they are in."""
        sums, changed, width = self.sums, set(), len(self.sums.sums)
        for what, item, old in changes:
            at = bucket(item.owner, width)
            changed.add(at)
            if what == "create":
                sums.change(isinstance(item, Node), at, item.hash, 1)
            elif what == "delete":
                sums.change(isinstance(item, Node), at, old or 0, -1)
            else:
                sums.replace(at, old or 0, item.hash)
        return changed

    def _statements(self, tx: neo4j.Transaction, changes: Sequence[Change]) -> None:
        kinds: dict[tuple[str, ...], list[Item]] = defaultdict(list)
        for change in changes:
            kinds[_kind(change)].append(change[1])
        for (what, kind, *names), items in kinds.items():
            if kind == "node":
                nodes = [i for i in items if isinstance(i, Node)]
                if what == "create":
                    self._create_nodes(tx, nodes, names)
                elif what == "update":
                    self._update_nodes(tx, nodes)
                else:
                    self._delete_nodes(tx, nodes)
            else:
                edges = [i for i in items if isinstance(i, Edge)]
                if what == "create":
                    self._create_edges(tx, edges, quoted(names[0]))
                else:
                    _EDGES[what](tx, _sorted(edges), quoted(names[0]))

    # -- nodes ---------------------------------------------------------------------------------------------------------

    def _row(self, node: Node) -> Row:
        at = bucket(node.key, len(self.sums.sums))
        return {"k": node.key, "p": {**node.props, "kgHash": node.hash, "kgBucket": at}}

    def _create_nodes(self, tx: neo4j.Transaction, nodes: Sequence[Node], labels: Sequence[str]) -> None:
        tx.run(create_nodes(labels), rows=[self._row(n) for n in sorted(nodes, key=lambda n: n.key)]).consume()

    def _create_edges(self, tx: neo4j.Transaction, edges: Sequence[Edge], type_: str) -> None:
        create_edges(tx, edges, type_)

    def _update_nodes(self, tx: neo4j.Transaction, nodes: Sequence[Node]) -> None:
        """Set what is ours; what others added to a node, such as a `pagerank`, stays."""
        there = _there(tx, [n.key for n in nodes])
        groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for node in nodes:
            labels, keys = there.get(node.key, ([], []))
            row = self._row(node)
            row["p"] |= {k: None for k in keys if is_own_property(k) and k not in row["p"] and k != "kgId"}
            add = "".join(":" + quoted(x) for x in node.labels)
            gone = "".join(":" + quoted(x) for x in sorted(labels) if is_own_label(x) and x not in (NODE, *node.labels))
            groups[add, gone].append(row)
        for (add, gone), rows in sorted(groups.items()):
            tx.run(
                f"UNWIND $rows AS row MERGE (n:{NODE} {{kgId: row.k}}) SET n += row.p SET n{add}"
                + (f" REMOVE n{gone}" if gone else ""),
                rows=rows,
            ).consume()

    def _delete_nodes(self, tx: neo4j.Transaction, nodes: Sequence[Node]) -> None:
        """Delete nodes; one that foreign edges hang on is emptied of what is ours and stays as `KgForgotten`."""
        keys = [n.key for n in nodes]
        tx.run(f"UNWIND $keys AS k MATCH (n:{NODE} {{kgId: k}}) WHERE NOT (n)--() DELETE n", keys=keys).consume()
        for key, (labels, names) in _there(tx, keys).items():
            gone = "".join(":" + quoted(x) for x in sorted(labels) if is_own_label(x))
            nothing = {k: None for k in names if is_own_property(k) and k != "kgId"}
            tx.run(
                f"MATCH (n:{NODE} {{kgId: $key}}) SET n += $nothing SET n:KgForgotten REMOVE n{gone}",
                key=key, nothing=nothing,
            ).consume()  # fmt: skip
            self.kept.append(key)


def create_nodes(labels: Sequence[str]) -> str:
    """The statement that creates nodes of some labels."""
    spelled = "".join(":" + quoted(x) for x in labels)
    return f"UNWIND $rows AS row MERGE (n:{NODE} {{kgId: row.k}}) SET n += row.p SET n{spelled}"


def _there(tx: neo4j.Transaction, keys: Sequence[str]) -> dict[str, tuple[list[str], list[str]]]:
    """Labels and names of properties of the nodes that are there."""
    query = (
        f"UNWIND $keys AS k MATCH (n:{NODE} {{kgId: k}}) RETURN n.kgId AS key, labels(n) AS labels, keys(n) AS names"
    )
    return {r["key"]: (r["labels"], r["names"]) for r in tx.run(query, keys=list(keys))}


def _kind(change: Change) -> tuple[str, ...]:
    what, item, _ = change
    if isinstance(item, Edge):
        return (what, "edge", item.type)
    return (what, "node", *(item.labels if what == "create" else ()))


# -- edges -------------------------------------------------------------------------------------------------------------


def _ends(edge: Edge) -> Row:
    return {"s": edge.start, "e": edge.end, "p": {**edge.props, "kgHash": edge.hash}}


def _sorted(edges: Iterable[Edge]) -> list[Edge]:
    return sorted(edges, key=lambda e: (e.start, e.end))


def create_edges(tx: neo4j.Transaction, edges: Sequence[Edge], type_: str) -> None:
    """Edges that are known to be absent; both ends must be there."""
    for names, rows in flat((e.start, e.end, e) for e in _sorted(edges)).items():
        row = tx.run(
            f"UNWIND $rows AS row MATCH (a:{NODE} {{kgId: row[0]}}) MATCH (b:{NODE} {{kgId: row[1]}}) "
            f"CREATE (a)-[r:{type_} {said_flat(['kgHash', *names], 2)}]->(b) RETURN count(r) AS made",
            rows=rows,
        ).single(strict=True)
        all_made(row["made"], len(rows), type_)


def flat(edges: Iterable[tuple[Any, Any, Edge]]) -> dict[tuple[str, ...], list[list[Any]]]:
    """Rows for `said_flat` by the names of their properties: lists without names are packed eight times as fast as maps."""
    found: dict[tuple[str, ...], list[list[Any]]] = {}
    for start, end, edge in edges:
        props = edge.props
        row = [start, end, edge.hash, *props.values()]
        names = tuple(props)
        if names in found:
            found[names].append(row)
        else:
            found[names] = [row]
    return found


def said_flat(names: Iterable[str], at: int = 0) -> str:
    """The properties of a new node or edge, from the fields of a row; within CREATE they cost the server less than by SET.

    >>> said_flat(["kgHash", "count", "first"], at=2)
    '{kgHash: row[2], count: row[3], first: row[4]}'
    """
    return "{" + ", ".join(f"{quoted(name)}: row[{number}]" for number, name in enumerate(names, at)) + "}"


def all_made(made: int, wanted: int, type_: str) -> None:
    """Raise where edges could not be made, since an end of them is not there."""
    if made != wanted:
        raise Neo4jError(
            f"{wanted - made} edges of type {type_} have an end that is not in the database",
            hint="Somebody deleted nodes by hand. `kg sync --verify` says what is missing, `kg sync --repair` puts it back.",
        )


def _update_edges(tx: neo4j.Transaction, edges: Sequence[Edge], type_: str) -> None:
    tx.run(
        f"UNWIND $rows AS row MATCH (a:{NODE} {{kgId: row.s}})-[r:{type_}]->(b:{NODE} {{kgId: row.e}}) "
        "WHERE r.kgHash IS NOT NULL WITH row, collect(r) AS found WITH row, head(found) AS r, tail(found) AS more "
        "FOREACH (x IN more | DELETE x) SET r = row.p",  # one edge, also where somebody made a second by hand
        rows=[_ends(e) for e in edges],
    ).consume()


def _delete_edges(tx: neo4j.Transaction, edges: Sequence[Edge], type_: str) -> None:
    tx.run(
        f"UNWIND $rows AS row MATCH (a:{NODE} {{kgId: row.s}})-[r:{type_}]->(b:{NODE} {{kgId: row.e}}) "
        "WHERE r.kgHash IS NOT NULL DELETE r",
        rows=[{"s": e.start, "e": e.end} for e in edges],
    ).consume()


_EDGES = {"update": _update_edges, "delete": _delete_edges}
