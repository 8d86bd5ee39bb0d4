"""The story of `view_story` in a store in memory, in the shape of the current graph and its evidence."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad, Store
from view_story import records

from ontology.ids import BASE, VOCABULARY, evidence_iri

TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
SKOS = "http://www.w3.org/2004/02/skos/core#"
CURRENT = NamedNode(BASE + "graph/current")


def kg(name: str) -> NamedNode:
    return NamedNode(VOCABULARY + name)


def story_store() -> Store:
    store = Store()

    def add(subject: str, predicate: NamedNode, value: object, graph: NamedNode = CURRENT) -> None:
        term = value if isinstance(value, NamedNode | Literal) else Literal(str(value))
        store.add(Quad(NamedNode(subject), predicate, term, graph))

    things, happenings = records()
    for t in things:
        add(t.iri, TYPE, kg(t.type))
        add(t.iri, NamedNode(SKOS + "prefLabel"), Literal(t.labels["pl"], language="pl"))
        for name in t.names:
            add(t.iri, NamedNode(SKOS + "altLabel"), name)
    for h in happenings:
        add(h.iri, TYPE, kg(h.type[:1].upper() + h.type[1:]))
        add(h.iri, TYPE, kg(h.kind))
        for name in ("status", "mode", "date", "earliest", "latest"):
            if value := getattr(h, name):
                add(h.iri, kg(name), value)
        for f in h.fillings:
            add(h.iri, kg(f.role), NamedNode(f.entity) if f.entity else f.text)
        if h.quantity:
            node = h.iri + "/quantity"
            add(h.iri, kg("quantity"), NamedNode(node))
            for name in ("value", "least", "most", "of"):
                if (value := getattr(h.quantity, name)) is not None:
                    add(node, kg(name), value)
        for e in h.evidence:
            graph = NamedNode(evidence_iri(e.source.name, "1"))
            add(h.iri, kg("supportedBy"), NamedNode(e.claim))
            add(e.claim, kg("quote"), e.quote, graph)
            add(e.claim, kg("status"), e.status, graph)
            add(e.claim, kg("document"), NamedNode(e.source.iri), graph)
            for n, speaker in enumerate(e.speakers):
                add(e.claim, kg("attribution"), NamedNode(f"{e.claim}/u{n}"), graph)
                add(f"{e.claim}/u{n}", kg("text"), speaker, graph)
            for cited in e.cites:
                add(e.claim, kg("cites"), cited, graph)
            for name in ("title", "date", "publisher", "url", "name"):
                if value := getattr(e.source, name):
                    add(e.source.iri, kg(name), value, graph)
    return store
