"""Importing Neo4j's driver without what it would import for data frames: pandas and pyarrow take more than a second."""

from __future__ import annotations

import sys


def import_driver() -> None:
    """Import `neo4j`; of pandas, pyarrow and numpy it uses what is there, and a command needs none of them."""
    blocked = [name for name in ("pandas", "pyarrow", "numpy") if name not in sys.modules]
    sys.modules.update(dict.fromkeys(blocked))  # type: ignore[arg-type]  # None makes an import fail at once
    try:
        import neo4j  # noqa: F401
    finally:
        for name in blocked:
            del sys.modules[name]
