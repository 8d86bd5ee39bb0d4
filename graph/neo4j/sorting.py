"""Rows sorted and merged by their key within bounded memory: what does not fit is laid down in sorted runs on disk."""

from __future__ import annotations

import heapq
import pickle
import tempfile
import weakref
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import IO, Any, Generic, TypeVar

R = TypeVar("R", bound=tuple[Any, ...])
ROOM = 100_000  # rows in memory
_PART = 1000  # rows that are read back at once


class Sorted(Generic[R]):
    """Rows by their first field; rows of the same key are made one by `merge`.

    >>> found = Sorted[tuple[str, int]](lambda one, two: (one[0], one[1] + two[1]), room=2)
    >>> for row in [("MET", 1), ("VISITED", 1), ("HELD", 1), ("MET", 1)]: found.add(row)
    >>> list(found)
    [('HELD', 1), ('MET', 2), ('VISITED', 1)]
    """

    def __init__(self, merge: Callable[[R, R], R], room: int = ROOM) -> None:
        self._merge = merge
        self._room = room
        self._rows: dict[Any, R] = {}
        self._runs: list[IO[bytes]] = []

    def add(self, row: R) -> None:
        before = self._rows.get(row[0])
        self._rows[row[0]] = row if before is None else self._merge(before, row)
        if len(self._rows) >= self._room:
            self._lay_down()

    def __iter__(self) -> Iterator[R]:
        """All rows in the order of their keys, once."""
        runs = [_read(run) for run in self._runs]
        last: R | None = None
        for row in heapq.merge(*runs, iter(self._sorted()), key=lambda row: row[0]):
            if last is not None and last[0] == row[0]:
                last = self._merge(last, row)
            else:
                if last is not None:
                    yield last
                last = row
        if last is not None:
            yield last

    def _sorted(self) -> list[R]:
        return [self._rows[key] for key in sorted(self._rows)]

    def _lay_down(self) -> None:
        rows, self._rows = self._sorted(), {}
        run = tempfile.TemporaryFile()  # noqa: SIM115 - it is read later
        weakref.finalize(self, run.close)
        for at in range(0, len(rows), _PART):
            pickle.dump(rows[at : at + _PART], run, protocol=5)
        self._runs.append(run)


def _read(run: IO[bytes]) -> Iterator[Any]:
    run.seek(0)
    with suppress(EOFError):
        while True:
            yield from pickle.load(run)
