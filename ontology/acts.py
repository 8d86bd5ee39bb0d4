"""Legal acts and the measures that they move: typed records of what authorities did, never of what is reported.

A measure is what one programme does to one target: the SDN list to Belavia, annex XV of Regulation 765/2006 to
Belinvestbank. It has no state of its own; `graph.derive.sanctions` folds the steps of acts into its life cycle.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from ontology.dates import bounds
from ontology.ids import BASE, entity_iri

if TYPE_CHECKING:  # what reads measures needs no YAML
    from ontology.registry import Entry

Words = Mapping[str, str]  # language → text, always with pl and en


class Step(StrEnum):
    """What an act does to a measure. A licence permits within a measure and never ends it."""

    IMPOSE = "imposes"
    AMEND = "amends"
    RENEW = "renews"
    LICENSE = "licenses"
    REVOKE = "revokes"  # a licence ends before its term
    SUSPEND = "suspends"
    RESUME = "resumes"
    RELAX = "relaxes"  # a part is lifted, the rest stays
    LIFT = "lifts"  # taken off the list, repealed
    LAPSE = "lapses"  # ran out by itself


class Kind(StrEnum):
    """What a programme restricts."""

    ASSETS = "assets"
    DEBT = "debt"
    FINANCE = "finance"
    PAYMENTS = "payments"
    GOODS = "goods"
    TRANSIT = "transit"
    FLIGHTS = "flights"


@dataclass(frozen=True, slots=True)
class Ownership:
    """From what share of a firm an authority takes the measures on its holders to reach it, from a day on, until another.

    `over`: more than that share; `adds`: shares of several holders under its measures count together.
    OFAC: `Ownership(50, adds=True)`; the EU until 2 July 2024: `Ownership(50, over=True, adds=True, until="2024-07-03")`.
    """

    share: float
    over: bool = False
    adds: bool = False
    start: str | None = None
    until: str | None = None
    source: str = ""

    def holds(self, day: str) -> bool:
        """Whether it is the rule on a day."""
        return (self.start or "") <= day < (self.until or "9999-12-31")


@dataclass(frozen=True, slots=True)
class Programme:
    """One programme of one authority: `us/ofac-sdn`, `eu/765-2006-annex-xv`.

    `ownership` is how what a target holds falls under the measure itself, where the authority has such a rule;
    `main` says that being under it is what people call "under sanctions".
    """

    key: str
    authority: str
    names: Words
    kind: Kind
    scope: Words
    main: bool = False
    ownership: tuple[Ownership, ...] = ()

    @property
    def iri(self) -> str:
        return f"{BASE}programme/{self.key}"


@dataclass(frozen=True, slots=True)
class Permit:
    """What a licence allows, and what it leaves blocked. `until` is the first day on which it holds no longer."""

    allows: Words
    excludes: Words = field(default_factory=dict)
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """One step of an act on the measures of one programme against `targets`.

    `only` are the firms for which a licence of a measure on a whole sector was given.
    """

    step: Step
    programme: str
    targets: tuple[str, ...]
    permit: Permit | None = None
    only: tuple[str, ...] = ()
    note: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Act:
    """A legal act. Decided, published and in force are three dates (EDTF); what counts is when it is in force."""

    key: str
    authority: str
    names: Words
    in_force: str
    effects: tuple[Effect, ...] = ()
    decided: str | None = None
    published: str | None = None
    basis: str | None = None
    source: str = ""

    @property
    def iri(self) -> str:
        return f"{BASE}act/{self.key}"

    @property
    def licence(self) -> bool:
        """Whether it only permits: a licence is never shown as a delisting."""
        return bool(self.effects) and all(e.step is Step.LICENSE for e in self.effects)

    @property
    def days(self) -> tuple[str, str]:
        """First and last day on which it may have come into force."""
        return bounds(self.in_force)


@dataclass(frozen=True, slots=True)
class Check:
    """A version of a list or a consolidated text against which programmes were checked: nothing else changed by `day`."""

    programmes: tuple[str, ...]
    day: str
    names: Words
    source: str = ""


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds how many per cent of a firm, and since when; `share` None where no source says how many.

    `over`: more than `share`, as of a "majority shareholder". `stated` is when the source speaks of it: where it does
    not say since when it holds (`start`), it did by then.
    """

    holder: str
    firm: str
    share: float | None
    start: str | None = None
    end: str | None = None
    source: str = ""
    stated: str | None = None
    over: bool = False

    @property
    def known(self) -> str:
        """The day by which it was known: of its source, else of its beginning."""
        return bounds(self.stated or self.start or "0001-01-01")[1]


@dataclass(frozen=True, slots=True)
class Group:
    """Several targets that news call by one word: `samoloty Łukaszenki`. `words` are patterns for those words."""

    key: str
    names: Words
    members: tuple[str, ...]
    words: tuple[str, ...] = ()

    @property
    def iri(self) -> str:
        return f"{BASE}group/{self.key}"


@dataclass(frozen=True, slots=True)
class Acts:
    """All that is known of acts, checked against each other. `things` are targets that the registry does not hold."""

    programmes: Mapping[str, Programme] = field(default_factory=dict)
    acts: Mapping[str, Act] = field(default_factory=dict)
    checks: tuple[Check, ...] = ()
    things: Mapping[str, Entry] = field(default_factory=dict)
    concerns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # sector or commodity → firms
    groups: Mapping[str, Group] = field(default_factory=dict)
    holdings: tuple[Holding, ...] = ()

    def steps(self) -> Iterator[tuple[Act, Effect]]:
        """Every effect with its act, in the order of coming into force."""
        for act in sorted(self.acts.values(), key=lambda a: (a.days, a.key)):
            for effect in act.effects:
                yield act, effect

    def until(self, day: str) -> Acts:
        """What was known on a day: acts that had certainly come into force, lists that had been looked up, holdings told of."""
        acts = {k: a for k, a in self.acts.items() if a.days[1] <= day}
        checks = tuple(c for c in self.checks if c.day <= day)
        holdings = tuple(h for h in self.holdings if h.known <= day)
        return replace(self, acts=acts, checks=checks, holdings=holdings)

    def mentioned(self) -> tuple[str, ...]:
        """Keys of everything that the records name: targets, authorities, firms, holders."""
        found = {p.authority for p in self.programmes.values()} | {a.authority for a in self.acts.values()}
        for _, effect in self.steps():
            found |= {*effect.targets, *effect.only}
        for key, firms in self.concerns.items():
            found |= {key, *firms}
        for holding in self.holdings:
            found |= {holding.holder, holding.firm}
        return tuple(sorted(found | {m for g in self.groups.values() for m in g.members}))

    def entities(self) -> tuple[str, ...]:
        """IRIs of `mentioned`."""
        return tuple(entity_iri(key) for key in self.mentioned())


NONE = Acts()
