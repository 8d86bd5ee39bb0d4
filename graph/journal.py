"""Which subjects the last changes of a store touched, kept in the store itself.

Whoever keeps something that was made of an earlier state (a Neo4j database, an index) finds what to make anew without
comparing two stores quad by quad. An entry is written before the change that it tells of, so that one which was
interrupted is told of, too.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from typing import Any

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad

from ontology.ids import BASE, VOCABULARY

KEPT = 20_000  # subjects that all entries together may name
_GRAPH = NamedNode(BASE + "graph/pointers")
_CHANGED = NamedNode(VOCABULARY + "changed")


def record(quads: pyoxigraph.Store, changed: Iterable[str] | None) -> list[Quad]:
    """The entry that tells of a coming change of these subjects, to be added; entries that are too old are removed.

    None: of very many, which are not named.
    """
    entries = _entries(quads)
    subjects = None if changed is None else sorted(set(changed))
    subjects = subjects if subjects is not None and len(subjects) <= KEPT // 2 else None
    number = entries[-1]["number"] + 1 if entries else 1
    entry = {"number": number, "id": uuid.uuid4().hex, "subjects": subjects}
    room = KEPT - (KEPT if subjects is None else len(subjects))
    for old in reversed(entries):
        room -= len(old["subjects"] or ()) + KEPT // 100
        if room < 0:
            quads.remove(_quad(old))
    return [_quad(entry)]


def changed_since(old: pyoxigraph.Store, new: pyoxigraph.Store) -> set[str] | None:
    """The subjects that were touched between two states of a store; None where that is not known.

    `old` may be any earlier state whose last entry the newer one still holds.
    """
    before = last_change(old)
    return changed_after(new, before) if before else None


def last_change(quads: pyoxigraph.Store) -> str:
    """The name of the last change of a store; "" where none is told of."""
    entries = _entries(quads)
    return str(entries[-1]["id"]) if entries else ""


def changed_after(quads: pyoxigraph.Store, change: str) -> set[str] | None:
    """The subjects that were touched after a change that `last_change` named; None where that is not known."""
    entries = _entries(quads)
    known = [entry["id"] for entry in entries]
    if change not in known:
        return None
    found: set[str] = set()
    for entry in entries[known.index(change) + 1 :]:
        if entry["subjects"] is None:
            return None
        found.update(entry["subjects"])
    return found


def _entries(quads: pyoxigraph.Store) -> list[dict[str, Any]]:
    rows = quads.quads_for_pattern(_GRAPH, _CHANGED, None, _GRAPH)
    return sorted((json.loads(q.object.value) for q in rows), key=lambda entry: entry["number"])  # type: ignore[union-attr]


def _quad(entry: dict[str, Any]) -> Quad:
    return Quad(_GRAPH, _CHANGED, Literal(json.dumps(entry, sort_keys=True)), _GRAPH)
