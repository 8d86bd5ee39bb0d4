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
from graph.ledger import judgements
from graph.shipped import acts, publishers, registry
from graph.sources import Publication, best, completed, document_of, publication, source_iri, source_of
from graph.store import Store, writing
from loaders.documents import ReadOptions, sidecar, walk
from loaders.documents import read as read_file
from ontology.acts import NONE
from ontology.claims import Document, Extraction, Span, gate
from ontology.errors import KgError, LoadError, UsageError
from ontology.ids import digest, document_iri, entity_iri, evidence_iri
from ontology.rdf import evidence_quads, read_evidence

__all__ = [
    "ReadOptions",
    "Report",
    "acts",
    "build",
    "extractor",
    "fault",
    "files",
    "forget",
    "load",
    "publishers",
    "read",
    "refresh",
    "registry",
    "why_of",
]

if TYPE_CHECKING:
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
def extractor() -> PolishExtractor:
    from loaders.polish.pipeline import PolishExtractor

    return PolishExtractor(registry())


def why_of(document: Document) -> list[tuple[Span, list[str]]]:
    """Of each sentence the readable lines that say how it was read, for `kg extract --explain`."""
    from loaders.polish.explain import Explained, lines

    seen: list[Explained] = []
    extraction = extractor().extract(document, seen.append)
    labels = {c.id: c.label for c in extraction.clusters}
    labels |= {entity_iri(e.key): e.label() for e in registry()}
    return [(row.span, list(lines(row, labels))) for row in seen]


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


def load(
    folder: Path, paths: Iterable[Path], options: ReadOptions | None = None, progress: Progress = lambda _: None
) -> Report:
    """Load files and folders into the store at `folder`. One bad file never stops the others.

    A file that is known is skipped; one that was changed since takes the place of what it held before. Whatever stops
    the loading, the files that were finished are derived and kept.
    """
    report = Report()
    found = list(files(paths, report.failed))
    if not found:
        if report.failed:
            return report
        raise LoadError("no document found", hint="Known kinds are .txt, .html, .pdf and .md.")
    with writing(folder) as store:
        try:
            for number, path in enumerate(found, 1):
                progress(f"[{number}/{len(found)}] {path.name}")
                try:
                    _add(store, read(path, options), source_of(path), path.name, report)
                except KgError as error:
                    report.failed.append((str(path), str(error)))
                except Exception as error:  # a fault of ours in one file must not cost the others
                    report.failed.append((str(path), fault(path, error)))
        finally:
            if store.dirty:
                refresh(store)
    return report


def fault(path: Path, error: Exception) -> str:
    """What is said of a file at which our own code failed."""
    return (
        f"{path}: unexpected {type(error).__name__}: {error}\n"
        "`kg --debug extract` of this file shows the details; please report them as an issue."
    )


def build(folder: Path, progress: Progress = lambda _: None) -> Report:
    """Load the digests that are shipped as seeds."""
    report = Report()
    with writing(folder) as store:
        for seed in seeds.digests():
            progress(seed.path.name)
            given = ReadOptions(date=seed.date, publisher=seed.publisher, title=seed.title, url=seed.url or None)
            name = seed.path.name
            _add(store, read_file(seed.path, given), source_iri(f"seeds/{name}"), name, report)
        if store.dirty:
            refresh(store)
    return report


def _add(store: Store, document: Document, source: str, name: str, report: Report) -> None:
    """One document of one place: extract it if the store lacks it, and switch the pointers in one transaction."""
    before = store.publication(source)
    if before is not None and before.document == document.iri:
        document = completed(document, before)
    found = publication(source, name, document)
    rivals = [p for p in store.publications(document.iri) if p.source != source]
    claims, graph = _evidence(store, [found, *rivals], document.text)
    pointers: dict[str, str | None] = {document.iri: graph}
    if before is not None and before.document != document.iri:
        rest = [p for p in store.publications(before.document) if p.source != source]
        pointers[before.document] = _evidence(store, rest, store.text_of(before.document))[1] if rest else None
        report.notes.append((name, "takes the place of its earlier version"))
    if claims is None and before == found:
        report.skipped.append(name)
        return
    store.point(pointers, add=[found])
    if claims is None:
        report.skipped.append(name)
        others = sorted({p.name for p in rivals})
        if before is None and others:
            report.notes.append((name, f"the same text as {', '.join(others)}"))
    else:
        report.loaded.append((name, claims))
        report.notes += [(name, note) for note in document.notes if note != "encoding: utf-8"]


def _evidence(store: Store, rows: list[Publication], text: str) -> tuple[int | None, str]:
    """Lay down the evidence of a text that stands at `rows`; (number of claims, or None if it was there; its graph)."""
    chosen = best(rows)
    assert chosen is not None
    version = f"{fingerprint()}-{digest(chosen.record, 8)}"
    document = document_of(chosen, text)
    graph = evidence_iri(document.text_id, version)
    if store.evidence_of(document.iri) == graph:
        return None, graph
    extraction = extractor().extract(document)
    honest = [gate(claim, document) for claim in extraction.claims]
    store.write(graph, evidence_quads(extraction, graph))
    return len(honest), graph


def forget(folder: Path, source: str) -> list[str]:
    """Take a source out by path, file name, text id or IRI; returns the names it had.

    A text that lies under several names stays as long as one of them is known; by text id or IRI it goes with all of
    them. Raises `UsageError` where nothing is called so, or a name belongs to several texts, and `StoreError` without a store.
    """
    with writing(folder, make=False) as store:
        gone = _called(store, source)
        pointers: dict[str, str | None] = {}
        for document in sorted({p.document for p in gone}):
            rest = [p for p in store.publications(document) if p not in gone]
            pointers[document] = _evidence(store, rest, store.text_of(document))[1] if rest else None
        store.point(pointers, remove=[p.source for p in gone])
        if store.dirty:
            refresh(store)
        return sorted(p.name for p in gone)


def _called(store: Store, source: str) -> list[Publication]:
    rows = store.publications()
    at = source_of(Path(source))
    ways = (
        [p for p in rows if source in (p.source, p.document) or document_iri(source) == p.document],
        [p for p in rows if p.source == at],
        [p for p in rows if source in (p.name, Path(p.name).stem)],
        [p for p in rows if Path(source).name == p.name],
    )
    found = next((way for way in ways if way), [])
    if not found:
        names = sorted({p.name for p in rows})
        shown = ", ".join(names[:10]) + (f" and {len(names) - 10} more" if len(names) > 10 else "")
        raise UsageError(f"no source {source!r} is loaded", hint=f"Loaded are: {shown or 'none'}.")
    texts = sorted({p.document.rsplit("/", 1)[-1] for p in found})
    if len(texts) > 1:
        raise UsageError(
            f"{source!r} is the name of {len(texts)} texts",
            hint=f"Say which by its path, or by its id: {', '.join(texts)}.",
        )
    return found


def refresh(store: Store) -> None:
    """Derive the current graph anew from all evidence of the store; a store without any holds no acts either."""
    rows: list[Extraction] = [read_evidence(store.evidence(graph)) for graph in store.sources().values()]
    store.replace_current(derive(rows, registry(), judgements(store.quads), publishers(), acts() if rows else NONE))
