"""Custodies of the current graph: what `kg custody` prints, for one person or for all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode

from graph.derive.custody import Custody, Whereabouts, at
from graph.derive.sightings import IN, OUT, Sighting, Step
from graph.view import vocabulary as v
from graph.view import words
from graph.view.card import evidence_json
from graph.view.dates import in_words
from graph.view.evidence import EvidenceReader
from graph.view.keeping import kept
from graph.view.lawwords import law
from graph.view.properties import Properties, properties
from graph.view.reader import View
from graph.view.records import Count, Evidence
from graph.view.text import Line, evidence_lines, wrapped
from ontology.dates import MIN, shift


@dataclass(frozen=True, slots=True)
class Lot:
    """The custody of one person with where it stands on a day."""

    custody: Custody
    day: str | None
    where: Whereabouts


@dataclass(frozen=True, slots=True)
class Round:
    """A counted release with the people that documents name in it, and those it left out; (person, step) each."""

    happening: str
    date: str | None
    count: Count
    named: tuple[tuple[str, Step], ...]
    withheld: tuple[str, ...]


class Custodies:
    """Reads custodies, with the claims behind each step."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._evidence = EvidenceReader(view.store, view.label)

    def all(self, day: str | None = None) -> list[Lot]:
        """Everyone of whom a source says that they were held or freed, by name."""
        return self.first(day, 0)[0]

    def first(self, day: str | None, count: int) -> tuple[list[Lot], int]:
        """The first `count` of them by name (0: all), and how many are left out; the order is found once for a view."""
        rows = kept(self.view, "custodies", (), lambda: tuple(self._names()), ())
        return [self._lot(iri, day) for _, _, iri in (rows[:count] if count else rows)], max(
            0, len(rows) - (count or len(rows))
        )

    def _names(self) -> list[tuple[str, str, str]]:
        """(label, person, custody), in order."""
        found = []
        for q in self.view.store.quads_for_pattern(None, _TYPE, NamedNode(v.OWN + "Custody"), v.CURRENT):
            if isinstance(q.subject, NamedNode):
                person = self._get(q.subject.value).iri("patient") or ""
                found.append((self.view.label(person), person, q.subject.value))
        return sorted(found)

    def of(self, person: str, day: str | None = None) -> Lot | None:
        """The custody of one person; None where no source speaks of it."""
        quads = self.view.store.quads_for_pattern(None, NamedNode(v.OWN + "patient"), NamedNode(person), v.CURRENT)
        found = sorted(q.subject.value for q in quads if "/custody/" in q.subject.value)  # type: ignore[union-attr]
        return self._lot(found[0], day) if found else None

    def rounds(self, lots: list[Lot]) -> list[Round]:
        """The group releases that some named person was part of or left out of, in time order; of a day, those that had begun by it."""
        day = next((lot.day for lot in lots if lot.day), None)
        parts: dict[str, list[tuple[str, Step]]] = {}
        for lot in lots:
            for s in lot.custody.steps:
                for h in self._told_by(s.of) if s.of and not s.inferred else ():
                    parts.setdefault(h, []).append((lot.custody.person, s.step))
        found = []
        for iri, people in parts.items():
            happening = self.view.happening(iri)
            begun = day is None or happening.earliest is None or happening.earliest <= day
            if happening.quantity is not None and begun:
                named = tuple(sorted({p for p in people if p[1] is not Step.WITHHELD}))
                withheld = tuple(sorted({p for p, step in people if step is Step.WITHHELD}))
                found.append((happening.when, Round(iri, happening.date, happening.quantity, named, withheld)))
        return [round_ for _, round_ in sorted(found, key=lambda row: row[0])]

    def _told_by(self, claim: str) -> list[str]:
        """The happenings that the claim supports, without their counts."""
        quads = self.view.store.quads_for_pattern(None, v.SUPPORTED_BY, NamedNode(claim), v.CURRENT)
        nodes = {q.subject.value for q in quads if isinstance(q.subject, NamedNode)}
        return sorted(n for n in nodes if n.startswith(v.EVENTUALITIES) and "/" not in n[len(v.EVENTUALITIES) :])

    def evidence(self, claim: str) -> Evidence:
        return self._evidence.read(claim)

    def count(self, claim: str) -> Count | None:
        """What a claim on a group release counts."""
        node = properties(self.view.store, claim, None).iri("quantity")
        if node is None:
            return None
        row = properties(self.view.store, node, None)
        value = row.number("value")
        if value is None:
            return None
        return Count(
            value, row.number("least"), row.number("most"), row.text("of"), row.text("unit"), row.text("basis"),
            row.flag("approximate"),
        )  # fmt: skip

    def _lot(self, iri: str, day: str | None) -> Lot:
        found = self._get(iri)
        steps = sorted((self._get(s) for s in found.iris("custodyStep")), key=lambda s: int(s.text("order")))
        custody = Custody(found.iri("patient") or "", tuple(map(_step, steps)), found.text("horizon"))
        return Lot(custody, day, at(custody, day))

    def _get(self, iri: str) -> Properties:
        return properties(self.view.store, iri, v.CURRENT)


_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def _step(s: Properties) -> Sighting:
    return Sighting(
        Step(s.text("step")), s.iri("supportedBy") or "", s.text("earliest") or MIN, s.text("latest"),
        s.flag("inferred"), s.iri("partOfRelease"),
    )  # fmt: skip


def lot_lines(c: Custodies, lot: Lot, lang: str, width: int = 100) -> Iterator[Line]:
    """Where the person is on the day, then every step with its sentence."""
    name, day = c.view.label(lot.custody.person, lang), in_words(lot.day, lang)
    yield "title", law("custodyline", "title_at" if day else "title", lang, name=name, day=day)
    yield from wrapped("warn", "  ", where_words(lot, lang), width)
    for s in lot.where.perhaps:
        if _doubt(s, lot) == "perhaps":  # the other doubts are said with the state
            yield from wrapped("", "  ", law("custodyline", "perhaps", lang, **_state(s, lang)), width)
    if lot.custody.horizon:
        yield "soft", "  " + law("custodyline", "horizon", lang, day=in_words(lot.custody.horizon, lang))
    yield "head", law("custodyline", "head", lang)
    for s in lot.custody.steps:
        note = law("custodyline", "inferred", lang) if s.inferred else ""
        yield from wrapped("item", "  ", f"{_when(s, lang)} · {law('custody', s.step.value, lang)}{note}", width)
        if s.of is not None and (count := c.count(s.of)) is not None:
            yield "", "    " + law("custodyline", "of", lang, count=words.quantity(count, lang))
        yield from evidence_lines(c.evidence(s.claim), lang, width)


def table_lines(c: Custodies, lots: list[Lot], lang: str, width: int = 100, hidden: int = 0) -> Iterator[Line]:
    """One line a person: where they are, by whom last told; then the rounds that these were part of."""
    yield "title", law("custodyline", "table", lang)
    for lot in lots:
        yield "item", f"  {c.view.label(lot.custody.person, lang)}"
        yield from wrapped("", "    ", where_words(lot, lang), width)
    if hidden:
        yield "soft", law("custodyline", "more", lang, count=hidden)
    for round_ in c.rounds(lots):
        when = in_words(round_.date, lang) or law("custodyline", "undated", lang)
        yield "head", law("custodyline", "round", lang, when=when, count=words.quantity(round_.count, lang))
        named = ", ".join(f"{c.view.label(p, lang)} ({law('custody', step.value, lang)})" for p, step in round_.named)
        withheld = ", ".join(c.view.label(p, lang) for p in round_.withheld)
        for key, text in (("named", named), ("withheld", withheld)):
            if text:
                yield from wrapped("", "  ", law("custodyline", key, lang, text=text), width, hang="  ")


def where_words(lot: Lot, lang: str) -> str:
    """`NIEZNANE od 13 września 2025; ostatnio znane: odmówił(-a) wyjazdu z kraju (wrzesień 2025)`."""
    s = lot.where.last
    if s is None:
        undated = all(not x.latest for x in lot.custody.steps)
        return law("custodyline", "undatedonly" if undated else "nothing", lang)
    state = law("custodyline", "state", lang, **_state(s, lang))
    if lot.where.before is not None:
        before = law("custodyline", "state", lang, **_state(lot.where.before, lang))
        state = law("custodyline", "before", lang, state=state, before=before)
    elif s.step not in IN | OUT | {Step.DIED}:
        state = law("custodyline", "unsaid", lang, state=state)
    doubts = [(_doubt(x, lot), x) for x in lot.where.perhaps]
    said = [law("custodyline", key, lang, **_state(x, lang)) for key, x in doubts if key != "perhaps"]
    state = "; ".join(dict.fromkeys([state, *said]))
    if lot.where.known:
        return state
    return law("custodyline", "unknown", lang, day=in_words(shift(lot.custody.horizon, 1), lang), state=state)


def _state(s: Sighting, lang: str) -> dict[str, str]:
    return {"state": law("custody", s.step.value, lang), "when": _when(s, lang)}


def _doubt(s: Sighting, lot: Lot) -> str:
    """Why a step that goes against the last one does not settle where the person is."""
    if not s.dated or (lot.where.last is not None and s.earliest < lot.where.last.earliest):
        return "loose"
    return "perhaps" if lot.day is not None and s.latest > lot.day else "stale"


def _when(s: Sighting, lang: str) -> str:
    if not s.latest:
        return law("custodyline", "undated", lang)
    if s.earliest == MIN:
        return law("custodyline", "by", lang, day=in_words(s.latest, lang))
    if s.earliest == s.latest:
        return in_words(s.latest, lang)
    first, last = s.earliest, s.latest
    if first[8:] == "01" and last[8:] >= "28":
        if first[:7] == last[:7]:
            return in_words(first[:7], lang)
        if (first[5:7], last[5:]) == ("01", "12-31") and first[:4] == last[:4]:
            return first[:4]
    return in_words(f"{first}/{last}", lang)


def lot_json(c: Custodies, lot: Lot, lang: str) -> dict[str, Any]:
    """The same for programs; `state` is the code of the last step, `known` false after the horizon."""
    last = lot.where.last
    return {
        "id": lot.custody.person,
        "name": c.view.label(lot.custody.person, lang),
        "at": lot.day,
        "state": last.step.value if last else None,
        "known": lot.where.known and last is not None,
        "in_words": where_words(lot, lang),
        "perhaps": [s.step.value for s in lot.where.perhaps],
        "before": lot.where.before.step.value if lot.where.before else None,
        "horizon": lot.custody.horizon or None,
        "unknown_since": None if lot.where.known or not lot.custody.horizon else shift(lot.custody.horizon, 1),
        "steps": [
            {
                "step": s.step.value,
                "earliest": None if s.earliest == MIN else s.earliest,
                "latest": s.latest or None,
                "inferred": s.inferred,
                "in_words": law("custody", s.step.value, lang),
                "group_release": _group_json(c, s),
                "evidence": evidence_json(c.evidence(s.claim)),
            }
            for s in lot.custody.steps
        ],
    }


def all_json(c: Custodies, lots: list[Lot], lang: str) -> dict[str, Any]:
    """Everyone, and the rounds that named them or left them out."""

    def named(iri: str) -> dict[str, str]:
        return {"id": iri, "name": c.view.label(iri, lang)}

    return {
        "people": [lot_json(c, lot, lang) for lot in lots],
        "rounds": [
            {
                "id": r.happening,
                "date": r.date,
                "count": r.count.value,
                "named": [{**named(p), "step": step.value} for p, step in r.named],
                "withheld": [named(p) for p in r.withheld],
            }
            for r in c.rounds(lots)
        ],
    }


def _group_json(c: Custodies, s: Sighting) -> dict[str, Any] | None:
    count = c.count(s.of) if s.of else None
    return {"claim": s.of, "count": count.value} if count else None
