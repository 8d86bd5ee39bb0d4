"""Changes of nodes and edges into the database, in batches.

In a large batch, rows of one kind (one set of labels, one type of edge) go by one statement with the names spelled out. In a small
one it is the planning of statements that takes the time: there, few statements serve all kinds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from itertools import count
from typing import Any

import neo4j

from graph.neo4j.batches import Batches
from graph.neo4j.items import Edge, Item, Node, Sums, bucket
from graph.neo4j.laid import EdgeRow, Kind, Rows, kind_of, row_of
from graph.neo4j.names import NODE, is_own_label, is_own_property, quoted
from graph.neo4j.remote import Lease
from ontology.errors import Neo4jError

Change = tuple[str, Item, int | None]  # what to do, the item as it shall be, the hash that it had
Row = dict[str, Any]
FEW = 2_000  # changes in a batch for which it matters more how many statements there are than what they do


class Writer(Batches[list[Change]]):
    """Takes changes one by one and writes them in batches."""

    def __init__(
        self, lease: Lease, sums: Sums, types: Iterable[str], size: int, progress: Callable[[int], None]
    ) -> None:
        super().__init__(lease, sums, types, size, progress)
        self._waiting: dict[tuple[str, ...], list[Change]] = defaultdict(list)

    def add(self, change: Change) -> None:
        """One change; written when enough of its kind have come together."""
        kind = _kind(change)
        rows = self._waiting[kind]
        rows.append(change)
        if len(rows) >= self._size:
            self._submit(self._waiting.pop(kind))

    def flush(self) -> None:
        """Write all that waits, kinds together in batches of full size; returns when the server has all."""
        waiting = [change for kind in sorted(self._waiting) for change in self._waiting[kind]]
        self._waiting.clear()
        for part in self._cut(waiting):
            self._submit(part)
        self._settle()

    def _length(self, batch: list[Change]) -> int:
        return len(batch)

    def _halves(self, batch: list[Change]) -> tuple[list[Change], list[Change]]:
        half = len(batch) // 2
        return batch[:half], batch[half:]

    def _types(self, batch: list[Change]) -> set[str]:
        return {item.type for _, item, _ in batch if isinstance(item, Edge)}

    def _sum(self, batch: list[Change]) -> set[int]:
        sums, changed, width = self.sums, set(), len(self.sums.sums)
        for what, item, old in batch:
            at = bucket(item.owner, width)
            changed.add(at)
            if what == "create":
                sums.change(isinstance(item, Node), at, item.hash, 1)
            elif what == "delete":
                sums.change(isinstance(item, Node), at, old or 0, -1)
            else:
                sums.replace(at, old or 0, item.hash)
        return changed

    def _statements(self, tx: neo4j.Transaction, batch: list[Change]) -> None:
        nodes: dict[str, list[Node]] = defaultdict(list)
        edges: dict[str, list[Edge]] = defaultdict(list)
        for what, item, _ in batch:
            if isinstance(item, Node):
                nodes[what].append(item)
            else:
                edges[what].append(item)
        self._create_nodes(tx, nodes["create"])
        self._update_nodes(tx, nodes["update"])
        create_edges(tx, edges["create"], few=self._lease.dynamic and len(batch) <= FEW)
        _update_edges(tx, edges["update"])
        _delete_edges(tx, edges["delete"])
        self._delete_nodes(tx, nodes["delete"])

    # -- nodes ---------------------------------------------------------------------------------------------------------

    def _create_nodes(self, tx: neo4j.Transaction, nodes: Sequence[Node]) -> None:
        alike: dict[tuple[str, ...], list[Row]] = defaultdict(list)
        for node in sorted(nodes, key=lambda n: n.key):
            alike[node.labels].append(node_row(node, len(self.sums.sums)))
        for labels, rows in sorted(alike.items()):
            tx.run(create_nodes(labels), rows=rows).consume()

    def _update_nodes(self, tx: neo4j.Transaction, nodes: Sequence[Node]) -> None:
        """Set what is ours; what others added to a node, such as a `pagerank`, stays."""
        if not nodes:
            return
        there = _there(tx, [n.key for n in nodes])
        groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for node in nodes:
            labels, keys = there.get(node.key, ([], []))
            row = node_row(node, len(self.sums.sums))
            row["p"] |= {k: None for k in keys if is_own_property(k) and k not in row["p"] and k != "kgId"}
            add = "".join(":" + quoted(x) for x in node.labels if x not in labels)
            gone = "".join(":" + quoted(x) for x in sorted(labels) if is_own_label(x) and x not in (NODE, *node.labels))
            groups[add, gone].append(row)
        for (add, gone), rows in sorted(groups.items()):
            tx.run(
                f"UNWIND $rows AS row MERGE (n:{NODE} {{kgId: row.k}}) SET n += row.p"
                + (f" SET n{add}" if add else "")
                + (f" REMOVE n{gone}" if gone else ""),
                rows=rows,
            ).consume()

    def _delete_nodes(self, tx: neo4j.Transaction, nodes: Sequence[Node]) -> None:
        """Delete nodes; one that foreign edges hang on is emptied of what is ours and stays as `KgForgotten`."""
        if not nodes:
            return
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


def node_row(node: Node, buckets: int) -> Row:
    """A node as `create_nodes` takes it."""
    at = bucket(node.key, buckets)
    return {"k": node.key, "p": {**node.props, "kgHash": node.hash, "kgBucket": at}}


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


_BY_KEY = f"MATCH (a:{NODE} {{kgId: row[0]}}) MATCH (b:{NODE} {{kgId: row[1]}})"


# -- edges -------------------------------------------------------------------------------------------------------------


def create_edges(tx: neo4j.Transaction, edges: Sequence[Edge], *, few: bool = False) -> None:
    """Edges that are known to be absent; both ends must be there.

    `few`: all types by one statement, which the server must know (5.26) and which costs it more an edge than one for each
    type, but is planned once: a statement that is new to a server costs it as much as a thousand edges.
    """
    edges = sorted(edges, key=lambda e: (e.start, e.end))
    if few and edges:
        rows = [[e.start, e.end, e.type, {**e.props, "kgHash": e.hash}] for e in edges]
        query = f"UNWIND $rows AS row {_BY_KEY} CREATE (a)-[r:$(row[2])]->(b) SET r = row[3] RETURN count(r) AS made"
        _made(tx, query, rows, "any type")
        return
    kinds: dict[Kind, list[EdgeRow]] = defaultdict(list)
    for edge in edges:
        kinds[kind_of(edge)].append(row_of(edge))
    for (type_, names), rows in sorted(kinds.items()):
        create_rows(tx, rows, quoted(type_), names)


def create_rows(
    tx: neo4j.Transaction, rows: list[EdgeRow], type_: str, names: Iterable[str], ids: bool = False
) -> None:
    """Edges of one kind by flat rows: lists without names are packed eight times as fast as maps.

    With `ids` a row begins with the internal ids of its ends, else with their keys; what it holds beyond its properties is
    passed over. `id()` is what `elementId()` is made of, and twice as fast to seek by; Cypher 5 is sure to know it.
    """
    by_id = f"MATCH (a:{NODE}) WHERE id(a) = row[0] MATCH (b:{NODE}) WHERE id(b) = row[1]"
    ends = f"CYPHER 5 UNWIND $rows AS row {by_id}" if ids else f"UNWIND $rows AS row {_BY_KEY}"
    rows, days, dated = by_day(rows, 3)
    query = f"{ends} CREATE (a)-[r:{type_} {said_flat(['kgHash', *names], 2, dated)}]->(b) RETURN count(r) AS made"
    _made(tx, query, rows, f"type {type_}", days)


def _made(tx: neo4j.Transaction, query: str, rows: list[EdgeRow], of: str, days: Sequence[date] = ()) -> None:
    made = tx.run(query, rows=Rows(rows), days=days).single(strict=True)["made"]
    if made != len(rows):
        raise Neo4jError(
            f"{len(rows) - made} edges of {of} have an end that is not in the database",
            hint="Somebody deleted nodes by hand. `kg sync --verify` says what is missing, `kg sync --repair` puts it back.",
        )


def said_flat(names: Iterable[str], at: int = 0, dated: Collection[int] = ()) -> str:
    """The properties of a new node or edge, from the fields of a row; within CREATE they cost the server less than by SET.

    >>> said_flat(["kgHash", "count", "first"], at=2, dated=[4])
    '{kgHash: row[2], count: row[3], first: $days[row[4]]}'
    """
    fields = (f"$days[row[{n}]]" if n in dated else f"row[{n}]" for n in count(at))
    return "{" + ", ".join(f"{quoted(name)}: {field}" for name, field in zip(names, fields, strict=False)) + "}"


def by_day(rows: list[list[Any]], at: int) -> tuple[list[list[Any]], list[date], list[int]]:
    """Flat rows in which dates are told by their place in a list of days; that list; which fields are told so.

    A date costs the driver ten times what a whole edge costs it, and a graph knows few days.

    >>> by_day([["a", date(2025, 12, 13)], ["b", date(2026, 3, 19)], ["c", date(2025, 12, 13)]], at=1)
    ([['a', 0], ['b', 1], ['c', 0]], [datetime.date(2025, 12, 13), datetime.date(2026, 3, 19)], [1])
    """
    dated = [n for n in range(at, len(rows[0])) if all(type(row[n]) is date for row in rows)] if rows else []
    if not dated:
        return rows, [], []
    days: dict[date, int] = {}
    found = [row[:] for row in rows]
    for row in found:
        for n in dated:
            row[n] = days.setdefault(row[n], len(days))
    return found, list(days), dated


def _update_edges(tx: neo4j.Transaction, edges: Sequence[Edge]) -> None:
    one = (
        "WITH row, collect(r) AS found WITH row, head(found) AS r, tail(found) AS more FOREACH (x IN more | DELETE x) "
    )
    _matched(tx, edges, one + "SET r = row[3]")  # one edge, also where somebody made a second by hand


def _delete_edges(tx: neo4j.Transaction, edges: Sequence[Edge]) -> None:
    _matched(tx, edges, "DELETE r")


def _matched(tx: neo4j.Transaction, edges: Sequence[Edge], what: str) -> None:
    """Do something to edges that are there, by one statement for all types: each that is new to a server has to be planned.

    Both ends are found before the edge is sought: between nodes at hand, the server looks at the end that has fewer edges.
    """
    if not edges:
        return
    types = "|".join(quoted(t) for t in sorted({e.type for e in edges}))
    tx.run(
        f"UNWIND $rows AS row {_BY_KEY} WITH row, a, b MATCH (a)-[r:{types}]->(b) "
        f"WHERE type(r) = row[2] AND r.kgHash IS NOT NULL {what}",
        rows=[
            [e.start, e.end, e.type, {**e.props, "kgHash": e.hash}]
            for e in sorted(edges, key=lambda e: (e.start, e.end))
        ],
    ).consume()
