"""Deals: rounds of talks with what each side gave, promised, offered or withheld. Pure: items in, deals out.

talks on the same days between the same sides ─> rounds
releases, liftings, embassies … ─> linked to a round by cues, dates, documents ─> legs ─> exchanges
what is promised and not known to be done ─> open;  counts of a whole period ─> totals
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from graph.derive.deals.exchanges import alone, exchanges
from graph.derive.deals.legs import legs
from graph.derive.deals.links import Sides, by_round, link, usual_givers
from graph.derive.deals.promises import held, open_promises, totals
from graph.derive.deals.records import Deals, Item, Linked, Round
from graph.derive.deals.rounds import Calendar, SideOf, Talks, rounds, width
from graph.derive.deals.rules import family, phrases, rules

__all__ = ["Deals", "Item", "Round", "deals"]


def deals(items: Iterable[Item], side_of: SideOf) -> Deals:
    """All deals that the items tell of; the same for any order of them.

    `side_of` gives the country on whose side a person, body or place stands, None for none:
    Coale → the United States, Minsk → Belarus, Reuters → None.
    """
    told = sorted((i for i in items if i.sentences), key=lambda i: i.id)
    sides = Sides(side_of, usual_givers(told, side_of))
    talks = rounds(told, side_of)
    of: dict[str, list[Linked]] = defaultdict(list)
    more: dict[str, list[Linked]] = defaultdict(list)
    loose: list[Item] = []
    calendar = Calendar(talks)
    sums = [i for i in told if _is_total(i)]
    apart_from = {i.id for i in sums} | {i.id for r in talks for i in r.members}
    for item in told:
        detail = item.type in rules()["details"]
        if item.id in apart_from or not (detail or _is_leg(item)):
            continue
        hits = [hit for part in by_round(item, calendar) if (hit := link(part, calendar, sides)) is not None]
        for round_, linked in hits:
            (more if detail else of)[round_.id].append(linked)
        if not (hits or detail):
            loose.append(item)
    done = [_round(r, of[r.id], more[r.id], sides) for r in talks]
    apart, rest = alone(loose, [i for i in told if _is_leg(i) and i.id not in apart_from], sides)
    every = tuple(sorted([*done, *apart], key=lambda r: (r.last, r.first, r.id)))
    outside = legs([Linked(i, ()) for i in rest if i.status == "actual" and i.first], (), sides, ())
    waiting = [i for i in told if _is_leg(i) and i.status in ("planned", "proposed")]
    return Deals(every, outside, totals(sums, every), open_promises(waiting, every, sides), held(told))


def _is_leg(item: Item) -> bool:
    given = family(item.type) is not None
    return given and not (item.status in ("actual", "negated") and item.type in rules()["promise_only"])


def _is_total(item: Item) -> bool:
    """Whether its count is of a period or of several rounds: `w całym 2025 r. … 194`, `trzy wcześniejsze … łącznie 18`."""
    if item.amount is None or item.status != "actual" or family(item.type) != "prisoners":
        return False
    if item.first and width(item) > rules()["limits"]["season"]:
        return True
    return item.amount.basis == "total" and any(phrases(item, "earlier"))


def _round(talks: Talks, rows: Sequence[Linked], details: Sequence[Linked], sides: Sides) -> Round:
    found = legs(rows, details, sides, talks.sides)
    items = [*talks.members, *(r.item for r in rows)]
    return Round(
        talks.id,
        talks.sides,
        talks.first,
        talks.last,
        tuple(sorted(talks.members, key=lambda i: (i.first, width(i), i.id))),
        tuple(sorted(talks.participants)),
        found,
        exchanges([r.item for r in rows], sides, talks.sides),
        tuple(dict.fromkeys(m for i in items for m in phrases(i, "mediator"))),
    )
