"""Conflicts as quads of the current graph: one node each, its sides in order, every side with its words or its act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from graph.derive.conflict_records import Conflict, rules
from ontology.acts import Acts
from ontology.ids import BASE, claim_iri, document_iri, entity_iri
from ontology.rdf import RDF_TYPE, RDFS_LABEL, Writer, kg


def conflict_quads(found: Iterable[Conflict], texts: Mapping[str, str], acts: Acts, graph: str) -> Iterator[Quad]:
    """`texts`: text id → stored text, from which the sentences are quoted."""
    w = Writer(graph)
    for conflict in found:
        node = f"{BASE}conflict/{conflict.id}"
        w.add(node, RDF_TYPE, kg("Conflict"))
        w.add(node, "conflictKind", conflict.kind.value)
        w.add(node, "conflictWeight", conflict.weight.value)
        if conflict.about.startswith("https://"):
            w.add(node, "about", NamedNode(conflict.about))
        for lang, text in rules()["judgements"].get(conflict.about, {}).get("names", {}).items():
            w.add(node, RDFS_LABEL, Literal(text, language=lang))
        w.add(node, "of", conflict.of or None)
        for order, side in enumerate(conflict.sides):
            at = f"{node}/side/{order}"
            w.add(node, "side", NamedNode(at))
            w.add(at, RDF_TYPE, kg("ConflictSide"))
            w.add(at, "order", order)
            w.add(at, "text", side.value)
            if side.text_id:
                w.add(at, "toldIn", NamedNode(document_iri(side.text_id)))
                w.add(at, "start", side.start)
                w.add(at, "end", side.end)
                w.add(at, "quote", texts[side.text_id][side.start : side.end])
            if side.claim:
                w.add(at, "supportedBy", NamedNode(claim_iri(side.claim)))
            if side.beside:
                w.add(at, "besideClaim", NamedNode(claim_iri(side.beside)))
            w.add(at, "saidBy", side.by or None)
            if side.act:
                w.add(at, "movedBy", NamedNode(f"{BASE}act/{side.act}"))
            if side.programme:
                w.add(at, "programme", NamedNode(acts.programmes[side.programme].iri))
            if side.group:
                w.add(at, "targetGroup", NamedNode(acts.groups[side.group].iri))
            for target in side.targets:
                w.add(at, "target", NamedNode(entity_iri(target)))
    yield from dict.fromkeys(w.quads)
