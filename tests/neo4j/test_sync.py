"""`kg sync` against a live server: what is written, that nothing is written twice, and that nothing is lost."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Store

from graph.ingest import build, forget
from graph.ingest import load as load_documents
from graph.neo4j import back
from graph.neo4j.connection import Connection
from graph.neo4j.project import projected_quads
from graph.neo4j.remote import has_schema, read_root
from graph.neo4j.sync import Options, Report, sync
from graph.neo4j.verify import repair, verify
from graph.store import open_view
from ontology.errors import Neo4jError
from ontology.ids import BASE
from seeds import digests

BELAVIA = "id/company/belavia"


@pytest.fixture
def store(built_store: Path) -> Iterator[Store]:
    yield open_view(built_store).quads


def state(connection: Connection) -> list[object]:
    """Everything in the database, to see that nothing changed."""
    nodes = connection.read("MATCH (n) RETURN elementId(n), labels(n), properties(n) ORDER BY elementId(n)")
    edges = connection.read("MATCH ()-[r]->() RETURN elementId(r), type(r), properties(r) ORDER BY elementId(r)")
    return [nodes, edges]


def last_transaction(connection: Connection) -> object:
    return connection.read("SHOW DATABASE neo4j YIELD lastCommittedTxn")[0][0]


def test_an_analyst_finds_people_events_and_sentences(store: Store, connection: Connection) -> None:
    report = sync(store, connection)
    assert report.writes and report.node_changes.created == report.nodes > 500
    meetings = connection.read(
        "MATCH (e:Event:Meeting {date: '2026-03-19'})-[:SUPPORTED_BY]->(c:Claim)-[:DOCUMENT]->(d:Document) "
        "MATCH (e)-[:PARTICIPANT]->(p:Person) RETURN DISTINCT p.name ORDER BY p.name"
    )
    assert [row[0] for row in meetings] == ["Alaksandr Łukaszenka", "Christopher Smith", "John Coale"]
    met = connection.read(
        "MATCH (:Person {name: 'John Coale'})-[m:MET]-(p:Person {name_en: 'Alexander Lukashenko'}) "
        "RETURN m.count, toString(m.first), toString(m.last)"
    )
    assert met == [[3, "2025-09-11", "2026-03-19"]]
    issued = "MATCH (s:Sanction)-[:ISSUED_BY]->(a {name_en: 'Office of Foreign Assets Control'}) WHERE s.name_en STARTS WITH 'Belavia: ' RETURN count(s)"
    assert connection.read(issued) == [[1]]
    quote = (
        "MATCH (c:Claim)-[:DOCUMENT]->(d) WHERE c.quote STARTS WITH 'Andrzeja Poczobuta nie uwolniono' RETURN d.title"
    )
    assert len(connection.read(quote)) == 1


def test_nobody_is_freed_by_a_denial(store: Store, connection: Connection) -> None:
    sync(store, connection)
    assert connection.read("MATCH (:NonEvent:PrisonerRelease)-[:PATIENT]->(p) RETURN DISTINCT p.name") == [
        ["Andrzej Poczobut"]
    ]
    assert connection.read("MATCH ()-[:RELEASED]->(p) RETURN p.name") == [["Juraś Ziankowicz"]]
    assert connection.read("MATCH ()-[r:RELEASED]->({name: 'Andrzej Poczobut'}) RETURN r") == []


def test_an_unchanged_graph_is_not_written_at_all(store: Store, connection: Connection) -> None:
    sync(store, connection)
    before, transaction = state(connection), last_transaction(connection)
    report = sync(store, connection)
    assert not report.writes and report.node_changes.created == 0
    assert state(connection) == before
    assert last_transaction(connection) == transaction


def test_what_was_synced_comes_back_as_the_same_rdf(store: Store, connection: Connection) -> None:
    sync(store, connection)
    assert sorted(map(str, back.quads(connection))) == sorted(map(str, projected_quads(store)))


def test_a_dry_run_says_what_the_sync_then_does(store: Store, connection: Connection) -> None:
    said = sync(store, connection, Options(dry_run=True))
    assert connection.read("MATCH (n) RETURN count(n)") == [[0]]
    done = sync(store, connection)
    assert (said.node_changes, said.edge_changes) == (done.node_changes, done.edge_changes)


@pytest.fixture
def folder(built_store: Path, tmp_path: Path) -> Path:
    shutil.copytree(built_store, tmp_path / "kg")
    return tmp_path / "kg"


def test_of_a_forgotten_document_only_what_it_alone_supported_goes(folder: Path, connection: Connection) -> None:
    sync(open_view(folder).quads, connection)
    everything = state(connection)
    forget(folder, "2026-03-po-wizycie-coalea.txt")
    report = sync(open_view(folder).quads, connection)
    assert report.node_changes.deleted > 0 and report.edge_changes.deleted > 0
    assert connection.read("MATCH (:Person {name: 'John Coale'})-[:MET]-(p) RETURN count(p) > 0") == [[True]]
    assert connection.read("MATCH (d:Document {file: '2026-03-po-wizycie-coalea'}) RETURN d") == []
    assert verify(open_view(folder).quads, connection).same
    build(folder)
    sync(open_view(folder).quads, connection)
    assert connection.read("MATCH (n) RETURN count(n)") == [[len(everything[0])]]  # type: ignore[arg-type]
    assert verify(open_view(folder).quads, connection).same


def test_without_pruning_nothing_is_deleted(folder: Path, connection: Connection) -> None:
    sync(open_view(folder).quads, connection)
    forget(folder, "2026-03-po-wizycie-coalea.txt")
    report = sync(open_view(folder).quads, connection, Options(prune=False))
    assert report.node_changes.deleted == report.edge_changes.deleted == 0
    assert connection.read("MATCH (d:Document) RETURN count(d)") == [[5]]
    again = sync(open_view(folder).quads, connection, Options(prune=False))
    assert not again.writes
    sync(open_view(folder).quads, connection)
    assert connection.read("MATCH (d:Document) RETURN count(d)") == [[4]]


def test_the_wrong_store_does_not_empty_the_database(store: Store, connection: Connection, tmp_path: Path) -> None:
    sync(store, connection)
    load_documents(tmp_path / "other", [digests()[0].path])
    with pytest.raises(Neo4jError, match="would be deleted") as caught:
        sync(open_view(tmp_path / "other").quads, connection)
    assert "--prune" in (caught.value.hint or "")
    assert verify(store, connection).same


def test_nodes_of_others_are_never_touched(folder: Path, connection: Connection) -> None:
    with connection.session(write=True) as session:
        session.run(
            "CREATE (:Person {name: 'John Coale', note: 'mine'})-[:KNOWS]->(:Resource {uri: 'x:y', kgId: 'z'})"
        ).consume()
    sync(open_view(folder).quads, connection)
    with connection.session(write=True) as session:  # what an analyst adds to our nodes stays, too
        session.run("MATCH (n:KgNode {kgId: 'id/person/coale'}) SET n.pagerank = 0.5 SET n:Watched").consume()
        session.run("MATCH (d:Document {file: '2026-03-po-wizycie-coalea'}) CREATE (d)<-[:READ]-(:Analyst)").consume()
    assert verify(open_view(folder).quads, connection).same
    forget(folder, "2026-03-po-wizycie-coalea.txt")
    report = sync(open_view(folder).quads, connection)
    assert len(report.kept) == 1
    assert connection.read("MATCH (:Analyst)-[:READ]->(d:KgForgotten) RETURN labels(d), keys(d)") == [
        [["KgForgotten"], ["kgId"]]
    ]
    assert connection.read("MATCH (n:Watched) RETURN n.pagerank") == [[0.5]]
    assert connection.read("MATCH (p:Person {note: 'mine'})-[:KNOWS]->(r) RETURN r.uri, labels(p)") == [
        ["x:y", ["Person"]]
    ]
    assert verify(open_view(folder).quads, connection).same


HAND = {
    "a property": ("MATCH (n:KgNode {kgId: 'id/company/belavia'}) SET n.name_pl = 'Aeroflot'", "changed: " + BELAVIA),
    "a label": ("MATCH (n:KgNode {kgId: 'id/company/belavia'}) SET n:Bank", "changed: " + BELAVIA),
    "a lost edge": ("MATCH (:NonEvent)-[r:PATIENT]->({kgId: 'id/person/poczobut'}) DELETE r", "missing: eventuality/422591a9ee2a3a59 PATIENT id/person/poczobut"),
    "a copied edge": ("MATCH (a:NonEvent)-[r:PATIENT]->(b {kgId: 'id/person/poczobut'}) CREATE (a)-[s:PATIENT]->(b) SET s = properties(r)", "changed: eventuality/422591a9ee2a3a59 PATIENT id/person/poczobut"),
    "a lost node": ("MATCH (n:KgNode {kgId: 'id/company/belavia'}) DETACH DELETE n", "missing: " + BELAVIA),
    "a hash": ("MATCH (n:KgNode {kgId: 'id/company/belavia'}) SET n.kgHash = 1", "changed: " + BELAVIA),
    "a node like ours": ("CREATE (:KgNode:Company {kgId: 'id/company/aeroflot', name: 'Aeroflot', kgHash: 1, kgBucket: 1})", "surplus: id/company/aeroflot"),
}  # fmt: skip


@pytest.mark.parametrize("what", HAND)
def test_what_others_changed_by_hand_is_seen_and_put_right(what: str, store: Store, connection: Connection) -> None:
    sync(store, connection)
    change, expected = HAND[what]
    with connection.session(write=True) as session:
        session.run(change).consume()
    verdict = verify(store, connection)
    assert not verdict.same and expected in verdict.named
    repair(store, connection, Options())
    assert verify(store, connection).same
    assert not sync(store, connection).writes


def test_an_update_that_was_interrupted_and_then_reverted_leaves_no_stray_edge(
    folder: Path, connection: Connection
) -> None:
    """One hash a subject, stored after its edges, has a hole here: the old hash would match, and the edge stay for ever."""
    old = open_view(folder).quads
    sync(old, connection)
    root = read_root(connection)
    new = Store(str(folder.parent / "new"))
    new.extend(old)
    event, coale = NamedNode(BASE + "eventuality/422591a9ee2a3a59"), NamedNode(BASE + "id/person/coale")
    patient = next(q for q in old.quads_for_pattern(event, None, None, None) if "patient" in q.predicate.value)
    new.add(type(patient)(event, patient.predicate, coale, patient.graph_name))

    class CutError(Exception):
        pass

    def after_first(_: int) -> None:
        raise CutError

    with pytest.raises(CutError):
        sync(new, connection, Options(batch=1, progress=after_first))
    assert connection.read("MATCH ({kgId: 'eventuality/422591a9ee2a3a59'})-[:PATIENT]->(p) RETURN count(p)") == [[2]]
    report: Report = sync(old, connection)
    assert report.edge_changes.deleted == 1
    assert read_root(connection) == root
    assert verify(old, connection).same


def test_a_first_load_that_was_stopped_gets_its_constraint_from_the_next(store: Store, connection: Connection) -> None:
    """A first load makes the constraint on the key at its end; what it left without one is not left so."""
    without_schema(connection)

    def stop(_: int) -> None:
        raise Neo4jError("stopped in mid-load", hint="")

    with pytest.raises(Neo4jError, match="stopped in mid-load"):
        sync(store, connection, Options(batch=200, progress=stop))
    assert connection.read("MATCH (n:KgNode) RETURN count(n)")[0][0] > 0 and "kg_node" not in constraints(connection)
    sync(store, connection)
    assert {"kg_node", "kg_sync"} <= constraints(connection)
    assert verify(store, connection).same


def test_an_index_of_an_earlier_version_is_made_anew(store: Store, connection: Connection) -> None:
    sync(store, connection)
    connection.schema("DROP INDEX kg_names")
    connection.schema("CREATE FULLTEXT INDEX kg_names FOR (n:Document) ON EACH [n.title]")
    assert not sync(store, connection).writes
    search = "CALL db.index.fulltext.queryNodes('kg_names', 'Belavia') YIELD node WHERE node:Sanction RETURN count(*)"
    assert has_schema(connection) and connection.read(search)[0][0] > 0


def test_a_first_load_finds_by_key_what_it_cannot_remember(
    store: Store, connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_schema(connection)
    monkeypatch.setattr("graph.neo4j.first.IDS", 300)
    sync(store, connection, Options(batch=100))
    assert verify(store, connection).same and "kg_node" in constraints(connection)


def test_nodes_of_ours_without_a_root_are_taken_up_and_not_doubled(store: Store, connection: Connection) -> None:
    sync(store, connection)
    connection.transaction(lambda tx: tx.run("MATCH (n:KgSync|KgBuckets) DELETE n").consume())
    connection.transaction(lambda tx: tx.run("MATCH ()-[r]->() DELETE r").consume())
    before = connection.read("MATCH (n:KgNode) RETURN count(n)")
    sync(store, connection)
    assert connection.read("MATCH (n:KgNode) RETURN count(n)") == before
    assert verify(store, connection).same


def without_schema(connection: Connection) -> None:
    for name in constraints(connection):
        connection.schema(f"DROP CONSTRAINT {name}")


def constraints(connection: Connection) -> set[str]:
    return {name for (name,) in connection.read("SHOW CONSTRAINTS YIELD name")}
