"""Graph = derive(evidence, judgements, registry): a pure function, with no clock, no store and no order of loading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Quad

from graph.derive.clusters import Cluster
from graph.derive.corroboration import Publishers, Source, sources, support
from graph.derive.custody import custody_quads
from graph.derive.events import Found, cluster_events
from graph.derive.fulfilment import fulfilments
from graph.derive.happenings import cluster_quads, eventuality_iri, relation_claims, relation_quads
from graph.derive.identity import Entities, entities
from graph.derive.judgements import Judgements
from graph.derive.legal import legal_quads, with_things
from graph.derive.match import Matcher
from graph.derive.told import all_told, known_day
from graph.derive.totals import totals
from ontology.acts import NONE, Acts
from ontology.claims import Extraction, Quantity
from ontology.ids import BASE
from ontology.rdf import Writer, quantity_quads
from ontology.registry import Registry

GRAPH = BASE + "graph/current"


@dataclass(slots=True)
class Derivation:
    """All that is derived, as records: what other modules of derivation and tests start from."""

    rows: list[Extraction]
    things: Entities
    found: Found
    known: dict[str, str | None] = field(default_factory=dict)  # text id → day

    @property
    def clusters(self) -> list[Cluster]:
        return self.found.clusters


def derivation(evidence: Iterable[Extraction], registry: Registry, judgements: Judgements | None = None) -> Derivation:
    """Identity and events, without quads."""
    rows = sorted(evidence, key=lambda e: e.document.text_id)
    judged = judgements or Judgements()
    things = entities(rows, registry, judged)
    known = {e.document.text_id: known_day(e.document) for e in rows}
    return Derivation(rows, things, cluster_events(all_told(rows, things), Matcher(things), judged), known)


def derive(
    evidence: Iterable[Extraction],
    registry: Registry,
    judgements: Judgements | None = None,
    publishers: Publishers | None = None,
    acts: Acts = NONE,
) -> Iterator[Quad]:
    """The current graph: entities once each, an eventuality a happening with all its claims; only the done are events."""
    registry = with_things(registry, acts)
    d = derivation(evidence, registry, judgements)
    for iri in acts.entities():
        d.things.registered(iri)
    publishers = publishers or Publishers.load(None, registry)
    yield from d.things.quads(GRAPH)
    told_by = sources(d.rows, d.things, publishers, d.known)
    w = Writer(GRAPH)
    for cluster in d.clusters:
        cluster_quads(w, cluster)
        claims = [told_by[t.id] for t in cluster.members]
        _support(w, eventuality_iri(cluster), claims, cluster.members[0].kind, publishers)
        yield from w.drain()
    links = {e.document.text_id: d.things.links(e.document.text_id) for e in d.rows}
    days = {text_id: day or "9999-12-31" for text_id, day in d.known.items()}
    for group in relation_claims(d.rows, links, days):
        relation_quads(w, group, links)
        _support(w, f"{BASE}relation/{group[0].id}", [told_by[c.id] for c in group], "Relation", publishers)
    fulfilled = list(fulfilments(d.clusters, Matcher(d.things)))
    for prospect, event in fulfilled:
        w.add(eventuality_iri(prospect), "fulfilledBy", NamedNode(eventuality_iri(event)))
    for total in totals(d.clusters):
        node = eventuality_iri(total.cluster)
        for part in total.includes:
            w.add(node, "includes", NamedNode(eventuality_iri(part)))
        w.add(node, "remainder", NamedNode(f"{node}/remainder"))
        quantity_quads(w, f"{node}/remainder", Quantity(total.remainder, total.remainder, total.remainder))
    yield from w.drain()
    yield from custody_quads(d.rows, registry, d.things.entity_of, GRAPH)
    yield from legal_quads(acts, d.rows, registry, d.things.entity_of, d.clusters, fulfilled, GRAPH)


def _support(w: Writer, node: str, claims: list[Source], kind: str, publishers: Publishers) -> None:
    found = support(claims, kind, publishers)
    w.add(node, "documents", found.documents)
    w.add(node, "publishers", len(found.publishers))
    w.add(node, "grade", found.grade)
    w.dates(node, found.first, found.last, names=("firstKnown", "lastKnown"))
