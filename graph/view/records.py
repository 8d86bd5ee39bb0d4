"""What a reader of the graph gets to see, as plain frozen values: things, happenings, and the sentences behind them.

A `Happening` is an eventuality or a relation; both carry their evidence, so nothing can be shown without a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ontology.claims import UNSURE
from ontology.dates import MAX, bounds, valid

DONE, PROSPECT, NON_EVENT, DISPUTED = "Event", "Prospect", "NonEvent", "DisputedEvent"
RELATION = "Relation"
KINDS = (DONE, PROSPECT, NON_EVENT, DISPUTED, RELATION)


@dataclass(frozen=True, slots=True)
class Source:
    """A document as a reader cites it: `Source("https://…/document/1f…", "Talks in Minsk", "2026-03-20", "OSW")`."""

    iri: str
    title: str
    date: str | None = None
    publisher: str | None = None
    url: str | None = None
    name: str = ""

    @property
    def known(self) -> str:
        """The day on which it was public at the latest; "9999-12-31" without a date, so that it sorts last."""
        return bounds(self.date)[1] if self.date and valid(self.date) else MAX


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim: the exact quote, where it stands, and what the source says of it.

    `speakers` are labels or words of those whom the source cites, outermost first. `cites` are texts or addresses that
    the source gives for the statement. `status` is one of `ontology.claims.Status`, `mode` one of `Mode` or "".
    `start` is the offset of the quote in the stored text. `date_from` are the words that give the date where those stand in
    another sentence, "" where no words give it (it is inferred from the time of publication); None where the quote has them.
    """

    claim: str
    quote: str
    source: Source
    status: str
    mode: str = ""
    page: int | None = None
    speakers: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    confidence: float | None = None
    at: int = 0  # where its trigger stands in the text
    start: int | None = None
    rivals: tuple[tuple[float, str], ...] = ()  # other counts in its sentence, that exclude its own, and who counts so
    date_from: str | None = None

    @property
    def unsure(self) -> int | None:
        """Of a hundred such readings how many hold, where it is fewer than half of them; else None."""
        return unsure(self.confidence)


def unsure(confidence: float | None) -> int | None:
    """`unsure(0.42)` is 42; None from `ontology.claims.UNSURE` on, and where nobody has weighed the reading."""
    return round(100 * confidence) if confidence is not None and confidence < UNSURE else None


@dataclass(frozen=True, slots=True)
class Filling:
    """Who or what fills a role: `Filling("participant", "https://…/id/person/coale")`, or words alone."""

    role: str
    entity: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """A quantity as the graph holds it; `least`/`most` are None where open (`ponad 170` → least 170, most None)."""

    value: float
    least: float | None = None
    most: float | None = None
    of: str = ""
    unit: str = ""
    basis: str = ""
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """One of the values that sources give for one property, and the claims that give it.

    `Stated("date", text="2026-03-19", claims=("…/claim/1b63",))`, `Stated("participant", entity="…/coale", …)`,
    `Stated("quantity", count=Count(52), …)`.
    """

    property: str
    entity: str | None = None
    text: str = ""
    count: Count | None = None
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Join:
    """Why the claim `claim` tells of the same happening as `to`: `reasons` are (what, value, weight)."""

    claim: str
    to: str
    how: str
    score: float
    reasons: tuple[tuple[str, str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Support:
    """Number of documents and of independent publishers, first and last day of publication, grade (`B1`)."""

    documents: int = 1
    publishers: int = 1
    first: str | None = None
    last: str | None = None
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """An eventuality (`kind` Event, Prospect, NonEvent, DisputedEvent) or a relation (`kind` Relation).

    `date` is EDTF; `earliest`/`latest` are ISO days. `state` says that it tells of a state that goes on, `stance`
    whether an assessment is `for` or `against`. `evidence` are
    all claims of it, the earliest published first; `stated` who gives which value, where there are several claims;
    `types` all classes that sources use for it (talks of one, a meeting of the other). `fulfilled_by` leads from a
    promise to what came of it, `fulfils` back; a total `includes` known rounds and leaves a `remainder`.
    """

    iri: str
    type: str
    kind: str
    status: str
    mode: str = ""
    stance: str = ""
    state: bool = False
    date: str | None = None
    earliest: str | None = None
    latest: str | None = None
    quantity: Count | None = None
    counts: tuple[Count, ...] = ()  # all that sources give, `quantity` first
    fillings: tuple[Filling, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    types: tuple[str, ...] = ()
    stated: tuple[Stated, ...] = ()
    joins: tuple[Join, ...] = ()
    support: Support = Support()
    fulfilled_by: tuple[str, ...] = ()
    fulfils: tuple[str, ...] = ()
    includes: tuple[str, ...] = ()
    remainder: Count | None = None

    @property
    def differing(self) -> tuple[Stated, ...]:
        """Counts, and dates to the day, where sources give several: 8,000 of one, 30,000 of the other."""
        found: list[Stated] = []
        for name in ("date", "quantity"):
            rows = [s for s in self.stated if s.property == name]
            exact = [s for s in rows if name == "quantity" or (len(s.text) == 10 and "~" not in s.text)]
            found += exact if len(exact) > 1 else []
        return tuple(found)

    @property
    def done(self) -> bool:
        """True only for what sources report as having happened, or as holding: never for a promise or a denial."""
        return self.kind == DONE or (self.kind == RELATION and self.status == "actual")

    @property
    def when(self) -> tuple[str, str, str]:
        """Sort key of time order: earliest day, latest day, id; what has no date comes last."""
        return (self.earliest or "9999", self.latest or "9999", self.iri)

    def entities(self) -> tuple[str, ...]:
        """The things that take part, each once, in the order of roles."""
        return tuple(dict.fromkeys(f.entity for f in self.fillings if f.entity))


@dataclass(frozen=True, slots=True)
class Post:
    """A post that the registry knows: words by language, of what, from when to when (EDTF)."""

    words: Mapping[str, str]
    of: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """A person, organisation, country, place, commodity … of the graph.

    `labels` maps a language to the name to print; `names` are all spellings known, any language.
    """

    iri: str
    type: str
    labels: Mapping[str, str]
    names: tuple[str, ...] = ()
    country: str | None = None
    parents: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()
    same_as: tuple[str, ...] = ()
    registered: bool = True
    extra: Mapping[str, str] = field(default_factory=dict)

    def label(self, lang: str) -> str:
        """The name in `lang`, else in the next best language, else a spelling, else the end of the IRI."""
        for choice in (lang, "pl", "en", ""):
            if self.labels.get(choice):
                return self.labels[choice]
        if self.labels:
            return self.labels[min(self.labels)]
        return self.names[0] if self.names else self.iri.rsplit("/", 1)[-1]
