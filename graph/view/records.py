"""What a reader of the graph gets to see, as plain frozen values: things, happenings, and the sentences behind them.

A `Happening` is an eventuality or a relation; both carry their evidence, so nothing can be shown without a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

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


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim: the exact quote, where it stands, and what the source says of it.

    `speakers` are labels or words of those whom the source cites, outermost first. `cites` are texts or addresses that
    the source gives for the statement. `status` is one of `ontology.claims.Status`, `mode` one of `Mode` or "".
    `start` is the offset of the quote in the stored text.
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
    start: int | None = None


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
class Happening:
    """An eventuality (`kind` Event, Prospect, NonEvent, DisputedEvent) or a relation (`kind` Relation).

    `date` is EDTF; `earliest`/`latest` are ISO days. `state` says that it tells of a state that goes on.
    """

    iri: str
    type: str
    kind: str
    status: str
    mode: str = ""
    state: bool = False
    date: str | None = None
    earliest: str | None = None
    latest: str | None = None
    quantity: Count | None = None
    fillings: tuple[Filling, ...] = ()
    evidence: tuple[Evidence, ...] = ()

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
