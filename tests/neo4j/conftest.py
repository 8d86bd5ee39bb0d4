"""A live Neo4j for the tests of this folder: `NEO4J_TEST_URI` where it is given, else one of our own, else Docker.

Where none can be had, the tests are skipped, and say so.
"""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j_server import NEWEST, ImpossibleError, Server, docker, running

from graph.neo4j.connection import Connection, Settings, connected


@pytest.fixture(scope="session")
def neo4j_uri(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that the tests may write to."""
    if given := os.environ.get("NEO4J_TEST_URI"):
        with (Path(tempfile.gettempdir()) / "sanctions-kg-neo4j-test.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # its one database is for one worker of pytest at a time
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


@pytest.fixture(scope="session")
def settings(neo4j_uri: str) -> Settings:
    """How to reach it. The machine may be busy with other tests, so patience is long."""
    user, password = os.environ.get("NEO4J_TEST_USERNAME"), os.environ.get("NEO4J_TEST_PASSWORD")
    return Settings(neo4j_uri, user, password, patience=300)


@pytest.fixture
def connection(settings: Settings) -> Iterator[Connection]:
    """A connection to an empty database."""
    with connected(settings) as found:
        with found.session(write=True) as session:
            session.run("MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()
        yield found


@pytest.fixture(scope="session")
def newest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of the newest release, where a Java is there that it runs on."""
    server = Server(tmp_path_factory.mktemp("newest-home"), version=NEWEST, heap="512m")
    with running(server, f"Neo4j {NEWEST} is not tested here"):
        yield server
