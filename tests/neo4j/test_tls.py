"""Encrypted connections, against a server whose certificate is made here: trusted, signed by itself, and not trusted."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j_graphs import meetings
from neo4j_server import Server, running

from graph.neo4j.connection import Settings, connected
from graph.neo4j.sync import sync
from graph.neo4j.verify import verify
from ontology.errors import Neo4jError


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `private.key` and `public.crt`, for this machine alone and for two days."""
    if not shutil.which("openssl"):
        pytest.skip("SKIPPED, NOT PASSED: there is no openssl to make a certificate with")
    folder = tmp_path_factory.mktemp("certificates")
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    command += ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", "private.key", "-out", "public.crt"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def server(certificates: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that lets nobody in without encryption."""
    policy = "dbms.ssl.policy.bolt"
    settings = {
        "server.bolt.tls_level": "REQUIRED",
        f"{policy}.enabled": "true",
        f"{policy}.base_directory": str(certificates),
        f"{policy}.private_key": "private.key",
        f"{policy}.public_certificate": "public.crt",
    }
    home = tmp_path_factory.mktemp("tls") / "neo4j"
    with running(Server(home, settings=settings, heap="512m", scheme="bolt+ssc")) as server:
        yield server


def at(server: Server, scheme: str) -> Settings:
    return Settings(f"{scheme}://127.0.0.1:{server.port}", patience=60)


def test_a_certificate_that_the_machine_trusts(
    server: Server, certificates: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates / "public.crt"))
    store = meetings(tmp_path / "meetings")
    with connected(at(server, "neo4j+s")) as routed:  # a single server routes to itself
        assert sync(store, routed).writes
    with connected(at(server, "bolt+s")) as direct:
        assert not sync(store, direct).writes
        assert verify(store, direct).same


@pytest.mark.parametrize("scheme", ["bolt+ssc", "neo4j+ssc"])
def test_a_certificate_that_signs_itself_is_taken_where_that_is_asked_for(scheme: str, server: Server) -> None:
    with connected(at(server, scheme)) as connection:
        assert connection.read("RETURN 1") == [[1]]


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_a_certificate_that_is_not_trusted_is_told_at_once(scheme: str, server: Server) -> None:
    with connected(at(server, scheme)) as connection:
        tried: list[bool] = []
        session = connection.session
        connection.session = lambda write=False: tried.append(write) or session(write)  # type: ignore[method-assign,func-returns-value]
        with pytest.raises(Neo4jError, match=rf"does not trust the certificate of {re.escape(scheme)}://") as caught:
            connection.transaction(lambda tx: tx.run("RETURN 1").consume(), write=False)
    assert "SSL_CERT_FILE" in (caught.value.hint or "") and "+ssc" in (caught.value.hint or "")
    assert len(tried) == 1  # patience is for what may pass, and this does not


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_that_wants_encryption_is_not_spoken_to_in_clear(scheme: str, server: Server) -> None:
    with (
        connected(Settings(f"{scheme}://127.0.0.1:{server.port}", patience=0.2)) as connection,
        pytest.raises(Neo4jError, match="no answer from") as caught,
    ):
        connection.read("RETURN 1")
    assert f"{scheme}+s://" in (caught.value.hint or "")
