"""Importing Neo4j's driver and the embedded engine without what they would import for data frames.

pandas and pyarrow take more than a second, numpy a quarter of one; a command needs none of them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress


def import_driver() -> None:
    """Import `neo4j`; of pandas, pyarrow and numpy it uses what is there."""
    with _without_frames():
        import neo4j  # noqa: F401


def import_engine() -> None:
    """Import `arcadedb`, if it is installed, in the same way."""
    os.environ.setdefault("ARCADEDB_LOG_CONSOLE", "0")
    with _without_frames(), suppress(ImportError):
        import arcadedb  # noqa: F401


@contextmanager
def _without_frames() -> Iterator[None]:
    blocked = [name for name in ("pandas", "pyarrow", "numpy") if name not in sys.modules]
    sys.modules.update(dict.fromkeys(blocked))  # type: ignore[arg-type]  # None makes an import fail at once
    try:
        yield
    finally:
        for name in blocked:
            del sys.modules[name]
