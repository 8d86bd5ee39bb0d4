"""What is read in a file: the reader of documents, our extractor, the door for others. Knows no store.

`graph.ingest` puts it into the store, `kg extract` shows it.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import seeds
from graph.shipped import registry
from graph.sources import Publication, publication, source_of
from loaders.documents import ReadOptions as ReadOptions  # for who reads files by our door
from loaders.documents import read as read_file
from loaders.documents import sidecar, walk
from loaders.foreign.words import foreign_sentences as foreign_sentences  # which `kg extract` shows with their names
from ontology.claims import Document, Extraction, Span
from ontology.errors import KgError
from ontology.garbage import seldom_from_now_on
from ontology.ids import digest, entity_iri, evidence_iri

if TYPE_CHECKING:
    from loaders.extractors import Door
    from loaders.reader import DocumentReader

OURS = ("polish",)  # the extractors that read where nobody asks for others
Prepared = tuple[Document, Extraction | None] | str  # a document, read ahead or not; or why there is none

_FIRST = (
    "W piątek 11 września prezydent USA Donald Trump powiedział, że reżim w Mińsku uwolnił 52 więźniów politycznych."
)


@cache
def extractor() -> DocumentReader:
    """The extractor of this process. What it has read of words and names is kept out of the garbage collector's sight:

    it is never garbage, and to look through it again and again takes a tenth of the time of reading a text. Tables that
    are read on first use are read here, by a sentence that asks for them: so processes that are forked share them.
    Of the garbage that this makes, some hundred objects, nobody would notice: to look for it takes as long as a tenth of all.
    """
    from loaders.reader import DocumentReader

    seldom_from_now_on()  # now already: hardly anything that is made here is garbage
    found = DocumentReader(registry())
    found.extract(Document("first", _FIRST, ""))
    gc.freeze()
    return found


@cache
def door(names: tuple[str, ...]) -> Door:
    """The way in for extractors beside ours, `kg extract --extractor llm`; raises `UsageError` where one cannot be had."""
    from loaders.extractors import Door

    return Door(extractor(), registry(), names)


def extract(document: Document, names: tuple[str, ...] = OURS) -> tuple[Extraction, list[str]]:
    """What the extractors called `names` read, and for each that is not ours what became of its proposals, in words."""
    if names == OURS:
        return extractor().extract(document), []
    extraction, tallies = door(names).extract(document)
    return extraction, [str(tally) for tally in tallies]


def mixed(extraction: Extraction) -> list[str]:
    """What is said of a Polish document that holds paragraphs in other languages."""
    if extraction.document.lang not in ("pl", "") or not extraction.foreign:
        return []
    langs = ", ".join(sorted({lang for _, lang in extraction.foreign}))
    return [
        f"{len(extraction.foreign)} paragraphs are in another language ({langs}): names are read in them, "
        "claims only where the grammar is sure (English, Russian, Belarusian)"
    ]


def why_of(document: Document) -> list[tuple[Span, list[str]]]:
    """Of each sentence the readable lines that say how it was read, for `kg extract --explain`."""
    from loaders.foreign.explain import explained
    from loaders.polish.explain import Explained, lines

    seen: list[Explained] = []
    extraction = extractor().extract(document, seen.append)
    labels = {c.id: c.label for c in extraction.clusters}
    labels |= {entity_iri(e.key): e.label() for e in registry()}
    rows = [(row.span, list(lines(row, labels))) for row in seen]
    return sorted([*rows, *explained(extraction, labels)])


@cache
def fingerprint() -> str:
    """Hash of all that decides what is read in a text: the extraction's code, data and model, and the registry.

    Evidence made by another version is read anew, so a better registry reaches documents that are loaded already.
    """
    here = Path(__file__).parent.parent
    files = [*(here / "loaders").rglob("*"), *(here / "ontology").glob("*.py"), *seeds.registry_paths()]
    total = hashlib.sha256()
    for file in sorted(f for f in files if f.is_file() and f.suffix in (".py", ".yaml", ".npz")):
        total.update(file.relative_to(here).as_posix().encode() if file.is_relative_to(here) else file.name.encode())
        total.update(file.read_bytes())
    return total.hexdigest()[:12]


def read(path: Path, options: ReadOptions | None = None) -> Document:
    """One file as a document; options given on the command line win over a table beside the file."""
    given = options or ReadOptions()
    return (
        read_file(path, given.over(_table(path.parent).get(path.name, ReadOptions()))) if sidecar else read_file(path)
    )


@cache
def _table(folder: Path) -> dict[str, ReadOptions]:

    try:
        return dict(sidecar.load(folder))
    except OSError:
        return {}


def files(paths: Iterable[Path], failed: list[tuple[str, str]]) -> Iterator[Path]:
    """All files of the paths, folders walked; what cannot be listed is reported and the rest goes on."""
    yield from walk(list(paths), on_error=lambda error: failed.append(("", str(error))))


def fault(path: Path, error: Exception) -> str:
    """What is said of a file at which our own code failed."""
    return (
        f"{path}: unexpected {type(error).__name__}: {error}\n"
        "`kg --debug extract` of this file shows the details; please report them as an issue."
    )


def graph_of(chosen: Publication, extractors: tuple[str, ...]) -> str:
    """The evidence graph of a text by what decides what is read in it: our version, its record, other extractors."""
    version = f"{fingerprint()}-{digest(chosen.record, 8)}"
    if extractors != OURS:
        version += "-" + digest(",".join(extractors), 8)
    return evidence_iri(chosen.document.rsplit("/", 1)[-1], version)


def dead(path: Path, code: int) -> Prepared:
    """What is said of a file at which the process died that read it."""
    return f"{path}: the process that read it died (exit code {code})"


def prepared(path: Path, options: ReadOptions | None, known: frozenset[str] | None) -> Prepared:
    """One file as a document, in a worker also what is read in it, unless its evidence is there (`known`) already."""
    try:
        document = read(path, options)
        if known is None or graph_of(publication(source_of(path), path.name, document), OURS) in known:
            return document, None
        return document, extractor().extract(document)
    except KgError as error:
        return str(error)
    except Exception as error:
        return fault(path, error)
