"""Times that have no date and are not that of the news: `niedługo po inauguracji`, `za czasów Bidena`, `swego czasu`."""

from __future__ import annotations

from functools import cache

from loaders.polish.frames.triggers import Hit
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.times.scan import data

_TIME = frozenset({"czas"})
_IN = frozenset({"po", "przed", "za", "podczas", "w czasie", "w trakcie", "w okresie", "w dobie", "w"})


def of_an_era(g: SentenceGraph, hit: Hit) -> bool:
    """Whether the clause of a happening says when it was by what nobody dates: an office taken up, a term, somebody's days.

    A date beside it (`w marcu 2025 r., niedługo po inauguracji`) is the happening's own and is not asked here.
    """
    eras, times = g.units.having(_eras()), g.units.having(_TIME)
    if not (eras or times):
        return False
    clause = g.subtree(g.clause(hit.unit))
    if any(u in clause and u != hit.unit and g.preposition(u) in _IN for u in eras):
        return True
    of_somebody = (u for u in times if g.preposition(u) == "za" and g.kids[u] and "gen" in g.units[u].cases)
    once = (u - 1 for u in times if u and "swój" in g.lemmas(u - 1) and g.preposition(u) is None)
    return any(u in clause for u in (*of_somebody, *once))  # `za czasów Bidena`, `swego czasu`


@cache
def _eras() -> frozenset[str]:
    return frozenset(data()["eras"])
