"""A sentence that only spells out what the one before wants: `Polska stawia trzy warunki. Chodzi o uwolnienie Poczobuta i …`.

What it names by nouns is no more done than the conditions, demands or plans that it spells out; what it says of people by
participles (`więzionego od lat dziennikarza`) stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.polish.lexicon import lexicon
from loaders.polish.triggers import Hit
from loaders.polish.units import Unit
from ontology.claims import Claim, Status

_OPENS = frozenset({"chodzić", "mowa"})
_NEAR = 4  # units from the beginning in which the sentence says so


def wanted_before(before: Sequence[Unit], units: Sequence[Unit]) -> Status | None:
    """What the sentence before makes of what this one spells out; None where it does not spell out anything wanted."""
    start = next((u.index for u in units[:_NEAR] if u.lemmas & _OPENS and not u.named), None)
    if start is None or not any(u.text.casefold() == "o" for u in units[start + 1 : start + 3]):
        return None
    words = lexicon()
    nouns = frozenset[str]().union(*(u.lemmas for u in before if not u.named and "subst" in u.pos))
    if nouns & words.planned.nouns:
        return Status.PLANNED
    wants = words.conditioning.union(*(c.nouns for c in words.proposed.values()))
    return Status.PROPOSED if nouns & wants else None


def only_wanted(claim: Claim, hit: Hit, status: Status | None) -> bool:
    """Whether a claim of such a sentence is of what is wanted."""
    noun = hit.voice == "noun" and hit.frame.type not in lexicon().facts
    return status is not None and noun and claim.status is Status.ACTUAL and not claim.date


__all__ = ["only_wanted", "wanted_before"]
