"""The current graph brought up to date with the evidence: what was touched where that is known, else everything.

Beside the store lies a memory of the last derivation (`graph.again`). It and the store name the state that they hold. Where
the names agree only the documents that are marked are derived anew, and their quads change in one update that takes the marks
away as well. That update is written down in the memory first, in the transaction that brings it to the new state; so a
`kill -9` leaves the old state with its marks, or a memory that knows how to finish. In all other cases, such as another version
of the code, the registry or the acts, everything is derived and the memory made anew. Both ways lead to the same graph.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from graph.again import Given, again
from graph.again.filling import fill
from graph.again.memory import Memory
from graph.derive import derivation, derive, graph_quads
from graph.derive.legal import with_things
from graph.ledger import dump, judgements
from graph.shipped import acts, publishers, registry
from graph.store import Store, writing
from graph.versions import stale, version
from ontology.acts import NONE
from ontology.claims import Extraction
from ontology.errors import StoreError
from ontology.ids import digest, document_iri
from ontology.rdf import read_evidence


@dataclass(frozen=True, slots=True)
class Limits:
    """When deriving everything is the quicker way: in a store of few documents, or if of `share` documents one changed."""

    small: int = 100
    share: int = 25  # 0: however many changed


LIMITS = Limits()
FILE = "derived.sqlite"
T = TypeVar("T")


def refresh(store: Store, limits: Limits = LIMITS) -> None:
    """Derive what changed; a store without evidence holds no acts either."""
    sources = store.sources()
    if store.folder is None or len(sources) < limits.small:
        rows = [read_evidence(store.evidence(graph)) for graph in sources.values()]
        found = derive(rows, registry(), judgements(store.quads), publishers(), acts() if rows else NONE)
        store.replace_current(found, by=version())
        return
    with _memory(store.folder) as memory:
        if memory is not None:
            _finish(store, memory)
            few = len(store.touched()) * limits.share <= len(sources)
            if few and not store.broken and store.state and _named(memory) == (store.state, version()):
                if store.dirty:
                    _part(store, memory)
                return
        _whole(store, sources, memory)


def settle(store: Store) -> None:
    """Derive what was changed since, or what another version derived."""
    if store.dirty or stale(store):
        refresh(store)


def renew(folder: Path) -> None:
    """Derive the graph of a store anew if another version derived it; `StoreError` where somebody writes, or nobody may.

    Also where the disk is full, or a folder within the store belongs to somebody else: who only reads can read on.
    """
    try:
        with writing(folder, make=False) as store:
            settle(store)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{folder} cannot be written: {error}") from error


def _named(memory: Memory) -> tuple[str, str]:
    return memory.get("state"), memory.get("version")


@contextmanager
def _memory(folder: Path) -> Iterator[Memory | None]:
    """The memory of a store; an unreadable one is thrown away, and one that cannot be written done without."""
    memory: Memory | None = None
    try:
        memory = Memory(folder / FILE)
    except sqlite3.DatabaseError:
        try:
            for file in folder.glob(f"{FILE}*"):
                file.unlink()
            memory = Memory(folder / FILE)
        except (OSError, sqlite3.DatabaseError):
            memory = None
    try:
        yield memory
    finally:
        if memory is not None:
            memory.close()


def _finish(store: Store, memory: Memory) -> None:
    """Carry out the update that a writer wrote down, and died before it was in the store."""
    pending = memory.get("pending")
    if pending and memory.get("from") == store.state:
        store.quads.update(pending)


def from_memory(store: Store, read: Callable[[Memory], T]) -> T | None:
    """What `read` finds in the memory of the state of `store`, at one moment of it; None where there is none, or it cannot be read."""
    if store.folder is None or not store.state or not (store.folder / FILE).is_file():
        return None
    try:
        with closing(Memory(store.folder / FILE, write=False)) as memory:
            memory.run("BEGIN")
            return read(memory) if _named(memory) == (store.state, version()) else None
    except sqlite3.DatabaseError:
        return None


def clusters_of(store: Store, iri: str) -> tuple[str, ...] | None:
    """The mention clusters that are the thing `iri`, by the memory; None where there is none of the state of `store`."""
    return from_memory(store, lambda m: tuple(sorted(set(m.column("SELECT ref FROM ref WHERE iri = ?", iri)))))


def given(store: Store) -> Given:
    """What derivation gets beside evidence."""
    return Given(with_things(registry(), acts()), judgements(store.quads), publishers(), acts())


def _part(store: Store, memory: Memory) -> None:
    """Derive what the marked documents touch."""

    def read(text: str) -> Extraction:
        graph = store.evidence_of(document_iri(text))
        assert graph is not None
        return read_evidence(store.evidence(graph))

    changed: dict[str, Extraction | None] = {}
    for document in sorted(store.touched()):
        text = document.rpartition("/")[2]
        changed[text] = read(text) if store.evidence_of(document) else None
    before = store.state
    with memory.transaction():
        delta = again(memory, changed, given(store), read, _Texts(store))
        gone, new = delta.against(store.quads)
        marks = sorted(f"{t} {store.evidence_of(document_iri(t))}" for t in changed)
        said = [dump(j) for j in judgements(store.quads).ledger]
        state = digest("\n".join([before, *marks, *said, *sorted(map(str, gone)), *sorted(map(str, new))]))
        update = store.change(gone, new, state)
        for name, value in (("from", before), ("pending", update), ("state", state)):
            memory.set(name, value)
    store.quads.update(update)
    memory.set("pending", "")


def _whole(store: Store, sources: Mapping[str, str], memory: Memory | None) -> None:
    """Derive everything, and lay down the memory."""
    beside = given(store)
    rows = [read_evidence(store.evidence(graph)) for graph in sources.values()]
    found = derivation(rows, beside.registry, beside.judgements)
    said = [dump(j) for j in beside.judgements.ledger]
    state = digest("\n".join([version(), *(f"{d} {g}" for d, g in sources.items()), *said]))
    store.replace_current(graph_quads(found, beside.registry, beside.publishers, beside.acts), state, version())
    if memory is not None:
        with memory.transaction():
            fill(memory, found, beside)
            for name, value in (("state", state), ("version", version())):
                memory.set(name, value)


class _Texts(Mapping[str, str]):
    """Text id → stored text, read when it is asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __getitem__(self, text: str) -> str:
        return self._store.text_of(document_iri(text))

    def __iter__(self) -> Iterator[str]:
        return (document.rpartition("/")[2] for document in self._store.sources())

    def __len__(self) -> int:
        return len(self._store.sources())
