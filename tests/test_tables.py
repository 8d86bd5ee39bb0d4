"""Tables of ours are parsed once and kept beside the bytecode; what is kept of another text than the one there is never read."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from loaders.polish.text.words import DATA
from ontology import tables
from ontology.tables import read_table


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A table in a folder that counts as ours, in a Python that keeps bytecode."""
    monkeypatch.setattr(tables, "_OURS", (tmp_path,))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    path = tmp_path / "words.yaml"
    path.write_text("since: 2024-05-01\nmonths: {styczeń: 1}\n", encoding="utf-8")
    return path


@pytest.fixture
def unparsed(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From when it is called, parsing is an error."""

    def fail(*_: object, **__: object) -> None:
        raise AssertionError("parsed")

    return lambda: monkeypatch.setattr(yaml, "load", fail)


def kept(path: Path) -> list[Path]:
    return [*path.parent.glob("__pycache__/*")]


def test_second_reading_parses_nothing(ours: Path, unparsed: Callable[[], None]) -> None:
    told = yaml.safe_load(ours.read_text(encoding="utf-8"))
    assert read_table(ours) == told
    assert len(kept(ours)) == 1
    unparsed()
    assert read_table(ours) == told


def test_each_reader_gets_a_table_of_its_own(ours: Path) -> None:
    read_table(ours)["months"]["luty"] = 2
    assert read_table(ours)["months"] == {"styczeń": 1}


def test_another_text_of_the_same_size_and_time_is_read_anew(ours: Path) -> None:
    read_table(ours)
    before = ours.stat()
    ours.write_text(ours.read_text(encoding="utf-8").replace("1}", "7}"), encoding="utf-8")
    os.utime(ours, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert ours.stat().st_size == before.st_size
    assert read_table(ours)["months"] == {"styczeń": 7}
    assert read_table(ours)["months"] == {"styczeń": 7}


@pytest.mark.parametrize("length", [0, 10, 40])
def test_what_is_half_written_is_parsed_anew(ours: Path, length: int) -> None:
    first = read_table(ours)
    (file,) = kept(ours)
    file.write_bytes(file.read_bytes()[:length])
    assert read_table(ours) == first


def test_a_byte_that_has_changed_on_the_disk_is_seen(ours: Path) -> None:
    first = read_table(ours)
    (file,) = kept(ours)
    raw = bytearray(file.read_bytes())
    raw[-3] ^= 1
    file.write_bytes(raw)
    assert read_table(ours) == first


def test_a_folder_that_cannot_be_written_to_costs_only_the_time(ours: Path) -> None:
    (ours.parent / "__pycache__").write_text("a file in its place", encoding="utf-8")
    assert read_table(ours)["months"] == {"styczeń": 1}


def test_nothing_is_kept_where_python_keeps_nothing(ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    read_table(ours)
    assert not kept(ours)


def test_a_prefix_for_bytecode_holds_for_tables(ours: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "prefix"))
    read_table(ours)
    assert not kept(ours)
    assert [*(tmp_path / "prefix").rglob("words.yaml.*.pickle")]


def test_nothing_is_written_beside_the_tables_of_others(ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_OURS", ())
    read_table(ours)
    assert not kept(ours)


def test_a_broken_table_is_an_error_each_time(ours: Path) -> None:
    ours.write_text("a: [", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(yaml.YAMLError):
            read_table(ours)


def test_no_list_of_words_hides_another() -> None:
    """All lists of the lexicon are one namespace: of two with one name the later would stand, and nobody would see it."""
    tables = ("nouns", "governors", "control", "relations")
    names = [name for t in tables for name in re.findall(r"^(\w+):", (DATA / f"{t}.yaml").read_text("utf-8"), re.M)]
    assert len(names) > 200 and sorted(names) == sorted(set(names))


def test_importing_the_reader_reads_no_word_list() -> None:
    """Lists are read at the first question: whoever only imports (`kg --help`) does not pay for them."""
    code = "import loaders.polish.pipeline; from loaders.polish.text.lexicon import lexicon; print(lexicon.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
