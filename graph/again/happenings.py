"""Happenings derived anew: the shelves that changed claims stand on, and what hangs on their clusters.

What hangs on a cluster: its node, the promise that it fulfilled or the event that fulfilled it, the total that includes it,
its conflicts. Each is asked again where a cluster that it looks at has changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Quad

from graph.again.board import Board, shelf_key, to_shelf
from graph.again.codec import dump, to_join, to_told
from graph.again.folds import OF_CLAIMS, Folds, Made, claim_rows_of, flow_row
from graph.again.memory import Memory
from graph.again.phases import LAST, Changes, Phases
from graph.again.shelf import ShelfAgain
from graph.derive.clusters import Cluster
from graph.derive.conflicts import keys_of_denial, of_denial, of_happening, of_promise
from graph.derive.corroboration import Source, support_quads
from graph.derive.events import order_of, talks
from graph.derive.fulfilment import came_true, promise_keys
from graph.derive.happenings import cluster_quads, eventuality_iri
from graph.derive.identity import Things
from graph.derive.judgements import Judgements
from graph.derive.match import Matcher
from graph.derive.told import Told, family
from graph.derive.totals import Counted, Total, counted, total_quads, totals_of
from graph.derive.weighing import Weigher
from ontology.ids import BASE
from ontology.rdf import Writer

# the finished clusters of the claims that have a key of promises
_PROMISED = """SELECT DISTINCT CASE WHEN c.cls = 's' THEN c.p0 ELSE c.p4 END FROM promise p JOIN claim c ON c.id = p.id
  WHERE p.family = ? AND p.key = ? AND p.kind = ?"""


@dataclass(slots=True)
class News:
    """A claim that is new or reads otherwise: with its document's text id and who is behind it."""

    told: Told
    text: str
    origin: str


@dataclass(slots=True)
class HappeningsAgain:
    """One step of clustering: `run`, then `roots` are nodes to take out and `new` what is said instead."""

    memory: Memory
    things: Things
    judgements: Judgements
    folds: Folds
    graph: str
    roots: set[str] = field(default_factory=set)
    new: list[Quad] = field(default_factory=list)
    folded: set[tuple[str, str]] = field(default_factory=set)  # (what, key) of which a row came or went
    _emit: set[str] = field(default_factory=set)  # clusters to write down
    _gone: set[str] = field(default_factory=set)  # clusters that are no more
    _denied: set[str] = field(default_factory=set)
    _promises: set[tuple[str, str]] = field(default_factory=set)  # (family, key) of events that changed

    def run(self, news: Mapping[str, News], vanished: set[str], judged: set[str]) -> None:
        """`vanished` are ids of claims; `judged` those of which people said something else than before."""
        moved = {c for c, n in news.items() if self._shelf_of(c) not in ("", shelf_key(n.told.shelf))}
        self._shelves({c: n for c, n in news.items() if c not in moved}, vanished | moved, judged - moved)
        if moved:
            self._shelves({c: news[c] for c in moved}, set(), set())
        self._fulfil()
        self._totals()
        self._denials()
        for label in sorted(self._gone - self._emit):
            self.replace("happening", label, (set(), []))
        self.roots |= {f"{BASE}eventuality/{label}" for label in self._gone | self._emit}
        for label in sorted(self._emit):
            self._write(label)

    @property
    def written(self) -> frozenset[str]:
        """The happenings that were written down, by their first claims."""
        return frozenset(self._emit)

    @property
    def gone(self) -> frozenset[str]:
        """Those that are no more."""
        return frozenset(self._gone - self._emit)

    # -- shelves ---------------------------------------------------------------------------------------------------

    def _shelf_of(self, claim: str) -> str:
        return self.memory.value("SELECT shelf FROM claim WHERE id = ?", claim)

    def _shelves(self, news: Mapping[str, News], vanished: set[str], judged: set[str]) -> None:
        rounds: dict[str, str] = dict(self.memory.rows("SELECT document, talks FROM round"))
        boards: dict[str, Board] = {}
        touched: dict[str, set[str]] = {}
        waiting: dict[str, dict[str, News]] = {}
        for c in sorted(vanished):
            key = self._shelf_of(c)
            touched.setdefault(key, set()).add(c)
            self._forget_rows(c)
            boards.setdefault(key, Board(self.memory, key)).take_out(c)
        for c in judged - vanished:
            if key := self._shelf_of(c):
                touched.setdefault(key, set()).add(c)
        for c, n in news.items():
            key = shelf_key(n.told.shelf)
            touched.setdefault(key, set()).add(c)
            waiting.setdefault(key, {})[c] = n
        todo = sorted(touched, key=lambda key: order_of(to_shelf(key)))
        while todo:
            key = todo.pop(0)
            shelf = to_shelf(key)
            early = order_of(shelf) <= order_of(talks())
            weigher = Weigher(Matcher(self.things, {} if early else rounds), self.judgements)
            board = boards.setdefault(key, Board(self.memory, key))
            for c, n in sorted(waiting.get(key, {}).items()):
                self._forget_rows(c)
                board.put(n.told, n.text, n.origin, weigher)
                self._keep_rows(n.told)
            again = ShelfAgain(Phases(board, weigher, touched[key]), shelf, rounds)
            self._collect(board, 0 if shelf[2] else LAST, again.run(), again.phases.rejoined)
            for other, c, n in self._lent(again.other_rounds, shelf):
                waiting.setdefault(other, {}).setdefault(c, n)
                touched.setdefault(other, set()).add(c)
                if other not in todo:
                    todo = sorted([*todo, other], key=lambda k: order_of(to_shelf(k)))

    def _lent(self, texts: set[str], done: tuple[str, str, bool]) -> Iterable[tuple[str, str, News]]:
        """Claims of later shelves that have their date from the round of their document, which is another now."""
        for text in sorted(texts):
            for c, key, data, origin in self.memory.rows(
                "SELECT id, shelf, data, origin FROM claim WHERE text = ?", text
            ):
                if order_of(to_shelf(key)) > order_of(done) and (t := to_told(data)).lent:
                    yield key, c, News(t, text, origin)

    def _collect(self, board: Board, last: int, changes: Changes, rejoined: set[str]) -> None:
        here = {c for c in changes.claims | rejoined if board.present(c)}
        labels = {board.label(last, c) for c in here}
        self._gone |= changes.labels - labels
        self._gone -= labels
        self._emit |= labels
        self._emit -= changes.labels - labels
        for c in here:
            self._denied |= set(self.memory.column("SELECT key FROM row WHERE op = 'denied' AND src = ?", c))
            self._promises |= set(
                self.memory.rows("SELECT family, key FROM promise WHERE id = ? AND kind = 'Event'", c)
            )

    # -- rows of claims --------------------------------------------------------------------------------------------

    def _forget_rows(self, claim: str) -> None:
        memory = self.memory
        for op, key in memory.rows(f"SELECT op, key FROM row WHERE src = ? AND op IN {OF_CLAIMS}", claim):
            if op == "denied":
                self._denied.add(key)
            else:
                self.folded.add((op, key))
        for (name,) in memory.rows("SELECT family FROM flow WHERE id = ?", claim):
            self.folded.add(("superlative", name))
        self._promises |= set(memory.rows("SELECT family, key FROM promise WHERE id = ? AND kind = 'Event'", claim))
        memory.run(f"DELETE FROM row WHERE src = ? AND op IN {OF_CLAIMS}", claim)
        memory.run("DELETE FROM flow WHERE id = ?", claim)
        memory.run("DELETE FROM promise WHERE id = ?", claim)

    def _keep_rows(self, t: Told) -> None:
        memory = self.memory
        for op, key, data in claim_rows_of(t):
            memory.run("INSERT INTO row VALUES (?, ?, ?, ?)", op, key, t.id, data)
            if op != "denied":
                self.folded.add((op, key))
        if row := flow_row(t):
            memory.run("INSERT INTO flow VALUES (?, ?, ?, ?, ?)", *row)
            self.folded.add(("superlative", str(row[0])))
        memory.many("INSERT INTO promise VALUES (?, ?, ?, ?)", promise_rows(t, Matcher(self.things)))

    # -- clusters --------------------------------------------------------------------------------------------------

    def _label(self, claim: str) -> str:
        rows = self.memory.rows("SELECT shelf, p0, p4 FROM claim WHERE id = ?", claim)
        return (rows[0][1] if to_shelf(rows[0][0])[2] else rows[0][2]) if rows else ""

    def cluster(self, label: str) -> Cluster:
        """A finished cluster, with all its joins."""
        key = self._shelf_of(label)
        board = Board(self.memory, key)
        ids = board.members(0 if to_shelf(key)[2] else LAST, label)
        joins = [
            to_join(line)
            for i in ids
            for line in self.memory.column("SELECT data FROM joining WHERE claim = ? ORDER BY phase, data", i)
        ]
        return Cluster([board.told(i) for i in ids], joins)

    def replace(self, op: str, key: str, made: Made) -> None:
        """Write what one key makes, and take out what it made before."""
        roots, quads = made
        self.roots |= set(self.memory.column("SELECT root FROM made WHERE op = ? AND key = ?", op, key)) | roots
        self.memory.run("DELETE FROM made WHERE op = ? AND key = ?", op, key)
        self.memory.many("INSERT INTO made VALUES (?, ?, ?)", ((op, key, root) for root in roots))
        self.new += quads

    def _write(self, label: str) -> None:
        cluster = self.cluster(label)
        w = Writer(self.graph)
        cluster_quads(w, cluster)
        node = eventuality_iri(cluster)
        origins: dict[str, str] = dict(
            row for t in cluster.members for row in self.memory.rows("SELECT id, origin FROM claim WHERE id = ?", t.id)
        )
        claims = [Source.heard(t.document, origins[t.id], t.known, t.claim.quote) for t in cluster.members]
        support_quads(w, node, claims, cluster.members[0].kind, self.folds.publishers)
        if event := self.memory.value("SELECT event FROM fulfilled WHERE prospect = ?", label):
            w.add(node, "fulfilledBy", NamedNode(f"{BASE}eventuality/{event}"))
        if data := self.memory.value("SELECT data FROM total WHERE cluster = ?", label):
            includes, remainder = json.loads(data)
            total_quads(w, Total(label, tuple(includes), remainder))
        self.new += w.quads
        self.replace("happening", label, self.folds.conflicts(list(of_happening(cluster))))

    # -- what hangs on clusters ------------------------------------------------------------------------------------

    def _fulfil(self) -> None:
        """Promises that changed, or that look at an event that did."""
        memory, matcher = self.memory, Matcher(self.things)
        again = {label for label in self._emit if self._kind(label) == "Prospect"}
        for name, key in sorted(self._promises):
            again |= set(memory.column(_PROMISED, name, key, "Prospect"))
        for label in (self._gone | self._emit) - again:
            memory.run("DELETE FROM fulfilled WHERE prospect = ?", label)
            self.replace("promise", label, (set(), []))
        clusters: dict[str, Cluster] = {}
        for label in sorted(again):
            prospect = self.cluster(label)
            near = {}
            for t in prospect.members:
                for key in sorted(promise_keys(t, matcher)):
                    for event in memory.column(_PROMISED, family(t.claim.type), key, "Event"):
                        if event not in clusters:
                            clusters[event] = self.cluster(event)
                        near[event] = clusters[event]
            now = came_true(prospect, near, matcher)
            if (now or "") != memory.value("SELECT event FROM fulfilled WHERE prospect = ?", label):
                self._emit.add(label)
                memory.run("DELETE FROM fulfilled WHERE prospect = ?", label)
                if now is not None:
                    memory.run("INSERT INTO fulfilled VALUES (?, ?)", label, now)
            found = list(of_promise(prospect, near[now])) if now is not None else []
            self.replace("promise", label, self.folds.conflicts(found))

    def _kind(self, label: str) -> str:
        return to_shelf(self._shelf_of(label))[0]

    def _totals(self) -> None:
        """Totals of the types of which a counted happening changed."""
        memory = self.memory
        families: set[str] = set()
        summed: set[str] = set()
        for label in sorted(self._gone | self._emit):
            old = memory.rows("SELECT op, key, data FROM row WHERE src = ? AND op IN ('counted', 'total')", label)
            new: list[tuple[str, str, str]] = []
            if label in self._emit:
                cluster = self.cluster(label)
                if row := counted(cluster):
                    new.append(("counted", family(cluster.members[0].claim.type), counted_line(row)))
                    new += [("total", key, "") for _, key, _ in new if row.total]
            if sorted(old) != sorted(new):
                families |= {key for _, key, _ in (*old, *new)}
                summed |= {key for op, key, _ in (*old, *new) if op == "total"}
                memory.run("DELETE FROM row WHERE src = ? AND op IN ('counted', 'total')", label)
                memory.many("INSERT INTO row VALUES (?, ?, ?, ?)", ((op, key, label, data) for op, key, data in new))
        for label in self._gone:
            memory.run("DELETE FROM total WHERE cluster = ?", label)
        for name in sorted(families):
            if name in summed or memory.value("SELECT 1 FROM row WHERE op = 'total' AND key = ? LIMIT 1", name):
                rows = memory.column("SELECT data FROM row WHERE op = 'counted' AND key = ?", name)
                now = {t.cluster: dump([sorted(t.includes), t.remainder]) for t in totals_of(map(to_counted, rows))}
                whole = memory.column("SELECT src FROM row WHERE op = 'total' AND key = ?", name)
                for label in {*whole, *now}:
                    if now.get(label, "") != memory.value("SELECT data FROM total WHERE cluster = ?", label):
                        self._emit.add(label)
                        memory.run("DELETE FROM total WHERE cluster = ?", label)
                        if label in now:
                            memory.run("INSERT INTO total VALUES (?, ?)", label, now[label])

    def _denials(self) -> None:
        """What is said not to have happened to a person of whom something changed."""
        memory = self.memory
        for label in self._gone | self._emit:
            self.replace("denial", label, (set(), []))
        again = set()
        for key in self._denied:
            sql = "SELECT src FROM row WHERE op = 'denied' AND key = ? AND data = ?"
            again |= {self._label(c) for c in memory.column(sql, key, "NonEvent")}
        for label in sorted(again):
            denial = self.cluster(label)
            near = {
                self._label(c)
                for key in keys_of_denial(denial)
                for c in memory.column("SELECT src FROM row WHERE op = 'denied' AND key = ? AND data = 'Event'", key)
            }
            found = list(of_denial(denial, [self.cluster(n) for n in sorted(near)]))
            self.replace("denial", label, self.folds.conflicts(found))


def promise_rows(t: Told, matcher: Matcher) -> list[tuple[str, str, str, str]]:
    """The keys of one claim by which promises find what fulfilled them."""
    if t.kind == "Prospect" or (t.kind == "Event" and not t.stative):
        return [(family(t.claim.type), key, t.kind, t.id) for key in promise_keys(t, matcher)]
    return []


def counted_line(row: Counted) -> str:
    return dump([row.cluster, row.value, row.total, row.first, row.last])


def to_counted(line: str) -> Counted:
    return Counted(*json.loads(line))
