"""What a sync keeps in the database about itself: the root, the sums of buckets, and the lease of the one who writes.

    (:KgSync {kgId: "root", format, buckets, root, nodes, edges, types})
    (:KgSync {kgId: "lease", owner, host, pid, until, batch})
    (:KgBuckets {number, sums, nodes, edges})        256 buckets each

Sums change in the same transaction as the items that they sum, so at any moment they tell what is there.
"""

from __future__ import annotations

import os
import socket
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import neo4j

from graph.neo4j.connection import Connection
from graph.neo4j.items import Sums
from graph.neo4j.laid import Rows
from graph.neo4j.names import KEY, NODE, config, quoted
from ontology.errors import Neo4jError

T = TypeVar("T")
FORMAT = 1
WIDTH = 256  # buckets in one node
LEASE_MS = 90_000
_HELD: set[str] = set()  # leases that this process holds: one that it lost with its server is nobody's


@dataclass(slots=True)
class Root:
    """The head of what is there: its hash and the edge types in use."""

    buckets: int
    root: str
    nodes: int
    edges: int
    types: list[str] = field(default_factory=list)


def read_root(connection: Connection) -> Root | None:
    """None where nothing was ever synced."""
    rows = connection.read(
        "MATCH (r:KgSync {kgId: 'root'}) RETURN r.format, r.buckets, r.root, r.nodes, r.edges, r.types"
    )
    if not rows:
        return None
    format_, buckets, root, nodes, edges, types = rows[0]
    if format_ != FORMAT:
        raise Neo4jError(
            f"the graph at {connection.settings.address} was synced by another version of kg (format {format_})",
            hint="Update sanctions-kg, or delete the nodes labelled KgSync, KgBuckets and KgNode and sync anew.",
        )
    return Root(buckets, root, nodes, edges, list(types or ()))


def read_sums(connection: Connection, buckets: int) -> Sums:
    """The sums of all buckets as they stand in the database."""
    found = Sums.empty(buckets)
    for number, sums, nodes, edges in connection.read("MATCH (b:KgBuckets) RETURN b.number, b.sums, b.nodes, b.edges"):
        at = slice(number * WIDTH, number * WIDTH + len(sums))
        found.sums[at], found.nodes[at], found.edges[at] = sums, nodes, edges
    return found


def has_schema(connection: Connection) -> bool:
    """Whether our constraint and indexes are there, and are those that we would make.

    Those of the embedded engine are few, and made anew cost nothing.
    """
    if connection.embedded:
        return False
    there = _indexes(connection)
    return "kg_node" in there and all(there.get(name) == of for name, of in _wanted().items())


def _indexes(connection: Connection) -> dict[str, tuple[list[str], list[str]]]:
    """Our indexes as they are there: labels and properties."""
    query = "SHOW INDEXES YIELD name, labelsOrTypes, properties WHERE name STARTS WITH 'kg_' RETURN name, labelsOrTypes, properties"
    return {name: (sorted(labels or ()), sorted(names or ())) for name, labels, names in connection.read(query)}


def _wanted() -> dict[str, tuple[list[str], list[str]]]:
    """Our indexes beside that of the key, as they should be."""
    given = config()["indexes"]
    found = {"kg_bucket": ([NODE], ["kgBucket"])}
    for label, _, name in (index.partition(".") for index in given["nodes"]):
        found[f"kg_{label.lower()}_{name}"] = ([label], [name])
    return found | {f"kg_{n}": (sorted(i["labels"]), sorted(i["properties"])) for n, i in given["fulltext"].items()}


def make_schema(connection: Connection) -> None:
    """Constraints and indexes, where they are not there yet."""
    make_keys(connection)
    make_indexes(connection)


def make_keys(connection: Connection) -> None:
    """What writing needs: the constraint on the key."""
    if connection.embedded:  # a constraint there breaks MERGE with a further label; an index does what is needed
        _embedded_index(connection, NODE, KEY)
        return
    make_lease_key(connection)
    connection.schema(f"CREATE CONSTRAINT kg_node IF NOT EXISTS FOR (n:{NODE}) REQUIRE n.{KEY} IS UNIQUE")


def _embedded_index(connection: Connection, label: str, name: str) -> None:
    connection.schema(f"CREATE INDEX kg_{label.lower()}_{name.lower()} IF NOT EXISTS FOR (n:{label}) ON (n.{name})")


def make_lease_key(connection: Connection) -> None:
    """What taking the lease needs: two who are first at once must meet at one node."""
    if not connection.embedded:
        connection.schema("CREATE CONSTRAINT kg_sync IF NOT EXISTS FOR (n:KgSync) REQUIRE n.kgId IS UNIQUE")


def make_indexes(connection: Connection) -> None:
    """What reading needs. After a first load, they are filled many times as fast as node by node."""
    if connection.embedded:  # only a sync that finds a difference reads by these
        for label, name in ((NODE, "kgBucket"), ("KgSync", KEY), ("KgBuckets", "number")):
            _embedded_index(connection, label, name)
        return
    there, wanted = _indexes(connection), _wanted()
    for name in sorted(n for n, of in wanted.items() if n in there and there[n] != of):  # of an earlier version of kg
        connection.schema(f"DROP INDEX {name} IF EXISTS")
    queries: list[str] = []
    for index, (labels, names) in wanted.items():
        on = ", ".join(f"n.{quoted(x)}" for x in names)
        if index.removeprefix("kg_") in config()["indexes"]["fulltext"]:
            queries.append(
                f"CREATE FULLTEXT INDEX {index} IF NOT EXISTS FOR (n:{'|'.join(map(quoted, labels))}) ON EACH [{on}] "
                "OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}}"
            )
        else:
            queries.append(f"CREATE INDEX {index} IF NOT EXISTS FOR (n:{quoted(labels[0])}) ON ({on})")
    # in one transaction they are filled together, by one look at all nodes
    connection.transaction(lambda tx: [tx.run(query).consume() for query in queries], write=True)
    connection.transaction(lambda tx: tx.run("CALL db.awaitIndexes(300)").consume(), write=True)


class Lease:
    """The right to write, held by one sync at a time; each batch renews it and fails if somebody else has it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.owner = uuid.uuid4().hex
        self._batch = 0

    @property
    def embedded(self) -> bool:
        """Whether the database is the engine inside this process."""
        return self._connection.embedded

    @property
    def dynamic(self) -> bool:
        """Whether a query may take the type of an edge from a value."""
        return self._connection.dynamic

    def take(self, wait: float, say: Callable[[str], None] = lambda _: None) -> None:
        """Take the lease; waits for another sync to finish, and says whose it is when that takes too long."""
        end = time.monotonic() + wait
        _HELD.add(self.owner)  # before it is written: whoever reads it there must find it held
        try:
            self._wait(end, say)
        except BaseException:
            _HELD.discard(self.owner)
            raise

    def _wait(self, end: float, say: Callable[[str], None]) -> None:
        while True:
            holder = self._connection.transaction(self._try)
            if holder is None:
                return
            if time.monotonic() > end:
                raise Neo4jError(
                    f"another kg sync is writing to {self._connection.settings.address} ({holder})",
                    hint="Wait until it has finished; what it left behind when it died is taken over after 90 s.",
                )
            say(holder)
            time.sleep(0.5)

    def _try(self, tx: neo4j.Transaction) -> str | None:
        # the first clause writes, and so waits for a batch that another sync is in the middle of
        row = tx.run(
            "MERGE (l:KgSync {kgId: 'lease'}) SET l.asked = timestamp() WITH l "
            "RETURN l.owner AS owner, l.host AS host, l.pid AS pid, coalesce(l.until, 0) > timestamp() AS held"
        ).single(strict=True)
        here = row["host"] == socket.gethostname()
        dead = here and (row["owner"] not in _HELD if row["pid"] == os.getpid() else not _alive(row["pid"]))
        if row["owner"] not in (None, "", self.owner) and row["held"] and not dead:
            return f"{row['host']}, process {row['pid']}"
        tx.run(
            "MATCH (l:KgSync {kgId: 'lease'}) SET l.owner = $owner, l.host = $host, l.pid = $pid, "
            "l.until = timestamp() + $ms, l.batch = 0",
            owner=self.owner, host=socket.gethostname(), pid=os.getpid(), ms=LEASE_MS,
        ).consume()  # fmt: skip
        return None

    def draw(self) -> int:
        """The number of the next batch."""
        self._batch += 1
        return self._batch

    def batch(self, work: Callable[[neo4j.Transaction], T], number: int | None = None) -> T | None:
        """Do `work` in one transaction under the lease, exactly once; None if it turns out to be done already.

        A `number` is given for a batch that was tried under that number, and may be done.
        """
        number = number or self.draw()

        def guarded(tx: neo4j.Transaction) -> T | None:
            return None if self.mark(tx, number) == number else work(tx)

        return self._connection.transaction(guarded)

    def attempt(self, work: Callable[[neo4j.Transaction], None]) -> None:
        """Do `work` in one transaction, without a second try; it marks itself, late, so that another can be at work meanwhile.

        After an error it is not done, or the number that it marked tells that it is.
        """
        self._connection.transaction(work, patience=0)

    def mark(self, tx: neo4j.Transaction, number: int) -> int | None:
        """Renew the lease and write the number of a batch into it; the number that was there."""
        row = tx.run(
            "MATCH (l:KgSync {kgId: 'lease'}) WHERE l.owner = $owner WITH l, l.batch AS before "
            "SET l.batch = $batch, l.until = timestamp() + $ms RETURN before",
            owner=self.owner, batch=number, ms=LEASE_MS,
        ).single()  # fmt: skip
        if row is None:
            raise Neo4jError(
                "another kg sync has taken over, since this one was silent for too long",
                hint="Run `kg sync` again when the other has finished; what this one finished is kept.",
            )
        before: int | None = row["before"]
        return before

    def release(self, patience: float | None = None) -> None:
        """Let the next one write at once."""
        _HELD.discard(self.owner)
        query = "MATCH (l:KgSync {kgId: 'lease'}) WHERE l.owner = $owner SET l.owner = '', l.until = 0"
        self._connection.transaction(lambda tx: tx.run(query, owner=self.owner).consume(), patience=patience)


def _alive(pid: int) -> bool:
    """Whether a process of this machine lives: the lease of one that was killed is free at once."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def write_sums(tx: neo4j.Transaction, sums: Sums, changed: set[int], types: list[str]) -> None:
    """Store the sums of the buckets that a batch changed, and the root."""
    rows: list[dict[str, Any]] = []
    for number in sorted({b // WIDTH for b in changed}):
        at = slice(number * WIDTH, (number + 1) * WIDTH)
        rows.append({"n": number, "s": sums.sums[at], "nodes": sums.nodes[at], "edges": sums.edges[at]})
    tx.run(
        "UNWIND $rows AS row MERGE (b:KgBuckets {number: row.n}) SET b.sums = row.s, b.nodes = row.nodes, b.edges = row.edges",
        rows=Rows(rows),
    ).consume()
    nodes, edges = sums.totals
    tx.run(
        "MERGE (r:KgSync {kgId: 'root'}) SET r.format = $format, r.buckets = $buckets, r.root = $root, "
        "r.nodes = $nodes, r.edges = $edges, r.types = $types",
        format=FORMAT, buckets=len(sums.sums), root=sums.root, nodes=nodes, edges=edges, types=sorted(types),
    ).consume()  # fmt: skip
