"""Derived direct edges: (:Person)-[:MET {count, first, last}]->(:Person), from events alone.

A prospect, a denial and a dispute are no events, so they make no edge: `RELEASED` never frees whom nobody freed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

import pyoxigraph
from pyoxigraph import NamedNode

from graph.neo4j.items import Edge
from graph.neo4j.names import key_of, shortcuts
from graph.neo4j.values import native
from graph.store import CURRENT
from ontology.ids import VOCABULARY
from ontology.rdf import RDF_TYPE, kg

_EVENT, _ASPECT, _EARLIEST, _LATEST = kg("Event"), kg("aspect"), kg("earliest"), kg("latest")


@dataclass(frozen=True, slots=True)
class _Rule:
    type: str
    of: frozenset[NamedNode]
    sources: frozenset[NamedNode]
    ends: frozenset[NamedNode]
    mutual: bool
    states: bool


@cache
def _rules() -> tuple[_Rule, ...]:
    def nodes(names: list[str]) -> frozenset[NamedNode]:
        return frozenset(NamedNode(VOCABULARY + n) for n in names)

    return tuple(
        _Rule(type_, nodes(r["of"]), nodes(r["from"]), nodes(r.get("to") or r["from"]), r.get("mutual", False), r.get("states", False))
        for type_, r in sorted(shortcuts().items())
    )  # fmt: skip


@cache
def _sources() -> frozenset[NamedNode]:
    return frozenset().union(*(r.sources for r in _rules()))


@dataclass(frozen=True, slots=True)
class _Told:
    """What one event says, for each rule that it fits."""

    days: tuple[date | None, date | None]
    ends: tuple[tuple[_Rule, frozenset[NamedNode]], ...]


class Shortcuts:
    """The direct edges of one store. Remembers the events that it looked up last, since each joins several things."""

    def __init__(self, quads: pyoxigraph.Store) -> None:
        self._quads = quads
        self._told = lru_cache(1 << 15)(self._look_up)

    def of(self, subject: str) -> Iterator[Edge]:
        """The direct edges that begin at a thing, sorted by type and end."""
        me = NamedNode(subject)
        roles: dict[NamedNode, set[NamedNode]] = {}
        for quad in self._quads.quads_for_pattern(None, None, me, CURRENT):
            if quad.predicate in _sources() and isinstance(quad.subject, NamedNode):
                roles.setdefault(quad.subject, set()).add(quad.predicate)
        found: dict[tuple[str, str], list[tuple[date | None, date | None]]] = {}
        for event, mine in roles.items():
            told = self._told(event)
            for rule, ends in told.ends if told else ():
                if rule.sources & mine:
                    for end in ends:
                        if end != me and (not rule.mutual or subject < end.value):
                            found.setdefault((rule.type, key_of(end.value)), []).append(told.days)  # type: ignore[union-attr]
        start = key_of(subject)
        for (type_, end_), days in sorted(found.items()):
            first = min((d for d, _ in days if d), default=None)
            last = max((d for _, d in days if d), default=None)
            props = {"count": len(days), "first": first, "last": last, "derived": True}
            yield Edge(start, type_, end_, {k: v for k, v in props.items() if v is not None})

    def _look_up(self, event: NamedNode) -> _Told | None:
        about = list(self._quads.quads_for_pattern(event, None, None, CURRENT))
        types = {q.object for q in about if q.predicate == RDF_TYPE}
        if _EVENT not in types:
            return None
        state = any(q.predicate == _ASPECT and getattr(q.object, "value", "") == "state" for q in about)
        fitting = [r for r in _rules() if r.of & types and (r.states or not state)]
        ends = tuple(
            (r, frozenset(q.object for q in about if q.predicate in r.ends and isinstance(q.object, NamedNode)))
            for r in fitting
        )
        return _Told((_day(about, _EARLIEST, min), _day(about, _LATEST, max)), ends) if ends else None


def _day(about: list[pyoxigraph.Quad], predicate: NamedNode, choose: Callable[[list[date]], date]) -> date | None:
    days = [native(q.object)[0] for q in about if q.predicate == predicate and isinstance(q.object, pyoxigraph.Literal)]
    known = [d for d in days if isinstance(d, date)]
    return choose(known) if known else None
