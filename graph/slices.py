"""The graph as it was known on a day, and the world as it stood on a day: two times, and a third filter, the source grade.

`known_at`: only what sources of that day support; the graph is derived anew from the evidence that was public then, so
it is what a load of just these documents gives. Documents without a date belong to no day and are left out.

`at`: what had certainly happened, or held, on that day; `possible` adds what may have. A done thing had happened when it was
told. A promise stands from the day on which it was told. Nothing is left out of the evidence.

Slices are kept beside the views of a store, so that the next command finds them; without a folder they are made in memory.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad

from graph.derive.grades import good_enough
from graph.store import CURRENT, POINTERS, Store
from ontology.dates import MAX, MIN, bounds, normalise
from ontology.ids import BASE, VOCABULARY, digest
from ontology.rdf import RDF_TYPE, kg

Anew = Callable[[pyoxigraph.Store], Iterable[Quad]]
_HAPPENINGS = (BASE + "eventuality/", BASE + "relation/")
_DEALS = BASE + "deal/"  # reckoned anew, since what was delivered later is a promise on that day
_OWNED = (kg("quantity"), kg("hasPart"), kg("stated"), kg("joinedBy"), kg("remainder"))  # what goes with a happening


@dataclass(frozen=True, slots=True)
class Slice:
    """What to leave out: `Slice(known_at="2025-12-01")`, `Slice(at="2026-03-19", possible=True)`, `Slice(grade="B")`.

    Days are as people type them, and a month or a year means its last day.
    """

    at: str | None = None
    known_at: str | None = None
    possible: bool = False
    grade: str | None = None

    def __bool__(self) -> bool:
        return any((self.at, self.known_at, self.grade))

    @property
    def key(self) -> str:
        return digest(str(asdict(self)), 12)


def day(text: str | None) -> str | None:
    """The last ISO day of a date as people type it; `UsageError` for what is none.

    >>> day("19.03.2026"), day("2025-12")
    ('2026-03-19', '2025-12-31')
    """
    return bounds(normalise(text))[1] if text else None


def sliced(
    quads: pyoxigraph.Store, wanted: Slice, store: Path | None = None, anew: Anew | None = None
) -> pyoxigraph.Store:
    """The store as the slice has it; the same object where nothing is asked for. `store` is where to keep it.

    `anew` reckons what the rounds of talks are of what is left: a leg that was delivered later is a promise on that day.
    """
    if not wanted:
        return quads
    cut = Slice(day(wanted.at), day(wanted.known_at), wanted.possible, wanted.grade)
    if wanted.grade:
        good_enough("F6", wanted.grade)  # complains of what is no grade
    place = _place(store, cut)
    if place is None:
        return _fill(pyoxigraph.Store(), quads, cut, anew)
    if not place.is_dir() and not _keep(place, quads, cut, anew):
        return _fill(pyoxigraph.Store(), quads, cut, anew)
    return pyoxigraph.Store.read_only(str(place))


def _fill(made: pyoxigraph.Store, quads: pyoxigraph.Store, cut: Slice, anew: Anew | None) -> pyoxigraph.Store:
    """Put a slice of `quads` into an empty store."""
    made.bulk_extend(_cut(quads, cut))
    if anew is not None and (cut.at or cut.grade):
        made.extend(list(anew(made)))
    return made


def _place(store: Path | None, cut: Slice) -> Path | None:
    """Where a slice of the present view is kept."""
    try:
        view = (store / "view").read_text(encoding="ascii").strip() if store else ""
    except OSError:
        return None
    return store / "slices" / f"{view}-{cut.key}" if store and view else None


def _keep(place: Path, quads: pyoxigraph.Store, cut: Slice, anew: Anew | None) -> bool:
    """Write a slice beside the views, whole or not at all; whether it is there now."""
    new = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        view = place.name.partition("-")[0]
        for old in place.parent.glob("*") if place.parent.is_dir() else ():
            if old.name.partition("-")[0] != view:
                shutil.rmtree(old, ignore_errors=True)
        new.mkdir(parents=True)
        made = _fill(pyoxigraph.Store(str(new)), quads, cut, anew)
        made.flush()
        made.optimize()
        del made
        new.rename(place)
    except OSError:  # a folder that may only be read, a full disk, or another process that made the same slice
        shutil.rmtree(new, ignore_errors=True)
    return place.is_dir()


def _cut(quads: pyoxigraph.Store, cut: Slice) -> Iterator[Quad]:
    store = Store(quads)
    if cut.known_at:
        current = list(_known(store, cut.known_at))
        documents = {q.subject for q in current if q.graph_name == POINTERS}
        yield from (q for q in current if q.graph_name != CURRENT)
        yield from (q for q in quads.quads_for_pattern(None, None, None, POINTERS) if q.object in documents)
        current = [q for q in current if q.graph_name == CURRENT]
    else:
        current = list(quads.quads_for_pattern(None, None, None, CURRENT))
        yield from (q for q in quads if q.graph_name != CURRENT)
    yield from _standing(current, cut)


def _known(store: Store, known_at: str) -> Iterator[Quad]:
    """Evidence and pointers of the documents that were public by then, and the graph that is derived from them."""
    from graph.derive import derive
    from graph.derive.told import known_day
    from graph.ledger import judgements
    from graph.shipped import acts, publishers, registry
    from ontology.acts import NONE
    from ontology.rdf import read_evidence

    rows = []
    for document, graph in store.sources().items():
        evidence = list(store.evidence(graph))
        extraction = read_evidence(evidence)
        known = known_day(extraction.document)
        if known is not None and known <= known_at:
            rows.append(extraction)
            yield from evidence
            yield Quad(NamedNode(document), kg("evidence"), NamedNode(graph), POINTERS)
    known_acts = acts().until(known_at) if store.sources() else NONE  # acts were public before any document loaded was
    yield from derive(rows, registry(), judgements(store.quads), publishers(), known_acts)


def _standing(current: list[Quad], cut: Slice) -> Iterator[Quad]:
    """The current graph without what had not happened, did not hold, or is too poorly supported."""
    if not (cut.at or cut.grade):
        yield from current
        return
    about: dict[str, dict[str, list[str]]] = {}
    owned: dict[str, list[str]] = {}
    for q in current:
        if isinstance(q.subject, NamedNode) and not q.subject.value.startswith(_DEALS):
            name = q.predicate.value.removeprefix(VOCABULARY)
            kind = "class" if q.predicate == RDF_TYPE else name
            value = q.object.value if isinstance(q.object, NamedNode | Literal) else ""
            about.setdefault(q.subject.value, {}).setdefault(kind, []).append(value)
            if q.predicate in _OWNED:
                owned.setdefault(q.subject.value, []).append(value)
    gone = {iri for iri, row in about.items() if _out(iri, row, cut)}
    gone |= {node for iri in gone for node in owned.get(iri, ())}
    for q in current:
        subject = getattr(q.subject, "value", "")
        if subject not in gone and getattr(q.object, "value", "") not in gone and not subject.startswith(_DEALS):
            yield q


def _out(iri: str, row: dict[str, list[str]], cut: Slice) -> bool:
    """Whether the slice leaves this node out."""
    post = VOCABULARY + "Post" in row.get("class", ())
    happening = iri.startswith(_HAPPENINGS) and "status" in row
    if cut.grade and happening and not good_enough(row["grade"][0], cut.grade):
        return True
    if not cut.at or not (post or happening):
        return False
    if post:
        start, end = (row.get(name, [""])[0] for name in ("start", "end"))
        low = bounds(start)[0 if cut.possible else 1] if start else MIN
        high = bounds(end)[1 if cut.possible else 0] if end else MAX
        return not low <= cut.at <= high
    return not _stands(row, cut.at, cut.possible, VOCABULARY + "Event" in row["class"], iri.startswith(_HAPPENINGS[1]))


def _stands(row: dict[str, list[str]], at: str, possible: bool, done: bool, relation: bool) -> bool:
    """Whether a happening had taken place by the day `at`, or a state or relation held on it."""
    earliest, latest = row.get("earliest", [""])[0], row.get("latest", [""])[0]
    told = row.get("firstKnown", [MAX])[0]
    state = relation or row.get("aspect", [""])[0] == "state"
    if earliest and state:
        return earliest <= at <= latest
    if done and earliest:
        return (earliest if possible else min(latest, max(told, earliest))) <= at
    if state or done:  # undated: it was so when it was told at the latest
        return possible or told <= at
    return told <= at
