"""The same Cypher without a server: an ArcadeDB engine inside this process, reached through its own Bolt port.

It lies beside the store (`STORE/cypher/`), is filled from it at once, then kept in step by the same difference as Neo4j, and is
never a source: if it is damaged, or was made by another version, it is thrown away and filled anew.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyoxigraph

from graph.neo4j.cache import SumsCache
from graph.neo4j.connection import Connection, Settings, connected
from graph.neo4j.filling import fill
from graph.neo4j.sync import BUCKETS, Options, sync
from ontology.errors import Neo4jError

DATABASE = "kg"
ENGINE = "26.11.1.dev2"
_PLUGIN = "Bolt:com.arcadedb.bolt.BoltProtocolPlugin"


@contextmanager
def embedded(folder: Path, store: pyoxigraph.Store, cache: SumsCache | None = None) -> Iterator[Connection]:
    """A connection to an embedded engine that holds the graph of `store`; `folder` is where it keeps its files."""
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder):
        try:
            with _served(folder / "engine", store, cache) as connection:
                yield connection
                return
        except _DamagedError:
            shutil.rmtree(folder / "engine", ignore_errors=True)
        with _served(folder / "engine", store, cache) as connection:
            yield connection


class _DamagedError(Exception):
    """The engine's files cannot be used; they are made anew."""


@contextmanager
def _served(root: Path, store: pyoxigraph.Store, cache: SumsCache | None) -> Iterator[Connection]:
    marker = root / "version"
    fresh = not marker.exists()
    if fresh:
        shutil.rmtree(root, ignore_errors=True)  # what was stopped while it was being filled
    elif marker.read_text(encoding="utf-8") != ENGINE:
        raise _DamagedError
    arcadedb = _engine()
    root.mkdir(parents=True, exist_ok=True)
    password, port = _password(root / "password"), _free()
    server = arcadedb.create_server(
        str(root), password,
        config={"host": "127.0.0.1", "http_port": _free(), "bolt_port": port, "server_plugins": _PLUGIN},
    )  # fmt: skip
    try:
        server.start()
        database = server.create_database(DATABASE) if fresh else None
    except Exception as error:
        raise Neo4jError(f"the embedded engine does not start: {error}", hint="Set NEO4J_URI to use Neo4j.") from None
    settings = Settings(f"bolt://127.0.0.1:{port}", "root", password, DATABASE, patience=30.0)
    try:
        with connected(settings, embedded=True) as connection:
            if fresh:
                sums = fill(store, database, connection, BUCKETS)
                if cache:
                    cache.put(sums)
                marker.write_text(ENGINE, encoding="utf-8")
            else:
                try:
                    sync(store, connection, Options(prune=True, cache=cache))
                except Exception as error:
                    raise _DamagedError from error
            yield connection
    finally:
        server.stop()


def _engine() -> Any:
    os.environ.setdefault("ARCADEDB_LOG_CONSOLE", "0")
    try:
        import arcadedb
    except ImportError:
        raise Neo4jError(
            "neither NEO4J_URI is set nor is the embedded engine installed",
            hint="Set NEO4J_URI, or install the engine: pip install 'sanctions-kg[cypher]'.",
        ) from None
    return arcadedb


def _password(file: Path) -> str:
    """The engine's password: made once, readable by its owner alone."""
    if not file.exists():
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
            out.write(secrets.token_hex(16))
    return file.read_text(encoding="ascii")


def _free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One process at a time; another waits for it."""
    with (folder / "lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
