"""The part of a store that an answer is about, as a store of its own, to be drawn by the explorer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from graph.neo4j.names import iri_of
from graph.store import CURRENT
from ontology.ids import BASE
from ontology.rdf import kg

_HAPPENINGS = (BASE + "eventuality/", BASE + "relation/")


def part(store: pyoxigraph.Store, keys: Iterable[str]) -> pyoxigraph.Store:
    """The things and happenings of an answer: with a happening, all that fill its roles; with two things, what joins them."""
    chosen = {iri_of(k) for k in keys}
    for claim in [c for c in chosen if c.startswith(BASE + "claim/")]:
        told = store.quads_for_pattern(None, kg("supportedBy"), NamedNode(claim), CURRENT)
        chosen |= {q.subject.value for q in told if isinstance(q.subject, NamedNode)}
    joined: Counter[str] = Counter()
    for thing in chosen:
        told = store.quads_for_pattern(None, None, NamedNode(thing), CURRENT)
        joined.update({q.subject.value for q in told if isinstance(q.subject, NamedNode)})
    chosen |= {iri for iri, times in joined.items() if times > 1 and iri.startswith(_HAPPENINGS)}
    for happening in [c for c in chosen if c.startswith(_HAPPENINGS)]:
        chosen |= {q.object.value for q in _about(store, happening) if isinstance(q.object, NamedNode)}
    found = pyoxigraph.Store()
    for iri in chosen:
        for quad in _about(store, iri):
            found.add(quad)
            if isinstance(quad.object, NamedNode):  # numbers, posts, documents and selectors that it is told with
                small = quad.object.value.startswith((iri + "/", BASE + "claim/", BASE + "document/"))
                found.extend(_about(store, quad.object.value) if small else ())
    for row in list(found.quads_for_pattern(None, kg("document"), None, None)):
        found.extend(_about(store, getattr(row.object, "value", "")))
    return found


def _about(store: pyoxigraph.Store, iri: str) -> list[Quad]:
    return list(store.quads_for_pattern(NamedNode(iri), None, None, None))
