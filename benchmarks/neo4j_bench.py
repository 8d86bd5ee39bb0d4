"""kg sync against a live Neo4j and against what others do: python benchmarks/neo4j_bench.py [SCALE]. Prints Markdown rows.

Scale 1 is 100,000 nodes and 550,000 edges. The plain loop writes the same nodes and edges with UNWIND … MERGE, as one would.
"""

from __future__ import annotations

import random
import resource
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent / "tests")]

import neo4j
import pyoxigraph
from neo4j_graph import document, make
from neo4j_server import Server
from pyoxigraph import NamedNode

from graph.neo4j.cache import SumsCache
from graph.neo4j.connection import Connection, Settings, connected
from graph.neo4j.cypher import run
from graph.neo4j.embedded import embedded
from graph.neo4j.items import Edge, Node
from graph.neo4j.names import quoted
from graph.neo4j.project import project
from graph.neo4j.sync import Options, sync
from graph.neo4j.verify import verify
from ontology.ids import BASE


def row(what: str, figure: str) -> None:
    print(f"| {what} | {figure} |", flush=True)


def empty(connection: Connection) -> None:
    with connection.session(write=True) as session:
        session.run("MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()
        for name in [r[0] for r in session.run("SHOW CONSTRAINTS YIELD name")]:
            session.run(f"DROP CONSTRAINT {name}").consume()
        for name in [r[0] for r in session.run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name")]:
            session.run(f"DROP INDEX {name}").consume()


def plain_loop(driver: neo4j.Driver, items: list[Node | Edge], batch: int = 10_000) -> tuple[float, float]:
    """Seconds for nodes and for edges with MERGE."""
    with driver.session() as session:
        session.run("CREATE CONSTRAINT plain FOR (n:Resource) REQUIRE n.uri IS UNIQUE").consume()
        began = time.perf_counter()
        nodes = [{"u": i.key, "l": list(i.labels), "p": i.props} for i in items if isinstance(i, Node)]
        for at in range(0, len(nodes), batch):
            session.execute_write(
                lambda tx, rows=nodes[at : at + batch]: tx.run(
                    "UNWIND $rows AS row MERGE (n:Resource {uri: row.u}) SET n += row.p, n:$(row.l)", rows=rows
                ).consume()
            )  # type: ignore[misc]
        middle = time.perf_counter()
        types: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for i in items:
            if isinstance(i, Edge):
                types[i.type].append({"s": i.start, "e": i.end, "p": i.props})
        for type_, edges in types.items():
            query = f"UNWIND $rows AS row MATCH (a:Resource {{uri: row.s}}) MATCH (b:Resource {{uri: row.e}}) MERGE (a)-[r:{quoted(type_)}]->(b) SET r += row.p"
            for at in range(0, len(edges), batch):
                session.execute_write(
                    lambda tx, query=query, rows=edges[at : at + batch]: tx.run(query, rows=rows).consume()
                )  # type: ignore[misc]
        return middle - began, time.perf_counter() - middle


def change(store: pyoxigraph.Store) -> None:
    """One document is read anew: its claims and events are others."""
    number, chance = 7, random.Random(2)
    persons = [NamedNode(f"{BASE}entity/person/{i:06}") for i in range(100)]
    graph = NamedNode(f"{BASE}evidence/{number:08}/1")
    store.remove_graph(graph)
    for c in range(20):
        for quad in list(store.quads_for_pattern(NamedNode(f"{BASE}eventuality/{number:08}{c:03}"), None, None, None)):
            store.remove(quad)
    store.extend(document(number, persons, [NamedNode(f"{BASE}id/country/c1")], chance))


def main() -> None:
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder) / "neo4j", heap="2g").start()
        try:
            measure(Path(folder), server, scale)
        finally:
            server.kill()


def measure(folder: Path, server: Server, scale: float) -> None:
    kg = folder / "kg"
    make(kg / "views" / "1", scale)
    (kg / "view").write_text("1", encoding="ascii")
    store = pyoxigraph.Store.read_only(str(kg / "views" / "1"))
    print("| what | figure |\n|---|---|")
    with connected(Settings(server.uri)) as connection:
        empty(connection)
        marks: list[tuple[int, float]] = [(0, time.perf_counter())]
        began = time.perf_counter()
        report = sync(
            store, connection, Options(progress=lambda n: marks.append((n, time.perf_counter())), cache=SumsCache(kg))
        )
        first = time.perf_counter() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        nodes_done = next(t for n, t in marks if n >= report.nodes)
        edges = report.edges / (marks[-1][1] - nodes_done)
        row(
            f"first sync, {report.nodes:,} nodes, {report.edges:,} edges",
            f"{first:.0f} s; edges {edges:,.0f} a second; client peak {peak:.0f} MB",
        )
        connection.read("CALL db.checkpoint()")
        size = sum(
            f.stat().st_size for f in (folder / "neo4j" / "data" / "databases" / "neo4j").rglob("*") if f.is_file()
        )
        row("on the server's disk, indexes included", f"{size / 1e6:.0f} MB")
        began = time.perf_counter()
        again = sync(store, connection, Options(cache=SumsCache(kg)))
        second = time.perf_counter() - began
        row("unchanged", f"{second:.1f} s, {second / first:.0%} of the first; writes: {again.writes}")
        began = time.perf_counter()
        verdict = verify(store, connection)
        row("verify", f"{time.perf_counter() - began:.0f} s; same: {verdict.same}")
        shutil.copytree(kg / "views" / "1", kg / "views" / "2")
        changed = pyoxigraph.Store(str(kg / "views" / "2"))
        change(changed)
        (kg / "view").write_text("2", encoding="ascii")
        began = time.perf_counter()
        report = sync(changed, connection, Options(cache=SumsCache(kg)))
        row(
            "one changed document", f"{time.perf_counter() - began:.1f} s; {report.node_changes}, {report.edge_changes}"
        )
        empty(connection)
        items = list(project(store))
        with neo4j.GraphDatabase.driver(server.uri, notifications_min_severity="OFF") as driver:
            plain_nodes, plain_edges = plain_loop(driver, items)  # type: ignore[arg-type]
        rate = sum(isinstance(i, Edge) for i in items) / plain_edges
        row(
            "plain UNWIND … MERGE",
            f"nodes {plain_nodes:.0f} s, edges {plain_edges:.0f} s: {rate:,.0f} a second; ours {edges / rate:.2f} times",
        )
    small = pyoxigraph.Store.read_only(str(folder / "small")) if (folder / "small").exists() else None
    if small is None:
        make(folder / "small", 0.01)
        small = pyoxigraph.Store.read_only(str(folder / "small"))
    for what in ("filled anew", "as it was"):
        began = time.perf_counter()
        with embedded(folder / "engine", small) as connection:
            run(connection, "MATCH (p:Person)-[m:MET]-(q) RETURN p.name, m.count LIMIT 5")
            cold = time.perf_counter() - began
            began = time.perf_counter()
            run(connection, "MATCH (p:Person)-[m:MET]-(q) RETURN p.name, m.count LIMIT 5")
            row(
                f"embedded engine, 1 % of the graph, {what}",
                f"cold {cold:.2f} s, next query {time.perf_counter() - began:.3f} s",
            )


if __name__ == "__main__":
    main()
