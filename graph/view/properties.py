"""The properties of one node as a mapping from local names to terms: `found.text("status")`, `found.iris("actor")`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad, Store

Term = NamedNode | Literal
_TERMS = (NamedNode, Literal)


@lru_cache(maxsize=4096)
def local(iri: str) -> str:
    """What stands behind the last `#` or `/`: `…/ontology#Visit` → `Visit`."""
    return iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :]


@dataclass(frozen=True, slots=True)
class Properties:
    """Terms by the local name of the predicate, each list in the order of its terms' text."""

    rows: Mapping[str, tuple[Term, ...]]
    predicates: Mapping[str, str]  # local name → whole IRI

    def get(self, name: str) -> tuple[Term, ...]:
        return self.rows.get(name, ())

    def literals(self, name: str) -> tuple[Literal, ...]:
        return tuple(t for t in self.get(name) if isinstance(t, Literal))

    def iris(self, name: str) -> tuple[str, ...]:
        return tuple(t.value for t in self.get(name) if isinstance(t, NamedNode))

    def iri(self, name: str) -> str | None:
        return next(iter(self.iris(name)), None)

    def text(self, name: str) -> str:
        """The first value: of a literal its text, of an IRI its local name; "" where there is none."""
        for term in self.get(name):
            return term.value if isinstance(term, Literal) else local(term.value)
        return ""

    def number(self, name: str) -> float | None:
        return float(self.text(name)) if self.text(name) else None

    def flag(self, name: str) -> bool:
        return self.text(name) in ("true", "1")

    def __contains__(self, name: str) -> bool:
        return name in self.rows


def properties(store: Store, iri: str, graph: NamedNode | None) -> Properties:
    """What `graph` (None: any graph) says of the node `iri`."""
    return _properties(store.quads_for_pattern(NamedNode(iri), None, None, graph))


def told_first(store: Store, iri: str) -> Properties:
    """What the graph says of the node `iri` that is found first: of a claim the evidence that holds it."""
    quads = list(store.quads_for_pattern(NamedNode(iri), None, None, None))
    return _properties(q for q in quads if q.graph_name == quads[0].graph_name)


def _properties(quads: Iterable[Quad]) -> Properties:
    rows: dict[str, list[Term]] = {}
    predicates: dict[str, str] = {}
    for quad in quads:
        term = quad.object
        if isinstance(term, _TERMS):
            predicate = quad.predicate.value
            name = local(predicate)
            rows.setdefault(name, []).append(term)
            predicates[name] = predicate
    return Properties(
        {n: (t[0],) if len(t) == 1 else tuple(sorted(set(t), key=str)) for n, t in rows.items()}, predicates
    )
