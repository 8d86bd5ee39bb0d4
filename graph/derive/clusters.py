"""A cluster of claims that tell of one happening, and why each of them is in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.derive.match import Reason
from graph.derive.told import Told


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

    @property
    def id(self) -> str:
        return self.members[0].id

    @property
    def exact(self) -> bool:
        return any(t.exact for t in self.members)

    def take(self, other: Cluster, join: Join) -> None:
        self.members = sorted([*self.members, *other.members], key=lambda t: t.rank)
        self.joins += [*other.joins, join]
