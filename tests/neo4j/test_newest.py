"""The newest release of Neo4j, which needs Java 21: the same graph, the same questions, nothing written twice, nothing lost."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j_server import NEWEST, Server

from graph.ingest import forget
from graph.neo4j import back
from graph.neo4j.ask import ask_cypher
from graph.neo4j.connection import Connection, Settings, connected
from graph.neo4j.project import projected_quads
from graph.neo4j.sync import sync
from graph.neo4j.verify import verify
from graph.query.questions import ask_sparql, questions
from graph.store import open_view


@pytest.fixture(scope="module")
def connection(newest: Server) -> Iterator[Connection]:
    with connected(Settings(newest.uri, patience=300)) as found:
        yield found


def test_the_newest_release_holds_the_same_graph(connection: Connection, built_store: Path, tmp_path: Path) -> None:
    told = connection.read("CALL dbms.components() YIELD versions RETURN versions")
    assert [[NEWEST]] in told
    store = open_view(built_store)
    assert sync(store.quads, connection).writes
    assert not sync(store.quads, connection).writes
    assert verify(store.quads, connection).same
    assert sorted(map(str, back.quads(connection))) == sorted(map(str, projected_quads(store.quads)))
    for asked in questions().values():
        one, two = ask_sparql(store.quads, asked, asked.examples()), ask_cypher(connection, asked, asked.examples())
        assert (one.columns, one.rows) == (two.columns, two.rows), asked.name
    folder = Path(shutil.copytree(built_store, tmp_path / "kg"))
    forget(folder, "2026-03-po-wizycie-coalea.txt")
    less = open_view(folder).quads
    report = sync(less, connection)
    assert report.node_changes.deleted > 0 and report.edge_changes.deleted > 0
    assert verify(less, connection).same
