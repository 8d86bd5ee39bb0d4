"""The deals of a graph: its happenings as items for `graph.derive.deals`, and the side on which each thing stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from graph.analysis.keeping import kept
from graph.derive.deals import Deals, deals
from graph.derive.deals.records import Amount, Exchange, Item, Leg, Linked, Open, Reason, Round, Sentence, Total
from graph.derive.deals.rules import rules
from graph.view.reader import View
from graph.view.records import Evidence, Happening
from ontology.dates import bounds, valid

NO_SIDE = frozenset({"MediaOutlet"})  # they tell of talks, they do not hold them
_OWN_SIDE = frozenset({"Country", "InternationalOrganization"})
_TIES = ("citizenship", "position")  # relations that say on whose side a person without a country stands


@dataclass(frozen=True)
class Found:
    """The deals of a graph, and the happenings behind them by their ids, with their sentences."""

    deals: Deals
    told: Mapping[str, Happening]

    def evidence(self, item: Item) -> dict[str, Evidence]:
        """Claim → its sentence as it is shown, of those by which the item is told here."""
        claims = {s.claim for s in item.sentences}
        return {e.claim: e for e in self.told[item.id].evidence if e.claim in claims}


def deals_of(view: View) -> Found:
    """All deals that the graph tells of; reckoned once for a view of the store."""
    classes = (Deals, Round, Leg, Linked, Item, Sentence, Amount, Reason, Exchange, Open, Total)
    return Found(kept(view, "deals", (), lambda: _reckon(view), classes), _Lazy(view))


def _reckon(view: View) -> Deals:
    index = view.index
    wanted = {t for row in rules()["legs"].values() for t in row}
    wanted |= {t for name in ("talks", "details", "held") for t in rules()[name]}
    told = [view.happening(h) for h, type_ in zip(index.happenings, index.classes, strict=True) if type_ in wanted]
    ties = {name[:1].upper() + name[1:] for name in _TIES}
    related = [view.happening(h) for h, type_ in zip(index.happenings, index.classes, strict=True) if type_ in ties]
    return deals([item(h) for h in told], _Sides(view, related).of)


class _Lazy(Mapping[str, Happening]):
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
    deals_ = found.deals
    fruitful = tuple(r for r in deals_.rounds if r.legs)
    kept_ = Deals(
        fruitful[-count:], deals_.outside[-count:], deals_.totals[-count:], deals_.open[-count:], deals_.held[-count:]
    )
    return replace(found, deals=kept_), len(fruitful) - len(kept_.rounds)


def only(found: Found, thing: str) -> Found:
    """The deals in which `thing` takes part, gives, receives, or is what a leg is about."""
    deals_ = found.deals

    def about(*items: Item) -> bool:
        return any(thing in things for i in items for things in i.roles.values())

    def leg(row: Leg) -> bool:
        return thing in (row.giver, row.receiver, *row.subjects) or about(*(x.item for x in row.items), *row.parts)

    return replace(
        found,
        deals=Deals(
            tuple(r for r in deals_.rounds if thing in (*r.sides, *r.participants) or any(leg(x) for x in r.legs)),
            tuple(x for x in deals_.outside if leg(x)),
            tuple(t for t in deals_.totals if about(t.item)),
            tuple(o for o in deals_.open if o.giver == thing or thing in o.subjects or about(*o.items)),
            tuple(i for i in deals_.held if about(i)),
        ),
    )


def item(h: Happening) -> Item:
    """A happening without its view: roles by name, sentences in the order of their documents."""
    roles: dict[str, list[str]] = {}
    for f in h.fillings:
        if f.entity is not None:
            roles.setdefault(f.role, []).append(f.entity)
    sentences = [
        Sentence(e.source.iri, e.start or 0, e.claim, e.quote, published(e.source.date), e.status, e.mode)
        for e in h.evidence
    ]
    count = h.quantity
    amount = None
    if count is not None:
        basis = count.basis or "flow"
        amount = Amount(count.value, count.least, count.most, count.of or count.unit, basis, count.approximate)
    return Item(
        h.iri,
        h.type,
        h.status,
        h.mode,
        h.earliest or "",
        h.latest or "",
        (h.date or "").endswith("~"),
        amount,
        {role: tuple(things) for role, things in roles.items()},
        tuple(sorted(sentences)),
    )


@cache
def published(date: str | None) -> str:
    """The last day on which a document of that date was published; "" for one without a date."""
    return bounds(date)[1] if date and valid(date) else ""


class _Sides:
    """On whose side a thing stands: its country; for a person unknown to the registry, what a source ties it to."""

    def __init__(self, view: View, told: Iterable[Happening]) -> None:
        self._view = view
        self._known: dict[str, str | None] = {}
        self._ties: Mapping[str, list[str]] = _ties(told)

    def of(self, thing: str) -> str | None:
        if thing not in self._known:
            self._known[thing] = None  # a circle of ties ends here
            self._known[thing] = self._find(thing)
        return self._known[thing]

    def _find(self, thing: str) -> str | None:
        try:
            found = self._view.thing(thing)
        except KeyError:
            return None
        if found.type in NO_SIDE:
            return None
        if found.type in _OWN_SIDE:
            return thing
        ends = [found.country] if found.country else self._ties.get(thing, [])
        return next((side for end in ends if end and (side := end if end == found.country else self.of(end))), None)


def _ties(told: Iterable[Happening]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for h in sorted(told, key=lambda h: (h.type, h.iri)):
        if h.type in _TIES and h.done:
            ends = {f.role: f.entity for f in h.fillings if f.entity}
            if "subject" in ends and "object" in ends:
                found.setdefault(ends["subject"], []).append(ends["object"])
    return found
