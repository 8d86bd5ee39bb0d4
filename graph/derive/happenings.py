"""Clusters of claims as quads: one node a happening, with all its claims, and differing values side by side.

The node holds one date and, in the order of their support, all counts and fillers, so that plain queries work; beside it
stands who says which (`kg:StatedValue`), and why each claim is in it (`kg:Join`).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pyoxigraph import NamedNode

from graph.derive.clusters import Cluster
from graph.derive.told import Told
from ontology.claims import Claim, Extraction, Filler, Quantity, Status
from ontology.ids import BASE, claim_iri, digest
from ontology.rdf import KIND, RDF_TYPE, RELATIONS, Writer, kg, quantity_quads

_STRENGTH = {status: i for i, status in enumerate(Status)}


def eventuality_iri(cluster: Cluster) -> str:
    """IRI of the one node of a cluster, made from the id of its earliest known claim."""
    return f"{BASE}eventuality/{cluster.id}"


def cluster_quads(w: Writer, cluster: Cluster) -> None:
    """Everything about one eventuality but what links it to others."""
    node, members = eventuality_iri(cluster), cluster.members
    claims = [t.claim for t in members]
    for type_ in sorted({c.type for c in claims}):
        w.add(node, RDF_TYPE, kg(type_[:1].upper() + type_[1:]))
    w.add(node, RDF_TYPE, kg(KIND[claims[0].status]))
    for c in claims:
        w.add(node, "supportedBy", NamedNode(claim_iri(c.id)))
    first = strongest(members)
    w.add(node, "status", first.status.value)
    w.add(node, "mode", first.mode.value if first.mode else None)
    stances = {c.stance for c in claims if c.stance}
    if len(stances) == 1:  # where they differ, each claim keeps its own
        w.add(node, "stance", stances.pop())
    w.add(node, "aspect", "state" if any(c.aspect == "state" for c in claims) else "event")
    dated = chosen_date(members)
    if dated is not None:
        w.add(node, "date", dated.claim.date)
        w.dates(node, dated.claim.earliest, dated.claim.latest)
    said: dict[tuple[str, str, str], list[Told]] = defaultdict(list)
    for t in members:
        for role, things in t.roles.items():
            for thing in things:
                said[(role, thing, "")].append(t)
        for f in t.claim.fillers:
            if f.cluster is None and f.text:
                said[(f.role, "", f.text)].append(t)
        if t.claim.date and t.exact is not None:
            said[("date", "", t.claim.date)].append(t)
    for (role, thing, text), by in sorted(said.items()):
        if role != "date":
            w.add(node, role, NamedNode(thing) if thing else text)
        if len(members) > 1:
            _stated(w, node, cluster.id, role, thing, text, by)
    _counts(w, node, members)
    for join in cluster.joins:
        at = f"{BASE}join/{join.claim}"
        w.add(node, "joinedBy", NamedNode(at))
        w.add(at, RDF_TYPE, kg("Join"))
        w.add(at, "claim", NamedNode(claim_iri(join.claim)))
        w.add(at, "joinedTo", NamedNode(claim_iri(join.to)))
        w.add(at, "how", join.how)
        w.add(at, "score", float(join.score))
        for reason in join.reasons:
            w.add(at, "reason", str(reason))


def strongest(members: Sequence[Told]) -> Claim:
    """The claim whose status the node bears; of equals the earliest known."""
    return min((t.claim for t in members), key=lambda c: _STRENGTH[c.status])


def _stated(w: Writer, node: str, cluster: str, role: str, thing: str, text: str, by: Sequence[Told]) -> None:
    at = f"{BASE}stated/{cluster}/{digest(f'{role}|{thing}|{text}', 12)}"
    w.add(node, "stated", NamedNode(at))
    w.add(at, RDF_TYPE, kg("StatedValue"))
    w.add(at, "property", role)
    if thing:
        w.add(at, "entity", NamedNode(thing))
    elif role == "date":
        w.add(at, "date", text)
        w.dates(at, by[0].claim.earliest, by[0].claim.latest)
    else:
        w.add(at, "text", text)
    for t in by:
        w.add(at, "supportedBy", NamedNode(claim_iri(t.id)))


def chosen_date(members: Sequence[Told]) -> Told | None:
    """The claim whose date the node bears: an exact one, said by most documents, then the earliest known."""
    dated = [t for t in members if t.claim.date and (t.exact is not None or len(members) == 1)]
    if not dated:
        return None
    support: dict[str, set[str]] = defaultdict(set)
    for t in dated:
        support[t.claim.date or ""].add(t.document)
    return min(dated, key=lambda t: (not t.exact, t.lent, -len(support[t.claim.date or ""]), t.rank))


def counts(members: Sequence[Told]) -> list[tuple[Quantity, list[Told]]]:
    """The different counts that the claims give, each with its claims; the best supported first, the exact before the open."""
    rows: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for t in members:
        q = t.claim.quantity
        if q is not None:
            rows[(q.value, q.least, q.most, t.basis, q.unit, q.approximate)].append(t)

    def rank(by: list[Told]) -> tuple[object, ...]:
        q = by[0].claim.quantity
        assert q is not None
        open_ = q.least is None or q.most is None or q.approximate
        return (by[0].basis == "part", -len({t.document for t in by}), open_, by[0].rank)

    found = []
    for by in sorted(rows.values(), key=rank):
        q = by[0].claim.quantity
        assert q is not None
        found.append((Quantity(q.value, q.least, q.most, q.of, q.unit, by[0].basis, q.approximate), by))
    return found


def _counts(w: Writer, node: str, members: Sequence[Told]) -> None:
    for order, (q, by) in enumerate(counts(members)):
        at = f"{node}/quantity" if order == 0 else f"{node}/quantity/{order}"
        w.add(node, "hasPart" if q.basis == "part" else "quantity", NamedNode(at))
        quantity_quads(w, at, q)
        w.add(at, "order", order)
        for t in by:
            w.add(at, "supportedBy", NamedNode(claim_iri(t.id)))


# -- relations -----------------------------------------------------------------------------------------------------


def relation_claims(
    rows: Iterable[Extraction], entity_of: dict[str, dict[str, str]], known: dict[str, str]
) -> list[list[Claim]]:
    """Claims of relations, those that say the same in one list, the earliest known first."""
    groups: dict[str, dict[str, Claim]] = defaultdict(dict)
    for extraction in rows:
        for key, c in relations_in(extraction, entity_of[extraction.document.text_id]):
            groups[key][c.id] = c
    found = [sorted(g.values(), key=lambda c: (known[c.document], c.id)) for g in groups.values()]
    return sorted(found, key=lambda g: g[0].id)


def relations_in(extraction: Extraction, links: Mapping[str, str]) -> Iterator[tuple[str, Claim]]:
    """The relations of one document, each with what makes two claims the same: type, status, both ends, date and words."""
    for c in extraction.claims:
        if c.type in RELATIONS:
            ends = sorted({(f.role, links.get(f.cluster, f.cluster)) for f in c.fillers if f.cluster})
            words = " ".join(sorted({" ".join(f.text.casefold().split()) for f in _worded(c)}))
            yield json.dumps([c.type, c.status.value, ends, c.date or "", words]), c


def relation_iri(claims: Sequence[Claim]) -> str:
    """IRI of one relation, made from the id of its earliest known claim."""
    return f"{BASE}relation/{claims[0].id}"


def _worded(c: Claim) -> list[Filler]:
    return [f for f in c.fillers if f.text and (f.cluster is None or f.role == "object")]


def relation_quads(w: Writer, claims: Sequence[Claim], entity_of: dict[str, dict[str, str]]) -> None:
    """One relation with all its claims."""
    first = claims[0]
    node = relation_iri(claims)
    w.add(node, RDF_TYPE, kg(first.type[:1].upper() + first.type[1:]))
    for c in claims:
        w.add(node, "supportedBy", NamedNode(claim_iri(c.id)))
    for name, value in (("status", first.status.value), ("mode", first.mode), ("aspect", first.aspect.value)):
        w.add(node, name, value)
    w.add(node, "date", first.date)
    w.dates(node, first.earliest, first.latest)
    links = entity_of[first.document]
    for role, cluster in sorted({(f.role, links.get(f.cluster, f.cluster)) for f in first.fillers if f.cluster}):
        w.add(node, role, NamedNode(cluster))
    for text in sorted({f.text for f in _worded(first)}):
        w.add(node, "roleText", text)
