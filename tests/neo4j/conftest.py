"""A live Neo4j for the tests of this folder: `NEO4J_TEST_URI` where it is given, else one of our own, else Docker.

Where none can be had, the tests are skipped, and say so.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest
from neo4j_server import ImpossibleError, Server, docker

from graph.neo4j.connection import Connection, Settings, connected


@pytest.fixture(scope="session")
def neo4j_uri(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that the tests may write to."""
    if given := os.environ.get("NEO4J_TEST_URI"):
        yield given
        return
    home = tmp_path_factory.mktemp("neo4j-home")
    server = Server(home)
    try:
        server.start()
    except ImpossibleError as jars:
        try:
            with docker(home) as uri:
                yield uri
        except ImpossibleError as engine:
            pytest.skip(f"SKIPPED, NOT PASSED: no Neo4j can be had here ({jars}; {engine})")
        return
    yield server.uri
    server.kill()


def test_settings(uri: str, **more: object) -> Settings:
    return Settings(uri, os.environ.get("NEO4J_TEST_USERNAME"), os.environ.get("NEO4J_TEST_PASSWORD"), **more)  # type: ignore[arg-type]


test_settings.__test__ = False  # type: ignore[attr-defined]


@pytest.fixture
def settings(neo4j_uri: str) -> Settings:
    return test_settings(neo4j_uri)


@pytest.fixture
def connection(settings: Settings) -> Iterator[Connection]:
    """A connection to an empty database."""
    with connected(settings) as found:
        with found.session(write=True) as session:
            session.run("MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()
        yield found


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server of the test's own, to be killed, stopped and misconfigured."""
    found = Server(tmp_path / "neo4j", heap="512m")
    try:
        found.start()
    except ImpossibleError as reason:
        pytest.skip(f"SKIPPED, NOT PASSED: no Neo4j of our own can be started here ({reason})")
    yield found
    found.kill()


_ = neo4j
