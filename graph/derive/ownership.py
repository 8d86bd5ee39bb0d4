"""Which firms a measure reaches through those that hold them: shares that are added up, and chains of firms.

OFAC: who is on the list holds half of A, and A and a second listed one hold 30 and 20 per cent of B: A and B count as
blocked, though neither is on the list. All is reckoned for one day and one authority, from what is recorded alone: a
share that no source gives is anything up to what the others leave.

>>> half = Ownership(50, adds=True)
>>> rows = stakes([Holding("person/x", "company/a", 50), Holding("company/a", "company/b", 30),
...     Holding("person/y", "company/b", 20)], "2025-01-01")
>>> sorted(reach(rows, {"person/x": True, "person/y": True}, half).surely)
['company/a', 'company/b']
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ontology.acts import Holding, Ownership
from ontology.dates import MAX, MIN, bounds

_ALL, _NONE = Decimal(100), Decimal(0)


class Verdict(StrEnum):
    """Whether the threshold of an authority is reached. `OPEN`: what is recorded allows no conclusion."""

    REACHED = "reached"
    OPEN = "open"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Share:
    """A bound of a share in per cent; `apart` says that the share is not quite that: more, of a least one, or less."""

    value: Decimal
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Stake:
    """What one holder has of one firm on one day: at least, at most, by which records. `sure` if it certainly held then."""

    holder: str
    firm: str
    least: Share
    most: Share
    sure: bool
    records: tuple[Holding, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """Firms that are reached by what is recorded, and those that may be (the former among them)."""

    surely: frozenset[str]
    perhaps: frozenset[str]


Stakes = Mapping[str, Sequence[Stake]]  # firm → who holds it, in order
Listed = Mapping[str, bool]  # who is under the measure: True certainly, False on a day between two possibilities


def stakes(holdings: Iterable[Holding], day: str) -> dict[str, list[Stake]]:
    """Who holds what on a day. Two records of one holder are two statements of one share, never added up."""
    found: dict[tuple[str, str], list[tuple[Holding, bool]]] = defaultdict(list)
    for h in holdings:
        (first, last), (ending, ended) = since(h), until(h)
        if first <= day < ended:
            found[(h.firm, h.holder)].append((h, last <= day < ending))
    rows: dict[str, list[Stake]] = defaultdict(list)
    for (firm, holder), told in sorted(found.items()):
        told.sort(key=lambda row: (row[0].start or "", row[0].stated or "", row[0].source))
        sure = [h for h, certain in told if certain]
        least = min((_least(h) for h in sure), key=_up) if sure else Share(_NONE)
        most = max((_most(h) for h, _ in told), key=_down)
        rows[firm].append(Stake(holder, firm, least, most, bool(sure), tuple(h for h, _ in told)))
    return dict(rows)


def since(h: Holding) -> tuple[str, str]:
    """First and last day on which the holding may have begun; where no source says when, it had by the day of the source."""
    if h.start:
        return bounds(h.start)
    return MIN, bounds(h.stated)[1] if h.stated else MIN


def until(h: Holding) -> tuple[str, str]:
    """First and last day on which the holding may have ended."""
    return bounds(h.end) if h.end else (MAX, MAX)


def _least(h: Holding) -> Share:
    return Share(_NONE) if h.share is None else Share(Decimal(str(h.share)), h.over)


def _most(h: Holding) -> Share:
    return Share(_ALL) if h.share is None or h.over else Share(Decimal(str(h.share)))


def _up(s: Share) -> tuple[Decimal, bool]:
    return s.value, s.apart


def _down(s: Share) -> tuple[Decimal, bool]:
    return s.value, not s.apart


def reach(rows: Stakes, listed: Listed, rule: Ownership, without: str | None = None) -> Reach:
    """Everything that the listed ones reach. What `without` holds is left out: a ring of owners proves nothing of itself.

    Both sets grow from the listed ones alone, so the order does not matter and a ring comes to an end.
    """

    def surely(held: Sequence[Stake], under: set[str]) -> bool:
        return _reaches(total(held, under, rule)[0], rule)

    def perhaps(held: Sequence[Stake], under: set[str]) -> bool:
        return _may_reach(total(held, under, rule)[1], rule)

    return Reach(
        _grown(rows, {h for h, sure in listed.items() if sure}, without, surely),
        _grown(rows, set(listed), without, perhaps),
    )


def _grown(
    rows: Stakes, begun: set[str], without: str | None, test: Callable[[Sequence[Stake], set[str]], bool]
) -> frozenset[str]:
    """The firms that are reached, one ring of firms after the other, until none comes to it."""
    under = set(begun)
    while True:
        counted = under - {without} if without else under
        new = {firm for firm, held in rows.items() if firm not in under and test(held, counted)}
        if not new:
            return frozenset(under - begun)
        under |= new


def total(held: Sequence[Stake], under: Iterable[str], rule: Ownership) -> tuple[Share, Share]:
    """What those who are `under` a measure have of one firm, at least and at most: together, or the greatest of them alone.

    The others leave no more than the rest of a hundred per cent; where all that is recorded is more than that (`excess`),
    what is recorded of these stands.
    """
    under = set(under)
    mine = [s for s in held if s.holder in under]
    if not mine:
        return Share(_NONE), Share(_NONE)
    if rule.adds:
        rest = _rest(s for s in held if s.holder not in under)
        least, most = _sum(s.least for s in mine), min(_sum_most(s.most for s in mine), rest, key=_down)
    else:
        least = max((s.least for s in mine), key=_up)
        most = max((min(s.most, _rest(o for o in held if o is not s), key=_down) for s in mine), key=_down)
    return least, most if most.value >= least.value else Share(least.value)


def excess(held: Sequence[Stake]) -> bool:
    """Whether the shares recorded for one day are more than there can be: sources contradict one another."""
    return _sum(s.least for s in held).value > _ALL


def verdict(firm: str, held: Sequence[Stake], found: Reach, listed: Listed, rule: Ownership) -> Verdict:
    """Where one firm stands, if `found` are the firms that are reached without its own help."""
    sure = {h for h, certain in listed.items() if certain} | found.surely
    least, most = total(held, sure - {firm}, rule)[0], total(held, ({*listed} | found.perhaps) - {firm}, rule)[1]
    if _reaches(least, rule):
        return Verdict.REACHED
    return Verdict.OPEN if _may_reach(most, rule) else Verdict.BELOW


def _reaches(least: Share, rule: Ownership) -> bool:
    line = Decimal(str(rule.share))
    return least.value > line or (least.value == line and (least.apart or not rule.over))


def _may_reach(most: Share, rule: Ownership) -> bool:
    line = Decimal(str(rule.share))
    return most.value > line or (most.value == line and not most.apart and not rule.over)


def _sum(shares: Iterable[Share]) -> Share:
    rows = list(shares)
    return Share(sum((s.value for s in rows), _NONE), any(s.apart for s in rows))


def _sum_most(shares: Iterable[Share]) -> Share:
    found = _sum(shares)
    return found if found.value < _ALL else Share(_ALL)


def _rest(others: Iterable[Stake]) -> Share:
    taken = _sum(s.least for s in others)
    return Share(max(_ALL - taken.value, _NONE), taken.apart)
