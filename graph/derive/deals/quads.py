"""Rounds of talks as quads of the current graph: one `kg:Deal` each, its legs, and why each of them belongs to it.

A leg says who gave what to whom, whether it was delivered and when, by which sentences, under which reservation; each
happening behind it stands in a telling of its own, with the reasons that link it to the round.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode

from graph.derive.deals.records import Exchange, Leg, Linked, Reason, Round
from ontology.rdf import RDF_TYPE, Writer, kg


def deal_quads(w: Writer, r: Round) -> None:
    """All that is said of one round."""
    w.add(r.id, RDF_TYPE, kg("Deal"))
    for side in r.sides:
        w.add(r.id, "between", NamedNode(side))
    if r.talks:
        w.dates(r.id, r.first, r.last)
    else:
        w.dates(r.id, r.last or None, None, names=("toldOn", ""))
    for talk in r.talks:
        w.add(r.id, "talk", NamedNode(talk.id))
    for person in r.participants:
        w.add(r.id, "participant", NamedNode(person))
    for claim in sorted({s.claim for talk in r.talks for s in talk.sentences}):
        w.add(r.id, "supportedBy", NamedNode(claim))
    _remarks(w, r.id, "mediation", r.mediators)
    for order, leg in enumerate(r.legs):
        _leg(w, r, f"{r.id}/leg/{order}", order, leg)
    for order, exchange in enumerate(r.exchanges):
        _exchange(w, r.id, f"{r.id}/exchange/{order}", order, exchange)


def _leg(w: Writer, r: Round, at: str, order: int, leg: Leg) -> None:
    w.add(r.id, "leg", NamedNode(at))
    w.add(at, RDF_TYPE, kg("Leg"))
    w.add(at, "order", order)
    w.add(at, "legFamily", leg.family)
    w.add(at, "legState", leg.state)
    for name, side in (("giver", leg.giver), ("receiver", leg.receiver)):
        w.add(at, name, NamedNode(side) if side else None)
    w.add(at, "giverInferred", True if leg.inferred else None)
    for thing in leg.subjects:
        w.add(at, "legAbout", NamedNode(thing))
    for matter in leg.matters:
        w.add(at, "matter", matter)
    for amount in leg.amounts:
        w.add(at, "amount", float(amount.value))
    if done := leg.done:
        w.dates(at, done.first, done.last)
    for claim in sorted({s.claim for i in (*(x.item for x in leg.items), *leg.parts) for s in i.sentences}):
        w.add(at, "supportedBy", NamedNode(claim))
    _remarks(w, at, "reservation", leg.conditions)
    for number, row in enumerate(leg.items):
        w.add(at, "happening", NamedNode(row.item.id))
        _telling(w, at, "telling", number, row)
    for number, part in enumerate(leg.parts):
        _telling(w, at, "partTelling", number, Linked(part, ()))


def _telling(w: Writer, leg: str, name: str, order: int, row: Linked) -> None:
    at = f"{leg}/{name}/{order}"
    w.add(leg, name, NamedNode(at))
    w.add(at, RDF_TYPE, kg("LegTelling"))
    w.add(at, "order", order)
    w.add(at, "happening", NamedNode(row.item.id))
    w.add(at, "status", row.item.status)
    w.add(at, "mode", row.item.mode or None)
    for claim in sorted({s.claim for s in row.item.sentences}):
        w.add(at, "supportedBy", NamedNode(claim))
    if row.reasons:
        w.add(at, "strength", row.strength)
    for number, reason in enumerate(row.reasons):
        _reason(w, at, number, reason)


def _reason(w: Writer, telling: str, order: int, reason: Reason) -> None:
    at = f"{telling}/because/{order}"
    w.add(telling, "because", NamedNode(at))
    w.add(at, RDF_TYPE, kg("LegReason"))
    w.add(at, "order", order)
    w.add(at, "how", reason.kind)
    if reason.kind == "participant":
        w.add(at, "entity", NamedNode(reason.words))
    else:
        w.add(at, "text", reason.words or None)
    w.add(at, "supportedBy", NamedNode(reason.claim) if reason.claim else None)


def _remarks(w: Writer, node: str, name: str, rows: Iterable[tuple[str, str]]) -> None:
    """Words of a text, with their claim: reservations, mediation."""
    for order, (words, claim) in enumerate(rows):
        at = f"{node}/{name}/{order}"
        w.add(node, name, NamedNode(at))
        w.add(at, RDF_TYPE, kg("Remark"))
        w.add(at, "order", order)
        w.add(at, "text", words)
        w.add(at, "supportedBy", NamedNode(claim))


def _exchange(w: Writer, deal: str, at: str, order: int, exchange: Exchange) -> None:
    w.add(deal, "exchange", NamedNode(at))
    w.add(at, RDF_TYPE, kg("Exchange"))
    w.add(at, "order", order)
    for name, ids in (("gave", exchange.gave), ("got", exchange.got)):
        for iri in ids:
            w.add(at, name, NamedNode(iri))
    w.add(at, "text", exchange.words)
    w.add(at, "supportedBy", NamedNode(exchange.claim))
