"""A store brought up to date by what was touched: the bytes of a full derivation, after any crash too."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from again_world import document, whole
from click.testing import CliRunner

import graph.renewal
import graph.store
import graph.versions
from graph import KnowledgeGraph
from graph.asking import questions
from graph.cli import cli
from graph.derive.joining import join, known_persons
from graph.derive.judgements import Judgement, Judgements
from graph.ingest import load
from graph.ledger import append
from graph.renewal import FILE, LIMITS, Limits, clusters_of, refresh
from graph.shipped import registry
from graph.sources import publication, source_iri
from graph.store import _DIRTY, _WHOLE, CURRENT, Store, open_view, reading, writing
from graph.view.kept import Kept
from ontology.claims import Extraction
from ontology.ids import document_iri, evidence_iri
from ontology.rdf import evidence_quads

NONE = Limits(0, 0)


def put(
    folder: Path, *rows: Extraction, version: str = "1", forget: tuple[str, ...] = (), limits: Limits = NONE
) -> None:
    """Lay down the evidence of documents, take others out, and derive."""
    with writing(folder) as store:
        for e in rows:
            graph = evidence_iri(e.document.text_id, version)
            store.put(
                publication(source_iri(e.document.name), e.document.name, e.document), graph, evidence_quads(e, graph)
            )
        store.point({document_iri(text): None for text in forget})
        refresh(store, limits)


def same_as_whole(folder: Path, rows: list[Extraction], ledger: list[Judgement] | None = None) -> None:
    """The store holds what a full derivation of these documents gives, and is settled."""
    store = open_view(folder)
    have = {line for line in store.sorted_quads() if line.endswith("graph/current>")}
    assert have == whole(rows, ledger or []) and not store.dirty and not store.touched()


@pytest.fixture
def part_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on nothing may be derived whole."""

    def forbidden(*_: object) -> None:
        raise AssertionError("everything was derived anew")

    monkeypatch.setattr(graph.renewal, "_whole", forbidden)


def rows(seed: int, size: int = 12) -> list[Extraction]:
    dice = random.Random(seed)
    return [document(dice, n) for n in range(size)]


def test_a_store_derives_what_is_touched_and_no_more(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    folder, told = tmp_path / "kg", rows(1)
    put(folder, *told[:-2])
    request.getfixturevalue("part_only")
    put(folder, told[-2])
    put(folder, told[-1], forget=(told[0].document.text_id,))
    same_as_whole(folder, told[1:])
    put(folder, told[0])
    same_as_whole(folder, told)


def test_a_judgement_derives_what_it_touches(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    folder, told = tmp_path / "kg", rows(2)
    put(folder, *told)
    request.getfixturevalue("part_only")
    left, right = (f"{e.document.text_id}:{e.clusters[0].id}" for e in told[:2])
    said = Judgement(1, "same", (left,), (right,), by="anna")
    with writing(folder) as store:
        append(store.quads, [said])
        store.touch()
        refresh(store, NONE)
    same_as_whole(folder, told, [said])


@pytest.mark.parametrize("lost", ["memory", "version", "garbage"])
def test_without_a_memory_that_fits_everything_is_derived(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    folder, told = tmp_path / "kg", rows(3)
    put(folder, *told[:-1])
    if lost == "version":
        monkeypatch.setattr(graph.renewal, "version", lambda: "another")
    for file in folder.glob("derived.sqlite*"):
        if lost == "memory":
            file.unlink()
        elif lost == "garbage":
            file.write_bytes(b"no database at all" * 100)
    put(folder, told[-1])
    same_as_whole(folder, told)
    put(folder, forget=(told[0].document.text_id,))  # and the memory is there again
    same_as_whole(folder, told[1:])


def test_a_memory_of_an_earlier_state_is_not_used(tmp_path: Path) -> None:
    folder, told = tmp_path / "kg", rows(4)
    put(folder, *told[:4])
    old = (folder / "derived.sqlite").read_bytes()
    put(folder, *told[4:8])
    (folder / "derived.sqlite").write_bytes(old)
    put(folder, *told[8:])
    same_as_whole(folder, told)


def test_a_small_store_is_derived_whole_and_needs_no_memory(tmp_path: Path) -> None:
    put(tmp_path / "kg", *rows(5), limits=LIMITS)
    assert not (tmp_path / "kg" / "derived.sqlite").exists()
    same_as_whole(tmp_path / "kg", rows(5))


def test_many_changes_at_once_are_derived_whole(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    folder, told = tmp_path / "kg", rows(7)
    put(folder, *told[:-3], limits=Limits(0, 4))
    request.getfixturevalue("part_only")
    put(folder, told[-1], limits=Limits(0, 4))
    with pytest.raises(AssertionError, match="everything"):
        put(folder, *told[-3:-1], forget=(told[0].document.text_id, told[1].document.text_id), limits=Limits(0, 4))


_VICTIM = """
import os, signal, sys
sys.path[:0] = sys.argv[3:]
from pathlib import Path
import test_renewal, graph.again, graph.renewal, graph.store, graph.folder
from graph.again.memory import Memory
from graph.shipped import registry
from graph.store import Store

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

def after(owner, name):
    kept = getattr(owner, name)
    def both(*args, **kwargs):
        kept(*args, **kwargs)
        die()
    setattr(owner, name, both)

def pending(self, name, value, kept=Memory.set):
    kept(self, name, value)
    if name == "state":  # the last word of the transaction
        self.db.execute("COMMIT")
        die()

folder, where = Path(sys.argv[1]), sys.argv[2]
told = test_renewal.rows(6)
match where:
    case "evidence": after(Store, "write")
    case "marks": after(Store, "point")
    case "deriving": graph.renewal.again = die
    case "identity": graph.again.HappeningsAgain = die
    case "planned": Store.change = die
    case "pending": Memory.set = pending
    case "written": Memory.set = lambda self, name, value, kept=Memory.set: die() if (name, value) == ("pending", "") else kept(self, name, value)
    case "publish": graph.folder.publish = die
test_renewal.put(folder, told[-1], forget=(told[0].document.text_id,))
"""


@pytest.mark.parametrize(
    "where", ["evidence", "marks", "deriving", "identity", "planned", "pending", "written", "publish"]
)
def test_kill_at_any_moment(tmp_path: Path, where: str, request: pytest.FixtureRequest) -> None:
    """A document is loaded and another forgotten; the process dies; readers see the old graph, the next writer finishes."""
    folder, told = tmp_path / "kg", rows(6)
    put(folder, *told[:-1])
    here = Path(__file__).parent
    victim = subprocess.run(
        [sys.executable, "-c", _VICTIM, str(folder), where, str(here), str(here.parent)], check=False
    )
    assert victim.returncode == -signal.SIGKILL
    same_as_whole(folder, told[:-1])
    request.getfixturevalue("part_only")
    if where in ("evidence", "marks"):  # it had come so far, and no further
        left = told[:-1] if where == "evidence" else told
        put(folder)
        same_as_whole(folder, left)
    put(folder, *([told[-1]] if where == "evidence" else []), forget=(told[0].document.text_id,))
    same_as_whole(folder, told[1:])


def test_kill_while_everything_is_derived(tmp_path: Path) -> None:
    folder, told = tmp_path / "kg", rows(6)
    put(folder, *told[:-1])
    with writing(folder) as store:
        Store.replace_current(store, [], "half")
        store.quads.extend([_DIRTY, _WHOLE])  # what a writer that died in between leaves
    put(folder, told[-1])
    same_as_whole(folder, told)


def test_a_person_who_decides_needs_no_derivation_to_be_understood(tmp_path: Path) -> None:
    """`kg resolve Nowak …` asks the memory which mentions are Nowak; what it says is what joining all documents says."""
    folder, told = tmp_path / "kg", rows(5)
    put(folder, *told)
    store = open_view(folder)
    joined = join(sorted(told, key=lambda e: e.document.text_id), Judgements(), known_persons(registry()))
    for iri in sorted(set(joined.iri_of.values())):
        assert clusters_of(store, iri) == tuple(sorted(r for r, i in joined.iri_of.items() if i == iri))
    put(folder, told[0], version="2")
    assert clusters_of(store, iri) is None  # the memory is of a later state than this view


def test_a_memory_that_cannot_be_read_is_done_without(tmp_path: Path) -> None:
    """A table of it is gone, as where a disk has lost a page: what it would tell is found by deriving."""
    folder, told = tmp_path / "kg", rows(5)
    put(folder, *told)
    store = open_view(folder)
    joined = join(sorted(told, key=lambda e: e.document.text_id), Judgements(), known_persons(registry()))
    asked = list(questions(store.quads, Kept(folder, "1")))
    with sqlite3.connect(folder / FILE) as memory:
        memory.execute("DROP TABLE ref")
    assert clusters_of(store, min(joined.iri_of.values())) is None
    assert list(questions(open_view(folder).quads, Kept(folder, "2"))) == asked


def _with_a_note(tmp_path: Path) -> tuple[Path, list[str]]:
    """A store of one note, and the command that reads its timeline."""
    folder, note = tmp_path / "kg", tmp_path / "note.txt"
    note.write_text("11 września Łukaszenka przyjął w Mińsku Johna Coale’a.", encoding="utf-8")
    load(folder, [note])
    return folder, ["--store", str(folder), "--lang", "en", "timeline"]


def test_after_an_upgrade_the_next_reader_sees_what_the_new_version_derives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing was loaded since: the graph of before would be read as if the new version had made it."""
    folder, asked = _with_a_note(tmp_path)
    assert CliRunner().invoke(cli, asked).stderr == ""
    with writing(folder) as store:
        lost = next(q for q in store.quads.quads_for_pattern(None, None, None, CURRENT) if "participant" in str(q))
        store.replace_current({*store.quads.quads_for_pattern(None, None, None, CURRENT)} - {lost}, by="an older one")
    renewed = CliRunner().invoke(cli, asked)
    assert renewed.stderr.strip() == "the graph was derived anew: another version of kg had made it"
    assert CliRunner().invoke(cli, asked).stderr == ""
    with reading(folder) as store:
        assert lost in store.quads
    # in Python too; and while somebody else writes, what is there is read, with a warning
    monkeypatch.setattr(graph.versions, "version", lambda: "a newer one")
    with writing(folder), pytest.warns(UserWarning, match="another kg is writing"):
        KnowledgeGraph(folder)


def test_where_what_is_within_the_store_cannot_be_written_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk, or views that belong to somebody else: who only reads is told so, and reads on."""
    _, asked = _with_a_note(tmp_path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(graph.versions, "version", lambda: "a newer one")
    monkeypatch.setattr(graph.store.disk, "publish", full)
    found = CliRunner().invoke(cli, asked)
    assert (found.exit_code, "No space left" in found.stderr) == (0, True)
    assert "Coale" in found.stdout
