"""What the rules that fill open roles are given, and the classes of things that they ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from loaders.polish.frames.slots import Arg
from loaders.polish.frames.triggers import Hit
from loaders.polish.reference.discourse import Who
from loaders.polish.reference.referents import Referents
from loaders.polish.syntax.sentence_graph import SentenceGraph
from ontology.claims import Span

Filled = Mapping[str, list[Who]]
Found = Iterator[tuple[str, Who]]

# Prepositions of a place where something is, with the case that they govern there.
STILL = {"w": "loc", "na": "loc", "pod": "inst", "nad": "inst", "przy": "loc", "koło": "gen"}
# Who may take part in talks.
PARTY = frozenset({"Person", "Country", "Company", "Organization", "InternationalOrganization", "PoliticalGroup"})
# Who decides and acts.
MEASURES = frozenset({"SanctionImposition", "SanctionLifting"})  # aimed at somebody: laid on him, taken from him
DOERS = frozenset(
    {"Country", "GovernmentBody", "InternationalOrganization", "Organization", "Company", "Bank", "Person"}
)

# Who is accused, held, tried or freed: one of whom the text has told so before is meant by `go`, `mu`, `jego`.
SUFFERING = frozenset(
    (event, role)
    for event, role in (
        ("Accusation", "target"),
        ("Detention", "patient"),
        ("Imprisonment", "patient"),
        ("Sentencing", "patient"),
        ("PrisonerRelease", "patient"),
        ("PrisonerTransfer", "patient"),
        ("Pardon", "patient"),
    )
)
HOLDING = frozenset(event for event, _ in SUFFERING)


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

    def who(self, arg: Arg, kinds: frozenset[str]) -> list[Who]:
        """Whom an argument means, also where it is a subject that the verb leaves out."""
        return self.refs.dropped(arg.unit, kinds) if arg.via == "dropped" else self.refs.resolve(arg.unit, kinds)

    def fresh(self, role: str, rows: Iterable[Who]) -> Found:
        """Those of the rows that have no role yet, as fillers of `role`."""
        return ((role, w) for w in rows if w.cluster not in self.used)

    @property
    def spans(self) -> frozenset[Span]:
        return frozenset(w.span for rows in self.roles.values() for w in rows)

    @property
    def heads(self) -> tuple[int, ...]:
        return (self.hit.unit,) if self.hit.companion is None else (self.hit.unit, self.hit.companion)
