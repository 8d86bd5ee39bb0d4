"""Measures as the current graph holds them, for one target on one day: what `kg status` prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Store

from graph.derive.sanctions import Licensed, Life, Stage, State, at, since
from graph.view import vocabulary as v
from graph.view.evidence import EvidenceReader
from graph.view.measures import Compared, Measure, Permit, Programme, Report, Status, Untested
from graph.view.ownership import Ownerships
from graph.view.properties import Properties, properties
from graph.view.reader import View
from graph.view.untested import untested
from ontology.acts import Ownership
from ontology.dates import bounds, normalise
from ontology.errors import UsageError
from ontology.ids import BASE

_KG = v.OWN


class Sanctions:
    """Reads measures, acts and verdicts of the current graph."""

    def __init__(self, view: View, store: Store) -> None:
        self.view = view
        self._store = store
        self._evidence = EvidenceReader(store, view.label)

    def status(self, iri: str, day: str | None = None, issuers: frozenset[str] | None = None) -> Status:
        """Where everything stands for the thing `iri` on `day` (None: at each horizon).

        `issuers` are IRIs of authorities or countries; None for all.
        """
        measures = self.measures(iri, day)
        rows = _issued(measures, issuers)
        held = sorted(self.ownerships.of(iri, day, issuers), key=lambda o: self._country_key(o.programmes[0]))
        met = {m.programme.iri for m in rows} | {p.iri for o in held for p in o.programmes}
        rest = [p for p in self.programmes.values() if p.main and p.iri not in met]
        without = tuple(p for p in rest if issuers is None or _of(p) & issuers)
        every = list(self.reports(iri))
        told = every if issuers is None else list(self.reports(iri, issuers))
        acting = frozenset(x for p in (m.programme for m in measures) for x in (p.authority, p.country))
        others = untested(self.view, iri, {r.evidence.claim for r in every}, issuers, acting)
        shown = [r for r in told if day is None or _told(r) <= day]
        beside = [u for u in others if day is None or _told(u) <= day]
        beyond = _beyond(rows, shown)
        later = len(told) - len(shown) + len(others) - len(beside)
        return Status(iri, day, beyond, without, tuple(shown), later, tuple(beside), tuple(held))

    def stood(self, iri: str, day: str | None, issuers: frozenset[str] | None = None) -> tuple[Measure, ...]:
        """The measures of `status` alone; documents are read only where acts do not reach."""
        rows = _issued(self.measures(iri, day), issuers)
        if all(m.standing.known for m in rows):
            return tuple(rows)
        return _beyond(rows, [r for r in self.reports(iri, issuers) if day is None or _told(r) <= day])

    def measures(self, iri: str, day: str | None) -> list[Measure]:
        """Direct ones, and those on what concerns it; what reaches it through a holder is told by `ownerships`."""
        found = self.direct(iri, day)
        for sector in self.subjects("concerns", iri, "id/"):
            for s in self.subjects("target", sector, "sanction/"):
                found.append(self._measure(s, "sector", day, firm=iri))
        key = self._country_key
        return sorted(found, key=lambda m: (key(m.programme), m.via != "direct", not m.programme.main, m.iri))

    def direct(self, iri: str, day: str | None) -> list[Measure]:
        """Measures of which the thing is the target itself."""
        return [self._measure(s, "direct", day) for s in self.subjects("target", iri, "sanction/")]

    @cached_property
    def ownerships(self) -> Ownerships:
        return Ownerships(self)

    def _measure(self, iri: str, via: str, day: str | None, firm: str | None = None) -> Measure:
        life = self.life(iri)
        standing = at(life, day, firm)
        first = since(life.stages, standing.stage, firm) if standing.stage in life.stages and standing.stage else None
        return Measure(iri, self.programmes[life.programme], life.target, via, life, standing, first, firm)

    def life(self, iri: str) -> Life:
        """The life of the measure `iri`, as it was derived."""
        found = self.get(iri)
        stages = sorted((self.get(s) for s in found.iris("stage")), key=lambda s: int(s.text("order")))
        return Life(
            found.iri("programme") or "",
            found.iri("target") or "",
            tuple(self._stage(s) for s in stages),
            found.text("horizon"),
            found.iri("horizonBy") or "",
        )

    def _stage(self, s: Properties) -> Stage:
        licences = tuple(Licensed(p, 0, self.get(p).iris("onlyFor")) for p in s.iris("permit"))
        return Stage(
            State(s.text("state")), s.text("earliest"), s.text("latest"), s.iri("movedBy") or "", s.text("step"),
            licences, s.text("imposedOn"), _words(s, "note"),
        )  # fmt: skip

    def permit(self, iri: str) -> Permit:
        found = self.get(iri)
        act = found.iri("givenBy") or ""
        return Permit(act, _words(found, "allows"), _words(found, "excludes"), found.text("until") or None)

    def name(self, iri: str, lang: str) -> str:
        """The label of an act, a check, a programme or a group."""
        words = _words(self.get(iri), "label")
        return words.get(lang) or next(iter(words.values()), iri.rsplit("/", 1)[-1])

    def act_json(self, iri: str, lang: str) -> dict[str, str | None]:
        """An act for programs: its name, its three dates (EDTF) and what it is known from."""
        found = self.get(iri)
        dates = {key: found.text(name) or None for key, name in _DATES.items()}
        return {"id": iri, "name": self.name(iri, lang), **dates, "source": found.text("sourceText") or None}

    def act_days(self, iri: str) -> tuple[str, str]:
        found = self.get(iri)
        return found.text("earliest"), found.text("latest")

    @cached_property
    def programmes(self) -> dict[str, Programme]:
        """Every programme by IRI."""
        quads = self._store.quads_for_pattern(None, _TYPE, NamedNode(_KG + "Programme"), v.CURRENT)
        return {iri: self._programme(iri) for iri in sorted(q.subject.value for q in quads)}  # type: ignore[union-attr]

    def _programme(self, iri: str) -> Programme:
        found = self.get(iri)
        authority = found.iri("authority") or ""
        country = self.view.thing(authority).country or authority
        return Programme(
            iri, _words(found, "label"), authority, country, found.text("restricts"), _words(found, "scope"),
            found.flag("main"), tuple(map(self._ownership, found.iris("ownershipRule"))),
        )  # fmt: skip

    def _ownership(self, iri: str) -> Ownership:
        found = self.get(iri)
        start, until, source = found.text("start") or None, found.text("end") or None, found.text("sourceText")
        return Ownership(found.number("share") or 0.0, found.flag("over"), found.flag("adds"), start, until, source)

    # --- reports

    def reports(self, iri: str, issuers: frozenset[str] | None = None) -> Iterator[Report]:
        """What documents say of measures on the thing, in the order of their dates."""
        rows = [self.get(node) for node in self.subjects("target", iri, "verdict/")]
        yield from self._reports(rows, issuers)

    def _reports(self, rows: list[Properties], issuers: frozenset[str] | None) -> Iterator[Report]:
        by_claim: dict[str, list[Compared]] = {}
        for row in rows:
            compared = self._compared(row)
            if issuers is None or _of(compared.programme) & issuers:
                by_claim.setdefault(row.iri("supportedBy") or "", []).append(compared)
        found = []
        for claim, all_ in by_claim.items():
            ordered = sorted(all_, key=lambda c: (not c.programme.main, c.programme.iri, c.target))
            found.append(Report(self._evidence.read(claim), self._claim_day(claim), tuple(ordered)))
        yield from sorted(
            found, key=lambda r: (r.evidence.source.date or "9999", r.evidence.source.iri, r.evidence.claim)
        )

    def compared(self, claim: str) -> list[Compared]:
        """The verdicts on one claim: each target and programme, and what the acts make of it."""
        rows = [self._compared(self.get(node)) for node in self.subjects("supportedBy", claim, "verdict/")]
        return sorted(rows, key=lambda c: (not c.programme.main, c.programme.iri, c.target))

    def _claim_day(self, claim: str) -> str | None:
        return properties(self._store, claim, None).text("earliest") or None

    def _compared(self, row: Properties) -> Compared:
        sanction = row.iri("sanction") or ""
        found = self.get(sanction)
        return Compared(
            self.programmes[found.iri("programme") or ""],
            sanction,
            row.iri("target") or "",
            row.text("finding"),
            row.text("standing"),
            row.iri("movedBy"),
            row.iri("targetGroup"),
            row.flag("inferred"),
            found.text("horizon"),
        )

    # --- plumbing

    def get(self, iri: str) -> Properties:
        """What the current graph says of a node."""
        return properties(self._store, iri, v.CURRENT)

    def subjects(self, name: str, iri: str, part: str) -> list[str]:
        """Nodes of one kind that a property leads from to the thing."""
        quads = self._store.quads_for_pattern(None, NamedNode(_KG + name), NamedNode(iri), v.CURRENT)
        return sorted(q.subject.value for q in quads if q.subject.value.startswith(BASE + part))  # type: ignore[union-attr]

    def _country_key(self, p: Programme) -> tuple[str, str]:
        return (self.view.label(p.country, "en"), p.authority)


_DATES = {"decided": "decided", "published": "published", "in_force": "inForce"}
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def _of(p: Programme) -> frozenset[str]:
    return frozenset((p.authority, p.country, p.iri))


def _told(report: Report | Untested) -> str:
    """First day on which the report may have been there: of the document, of what it tells if that was later.

    A text of `March 2026` on talks of the 19th was not there on the 10th.
    """
    earliest = report.earliest or "0001-01-01"
    date = report.evidence.source.date
    if not date:
        return earliest
    first, last = bounds(date)
    return max(first, min(earliest, last))


def _issued(measures: Iterable[Measure], issuers: frozenset[str] | None) -> list[Measure]:
    return [m for m in measures if issuers is None or _of(m.programme) & issuers]


def _beyond(rows: Iterable[Measure], told: Sequence[Report]) -> tuple[Measure, ...]:
    """Measures with the claims that tell of a change after their horizon."""
    return tuple(m if m.standing.known else replace(m, told=_changing(m, told)) for m in rows)


# findings of what would be a change, were it told of a day that the acts do not reach
_CHANGES = frozenset({"no-act", "licence-no-act", "agreed", "differs"})


def _changing(measure: Measure, reports: Iterable[Report]) -> tuple[str, ...]:
    """Claims told after the horizon of the measure that would have moved it since."""
    horizon = measure.life.horizon
    return tuple(
        r.evidence.claim
        for r in reports
        if _told(r) > horizon
        and any(
            c.sanction == measure.iri
            and c.finding in _CHANGES
            and (c.finding != "differs" or (r.earliest or "") > horizon)
            for c in r.compared
        )
    )


def _words(found: Properties, name: str) -> dict[str, str]:
    return {t.language or "": t.value for t in found.get(name) if isinstance(t, Literal)}


def status_of(view: View, name: str, day: str | None = None, issuer: str | None = None) -> tuple[Sanctions, Status]:
    """`Status` by names as people type them; `UsageError` for a name, authority or date that is not understood.

    Of several things of one name, the one that acts name goes first.
    """
    reader = Sanctions(view, view.store)
    when = exact(day)
    issuers = None
    if issuer is not None:
        found = frozenset(view.find(issuer).iris)
        known = {iri for p in reader.programmes.values() for iri in _of(p)}
        if not found & known:
            names = sorted({view.label(p.authority) for p in reader.programmes.values()})
            raise UsageError(f"{issuer!r} issues no sanctions that are loaded", hint=f"Loaded are: {', '.join(names)}.")
        issuers = found
    iris = view.find(name).iris
    acted = (iri for iri in iris if reader.measures(iri, when) or reader.ownerships.of(iri, when))
    chosen = next(acted, iris[0])
    return reader, reader.status(chosen, when, issuers)


def exact(day: str | None) -> str | None:
    """A day as people type it, as ISO; `UsageError` for a month or a year, since a state holds on a day."""
    if day is None:
        return None
    first, last = bounds(normalise(day))
    if first != last:
        raise UsageError(f"{day!r} is not one day", hint="Write a day: 2026-03-21.")
    return first
