"""What acts add to the graph: measures with their lives, how claims compare with them, and where all of it conflicts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pyoxigraph import Quad

from graph.derive.clusters import Cluster
from graph.derive.conflict_quads import conflict_quads
from graph.derive.conflicts import Ground, conflicts
from graph.derive.reports import verdict_quads, verdicts
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
    clusters: Sequence[Cluster],
    fulfilled: Sequence[tuple[Cluster, Cluster]],
    graph: str,
) -> Iterator[Quad]:
    """Measures and verdicts where acts are known; conflicts always."""
    found = list(verdicts(acts, rows, registry, entity_of))
    if acts.programmes:
        yield from sanction_quads(acts, graph)
        yield from verdict_quads(found, acts, graph)
    texts = {e.document.text_id: e.document.text for e in rows}
    yield from conflict_quads(conflicts(Ground(rows, clusters, fulfilled, found)), texts, acts, graph)
