"""Records of derivation as lines of JSON and back, exactly: what the memory of a store keeps of each claim and name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from graph.derive.clusters import Join
from graph.derive.conflict_records import Side
from graph.derive.joining import Named
from graph.derive.match import Reason
from graph.derive.sightings import Sighting, Step
from graph.derive.told import Told
from ontology.claims import Aspect, Claim, Cluster, Filler, Link, Mode, Quantity, Span, Stance, Status, Utterance

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def dump(row: Any) -> str:
    return _encode(row)


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _to_span(row: list[int] | None) -> Span | None:
    return None if row is None else Span(row[0], row[1])


def _to_quantity(
    value: float, least: float | None, most: float | None, of: str, unit: str, basis: str, approximate: bool, span: list[int] | None
) -> Quantity:  # fmt: skip
    return Quantity(value, least, most, of, unit, basis, approximate, _to_span(span))


def claim_row(c: Claim, links: Mapping[str, str] | None = None) -> list[Any]:
    """A claim without its citations; with `links` its fillers are the things that they are linked to."""
    of = links or {}
    q = c.quantity
    return [
        c.id, c.document, c.type, c.status.value, _span(c.span), _span(c.trigger), c.quote,
        [[f.role, f.span.start, f.span.end, of.get(f.cluster, f.cluster) if f.cluster else None, f.text, f.link.value] for f in c.fillers],
        c.mode.value if c.mode else None, c.aspect.value, c.date, c.earliest, c.latest, _span(c.date_span),
        None if q is None else [q.value, q.least, q.most, q.of, q.unit, q.basis, q.approximate, _span(q.span)],
        [[u.span.start, u.span.end, u.speaker, u.text, u.act, u.kind] for u in c.attribution],
        c.page, c.confidence, c.extractor, c.version, c.stance.value if c.stance else None,
    ]  # fmt: skip


def to_claim(row: list[Any]) -> Claim:
    """The claim of a `claim_row`."""
    (
        id_, document, type_, status, span, trigger, quote, fillers, mode, aspect, date, earliest, latest, date_span,
        quantity, attribution, page, confidence, extractor, version, stance,
    ) = row  # fmt: skip
    made = Claim(
        document, type_, Status(status), Span(*span), Span(*trigger), quote,
        tuple(Filler(role, Span(a, b), cluster, text, Link(link)) for role, a, b, cluster, text, link in fillers),
        Mode(mode) if mode else None, Aspect(aspect), date, earliest, latest, _to_span(date_span),
        None if quantity is None else _to_quantity(*quantity),
        tuple(Utterance(Span(a, b), *rest) for a, b, *rest in attribution), (), page, confidence, extractor, version,
        Stance(stance) if stance else None,
    )  # fmt: skip
    object.__setattr__(made, "_id", id_)
    return made


def told_line(t: Told) -> str:
    """A claim ready for comparison, as one line."""
    roles = {role: sorted(things) for role, things in sorted(t.roles.items())}
    return dump(
        [claim_row(t.claim), t.document, t.known, roles, t.first, t.last, t.exact, t.stative, sorted(t.beside), t.period, sorted(t.among), t.heading, t.further, t.habitual]
    )  # fmt: skip


def to_told(line: str) -> Told:
    """The claim of a `told_line`."""
    claim, document, known, roles, first, last, exact, stative, beside, period, among, *flags = json.loads(line)
    things = {role: frozenset(e) for role, e in roles.items()}
    return Told(
        to_claim(claim), document, known, things, first, last, exact, stative, frozenset(beside), period, frozenset(among), *flags
    )  # fmt: skip


def join_line(j: Join) -> str:
    return dump([j.claim, j.to, j.score, [list(r) for r in j.reasons], j.how])


def to_join(line: str) -> Join:
    claim, to, score, reasons, how = json.loads(line)
    return Join(claim, to, score, to_reasons(reasons), how)


def to_reasons(rows: list[list[Any]]) -> tuple[Reason, ...]:
    return tuple(Reason(*row) for row in rows)


def named_line(n: Named) -> str:
    """A cluster of a document with what identity looks at."""
    c = n.cluster
    row = [n.text_id, [c.id, c.type, c.label, list(c.names), c.registered, c.gender], n.surname, n.first, n.gender]
    return dump([*row, sorted(n.posts)])


def to_named(line: str) -> Named:
    text_id, (id_, type_, label, names, registered, own), surname, first, gender, posts = json.loads(line)
    return Named(
        text_id, Cluster(id_, type_, label, tuple(names), registered, own), surname, first, gender, frozenset(posts)
    )  # fmt: skip


def sighting_line(day: str, s: Sighting) -> str:
    return dump([day, s.step.value, s.claim, s.earliest, s.latest, s.inferred, s.of])


def to_sighting(line: str) -> tuple[str, Sighting]:
    day, step, claim, earliest, latest, inferred, of = json.loads(line)
    return day, Sighting(Step(step), claim, earliest, latest, inferred, of)


def side_line(s: Side) -> str:
    return dump([s.value, s.text_id, s.start, s.end])


def to_side(line: str) -> Side:
    return Side(*json.loads(line))
