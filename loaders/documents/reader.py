"""`read` and `read_text`: a file or a string → a `Document`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from loaders.documents.clean import clean
from loaders.documents.hyphens import IsWord
from loaders.documents.language import detect
from loaders.documents.options import ReadOptions
from loaders.documents.raw import RawText
from ontology.claims import Document
from ontology.errors import LoadError

Reader = Callable[[bytes, str], RawText]
NO_OPTIONS = ReadOptions()


def _txt(data: bytes, where: str) -> RawText:
    from loaders.documents.txt import read_txt

    return read_txt(data, where)


def _markdown(data: bytes, where: str) -> RawText:
    from loaders.documents.markdown import read_markdown

    return read_markdown(data, where)


def _html(data: bytes, where: str) -> RawText:
    from loaders.documents.html import read_html

    return read_html(data, where)


def _pdf(data: bytes, where: str) -> RawText:
    from loaders.documents.pdf import read_pdf

    return read_pdf(data, where)


READERS: dict[str, Reader] = {".txt": _txt, ".md": _markdown, ".html": _html, ".htm": _html, ".pdf": _pdf}


def read(path: Path, options: ReadOptions = NO_OPTIONS, *, is_word: IsWord | None = None) -> Document:
    """Read and clean one file; `Document.name` is its name without folder and suffix.

    Raises LoadError for a missing, unreadable, empty, binary, encrypted or scanned file and an unknown suffix.
    """
    path = Path(path)
    reader = READERS.get(path.suffix.lower())
    data = _bytes(path)
    if reader is None:
        raise LoadError(
            f"{path}: files ending in {path.suffix or 'no suffix'} are not read",
            hint=f"kg reads {', '.join(READERS)}; save the document as one of them.",
        )
    if data[:256].lstrip().lower().startswith((b"<!doctype html", b"<html")):
        reader = _html  # a page saved under another name
    elif data.startswith(b"%PDF-"):
        reader = _pdf
    raw = reader(data, str(path))
    document = _document(raw, path.stem, hashlib.sha256(data).hexdigest(), options, is_word)
    if not document.text:
        raise LoadError(f"{path}: the file holds no readable text", hint="Only furniture was found; check the file.")
    return document


def read_text(text: str, name: str, options: ReadOptions = NO_OPTIONS, *, is_word: IsWord | None = None) -> Document:
    """The same for a plain string, e.g. a cell of a notebook; an empty string gives an empty document."""
    digest = hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()
    return _document(RawText(text), name, digest, options, is_word)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise LoadError(f"{path}: there is no such file", hint="Check the name and the folder.") from None
    except IsADirectoryError:
        raise LoadError(f"{path}: this is a folder", hint="Use `walk` (or `kg load`) for folders.") from None
    except PermissionError:
        raise LoadError(f"{path}: no permission to read it", hint="Change its permissions, or leave it out.") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise LoadError(f"{path}: cannot be read: {reason}", hint="Check the disk and the name.") from None


def _document(raw: RawText, name: str, digest: str, options: ReadOptions, is_word: IsWord | None) -> Document:
    cleaned = clean(raw, is_word, options.title)
    known = options.over(_of_text(raw, cleaned.found))
    title = known.title or next((b.span.of(cleaned.text) for b in cleaned.blocks if b.kind == "title"), None)
    lang = detect(cleaned.text)
    notes = [*raw.notes, *cleaned.notes]
    if known.date is None:
        notes.append("no date found: relative times (`wczoraj`, `w marcu`) stay unresolved; give one with --date")
    if lang != "pl":
        notes.append(
            f"language: {lang}; names of known actors are read in it, claims only where the grammar is sure (English, Russian, Belarusian)"
        )
    return Document(
        name=name,
        text=cleaned.text,
        raw_sha256=digest,
        media_type=raw.media_type,
        title=title,
        date=known.date,
        publisher=known.publisher,
        url=known.url,
        lang=lang,
        blocks=cleaned.blocks,
        citations=cleaned.citations,
        pages=cleaned.pages,
        offsets=cleaned.offsets,
        notes=tuple(notes),
    )


def _of_text(raw: RawText, said: ReadOptions) -> ReadOptions:
    """What the format knows wins over what lines of the text say."""
    return raw.found.over(said)
