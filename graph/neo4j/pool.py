"""Edges cut into batches that can be written two at a time: whichever follows another has no node in common with it.

To create an edge locks both its ends until its transaction is done. So the nodes are dealt into five parts by their internal
ids. An edge lies within one part or between two, and the ten pairs of parts can be put into a row in which no neighbours
share one (a path through Petersen's graph):

    01 23 04 12 34 02 14 03 24 13

While the server commits the edges between the parts 0 and 1, it can already create those between 2 and 3.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from graph.neo4j.laid import EdgeRow, Kind

PARTS = 5
_PATH = [(0, 1), (2, 3), (0, 4), (1, 2), (3, 4), (0, 2), (1, 4), (0, 3), (2, 4), (1, 3)]
_WITHIN = {0: 0, 2: 1, 4: 2, 1: 3, 3: 4}  # the pair with which the edges within a part go
FEW = 15  # for less than this part of a batch, ten statements do not pay

Parts = frozenset[int]
_ALL: Parts = frozenset(range(PARTS))


def _place(one: int, other: int) -> int:
    return _WITHIN[one] if one == other else _PATH.index((min(one, other), max(one, other)))


_PLACES = [[_place(one, other) for other in range(PARTS)] for one in range(PARTS)]


class Pool:
    """Edges whose ends have ids, until they are many enough to be cut.

    >>> pool = Pool()
    >>> for end in range(3000): pool.add(("COUNTRY", ()), [100 + end, 7, 99])
    >>> for parts, kinds in pool.cut(room=lambda: 2000): print(sorted(parts), {k: len(rows) for (k, _), rows in kinds.items()})
    [2, 3] {'COUNTRY': 1200}
    [1, 2] {'COUNTRY': 600}
    [0, 2] {'COUNTRY': 600}
    [2, 4] {'COUNTRY': 600}
    >>> len(pool)
    0
    """

    def __init__(self) -> None:
        self._places: list[dict[Kind, list[EdgeRow]]] = [{} for _ in _PATH]
        self._held = 0

    def __len__(self) -> int:
        return self._held

    def add(self, kind: Kind, row: EdgeRow) -> None:
        """A row that begins with the ids of its ends."""
        kinds = self._places[_PLACES[row[0] % PARTS][row[1] % PARTS]]
        rows = kinds.get(kind)
        if rows is None:
            rows = kinds[kind] = []
        rows.append(row)
        self._held += 1

    def cut(self, room: Callable[[], int]) -> Iterator[tuple[Parts, dict[Kind, list[EdgeRow]]]]:
        """All edges in batches of `room` at most, each with the parts that its ends lie in. What is not worth cutting comes last.

        `room` is asked before each batch: the server may find that one too large.
        """
        few = room() // FEW if self._held > room() else self._held + 1
        places, self._places, self._held = self._places, [{} for _ in _PATH], 0
        counts: Counter[Kind] = Counter()
        for kinds in places:
            counts.update({kind: len(rows) for kind, rows in kinds.items()})
        rest = {k: [row for kinds in places for row in kinds.pop(k, ())] for k in counts if counts[k] < few}
        for number, pair in enumerate(_PATH):
            kinds, places[number] = places[number], {}  # what is written is not held any more
            for batch in _batches(kinds, room):
                yield frozenset(pair), batch
        for batch in _batches(rest, room):
            yield _ALL, batch


def _batches(kinds: dict[Kind, list[EdgeRow]], room: Callable[[], int]) -> Iterator[dict[Kind, list[EdgeRow]]]:
    batch: dict[Kind, list[EdgeRow]] = {}
    left = room()
    for kind, rows in sorted(kinds.items()):
        at = 0
        while at < len(rows):
            batch[kind] = rows[at : at + left]
            at, left = at + left, left - len(batch[kind])
            if not left:
                yield batch
                batch, left = {}, room()
    if batch:
        yield batch
