"""English, Russian and Belarusian texts: the same actors under their names there."""

import json
from pathlib import Path

import pytest
from test_cli import kg

from graph.ingest import ReadOptions, extractor, load
from graph.store import reading
from loaders.documents import read
from loaders.foreign.words import bases
from ontology.claims import Extraction
from ontology.ids import ENTITY

ENGLISH = (
    "US envoy John Coale met Alexander Lukashenko in Minsk on Thursday, and the two talked about Andrzej Poczobut and potash. "
    "Lukashenko’s press service said that the talks with the United States were useful for both. "
    "Let us wait and see what Belavia and the Treasury have to say about it.\n"
)
RUSSIAN = (
    "Александр Лукашенко встретился в Минске со спецпосланником Джоном Коулом, и они обсуждали судьбу Анджея Почобута. "
    "По словам Лукашенко, переговоры с США были полезными для обеих сторон. "
    "После этого министр Максим Рыженков говорил о них с журналистами.\n"
)
BELARUSIAN = (
    "Аляксандр Лукашэнка сустрэўся ў Мінску з пасланнікам ЗША, і яны гаварылі пра лёс Андрэя Пачобута і іншых вязняў. "
    "Паводле Лукашэнкі, перамовы былі карысныя для абодвух бакоў, але пра вынікі пакуль нічога не вядома. "
    "Пасля гэтага міністр Максім Рыжанкоў сказаў пра іх журналістам.\n"
)
POLISH = (
    "Litwa zamknęła granicę z Białorusią 5 lutego 2026 r. Łukaszenka skrytykował tę decyzję i groził Wilnu odwetem.\n"
)


def extraction(tmp_path: Path, text: str) -> Extraction:
    (tmp_path / "n.txt").write_text(text, encoding="utf-8")
    return extractor().extract(read(tmp_path / "n.txt", ReadOptions(date="2026-03-20")))


def named(found: Extraction) -> dict[str, set[str]]:
    rows: dict[str, set[str]] = {}
    for m in found.mentions:
        assert m.span.of(found.document.text) == m.text
        rows.setdefault((m.cluster or "").removeprefix(ENTITY), set()).add(m.text)
    return rows


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        (ENGLISH, "en", {
            "person/lukaszenka": {"Alexander Lukashenko", "Lukashenko"}, "person/coale": {"John Coale"}, "person/poczobut": {"Andrzej Poczobut"},
            "place/minsk": {"Minsk"}, "country/us": {"US", "United States"},
        }),
        (RUSSIAN, "ru", {
            "person/lukaszenka": {"Александр Лукашенко", "Лукашенко"}, "person/poczobut": {"Анджея Почобута"}, "person/ryzankou": {"Максим Рыженков"},
            "place/minsk": {"Минске"}, "country/us": {"США"},
        }),
        (BELARUSIAN, "be", {
            "person/lukaszenka": {"Аляксандр Лукашэнка", "Лукашэнкі"}, "person/poczobut": {"Андрэя Пачобута"}, "person/ryzankou": {"Максім Рыжанкоў"},
            "place/minsk": {"Мінску"}, "country/us": {"ЗША"},
        }),
    ],
)  # fmt: skip
def test_known_actors_are_named_in_their_case_forms(
    text: str, lang: str, expected: dict[str, set[str]], tmp_path: Path
) -> None:
    found = extraction(tmp_path, text)
    assert found.document.lang == lang and {c.type for c in found.claims} <= {"Meeting"}
    rows = named(found)
    assert {key: rows.get(key) for key in expected} == expected
    assert [x for _, x in found.foreign] == [lang]
    assert len(found.sentences) == 3


def test_an_unknown_spelling_is_joined_by_both_names_never_by_one(tmp_path: Path) -> None:
    text = ENGLISH.replace("Alexander Lukashenko in", "Aliaksandar Lukašenka in").replace(
        "John Coale", "Sviatlana Lukashenka Tsihanovsky"
    )
    rows = named(extraction(tmp_path, text))
    assert "Aliaksandar Lukašenka" in rows["person/lukaszenka"]
    assert not any("Tsihanovsky" in form for forms in rows.values() for form in forms)


def test_a_place_is_no_surname_and_us_is_no_country(tmp_path: Path) -> None:
    text = "It was Michael Jordan who told us of the game that he had played in the state of Georgia for a friend of his, and not for money.\n"
    rows = named(extraction(tmp_path, text))
    assert "country/jo" not in rows and "country/us" not in rows


def test_a_document_in_two_languages_is_read_paragraph_by_paragraph(tmp_path: Path) -> None:
    polish = "\n".join(
        POLISH.replace("Litwa", name) for name in ("Litwa", "Łotwa", "Estonia", "Finlandia", "Norwegia", "Ukraina")
    )
    found = extraction(tmp_path, f"{polish}\n{ENGLISH}\n{RUSSIAN}")
    assert [lang for _, lang in found.foreign] == ["en", "ru"] and found.document.lang == "pl"
    assert {c.type for c in found.claims} >= {"BorderClosure"}
    english, russian = (part for part, _ in found.foreign)
    assert {c.extractor for c in found.claims if c.span in english or c.span in russian} == {"sure-clauses"}
    assert {c.extractor for c in found.claims if c.span.end < english.start} <= {"polish-frames", "polish-relations"}
    rows = named(found)
    assert rows["person/lukaszenka"] >= {"Łukaszenka", "Lukashenko", "Александр Лукашенко"}
    assert found.sentences == tuple(sorted(found.sentences))


def test_polish_paragraphs_of_an_english_document_give_claims(tmp_path: Path) -> None:
    found = extraction(tmp_path, f"{ENGLISH}\n{ENGLISH}\n{POLISH}\n{ENGLISH}")
    assert found.document.lang == "en" and {c.type for c in found.claims} >= {"BorderClosure"}


def test_people_are_told_what_was_read(tmp_path: Path) -> None:
    (tmp_path / "e.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "m.txt").write_text(f"{POLISH}\n{POLISH.replace('Litwa', 'Łotwa')}\n{ENGLISH}", encoding="utf-8")
    shown = kg("--lang", "en", "extract", str(tmp_path / "e.txt")).stdout
    assert (
        "names of known actors are read in it, claims only of plain" in shown
        and "names: John Coale" in shown.replace("Stany Zjednoczone, ", "")
    )
    shown = kg("--lang", "en", "extract", str(tmp_path / "m.txt")).stdout
    assert "1 paragraphs in another language (en)" in shown
    rows = [json.loads(row) for row in kg("extract", "--json", str(tmp_path / "m.txt")).stdout.splitlines()]
    assert [r["lang"] for r in rows if r["kind"] == "foreign"] == ["en"]
    report = load(tmp_path / "kg", [tmp_path / "e.txt", tmp_path / "m.txt"])
    said = "names are read in them, claims only where the grammar is sure (English, Russian, Belarusian)"
    assert ("m.txt", f"1 paragraphs are in another language (en): {said}") in report.notes
    with reading(tmp_path / "kg") as store:
        quads = "\n".join(store.sorted_quads())
    assert "person/lukaszenka" in quads


def test_forms_of_russian_and_belarusian_names() -> None:
    assert (
        "путин" in bases("Путину", "ru")
        and "белавия" in bases("Белавии", "ru")
        and "рыженков" in bases("Рыженковым", "ru")
    )
    assert "рыжанкоў" in bases("Рыжанкова", "be") and "лукашэнка" in bases("Лукашэнку", "be")


def test_a_channel_called_after_a_land_does_not_hide_the_land(tmp_path: Path) -> None:
    text = "It was in Poland’s interest, and in that of Belarus, to open the crossings for the trains that were to go from the one to the other.\n"
    rows = named(extraction(tmp_path, text))
    assert rows["country/pl"] == {"Poland"} and rows["country/by"] == {"Belarus"}


def test_an_abbreviation_ends_no_sentence(tmp_path: Path) -> None:
    text = (
        "Mr. Coale met Alexander Lukashenko in Minsk on Sept. 11, as was said by the embassy of the United States in Vilnius on that day. "
        "Gen. Kellogg was in Minsk with the same aim in the summer.\n"
    )
    found = extraction(tmp_path, text)
    assert [s.of(text)[:9] for s in found.sentences] == ["Mr. Coale", "Gen. Kell"]
    assert [(c.type, c.date) for c in found.claims] == [("Meeting", "2025-09-11")]


def test_a_person_in_an_unknown_spelling_has_a_base_form(tmp_path: Path) -> None:
    text = "Белоруссия освободила Сергея Тихановского после визита, о котором в Минске говорили все, кто хоть что-то о нём знал и кому было что сказать.\n"
    found = extraction(tmp_path, text)
    assert [(c.type, [f.text for f in c.fillers if f.role == "patient"]) for c in found.claims] == [
        ("PrisonerRelease", ["Сергея Тихановского"])
    ]


def test_each_foreign_sentence_is_explained(tmp_path: Path) -> None:
    (tmp_path / "e.txt").write_text(
        f"{ENGLISH}Coale could meet Lukashenko. Coale met Lukashenko on Friday.\n", encoding="utf-8"
    )
    shown = kg("extract", str(tmp_path / "e.txt"), "--explain", "--date", "2026-03-20").stdout
    assert "no claims: 'could' leaves open whether it is so" in shown and "language en" in shown
    assert "claim Meeting actual 2026-03-20 by 'met': participant=John Coale (named)" in shown
