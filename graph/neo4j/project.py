"""The property graph of a store: a stream of nodes and edges, each once; memory does not grow with the graph.

A pure function of the current graph and the evidence. Subjects come as they lie in the store, one after the other, so
that a graph of any size is projected within the memory of its largest node.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from itertools import groupby

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from graph.neo4j.items import Edge, Item
from graph.neo4j.names import config, edge_type, iri_of, key_of, labels_of
from graph.neo4j.node import external, graph_of, home, node
from graph.neo4j.shortcuts import Shortcuts
from graph.store import CURRENT, JUDGEMENTS, POINTERS, Store
from ontology.ids import BASE, VOCABULARY
from ontology.rdf import RDF_TYPE, kg

Wanted = Callable[[str], bool]
_SUPPORT, _DOCUMENT = kg("supportedBy"), kg("Document")
_OA = "http://www.w3.org/ns/oa#"
_EVIDENT = (BASE + "claim/", BASE + "document/")
_UNCITED = ("SUPPORTED_BY", "QUANTITY")


def project(
    quads: pyoxigraph.Store, wanted: Wanted = lambda _: True, *, nodes: bool = True, edges: bool = True
) -> Iterator[Item]:
    """All nodes and edges of a store. `wanted` says of a key whether items that belong to it matter to the caller."""
    yield from Projection(quads, wanted).items(nodes, edges)


def projected_quads(quads: pyoxigraph.Store) -> Iterator[Quad]:
    """The quads that the property graph holds: all but the texts and how they were taken apart."""
    projection = Projection(quads, lambda _: True)
    for _, found in projection.subjects():
        yield from (q for q in found if q.predicate not in projection.left_out)


class Projection:
    def __init__(self, quads: pyoxigraph.Store, wanted: Wanted = lambda _: True) -> None:
        out = config()["left_out"]
        self._quads = quads
        self._wanted = wanted
        self._classes = {NamedNode(space + n) for n in out["classes"] for space in (VOCABULARY, _OA)}
        self.left_out = {NamedNode(space + n) for n in out["properties"] for space in (VOCABULARY, _OA)}
        self._of_documents = {kg(n) for n in out["of_documents"]}
        self._shortcuts = Shortcuts(quads)
        self._described = lru_cache(1 << 16)(self._is_described)

    def items(self, nodes: bool, edges: bool) -> Iterator[Item]:
        pointed: set[str] = set()  # what edges lead to and nothing describes: records of other lists, mostly
        for subject, found in self.subjects():
            key = key_of(subject)
            if nodes and self._wanted(key):
                yield node(subject, found, self._about)
            for edge in self._edges(subject, key, found):
                if edges and self._wanted(edge.owner):
                    yield edge
                if nodes and not (edge.end.startswith(key + "/") or edge.end in pointed or self._described(edge.end)):
                    pointed.add(edge.end)
                    if self._wanted(edge.end):
                        yield external(edge.end)

    def subjects(self) -> Iterator[tuple[str, list[Quad]]]:
        """Each subject with all its quads, once, in whatever graphs they stand."""
        shared: dict[str, list[Quad]] = {}  # what is derived of claims and documents joins their evidence
        derived = [CURRENT, *self._others()]
        for number, graph in enumerate(derived):
            for subject, found in self._grouped(graph):
                if subject.startswith(_EVIDENT):
                    shared.setdefault(subject, []).extend(found)
                elif not any(self._in(subject, before) for before in derived[:number]):
                    yield subject, found + [q for after in derived[number + 1 :] for q in self._in(subject, after)]
        for evidence in sorted(Store(self._quads).sources().values()):
            for subject, found in self._grouped(NamedNode(evidence)):
                kept = self._kept(found)
                if kept:
                    yield subject, kept + shared.pop(subject, [])
        yield from shared.items()

    def quads_of(self, subject: str) -> list[Quad]:
        """The quads of one subject that are projected: what `subjects` gives with it."""
        derived = {CURRENT, *self._others()}
        current = {NamedNode(g) for g in Store(self._quads).sources().values()}
        every = list(self._about(subject))
        evident = [q for q in every if q.graph_name in current]
        return (self._kept(evident) if evident else []) + [q for q in every if q.graph_name in derived]

    def items_of(self, subjects: Iterable[str], keys: Iterable[str]) -> Iterator[Item]:
        """The items of some subjects, and those of `keys` that are pointed at but not described."""
        for subject in sorted(subjects):
            found = self.quads_of(subject)
            if found:
                yield node(subject, found, self._about)
                yield from self._edges(subject, key_of(subject), found)
        for key in sorted(keys):
            if not self._described(key) and self._pointed_at(iri_of(key)):
                yield external(key)

    def _pointed_at(self, iri: str) -> bool:
        for quad in self._quads.quads_for_pattern(None, None, NamedNode(iri), None):
            if (
                quad.predicate != RDF_TYPE
                and quad.predicate not in self.left_out
                and isinstance(quad.subject, NamedNode)
            ):
                if quad in self.quads_of(quad.subject.value):
                    return True
        return False

    def _in(self, subject: str, graph: NamedNode) -> list[Quad]:
        return list(self._quads.quads_for_pattern(NamedNode(subject), None, None, graph))

    def _others(self) -> list[NamedNode]:
        """Derived graphs beside the current one, such as the history."""
        passed = {CURRENT.value, POINTERS.value, JUDGEMENTS.value}
        names = {g.value for g in self._quads.named_graphs() if not g.value.startswith(BASE + "evidence/")}
        return [NamedNode(g) for g in sorted(names - passed)]

    def _grouped(self, graph: NamedNode) -> Iterator[tuple[str, list[Quad]]]:
        """The quads of a graph by subject, as a store on disk keeps them."""
        rows = self._quads.quads_for_pattern(None, None, None, graph)
        for subject, found in groupby(rows, key=lambda q: q.subject):
            if isinstance(subject, NamedNode):
                yield subject.value, list(found)

    def _kept(self, found: list[Quad]) -> list[Quad]:
        types = {q.object for q in found if q.predicate == RDF_TYPE}
        if not types.isdisjoint(self._classes):
            return []
        out = self.left_out | self._of_documents if _DOCUMENT in types else self.left_out
        return [q for q in found if q.predicate not in out or isinstance(q.object, NamedNode)]

    def _edges(self, subject: str, start: str, found: list[Quad]) -> Iterator[Edge]:
        claims = sorted(key_of(q.object.value) for q in found if q.predicate == _SUPPORT)  # type: ignore[union-attr]
        at_home = [key_of(home(found))]
        graphs: dict[tuple[str, str], list[str]] = {}
        for quad in found:
            if (
                isinstance(quad.object, NamedNode)
                and quad.predicate != RDF_TYPE
                and quad.predicate not in self.left_out
            ):
                key = (edge_type(quad.predicate.value), key_of(quad.object.value))
                graphs.setdefault(key, []).append(key_of(graph_of(quad)))
        for (type_, end), where in graphs.items():
            edge = Edge(start, type_, end, {} if where == at_home else {"graphs": sorted(where)})
            if claims and type_ not in _UNCITED:
                edge.props["claims"] = claims
            yield edge
        if _is_entity(found):
            yield from self._shortcuts.of(subject)

    def _about(self, iri: str) -> Iterable[Quad]:
        return self._quads.quads_for_pattern(NamedNode(iri), None, None, None)

    def _is_described(self, key: str) -> bool:
        return next(iter(self._about(iri_of(key))), None) is not None


def _is_entity(found: list[Quad]) -> bool:
    return any(q.predicate == RDF_TYPE and _below_entity(getattr(q.object, "value", "")) for q in found)


@cache
def _below_entity(class_: str) -> bool:
    return "Entity" in labels_of(class_.removeprefix(VOCABULARY))
