"""The difference of the property graphs of two states of a store, found without projecting either as a whole.

What differs in the quads touches few subjects; their items, those of the things that they lead to (whose direct edges
count events) and of what holds them (a number is repeated on its owner) are made from both states and compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from graph.journal import changed_since
from graph.neo4j import carried
from graph.neo4j.items import Edge, Item, Node, Sums, bucket
from graph.neo4j.names import config, key_of, shortcuts
from graph.neo4j.project import Projection
from graph.neo4j.writer import Change
from graph.store import CURRENT, JUDGEMENTS, POINTERS, Store
from ontology.ids import BASE, VOCABULARY
from ontology.rdf import RDF_TYPE


def delta(old: pyoxigraph.Store, new: pyoxigraph.Store) -> list[Change | None]:
    """The changes that lead from one to the other, in the order in which they can be written."""
    subjects = _touched(old, new)
    subjects |= {s for store in (old, new) for s in _around(store, subjects)}
    keys = {key_of(s) for s in subjects}
    before, after = Projection(old), Projection(new)
    keys |= {key_of(o) for p in (before, after) for s in subjects for o in _ends(p, s)}
    was = {_identity(i): i for i in before.items_of(subjects, keys)}
    now = {_identity(i): i for i in after.items_of(subjects, keys)}
    changes: list[Change] = []
    for identity, item in now.items():
        past = was.get(identity)
        if past is None:
            changes.append(("create", item, None))
        elif past.hash != item.hash:
            changes.append(("update", item, past.hash))
    changes += [("delete", item, item.hash) for identity, item in was.items() if identity not in now]
    nodes = [c for c in changes if isinstance(c[1], Node)]
    edges = [c for c in changes if isinstance(c[1], Edge)]
    kept = [c for c in nodes if c[0] != "delete"]
    return [*kept, None, *edges, None, *(c for c in nodes if c[0] == "delete")]


def applied(sums: Sums, changes: list[Change | None]) -> Sums:
    """The sums after some changes."""
    found = sums.copy()
    for change in changes:
        if change is not None:
            what, item, past = change
            at = bucket(item.owner, len(found.sums))
            if what == "update":
                found.replace(at, past or 0, item.hash)
            else:
                found.change(isinstance(item, Node), at, item.hash, 1 if what == "create" else -1)
    return found


def _identity(item: Item) -> tuple[str, ...]:
    return (item.key,) if isinstance(item, Node) else item.identity


def _touched(old: pyoxigraph.Store, new: pyoxigraph.Store) -> set[str]:
    """Subjects of quads that only one of the two holds. Evidence graphs never change: a new reading has a new one.

    Of the current graph the store's journal tells it; where that does not reach back so far, the graphs are compared.
    """
    found: set[str] = set()
    sources = [set(Store(s).sources().values()) for s in (old, new)]
    for graph in sources[0] ^ sources[1]:
        for store in (old, new):
            rows = store.quads_for_pattern(None, None, None, NamedNode(graph))
            found |= {q.subject.value for q in rows if isinstance(q.subject, NamedNode)}
    told = changed_since(old, new)
    found |= told or set()
    derived = {g for s in (old, new) for g in s.named_graphs() if isinstance(g, NamedNode)}
    for name in derived - {POINTERS, JUDGEMENTS, *([CURRENT] if told is not None else [])}:
        if not name.value.startswith(BASE + "evidence/"):
            lines = [
                set((s.dump(format=pyoxigraph.RdfFormat.N_TRIPLES, from_graph=name) or b"").splitlines())
                for s in (old, new)
            ]
            found |= {line[1 : line.index(b">")].decode() for line in lines[0] ^ lines[1] if line.startswith(b"<")}
    return found


def _around(store: pyoxigraph.Store, subjects: set[str]) -> Iterator[str]:
    """What holds a subject as its number or is named by it, and what a subject gives a role to from which direct edges begin."""
    folded, roles = set(config()["folded"]), _roles()
    for subject in subjects:
        for quad in store.quads_for_pattern(None, None, NamedNode(subject), None):
            if not isinstance(quad.subject, NamedNode):
                continue
            predicate = quad.predicate.value
            if predicate.rpartition("#")[2].rpartition("/")[2] in folded or (
                predicate in carried.predicates() and _is_carried(store, quad.subject)
            ):
                yield quad.subject.value
        for quad in store.quads_for_pattern(NamedNode(subject), None, None, None):
            if quad.predicate.value in roles and isinstance(quad.object, NamedNode):
                yield quad.object.value


def _is_carried(store: pyoxigraph.Store, subject: NamedNode) -> bool:
    return any(Quad(subject, RDF_TYPE, class_, CURRENT) in store for class_ in carried.classes())


@cache
def _roles() -> frozenset[str]:
    return frozenset(VOCABULARY + role for row in shortcuts().values() for role in row["from"])


def _ends(projection: Projection, subject: str) -> Iterator[str]:
    for predicate, value, _ in projection.said_of(subject):
        if isinstance(value, NamedNode) and predicate != RDF_TYPE.value:
            yield value.value
