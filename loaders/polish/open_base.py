"""What the rules that fill open roles are given, and the classes of things that they ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from loaders.polish.arguments import Arg
from loaders.polish.discourse import Who
from loaders.polish.referents import Referents
from loaders.polish.sentence_graph import SentenceGraph
from loaders.polish.triggers import Hit
from ontology.claims import Span

Filled = Mapping[str, list[Who]]
Found = Iterator[tuple[str, Who]]

# Who may take part in talks.
PARTY = frozenset({"Person", "Country", "Company", "Organization", "InternationalOrganization", "PoliticalGroup"})


@dataclass(frozen=True, slots=True)
class Open:
    """A happening with the roles that are filled so far, and the triggers of the others in its sentence."""

    g: SentenceGraph
    hit: Hit
    args: list[Arg]
    phrases: Mapping[str, list[int]]
    roles: Filled
    refs: Referents
    others: frozenset[int]

    @property
    def used(self) -> frozenset[str]:
        return frozenset(w.cluster for rows in self.roles.values() for w in rows)

    @property
    def spans(self) -> frozenset[Span]:
        return frozenset(w.span for rows in self.roles.values() for w in rows)

    @property
    def heads(self) -> tuple[int, ...]:
        return (self.hit.unit,) if self.hit.companion is None else (self.hit.unit, self.hit.companion)
