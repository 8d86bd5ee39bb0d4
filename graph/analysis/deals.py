"""The deals of a graph: its happenings as items for `graph.derive.deals`, and the side on which each thing stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from pyoxigraph import Quad, Store

from graph.analysis.dealitems import items_of
from graph.analysis.rounds import RoundReader, rounds_of
from graph.derive.deals.records import (
    Amount,
    Deals,
    Exchange,
    Item,
    Leg,
    Linked,
    Open,
    Reason,
    Round,
    Sentence,
    Total,
)
from graph.view import vocabulary as v
from graph.view.lists import Records, kept_lists
from graph.view.reader import View
from graph.view.records import Evidence, Happening

if TYPE_CHECKING:  # what reckons deals is loaded when they are reckoned
    from graph.derive.deals.items import Kind, Tie
    from graph.derive.deals.rounds import SideOf


@dataclass(frozen=True)
class Found:
    """The deals of a graph, and the happenings behind them by their ids, with their sentences."""

    deals: Deals
    told: Mapping[str, Happening]

    def evidence(self, item: Item) -> dict[str, Evidence]:
        """Claim → its sentence as it is shown, of those by which the item is told here."""
        claims = {s.claim for s in item.sentences}
        return {e.claim: e for e in self.told[item.id].evidence if e.claim in claims}


FRUITFUL = "with legs"  # key of the rounds of which something came
_RECORDS = (Round, Leg, Linked, Item, Sentence, Amount, Reason, Exchange, Open, Total)


def deals_of(view: View) -> Found:
    """All deals that the graph tells of; reckoned once for a view of the store, and read as far as they are looked at."""

    def lists() -> dict[str, Sequence[Any]]:
        found = _reckon(view)
        return {f.name: getattr(found, f.name) for f in fields(Deals)}

    return Found(Deals(**kept_lists(view, "deals", (), lists, _RECORDS, keys)), Told(view))


def _reckon(view: View) -> Deals:
    from graph.derive.deals import complete

    return complete(items_of(view), rounds_of(view), _side_of(view))


def deals_anew(store: Store) -> Iterator[Quad]:
    """The rounds of a graph that was cut down to a day or a grade: what was promised by then may be all that it holds."""
    from graph.derive.deals import bargains
    from graph.derive.deals.quads import deal_quads
    from ontology.rdf import Writer

    view, w = View(store), Writer(v.CURRENT.value)
    for found in bargains(items_of(view), _side_of(view)).rounds:
        deal_quads(w, found)
    yield from w.quads


def _side_of(view: View) -> SideOf:
    from graph.derive.deals.items import TIES, Standing, ties_of
    from graph.derive.deals.rules import apart

    index, wanted = view.index, {name[:1].upper() + name[1:] for name in TIES}
    told = [
        view.happening(h, bare=True)
        for h, type_ in zip(index.happenings, index.classes, strict=True)
        if type_ in wanted
    ]

    def kind_of(thing: str) -> Kind:
        try:
            found = view.thing(thing)
        except KeyError:
            return "", None
        if found.type == "Person" and apart(p.words.get("pl", "") for p in found.posts):
            return found.type, None
        return found.type, found.country

    return Standing(kind_of, ties_of(_ties(told))).of


def _ties(told: Iterable[Happening]) -> Iterator[tuple[str, Tie]]:
    for h in told:
        if h.done:
            ends = {f.role: f.entity for f in h.fillings if f.entity}
            if "subject" in ends and "object" in ends:
                yield ends["subject"], (h.type, h.iri, ends["object"])


class Told(Mapping[str, Happening]):
    """Happenings by id, read when they are shown."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._read: dict[str, Happening] = {}

    def __getitem__(self, iri: str) -> Happening:
        if iri not in self._read:
            self._read[iri] = self._view.happening(iri)
        return self._read[iri]

    def __iter__(self) -> Iterator[str]:
        return iter(self._view.index.happenings)

    def __len__(self) -> int:
        return len(self._view.index.happenings)


def latest(found: Found, count: int) -> tuple[Found, int]:
    """The last `count` rounds of which something came, as many of each other list, and how many rounds are left out."""
    d = found.deals
    rows, total = _having(d.rounds, FRUITFUL, count)
    cut = Deals(rows, d.outside[-count:], d.totals[-count:], d.open[-count:], d.held[-count:])
    return replace(found, deals=cut), total - len(rows)


def one(view: View, iri: str) -> Found:
    """A single round, read from the graph."""
    return Found(Deals((RoundReader(view).round(iri),), (), (), ()), Told(view))


def only(found: Found, thing: str) -> Found:
    """The deals in which `thing` takes part, gives, receives, or is what a leg is about."""
    return replace(
        found,
        deals=Deals(*(_having(getattr(found.deals, f.name), thing)[0] for f in fields(Deals))),
    )


def keys(row: Round | Leg | Total | Open | Item) -> set[str]:
    """The things that a part of the deals has to do with; of a round also whether something came of it."""
    if isinstance(row, Item):
        return {thing for things in row.roles.values() for thing in things}
    if isinstance(row, Total):
        return keys(row.item)
    if isinstance(row, Open):
        return {row.giver or "", *row.subjects}.union(*map(keys, row.items))
    if isinstance(row, Leg):
        items = (*(linked.item for linked in row.items), *row.parts)
        return {row.giver or "", row.receiver or "", *row.subjects}.union(*map(keys, items))
    found = {*row.sides, *row.participants}.union(*map(keys, row.legs))
    return found | {FRUITFUL} if row.legs else found


def _having(rows: Sequence[Any], key: str, last: int | None = None) -> tuple[tuple[Any, ...], int]:
    """(the rows that have a key, or the last of them; how many have it)."""
    if isinstance(rows, Records):
        return rows.having(key, last), rows.holding(key)
    found = tuple(row for row in rows if key in keys(row))
    return found[-last:] if last else found, len(found)
