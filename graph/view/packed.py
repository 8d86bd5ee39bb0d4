"""Sequences that lie in one block of bytes and are looked into, never unpacked whole: a command that needs ten of a hundred
thousand rows reads ten.
"""

from __future__ import annotations

import json
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")
Block = memoryview
_MARK = b"kgpacked1 "


class Rows(Sequence[T], Generic[T]):
    """What all of them share: slices, equality with any sequence, reading by number."""

    def _at(self, number: int) -> T:
        raise NotImplementedError

    @overload
    def __getitem__(self, key: int) -> T: ...
    @overload
    def __getitem__(self, key: slice) -> list[T]: ...
    def __getitem__(self, key: int | slice) -> T | list[T]:
        if isinstance(key, slice):
            return [self._at(i) for i in range(*key.indices(len(self)))]
        if not 0 <= key < len(self):
            raise IndexError(key)
        return self._at(key)

    def __iter__(self) -> Iterator[T]:
        return map(self._at, range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]


class Strings(Rows[str]):
    """Texts, one behind the other."""

    def __init__(self, text: Block, ends: Block) -> None:
        self._text, self._ends = text, ends

    def __len__(self) -> int:
        return len(self._ends)

    def _at(self, number: int) -> str:
        start = self._ends[number - 1] if number else 0
        return str(self._text[start : self._ends[number]], "utf-8")

    def __iter__(self) -> Iterator[str]:
        text, start = bytes(self._text), 0
        for end in self._ends:
            yield text[start:end].decode()
            start = end


class Coded(Rows[str]):
    """Few words, very often: a number for each."""

    def __init__(self, words: Sequence[str], codes: Block) -> None:
        self._words, self._codes = list(words), codes

    def __len__(self) -> int:
        return len(self._codes)

    def _at(self, number: int) -> str:
        return self._words[self._codes[number]]


class Lists(Rows[Sequence[int]]):
    """Lists of numbers, one behind the other."""

    def __init__(self, flat: Block, ends: Block) -> None:
        self._flat, self._ends = flat, ends

    def __len__(self) -> int:
        return len(self._ends)

    def _at(self, number: int) -> Sequence[int]:
        found: list[int] = self._flat[self._ends[number - 1] if number else 0 : self._ends[number]].tolist()
        return found

    def size(self, number: int) -> int:
        """The length of one list, without reading it."""
        return int(self._ends[number]) - int(self._ends[number - 1] if number else 0)


class Chain(Rows[T]):
    """A sequence with some more at its end."""

    def __init__(self, base: Sequence[T], more: Sequence[T]) -> None:
        self._base, self._more, self._size = base, more, len(base)

    def __len__(self) -> int:
        return self._size + len(self._more)

    def _at(self, number: int) -> T:
        return self._base[number] if number < self._size else self._more[number - self._size]


class Numbers(Mapping[str, int]):
    """The place of each of some texts that lie in order."""

    def __init__(self, rows: Sequence[str]) -> None:
        self._rows = rows

    def __getitem__(self, key: str) -> int:
        at = bisect_left(self._rows, key)
        if at == len(self._rows) or self._rows[at] != key:
            raise KeyError(key)
        return at

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


class Table(Mapping[str, Sequence[int]]):
    """Lists of numbers by the texts that they belong to."""

    def __init__(self, keys: Strings, of: Lists) -> None:
        self._keys, self.of = Numbers(keys), of

    def __getitem__(self, key: str) -> Sequence[int]:
        return self.of[self._keys[key]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


# -- blocks --------------------------------------------------------------------------------------------------------


class Packer:
    """Puts sequences into one block; `load` gives them back by the same names."""

    def __init__(self, version: str) -> None:
        self._version = version
        self._parts: dict[str, bytes] = {}

    def numbers(self, name: str, rows: Iterable[int]) -> None:
        self._parts[name] = array("i", rows).tobytes()

    def strings(self, name: str, rows: Iterable[str]) -> None:
        texts = [row.encode() for row in rows]
        self._parts[name] = b"".join(texts)
        self.numbers(f"{name}.ends", _ends(len(t) for t in texts))

    def coded(self, name: str, rows: Sequence[str]) -> None:
        words = sorted(set(rows))
        number = {word: i for i, word in enumerate(words)}
        self.strings(f"{name}.words", words)
        self.numbers(name, (number[row] for row in rows))

    def lists(self, name: str, rows: Iterable[Sequence[int]]) -> None:
        flat, sizes = array("i"), []
        for row in rows:
            flat.extend(row)
            sizes.append(len(row))
        self._parts[name] = flat.tobytes()
        self.numbers(f"{name}.ends", _ends(sizes))

    def table(self, name: str, rows: Mapping[str, Sequence[int]]) -> None:
        self.strings(name, sorted(rows))
        self.lists(f"{name}.of", (rows[key] for key in sorted(rows)))

    def bytes(self) -> bytes:
        """The block; the same sequences give the same bytes."""
        table, at = {}, 0
        for name, part in self._parts.items():
            table[name] = [at, len(part)]
            at += len(part) + -len(part) % 8
        head = json.dumps([self._version, sys.byteorder, table]).encode()
        head = _MARK + str(len(head)).encode() + b"\n" + head
        head += b" " * (-len(head) % 8)
        return head + b"".join(part + b"\0" * (-len(part) % 8) for part in self._parts.values())


class Packed:
    """A block that `Packer` made; `ValueError` for anything else."""

    def __init__(self, data: bytes, version: str) -> None:
        line = data[: data.find(b"\n", 0, 64) + 1]
        if not line.startswith(_MARK):
            raise ValueError("not a block")
        size = int(line[len(_MARK) :])
        made, order, table = json.loads(data[len(line) : len(line) + size])
        if (made, order) != (version, sys.byteorder):
            raise ValueError("another version")
        start = len(line) + size
        self._data, self._start = memoryview(data), start + -start % 8
        self._table: dict[str, Any] = table
        if any(self._start + at + length > len(data) for at, length in table.values()):
            raise ValueError("cut off")

    def _block(self, name: str) -> Block:
        at, length = self._table[name]
        return self._data[self._start + at : self._start + at + length]

    def numbers(self, name: str) -> Block:
        return self._block(name).cast("i")

    def strings(self, name: str) -> Strings:
        return Strings(self._block(name), self.numbers(f"{name}.ends"))

    def coded(self, name: str) -> Coded:
        return Coded(self.strings(f"{name}.words"), self.numbers(name))

    def lists(self, name: str) -> Lists:
        return Lists(self._block(name).cast("i"), self.numbers(f"{name}.ends"))

    def table(self, name: str) -> Table:
        return Table(self.strings(name), self.lists(f"{name}.of"))


def _ends(sizes: Iterable[int]) -> Iterator[int]:
    at = 0
    for size in sizes:
        at += size
        yield at
