"""At whom a measure aims where only the text as a whole says it: `w lutym Unia przedłużyła restrykcje` in a text on Belarus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.polish.reference.discourse import Discourse
from loaders.polish.roles.base import MEASURES
from ontology.claims import Claim, Filler, Link

_OFTEN = 2  # measures that must agree: one alone says nothing of what the text is about


def aim(claims: Sequence[Claim], discourse: Discourse) -> list[Claim]:
    """The claims, with a state as target for those that tell none, where all measures of the same actor that tell one agree on it.

    What the last measure was aimed at, or a single one, or a firm, is wrong as often as right. Of a count (`wpisano 105 tankowców`)
    the measure tells at whom it aims, though by no name.
    """
    measures = [c for c in claims if c.type in MEASURES]
    told = [(_of(c, "target"), _of(c, "actor")) for c in measures]
    silent = {c.id for c in measures if not _of(c, "target") and c.quantity is None}
    return [_aimed(c, told, discourse) if c.id in silent else c for c in claims]


def _aimed(claim: Claim, told: Sequence[tuple[frozenset[str], frozenset[str]]], discourse: Discourse) -> Claim:
    mine = _of(claim, "actor")
    rows = [targets for targets, actors in told if targets and (not mine or not actors or mine & actors)]
    every = frozenset[str]().union(*rows)
    if len(rows) < _OFTEN or len(every) != 1 or every & mine:
        return claim
    target = next(iter(every))
    if discourse.type_of(target) != "Country":
        return claim
    filler = Filler("target", claim.trigger, target, discourse.label_of(target), Link.CONTEXT)
    return replace(claim, fillers=tuple(sorted((*claim.fillers, filler), key=lambda f: (f.role, f.span))))


def _of(claim: Claim, role: str) -> frozenset[str]:
    return frozenset(f.cluster for f in claim.fillers if f.role == role and f.cluster)
