"""How sure a reading is: how many of a hundred readings like it held on texts that nobody had read.

Each claim shows signs (`voice noun`, `actor by pronoun`, `date lent`); each sign has points in `data/certainty.yaml`, fitted by
`tools/make_certainty.py` to the annotated texts of tests/unseen. Their sum is the logarithm of the odds that the claim holds as
it stands: type, status, everybody named in it, and its date if the annotator gives one. What it leaves out does not count.
Points are whole numbers, so a sum is the same on every machine.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

from loaders.polish.dating.story import Told
from loaders.polish.roles.senses import Sense
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.marks import CLOSING_QUOTES, OPENING_QUOTES
from loaders.polish.text.words import DATA
from ontology.claims import Aspect, Claim, Status
from ontology.tables import read_table

Signs = frozenset[str]

_FIRST = 3  # sentences: the title and the lead
_CLAUSES = frozenset({"acl", "advcl", "ccomp", "csubj", "parataxis", "xcomp"})
_WHOSE = frozenset({"actor", "participant", "patient", "target"})  # so often filled that each way of naming is weighed
_QUOTES = OPENING_QUOTES | CLOSING_QUOTES


@dataclass(frozen=True, slots=True)
class Scale:
    """Points of each sign, in hundredths of the logarithm of odds; `begin` is where a reading without signs stands."""

    begin: int
    points: Mapping[str, int]

    def confidence(self, signs: Iterable[str]) -> float:
        """Share of such readings that hold, of two digits.

        >>> Scale(40, {"voice noun": -60, "date stated": 50}).confidence({"voice noun", "date stated"})
        0.57
        """
        total = self.begin + sum(self.points.get(sign, 0) for sign in signs)
        return round(1 / (1 + math.exp(-total / 100)), 2)

    def reasons(self, signs: Iterable[str]) -> list[tuple[str, int]]:
        """What weighs most first: `[("patient by pronoun", -67), ("date stated", 51)]`."""
        rows = [(sign, self.points[sign]) for sign in signs if sign in self.points]
        return sorted(rows, key=lambda row: (-abs(row[1]), row[0]))


@dataclass(frozen=True, slots=True)
class Weighed:
    """Why a claim has its confidence: what weighs most, for `kg extract --explain`."""

    confidence: float
    reasons: Sequence[tuple[str, int]]


class Certainty:
    """Weighs claims: happenings and what texts argue on one scale, relations on another."""

    def __init__(self, happenings: Scale, relations: Scale) -> None:
        self.happenings, self.relations = happenings, relations

    def weigh(self, claim: Claim, signs: Signs, scale: Scale) -> Claim:
        return replace(claim, confidence=scale.confidence(signs))

    def view(self, claim: Claim, syntax: Signs) -> Claim:
        """What a text argues, with its confidence: the annotated texts have no such claims, so it is weighed as happenings are."""
        return self.weigh(claim, syntax.union(of_claim(claim)), self.happenings)

    def weighed(self, found: Sequence[Claim], told: Sequence[Told | None]) -> list[Claim]:
        """The claims of a document with their confidence; `told` is beside `found`, None for relations."""
        return [self.weigh(c, s, scale) for c, s, scale in self._signs(found, told)]

    def why(self, found: Sequence[Claim], told: Sequence[Told | None]) -> list[Weighed]:
        return [Weighed(scale.confidence(s), scale.reasons(s)) for _, s, scale in self._signs(found, told)]

    def _signs(self, found: Sequence[Claim], told: Sequence[Told | None]) -> Iterator[tuple[Claim, Signs, Scale]]:
        rows = list(zip(found, told, strict=True))
        beside = Counter(c.span for c, how in rows if how is not None and c.quote)
        for c, how in rows:
            if how is None:
                yield c, frozenset(of_claim(c)), self.relations
            else:
                yield c, signs(c, how, beside[c.span]), self.happenings


@cache
def shipped() -> Certainty:
    """`data/certainty.yaml`."""
    table = read_table(DATA / "certainty.yaml")
    return Certainty(Scale(**table["happenings"]), Scale(**table["relations"]))


def signs(claim: Claim, how: Told, happenings: int) -> Signs:
    """All signs of a claim, `happenings` being how many its sentence tells."""
    place = "title" if how.sentence == 0 else "lead" if how.sentence < _FIRST else ""
    noun = "a noun, not done" if "voice noun" in how.signs and claim.status is not Status.ACTUAL else ""
    counted = _over("happenings in the sentence", happenings, 1, 2)
    return frozenset(chain(how.signs, of_claim(claim), counted, filter(None, (place, noun))))


def of_claim(claim: Claim) -> Iterator[str]:
    """What the claim itself shows: its type and status, who fills which role and by which words, where its date stands."""
    yield f"type {claim.type}"
    yield f"status {claim.status.value}"
    if claim.mode is not None:
        yield f"mode {claim.mode.value}"
    if claim.aspect is Aspect.STATE:
        yield "a state"
    if claim.quantity is not None:
        yield f"count {claim.quantity.basis}"
    if "?" in claim.quote:
        yield "a question"
    if not _QUOTES.isdisjoint(claim.quote):
        yield "quotation marks"
    if claim.attribution:
        yield "attributed"
    yield from _of_the_date(claim)
    yield from _of_the_roles(claim)


def of_syntax(g: SentenceGraph, sense: Sense) -> Signs:
    """What the sentence shows: form of the trigger, how deep it stands, how its arguments were found, what is left open."""
    hit, u = sense.hit, sense.hit.unit
    found = {f"voice {hit.voice}", f"relation {g.labels[u].split(':')[0]}"}
    found |= {f"argument by {arg.via}" for arg in sense.args if arg.via != "own"}
    if hit.companion is not None:
        found.add("trigger of two words")
    if hit.trigger.faint:
        found.add("faint trigger")
    if hit.others:
        found.add("other readings")
    if participle := g.participle(u):
        found.add(f"participle {participle}")
    if sense.unsaid:
        found.add("subject left out")
    if not all(sense.roles.get(role) for role in hit.trigger.slots):
        found.add("a role left open")
    deep = sum(_opens_a_clause(g, x) for x in g.up(u))
    found.update(_over("clauses deep", deep, 0, 1))
    found.update(_over("words in the sentence", len(g), 15, 25, 40))
    found.update(_over("verbs in the sentence", sum(g.verb(x) for x in range(len(g))), 2, 4))
    return frozenset(found)


def _opens_a_clause(g: SentenceGraph, u: int) -> bool:
    relation = g.labels[u].split(":")[0]
    return relation in _CLAUSES or (relation == "conj" and g.verb(u))


def _of_the_date(claim: Claim) -> Iterator[str]:
    if claim.date is None:
        yield "no date"
    elif claim.date_span is None:
        yield "date of publication"
    elif claim.date_span not in claim.span:
        yield "date lent"
    else:
        yield "date stated"
        yield from _over("letters to the date", abs(claim.date_span.start - claim.trigger.start), 60, 120)


def _of_the_roles(claim: Claim) -> Iterator[str]:
    roles = Counter(f.role for f in claim.fillers if f.role != "speaker")
    if claim.role("speaker"):
        yield "a speaker"
    if not roles:
        yield "nobody named"
    yield from _over("kinds of roles", len(roles), 1, 2)
    for role, n in roles.items():
        yield f"role {role}"
        if n > 1:
            yield f"several as {role}"
    away = 0
    for f in claim.fillers:
        if f.role == "speaker":
            continue
        yield f"named by {f.link.value}"
        if f.role in _WHOSE:
            yield f"{f.role} by {f.link.value}"
        if f.span in claim.span:
            away = max(away, abs(f.span.start - claim.trigger.start))
        else:
            yield "a role from elsewhere"
    yield from _over("letters to a role", away, 40, 80, 140)


def _over(what: str, value: int, *marks: int) -> Iterator[str]:
    """`over 15 words in the sentence`, for each of the marks that a value is over."""
    return (f"over {mark} {what}" for mark in marks if value > mark)
