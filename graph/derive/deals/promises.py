"""What is still open, who is still held, and counts of whole periods set against the known rounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph.derive.deals.legs import subjects
from graph.derive.deals.links import Sides
from graph.derive.deals.records import DELIVERED, Item, Open, Round, Total
from graph.derive.deals.rules import family, matters, rules, strand


def open_promises(items: Iterable[Item], rounds: Sequence[Round], sides: Sides) -> tuple[Open, ...]:
    """Promises and offers that no source says to be done, told once each however often repeated.

    A promise is met by a leg that holds it beside a done telling, or by a later one about the same thing.
    """
    pairs: dict[tuple[str, ...], set[str]] = {}
    for r in sorted((r for r in rounds if r.talks and len(r.sides) == 2), key=lambda r: r.sides):
        pairs.setdefault(r.sides, set()).update(d for talk in r.talks for d in talk.documents)
    met = _Met(rounds)
    groups: dict[tuple[str, str], list[_Group]] = {}
    for item in sorted(items, key=lambda i: (not _about(i), told_at(i))):  # those that name nothing join the others
        giver = _giver(item, pairs, sides)
        if giver is not None and not met.holds(item, giver):
            _join(groups.setdefault((strand(item.type), giver), []), item)
    found = [_open(rows, giver) for (_, giver), kind in groups.items() for _, rows in kind]
    order = {name: i for i, name in enumerate(rules()["legs"])}
    return tuple(sorted(found, key=lambda o: (-order[o.family], o.type, told_at(o.latest))))


_Group = tuple[set[str], list[Item]]  # what it is about, and its tellings


def _join(groups: list[_Group], item: Item) -> None:
    about = _about(item)
    hits = [g for g in groups if g[0] & about]
    if not about and len(groups) == 1:
        hits = groups[:]
    groups[:] = [
        *(g for g in groups if g not in hits),
        (about.union(*(g[0] for g in hits)), [*(i for g in hits for i in g[1]), item]),
    ]


def _open(items: Sequence[Item], giver: str) -> Open:
    rows = sorted(items, key=told_at)
    name = family(rows[0].type) or ""
    said = dict.fromkeys(s for i in rows for s in subjects(i))
    words = sorted({m for i in rows for m in matters(i)}) if name == "sanctions" else []
    return Open(name, rows[0].type, giver, tuple(said), tuple(words), tuple(rows))


def _about(item: Item) -> set[str]:
    """By what two tellings of one promise are known: an embassy has one, however called."""
    if item.type in ("MissionReopening", "MissionOpening"):
        return {"mission"}
    if family(item.type) == "prisoners":
        return set(subjects(item)) or {"further"}
    return set(subjects(item)) | (matters(item) if family(item.type) == "sanctions" else set())


def _giver(item: Item, pairs: Mapping[tuple[str, ...], set[str]], sides: Sides) -> str | None:
    """The giver, if it is a side of some round; who stands outside all talks promises nothing in them.

    That the other side than the target gives is concluded of talks that its document tells of alone: what is offered on
    sanctions against Minsk is not Beijing's to lift because Xi met Łukaszenka.
    """
    told = [pair for pair, documents in pairs.items() if documents & item.documents]
    for pair in (*told, *(pair for pair in pairs if pair not in told)):
        giver, inferred = sides.giver(item, pair)
        usual = giver == sides.usual.get(family(item.type) or "")
        if giver in pair and (not inferred or usual or pair in told):
            return giver
    return None


class _Met:
    """What was delivered: which items, and until when what was given about which thing."""

    def __init__(self, rounds: Sequence[Round]) -> None:
        self._ids: set[str] = set()
        self._last: dict[tuple[str, str | None, str], str] = {}
        for r in rounds:
            for leg in r.legs:
                if leg.state == DELIVERED:
                    self._ids |= set(leg.ids)
                    for about in ("mission",) if leg.family == "diplomacy" else (*leg.subjects, *leg.matters):
                        key = (strand(leg.items[0].item.type), leg.giver, about)
                        self._last[key] = max(self._last.get(key, ""), r.last)

    def holds(self, item: Item, giver: str) -> bool:
        """Whether it is told as done beside, or was given after it was promised."""
        name, told = strand(item.type), told_at(item)[0]
        return item.id in self._ids or any(self._last.get((name, giver, a), "") > told for a in _about(item))


def told_at(item: Item) -> tuple[str, str]:
    """When it was told first: the publication of its earliest document, undated ones last; and its id."""
    return (min((s.published or "9999" for s in item.sentences), default="9999"), item.id)


def held(items: Sequence[Item]) -> tuple[Item, ...]:
    """Who is said to be in prison still, and how many, the latest telling last.

    Whom the same document or a later one tells to be free is left out: `zwolnił z więzienia Ziankowicza`.
    """
    freed: dict[str, str] = {}
    for i in items:
        if family(i.type) == "prisoners" and i.status == "actual":
            for person in i.things("patient"):
                freed[person] = max(freed.get(person, ""), *(s.published for s in i.sentences))
    rows = []
    for i in items:
        if i.type in rules()["held"] and i.status == "actual" and (i.things("patient") or i.amount):
            told = max(s.published for s in i.sentences)
            if not i.things("patient") or any(freed.get(p, "-") < told for p in i.things("patient")):
                rows.append(i)
    return tuple(sorted(rows, key=told_at))


def totals(items: Iterable[Item], rounds: Sequence[Round]) -> tuple[Total, ...]:
    """Counts of whole periods; where the period has bounds, what the known rounds leave unexplained.

    194 in 2025, of which 52 in September and 18 in three rounds before: 124 of which no source is loaded.
    """
    rows = sorted(items, key=lambda i: (i.last or told_at(i)[0], i.id))
    earlier = [i for i in rows if not _bounded(i)]
    return tuple(_total(i, rounds, earlier) for i in {_same(i): i for i in reversed(rows)}.values())[::-1]


def _same(item: Item) -> tuple[float, bool, str]:
    """One sum told twice is one."""
    assert item.amount is not None
    return (item.amount.value, _bounded(item), (item.first or "")[:4])


def _bounded(item: Item) -> bool:
    return bool(item.first) and not item.lent and item.first[:7] != item.last[:7]


def _total(item: Item, rounds: Sequence[Round], earlier: Sequence[Item]) -> Total:
    if not _bounded(item) or item.amount is None:
        return Total(item)
    known = []
    for r in rounds:
        if r.talks and item.first <= r.first and r.last <= item.last:
            for leg in r.legs:
                counts = [x.item for x in leg.items if x.item.amount and x.item.type == item.type]
                if leg.family == "prisoners" and leg.state == DELIVERED and counts:
                    known.append(max(counts, key=lambda i: (i.amount.value if i.amount else 0, i.id)))
    for sum_ in {_same(i): i for i in reversed(earlier)}.values():
        if (
            not any(k.first < sum_.first for k in known if sum_.first)
            and item.first <= (sum_.last or told_at(sum_)[0]) <= item.last
        ):
            known.append(sum_)
    rest = item.amount.value - sum(i.amount.value for i in known if i.amount)
    return Total(item, tuple(sorted(known, key=lambda i: (i.last, i.id))), rest if known and rest >= 0 else None)
