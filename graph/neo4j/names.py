"""Which label, property or edge type a term of RDF gets, and back. Read from the vocabulary, so that new terms flow through."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from ontology.ids import BASE, VOCABULARY
from ontology.terms import vocabulary

KEY = "kgId"  # the IRI, without the base that all of ours share
NODE = "KgNode"  # the label that carries the uniqueness constraint
EXTERNAL = "External"  # what is pointed at but not described here, such as a record of Wikidata
OWN = ("kgId", "kgHash", "kgBucket", "kgRdf", "kgGraph")
_PROPERTY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_SUFFIX = re.compile(r"(_[a-z]{2,3}(_[a-z0-9]+)*?)?(_all)?$")


@cache
def config() -> dict[str, Any]:
    """The file of names that are not those of the rule."""
    return tomllib.loads((files("graph.neo4j") / "projection.toml").read_text(encoding="utf-8"))


@cache
def shortcuts() -> dict[str, dict[str, Any]]:
    """The derived direct edges by their type."""
    return tomllib.loads((files("graph.neo4j") / "shortcuts.toml").read_text(encoding="utf-8"))


def key_of(iri: str) -> str:
    """The key of a node: ours without the base, foreign ones whole.

    >>> key_of("https://w3id.org/sanctions-kg/id/person/poczobut"), key_of("http://www.wikidata.org/entity/Q1")
    ('id/person/poczobut', 'http://www.wikidata.org/entity/Q1')
    """
    return iri.removeprefix(BASE)


def iri_of(key: str) -> str:
    """The inverse of `key_of`.

    >>> iri_of("id/person/poczobut")
    'https://w3id.org/sanctions-kg/id/person/poczobut'
    """
    return key if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", key) else BASE + key


@cache
def edge_type(predicate: str) -> str:
    """`kg:supportedBy` → `SUPPORTED_BY`; a property that is neither ours nor named in the file is its whole IRI.

    >>> edge_type("https://w3id.org/sanctions-kg/ontology#mentionedIn")
    'MENTIONED_IN'
    """
    named = config()["edges"].get(predicate)
    if named:
        return str(named)
    if predicate.startswith(VOCABULARY):
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", predicate.removeprefix(VOCABULARY)).upper()
    return predicate


@cache
def _edge_predicates() -> dict[str, str]:
    found = {
        edge_type(VOCABULARY + name): VOCABULARY + name for name, term in vocabulary().items() if not term.is_class
    }
    return found | {name: iri for iri, name in config()["edges"].items()}


@cache
def edge_predicate(type_: str) -> str:
    """The inverse of `edge_type`; terms that the vocabulary does not hold (yet) are spelled back by the rule."""
    if type_ in _edge_predicates():
        return _edge_predicates()[type_]
    if ":" in type_:
        return type_
    first, *rest = type_.lower().split("_")
    return VOCABULARY + first + "".join(w.capitalize() for w in rest)


@cache
def property_name(predicate: str) -> str:
    """`skos:prefLabel` → `name`, `kg:quote` → `quote`; others are their whole IRI."""
    named = config()["properties"].get(predicate)
    if named:
        return str(named)
    local = predicate.removeprefix(VOCABULARY)
    return local if predicate.startswith(VOCABULARY) and _PROPERTY.fullmatch(local) else predicate


@cache
def property_predicate(name: str) -> str:
    """The inverse of `property_name`.

    >>> property_predicate("file"), property_predicate("quote")
    ('https://w3id.org/sanctions-kg/ontology#name', 'https://w3id.org/sanctions-kg/ontology#quote')
    """
    back = {n: iri for iri, n in config()["properties"].items()}
    return str(back.get(name) or (name if ":" in name else VOCABULARY + name))


@cache
def labels_of(class_: str) -> tuple[str, ...]:
    """A class and all above it in our vocabulary: `Bank` is a Company, an Organization, an Actor and an Entity.

    >>> labels_of("Bank")
    ('Actor', 'Bank', 'Company', 'Entity', 'Organization')
    """
    found: set[str] = set()
    queue = [class_]
    while queue:
        name = queue.pop()
        if name not in found:
            found.add(name)
            term = vocabulary().get(name)
            queue += [p for p in term.parents if p in vocabulary()] if term else []
    return tuple(sorted(found))


def class_name(iri: str) -> str:
    """Label of a class: its local name for ours, else the whole IRI."""
    return iri.removeprefix(VOCABULARY)


@cache
def plain_names() -> frozenset[str]:
    """All property names that this program writes, without suffixes for languages."""
    names = {property_name(VOCABULARY + n) for n, t in vocabulary().items() if not t.is_class}
    names |= set(config()["properties"].values()) | set(OWN)
    return frozenset(names | {n for row in config()["folded"].values() for n in row.values()})


@cache
def is_own_property(name: str) -> bool:
    """Whether a property of one of our nodes is ours to change; others, such as a `pagerank`, are an analyst's.

    >>> [is_own_property(n) for n in ("name_pl", "aliases", "pagerank")]
    [True, True, False]
    """
    return name in plain_names() or ":" in name or _SUFFIX.sub("", name) in plain_names()


@cache
def is_own_label(name: str) -> bool:
    return name in (NODE, EXTERNAL) or ":" in name or (name in vocabulary() and vocabulary()[name].is_class)


@cache
def spoken() -> frozenset[str]:
    """All labels and edge types that a query may name."""
    labels = {name for name, term in vocabulary().items() if term.is_class} | {NODE, EXTERNAL}
    return frozenset(labels | set(_edge_predicates()) | set(shortcuts()) | {"KgSync", "KgBuckets", "KgForgotten"})


def quoted(name: str) -> str:
    """A label, type or property as Cypher takes it, whatever it holds.

    >>> quoted("Person"), quoted("http://x#a`b")
    ('Person', '`http://x#a``b`')
    """
    return name if _PROPERTY.fullmatch(name) else "`" + name.replace("`", "``") + "`"
