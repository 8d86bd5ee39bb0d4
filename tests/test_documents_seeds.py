"""The five real documents: nothing that the gold annotates is lost, and what the pages tore apart is whole."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import yaml

from loaders.documents import read, read_text
from ontology.claims import Document

SHARED = Path(__file__).parents[2] / "shared"
pytestmark = pytest.mark.skipif(
    not (SHARED / "documents").is_dir(), reason=f"{SHARED} is not there: real documents unread"
)
NAMES = (
    "000_a4407ab59bf07291", "001_ac339d6086f8c695", "002_44f7d27962800ef5", "003_78e49759d9c85100",
    "004_a5f627609ae33d94",
)  # fmt: skip


@cache
def document(name: str) -> Document:
    return read(SHARED / "documents" / f"{name}.txt")


def texts(name: str, kind: str) -> list[str]:
    found = document(name)
    return [b.span.of(found.text) for b in found.blocks if b.kind == kind]


@pytest.mark.parametrize("name", NAMES)
def test_offsets_lead_to_the_file(name: str) -> None:
    raw = (SHARED / "documents" / f"{name}.txt").read_text(encoding="utf-8")
    found = document(name)
    assert all(o < 0 or raw[o] == c for c, o in zip(found.text, found.offsets, strict=True))
    assert read_text(found.text, name).text == found.text
    assert found.lang == "pl"


@pytest.mark.parametrize("name", NAMES)
def test_every_anchor_of_the_gold_stands_in_one_block(name: str) -> None:
    score = runpy.run_path(str(SHARED / "score" / "score.py"))
    fold: Callable[[str], str] = score["fold"]
    gold = yaml.safe_load((SHARED / "score" / "gold-seeds.yaml").read_text(encoding="utf-8"))
    [entry] = [d for d in gold["documents"] if d["doc"] == name]
    anchors = [row["anchor"] for row in (*entry["events"], *entry.get("relations", ()))]
    blocks = [fold(b.span.of(document(name).text)) for b in document(name).blocks]
    lost = [a for a in anchors if not any(fold(a) in block for block in blocks)]
    assert len(anchors) > 10
    assert lost == []


def test_what_the_documents_say_of_themselves() -> None:
    assert [(document(n).date, document(n).publisher) for n in NAMES] == [
        (None, None),
        (None, None),
        (None, "PISM"),
        ("2025-11-26", "rp.pl"),
        ("2025-12-24", None),
    ]
    assert [document(n).title for n in NAMES] == [
        "Wizyta Johna Coale’a w Mińsku. Główne wnioski",
        None,
        None,
        "USA negocjują z Białorusią. Chcą odciągnąć Mińsk od Moskwy?",
        None,
    ]


def test_footnotes_of_the_first() -> None:
    found = document(NAMES[0])
    before = [found.text[: c.at + 1].rsplit(" ", 1)[-1] for c in found.citations]
    assert before == ["Białorusi", "przygotowań", "Iranu", "dialogu", "kontynuowane", "nich", "Poczobuta"]
    assert [c.url.split("/")[2] for c in found.citations if c.url] == [
        "www.money.pl", "belta.by", "belta.by", "www.gazeta.ru", "youtu.be", "president.gov.by",
        "wiadomosci.radiozet.pl",
    ]  # fmt: skip
    assert found.citations[0].url is not None
    assert found.citations[0].url.endswith("jednym-frontem-7237648373844960a.html")
    assert "Zob." not in found.text and "http" not in found.text
    assert len(found.blocks) == 9


def test_torn_sentences_are_whole() -> None:
    second, third = document(NAMES[1]).text, document(NAMES[2]).text
    assert "po sfałszowanych wyborach prezydenckich w 2020 r. Cole wyraził też chęć" in third
    assert "(głównie dla przewozów towarowych), a państwa europejskie zniosły sankcje w kluczowym" in second
    assert "w kluczowym dla białoruskiego budżetu sektorze petrochemicznym." in second
    assert "po zakończonych manewrach Organizacji Układu o Bezpieczeństwie Zbiorowym" in third
    assert "amerykańsko-białoruskich rozmów od objęcia urzędu" in third


def test_leads_and_headings() -> None:
    [lead] = texts(NAMES[1], "lead")
    assert lead.startswith("19 marca br. w Mińsku") and lead.endswith("wewnętrznej i międzynarodowej pozycji.")
    [lead] = texts(NAMES[2], "lead")
    assert lead.startswith("Wysłannik Donalda Trumpa John Cole") and lead.endswith("następnych więźniów politycznych.")
    assert texts(NAMES[2], "heading") == [
        "Jaki był kontekst wizyty?",
        "Jakie były rezultaty rozmów?",
        "Jak może wyglądać normalizacja stosunków amerykańsko-białoruskich?",
    ]
    assert texts(NAMES[3], "caption") == ["Aleksandr Łukaszenko"]
    assert texts(NAMES[3], "byline") == ["Artur Bartkiewicz"]
    assert len(texts(NAMES[3], "list")) == 3 and len(texts(NAMES[3], "teaser")) == 2
    assert texts(NAMES[4], "heading") == [
        "Dyplomacja przy wódce",
        "Sankcje zniesione, więźniowie uwolnieni",
        "Co dalej?",
    ]


def test_furniture_is_gone() -> None:
    text = document(NAMES[3]).text
    for words in ("Reklama", "Foto", "Publikacja", "Czytaj więcej", "Licencja", "Źródło", "Miejsca Regiony", "date 20"):
        assert words not in text
    assert text.count("Negocjacje są elementem procesu") == 1
    assert "Redakcja" not in document(NAMES[2]).text and "KOMENTARZ" not in document(NAMES[2]).text
