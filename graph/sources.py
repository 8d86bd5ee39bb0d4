"""Who published which text: one record for each file that was loaded, and the choice between several of one text.

The same text may lie under several names, with and without a date. Its evidence is made from one of the records, chosen
by what they say and never by the order of loading; the others stay known, so that forgetting one leaves what the rest
supports.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from ontology.claims import Block, Citation, Document, Span
from ontology.ids import BASE, digest

_TOLD = ("title", "date", "publisher", "url")


@dataclass(frozen=True, slots=True)
class Publication:
    """One place where a text was found. `source` is an IRI made from the place, `record` all that is known but the text."""

    source: str
    document: str
    name: str
    record: str

    @property
    def rank(self) -> tuple[bool, str, int, str, str]:
        """Least is best: dated before undated, the earliest first, then what is told most about, then the name."""
        told = json.loads(self.record)
        missing = sum(1 for key in _TOLD if not told.get(key))
        return not told.get("date"), told.get("date") or "", missing, self.name, self.record


def source_iri(place: str) -> str:
    """IRI of a source by its place, e.g. `seeds/2025-09-czwarta-tura.txt`; a path is hidden in a hash."""
    return f"{BASE}source/{digest(place)}"


def source_of(path: Path) -> str:
    """IRI of the source that a file is, wherever `kg` is called from."""
    return source_iri(str(path.resolve()))


def publication(source: str, name: str, document: Document) -> Publication:
    """The record of `document` as it was found at `source`."""
    row = {k: v for k, v in asdict(replace(document, text="", offsets=())).items() if k not in ("text", "offsets")}
    return Publication(source, document.iri, name, json.dumps(row, ensure_ascii=False, sort_keys=True))


def document_of(found: Publication, text: str) -> Document:
    """The document again, from its record and its text; only `offsets` are lost."""
    row = json.loads(found.record)
    row["blocks"] = tuple(Block(Span(**b["span"]), b["kind"]) for b in row["blocks"])
    row["citations"] = tuple(Citation(**c) for c in row["citations"])
    row["pages"] = tuple((at, page) for at, page in row["pages"])
    row["notes"] = tuple(row["notes"])
    known = {f.name for f in fields(Document)}
    return Document(text=text, **{k: v for k, v in row.items() if k in known})


def best(rows: Iterable[Publication]) -> Publication | None:
    """The record that a text's evidence is made from; the same whatever came first."""
    return min(rows, key=lambda p: p.rank, default=None)


def completed(document: Document, before: Publication) -> Document:
    """What an earlier loading of the same file was told (`--date`) and this one was not, kept."""
    row = json.loads(before.record)
    gaps = {k: row[k] for k in _TOLD if row.get(k) and not getattr(document, k)}
    if not gaps:
        return document
    notes = document.notes if "date" not in gaps else tuple(n for n in document.notes if not n.startswith("no date"))
    return replace(document, notes=notes, **gaps)
