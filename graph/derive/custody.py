"""The custody of each named prisoner, as sources tell it: detained, sentenced, pardoned, released, expelled, refused, back.

No act moves it; every step leads to its sentence. What one claim says is told by `sightings.py`; here steps are put in order,
and it is said where a person was on a day, as far as the steps tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from graph.derive.sightings import IN, OUT, Sighting, Step, seen_in
from graph.derive.told import rules
from ontology.claims import Extraction
from ontology.dates import MAX, MIN, days_between
from ontology.ids import BASE, claim_iri, digest
from ontology.rdf import RDF_TYPE, Writer, kg

if TYPE_CHECKING:
    from ontology.registry import Registry

_DATE = NamedNode("http://www.w3.org/2001/XMLSchema#date")


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


def custody_of(person: str, seen: Iterable[tuple[str, Sighting]]) -> Custody:
    """The custody of one person from all that documents say, each with the day of its document."""
    rows = list(seen)
    return Custody(person, order(s for _, s in rows), max(day for day, _ in rows))


def order(rows: Iterable[Sighting]) -> tuple[Sighting, ...]:
    """Time order; who is held after having got out is back in prison. Undated steps stand last."""
    rank = {step: n for n, step in enumerate(Step)}
    steps = sorted(set(rows), key=lambda s: (s.latest or "~", s.earliest > MIN, rank[s.step], s.claim, s.inferred))
    begun = _begun(steps)
    out: Sighting | None = None
    found: list[Sighting] = []
    for s in steps:
        if s.step in OUT and s.dated:
            out = s
        after = out is not None and s.earliest > out.latest and begun[s.claim] > out.latest
        back = s.step in (Step.HELD, Step.MOVED) and after
        found.append(replace(s, step=Step.RETURNED, inferred=True) if back else s)
    return tuple(found)


def _begun(steps: Iterable[Sighting]) -> dict[str, str]:
    """By claim, the first day of which it tells: of `za kratami od 2018 r.` the first of that year."""
    found: dict[str, str] = {}
    for s in steps:
        found[s.claim] = min(s.earliest, found.get(s.claim, MAX))
    return found


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a person is on a day: the last step by then (`known` false after the horizon), and what may have come after it.

    Where the last step does not say whether the person is in prison (who refused to leave, was taken somewhere or handed
    over), `before` is the last one that did.
    """

    last: Sighting | None
    known: bool
    perhaps: tuple[Sighting, ...] = ()
    before: Sighting | None = None


def at(custody: Custody, day: str | None = None) -> Whereabouts:
    """The state on `day` (None: the last that is known)."""
    moves = [s for s in custody.steps if s.step is not Step.PROMISED and s.latest]
    when = day or MAX
    done = [s for s in moves if s.latest <= when]
    open_ = [s for s in moves if s.earliest <= when < s.latest and s.earliest > MIN]
    stale = _stale(done)
    dated = [s for s in done if s.dated and s not in stale]
    last = _exact(dated) if dated else (done[-1] if done else None)
    loose = [s for s in done if not s.dated and dated and s.latest >= dated[-1].latest]
    if last is not None and loose and (later := _told_later(loose, last, dated)):
        last = later
    late = [
        s for s in dated if last is not None and s.latest > last.latest
    ]  # known by its month, which goes on after `last`
    unsure = [*open_, *late, *(s for s in (*loose, *stale) if last is not None and s.latest >= last.latest)]
    perhaps = [s for s in unsure if last is None or _against(s, last)]
    sure = [s for s in dated if s.step in IN | OUT]
    before = _exact(sure) if sure and last is not None and last.step not in IN | OUT | {Step.DIED} else None
    return Whereabouts(last, day is None or day <= custody.horizon, tuple(perhaps), before)


def _against(a: Sighting, b: Sighting) -> bool:
    """Whether the one says in prison or out of it, and the other does not say the same."""
    side = IN if a.step in IN else OUT
    return a.step in IN | OUT and b.step not in side


def _stale(done: Sequence[Sighting]) -> list[Sighting]:
    """Steps that a source tells as going on since before a release of which another knows: `za kratami od 2018 r.`."""
    begun = _begun(done)
    outs = [s for s in done if s.step in OUT and s.dated]
    return [
        s for s in done if s.step in IN and any(begun[s.claim] < o.earliest and o.latest <= s.earliest for o in outs)
    ]


SOON = 31  # days: what is told without a date so long after a dated step is taken to have come after it


def _told_later(loose: Sequence[Sighting], last: Sighting, dated: Sequence[Sighting]) -> Sighting | None:
    """The step without a date that came after the last dated one, if it did.

    `Wyszedł też Gałuza, zatrzymany w lipcu 2022 r.` told in December 2025: he is free. But who was freed in June is not
    held because a text of November names his arrest, of no date.
    """
    for s in reversed(loose):
        days = days_between(last.latest, s.latest)
        if s.step is Step.DIED or (s.step in OUT and last.step not in OUT and days > SOON):
            return s
        known = any(d.step is Step.RETURNED for d in dated)
        if s.step is Step.RETURNED and last.step not in IN and not known:
            return s
        if s.step is Step.REFUSED and last.step is Step.RELEASED and s.of is not None and s.of == last.of:
            return s  # `uwolniono 52 osoby. Wśród nich jest Statkiewicz, który odmówił wyjazdu`
    return None


def _exact(done: Sequence[Sighting]) -> Sighting:
    """The last step, as the source has it that dates it best: of `1–12 June` and `11 June` the latter.

    What one source knows by its month (`zatrzymano go we wrześniu`) may have come before what another knows by its day
    within it (`16 września wrócił do więzienia`), so the latter is the last that is known.
    """
    last = done[-1]
    within = [s for s in done if s.earliest >= last.earliest > MIN and s.latest <= last.latest]
    rank = list(Step).index
    after = [s for s in within if s.step in OUT | {Step.RETURNED} and rank(s.step) > rank(last.step)]
    days = [s for s in after if _width(s) < rules()["limits"]["week"]]
    if days and _width(last) >= rules()["limits"]["week"]:
        return max(days, key=lambda s: s.latest)
    return min((s for s in within if s.step is last.step), key=_width, default=last)


def _width(s: Sighting) -> int:
    return days_between(s.earliest, s.latest)


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
