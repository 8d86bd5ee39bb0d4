"""The custody of each named prisoner, as sources tell it: detained, sentenced, pardoned, released, expelled, refused, back.

No act moves it; every step leads to its sentence. What a source says without a date holds by the day it was published.
A refusal to leave the country says that the prison was left: Statkiewicz in the strip between two borders.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from ontology.claims import Aspect, Claim, Extraction, Link, Status
from ontology.dates import MAX, MIN, bounds
from ontology.ids import BASE, ENTITY, claim_iri, digest
from ontology.rdf import RDF_TYPE, Writer, kg
from ontology.tables import read_table

if TYPE_CHECKING:
    from ontology.registry import Registry

_DATE = NamedNode("http://www.w3.org/2001/XMLSchema#date")


class Step(StrEnum):
    """What a source says of a person; the order is that of a single day."""

    DETAINED = "detained"
    SENTENCED = "sentenced"
    HELD = "held"
    WITHHELD = "withheld"  # said not to have been released: held still
    PARDONED = "pardoned"
    RELEASED = "released"
    EXPELLED = "expelled"
    REFUSED = "refused"  # refused to leave the country
    RETURNED = "returned"  # in prison again
    PROMISED = "promised"  # a release agreed, offered or sought: moves nothing


OUT = frozenset({Step.PARDONED, Step.RELEASED, Step.EXPELLED, Step.REFUSED})
_STEPS = {
    "Detention": Step.DETAINED,
    "Sentencing": Step.SENTENCED,
    "Imprisonment": Step.HELD,
    "Pardon": Step.PARDONED,
    "PrisonerRelease": Step.RELEASED,
    "PrisonerTransfer": Step.EXPELLED,
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


@dataclass(frozen=True, slots=True)
class Custody:
    """All steps of one person in time order; `horizon` is the last day on which a document spoke of it, "" if undated."""

    person: str
    steps: tuple[Sighting, ...]
    horizon: str


def custodies(
    rows: Sequence[Extraction], registry: Registry, entity_of: Callable[[str], Callable[[str], str]]
) -> list[Custody]:
    """The custody of every named person of whom some claim says that they were held, freed, or were not."""
    found: dict[str, list[tuple[str, Sighting]]] = defaultdict(list)
    for extraction in rows:
        for person, day, sighting in seen_in(extraction, registry, entity_of(extraction.document.text_id)):
            found[person].append((day, sighting))
    return [custody_of(person, seen) for person, seen in sorted(found.items())]


def seen_in(
    extraction: Extraction, registry: Registry, of: Callable[[str], str]
) -> Iterator[tuple[str, str, Sighting]]:
    """(person, first day of publication or "", step) of what one document says."""
    kinds = {c.id: c.type for c in extraction.clusters}
    day = bounds(extraction.document.date)[0] if extraction.document.date else ""
    for claim in extraction.claims:
        for cluster in _persons(claim):
            iri = of(cluster)
            entry = registry.entries.get(iri.removeprefix(ENTITY))
            if (entry.type if entry else kinds.get(cluster)) == "Person":
                yield from ((iri, day, s) for s in sightings(claim, extraction))


def custody_of(person: str, seen: Iterable[tuple[str, Sighting]]) -> Custody:
    """The custody of one person from all that documents say, each with the day of its document."""
    rows = list(seen)
    return Custody(person, order(s for _, s in rows), max(day for day, _ in rows))


def _persons(claim: Claim) -> tuple[str, ...]:
    """Who is freed or held; a count of many with one name is that name's only where the words say `w tym`, `m.in.`."""
    found = claim.role("patient")
    if _step(claim) in OUT:  # `wolność odzyskali dziennikarze` frees no journalist of whom the text told before
        loose = {f.cluster for f in claim.fillers if f.role == "patient" and f.link in (Link.ROLE_NOUN, Link.CONTEXT)}
        found = tuple(c for c in found if c not in loose)
    many = claim.quantity is not None and claim.quantity.value > max(1, len(found))
    if many and _step(claim) in OUT and not _says("among", claim.quote):
        return ()
    return claim.role("actor") if claim.type == "Refusal" or _inside(claim) else found


def _inside(claim: Claim) -> bool:
    at = claim.trigger.start - claim.span.start
    words = claim.quote[at : at + claim.trigger.end - claim.trigger.start]
    return claim.type == "Imprisonment" and not claim.role("patient") and _says("inside", words)


def sightings(claim: Claim, extraction: Extraction) -> Iterator[Sighting]:
    """The steps that one claim tells of its person."""
    step = _step(claim)
    if step is None:
        return
    published = bounds(extraction.document.date) if extraction.document.date else None
    group = _group(claim, extraction.claims)
    now = step is Step.WITHHELD or (
        step in (Step.HELD, Step.RETURNED) and (claim.aspect is Aspect.STATE or _inside(claim))
    )
    if claim.latest == MAX and claim.earliest and claim.date:  # `od 2021 r.`: begun then, and still so
        begun = bounds(claim.date.split("/")[0])
        yield Sighting(step, claim.id, *begun)
        if published:
            yield Sighting(step, claim.id, *published)
        return
    if claim.earliest and claim.latest:
        latest = min(claim.latest, published[1]) if published and step is not Step.PROMISED else claim.latest
        earliest = min(claim.earliest, latest)
    elif published:
        earliest, latest = (published[0] if now else MIN), published[1]
    else:
        earliest, latest = MIN, ""
    if step is Step.REFUSED:
        yield Sighting(Step.RELEASED, claim.id, earliest, latest, True, group)
    yield Sighting(step, claim.id, earliest, latest, False, group)


def _step(claim: Claim) -> Step | None:
    if claim.type == "Refusal":
        return Step.REFUSED if claim.status is Status.ACTUAL and _says("leaving", claim.quote) else None
    step = _STEPS.get(claim.type)
    if step is None or claim.status is Status.DISPUTED:
        return None
    if claim.status is Status.ACTUAL:
        return Step.RETURNED if step in (Step.DETAINED, Step.HELD) and _says("back", claim.quote) else step
    if step not in OUT:
        return None
    return Step.WITHHELD if claim.status is Status.NEGATED else Step.PROMISED


@cache
def _words() -> dict[str, str]:
    found: dict[str, str] = read_table(files("graph.derive") / "custody.yaml")
    return found


def _says(name: str, text: str) -> bool:
    return re.search(_words()[name], text, re.IGNORECASE) is not None


def _group(claim: Claim, claims: Iterable[Claim]) -> str | None:
    """The counted release of the same document that a named person was part of, or was left out of."""
    step = _step(claim)
    if step not in (Step.WITHHELD, Step.RELEASED, Step.REFUSED, Step.EXPELLED):
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
    """Whether both are dated, and their times meet."""
    if not (a.earliest and a.latest and b.earliest and b.latest):
        return False
    return a.earliest <= b.latest and b.earliest <= a.latest


def order(rows: Iterable[Sighting]) -> tuple[Sighting, ...]:
    """Time order; who is held after having got out is back in prison. Undated steps stand last."""
    rank = {step: n for n, step in enumerate(Step)}
    steps = sorted(set(rows), key=lambda s: (s.latest or "~", s.earliest > MIN, rank[s.step], s.claim, s.inferred))
    told = any(s.step is Step.RELEASED and not s.inferred for s in steps)
    out: Sighting | None = None
    found: list[Sighting] = []
    for s in steps:
        if told and s.step is Step.RELEASED and s.inferred:
            continue  # a source says it outright
        if s.step in OUT and s.latest and s.earliest > MIN:
            out = s
        back = s.step in (Step.HELD, Step.DETAINED, Step.WITHHELD) and out is not None and s.earliest > out.latest
        found.append(replace(s, step=Step.RETURNED, inferred=True) if back else s)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a person is on a day: the last step by then (`known` false after the horizon), and steps that may have come."""

    last: Sighting | None
    known: bool
    perhaps: tuple[Sighting, ...] = ()


def at(custody: Custody, day: str | None = None) -> Whereabouts:
    """The state on `day` (None: the last that is known)."""
    moves = [s for s in custody.steps if s.step is not Step.PROMISED and s.latest]
    when = day or MAX
    done = [s for s in moves if s.latest <= when]
    last = _exact(done) if done else None
    open_ = [s for s in moves if s.earliest <= when < s.latest and s.earliest > MIN]
    perhaps = [s for s in open_ if last is None or (s.step in OUT) is not (last.step in OUT)]
    return Whereabouts(last, day is None or day <= custody.horizon, tuple(perhaps))


def _exact(done: Sequence[Sighting]) -> Sighting:
    """The last step, as the source has it that dates it best: of `1–12 June` and `11 June` the latter."""
    last = done[-1]
    within = [s for s in done if s.step is last.step and s.earliest >= last.earliest > MIN and s.latest <= last.latest]
    return min(within, key=lambda s: date.fromisoformat(s.latest) - date.fromisoformat(s.earliest), default=last)


def custody_quads(
    rows: Sequence[Extraction], registry: Registry, entity_of: Callable[[str], Callable[[str], str]], graph: str
) -> Iterator[Quad]:
    """One `Custody` a person, each step with the claim that says it."""
    for custody in custodies(rows, registry, entity_of):
        yield from one_custody(custody, graph)


def custody_iri(person: str) -> str:
    return f"{BASE}custody/{digest(person, 12)}"


def one_custody(custody: Custody, graph: str) -> Iterator[Quad]:
    """One person's custody as quads."""
    w = Writer(graph)
    node = custody_iri(custody.person)
    w.add(node, RDF_TYPE, kg("Custody"))
    w.add(node, "patient", NamedNode(custody.person))
    if custody.horizon:
        w.add(node, "horizon", Literal(custody.horizon, datatype=_DATE))
    for number, s in enumerate(custody.steps):
        step = f"{node}/step/{number}"
        w.add(node, "custodyStep", NamedNode(step))
        w.add(step, RDF_TYPE, kg("CustodyStep"))
        w.add(step, "order", number)
        w.add(step, "step", s.step.value)
        w.dates(step, s.earliest if s.latest else None, s.latest or None)
        w.add(step, "inferred", s.inferred)
        w.add(step, "supportedBy", NamedNode(claim_iri(s.claim)))
        if s.of is not None:
            w.add(step, "partOfRelease", NamedNode(claim_iri(s.of)))
    yield from dict.fromkeys(w.quads)
