"""`kg sync --verify` and `--repair`: all is read back, hashed from the data, and compared with the store item by item."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph

from graph.neo4j.back import items
from graph.neo4j.beside import sums_later
from graph.neo4j.connection import Connection
from graph.neo4j.items import Edge, Node, Sums, bucket
from graph.neo4j.project import sums_of
from graph.neo4j.remote import Root, read_root, read_sums, write_sums
from graph.neo4j.sync import Options, Report, changes, counted, leased, write, writer_of
from ontology.errors import Neo4jError
from ontology.garbage import seldom_collected

NAMED = 50  # differences that are told one by one


@dataclass(slots=True)
class Verdict:
    """What differs between store and database: items that are missing, changed by hand, or too many."""

    nodes: int = 0
    edges: int = 0
    missing: int = 0
    changed: int = 0
    surplus: int = 0
    named: list[str] = field(default_factory=list)
    sums: bool = True  # whether the sums kept in the database are those of its data

    @property
    def same(self) -> bool:
        return self.sums and not (self.missing or self.changed or self.surplus)


class Actual:
    """`There`, as the data tell: an item whose written hash is not that of its data has a hash that nothing else has."""

    def __init__(self, connection: Connection, root: Root) -> None:
        self._connection = connection
        self._width = root.buckets
        self.types = root.types
        self.sums = Sums.empty(root.buckets)
        for item, written in items(connection, root.types):
            self.sums.change(isinstance(item, Node), bucket(item.owner, self._width), _true(item.hash, written), 1)

    def nodes(self, buckets: set[int]) -> dict[str, int]:
        found: dict[str, int] = {}
        for item, written in items(self._connection, []):
            if isinstance(item, Node) and bucket(item.key, self._width) in buckets:
                found[item.key] = _true(item.hash, written)
        return found

    def edges(self, buckets: set[int]) -> dict[tuple[str, str, str], int]:
        found: dict[tuple[str, str, str], int] = {}
        for item, written in items(self._connection, self.types):
            if isinstance(item, Edge) and bucket(item.owner, self._width) in buckets:
                twice = item.identity in found
                found[item.identity] = -1 if twice else _true(item.hash, written)
        return found


def _true(hash_: int, written: int | None) -> int:
    return hash_ if hash_ == written else hash_ ^ 1


@seldom_collected()
def verify(store: pyoxigraph.Store, connection: Connection, view: Path | None = None) -> Verdict:
    """Read all back and compare; nothing is written. `view`: the folder that the store is read from, if it lies in one."""
    root = _root(connection)
    with sums_later(store, view, root.buckets) as fetch:
        actual = Actual(connection, root)
        mine = fetch()
    verdict = Verdict(*actual.sums.totals, sums=read_sums(connection, root.buckets) == actual.sums)
    for change in changes(store, mine, actual, Options(prune=True)):
        if change is None:
            continue
        what, item, _ = change
        word = {"create": "missing", "update": "changed", "delete": "surplus"}[what]
        setattr(verdict, word, getattr(verdict, word) + 1)
        if len(verdict.named) < NAMED:
            verdict.named.append(f"{word}: {item.key if isinstance(item, Node) else ' '.join(item.identity)}")
    return verdict


@seldom_collected()
def repair(store: pyoxigraph.Store, connection: Connection, options: Options) -> Report:
    """Put right what `verify` finds, whoever changed it."""
    root = _root(connection)
    mine = sums_of(store, root.buckets)
    report = Report(*mine.totals)
    with leased(connection, options) as lease:
        actual = Actual(connection, root)
        write(counted(changes(store, mine, actual, options), report), writer_of(lease, actual, options), report)
        if options.prune is not False:
            lease.batch(lambda tx: write_sums(tx, mine, set(range(root.buckets)), root.types))
    return report


def _root(connection: Connection) -> Root:
    root = read_root(connection)
    if root is None:
        raise Neo4jError(f"nothing was ever synced to {connection.settings.address}", hint="Run `kg sync` first.")
    return root
