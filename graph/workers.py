"""Work in several processes, its results in the order in which it was given.

Each worker has a pipe of its own, so that a worker which dies (out of memory, a crash in a PDF library) costs the one
file that it was reading and no other: the file is named, and a new worker takes its place.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")
AHEAD = 16  # results that may wait for one before them, for each worker: bounds memory


@dataclass(slots=True)
class _Worker(Generic[T]):
    process: BaseProcess
    pipe: Connection
    item: tuple[int, T] | None = None

    def give(self, number: int, item: T) -> None:
        self.item = (number, item)
        self.pipe.send(item)

    def stop(self) -> None:
        self.process.terminate()
        self.process.join()
        self.pipe.close()


def _serve(work: Callable[[T], R], pipe: Connection) -> None:
    """The life of a worker: Ctrl-C is the parent's to answer; the end of the pipe is the end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    parent = os.getppid()
    try:
        while True:
            while not pipe.poll(5):
                if os.getppid() != parent:  # killed: nobody is left to close the pipe
                    return
            pipe.send(work(pipe.recv()))
    except (EOFError, OSError):
        return


def in_order(
    work: Callable[[T], R], items: Iterable[T], jobs: int, died: Callable[[T, int], R]
) -> Generator[R, None, None]:
    """`work` of each item, in `jobs` processes where that is more than one, in the order of the items.

    `work` must not raise: it gives its errors as values. `died(item, exit code)` is the value of an item whose
    worker died. Closing the iterator, or an exception in the one who reads it (Ctrl-C), stops all workers at once.

        for page in in_order(render, files, 2, lambda file, code: f"{file}: the reader died ({code})"): …
    """
    if jobs <= 1:
        yield from map(work, items)
        return
    # a fork shares the registry, the dictionary and the parser that the parent has read already
    context: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")

    def hire() -> _Worker[T]:
        ours, theirs = context.Pipe()
        process: BaseProcess = context.Process(target=_serve, args=(work, theirs), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    todo = enumerate(items)
    workers: list[_Worker[T]] = [hire() for _ in range(jobs)]
    done: dict[int, R] = {}
    at = 0
    idle = deque(workers)
    more = True
    try:
        while True:
            while more and idle and sum(w.item is not None for w in workers) + len(done) < AHEAD * jobs:
                try:
                    number, item = next(todo)
                except StopIteration:
                    more = False
                    break
                idle.popleft().give(number, item)
            while at in done:
                yield done.pop(at)
                at += 1
            busy = {w.pipe: w for w in workers if w.item is not None}
            if not busy:
                if not more:
                    return
                continue
            for pipe in wait(list(busy)):
                worker = busy[pipe]  # type: ignore[index]
                assert worker.item is not None
                number, item = worker.item
                worker.item = None
                try:
                    done[number] = worker.pipe.recv()
                    idle.append(worker)
                except (EOFError, OSError):
                    worker.process.join()
                    done[number] = died(item, worker.process.exitcode or 0)
                    worker.stop()
                    workers[workers.index(worker)] = fresh = hire()
                    idle.append(fresh)
    finally:
        for worker in workers:
            worker.stop()
