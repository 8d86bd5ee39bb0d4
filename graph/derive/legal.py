"""What acts add to the graph: measures with their lives, and how claims compare with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pyoxigraph import Quad

from graph.derive.reports import verdict_quads
from graph.derive.sanction_quads import sanction_quads
from ontology.acts import Acts
from ontology.claims import Extraction
from ontology.registry import Registry


def with_things(registry: Registry, acts: Acts) -> Registry:
    """The registry with the targets that only the acts know; extraction does not see them."""
    return Registry(dict(sorted({**acts.things, **registry.entries}.items()))) if acts.things else registry


def legal_quads(
    acts: Acts,
    rows: Sequence[Extraction],
    registry: Registry,
    entity_of: Callable[[str], Callable[[str], str]],
    graph: str,
) -> Iterator[Quad]:
    """Measures and verdicts; nothing where no act is known."""
    if acts.programmes:
        yield from sanction_quads(acts, graph)
        yield from verdict_quads(acts, rows, registry, entity_of, graph)
