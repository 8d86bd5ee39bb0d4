"""Offset maps as runs: where each character of the stored text stands in the raw text.

A list with one number a character would take two gigabytes for a file of 50 MB; runs take a few bytes a line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import overload


@dataclass(frozen=True, slots=True)
class Offsets(Sequence[int]):
    """Behaves as the tuple of offsets; -1 where a character was inserted.

    >>> list(Offsets.of([(4, 3), (-1, 1), (9, 2)]))
    [4, 5, 6, -1, 9, 10]
    """

    starts: tuple[int, ...]  # where each run begins in the stored text
    origins: tuple[int, ...]  # where it begins in the raw text, or -1
    length: int

    @classmethod
    def of(cls, runs: Iterable[tuple[int, int]]) -> Offsets:
        """From `(origin, length)` pairs in order of the stored text; neighbours that continue are merged."""
        starts: list[int] = []
        origins: list[int] = []
        at = 0
        for origin, length in runs:
            if length <= 0:
                continue
            if not starts or _next(origins[-1], at - starts[-1]) != origin:
                starts.append(at)
                origins.append(origin)
            at += length
        return cls(tuple(starts), tuple(origins), at)

    def runs(self) -> Iterator[tuple[int, int, int]]:
        """`(start in stored text, origin or -1, length)`."""
        for i, (start, origin) in enumerate(zip(self.starts, self.origins, strict=True)):
            end = self.starts[i + 1] if i + 1 < len(self.starts) else self.length
            yield start, origin, end - start

    def __len__(self) -> int:
        return self.length

    def __iter__(self) -> Iterator[int]:
        for _, origin, length in self.runs():
            yield from repeat(-1, length) if origin < 0 else range(origin, origin + length)

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[int, ...]: ...
    def __getitem__(self, index: int | slice) -> int | tuple[int, ...]:
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(self.length)))
        if index < 0:
            index += self.length
        if not 0 <= index < self.length:
            raise IndexError(index)
        run = bisect_right(self.starts, index) - 1
        return _next(self.origins[run], index - self.starts[run])

    def through(self, inner: Offsets) -> Offsets:
        """This map followed by `inner`: stored → plain → raw."""
        return Offsets.of(pair for _, origin, length in self.runs() for pair in inner._slice(origin, length))

    def _slice(self, start: int, length: int) -> Iterator[tuple[int, int]]:
        if start < 0:
            yield -1, length
            return
        run = bisect_right(self.starts, start) - 1
        end = start + length
        while start < end:
            stop = self.starts[run + 1] if run + 1 < len(self.starts) else self.length
            part = min(stop, end) - start
            yield _next(self.origins[run], start - self.starts[run]), part
            start += part
            run += 1


def _next(origin: int, distance: int) -> int:
    return -1 if origin < 0 else origin + distance


class Inverse:
    """From a place in the raw text back to the stored one; runs may stand in any order."""

    def __init__(self, offsets: Offsets) -> None:
        runs = sorted((origin, length, start) for start, origin, length in offsets.runs() if origin >= 0)
        self._origins = [run[0] for run in runs]
        self._runs = runs

    def __call__(self, origin: int) -> int:
        """The nearest stored place at or before `origin`; 0 where nothing before it was kept."""
        run = bisect_right(self._origins, origin) - 1
        if run < 0:
            return 0
        first, length, start = self._runs[run]
        return start + min(origin - first, length)

    def exactly(self, origin: int) -> int | None:
        """The stored place of `origin`, None where that character was taken out."""
        run = bisect_right(self._origins, origin) - 1
        if run < 0:
            return None
        first, length, start = self._runs[run]
        return start + origin - first if origin - first < length else None
