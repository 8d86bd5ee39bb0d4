"""Times that have no date and are not that of the news: `niedługo po inauguracji`, `za czasów Bidena`, `swego czasu`."""

from __future__ import annotations

from loaders.polish.frames.triggers import Hit
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.times.scan import data

_IN = frozenset({"po", "przed", "za", "podczas", "w czasie", "w trakcie", "w okresie", "w dobie", "w"})


def of_an_era(g: SentenceGraph, hit: Hit) -> bool:
    """Whether the clause of a happening says when it was by what nobody dates: an office taken up, a term, somebody's days.

    A date beside it (`w marcu 2025 r., niedługo po inauguracji`) is the happening's own and is not asked here.
    """
    clause = g.subtree(g.clause(hit.unit))
    for u in g.units.having(frozenset(data()["eras"])):
        if u in clause and u != hit.unit and (g.preposition(u) or "").casefold() in _IN:
            return True
    if any(
        u in clause and g.preposition(u) == "za" and g.kids[u] and "gen" in g.units[u].cases
        for u in g.units.having(frozenset({"czas"}))
    ):
        return True  # `za czasów Bidena`
    return any(
        u in clause and u + 1 < len(g) and "czas" in g.lemmas(u + 1) and g.preposition(u + 1) is None
        for u in g.units.having(frozenset({"swój"}))
    )
