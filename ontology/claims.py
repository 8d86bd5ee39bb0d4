"""The records that travel from loaders to the graph: documents, mentions, claims.

They are plain frozen values. `loaders` makes them, `ontology.rdf` turns them into quads, and nothing
else knows how either side works. Offsets are always code points of `Document.text`, half open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from ontology.errors import ClaimError
from ontology.ids import digest, document_iri, text_digest


class Status(StrEnum):
    """What a source says of a happening. Only `ACTUAL` may ever become an `Event`."""

    ACTUAL = "actual"
    PLANNED = "planned"
    PROPOSED = "proposed"
    NEGATED = "negated"
    DISPUTED = "disputed"


class Mode(StrEnum):
    """The finer shade of `PROPOSED`: an offer is not a forecast."""

    OFFERED = "offered"
    DEMANDED = "demanded"
    SOUGHT = "sought"
    POSSIBLE = "possible"
    FORECAST = "forecast"


class Stance(StrEnum):
    """How the holder of an assessment stands to what is assessed, where the words tell: `potępił`, `przyjął z zadowoleniem`."""

    FOR = "for"
    AGAINST = "against"


class Aspect(StrEnum):
    """Whether the claim tells of a happening or of a state that goes on (`pozostaje pod sankcjami`)."""

    EVENT = "event"
    STATE = "state"


class Link(StrEnum):
    """How a filler is bound to its words: said by name, or found by which other explicit way."""

    NAMED = "named"  # the name stands in the quote
    ADJECTIVE = "adjective"  # białoruski → Białoruś
    METONYM = "metonym"  # Mińsk → Białoruś
    ROLE_NOUN = "role-noun"  # reżim, spółka, dziennikarz
    PRONOUN = "pronoun"  # on, jej, który
    DROPPED = "dropped"  # the subject that Polish leaves out
    CONTEXT = "context"  # taken over from the sentence before or the title


@dataclass(unsafe_hash=True, slots=True, order=True)
class Span:
    """A half-open range of code points of a document's stored text, e.g. `Span(0, 5)`.

    Never changed once made; not `frozen` because that makes every one of them three times as slow to make.
    """

    start: int
    end: int

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or heading of the stored text. `kind`: `title`, `lead`, `heading`, `paragraph`, `list`."""

    span: Span
    kind: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Citation:
    """What a footnote or a link of the text gives as the source of the statement at `at`.

    Example: footnote 3 after `napięć wokół Iranu` → `Citation(at=1234, text="Zob. https://belta.by/…", url="https://belta.by/…")`.
    """

    at: int
    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One cleaned text and where it was published.

    `text` is the stored text: cleaning has unwrapped lines and taken out notes and furniture.
    `offsets[i]` is the offset in the decoded raw text of the character `text[i]` (-1 for an inserted one).
    `pages` holds `(offset in text, page number)` in ascending order, for PDF.
    `date` is EDTF or None; `notes` are messages for people (`encoding: cp1250`, `no date: relative times stay open`).
    """

    name: str
    text: str
    raw_sha256: str
    media_type: str = "text/plain"
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    url: str | None = None
    lang: str = "pl"
    blocks: tuple[Block, ...] = ()
    citations: tuple[Citation, ...] = ()
    pages: tuple[tuple[int, int], ...] = ()
    offsets: Sequence[int] = ()  # a tuple, or runs: `loaders.documents.offsets.Offsets`
    notes: tuple[str, ...] = ()

    @property
    def text_id(self) -> str:
        """Content address of the stored text: the first 16 hex digits of its SHA-256."""
        return text_digest(self.text)

    @property
    def iri(self) -> str:
        return document_iri(self.text_id)

    def page_of(self, offset: int) -> int | None:
        """The page on which `offset` stands, None where the format has no pages."""
        page = None
        for start, number in self.pages:
            if start > offset:
                break
            page = number
        return page


@dataclass(frozen=True, slots=True)
class Cluster:
    """All mentions of one thing in one document: the unit that identity links to an entity.

    `id` is the registry IRI where the registry knows the thing, else an IRI minted from the document and
    the name. `type` is a class of the vocabulary (`Person`, `Bank`, …). `label` is the base form
    (`Maksim Ryżankou`), `names` every form known, any language. `registered` says that `id` is a registry's.
    """

    id: str
    type: str
    label: str
    names: tuple[str, ...] = ()
    registered: bool = False
    gender: str | None = None  # "m", "f" or None


@dataclass(frozen=True, slots=True)
class Mention:
    """A name (or an adjective or noun that stands for a named thing) at one place of a text.

    `cluster` is a `Cluster.id`, or None while unlinked; `lemma` is the base form of the words as they stand
    (`Johna Cole’a` → `John Cole`).
    """

    span: Span
    text: str
    type: str
    lemma: str
    cluster: str | None
    link: Link = Link.NAMED


@dataclass(frozen=True, slots=True)
class Filler:
    """Who or what fills a role of a claim.

    `cluster` names a thing; a filler without one is text (`specjalny wysłannik USA` as the post of a `position`).
    `span` is where the words stand (the pronoun, the adjective, the name); for `Link.DROPPED` the verb.
    """

    role: str
    span: Span
    cluster: str | None = None
    text: str = ""
    link: Link = Link.NAMED


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count with its bounds. `ponad 170` → `Quantity(170, least=170, most=None)`; `ok. 1 000` is approximate.

    `basis`: `flow` (freed now), `stock` (held at a time), `part` (`w tym 14`), `total` (of a period).
    """

    value: float
    least: float | None
    most: float | None
    of: str = ""
    unit: str = ""
    basis: str = "flow"
    approximate: bool = False
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Utterance:
    """One link of a chain of attribution, outermost first: who says it, by what act, through whom."""

    span: Span
    speaker: str | None = None  # Cluster.id
    text: str = ""  # the words, for unnamed sources (`trzy źródła zbliżone do sprawy`)
    act: str = "say"  # say, announce, deny, accuse, forecast, estimate, cite …
    kind: str = "named"  # named, unnamed


UNSURE = 0.5  # a reading of less confidence is more likely wrong in something than right


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says in one place.

    `date` is EDTF, `earliest`/`latest` ISO days (both None where undated). `quote` is exactly
    `text[span.start:span.end]`. `trigger` is the span of the words that carry the type.

    >>> claim.type, claim.status, claim.quantity.value          # doctest: +SKIP
    ('PrisonerRelease', Status.ACTUAL, 250.0)
    """

    document: str  # Document.text_id
    type: str
    status: Status
    span: Span
    trigger: Span
    quote: str
    fillers: tuple[Filler, ...] = ()
    mode: Mode | None = None
    aspect: Aspect = Aspect.EVENT
    date: str | None = None
    earliest: str | None = None
    latest: str | None = None
    date_span: Span | None = None
    quantity: Quantity | None = None
    attribution: tuple[Utterance, ...] = ()
    cites: tuple[Citation, ...] = ()
    page: int | None = None
    confidence: float = 1.0
    extractor: str = "polish-frames"
    version: str = "1"
    stance: Stance | None = None
    _id: str = field(default="", init=False, compare=False, repr=False)

    @property
    def id(self) -> str:
        """Content hash, made once; leaves out version, status, normalised values and linked entities on purpose.

        So a better registry or a new release does not rename claims and orphan people's judgements.
        """
        if not self._id:
            object.__setattr__(self, "_id", self._hash())
        return self._id

    def _hash(self) -> str:
        parts = [self.document, self.type, self.extractor, str(self.span), str(self.trigger)]
        parts += sorted({f"{f.role}@{f.span.start}-{f.span.end}" for f in self.fillers})
        return digest("\n".join(parts))

    @property
    def telling(self) -> str:
        """The words that carry the type, as they stand in the quote: `spotkał`."""
        return self.quote[self.trigger.start - self.span.start : self.trigger.end - self.span.start]

    @property
    def lead(self) -> str:
        """The quote up to these words."""
        return self.quote[: self.trigger.start - self.span.start]

    @property
    def value_digest(self) -> str:
        """Hash of what `id` leaves out; it changes when a new version reads the same words differently."""
        parts = [self.status, self.mode, self.aspect, self.date, self.quantity, self.attribution, self.version]
        parts += [self.stance] if self.stance else []
        parts += sorted(f"{f.role}={f.cluster or f.text}" for f in self.fillers)
        return digest("\n".join(map(str, parts)))

    def role(self, name: str) -> tuple[str, ...]:
        """Cluster ids that fill role `name`, in text order, each once."""
        return tuple(dict.fromkeys(f.cluster for f in self.fillers if f.role == name and f.cluster))


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that an extractor read in one document. `sentences` are spans, for the readable view.

    `foreign` are paragraphs in a language that is read for names only, each with that language.
    """

    document: Document
    clusters: tuple[Cluster, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    sentences: tuple[Span, ...] = ()
    rejected: Mapping[str, int] = field(default_factory=dict)
    foreign: tuple[tuple[Span, str], ...] = ()


def in_text_order(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims as they stand in the text; the same ones always in the same order, whoever proposed them.

    >>> in_text_order([later, earlier]) == (earlier, later)          # doctest: +SKIP
    True
    """
    return tuple(sorted(claims, key=lambda c: (c.span, c.trigger, c.type, c.id)))


class Extractor(Protocol):
    """Anything that proposes claims. Whatever it proposes passes `gate`."""

    def propose(self, document: Document) -> Iterator[Claim]: ...


def gate(claim: Claim, document: Document) -> Claim:
    """Let an honest claim through; raise `ClaimError` for one that its text does not carry.

    The quote is the text at its offsets, the trigger stands inside it, and a filler that claims to be named
    stands in the quote or says by which other explicit link it was found.
    """
    where = f"{document.name} [{claim.span.start}:{claim.span.end}]"
    if claim.document != document.text_id:
        raise ClaimError(
            f"{where}: the claim is about text {claim.document}, not {document.text_id}", reason="document"
        )
    if not claim.quote or claim.span.of(document.text) != claim.quote:
        raise ClaimError(f"{where}: the quote is not what stands there: {claim.quote!r}", reason="quote")
    if claim.trigger not in claim.span:
        raise ClaimError(f"{where}: the trigger {claim.trigger} of {claim.type} is outside its quote", reason="trigger")
    for filler in claim.fillers:
        inside = filler.span in claim.span
        if not inside and filler.link is Link.NAMED:
            said = filler.cluster or repr(filler.text)
            raise ClaimError(f"{where}: {filler.role} {said} is not named in the quote", reason="participant")
        if filler.cluster is None and not filler.text:
            raise ClaimError(f"{where}: role {filler.role} has neither a thing nor words", reason="participant")
    return claim
