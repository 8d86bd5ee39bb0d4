"""A large store read in a process of its own: one core makes nodes and edges of quads while the other writes or reads them.

    python -m graph.neo4j.beside items VIEW
    python -m graph.neo4j.beside sums VIEW BUCKETS

write pickles to the standard output: parts of the items, or the sums. What comes is what `project` and `sums_of` give.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import IO, Any

import pyoxigraph

from graph.neo4j.items import Edge, Item, Node, Sums
from graph.neo4j.project import project, sums_of
from ontology.errors import Neo4jError
from ontology.garbage import seldom_collected

LARGE = 20 << 20  # bytes of a view from which it pays: a process takes a quarter of a second to start
_PART = 500  # items that go over together
_PIPE = 1 << 20  # bytes that may wait in the pipe


def items_of(store: pyoxigraph.Store, view: Path | None) -> Generator[Item]:
    """`project(store)`; from a second process where the store is large, `view` being the folder that it is read from."""
    if not _pays(view):
        yield from project(store)
        return
    with _reader("items", str(view)) as source:
        while rows := _next(source):
            yield from map(_item, rows)


@contextmanager
def sums_later(store: pyoxigraph.Store, view: Path | None, buckets: int) -> Iterator[Callable[[], Sums]]:
    """A function that gives `sums_of(store)`; those of a large store are reckoned while the `with` block does other work."""
    if not _pays(view):
        yield lambda: sums_of(store, buckets)
        return
    with _reader("sums", str(view), str(buckets)) as source:
        yield lambda: Sums(*_next(source))


def _pays(view: Path | None) -> bool:
    if view is None or (os.cpu_count() or 1) < 2:
        return False
    with suppress(OSError):
        return sum(file.stat().st_size for file in view.iterdir()) >= LARGE
    return False


@contextmanager
def _reader(*what: str) -> Iterator[IO[bytes]]:
    """The output of the second process; it ends with the `with` block, whatever happens there."""
    command = [sys.executable, "-P", "-m", "graph.neo4j.beside", *what]  # -P: not from the folder one stands in
    home = str(Path(__file__).parents[2])
    found = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": found},
        bufsize=_PIPE,
    ) as process:
        assert process.stdout is not None
        _widen(process.stdout)
        try:
            yield process.stdout
        finally:
            process.kill()


def _widen(pipe: IO[bytes]) -> None:
    """More room in the pipe, where the system has it: neither process waits for the other at each part."""
    with suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, _PIPE)


def _next(source: IO[bytes]) -> Any:
    try:
        return pickle.load(source)  # what our own process has written
    except (EOFError, pickle.UnpicklingError):
        raise Neo4jError(
            "the process that reads the store ended early (out of memory?)", hint="What is written stays; run it again."
        ) from None


def _row(item: Item) -> tuple[Any, ...]:
    """An item as a plain tuple, which costs a third of what the item costs on the way; its hash is made here."""
    if isinstance(item, Node):
        return item.key, item.labels, item.props, item.hash
    return item.start, item.type, item.end, item.props, item.hash


def _item(row: tuple[Any, ...]) -> Item:
    return Node(*row) if len(row) == 4 else Edge(*row)


@seldom_collected()
def main(what: str, view: str, buckets: str = "") -> None:
    """What the second process does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first answers it, and ends this one
    store, out = pyoxigraph.Store.read_only(view), sys.stdout.buffer
    if what == "sums":
        sums = sums_of(store, int(buckets))
        pickle.dump((sums.sums, sums.nodes, sums.edges), out, protocol=5)
    else:
        found = map(_row, project(store))
        while rows := list(islice(found, _PART)):
            pickle.dump(rows, out, protocol=5)
        pickle.dump([], out, protocol=5)
    out.flush()


if __name__ == "__main__":
    with suppress(BrokenPipeError):
        main(*sys.argv[1:])
