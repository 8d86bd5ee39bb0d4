"""A made graph of the shape of ours, claims and quotes among it, for benchmarks: about 100,000 nodes and 500,000 edges."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad

from graph.journal import record
from graph.store import CURRENT, POINTERS
from ontology.ids import BASE, VOCABULARY
from ontology.rdf import PREF_LABEL, RDF_TYPE, kg

DOCUMENTS, CLAIMS, PERSONS, COUNTRIES = 1000, 20, 19_000, 60
_DATE = NamedNode("http://www.w3.org/2001/XMLSchema#date")


def make(folder: Path, scale: float = 1.0) -> pyoxigraph.Store:
    """A store on disk; the same graph for the same `scale`."""
    chance = random.Random(1)
    folder.mkdir(parents=True, exist_ok=True)
    store = pyoxigraph.Store(str(folder))
    persons = [NamedNode(f"{BASE}entity/person/{i:06}") for i in range(int(PERSONS * scale))]
    countries = [NamedNode(f"{BASE}id/country/c{i}") for i in range(COUNTRIES)]
    documents = int(DOCUMENTS * scale)
    rows: list[Quad] = []
    for i, country in enumerate(countries):
        rows += [
            Quad(country, RDF_TYPE, kg("Country"), CURRENT),
            Quad(country, PREF_LABEL, Literal(f"Kraj {i}", language="pl"), CURRENT),
        ]
    for i, person in enumerate(persons):
        rows += [
            Quad(person, RDF_TYPE, kg("Person"), CURRENT),
            Quad(person, PREF_LABEL, Literal(f"Osoba {i}"), CURRENT),
            Quad(person, kg("country"), chance.choice(countries), CURRENT),
            *(
                Quad(person, kg("mentionedIn"), _document(d), CURRENT)
                for d in chance.sample(range(documents), min(10, documents))
            ),
        ]
    store.bulk_extend(rows)
    for d in range(documents):
        store.bulk_extend(document(d, persons, countries, chance))
    store.extend(record(store, ()))
    store.optimize()
    return store


def read_anew(store: pyoxigraph.Store, number: int = 7) -> None:
    """One document is read anew: its claims and the events that they make are others. What `kg load` does to a store."""
    chance = random.Random(2)
    persons = [NamedNode(f"{BASE}entity/person/{i:06}") for i in range(100)]
    store.remove_graph(NamedNode(f"{BASE}evidence/{number:08}/1"))
    events = [NamedNode(f"{BASE}eventuality/{number:08}{c:03}") for c in range(CLAIMS)]
    gone = [q for event in events for q in store.quads_for_pattern(event, None, None, CURRENT)]
    gone += store.quads_for_pattern(_document(number), kg("evidence"), None, POINTERS)
    rows = document(number, persons, [NamedNode(f"{BASE}id/country/c1")], chance, version=2)
    store.extend([*record(store, (e.value for e in events)), *(q for q in rows if q not in gone)])
    for quad in set(gone) - set(rows):
        store.remove(quad)


def _document(number: int) -> NamedNode:
    return NamedNode(f"{BASE}document/{number:08}")


def document(
    number: int, persons: list[NamedNode], countries: list[NamedNode], chance: random.Random, version: int = 1
) -> list[Quad]:
    """One document with its claims and the events that they make."""
    iri, graph = _document(number), NamedNode(f"{BASE}evidence/{number:08}/{version}")
    day = f"2025-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    rows = [
        Quad(iri, NamedNode(VOCABULARY + "evidence"), graph, POINTERS),
        Quad(iri, RDF_TYPE, kg("Document"), graph),
        Quad(iri, kg("title"), Literal(f"Dokument {number}"), graph),
        Quad(iri, kg("date"), Literal(day), graph),
    ]
    for c in range(CLAIMS):
        claim, event = (NamedNode(f"{BASE}{kind}/{number:08}{c:03}") for kind in ("claim", "eventuality"))
        who = chance.sample(persons, 4)
        place = chance.choice(countries)
        rows += [
            Quad(claim, RDF_TYPE, kg("Claim"), graph),
            Quad(claim, kg("document"), iri, graph),
            Quad(claim, kg("type"), Literal("Meeting"), graph),
            Quad(claim, kg("status"), Literal("actual"), graph),
            Quad(
                claim,
                kg("quote"),
                Literal(f"W zdaniu {c} dokumentu {number} spotykają się cztery osoby, a rozmowa dotyczy sankcji."),
                graph,
            ),
            Quad(event, RDF_TYPE, kg("Event"), CURRENT),
            Quad(event, RDF_TYPE, kg("Meeting"), CURRENT),
            Quad(event, kg("status"), Literal("actual"), CURRENT),
            Quad(event, kg("date"), Literal(day), CURRENT),
            Quad(event, kg("earliest"), Literal(day, datatype=_DATE), CURRENT),
            Quad(event, kg("latest"), Literal(day, datatype=_DATE), CURRENT),
            Quad(event, kg("supportedBy"), claim, CURRENT),
            Quad(event, kg("place"), place, CURRENT),
            *(Quad(event, kg("participant"), person, CURRENT) for person in who),
        ]
        for order, person in enumerate(who[:2]):
            filler = NamedNode(f"{claim.value}/filler/{order}")
            rows += [
                Quad(claim, kg("filler"), filler, graph),
                Quad(filler, RDF_TYPE, kg("Filler"), graph),
                Quad(filler, kg("role"), Literal("participant"), graph),
                Quad(filler, kg("text"), Literal("osoba"), graph),
                Quad(filler, kg("entity"), person, graph),
            ]
    return rows


if __name__ == "__main__":
    make(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 1.0)
