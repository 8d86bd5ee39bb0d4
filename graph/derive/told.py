"""A claim made ready for comparison: its fillers are entities, its dates are numbers, its kind is fixed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from graph.derive.cues import another_told, habitual, in_headings
from graph.derive.identity import Things
from ontology.claims import Aspect, Claim, Document, Extraction, Status
from ontology.dates import MAX, bounds, days_between, valid
from ontology.rdf import KIND, RELATIONS
from ontology.tables import read_table

NEVER = date.max.toordinal()
ALWAYS = date.min.toordinal()


@cache
def rules() -> dict[str, Any]:
    """The contents of `events.yaml`."""
    found: dict[str, Any] = read_table(files("graph.derive") / "events.yaml")
    found["habits_set"] = frozenset(found["habits"])
    found["wars_tuple"] = tuple(found["wars"])
    found["headings_set"] = frozenset(found["headings"])
    return found


@cache
def family(type_: str) -> str:
    """The type that stands for all that may tell of one happening: `family("Negotiation") == "Meeting"`."""
    return next((row[0] for row in rules()["same"] if type_ in row), type_)


def known_day(document: Document) -> str | None:
    """The day on which the document was known at the latest; None for one without a date.

    >>> known_day(Document("n.txt", "", "", date="2026-03"))
    '2026-03-31'
    """
    return bounds(document.date)[1] if document.date and valid(document.date) else None


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """One claim of an eventuality, linked. Days are ordinals; `first`/`last` are the bounds that it allows.

    `exact` is True for a date at most a week wide, False for a wider one, None without a date. A done thing happened
    before it was told, so its last day is never after the day on which its document was known. `beside` are the things
    that its sentence names in no role of it.
    """

    claim: Claim
    document: str
    known: str | None
    roles: Mapping[str, frozenset[str]]
    first: int
    last: int
    exact: bool | None
    stative: bool
    beside: frozenset[str] = frozenset()
    period: str = (
        ""  # the bounds of a vague date as text; a lent date stands for its month, which it hardly hits to the day
    )
    among: frozenset[str] = (
        frozenset()
    )  # of a group, those whom its sentence names: `uwolniono 52, wśród nich Statkiewicza`
    heading: bool = False  # it stands in a title or heading, which says what the text below tells again
    further: bool = False  # `spotkał się też z Budrysem`: another one than those that the document tells beside
    habitual: bool = False  # without a day, of what happened time and again: `serię spotkań`
    id: str = field(init=False)
    kind: str = field(init=False)
    basis: str = field(init=False)  # what its count counts: `flow`, `stock`, `part`, `total`, or ""
    shelf: tuple[str, str, bool] = field(init=False)  # claims of different shelves never tell of one happening
    rank: tuple[str, str] = field(init=False)  # least is the earliest known
    known_ordinal: int = field(init=False)
    signature: tuple[object, ...] = field(init=False)  # equal for claims that say the very same

    def __post_init__(self) -> None:
        c, q = self.claim, self.claim.quantity
        kind = KIND[c.status]
        loud = sorted((r, tuple(sorted(e))) for r, e in self.roles.items() if r not in rules()["silent"])
        number = None if q is None else (q.value, q.least, q.most, q.basis, q.unit, q.approximate)
        for name, value in (
            ("id", c.id),
            ("kind", kind),
            ("basis", _basis(c, self.exact)),
            ("known_ordinal", date.fromisoformat(self.known).toordinal() if self.known else NEVER),
            ("shelf", (kind, family(c.type), self.stative)),
            (
                "signature",
                (
                    self.exact,
                    self.first,
                    self.last,
                    self.period,
                    tuple(loud),
                    number,
                    c.type,
                    self.further,
                    self.habitual,
                ),
            ),
        ):
            object.__setattr__(self, name, value)
        object.__setattr__(self, "rank", (self.known or MAX, self.id))

    @property
    def lent(self) -> bool:
        """Whether the date is lent from the round of talks that the document is about (`2026-03~`)."""
        return (self.claim.date or "").endswith("~")


def _basis(claim: Claim, exact: bool | None) -> str:
    """A count over more than a season (`w całym 2025 r.`) is the total of a period."""
    if claim.quantity is None:
        return ""
    wide = exact is False and claim.quantity.basis == "flow" and _width(claim) > rules()["limits"]["season"]
    return "total" if wide else claim.quantity.basis


def _among(claim: Claim, mentions: list[tuple[int, str]]) -> frozenset[str]:
    """Those named after `wśród nich` in the sentence of a counted group, unless `nie` stands before them."""
    if claim.quantity is None or claim.quantity.value < 2:
        return frozenset()
    text = claim.quote.lower()
    cue = next((text.index(words) for words in rules()["among"] if words in text), None)
    if cue is None or " nie " in text[max(0, cue - 15) :]:
        return frozenset()
    return frozenset(e for start, e in mentions if start - claim.span.start > cue)


_CLAUSE = re.compile(r"[:;]|,\s+(?:\w{1,4}\s+)?któr\w+", re.IGNORECASE)  # opens what a date after it belongs to


def _of_another(claim: Claim, roles: Mapping[str, set[str]]) -> bool:
    """Whether the date is that of something else that its sentence tells.

    `Nazajutrz po spotkaniu, 12 września, zaczęły się ćwiczenia` dates what came after; a relative clause, or what stands
    after a colon, has its own date (`podpisali umowę, na którą czekano od roku`); and what was before the talks of a document
    has nothing of their day (`Zanim spotkał się z Putinem, rozmawiał z Łukaszenką`).
    """
    lead = claim.lead.lower().split()
    if (claim.date or "").endswith("~"):
        return bool({*rules()["before"]} & {w.strip(",;:") for w in lead})
    if claim.date_span is None or claim.date_span.start < claim.trigger.end:
        return False
    between = claim.quote[claim.trigger.end - claim.span.start : claim.date_span.start - claim.span.start]
    if _CLAUSE.search(between):
        return True
    return not roles and bool(lead) and lead[-1] in rules()["after"] and "," in between


class _Days:
    """The days that the sentences of a document name, and those of its talks."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._of_sentence: dict[int, list[Claim]] = {}
        self._of_talks: set[str] = set()
        for c in claims:
            if c.earliest and c.earliest == c.latest and not (c.date or "").endswith("~"):
                self._of_sentence.setdefault(c.span.start, []).append(c)
                if c.type in rules()["talks"]:
                    self._of_talks.add(c.earliest)

    def foreign(self, claim: Claim) -> bool:
        """Whether a lent date is that of another matter, told before, while the sentence has a day of its own.

        `13 stycznia nałożono sankcje. … W Warszawie gościła tymczasem Sandu, która 14 stycznia spotkała się z Tuskiem`: the visit
        was not on the 13th. The day of the talks that a document is about is lent all the same.
        """
        if not (claim.date or "").endswith("~") or claim.earliest != claim.latest or claim.earliest in self._of_talks:
            return False
        here = self._of_sentence.get(claim.span.start, ())
        return bool(here) and all(c.earliest != claim.earliest for c in here)


def _width(claim: Claim) -> int:
    if not claim.earliest or not claim.latest:
        return 0
    return days_between(claim.earliest, claim.latest)


def told(extraction: Extraction, entities: Things) -> Iterator[Told]:
    """The eventualities that one document tells of, each claim once."""
    known = known_day(extraction.document)
    entity_of = entities.entity_of(extraction.document.text_id)
    mentions = sorted((m.span.start, entity_of(m.cluster)) for m in extraction.mentions if m.cluster)
    starts = [start for start, _ in mentions]
    claims = {c.id: c for c in extraction.claims if c.type not in RELATIONS}
    days = _Days(claims.values())
    headings = in_headings(extraction.document, rules()["headings_set"])
    for claim in claims.values():
        inside = mentions[bisect_left(starts, claim.span.start) : bisect_left(starts, claim.span.end)]
        beside = frozenset(e for _, e in inside)
        row = _told(claim, extraction.document.iri, known, entity_of, beside, _among(claim, inside), days)
        often = not row.exact and not row.stative and habitual(claim, rules()["habits_set"])
        flags = headings(claim.span), another_told(claim, rules()), often
        yield replace(row, heading=flags[0], further=flags[1], habitual=flags[2]) if any(flags) else row


def _told(
    claim: Claim,
    document: str,
    known: str | None,
    entity_of: Callable[[str], str],
    named: frozenset[str],
    among: frozenset[str],
    days: _Days,
) -> Told:
    roles: dict[str, set[str]] = {}
    for f in claim.fillers:
        if f.cluster is not None:
            roles.setdefault(f.role, set()).add(entity_of(f.cluster))
    another = _of_another(claim, roles) or days.foreign(claim)
    undated = not claim.earliest or another
    first = date.fromisoformat(claim.earliest).toordinal() if claim.earliest and not undated else ALWAYS
    last = date.fromisoformat(claim.latest).toordinal() if claim.latest and not undated else NEVER
    exact = None if undated else last - first < rules()["limits"]["week"]
    period = f"{claim.earliest}..{claim.latest}"
    if not undated and claim.date and claim.date.endswith("~") and claim.earliest and claim.latest:
        earliest, latest = bounds(claim.earliest[:7])[0], bounds(claim.latest[:7])[1]
        first, last = date.fromisoformat(earliest).toordinal(), date.fromisoformat(latest).toordinal()
        exact, period = False, f"{earliest}..{latest}"
    stative = not another and (claim.aspect is Aspect.STATE or claim.latest == MAX)
    if claim.quantity is not None and claim.quantity.basis == "total" and "~" in (claim.date or ""):
        first, exact = ALWAYS, None  # `dotąd łącznie 18`: the lent month is when it was summed up
    if claim.status is Status.ACTUAL and not stative and known:
        last = max(first, min(last, date.fromisoformat(known).toordinal()))
    things = {r: frozenset(e) for r, e in roles.items()}
    beside = named.difference(*things.values())
    return Told(claim, document, known, things, first, last, exact, stative, beside, period, among)


def all_told(rows: Iterable[Extraction], entities: Things) -> list[Told]:
    """All that documents tell of, in the order of what was known first."""
    return sorted((t for e in rows for t in told(e, entities)), key=lambda t: t.rank)
