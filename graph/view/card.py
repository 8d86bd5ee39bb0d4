"""The card of a thing, or of one happening: what `kg show` prints and what its `--json` holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graph.view import words
from graph.view.holdings import holdings
from graph.view.reader import View
from graph.view.records import RELATION, Evidence, Filling, Happening, Source, Thing
from ontology.acts import Holding


@dataclass(frozen=True, slots=True)
class Card:
    """Everything the graph says of one thing. Relations and events are in time order, undated ones last."""

    thing: Thing
    relations: tuple[Happening, ...]
    events: tuple[Happening, ...]
    members: tuple[str, ...] = ()
    others: tuple[str, ...] = ()  # further things of the name asked for
    held: tuple[Holding, ...] = ()  # by whom, and what it holds of others
    hidden: int = 0  # relations and events that are left out


def card(view: View, iri: str, others: tuple[str, ...] = (), count: int = 0) -> Card:
    """Read the card of the thing `iri`; `KeyError` for an IRI that is no thing of the graph.

    With `count` at most so many relations, dated events (the last) and undated ones.
    """
    found, hidden = view.latest_about(iri, count) if count else (view.about(iri), 0)
    told = sorted(found, key=lambda h: h.when)
    return Card(
        view.thing(iri),
        tuple(h for h in told if h.kind == RELATION),
        tuple(h for h in told if h.kind != RELATION),
        tuple(view.members(iri)),
        others,
        (*holdings(view.store, "firm", iri), *holdings(view.store, "holder", iri)),
        hidden,
    )


def card_json(view: View, found: Card, lang: str) -> dict[str, Any]:
    """The card as plain data; every name beside its id, every status beside its words."""
    thing = found.thing

    def named(iri: str) -> dict[str, str]:
        return {"id": iri, "name": view.label(iri, lang)}

    return {
        "id": thing.iri,
        "type": thing.type,
        "type_label": words.term(thing.type, lang),
        "name": thing.label(lang),
        "names": list(thing.names),
        "country": named(thing.country) if thing.country else None,
        "parents": [named(p) for p in thing.parents],
        "members": [named(m) for m in found.members],
        "posts": [
            {"words": dict(p.words), "of": named(p.of) if p.of else None, "start": p.start, "end": p.end}
            for p in thing.posts
        ],
        "same_as": list(thing.same_as),
        "relations": [happening_json(view, h, lang) for h in found.relations],
        "events": [happening_json(view, h, lang) for h in found.events],
        "holdings": holdings_json(view, found.held, lang),
        "others": [named(o) for o in found.others],
        "hidden": found.hidden,
    }


def holdings_json(view: View, rows: tuple[Holding, ...], lang: str) -> list[dict[str, Any]]:
    """Who holds what share, by which source; [] mostly."""
    if not rows:
        return []
    from graph.view.ownershiptext import holding_json  # with the words of sanctions, which a card seldom needs

    return [holding_json(h, lambda iri: view.label(iri, lang)) for h in rows]


def happening_json(view: View, h: Happening, lang: str) -> dict[str, Any]:
    """One happening as plain data: `kind` and `status` say whether it is done, `evidence` holds the sentences."""
    return {
        "id": h.iri,
        "type": h.type,
        "label": words.term(h.type, lang),
        "kind": h.kind,
        "status": h.status,
        "mode": h.mode or None,
        "stance": h.stance or None,
        "in_words": words.word("sentence", h.status, lang),
        "state": h.state,
        "date": h.date,
        "earliest": h.earliest,
        "latest": h.latest,
        "quantity": None if h.quantity is None else h.quantity.value,
        "quantity_words": words.quantity(h.quantity, lang) or None,
        "roles": [filling_json(view, f, lang) for f in h.fillings],
        "evidence": [evidence_json(e) for e in h.evidence],
        "types": list(h.types),
        "stated": [
            {
                "property": s.property,
                "id": s.entity,
                "value": view.label(s.entity, lang) if s.entity else s.count.value if s.count else s.text,
                "words": words.quantity(s.count, lang) or None,
                "claims": list(s.claims),
            }
            for s in h.stated
        ],
        "joins": [
            {
                "claim": j.claim,
                "to": j.to,
                "how": j.how,
                "score": j.score,
                "reasons": [{"what": what, "value": value, "weight": weight} for what, value, weight in j.reasons],
            }
            for j in h.joins
        ],
        "support": {
            "documents": h.support.documents,
            "publishers": h.support.publishers,
            "first": h.support.first,
            "last": h.support.last,
            "grade": h.support.grade or None,
        },
        "fulfilled_by": list(h.fulfilled_by),
        "fulfils": list(h.fulfils),
        "includes": list(h.includes),
        "remainder": None if h.remainder is None else h.remainder.value,
    }


def filling_json(view: View, f: Filling, lang: str) -> dict[str, Any]:
    name = view.label(f.entity, lang) if f.entity else f.text
    return {"role": f.role, "label": words.term(f.role, lang), "id": f.entity, "name": name}


def evidence_json(e: Evidence) -> dict[str, Any]:
    return {
        "claim": e.claim,
        "quote": e.quote,
        "document": source_json(e.source),
        "page": e.page,
        "status": e.status,
        "mode": e.mode or None,
        "according_to": list(e.speakers),
        "cites": list(e.cites),
        "confidence": e.confidence,
        "date_from": e.date_from,
        "other_counts": [{"value": value, "according_to": by or None} for value, by in e.rivals],
    }


def source_json(s: Source) -> dict[str, Any]:
    return {"id": s.iri, "title": s.title, "date": s.date, "publisher": s.publisher, "url": s.url, "name": s.name}
