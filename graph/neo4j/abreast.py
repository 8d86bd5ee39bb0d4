"""Batches written two at a time: while the server commits one, it already works at the next. Committed in their order.

It is a trial: at the first failure of whatever kind both stop, and what is not written is given back, to be written one by
one with patience. So all that may go wrong with a transaction is settled there and not here.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Generic, TypeVar

B = TypeVar("B")
PATIENCE = 60.0  # seconds in which the batch before must be done


class OutOfTurnError(Exception):
    """The batch before failed, or takes too long: this one must not be committed."""


class Abreast(Generic[B]):
    """Writes batches by `write(batch, turn)`, which calls `turn` when all but the commit is done; then `done(batch)`, in their order.

    An error of `write` ends the trial, one of `done` ends all: what is written must not be written again.

    Two batches that share parts wait for each other from the beginning: they would at the locks of the server anyway.

    >>> said = []
    >>> def write(batch, turn): turn()
    >>> Abreast(write, said.append, iter([(frozenset({0}), "MET"), (frozenset({1}), "HELD"), (frozenset({1}), "FREED")])).run(), said
    ([], ['MET', 'HELD', 'FREED'])
    """

    def __init__(
        self,
        write: Callable[[B, Callable[[], None]], None],
        done: Callable[[B], None],
        batches: Iterator[tuple[frozenset[int], B]],
    ) -> None:
        self._write = write
        self._stands = done
        self._batches = batches
        self._making = threading.Lock()
        self._parts: frozenset[int] = frozenset()
        self._begun = 0
        self._told = threading.Condition()
        self._done = 0
        self._failed = False
        self._left: list[tuple[int, B]] = []

    def run(self) -> list[B]:
        """Write all; what could not be written, in order. In that case batches that were not begun are still to come."""
        with ThreadPoolExecutor(1) as other:
            second = other.submit(self._work)
            self._work()
            second.result()
        return [batch for _, batch in sorted(self._left, key=lambda left: left[0])]

    def _work(self) -> None:
        while (job := self._next()) is not None:
            number, batch, apart = job
            turn = partial(self._turn, number)
            try:
                if not apart:
                    turn()
                self._write(batch, turn)
            except Exception:
                self._left.append((number, batch))
                self._tell(failed=True)
                return
            try:
                self._stands(batch)
            except BaseException:
                self._tell(failed=True)
                raise
            self._tell(done=number)

    def _tell(self, *, done: int = 0, failed: bool = False) -> None:
        with self._told:
            self._done = done or self._done
            self._failed = self._failed or failed
            self._told.notify_all()

    def _next(self) -> tuple[int, B, bool] | None:
        """The next batch, with its number and whether it can be begun before the one before it is done."""
        with self._making:
            job = None if self._failed else next(self._batches, None)
            if job is None:
                return None
            before, self._parts = self._parts, job[0]
            self._begun += 1
            return self._begun, job[1], not before & job[0]

    def _turn(self, number: int) -> None:
        """Return when all batches before that number are done."""
        with self._told:
            self._told.wait_for(lambda: self._failed or self._done == number - 1, PATIENCE)
            if self._done != number - 1:
                raise OutOfTurnError
