"""The sums of a store's property graph, kept beside it: a sync that runs every hour does not project an unchanged store.

They are a pure function of the view that is read and of this code, so both are in the key; the file may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

import pyoxigraph

from graph.neo4j.items import Sums
from graph.neo4j.project import project


@cache
def _code() -> str:
    here = Path(__file__).parent
    total = hashlib.sha256()
    for folder in (here, here.parent.parent / "ontology"):
        for file in sorted(f for f in folder.iterdir() if f.suffix in (".py", ".toml", ".ttl")):
            total.update(file.name.encode() + file.read_bytes())
    return total.hexdigest()


class SumsCache:
    """Made before the store is opened, confirmed after: a writer may have shown a newer view in between."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = self._now()

    def confirm(self) -> SumsCache:
        if self._now() != self._key:
            self._key = None
        return self

    def _now(self) -> str | None:
        try:
            number = (self._folder / "view").read_text(encoding="ascii").strip()
            view = (self._folder / "views" / number).stat()
        except OSError:
            return None
        return f"{number} {view.st_ino} {view.st_mtime_ns} {_code()}"

    def get(self, store: pyoxigraph.Store, buckets: int) -> Sums:
        """The sums, read or computed."""
        try:
            row = json.loads((self._folder / "sums.json").read_text(encoding="ascii"))
            if self._key is not None and row["key"] == self._key and len(row["sums"]) == buckets:
                return Sums(row["sums"], row["nodes"], row["edges"])
        except (OSError, ValueError, KeyError, TypeError):
            pass
        found = sums_of(store, buckets)
        self.put(found)
        return found

    def put(self, sums: Sums) -> None:
        """Keep sums; where the folder cannot be written, that is no error."""
        if self._key is None:
            return
        part = self._folder / "sums.json.part"
        row = {"key": self._key, "sums": sums.sums, "nodes": sums.nodes, "edges": sums.edges}
        try:
            part.write_text(json.dumps(row), encoding="ascii")
            part.replace(self._folder / "sums.json")
        except OSError:
            return


def sums_of(store: pyoxigraph.Store, buckets: int) -> Sums:
    """The hash of the property graph of a store."""
    found = Sums.empty(buckets)
    for item in project(store):
        found.add(item)
    return found
