"""kg sync against a live Neo4j and against what others do: python benchmarks/neo4j_bench.py [SCALE [ROUNDS]]. Prints Markdown rows.

Scale 1 is 100,000 nodes and 550,000 edges. Each figure stands beside the processor time that client and server took for
it: on a machine that does other work too, that says more than the clock. A server goes on compiling its own code for
minutes: so it is warmed by two turns on a fifth of the graph, ours and the plain loop alike, then the first sync, our writer
alone and the peers take turns, and the round in the middle counts. Our writer alone gets its nodes and edges ready made, as the
plain loop does, nodes first: that is what is compared. The first sync into a server that has just been started is told as well.
"""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent / "tests")]

import neo4j
import pyoxigraph
from neo4j_graph import make, read_anew
from neo4j_peers import plain_edges, plain_nodes, rdflib_neo4j, triples, with_direct
from neo4j_server import Server

from graph.neo4j.cache import SumsCache
from graph.neo4j.connection import Connection, Settings, connected
from graph.neo4j.cypher import run
from graph.neo4j.embedded import embedded
from graph.neo4j.items import Edge, Item, Node
from graph.neo4j.project import project
from graph.neo4j.sync import Options, load, sync
from graph.neo4j.verify import verify
from graph.store import open_view

T = TypeVar("T")
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 5  # the middle one counts
WARMING = 2  # turns on a fifth of the graph


def row(what: str, figure: str) -> None:
    print(f"| {what} | {figure} |", flush=True)


class Clock:
    """Seconds of the wall, of the client and of the server."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def now(self) -> tuple[float, float, float]:
        t = os.times()  # with the process that reads the store
        return time.perf_counter(), t.user + t.system + t.children_user + t.children_system, self._of_server()

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
                connected(Settings(server.uri, patience=300)) as connection,
                neo4j.GraphDatabase.driver(server.uri, notifications_min_severity="OFF") as driver,
            ):
                clock = Clock(server)
                rows(folder / "kg", small, clock, driver, connection)
                told = memory(folder / "kg", server.uri, connection)
                row("memory of a client that does a first sync, at its peak", told)
                later(folder / "kg", clock, connection)
        finally:
            server.kill()
        on_a_laptop(folder)


@dataclass
class Load:
    """What a load took: all of it, and of a writer the part in which only edges were written."""

    whole: list[float]
    edges: int
    part: list[float]

    @property
    def rate(self) -> float:
        return self.edges / self.part[0]


def middle(loads: list[Load]) -> Load:
    """The load that took neither the shortest nor the longest time."""
    return sorted(loads, key=lambda load: load.whole[0])[len(loads) // 2]


def rows(kg: Path, small: pyoxigraph.Store, clock: Clock, driver: neo4j.Driver, connection: Connection) -> None:
    """The first sync and its peers, in turns."""
    (kg / "view").write_text("1", encoding="ascii")
    store = pyoxigraph.Store.read_only(str(kg / "views" / "1"))
    whole: list[Load] = []
    ours: list[Load] = []
    plain: list[Load] = []
    rdf: list[Load] = []
    same: list[Load] = []
    items: list[Item] = list(project(small))
    for number in range(WARMING):
        cold = first(small, clock, connection)
        if not number:
            row("first sync of a fifth of the graph into a server that was just started", took(cold.whole))
        peer(driver, items, clock, connection)
    items, reading = clock.of(lambda: list(project(store)))
    row("reading the store and making nodes and edges of it, alone", took(reading))
    said = triples(store)
    run, run_same = rdflib_neo4j(driver, said), rdflib_neo4j(driver, with_direct(said, items))
    gc.collect()
    gc.freeze()  # what is ready made is nobody's garbage: no search for it looks at these millions of records any more
    for _ in range(ROUNDS):
        whole.append(first(store, clock, connection, SumsCache(kg)))
        ours.append(ready(items, clock, connection))
        plain.append(peer(driver, items, clock, connection))
        if run is not None and run_same is not None:
            rdf.append(other_peer(run, clock, connection))
            same.append(other_peer(run_same, clock, connection))
    edges = sum(isinstance(i, Edge) for i in items)
    all_, one, other = middle(whole), middle(ours), middle(plain)
    row(f"first sync, {len(items) - edges:,} nodes, {edges:,} edges, reading the store and indexes included", f"{took(all_.whole)}; {edges / all_.whole[0]:,.0f} edges a second")  # fmt: skip
    row("our writer, nodes and edges ready made, indexes included", took(one.whole))
    row("plain `UNWIND … MERGE`, nodes and edges ready made", took(other.whole))
    for what, load_ in (("our writer", one), ("our first sync", all_)):
        row(f"{what} against it, nodes and edges", f"**{other.whole[0] / load_.whole[0]:.2f} times** as fast, with {work(load_.whole) / work(other.whole):.0%} of the processor time")  # fmt: skip
    row(f"our writer, the {one.edges:,} edges alone", f"{took(one.part)}; {one.rate:,.0f} edges a second")
    compared("plain `UNWIND … MERGE`, the edges alone", other, one)
    if rdf:
        row("edges that rdflib-neo4j makes of the RDF; of the same with the derived edges, their count and days", f"{rdf[0].edges:,}; {same[0].edges:,}")  # fmt: skip
        seconds = middle(same).whole
        for what, load_ in (
            ("the RDF of the store, counted by its own", middle(rdf)),
            ("all that our edges say, counted by our", Load(seconds, edges, seconds)),
        ):
            compared(f"rdflib-neo4j 1.1 given {what} edges, nodes among the work; our edges alone", load_, one)
            compared("the same; our writer of nodes and edges", load_, Load(one.whole, edges, one.whole))
            compared("the same; our first sync", load_, Load(all_.whole, edges, all_.whole))
    else:
        row("rdflib-neo4j", "NOT MEASURED: it is not installed")
    rounds = [" ".join(f"{x.whole[0]:.1f}" for x in loads) for loads in (whole, ours, plain, rdf, same)]
    row(
        "seconds of each round: first sync, our writer, plain, rdflib-neo4j, the same with derived edges",
        "; ".join(rounds),
    )
    rounds = [" ".join(f"{x.part[0]:.1f}" for x in loads) for loads in (ours, plain)]
    row("of them for the edges: our writer, plain", "; ".join(rounds))


def first(store: pyoxigraph.Store, clock: Clock, connection: Connection, cache: SumsCache | None = None) -> Load:
    empty(connection)
    report, whole = clock.of(lambda: sync(store, connection, Options(cache=cache)))
    return Load(whole, report.edges, whole)


def ready(items: list[Item], clock: Clock, connection: Connection) -> Load:
    """Our writer alone, nodes first."""
    empty(connection)
    given = [*(i for i in items if isinstance(i, Node)), *(i for i in items if isinstance(i, Edge))]
    nodes = sum(isinstance(i, Node) for i in items)
    marks: list[tuple[int, tuple[float, float, float]]] = []
    _, whole = clock.of(lambda: load(given, connection, Options(progress=lambda n: marks.append((n, clock.now())))))
    done, began = next((n, at) for n, at in marks if n >= nodes)  # from here on only edges are written
    return Load(whole, marks[-1][0] - done, [b - a for a, b in zip(began, marks[-1][1], strict=True)])


SYNC = """
import resource, sys, pyoxigraph
from pathlib import Path
from graph.neo4j.cache import SumsCache
from graph.neo4j.connection import Settings, connected
from graph.neo4j.sync import Options, sync
def peak():  # not ru_maxrss, which begins with that of the parent
    return int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) // 1024
kg = Path(sys.argv[1])
store = pyoxigraph.Store.read_only(str(kg / "views" / "1"))
with connected(Settings(sys.argv[2], patience=300)) as connection:
    before = peak()
    sync(store, connection, Options(cache=SumsCache(kg)))
beside = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
print(f"{peak()} MB, {before} MB of it before the sync began; the process that reads the store {beside} MB")
"""


def memory(kg: Path, uri: str, connection: Connection) -> str:
    """The peak of a process that does nothing but a first sync: here the peers and the making of the graph would count."""
    empty(connection)
    root = Path(__file__).parent.parent
    command = [sys.executable, "-c", SYNC, str(kg), uri]
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=root).stdout.strip()


def peer(driver: neo4j.Driver, items: list[Item], clock: Clock, connection: Connection) -> Load:
    empty(connection)
    _, nodes = clock.of(lambda: plain_nodes(driver, items))
    _, edges = clock.of(lambda: plain_edges(driver, items))
    whole = [a + b for a, b in zip(nodes, edges, strict=True)]
    return Load(whole, sum(isinstance(i, Edge) for i in items), edges)


def other_peer(run: Callable[[], None], clock: Clock, connection: Connection) -> Load:
    empty(connection)
    _, seconds = clock.of(run)
    return Load(seconds, connection.read("MATCH ()-[r]->() RETURN count(r)")[0][0], seconds)


def later(kg: Path, clock: Clock, connection: Connection) -> None:
    """What comes after the first sync: nothing changed, verify, one document read anew."""
    store = pyoxigraph.Store.read_only(str(kg / "views" / "1"))
    empty(connection)
    _, whole = clock.of(lambda: sync(store, connection, Options(cache=SumsCache(kg))))
    row("a first sync once more, sums kept on disk", took(whole))
    again, second = clock.of(lambda: sync(store, connection, Options(cache=SumsCache(kg))))
    row("unchanged", f"{took(second)}, {second[0] / whole[0]:.1%} of the first; writes: {again.writes}")
    verdict, third = clock.of(lambda: verify(store, connection, kg / "views" / "1"))
    row("verify", f"{took(third)}, {third[0] / whole[0]:.0%} of the first sync; same: {verdict.same}")
    shutil.copytree(kg / "views" / "1", kg / "views" / "2")
    changed = pyoxigraph.Store(str(kg / "views" / "2"))
    read_anew(changed)
    (kg / "view").write_text("2", encoding="ascii")
    report, fourth = clock.of(lambda: sync(changed, connection, Options(cache=SumsCache(kg))))
    told = f"{took(fourth)}; nodes {report.node_changes}, edges {report.edge_changes}".replace("Counts", "")
    row("one changed document", told)


def work(seconds: list[float]) -> float:
    """Processor time of client and server."""
    return seconds[1] + seconds[2]


def compared(what: str, theirs: Load, ours: Load) -> None:
    part = (work(ours.part) / ours.edges) / (work(theirs.part) / theirs.edges)
    row(what, f"{took(theirs.part)}; {theirs.rate:,.0f} edges a second; ours {ours.rate / theirs.rate:.2f} times that, with {part:.0%} of the processor time an edge")  # fmt: skip


def on_a_laptop(folder: Path) -> None:
    """`kg cypher` on the embedded engine, as a command: the process, the engine, the query."""
    command = [sys.executable, "-c", "from graph.cli import main; main()", "--store", str(folder / "seeds")]
    subprocess.run([*command, "build"], check=True, capture_output=True)
    question = "MATCH (p:Person)-[m:MET]-(q) RETURN p.name, m.count LIMIT 5"
    for what in ("filled first", "as it was", "as it was, again"):
        began = time.perf_counter()
        subprocess.run([*command, "cypher", "--embedded", question], check=True, capture_output=True)
        row(f"`kg cypher` on the embedded engine, seeds, {what}", f"{time.perf_counter() - began:.2f} s")
    view = open_view(folder / "seeds")
    with embedded(folder / "seeds" / "cypher", view.quads) as connection:
        run(connection, question)
        began = time.perf_counter()
        run(connection, question)
        row("the next query in the same process", f"{time.perf_counter() - began:.3f} s")


if __name__ == "__main__":
    main()
