"""Who denies what a leg of a round tells as done: `Departament Stanu zaprzeczył, że USA zniosły sankcje`."""

from __future__ import annotations

from pyoxigraph import NamedNode

from graph.derive.conflict_kinds import Kind
from graph.derive.deals.records import DELIVERED, Leg
from graph.view import vocabulary as v
from graph.view.evidence import EvidenceReader
from graph.view.properties import properties
from graph.view.reader import View
from graph.view.records import Evidence

_ABOUT = NamedNode(v.OWN + "about")


def denials(view: View, leg: Leg) -> list[Evidence]:
    """The denials that the conflicts of the graph set against the happenings of a leg that was delivered, each once."""
    claims: dict[str, None] = {}
    for row in leg.items if leg.state == DELIVERED else ():
        for quad in view.store.quads_for_pattern(None, _ABOUT, NamedNode(row.item.id), v.CURRENT):
            found = properties(view.store, quad.subject.value, v.CURRENT)  # type: ignore[union-attr]
            if found.text("conflictKind") == Kind.STATUS.value:
                sides = [properties(view.store, s, v.CURRENT) for s in found.iris("side")]
                claims |= dict.fromkeys(c for s in sides if s.text("text") == "negated" for c in s.iris("supportedBy"))
    reader = EvidenceReader(view.store, view.label)
    return sorted((reader.read(c) for c in claims), key=lambda e: (e.source.known, e.source.iri, e.claim))
