"""Rounds of talks as the graph holds them (`kg:Deal`), read back into the records that they were made of."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from pyoxigraph import NamedNode

from graph.derive.deals.legs import subjects
from graph.derive.deals.records import Amount, Exchange, Item, Leg, Linked, Reason, Round, Sentence, rivals
from graph.derive.deals.rounds import width
from graph.view import vocabulary as v
from graph.view.properties import Properties, properties
from graph.view.reader import View
from graph.view.records import Happening
from ontology.dates import bounds, valid

_TYPE = NamedNode(v.TYPE)


def rounds_of(view: View) -> tuple[Round, ...]:
    """All rounds of a graph, in time order."""
    reader = RoundReader(view)
    quads = view.store.quads_for_pattern(None, _TYPE, NamedNode(v.OWN + "Deal"), v.CURRENT)
    found = [reader.round(q.subject.value) for q in quads if isinstance(q.subject, NamedNode)]
    return tuple(sorted(found, key=lambda r: (r.last, r.first, r.id)))


class RoundReader:
    """Reads rounds and single legs of one view; a happening that several tell of is read once."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._item: Callable[[str], Item] = cache(lambda iri: item(view.happening(iri, bare=True)))

    def round(self, iri: str) -> Round:
        """The round `iri` with its legs."""
        found = self._get(iri)
        talks = [self._item(t) for t in found.iris("talk")]
        sides = found.iris("between")
        return Round(
            iri,
            sides,
            found.text("earliest"),
            found.text("latest") or found.text("toldOn"),
            tuple(sorted(talks, key=lambda t: (t.first, width(t), t.id))),
            found.iris("participant"),
            tuple(self._leg(at) for at in self._ordered(found, "leg")),
            tuple(self._exchange(at) for at in self._ordered(found, "exchange")),
            self._remarks(found, "mediation"),
        )

    def leg(self, iri: str) -> Leg:
        """One leg of a round, by its IRI."""
        return self._leg(self._get(iri))

    def _leg(self, found: Properties) -> Leg:
        rows = tuple(self._telling(t) for t in self._ordered(found, "telling"))
        about = set(found.iris("legAbout"))
        return Leg(
            found.text("legFamily"),
            found.text("legState"),
            found.iri("giver"),
            found.iri("receiver"),
            found.flag("giverInferred"),
            rows,
            tuple(s for s in dict.fromkeys(s for row in rows for s in subjects(row.item)) if s in about),
            tuple(t.value for t in found.literals("matter")),
            tuple(self._telling(t).item for t in self._ordered(found, "partTelling")),
            self._remarks(found, "reservation"),
        )

    def _telling(self, found: Properties) -> Linked:
        whole, claims = self._item(found.iri("happening") or ""), set(found.iris("supportedBy"))
        told = whole.told_by(s for s in whole.sentences if s.claim in claims)
        reasons = tuple(
            Reason(r.text("how"), r.iri("entity") or r.text("text"), r.iri("supportedBy") or "")
            for r in self._ordered(found, "because")
        )
        return Linked(told, reasons)

    def _exchange(self, found: Properties) -> Exchange:
        return Exchange(found.iris("gave"), found.iris("got"), found.text("text"), found.iri("supportedBy") or "")

    def _remarks(self, found: Properties, name: str) -> tuple[tuple[str, str], ...]:
        return tuple((r.text("text"), r.iri("supportedBy") or "") for r in self._ordered(found, name))

    def _ordered(self, found: Properties, name: str) -> list[Properties]:
        return sorted((self._get(at) for at in found.iris(name)), key=lambda p: int(p.text("order") or 0))

    def _get(self, iri: str) -> Properties:
        return properties(self._view.store, iri, v.CURRENT)


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
    amounts = [Amount.told(c) for c in h.counts]
    return Item(
        h.iri,
        h.type,
        h.status,
        h.mode,
        h.earliest or "",
        h.latest or "",
        (h.date or "").endswith("~"),
        amounts[0] if amounts else None,
        {role: tuple(things) for role, things in roles.items()},
        tuple(sorted(sentences)),
        rivals(amounts),
    )


@cache
def published(date: str | None) -> str:
    """The last day on which a document of that date was published; "" for one without a date."""
    return bounds(date)[1] if date and valid(date) else ""
