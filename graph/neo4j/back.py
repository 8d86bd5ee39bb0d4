"""What a Neo4j database holds of the graph, read back: as items to be compared, and as RDF.

All is read, in buckets, and hashed anew from the data; the hashes that were written beside them are not trusted here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import neo4j.time
from pyoxigraph import NamedNode, Quad

from graph.neo4j.connection import Connection
from graph.neo4j.items import Edge, Item, Node
from graph.neo4j.names import NODE, edge_predicate, iri_of, is_own_label, is_own_property, quoted, shortcuts
from graph.neo4j.node import node_quads
from graph.neo4j.remote import read_root
from ontology.errors import Neo4jError

_SYSTEM = ("kgHash", "kgBucket", "kgId")
_NODES = f"MATCH (n:{NODE}) RETURN n.kgId, labels(n), properties(n)"


def _edges(type_: str) -> str:
    return f"MATCH (a:{NODE})-[r:{quoted(type_)}]->(b:{NODE}) WHERE r.kgHash IS NOT NULL"


def items(connection: Connection, types: list[str]) -> Iterator[tuple[Item, int | None]]:
    """All nodes and edges that carry our marks, as the data are now, each with the hash that was written beside it.

    A node comes with its edges, in one record: a record costs the driver more than what it holds.
    """
    for key, labels, props, edges in _stream(connection, _with_edges(types) if types else f"{_NODES}, []"):
        yield _node(str(key), labels, props), props.get("kgHash")
        for type_, end, said in edges:
            written = said.pop("kgHash")
            yield Edge(key, type_, end, {k: plain(v) for k, v in said.items()} if said else said), written


def _with_edges(types: list[str]) -> str:
    said = f"[(n)-[r:{'|'.join(map(quoted, types))}]->(m:{NODE}) WHERE r.kgHash IS NOT NULL | [type(r), m.kgId, properties(r)]]"
    return f"{_NODES}, {said}"


def _node(key: str, labels: list[str], props: dict[str, Any]) -> Node:
    own = tuple(sorted(x for x in labels if x != NODE and is_own_label(x)))
    return Node(key, own, {k: plain(v) for k, v in props.items() if is_own_property(k) and k not in _SYSTEM})


def _stream(connection: Connection, query: str) -> Iterator[list[Any]]:
    """Rows one by one, without all being held in memory."""
    try:
        with connection.session(fetch=1000) as session:
            for record in session.run(query):
                yield record.values()
    except neo4j.exceptions.DriverError as error:
        raise connection.explained(error) from error
    except neo4j.exceptions.Neo4jError as error:
        raise connection.explained(error) from error


def plain(value: Any) -> Any:
    """Values of the driver as those of Python that the projection makes."""
    if isinstance(value, list):
        return [plain(v) for v in value]
    if isinstance(value, neo4j.time.Date):
        return date(value.year, value.month, value.day)
    if isinstance(value, neo4j.time.DateTime):
        native = value.to_native()
        return native if isinstance(native, datetime) else value
    return value


def quads(connection: Connection) -> Iterator[Quad]:
    """The RDF of what is there: what was synced, with its languages, datatypes and graphs."""
    root = read_root(connection)
    if root is None:
        raise Neo4jError(f"nothing was ever synced to {connection.settings.address}", hint="Run `kg sync` first.")
    for key, labels, props in _stream(connection, _NODES):
        yield from node_quads(iri_of(key), labels, {k: plain(v) for k, v in props.items()})
    for type_ in sorted(set(root.types) - set(shortcuts())):
        predicate = NamedNode(edge_predicate(type_))
        query = f"{_edges(type_)} AND r.derived IS NULL RETURN a.kgId, b.kgId, coalesce(r.graphs, [a.kgGraph])"
        for start, end, graphs in _stream(connection, query):
            for graph in graphs:
                yield Quad(NamedNode(iri_of(start)), predicate, NamedNode(iri_of(end)), NamedNode(iri_of(graph)))
