"""A cluster of claims that tell of one happening, and why each of them is in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.derive.match import Reason
from graph.derive.told import Told, rules


@dataclass(frozen=True, slots=True)
class Join:
    """Why a claim is in its event: it was joined to the claim `to`, by this `score` and these reasons."""

    claim: str
    to: str
    score: float
    reasons: tuple[Reason, ...]
    how: str  # `joined`, `attached`, `inside` (one document), `part`, `judged` (by a person)


@dataclass(slots=True, eq=False)
class Cluster:
    """One eventuality: its claims, and why each of them is in it. `members[0]` is the earliest known, whose id it has."""

    members: list[Told]
    joins: list[Join] = field(default_factory=list)
    _distinct: list[Told] = field(
        default_factory=list, init=False, repr=False
    )  # of these members; empty: not asked yet
    _named: frozenset[str] | None = field(default=None, init=False, repr=False)

    @property
    def id(self) -> str:
        return self.members[0].id

    @property
    def exact(self) -> bool:
        return any(t.exact for t in self.members)

    @property
    def distinct(self) -> list[Told]:
        """One claim of each signature and document: reprints need no comparing."""
        if not self._distinct:
            self._distinct = list({(t.signature, t.document): t for t in reversed(self.members)}.values())
        return self._distinct

    @property
    def named(self) -> frozenset[str]:
        """Those whom its claims name as some of a counted group."""
        if self._named is None:
            self._named = frozenset[str]().union(*map(named_of_many, self.members))
        return self._named

    def take(self, other: Cluster, join: Join) -> None:
        self.members = sorted([*self.members, *other.members], key=lambda t: t.rank)
        self.joins += [*other.joins, join]
        self._distinct, self._named = [], None


def named_of_many(t: Told) -> frozenset[str]:
    """Those whom a claim of a counted group names as some of it: `123 osoby, wśród nich Bialacki`."""
    if t.claim.quantity is None or t.claim.quantity.value < 2:
        return frozenset()
    return t.among.union(*(t.roles.get(role, ()) for role in rules()["groups"]))
