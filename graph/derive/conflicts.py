"""Values that cannot both hold, side by side, and what looks like a conflict and is none. Nothing is overwritten.

`8 tys. żołnierzy (litewski wywiad szacuje, że będzie ich ok. 30 tys.)` is a conflict; `ponad 170` and 194 are not, and a
`largest group so far` of 52 is overtaken by 250, not contradicted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, takewhile

from graph.derive.bounds import disjoint
from graph.derive.clusters import Cluster
from graph.derive.conflict_kinds import Kind, Weight
from graph.derive.conflict_records import Conflict, Side, compiled, rules
from graph.derive.counted import like
from graph.derive.happenings import counts, eventuality_iri
from graph.derive.reports import Finding, Verdict
from graph.derive.rivals import rival_counts
from graph.derive.told import ALWAYS, Told, family
from ontology.claims import Extraction, Status
from ontology.ids import ENTITY

_COUNTRY = f"{ENTITY}country/"


@dataclass(slots=True)
class Ground:
    """What conflicts are looked for in: documents, happenings, promises with what fulfilled them, verdicts."""

    rows: Sequence[Extraction]
    clusters: Sequence[Cluster]
    fulfilled: Sequence[tuple[Cluster, Cluster]] = ()
    verdicts: Sequence[Verdict] = ()


def conflicts(ground: Ground) -> list[Conflict]:
    """All disagreements, each once, in the order of their kinds."""
    found = [
        *(one for c in ground.clusters for one in of_happening(c)),
        *(one for stocks in _shelved(ground.clusters).values() for one in of_stocks(stocks)),
        *(one for e in ground.rows for one in rival_counts(e)),
        *(one for pair in ground.fulfilled for one in of_promise(*pair)),
        *_denials(ground.clusters),
        *of_verdicts(ground.verdicts),
        *_superlatives(ground.clusters),
        *(one for name, sides in _opinions(ground.rows).items() for one in of_opinions(name, sides)),
    ]
    kinds = list(Kind)
    return sorted({c.id: c for c in found}.values(), key=lambda c: (kinds.index(c.kind), c.about, c.id))


def of_happening(cluster: Cluster) -> Iterator[Conflict]:
    """What the claims of one happening disagree in."""
    yield from _counts([cluster])
    yield from _dates([cluster])


def _side(t: Told, value: str) -> Side:
    return Side(value, t.claim.document, t.claim.span.start, t.claim.span.end, t.id)


def _counts(clusters: Sequence[Cluster]) -> Iterator[Conflict]:
    """Counts that one happening is given and that cannot both hold; parts are compared with nothing, nor unlike things."""
    for c in clusters:
        rows = [(q, by) for q, by in counts(c.members) if q.basis != "part"]
        apart = [
            (a, b)
            for a, b in combinations(rows, 2)
            if a[0].basis == b[0].basis and disjoint(a[0], b[0]) and any(like(x, y) for x in a[1] for y in b[1])
        ]
        if apart:
            chosen = {id(row): row for pair in apart for row in pair}.values()
            sides = tuple(sorted(_side(t, f"{q.value:g}") for q, by in chosen for t in by))
            yield Conflict(Kind.COUNT, Weight.CONFLICT, eventuality_iri(c), sides, next(iter(chosen))[0].of)


def stock_of(t: Told) -> tuple[str, str] | None:
    """What a claim says to be held at a time, with others of which it is compared."""
    if t.basis != "stock" or t.kind != "Event" or t.first == ALWAYS:
        return None
    return t.claim.type, t.claim.quantity.of if t.claim.quantity else ""


def _shelved(clusters: Sequence[Cluster]) -> dict[tuple[str, str], list[Told]]:
    shelves: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for t in (t for c in clusters for t in c.members):
        if stock := stock_of(t):
            shelves[stock].append(t)
    return shelves


def of_stocks(rows: Iterable[Told]) -> Iterator[Conflict]:
    """`w więzieniach siedzi około 1000` against 1,300 in the same weeks."""
    rows = sorted(rows, key=lambda t: (t.first, t.rank))
    for n, a in enumerate(rows):
        for b in takewhile(lambda t, a=a: t.first - a.first <= rules()["days"]["stock"], rows[n + 1 :]):  # type: ignore[misc]
            p, q = a.claim.quantity, b.claim.quantity
            if p and q and a.document != b.document and disjoint(p, q) and like(a, b):
                sides = tuple(sorted((_side(a, f"{p.value:g}"), _side(b, f"{q.value:g}"))))
                yield Conflict(Kind.COUNT, Weight.CONFLICT, a.claim.type, sides, p.of)


def _dates(clusters: Sequence[Cluster]) -> Iterator[Conflict]:
    """Days that one happening is given, to the day and apart; lent dates are no statement."""
    for c in clusters:
        by_day: dict[str, list[Told]] = defaultdict(list)
        for t in c.members:
            day = t.claim.earliest
            if t.exact and day and day == t.claim.latest and not t.lent and not t.stative:
                by_day[day].append(t)
        if len(by_day) > 1:
            sides = tuple(sorted(_side(t, day) for day, ts in by_day.items() for t in ts))
            yield Conflict(Kind.DATE, Weight.CONFLICT, eventuality_iri(c), sides)


def of_promise(prospect: Cluster, event: Cluster) -> Iterator[Conflict]:
    """Done per the one, still agreed per the other that was published no earlier.

    What is demanded, sought or thought possible is no other answer than `done`; nor is what one text announces and then
    tells to have come.
    """
    told = {t.document for t in event.members}
    late = [t for t in prospect.members if _still_agreed(t) and t.document not in told and _not_before(t, event)]
    if late:
        sides = [*(_side(t, t.claim.status.value) for t in late), *(_side(t, "actual") for t in event.members)]
        yield Conflict(Kind.STATUS, Weight.CONFLICT, eventuality_iri(event), tuple(sorted(sides)))


def _still_agreed(t: Told) -> bool:
    return t.claim.status is Status.PLANNED and t.claim.date is None and t.claim.type in rules()["promised_of"]


def befallen(t: Told) -> frozenset[str]:
    """Whom a claim says that its happening befell: the one freed; of sanctions lifted the firm that was under them.

    A country says nothing here: Lithuania does not lift what Washington lifted of the sanctions on Belarus.
    """
    roles = ("patient", "target") if t.claim.type in rules()["denied_of"] else ("patient",)
    return frozenset(e for role in roles for e in t.roles.get(role, ()) if not e.startswith(_COUNTRY))


def denial_keys(t: Told) -> list[str]:
    """What a denial and what it denies share: the type, and whom it befell."""
    return sorted(f"{family(t.claim.type)} {e}" for e in befallen(t))


def keys_of_denial(c: Cluster) -> list[str]:
    """The same, of all claims of a happening."""
    return sorted({key for t in c.members for key in denial_keys(t)})


def _denials(clusters: Sequence[Cluster]) -> Iterator[Conflict]:
    done: dict[str, list[Cluster]] = defaultdict(list)
    for c in clusters:
        if c.members[0].kind == "Event":
            for key in keys_of_denial(c):
                done[key].append(c)
    for c in clusters:
        if c.members[0].kind == "NonEvent":
            yield from of_denial(c, {o.id: o for key in keys_of_denial(c) for o in done.get(key, ())}.values())


def of_denial(denial: Cluster, near: Iterable[Cluster]) -> Iterator[Conflict]:
    """Done and denied of the same person or firm; `near` are the happenings that share a key with it."""
    for other in near:
        if pair := _denied(denial, other):
            sides = [_side(pair[0], "negated"), _side(pair[1], "actual")]
            yield Conflict(Kind.STATUS, Weight.CONFLICT, eventuality_iri(other), tuple(sorted(sides)))


def _not_before(t: Told, event: Cluster) -> bool:
    """Whether the promise was told when the happening was already told, give or take the same news cycle."""
    days = [m.known for m in event.members if m.known]
    if not days or not t.known:
        return True
    return date.fromisoformat(t.known).toordinal() >= date.fromisoformat(min(days)).toordinal() - 31


def _denied(no: Cluster, yes: Cluster) -> tuple[Told, Told] | None:
    """A denial and a report of the same type about the same, in times that meet, or told in one news cycle."""
    for a in no.members:
        for b in yes.members:
            alike = family(a.claim.type) == family(b.claim.type) and not b.stative
            if alike and befallen(a) & befallen(b) and _at_once(a, b):
                return a, b
    return None


def _at_once(no: Told, yes: Told) -> bool:
    """Whether both tell of one time. A denial without a date is of the days before it was told: `zaprzeczył, że zniesiono`.

    One document that gives the word to two tells of a conflict; what it says itself, now so and now so, is of two times.
    """
    if no.exact is not None:
        return bool(no.exact and yes.exact) and no.first <= yes.last and yes.first <= no.last
    if no.document == yes.document and no.claim.attribution == yes.claim.attribution:
        return False
    if not no.known or not yes.known or yes.first > no.known_ordinal:
        return False
    cycle: int = rules()["days"]["denial"]
    return abs(no.known_ordinal - yes.known_ordinal) <= cycle


def of_verdicts(verdicts: Sequence[Verdict]) -> Iterator[Conflict]:
    """News against acts: told as lifted, by the acts a licence; told as imposed at another time."""
    by_claim: dict[str, list[Verdict]] = defaultdict(list)
    for v in verdicts:
        by_claim[v.claim].append(v)
    for claim, rows in sorted(by_claim.items()):
        found = {v.finding for v in rows}
        if found & {Finding.DIFFERS} and not any(v.main and v.finding is Finding.FITS for v in rows):
            kind, weight = Kind.IMPOSED, Weight.CONFLICT
        elif found & {Finding.LICENSED, Finding.STILL, Finding.NOT_YET, Finding.LICENCE_OTHERWISE}:
            kind, weight = Kind.ACT, Weight.CONFLICT
        elif found & {Finding.NO_ACT, Finding.LICENCE_NO_ACT}:
            kind, weight = Kind.ACT, Weight.OPEN
        else:
            continue
        sides: dict[tuple[str, ...], list[Verdict]] = defaultdict(list)
        for v in rows:
            if v.finding is Finding.LAPSED:
                continue  # it ran out by itself: not what was told
            sides[(v.group or "", v.finding.value, v.act or "", v.life.programme)].append(v)
        against = [
            Side(finding, act=act or None, programme=programme, targets=tuple(sorted(v.life.target for v in vs)), group=vs[0].group)
            for (_, finding, act, programme), vs in sorted(sides.items())
        ]  # fmt: skip
        told = rows[0].told
        yield Conflict(kind, weight, "", (Side("told", *told, claim), *against))


def superlative(t: Told) -> bool:
    """Whether a claim says that its count was the greatest so far."""
    counted = t.claim.quantity is not None and t.basis == "flow" and t.first != ALWAYS and t.kind != "NonEvent"
    return counted and compiled(rules()["superlative"]).search(t.claim.quote) is not None


def overtakes(t: Told) -> bool:
    """Whether a claim counts what was done, and could overtake an earlier superlative."""
    return t.kind == "Event" and t.basis == "flow" and t.claim.quantity is not None and t.first != ALWAYS


def _superlatives(clusters: Sequence[Cluster]) -> Iterator[Conflict]:
    told = [t for c in clusters for t in c.members if t.claim.quantity is not None]
    greatest = [t for t in told if superlative(t)]
    counted = [t for t in told if overtakes(t)] if greatest else []
    for t in greatest:
        yield from of_superlative(t, [o for o in counted if family(o.claim.type) == family(t.claim.type)])


def of_superlative(t: Told, counted: Iterable[Told]) -> Iterator[Conflict]:
    """`największa dotąd grupa` of 52, and 250 half a year later: true when it was said, and overtaken."""
    q = t.claim.quantity
    assert q is not None
    since = min(t.last, t.known_ordinal)
    later = [(o, p) for o in counted if (p := o.claim.quantity) and o.first > since and p.value > q.value]
    if later:
        first, p = min(later, key=lambda row: (row[0].first, row[0].rank))
        sides = (_side(t, f"{q.value:g}"), _side(first, f"{p.value:g}"))
        yield Conflict(Kind.SUPERLATIVE, Weight.OVERTAKEN, t.claim.type, sides, q.of)


def opinions_in(e: Extraction) -> Iterator[tuple[str, Side]]:
    """(key of `judgements` in `conflicts.yaml`, what the author says of it) for the sentences of one document."""
    for name, rule in rules()["judgements"].items():
        for span in e.sentences:
            text = span.of(e.document.text)
            if hit := compiled(rule["words"]).search(text):
                no = compiled(rules()["denied"]).search(text[: hit.start()])
                yield name, Side("no" if no else "yes", e.document.text_id, span.start, span.end)


def _opinions(rows: Sequence[Extraction]) -> dict[str, list[Side]]:
    found: dict[str, list[Side]] = defaultdict(list)
    for e in rows:
        for name, side in opinions_in(e):
            found[name].append(side)
    return found


def of_opinions(name: str, sides: Iterable[Side]) -> Iterator[Conflict]:
    """Judgements of authors on one matter, where one says yes and another no."""
    rows = tuple(sorted(sides))
    if {s.value for s in rows} == {"yes", "no"}:
        yield Conflict(Kind.JUDGEMENT, Weight.OPINION, name, rows)
