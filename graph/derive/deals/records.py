"""What deals are made from, and what they are: plain frozen values, without store, clock or language.

`Item` is an eventuality as the graph holds it, whether one claim tells of it or ten; so deals do not care how claims
were merged. Days are ISO text, "" where open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.derive.bounds import Counted, exclusive
from ontology.dates import days_between

DELIVERED, PROMISED, OFFERED, WITHHELD, DISPUTED = "delivered", "promised", "offered", "withheld", "disputed"


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """One claim behind an item: where it stands in its document, and when that was published (its last day).

    `status` and `mode` are the claim's own: a promise that several documents tell is `sought` by one, `planned` by another.
    """

    document: str
    start: int
    claim: str
    quote: str
    published: str
    status: str
    mode: str = ""


_FIRM = ("planned", "proposed", "disputed")


@dataclass(frozen=True, slots=True)
class Amount:
    """A count with its bounds, None where open; `basis` is flow, stock, part or total."""

    value: float
    least: float | None = None
    most: float | None = None
    of: str = ""
    basis: str = "flow"
    approximate: bool = False

    @classmethod
    def told(cls, count: Counted) -> Amount:
        """The amount that a claim or a node of the graph counts."""
        return cls(
            count.value, count.least, count.most, count.of or count.unit, count.basis or "flow", count.approximate
        )


def rivals(found: Sequence[Amount]) -> tuple[Amount, ...]:
    """Of the counts of one happening those that the first excludes: 120 beside 123, not 194 beside `over 170`."""
    return tuple(a for a in found[1:] if a.basis == found[0].basis != "part" and exclusive(a, found[0]))


@dataclass(frozen=True, slots=True)
class Item:
    """A happening: `status` is actual, planned, proposed, negated or disputed; `lent` a date taken from its round."""

    id: str
    type: str
    status: str
    mode: str = ""
    first: str = ""
    last: str = ""
    lent: bool = False
    amount: Amount | None = None
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sentences: tuple[Sentence, ...] = ()
    rivals: tuple[Amount, ...] = ()  # other counts that sources give for the whole of it

    def things(self, *roles: str) -> tuple[str, ...]:
        """What fills these roles, each once, in their order."""
        return tuple(dict.fromkeys(t for role in roles for t in self.roles.get(role, ())))

    @property
    def documents(self) -> frozenset[str]:
        return frozenset(s.document for s in self.sentences)

    def told_by(self, sentences: Iterable[Sentence]) -> Item:
        """The item as only these sentences tell it: with their status, where it is not done."""
        kept = tuple(sorted(sentences))
        if self.status in ("actual", "negated") or len(kept) == len(self.sentences):
            return replace(self, sentences=kept)
        firmest = min(kept, key=lambda s: (_FIRM.index(s.status) if s.status in _FIRM else len(_FIRM), s))
        return replace(self, sentences=kept, status=firmest.status, mode=firmest.mode)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an item belongs to a round, or two legs to each other.

    `kind`: a cue of the rules (`result`, `exchange` …), `lent` (the document dates it by the round), `time`,
    `document` (told with the talks) or `participant`; `words` is the phrase of the text, or the thing.
    """

    kind: str
    words: str = ""
    claim: str = ""


@dataclass(frozen=True, slots=True)
class Linked:
    """An item in a round, with the reasons for it."""

    item: Item
    reasons: tuple[Reason, ...]

    @property
    def strength(self) -> str:
        """`stated` by a cue of the text, `told` with the talks by one document, or only `near` in time."""
        kinds = {r.kind for r in self.reasons}
        if kinds - {"lent", "time", "document", "participant"}:
            return "stated"
        return "told" if kinds & {"lent", "document"} else "near"


@dataclass(frozen=True, slots=True)
class Leg:
    """What one side gave, promised, offered or withheld in a round.

    `giver` and `receiver` are sides (countries); `inferred` says that no source names the giver. `subjects` are the
    things that it is about, `matters` keys of the rules where words alone say it. `parts` are counts within the count,
    and what tells more of it.
    """

    family: str
    state: str
    giver: str | None
    receiver: str | None
    inferred: bool
    items: tuple[Linked, ...]
    subjects: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()
    parts: tuple[Item, ...] = ()
    conditions: tuple[tuple[str, str], ...] = ()  # (words, claim)

    @property
    def statuses(self) -> tuple[str, ...]:
        """What its sources say it is: `("actual", "planned")` where one says done, another agreed."""
        return tuple(sorted({s.status for row in self.items for s in row.item.sentences}))

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """The differing counts, each once, the highest first."""
        told = (a for row in self.items for a in (row.item.amount, *row.item.rivals) if a)
        found = {(a.value, a.least, a.most): a for a in told}
        return tuple(found[key] for key in sorted(found, key=str, reverse=True))

    @property
    def done(self) -> Item | None:
        """The dated happening by which it was delivered, the one known best; None where it was not, or nobody says when."""
        told = [row.item for row in self.items if row.item.status == "actual" and row.item.first and row.item.last]
        return min(told, key=lambda i: (days_between(i.first, i.last), i.lent, i.first, i.id), default=None)

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(row.item.id for row in self.items)


@dataclass(frozen=True, slots=True)
class Exchange:
    """Two legs that a text sets against each other: `gave` for `got`, in these words."""

    gave: tuple[str, ...]  # ids of items
    got: tuple[str, ...]
    words: str
    claim: str


@dataclass(frozen=True, slots=True)
class Round:
    """One round of talks and its legs. Without `talks` it is an exchange that a document tells of without any.

    `first`/`last` are the bounds of its talks; `mediators` are words of the text with their claim.
    """

    id: str
    sides: tuple[str, ...]
    first: str
    last: str
    talks: tuple[Item, ...]
    participants: tuple[str, ...] = ()
    legs: tuple[Leg, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    mediators: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Open:
    """What was promised, offered or withheld and is not known to be done: the tellings, the latest known last."""

    family: str
    type: str
    giver: str | None
    subjects: tuple[str, ...]
    matters: tuple[str, ...]
    items: tuple[Item, ...]

    @property
    def latest(self) -> Item:
        return self.items[-1]


@dataclass(frozen=True, slots=True)
class Total:
    """A count of a period or of several rounds; `known` are the counts of the rounds within it, `rest` is unexplained."""

    item: Item
    known: tuple[Item, ...] = ()
    rest: float | None = None


@dataclass(frozen=True, slots=True)
class Deals:
    """All rounds in time order; legs of no known round; totals of periods; what is open."""

    rounds: Sequence[Round]
    outside: Sequence[Leg]
    totals: Sequence[Total]
    open: Sequence[Open]
    held: Sequence[Item] = ()
