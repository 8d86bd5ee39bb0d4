"""Batches into the database, one transaction each, with the sums that they change; one is written while the next is made.

What a batch is, its maker says: see `graph.neo4j.writer` for changes and `graph.neo4j.first` for a first load.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import takewhile
from typing import Generic, TypeVar

import neo4j

from graph.neo4j.abreast import Abreast
from graph.neo4j.connection import TooLargeError
from graph.neo4j.items import Sums
from graph.neo4j.remote import Lease, write_sums
from ontology.errors import Neo4jError

B = TypeVar("B")
R = TypeVar("R")


class Batches(ABC, Generic[B]):
    """Writes batches under a lease and keeps the sums of what is there in step. A batch that is too large is halved."""

    def __init__(
        self, lease: Lease, sums: Sums, types: Iterable[str], size: int, progress: Callable[[int], None]
    ) -> None:
        self._lease = lease
        self.sums = sums
        self.types = set(types)
        self._size = size
        self._progress = progress
        self._background = ThreadPoolExecutor(1)
        self._running: Future[None] | None = None
        self._closing = False
        self._unsure: tuple[B, int] | None = None  # a batch that may stand or not, with its number
        self.written = 0
        self.kept: list[str] = []  # nodes that stay as husks, since foreign edges hang on them

    @abstractmethod
    def _length(self, batch: B) -> int:
        """How many items it holds."""

    @abstractmethod
    def _halves(self, batch: B) -> tuple[B, B]:
        """Two batches in the place of one."""

    @abstractmethod
    def _types(self, batch: B) -> set[str]:
        """The types of the edges in it."""

    @abstractmethod
    def _sum(self, batch: B) -> set[int]:
        """Take it into the sums; the buckets that it changes."""

    def _done(self, batch: B) -> None:
        """It stands in the database; what was learnt in its transaction holds from here on, and not before."""

    @abstractmethod
    def _statements(self, tx: neo4j.Transaction, batch: B) -> None:
        """Write it."""

    def close(self) -> None:
        """Wait for what is being written; errors of it were, or will not be, told."""
        self._closing = True
        self._background.shutdown()

    def _cut(self, rows: list[R]) -> Iterator[list[R]]:
        """Rows in parts of the size that holds when it is begun: one that turns out too large halves it for later ones."""
        size = self._size
        for at in range(0, len(rows), size):
            yield rows[at : at + size]

    @property
    def idle(self) -> bool:
        """Whether the server has nothing to do for us."""
        return self._running is None or self._running.done()

    def _submit(self, batch: B) -> None:
        """Write in the background, one batch at a time, while the next is being made here."""
        self._settle()
        self._running = self._background.submit(self._write, batch)

    def _settle(self) -> None:
        running, self._running = self._running, None
        if running is not None:
            running.result()

    def _submit_abreast(self, batches: Iterator[tuple[frozenset[int], B]]) -> None:
        """Write in the background, two at a time where their parts allow it; they are made as they are written."""
        self._settle()
        self._running = self._background.submit(self._write_abreast, batches)

    def _write_abreast(self, batches: Iterator[tuple[frozenset[int], B]]) -> None:
        wanted = takewhile(lambda _: not self._closing, batches)
        while left := Abreast(self._attempt, self._stands, wanted).run():
            for batch in left:
                unsure, self._unsure = self._unsure, None
                self._write(batch, unsure[1] if unsure and unsure[0] is batch else None)

    def _attempt(self, batch: B, turn: Callable[[], None]) -> None:
        before: Sums | None = None

        def work(tx: neo4j.Transaction) -> None:
            nonlocal before
            self._statements(tx, batch)
            turn()
            before = self.sums.copy()
            changed = self._sum(batch)
            number = self._lease.draw()
            self._unsure = batch, number
            self._lease.mark(tx, number)
            write_sums(tx, self.sums, changed, sorted(self.types | self._types(batch)))

        try:
            self._lease.attempt(work)
        except BaseException:
            self.sums = before or self.sums
            raise
        self._unsure = None

    def _stands(self, batch: B) -> None:
        """It stands in the database, and is told so."""
        self._done(batch)
        self.types |= self._types(batch)
        self.written += self._length(batch)
        self._progress(self.written)

    def _write(self, batch: B, number: int | None = None) -> None:
        before = self.sums.copy()
        changed = self._sum(batch)

        def work(tx: neo4j.Transaction) -> None:
            self._statements(tx, batch)
            write_sums(tx, self.sums, changed, sorted(self.types | self._types(batch)))

        length = self._length(batch)
        try:
            self._lease.batch(work, number)
        except TooLargeError:
            self.sums = before
            if length < 2:
                raise Neo4jError(
                    "one change alone is larger than the server allows a transaction",
                    hint="Raise db.memory.transaction.max in neo4j.conf.",
                ) from None
            self._size = max(1, min(self._size, length) // 2)
            for half in self._halves(batch):
                self._write(half)
            return
        self._stands(batch)
