"""Rounds of talks: what was held on the same days between the same two sides.

`John Coale met Łukaszenka` and `Coale held talks with the authorities of Belarus`, both on 19 March 2026, are one
round, whoever merged the claims or did not. Talks known by their month only join the one round of that month, or make
a round of their own: the negotiations of November 2025.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

from graph.derive.deals.records import Item
from graph.derive.deals.rules import rules
from ontology.dates import days_between
from ontology.ids import BASE, digest

SideOf = Callable[[str], str | None]


@dataclass(slots=True)
class Talks:
    """A round while it is being put together."""

    members: list[Item] = field(default_factory=list)
    votes: Counter[str] = field(default_factory=Counter)
    participants: set[str] = field(default_factory=set)
    first: str = ""
    last: str = ""

    def take(self, item: Item, sides: Iterable[str], *, widen: bool = True) -> None:
        self.members.append(item)
        self.votes.update(sides)
        self.participants |= set(item.things("participant", "actor", "organizer"))
        if widen:
            self.first = min(self.first or item.first, item.first)
            self.last = max(self.last, item.last)

    @property
    def sides(self) -> tuple[str, ...]:
        """The two sides, those that most talks name."""
        return tuple(sorted(sorted(self.votes, key=lambda s: (-self.votes[s], s))[:2]))

    @property
    def documents(self) -> set[str]:
        return {d for item in self.members for d in item.documents}

    @property
    def id(self) -> str:
        """That of the talk that has the least id: it stays when a further document tells of the same round."""
        return f"{BASE}deal/{digest(min(item.id for item in self.members))}"


class Rounds(Protocol):
    """What linking asks of rounds: those of a time, and those that a document tells of."""

    def between(self, first: str, last: str, days: int) -> list[Talks]: ...

    def of(self, document: str) -> list[Talks]: ...


class Calendar:
    """Rounds by their days and by the documents that tell of them, so that a leg looks at few of very many."""

    def __init__(self, rounds: Iterable[Talks]) -> None:
        self._rows: list[tuple[str, str, Talks]] = []
        self._of: dict[str, list[Talks]] = {}
        for talks in rounds:
            self.add(talks)

    def add(self, talks: Talks) -> None:
        insort(self._rows, (talks.first, talks.id, talks), key=lambda row: row[:2])
        for document in talks.documents:
            self._of.setdefault(document, []).append(talks)

    def between(self, first: str, last: str, days: int) -> list[Talks]:
        """Rounds that may lie within so many days of the time from `first` to `last`, in time order."""
        reach = days + rules()["limits"]["wide"]
        start = bisect_left(self._rows, later(first, -reach), key=lambda row: row[0])
        found = []
        for day, _, talks in self._rows[start:]:
            if day > later(last, days):
                break
            found.append(talks)
        return found

    def of(self, document: str) -> list[Talks]:
        """Rounds of which the document tells."""
        return self._of.get(document, [])


def rounds(items: Sequence[Item], side_of: SideOf) -> list[Talks]:
    """All rounds, in time order, whether anything came of them or not."""
    limits = rules()["limits"]
    found: list[Talks] = []
    late: list[tuple[Item, tuple[str, ...]]] = []
    last: dict[tuple[str, ...], Talks] = {}  # of the same sides, in time order
    dated = sorted(
        (i for i in items if i.type in rules()["talks"] and i.status == "actual" and i.first),
        key=lambda i: (i.first, i.id),
    )
    for item in dated:
        sides = talk_sides(item, side_of)
        if len(sides) < 2 or width(item) > limits["apart"]:
            late.append((item, sides))
        elif (old := last.get(sides)) is not None and near(old, item, limits["apart"]):
            old.take(item, sides)
        else:
            found.append(_new(item, sides))
            last[sides] = found[-1]
    calendar = Calendar(found)
    for item, sides in sorted(late, key=lambda row: (len(row[1]) < 2, width(row[0]), row[0].first, row[0].id)):
        if (new := _attach(item, sides, calendar.between(item.first, item.last, limits["apart"]))) is not None:
            found.append(new)
            calendar.add(new)
    return sorted(found, key=lambda r: (r.first, r.last, r.id))


def talk_sides(item: Item, side_of: SideOf) -> tuple[str, ...]:
    """The sides that take part; the host of a visit is one.

    `Coale flew to Minsk`: the United States and Belarus.
    """
    things = item.things("participant", "actor", "organizer")
    if item.type in rules()["host"] or len({side_of(t) for t in things} - {None}) == 1:
        things += item.things("destination", "place")
    return tuple(sorted({side for t in things if (side := side_of(t))}))


def width(item: Item) -> int:
    """Days that the date of the item leaves open; very many where it has none."""
    if not item.first or not item.last:
        return 10**6
    return days_between(item.first, item.last)


def near(talks: Talks, item: Item, days: int) -> bool:
    """Whether the item may lie within so many days of the talks."""
    return item.first <= later(talks.last, days) and item.last >= later(talks.first, -days)


def later(day: str, days: int) -> str:
    """The ISO day so many days on.

    >>> later("2026-03-19", 14)
    '2026-04-02'
    """
    if day > "9990" or day < "0010":
        return day
    return (date.fromisoformat(day) + timedelta(days)).isoformat()


def _attach(item: Item, sides: tuple[str, ...], found: Sequence[Talks]) -> Talks | None:
    """A talk that names one side, or only its month: into the one round that it fits, else a round of its own."""
    limits = rules()["limits"]
    if width(item) > limits["wide"]:
        return None
    exact = width(item) <= limits["apart"]
    fits = [r for r in found if near(r, item, limits["apart"] if exact else 0) and set(sides) <= set(r.sides)]
    if len(sides) < 2:
        things = set(item.things("participant", "actor", "organizer"))
        fits = [r for r in fits if (things & r.participants if exact else item.documents & r.documents)]
    if len(fits) > 1:
        fits = [r for r in fits if item.documents & r.documents] or fits
    if len(fits) == 1:
        fits[0].take(item, sides, widen=False)
    elif not fits and len(sides) > 1:
        return _new(item, sides)
    return None


def _new(item: Item, sides: tuple[str, ...]) -> Talks:
    talks = Talks()
    talks.take(item, sides)
    return talks
