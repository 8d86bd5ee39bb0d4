"""Clusters of one shelf derived anew, as far as changed claims reach; the same result as clustering the whole shelf.

Each phase of `graph.derive.events` is a function of the clusters before it, and each of its decisions looks at little: an edge
at two claims, a loose cluster at the homes that share a key with it, a bare claim at its document. So a phase gets the claims
whose clusters the phase before has changed, decides again what looks at any of them, and hands on what came out otherwise.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from graph.again.board import EDGE_ONLY, Board
from graph.again.codec import dump, join_line, to_join, to_reasons
from graph.derive.clusters import Cluster, Join
from graph.derive.events import Shelf, inside_join, talks
from graph.derive.inside import inside, rounds
from graph.derive.told import Told
from graph.derive.weighing import JUDGED, Edge, Weigher, all_loose, in_reach, is_exact, loose, reach
from ontology.ids import document_iri

_EDGES = """SELECT a, b, cost, reasons FROM edge WHERE phase = ? AND a = ?
  UNION ALL SELECT a, b, cost, reasons FROM edge WHERE phase = ? AND b = ?"""
_INSIDE = "SELECT * FROM inside WHERE claim = ? UNION SELECT * FROM inside WHERE other = ?"
LAST = 4  # the phase after which clusters are what the graph shows


@dataclass(slots=True)
class Changes:
    """Claims whose cluster a phase has changed, vanished ones too, and the labels of clusters as they were."""

    claims: set[str] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)
    clusters: list[tuple[str, ...]] = field(default_factory=list)  # as they were, and as they are


@dataclass(slots=True)
class ShelfAgain:
    """`touched` are the claims that are new, gone, or read otherwise; `rejoined` those with other reasons to be where they are."""

    board: Board
    weigher: Weigher
    shelf: Shelf
    touched: set[str]
    rounds: dict[str, str]
    rejoined: set[str] = field(default_factory=set)
    other_rounds: set[str] = field(default_factory=set)  # documents that are about another round than before

    def run(self) -> Changes:
        """All phases; what the last of them has changed."""
        changed = self._edges(0, self.touched, lambda t: not loose(t))
        if self.shelf[2]:
            return changed
        changed = self._attach(1, changed, "v", "vu", lambda m: not is_exact(m) and not all_loose(m), is_exact)
        changed = self._attach(2, changed, "u", "u", all_loose, lambda m: not all_loose(m))
        left = {c for c in changed.claims if c not in self._present_of(changed.claims) or loose(self.board.told(c))}
        changed = self._edges(3, left, self._left, changed)
        if self.shelf == talks():
            self._rounds(changed)
        return self._inside(changed)

    def _present_of(self, claims: Iterable[str]) -> set[str]:
        return {c for c in claims if self.board.present(c)}

    def _left(self, t: Told) -> bool:
        """Whether a claim is undated and has found no home."""
        return loose(t) and all_loose(self.board.cluster(2, t.id).members)

    # -- joining ---------------------------------------------------------------------------------------------------

    def _edges(
        self, phase: int, claims: set[str], takes_part: Callable[[Told], bool], changed: Changes | None = None
    ) -> Changes:
        """Phases 0 and 3: edges of the claims anew, and the clusters of all that they reach."""
        memory = self.board.memory
        start = set(claims)
        for group in {g for c in claims for g in self._groups(c)}:
            start |= set(memory.column("SELECT id FROM claim WHERE grp = ? AND shelf = ?", group, self.board.shelf))
        reached = set(start)
        for c in start:
            reached |= set(memory.column("SELECT b FROM edge WHERE phase = ? AND a = ?", phase, c))
            reached |= set(memory.column("SELECT a FROM edge WHERE phase = ? AND b = ?", phase, c))
            memory.run("DELETE FROM edge WHERE phase = ? AND a = ?", phase, c)
            memory.run("DELETE FROM edge WHERE phase = ? AND b = ?", phase, c)
        here = self._present_of(start)
        pairs: dict[tuple[str, str], tuple[Told, Told]] = {}
        for c in sorted(here):
            if takes_part(self.board.told(c)):
                for a, b in self._pairs(self.board.told(c), takes_part):
                    pairs[a.id, b.id] = (a, b)
        edges = [e for a, b in pairs.values() if (e := self.weigher.edge(a, b)) is not None]
        if phase == 0:
            for c in here:
                same = [o for o in self.weigher.judgements.same_as(c) if self._on_shelf(o)]
                edges += [Edge(JUDGED, min(c, o), max(c, o), ()) for o in same]
        memory.many(
            "INSERT OR REPLACE INTO edge VALUES (?, ?, ?, ?, ?)",
            ((phase, e.left, e.right, e.cost, dump([list(r) for r in e.reasons])) for e in edges),
        )
        reached |= {c for e in edges for c in (e.left, e.right)} | (changed.claims if changed else set())
        of, found = self._region(phase, self._present_of(reached))
        joins = [e.join() for e in sorted(found) if self.weigher.merge(of, e.left, e.right, e.join(), force=e.cost == JUDGED)]  # fmt: skip
        return self._finish(phase, of, joins, reached)

    def _groups(self, claim: str) -> set[str]:
        found = set(self.board.memory.column("SELECT grp FROM claim WHERE id = ?", claim))
        return found | ({self.board.before[claim].group} if claim in self.board.before else set())

    def _on_shelf(self, claim: str) -> bool:
        return self.board.memory.value("SELECT shelf FROM claim WHERE id = ?", claim) == self.board.shelf

    def _pairs(self, t: Told, takes_part: Callable[[Told], bool]) -> Iterable[tuple[Told, Told]]:
        """The pairs of `_Shelf._pairs` that a claim is one of."""
        keys = self.weigher.edge_keys(t, self.weigher.keys(t))
        groups: dict[str, list[Told]] = {}
        cls = EDGE_ONLY if not t.stative and t.exact is False else "s" if t.stative else "x" if t.exact else "u"
        near = {i for key in keys for i in self.board.bucket(key, cls)}
        for i in sorted(near):
            one = self.board.told(i)
            if takes_part(one):
                group = self.board.memory.value("SELECT grp FROM claim WHERE id = ?", i)
                groups.setdefault(group, []).append(one)
        for rows in groups.values():
            rows.sort(key=lambda o: o.rank)
        mine = next((rows for rows in groups.values() if any(o.id == t.id for o in rows)), [])
        yield from (pair for pair in pairwise(mine) if t.id in (pair[0].id, pair[1].id))
        if mine and mine[0].id == t.id:
            for rows in groups.values():
                if rows is not mine:
                    a, b = sorted((t, rows[0]), key=reach)
                    if in_reach(a, b):
                        yield (a, b) if a.rank < b.rank else (b, a)

    def _region(self, phase: int, start: set[str]) -> tuple[dict[str, Cluster], list[Edge]]:
        """The clusters before a phase that edges connect with some claims, and these edges."""
        memory, todo = self.board.memory, sorted(start)
        of: dict[str, Cluster] = {}
        edges: dict[tuple[str, str], Edge] = {}
        while todo:
            c = todo.pop()
            if c in of:
                continue
            cluster = Cluster([self.board.told(c)]) if phase == 0 else self.board.cluster(phase - 1, c)
            for t in cluster.members:
                of[t.id] = cluster
            for t in cluster.members:
                for a, b, cost, reasons in memory.rows(_EDGES, phase, t.id, phase, t.id):
                    edges[a, b] = Edge(cost, a, b, to_reasons(json.loads(reasons)))
                    todo += [x for x in (a, b) if x not in of]
        return of, list(edges.values())

    # -- attaching -------------------------------------------------------------------------------------------------

    def _attach(
        self,
        phase: int,
        changed: Changes,
        cls: str,
        unseen: str,
        wanted: Callable[[list[Told]], bool],
        home: Callable[[list[Told]], bool],
    ) -> Changes:
        """Phases 1 and 2: loose clusters that are changed, or see a changed home, choose again."""
        board, memory, before = self.board, self.board.memory, phase - 1
        here = self._present_of(changed.claims)
        # only a home is looked at by others: here a cluster of several, or a claim of another class than they are
        seen_by = {c for ids in changed.clusters for c in ids if len(ids) > 1 or board.classes(c) - set(unseen)}
        keys = {k for c in seen_by & here for k in board.keys(c)}
        keys |= {k for c in seen_by if c in board.before for k in board.before[c].keys}
        seen = here | {i for key in keys for i in board.bucket(key, cls)}
        rows = {one.id: one for i in sorted(seen) if wanted((one := board.cluster(before, i)).members)}
        homes: set[str] = {board.label(before, c) for c in here}
        for label in changed.labels - rows.keys():
            homes.add(memory.value("SELECT home FROM choice WHERE phase = ? AND loose = ?", phase, label))
            memory.run("DELETE FROM choice WHERE phase = ? AND loose = ?", phase, label)
        again = set(here)
        for label, one in sorted(rows.items()):
            choice = self.weigher.choose(one, self._homes(before, one, home))
            old = memory.rows("SELECT home, data FROM choice WHERE phase = ? AND loose = ?", phase, label)
            new = [(choice[1], join_line(choice[2]))] if choice else []
            if old == new and not any(t.id in here for t in one.members):
                continue
            again |= {t.id for t in one.members}
            homes |= {h for h, _ in (*old, *new)}
            memory.run("DELETE FROM choice WHERE phase = ? AND loose = ?", phase, label)
            memory.many("INSERT INTO choice VALUES (?, ?, ?, ?)", ((phase, label, h, data) for h, data in new))
        homes = {h for h in homes if h and board.present(h) and board.label(before, h) == h}
        chosen = [
            (label, h, to_join(data))
            for h in homes
            for label, data in memory.rows("SELECT loose, data FROM choice WHERE phase = ? AND home = ?", phase, h)
        ]
        again |= homes | {label for label, _, _ in chosen}
        of: dict[str, Cluster] = {}
        for c in sorted(again):
            if c not in of:
                cluster = board.cluster(before, c)
                of |= {t.id: cluster for t in cluster.members}
        joins = [
            join for label, h, join in sorted(chosen, key=lambda r: r[0]) if self.weigher.merge(of, h, label, join)
        ]
        return self._finish(phase, of, joins, changed.claims)

    def _homes(self, before: int, one: Cluster, home: Callable[[list[Told]], bool]) -> dict[str, Cluster]:
        """The clusters that share a key with a loose one and are homes."""
        near: dict[str, Cluster] = {}
        keys = {key for t in one.members for key in self.board.keys(t.id)}
        for label, cls in self.board.near(before, keys).items():
            if cls == "u" and self.board.members(before, label) == (label,):
                continue  # an undated claim by itself is no home
            cluster = self.board.labelled(before, label)
            if home(cluster.members):
                near[label] = cluster
        return near

    # -- inside documents ------------------------------------------------------------------------------------------

    def _texts(self, claims: Iterable[str]) -> set[str]:
        memory, before = self.board.memory, self.board.before
        found = {memory.value("SELECT text FROM claim WHERE id = ?", c) for c in claims}
        return {t for t in found | {before[c].text for c in claims if c in before} if t}

    def _claims_of(self, text: str) -> list[Told]:
        ids = self.board.memory.column("SELECT id FROM claim WHERE text = ? AND shelf = ?", text, self.board.shelf)
        return sorted((self.board.told(i) for i in ids), key=lambda t: t.rank)

    def _rounds(self, changed: Changes) -> None:
        """Which talks the documents of changed claims are about."""
        memory = self.board.memory
        for text in self._texts(changed.claims):
            document = document_iri(text)
            clusters = {(c := self.board.cluster(3, t.id)).id: c for t in self._claims_of(text)}
            new = rounds(clusters.values()).get(document)
            if new != self.rounds.get(document):
                self.other_rounds.add(text)
                memory.run("DELETE FROM round WHERE document = ?", document)
                self.rounds.pop(document, None)
                if new is not None:
                    self.rounds[document] = new
                    memory.run("INSERT INTO round VALUES (?, ?)", document, new)
        self.weigher.matcher.rounds = self.rounds

    def _inside(self, changed: Changes) -> Changes:
        """Phase 4: documents with a changed claim decide again which claims belong to which others."""
        memory = self.board.memory
        start = self._present_of(changed.claims)
        for c in changed.claims - start:
            memory.run("DELETE FROM inside WHERE claim = ?", c)
        for text in self._texts(changed.claims) | self.other_rounds:
            claims = self._claims_of(text)
            of = {t.id: self.board.cluster(3, t.id) for t in claims}
            shared = {c.id: c for c in of.values()}
            of = {i: shared[c.id] for i, c in of.items()}
            new = {
                t.id: (to.id, how)
                for t, to, how in inside(claims, of, self.weigher.matcher, self.weigher.fit)
                if how != "open"
            }
            for t in claims:
                old = memory.rows("SELECT other, how FROM inside WHERE claim = ?", t.id)
                if old != ([new[t.id]] if t.id in new else []):
                    memory.run("DELETE FROM inside WHERE claim = ?", t.id)
                    start |= {t.id, *(other for other, _ in old if self.board.present(other))}
                    if t.id in new:
                        start.add(new[t.id][0])
                        memory.run("INSERT INTO inside VALUES (?, ?, ?)", t.id, *new[t.id])
        merged: dict[str, Cluster] = {}
        rows: dict[str, tuple[str, str]] = {}
        todo = sorted(start)
        while todo:
            c = todo.pop()
            if c in merged:
                continue
            cluster = self.board.cluster(3, c)
            merged |= {t.id: cluster for t in cluster.members}
            for t in cluster.members:
                for claim, other, how in memory.rows(_INSIDE, t.id, t.id):
                    rows[claim] = (other, how)
                    todo += [x for x in (claim, other) if x not in merged]
        joins = []
        for claim in sorted(rows, key=lambda c: (rows[c][1] != "part", self.board.told(c).rank)):
            other, how = rows[claim]
            join = inside_join(self.board.told(claim), other, how)
            if self.weigher.merge(merged, other, claim, join, force=how == "part"):
                joins.append(join)
        return self._finish(LAST, merged, joins, changed.claims)

    # -- the end of a phase ----------------------------------------------------------------------------------------

    def _finish(self, phase: int, of: dict[str, Cluster], joins: list[Join], vanished: Iterable[str]) -> Changes:
        """Lay down the clusters of a phase, and say which are other than before."""
        board, memory = self.board, self.board.memory
        all_ = of.keys() | {c for c in vanished if c not in of and not board.present(c)}
        old = {label: board.members(phase, label) for c in all_ if (label := board.label(phase, c))}
        new = {c.id: tuple(t.id for t in c.members) for c in of.values()}
        changes = Changes()
        for label, ids in new.items():
            if old.get(label) != ids or not self.touched.isdisjoint(ids):
                changes.claims |= set(ids)
                changes.clusters.append(ids)
        for label, ids in old.items():
            if new.get(label) != ids or not self.touched.isdisjoint(ids):
                changes.claims |= set(ids)
                changes.clusters.append(ids)
                changes.labels.add(label)
        board.set_clusters(phase, old, list(new.values()))
        mine: dict[str, set[str]] = {}
        for join in joins:
            mine.setdefault(join.claim, set()).add(join_line(join))
        for c in all_:
            was = set(memory.column("SELECT data FROM joining WHERE claim = ? AND phase = ?", c, phase))
            if was != mine.get(c, set()):
                self.rejoined.add(c)
                memory.run("DELETE FROM joining WHERE claim = ? AND phase = ?", c, phase)
                memory.many("INSERT INTO joining VALUES (?, ?, ?)", ((c, phase, line) for line in mine.get(c, ())))
        return changes
