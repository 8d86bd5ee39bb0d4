"""The whole derivation: evidence in, quads out; and the records on the way, which other modules start from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Quad

from graph.derive.clusters import Cluster
from graph.derive.conflict_quads import conflict_quads
from graph.derive.corroboration import Publishers, Source, sources, support_quads
from graph.derive.custody import custody_quads
from graph.derive.deals import Bargains, bargains
from graph.derive.deals.items import Standing, Tie, about_deals, item_of, kinds, tie_of, ties_of
from graph.derive.deals.quads import deal_quads
from graph.derive.events import Found, cluster_events
from graph.derive.fulfilment import fulfilments
from graph.derive.happenings import (
    cluster_quads,
    eventuality_iri,
    relation_claims,
    relation_iri,
    relation_quads,
)
from graph.derive.identity import Entities, entities
from graph.derive.judgements import Judgements
from graph.derive.leg_conflicts import of_round
from graph.derive.legal import legal_quads, with_things
from graph.derive.match import Matcher
from graph.derive.told import all_told, known_day
from graph.derive.totals import total_quads, totals
from ontology.acts import NONE, Acts
from ontology.claims import Extraction
from ontology.garbage import seldom_collected
from ontology.ids import BASE
from ontology.rdf import Writer
from ontology.registry import Registry

GRAPH = BASE + "graph/current"


@dataclass(slots=True)
class Derivation:
    """All that is derived, as records: what other modules of derivation and tests start from."""

    rows: list[Extraction]
    things: Entities
    found: Found
    known: dict[str, str | None] = field(default_factory=dict)  # text id → day
    told_by: dict[str, Source] = field(default_factory=dict)  # claim id → who says it; known when quads are made
    fulfilled: list[tuple[Cluster, Cluster]] = field(default_factory=list)  # likewise: promise, event
    ties: list[tuple[str, Tie]] = field(default_factory=list)  # likewise: thing, what says on whose side it stands
    bargains: Bargains | None = None  # likewise

    @property
    def clusters(self) -> list[Cluster]:
        return self.found.clusters


def derivation(evidence: Iterable[Extraction], registry: Registry, judgements: Judgements | None = None) -> Derivation:
    """Identity and events, without quads."""
    with seldom_collected():
        return _derivation(evidence, registry, judgements)


def _derivation(evidence: Iterable[Extraction], registry: Registry, judgements: Judgements | None) -> Derivation:
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
    yield from graph_quads(derivation(evidence, registry, judgements), registry, publishers, acts)


def graph_quads(
    d: Derivation, registry: Registry, publishers: Publishers | None = None, acts: Acts = NONE
) -> Iterator[Quad]:
    """What was derived, as quads; `registry` holds the things of the acts as well."""
    with seldom_collected():
        yield from _quads(d, registry, publishers, acts)


def _quads(d: Derivation, registry: Registry, publishers: Publishers | None, acts: Acts) -> Iterator[Quad]:
    for iri in acts.entities():
        d.things.registered(iri)
    publishers = publishers or Publishers.load(None, registry)
    yield from d.things.quads(GRAPH)
    told_by = d.told_by = sources(d.rows, d.things, publishers, d.known)
    w = Writer(GRAPH)
    for cluster in d.clusters:
        cluster_quads(w, cluster)
        claims = [told_by[t.id] for t in cluster.members]
        support_quads(w, eventuality_iri(cluster), claims, cluster.members[0].kind, publishers)
        yield from w.drain()
    links = {e.document.text_id: d.things.links(e.document.text_id) for e in d.rows}
    days = {text_id: day or "9999-12-31" for text_id, day in d.known.items()}
    for group in relation_claims(d.rows, links, days):
        relation_quads(w, group, links)
        if tie := tie_of(relation_iri(group), group[0], links[group[0].document]):
            d.ties.append((tie[0], tie[1]))
        support_quads(w, relation_iri(group), [told_by[c.id] for c in group], "Relation", publishers)
    fulfilled = d.fulfilled = list(fulfilments(d.clusters, Matcher(d.things)))
    for prospect, event in fulfilled:
        w.add(eventuality_iri(prospect), "fulfilledBy", NamedNode(eventuality_iri(event)))
    for total in totals(d.clusters):
        total_quads(w, total)
    yield from w.drain()
    side_of = Standing(kinds(registry, d.things.type_of), ties_of(d.ties)).of
    d.bargains = bargains((item_of(c) for c in d.clusters if about_deals(c)), side_of)
    texts = {e.document.text_id: e.document.text for e in d.rows}
    for found in d.bargains.rounds:
        deal_quads(w, found)
        w.quads += conflict_quads(of_round(found), texts, acts, GRAPH)
    yield from w.drain()
    yield from custody_quads(d.rows, registry, d.things.entity_of, GRAPH)
    yield from legal_quads(acts, d.rows, registry, d.things.entity_of, d.clusters, fulfilled, GRAPH)
