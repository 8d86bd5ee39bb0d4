"""Identity derived anew, as far as changed documents and judgements reach.

A registered thing, and a firm or place by its whole name, depends on nobody; a person on those of the same surname;
what people judged on the things that they named. So these are read again, and only clusters that became another thing,
and the things that they left and joined, are handed on.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Quad

from graph.again.codec import dump, named_line, to_named
from graph.again.memory import Memory
from graph.derive.identity import Thing, named_by, thing_quads, used, why_quads
from graph.derive.joining import Joined, Joining, Known, Named, all_named, by_signals, judge, known_persons
from graph.derive.judgements import Judgements
from ontology.claims import Extraction
from ontology.ids import ENTITY, digest, document_iri, entity_iri
from ontology.rdf import Writer, kg
from ontology.registry import Entry, Registry

JOIN_IRI = "https://w3id.org/sanctions-kg/join/"


@dataclass(slots=True)
class MemoryThings:
    """What comparing claims asks of things, from the memory."""

    memory: Memory
    registry: Registry
    _types: dict[str, str] = field(default_factory=dict)
    _above: dict[str, frozenset[str]] = field(default_factory=dict)
    _namers: dict[str, list[str]] = field(default_factory=dict)
    _known: dict[tuple[str, str], Known] | None = None

    def known(self) -> Mapping[tuple[str, str], Known]:
        """Who in the registry is of a surname and first name."""
        if self._known is None:
            self._known = known_persons(self.registry)
        return self._known

    def namers(self) -> Mapping[str, list[str]]:
        """Registered thing → those of the registry that bring it into the graph."""
        if not self._namers:
            for entry in self.registry:
                for iri in named_by(entry):
                    self._namers.setdefault(iri, []).append(entity_iri(entry.key))
        return self._namers

    def entry(self, iri: str) -> Entry | None:
        return self.registry.entries.get(iri.removeprefix(ENTITY)) if iri.startswith(ENTITY) else None

    def type_of(self, iri: str) -> str:
        if iri not in self._types:
            entry = self.entry(iri)
            self._types[iri] = entry.type if entry else self.memory.value("SELECT type FROM thing WHERE iri = ?", iri)
        return self._types[iri]

    def around(self, iri: str) -> frozenset[str]:
        if iri not in self._above:
            self._above[iri] = frozenset()
            entry = self.entry(iri)
            near = [] if entry is None else [entity_iri(k) for k in (entry.country, *entry.parents) if k]
            self._above[iri] = frozenset(near).union(*(self.around(n) for n in near)) - {iri}
        return self._above[iri]

    def links(self, text: str) -> dict[str, str]:
        """Cluster id → thing, of one document."""
        return dict(self.memory.rows("SELECT cluster, iri FROM ref WHERE text = ? ORDER BY ord", text))

    def entity_of(self, text_id: str) -> Callable[[str], str]:
        mine = self.links(text_id)
        return lambda cluster: mine.get(cluster, cluster)


@dataclass(slots=True)
class ThingChanges:
    """What identity hands on: documents of which a name became another thing, and what changes of the graph."""

    texts: set[str] = field(default_factory=set)
    retyped: set[str] = field(default_factory=set)  # documents of which a thing is of another class now
    reclassed: set[str] = field(default_factory=set)  # these things
    heads: dict[str, list[Quad]] = field(
        default_factory=dict
    )  # thing → all of it but documents and reasons; [] if gone
    roots: set[str] = field(default_factory=set)  # nodes of reasons to take out
    gone: set[Quad] = field(default_factory=set)
    new: list[Quad] = field(default_factory=list)


def ref_rows(extraction: Extraction) -> list[tuple[object, ...]]:
    """The rows of one document's clusters, not yet joined."""
    text = extraction.document.text_id
    names = {n.cluster.id: n for n in all_named(extraction)}
    rows: list[tuple[object, ...]] = []
    for order, c in enumerate(extraction.clusters):
        n = names[c.id]
        surname = n.surname if n.person and not c.registered else ""
        rows.append(
            (text, order, n.ref, c.id, c.type, c.label, dump(sorted(set(c.names))), surname, named_line(n), c.id, c.id, "[]")
        )  # fmt: skip
    return rows


def why_line(rows: Iterable[Joined]) -> str:
    return dump([[r.score, [list(s) for s in r.signals], r.how] for r in rows])


@dataclass(slots=True)
class ThingsAgain:
    """One step of identity: `run` with the changed documents."""

    things: MemoryThings
    judgements: Judgements
    before: Judgements  # the ledger of the last derivation
    always: frozenset[str]  # things that the acts bring into the graph
    graph: str
    _old: dict[str, tuple[str, str, str]] = field(default_factory=dict)  # changed ref → (text, thing, why) as they were
    _looked: set[str] = field(default_factory=set)  # things that a changed document names or reaches

    def run(self, changed: Mapping[str, Extraction | None]) -> ThingChanges:
        """`changed`: text id → what is read in it now, None where it is gone."""
        memory = self.things.memory
        surnames, fresh = set(), set()
        for text, extraction in sorted(changed.items()):
            for ref, iri, why, surname in memory.rows("SELECT ref, iri, why, surname FROM ref WHERE text = ?", text):
                self._old[ref] = (text, iri, why)
                surnames.add(surname)
            self._looked |= set(memory.column("SELECT iri FROM used WHERE text = ?", text))
            memory.run("DELETE FROM ref WHERE text = ?", text)
            memory.run("DELETE FROM used WHERE text = ?", text)
            if extraction is not None:
                rows = ref_rows(extraction)
                memory.many("INSERT INTO ref VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
                surnames |= {str(r[7]) for r in rows}
                fresh |= {str(r[2]) for r in rows}
                reached = used(extraction)
                memory.many("INSERT OR IGNORE INTO used VALUES (?, ?)", ((text, iri) for iri in reached))
                self._looked |= set(reached)
        self._rebase(surnames - {""}, fresh)
        self._judged()
        moved = {r for r in self._old.keys() | fresh if self._new(r) != self._old.get(r)}
        moved |= fresh
        return self._changes(moved, set(changed))

    def _new(self, ref: str) -> tuple[str, str, str] | None:
        rows = self.things.memory.rows("SELECT text, iri, why FROM ref WHERE ref = ? ORDER BY ord DESC", ref)
        return rows[0] if rows else None

    def _note(self, ref: str) -> None:
        if ref not in self._old and (row := self._new(ref)):
            self._old[ref] = row

    def _named(self, sql: str, *values: object) -> list[Named]:
        return [to_named(line) for line in self.things.memory.column(sql, *values)]

    def _rebase(self, surnames: set[str], fresh: set[str]) -> None:
        """What the program joins: the names of changed documents, and all persons of the same surnames."""
        memory = self.things.memory
        rows = {n.ref: n for r in sorted(fresh) for n in self._named("SELECT data FROM ref WHERE ref = ?", r)}
        for surname in sorted(surnames):
            rows |= {n.ref: n for n in self._named("SELECT data FROM ref WHERE surname = ?", surname)}
        made = by_signals(rows.values(), self.things.known())
        why: dict[str, list[Joined]] = {}
        for row in made.why:
            why.setdefault(row.ref, []).append(row)
        for ref, base in made.iri_of.items():
            line = why_line(why.get(ref, ()))
            old = memory.rows("SELECT base, iri, why FROM ref WHERE ref = ?", ref)
            if old[0] != (base, base, line):
                if ref not in fresh:
                    self._note(ref)
                memory.run("UPDATE ref SET base = ?, iri = ?, why = ? WHERE ref = ?", base, base, line, ref)

    def _judged(self) -> None:
        """What people said, of all things of which they said anything."""
        if not (self.judgements or self.before):
            return
        memory = self.things.memory
        entries = (*self.judgements.ledger, *self.before.ledger)
        refs = {r for e in entries for r in (*e.left, *e.right)}
        bases = {b for r in refs for b in memory.column("SELECT base FROM ref WHERE ref = ?", r)}
        bases |= set(memory.column("SELECT base FROM ref WHERE base != iri"))
        rows = [n for b in sorted(bases) for n in self._named("SELECT data FROM ref WHERE base = ?", b)]
        rows = list({n.ref: n for n in rows}.values())
        base_of = {n.ref: memory.value("SELECT base FROM ref WHERE ref = ?", n.ref) for n in rows}
        made = Joining(dict(base_of))
        judge(rows, made, self.judgements)
        said: dict[str, list[Joined]] = {}
        for row in made.why:
            said.setdefault(row.ref, []).append(row)
        for n in rows:
            iri, line = made.iri_of[n.ref], memory.value("SELECT why FROM ref WHERE ref = ?", n.ref)
            own = [r for r in json.loads(line) if r[2] != "judged"]
            line_now = dump([*own, *json.loads(why_line(said.get(n.ref, ())))])
            if (memory.value("SELECT iri FROM ref WHERE ref = ?", n.ref), line) != (iri, line_now):
                self._note(n.ref)
                memory.run("UPDATE ref SET iri = ?, why = ? WHERE ref = ?", iri, line_now, n.ref)

    # -- what changes of the graph ---------------------------------------------------------------------------------

    def _changes(self, moved: set[str], changed: set[str]) -> ThingChanges:
        memory, out = self.things.memory, ThingChanges()
        now = {r: self._new(r) for r in moved | self._old.keys()}
        linked = {r for r in now if (self._old.get(r) or ("", "", ""))[:2] != (now[r] or ("", "", ""))[:2]}
        out.texts = {row[0] for r in linked for row in (self._old.get(r), now[r]) if row} - changed
        looked = {row[1] for r in now for row in (self._old.get(r), now[r]) if row} | self._looked
        crossed: set[str] = set()
        for iri in sorted(self._with_around(looked)):
            before = memory.rows("SELECT type, documents FROM thing WHERE iri = ?", iri)
            after = self._thing(iri)
            out.heads[iri] = list(thing_quads(after, self.graph)) if after else []
            count = int(memory.value("SELECT COUNT(DISTINCT text) FROM ref WHERE iri = ?", iri))
            if before and after and before[0][0] != after.type:
                out.reclassed.add(iri)
                out.retyped |= set(memory.column("SELECT DISTINCT text FROM ref WHERE iri = ?", iri))
                out.texts |= out.retyped - changed
            if ((before[0][1] if before else 0) > 1) != (count > 1):
                crossed.add(iri)
            memory.run("DELETE FROM thing WHERE iri = ?", iri)
            if after:
                memory.run("INSERT INTO thing VALUES (?, ?, ?)", iri, after.type, count)
        for iri in sorted(crossed):
            for ref in memory.column("SELECT ref FROM ref WHERE iri = ?", iri):
                self._note(ref)
                now[ref] = self._new(ref)
        self._mentions(now, out)
        self._reasons(now, out)
        return out

    def _with_around(self, iris: set[str]) -> set[str]:
        """The things, and the registered ones that come into the graph with them."""
        found: set[str] = set()
        todo = list(iris)
        while todo:
            iri = todo.pop()
            if iri not in found:
                found.add(iri)
                entry = self.things.entry(iri)
                todo += named_by(entry) if entry else []
        return found

    def _thing(self, iri: str) -> Thing | None:
        """A thing as it is now; None where no document names or reaches it any more."""
        memory, entry = self.things.memory, self.things.entry(iri)
        names = {
            n for line in memory.column("SELECT DISTINCT names FROM ref WHERE iri = ?", iri) for n in json.loads(line)
        }
        if entry is not None:
            return Thing(iri, entry.type, entry.label(), names, set(), entry) if self._reached(iri) else None
        first = memory.rows("SELECT type FROM ref WHERE iri = ? ORDER BY text, ord LIMIT 1", iri)
        label = memory.value("SELECT MIN(label) FROM ref WHERE iri = ?", iri)
        return Thing(iri, first[0][0], label, names) if first else None

    def _reached(self, iri: str) -> bool:
        """Whether a document, the acts, or a thing that is reached name this one."""
        seen, todo = set(), [iri]
        while todo:
            one = todo.pop()
            if one in seen:
                continue
            seen.add(one)
            if one in self.always:
                return True
            for table in ("ref", "used"):
                if self.things.memory.value(f"SELECT 1 FROM {table} WHERE iri = ? LIMIT 1", one):
                    return True
            todo += self.things.namers().get(one, ())
        return False

    def _mentions(self, now: Mapping[str, tuple[str, str, str] | None], out: ThingChanges) -> None:
        """Which documents name which things; a thing that a document names by two clusters stays while one does."""
        graph, memory = NamedNode(self.graph), self.things.memory
        for ref, row in now.items():
            for text, iri, _ in (r for r in (self._old.get(ref), row) if r):
                quad = Quad(NamedNode(iri), kg("mentionedIn"), NamedNode(document_iri(text)), graph)
                if memory.value("SELECT 1 FROM ref WHERE iri = ? AND text = ? LIMIT 1", iri, text):
                    out.new.append(quad)
                else:
                    out.gone.add(quad)

    def _reasons(self, now: Mapping[str, tuple[str, str, str] | None], out: ThingChanges) -> None:
        graph = NamedNode(self.graph)
        w = Writer(self.graph)
        for ref, row in now.items():
            if old := self._old.get(ref):
                for _, _, how in json.loads(old[2]):
                    node = JOIN_IRI + digest(f"{ref} {how}")
                    out.roots.add(node)
                    out.gone.add(Quad(NamedNode(old[1]), kg("joinedBy"), NamedNode(node), graph))
            if row is None:
                continue
            count = int(self.things.memory.value("SELECT documents FROM thing WHERE iri = ?", row[1]) or 0)
            for score, signals, how in json.loads(row[2]):
                if count > 1 or how == "judged":
                    why_quads(w, row[1], Joined(ref, row[1], score, tuple(tuple(s) for s in signals), how))
        out.new += w.quads
