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
from graph.neo4j.project import sums_of
from graph.neo4j.writer import Change


@cache
def _code() -> str:
    here = Path(__file__).parent
    total = hashlib.sha256()
    for folder in (here, here.parent.parent / "ontology"):
        for file in sorted(f for f in folder.iterdir() if f.suffix in (".py", ".toml", ".ttl")):
            total.update(file.name.encode() + file.read_bytes())
    return total.hexdigest()


_FIELDS = {"view", "code", "base", "root", "earlier", "sums", "nodes", "edges"}
EARLIER = (
    2  # states before the last one that are kept: a database that was synced to one of them is brought up fast, too
)


class SumsCache:
    """Made before the store is opened, confirmed after: a writer may have shown a newer view in between.

    Beside the sums lies the state of the store that they are of (`base/`, hard links), and a few earlier ones. When the
    store has changed since, only the difference is projected.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = self._now()
        self._last: tuple[str, list[Change | None]] | None = None  # the state before, and what led from it to this

    def confirm(self) -> SumsCache:
        if self._now() != self._key:
            self._key = None
        return self

    @property
    def view(self) -> Path | None:
        """The folder of the view that readers see; None where it changed since this was made."""
        return self._folder / "views" / self._key[0] if self._key else None

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

    def changes_from(self, root: str, store: pyoxigraph.Store) -> list[Change | None] | None:
        """What leads from an earlier state, told by the hash of its sums, to the store; None where it is not kept."""
        if self._last is not None and self._last[0] == root:
            return self._last[1]
        row = self._read()
        base = next((e["base"] for e in row["earlier"] if e["root"] == root), None) if row and row["code"] == _code() else None  # fmt: skip
        return self._delta(base, store) if base and self._key and row and row["view"] == self._key[1] else None

    def _advanced(self, sums: Sums, store: pyoxigraph.Store, base: str) -> Sums:
        found = self._delta(base, store)
        if found is None:
            return sums_of(store, len(sums.sums))
        self._last = sums.root, found
        return applied(sums, found)

    def _delta(self, base: str, store: pyoxigraph.Store) -> list[Change | None] | None:
        try:
            return delta(pyoxigraph.Store.read_only(str(self._folder / "base" / base)), store)
        except (OSError, RuntimeError):  # it was taken away meanwhile
            return None

    def _read(self) -> dict[str, Any] | None:
        try:
            row = json.loads((self._folder / "sums.json").read_text(encoding="ascii"))
        except (OSError, ValueError):
            return None
        return row if isinstance(row, dict) and set(row) >= _FIELDS else None

    def put(self, sums: Sums) -> None:
        """Keep sums and the state that they are of; where the folder cannot be written, that is no error."""
        if self._key is None:
            return
        number, view = self._key
        name, folder = f"{number}-{uuid.uuid4().hex[:8]}", self._folder / "base"
        before, root = self._read(), sums.root
        known = [{"root": before["root"], "base": before["base"]}, *before["earlier"]] if before and before["code"] == _code() else []  # fmt: skip
        earlier = [e for e in known if e["root"] != root][:EARLIER]
        row = {
            "view": view, "code": _code(), "base": name, "root": root, "earlier": earlier,
            "sums": sums.sums, "nodes": sums.nodes, "edges": sums.edges,
        }  # fmt: skip
        try:
            (folder / name).mkdir(parents=True)
            for file in (self._folder / "views" / number).iterdir():
                if file.is_file():
                    os.link(file, folder / name / file.name)
            part = self._folder / f"sums.{name}.part"
            part.write_text(json.dumps(row), encoding="ascii")
            part.replace(self._folder / "sums.json")
            kept = {name, *(e["base"] for e in earlier)}
            for old in folder.iterdir():
                if old.name not in kept:
                    shutil.rmtree(old, ignore_errors=True)
        except OSError:
            return
