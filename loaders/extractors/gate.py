"""The honesty gate for claims that others propose: everything that our code can check, in one place.

Our own claims pass `ontology.claims.gate`. A language model or a pipeline of the user's may say anything, so of theirs
it is also asked whether the vocabulary has the type and the roles, whether each participant is the thing that its words
name, whether numbers and dates are what our code reads in the words, and whether syntax allows `actual`: what the
sentence plans, offers or denies is never let through as done. What fails is rejected and counted; nothing is mended.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from loaders.polish.frames.frames import Frame, Trigger
from loaders.polish.frames.triggers import Hit
from loaders.polish.status.status import read
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.morphology import Morphology
from loaders.polish.text.tokens import split
from loaders.polish.times.named import find_times
from loaders.polish.times.scan import Time
from loaders.polish.units.numbers import Number, find_numbers
from loaders.reader import DocumentReader
from ontology.claims import Claim, Document, Extraction, Filler, Link, Span, Status, gate
from ontology.dates import bounds, valid
from ontology.errors import ClaimError, VocabularyError
from ontology.terms import roles_of

POLISH = ("pl", "")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


@dataclass(slots=True)
class Tally:
    """What became of the proposals of one extractor for one document."""

    extractor: str
    kept: int = 0
    rejected: dict[str, int] = field(default_factory=dict)

    def reject(self, reason: str, count: int = 1) -> None:
        self.rejected[reason] = self.rejected.get(reason, 0) + count

    @property
    def proposed(self) -> int:
        return self.kept + sum(self.rejected.values())

    def __str__(self) -> str:
        lost = ", ".join(f"{reason} {count}" for reason, count in sorted(self.rejected.items()))
        rejected = self.proposed - self.kept
        return f"{self.extractor}: {self.proposed} proposed, {self.kept} kept, {rejected} rejected" + (
            f" ({lost})" if lost else ""
        )


class Gate:
    """The gate of one document. `base` holds what our code named in it; `known` are registered things by IRI.

    >>> Gate(polish, document, base, {}).admit(claim)          # doctest: +SKIP
    ClaimError: n.txt [0:41]: “w maju” is 2026-05, not 2025-05
    """

    def __init__(
        self, reader: DocumentReader, document: Document, base: Extraction, known: Mapping[str, object]
    ) -> None:
        self._reader = reader
        self._document = document
        self._base = base
        self._things = {c.id for c in base.clusters} | set(known)

    def admit(self, claim: Claim) -> Claim:
        """The claim, with bounds as our code reads them; raises `ClaimError` with the reason for one that fails."""
        gate(claim, self._document)
        where = f"{self._document.name} [{claim.span.start}:{claim.span.end}]"
        if claim.trigger.start >= claim.trigger.end:
            raise ClaimError(f"{where}: {claim.type} has no trigger", reason="trigger")
        try:
            taken = set(roles_of(claim.type))
        except VocabularyError as error:
            raise ClaimError(f"{where}: {error.message}", reason="type") from None
        for filler in claim.fillers:
            if filler.role not in taken:
                raise ClaimError(f"{where}: {claim.type} takes no role {filler.role!r}", reason="role")
            self._participant(filler, where)
        self._status(claim, where)
        return self._number(self._date(claim, where), where)

    # -- participants --------------------------------------------------------------------------------------

    def _participant(self, filler: Filler, where: str) -> None:
        words = filler.span.of(self._document.text)
        if filler.cluster is None:
            if filler.text != words:
                raise ClaimError(
                    f"{where}: {filler.role} {filler.text!r} is not what stands there", reason="participant"
                )
            return
        if filler.cluster not in self._things:
            raise ClaimError(f"{where}: nothing is called {filler.cluster}", reason="participant")
        direct = filler.link in (Link.NAMED, Link.ADJECTIVE, Link.METONYM, Link.CONTEXT)
        if direct and not any(
            m.cluster == filler.cluster and m.span.start < filler.span.end and filler.span.start < m.span.end
            for m in self._base.mentions
        ):
            raise ClaimError(f"{where}: {words!r} does not name {filler.cluster}", reason="participant")

    # -- status --------------------------------------------------------------------------------------------

    @cached_property
    def _graphs(self) -> list[SentenceGraph]:
        return self._reader.graphs(self._document)

    def _status(self, claim: Claim, where: str) -> None:
        """Only `actual` is checked: a claim that is more careful than our reading harms nobody."""
        if claim.status is not Status.ACTUAL or self._document.lang not in POLISH:
            return
        at = bisect_right([g.span.start for g in self._graphs], claim.trigger.start) - 1
        if at < 0:
            return
        g = self._graphs[at]
        unit = next((u.index for u in g.units if u.span.end > claim.trigger.start), None)
        if unit is None:
            return
        ours = read(g, Hit(Frame(claim.type, {}, ()), Trigger(frozenset()), unit, None, "active"))
        if ours.status is not Status.ACTUAL:
            raise ClaimError(f"{where}: {claim.type} is {ours.status.value} here, not actual", reason="status")

    # -- numbers and dates ---------------------------------------------------------------------------------

    @cached_property
    def _read(self) -> tuple[list[Time], list[Number]]:
        times: list[Time] = []
        numbers: list[Number] = []
        previous: str | None = None
        day: str | None = None
        for sentence in split(self._document.text, self._document.blocks, Morphology()):
            here = find_times(sentence, self._document.date, previous, day=day)
            told = [t.edtf for t in reversed(here) if t.kind == "point" and t.edtf]
            previous, day = next(iter(told), previous), next((x for x in told if len(x) == 10), day)
            times += here
            numbers += find_numbers(sentence, here)
        return times, numbers

    def _date(self, claim: Claim, where: str) -> Claim:
        if claim.date is None and claim.date_span is None:
            return replace(claim, earliest=None, latest=None)
        span = claim.date_span
        if span is None or span not in claim.span or span.start >= span.end:
            raise ClaimError(f"{where}: the date {claim.date} has no words in the quote", reason="date")
        words = span.of(self._document.text)
        if self._document.lang in POLISH:
            ours = next((t.edtf for t in self._read[0] if t.edtf and _touch(t.span, span)), None)
        else:  # only what is written out as a date
            ours = words if valid(words) else None
        if ours is None and claim.date is None:  # `niedawno`: said, and left open
            return replace(claim, earliest=None, latest=None)
        if ours is None or claim.date not in (None, ours):
            said = f"{ours}, not {claim.date}" if ours else "no date that our code reads"
            raise ClaimError(f"{where}: {words!r} is {said}", reason="date")
        low, high = bounds(ours)
        return replace(claim, date=ours, earliest=low, latest=high)

    def _number(self, claim: Claim, where: str) -> Claim:
        quantity = claim.quantity
        if quantity is None:
            return claim
        span = quantity.span
        if span is None or span not in claim.span or span.start >= span.end:
            raise ClaimError(f"{where}: the number {quantity.value:g} has no words in the quote", reason="number")
        words = span.of(self._document.text)
        if self._document.lang in POLISH:
            ours = next((n for n in self._read[1] if n.value is not None and _touch(n.span, span)), None)
            if ours is None or ours.value != quantity.value:
                said = f"{ours.value:g}, not {quantity.value:g}" if ours else "no number that our code reads"
                raise ClaimError(f"{where}: {words!r} is {said}", reason="number")
            return replace(claim, quantity=replace(ours.to_quantity(), of=quantity.of or ours.noun_text))
        digits = _NUMBER.findall(words)
        if len(digits) != 1 or float(digits[0].replace(",", ".")) != quantity.value:
            raise ClaimError(f"{where}: {words!r} is not {quantity.value:g}", reason="number")
        return claim


def _touch(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
