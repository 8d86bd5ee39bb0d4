"""Nodes and edges as records, each with the hash of all that it says.

The hash of a whole graph is the sum of the hashes of its items, kept in some thousands of buckets: two graphs are compared
by a sum, then by buckets, then by items, and a change of one item changes one bucket by a difference.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache, lru_cache
from hashlib import blake2b
from typing import Any

from graph.neo4j.names import config

MODULUS = 1 << 60  # sums stay below the 64 bits of a Cypher integer


def _plain(value: Any) -> str:
    """Dates and times in the hash, told apart from texts that look the same."""
    return f"\x01{value.isoformat() if isinstance(value, date | datetime) else value}"


def _encoder() -> Callable[[Any], str]:
    """JSON of one value. The encoder of the standard library is made anew for each text; this one is made once."""
    make = getattr(json.encoder, "c_make_encoder", None)
    quote = getattr(json.encoder, "encode_basestring", None)
    if make is None or quote is None:
        return json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain).encode
    encode = make(None, _plain, quote, None, ":", ",", True, False, True)
    return lambda value: "".join(encode(value, 0))


_json = _encoder()


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 4


@dataclass(slots=True)
class Node:
    """One thing: its key, all its labels in order, its properties."""

    key: str
    labels: tuple[str, ...]
    props: dict[str, Any] = field(default_factory=dict)
    _hash: int = field(default=-1, compare=False, repr=False)

    @property
    def hash(self) -> int:
        """Asked for several times, made once: a node that is hashed is complete."""
        if self._hash < 0:
            self._hash = _hash(f"{self.key}\0{','.join(self.labels)}\0{_json(self.props)}")
        return self._hash

    @property
    def owner(self) -> str:
        return self.key


@dataclass(slots=True)
class Edge:
    """One edge, known by its ends and type; `owner` is the end whose bucket it counts in."""

    start: str
    type: str
    end: str
    props: dict[str, Any] = field(default_factory=dict)
    _hash: int = field(default=-1, compare=False, repr=False)
    _said: str | None = field(default=None, compare=False, repr=False)  # JSON of `props`, where edges share them

    @property
    def hash(self) -> int:
        if self._hash < 0:
            said = self._said or (_json(self.props) if self.props else "{}")
            self._hash = _hash(f"{self.start}\0{self.type}\0{self.end}\0{said}")
        return self._hash

    @property
    def owner(self) -> str:
        return self.end if self.type in owned_by_end() else self.start

    @property
    def identity(self) -> tuple[str, str, str]:
        return (self.start, self.type, self.end)


Item = Node | Edge


@cache
def owned_by_end() -> frozenset[str]:
    return frozenset(config()["owned_by_end"]["types"])


@lru_cache(1 << 14)  # the edges of a thing come one after the other
def bucket(key: str, buckets: int) -> int:
    """The bucket of a key; `buckets` is a power of two.

    >>> bucket("id/person/poczobut", 4096) == bucket("id/person/poczobut", 8192) % 4096
    True
    """
    return zlib.crc32(key.encode("utf-8", "surrogatepass")) & (buckets - 1)


@dataclass(slots=True)
class Sums:
    """The hash of a graph: a sum and two counts for each bucket."""

    sums: list[int]
    nodes: list[int]
    edges: list[int]

    @classmethod
    def empty(cls, buckets: int) -> Sums:
        return cls([0] * buckets, [0] * buckets, [0] * buckets)

    def copy(self) -> Sums:
        return Sums(self.sums[:], self.nodes[:], self.edges[:])

    def add(self, item: Item) -> None:
        self.change(isinstance(item, Node), bucket(item.owner, len(self.sums)), item.hash, 1)

    def change(self, node: bool, at: int, hash_: int, by: int) -> None:
        """Add (`by` 1) or take away (-1) an item of a bucket."""
        self.sums[at] = (self.sums[at] + by * hash_) % MODULUS
        (self.nodes if node else self.edges)[at] += by

    def replace(self, at: int, old: int, new: int) -> None:
        """An item changed what it says."""
        self.sums[at] = (self.sums[at] - old + new) % MODULUS

    @property
    def root(self) -> str:
        """One text for the whole: equal for equal graphs."""
        text = _json([self.sums, self.nodes, self.edges])
        return blake2b(text.encode(), digest_size=16).hexdigest()

    @property
    def totals(self) -> tuple[int, int]:
        """Nodes and edges in all."""
        return sum(self.nodes), sum(self.edges)

    def differing(self, other: Sums) -> set[int]:
        """The buckets that are not equal."""
        rows = zip(self.sums, self.nodes, self.edges, strict=True)
        theirs = zip(other.sums, other.nodes, other.edges, strict=True)
        return {i for i, (a, b) in enumerate(zip(rows, theirs, strict=True)) if a != b}


def json_of(props: Mapping[str, Any]) -> str:
    """Properties as the hash takes them: sorted, with dates told apart from texts."""
    return _json(dict(props))
