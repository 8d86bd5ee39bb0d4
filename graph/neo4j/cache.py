"""The sums of a store's property graph, kept beside it: a sync that runs every hour does not project an unchanged store.

They are a pure function of the view that is read and of this code, so both are in the key; the file may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import uuid
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph

from graph.neo4j.delta import applied, delta
from graph.neo4j.items import Sums
from graph.neo4j.project import project
from graph.neo4j.writer import Change


@cache
def _code() -> str:
    here = Path(__file__).parent
    total = hashlib.sha256()
    for folder in (here, here.parent.parent / "ontology"):
        for file in sorted(f for f in folder.iterdir() if f.suffix in (".py", ".toml", ".ttl")):
            total.update(file.name.encode() + file.read_bytes())
    return total.hexdigest()


class SumsCache:
    """Made before the store is opened, confirmed after: a writer may have shown a newer view in between.

    Beside the sums lies the state of the store that they are of (`base/`, hard links). When the store has changed since,
    only the difference is projected; `changes` holds it, and `base` the hash that it starts from.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = self._now()
        self.changes: list[Change | None] | None = None
        self.base: str | None = None

    def confirm(self) -> SumsCache:
        if self._now() != self._key:
            self._key = None
        return self

    def _now(self) -> tuple[str, str] | None:
        """The view that readers see: its number, and what tells it from another of that number."""
        try:
            number = (self._folder / "view").read_text(encoding="ascii").strip()
            view = (self._folder / "views" / number).stat()
        except OSError:
            return None
        return number, f"{number} {view.st_ino} {view.st_mtime_ns}"

    def get(self, store: pyoxigraph.Store, buckets: int) -> Sums:
        """The sums: read, or those of an earlier state with the difference, or computed."""
        row = self._read()
        known = row is not None and row["code"] == _code() and len(row["sums"]) == buckets
        if row is None or not known or self._key is None:
            found = sums_of(store, buckets)
        else:
            found = Sums(row["sums"], row["nodes"], row["edges"])
            if row["view"] == self._key[1]:
                return found
            found = self._advanced(found, store, row["base"])
        self.put(found)
        return found

    def _advanced(self, sums: Sums, store: pyoxigraph.Store, base: str) -> Sums:
        try:
            old = pyoxigraph.Store.read_only(str(self._folder / "base" / base))
            self.changes = delta(old, store)
        except (OSError, RuntimeError):  # it was taken away meanwhile
            return sums_of(store, len(sums.sums))
        self.base = sums.root
        return applied(sums, self.changes)

    def _read(self) -> dict[str, Any] | None:
        try:
            row = json.loads((self._folder / "sums.json").read_text(encoding="ascii"))
        except (OSError, ValueError):
            return None
        return row if isinstance(row, dict) and set(row) >= {"view", "code", "base", "sums", "nodes", "edges"} else None

    def put(self, sums: Sums) -> None:
        """Keep sums and the state that they are of; where the folder cannot be written, that is no error."""
        if self._key is None:
            return
        number, view = self._key
        name, folder = f"{number}-{uuid.uuid4().hex[:8]}", self._folder / "base"
        row = {"view": view, "code": _code(), "base": name, "sums": sums.sums, "nodes": sums.nodes, "edges": sums.edges}
        try:
            (folder / name).mkdir(parents=True)
            for file in (self._folder / "views" / number).iterdir():
                if file.is_file():
                    os.link(file, folder / name / file.name)
            part = self._folder / f"sums.{name}.part"
            part.write_text(json.dumps(row), encoding="ascii")
            part.replace(self._folder / "sums.json")
            for old in folder.iterdir():
                if old.name != name:
                    shutil.rmtree(old, ignore_errors=True)
        except OSError:
            return


def sums_of(store: pyoxigraph.Store, buckets: int) -> Sums:
    """The hash of the property graph of a store."""
    found = Sums.empty(buckets)
    for item in project(store):
        found.add(item)
    return found
