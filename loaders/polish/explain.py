"""Why a sentence was read as it was: its units, its tree, each trigger with its arguments, roles, date and status.

`PolishExtractor.extract(document, watch=…)` hands over an `Explained` for each sentence; `lines` makes it readable.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from loaders.polish.claims.certainty import Weighed
from loaders.polish.claims.telling import informative
from loaders.polish.dating.moments import When
from loaders.polish.roles.senses import Sense
from loaders.polish.status.status import read
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.units.units import Unit
from ontology.claims import Claim, Span

_REASONS = 5  # that weigh most


@dataclass(frozen=True, slots=True)
class Explained:
    """What the extractor saw in one sentence. `graph` is None where no word opens a frame, so that nothing was parsed."""

    span: Span
    units: Sequence[Unit]
    graph: SentenceGraph | None
    senses: Sequence[Sense] = ()
    dated: Mapping[int, When] | None = None  # index in `senses` → time
    claims: Sequence[Claim] = ()
    weighed: Sequence[Weighed] = ()  # beside `claims`


def lines(seen: Explained, labels: Mapping[str, str]) -> Iterator[str]:
    """Readable lines; `labels` name the clusters.

    `Coale przyleciał.` gives, among others, `0 Coale  nsubj→1  Coale · subst nom · Person: John Coale (named)`.
    """
    g = seen.graph
    width = max((len(u.text) for u in seen.units), default=0)
    for unit in seen.units:
        yield _unit(unit, g, min(width, 40), labels)
    if g is None:
        yield "no word opens a frame: not parsed"
        return
    for i, sense in enumerate(seen.senses):
        yield from _sense(g, sense, (seen.dated or {}).get(i), labels)
    for claim, why in zip(seen.claims, seen.weighed, strict=True):
        if claim.quote:
            yield f"claim {claim.type} {claim.status.value} {claim.date or '-'}: {fillers(claim, labels)}"
            reasons = ", ".join(f"{sign} {points:+}" for sign, points in why.reasons[:_REASONS])
            yield f"   holds in {why.confidence:.0%} of such readings: {reasons}"


def fillers(claim: Claim, labels: Mapping[str, str]) -> str:
    """Who fills which role of a claim, and how that was found: `actor=Białoruś (named)`."""
    return ", ".join(f"{f.role}={labels.get(f.cluster or '', f.text)} ({f.link.value})" for f in claim.fillers)


def _unit(unit: Unit, g: SentenceGraph | None, width: int, labels: Mapping[str, str]) -> str:
    tree = "" if g is None else f"{g.labels[unit.index]}→{g.heads[unit.index]}"
    lemmas = "/".join(sorted(unit.lemmas)[:3])
    parts = [lemmas, " ".join([*sorted(unit.pos)[:3], *sorted(unit.cases)])]
    parts += [f"{m.type}: {labels.get(m.cluster or '', m.lemma)} ({m.link.value})" for m in unit.mentions]
    if unit.time is not None:
        parts.append(f"time {unit.time.edtf}")
    if unit.number is not None:
        parts.append(f"number {unit.number.value:g}" if unit.number.value is not None else "number ?")
    return f"{unit.index:>4} {unit.text:<{width}} {tree:<14} {' · '.join(parts)}"


def _sense(g: SentenceGraph, sense: Sense, moment: When | None, labels: Mapping[str, str]) -> Iterator[str]:
    hit = sense.hit
    beside = f" with {g.units[hit.companion].text!r}" if hit.companion is not None else ""
    yield f"frame {hit.frame.type} by {g.units[hit.unit].text!r}{beside} ({hit.voice})"
    for arg in sense.args:
        at = " of the companion" if arg.companion else ""
        yield f"   slot {arg.slot}{at}: {g.units[arg.unit].text!r} ({arg.via})"
    for role, rows in sense.roles.items():
        found = ", ".join(f"{labels.get(w.cluster, w.cluster)} ({w.link.value})" for w in rows)
        yield f"   role {role}: {found or '-'}"
    status = read(g, hit)
    because = f" because of {status.why!r}" if status.why else ""
    yield f"   status {status.status.value}{because}; date {moment.edtf if moment else '-'}"
    if not informative(g, sense, moment is not None):
        yield "   not told: too little beside it, or it only points back"
