"""The store: one writer, readers that never see a half, and what is left after a crash."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad
from store_maker import small

from graph.sources import publication, source_iri
from graph.store import CURRENT, POINTERS, open_view, reading, writing
from ontology.errors import StoreError
from ontology.ids import evidence_iri
from ontology.rdf import evidence_quads, read_evidence


def put(folder: Path, version: str = "1") -> str:
    extraction = small()
    graph = evidence_iri(extraction.document.text_id, version)
    with writing(folder) as store:
        found = publication(source_iri("test/notatka.txt"), "notatka.txt", extraction.document)
        store.put(found, graph, evidence_quads(extraction, graph))
        store.replace_current([])
    return graph


def test_a_source_is_replaced_whole(tmp_path: Path) -> None:
    put(tmp_path / "kg", "1")
    new = put(tmp_path / "kg", "2")
    with reading(tmp_path / "kg") as store:
        assert list(store.sources().values()) == [new]
        graphs = {q.graph_name for q in store.quads} - {POINTERS}
        assert {g.value for g in graphs} == {new}


def test_missing_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"), reading(tmp_path / "nothing"):
        pass


def test_a_newer_store_is_left_alone(tmp_path: Path) -> None:
    put(tmp_path / "kg")
    (tmp_path / "kg" / "format.json").write_text(json.dumps({"format": 99}))
    with pytest.raises(StoreError, match="newer kg"), reading(tmp_path / "kg"):
        pass
    with pytest.raises(StoreError, match="newer kg"), writing(tmp_path / "kg"):
        pass


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "praca.doc").write_text("moje")
    with pytest.raises(StoreError, match="not a store"), writing(tmp_path):
        pass
    assert (tmp_path / "praca.doc").read_text() == "moje"


def test_a_second_writer_is_told_who_writes_and_readers_read_on(tmp_path: Path) -> None:
    folder = tmp_path / "kg"
    put(folder)
    with writing(folder):
        with pytest.raises(StoreError, match=f"process {os.getpid()}"), writing(folder):
            pass
        with reading(folder) as store:
            assert len(store.sources()) == 1


_VICTIM = """
import sys, time
sys.path[:0] = sys.argv[2:]
from pathlib import Path
from store_maker import small
from graph.store import writing
from ontology.rdf import evidence_quads
extraction = small()
with writing(Path(sys.argv[1])) as store:
    graph = "https://w3id.org/sanctions-kg/evidence/dead/1"
    store.quads.extend(evidence_quads(extraction, graph))
    store.quads.flush()
    print("written", flush=True)
    time.sleep(60)
"""


def test_kill_in_mid_load_leaves_the_earlier_state(tmp_path: Path) -> None:
    folder = tmp_path / "kg"
    graph = put(folder)
    here = Path(__file__).parent
    victim = subprocess.Popen(
        [sys.executable, "-c", _VICTIM, str(folder), str(here), str(here.parent)], stdout=subprocess.PIPE, text=True
    )
    assert victim.stdout is not None and victim.stdout.readline().strip() == "written"
    victim.send_signal(signal.SIGKILL)
    victim.wait()
    victim.stdout.close()
    with reading(folder) as store:
        assert list(store.sources().values()) == [graph]
    (folder / "quads" / "bulk-orphan.sst").write_bytes(b"left behind")
    with writing(folder) as store:  # the lock went with the process; the orphans are swept
        assert {g.value for g in store.quads.named_graphs()} == {graph, POINTERS.value}
    assert not (folder / "quads" / "bulk-orphan.sst").exists()


def views(folder: Path) -> list[str]:
    return sorted(p.name for p in (folder / "views").iterdir() if p.is_dir())


def test_views_do_not_pile_up(tmp_path: Path) -> None:
    for version in "123":
        put(tmp_path / "kg", version)
    assert views(tmp_path / "kg") == ["3"]


def test_a_view_that_is_read_stays_until_its_reader_is_gone(tmp_path: Path) -> None:
    first = put(tmp_path / "kg", "1")
    reader = open_view(tmp_path / "kg")
    second = put(tmp_path / "kg", "2")
    assert views(tmp_path / "kg") == ["1", "2"]
    assert list(reader.sources().values()) == [first]
    del reader
    put(tmp_path / "kg", "3")
    assert views(tmp_path / "kg") == ["3"] and first != second


def test_pointers_and_evidence_change_in_one_transaction(tmp_path: Path) -> None:
    """Between the new evidence and its pointer a reader of the live store sees the old source, whole."""
    folder = tmp_path / "kg"
    old = put(folder, "1")
    extraction = small()
    new = evidence_iri(extraction.document.text_id, "2")
    with writing(folder) as store:
        store.write(new, evidence_quads(extraction, new))
        assert store.sources() == {extraction.document.iri: old} and store.dirty
        assert read_evidence(store.evidence(old)) == extraction
        store.point({extraction.document.iri: new})
        assert store.sources() == {extraction.document.iri: new}
        assert next(store.evidence(old), None) is None


def test_what_was_not_derived_is_not_shown_and_stays_marked(tmp_path: Path) -> None:
    folder = tmp_path / "kg"
    put(folder)
    with pytest.raises(RuntimeError), writing(folder) as store:
        store.write(
            evidence_iri("x", "1"), [Quad(NamedNode("a:b"), NamedNode("a:c"), NamedNode("a:d"), NamedNode("a:g"))]
        )
        raise RuntimeError("the derivation failed")
    assert not open_view(folder).dirty
    with writing(folder) as store:
        assert store.dirty
        store.replace_current([])
        assert not store.dirty


def test_the_current_graph_is_replaced_by_the_difference(tmp_path: Path) -> None:
    rows = [Quad(NamedNode(f"a:{i}"), NamedNode("a:p"), NamedNode("a:o"), CURRENT) for i in range(4)]
    with writing(tmp_path / "kg") as store:
        store.replace_current(rows[:3])
        store.replace_current(rows[2:])
    found = open_view(tmp_path / "kg").quads.quads_for_pattern(None, None, None, CURRENT)
    assert sorted(map(str, found)) == sorted(map(str, rows[2:]))


def test_a_damaged_store_is_named_as_such(tmp_path: Path) -> None:
    put(tmp_path / "kg")
    for file in (tmp_path / "kg" / "views").rglob("CURRENT"):
        file.write_bytes(b"rubbish")
    with pytest.raises(StoreError, match="is damaged") as caught:
        open_view(tmp_path / "kg")
    assert caught.value.hint and "load" in caught.value.hint


def test_a_format_file_of_another_kind(tmp_path: Path) -> None:
    put(tmp_path / "kg")
    (tmp_path / "kg" / "format.json").write_text("[]")
    with pytest.raises(StoreError, match="not a store of kg"):
        open_view(tmp_path / "kg")


def test_a_writer_that_must_not_make_a_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"), writing(tmp_path / "none", make=False):
        pass
    assert not (tmp_path / "none").exists()
