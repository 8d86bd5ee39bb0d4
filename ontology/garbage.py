"""Fewer searches for cyclic garbage while very many records are alive: there is none among them, and each search looks at all."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

ROOM = 300_000  # objects made and still alive before the next search; usually it is 700
_lock = threading.Lock()
_inside = 0
_usual = gc.get_threshold()


@contextmanager
def seldom_collected() -> Iterator[None]:
    """For the `with` block, here and in all threads; such searches took a quarter of a first load, a fifth of reading a text.

    >>> with seldom_collected(): gc.get_threshold()[0]
    300000
    """
    global _inside, _usual
    with _lock:
        if not _inside:
            _usual = gc.get_threshold()
            gc.set_threshold(max(ROOM, _usual[0]), *_usual[1:])
        _inside += 1
    try:
        yield
    finally:
        with _lock:
            _inside -= 1
            if not _inside:
                gc.set_threshold(*_usual)


def seldom_from_now_on() -> None:
    """For the rest of the process: one that reads texts keeps new words with each, all looked through again after it."""
    global _usual
    with _lock:
        usual = _usual if _inside else gc.get_threshold()
        _usual = (max(ROOM, usual[0]), *usual[1:])
        if not _inside:
            gc.set_threshold(*_usual)
