"""What a document is about, by how often it names things: the state, man, woman, firm or body that a noun alone can mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from loaders.polish.frames.frames import KINDS
from loaders.polish.reference.allegiance import Allegiance
from loaders.polish.text.lexicon import FIRMS, lexicon


@dataclass(slots=True)
class Protagonists(Allegiance):
    """The chief things of one document. None where two are named nearly as often: a wrong one is worse than none."""

    people: list[str] = field(default_factory=list)  # persons, most recent last
    before: list[str] = field(default_factory=list)  # all that the sentence before named
    _main: list[str | None] = field(default_factory=list)
    _asked: list[str | None] = field(default_factory=list)  # the answer of `regime`, once it was asked for
    _shorts: list[dict[str, set[str]]] = field(default_factory=list)
    _first: dict[str, int] = field(default_factory=dict)
    _hero: dict[str, str | None] = field(default_factory=dict)  # sex → the one person that the document is about
    _only: dict[str, str | None] = field(default_factory=dict)  # class → the one thing of that class

    def _order(self, cluster: str) -> int:
        """Where the document names a thing first."""
        if not self._first:
            for n, m in enumerate(self.mentions):
                if m.cluster:
                    self._first.setdefault(m.cluster, n)
        return self._first.get(cluster, len(self.mentions))

    def named_by(self, cluster: str, at: int) -> bool:
        """Whether the document names a thing before the place `at`."""
        first = self._order(cluster)
        return first < len(self.mentions) and self.mentions[first].span.start < at

    def main_state(self) -> str | None:
        """The one state that the document is about: named three times at least, and three times as often as any other."""
        if not self._main:
            (state, often), (_, other) = self.two_most(lambda c: self.type_of(c) == "Country")
            self._main.append(state if often >= 3 * max(1, other) else None)
        return self._main[0]

    def main_person(self, gender: str) -> str | None:
        """The one man or woman that the document is about, once named: named thrice at least and thrice as often as any other.

        Where the document names but one of that sex, twice is enough.
        """
        if not self._hero:
            for sex in ("m", "f"):
                (hero, first), (_, second) = self.two_most(partial(self.of_sex, sex))
                sure = (first >= 3 and first >= 3 * second) or (second == 0 and first >= 2)
                self._hero[sex] = hero if sure else None
        found = self._hero[gender]
        return found if found in self.people else None

    def hero_to_come(self, gender: str) -> str | None:
        """Whom a title or lead means by `kobieta`, `skazany` or a bare verb, before the text has named any of that sex.

        The one man or woman whom the whole document names thrice at least, and thrice as often as any other.
        """
        if any(self.of_sex(gender, c) for c in self.people):
            return None
        (hero, first), (_, second) = self.two_most(partial(self.of_sex, gender))
        return hero if first >= max(3, 3 * second) else None

    def of_sex(self, sex: str, cluster: str) -> bool:
        """Whether it is a man or woman of that sex whom a noun or pronoun may mean."""
        if self.type_of(cluster) != "Person" or self.gender(cluster) != sex:
            return False
        return self.label_of(cluster) not in lexicon().venerated

    def regime(self) -> str | None:
        """The state that `reżim` alone means; see `_regime`."""
        if not self._asked:
            self._asked.append(self._regime())
        return self._asked[0]

    def regime_here(self, here: Sequence[str]) -> str | None:
        """The state with a regime of whose people or towns the sentence has told: `ogłosił w Mińsku po spotkaniu; reżim wypuścił więźniów`."""
        found = {s for c in here if (s := self.country_of(c) or c) in self._regimes()}
        theirs = any(self.type_of(c) in ("Person", "Place") for c in here if self.country_of(c) in found)
        return next(iter(found)) if len(found) == 1 and theirs else None

    def regime_among(self, here: Sequence[str]) -> str | None:
        """The only state with a regime that the sentence so far, or the one before, has named."""
        rows = self._regimes()
        for near in (here, self.before):
            found = rows & {self.country_of(c) or c for c in near}
            if found:
                return next(iter(found)) if len(found) == 1 else None
        return None

    def _regime(self) -> str | None:
        """The state that `reżim` alone means: of those that the registry calls so, the one that the text is about.

        None where two such states are named nearly as often.
        """
        rows = self._regimes()
        (state, often), (_, other) = self.two_most(rows.__contains__)
        return state if often >= 2 * other else None

    def last_of(self, lemmas: frozenset[str], here: Sequence[str] = ()) -> str | None:
        """The thing that a common noun (`spółka`, `resort`, `agencja`) can only mean, None where unsure.

        It is the only one of its class in the document, or else the only one in the sentence so far or in the one before.
        """
        for kind, nouns in lexicon().anaphors.items():
            if kind == "Person" or not lemmas & nouns:
                continue
            kinds = KINDS["organization"] if kind == "InternationalOrganization" else frozenset({kind})
            ministry = bool(lemmas & {"resort", "ministerstwo"})
            key = f"{kind} {ministry}"
            if key not in self._only:
                self._only[key] = self._chief(kinds, kind in FIRMS, ministry)
            if self._only[key] is not None:
                return self._only[key]
            for near in (here, self.before):
                rows = {c for c in near if self.fits(c, kinds) and (not ministry or self._ministry(c))}
                if rows:
                    return rows.pop() if len(rows) == 1 else None
        return None

    def _ministry(self, cluster: str) -> bool:
        """`resort` is a ministry, no parliament and no court, even where the text names no other body."""
        return not self.label_of(cluster).casefold().startswith(tuple(lexicon().no_ministries))

    def _chief(self, kinds: frozenset[str], by_far: bool, ministry: bool = False) -> str | None:
        """The only thing of a class in the document; with `by_far` also the one named four times as often as any other,
        or twice as often and first."""
        rows = self.named(lambda c: self.fits(c, kinds) and (not ministry or self._ministry(c)))
        if len(rows) < 2 or not by_far:
            return rows[0][0] if len(rows) == 1 else None
        (chief, often), (_, other), *_ = rows
        first = min((c for c, _ in rows), key=self._order) == chief
        return chief if often >= (2 if first else 4) * other else None

    def firm_told(self) -> str | None:
        """The one firm or bank that a text is about, the two taken together: `prezes` alone is its."""
        if "firm" not in self._only:
            self._only["firm"] = self._chief(FIRMS, True)
        return self._only["firm"]

    def alone(self, cluster: str) -> bool:
        """Whether the document names nothing else of that class."""
        return sum(c.type == self.type_of(cluster) for c in self.clusters.values()) == 1

    def short(self, lemmas: frozenset[str]) -> str | None:
        """The one body of the document whose name of several words begins with the noun: `Unia`, `Komisja`."""
        if not self._shorts:
            rows: dict[str, set[str]] = {}
            for c in self.clusters.values():
                if c.type in KINDS["organization"] and " " in c.label:
                    rows.setdefault(c.label.split()[0].casefold(), set()).add(c.id)
            self._shorts.append(rows)
        found = {c for x in lemmas for c in self._shorts[0].get(x.casefold(), ())}
        return found.pop() if len(found) == 1 else None
