"""Derivation of what a change touches, with the same result as deriving everything anew.

`graph.derive` stays what it is, a pure function of all evidence. Beside it a memory holds what it found on the way: for
every name the thing that it became, for every claim its keys, edges and clusters, for all that is reckoned over documents
their rows. `fill` lays it down after a whole derivation; `again` takes the documents that changed, derives anew what looks at
any of them, and says which quads go and which come. A document of ten thousand so costs what it touches.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from graph.again.codec import dump, told_line
from graph.again.deals import DealsAgain
from graph.again.folds import OF_DOCUMENTS, Folds
from graph.again.happenings import HappeningsAgain, News
from graph.again.memory import Memory
from graph.again.things import MemoryThings, ThingsAgain
from graph.derive import GRAPH
from graph.derive.corroboration import Publishers, sources_of
from graph.derive.judgements import Judgement, Judgements
from graph.derive.told import known_day, told
from ontology.acts import Acts
from ontology.claims import Extraction
from ontology.garbage import seldom_collected
from ontology.rdf import ALT_LABEL, EXACT_MATCH, PREF_LABEL, RDF_TYPE, kg
from ontology.registry import Registry

OWNED = {"quantity", "hasPart", "stated", "joinedBy", "remainder", "side", "custodyStep", "post"}  # a node's own nodes
OWNED |= {"leg", "telling", "partTelling", "because", "reservation", "mediation", "exchange"}
HEAD = (RDF_TYPE, PREF_LABEL, ALT_LABEL, EXACT_MATCH, kg("country"), kg("parent"), kg("post"))  # of a thing


@dataclass(frozen=True, slots=True)
class Given:
    """What derivation gets beside evidence; `registry` holds the things of the acts as well."""

    registry: Registry
    judgements: Judgements
    publishers: Publishers
    acts: Acts


@dataclass(slots=True)
class Delta:
    """What goes and what comes: nodes with all that is theirs, heads of things, and single quads."""

    roots: set[str] = field(default_factory=set)
    heads: dict[str, list[Quad]] = field(default_factory=dict)
    gone: set[Quad] = field(default_factory=set)
    new: list[Quad] = field(default_factory=list)

    def against(self, quads: pyoxigraph.Store) -> tuple[set[Quad], set[Quad]]:
        """(quads to remove from a store, quads to add)."""
        graph = NamedNode(GRAPH)
        old = {q for q in self.gone if q in quads}
        for root in self.roots:
            old |= _owned(quads, NamedNode(root), graph)
        new = set(self.new)
        for iri, head in self.heads.items():
            new |= set(head)
            node = NamedNode(iri)
            mine = [q for predicate in HEAD for q in quads.quads_for_pattern(node, predicate, None, graph)]
            old |= set(mine)
            for q in mine:
                if q.predicate == kg("post") and isinstance(q.object, NamedNode):
                    old |= set(quads.quads_for_pattern(q.object, None, None, graph))
        return old - new, new - old


def _owned(quads: pyoxigraph.Store, root: NamedNode, graph: NamedNode) -> set[Quad]:
    found: set[Quad] = set()
    for q in quads.quads_for_pattern(root, None, None, graph):
        found.add(q)
        if q.predicate.value.rpartition("#")[2] in OWNED and isinstance(q.object, NamedNode):
            found |= _owned(quads, q.object, graph)
    return found


@seldom_collected()
def again(
    memory: Memory,
    changed: Mapping[str, Extraction | None],
    given: Given,
    read: Callable[[str], Extraction],
    texts: Mapping[str, str],
) -> Delta:
    """Derive what the changed documents touch: text id → what is read in it now, None where it is gone.

    `read` gives another document of the store by its text id, `texts` the stored text of any. The memory is brought up to date
    in the transaction that is open.
    """
    things = MemoryThings(memory, given.registry)
    before = _ledger(memory)
    identity = ThingsAgain(things, given.judgements, before, frozenset(given.acts.entities()), GRAPH)
    found = identity.run(changed)
    things = MemoryThings(memory, given.registry)
    folds = Folds(memory, given.registry, given.publishers, given.acts, texts, GRAPH)
    happenings = HappeningsAgain(memory, things, given.judgements, folds, GRAPH)
    out = Delta(found.roots, found.heads, found.gone, found.new)
    news: dict[str, News] = {}
    vanished: set[str] = set()
    for text, extraction in sorted({**{t: read(t) for t in found.texts}, **changed}.items()):
        now = _document(text, extraction, things, folds, happenings)
        old = {
            c: (data, origin)
            for c, data, origin in memory.rows("SELECT id, data, origin FROM claim WHERE text = ?", text)
        }
        vanished |= old.keys() - now.keys()
        retold = text in found.retyped
        news |= {c: n for c, n in now.items() if retold or old.get(c) != (told_line(n.told), n.origin)}
    happenings.run(news, vanished, _judged(before, given.judgements))
    for op, key in sorted(happenings.folded):
        happenings.replace(op, key, folds.fold(op, key))
    relations = sorted(key for op, key in happenings.folded if op == "relation")
    deals = DealsAgain(memory, things, happenings.cluster, happenings.replace, folds.conflicts, GRAPH)
    deals.run(happenings.written, happenings.gone, relations, found.reclassed)
    remember(memory, given.judgements)
    out.roots |= happenings.roots
    out.new += happenings.new
    return out


def _document(
    text: str,
    extraction: Extraction | None,
    things: MemoryThings,
    folds: Folds,
    happenings: HappeningsAgain,
) -> dict[str, News]:
    """The rows of one document anew; its claims of happenings."""
    memory = folds.memory
    old = {tuple(r) for r in memory.rows(f"SELECT op, key, data FROM row WHERE src = ? AND op IN {OF_DOCUMENTS}", text)}
    new: set[tuple[str, ...]] = set()
    claims: dict[str, News] = {}
    if extraction is None:
        happenings.replace("document", text, (set(), []))
    else:
        known = known_day(extraction.document)
        sources = sources_of(extraction, things, folds.publishers, known)
        new = set(folds.rows_of(extraction, things, things.links(text), sources))
        claims = {t.id: News(t, text, sources[t.id].voice) for t in told(extraction, things)}
        happenings.replace("document", text, folds.document(extraction, things))
    memory.many(
        "DELETE FROM row WHERE op = ? AND key = ? AND src = ? AND data = ?", ((o, k, text, d) for o, k, d in old - new)
    )
    memory.many("INSERT INTO row VALUES (?, ?, ?, ?)", ((o, k, text, d) for o, k, d in new - old))
    happenings.folded |= {(op, key) for op, key, _ in old ^ new}
    return claims


# -- judgements ----------------------------------------------------------------------------------------------------


def remember(memory: Memory, judgements: Judgements) -> None:
    """Keep the ledger that a derivation went by."""
    rows = [[j.number, j.verdict, list(j.left), list(j.right), j.by, j.at, j.why, j.undoes] for j in judgements.ledger]
    memory.set("ledger", dump(rows))


def _ledger(memory: Memory) -> Judgements:
    rows = json.loads(memory.get("ledger") or "[]")
    return Judgements(tuple(Judgement(n, v, tuple(a), tuple(b), *rest) for n, v, a, b, *rest in rows))


def _judged(before: Judgements, now: Judgements) -> set[str]:
    """The claims of which people say something else than before."""
    old, new = ({j.id: j for j in ledger.holding()} for ledger in (before, now))
    return {c for i in old.keys() ^ new.keys() for j in [old.get(i) or new[i]] for c in (*j.left, *j.right)}
