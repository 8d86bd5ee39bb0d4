"""Graph = derive(evidence, judgements, registry): a pure function, with no clock, no store and no order of loading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Quad

from graph.derive.identity import entities
from ontology.claims import Extraction
from ontology.ids import BASE
from ontology.rdf import happening_quads
from ontology.registry import Registry

GRAPH = BASE + "graph/current"


def derive(evidence: Iterable[Extraction], registry: Registry) -> Iterator[Quad]:
    """The current graph: entities once each, one eventuality or relation a claim; only the done are events."""
    rows = sorted(evidence, key=lambda e: e.document.text_id)
    found = entities(rows, registry)
    yield from found.quads(GRAPH)
    for extraction in rows:
        for claim in extraction.claims:
            yield from happening_quads(claim, found.entity_of(extraction.document.text_id), GRAPH)
