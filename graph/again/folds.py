"""What is reckoned over rows of many documents or claims: relations, custody, counts held, superlatives, opinions.

`rows_of` says what one document gives to each of them, `fold` what the rows of one key make. A key of which a row came or
went is folded again; the nodes that it made before are taken out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Quad

from graph.again.codec import claim_row, dump, side_line, sighting_line, to_claim, to_side, to_sighting, to_told
from graph.again.memory import Memory
from graph.derive.conflict_quads import conflict_quads
from graph.derive.conflict_records import Conflict
from graph.derive.conflicts import (
    denial_keys,
    of_opinions,
    of_stocks,
    of_superlative,
    of_verdicts,
    opinions_in,
    overtakes,
    stock_of,
    superlative,
)
from graph.derive.corroboration import Publishers, Source, support_quads
from graph.derive.custody import custody_iri, custody_of, one_custody
from graph.derive.happenings import relation_iri, relation_quads, relations_in
from graph.derive.identity import Things
from graph.derive.reports import verdict_quads, verdicts
from graph.derive.rivals import rival_counts
from graph.derive.sightings import seen_in
from graph.derive.told import Told, family
from ontology.acts import Acts
from ontology.claims import Extraction
from ontology.dates import MAX
from ontology.ids import BASE
from ontology.rdf import Writer
from ontology.registry import Registry

Made = tuple[set[str], list[Quad]]  # nodes, and all that is said of them
Row = tuple[str, str, str]  # what it is for, key, data
OF_DOCUMENTS = ("relation", "custody", "opinion")
OF_CLAIMS = ("stock", "superlative", "denied")


@dataclass(slots=True)
class Folds:
    """Makes rows of documents and claims, and the quads of a key from its rows."""

    memory: Memory
    registry: Registry
    publishers: Publishers
    acts: Acts
    texts: Mapping[str, str]
    graph: str

    def rows_of(
        self, e: Extraction, things: Things, links: Mapping[str, str], sources: Mapping[str, Source]
    ) -> Iterator[Row]:
        """What one document gives."""
        for key, c in relations_in(e, links):
            s = sources[c.id]
            yield "relation", key, dump([s.known, s.document, s.voice, claim_row(c, links)])
        for person, day, sighting in seen_in(e, self.registry, things.entity_of(e.document.text_id)):
            yield "custody", person, sighting_line(day, sighting)
        for name, side in opinions_in(e):
            yield "opinion", name, side_line(side)

    def document(self, e: Extraction, things: Things) -> Made:
        """What one document makes by itself: how its claims compare with the acts, and rival counts in one sentence."""
        found = list(verdicts(self.acts, [e], self.registry, things.entity_of))
        roots, quads = self.conflicts([*rival_counts(e), *of_verdicts(found)])
        if self.acts.programmes:
            quads += verdict_quads(found, self.acts, self.graph)
            roots |= {v.iri for v in found}
        return roots, quads

    def conflicts(self, found: Sequence[Conflict]) -> Made:
        quads = list(conflict_quads(found, self.texts, self.acts, self.graph))
        return {f"{BASE}conflict/{c.id}" for c in found}, quads

    def fold(self, op: str, key: str) -> Made:
        """What the rows of a key make."""
        rows = self.memory.column("SELECT data FROM row WHERE op = ? AND key = ?", op, key)
        if not rows:
            return set(), []
        if op == "relation":
            return self._relation(rows)
        if op == "custody":
            custody = custody_of(key, (to_sighting(line) for line in rows))
            return {custody_iri(key)}, list(one_custody(custody, self.graph))
        if op == "opinion":
            return self.conflicts(list(of_opinions(key, (to_side(line) for line in rows))))
        if op == "stock":
            return self.conflicts(list(of_stocks(self._told(i) for i in rows)))
        if op == "superlative":
            return self.conflicts([c for i in rows for c in self._overtaken(self._told(i))])
        raise KeyError(op)

    def _told(self, claim: str) -> Told:
        return to_told(self.memory.value("SELECT data FROM claim WHERE id = ?", claim))

    def _relation(self, rows: Sequence[str]) -> Made:
        found = {}
        for known, document, origin, row in map(json.loads, rows):
            claim = to_claim(row)
            found[claim.id] = (known or MAX, claim, Source.heard(document, origin, known, claim.quote))
        told = sorted(found.values(), key=lambda r: (r[0], r[1].id))
        claims = [c for _, c, _ in told]
        w = Writer(self.graph)
        relation_quads(w, claims, {claims[0].document: {}})
        support_quads(w, relation_iri(claims), [s for _, _, s in told], "Relation", self.publishers)
        return {relation_iri(claims)}, w.quads

    def _overtaken(self, t: Told) -> Iterator[Conflict]:
        q = t.claim.quantity
        later = self.memory.column(
            "SELECT id FROM flow WHERE family = ? AND first > ? AND value > ? ORDER BY first, rank LIMIT 1",
            family(t.claim.type), min(t.last, t.known_ordinal), q.value if q else 0,
        )  # fmt: skip
        yield from of_superlative(t, [self._told(i) for i in later])


def claim_rows_of(t: Told) -> Iterator[Row]:
    """What one claim gives."""
    if stock := stock_of(t):
        yield "stock", dump(list(stock)), t.id
    if superlative(t):
        yield "superlative", family(t.claim.type), t.id
    if t.kind in ("Event", "NonEvent"):
        for shared in denial_keys(t):
            yield "denied", shared, t.kind


def flow_row(t: Told) -> tuple[object, ...] | None:
    """A count of what was done, which may overtake a superlative."""
    q = t.claim.quantity
    return (family(t.claim.type), t.first, dump(list(t.rank)), q.value, t.id) if q and overtakes(t) else None
