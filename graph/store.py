"""The store of a project on disk: evidence, one graph a source version, and the current graph derived from it.

    FOLDER/format.json     version of this layout
    FOLDER/writer.lock     held by the one process that writes, with its process id
    FOLDER/quads/          pyoxigraph, opened for writing only
    FOLDER/views/N/        what readers see: a hard-linked copy made after each finished change
    FOLDER/view            the number of the view to read, replaced atomically

Readers never touch what is being written, so a `kill -9` in mid-load leaves them the last finished state; the next
writer sweeps what the dead one left behind.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad

from ontology.errors import StoreError
from ontology.ids import BASE, VOCABULARY

FORMAT = 1
CURRENT = NamedNode(BASE + "graph/current")
POINTERS = NamedNode(BASE + "graph/pointers")
JUDGEMENTS = NamedNode(BASE + "graph/judgements")
_EVIDENCE = NamedNode(VOCABULARY + "evidence")
_NAME = NamedNode(VOCABULARY + "name")
_DIRTY = Quad(POINTERS, NamedNode(VOCABULARY + "dirty"), Literal("true"), POINTERS)


class Store:
    """An open pyoxigraph store with our graphs. Made by `reading` and `writing`."""

    def __init__(self, quads: pyoxigraph.Store) -> None:
        self.quads = quads

    # -- reading -------------------------------------------------------------------------------------------

    def sources(self) -> dict[str, str]:
        """Document IRI → IRI of the evidence graph that is current for it, in the order of the IRIs."""
        rows = self.quads.quads_for_pattern(None, _EVIDENCE, None, POINTERS)
        return dict(sorted((q.subject.value, q.object.value) for q in rows))  # type: ignore[union-attr]

    def names(self) -> dict[str, set[str]]:
        """Document IRI → file names that it was loaded under."""
        found: dict[str, set[str]] = {}
        for quad in self.quads.quads_for_pattern(None, _NAME, None, POINTERS):
            found.setdefault(quad.subject.value, set()).add(quad.object.value)  # type: ignore[union-attr]
        return found

    def evidence(self, graph: str) -> Iterator[Quad]:
        return self.quads.quads_for_pattern(None, None, None, NamedNode(graph))

    def sorted_quads(self) -> list[str]:
        """Evidence and current graph as sorted N-Quads lines: equal bytes for equal graphs."""
        return sorted(str(q) for q in self.quads if q.graph_name not in (POINTERS, JUDGEMENTS))

    # -- writing -------------------------------------------------------------------------------------------

    def put(self, document: str, name: str, graph: str, quads: Iterable[Quad]) -> None:
        """Make `graph` the evidence of `document`: its quads first, then the pointer, then the old graph goes."""
        old = self.sources().get(document)
        if old != graph:
            self.quads.extend([_DIRTY, *quads])
        pointer = Quad(NamedNode(document), _EVIDENCE, NamedNode(graph), POINTERS)
        if old and old != graph:
            self.quads.update(
                f"DELETE DATA {{ GRAPH <{POINTERS.value}> {{ <{document}> <{_EVIDENCE.value}> <{old}> }} }} ; "
                f"INSERT DATA {{ GRAPH <{POINTERS.value}> {{ <{document}> <{_EVIDENCE.value}> <{graph}> }} }} ; "
                f"DROP SILENT GRAPH <{old}>"
            )
        self.quads.extend([pointer, Quad(NamedNode(document), _NAME, Literal(name), POINTERS)])

    def drop(self, document: str) -> None:
        """Forget a document: its pointer and its evidence."""
        graph = self.sources()[document]
        self.quads.extend([_DIRTY])
        self.quads.update(
            f"DELETE WHERE {{ GRAPH <{POINTERS.value}> {{ <{document}> ?p ?o }} }} ; DROP SILENT GRAPH <{graph}>"
        )

    def replace_current(self, quads: Iterable[Quad]) -> None:
        """Put a newly derived graph in the place of the current one."""
        self.quads.extend([_DIRTY])
        self.quads.clear_graph(CURRENT)
        self.quads.extend(quads)
        self.quads.remove(_DIRTY)

    @property
    def dirty(self) -> bool:
        """Whether evidence was changed and the current graph not yet derived anew."""
        return _DIRTY in self.quads

    def sweep(self) -> None:
        """Drop evidence graphs that no pointer names: what a writer that died left behind."""
        known = set(self.sources().values())
        for graph in list(self.quads.named_graphs()):
            if graph.value.startswith(BASE + "evidence/") and graph.value not in known:
                self.quads.remove_graph(graph)


# -- opening -------------------------------------------------------------------------------------------------------


def _check_format(folder: Path) -> None:
    try:
        version = json.loads((folder / "format.json").read_text(encoding="utf-8"))["format"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(
            f"{folder} is not a store of kg: {error}", hint="Choose another folder with --store."
        ) from error
    if not isinstance(version, int) or version > FORMAT:
        raise StoreError(
            f"{folder} was made by a newer kg (store format {version}, this one knows {FORMAT})",
            hint="Update sanctions-kg, or choose another folder with --store. Nothing was changed.",
        )


@contextmanager
def reading(folder: Path) -> Iterator[Store]:
    """The last finished state of a store, for reading; also while another process writes."""
    if not (folder / "format.json").exists():
        raise StoreError(f"there is no store at {folder}", hint="Make one with `kg build` (seeds) or `kg load FILE…`.")
    _check_format(folder)
    try:
        number = (folder / "view").read_text(encoding="ascii").strip()
        store = pyoxigraph.Store.read_only(str(folder / "views" / number))
    except OSError as error:
        raise StoreError(
            f"the store at {folder} holds nothing to read yet: {error}", hint="Run `kg build` or `kg load FILE…` first."
        ) from error
    yield Store(store)


@contextmanager
def writing(folder: Path) -> Iterator[Store]:
    """The store for writing, made if it is missing. One process at a time; a second gets `StoreError` with its id."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "writer.lock").open("a+", encoding="ascii")
    except OSError as error:
        raise StoreError(
            f"{folder} cannot be written: {error.strerror}", hint="Choose another folder with --store."
        ) from error
    with lock:
        _take(lock.fileno(), folder)
        lock.seek(0)
        lock.truncate()
        lock.write(str(os.getpid()))
        lock.flush()
        if (folder / "format.json").exists():
            _check_format(folder)
        elif any(p.name not in ("writer.lock",) for p in folder.iterdir()):
            raise StoreError(
                f"{folder} holds files that are not a store of kg", hint="Choose another folder with --store."
            )
        else:
            (folder / "format.json").write_text(json.dumps({"format": FORMAT}), encoding="utf-8")
        for orphan in (folder / "quads").glob("bulk-*.sst"):
            orphan.unlink(missing_ok=True)
        try:
            store = Store(pyoxigraph.Store(str(folder / "quads")))
        except OSError as error:
            raise StoreError(f"the store at {folder} cannot be opened: {error}") from error
        store.sweep()
        yield store
        publish(folder, store)


def _take(descriptor: int, folder: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        holder = (folder / "writer.lock").read_text(encoding="ascii").strip() or "unknown"
        raise StoreError(
            f"another kg is writing to {folder} (process {holder})",
            hint="Wait until it has finished; reading is possible.",
        ) from error


def publish(folder: Path, store: Store) -> None:
    """Show readers the state that has been reached: flush, link a view, switch to it, remove the older ones."""
    store.quads.flush()
    views = folder / "views"
    views.mkdir(exist_ok=True)
    taken = [int(p.name) for p in views.iterdir() if p.name.isdigit()]
    number = max(taken, default=0) + 1
    target = views / str(number)
    store.quads.backup(str(target))
    (folder / "view.new").write_text(str(number), encoding="ascii")
    (folder / "view.new").replace(folder / "view")
    for old in taken:
        shutil.rmtree(views / str(old), ignore_errors=True)
