"""`kill -9` of the server in mid-sync, at twenty points chosen by chance: each time the next sync ends with the same hash.

The points lie all over a sync: after so many batches, and a moment later. The graph is small, so that what takes the
time is the server's recovery, which is what is tested.
"""

from __future__ import annotations

import os
import random
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j_graphs import meetings
from neo4j_server import Server, running
from pyoxigraph import Store

from graph.neo4j.connection import Settings, connected
from graph.neo4j.project import sums_of
from graph.neo4j.remote import read_root
from graph.neo4j.sync import BUCKETS, Options, sync
from graph.neo4j.verify import verify
from ontology.errors import Neo4jError

POINTS = int(os.environ.get("KG_FAULT_POINTS", "20"))
BATCH = 4


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of this module's own, which starts quickly: it is killed and started again at every point."""
    server = Server(tmp_path_factory.mktemp("killed") / "neo4j", heap="512m")
    with running(server, archive=tmp_path_factory.mktemp("prepared") / "neo4j"):
        yield server


def test_a_server_killed_at_any_moment_loses_nothing(server: Server, tmp_path: Path) -> None:
    store, chance = meetings(tmp_path / "meetings"), random.Random(20260319)
    wanted = sums_of(store, BUCKETS).root
    batches = -(-sum(sums_of(store, BUCKETS).totals) // BATCH)
    left: set[int] = set()
    for _ in range(POINTS):
        with connected(Settings(server.uri, patience=300)) as connection:
            connection.transaction(lambda tx: tx.run("MATCH (n) DETACH DELETE n").consume())
        _killed(server, store, after=chance.randrange(batches), moment=chance.uniform(0, 0.02))
        server.start()
        with connected(Settings(server.uri, patience=300)) as connection:
            root = read_root(connection)
            left.add(0 if root is None else root.nodes + root.edges)
            sync(store, connection)
            root = read_root(connection)
            assert root is not None and root.root == wanted
            assert verify(store, connection).same
    assert POINTS < 10 or len(left) > POINTS // 3  # the points did lie all over the sync


def _killed(server: Server, store: Store, after: int, moment: float) -> None:
    """A sync whose server is killed a moment after so many batches; it says so, unless it was done by then."""
    timer = threading.Timer(moment, server.kill)
    seen = 0

    def batch(_: int) -> None:
        nonlocal seen
        seen += 1
        if seen == after:
            timer.start()

    if after == 0:
        timer.start()
    try:
        with connected(Settings(server.uri, patience=0.2)) as connection:
            sync(store, connection, Options(batch=BATCH, progress=batch))
    except Neo4jError as error:
        assert "no answer from" in error.message
    if not timer.is_alive() and not timer.finished.is_set():
        timer.start()
    timer.join()
