"""The graph as Turtle, N-Quads or JSON-LD; lines sorted, so that equal graphs give equal files."""

from __future__ import annotations

import pyoxigraph

from graph.query import PREFIXES
from graph.store import CURRENT, Store
from ontology.errors import UsageError


def export(store: pyoxigraph.Store, format_: str, everything: bool = False) -> str:
    """The current graph as text; with `everything` the evidence graphs as well (not in Turtle, which has no graphs)."""
    if format_ == "turtle" and everything:
        raise UsageError("Turtle has no named graphs", hint="Use --format nquads or jsonld with --all.")
    if everything:
        lines = Store(store).sorted_quads()
    else:
        lines = sorted(str(q) for q in store.quads_for_pattern(None, None, None, CURRENT))
    text = "".join(f"{line} .\n" for line in lines)
    if format_ == "nquads":
        return text
    quads = sorted(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.N_QUADS), key=str)
    if format_ == "turtle":
        triples = [q.triple for q in quads]
        return (pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.TURTLE, prefixes=PREFIXES) or b"").decode()
    return (pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.JSON_LD, prefixes=PREFIXES) or b"").decode()
