"""What a document says again: claims that name neither thing nor count, and the parts of a whole.

`Uwolnionych wywieziono do Wilna` names nobody; if its document tells of one release only, it speaks of that one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.derive.clusters import Cluster
from graph.derive.match import Matcher
from graph.derive.recall import Again, Fit
from graph.derive.told import Told


def rounds(clusters: Iterable[Cluster]) -> dict[str, str]:
    """Document → the talks that it is about: the first that it dates to the day, of which two who take part are known, or a place.

    `Sandu, która 14 stycznia spotkała się z Tuskiem`: another document may be the one that names both.
    """
    first: dict[str, tuple[int, str]] = {}
    for c in clusters:
        if not any(len(t.roles.get("participant", ())) > 1 or "place" in t.roles for t in c.members):
            continue
        for t in c.members:
            if t.exact:
                first[t.document] = min(first.get(t.document, (t.claim.span.start, c.id)), (t.claim.span.start, c.id))
    return {document: talks for document, (_, talks) in first.items()}


def inside(
    claims: Sequence[Told], of: Mapping[str, Cluster], matcher: Matcher, fit: Fit
) -> list[tuple[Told, Told, str]]:
    """(claim, claim of its document that it belongs to, `inside`, `part`, or `open` for a person), all judged on the clusters as they stand."""
    return [*_parts(claims, of), *_again(claims, of, matcher, fit)]


def _parts(claims: Sequence[Told], of: Mapping[str, Cluster]) -> Iterator[tuple[Told, Told, str]]:
    """A part belongs to the whole that stands before it the nearest, else after it, and is greater than it."""
    wholes: dict[str, list[Told]] = defaultdict(list)
    for t in claims:
        if t.basis != "part":
            wholes[t.document].append(t)
    for t in claims:
        if t.basis == "part" and len(of[t.id].members) == 1:
            size = t.claim.quantity.value if t.claim.quantity else 0
            near = [w for w in wholes[t.document] if w.claim.quantity is None or w.claim.quantity.value > size]
            if near:
                at = t.claim.span.start
                yield (
                    t,
                    min(
                        near,
                        key=lambda w: (
                            w.claim.quantity is None,
                            w.basis == "total",  # `łącznie 18` sums up other releases
                            w.claim.span.start > at,
                            abs(at - w.claim.span.start),
                            w.id,
                        ),
                    ),
                    "part",
                )


def _again(
    claims: Sequence[Told], of: Mapping[str, Cluster], matcher: Matcher, fit: Fit
) -> Iterator[tuple[Told, Told, str]]:
    """What a document tells again, each claim once: in a heading, of a happening that it told, or in the same words."""
    by_document: dict[str, list[Told]] = defaultdict(list)
    for t in claims:
        by_document[t.document].append(t)
    found: dict[str, tuple[Told, list[tuple[Told, str]]]] = {}
    for document, rows in by_document.items():
        if len(rows) > 1:
            again = Again(sorted(rows, key=lambda t: (t.claim.trigger.start, t.id)), of, matcher, fit)
            found |= {t.id: (t, homes) for t, homes in again.homes(matcher.rounds.get(document, ""))}
    for t in claims:  # in their order, whichever document comes first
        if t.id in found:
            yield from ((t, to, how) for to, how in found[t.id][1])
