"""`read` on files of every format, and every bad file with its message."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pdf_maker import Pages

from loaders.documents import ReadOptions, read
from ontology.claims import Document
from ontology.errors import LoadError, UsageError

HTML = """<!doctype html><html lang="pl"><head><meta charset="utf-8"><title>Delegacja wróciła | Gazeta Próbna</title>
<meta property="og:title" content="Delegacja wróciła do Mińska"><meta property="og:site_name" content="Gazeta Próbna">
<meta property="article:published_time" content="2026-03-20T10:11:00+01:00">
<link rel="canonical" href="https://gazeta.example/a/1"></head>
<body><nav><a href="/">Strona główna</a> <a href="/p">Polityka</a></nav><article><h1>Delegacja wróciła do Mińska</h1>
<p>Wysłannik wrócił do stolicy po trzech tygodniach przerwy i rozmawiał z szefem dyplomacji.</p>
<p>Jak <a href="https://agencja.example/depesza">podała agencja</a>, strony rozmawiały
o&nbsp;zwolnieniu 12&nbsp;więźniów. Druga tura ma się odbyć w <a href="/tag/maj/">maju</a>.</p>
<h2>Co dalej?</h2><p>Mińsk nie potwierdził terminu. „Czekamy” – powiedział rzecznik.</p>
<ul><li>potas</li><li>linie lotnicze</li></ul></article><footer>© Gazeta</footer></body></html>"""


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return path


def parts(document: Document) -> list[tuple[str, str]]:
    return [(b.kind, b.span.of(document.text)) for b in document.blocks]


HTML_PARTS = [
    ("title", "Delegacja wróciła do Mińska"),
    ("paragraph", "Wysłannik wrócił do stolicy po trzech tygodniach przerwy i rozmawiał z szefem dyplomacji."),
    (
        "paragraph",
        "Jak podała agencja, strony rozmawiały o zwolnieniu 12 więźniów. Druga tura ma się odbyć w maju.",
    ),
    ("heading", "Co dalej?"),
    ("paragraph", "Mińsk nie potwierdził terminu. „Czekamy” – powiedział rzecznik."),
    ("list", "potas"),
    ("list", "linie lotnicze"),
]


def test_html(tmp_path: Path) -> None:
    document = read(write(tmp_path, "strona.html", HTML))
    assert parts(document) == HTML_PARTS
    assert (document.name, document.media_type, document.lang) == ("strona", "text/html", "pl")
    assert (document.title, document.date) == ("Delegacja wróciła do Mińska", "2026-03-20")
    assert (document.publisher, document.url) == ("Gazeta Próbna", "https://gazeta.example/a/1")
    assert [(c.url, c.text) for c in document.citations] == [("https://agencja.example/depesza", "podała agencja")]
    assert document.text[: document.citations[0].at + 1].endswith("Jak podała agencja")


def test_html_in_windows_1250(tmp_path: Path) -> None:
    page = HTML.replace("utf-8", "iso-8859-2").encode("cp1250")
    document = read(write(tmp_path, "strona.htm", page))
    assert parts(document) == HTML_PARTS
    assert "encoding: cp1250" in document.notes


def test_broken_html(tmp_path: Path) -> None:
    broken = HTML.replace("</p>", "").replace("</h2>", "").replace("</head>", "").replace("<body>", "<div><b>")
    document = read(write(tmp_path, "strona.html", broken[: broken.index("</article>")]))
    assert "Mińsk nie potwierdził terminu." in document.text
    fragment = read(write(tmp_path, "kawalek.html", "<p>Delegacja wróciła do Mińska po tygodniu.<p>Rozmowy <b>trwają"))
    assert "Delegacja wróciła do Mińska po tygodniu." in fragment.text


def test_html_without_text(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="no text"):
        read(write(tmp_path, "strona.html", "<html><head><script>var a = 1;</script></head><body></body></html>"))


def test_markdown(tmp_path: Path) -> None:
    source = (
        "---\ntitle: Notatka z rozmów\ndate: 2026-03-19\n---\n# Rozmowy *w Mińsku*\n\nWysłannik **spotkał** się z "
        "[ministrem](https://rzad.example/x), jak podano.\n\n## Tematy\n\n- potas\n- banki\n"
    )
    document = read(write(tmp_path, "notatka.md", source))
    assert parts(document) == [
        ("title", "Rozmowy w Mińsku"),
        ("paragraph", "Wysłannik spotkał się z ministrem, jak podano."),
        ("heading", "Tematy"),
        ("list", "potas"),
        ("list", "banki"),
    ]
    assert (document.title, document.date) == ("Notatka z rozmów", "2026-03-19")
    assert document.citations[0].url == "https://rzad.example/x"
    assert all(o < 0 or source[o] == c for c, o in zip(document.text, document.offsets, strict=True))


def two_pages() -> Pages:
    pages = Pages(title="Rozmowy w Mińsku: bilans")
    pages.line(60, 800, "Biuletyn Próbny nr 7")
    pages.line(60, 770, "Rozmowy w Mińsku: bilans", 18)
    left = ["Wysłannik przybył do stolicy we wtorek. Na lotnis-", "ku czekał wiceminister. Rozmowy polsko-"]
    left += ["białoruskie trwały trzy godziny i dotyczyły", "więźniów oraz granicy. Minister ocenił je", "jako udane1."]
    right = ["Następnego dnia delegacja odjechała do", "Wilna. Nikt nie podał liczby zwolnionych."]
    right += ["Gazety mówią o dwunastu osobach, które", "przewieziono nocą. Kolejna tura ma się"]
    right += ["odbyć w maju, jak zapowiedział"]
    for i, (one, other) in enumerate(zip(left, right, strict=True)):  # the file jumps from column to column
        pages.line(60, 740 - 14 * i, one)
        pages.line(320, 740 - 14 * i, other)
    pages.line(60, 80, "1 Zob. https://przyklad.example/rozmowy-w-minsku-", 8)
    pages.line(60, 70, "bilans.html [20.03.2026].", 8)
    pages.line(290, 30, "1")
    pages.next_page()
    pages.line(60, 800, "Biuletyn Próbny nr 7")
    pages.line(60, 770, "rzecznik rządu. Opozycja przyjęła tę wiadomość z nadzieją, lecz ostrzegła przed pochopnymi")
    pages.line(60, 756, "wnioskami. Sankcje pozostają w mocy.")
    pages.line(290, 30, "2")
    return pages


def test_pdf(tmp_path: Path) -> None:
    document = read(write(tmp_path, "bilans.pdf", two_pages().data()))
    assert parts(document) == [
        ("title", "Rozmowy w Mińsku: bilans"),
        (
            "paragraph",
            "Wysłannik przybył do stolicy we wtorek. Na lotnisku czekał wiceminister. Rozmowy polsko-białoruskie "
            "trwały trzy godziny i dotyczyły więźniów oraz granicy. Minister ocenił je jako udane.",
        ),
        (
            "paragraph",
            "Następnego dnia delegacja odjechała do Wilna. Nikt nie podał liczby zwolnionych. Gazety mówią o dwunastu "
            "osobach, które przewieziono nocą. Kolejna tura ma się odbyć w maju, jak zapowiedział rzecznik rządu. "
            "Opozycja przyjęła tę wiadomość z nadzieją, lecz ostrzegła przed pochopnymi wnioskami. Sankcje pozostają "
            "w mocy.",
        ),
    ]
    assert document.media_type == "application/pdf"
    assert document.page_of(document.text.index("dwunastu")) == 1
    assert document.page_of(document.text.index("rzecznik rządu")) == 2
    assert document.date is None
    assert "PDF made on 2000-01-01 (not taken as its date of publication)" in document.notes
    [note] = document.citations
    assert note.url == "https://przyklad.example/rozmowy-w-minsku-bilans.html"
    assert document.text[: note.at + 1].endswith("jako udane")


def test_a_pdf_under_another_name(tmp_path: Path) -> None:
    assert read(write(tmp_path, "bilans.txt", two_pages().data())).media_type == "application/pdf"


def test_encrypted_pdf(tmp_path: Path) -> None:
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=io.BytesIO(two_pages().data()))
    writer.encrypt(user_password="tajne", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(LoadError, match="the PDF is encrypted") as error:
        read(write(tmp_path, "tajny.pdf", out.getvalue()))
    assert error.value.hint and "password" in error.value.hint


def test_scanned_pdf(tmp_path: Path) -> None:
    pages = Pages()
    pages.picture()
    with pytest.raises(LoadError, match="pictures of pages, no text") as error:
        read(write(tmp_path, "skan.pdf", pages.data()))
    assert error.value.hint and "ocrmypdf" in error.value.hint


def test_a_scanned_page_among_others_is_named(tmp_path: Path) -> None:
    pages = two_pages()
    pages.next_page()
    pages.picture()
    assert "pages without text (scanned?): 3" in read(write(tmp_path, "mieszany.pdf", pages.data())).notes


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("pusty.txt", b"", "the file is empty"),
        ("pusty.pdf", b"", "not a PDF file"),
        ("pusta.html", b" \n", "the file is empty"),
        ("obraz.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not a text but a picture"),
        ("list.docx", b"PK\x03\x04", "files ending in .docx are not read"),
        ("bez_rozszerzenia", b"tekst", "files ending in no suffix are not read"),
        ("uciety.pdf", b"%PDF-1.4\n1 0 obj\n<<", "the PDF is damaged"),
        ("udaje.pdf", "Zwykły tekst".encode(), "not a PDF file"),
        ("meble.txt", b"Reklama\n\nReklama\n", "no readable text"),
    ],
)
def test_bad_files(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    with pytest.raises(LoadError, match=message) as error:
        read(write(tmp_path, name, data))
    assert name in error.value.message and error.value.hint


def test_a_missing_file_a_folder_and_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(LoadError, match="no such file"):
        read(tmp_path / "nie_ma.txt")
    with pytest.raises(LoadError, match="this is a folder"):
        read(tmp_path)
    path = write(tmp_path, "zamkniety.txt", "Tekst.")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(LoadError, match="no permission"):
        read(path)


def test_a_file_of_another_language_is_named(tmp_path: Path) -> None:
    document = read(write(tmp_path, "en.txt", "The envoy met the minister in Minsk and said that he would be back."))
    assert document.lang == "en"
    assert any(
        note
        == "language: en; names of known actors are read in it, claims only where the grammar is sure (English, Russian, Belarusian)"
        for note in document.notes
    )


@pytest.mark.parametrize(
    "raw",
    ["Rozmowy trwały trzy godziny. " * 170_000, "a" * 5_000_000, "1" * 2_000_000, "o\u00a0" * 300_000, "• \n" * 50_000],
    ids=["one line of 5 MB", "one word", "digits", "no-break spaces", "bullets"],
)  # fmt: skip
def test_long_lines_are_read_in_linear_time(tmp_path: Path, raw: str) -> None:
    document = read(write(tmp_path, "dlugi.txt", raw))
    assert len(document.offsets) == len(document.text) > 0


def test_the_same_file_gives_the_same_document(tmp_path: Path) -> None:
    path = write(tmp_path, "strona.html", HTML)
    assert read(path) == read(path)


@pytest.mark.parametrize("date", ["2026-13-01", "jutro", "2025-02-30", "20.03"])
def test_wrong_dates_are_refused(date: str) -> None:
    with pytest.raises(UsageError, match="is not a date") as error:
        ReadOptions(date=date)
    assert error.value.hint and "2026-03-19" in error.value.hint
