"""Each question under graph/queries/ gives on a live Neo4j the rows that the store gives in SPARQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.neo4j.ask import ask_cypher
from graph.neo4j.connection import Connection, Settings, connected
from graph.neo4j.sync import sync
from graph.query.questions import Question, ask_sparql, questions
from graph.store import Store, open_view


@pytest.fixture(scope="module")
def store(built_store: Path) -> Store:
    return open_view(built_store)


@pytest.fixture(scope="module")
def synced(settings: Settings, store: Store) -> Iterator[Connection]:
    with connected(settings) as connection:
        with connection.session(write=True) as session:
            session.run("MATCH (n) DETACH DELETE n").consume()
        sync(store.quads, connection)
        yield connection


@pytest.mark.parametrize("asked", questions().values(), ids=lambda q: q.name)
def test_sparql_and_cypher_give_the_same_rows(asked: Question, store: Store, synced: Connection) -> None:
    one = ask_sparql(store.quads, asked, asked.examples())
    two = ask_cypher(synced, asked, asked.examples())
    assert (one.columns, one.rows) == (two.columns, two.rows)
