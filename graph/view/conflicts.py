"""Conflicts of the current graph: what `kg conflicts` prints, each side with its sentence, date and publisher."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import Any

from pyoxigraph import Literal, NamedNode

from graph.derive.conflict_kinds import Kind, Weight
from graph.derive.judgements import Judgement
from graph.ledger import judgements
from graph.view import vocabulary as v
from graph.view import words
from graph.view.card import evidence_json, source_json
from graph.view.dates import in_words
from graph.view.evidence import EvidenceReader
from graph.view.keeping import kept
from graph.view.lawwords import law
from graph.view.properties import Properties, properties
from graph.view.reader import View
from graph.view.records import Evidence
from graph.view.sanctions import Sanctions
from graph.view.statewords import span
from graph.view.text import Line, evidence_lines, wrapped


@dataclass(frozen=True, slots=True)
class Side:
    """What one source says (`evidence`), or what an act does (`act`, `programme`, `targets`).

    A rival count in the sentence of a claim is no claim; `beside` is the claim that it stands beside.
    """

    value: str
    evidence: Evidence | None = None
    act: str | None = None
    programme: str | None = None
    targets: tuple[str, ...] = ()
    group: str | None = None
    beside: str | None = None

    @property
    def told(self) -> str | None:
        """The claim that says this, or beside which it stands."""
        return self.evidence.claim or self.beside if self.evidence else None

    @property
    def ref(self) -> str:
        """What the ledger calls the side: the id of its claim, its act, or the place of its words in their text."""
        if self.evidence is None:
            return self.act or ""
        if self.evidence.claim:
            return self.evidence.claim.rsplit("/", 1)[-1]
        start = self.evidence.start or 0
        return f"{self.evidence.source.iri}#char={start},{start + len(self.evidence.quote)}"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One disagreement. `judgement` is what a person has decided about it, None while nobody has."""

    iri: str
    kind: str
    weight: str
    about: str | None
    of: str
    names: dict[str, str]
    sides: tuple[Side, ...]
    judgement: Judgement | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A conflict by what it is chosen by: its kind, its weight, the things that it has to do with."""

    iri: str
    kind: str
    weight: str
    things: tuple[str, ...]


class Conflicts:
    """Reads conflicts with the words of each side."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.sanctions = Sanctions(view, view.store)
        self._evidence = EvidenceReader(view.store, view.label)

    def called(self, name: str) -> Conflict | None:
        """The conflict whose id is `name`, or begins with it (six letters or more); None where there is none, or several."""
        start = name.rsplit("/", 1)[-1]
        if not re.fullmatch("[0-9a-f]{6,}", start):
            return None
        rows = [r for r in self.listed() if r.iri.rsplit("/", 1)[-1].startswith(start)]
        return self.read(rows)[0] if len(rows) == 1 else None

    def all(self, kind: str | None = None, thing: str | None = None) -> list[Conflict]:
        """All of a kind, or that have to do with a thing; conflicts first, in the order of kinds."""
        return self.read(self.listed(kind, thing))

    def listed(self, kind: str | None = None, thing: str | None = None) -> list[Listed]:
        """The same, before anything of them but this is read; which of them there are is found once for a view."""
        rows = kept(self.view, "conflicts", (), lambda: tuple(self._list()), (Listed,))
        return [r for r in rows if kind in (None, r.kind) and (thing is None or thing in r.things)]

    def read(self, rows: Iterable[Listed]) -> list[Conflict]:
        """Conflicts with their sides, and what people decided of them."""
        return [replace(c, judgement=self._judged(c)) for c in (self._conflict(r.iri) for r in rows)]

    def _list(self) -> list[Listed]:
        quads = self.view.store.quads_for_pattern(None, _TYPE, NamedNode(v.OWN + "Conflict"), v.CURRENT)
        read = (self._conflict(q.subject.value) for q in quads)  # type: ignore[union-attr]
        rows = [Listed(c.iri, c.kind, c.weight, tuple(sorted(self._things(c)))) for c in read if self._stands(c)]
        kinds, weights = [k.value for k in Kind], [w.value for w in Weight]
        return sorted(rows, key=lambda r: (weights.index(r.weight), kinds.index(r.kind), r.iri))

    def _stands(self, c: Conflict) -> bool:
        """Whether the graph, which may be a slice of a day, still holds what the sides tell of."""
        return all(self._happenings(s.told) for s in c.sides if s.told)

    def _things(self, c: Conflict) -> set[str]:
        """What a conflict has to do with: targets, and the things of the happenings that its sides tell of."""
        nodes = {h for s in c.sides if s.evidence and s.evidence.claim for h in self._happenings(s.evidence.claim)}
        rows = [self._get(n) for n in nodes]
        roles = {o for row in rows for name in row.predicates if name not in v.NOT_ROLES for o in row.iris(name)}
        return {t for s in c.sides for t in s.targets} | ({c.about} if c.about else set()) | roles

    def _happenings(self, claim: str) -> set[str]:
        quads = self.view.store.quads_for_pattern(None, v.SUPPORTED_BY, NamedNode(claim), v.CURRENT)
        return {q.subject.value for q in quads if q.subject.value.startswith(v.EVENTUALITIES)}  # type: ignore[union-attr]

    def _conflict(self, iri: str) -> Conflict:
        found = self._get(iri)
        sides = sorted((self._get(s) for s in found.iris("side")), key=lambda s: int(s.text("order")))
        names = {t.language or "": t.value for t in found.get("label") if isinstance(t, Literal)}
        return Conflict(
            iri, found.text("conflictKind"), found.text("conflictWeight"), found.iri("about"), found.text("of"), names,
            tuple(map(self._side, sides)),
        )  # fmt: skip

    def _judged(self, c: Conflict) -> Judgement | None:
        """What people decided of two sides, the last word."""
        sides = [s.ref for s in c.sides]
        for j in reversed(self._ledger):
            if any(a in j.left and b in j.right for a in sides for b in sides if a != b):
                return j
        return None

    @cached_property
    def _ledger(self) -> list[Judgement]:
        return judgements(self.view.store).holding()

    def _side(self, s: Properties) -> Side:
        evidence = None
        if claim := s.iri("supportedBy"):
            evidence = replace(self._evidence.read(claim), rivals=())  # they are sides of their own here
        elif document := s.iri("toldIn"):
            said = (s.text("saidBy"),) if s.text("saidBy") else ()
            source, start = self._evidence.source(document), int(s.text("start") or 0)
            evidence = Evidence("", s.text("quote"), source, "", speakers=said, start=start)
        return Side(
            s.text("text"), evidence, s.iri("movedBy"), s.iri("programme"), s.iris("target"), s.iri("targetGroup"),
            s.iri("besideClaim"),
        )  # fmt: skip

    def _get(self, iri: str) -> Properties:
        return properties(self.view.store, iri, v.CURRENT)


_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def conflict_lines(c: Conflicts, found: list[Conflict], lang: str, width: int = 100, hidden: int = 0) -> Iterator[Line]:
    """Every conflict with its sides; a sentence that several sides share stands once. `hidden` are left out."""
    if not found:
        yield "soft", law("conflictline", "none", lang)
        return
    for row in found:
        yield from _one(c, row, lang, width)
    real = sum(1 for row in found if row.weight == Weight.CONFLICT.value)
    if hidden:
        yield "soft", law("conflictline", "more", lang, count=hidden)
    yield "soft", law("conflictline", "count", lang, conflicts=real, others=len(found) - real)


def _one(c: Conflicts, row: Conflict, lang: str, width: int) -> Iterator[Line]:
    title = " · ".join(filter(None, (law("conflict", row.kind, lang), heading(c, row, lang))))
    yield from wrapped("head", "", title, width)
    yield "warn", "  " + law("weight", row.weight, lang)
    for _, group in groupby(row.sides, key=lambda s: (s.evidence.claim, s.evidence.quote) if s.evidence else None):
        sides = list(group)
        for side in sides:
            if side.value != "told":
                yield from wrapped("item", "  ", side_words(c, row, side, lang), width, hang="  ")
        if sides[0].evidence is not None:
            yield from evidence_lines(sides[0].evidence, lang, width)
    key = row.iri.rsplit("/", 1)[-1][:8]
    none = law("conflictline", "nojudgement", lang, id=key)
    text = judgement_words(row.judgement, lang) if row.judgement else none
    yield "soft", "  " + law("conflictline", "judgement", lang, text=text)


def judgement_words(j: Judgement, lang: str | None) -> str:
    """`nie to samo: dwa manewry (Anna, 2026-04-01)`; without a language the code of the verdict."""
    verdict = law("verdict", j.verdict, lang) if lang else j.verdict
    return f"{': '.join(filter(None, (verdict, j.why)))} ({', '.join(filter(None, (j.by, j.at)))})"


def heading(c: Conflicts, row: Conflict, lang: str) -> str:
    """What the disagreement is about: `żołnierzy`, `Zniesienie sankcji: Belaruskalij`, `gest dobrej woli Mińska`."""
    if row.names:
        return row.names.get(lang) or next(iter(row.names.values()))
    if row.about and row.about.startswith(v.EVENTUALITIES):
        h = c.view.happening(row.about)
        whom = [c.view.label(f.entity, lang) for f in h.fillings if f.entity and f.role in ("target", "patient")]
        return ": ".join(filter(None, (words.term(h.type, lang), ", ".join(whom))))
    things = dict.fromkeys(t for s in row.sides for t in s.targets)
    return row.of or ", ".join(c.view.label(t, lang) for t in things)


def side_words(c: Conflicts, row: Conflict, side: Side, lang: str) -> str:
    """`30 000`, `uzgodnione lub zapowiedziane`, `Belavia: zgodne z aktem …`."""
    if side.act is None:
        if row.kind in (Kind.COUNT.value, Kind.SUPERLATIVE.value):
            return words.number(float(side.value), lang)
        return in_words(side.value, lang) if row.kind == Kind.DATE.value else law("value", side.value, lang)
    names = ", ".join(c.view.label(t, lang) for t in side.targets)
    if side.group:
        names = law("conflictline", "named", lang, group=c.sanctions.name(side.group, lang), targets=names)
    act, day = c.sanctions.name(side.act, lang), span(*c.sanctions.act_days(side.act), lang)
    key = "noact" if side.value in ("no-act", "licence-no-act", "still-in-force") else "act"
    return law("conflictline", key, lang, targets=names, finding=law("finding", side.value, lang), act=act, day=day)


def conflicts_json(c: Conflicts, found: list[Conflict], lang: str) -> list[dict[str, Any]]:
    """The same for programs."""
    return [
        {
            "id": row.iri,
            "kind": row.kind,
            "weight": row.weight,
            "conflict": row.weight == Weight.CONFLICT.value,
            "in_words": law("weight", row.weight, lang),
            "about": {"id": row.about, "name": heading(c, row, lang)},
            "sides": [_side_json(c, row, s, lang) for s in row.sides],
            "judgement": judgement_words(row.judgement, None) if row.judgement else None,
        }
        for row in found
    ]


def _side_json(c: Conflicts, row: Conflict, s: Side, lang: str) -> dict[str, Any]:
    told = evidence_json(s.evidence) if s.evidence and s.evidence.claim else None
    if s.evidence and not s.evidence.claim:
        told = {
            "claim": None, "quote": s.evidence.quote, "document": source_json(s.evidence.source),
            "according_to": list(s.evidence.speakers), "beside_claim": s.beside,
        }  # fmt: skip
    return {
        "value": s.value,
        "ref": s.ref,
        "in_words": side_words(c, row, s, lang),
        "evidence": told,
        "act": {"id": s.act, "name": c.sanctions.name(s.act, lang)} if s.act else None,
        "programme": {"id": s.programme, "name": c.sanctions.name(s.programme, lang)} if s.programme else None,
        "targets": [{"id": t, "name": c.view.label(t, lang)} for t in s.targets],
        "named_as": c.sanctions.name(s.group, lang) if s.group else None,
    }
