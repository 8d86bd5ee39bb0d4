"""Small graphs for tests against a live Neo4j where what matters is the server, and not what the graph tells."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.store import CURRENT
from ontology.ids import BASE
from ontology.rdf import PREF_LABEL, RDF_TYPE, kg

PERSONS, MEETINGS = 24, 12


def meetings(folder: Path) -> Store:
    """Persons who meet: nodes, edges of roles, and the direct edges that follow from them."""
    persons = [NamedNode(f"{BASE}id/person/p{i}") for i in range(PERSONS)]
    rows = [Quad(p, RDF_TYPE, kg("Person"), CURRENT) for p in persons]
    rows += [Quad(p, PREF_LABEL, Literal(f"Osoba {i}"), CURRENT) for i, p in enumerate(persons)]
    for i in range(MEETINGS):
        event = NamedNode(f"{BASE}eventuality/e{i}")
        rows += [Quad(event, RDF_TYPE, kg(name), CURRENT) for name in ("Event", "Meeting")]
        rows += [Quad(event, kg("participant"), persons[(i * k) % PERSONS], CURRENT) for k in (2, 3, 5)]
    found = Store(str(folder))
    found.extend(rows)
    return found
