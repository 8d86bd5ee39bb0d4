"""In which manner a sentence tells a happening: as a step, in passing, only named, of a group …"""

from __future__ import annotations

from loaders.polish.dating.narrative import along, among, bare, now, once, step, that
from loaders.polish.dating.passing import at_its_time, beside
from loaders.polish.dating.story import Told
from loaders.polish.dating.told import said_on
from loaders.polish.frames.triggers import Hit
from loaders.polish.syntax.sentence_graph import SentenceGraph


def told_as(g: SentenceGraph, hit: Hit, where: tuple[int, int], back: bool) -> Told:
    """`where` are the sentence and its paragraph; `back`, whether it looks back."""
    return Told(
        *where,
        back,
        step=step(g, hit),
        once=once(g, hit),
        now=now(g, hit),
        along=along(g, hit),
        bare=bare(g, hit),
        leans=bool(hit.trigger.lately),
        among=among(g, hit),
        that=that(g, hit),
        beside=beside(g, hit),
        at=at_its_time(g, hit),
        said=said_on(g, hit),
    )
