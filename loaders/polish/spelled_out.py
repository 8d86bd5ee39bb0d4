"""A sentence that only spells out what the one before wants: `Polska stawia trzy warunki. Chodzi o uwolnienie Poczobuta i …`.

What it names by nouns is no more done than the conditions, demands or plans that it spells out; what it says of people by
participles (`więzionego od lat dziennikarza`) stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.polish.lexicon import lexicon
from loaders.polish.triggers import Hit
from loaders.polish.units import FINITE, Unit
from ontology.claims import Status

_ORDERS = frozenset({"pierwszy", "drugi", "trzeci", "czwarty", "kolejny", "ostatni"})
_CHOICES = frozenset({"wyjście", "droga", "wybór", "alternatywa", "możliwość", "opcja", "rozwiązanie"})
_OPENS = frozenset({"chodzić", "mowa"})
_NEAR = 4  # units from the beginning in which the sentence says so


def wanted_before(before: Sequence[Unit], units: Sequence[Unit]) -> Status | None:
    """What the sentence before makes of what this one spells out; None where it does not spell out anything wanted."""
    if not any(u.is_(FINITE) and not u.named for u in units):
        return _without_verb(before, units)
    start = next((u.index for u in units[:_NEAR] if u.lemmas & _OPENS and not u.named), None)
    if start is None or not any(u.text.casefold() == "o" for u in units[start + 1 : start + 3]):
        return None
    words = lexicon()
    nouns = frozenset[str]().union(*(u.lemmas for u in before if not u.named and "subst" in u.pos))
    if nouns & words.planned.nouns:
        return Status.PLANNED
    wants = words.conditioning.union(*(c.nouns for c in words.proposed.values()))
    return Status.PROPOSED if nouns & wants else None


def _without_verb(before: Sequence[Unit], units: Sequence[Unit]) -> Status | None:
    """`Pierwsze: otwarcie granicy` of two ways out; `W środę rozmowa w Białym Domu` of a programme, or of a journey to come."""
    words = lexicon()
    nouns = frozenset[str]().union(*(u.lemmas for u in before if not u.named and "subst" in u.pos))
    counted = len(units) > 1 and units[0].lemmas & _ORDERS and units[1].text in (":", "–", "—")
    if counted and nouns & (_CHOICES | words.conditioning.union(*(c.nouns for c in words.proposed.values()))):
        return Status.PROPOSED
    if not any(u.time is not None for u in units):
        return None
    verbs = [u for u in before if u.is_(FINITE) and not u.named]
    going = bool(verbs) and all(u.lemmas & words.impending or u.pos == {"bedzie"} or _to_be_done(u) for u in verbs)
    return Status.PLANNED if going or nouns & words.programmes else None


def _to_be_done(unit: Unit) -> bool:
    rows = [r for r in unit.word.readings if r.pos in FINITE]
    return bool(rows) and all(r.pos == "fin" and "perf" in r.tag.split(":") for r in rows)


def only_wanted(hit: Hit, status: Status, dated: bool, wanted: Status | None) -> bool:
    """Whether what such a sentence tells, by itself as done, is of what is wanted."""
    noun = hit.voice == "noun" and hit.frame.type not in lexicon().facts
    return wanted is not None and noun and status is Status.ACTUAL and (not dated or wanted is Status.PLANNED)


__all__ = ["only_wanted", "wanted_before"]
