"""Texts that nobody would write: read without an exception, each quote exact. The long run is `tools/fuzz.py`."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from graph.ingest import ReadOptions, extractor
from loaders.documents.reader import read_text


@pytest.fixture(scope="module")
def fuzz() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz", Path(__file__).parent.parent / "tools" / "fuzz.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("hundred", range(3))
def test_mutated_texts_are_read(hundred: int, fuzz: ModuleType) -> None:
    texts = [fuzz.text_of(7, n) for n in range(100 * hundred, 100 * hundred + 100)]
    assert [(n, f) for n, text in enumerate(texts) if (f := fuzz.fault_of(text, timed=False))] == []


def test_a_number_gives_the_same_text_again(fuzz: ModuleType) -> None:
    assert [fuzz.text_of(1, n) for n in range(20)] == [fuzz.text_of(1, n) for n in range(20)]
    assert len({fuzz.text_of(1, n) for n in range(20)}) > 15


@pytest.mark.parametrize(
    "text",
    [
        "Rozmowy odbędą się 31 lutego w Mińsku.",
        "Spotkanie zaplanowano na 31 czerwca, a 30 lutego Litwa zamknie granicę.",
        "99.99.9999 USA zniosły sankcje wobec Belavii.",
        "Litwa zamknęła granicę ² dni temu, a ① tygodnie wcześniej wiosną ⑳⑳⑳⑳ roku.",
    ],
)
def test_days_that_no_month_has_give_no_date(text: str) -> None:
    for date in ("2026-02-25", "2026-06-25", None):
        found = extractor().extract(read_text(text, "n", ReadOptions(date=date)))
        assert all(c.date is None or "31" not in c.date for c in found.claims)


def test_a_sentence_torn_behind_its_verb_is_read() -> None:
    text = "Reżim uwolnił więźniów. Wśród osób, które opuściły więzienie, jest"
    assert extractor().extract(read_text(text, "n", ReadOptions())).claims
