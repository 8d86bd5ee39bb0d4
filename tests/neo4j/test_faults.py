"""What goes wrong between `kg sync` and a server. The outcome: it finishes, or says what is wrong; the next sync converges."""

from __future__ import annotations

import gc
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import pytest
from neo4j_proxy import proxy
from neo4j_server import Server, running
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.ingest import forget
from graph.neo4j.connection import Connection, Settings, connected
from graph.neo4j.remote import Lease
from graph.neo4j.sync import Options, sync
from graph.neo4j.verify import verify
from graph.store import CURRENT, open_view
from ontology.errors import Neo4jError
from ontology.ids import BASE
from ontology.rdf import PREF_LABEL, RDF_TYPE, kg


@pytest.fixture
def store(built_store: Path) -> Store:
    return open_view(built_store).quads


def port_of(uri: str) -> int:
    return urlparse(uri).port or 7687


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of this module's own, which its tests kill and reconfigure."""
    with running(Server(tmp_path_factory.mktemp("own") / "neo4j", heap="512m")) as server:
        yield server


def again(server: Server, **settings: str) -> None:
    """Restart with other settings; underscores stand for dots."""
    server.stop()
    server.settings = {k.replace("__", "."): v for k, v in settings.items()}
    server.start()


def patient(uri: str) -> Settings:
    """Settings for a machine that is busy with other tests."""
    return Settings(uri, patience=300)


def emptied(uri: str) -> None:
    with connected(patient(uri)) as connection:
        connection.transaction(lambda tx: tx.run("MATCH (n) DETACH DELETE n").consume())


def test_the_server_comes_back_while_we_wait(own: Server, store: Store) -> None:
    emptied(own.uri)
    own.kill()
    starter = threading.Timer(0.5, lambda: own.start(wait=False))
    starter.start()
    with connected(patient(own.uri)) as connection:
        sync(store, connection)
        assert verify(store, connection).same
    starter.join()


def test_kg_is_killed_in_mid_sync(connection: Connection, settings: Settings, store: Store, built_store: Path) -> None:
    command = [
        sys.executable,
        "-c",
        "from graph.cli import main; main()",
        "--store",
        str(built_store),
        "sync",
        "--batch",
        "5",
    ]
    environment = {**os.environ, "NEO4J_URI": settings.uri}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    while not connection.read("MATCH (n:KgNode) RETURN count(n) > 20")[0][0]:
        assert process.poll() is None
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    before = connection.read("MATCH (n:KgNode) RETURN count(n)")[0][0]
    report = sync(store, connection, Options(wait=300))
    assert 0 < report.node_changes.created <= report.nodes - before + 5
    assert verify(store, connection).same


@pytest.mark.parametrize("commit", [3, 7, 9, 12, 15])
def test_the_reply_to_a_commit_is_lost(commit: int, connection: Connection, settings: Settings, store: Store) -> None:
    with proxy(port_of(settings.uri), cut_commits={commit}) as between:
        with connected(replace(settings, uri=between.uri)) as broken:
            sync(store, broken, Options(batch=300))
        assert between.broken == 1
    assert verify(store, connection).same  # nothing is missing, and nothing was written twice


def test_connections_are_reset(connection: Connection, settings: Settings, store: Store) -> None:
    with proxy(port_of(settings.uri), reset_after=[3_000, 40_000, 90_000, 20_000]) as between:
        with connected(replace(settings, uri=between.uri)) as broken:
            sync(store, broken, Options(batch=200))
        assert between.broken == 4
    assert verify(store, connection).same


def test_wrong_password_unknown_database_and_no_server(own: Server, store: Store) -> None:
    again(own, dbms__security__auth_enabled="true")
    try:
        secret = "correct horse battery"
        with connected(Settings(own.uri, "neo4j", secret, patience=1)) as connection:
            with pytest.raises(Neo4jError, match="does not accept the user name or password") as caught:
                sync(store, connection)
            assert secret not in str(caught.value) and caught.value.exit_code == 7
    finally:
        again(own)
    wrong = {
        "has no database 'nowhere'": Settings(own.uri, database="nowhere", patience=1),
        r"no answer from bolt://127\.0\.0\.1:1 within": Settings("bolt://127.0.0.1:1", patience=0.2),
    }
    for message, settings in wrong.items():
        with connected(settings) as connection, pytest.raises(Neo4jError, match=message):
            sync(store, connection)


def test_a_read_only_database_is_told_at_once(own: Server, store: Store, built_store: Path, tmp_path: Path) -> None:
    emptied(own.uri)
    with connected(patient(own.uri)) as connection:
        sync(store, connection)
    again(own, server__databases__read_only="neo4j")
    try:
        changed = Path(shutil.copytree(built_store, tmp_path / "kg"))
        forget(changed, "2026-03-po-wizycie-coalea.txt")
        with connected(patient(own.uri)) as connection:
            assert not sync(store, connection).writes  # unchanged: nothing has to be written
            tried: list[bool] = []
            session = connection.session
            connection.session = lambda write=False: tried.append(write) or session(write)  # type: ignore[method-assign,func-returns-value]
            with pytest.raises(Neo4jError, match="lets nothing be written"):
                sync(open_view(changed).quads, connection)
            assert tried.count(True) == 1  # told at the first try, and not only when patience is at an end
    finally:
        again(own)


def test_a_transaction_that_is_too_large_is_halved(own: Server, tmp_path: Path) -> None:
    emptied(own.uri)
    again(own, db__memory__transaction__max="3m")
    try:
        sizes: list[int] = []
        with connected(patient(own.uri)) as connection:
            many = hub(tmp_path / "hub", 1_000)
            sync(many, connection, Options(progress=sizes.append))
            assert len(sizes) > 4
            assert verify(many, connection).same
    finally:
        again(own)


CLASHES = {
    "two nodes with our key": ("CREATE (:KgNode {kgId: 'x'}), (:KgNode {kgId: 'x'})", "MATCH (n:KgNode {kgId: 'x'}) DELETE n"),
    "a constraint of others": ("CREATE (:Person {name: 'John Coale'})", "MATCH (n:Person) WHERE n.kgId IS NULL DELETE n"),
}  # fmt: skip


@pytest.mark.parametrize("what", CLASHES)
def test_a_clash_with_data_already_there(what: str, connection: Connection, store: Store) -> None:
    make, unmake = CLASHES[what]
    with connection.session(write=True) as session:
        session.run("DROP CONSTRAINT kg_node IF EXISTS").consume()
        session.run(make).consume()
        if "constraint" in what:
            session.run("CREATE CONSTRAINT theirs FOR (p:Person) REQUIRE p.name IS UNIQUE").consume()
    try:
        with pytest.raises(Neo4jError) as caught:
            sync(store, connection)
        assert "clash" in caught.value.message or "ConstraintCreation" in caught.value.message
        with connection.session(write=True) as session:
            session.run(unmake).consume()
        sync(store, connection)
        assert verify(store, connection).same
    finally:
        with connection.session(write=True) as session:
            session.run("DROP CONSTRAINT theirs IF EXISTS").consume()


def test_two_syncs_at_once(connection: Connection, settings: Settings, built_store: Path) -> None:
    errors: list[BaseException] = []

    def one() -> None:
        try:
            with connected(settings) as mine:
                sync(open_view(built_store).quads, mine, Options(batch=50, wait=600))
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=one) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert verify(open_view(built_store).quads, connection).same


def test_a_lease_is_held_from_the_moment_it_is_written(connection: Connection, settings: Settings) -> None:
    """Another thread that reads the lease just after it was committed may not take it for that of a dead sync."""
    with connected(settings) as other:
        first, second = Lease(connection), Lease(other)
        really = connection.transaction

        def committed_and_read(*args: Any, **options: Any) -> Any:
            found = really(*args, **options)
            with pytest.raises(Neo4jError, match="another kg sync is writing"):
                second.take(wait=0)
            return found

        connection.transaction = committed_and_read  # type: ignore[method-assign]
        try:
            first.take(wait=0)
        finally:
            del connection.transaction
        assert first.batch(lambda tx: "done") == "done"
        first.release()
        second.take(wait=0)
        second.release()


def test_a_failed_sync_lets_go_of_the_store(connection: Connection, built_store: Path) -> None:
    """Its half-read iterators are the thread's that made them, and may not wait for whoever drops the error."""
    kept: list[BaseException] = []

    def fail(_: int) -> None:
        raise Neo4jError("stopped in mid-sync", hint="")

    def one() -> None:
        try:
            sync(open_view(built_store).quads, connection, Options(batch=50, progress=fail))
        except Neo4jError as error:
            kept.append(error)  # and with it the frames of its traceback

    thread = threading.Thread(target=one)
    thread.start()
    thread.join()
    assert [str(e) for e in kept] == ["stopped in mid-sync"]
    unraisable: list[str] = []
    hook, sys.unraisablehook = sys.unraisablehook, lambda found: unraisable.append(str(found.exc_value))
    try:
        kept.clear()
        gc.collect()
    finally:
        sys.unraisablehook = hook
    assert unraisable == []


def test_the_lease_of_another_machine(connection: Connection, store: Store) -> None:
    held = "CREATE (:KgSync {kgId: 'lease', owner: 'x', host: 'elsewhere', pid: 7, until: timestamp() + $ms})"
    with connection.session(write=True) as session:
        session.run(held, ms=600_000).consume()
    with pytest.raises(Neo4jError, match=r"another kg sync is writing .*elsewhere, process 7"):
        sync(store, connection, Options(wait=0))
    with connection.session(write=True) as session:
        session.run("MATCH (l:KgSync {kgId: 'lease'}) SET l.until = timestamp() - 1").consume()
    sync(store, connection, Options(wait=0))
    assert verify(store, connection).same


def test_a_sync_whose_lease_was_taken_stops(connection: Connection, settings: Settings, store: Store) -> None:
    def steal(_: int) -> None:
        with connected(settings) as other, other.session(write=True) as session:
            session.run("MATCH (l:KgSync {kgId: 'lease'}) SET l.owner = 'thief', l.until = 0").consume()

    with pytest.raises(Neo4jError, match="has taken over"):
        sync(store, connection, Options(batch=100, progress=steal))
    sync(store, connection)
    assert verify(store, connection).same


def test_another_writer_locks_the_same_nodes(connection: Connection, settings: Settings, store: Store) -> None:
    sync(store, connection)
    stop = threading.Event()

    def write() -> None:
        chance = random.Random(1)
        with connected(settings) as other:
            keys = [row[0] for row in other.read("MATCH (n:KgNode) RETURN n.kgId")]
            while not stop.is_set():
                pair = chance.sample(keys, 12)
                query = "UNWIND $keys AS k MATCH (n:KgNode {kgId: k}) SET n.seen = timestamp()"
                try:
                    other.transaction(lambda tx, pair=pair, query=query: tx.run(query, keys=pair).consume())  # type: ignore[misc]
                except Neo4jError:
                    continue

    thread = threading.Thread(target=write)
    thread.start()
    try:
        with connection.session(write=True) as session:
            session.run("MATCH (n:KgNode)-[r]->() WHERE r.kgHash IS NOT NULL SET n.kgHash = 1").consume()
        from graph.neo4j.verify import repair

        repair(store, connection, Options(batch=200))
    finally:
        stop.set()
        thread.join()
    assert verify(store, connection).same


def hub(folder: Path, edges: int) -> Store:
    """One country that so many people belong to."""
    found = Store(str(folder))
    country = NamedNode(BASE + "id/country/by")
    rows = [
        Quad(country, RDF_TYPE, kg("Country"), CURRENT),
        Quad(country, PREF_LABEL, Literal("Białoruś", language="pl"), CURRENT),
    ]
    for i in range(edges):
        person = NamedNode(f"{BASE}id/person/p{i}")
        rows += [
            Quad(person, RDF_TYPE, kg("Person"), CURRENT),
            Quad(person, PREF_LABEL, Literal(f"Osoba {i}"), CURRENT),
            Quad(person, kg("country"), country, CURRENT),
        ]
    found.bulk_extend(rows)
    return found


def test_a_node_with_100_000_edges(connection: Connection, tmp_path: Path) -> None:
    store = hub(tmp_path / "hub", 100_000)
    report = sync(store, connection)
    assert report.edge_changes.created == 100_000
    person, poland = NamedNode(BASE + "id/person/p77"), NamedNode(BASE + "id/country/pl")
    store.remove(next(store.quads_for_pattern(person, kg("country"), None, CURRENT)))
    store.add(Quad(person, kg("country"), poland, CURRENT))
    report = sync(store, connection)
    assert (report.edge_changes.created, report.edge_changes.deleted, report.node_changes.created) == (1, 1, 1)
    assert connection.read("MATCH (:Country {name: 'Białoruś'})<-[r:COUNTRY]-() RETURN count(r)") == [[99_999]]
