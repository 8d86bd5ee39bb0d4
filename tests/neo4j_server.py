"""A real Neo4j for tests and benchmarks, from the jars of Maven Central: no Docker, no installation, no licence to accept.

The jars (118 MB) are fetched once into the user's cache by Maven and `tests/neo4j/pom.xml`. A server listens on a free
port of 127.0.0.1 and keeps its data in a folder of its own. Where Java or Maven is missing, Docker is tried.
"""

from __future__ import annotations

import fcntl
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

VERSION = "5.26.29"
NEWEST = "2026.08.1"  # needs Java 21 or newer
POM = Path(__file__).parent / "neo4j" / "pom.xml"
_ENTRIES = ("org/neo4j/server/Neo4jCommunity.class", "org/neo4j/server/CommunityEntryPoint.class")
_OPENS = [
    f"--add-opens=java.base/{p}=ALL-UNNAMED" for p in ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
]


class ImpossibleError(Exception):
    """No Neo4j can be had on this machine; the message says why."""


def javas() -> list[tuple[int, str]]:
    """Major version and path of each `java` of this machine, oldest first; `NEO4J_JAVA` wins over all others."""
    if given := os.environ.get("NEO4J_JAVA"):
        return [(java_version(given), given)]
    home = os.environ.get("JAVA_HOME")
    found = [shutil.which("java"), str(Path(home) / "bin" / "java") if home else None]
    found += [str(p) for folder in ("/usr/lib/jvm", "/opt") for p in sorted(Path(folder).glob("*/bin/java"))]
    real = {str(Path(p).resolve()) for p in found if p and Path(p).exists()}
    return sorted((java_version(p), p) for p in real)


@cache
def java_version(path: str) -> int:
    """Major version of a `java`: 17, 21, 25."""
    told = subprocess.run([path, "-version"], capture_output=True, text=True, check=False).stderr
    match = re.search(r'version "(\d+)', told)
    return int(match[1]) if match else 0


def java(version: str = VERSION) -> str:
    """The `java` to run a version of Neo4j with: 17 to 21 for 5.26, 21 or newer for the releases of 2025 and later."""
    least, most = (17, 24) if version.startswith("5.") else (21, 99)
    found = [path for number, path in javas() if least <= number <= most]
    if not found:
        numbers = ", ".join(str(n) for n, _ in javas()) or "none"
        raise ImpossibleError(f"Neo4j {version} needs Java {least} or newer; there is {numbers}")
    return found[0]


def jars(version: str = VERSION) -> Path:
    """The folder of jars of one version, fetched if it is not there; whole or not at all."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sanctions-kg"
    folder = cache / f"neo4j-{version}"
    if any(folder.glob("*.jar")):
        return folder
    if not shutil.which("mvn"):
        raise ImpossibleError("there is no mvn to fetch Neo4j's jars with")
    part = cache / f"neo4j-{version}.{os.getpid()}.part"
    told = subprocess.run(
        ["mvn", "-q", "-B", "-f", str(POM), f"-Dneo4j.version={version}", "dependency:copy-dependencies",
         "-DincludeScope=runtime", f"-DoutputDirectory={part}"],
        capture_output=True, text=True, timeout=900, check=False,
    )  # fmt: skip
    if told.returncode:
        shutil.rmtree(part, ignore_errors=True)
        raise ImpossibleError(f"Maven Central gave no jars: {told.stdout[-400:]}")
    try:
        part.rename(folder)
    except OSError:  # another process was first
        shutil.rmtree(part, ignore_errors=True)
    return folder


def shared_classes(version: str = VERSION) -> Path:
    """Where the classes of a version lie loaded and checked, for this Java: a server starts with half the work."""
    program = Path(java(version)).resolve()
    tag = zlib.crc32(f"{program} {program.stat().st_mtime_ns}".encode())
    return jars(version).parent / f"neo4j-{version}-{tag:08x}.jsa"


def prepare(home: Path, version: str = VERSION) -> None:
    """Make that archive, once for all: worth it for whoever starts a server many times."""
    archive = shared_classes(version)
    with archive.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if archive.exists():
            return
        part = archive.with_suffix(f".{os.getpid()}.part")
        server = Server(home, version=version, heap="512m")
        server.start(java_options=[f"-XX:ArchiveClassesAtExit={part}"])
        process = server.process
        process.terminate()  # type: ignore[union-attr]
        process.wait(600)  # type: ignore[union-attr]  # it writes the archive now
        if part.exists():
            part.replace(archive)


def free_port() -> int:
    """A free port below those that outgoing connections get, so that it is still free when the server comes to it."""
    for _ in range(100):
        port = random.SystemRandom().randrange(15_000, 32_000)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise ImpossibleError("there is no free port")


@dataclass
class Server:
    """One server: `start`, `stop`, `kill` (as a power failure would), and start again on the same port and data."""

    home: Path
    version: str = VERSION
    settings: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    heap: str = "1g"
    scheme: str = "bolt"
    quick: bool = (
        True  # start with less than half the work, at the price of a slower server: for tests, not for benchmarks
    )
    process: subprocess.Popen[bytes] | None = None

    @property
    def uri(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}"

    def configure(self) -> None:
        for name in ("conf", "data", "logs", "run", "plugins", "import"):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        lines = {
            "server.default_listen_address": "127.0.0.1",
            "server.bolt.enabled": "true",
            "server.bolt.listen_address": f"127.0.0.1:{self.port}",
            "server.bolt.advertised_address": f"127.0.0.1:{self.port}",
            "server.http.enabled": "false",
            "server.https.enabled": "false",
            "dbms.security.auth_enabled": "false",
            "dbms.usage_report.enabled": "false",
            "server.memory.pagecache.size": "256m",
            "db.tx_log.preallocate": "false",
            "db.tx_log.rotation.retention_policy": "1 files",
            **self.settings,
        }
        (self.home / "conf" / "neo4j.conf").write_text("".join(f"{k}={v}\n" for k, v in lines.items()), "utf-8")

    def java(self, main: str, *arguments: str, options: Sequence[str] = ()) -> list[str]:
        """The command line of a class among the jars."""
        opens = [*_OPENS, "-Dio.netty.tryReflectionSetAccessible=true", "-Dlog4j2.disable.jmx=true"]
        quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"] if self.quick else []
        return [
            java(self.version),
            f"-Xmx{self.heap}",
            *quick,
            *options,
            *opens,
            "-cp",
            f"{jars(self.version)}/*",
            main,
            *arguments,
        ]

    def start(self, wait: bool = True, java_options: Sequence[str] = ()) -> Server:
        self.configure()
        archive = shared_classes(self.version)
        if self.quick and not java_options and archive.exists():
            java_options = [f"-XX:SharedArchiveFile={archive}"]
        main = _entry(jars(self.version))
        home = [f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}", "--console-mode"]
        with (self.home / "logs" / "console.log").open("ab") as log:
            self.process = subprocess.Popen(self.java(main, *home, options=java_options), stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)  # fmt: skip
        if wait:
            self.wait()
        return self

    def wait(self, seconds: float = 300) -> None:
        """Until Bolt answers and the database is there. A server that does not come up is a failure, and no reason to skip."""
        import neo4j
        from neo4j.exceptions import AuthError, Neo4jError, ServiceUnavailable

        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.process and self.process.poll() is not None:
                break
            try:
                with neo4j.GraphDatabase.driver(self.uri, connection_timeout=2) as driver, driver.session() as session:
                    session.run("RETURN 1").consume()  # not execute_query, which tries for 30 s
                return
            except AuthError:
                return
            except (ServiceUnavailable, OSError, Neo4jError):
                time.sleep(0.2)
        log = self.home / "logs" / "console.log"
        raise RuntimeError(f"Neo4j did not start: {log.read_text('utf-8', 'replace')[-600:] if log.exists() else ''}")

    def kill(self) -> None:
        if self.process:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
            self.process = None

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            try:
                self.process.wait(60)
            except subprocess.TimeoutExpired:
                self.kill()
            self.process = None

    def admin(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """`neo4j-admin` from the same jars; the server must be stopped."""
        self.configure()
        env = {**os.environ, "NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}
        command = self.java("org.neo4j.cli.AdminTool", *arguments)
        return subprocess.run(command, capture_output=True, text=True, env=env, check=False, cwd=self.home)


@contextmanager
def running(
    server: Server, otherwise: str = "no Neo4j of our own can be started here", archive: Path | None = None
) -> Iterator[Server]:
    """The server, started and at the end killed; where it cannot be had, the test is skipped, and says `otherwise`.

    With a folder for `archive` its classes are laid down there first, for a server that is started many times.
    """
    import pytest

    try:
        if archive is not None:
            prepare(archive, server.version)
        server.start()
    except ImpossibleError as reason:
        pytest.skip(f"SKIPPED, NOT PASSED: {otherwise} ({reason})")
    try:
        yield server
    finally:
        server.kill()


@cache
def _entry(folder: Path) -> str:
    """The class that starts a server; its name differs between versions."""
    names = {n for jar in folder.glob("neo4j-*.jar") for n in zipfile.ZipFile(jar).namelist() if n in _ENTRIES}
    return next(n for n in _ENTRIES if n in names).removesuffix(".class").replace("/", ".")


@contextmanager
def docker(home: Path) -> Iterator[str]:
    """The address of a Neo4j in a container, for machines with Docker and without Java."""
    if not shutil.which("docker") or subprocess.run(["docker", "info"], capture_output=True, check=False).returncode:
        raise ImpossibleError("there is no Docker engine")
    port = free_port()
    command = [
        "docker",
        "run",
        "--rm",
        "-d",
        "-e",
        "NEO4J_AUTH=none",
        "-p",
        f"127.0.0.1:{port}:7687",
        "neo4j:5.26-community",
    ]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    if told.returncode:
        raise ImpossibleError(f"Docker gave no Neo4j: {told.stderr[-300:]}")
    server = Server(home, port=port)
    try:
        server.wait()
        yield server.uri
    finally:
        subprocess.run(["docker", "rm", "-f", told.stdout.strip()], capture_output=True, check=False)


if __name__ == "__main__":  # python tests/neo4j_server.py HOME PORT: a server to play with; stop it with Ctrl-C
    played = Server(Path(sys.argv[1]).resolve(), port=int(sys.argv[2])).start()
    print(played.uri)
    try:
        signal.pause()
    except KeyboardInterrupt:
        played.stop()
