"""Reads what an event has beside its own properties since several claims are one: values with their claims, why, support."""

from __future__ import annotations

from typing import Any

from pyoxigraph import NamedNode, Store

from graph.view import vocabulary as v
from graph.view.properties import Properties, properties
from graph.view.records import Count, Join, Stated, Support


def merged(store: Store, found: Properties, iri: str) -> dict[str, Any]:
    """Fields of a `Happening` by name, from the properties of its node."""
    back = store.quads_for_pattern(None, v.FULFILLED_BY, NamedNode(iri), v.CURRENT)
    rest = found.iri("remainder")
    return {
        "stated": (*_stated(store, found), *_counted(store, found)),
        "joins": tuple(join(properties(store, at, v.CURRENT)) for at in found.iris("joinedBy")),
        "support": Support(
            int(found.text("documents") or 1),
            int(found.text("publishers") or 1),
            found.text("firstKnown") or None,
            found.text("lastKnown") or None,
            found.text("grade"),
        ),
        "fulfilled_by": found.iris("fulfilledBy"),
        "fulfils": tuple(sorted(q.subject.value for q in back if isinstance(q.subject, NamedNode))),
        "includes": found.iris("includes"),
        "remainder": count(properties(store, rest, v.CURRENT)) if rest else None,
    }


def counts(store: Store, found: Properties) -> list[Count]:
    """All counts of a happening, the best supported first; its parts (`w tym 14`) last."""
    return [s.count for s in _counted(store, found) if s.count]


def count(row: Properties) -> Count | None:
    """A quantity node as a record; None where it has no value."""
    value = row.number("value")
    if value is None:
        return None
    return Count(
        value,
        row.number("least"),
        row.number("most"),
        row.text("of"),
        row.text("unit"),
        row.text("basis"),
        row.flag("approximate"),
    )


def _counted(store: Store, found: Properties) -> list[Stated]:
    nodes = [*found.iris("quantity"), *found.iris("hasPart")]
    rows = [properties(store, node, v.CURRENT) for node in nodes]
    rows.sort(key=lambda r: int(r.text("order") or 0))
    return [Stated("quantity", count=count(r), claims=r.iris("supportedBy")) for r in rows]


def _stated(store: Store, found: Properties) -> list[Stated]:
    rows = []
    for at in found.iris("stated"):
        row = properties(store, at, v.CURRENT)
        text = row.text("date") or row.text("text")
        rows.append(Stated(row.text("property"), row.iri("entity"), text, claims=row.iris("supportedBy")))
    return sorted(rows, key=lambda s: (s.property, s.entity or "", s.text))


def join(row: Properties) -> Join:
    """A node that says why two are one."""
    reasons = []
    for term in row.literals("reason"):
        what, _, rest = term.value.partition(" ")
        value, _, weight = rest.rpartition(" ")
        reasons.append((what, value, float(weight)))
    reasons.sort(key=lambda r: (-r[2], r[0], r[1]))
    return Join(
        row.iri("claim") or "", row.iri("joinedTo") or "", row.text("how"), row.number("score") or 0.0, tuple(reasons)
    )
