"""What the ways of resolving a phrase share: the sentence, the discourse, and the names that a unit holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from loaders.polish.reference.discourse import Discourse, Who
from loaders.polish.speech.reports import Report, reports
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.words import SPOKEN_CASES, Reading
from ontology.claims import Link


def mentioned(g: SentenceGraph, u: int, discourse: Discourse, kinds: frozenset[str]) -> list[Who]:
    """The named things of a unit that a role may take."""
    found = []
    for m in g.units[u].mentions:
        state = discourse.governed(m.cluster) if m.cluster and "Country" in kinds else None
        seat = _seated(g, u, discourse) if m.type == "GovernmentBody" and m.cluster else None
        if state:
            found.append(Who(state, m.span, Link.METONYM))  # `rząd Litwy`
        elif seat is not None and m.cluster and discourse.country_of(m.cluster) not in (None, seat):
            body = discourse.like(m.cluster, seat)  # `Ministerstwo obrony w Wilnie`: not the one of Minsk
            if body and discourse.fits(body, kinds):
                found.append(Who(body, m.span))
        elif m.cluster and discourse.fits(m.cluster, kinds):
            found.append(Who(m.cluster, m.span, m.link))
    return found


def _seated(g: SentenceGraph, u: int, discourse: Discourse) -> str | None:
    """The state whose capital is named right behind a body: `Ministerstwo obrony w Wilnie`."""
    if u + 2 >= len(g) or g.units[u + 1].text not in ("w", "we") or not g.units[u + 2].named:
        return None
    for m in g.units[u + 2].mentions:
        state = discourse.country_of(m.cluster) if m.cluster and m.type == "Place" else None
        if state and discourse.capital_of(state) == m.cluster:
            return state
    return None


class ReferentsBase:
    """One sentence, and what the document has said before it.

    `settled` says that nothing is learnt of the document while this one is asked, but for what `forget` is called after:
    then a phrase is resolved once.
    """

    def __init__(self, g: SentenceGraph, discourse: Discourse, settled: bool = False) -> None:
        self.g = g
        self.discourse = discourse
        self._words = lexicon()
        self._reports: list[Report] | None = None
        self._asked: set[int] = set()  # words whose meaning is sought right now
        self._answers: dict[object, list[Who]] | None = {} if settled else None
        self.deciding = (
            True  # whether those who gather for a union or party may act for it; at a meeting they are guests
        )
        self.agreeing = (
            False  # whether ministers told by their states alone may act for them: they sign what binds both
        )
        self.suffering = False  # whether the phrase asked for is who is held, tried, freed or accused

    def forget(self) -> None:
        """Something was learnt of the document: what a phrase means may be another thing now."""
        if self._answers is not None:
            self._answers = {}

    def reports(self) -> list[Report]:
        """The reporting clauses of the sentence, found once."""
        if self._reports is None:
            self._reports = reports(self.g)
        return self._reports

    def _named_before(self, u: int) -> list[str]:
        """Clusters named in the sentence before the unit `u`, in text order, each as often as it is named."""
        return [m.cluster for unit in self.g.units[:u] for m in unit.mentions if m.cluster]

    def _all_before(self, u: int) -> list[str]:
        """The same, with the names that stand in an office: `USA` of `wysłannik USA John Coale`."""
        return [m.cluster for unit in self.g.units[:u] for m in (*unit.inner, *unit.mentions) if m.cluster]

    def _singular(self, u: int) -> bool:
        """Whether the noun may be in the singular, and nothing counts it."""
        unit = self.g.units[u]
        if unit.number is not None or any(self.g.units[c].number is not None for c in self.g.kids[u]):
            return False
        rows = [r for r in unit.word.readings if r.pos == "subst"]
        if self._one_of_many_acts(u, rows):
            return False
        return not rows or any(r.values(("sg",)) and r.values(SPOKEN_CASES) for r in rows)

    def _one_of_many_acts(self, u: int, rows: Sequence[Reading]) -> bool:
        """`firmy z Chin wstrzymały`: a subject alone that may be a plural, of a verb in the plural."""
        g, head = self.g, self.g.heads[u]
        if g.labels[u] != "nsubj" or head < 0 or any(g.labels[c] == "conj" for c in g.kids[u]):
            return False
        verbs = [r for r in g.units[head].word.readings if r.pos in ("fin", "praet")]
        many = any(r.values(("pl",)) and r.values(("nom",)) for r in rows)
        return many and bool(verbs) and all(r.values(("sg", "pl")) == {"pl"} for r in verbs)

    def _named_only(self, u: int, kinds: frozenset[str]) -> list[Who]:
        return mentioned(self.g, u, self.discourse, kinds) if self.g.units[u].named else []

    @contextmanager
    def asking(self, u: int) -> Iterator[bool]:
        """Whether the word `u` may be asked for its meaning: not from within the answer to that same question."""
        free = u not in self._asked
        self._asked.add(u)
        try:
            yield free
        finally:
            if free:
                self._asked.discard(u)

    def resolve(self, u: int, kinds: frozenset[str], *, depth: int = 3) -> list[Who]:
        """Everything that the phrase headed by `u` means, coordinated members included, in text order."""
        if self._answers is None or self._asked:
            return self._members(u, kinds, depth)
        key = (u, kinds, depth, self.deciding, self.agreeing, self.suffering)
        found = self._answers.get(key)
        if found is None:
            found = self._answers[key] = self._members(u, kinds, depth)
        return found[:]

    def _members(self, u: int, kinds: frozenset[str], depth: int) -> list[Who]:
        raise NotImplementedError

    def _one(self, u: int, kinds: frozenset[str], depth: int) -> list[Who]:
        raise NotImplementedError

    def alone(self, u: int, kinds: frozenset[str], *, depth: int = 3) -> list[Who]:
        raise NotImplementedError

    def dropped(self, verb: int, kinds: frozenset[str]) -> list[Who]:
        raise NotImplementedError

    def one_of_a_list(self, word: int, head: int) -> bool:
        raise NotImplementedError

    def _apposed(self, u: int, cases: frozenset[str] | None = None) -> list[Who]:
        raise NotImplementedError

    def _who_is_among(self, group: int, kinds: frozenset[str]) -> list[Who]:
        raise NotImplementedError
