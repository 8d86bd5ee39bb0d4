"""Which hits of a sentence are told, with their dates; a faint word is asked where no plain one of its kind tells anything."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.polish.claims.captives import journeys_settled
from loaders.polish.claims.merging import merge
from loaders.polish.claims.telling import informative, tell
from loaders.polish.dating.beside import inherited
from loaders.polish.dating.counted import Told, counted
from loaders.polish.dating.dating import assign
from loaders.polish.dating.moments import When
from loaders.polish.frames.triggers import Hit, kind
from loaders.polish.reference.discourse import Discourse
from loaders.polish.reference.referents import Referents
from loaders.polish.roles.senses import Sense
from loaders.polish.syntax.sentence_graph import SentenceGraph

Heard = tuple[list[Sense], dict[int, When]]


def hear(
    g: SentenceGraph,
    hits: Sequence[Hit],
    spare: Sequence[Hit],
    refs: Referents,
    discourse: Discourse,
    main: When | None,
    told_on: Told,
) -> Heard:
    """Senses in text order, and the date of each that has one.

    `uczestniczyli w rozmowach`: the noun alone would only point back, so that the verb that needs somebody is asked.
    """
    told = [s for hit in hits if (s := tell(g, hit, refs)) is not None]
    senses, dated = _dated(g, told, discourse, main, told_on)
    kinds = {kind(s.hit) for i, s in enumerate(senses) if informative(g, s, i in dated)}
    asked = [hit for hit in spare if kind(hit) not in kinds and _stated(g, hit)]
    others = [s for hit in asked if (s := tell(g, hit, refs)) is not None]
    if not others:
        return senses, dated
    instead = {kind(s.hit) for s in others}
    told = [*(s for s in told if kind(s.hit) not in instead), *others]
    return _dated(g, sorted(told, key=lambda s: (s.hit.unit, s.hit.frame.type)), discourse, main, told_on)


def _stated(g: SentenceGraph, hit: Hit) -> bool:
    """Whether a verb states it: in `zaproponował przełożenie spotkania` neither noun says that a round was held."""
    at = hit.unit if hit.voice != "noun" or hit.companion is None else hit.companion
    return g.verb(at) or g.predicate(at) or g.participle(at) is not None


def _dated(g: SentenceGraph, told: Sequence[Sense], discourse: Discourse, main: When | None, told_on: Told) -> Heard:
    units = {s.hit.unit for s in told}
    told = [s for s in told if not (s.hit.trigger.alone and units & set(g.subtree(s.hit.unit)) - {s.hit.unit})]
    senses = merge(
        g, journeys_settled(g, told, discourse)
    )  # an agreement whose matter is told itself is none of its own
    hits = [s.hit for s in senses]
    dated = assign(g, hits)
    dated |= counted(g, hits, dated, main, told_on)
    return senses, dated | inherited(g, hits, dated)
