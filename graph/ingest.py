"""Documents into the store: read, extract, put as evidence, derive the current graph. The only module that sees loaders."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import seeds
from graph.derive import derive
from graph.store import Store, writing
from ontology.claims import Document, Extraction
from ontology.errors import KgError, LoadError, UsageError
from ontology.ids import evidence_iri
from ontology.rdf import evidence_quads, read_evidence
from ontology.registry import Registry

if TYPE_CHECKING:
    from loaders.documents import ReadOptions
    from loaders.polish.pipeline import PolishExtractor


@dataclass(slots=True)
class Report:
    """What became of each file: loaded (with its number of claims), skipped as known, failed with its reason."""

    loaded: list[tuple[str, int]] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


Progress = Callable[[str], None]


@cache
def registry() -> Registry:
    """The registry that is shipped with the seeds."""
    return Registry.load(seeds.registry_paths())


@cache
def extractor() -> PolishExtractor:
    from loaders.polish.pipeline import PolishExtractor

    return PolishExtractor(registry())


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
    from loaders.documents import ReadOptions, sidecar
    from loaders.documents import read as read_file

    given = options or ReadOptions()
    return (
        read_file(path, given.over(_table(path.parent).get(path.name, ReadOptions()))) if sidecar else read_file(path)
    )


@cache
def _table(folder: Path) -> dict[str, ReadOptions]:
    from loaders.documents import sidecar

    try:
        return dict(sidecar.load(folder))
    except OSError:
        return {}


def files(paths: Iterable[Path], failed: list[tuple[str, str]]) -> Iterator[Path]:
    """All files of the paths, folders walked; what cannot be listed is reported and the rest goes on."""
    from loaders.documents import walk

    yield from walk(list(paths), on_error=lambda error: failed.append(("", str(error))))


def load(
    folder: Path, paths: Iterable[Path], options: ReadOptions | None = None, progress: Progress = lambda _: None
) -> Report:
    """Load files and folders into the store at `folder`. One bad file never stops the others."""
    report = Report()
    found = list(files(paths, report.failed))
    if not found and not report.failed:
        raise LoadError("no document found", hint="Known kinds are .txt, .html, .pdf and .md.")
    with writing(folder) as store:
        known = store.sources()
        for number, path in enumerate(found, 1):
            progress(f"[{number}/{len(found)}] {path.name}")
            try:
                document = read(path, options)
                _add(store, document, path.name, known, report)
            except KgError as error:
                report.failed.append((str(path), str(error)))
        if report.loaded or store.dirty:
            refresh(store)
    return report


def _add(store: Store, document: Document, name: str, known: dict[str, str], report: Report) -> None:
    graph = evidence_iri(document.text_id, fingerprint() + "-" + _publication(document))
    if known.get(document.iri) == graph:
        report.skipped.append(name)
        return
    extraction = extractor().extract(document)
    store.put(document.iri, name, graph, evidence_quads(extraction, graph))
    known[document.iri] = graph
    report.loaded.append((name, len(extraction.claims)))
    report.notes += [(name, note) for note in document.notes if note != "encoding: utf-8"]


def _publication(document: Document) -> str:
    """What is told of the text beside it: a corrected date or publisher is a new version of the source."""
    told = (document.title, document.date, document.publisher, document.url, document.name)
    return hashlib.sha256(repr(told).encode()).hexdigest()[:8]


def build(folder: Path, progress: Progress = lambda _: None) -> Report:
    """Load the digests that are shipped as seeds."""
    from loaders.documents import ReadOptions
    from loaders.documents import read as read_file

    report = Report()
    with writing(folder) as store:
        known = store.sources()
        for digest in seeds.digests():
            progress(digest.path.name)
            given = ReadOptions(
                date=digest.date, publisher=digest.publisher, title=digest.title, url=digest.url or None
            )
            _add(store, read_file(digest.path, given), digest.path.name, known, report)
        if report.loaded or store.dirty:
            refresh(store)
    return report


def forget(folder: Path, source: str) -> list[str]:
    """Take a source out by file name, text id or IRI; returns the names it had. `UsageError` where none matches."""
    with writing(folder) as store:
        names = store.names()
        found = [
            iri
            for iri in store.sources()
            if source == iri
            or iri.rsplit("/", 1)[-1] == source
            or source in names.get(iri, set())
            or Path(source).name in names.get(iri, set())
        ]
        if not found:
            known = ", ".join(sorted(n for rows in names.values() for n in rows)[:10])
            raise UsageError(f"no source {source!r} is loaded", hint=f"Loaded are: {known or 'none'}.")
        for iri in found:
            store.drop(iri)
        refresh(store)
        return sorted(n for iri in found for n in names.get(iri, {iri}))


def refresh(store: Store) -> None:
    """Derive the current graph anew from all evidence of the store."""
    rows: list[Extraction] = [read_evidence(store.evidence(graph)) for graph in store.sources().values()]
    store.replace_current(derive(rows, registry()))
