"""The store of a project: evidence, one graph a text, who published it, and the current graph derived from it.

Readers never touch what is being written (see `graph.folder`), so a `kill -9` in mid-load leaves them the last finished
state; the next writer sweeps what the dead one left behind and derives what it had not derived yet.
"""

from __future__ import annotations

import os
import weakref
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad

from graph import folder as disk
from graph import journal
from graph.sources import Publication
from ontology.errors import StoreError
from ontology.ids import BASE, VOCABULARY

FORMAT = disk.FORMAT
CURRENT = NamedNode(BASE + "graph/current")
POINTERS = NamedNode(BASE + "graph/pointers")
JUDGEMENTS = NamedNode(BASE + "graph/judgements")
_EVIDENCE, _DOCUMENT, _NAME, _RECORD = (NamedNode(VOCABULARY + n) for n in ("evidence", "document", "name", "record"))
_BULK = 20_000  # quads from which a bulk load is faster than a transaction
_DIRTY, _WHOLE = (Quad(POINTERS, NamedNode(VOCABULARY + n), Literal("true"), POINTERS) for n in ("dirty", "whole"))
_TOUCHED, _DERIVED, _BY = (NamedNode(VOCABULARY + n) for n in ("touched", "derived", "derivedBy"))
_GONE = Literal("gone")


class Store:
    """An open pyoxigraph store with our graphs. Made by `reading` and `writing`."""

    def __init__(self, quads: pyoxigraph.Store, folder: Path | None = None) -> None:
        """`folder` is where it lies, for what is kept beside it."""
        self.quads = quads
        self.folder = folder

    # -- reading -------------------------------------------------------------------------------------------

    def sources(self) -> dict[str, str]:
        """Document IRI → IRI of the evidence graph that is current for it, in the order of the IRIs."""
        rows = self.quads.quads_for_pattern(None, _EVIDENCE, None, POINTERS)
        return dict(sorted((q.subject.value, q.object.value) for q in rows))  # type: ignore[union-attr]

    def evidence_of(self, document: str) -> str | None:
        """IRI of the evidence graph of one document; None where it is not loaded."""
        return self._value(document, _EVIDENCE)

    def evidence(self, graph: str) -> Iterator[Quad]:
        return self.quads.quads_for_pattern(None, None, None, NamedNode(graph))

    def text_of(self, document: str) -> str:
        """The stored text of a document, from its evidence."""
        graph = self.evidence_of(document)
        node, text = NamedNode(document), NamedNode(VOCABULARY + "text")
        found = self.quads.quads_for_pattern(node, text, None, NamedNode(graph or ""))
        return next(q.object.value for q in found)  # type: ignore[union-attr]

    def publication(self, source: str) -> Publication | None:
        """What is known of one place; None where nothing was loaded from it."""
        document = self._value(source, _DOCUMENT)
        if document is None:
            return None
        return Publication(source, document, self._value(source, _NAME) or "", self._value(source, _RECORD) or "{}")

    def publications(self, document: str | None = None) -> list[Publication]:
        """The places where a text was found (of all texts without `document`), in the order of their IRIs."""
        wanted = NamedNode(document) if document else None
        rows = self.quads.quads_for_pattern(None, _DOCUMENT, wanted, POINTERS)
        places = sorted(q.subject.value for q in rows)  # type: ignore[union-attr]
        return [found for place in places if (found := self.publication(place))]

    def sorted_quads(self) -> list[str]:
        """Evidence and current graph as sorted N-Quads lines: equal bytes for equal graphs."""
        return sorted(str(q) for q in self.quads if q.graph_name not in (POINTERS, JUDGEMENTS))

    def _value(self, subject: str, predicate: NamedNode) -> str | None:
        rows = self.quads.quads_for_pattern(NamedNode(subject), predicate, None, POINTERS)
        return next((q.object.value for q in rows), None)  # type: ignore[union-attr]

    # -- writing -------------------------------------------------------------------------------------------

    def write(self, graph: str, quads: Iterable[Quad]) -> None:
        """Lay down an evidence graph, whole or not at all; nothing sees it until `point` names it."""
        if next(self.evidence(graph), None) is None:
            self.quads.extend([_DIRTY, *quads])

    def point(
        self, evidence: Mapping[str, str | None], add: Iterable[Publication] = (), remove: Iterable[str] = ()
    ) -> None:
        """Make other evidence current, in one transaction; what it replaces is dropped afterwards.

        The same transaction marks the documents whose evidence is another now, until the graph is derived.
        `evidence`: document IRI → its evidence graph from now on, None to take the document out. `add` are
        publications to know, `remove` sources to know no longer; an added one replaces what its source said before.
        """
        add = list(add)
        out: list[Quad] = []
        for node in [*evidence, *remove, *(p.source for p in add)]:
            mine = self.quads.quads_for_pattern(NamedNode(node), None, None, POINTERS)
            out += [q for q in mine if q.predicate != _TOUCHED]  # what is not derived yet stays marked
        old = {q.object.value for q in out if q.predicate == _EVIDENCE and isinstance(q.object, NamedNode)}
        new = [
            Quad(NamedNode(d), _EVIDENCE, NamedNode(graph), POINTERS)
            for d, graph in evidence.items()
            if graph is not None
        ]
        for p in add:
            source = NamedNode(p.source)
            new += [
                Quad(source, _DOCUMENT, NamedNode(p.document), POINTERS),
                Quad(source, _NAME, Literal(p.name), POINTERS),
                Quad(source, _RECORD, Literal(p.record), POINTERS),
            ]
        for d, graph in evidence.items():
            if self.evidence_of(d) != graph:
                new += [_DIRTY, Quad(NamedNode(d), _TOUCHED, NamedNode(graph) if graph else _GONE, POINTERS)]
        self.quads.update(f"DELETE DATA {{ {_data(out)} }} ; INSERT DATA {{ {_data(new)} }}")
        for graph in sorted(old - set(evidence.values())):
            self.quads.remove_graph(NamedNode(graph))

    def put(self, found: Publication, graph: str, quads: Iterable[Quad]) -> None:
        """`write` and `point` for one document that lies at one place."""
        self.write(graph, quads)
        self.point({found.document: graph}, add=[found])

    def replace_current(self, quads: Iterable[Quad], state: str = "", by: str = "") -> None:
        """Put a newly derived graph in the place of the current one; only what differs is written.

        `state` names it, `by` the version of what derived it.
        """
        marks = [*self._marks(), *self.quads.quads_for_pattern(POINTERS, _BY, None, POINTERS)]
        maker = [Quad(POINTERS, _BY, Literal(by), POINTERS)] if by else []
        rest = iter(quads)
        first = list(islice(rest, _BULK + 1))
        if len(first) > _BULK and next(self.quads.quads_for_pattern(None, None, None, CURRENT), None) is None:
            self.quads.extend([_DIRTY, _WHOLE, *journal.record(self.quads, None)])
            self.quads.bulk_extend(chain(first, rest))  # a large first graph is never whole in memory
            self.quads.update(self._settled([*marks, _WHOLE], state, maker))
            return
        new, old = set(chain(first, rest)), set(self.quads.quads_for_pattern(None, None, None, CURRENT))
        fresh, gone = new - old, old - new
        self.quads.extend([_DIRTY, _WHOLE, *journal.record(self.quads, _subjects(fresh | gone))])
        for quad in gone:
            self.quads.remove(quad)
        if len(fresh) > _BULK:
            self.quads.bulk_extend(fresh)  # not one transaction, but the mark says that it is not finished
        else:
            self.quads.extend(fresh)
        self.quads.update(self._settled([*marks, _WHOLE], state, maker))

    def change(self, gone: Set[Quad], new: Set[Quad], state: str) -> str:
        """The one update that changes the current graph and takes the marks away; `state` names what it leads to."""
        out, into = sorted(map(_triple, gone)), sorted(map(_triple, new))
        parts = [f"DELETE DATA {{ GRAPH {CURRENT} {{ {' . '.join(out)} }} }}"] if out else []
        parts += [f"INSERT DATA {{ GRAPH {CURRENT} {{ {' . '.join(into)} }} }}"] if into else []
        told = journal.record(self.quads, _subjects({*gone, *new})) if out or into else []
        return " ; ".join([*parts, self._settled(self._marks(), state, told)])

    def _settled(self, marks: Iterable[Quad], state: str, told: Iterable[Quad] = ()) -> str:
        """The update after which nothing is left to derive of what the marks say."""
        named = list(self.quads.quads_for_pattern(POINTERS, _DERIVED, None, POINTERS))
        new = [Quad(POINTERS, _DERIVED, Literal(state), POINTERS)] if state else []
        return f"DELETE DATA {{ {_data([*marks, _DIRTY, *named])} }} ; INSERT DATA {{ {_data([*new, *told])} }}"

    @property
    def state(self) -> str:
        """What the derivation that made the current graph called it; "" where nobody knows."""
        return self._value(POINTERS.value, _DERIVED) or ""

    @property
    def derived_by(self) -> str:
        """The version of what derived the current graph; "" where nobody knows."""
        return self._value(POINTERS.value, _BY) or ""

    @property
    def broken(self) -> bool:
        """Whether a writer died while it replaced the current graph whole."""
        return _WHOLE in self.quads

    def touched(self) -> set[str]:
        """The documents whose evidence was changed since the current graph was derived."""
        return {q.subject.value for q in self._marks()}  # type: ignore[union-attr]

    def _marks(self) -> list[Quad]:
        return list(self.quads.quads_for_pattern(None, _TOUCHED, None, POINTERS))

    def touch(self) -> None:
        """Say that the current graph must be derived anew, because of a judgement."""
        self.quads.extend([_DIRTY])

    @property
    def dirty(self) -> bool:
        """Whether evidence was changed and the current graph not yet derived anew."""
        return _DIRTY in self.quads or bool(self._marks())

    def sweep(self) -> None:
        """Drop evidence graphs that no pointer names: what a writer that died left behind."""
        known = set(self.sources().values())
        for graph in list(self.quads.named_graphs()):
            if graph.value.startswith(BASE + "evidence/") and graph.value not in known:
                self.quads.remove_graph(graph)


def _subjects(quads: Iterable[Quad]) -> set[str]:
    return {q.subject.value for q in quads if isinstance(q.subject, NamedNode)}


def _triple(quad: Quad) -> str:
    return str(quad.triple)


def _data(quads: Iterable[Quad]) -> str:
    """Quads as the body of `INSERT DATA`; N-Triples terms are SPARQL terms."""
    return f"GRAPH {POINTERS} {{ " + " . ".join(str(q.triple) for q in quads) + " }"


# -- opening -------------------------------------------------------------------------------------------------------


def open_view(folder: Path) -> Store:
    """The last finished state of a store, for as long as the result is kept; also while another process writes."""
    path, held = disk.hold_view(folder)
    try:
        store = Store(pyoxigraph.Store.read_only(str(path)), folder)
    except (OSError, RuntimeError) as error:
        if held is not None:
            os.close(held)
        raise StoreError(
            f"the store at {folder} is damaged: {error}",
            hint="Move the folder away and load the documents again, or run `kg load` once to make a new view.",
        ) from error
    if held is not None:
        weakref.finalize(store, os.close, held)
    return store


@contextmanager
def reading(folder: Path) -> Iterator[Store]:
    """`open_view` for a `with` block."""
    yield open_view(folder)


@contextmanager
def writing(folder: Path, *, make: bool = True) -> Iterator[Store]:
    """The store for writing, made if it is missing and `make`. One process at a time; a second gets `StoreError`.

    What was reached is shown to readers at the end, and after an error too if the current graph was derived.
    """
    with disk.locked(folder, make=make):
        try:
            store = Store(pyoxigraph.Store(str(folder / "quads")), folder)
        except (OSError, RuntimeError) as error:
            raise StoreError(
                f"the store at {folder} cannot be opened: {error}",
                hint="If it is damaged, move the folder away and load the documents again.",
            ) from error
        try:
            store.sweep()
            yield store
        finally:
            store.quads.flush()
            if not store.dirty:
                disk.publish(folder, store.quads.backup)
            del store.quads  # closes it, even while a traceback still holds the frames that used it
