"""Deals: rounds of talks with what each side gave, promised, offered or withheld. Pure: items in, deals out.

talks on the same days between the same sides ─> rounds
releases, liftings, embassies … ─> linked to a round by cues, dates, documents ─> legs ─> exchanges
what is promised and not known to be done ─> open;  counts of a whole period ─> totals

Rounds are part of the graph (`graph.derive.deals.quads`); what is open and what is summed up is reckoned from them. `bargaining.py`
does that, and is loaded when it is asked for: who shows deals needs the records alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.derive.deals.bargaining import Bargains, bargains, complete, deals, links_of, one_round, part_of
    from graph.derive.deals.records import Deals, Item, Round

__all__ = ["Bargains", "Deals", "Item", "Round", "bargains", "complete", "deals", "links_of", "one_round", "part_of"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from graph.derive.deals import bargaining

        return getattr(bargaining, name)
    raise AttributeError(f"module 'graph.derive.deals' has no attribute {name!r}")
