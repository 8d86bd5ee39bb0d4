"""PDF files, through pypdfium2: text page by page, lines by their place on the page.

`RawText.text` is the text that is taken out, not the file; offsets point into it, `pages` say where each page begins.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from loaders.documents.dates import edtf_or_none
from loaders.documents.kinds import looks_like_title
from loaders.documents.options import ReadOptions
from loaders.documents.pdf_layout import Segment, in_reading_order, page_text
from loaders.documents.raw import RawText
from ontology.errors import LoadError

_TOO_LITTLE = 20  # letters on a page; fewer are a stamp or a page number on a scan
_FOREIGN_TITLE = re.compile(
    r"^(?:microsoft|untitled|bez tytułu|dokument\d*|document\d*|slajd|powerpoint)|\.\w{2,5}$", re.IGNORECASE
)
_PRIVATE = re.compile("[\ue000-\uf8ff\ufffd]")
_HYPHENS = frozenset((0x02, 0xFFFE))  # what PDFium writes for a hyphen that it thinks soft


def read_pdf(data: bytes, where: str) -> RawText:
    """Text of all pages. Raises LoadError for an encrypted, damaged or scanned file."""
    import pypdfium2

    if not data.startswith(b"%PDF-") and b"%PDF-" not in data[:1024]:
        raise LoadError(f"{where}: this is not a PDF file", hint="Check how it was saved; its name ends in .pdf.")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(where, str(error)) from None
    texts: list[str] = []
    broken: list[int] = []
    try:
        for index in range(len(document)):
            try:
                texts.append(_page(document, index))
            except pypdfium2.PdfiumError:
                texts.append("")
                broken.append(index + 1)
        metadata = {key: _metadata(document, key) for key in ("Title", "CreationDate")}
    finally:
        document.close()
    if len(broken) == len(texts):
        raise _unreadable(where, "no page can be opened")
    raw = _raw(texts, metadata, where)
    damaged = (f"pages that are damaged: {', '.join(map(str, broken))}",) if broken else ()
    return replace(raw, notes=(*raw.notes, *damaged))


def _metadata(document: Any, key: str) -> str:
    try:
        return str(document.get_metadata_value(key))
    except UnicodeDecodeError:
        return ""


def _unreadable(where: str, reason: str) -> LoadError:
    if "password" in reason.lower() or "security" in reason.lower():
        return LoadError(
            f"{where}: the PDF is encrypted", hint="Save a copy without a password (print it to PDF), and load that."
        )
    return LoadError(f"{where}: the PDF is damaged ({reason})", hint="Open it and save it again, or load its text.")


def _raw(texts: list[str], metadata: dict[str, str], where: str) -> RawText:
    empty = [number for number, text in enumerate(texts, start=1) if sum(map(str.isalpha, text)) < _TOO_LITTLE]
    if len(empty) == len(texts):
        raise LoadError(
            f"{where}: the PDF holds pictures of pages, no text",
            hint="Run optical character recognition first, e.g. `ocrmypdf -l pol in.pdf out.pdf`.",
        )
    whole = "".join(texts)
    if len(_PRIVATE.findall(whole)) > 0.2 * len(whole):
        raise LoadError(
            f"{where}: the PDF does not say which letters its signs are",
            hint="Run optical character recognition, e.g. `ocrmypdf --force-ocr -l pol in.pdf out.pdf`.",
        )
    pages: list[tuple[int, int]] = []
    parts: list[str] = []
    length = 0
    for number, text in enumerate(texts, start=1):
        if text:
            pages.append((length, number))
            parts.append(text + "\n\n")
            length += len(text) + 2
    return RawText("".join(parts), "application/pdf", _found(metadata), tuple(pages), notes=_notes(metadata, empty))


def _found(metadata: dict[str, str]) -> ReadOptions:
    title = " ".join(metadata.get("Title", "").split())
    sensible = looks_like_title(title) and not _FOREIGN_TITLE.search(title)
    return ReadOptions(title=title if sensible else None)


def _notes(metadata: dict[str, str], empty: list[int]) -> tuple[str, ...]:
    notes = []
    made = re.match(r"(?:D:)?(\d{4})(\d{2})(\d{2})", metadata.get("CreationDate", ""))
    if made and (day := edtf_or_none("-".join(made.groups()))):
        notes.append(f"PDF made on {day} (not taken as its date of publication)")
    if empty:
        notes.append(f"pages without text (scanned?): {', '.join(map(str, empty))}")
    return tuple(notes)


def _page(document: Any, index: int) -> str:
    page = document[index]
    text_page = page.get_textpage()
    try:
        segments = _segments(text_page)
    finally:
        text_page.close()
        page.close()
    return page_text(in_reading_order(segments))


def _segments(text_page: Any) -> list[Segment]:
    """Pieces of lines in the order of the file; a wide space in a line parts columns."""
    from ctypes import byref, c_double

    from pypdfium2 import raw

    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    handle = text_page.raw
    found: list[Segment] = []
    current: Segment | None = None
    count = raw.FPDFText_CountChars(handle)
    high = 0
    for i in range(count):
        code = raw.FPDFText_GetUnicode(handle, i)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        if code in (10, 13, 0):
            current = None
            continue
        if code in _HYPHENS:
            if current is not None:
                current.letters.append("-")
            current = None
            continue
        letter = chr(code)
        if letter.isspace():
            if current is not None:
                current.letters.append(" ")
            continue
        if not raw.FPDFText_GetCharBox(handle, i, byref(left), byref(right), byref(bottom), byref(top)):
            continue
        x0, x1, y0, y1 = left.value, right.value, bottom.value, top.value
        if current is not None and current.parts_before(x0, y0, y1):
            current = None
        if current is None:
            current = Segment(x0, x1, y0, y1)
            found.append(current)
        current.add(letter, x0, x1, y0, y1)
    return [segment for segment in found if segment.text]
