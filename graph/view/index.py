"""Who takes part in what, and when, of a whole graph in a few arrays: what a network or a timeline walks over.

`graph.view.indexing` builds it by one scan of the current graph, or brings the one of an earlier state up to date; it is kept in
a file beside the view that it was built from, so the next command looks into it at once. Without a place to keep it, it is
built each time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.view.packed import Chain, Lists, Numbers, Packed, Packer
from graph.view.records import DONE, RELATION

VERSION = "4"  # of the layout; a file of another version is not read
DEAL = "Deal"  # class of the legs of rounds of talks, which a network adds
Row = tuple[str, str, str, str, str, Sequence[int]]  # happening, class, kind, first and last day, members


@dataclass
class Index:
    """Things and happenings by number, in the order of their IRIs.

    `first` and `last` are the bounds of a happening as ISO text, "" where open; `members` the things that take part.
    """

    things: Sequence[str]
    types: Sequence[str]
    happenings: Sequence[str]
    classes: Sequence[str]
    kinds: Sequence[str]
    first: Sequence[str]
    last: Sequence[str]
    members: Sequence[Sequence[int]]
    state: str = ""  # the last change of the graph that it knows (`graph.journal`), "" where nobody says

    @cached_property
    def number(self) -> Mapping[str, int]:
        return Numbers(self.things)

    @cached_property
    def of(self) -> Sequence[Sequence[int]]:
        """Thing → the happenings in which it takes part, by number."""
        found: list[list[int]] = [[] for _ in self.things]
        for h, members in enumerate(self.members):
            for thing in members:
                found[thing].append(h)
        return found

    @cached_property
    def dated(self) -> Sequence[int]:
        """The happenings that have a date, in time order."""
        rows = (h for h, day in enumerate(self.first) if day)
        return sorted(rows, key=lambda h: (self.first[h], self.last[h], h))

    @cached_property
    def loose(self) -> Sequence[int]:
        """The happenings that have none, relations left out: a timeline says how many there are."""
        return [h for h, day in enumerate(self.first) if not day and self.kinds[h] != RELATION]

    @cached_property
    def places(self) -> Sequence[int]:
        """The place of each happening, the best tie first: done, told by a sentence, few, dated, recent."""
        ranked = sorted(range(len(self.happenings)), key=self._tie)
        found = [0] * len(ranked)
        for place, h in enumerate(ranked):
            found[h] = place
        return found

    def _tie(self, h: int) -> tuple[bool, bool, int, bool, int, int]:
        dated = bool(self.first[h]) or self.kinds[h] == RELATION
        newest = int(self.last[h][:10].replace("-", "") or 0)
        return (not self.done(h), self.classes[h] == DEAL, len(self.members[h]), not dated, -newest, h)

    def place(self, h: int) -> tuple[float, object]:
        """What `places` says, to be compared with that of another happening."""
        return (self.places[h], ())

    def count(self, thing: int) -> int:
        """In how many happenings a thing takes part."""
        return self.of.size(thing) if isinstance(self.of, Lists) else len(self.of[thing])

    def crowd(self, h: int) -> int:
        """How many things take part in a happening."""
        return self.members.size(h) if isinstance(self.members, Lists) else len(self.members[h])

    def done(self, h: int) -> bool:
        """Whether it is an event, or a relation that a source tells as holding."""
        return self.kinds[h] in (DONE, RELATION)

    # --- as bytes

    def dump(self) -> bytes:
        """The index as one block of bytes; the same index gives the same bytes."""
        p = Packer(VERSION)
        p.strings("things", self.things)
        p.strings("happenings", self.happenings)
        for name in ("types", "classes", "kinds", "first", "last"):
            p.coded(name, getattr(self, name))
        p.lists("members", self.members)
        p.lists("of", self.of)
        p.numbers("dated", self.dated)
        p.numbers("loose", self.loose)
        p.numbers("places", self.places)
        p.strings("state", [self.state])
        return p.bytes()

    @classmethod
    def load(cls, data: bytes) -> Index | None:
        """The index that `dump` wrote; None for anything else."""
        try:
            p = Packed(data, VERSION)
            found = cls(
                p.strings("things"), p.coded("types"), p.strings("happenings"), p.coded("classes"), p.coded("kinds"),
                p.coded("first"), p.coded("last"), p.lists("members"), p.strings("state")[0],
            )  # fmt: skip
            found.__dict__ |= {"of": p.lists("of")} | {name: p.numbers(name) for name in ("dated", "loose", "places")}
        except (ValueError, KeyError, TypeError, IndexError, UnicodeDecodeError):
            return None
        return found


class Longer(Index):
    """An index with some happenings more, of things that it holds: the legs of rounds of talks."""

    def __init__(self, base: Index, rows: Sequence[Row]) -> None:
        columns: list[list[str]] = [[str(row[i]) for row in rows] for i in range(5)]
        iris, classes, kinds, first, last = columns
        super().__init__(
            base.things, base.types, Chain(base.happenings, iris), Chain(base.classes, classes), Chain(base.kinds, kinds),
            Chain(base.first, first), Chain(base.last, last), Chain(base.members, [row[5] for row in rows]),
        )  # fmt: skip
        self._base, self._size = base, len(base.happenings)
        self._more: dict[int, list[int]] = defaultdict(list)
        for number, row in enumerate(rows):
            for thing in row[5]:
                self._more[thing].append(self._size + number)
        self.number = base.number

    @cached_property
    def of(self) -> Sequence[Sequence[int]]:
        return _Of(self._base, self._more)

    @cached_property
    def _done(self) -> int:
        """How many of the base are done: they are the first of its places."""
        return sum(1 for kind in self._base.kinds if kind in (DONE, RELATION))

    def place(self, h: int) -> tuple[float, object]:
        if h < self._size:
            return (self._base.places[h], ())
        return (self._done - 0.5 if self.done(h) else self._size, self._tie(h))

    def count(self, thing: int) -> int:
        return self._base.count(thing) + len(self._more.get(thing, ()))

    def crowd(self, h: int) -> int:
        return self._base.crowd(h) if h < self._size else len(self.members[h])


class _Of(Chain[Sequence[int]]):
    """What `Index.of` says, with some happenings more."""

    def __init__(self, base: Index, more: Mapping[int, list[int]]) -> None:
        super().__init__(base.of, ())
        self._added = more

    def _at(self, number: int) -> Sequence[int]:
        found = super()._at(number)
        return [*found, *self._added[number]] if number in self._added else found
