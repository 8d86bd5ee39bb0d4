"""How a first load goes out: each item once, no edge before its ends, batches that fit, sums in step. No server: a recorder."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from graph.neo4j import first
from graph.neo4j.connection import TooLargeError
from graph.neo4j.items import Edge, Item, Node, Sums
from graph.neo4j.project import project, sums_of
from graph.neo4j.sync import Report, write
from graph.neo4j.writer import Writer
from graph.store import open_view

BUCKETS = 256


class Told:
    def __init__(self, row: dict[str, Any]) -> None:
        self.row = row

    def consume(self) -> None: ...

    def single(self, strict: bool = False) -> dict[str, Any]:
        return self.row


class Recorder:
    """Lease and transaction in one: it gives ids, and keeps what it was told only when the transaction is done."""

    embedded = False

    def __init__(self, most: int = 1_000_000) -> None:
        self.most = most
        self.dynamic = False
        self.keys: dict[int, str] = {}
        self.nodes: list[str] = []
        self.edges: list[tuple[str, str, str]] = []
        self.by_key = 0
        self.sizes: list[int] = []
        self.root = ""
        self._ids = count(7)
        self.known: Callable[[], dict[str, int]] = dict

    def batch(self, work: Callable[[Recorder], None]) -> None:
        before = len(self.nodes), len(self.edges), self.by_key
        known = set(self.known())
        work(self)
        assert set(self.known()) == known  # ids of a transaction that is not done yet are nobody's
        size = len(self.nodes) + len(self.edges) - before[0] - before[1]
        if size > self.most:
            del self.nodes[before[0] :], self.edges[before[1] :]
            self.by_key = before[2]
            raise TooLargeError
        self.sizes.append(size)

    def run(self, query: str, rows: list[Any] | None = None, **given: Any) -> Told:
        if "KgSync" in query or "KgBuckets" in query:
            self.root = given.get("root", self.root)
            return Told({})
        assert rows is not None
        if "-[r:" in query:
            type_ = re.search(r"-\[r:(\w+)", query)
            assert type_
            by_id = "id(a) = row[0]" in query
            ends = [(self.keys[r[0]], self.keys[r[1]]) if by_id else (r[0], r[1]) for r in rows]
            assert {key for pair in ends for key in pair} <= set(self.nodes), "an edge came before its ends"
            self.by_key += 0 if by_id else len(rows)
            self.edges += [(start, type_[1], end) for start, end in ends]
            return Told({"made": len(rows)})
        keys = [r["k"] if isinstance(r, dict) else r[0] for r in rows]
        ids = [next(self._ids) for _ in keys]
        self.nodes += keys
        self.keys |= dict(zip(ids, keys, strict=True))
        return Told({"keys": keys, "ids": ids})


@pytest.fixture(scope="module")
def items(built_store: Path) -> list[Item]:
    return list(project(open_view(built_store).quads))


def load(items: list[Item], recorder: Recorder, size: int = 100, keys: Callable[[], None] = lambda: None) -> Sums:
    writer = first.FirstWriter(recorder, Sums.empty(BUCKETS), [], size, lambda _: None, ids=True, keys=keys)  # type: ignore[arg-type]
    recorder.known = lambda: writer._ids
    return write((("create", item, None) for item in items), writer, Report())


def whole(items: list[Item], recorder: Recorder) -> None:
    assert Counter(recorder.nodes) == Counter(i.key for i in items if isinstance(i, Node))
    assert Counter(recorder.edges) == Counter(i.identity for i in items if isinstance(i, Edge))


def test_each_item_goes_out_once_and_no_edge_before_its_ends(items: list[Item], built_store: Path) -> None:
    for order in (items, items[::-1]):
        recorder = Recorder()
        sums = load(order, recorder)
        whole(items, recorder)
        assert sums == sums_of(open_view(built_store).quads, BUCKETS) and recorder.root == sums.root
        assert max(recorder.sizes) <= 100 * first.EDGES + 100 and not recorder.by_key


def test_edges_that_come_early_wait_on_disk(items: list[Item], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first, "EARLY", 50)
    recorder = Recorder()
    load([*(i for i in items if isinstance(i, Edge)), *(i for i in items if isinstance(i, Node))], recorder)
    whole(items, recorder)


def test_what_is_not_remembered_is_found_by_its_key(items: list[Item], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first, "IDS", 300)
    recorder = Recorder()
    made: list[int] = []
    load(items, recorder, keys=lambda: made.append(recorder.by_key))
    whole(items, recorder)
    assert made == [0] and recorder.by_key > 0  # the constraint is there before the first edge by key, and made once


def test_a_batch_that_is_too_large_is_halved_until_it_fits(items: list[Item]) -> None:
    for size in (1000, 200):  # in one batch or two, and in many: the size is halved while others are still to be sent
        recorder = Recorder(most=40)
        sums = load(items, recorder, size=size)
        whole(items, recorder)
        assert max(recorder.sizes) <= 40 and recorder.root == sums.root


def test_changes_are_halved_in_the_same_way(items: list[Item]) -> None:
    nodes = [i for i in items if isinstance(i, Node)]
    recorder = Recorder(most=40)
    writer = Writer(recorder, Sums.empty(BUCKETS), [], 150, lambda _: None)  # type: ignore[arg-type]
    for node in nodes:
        writer.add(("create", node, None))
    writer.flush()
    writer.close()
    assert sorted(recorder.nodes) == sorted(n.key for n in nodes)
