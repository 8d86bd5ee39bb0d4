"""A sentence that only spells out what the one before wants or plans: `Polska stawia trzy warunki. Chodzi o uwolnienie Poczobuta i …`.

What it names by nouns is no more done than the conditions, demands or plans that it spells out; what it says of people by
participles (`więzionego od lat dziennikarza`) stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.polish.frames.triggers import Hit
from loaders.polish.text.lexicon import lexicon
from loaders.polish.times.scan import data
from loaders.polish.units.units import FINITE, Unit, Units
from ontology.claims import Status

_ORDERS = frozenset({"pierwszy", "drugi", "trzeci", "czwarty", "kolejny", "ostatni"})
_OPENS = frozenset({"chodzić", "mowa"})
_THEN = frozenset({"potem", "później", "następnie", "dopiero", "wreszcie"})
_COLON = (":", "–", "—")
_NEAR = 4  # units from the beginning in which the sentence says so


def wanted_before(before: Sequence[Unit], units: Units, last: Status | None = None) -> Status | None:
    """What the sentence before makes of what this one spells out; None where it does not spell out anything wanted.

    `last` is what was made of the sentence before: a list goes on (`Drugie: …`, `Wtorek: …`, `Potem …`)."""
    if not before or not units:
        return None
    if (asked := _asked_for(before, units)) is not None:
        return asked
    if not _tells(units):
        return _without_verb(before, units, last)
    if units.lemmas.isdisjoint(_OPENS):
        return None
    start = next((u.index for u in units[:_NEAR] if u.lemmas & _OPENS and not u.named), None)
    if start is None or not any(u.text.casefold() == "o" for u in units[start + 1 : start + 3]):
        return None
    return _aims(before)


def _tells(units: Sequence[Unit]) -> bool:
    """Whether any of them is a finite verb; `to` is none."""
    return any(not u.pos.isdisjoint(FINITE) and not u.named and u.text.casefold() != "to" for u in units)


def _nouns(units: Sequence[Unit]) -> frozenset[str]:
    return frozenset[str]().union(*(u.lemmas for u in units if not u.named and "subst" in u.pos))


def _aims(before: Sequence[Unit]) -> Status | None:
    """What a noun of plans, demands or conditions in it makes of what the next sentence spells out."""
    words, nouns = lexicon(), _nouns(before)
    if nouns & words.planned.nouns:
        return Status.PLANNED
    wants = words.conditioning.union(*(c.nouns for c in words.proposed.values()))
    return Status.PROPOSED if nouns & wants else None


def _asked_for(before: Sequence[Unit], units: Sequence[Unit]) -> Status | None:
    """`Czego chce Mińsk? Zniesienia sankcji`: an answer is as done as what was asked."""
    if before[-1].text != "?" or not before[0].lemmas & {"co", "kto", "jaki", "który"}:
        return None
    if _tells(units):
        return None
    words = lexicon()
    verbs = frozenset[str]().union(*(u.lemmas for u in before if u.is_(FINITE | {"inf"}) and not u.named))
    if any(verbs & cues.verbs for cues in words.proposed.values()):
        return Status.PROPOSED
    return Status.PLANNED if verbs & words.planned.verbs else None


def _without_verb(before: Sequence[Unit], units: Sequence[Unit], last: Status | None) -> Status | None:
    """`Pierwsze: otwarcie granicy` of two ways out; `W środę rozmowa w Białym Domu` of a programme, or of a journey to come."""
    words, nouns = lexicon(), _nouns(before)
    first = units[0].lemmas
    item = len(units) > 1 and units[1].text in _COLON
    day = item and bool(first & data()["weekdays"].keys())
    counted = item and bool(first & _ORDERS)
    if last is not None and (day or counted or first & _THEN):
        return last
    if counted and nouns & (words.choices | words.conditioning.union(*(c.nouns for c in words.proposed.values()))):
        return Status.PROPOSED
    if units[0].text.casefold() == "to":
        return _aims(before)  # `To zniesienie sankcji, powrót ambasadorów i kredyty`
    if first & _THEN and _first_of_all(before):
        return Status.PROPOSED
    if not day and not any(u.time is not None for u in units):
        return None
    verbs = [u for u in before if _tells((u,))]
    going = bool(verbs) and all(u.lemmas & words.impending or u.pos == {"bedzie"} or _to_be_done(u) for u in verbs)
    return Status.PLANNED if going or nouns & words.programmes else None


def _first_of_all(before: Sequence[Unit]) -> bool:
    """`Kijów postawił warunek: najpierw rozejm.`; not where it tells what was done first: `Najpierw Trump spotkał się z Putinem.`"""
    at = next((u.index for u in before if u.text.casefold() == "najpierw"), None)
    if at is None:
        return False
    start = next((x for x in range(at - 1, -1, -1) if "interp" in before[x].pos), -1)
    return not any(u.is_({"praet", "imps"}) and not u.named for u in before[start + 1 :])


def _to_be_done(unit: Unit) -> bool:
    rows = [r for r in unit.word.readings if r.pos in FINITE]
    return bool(rows) and all(r.pos == "fin" and r.perfective for r in rows)


def only_wanted(hit: Hit, status: Status, dated: bool, past: bool, wanted: Status | None) -> bool:
    """Whether what such a sentence tells, by itself as done, is of what is wanted; what lies in the past is not."""
    noun = hit.voice == "noun" and hit.frame.type not in lexicon().facts
    return (
        wanted is not None
        and noun
        and status is Status.ACTUAL
        and (not dated or (wanted is Status.PLANNED and not past))
    )


__all__ = ["only_wanted", "wanted_before"]
