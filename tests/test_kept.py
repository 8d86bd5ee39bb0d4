"""What is kept beside the view of a store: read when it fits, made anew when the graph, the options or the code changed."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from again_world import BARGAINS, document
from view_story import records

from graph import KnowledgeGraph
from graph.analysis.brokers import Bridge, Broker, Brokers
from graph.analysis.dealitems import items_of
from graph.analysis.path import Tie
from graph.renewal import refresh
from graph.store import writing
from graph.view import indexing, keeping
from graph.view.index import Index
from graph.view.indexing import index_of, of_records
from graph.view.keeping import decode, encode
from graph.view.kept import Kept, current, kept_of
from graph.view.reader import View
from ontology.ids import BASE
from ontology.rdf import evidence_quads


def index() -> Index:
    things, told = records()
    return of_records(told, {t.iri: t.type for t in things})


def test_an_index_comes_back_as_it_was():
    assert Index.load(index().dump()) == index()
    assert index().dump() == index().dump()


@pytest.mark.parametrize("data", [b"", b"nonsense", index().dump()[:200]])
def test_a_broken_index_is_made_anew(data: bytes):
    assert Index.load(data) is None


def test_an_empty_graph_has_an_index():
    empty = of_records([], {})
    assert Index.load(empty.dump()) == empty


def test_records_come_back_as_they_were():
    found = Brokers((Broker("a", 0.5, 3, ("b",), (Bridge(Tie("a", "b", "h"), Tie("b", "c", "i", 2), None),)),), 7, 7)
    assert decode(encode(found), {c.__name__: c for c in (Brokers, Broker, Bridge, Tie)}) == found
    with pytest.raises(KeyError):
        decode(encode(found), {"Brokers": Brokers})


def test_what_was_kept_is_used_until_the_graph_changes(built_store: Path, tmp_path: Path, monkeypatch):
    folder = tmp_path / "kg"
    shutil.copytree(built_store, folder, ignore=shutil.ignore_patterns("kept"))
    first = str(KnowledgeGraph(folder).brokers())
    here = folder / "kept" / (current(folder) or "")
    assert sorted(p.name.split("-")[0].split(".")[0] for p in here.iterdir()) == ["brokers", "index"]
    monkeypatch.setattr("graph.analysis.brokers.brokers", lambda *_, **__: pytest.fail("reckoned again"))
    assert str(KnowledgeGraph(folder).brokers()) == first
    monkeypatch.undo()
    monkeypatch.setattr(keeping, "code", lambda: "other code")
    assert str(KnowledgeGraph(folder).brokers()) == first
    assert len(list(here.glob("brokers-*"))) == 2


def test_files_of_other_views_are_cleared_away(tmp_path: Path):
    Kept(tmp_path, "1").put("x", b"old")
    Kept(tmp_path, "2").put("x", b"new")
    assert Kept(tmp_path, "1").get("x") is None and Kept(tmp_path, "2").get("x") == b"new"


def test_nothing_is_kept_where_the_view_changed_meanwhile(tmp_path: Path):
    (tmp_path / "view").write_text("4")
    assert kept_of(tmp_path, "3") is None and kept_of(tmp_path, "4") == Kept(tmp_path, "4")
    assert kept_of(tmp_path / "nowhere", None) is None


def test_a_folder_that_may_not_be_written_is_no_error(tmp_path: Path):
    (tmp_path / "kept").write_text("a file stands here")
    Kept(tmp_path, "1").put("x", b"lost")
    assert Kept(tmp_path, "1").get("x") is None


def test_what_is_kept_of_a_slice_stands_beside_that_of_the_whole(built_store: Path, tmp_path: Path) -> None:
    """`kg timeline --at 2025-10-01` finds its own index, and never that of the whole graph."""
    shutil.copytree(built_store, tmp_path / "kg")
    first = [str(KnowledgeGraph(tmp_path / "kg", at=day).timeline()) for day in ("2025-10-01", None, "2025-10-01")]
    assert first[0] == first[2] != first[1]
    assert len(list((tmp_path / "kg" / "kept").glob("*/index.bin"))) == 2


def test_an_index_is_brought_up_to_date_by_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents come and go; the index of the view before, with what they touched read anew, is that of a scan."""
    dice, folder = random.Random(3), tmp_path / "kg"
    told = [document(dice, number, BARGAINS) for number in range(16)]
    first = told[:8]
    for rows in (first, told[2:12], told[2:4], told):
        with writing(folder) as store:
            graphs = {e.document.iri: f"{BASE}evidence/{e.document.text_id}" for e in rows}
            for e in rows:
                store.write(graphs[e.document.iri], evidence_quads(e, graphs[e.document.iri]))
            store.point({**dict.fromkeys(store.sources()), **graphs})
            refresh(store)
        view = KnowledgeGraph(folder).view
        assert view.kept is not None
        assert bool(view.kept.before("index.bin")) == (rows is not first)
        with monkeypatch.context() as patch:
            if rows is not first:
                patch.setattr(indexing, "build", lambda _: pytest.fail("scanned again"))
            renewed = view.index
        assert renewed == index_of(view.store) and renewed.state
        assert items_of(view) == items_of(View(view.store)), "of what deals are made, too"
        assert list((folder / "kept").glob("*/index.bin")) == [folder / "kept" / (current(folder) or "") / "index.bin"]
