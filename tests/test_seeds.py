"""The digests we ship: listed, dated, long enough, with the facts and contradictions, and in our own words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import seeds

DOCUMENTS = Path(__file__).parents[2] / "shared" / "documents"
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
GRAM = 6


def words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"(?<=\w)-\n", "", text).casefold())


def grams(text: str) -> set[tuple[str, ...]]:
    row = words(text)
    return {tuple(row[i : i + GRAM]) for i in range(len(row) - GRAM + 1)}


def test_the_manifest_names_every_digest_and_nothing_else() -> None:
    rows = seeds.digests()
    assert len(rows) == 5
    assert sorted(row.path for row in rows) == sorted((seeds.HERE / "digests").glob("*.txt"))
    assert [row.name for row in rows] == sorted(row.name for row in rows)
    assert all(DATE.fullmatch(row.date) for row in rows)
    assert all(row.title and row.source.startswith("own digest of: ") for row in rows)


@pytest.mark.parametrize("digest", seeds.digests(), ids=lambda d: d.name)
def test_a_digest_begins_with_its_title_and_has_the_length_of_a_note(digest: seeds.SeedDigest) -> None:
    text = digest.path.read_text(encoding="utf-8")
    assert text.split("\n", 1)[0] == digest.title
    assert 250 <= len(words(text)) <= 450


def test_together_they_keep_the_facts_and_their_contradictions() -> None:
    text = "\n".join(d.path.read_text(encoding="utf-8") for d in seeds.digests())
    for fact in (
        "52 więźniów", "łącznie 18", "194 osoby", "ponad 170", "250 więźniów", "15 osób", "co najmniej 100",
        "około 1000", "około 8 tys.", "około 30 tys.", "John Cole,", "John Coale", "31 Ukraińców", "11–17 maja 2026",
        "uzgodniły też", "zniósł sankcje", "Statkiewicz", "Poczobut", "Maduro", "Alasce", "Zapad",
        "Organizacji Układu", "Państwo Związkowe", "broń jądrową", "balony", "Belavia", "Bieławia", "Belaruskalij",
        "Biełaruskalija", "Białoruskiej Kompanii Potasowej", "Banku Rozwoju", "Biełinwestbanku", "Rada Pokoju",
    ):  # fmt: skip
        assert fact in text, fact


@pytest.mark.parametrize("digest", seeds.digests(), ids=lambda d: d.name)
def test_no_digest_shares_six_words_in_a_row_with_a_document(digest: seeds.SeedDigest) -> None:
    if not DOCUMENTS.is_dir():
        pytest.skip(f"the documents are not there: {DOCUMENTS}")
    theirs: set[tuple[str, ...]] = set()
    for path in sorted(DOCUMENTS.glob("*.txt")):
        theirs |= grams(path.read_text(encoding="utf-8"))
    shared = grams(digest.path.read_text(encoding="utf-8")) & theirs
    assert not shared


def test_registry_paths_are_files_in_order() -> None:
    paths = seeds.registry_paths()
    assert paths == sorted(paths)
    assert {"companies.yaml", "countries.yaml", "persons.yaml", "places.yaml"} <= {p.name for p in paths}
