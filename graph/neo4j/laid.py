"""Edges as flat rows, and a place on disk for those that come before their ends: memory stays flat in a first load.

A row is `[start, end, hash, *values]`; edges of one type with the same properties are of one kind, and their rows need no
names. A row of lists takes a quarter of the memory of an `Edge`, and goes to the driver as it is.
"""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator
from typing import Any

from graph.neo4j.items import Edge

Kind = tuple[str, tuple[str, ...]]  # type and names of properties
EdgeRow = list[Any]


def kind_of(edge: Edge) -> Kind:
    """What edges share whose rows can stand together.

    >>> kind_of(Edge("id/person/coale", "MET", "id/person/lukashenko", {"count": 4, "derived": True}))
    ('MET', ('count', 'derived'))
    """
    return edge.type, tuple(edge.props)


def row_of(edge: Edge) -> EdgeRow:
    """An edge as a row of its kind."""
    return [edge.start, edge.end, edge.hash, *edge.props.values()]


class Rows(list[Any]):
    """Rows on their way to the server. The driver makes a text of every parameter for its log, also where nobody keeps one,
    which costs as much as packing them: of these it is told how many they are.

    >>> Rows([["id/person/coale", 7]])
    1 rows
    """

    def __repr__(self) -> str:
        return f"{len(self)} rows"


class Waiting:
    """Rows that wait, by kind; those that are too many for memory are laid down on disk.

    >>> waiting = Waiting(room=1)
    >>> for edge in (Edge("a", "MET", "b"), Edge("c", "MET", "d")): waiting.add(kind_of(edge), row_of(edge))
    >>> [(kind, [row[:2] for row in rows]) for kind, rows in waiting.up()]
    [(('MET', ()), [['a', 'b']]), (('MET', ()), [['c', 'd']])]
    >>> waiting.close()
    """

    def __init__(self, room: int) -> None:
        """`room`: so many rows are held in memory."""
        self._room = room
        self._rows: dict[Kind, list[EdgeRow]] = {}
        self._held = 0
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `close`
        self._at: list[tuple[Kind, int]] = []

    def add(self, kind: Kind, row: EdgeRow) -> None:
        rows = self._rows.get(kind)
        if rows is None:
            rows = self._rows[kind] = []
        rows.append(row)
        self._held += 1
        if self._held >= self._room:
            self._lay_down()

    def _lay_down(self) -> None:
        kind = max(self._rows, key=lambda k: (len(self._rows[k]), k))
        rows = self._rows.pop(kind)
        self._held -= len(rows)
        self._at.append((kind, self._file.seek(0, 2)))
        pickle.dump(rows, self._file, protocol=5)

    @property
    def types(self) -> set[str]:
        """The types of the edges that wait."""
        return {type_ for type_, _ in (*self._rows, *(kind for kind, _ in self._at))}

    def up(self) -> Iterator[tuple[Kind, list[EdgeRow]]]:
        """All rows, kind by kind; no more than `room` are read at once."""
        at, self._at = self._at, []
        rows, self._rows = self._rows, {}
        for kind in sorted({*rows, *(k for k, _ in at)}):
            for _, place in sorted(a for a in at if a[0] == kind):
                self._file.seek(place)
                yield kind, pickle.load(self._file)
            if kind in rows:
                yield kind, rows.pop(kind)
        self._held = 0

    def close(self) -> None:
        self._file.close()
