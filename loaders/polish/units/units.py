"""Words → units: what syntax treats as one thing.

A name, a date, a number, and an office with the name of its holder (`specjalnego wysłannika USA Johna Coale’a`)
are one unit of known case, so that the parser cannot tear them apart (`../shared/treebank/README.md`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from loaders.polish.text.words import Reading, Word, lazily
from loaders.polish.times.scan import Time
from loaders.polish.units.numbers import Number
from ontology.claims import Link, Mention, Span

NOMINAL = frozenset({"subst", "ger", "ppron3", "ppron12", "siebie", "num", "dig", "brev"})
VERBAL = frozenset({"fin", "praet", "imps", "inf", "cond", "impt", "bedzie", "pcon", "pant", "winien", "pred"})
# Prepositions of a group of which somebody is one.
AMONG = frozenset({"wśród", "spośród", "pośród"})
FINITE = frozenset({"fin", "praet", "imps", "cond", "bedzie", "winien", "pred"})
ADJECTIVAL = frozenset({"adj", "ppas", "pact", "adja"})
PERSON = "Person"


@dataclass(frozen=True, slots=True)
class Title:
    """An office that stands with a name: words from `first` to `last` (word indices), readings of its head noun."""

    first: int
    last: int
    readings: tuple[Reading, ...]
    head: Span
    joined: tuple[
        tuple[Span, tuple[Reading, ...]], ...
    ] = ()  # further offices of the same person: `działacza` of `dziennikarza i działacza Związku …`
    lemmas: frozenset[str] = field(init=False, compare=False, repr=False)  # of the head noun

    def __post_init__(self) -> None:
        object.__setattr__(self, "lemmas", frozenset(r.lemma for r in self.readings))


@dataclass(eq=False, slots=True, init=False)
class Unit:
    """One or more words that syntax treats as one. `word` is what the parser sees; indices are of words.

    Never changed once made; not `frozen` because that makes every one of them three times as slow to make.
    """

    index: int
    first: int
    last: int
    word: Word
    span: Span
    mentions: tuple[Mention, ...] = ()
    time: Time | None = None
    number: Number | None = None
    title: Title | None = None
    expression: str | None = None  # name of a fixed expression: `w sprawie`
    inner: tuple[Mention, ...] = field(default=())  # mentions inside a title: `USA` in `wysłannik USA John Coale`
    gap: int | None = None  # the verb whose place this word takes in a clause that leaves it out: `gaps`
    # asked for hundreds of thousands of times, and so made once
    text: str = field(init=False, compare=False, repr=False)
    lemmas: frozenset[str] = field(init=False, compare=False, repr=False)
    cases: frozenset[str] = field(init=False, compare=False, repr=False)
    pos: frozenset[str] = field(init=False, compare=False, repr=False)
    named: bool = field(init=False, compare=False, repr=False)  # a name, not merely an adjective that comes from one

    def __init__(
        self,
        index: int,
        first: int,
        last: int,
        word: Word,
        span: Span,
        mentions: tuple[Mention, ...] = (),
        time: Time | None = None,
        number: Number | None = None,
        title: Title | None = None,
        expression: str | None = None,
        inner: tuple[Mention, ...] = (),
        gap: int | None = None,
    ) -> None:
        self.index, self.first, self.last, self.word, self.span = index, first, last, word, span
        self.mentions, self.time, self.number, self.title = mentions, time, number, title
        self.expression, self.inner, self.gap = expression, inner, gap
        self.text, self.lemmas, self.cases, self.pos = word.text, word.lemmas, word.cases, word.pos
        self.named = False
        if mentions:  # of most units there are none
            if any("granica" in m.lemma.casefold().split() for m in mentions if m.type == "Place"):
                self.lemmas |= {"granica"}  # `polsko-białoruską granicę zamknięto`: a border, whatever its name
            self.named = any(m.link is not Link.ADJECTIVE for m in mentions)

    def is_(self, classes: Iterable[str]) -> bool:
        return not self.pos.isdisjoint(classes)


class Units(list[Unit]):
    """The units of a sentence, and what all of them hold: a rule asks first whether any of its words is there at all.

    Never changed once that was asked.
    """

    @lazily
    def lemmas(self) -> frozenset[str]:
        return frozenset(self._places)

    @lazily
    def classes(self) -> frozenset[str]:
        """Parts of speech that any of them may be."""
        return frozenset().union(*[unit.pos for unit in self])

    @lazily
    def _places(self) -> dict[str, list[int]]:
        """Lemma → where it stands."""
        found: dict[str, list[int]] = {}
        for at, unit in enumerate(self):
            for lemma in unit.lemmas:
                if lemma in found:
                    found[lemma].append(at)
                else:
                    found[lemma] = [at]
        return found

    def having(self, lemmas: frozenset[str]) -> list[int]:
        """Where the units stand that have one of the lemmas."""
        if lemmas.isdisjoint(self.lemmas):
            return []
        rows = [self._places[lemma] for lemma in self.lemmas & lemmas]
        return list(rows[0]) if len(rows) == 1 else sorted({at for row in rows for at in row})

    @lazily
    def timed(self) -> list[tuple[int, Time]]:
        """The times, each with where it stands."""
        return [(at, unit.time) for at, unit in enumerate(self) if unit.time is not None]

    def time_at(self, span: Span | None) -> int | None:
        """Where the time stands that is written at `span`."""
        return next((at for at, time in self.timed if time.span == span), None)

    @lazily
    def texts(self) -> list[str]:
        """How each is written, without regard to capitals."""
        return [unit.text.casefold() for unit in self]

    @lazily
    def forms(self) -> frozenset[str]:
        """The same without order."""
        return frozenset(self.texts)

    @classmethod
    def of(cls, units: Sequence[Unit]) -> Units:
        return units if isinstance(units, cls) else cls(units)
