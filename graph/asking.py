"""What a person must decide: the open questions of `kg review`.

Of a store with a memory of its last derivation (`graph.renewal`) they are read from it; else all is derived once more. A question
names claims or mention clusters; its sentences are read when it is shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyoxigraph

from graph.ledger import judgements
from graph.store import Store
from graph.view.evidence import EvidenceReader
from graph.view.kept import Kept
from graph.view.lists import Records, kept_lists
from graph.view.packed import Rows
from graph.view.properties import properties
from graph.view.reader import View
from ontology.claims import Extraction
from ontology.ids import claim_iri, document_iri
from ontology.rdf import read_evidence

if TYPE_CHECKING:  # what derives is loaded when the questions are found, not when they are shown
    from graph.again.memory import Memory
    from graph.derive.joining import Named


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two that may be the same: what the ledger calls it, its label, its sentence and document."""

    refs: tuple[str, ...]
    label: str
    quote: str
    document: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """An open question: `kind` is `event` or `thing`; `score` and `reasons` say how near the two are."""

    kind: str
    left: Side
    right: Side
    score: float
    reasons: tuple[tuple[str, str, float], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """The same before anything of it is read: a claim or a mention cluster on each side."""

    kind: str
    left: str
    right: str
    score: float
    reasons: tuple[tuple[str, str, float], ...]


class Questions(Rows[Question]):
    """Questions whose sentences are read when they are looked at."""

    def __init__(self, store: pyoxigraph.Store, pairs: Records[Pair]) -> None:
        self._pairs, self._store = pairs, Store(store)
        self._evidence = EvidenceReader(store, View(store).label)
        self._rows: dict[str, Extraction] = {}

    def __len__(self) -> int:
        return len(self._pairs)

    def _at(self, number: int) -> Question:
        p = self._pairs[number]
        side = self._claim if p.kind == "event" else self._cluster
        return Question(p.kind, side(p.left), side(p.right), p.score, p.reasons)

    def _claim(self, claim: str) -> Side:
        iri = claim_iri(claim)
        e, found = self._evidence.read(iri), properties(self._store.quads, iri, None)
        type_ = found.literals("type")[0].value
        return Side((claim,), type_, e.quote, e.source.title or e.source.name, found.text("date") or None)

    def _cluster(self, name: str) -> Side:
        text, _, cluster = name.partition(":")
        if text not in self._rows:
            graph = self._store.evidence_of(document_iri(text))
            self._rows[text] = read_evidence(self._store.evidence(graph or ""))
        e = self._rows[text]
        label = next(c.label for c in e.clusters if c.id == cluster)
        at = next((m.span.start for m in e.mentions if m.cluster == cluster), 0)
        sentence = next((s.of(e.document.text) for s in e.sentences if s.start <= at < s.end), "")
        return Side((name,), label, sentence, e.document.title or e.document.name)


def questions(quads: pyoxigraph.Store, beside: Kept | None = None) -> Sequence[Question]:
    """All open questions that nobody has judged, the nearest first; found once for a view of the store.

    `beside` is where that view keeps what was reckoned of it.
    """
    store = Store(quads, beside.folder if beside else None)
    found = kept_lists(View(quads, beside), "asked", (1,), lambda: {"pairs": _pairs(store)}, (Pair,))
    return Questions(quads, found["pairs"])


def _pairs(store: Store) -> list[Pair]:
    from graph.again.asked import still_open
    from graph.renewal import from_memory

    rows = from_memory(store, lambda memory: [*_events(still_open(memory)), *_alike(_known(memory))])
    if rows is None:
        rows = [*_derived(store)]
    judged = {frozenset((a, b)) for j in judgements(store.quads).holding() for a in j.left for b in j.right}
    rows = [p for p in rows if frozenset((p.left, p.right)) not in judged]
    return sorted(rows, key=lambda p: (-p.score, p.kind, p.left, p.right))


def _derived(store: Store) -> Iterator[Pair]:
    from graph.derive import derivation
    from graph.derive.joining import all_named, ref
    from graph.shipped import registry

    rows = [read_evidence(store.evidence(graph)) for graph in store.sources().values()]
    found = derivation(rows, registry(), judgements(store.quads))
    yield from _events(found.found.open)
    iri_of = found.things.joining.iri_of
    yield from _alike((n, iri_of[ref(n.text_id, n.cluster.id)]) for e in found.rows for n in all_named(e))


def _events(rows: Iterable[Any]) -> Iterator[Pair]:
    for o in rows:
        yield Pair("event", o.left, o.right, o.score, tuple((r.what, r.value, r.weight) for r in o.reasons))


def _known(memory: Memory) -> Iterator[tuple[Named, str]]:
    from graph.again.codec import to_named

    rows = memory.rows("SELECT data, iri FROM ref WHERE type = 'Person' ORDER BY text, ord")
    return ((to_named(data), iri) for data, iri in rows)


def _alike(named: Iterable[tuple[Named, str]]) -> Iterator[Pair]:
    """A person named by surname alone, and the one or more persons of that surname in other documents."""
    by_surname: dict[str, dict[str, str]] = defaultdict(dict)
    alone: list[Named] = []
    people = {n.ref: (n, iri) for n, iri in named if n.cluster.type == "Person"}
    for n, iri in sorted(people.values(), key=lambda row: (row[0].text_id, row[0].cluster.id)):
        if n.first or n.cluster.registered:
            by_surname[n.surname].setdefault(iri, n.ref)
        elif n.surname and iri == n.cluster.id:
            alone.append(n)
    for n in alone:
        for _, other in sorted(by_surname.get(n.surname, {}).items()):
            if not other.startswith(n.text_id):
                yield Pair("thing", other, n.ref, 1.0, (("surname", n.surname, 1.0),))


def plain(question: Question) -> dict[str, object]:
    """A question as plain data, for `--json`."""
    return {
        "kind": question.kind,
        "score": question.score,
        "reasons": [{"what": w, "value": v, "weight": n} for w, v, n in question.reasons],
        **{
            name: {"refs": list(s.refs), "label": s.label, "quote": s.quote, "document": s.document, "date": s.date}
            for name, s in (("left", question.left), ("right", question.right))
        },
    }
