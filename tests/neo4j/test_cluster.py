"""What a cluster needs and one server can show: routing, a limit for each transaction, a name on each transaction."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.neo4j.connection import METADATA, Connection, Settings, connected
from graph.neo4j.sync import sync
from graph.neo4j.verify import verify
from graph.store import open_view
from ontology.errors import Neo4jError


def test_a_routed_address_finds_who_may_write(connection: Connection, settings: Settings, built_store: Path) -> None:
    store = open_view(built_store).quads
    address = settings.uri.partition("://")[2]
    with connected(replace(settings, uri=f"neo4j://{address}")) as routed:
        assert sync(store, routed).writes
        assert not sync(store, routed).writes  # the bookmark of what was just written is waited for
        assert verify(store, routed).same


def test_transactions_say_whose_they_are(connection: Connection) -> None:
    told = connection.transaction(
        lambda tx: [row["metaData"] for row in tx.run("SHOW TRANSACTIONS YIELD metaData")], write=False
    )
    assert METADATA in told


def test_the_server_stops_what_takes_too_long(connection: Connection, settings: Settings) -> None:
    with connected(replace(settings, timeout=0.2)) as limited:
        with pytest.raises(Neo4jError, match=r"longer than 0\.2 s") as caught:
            limited.read("UNWIND range(1, 2000000000) AS i RETURN sum(i)")
        assert "--timeout" in (caught.value.hint or "")
