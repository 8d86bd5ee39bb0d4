"""The knowledge graph: store, derivation, views, command line.

`from graph import KnowledgeGraph` opens the store in a notebook; it is loaded only then, so that `kg --help` is quick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.kg import KnowledgeGraph

__all__ = ["KnowledgeGraph"]


def __getattr__(name: str) -> Any:
    if name == "KnowledgeGraph":
        from graph.kg import KnowledgeGraph

        return KnowledgeGraph
    raise AttributeError(f"module 'graph' has no attribute {name!r}")
