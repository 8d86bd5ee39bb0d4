"""From items to deals: rounds, what is linked to them, legs, exchanges, and what is left open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.derive.deals.exchanges import alone, exchanges, sets_against
from graph.derive.deals.legs import legs
from graph.derive.deals.links import Sides, by_round, link, usual_givers
from graph.derive.deals.promises import held, open_promises, totals
from graph.derive.deals.records import Deals, Item, Linked, Round
from graph.derive.deals.rounds import Calendar, Rounds, SideOf, Talks, rounds, width
from graph.derive.deals.rules import family, of_prisoners, phrases, rules


def deals(items: Iterable[Item], side_of: SideOf) -> Deals:
    """All deals that the items tell of; the same for any order of them.

    `side_of` gives the country on whose side a person, body or place stands, None for none:
    Coale → the United States, Minsk → Belarus, Reuters → None.
    """
    told = [i for i in items if i.sentences]
    return complete(told, bargains(told, side_of).rounds, side_of)


@dataclass(slots=True)
class Bargains:
    """All rounds, with what they were reckoned from: what a later derivation of a part of them starts from."""

    items: dict[str, Item]  # all happenings of such types
    sides: Sides
    talks: list[Talks] = field(default_factory=list)
    links: dict[str, list[tuple[str, Linked]]] = field(default_factory=dict)  # item → the rounds that it belongs to
    of_talks: dict[str, Round] = field(default_factory=dict)
    alone: dict[str, Round] = field(default_factory=dict)  # document → the exchange that it tells of without a round

    @property
    def rounds(self) -> tuple[Round, ...]:
        every = [*self.of_talks.values(), *self.alone.values()]
        return tuple(sorted(every, key=lambda r: (r.last, r.first, r.id)))


def bargains(items: Iterable[Item], side_of: SideOf) -> Bargains:
    """The rounds of talks and their legs, and exchanges of no known round."""
    every = sorted((i for i in items if i.sentences), key=lambda i: i.id)
    found = Bargains({i.id: i for i in every}, Sides(side_of, usual_givers(every, side_of)))
    told = [i for i in every if part_of(i)]
    found.talks = rounds([i for i in told if part_of(i) == "talk"], side_of)
    calendar = Calendar(found.talks)
    linked: dict[str, list[str]] = defaultdict(list)
    for item in told:
        if rows := links_of(item, calendar, found.sides):
            found.links[item.id] = rows
            for at in dict.fromkeys(at for at, _ in rows):
                linked[at].append(item.id)
    for talks in found.talks:
        rows = [(part_of(row.item), row) for i in linked[talks.id] for at, row in found.links[i] if at == talks.id]
        found.of_talks[talks.id] = one_round(talks, rows, found.sides)
    tells: dict[str, list[Item]] = defaultdict(list)
    wanted: set[str] = set()
    for item in told:
        if part_of(item) == "leg":
            for document in item.documents:
                tells[document].append(item)
                if sets_against(item, document):
                    wanted.add(document)
    loose = {i.id for i in told if part_of(i) == "leg" and i.id not in found.links and not i.first}
    for document in sorted(wanted):
        if (round_ := alone(document, tells[document], loose, found.sides)) is not None:
            found.alone[document] = round_
    return found


def part_of(item: Item) -> str:
    """What an item is to deals: `talk`, `leg`, `detail` of a leg, `total` of several rounds; "" for nothing.

    A visit that took place is a talk; one that is promised is a leg.
    """
    if item.type in rules()["talks"] and item.status == "actual":
        return "talk" if item.first else ""
    if _is_total(item):
        return "total"
    if item.type in rules()["details"]:
        return "detail" if item.type != "Refusal" or of_prisoners(item) else ""
    given = family(item.type) is not None
    return (
        "leg" if given and not (item.status in ("actual", "negated") and item.type in rules()["promise_only"]) else ""
    )


def _is_total(item: Item) -> bool:
    """Whether its count is of a period or of several rounds: `w całym 2025 r. … 194`, `trzy wcześniejsze … łącznie 18`."""
    if item.amount is None or item.status != "actual" or family(item.type) != "prisoners":
        return False
    if item.first and width(item) > rules()["limits"]["season"]:
        return True
    return item.amount.basis == "total" and any(phrases(item, "earlier"))


def links_of(item: Item, calendar: Rounds, sides: Sides) -> list[tuple[str, Linked]]:
    """The rounds that a leg, or a detail of one, belongs to, with the reasons; mostly one."""
    if part_of(item) not in ("leg", "detail"):
        return []
    found = (link(part, calendar, sides) for part in by_round(item, calendar))
    return [(hit[0].id, hit[1]) for hit in found if hit is not None]


def one_round(talks: Talks, rows: Sequence[tuple[str, Linked]], sides: Sides) -> Round:
    """A round with its legs; `rows` are (part, item with its reasons) in the order of the items' ids."""
    given = [row for part, row in rows if part == "leg"]
    found = legs(given, [row for part, row in rows if part == "detail"], sides, talks.sides)
    items = [*sorted(talks.members, key=lambda i: (i.first, width(i), i.id)), *(r.item for r in given)]
    return Round(
        talks.id,
        talks.sides,
        talks.first,
        talks.last,
        tuple(items[: len(talks.members)]),
        tuple(sorted(talks.participants)),
        found,
        exchanges([r.item for r in given], sides, talks.sides),
        tuple(dict.fromkeys(m for i in items for m in phrases(i, "mediator"))),
    )


def complete(items: Iterable[Item], found: Sequence[Round], side_of: SideOf) -> Deals:
    """What the rounds leave: legs of none of them, totals of periods, promises that are open, who is held."""
    told = sorted((i for i in items if i.sentences), key=lambda i: i.id)
    sides = Sides(side_of, usual_givers(told, side_of))
    given = [i for i in told if part_of(i) == "leg"]
    used = {i for r in found for leg in r.legs for i in (*leg.ids, *(p.id for p in leg.parts))}
    rest = [Linked(i, ()) for i in given if i.id not in used and i.status == "actual" and i.first]
    waiting = [i for i in given if i.status in ("planned", "proposed")]
    sums = [i for i in told if part_of(i) == "total"]
    apart = tuple(leg for row in _by_day(rest) for leg in legs([row], (), sides, ()))
    return Deals(tuple(found), apart, totals(sums, found), open_promises(waiting, found, sides), held(told))


def _by_day(rows: Iterable[Linked]) -> list[Linked]:
    """What no round joins, in time order: the release of 2024 and that of 2026 are two, whoever gave them."""
    return sorted(rows, key=lambda r: (r.item.first, r.item.last, r.item.id))
