"""Graph = derive(evidence, judgements, registry): a pure function, with no clock, no store and no order of loading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Quad

from graph.derive.custody import custody_quads
from graph.derive.identity import entities
from graph.derive.legal import legal_quads, with_things
from ontology.acts import NONE, Acts
from ontology.claims import Extraction
from ontology.ids import BASE
from ontology.rdf import happening_quads
from ontology.registry import Registry

GRAPH = BASE + "graph/current"


def derive(evidence: Iterable[Extraction], registry: Registry, acts: Acts = NONE) -> Iterator[Quad]:
    """The current graph: entities once each, one eventuality or relation a claim; only the done are events."""
    rows = sorted(evidence, key=lambda e: e.document.text_id)
    registry = with_things(registry, acts)
    found = entities(rows, registry)
    for iri in acts.entities():
        found.registered(iri)
    yield from found.quads(GRAPH)
    for extraction in rows:
        for claim in extraction.claims:
            yield from happening_quads(claim, found.entity_of(extraction.document.text_id), GRAPH)
    yield from custody_quads(rows, registry, found.entity_of, GRAPH)
    yield from legal_quads(acts, rows, registry, found.entity_of, GRAPH)
