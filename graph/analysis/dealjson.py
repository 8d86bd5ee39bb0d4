"""Deals as plain data, for programs: names beside ids, states beside statuses, every leg with its sentences."""

from __future__ import annotations

from typing import Any

from graph.analysis.dealtext import Teller
from graph.analysis.denied import denials
from graph.derive.deals.records import Amount, Item, Leg, Round
from graph.view.card import evidence_json, happening_json


def deals_json(tell: Teller) -> dict[str, Any]:
    """Rounds with legs and exchanges; what was given outside them; totals; what is open; who is held."""
    deals = tell.found.deals
    return {
        "rounds": [_round(tell, r) for r in deals.rounds if r.legs],
        "outside": [_leg(tell, leg) for leg in deals.outside],
        "totals": [
            {
                **_item(tell, t.item),
                "known": [{"id": k.id, "amount": _amount(k.amount)} for k in t.known],
                "rest": t.rest,
            }
            for t in deals.totals
        ],
        "open": [
            {
                "family": o.family,
                "type": o.type,
                "giver": _named(tell, o.giver),
                "subjects": [_named(tell, s) for s in o.subjects],
                "matters": list(o.matters),
                "told": [_item(tell, i) for i in o.items],
            }
            for o in deals.open
        ],
        "held": [_item(tell, i) for i in deals.held],
    }


def _round(tell: Teller, r: Round) -> dict[str, Any]:
    return {
        "id": r.id,
        "sides": [_named(tell, s) for s in r.sides],
        "first": r.first or None,
        "last": r.last or None,
        "talks": [happening_json(tell.view, tell.found.told[t.id], tell.lang) for t in r.talks],
        "participants": [_named(tell, p) for p in r.participants],
        "mediators": [{"words": text, "claim": claim} for text, claim in r.mediators],
        "legs": [_leg(tell, leg) for leg in r.legs],
        "exchanges": [
            {"gave": list(e.gave), "got": list(e.got), "words": e.words, "claim": e.claim} for e in r.exchanges
        ],
    }


def _leg(tell: Teller, leg: Leg) -> dict[str, Any]:
    return {
        "family": leg.family,
        "state": leg.state,
        "in_words": tell.leg(leg),
        "standing": tell.standing(leg),
        "in_law": [
            {
                "targets": [_named(tell, t) for t in row.targets],
                "programme": row.programme,
                "finding": row.finding,
                "act": row.act,
                "in_words": row.text,
            }
            for row in tell.in_law(leg)
        ],
        "denied_by": [evidence_json(e) for e in denials(tell.view, leg)],
        "giver": _named(tell, leg.giver),
        "receiver": _named(tell, leg.receiver),
        "giver_inferred": leg.inferred,
        "subjects": [_named(tell, s) for s in leg.subjects],
        "matters": list(leg.matters),
        "amounts": [_amount(a) for a in leg.amounts],
        "conditions": [{"words": text, "claim": claim} for text, claim in leg.conditions],
        "parts": [_item(tell, p) for p in leg.parts],
        "told": [
            {
                **_item(tell, row.item),
                "strength": row.strength,
                "reasons": [
                    {"kind": r.kind, "words": r.words, "claim": r.claim or None, "text": tell.reason(r)}
                    for r in row.reasons
                ],
            }
            for row in leg.items
        ],
    }


def _item(tell: Teller, item: Item) -> dict[str, Any]:
    happening = tell.found.told[item.id]
    return {
        "id": item.id,
        "type": item.type,
        "status": item.status,
        "mode": item.mode or None,
        "date": happening.date,
        "amount": _amount(item.amount),
        "evidence": [evidence_json(e) for e in tell.found.evidence(item).values()],
    }


def _amount(amount: Amount | None) -> dict[str, Any] | None:
    if amount is None:
        return None
    return {"value": amount.value, "least": amount.least, "most": amount.most, "of": amount.of or None}


def _named(tell: Teller, iri: str | None) -> dict[str, str] | None:
    return {"id": iri, "name": tell.label(iri)} if iri else None
