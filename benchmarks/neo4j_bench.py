"""kg sync against a live Neo4j and against what others do: python benchmarks/neo4j_bench.py [SCALE]. Prints Markdown rows.

Scale 1 is 100,000 nodes and 550,000 edges. Each figure stands beside the processor time that client and server took for
it: on a machine that does other work too, that says more than the clock.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent / "tests")]

import neo4j
import pyoxigraph
from neo4j_graph import make, read_anew
from neo4j_peers import plain_edges, plain_nodes, rdflib_neo4j
from neo4j_server import Server

from graph.neo4j.cache import SumsCache
from graph.neo4j.connection import Connection, Settings, connected
from graph.neo4j.items import Edge, Item
from graph.neo4j.project import project
from graph.neo4j.sync import Options, sync
from graph.neo4j.verify import verify

T = TypeVar("T")


def row(what: str, figure: str) -> None:
    print(f"| {what} | {figure} |", flush=True)


class Clock:
    """Seconds of the wall, of this process and of the server."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def now(self) -> tuple[float, float, float]:
        return time.perf_counter(), time.process_time(), self._of_server()

    def _of_server(self) -> float:
        try:
            stat = Path(f"/proc/{self._server.process.pid}/stat").read_text("ascii")  # type: ignore[union-attr]
        except (OSError, AttributeError):
            return 0.0
        fields = stat.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def of(self, work: Callable[[], T]) -> tuple[T, list[float]]:
        before = self.now()
        found = work()
        return found, [b - a for a, b in zip(before, self.now(), strict=True)]


def took(seconds: list[float]) -> str:
    wall, client, server = seconds
    return f"{wall:.1f} s (client {client:.1f}, server {server:.1f})"


def empty(connection: Connection) -> None:
    with connection.session(write=True) as session:
        session.run("MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()
        for name in [r[0] for r in session.run("SHOW CONSTRAINTS YIELD name")]:
            session.run(f"DROP CONSTRAINT {name}").consume()
        for name in [r[0] for r in session.run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name")]:
            session.run(f"DROP INDEX {name}").consume()


def main() -> None:
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        server = Server(folder / "neo4j", heap="2g", quick=False).start()
        try:
            small = make(folder / "small", scale / 5)
            make(folder / "kg" / "views" / "1", scale)
            print("| what | figure |\n|---|---|")
            with (
                connected(Settings(server.uri)) as connection,
                neo4j.GraphDatabase.driver(server.uri, notifications_min_severity="OFF") as driver,
            ):
                warmed(driver, connection, small)
                whole, rates = ours(folder / "kg", server, connection)
                theirs(folder / "kg" / "views" / "1", small, Clock(server), driver, connection, whole, rates)
        finally:
            server.kill()
        on_a_laptop(folder)


def warmed(driver: neo4j.Driver, connection: Connection, small: pyoxigraph.Store) -> None:
    """Let the server compile both ways of writing, so that whoever comes first has no disadvantage."""
    empty(connection)
    items = list(project(small))
    plain_nodes(driver, items)
    plain_edges(driver, items)
    empty(connection)
    sync(small, connection)
    empty(connection)


def ours(kg: Path, server: Server, connection: Connection) -> tuple[list[float], tuple[float, float]]:
    """The rows of kg sync; what the first one took; of its edges alone, edges a second and processor seconds a thousand."""
    (kg / "view").write_text("1", encoding="ascii")
    clock, store = Clock(server), pyoxigraph.Store.read_only(str(kg / "views" / "1"))
    marks: list[tuple[int, tuple[float, float, float]]] = []
    options = Options(progress=lambda n: marks.append((n, clock.now())), cache=SumsCache(kg))
    report, first = clock.of(lambda: sync(store, connection, options))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    row(
        f"first sync, {report.nodes:,} nodes, {report.edges:,} edges, projection and indexes included",
        f"{took(first)}; {report.edges / first[0]:,.0f} edges a second",
    )
    row("memory of the client at its peak", f"{peak:.0f} MB")
    done, began = next((n, at) for n, at in marks if n >= report.nodes)  # from here on only edges are written
    wall, client, served = (b - a for a, b in zip(began, marks[-1][1], strict=True))
    edges = marks[-1][0] - done
    row(
        f"of it the last {edges:,} items, edges nearly all",
        f"{took([wall, client, served])}; {edges / wall:,.0f} edges a second",
    )
    again, second = clock.of(lambda: sync(store, connection, Options(cache=SumsCache(kg))))
    row("unchanged", f"{took(second)}, {second[0] / first[0]:.1%} of the first; writes: {again.writes}")
    verdict, third = clock.of(lambda: verify(store, connection))
    row("verify", f"{took(third)}, {third[0] / first[0]:.0%} of the first sync; same: {verdict.same}")
    shutil.copytree(kg / "views" / "1", kg / "views" / "2")
    changed = pyoxigraph.Store(str(kg / "views" / "2"))
    read_anew(changed)
    (kg / "view").write_text("2", encoding="ascii")
    report, fourth = clock.of(lambda: sync(changed, connection, Options(cache=SumsCache(kg))))
    told = f"{took(fourth)}; nodes {report.node_changes}, edges {report.edge_changes}".replace("Counts", "")
    row("one changed document", told)
    return first, (edges / wall, (client + served) / edges * 1000)


def theirs(
    view: Path, small: pyoxigraph.Store, clock: Clock, driver: neo4j.Driver, connection: Connection,
    whole: list[float], rates: tuple[float, float],
) -> None:  # fmt: skip
    items: list[Item] = list(project(pyoxigraph.Store.read_only(str(view))))
    edges = sum(isinstance(i, Edge) for i in items)
    empty(connection)
    _, nodes_took = clock.of(lambda: plain_nodes(driver, items))
    _, seconds = clock.of(lambda: plain_edges(driver, items))
    compared("plain `UNWIND … MERGE`, edges", edges, seconds, rates)
    row("the same, nodes", took(nodes_took))
    both = [a + b for a, b in zip(nodes_took, seconds, strict=True)]
    row(
        "its nodes and edges against our whole first sync, projection, indexes and hashes included",
        f"{took(both)}; ours {both[0] / whole[0]:.2f} times as fast, with {sum(whole[1:]) / sum(both[1:]):.0%} of the processor time",
    )
    empty(connection)
    run = rdflib_neo4j(driver, small)
    if run is None:
        row("rdflib-neo4j", "NOT MEASURED: it is not installed")
        return
    _, seconds = clock.of(run)
    made = connection.read("MATCH ()-[r]->() RETURN count(r)")[0][0]
    compared("rdflib-neo4j 1.1, nodes and edges of a fifth of the graph", made, seconds, rates)


def compared(what: str, edges: int, seconds: list[float], rates: tuple[float, float]) -> None:
    rate, work = edges / seconds[0], (seconds[1] + seconds[2]) / edges * 1000
    row(what, f"{took(seconds)}; {rate:,.0f} edges a second; ours {rates[0] / rate:.2f} times that, with {rates[1] / work:.0%} of the processor time an edge")  # fmt: skip


def on_a_laptop(folder: Path) -> None:
    """`kg cypher` on the embedded engine, as a command: the process, the engine, the query."""
    command = [sys.executable, "-c", "from graph.cli import main; main()", "--store", str(folder / "seeds")]
    subprocess.run([*command, "build"], check=True, capture_output=True)
    question = "MATCH (p:Person)-[m:MET]-(q) RETURN p.name, m.count LIMIT 5"
    for what in ("filled first", "as it was", "as it was, again"):
        began = time.perf_counter()
        subprocess.run([*command, "cypher", "--embedded", question], check=True, capture_output=True)
        row(f"`kg cypher` on the embedded engine, seeds, {what}", f"{time.perf_counter() - began:.2f} s")


if __name__ == "__main__":
    main()
