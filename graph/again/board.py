"""The claims of happenings as the memory holds them: their keys, and the clusters that they went through.

While a shelf is derived anew the rows of its claims are new at once, and its clusters phase by phase; what a claim was
before stands in `before`, so that every phase sees what of its input has changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from graph.again.codec import dump, to_told, told_line
from graph.again.memory import Memory
from graph.derive.clusters import Cluster
from graph.derive.events import Shelf
from graph.derive.told import Told
from graph.derive.weighing import Weigher, group_of, loose
from ontology.ids import digest

EDGE_ONLY = "V"  # class of the keys that vague claims are compared with each other by, beside those of class v


def shelf_key(shelf: Shelf) -> str:
    return dump(list(shelf))


@cache
def to_shelf(text: str) -> Shelf:
    kind, family, stative = json.loads(text)
    return kind, family, stative


def class_of(t: Told) -> str:
    """`s` of a state, `x` dated to a week or less, `v` vaguely dated, `u` undated."""
    return "s" if t.stative else "u" if loose(t) else "x" if t.exact else "v"


def claim_rows(t: Told, shelf: str, keys: frozenset[str], weigher: Weigher) -> tuple[str, str, list[tuple[str, ...]]]:
    """(class, group, rows of keys) of one claim."""
    cls, edge = class_of(t), weigher.edge_keys(t, keys)
    rows: list[tuple[str, ...]] = [(shelf, key, cls, t.id) for key in keys]
    if cls == "v":
        rows += [(shelf, key, EDGE_ONLY, t.id) for key in edge]
    signature, known, _ = group_of(t, edge)
    return cls, digest(f"{signature!r} {known} {sorted(edge)}"), rows


@dataclass(slots=True)
class Before:
    """What a changed or vanished claim was: its text, keys, group, and the first claims of its clusters by phase."""

    text: str
    cls: str
    keys: set[str]
    group: str
    labels: tuple[str, ...]


@dataclass(slots=True)
class Board:
    """Claims and clusters of one shelf in the memory; what is asked twice is read once."""

    memory: Memory
    shelf: str
    before: dict[str, Before] = field(default_factory=dict)
    _told: dict[str, Told] = field(default_factory=dict)
    _near: dict[tuple[int, str], list[tuple[str, str]]] = field(default_factory=dict)
    _members: dict[tuple[int, str], tuple[str, ...]] = field(default_factory=dict)

    # -- claims ----------------------------------------------------------------------------------------------------

    def told(self, claim: str) -> Told:
        if claim not in self._told:
            self._told[claim] = to_told(self.memory.value("SELECT data FROM claim WHERE id = ?", claim))
        return self._told[claim]

    def present(self, claim: str) -> bool:
        return bool(self.memory.value("SELECT id FROM claim WHERE id = ? AND shelf = ?", claim, self.shelf))

    def take_out(self, claim: str) -> None:
        """Remember what a claim was, and remove it."""
        self._note(claim)
        for table, column in (("claim", "id"), ("key", "id")):
            self.memory.run(f"DELETE FROM {table} WHERE {column} = ?", claim)
        self._told.pop(claim, None)

    def put(self, t: Told, text: str, origin: str, weigher: Weigher) -> None:
        """A claim that is new, or reads otherwise than before."""
        self._note(t.id)
        cls, group, rows = claim_rows(t, self.shelf, weigher.keys(t), weigher)
        self.memory.run("DELETE FROM key WHERE id = ?", t.id)
        self.memory.many("INSERT INTO key VALUES (?, ?, ?, ?)", rows)
        old = self.before[t.id].labels if t.id in self.before else (None,) * 5
        self.memory.run(
            "INSERT OR REPLACE INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            *(t.id, text, self.shelf, cls, dump(list(t.rank)), group, origin, told_line(t), *old),
        )
        self._told[t.id] = t

    def _note(self, claim: str) -> None:
        sql = "SELECT text, cls, grp, p0, p1, p2, p3, p4 FROM claim WHERE id = ? AND shelf = ?"
        rows = self.memory.rows(sql, claim, self.shelf)
        if rows and claim not in self.before:
            text, cls, group, *labels = rows[0]
            self.before[claim] = Before(text, cls, self.keys(claim), group, tuple(labels))

    def keys(self, claim: str) -> set[str]:
        """The keys of a claim, those by which vague ones join left out."""
        return set(self.memory.column("SELECT key FROM key WHERE id = ? AND cls != ?", claim, EDGE_ONLY))

    def bucket(self, key: str, cls: str) -> list[str]:
        """The claims that have a key, of one class."""
        return self.memory.column("SELECT id FROM key WHERE shelf = ? AND key = ? AND cls = ?", self.shelf, key, cls)

    def classes(self, claim: str) -> set[str]:
        """The class of a claim, and the one that it had before."""
        found = set(self.memory.column("SELECT cls FROM claim WHERE id = ? AND shelf = ?", claim, self.shelf))
        return found | ({self.before[claim].cls} if claim in self.before else set())

    def near(self, phase: int, keys: Iterable[str]) -> dict[str, str]:
        """First claim of each cluster, after a phase, that a claim with one of the keys is in → class of such a claim."""
        found: dict[str, str] = {}
        for key in keys:
            if (phase, key) not in self._near:
                sql = f"""SELECT DISTINCT c.p{phase}, k.cls FROM key k JOIN claim c ON c.id = k.id
                  WHERE k.shelf = ? AND k.key = ? AND k.cls IN ('x', 'v', 'u')"""
                self._near[phase, key] = self.memory.rows(sql, self.shelf, key)
            found |= dict(self._near[phase, key])
        return found

    # -- clusters --------------------------------------------------------------------------------------------------

    def label(self, phase: int, claim: str) -> str:
        """The first claim of the cluster of a claim after a phase; "" where it has none yet."""
        found = self.memory.rows(f"SELECT p{phase} FROM claim WHERE id = ? AND shelf = ?", claim, self.shelf)
        if found:
            return found[0][0] or ""
        return self.before[claim].labels[phase] or "" if claim in self.before else ""

    def members(self, phase: int, label: str) -> tuple[str, ...]:
        """The ids of a cluster by its first claim."""
        if (phase, label) not in self._members:
            text = self.memory.value("SELECT members FROM part WHERE phase = ? AND label = ?", phase, label)
            self._members[phase, label] = tuple(json.loads(text)) if text else (label,)
        return self._members[phase, label]

    def cluster(self, phase: int, claim: str) -> Cluster:
        """The cluster of a claim after a phase, without its joins."""
        return self.labelled(phase, self.label(phase, claim))

    def labelled(self, phase: int, label: str) -> Cluster:
        """The same by its first claim; a new object, which may be merged with others."""
        return Cluster([self.told(i) for i in self.members(phase, label)])

    def set_clusters(self, phase: int, gone: Iterable[str], made: Sequence[Sequence[str]]) -> None:
        """Take clusters out by their labels, and lay down others."""
        self._near.clear()
        self._members.clear()
        self.memory.many("DELETE FROM part WHERE phase = ? AND label = ?", ((phase, label) for label in gone))
        self.memory.many(
            "INSERT INTO part VALUES (?, ?, ?)", ((phase, ids[0], dump(list(ids))) for ids in made if len(ids) > 1)
        )
        self.memory.many(f"UPDATE claim SET p{phase} = ? WHERE id = ?", ((ids[0], i) for ids in made for i in ids))
