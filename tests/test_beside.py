"""A large store is read by a second process while the first one writes: what comes over is what the first would have made."""

from pathlib import Path

import pytest

from graph.neo4j import beside
from graph.neo4j.project import project, sums_of
from graph.store import open_view
from ontology.errors import Neo4jError


@pytest.fixture
def view(built_store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the seeds' view, taken for a large one on a machine with two cores."""
    monkeypatch.setattr(beside, "LARGE", 0)
    monkeypatch.setattr(beside.os, "cpu_count", lambda: 2)
    return built_store / "views" / (built_store / "view").read_text("ascii")


def test_the_same_nodes_and_edges_come_in_the_same_order(built_store: Path, view: Path) -> None:
    store = open_view(built_store).quads
    here = list(project(store))
    there = list(beside.items_of(store, view))
    assert there == here
    assert [i.hash for i in there] == [i.hash for i in here]
    assert {type(i.props.get("earliest")) for i in there} == {
        type(i.props.get("earliest")) for i in here
    }  # dates stay dates


def test_sums_are_reckoned_meanwhile(built_store: Path, view: Path) -> None:
    store = open_view(built_store).quads
    with beside.sums_later(store, view, 4096) as fetch:
        assert fetch() == sums_of(store, 4096)


def test_a_small_store_needs_no_second_process(built_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside.subprocess, "Popen", lambda *_, **__: pytest.fail("a process was started"))
    monkeypatch.setattr(beside, "LARGE", 1 << 40)
    store = open_view(built_store).quads
    assert sum(1 for _ in beside.items_of(store, built_store / "views")) == sum(1 for _ in project(store))


def test_who_takes_only_some_ends_the_process(built_store: Path, view: Path) -> None:
    items = beside.items_of(open_view(built_store).quads, view)
    next(items)
    items.close()  # waits for the process to be gone


def test_a_process_that_dies_is_an_error_in_words(built_store: Path, view: Path, tmp_path: Path) -> None:
    with pytest.raises(Neo4jError, match="ended early"):
        list(beside.items_of(open_view(built_store).quads, tmp_path))


def test_what_lies_where_the_user_stands_is_not_run(
    built_store: Path, view: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "graph").mkdir()
    (tmp_path / "graph" / "__init__.py").write_text("raise SystemExit('a package of the user')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    store = open_view(built_store).quads
    assert list(beside.items_of(store, view)) == list(project(store))
