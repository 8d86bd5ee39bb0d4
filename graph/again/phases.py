"""What the phases of deriving a shelf again share: its claims, what is asked of them, and how each phase ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.again.board import Board
from graph.again.codec import dump, join_line
from graph.derive.clusters import Cluster, Join
from graph.derive.weighing import Open, Weigher

FIRST, NEWS, LAST = 0, 3, 4  # the phases that join, and the one after which clusters are what the graph shows


@dataclass(slots=True)
class Changes:
    """Claims whose cluster a phase has changed, vanished ones too, and the labels of clusters as they were."""

    claims: set[str] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)
    clusters: list[tuple[str, ...]] = field(default_factory=list)  # as they were, and as they are


@dataclass(slots=True)
class Phases:
    """`touched` are the claims that are new, gone, or read otherwise; `rejoined` those with other reasons to be where they are."""

    board: Board
    weigher: Weigher
    touched: set[str]
    rejoined: set[str] = field(default_factory=set)

    def present(self, claims: Iterable[str]) -> set[str]:
        """Those that are still there."""
        return {c for c in claims if self.board.present(c)}

    def leave_open(self, phase: int, owner: str) -> None:
        """Remember what was left to a person since: `owner` is the loose cluster or bare claim, "" where two were compared."""
        rows = open_rows(phase, owner, self.weigher.open)
        self.board.memory.many("INSERT OR REPLACE INTO open VALUES (?, ?, ?, ?, ?, ?)", rows)
        self.weigher.open.clear()

    def finish(self, phase: int, of: dict[str, Cluster], joins: list[Join], vanished: Iterable[str]) -> Changes:
        """Lay down the clusters of a phase, and say which are other than before."""
        board, memory = self.board, self.board.memory
        all_ = of.keys() | {c for c in vanished if c not in of and not board.present(c)}
        old = {label: board.members(phase, label) for c in all_ if (label := board.label(phase, c))}
        new = {c.id: tuple(t.id for t in c.members) for c in of.values()}
        changes = Changes()
        for label, ids in new.items():
            if old.get(label) != ids or not self.touched.isdisjoint(ids):
                changes.claims |= set(ids)
                changes.clusters.append(ids)
        for label, ids in old.items():
            if new.get(label) != ids or not self.touched.isdisjoint(ids):
                changes.claims |= set(ids)
                changes.clusters.append(ids)
                changes.labels.add(label)
        board.set_clusters(phase, old, list(new.values()))
        mine: dict[str, set[str]] = {}
        for join in joins:
            mine.setdefault(join.claim, set()).add(join_line(join))
        for c in all_:
            was = set(memory.column("SELECT data FROM joining WHERE claim = ? AND phase = ?", c, phase))
            if was != mine.get(c, set()):
                self.rejoined.add(c)
                memory.run("DELETE FROM joining WHERE claim = ? AND phase = ?", c, phase)
                memory.many("INSERT INTO joining VALUES (?, ?, ?)", ((c, phase, line) for line in mine.get(c, ())))
        return changes


def open_rows(phase: int, owner: str, found: Iterable[Open]) -> list[tuple[object, ...]]:
    """The rows of open questions."""
    return [(phase, owner, o.left, o.right, o.score, dump([list(r) for r in o.reasons])) for o in found]
