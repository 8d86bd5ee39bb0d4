"""Which round a leg belongs to, and why: by the words of the text, by its date, by the document that tells of both.

A leg is linked to one round at most. What happened is never linked by its document alone: `wcześniej zwolniono …` is
told beside the talks and came before them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from graph.derive.deals.records import Item, Linked, Reason, Sentence
from graph.derive.deals.rounds import Rounds, SideOf, Talks, later, width
from graph.derive.deals.rules import asks_others, cues, family, rules
from ontology.dates import days_between


@dataclass(frozen=True, slots=True)
class Sides:
    """Who gives: as the source says, else as it mostly is. `usual` is the side that mostly gives a family."""

    of: SideOf
    usual: dict[str, str]

    def giver(self, item: Item, sides: Sequence[str]) -> tuple[str | None, bool]:
        """The giver among the two `sides` (any, if they are none), and whether that is inferred.

        Who seeks or demands is not who gives: Łukaszenka wishes sanctions lifted, so the other side would lift them.
        """
        if asks_others(item):
            return None, False
        said = self._first(item, *rules()["givers"])
        if family(item.type) == "diplomacy":
            host = item.type in rules()["host"]
            said = self._first(item, "destination", "place") if host else said or self._first(item, "mission")
            return said or self._first(item, "speaker"), said is None
        usual = self.usual.get(family(item.type) or "", "")
        wisher = self._first(item, "speaker") if item.mode in ("sought", "demanded", "forecast") else None
        if wisher and wisher in sides and said in (None, wisher) and usual != wisher:
            return _other(wisher, sides), True
        doubtful = item.status != "actual" and said in sides and usual in sides and said != usual
        if said and not doubtful:
            return said, False
        if usual and (not sides or usual in sides):
            return usual, True
        hit = self._first(item, "target")
        return (_other(hit, sides), True) if hit in sides else (said or hit, said is None)

    def _first(self, item: Item, *roles: str) -> str | None:
        return next((side for t in item.things(*roles) if (side := self.of(t))), None)


def usual_givers(items: Iterable[Item], side_of: SideOf) -> dict[str, str]:
    """Family → the side that is said to have given most of it, where it is most by far.

    Nine of ten releases that name an actor name Belarus: a release that names none was Belarus's too.
    """
    found: Counter[tuple[str, str]] = Counter()
    for item in items:
        found.update(votes(item, side_of))
    return usual(found)


def votes(item: Item, side_of: SideOf) -> Iterator[tuple[str, str]]:
    """(family, side) for each giver that a done thing names."""
    name = family(item.type)
    if item.status == "actual" and name:
        for thing in item.things(*rules()["givers"]):
            if side := side_of(thing):
                yield name, side


def usual(found: Mapping[tuple[str, str], int]) -> dict[str, str]:
    """Family → the side with most of the votes, where it has three quarters."""
    by_family: dict[str, dict[str, int]] = {}
    for (name, side), count in found.items():
        by_family.setdefault(name, {})[side] = count
    best = {}
    for name, row in sorted(by_family.items()):
        side, count = min(row.items(), key=lambda r: (-r[1], r[0]))
        if count >= rules()["limits"]["usual"] * sum(row.values()):
            best[name] = side
    return best


def _other(side: str | None, sides: Sequence[str]) -> str | None:
    return next((s for s in sides if s != side), None)


def link(item: Item, calendar: Rounds, sides: Sides) -> tuple[Talks, Linked] | None:
    """The round that the item came of, with the reasons; None where nothing speaks for one."""
    if asks_others(item):
        return None
    found = []
    near = {r.id: r for s in item.sentences for r in calendar.of(s.document)}
    if item.first and item.last:
        near |= {r.id: r for r in calendar.between(item.first, item.last, rules()["limits"]["after"])}
    rows = [(talks, reasons) for talks in near.values() if (reasons := _reasons(item, talks, calendar))]
    for talks, reasons in rows:
        giver, inferred = sides.giver(item, talks.sides)
        if giver is not None and giver not in talks.sides:
            continue
        told = {r.kind for r in reasons}
        if giver is None and (told <= {"time"} or (not item.roles and told <= {"lent", "time", "document"})):
            continue  # `otwieranie przejść`: names nobody, and no word joins it to the talks
        meant = {sides.of(t) for t in item.things("target", "recipient")}  # `sankcje wobec Belinvestbanku`
        sure = giver is not None and (not inferred or not meant.isdisjoint(set(talks.sides) - {giver}))
        if _joined(item, talks, told, sides) or (sure and _alone_near(item, giver, rows)):
            gap = abs(_days(item.first or talks.first, talks.first))
            found.append((-len(told & {"lent", "document"}), -len(told), gap, talks.id, talks, reasons))
    if not found:
        return None
    *_, talks, reasons = min(found, key=lambda row: row[:4])
    return talks, Linked(item, tuple(reasons))


def _joined(item: Item, talks: Talks, told: Set[str], sides: Sides) -> bool:
    """Whether more than the days join them: a word of the text, or the document that tells of both.

    What is only wished or expected belongs to the talks that its document tells of where nobody else has a part in it:
    `Sikorski zapowiedział, że Polska będzie zabiegać o wypuszczenie Poczobuta` is no matter of Kellogg's talks in Minsk,
    and what an author forecasts was promised by nobody.
    """
    if told - _LOOSE:
        return True
    if item.status == "actual":
        return bool(told & {"lent", "document"})
    voices = {side for t in item.things("speaker", "actor", "recipient") if (side := sides.of(t))}
    return "document" in told and item.mode != "forecast" and voices <= set(talks.sides)


_LOOSE = frozenset({"lent", "time", "document", "participant"})


def _alone_near(item: Item, giver: str | None, rows: Iterable[tuple[Talks, Sequence[Reason]]]) -> bool:
    """Whether it was given by whom the source names, and only one round of that giver lies near: by time alone.

    A release of June with three rounds of Minsk in June came of one of them, and nobody says of which.
    """
    return item.status == "actual" and sum(giver in talks.sides for talks, _ in rows) == 1


def _reasons(item: Item, talks: Talks, calendar: Rounds) -> list[Reason]:
    limits = rules()["limits"]
    spots = {(s.document, s.start) for member in talks.members for s in member.sentences}
    same = [
        s for s in item.sentences if (s.document, s.start) in spots or talks in about(s.document, s.published, calendar)
    ]
    if item.status == "actual" and all("" < s.published < talks.first for s in item.sentences):
        return []  # told before the talks were held
    said = list(cues(item)) if same else []
    found: list[Reason] = []
    if item.first:
        around = item.first <= talks.first <= item.last  # in September: the round of the 11th
        after = talks.first <= item.first and item.last <= later(talks.last, limits["after"])
        if width(item) > limits["wide"] or not (around or after):
            return []
        found.append(Reason("lent" if item.lent and same else "time", claim=item.sentences[0].claim))
    elif not same or (item.status == "actual" and not said):
        return []
    if same:
        found.append(Reason("document", claim=same[0].claim))
    joint = sorted(set(item.things("actor", "speaker", "recipient")) & talks.participants)
    return [*said, *found, *(Reason("participant", thing) for thing in joint)]


def by_round(item: Item, calendar: Rounds) -> list[Item]:
    """What is not done, once for each round whose documents tell of it, with the sentences of these.

    Washington sought to reopen its embassy in September and in November, and announced it in March: three rounds.
    """
    if item.status == "actual" or item.first or len(item.documents) < 2:
        return [item]
    parts: dict[str, list[Sentence]] = {}
    for sentence in item.sentences:
        for talks in about(sentence.document, sentence.published, calendar):
            parts.setdefault(talks.id, []).append(sentence)
    return [item.told_by(rows) for rows in parts.values()] or [item]


def about(document: str, published: str, calendar: Rounds) -> list[Talks]:
    """The round that a document is about: the last before it was published of those that it tells of."""
    told = [r for r in calendar.of(document) if not published or r.first <= published]
    fresh = [r for r in told if not published or _days(r.last, published) <= rules()["limits"]["told"]]
    return [max(fresh, key=lambda r: (r.last, r.id))] if fresh else []


def _days(start: str, end: str) -> int:
    return days_between(start[:10], end[:10]) if start and end else 0
