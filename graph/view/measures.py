"""What a reader of measures gets to see, as plain frozen values: programmes, measures as they stand, what is reported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.derive.sanctions import Life, Stage, Standing
from graph.view.records import Evidence
from ontology.acts import Ownership

if TYPE_CHECKING:
    from graph.view.ownership import Owned


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme with its authority and the country under which it is grouped."""

    iri: str
    names: dict[str, str]
    authority: str
    country: str
    kind: str
    scope: dict[str, str]
    main: bool
    ownership: tuple[Ownership, ...] = ()


@dataclass(frozen=True, slots=True)
class Permit:
    act: str
    allows: dict[str, str]
    excludes: dict[str, str]
    until: str | None


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure as it stands. `via` is `direct` or `sector` (on `target`, which concerns the thing).

    `first` is the stage in which the state began, `standing.stage` the last act that touched it. `told` are the claims
    that tell of a change after the horizon: the act that they tell of is not loaded.
    """

    iri: str
    programme: Programme
    target: str
    via: str
    life: Life
    standing: Standing
    first: Stage | None
    firm: str | None = None
    told: tuple[str, ...] = ()

    @property
    def certainty(self) -> str:
        """How sure the state is: `by-acts` up to the horizon; beyond it `last-known`, or `change-reported` where a
        document tells of a change that no act shows.

        Belaruskali on 1 January 2026 is licensed as last known; from March on sources tell that it was delisted.
        """
        return "by-acts" if self.standing.known else "change-reported" if self.told else "last-known"


@dataclass(frozen=True, slots=True)
class Compared:
    """What one document says, against one measure."""

    programme: Programme
    sanction: str
    target: str
    finding: str
    state: str
    act: str | None
    group: str | None
    inferred: bool
    horizon: str


@dataclass(frozen=True, slots=True)
class Report:
    """A claim on sanctions with its sentence, and how it compares."""

    evidence: Evidence
    earliest: str | None
    compared: tuple[Compared, ...]


@dataclass(frozen=True, slots=True)
class Untested:
    """A claim on sanctions that no act loaded can be set against: who did what, as it is told.

    `acts` tells whether acts of that authority (of any, if it names none) on the thing are loaded, and are no match.
    """

    evidence: Evidence
    earliest: str | None
    type: str
    state: bool
    actors: tuple[str, ...]
    acts: bool = False


@dataclass(frozen=True, slots=True)
class Status:
    """All of it for one thing: measures by country, programmes without a record, reports, and how many are later.

    `untested` are reports that no act loaded can be set against, `owned` what reaches the thing through its holders.
    """

    thing: str
    day: str | None
    measures: tuple[Measure, ...]
    without: tuple[Programme, ...]
    reports: tuple[Report, ...]
    later: int = 0
    untested: tuple[Untested, ...] = ()
    owned: tuple[Owned, ...] = ()
