"""The property graph of a store: a stream of nodes and edges, each once; memory does not grow with the graph.

A pure function of the current graph and the evidence. Subjects come as they lie in the store, one after the other, so
that a graph of any size is projected within the memory of its largest node. Reading the store is what takes the time:
nodes and edges come of one pass, direct edges are counted as their events pass by.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property, lru_cache
from itertools import groupby
from operator import attrgetter

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from graph.neo4j import carried
from graph.neo4j.items import Edge, Item, Sums, json_of
from graph.neo4j.names import config, edge_type, iri_of, key_of, labels_of
from graph.neo4j.node import Said, external, home, node
from graph.neo4j.shortcuts import Gathered, Shortcuts
from graph.store import CURRENT, JUDGEMENTS, POINTERS, Store
from ontology.ids import BASE, VOCABULARY
from ontology.rdf import RDF_TYPE, kg

Wanted = Callable[[str], bool]
SEEN = 500_000  # keys that are remembered, so as not to ask the store whether it describes them
_SUPPORT, _DOCUMENT, _TYPE = kg("supportedBy").value, kg("Document").value, RDF_TYPE.value
_OA = "http://www.w3.org/ns/oa#"
_EVIDENT = (BASE + "claim/", BASE + "document/")
_UNCITED = ("SUPPORTED_BY", "QUANTITY")


def project(
    quads: pyoxigraph.Store, wanted: Wanted | None = None, *, nodes: bool = True, edges: bool = True
) -> Iterator[Item]:
    """All nodes and edges of a store. `wanted` says of a key whether items that belong to it matter to the caller."""
    yield from Projection(quads, wanted).items(nodes, edges)


def sums_of(store: pyoxigraph.Store, buckets: int) -> Sums:
    """The hash of the property graph of a store."""
    found = Sums.empty(buckets)
    for item in project(store):
        found.add(item)
    return found


def projected_quads(quads: pyoxigraph.Store) -> Iterator[Quad]:
    """The quads that the property graph holds: all but the texts and how they were taken apart."""
    projection = Projection(quads)
    for subject, said in projection.subjects():
        me = NamedNode(subject)
        yield from (
            Quad(me, NamedNode(p), o, NamedNode(g) if g else pyoxigraph.DefaultGraph())
            for p, o, g in said
            if p not in projection.left_out
        )


class Projection:
    def __init__(self, quads: pyoxigraph.Store, wanted: Wanted | None = None) -> None:
        out = config()["left_out"]
        self._quads = quads
        self._wanted = wanted
        self._classes = {space + n for n in out["classes"] for space in (VOCABULARY, _OA)}
        self.left_out = {space + n for n in out["properties"] for space in (VOCABULARY, _OA)}
        self._of_documents = {VOCABULARY + n for n in out["of_documents"]}
        self._passed = {_TYPE, *self.left_out}  # predicates that make no edge
        self._shortcuts = Shortcuts(quads)
        self._described = lru_cache(1 << 16)(self._is_described)

    def items(self, nodes: bool, edges: bool) -> Iterator[Item]:
        wanted = self._wanted
        pointed = _Pointed(self._described)
        direct = Gathered() if edges and wanted is None else None
        for subject, said in self.subjects():
            key = key_of(subject)
            mine = wanted is None or wanted(key)
            if nodes and mine:
                made = node(subject, said, self._about)
                pointed.see(made.key)  # the very text that the node holds: it is remembered once
                yield made
            elif nodes:
                pointed.see(key)
            for edge in self._edges(key, said):
                if nodes:
                    pointed.at(edge.end)
                if edges and (wanted is None or wanted(edge.owner)):
                    yield edge
            if direct is not None:
                direct.add(said)
            elif edges and mine and _is_entity(said):
                yield from self._shortcuts.of(subject)
        if direct is not None:
            yield from direct.edges(self._is_entity)
        if nodes:
            for key in pointed.undescribed():
                if wanted is None or wanted(key):
                    yield external(key)

    def subjects(self) -> Iterator[tuple[str, list[Said]]]:
        """Each subject with all that is said of it, once, in whatever graphs that stands."""
        shared: dict[str, list[Said]] = {}  # what is derived of claims and documents joins their evidence
        derived = [CURRENT, *self._others]
        for number, graph in enumerate(derived):
            for subject, said in self._grouped(graph):
                if subject.startswith(_EVIDENT):
                    shared.setdefault(subject, []).extend(said)
                elif not any(self._in(subject, before) for before in derived[:number]):
                    yield subject, said + [row for after in derived[number + 1 :] for row in self._in(subject, after)]
        for evidence in sorted(self._evidence):
            for subject, said in self._grouped(NamedNode(evidence)):
                kept = self._kept(said)
                if kept:
                    yield subject, kept + shared.pop(subject, [])
        yield from shared.items()

    def said_of(self, subject: str) -> list[Said]:
        """What is said of one subject: what `subjects` gives with it."""
        every = _rows(self._about(subject))
        evident = [row for row in every if row[2] in self._evidence]
        return (self._kept(evident) if evident else []) + [row for row in every if row[2] in self._derived]

    def items_of(self, subjects: Iterable[str], keys: Iterable[str]) -> Iterator[Item]:
        """The items of some subjects, and those of `keys` that are pointed at but not described."""
        for subject in sorted(subjects):
            said = self.said_of(subject)
            if said:
                yield node(subject, said, self._about)
                yield from self._edges(key_of(subject), said)
                if _is_entity(said):
                    yield from self._shortcuts.of(subject)
        for key in sorted(keys):
            if not self._described(key) and self._pointed_at(iri_of(key)):
                yield external(key)

    def _pointed_at(self, iri: str) -> bool:
        for quad in self._quads.quads_for_pattern(None, None, NamedNode(iri), None):
            if quad.predicate.value not in self._passed and isinstance(quad.subject, NamedNode):
                if any(p == quad.predicate.value and o == quad.object for p, o, _ in self.said_of(quad.subject.value)):
                    return True
        return False

    def _in(self, subject: str, graph: NamedNode) -> list[Said]:
        return _rows(self._quads.quads_for_pattern(NamedNode(subject), None, None, graph))

    @cached_property
    def _others(self) -> list[NamedNode]:
        """Derived graphs beside the current one, such as the history."""
        passed = {CURRENT.value, POINTERS.value, JUDGEMENTS.value}
        names = {g.value for g in self._quads.named_graphs() if not g.value.startswith(BASE + "evidence/")}
        return [NamedNode(g) for g in sorted(names - passed)]

    @cached_property
    def _derived(self) -> set[str]:
        return {CURRENT.value, *(g.value for g in self._others)}

    @cached_property
    def _evidence(self) -> set[str]:
        """The evidence graphs that are current."""
        return set(Store(self._quads).sources().values())

    def _grouped(self, graph: NamedNode) -> Iterator[tuple[str, list[Said]]]:
        """What a graph says by subject, as a store on disk keeps it."""
        where = graph.value
        rows = self._quads.quads_for_pattern(None, None, None, graph)
        for subject, found in groupby(rows, key=attrgetter("subject")):
            if isinstance(subject, NamedNode):
                yield subject.value, [(q.predicate.value, q.object, where) for q in found]

    def _kept(self, said: list[Said]) -> list[Said]:
        types = {getattr(o, "value", "") for p, o, _ in said if p == _TYPE}
        if not types.isdisjoint(self._classes):
            return []
        out = self.left_out | self._of_documents if _DOCUMENT in types else self.left_out
        return [row for row in said if row[0] not in out or type(row[1]) is NamedNode]

    def _edges(self, start: str, said: list[Said]) -> Iterator[Edge]:
        yield from self._said_edges(start, said)
        yield from carried.edges(start, said, self._about)

    def _said_edges(self, start: str, said: list[Said]) -> Iterator[Edge]:
        at_home = [home(said)]
        claims: list[str] = []
        graphs: dict[tuple[str, str], list[str]] = {}
        for predicate, value, where in said:
            if type(value) is NamedNode and predicate not in self._passed:
                key = key_of(value.value)
                if predicate == _SUPPORT:
                    claims.append(key)
                graphs.setdefault((edge_type(predicate), key), []).append(where)
        claims.sort()
        cited = {"claims": claims}
        text = json_of(cited) if claims else None
        for (type_, end), found in graphs.items():
            uncited = text is None or type_ in _UNCITED
            if found == at_home:
                yield Edge(start, type_, end) if uncited else Edge(start, type_, end, cited, _said=text)
            else:
                given = {"graphs": sorted(map(key_of, found))}
                yield Edge(start, type_, end, given if uncited else given | cited)

    def _about(self, iri: str) -> Iterable[Quad]:
        return self._quads.quads_for_pattern(NamedNode(iri), None, None, None)

    def _is_described(self, key: str) -> bool:
        return next(iter(self._about(iri_of(key))), None) is not None

    def _is_entity(self, iri: str) -> bool:
        """The same of a thing that is not at hand: only its classes are read."""
        types = self._quads.quads_for_pattern(NamedNode(iri), RDF_TYPE, None, None)
        return _is_entity([row for row in _rows(types) if row[2] in self._derived or row[2] in self._evidence])


class _Pointed:
    """What edges lead to and nothing describes: records of other lists, mostly."""

    def __init__(self, described: Wanted) -> None:
        self._described = described
        self._seen: set[str] = set()
        self._open: dict[str, None] = {}

    def see(self, key: str) -> None:
        """A subject that is projected."""
        self._open.pop(key, None)
        if len(self._seen) < SEEN:
            self._seen.add(key)

    def at(self, key: str) -> None:
        """The end of an edge; later subjects may turn out to be it."""
        if key not in self._seen and key not in self._open:
            if len(self._seen) + len(self._open) < SEEN or not self._described(key):
                self._open[key] = None

    def undescribed(self) -> Iterator[str]:
        yield from (key for key in self._open if not self._described(key))


def _rows(quads: Iterable[Quad]) -> list[Said]:
    return [(q.predicate.value, q.object, getattr(q.graph_name, "value", "")) for q in quads]


def _is_entity(said: list[Said]) -> bool:
    return any(p == _TYPE and _below_entity(getattr(o, "value", "")) for p, o, _ in said)


@cache
def _below_entity(class_: str) -> bool:
    return "Entity" in labels_of(class_.removeprefix(VOCABULARY))
