"""Who holds what of a firm, as the current graph has it from the file of acts: `Uładzimir Nawumau, 75 % of Zorka Food`."""

from __future__ import annotations

from pyoxigraph import NamedNode, Store

from graph.view import vocabulary as v
from graph.view.properties import properties
from ontology.acts import Holding
from ontology.ids import BASE


def holdings(store: Store, role: str, iri: str) -> list[Holding]:
    """Holdings in which the thing is the `firm`, or the `holder`, in the order of their nodes; no name but IRIs in them."""
    quads = store.quads_for_pattern(None, NamedNode(v.OWN + role), NamedNode(iri), v.CURRENT)
    nodes = sorted(q.subject.value for q in quads if isinstance(q.subject, NamedNode))
    return [_read(store, node) for node in nodes if node.startswith(BASE + "holding/")]


def _read(store: Store, node: str) -> Holding:
    row = properties(store, node, v.CURRENT)
    start, end, stated = (row.text(name) or None for name in ("start", "end", "statedOn"))
    source, share = row.text("sourceText"), row.number("share")
    return Holding(row.iri("holder") or "", row.iri("firm") or "", share, start, end, source, stated, row.flag("over"))
