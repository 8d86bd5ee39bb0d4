"""How a first load goes out: each item once, no edge before its ends, batches that fit, sums in step. No server: a recorder."""

from __future__ import annotations

import random
import re
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from itertools import count, pairwise
from pathlib import Path
from typing import Any

import pytest

from graph.neo4j import first, pool
from graph.neo4j.abreast import Abreast
from graph.neo4j.connection import TooLargeError
from graph.neo4j.items import Edge, Item, Node, Sums
from graph.neo4j.project import project, sums_of
from graph.neo4j.sync import Report, write
from graph.neo4j.writer import Writer
from graph.store import open_view
from ontology.errors import Neo4jError

BUCKETS = 256


class Told:
    def __init__(self, row: dict[str, Any]) -> None:
        self.row = row

    def consume(self) -> None: ...

    def single(self, strict: bool = False) -> dict[str, Any]:
        return self.row


class Transaction:
    """What one transaction was told. It sees what is done, and what it was told itself."""

    def __init__(self, of: Recorder) -> None:
        self.of = of
        self.keys: dict[int, str] = {}
        self.edges: list[tuple[str, str, str]] = []
        self.by_key = 0
        self.root = self.number = None

    def run(self, query: str, rows: list[Any] | None = None, days: Sequence[date] = (), **given: Any) -> Told:
        if "KgSync" in query or "KgBuckets" in query:
            self.root = given.get("root", self.root)
            return Told({})
        assert rows is not None
        if "-[r:" in query:
            type_ = re.search(r"-\[r:(\w+)", query)
            assert type_
            by_id = "id(a) = row[0]" in query
            ends = [(self._key(r[0]), self._key(r[1])) if by_id else (r[0], r[1]) for r in rows]
            assert {key for pair in ends for key in pair} <= {*self.of.nodes, *self.keys.values()}, "an edge came before its ends"  # fmt: skip
            self.by_key += 0 if by_id else len(rows)
            self.edges += [(start, type_[1], end) for start, end in ends]
            return Told({"made": len(rows)})
        keys = [r["k"] if isinstance(r, dict) else r[0] for r in rows]
        made = dict(zip((next(self.of.ids) for _ in keys), keys, strict=True))
        self.keys |= made
        return Told({"keys": keys, "ids": list(made)})

    def _key(self, id_: int) -> str:
        return self.keys.get(id_) or self.of.keys[id_]


class Recorder:
    """A lease: it gives ids, and keeps what a transaction was told only when that is done."""

    embedded = False
    dynamic = False

    def __init__(self, most: int = 1_000_000, faults: dict[int, str] | None = None) -> None:
        self.most = most
        self.faults = faults or {}  # of the attempts: before COMMIT, or after it
        self.attempts = self.drawn = 0
        self.marked: int | None = 0
        self.keys: dict[int, str] = {}
        self.nodes: list[str] = []
        self.edges: list[tuple[str, str, str]] = []
        self.by_key = 0
        self.sizes: list[int] = []
        self.root = ""
        self.ids = count(7)
        self.known: Callable[[], dict[str, int]] = dict

    def draw(self) -> int:
        self.drawn += 1
        return self.drawn

    def batch(self, work: Callable[[Transaction], None], number: int | None = None) -> None:
        """One at a time; what is marked as done is not done again."""
        number = number or self.draw()
        if number != self.marked:
            known = set(self.known())
            self._transaction(work, number)
            assert set(self.known()) == known  # ids of a transaction that is not done yet are nobody's

    def attempt(self, work: Callable[[Transaction], None]) -> None:
        """One of two at a time."""
        self.attempts += 1
        self._transaction(work, None, self.faults.get(self.attempts, ""))

    def mark(self, tx: Transaction, number: int) -> None:
        tx.number = number

    def _transaction(self, work: Callable[[Transaction], None], number: int | None, fault: str = "") -> None:
        mine = Transaction(self)
        mine.number = number
        work(mine)
        size = len(mine.keys) + len(mine.edges)
        if size > self.most:
            raise TooLargeError
        if fault == "before":
            raise Neo4jError("the server is gone")
        self.keys |= mine.keys
        self.nodes += mine.keys.values()
        self.edges += mine.edges
        self.by_key += mine.by_key
        self.marked, self.root = mine.number, mine.root or self.root
        self.sizes.append(size)
        if fault:
            raise Neo4jError("no reply to COMMIT")


@pytest.fixture(scope="module")
def items(built_store: Path) -> list[Item]:
    return list(project(open_view(built_store).quads))


def load(
    items: list[Item], recorder: Recorder, size: int = 100,
    keys: Callable[[], None] = lambda: None, told: Callable[[int], None] = lambda _: None,
) -> Sums:  # fmt: skip
    writer = first.FirstWriter(recorder, Sums.empty(BUCKETS), [], size, told, ids=True, keys=keys)  # type: ignore[arg-type]
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


# -- two batches at a time ---------------------------------------------------------------------------------------------


def many(count: int) -> list[Item]:
    """People with a country each, and a chain of meetings."""
    keys = [f"id/person/p{n:05}" for n in range(count)]
    nodes: list[Item] = [Node("id/country/by", ("Country",)), *(Node(key, ("Person",)) for key in keys)]
    nodes += [Edge(key, "COUNTRY", "id/country/by") for key in keys]
    met = {"count": 1, "first": date(2025, 12, 13)}
    return nodes + [Edge(one, "MET", other, met) for one, other in zip(keys, [*keys[7:], *keys[:7]], strict=True)]


def test_batches_that_follow_each_other_have_no_node_in_common() -> None:
    chance, edges = random.Random(1), pool.Pool()
    for _ in range(3000):
        start, end = chance.sample(range(1000), 2)
        edges.add(("MET", ()), [start, end, 0])
    edges.add(("RELEASED", ()), [1, 2, 0])
    batches = [[row[:2] for rows in kinds.values() for row in rows] for _, kinds in edges.cut(lambda: 1000)]
    assert [len(batch) for batch in batches[10:]] == [1] and sum(map(len, batches)) == 3001 and not edges
    for one, two in pairwise(batches[:10]):
        assert not {end for row in one for end in row} & {end for row in two for end in row}


def test_while_one_batch_is_committed_the_next_is_at_work() -> None:
    told: list[str] = []
    second = threading.Event()

    def write(batch: str, turn: Callable[[], None]) -> None:
        told.append(f"{batch} begins")
        if batch == "one":
            assert second.wait(30)  # the commit of the first takes so long
        if batch == "two":
            second.set()
        turn()

    batches = [(frozenset({0, 1}), "one"), (frozenset({2, 3}), "two"), (frozenset({0, 3}), "three")]
    done = lambda batch: told.append(f"{batch} is done")  # noqa: E731
    assert Abreast(write, done, iter(batches)).run() == []
    assert told.index("two begins") < told.index("one is done") < told.index("two is done")
    assert told[-2:] == ["three begins", "three is done"]  # it has nodes in common with the second


@pytest.mark.parametrize("fault", ["before", "after"])
@pytest.mark.parametrize("at", [1, 2, 5, 10])
def test_after_a_fault_batches_go_one_by_one_and_none_twice(
    fault: str, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = many(1500)
    recorder = Recorder(faults={at: fault})
    sums = load(items, recorder, size=150)
    whole(items, recorder)
    assert recorder.attempts > at and recorder.root == sums.root
    assert sums.totals == (1501, 3000)


def test_batches_too_large_for_two_at_a_time_are_halved() -> None:
    items = many(1500)
    recorder = Recorder(most=60)
    sums = load(items, recorder, size=150)
    whole(items, recorder)
    assert max(recorder.sizes) <= 60 and recorder.root == sums.root


def test_who_loses_the_lease_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    recorder = Recorder()

    def lost(tx: Transaction, number: int) -> None:
        raise Neo4jError("another kg sync has taken over")

    whole_batch = recorder.batch

    def batch(work: Callable[[Transaction], None], number: int | None = None) -> None:
        if recorder.edges:
            raise Neo4jError("another kg sync has taken over")
        whole_batch(work, number)

    monkeypatch.setattr(recorder, "batch", batch)
    monkeypatch.setattr(recorder, "mark", lambda tx, number: lost(tx, number) if recorder.edges else None)
    with pytest.raises(Neo4jError, match="has taken over"):
        load(many(1500), recorder, size=150)
    assert 0 < len(recorder.edges) < 3000


def test_who_cannot_be_told_of_a_batch_is_not_sent_it_twice() -> None:
    recorder, items = Recorder(), many(1500)

    def told(written: int) -> None:
        if written > 2000:
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        load(items, recorder, size=150, told=told)
    assert max(Counter(recorder.edges).values()) == 1 and len(recorder.edges) < 3000
