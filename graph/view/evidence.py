"""Reads claims of evidence graphs as what a reader is shown: quote, document, page, status, who says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from pyoxigraph import Literal, NamedNode, Store

from graph.view.properties import Properties, local, told_first
from graph.view.records import Evidence, Source
from graph.view.vocabulary import CURRENT
from ontology.ids import VOCABULARY

_BESIDE = NamedNode(VOCABULARY + "besideClaim")


_BEFORE, _BEHIND = 40, 60  # characters shown beside the words of a date


def around(text: str, start: int, end: int) -> str:
    """The words `text[start:end]` with what stands beside them in their paragraph.

    >>> around("Padało. W środę Polska zamknęła granicę.", 10, 15)
    'Padało. W środę Polska zamknęła granicę.'
    """
    if not text[start:end]:
        return ""
    before, behind = text[:start].rpartition("\n")[2], text[end:].partition("\n")[0]
    if len(before) > _BEFORE:
        before = "… " + before[-_BEFORE:].partition(" ")[2]
    if len(behind) > _BEHIND:
        behind = behind[:_BEHIND].rpartition(" ")[0] + " …"
    return before + text[start:end] + behind


class EvidenceReader:
    """Remembers documents, which many claims share. `label` names a thing of the current graph."""

    def __init__(self, store: Store, label: Callable[[str], str]) -> None:
        self._store = store
        self._label = label
        self._sources: dict[str, Source] = {}

    def read(self, iri: str) -> Evidence:
        """The claim `iri`, from the graph that holds it."""
        claim = self._properties(iri)
        document = claim.iri("document") or ""
        return Evidence(
            iri,
            claim.text("quote") or self._exact(claim),
            self.source(document),
            claim.text("status") or "actual",
            claim.text("mode"),
            page=int(claim.text("page")) if claim.text("page") else None,
            speakers=tuple(name for name, _ in groupby(self._speaker(u) for u in claim.iris("attribution"))),
            cites=tuple(self._cited(claim)),
            confidence=claim.number("confidence"),
            at=int(claim.text("triggerStart") or 0),
            start=self._start(claim),
            rivals=tuple(sorted(self._rivals(iri))) if "quantity" in claim else (),
            date_from=self._date_from(claim, document),
        )

    def source(self, iri: str) -> Source:
        """The document `iri` as one cites it."""
        if iri not in self._sources:
            found = self._properties(iri) if iri else Properties({}, {})
            self._sources[iri] = Source(
                iri,
                found.text("title"),
                found.text("date") or None,
                found.text("publisher") or None,
                found.text("url") or None,
                found.text("name"),
            )
        return self._sources[iri]

    def _properties(self, iri: str) -> Properties:
        return told_first(self._store, iri)

    def _exact(self, claim: Properties) -> str:
        for selector in claim.iris("hasSelector"):
            if text := self._properties(selector).text("exact"):
                return text
        return ""

    def _start(self, claim: Properties) -> int | None:
        for selector in sorted(claim.iris("hasSelector"), key=lambda iri: not iri.endswith("/position")):
            if text := self._properties(selector).text("start"):
                return int(text)
        return None

    def _date_from(self, claim: Properties, document: str) -> str | None:
        if not claim.text("date"):
            return None
        if not claim.text("dateStart"):
            return ""
        first, last, start = int(claim.text("dateStart")), int(claim.text("dateEnd")), self._start(claim)
        quote = claim.text("quote") or self._exact(claim)
        if start is None or start <= first < start + len(quote):
            return None
        return around(self._properties(document).text("text"), first, last) or None

    def _rivals(self, claim: str) -> Iterator[tuple[float, str]]:
        """What others count in the sentence of the claim, by the current graph: `(30000, "wywiad Litwy")`."""
        for quad in self._store.quads_for_pattern(None, _BESIDE, NamedNode(claim), CURRENT):
            side = self._properties(quad.subject.value)  # type: ignore[union-attr]
            yield float(side.text("text")), side.text("saidBy")

    def _speaker(self, utterance: str) -> str:
        found = self._properties(utterance)
        who = found.iri("speaker")
        if who is None:
            return found.text("text")
        label = self._label(who)
        if label != local(who):
            return label
        # what one document alone names has its label there, not in the current graph under that name
        return self._in_document(who, utterance) or found.text("text")

    def _in_document(self, cluster: str, claim: str) -> str:
        """What the document that holds `claim` calls one of its clusters; "" where it has no word for it."""
        named, entity, name = NamedNode(cluster), NamedNode(VOCABULARY + "entity"), NamedNode(VOCABULARY + "label")
        graph = next((q.graph_name for q in self._store.quads_for_pattern(NamedNode(claim), None, None, None)), None)
        if not isinstance(graph, NamedNode):
            return ""
        for row in self._store.quads_for_pattern(None, entity, named, graph):
            if isinstance(row.subject, NamedNode):
                for found in self._store.quads_for_pattern(row.subject, name, None, graph):
                    if isinstance(found.object, Literal):
                        return found.object.value
        return ""

    def _cited(self, claim: Properties) -> list[str]:
        rows = []
        for iri in claim.iris("cites"):
            found = self._properties(iri)
            rows.append(found.text("url") or found.text("text"))
        return [*rows, *(t.value for t in claim.literals("cites"))]
