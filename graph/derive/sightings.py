"""What one claim tells of the custody of a person: detained, moved, released, refused to leave; never more than it says.

A refusal to leave the country frees nobody, a drive to another prison neither, and who is handed over to another state may
be locked up there. What a source says without a date was so by the day it was published; only what it says in the present
tense held on that day: `siedzi w Mohylewie`, but not `spędził w celi dwa lata`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from graph.derive.told import rules
from ontology.claims import Aspect, Claim, Extraction, Link, Status
from ontology.dates import MAX, MIN, bounds, days_between
from ontology.ids import ENTITY
from ontology.tables import read_table

if TYPE_CHECKING:
    from ontology.registry import Registry


class Step(StrEnum):
    """What a source says of a person; the order is that of a single day."""

    DETAINED = "detained"
    SENTENCED = "sentenced"
    HELD = "held"
    WITHHELD = "withheld"  # said not to have been released: held still
    UNPARDONED = "unpardoned"  # refused a pardon, or said not to have been pardoned: no word of prison
    MOVED = "moved"  # taken to a prison, or from one to another
    PARDONED = "pardoned"
    RELEASED = "released"
    EXPELLED = "expelled"  # taken out of the country, or deported
    TAKEN = "taken"  # taken somewhere: whether into freedom the sentence does not say
    HANDED = "handed"  # given to another state, which may free or hold them
    REFUSED = "refused"  # refused to leave the country: of release it says nothing
    RETURNED = "returned"  # in prison again
    DIED = "died"  # in prison
    PROMISED = "promised"  # a release agreed, offered or sought: moves nothing


OUT = frozenset({Step.PARDONED, Step.RELEASED, Step.EXPELLED})
IN = frozenset({Step.DETAINED, Step.SENTENCED, Step.HELD, Step.WITHHELD, Step.MOVED, Step.RETURNED})
_STEPS = {
    "Detention": Step.DETAINED,
    "Sentencing": Step.SENTENCED,
    "Imprisonment": Step.HELD,
    "Pardon": Step.PARDONED,
    "PrisonerRelease": Step.RELEASED,
    "PrisonerTransfer": Step.TAKEN,
}


@dataclass(frozen=True, slots=True)
class Sighting:
    """One step as one claim tells it. `latest` is the day by which it had happened, "" where nothing dates it.

    `inferred` says that the sentence implies it; `of` is the claim of the group release that the step belongs to.
    """

    step: Step
    claim: str
    earliest: str
    latest: str
    inferred: bool = False
    of: str | None = None

    @property
    def dated(self) -> bool:
        """Whether it is known since when it was so, not only by when."""
        return bool(self.latest) and self.earliest > MIN


def seen_in(
    extraction: Extraction, registry: Registry, of: Callable[[str], str]
) -> Iterator[tuple[str, str, Sighting]]:
    """(person, first day of publication or "", step) of what one document says."""
    kinds = {c.id: c.type for c in extraction.clusters}
    day = bounds(extraction.document.date)[0] if extraction.document.date else ""
    for claim in extraction.claims:
        step = _step(claim, kinds)
        persons = _persons(claim) if step is not None else ()
        told = list(_sightings(claim, step, extraction)) if step is not None and persons else []
        for cluster in persons:
            iri = of(cluster)
            entry = registry.entries.get(iri.removeprefix(ENTITY))
            if (entry.type if entry else kinds.get(cluster)) == "Person":
                yield from ((iri, day, s) for s in told)


def _persons(claim: Claim) -> tuple[str, ...]:
    """Who is freed or held; a count of many with one name is that name's only where the words say `w tym`, `m.in.`."""
    freed = claim.type in ("PrisonerRelease", "Pardon", "PrisonerTransfer")
    found = claim.role("patient")
    if (
        freed and claim.status is Status.ACTUAL
    ):  # `wolność odzyskali dziennikarze` frees no journalist of whom the text told before
        loose = {f.cluster for f in claim.fillers if f.role == "patient" and f.link in (Link.ROLE_NOUN, Link.CONTEXT)}
        found = tuple(c for c in found if c not in loose)
    many = claim.quantity is not None and claim.quantity.value > max(1, len(found))
    if many and freed and claim.status is Status.ACTUAL and not _says("among", claim.quote):
        return ()
    return claim.role("actor") if claim.type == "Refusal" or _inside(claim) else found


def _inside(claim: Claim) -> bool:
    return claim.type == "Imprisonment" and not claim.role("patient") and _says("inside", claim.telling)


def _sightings(claim: Claim, step: Step, extraction: Extraction) -> Iterator[Sighting]:
    """What one claim tells of its person: a step, and where it still goes on, that too."""
    published = bounds(extraction.document.date) if extraction.document.date else None
    group = _group(claim, step, extraction.claims)
    if claim.latest == MAX and claim.earliest and claim.date:  # `siedzi od 2021 r.`: begun then, and still so
        begun = bounds(claim.date.split("/")[0])
        yield Sighting(step, claim.id, *begun)
        going_on = step in (Step.HELD, Step.RETURNED, Step.WITHHELD) and not _says("past", claim.telling)
        if published and going_on:  # not `od 2021 r., kiedy go aresztowano`, nor `przebywał w więzieniu od 2021 r.`
            yield Sighting(step, claim.id, *published)
        return
    if claim.earliest and claim.latest:
        latest = min(claim.latest, published[1]) if published and step is not Step.PROMISED else claim.latest
        earliest = min(claim.earliest, latest)
    elif published:
        earliest, latest = (published[0] if _now(claim, step) else MIN), published[1]
    else:
        earliest, latest = MIN, ""
    yield Sighting(step, claim.id, earliest, latest, False, group)


def _now(claim: Claim, step: Step) -> bool:
    """Whether a state without a date is that of the day on which it was told."""
    if step is Step.WITHHELD:
        return True
    state = step in (Step.HELD, Step.RETURNED) and (claim.aspect is Aspect.STATE or _inside(claim))
    return state and not _says("past", claim.telling)


def _step(claim: Claim, kinds: Mapping[str, str]) -> Step | None:
    if claim.type == "Refusal":
        return Step.REFUSED if claim.status is Status.ACTUAL and _says("leaving", claim.quote) else None
    step = _STEPS.get(claim.type)
    if step is None or claim.status is Status.DISPUTED:
        return None
    if step is Step.TAKEN:
        return _taken(claim, kinds)
    if claim.status is Status.ACTUAL:
        if step is Step.HELD and _says("dying", claim.telling):
            return Step.DIED if _says("past", claim.telling) else None
        return Step.RETURNED if step in (Step.DETAINED, Step.HELD) and _says("back", claim.quote) else step
    if step not in OUT:
        return None
    if claim.status is Status.NEGATED:
        return Step.WITHHELD if step is Step.RELEASED else Step.UNPARDONED
    return Step.PROMISED


def _taken(claim: Claim, kinds: Mapping[str, str]) -> Step | None:
    """Where the sentence says that somebody was brought: abroad, to a prison, into the hands of a state, or it does not say.

    Who is not extradited is not `not released`, and an extradition that is sought promises no freedom.
    """
    at = claim.trigger.start - claim.span.start
    around = claim.quote[max(0, at - 60) : at + 90]
    abroad = any(f.role == "destination" and kinds.get(f.cluster or "") == "Country" for f in claim.fillers)
    if _says("handing", claim.telling) or (abroad and _says("passing", claim.telling)):
        step = Step.HANDED
    elif _says("to_prison", around):
        step = Step.MOVED
    else:
        step = Step.EXPELLED if abroad or _says("deporting", claim.telling) or _says("abroad", around) else Step.TAKEN
    if claim.status is Status.ACTUAL:
        return step
    return Step.PROMISED if step is Step.EXPELLED and claim.status is not Status.NEGATED else None


@cache
def _words() -> dict[str, str]:
    found: dict[str, str] = read_table(files("graph.derive") / "custody.yaml")
    return found


def _says(name: str, text: str) -> bool:
    return re.search(_words()[name], text, re.IGNORECASE) is not None


def _group(claim: Claim, step: Step, claims: Iterable[Claim]) -> str | None:
    """The counted release of the same document that a named person was part of, or was left out of."""
    if step not in (Step.WITHHELD, Step.RELEASED, Step.REFUSED, Step.EXPELLED, Step.HANDED):
        return None
    loose = step in (Step.WITHHELD, Step.REFUSED) and claim.date is None
    told = [
        c
        for c in claims
        if c.type == "PrisonerRelease"
        and c.status is Status.ACTUAL
        and c.quantity is not None
        and c.quantity.basis == "flow"
        and (loose or c.span == claim.span or _meet(c, claim))
    ]
    best = max(told, key=lambda c: (c.latest or "", c.quantity.value if c.quantity else 0, c.id), default=None)
    return best.id if best else None


def _meet(a: Claim, b: Claim) -> bool:
    """Whether both are dated, their times meet, and one of them is near enough to a day to tell rounds apart."""
    if not (a.earliest and a.latest and b.earliest and b.latest):
        return False
    spans = ((a.earliest, a.latest), (b.earliest, b.latest))
    width = min(days_between(first, last) for first, last in spans)
    near: int = rules()["limits"]["week"]
    return width < near and a.earliest <= b.latest and b.earliest <= a.latest
