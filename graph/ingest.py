"""Documents into the store: read, extract, put as evidence, derive the current graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import seeds
from graph.reading import (
    OURS,
    Prepared,
    dead,
    door,
    extract,
    extractor,
    fault,
    files,
    fingerprint,
    graph_of,
    mixed,
    prepared,
    read,
    why_of,
)
from graph.renewal import refresh, settle
from graph.shipped import acts, publishers, registry
from graph.sources import Publication, best, completed, document_of, publication, source_iri, source_of
from graph.store import Store, reading, writing
from graph.workers import in_order
from loaders.documents import ReadOptions
from loaders.documents import read as read_file
from ontology.claims import Document, Extraction, gate
from ontology.errors import KgError, LoadError, StoreError, UsageError
from ontology.ids import document_iri
from ontology.rdf import evidence_quads

__all__ = [
    "OURS",
    "ReadOptions",
    "Report",
    "acts",
    "build",
    "extract",
    "extractor",
    "fault",
    "files",
    "fingerprint",
    "forget",
    "load",
    "mixed",
    "publishers",
    "read",
    "refresh",
    "registry",
    "why_of",
]


@dataclass(slots=True)
class Report:
    """What became of each file: loaded (with its number of claims), skipped as known, failed with its reason."""

    loaded: list[tuple[str, int]] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


Progress = Callable[[str], None]


def load(
    folder: Path,
    paths: Iterable[Path],
    options: ReadOptions | None = None,
    progress: Progress = lambda _: None,
    *,
    jobs: int = 1,
    extractors: tuple[str, ...] = OURS,
) -> Report:
    """Load files and folders into the store at `folder`. One bad file never stops the others.

    A file that is known is skipped; one that was changed since takes the place of what it held before. Whatever stops
    the loading, the files that were finished are derived and kept. With `jobs`, other processes read ahead; this one
    alone writes, in the order of the files. `extractors` read beside or instead of ours.
    """
    report = Report()
    found = list(files(paths, report.failed))
    if not found:
        if report.failed:
            return report
        raise LoadError("no document found", hint="Known kinds are .txt, .html, .pdf and .md.")
    if extractors != OURS:
        door(extractors)  # what cannot be had is told before anything is written
    work = partial(prepared, options=options, known=_laid_down(folder) if jobs > 1 else None)
    if jobs > 1:
        extractor()  # read once, for all processes
    ready = in_order(work, found, min(jobs, len(found)), dead)
    first = [next(ready)] if jobs > 1 else []  # the processes start before the store is open
    with writing(folder) as store:
        try:
            for number, path in enumerate(found, 1):
                progress(f"[{number}/{len(found)}] {path.name}")
                row: Prepared = first.pop() if first else next(ready)
                if isinstance(row, str):
                    report.failed.append((str(path), row))
                    continue
                try:
                    _add(store, row[0], source_of(path), path.name, report, row[1], extractors)
                except KgError as error:
                    report.failed.append((str(path), str(error)))
                except Exception as error:  # a fault of ours in one file must not cost the others
                    report.failed.append((str(path), fault(path, error)))
        finally:
            ready.close()
            settle(store)
    return report


def _laid_down(folder: Path) -> frozenset[str]:
    """The evidence graphs that the store holds; none where there is no store yet."""
    try:
        with reading(folder) as store:
            return frozenset(store.sources().values())
    except StoreError:
        return frozenset()


def build(folder: Path, progress: Progress = lambda _: None) -> Report:
    """Load the digests that are shipped as seeds."""
    report = Report()
    with writing(folder) as store:
        for seed in seeds.digests():
            progress(seed.path.name)
            given = ReadOptions(date=seed.date, publisher=seed.publisher, title=seed.title, url=seed.url or None)
            name = seed.path.name
            _add(store, read_file(seed.path, given), source_iri(f"seeds/{name}"), name, report)
        settle(store)
    return report


def _add(
    store: Store,
    document: Document,
    source: str,
    name: str,
    report: Report,
    ready: Extraction | None = None,
    extractors: tuple[str, ...] = OURS,
) -> None:
    """One document of one place: extract it if the store lacks it, and switch the pointers in one transaction."""
    before = store.publication(source)
    if before is not None and before.document == document.iri:
        document = completed(document, before)
    found = publication(source, name, document)
    rivals = [p for p in store.publications(document.iri) if p.source != source]
    claims, graph, told = _evidence(store, [found, *rivals], document.text, ready, extractors)
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
        report.notes += [(name, note) for note in (*document.notes, *told) if note != "encoding: utf-8"]


def _evidence(
    store: Store,
    rows: list[Publication],
    text: str,
    ready: Extraction | None = None,
    extractors: tuple[str, ...] = OURS,
) -> tuple[int | None, str, list[str]]:
    """Lay down the evidence of a text that stands at `rows`; (number of claims, or None if it was there; its graph; notes).

    What a worker has read ahead (`ready`) serves where it was read from the very record that is chosen.
    """
    chosen = best(rows)
    assert chosen is not None
    document = document_of(chosen, text)
    graph = graph_of(chosen, extractors)
    if store.evidence_of(document.iri) == graph:
        return None, graph, []
    told: list[str] = []
    if ready is not None and replace(ready.document, offsets=()) == document:
        extraction = replace(ready, document=document)
    else:
        extraction, told = (extractor().extract(document), []) if extractors == OURS else extract(document, extractors)
    honest = [gate(claim, document) for claim in extraction.claims]
    store.write(graph, evidence_quads(extraction, graph))
    return len(honest), graph, [*told, *mixed(extraction)]


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
        settle(store)
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
