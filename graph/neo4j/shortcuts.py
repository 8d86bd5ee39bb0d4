"""Derived direct edges: (:Person)-[:MET {count, first, last}]->(:Person), from events alone.

A prospect, a denial and a dispute are no events, so they make no edge: `RELEASED` never frees whom nobody freed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import groupby
from typing import Any

import pyoxigraph
from pyoxigraph import Literal, NamedNode

from graph.neo4j.items import Edge
from graph.neo4j.names import key_of, shortcuts
from graph.neo4j.node import Said
from graph.neo4j.sorting import Sorted
from graph.neo4j.values import native
from graph.store import CURRENT
from ontology.ids import VOCABULARY
from ontology.rdf import RDF_TYPE

_EVENT, _ASPECT, _EARLIEST, _LATEST = (VOCABULARY + n for n in ("Event", "aspect", "earliest", "latest"))
_TYPE = RDF_TYPE.value
_Days = tuple[date | None, date | None]
_Row = tuple[tuple[str, str, str], int, date | None, date | None]  # start, type, end; count; first and last day


@dataclass(frozen=True, slots=True)
class _Rule:
    type: str
    of: frozenset[str]
    sources: frozenset[str]
    ends: frozenset[str]
    mutual: bool
    states: bool


@cache
def _rules() -> tuple[_Rule, ...]:
    def iris(names: list[str]) -> frozenset[str]:
        return frozenset(VOCABULARY + n for n in names)

    return tuple(
        _Rule(type_, iris(r["of"]), iris(r["from"]), iris(r.get("to") or r["from"]), r.get("mutual", False), r.get("states", False))
        for type_, r in sorted(shortcuts().items())
    )  # fmt: skip


@cache
def _fitting(types: frozenset[str], state: bool) -> tuple[_Rule, ...]:
    """The rules that an event of some types can fulfil."""
    if _EVENT not in types:
        return ()
    return tuple(r for r in _rules() if r.of & types and (r.states or not state))


@cache
def _sources() -> frozenset[NamedNode]:
    return frozenset(NamedNode(iri) for r in _rules() for iri in r.sources)


@dataclass(frozen=True, slots=True)
class _Told:
    """What one event says, for each rule that it fits: who stands at the start, who at the end."""

    days: _Days
    ends: tuple[tuple[_Rule, frozenset[str], frozenset[str]], ...]


def _told(about: Iterable[Said]) -> _Told | None:
    """What an event says by its quads in the current graph; None for what is no event, or joins nothing."""
    about = list(about)
    types = frozenset(o.value for p, o, _ in about if p == _TYPE and type(o) is NamedNode)
    if _EVENT not in types:
        return None
    state = any(p == _ASPECT and getattr(o, "value", "") == "state" for p, o, _ in about)
    fitting = _fitting(types, state)
    if not fitting:
        return None
    roles = [(p, o.value) for p, o, _ in about if type(o) is NamedNode]
    ends = tuple(
        (r, frozenset(v for p, v in roles if p in r.sources), frozenset(v for p, v in roles if p in r.ends))
        for r in fitting
    )
    return _Told((_day(about, _EARLIEST, min), _day(about, _LATEST, max)), ends)


def _day(about: list[Said], predicate: str, choose: Callable[[list[date]], date]) -> date | None:
    days = [native(o)[0] for p, o, _ in about if p == predicate and isinstance(o, Literal)]
    known = [d for d in days if isinstance(d, date)]
    return choose(known) if known else None


def _edge(start: str, type_: str, end: str, count: int, first: date | None, last: date | None) -> Edge:
    props: dict[str, Any] = {"count": count, "first": first, "last": last, "derived": True}
    return Edge(start, type_, end, {k: v for k, v in props.items() if v is not None})


class Shortcuts:
    """The direct edges of single things of a store. Remembers the events that it looked up last, since each joins several."""

    def __init__(self, quads: pyoxigraph.Store) -> None:
        self._quads = quads
        self._told = lru_cache(1 << 15)(self._look_up)

    def of(self, subject: str) -> Iterator[Edge]:
        """The direct edges that begin at a thing, sorted by type and end."""
        found: dict[tuple[str, str], list[_Days]] = {}
        for event in self._events(subject):
            told = self._told(event)
            for rule, starts, ends in told.ends if told else ():
                if subject in starts:
                    for end in ends:
                        if end != subject and (not rule.mutual or subject < end):
                            found.setdefault((rule.type, key_of(end)), []).append(told.days)  # type: ignore[union-attr]
        start = key_of(subject)
        for (type_, end_), days in sorted(found.items()):
            first = min((d for d, _ in days if d), default=None)
            last = max((d for _, d in days if d), default=None)
            yield _edge(start, type_, end_, len(days), first, last)

    def _events(self, subject: str) -> set[NamedNode]:
        rows = self._quads.quads_for_pattern(None, None, NamedNode(subject), CURRENT)
        return {q.subject for q in rows if q.predicate in _sources() and isinstance(q.subject, NamedNode)}

    def _look_up(self, event: NamedNode) -> _Told | None:
        rows = self._quads.quads_for_pattern(event, None, None, CURRENT)
        return _told((q.predicate.value, q.object, CURRENT.value) for q in rows)


class Gathered:
    """The direct edges of a whole store, gathered event by event as its subjects pass by; memory is bounded."""

    def __init__(self) -> None:
        self._pairs = Sorted[_Row](_merged)

    def add(self, said: list[Said]) -> None:
        """What one subject says; all but events are passed over."""
        if not any(p == _TYPE and o.value == _EVENT for p, o, _ in said):
            return
        told = _told(row for row in said if row[2] == CURRENT.value)
        for rule, starts, ends in told.ends if told else ():
            first, last = told.days  # type: ignore[union-attr]
            for start in starts:
                for end in ends:
                    if end != start and (not rule.mutual or start < end):
                        self._pairs.add(((start, rule.type, end), 1, first, last))

    def edges(self, is_entity: Callable[[str], bool]) -> Iterator[Edge]:
        """All of them, by start; `is_entity` says of an IRI whether it names a thing that direct edges begin at."""
        for start, rows in groupby(self._pairs, key=lambda row: row[0][0]):
            if is_entity(start):
                for (_, type_, end), count, first, last in rows:
                    yield _edge(key_of(start), type_, key_of(end), count, first, last)


def _merged(one: _Row, two: _Row) -> _Row:
    """Two counts of the same edge as one."""
    days = [d for d in (one[2], two[2]) if d], [d for d in (one[3], two[3]) if d]
    return one[0], one[1] + two[1], min(days[0], default=None), max(days[1], default=None)
