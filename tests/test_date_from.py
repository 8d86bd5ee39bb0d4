"""Where the quote does not give the date of an event, the reader is told so, and from which words it is."""

from __future__ import annotations

from pathlib import Path

from graph.cli.extract import readable
from graph.ingest import ReadOptions, extractor, read
from graph.kg import KnowledgeGraph
from graph.view.evidence import around
from graph.view.records import Evidence, Source
from graph.view.text import evidence_lines

TEXT = "Notatka\n\nTusk odwiedził w środę Wilno.\n\nKreml oskarżył Polskę o szpiegostwo. Jan Kos siedzi w areszcie.\n"
LENT = "data wywnioskowana z innego zdania: „Tusk odwiedził w środę Wilno.”"
NEWS = "daty nie podają żadne słowa: wywnioskowana, zwykle z czasu publikacji"


def test_the_reading_of_a_text_says_it_beneath_each_claim(tmp_path: Path) -> None:
    file = tmp_path / "notatka.txt"
    file.write_text(TEXT, encoding="utf-8")
    extraction = extractor().extract(read(file, ReadOptions(date="2026-03-20")))
    lines = [line.strip() for _, line in readable(extraction, "pl")]
    claims = [i for i, line in enumerate(lines) if line.startswith("·")]
    assert [lines[i + 1] for i in claims[1:]] == [LENT, NEWS]
    assert "data" not in lines[claims[0] + 1]  # `w środę` stands in the sentence itself


def test_the_evidence_of_a_store_says_it(built_store: Path) -> None:
    view = KnowledgeGraph(built_store).view
    told = [e.date_from for h in view.happenings() for e in h.evidence]
    assert None in told and "" in told and any(told)


def test_both_languages() -> None:
    source = Source("s", "Notatka", "2026-03-20", "PAP", None)
    shown = {
        lang: [
            next(iter(reversed([text.strip() for _, text in evidence_lines(Evidence("c", "Oskarżył.", source, "actual", date_from=words), lang)])))
            for words in ("W środę był.", "")
        ]
        for lang in ("pl", "en")
    }  # fmt: skip
    assert shown["pl"] == ["data wywnioskowana z innego zdania: „W środę był.”", NEWS]
    assert shown["en"][0] == "date inferred from another sentence: “W środę był.”"


def test_what_stands_beside_a_date_is_cut_at_words() -> None:
    text = "a\n" + "Padał deszcz " * 9 + "w środę" + " i wiał wiatr" * 9 + "\nb"
    start = text.index("w środę")
    told = around(text, start, start + 7)
    assert told.startswith("… ") and told.endswith(" …") and "w środę" in told and "\n" not in told
    assert around("", 3, 5) == ""
