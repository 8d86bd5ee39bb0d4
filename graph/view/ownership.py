"""Whom measures reach through those that hold them, on one day: chains of owners as the current graph holds them.

Zorka Food stands on no list; Uładzimir Nawumau, who does, holds 75 per cent of it: by the EU's rule it counts as blocked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from graph.derive.ownership import Listed, Reach, Share, Stake, Stakes, Verdict, excess, reach, stakes, total, verdict
from graph.derive.sanctions import State
from graph.view.holdings import holdings
from graph.view.measures import Measure, Programme
from ontology.acts import Holding, Ownership

if TYPE_CHECKING:
    from graph.view.sanctions import Sanctions

_BLOCKING = frozenset({State.IN_FORCE, State.LICENSED})


@dataclass(frozen=True, slots=True)
class Owner:
    """One who holds a firm. `standing`: `listed`, `reached` through its own holders, `perhaps`, or `free`."""

    stake: Stake
    standing: str
    measures: tuple[Measure, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """One firm of a chain: who holds it, and what those under the measure hold together, at least and at most."""

    firm: str
    verdict: Verdict
    least: Share
    most: Share
    owners: tuple[Owner, ...]
    excess: bool = False  # what is recorded is more than there can be


@dataclass(frozen=True, slots=True)
class Owned:
    """What follows for a firm that is not listed itself, by one authority's rule. The first link is the firm."""

    programmes: tuple[Programme, ...]
    rule: Ownership
    links: tuple[Link, ...]
    horizon: str
    known: bool

    @property
    def verdict(self) -> Verdict:
        return self.links[0].verdict

    @property
    def authority(self) -> str:
        return self.programmes[0].authority

    @property
    def country(self) -> str:
        return self.programmes[0].country


class Ownerships:
    """Reads holdings and says whom the measures on the holders reach."""

    def __init__(self, sanctions: Sanctions) -> None:
        self._sanctions = sanctions

    def of(self, firm: str, day: str | None, issuers: frozenset[str] | None = None) -> list[Owned]:
        """By each authority with a rule, where somebody under its measures holds of the firm, itself or through others."""
        above = self._above(firm)
        if not above:
            return []
        holders = {h.holder for h in above} | {h.firm for h in above}
        found = []
        for group in self._groups(issuers):
            when = day or max((m.life.horizon for x in holders for m in self._on(x, group, None)), default="")
            measures = {x: self._on(x, group, when) for x in holders} if when else {}
            rule = next((r for r in group[0].ownership if r.holds(when)), None)
            if rule is not None and _standing(measures.get(firm, ())) is not True:
                owned = _owned(firm, stakes(above, when), measures, rule, group)
                found += [owned] if owned else []
        return found

    def _above(self, firm: str) -> list[Holding]:
        """Every holding that a chain up from the firm may lead through; each firm is read once, so a ring ends."""
        read, todo, found = {firm}, [firm], []
        while todo:
            for holding in holdings(self._sanctions.view.store, "firm", todo.pop()):
                found.append(holding)
                if holding.holder not in read:
                    read.add(holding.holder)
                    todo.append(holding.holder)
        return found

    @cached_property
    def _ruled(self) -> list[tuple[Programme, ...]]:
        """Programmes of one authority that restrict the same and have the same rule: shares under them count together."""
        groups: dict[tuple[object, ...], list[Programme]] = defaultdict(list)
        for p in self._sanctions.programmes.values():
            if p.ownership:
                groups[
                    (p.authority, p.kind, tuple((r.share, r.over, r.adds, r.start, r.until) for r in p.ownership))
                ].append(p)
        return [tuple(group) for group in groups.values()]

    def _groups(self, issuers: frozenset[str] | None) -> list[tuple[Programme, ...]]:
        return [
            group
            for group in self._ruled
            if issuers is None or any({p.authority, p.country, p.iri} & issuers for p in group)
        ]

    def _on(self, thing: str, group: tuple[Programme, ...], day: str | None) -> tuple[Measure, ...]:
        mine = {p.iri for p in group}
        return tuple(m for m in self._sanctions.direct(thing, day) if m.programme.iri in mine)


def _standing(measures: Iterable[Measure]) -> bool | None:
    """True: under a measure; False: perhaps, the day of an act is not known; None: not by the acts loaded."""
    perhaps = None
    for now in (m.standing for m in measures):
        if now.state in _BLOCKING:
            return True
        if _BLOCKING & {now.before, now.after}:
            perhaps = False
    return perhaps


def _owned(
    firm: str, rows: Stakes, measures: Mapping[str, tuple[Measure, ...]], rule: Ownership, group: tuple[Programme, ...]
) -> Owned | None:
    listed: dict[str, bool] = {}
    for thing, mine in measures.items():
        if (standing := _standing(mine)) is not None:
            listed[thing] = standing
    chain = _Chain(rows, listed, measures, rule)
    chain.add(firm)
    counted = [m for link in chain.links for o in link.owners for m in o.measures]
    if not counted:
        return None
    horizon = min(m.life.horizon for m in counted)
    return Owned(group, rule, tuple(chain.links), horizon, all(m.standing.known for m in counted))


@dataclass(slots=True)
class _Chain:
    """The firms between the one asked for and those under the measure, each once, in the order of asking."""

    rows: Stakes
    listed: Listed
    measures: Mapping[str, tuple[Measure, ...]]
    rule: Ownership
    links: list[Link] = field(default_factory=list)

    def add(self, firm: str) -> None:
        """The link of a firm and, behind it, those of its holders that are reached, or may be, through others."""
        if any(link.firm == firm for link in self.links) or firm not in self.rows:
            return
        without = reach(self.rows, self.listed, self.rule, firm)
        owners = tuple(self._owner(s, without) for s in self.rows[firm])
        sure = {o.stake.holder for o in owners if o.standing in ("listed", "reached")}
        perhaps = sure | {o.stake.holder for o in owners if o.standing == "perhaps"}
        held = self.rows[firm]
        found = verdict(firm, held, without, self.listed, self.rule)
        least, most = total(held, sure, self.rule)[0], total(held, perhaps, self.rule)[1]
        self.links.append(Link(firm, found, least, most, owners, excess(held)))
        for owner in owners:
            if owner.standing == "reached" or owner.stake.holder in without.perhaps:
                self.add(owner.stake.holder)

    def _owner(self, stake: Stake, found: Reach) -> Owner:
        holder = stake.holder
        standing = self.listed.get(holder)
        mine = self.measures[holder] if standing is not None else ()
        if standing:
            return Owner(stake, "listed", mine)
        if holder in found.surely:
            return Owner(stake, "reached", mine)
        return Owner(stake, "perhaps" if mine or holder in found.perhaps else "free", mine)
