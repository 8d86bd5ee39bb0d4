"""Long lists of records, kept beside the view of a store, of which a command reads only what it shows.

Each record is a line of JSON in one block (`graph.view.packed`), made when it is asked for; a table says which of them have to
do with a thing. So `kg deals -n 20` reads twenty rounds of ten thousand, and `kg deals Belavia` those of Belavia.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from graph.view.keeping import code, decode, encode
from graph.view.kept import remember
from graph.view.packed import Packed, Packer, Rows, Strings, Table
from graph.view.reader import View
from ontology.ids import digest

T = TypeVar("T")
VERSION = "lists 1"  # of the layout
Keys = Callable[[Any], Iterable[str]]


class Records(Rows[T], Generic[T]):
    """Records that are made when they are asked for."""

    def __init__(self, lines: Strings, table: Table, classes: dict[str, type]) -> None:
        self._lines, self._table, self._classes = lines, table, classes

    def __len__(self) -> int:
        return len(self._lines)

    def _at(self, number: int) -> T:
        found: T = decode(self._lines[number], self._classes)
        return found

    def having(self, key: str, last: int | None = None) -> tuple[T, ...]:
        """The records of a key, in their order; the `last` of them, where that is given."""
        numbers = self._table.get(key, ())
        return tuple(map(self._at, numbers if last is None else numbers[len(numbers) - min(last, len(numbers)) :]))

    def holding(self, key: str) -> int:
        """How many records have a key."""
        return len(self._table.get(key, ()))


def kept_lists(
    view: View,
    name: str,
    options: Iterable[object],
    make: Callable[[], Mapping[str, Sequence[Any]]],
    classes: Iterable[type],
    keys: Keys = lambda _: (),
) -> dict[str, Records[Any]]:
    """The lists that `make` gives by their names, made once for a view of the store, these options and this code.

    `keys` says by what a record is found.
    """
    known = {c.__name__: c for c in classes}

    def load(data: bytes) -> dict[str, Records[Any]] | None:
        try:
            p = Packed(data, VERSION)
            names = list(p.strings("lists"))
            return {n: Records(p.strings(f"{n}.rows"), p.table(f"{n}.keys"), known) for n in names}
        except (ValueError, KeyError, TypeError, IndexError):
            return None

    def packed() -> bytes:
        return pack(make(), keys)

    key = f"{name}-{digest(json.dumps([code(), *map(str, options)]))}.bin"
    found = load(remember(view.kept, key, packed, lambda data: data, lambda data: data if load(data) else None))
    assert found is not None
    return found


def pack(lists: Mapping[str, Sequence[Any]], keys: Keys) -> bytes:
    """Lists of records as one block; the same lists give the same bytes."""
    p = Packer(VERSION)
    p.strings("lists", sorted(lists))
    for name, rows in sorted(lists.items()):
        table: dict[str, list[int]] = defaultdict(list)
        for number, row in enumerate(rows):
            for key in sorted(set(keys(row))):
                table[key].append(number)
        p.strings(f"{name}.rows", (encode(row).decode() for row in rows))
        p.table(f"{name}.keys", table)
    return p.bytes()
