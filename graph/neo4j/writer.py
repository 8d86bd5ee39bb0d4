"""Changes of nodes and edges into the database, in batches.

Rows of one kind (one set of labels, one type of edge) go by one statement with the names spelled out, which every server
understands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import neo4j

from graph.neo4j.batches import Batches
from graph.neo4j.items import Edge, Item, Node, Sums, bucket
from graph.neo4j.laid import EdgeRow, kind_of, row_of
from graph.neo4j.names import NODE, is_own_label, is_own_property, quoted
from graph.neo4j.remote import Lease
from ontology.errors import Neo4jError

Change = tuple[str, Item, int | None]  # what to do, the item as it shall be, the hash that it had
Row = dict[str, Any]


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
        for at in range(0, len(waiting), self._size):
            self._submit(waiting[at : at + self._size])
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
        kinds: dict[tuple[str, ...], list[Item]] = defaultdict(list)
        for change in batch:
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
                    create_edges(tx, edges, quoted(names[0]))
                else:
                    _EDGES[what](tx, _sorted(edges), quoted(names[0]))

    # -- nodes ---------------------------------------------------------------------------------------------------------

    def _create_nodes(self, tx: neo4j.Transaction, nodes: Sequence[Node], labels: Sequence[str]) -> None:
        width = len(self.sums.sums)
        tx.run(create_nodes(labels), rows=[node_row(n, width) for n in sorted(nodes, key=lambda n: n.key)]).consume()

    def _update_nodes(self, tx: neo4j.Transaction, nodes: Sequence[Node]) -> None:
        """Set what is ours; what others added to a node, such as a `pagerank`, stays."""
        there = _there(tx, [n.key for n in nodes])
        groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for node in nodes:
            labels, keys = there.get(node.key, ([], []))
            row = node_row(node, len(self.sums.sums))
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


# -- edges -------------------------------------------------------------------------------------------------------------


def _ends(edge: Edge) -> Row:
    return {"s": edge.start, "e": edge.end, "p": {**edge.props, "kgHash": edge.hash}}


def _sorted(edges: Iterable[Edge]) -> list[Edge]:
    return sorted(edges, key=lambda e: (e.start, e.end))


def create_edges(tx: neo4j.Transaction, edges: Sequence[Edge], type_: str) -> None:
    """Edges that are known to be absent; both ends must be there."""
    kinds: dict[tuple[str, ...], list[EdgeRow]] = defaultdict(list)
    for edge in _sorted(edges):
        kinds[kind_of(edge)[1]].append(row_of(edge))
    for names, rows in kinds.items():
        create_rows(tx, rows, type_, names)


def create_rows(
    tx: neo4j.Transaction, rows: list[EdgeRow], type_: str, names: Iterable[str], ids: bool = False
) -> None:
    """Edges of one kind by flat rows: lists without names are packed eight times as fast as maps.

    With `ids` a row begins with the internal ids of its ends, else with their keys. `id()` is what `elementId()` is made
    of, and twice as fast to seek by; Cypher 5 is sure to know it.
    """
    ends = (
        f"CYPHER 5 UNWIND $rows AS row MATCH (a:{NODE}) WHERE id(a) = row[0] MATCH (b:{NODE}) WHERE id(b) = row[1]"
        if ids
        else f"UNWIND $rows AS row MATCH (a:{NODE} {{kgId: row[0]}}) MATCH (b:{NODE} {{kgId: row[1]}})"
    )
    query = f"{ends} CREATE (a)-[r:{type_} {said_flat(['kgHash', *names], 2)}]->(b) RETURN count(r) AS made"
    made = tx.run(query, rows=rows).single(strict=True)["made"]
    if made != len(rows):
        raise Neo4jError(
            f"{len(rows) - made} edges of type {type_} have an end that is not in the database",
            hint="Somebody deleted nodes by hand. `kg sync --verify` says what is missing, `kg sync --repair` puts it back.",
        )


def said_flat(names: Iterable[str], at: int = 0) -> str:
    """The properties of a new node or edge, from the fields of a row; within CREATE they cost the server less than by SET.

    >>> said_flat(["kgHash", "count", "first"], at=2)
    '{kgHash: row[2], count: row[3], first: row[4]}'
    """
    return "{" + ", ".join(f"{quoted(name)}: row[{number}]" for number, name in enumerate(names, at)) + "}"


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
