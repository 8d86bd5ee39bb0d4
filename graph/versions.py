"""Which version of the code, the vocabulary, the registry and the acts a graph was derived by."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import seeds
from graph.store import Store


@cache
def version() -> str:
    """Hash of all that decides what is derived from the same evidence: code, vocabulary, registry, grades and acts."""
    here = Path(__file__).parent
    files = [*(here / "derive").rglob("*"), *(here / "again").rglob("*"), *(here.parent / "ontology").glob("*")]
    files += [*seeds.registry_paths(), seeds.acts_path(), seeds.publishers_path()]
    total = hashlib.sha256()
    for file in sorted(f for f in files if f.suffix in (".py", ".yaml", ".ttl")):
        total.update(file.name.encode())
        total.update(file.read_bytes())
    return total.hexdigest()[:12]


def stale(store: Store) -> bool:
    """Whether another version derived the graph: after an upgrade the same evidence may say something else."""
    return store.derived_by != version() and bool(store.sources())
