"""The store: one writer, readers that never see a half, and what is left after a crash."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from store_maker import small

from graph.store import POINTERS, reading, writing
from ontology.errors import StoreError
from ontology.ids import evidence_iri
from ontology.rdf import evidence_quads


def put(folder: Path, version: str = "1") -> str:
    extraction = small()
    graph = evidence_iri(extraction.document.text_id, version)
    with writing(folder) as store:
        store.put(extraction.document.iri, "notatka.txt", graph, evidence_quads(extraction, graph))
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


def test_views_do_not_pile_up(tmp_path: Path) -> None:
    for version in "123":
        put(tmp_path / "kg", version)
        time.sleep(0)
    assert len(list((tmp_path / "kg" / "views").iterdir())) == 1
