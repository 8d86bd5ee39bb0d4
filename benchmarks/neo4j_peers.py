"""What others do with the same graph, the same driver and the same server: a plain loop of MERGE, and rdflib-neo4j."""

from __future__ import annotations

import contextlib
import io
from collections import defaultdict
from collections.abc import Callable
from itertools import groupby
from operator import itemgetter
from typing import Any

import neo4j
import pyoxigraph
import rdflib

from graph.neo4j.items import Edge, Item, Node
from graph.neo4j.names import iri_of, quoted, shortcuts
from graph.neo4j.project import projected_quads
from ontology.ids import BASE
from ontology.rdf import RDF_TYPE, kg


def plain_nodes(driver: neo4j.Driver, items: list[Item], batch: int = 10_000) -> None:
    """Nodes with MERGE on a constrained key, as the manual of the driver would have it."""
    rows = [{"u": i.key, "l": list(i.labels), "p": i.props} for i in items if isinstance(i, Node)]
    with driver.session() as session:
        session.run("CREATE CONSTRAINT plain IF NOT EXISTS FOR (n:Resource) REQUIRE n.uri IS UNIQUE").consume()
        _batches(session, "UNWIND $rows AS row MERGE (n:Resource {uri: row.u}) SET n += row.p, n:$(row.l)", rows, batch)


def plain_edges(driver: neo4j.Driver, items: list[Item], batch: int = 10_000) -> None:
    """Edges with MERGE, type by type."""
    types: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for i in items:
        if isinstance(i, Edge):
            types[i.type].append({"s": i.start, "e": i.end, "p": i.props})
    ends = "MATCH (a:Resource {uri: row.s}) MATCH (b:Resource {uri: row.e})"
    with driver.session() as session:
        for type_, rows in types.items():
            query = f"UNWIND $rows AS row {ends} MERGE (a)-[r:{quoted(type_)}]->(b) SET r += row.p"
            _batches(session, query, rows, batch)


def _batches(session: neo4j.Session, query: str, rows: list[dict[str, Any]], batch: int) -> None:
    for at in range(0, len(rows), batch):
        part = rows[at : at + batch]
        session.execute_write(lambda tx, part=part: tx.run(query, rows=part).consume())  # type: ignore[misc]


Triple = tuple[Any, Any, Any]


def triples(store: pyoxigraph.Store) -> list[Triple]:
    """The RDF that the property graph holds: all that its nodes and edges say, but for the edges that are derived.

    The claims that an edge of a role carries are those of its event, so they are among it.
    """
    return [_triple(q.subject, q.predicate, q.object) for q in projected_quads(store)]


def with_direct(said: list[Triple], items: list[Item]) -> list[Triple]:
    """The same with the derived direct edges, which the store does not hold.

    An edge of RDF carries nothing: so for its count and days each has a node as well that leads to both its ends. That is the
    lightest form that keeps them; `rdf:Statement` would take one edge more.
    """
    direct: dict[str, list[Triple]] = defaultdict(list)
    told: list[Triple] = []
    for number, i in enumerate(items):
        if isinstance(i, Edge) and i.type in shortcuts():
            start, end = (pyoxigraph.NamedNode(iri_of(key)) for key in (i.start, i.end))
            direct[start.value].append(_triple(start, kg(i.type.lower()), end))
            node = pyoxigraph.NamedNode(f"{BASE}direct/{number}")
            told += [
                _triple(node, RDF_TYPE, kg(i.type.title())),
                _triple(node, kg("subject"), start),
                _triple(node, kg("object"), end),
                *(
                    (_term(node), _term(kg(n)), rdflib.Literal(i.props[n]))
                    for n in ("count", "first", "last")
                    if n in i.props
                ),
            ]
    found: list[Triple] = []
    for subject, rows in groupby(said, key=itemgetter(0)):  # it likes best to get all of a subject at once
        found += [*rows, *direct.pop(str(subject), ())]
    return [*found, *(t for rows in direct.values() for t in rows), *told]


def rdflib_neo4j(driver: neo4j.Driver, given: list[Triple]) -> Callable[[], None] | None:
    """Triples through rdflib-neo4j, ready to run; None where it is not installed (`pip install rdflib-neo4j`)."""
    try:
        from rdflib_neo4j import HANDLE_VOCAB_URI_STRATEGY, Neo4jStore, Neo4jStoreConfig
    except ImportError:
        return None
    config = Neo4jStoreConfig(
        batching=True, batch_size=5000, handle_vocab_uri_strategy=HANDLE_VOCAB_URI_STRATEGY.IGNORE
    )

    def run() -> None:
        with contextlib.redirect_stdout(io.StringIO()):
            target = Neo4jStore(config=config, neo4j_driver=driver)
            target.open(None)
            for triple in given:
                target.add(triple)
            target.close(True)

    return run


def _triple(subject: Any, predicate: Any, object_: Any) -> Triple:
    return _term(subject), _term(predicate), _term(object_)


def _term(term: Any) -> Any:
    if isinstance(term, pyoxigraph.NamedNode):
        return rdflib.URIRef(term.value)
    kind = None if term.language else rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, lang=term.language or None, datatype=kind)
