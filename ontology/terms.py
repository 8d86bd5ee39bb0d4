"""The vocabulary as code sees it: read from the Turtle beside this file, checked, never typed in twice.

pyoxigraph reads the files in a few milliseconds; rdflib is not needed here.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal, NamedNode

from ontology.claims import Status
from ontology.errors import VocabularyError
from ontology.ids import VOCABULARY
from ontology.rdf import KIND, RELATIONS

HERE = Path(__file__).parent
FILES = tuple(sorted(p.name for p in HERE.glob("*.ttl") if p.name != "shapes.ttl"))
_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"


@dataclass(slots=True)
class Term:
    """A class or property of ours, by its local name."""

    name: str
    is_class: bool = False
    labels: dict[str, str] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    parents: list[str] = field(default_factory=list)  # local names of ours, whole IRIs of others
    roles: list[str] = field(default_factory=list)
    domain: str | None = None
    range: str | None = None

    @property
    def node(self) -> NamedNode:
        return NamedNode(VOCABULARY + self.name)


def _local(iri: str) -> str:
    return iri.removeprefix(VOCABULARY)


@cache
def vocabulary() -> dict[str, Term]:
    """All terms by local name, in the order of their names. A class or property without pl and en raises an error."""
    terms: dict[str, Term] = {}
    for file in FILES:
        text = (HERE / file).read_text(encoding="utf-8")
        for quad in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE):
            if not isinstance(quad.subject, NamedNode) or not quad.subject.value.startswith(VOCABULARY):
                continue
            term = terms.setdefault(_local(quad.subject.value), Term(_local(quad.subject.value)))
            _take(term, quad.predicate.value, quad.object)
    for term in terms.values():
        if {"pl", "en"} - set(term.labels) or {"pl", "en"} - set(term.comments):
            raise VocabularyError(f"kg:{term.name} lacks a label or a comment in pl or en")
    return dict(sorted(terms.items()))


def _take(term: Term, predicate: str, value: object) -> None:
    if isinstance(value, Literal):
        into = {_RDFS + "label": term.labels, _RDFS + "comment": term.comments}.get(predicate)
        if into is not None:
            into[value.language or ""] = value.value
    elif isinstance(value, NamedNode):
        iri = _local(value.value)
        if predicate == _RDF_TYPE and value.value == _OWL + "Class":
            term.is_class = True
        elif predicate in (_RDFS + "subClassOf", _RDFS + "subPropertyOf"):
            term.parents.append(iri)
        elif predicate == VOCABULARY + "takesRole":
            term.roles.append(iri)
        elif predicate == _RDFS + "domain":
            term.domain = iri
        elif predicate == _RDFS + "range":
            term.range = iri


def _below(name: str) -> list[str]:
    return [t.name for t in vocabulary().values() if t.is_class and name in t.parents]


@cache
def event_types() -> tuple[str, ...]:
    """Types of eventualities, without the four kinds: `Meeting`, `PrisonerRelease` …"""
    return tuple(n for n in _below("Eventuality") if n not in KIND.values())


@cache
def relation_types() -> tuple[str, ...]:
    """Relations as claims name them: `memberOf`, `position` …"""
    return tuple(sorted(n[:1].lower() + n[1:] for n in _below("Relation")))


def roles_of(type_: str) -> tuple[str, ...]:
    """Roles that an event type takes, in the order of their names.

    >>> "patient" in roles_of("PrisonerRelease")
    True
    """
    if type_ in RELATIONS:
        return ("object", "subject")
    return tuple(sorted(_known(type_, event_types(), "event type").roles))


def kind_of(status: Status) -> str:
    """The kind of eventuality that a status allows; only `actual` gives `Event`."""
    return KIND[status]


def label(name: str, lang: str = "pl") -> str:
    """Label of a class or property in `lang`; a name that is not of the vocabulary is given back."""
    term = vocabulary().get(name) or vocabulary().get(name[:1].upper() + name[1:])
    return term.labels.get(lang, name) if term else name


def _known(name: str, names: Iterable[str], what: str, where: str = "") -> Term:
    names = list(names)
    if name in names:
        return vocabulary()[name]
    near = difflib.get_close_matches(name, names, 1)
    prefix = f"{where}: " if where else ""
    raise VocabularyError(f"{prefix}unknown {what} {name!r}", hint=f"Did you mean {near[0]!r}?" if near else None)


def check_type_roles(type_: str, roles: Iterable[str], where: str) -> None:
    """Raise `VocabularyError`, naming the nearest valid name, for a type or role that the Turtle does not declare."""
    taken = set(_known(type_, event_types(), "event type", where).roles)
    for role in sorted(set(roles) - taken):
        _known(role, sorted(taken), f"role of {type_}", where)
