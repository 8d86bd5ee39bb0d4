"""Legs of a round: items of one family, giver and standing that are about the same.

Done and agreed are one leg with two tellings (`done per PISM, agreed per OSW`); an offer, a denial and a dispute are
legs of their own. A smaller count of the same document is a part of the larger one, never a second release.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.derive.deals.links import Sides
from graph.derive.deals.records import DELIVERED, DISPUTED, OFFERED, PROMISED, WITHHELD, Item, Leg, Linked
from graph.derive.deals.rules import family, matters, phrases, rules, strand

_PHASE = {"actual": "deal", "planned": "deal", "proposed": OFFERED, "negated": WITHHELD, "disputed": DISPUTED}


def legs(rows: Sequence[Linked], details: Sequence[Linked], sides: Sides, pair: Sequence[str]) -> tuple[Leg, ...]:
    """The legs of one round, in the order of families; `details` tell more of those freed."""
    groups: dict[tuple[str, str, str, str], list[tuple[Linked, str | None, bool]]] = defaultdict(list)
    for row in rows:
        giver, inferred = sides.giver(row.item, pair)
        name = family(row.item.type) or ""
        kind = strand(row.item.type)
        groups[name, kind, giver or "", _PHASE[row.item.status]].append((row, giver, inferred))
    order = {name: i for i, name in enumerate(rules()["legs"])}
    found = []
    for key in sorted(groups, key=lambda k: (order[k[0]], k[3] != "deal", k)):
        for part in _alike(groups[key], key[0]):
            found.append(_leg(key[0], key[3], part, pair))
    return _with_details(found, [d.item for d in details])


Row = tuple[Linked, str | None, bool]


def _alike(rows: Sequence[Row], name: str) -> list[list[Row]]:
    """Rows that are about the same things or matters; what names neither joins the only group of its document."""
    if name == "prisoners" and rows[0][0].item.status in ("actual", "planned"):
        return _freed(rows)
    groups: list[tuple[set[str], list[Row]]] = []
    silent = []
    for row in sorted(rows, key=lambda r: r[0].item.id):
        about = set(subjects(row[0].item)) | (matters(row[0].item) if name == "sanctions" else set())
        if not about:
            silent.append(row)
            continue
        hits = [g for g in groups if g[0] & about]
        groups = [g for g in groups if g not in hits]
        groups.append(
            (about.union(*(g[0] for g in hits)), [*(r for g in hits for r in g[1]), row]),
        )
    for row in silent:
        fits = [g for g in groups if any(r[0].item.documents & row[0].item.documents for r in g[1])]
        fits = fits or [g for g in groups if not g[0]]
        if len(fits) == 1:
            fits[0][1].append(row)
        elif not any(not g[0] for g in groups):
            groups.append((set(), [row]))
        else:
            next(g for g in groups if not g[0])[1].append(row)
    return [g[1] for g in sorted(groups, key=lambda g: min(r[0].item.id for r in g[1]))]


def _freed(rows: Sequence[Row]) -> list[list[Row]]:
    """One release, however told; whom only a promise names, and nobody as freed, is promised apart from those freed.

    So are those of whom a document that tells of the release speaks beside it (`obiecał zwolnić pozostałych`).
    """
    freed = {s for row, _, _ in rows if row.item.status == "actual" for s in subjects(row.item)}
    done = [row.item for row, _, _ in rows if row.item.status == "actual"]
    told = {d for item in done for d in item.documents}
    counts = {item.amount.value for item in done if item.amount}
    together: list[Row] = []
    apart: list[Row] = []
    for r in rows:
        item = r[0].item
        named = set(subjects(item))
        again = item.amount is not None and item.amount.value in counts
        beside = not named and not again and item.documents <= told
        other = beside or (named and not named & freed)
        (apart if done and item.status != "actual" and other else together).append(r)
    return [g for g in (together, apart) if g]


def subjects(item: Item) -> tuple[str, ...]:
    """What the item is about: the firm, the prisoner, the embassy, the guest."""
    if item.type in rules()["host"]:
        return item.things("actor")
    return item.things(*rules()["subjects"][:4])


def _leg(name: str, phase: str, rows: Sequence[Row], pair: Sequence[str]) -> Leg:
    linked = sorted((r for r, _, _ in rows), key=_rank)
    giver = next((g for _, g, inferred in rows if g and not inferred), None) or rows[0][1]
    state = phase
    if phase == "deal":
        state = DELIVERED if any(r.item.status == "actual" for r in linked) else PROMISED
    main, parts = _parts(linked) if name == "prisoners" and phase == "deal" else (linked, [])
    counted = name == "prisoners"  # of `52, among them Statkiewicz` the count is the leg
    said = dict.fromkeys(
        s
        for r in linked
        if not (counted and r.item.amount) and (state != DELIVERED or r.item.status == "actual")
        for s in subjects(r.item)
    )
    named = [s for s in said if s not in pair]  # `sanctions on Belarus` says nothing where a firm is named
    words = sorted({m for r in linked for m in matters(r.item)}) if name == "sanctions" else []
    conditions = dict.fromkeys(c for r in linked for c in phrases(r.item, "condition"))
    return Leg(
        name,
        state,
        giver,
        next((s for s in pair if s != giver), None) if giver else None,
        all(inferred for _, _, inferred in rows),
        tuple(main),
        tuple(named or said),
        tuple(words),
        tuple(parts),
        tuple(conditions),
    )


def _rank(row: Linked) -> tuple[bool, bool, bool, tuple[str, int]]:
    """The telling to show first: done, stated by a cue, with a count."""
    first = min(row.item.sentences)
    place = (first.published or "9999", first.start)
    return (row.item.status != "actual", row.strength != "stated", row.item.amount is None, place)


def _parts(rows: Sequence[Linked]) -> tuple[list[Linked], list[Item]]:
    """(what counts the whole, what counts or names a part of it): `250 freed`, `of whom 15 to Lithuania`."""
    highest: dict[str, float] = {}
    for row in rows:
        if (amount := row.item.amount) is not None and amount.basis != "part":
            for document in row.item.documents:
                highest[document] = max(highest.get(document, 0), amount.value)
    main: list[Linked] = []
    parts: list[Linked] = []
    for row in rows:
        amount = row.item.amount
        less = amount is not None and any(highest.get(d, 0) > amount.value for d in row.item.documents)
        (parts if amount is not None and (less or amount.basis == "part") else main).append(row)
    return (main, [r.item for r in parts]) if main else (list(rows), [])


def _with_details(found: list[Leg], details: Iterable[Item]) -> tuple[Leg, ...]:
    """Transfers and refusals go to the leg of those freed."""
    freed = next((leg for leg in found if leg.family == "prisoners" and leg.state == DELIVERED), None)
    if freed is None:
        return tuple(found)
    whole = {a.value for a in freed.amounts}
    extra = tuple(sorted((d for d in details if d.amount is None or d.amount.value not in whole), key=lambda d: d.id))
    return tuple(replace(leg, parts=(*leg.parts, *extra)) if leg is freed else leg for leg in found)
