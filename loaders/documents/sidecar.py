"""What a table beside the documents says of them: `metadata.csv`, or an export of Zotero (CSV or CSL-JSON).

    file,date,publisher,title,url
    rozmowy.pdf,2026-03-20,PISM,Rozmowy w Mińsku,https://…

`load(folder)` gives the options by file name; `read` takes them, under what the command line says.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PureWindowsPath
from typing import Any

from loaders.documents.decode import decode
from loaders.documents.options import ReadOptions
from ontology.errors import LoadError, UsageError

_OWN = {
    "file": ("file", "plik", "filename", "path"),
    "date": ("date", "data"),
    "publisher": ("publisher", "wydawca", "source", "źródło"),
    "title": ("title", "tytuł"),
    "url": ("url", "adres", "link"),
}
_ZOTERO = {
    "file": ("file attachments",),
    "date": ("date",),
    "publisher": ("publication title", "publisher"),
    "title": ("title",),
    "url": ("url",),
}
_HINT = "A side table has the columns file, date, publisher, title, url; Zotero exports are read as they are."


def load(folder: Path) -> Mapping[str, ReadOptions]:
    """Options by file name, from all side tables of one folder (not of those below it), in name order.

    Tables that name no file (a CSV with other columns) are passed over; one that names files and has a wrong date
    raises LoadError with its line. A file that two tables name takes what the first says, gaps from the second.
    """
    found: dict[str, ReadOptions] = {}
    for path in sorted(p for p in Path(folder).iterdir() if p.suffix.lower() in (".csv", ".json")):
        for name, options in _table(path):
            found[name] = found[name].over(options) if name in found else options
    return found


def _table(path: Path) -> Iterator[tuple[str, ReadOptions]]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LoadError(f"{path}: the side table cannot be read: {error.strerror or error}", hint=_HINT) from None
    if not data.strip():
        return
    text, _ = decode(data, str(path))
    rows = _json_rows(text, path) if path.suffix.lower() == ".json" else _csv_rows(text)
    for line, files, values in rows:
        try:
            options = ReadOptions(**values)
        except UsageError as error:
            raise LoadError(f"{path}, {line}: {error.message}", hint=error.hint) from None
        for file in files:
            if name := PureWindowsPath(file.strip()).name:
                yield name, options


def _csv_rows(text: str) -> Iterator[tuple[str, list[str], dict[str, str | None]]]:
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter)
    header = [cell.strip().lower() for cell in next(reader, [])]
    columns = _ZOTERO if "file attachments" in header else _OWN
    places = {field: [header.index(n) for n in names if n in header] for field, names in columns.items()}
    if not places["file"]:
        return
    for cells in reader:

        def first_of(field: str, cells: list[str] = cells) -> str | None:
            return next((cells[i].strip() for i in places[field] if i < len(cells) and cells[i].strip()), None)

        file = first_of("file")
        if file:
            values = {field: first_of(field) for field in ("date", "publisher", "title", "url")}
            yield f"line {reader.line_num}", file.split(";"), values


def _json_rows(text: str, path: Path) -> Iterator[tuple[str, list[str], dict[str, str | None]]]:
    """CSL-JSON: a list of items; the file is named in `file`, `attachments` or in a note `file: …`."""
    try:
        items = json.loads(text)
    except json.JSONDecodeError as error:
        raise LoadError(f"{path}, line {error.lineno}: not JSON: {error.msg}", hint=_HINT) from None
    for number, item in enumerate(items if isinstance(items, list) else [], start=1):
        if isinstance(item, dict) and (files := list(_csl_files(item))):
            yield (
                f"item {number}",
                files,
                {
                    "date": _csl_date(item.get("issued")),
                    "publisher": _string(item.get("container-title")) or _string(item.get("publisher")),
                    "title": _string(item.get("title")),
                    "url": _string(item.get("URL")),
                },
            )


def _csl_files(item: Mapping[str, Any]) -> Iterator[str]:
    if file := _string(item.get("file")):
        yield from file.split(";")
    attachments = item.get("attachments")
    for attachment in attachments if isinstance(attachments, list) else []:
        if isinstance(attachment, dict) and (path := _string(attachment.get("path") or attachment.get("localPath"))):
            yield path
    for line in (_string(item.get("note")) or "").splitlines():
        if line.lower().startswith("file:"):
            yield line[5:]


def _csl_date(issued: object) -> str | None:
    """`{"date-parts": [["2026", 3, 19]]}` → `2026-03-19`."""
    if not isinstance(issued, dict):
        return _string(issued)
    parts = issued.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        return "/".join(_edtf(part) for part in parts if isinstance(part, list) and part)
    return _string(issued.get("raw") or issued.get("literal"))


def _edtf(parts: Iterable[Any]) -> str:
    return "-".join(str(part).zfill(2 if i else 4) for i, part in enumerate(parts))


def _string(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
