"""What a node says through others: the name of a measure is that of its target and its programme, its issuer the programme's.

An analyst finds a measure by name and by who issued it, without a third node in between. None of it is RDF: the names are
marked as computed, the edges as derived, and neither comes back by `kg sync --from-neo4j`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from graph.neo4j.items import Edge
from graph.neo4j.names import config, edge_type, key_of
from graph.store import CURRENT
from ontology.ids import VOCABULARY
from ontology.rdf import PREF_LABEL, RDF_TYPE, RDFS_LABEL
from ontology.terms import vocabulary

Said = tuple[str, Any, str]
QuadsOf = Callable[[str], Iterable[Quad]]
_LABELS = (PREF_LABEL, RDFS_LABEL)


def names(classes: Iterable[str], quads: Sequence[Said], quads_of: QuadsOf, props: Mapping[str, Any]) -> dict[str, str]:
    """`name`, `name_pl` and `name_en` of a node that is named by what it leads to; nothing for others."""
    kind = next((c for c in classes if c in config()["named"]), None)
    if kind is None:
        return {}
    rule = config()["named"][kind]
    parts = [[_labels(quads_of(iri)) for iri in _ends(quads, VOCABULARY + name)] for name in rule["by"]]
    found = {f"name_{lang}": _name(kind, rule, parts, lang, props) for lang in ("pl", "en")}
    return {"name": found["name_pl"], **found}


def edges(start: str, quads: Sequence[Said], quads_of: QuadsOf) -> Iterator[Edge]:
    """The edges that a node has through another, such as `(:Sanction)-[:ISSUED_BY]->(:Actor)` through its programme."""
    for class_, rules in _through().items():
        if not any(p == RDF_TYPE.value and getattr(o, "value", "") == class_ for p, o, _ in quads):
            continue
        for by, predicate in rules:
            there = {end for iri in _ends(quads, by) for q in quads_of(iri) if (end := _led_to(q, predicate))}
            own = set(_ends(quads, predicate))
            yield from (
                Edge(start, edge_type(predicate), key_of(end), {"derived": True}) for end in sorted(there - own)
            )


@cache
def predicates() -> frozenset[str]:
    """The predicates by which a node leads to what it is named by, or has edges through: who follows changes follows these."""
    found = {VOCABULARY + name for rule in config()["named"].values() for name in rule["by"]}
    return frozenset(found | {by for rules in _through().values() for by, _ in rules})


@cache
def classes() -> frozenset[NamedNode]:
    """The classes of such nodes."""
    return frozenset(NamedNode(iri) for iri in {*(VOCABULARY + n for n in config()["named"]), *_through()})


@cache
def _through() -> dict[str, tuple[tuple[str, str], ...]]:
    rows = config()["through"].items()
    return {VOCABULARY + c: tuple((VOCABULARY + by, VOCABULARY + p) for by, p in rules) for c, rules in rows}


def _led_to(quad: Quad, predicate: str) -> str | None:
    leads = quad.predicate.value == predicate and quad.graph_name == CURRENT
    return quad.object.value if leads and isinstance(quad.object, NamedNode) else None


def _ends(quads: Sequence[Said], predicate: str) -> list[str]:
    return sorted({o.value for p, o, _ in quads if p == predicate and isinstance(o, NamedNode)})


def _labels(quads: Iterable[Quad]) -> dict[str, str]:
    """The first label in each language; "" for one without."""
    found: dict[str, str] = {}
    for quad in quads:
        if quad.predicate in _LABELS and quad.graph_name == CURRENT and isinstance(quad.object, Literal):
            language, text = quad.object.language or "", quad.object.value
            found[language] = min(found.get(language, text), text)
    return found


def _name(kind: str, rule: Mapping[str, Any], parts: list[list[dict[str, str]]], lang: str, props: Mapping[str, Any]) -> str:  # fmt: skip
    told = [", ".join(sorted(text for labels in part if (text := _in(labels, lang)))) for part in parts]
    if rule.get("kind"):
        days = [str(props[n]) for n in ("earliest", "latest") if n in props]
        term = vocabulary()[kind].labels[lang]
        told.insert(0, ", ".join(filter(None, (term, "/".join(dict.fromkeys(days))))))
    return ": ".join(filter(None, told))


def _in(labels: Mapping[str, str], lang: str) -> str:
    """A label in a language, else without one, else whichever there is."""
    return labels.get(lang) or labels.get("") or min(labels.values(), default="")
