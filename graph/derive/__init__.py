"""Graph = derive(evidence, judgements, registry): a pure function, with no clock, no store and no order of loading.

`whole.py` is that function. It is loaded when it is asked for: `kg status` reads what was derived, and needs of all this
but a few records (`from graph.derive.sanctions import State`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.derive.whole import GRAPH, Derivation, derivation, derive, graph_quads

__all__ = ["GRAPH", "Derivation", "derivation", "derive", "graph_quads"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from graph.derive import whole

        return getattr(whole, name)
    raise AttributeError(f"module 'graph.derive' has no attribute {name!r}")
