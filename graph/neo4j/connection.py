"""A connection to Neo4j, or to whatever speaks its protocol: settings from the environment, own retries, errors in words.

Transactions are retried here and not by the driver, since some errors that it holds for passing do not pass (a database
that is read-only, a transaction that is too large), and since a lost reply to COMMIT must be settled before anything is
written twice. Passwords appear in no message: only the address is told, and without what stands before an `@`.
"""

from __future__ import annotations

import logging
import os
import random
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

import neo4j
from neo4j import GraphDatabase, exceptions

from graph.neo4j.tls import encrypts, untrusted
from ontology.errors import Neo4jError

T = TypeVar("T")
METADATA = {"app": "sanctions-kg"}
_PASSING = (exceptions.ServiceUnavailable, exceptions.SessionExpired, exceptions.TransientError, OSError)
FIRST_PAUSE = 0.1  # seconds until an error that may pass is tried again; then twice as long, and so on
_READ_ONLY = ("ReadOnly", "AccessMode", "Forbidden")


class TooLargeError(Exception):
    """A transaction did not fit into the memory that the server allows it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where Neo4j is. `patience`: seconds for which errors that may pass are tried again."""

    uri: str
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    database: str = "neo4j"
    patience: float = 30.0
    timeout: float | None = None  # of one transaction, on the server

    @property
    def address(self) -> str:
        """The address without user and password, for messages.

        >>> Settings("bolt://neo4j:secret@example.org:7687").address
        'bolt://example.org:7687'
        """
        return re.sub(r"//[^/@]*@", "//", self.uri)


def settings(
    uri: str | None = None, database: str | None = None, patience: float | None = None, timeout: float | None = None
) -> Settings | None:
    """What the environment says (`NEO4J_URI`, `NEO4J_USERNAME`, `NEO4J_PASSWORD`, `NEO4J_DATABASE`); None without an address."""
    found = uri or os.environ.get("NEO4J_URI")
    if not found:
        return None
    return Settings(
        found,
        os.environ.get("NEO4J_USERNAME") or ("neo4j" if os.environ.get("NEO4J_PASSWORD") else None),
        os.environ.get("NEO4J_PASSWORD"),
        database or os.environ.get("NEO4J_DATABASE") or "neo4j",
        30.0 if patience is None else patience,
        timeout,
    )


class Connection:
    """One database of one server or cluster."""

    def __init__(self, driver: neo4j.Driver, given: Settings, embedded: bool = False) -> None:
        self._driver = driver
        self.embedded = embedded  # the engine in this process, which knows neither constraints nor full-text indexes
        self.settings = given
        self._bookmarks = GraphDatabase.bookmark_manager()

    @cached_property
    def dynamic(self) -> bool:
        """Whether a query may take the type of an edge from a value: Neo4j 5.26 and later."""
        if self.embedded:
            return False
        try:
            agent = self._driver.get_server_info().agent
        except (exceptions.DriverError, exceptions.Neo4jError, OSError):
            return False
        found = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
        return found is not None and (int(found[1]), int(found[2])) >= (5, 26)

    def session(self, write: bool = False, fetch: int = 5000) -> neo4j.Session:
        """A session that sees what earlier ones wrote, on any member of a cluster; so many records come at once."""
        mode = neo4j.WRITE_ACCESS if write else neo4j.READ_ACCESS
        return self._driver.session(
            database=self.settings.database,
            default_access_mode=mode,
            bookmark_manager=self._bookmarks,
            fetch_size=fetch,
        )

    def read(self, query: str, **parameters: Any) -> list[list[Any]]:
        """All rows of a query that only reads."""
        return self.transaction(lambda tx: [r.values() for r in tx.run(query, parameters)], write=False)

    def schema(self, query: str) -> None:
        """A change of constraints or indexes."""
        self.transaction(lambda tx: tx.run(query).consume(), write=True)

    def transaction(
        self, work: Callable[[neo4j.Transaction], T], *, write: bool = True, patience: float | None = None
    ) -> T:
        """Run `work` in a transaction of its own, again after errors that may pass, until patience is at an end.

        `work` may run several times, and after a lost reply to COMMIT may find its own work done: it must see to that.
        """
        end = time.monotonic() + (self.settings.patience if patience is None else patience)
        pause = FIRST_PAUSE
        while True:
            try:
                with (
                    self.session(write) as session,
                    session.begin_transaction(metadata=METADATA, timeout=self.settings.timeout) as tx,
                ):
                    found = work(tx)
                    tx.commit()
                    return found
            except exceptions.DriverError as error:
                hopeless = pause == FIRST_PAUSE and untrusted(
                    self.settings.uri
                )  # a certificate gets no better by waiting
                if hopeless or not isinstance(error, _PASSING) or time.monotonic() + pause > end:
                    raise self.explained(error) from error
            except exceptions.Neo4jError as error:
                if "OutOfMemory" in (error.code or ""):
                    raise TooLargeError(str(error.code)) from error
                if not _may_pass(error) or time.monotonic() + pause > end:
                    raise self.explained(error) from error
            except OSError as error:
                if time.monotonic() + pause > end:
                    raise self.explained(error) from error
            time.sleep(pause * random.uniform(0.7, 1.3))
            pause = min(pause * 2, 3.0)

    def explained(self, error: Exception) -> Neo4jError:
        """An error of the driver in words, with what to do."""
        where, code = self.settings.address, getattr(error, "code", None) or ""
        if "AuthenticationRateLimit" in code:
            return Neo4jError(f"{where} refuses to log in for a while: too many wrong passwords", hint="Wait a minute, then check NEO4J_USERNAME and NEO4J_PASSWORD.")  # fmt: skip
        if isinstance(error, exceptions.AuthError):
            return Neo4jError(f"{where} does not accept the user name or password", hint="Set NEO4J_USERNAME and NEO4J_PASSWORD.")  # fmt: skip
        if "DatabaseNotFound" in code:
            return Neo4jError(f"{where} has no database {self.settings.database!r}", hint="Set NEO4J_DATABASE, or create it first.")  # fmt: skip
        if "TransactionTimedOut" in code:
            return Neo4jError(f"{where} stopped a transaction that took longer than {self.settings.timeout or 0:g} s", hint="Raise --timeout, or lower --batch. What was finished is kept.")  # fmt: skip
        if any(word in code for word in _READ_ONLY):
            return Neo4jError(f"{where} lets nothing be written to {self.settings.database!r}: {code.rpartition('.')[2]}", hint="It is read-only, or the user may not write. Nothing was changed.")  # fmt: skip
        if isinstance(error, exceptions.ConstraintError):
            return Neo4jError(f"data already in {self.settings.database!r} clash with a constraint: {error.message}", hint="Change or remove what clashes; `kg sync` goes on from where it stopped.")  # fmt: skip
        if isinstance(error, exceptions.ConfigurationError | ValueError):
            return Neo4jError(f"{where} is not an address of Neo4j: {error}", hint="It looks like neo4j://host:7687, neo4j+s://host or bolt://host:7687.")  # fmt: skip
        if isinstance(error, exceptions.ServiceUnavailable | exceptions.SessionExpired | OSError):
            scheme, uri = where.partition("://")[0], self.settings.uri
            if reason := untrusted(uri):
                return Neo4jError(f"this machine does not trust the certificate of {where}: {reason}", hint=f"Name the certificate of who signed it in SSL_CERT_FILE, or use {scheme}sc:// to take any.")  # fmt: skip
            if encrypts(uri):
                return Neo4jError(f"no answer from {where} in clear; it wants encryption", hint=f"Use {scheme}+s://, or {scheme}+ssc:// for a certificate that it signed itself.")  # fmt: skip
            return Neo4jError(f"no answer from {where} within {self.settings.patience:g} s: {_first_line(error)}", hint="Check that it runs and NEO4J_URI; run `kg sync` again, it goes on from where it stopped.")  # fmt: skip
        return Neo4jError(f"{where}: {code or type(error).__name__}: {_first_line(error)}", hint="Run `kg sync` again; what was finished is kept.")  # fmt: skip


def _first_line(error: Exception) -> str:
    text = getattr(error, "message", None) or str(error) or type(error).__name__
    return str(text).splitlines()[0][:300]


def _may_pass(error: exceptions.Neo4jError) -> bool:
    code = error.code or ""
    if any(word in code for word in _READ_ONLY) or isinstance(error, exceptions.AuthError):
        return False
    return isinstance(error, exceptions.TransientError) or "NotALeader" in code or "DatabaseUnavailable" in code


@contextmanager
def connected(given: Settings, embedded: bool = False) -> Iterator[Connection]:
    """An open connection; the first use of it finds out whether somebody answers."""
    auth = (given.username or "neo4j", given.password) if given.password is not None else None
    try:
        driver = GraphDatabase.driver(
            given.uri, auth=auth, notifications_min_severity="OFF", connection_timeout=10, user_agent="sanctions-kg"
        )
    except Exception as error:
        raise Neo4jError(
            f"{given.address} is not an address of Neo4j: {_first_line(error)}",
            hint="It looks like neo4j://host:7687, neo4j+s://host or bolt://host:7687.",
        ) from None
    logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what it would warn of is told here, in words
    with driver:
        yield Connection(driver, given, embedded)
