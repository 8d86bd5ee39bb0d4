"""Clusters of one shelf derived anew, as far as changed claims reach; the same result as clustering the whole shelf.

Each phase of `graph.derive.events` is a function of the clusters before it, and each of its decisions looks at little: an edge
at two claims, a loose cluster at the homes that share a key with it, a bare claim at its document. So a phase gets the claims
whose clusters the phase before has changed, decides again what looks at any of them, and hands on what came out otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.again.attaching import attach
from graph.again.edges import join
from graph.again.phases import FIRST, LAST, NEWS, Changes, Phases
from graph.derive.clusters import Cluster
from graph.derive.events import Shelf, inside_join, inside_open, talks
from graph.derive.inside import inside, rounds
from graph.derive.told import Told
from graph.derive.weighing import Open, all_loose, is_exact, loose
from ontology.ids import document_iri

_INSIDE = "SELECT * FROM inside WHERE claim = ? UNION SELECT * FROM inside WHERE other = ?"


@dataclass(slots=True)
class ShelfAgain:
    """One shelf: `rounds` says of each document which talks it is about, and is brought up to date."""

    phases: Phases
    shelf: Shelf
    rounds: dict[str, str]
    other_rounds: set[str] = field(default_factory=set)  # documents that are about another round than before

    def run(self) -> Changes:
        """All phases; what the last of them has changed."""
        p = self.phases
        changed = join(p, FIRST, p.touched, lambda t: not loose(t))
        if self.shelf[2]:
            return changed
        changed = attach(p, 1, changed, "v", "vu", lambda m: not is_exact(m) and not all_loose(m), is_exact)
        changed = attach(p, 2, changed, "u", "u", all_loose, lambda m: not all_loose(m))
        here = p.present(changed.claims)
        left = {c for c in changed.claims if c not in here or loose(p.board.told(c))}
        changed = join(p, NEWS, left, self._left, changed)
        if self.shelf == talks():
            self._rounds(changed)
        return self._inside(changed)

    def _left(self, t: Told) -> bool:
        """Whether a claim is undated and has found no home."""
        return loose(t) and all_loose(self.phases.board.cluster(NEWS - 1, t.id).members)

    # -- inside documents ------------------------------------------------------------------------------------------

    def _texts(self, claims: Iterable[str]) -> set[str]:
        memory, before = self.phases.board.memory, self.phases.board.before
        found = {memory.value("SELECT text FROM claim WHERE id = ?", c) for c in claims}
        return {t for t in found | {before[c].text for c in claims if c in before} if t}

    def _claims_of(self, text: str) -> list[Told]:
        ids = self.phases.board.memory.column(
            "SELECT id FROM claim WHERE text = ? AND shelf = ?", text, self.phases.board.shelf
        )
        return sorted((self.phases.board.told(i) for i in ids), key=lambda t: t.rank)

    def _rounds(self, changed: Changes) -> None:
        """Which talks the documents of changed claims are about."""
        memory = self.phases.board.memory
        for text in self._texts(changed.claims):
            document = document_iri(text)
            clusters = {(c := self.phases.board.cluster(3, t.id)).id: c for t in self._claims_of(text)}
            new = rounds(clusters.values()).get(document)
            if new != self.rounds.get(document):
                self.other_rounds.add(text)
                memory.run("DELETE FROM round WHERE document = ?", document)
                self.rounds.pop(document, None)
                if new is not None:
                    self.rounds[document] = new
                    memory.run("INSERT INTO round VALUES (?, ?)", document, new)
        self.phases.weigher.matcher.rounds = self.rounds

    def _inside(self, changed: Changes) -> Changes:
        """Phase 4: documents with a changed claim decide again which claims belong to which others."""
        memory, weigher = self.phases.board.memory, self.phases.weigher
        start = self.phases.present(changed.claims)
        for c in changed.claims - start:
            memory.run("DELETE FROM inside WHERE claim = ?", c)
            memory.run("DELETE FROM open WHERE phase = ? AND owner = ?", LAST, c)
        for text in self._texts(changed.claims) | self.other_rounds:
            claims = self._claims_of(text)
            of = {t.id: self.phases.board.cluster(3, t.id) for t in claims}
            shared = {c.id: c for c in of.values()}
            of = {i: shared[c.id] for i, c in of.items()}
            found = inside(claims, of, weigher.matcher, weigher.fit)
            new = {t.id: (to.id, how) for t, to, how in found if how != "open"}
            asked: dict[str, list[Open]] = {}
            for t, to, how in found:
                if how == "open":
                    asked.setdefault(t.id, []).append(inside_open(t, to))
            for t in claims:
                memory.run("DELETE FROM open WHERE phase = ? AND owner = ?", LAST, t.id)
                weigher.open += asked.get(t.id, ())
                self.phases.leave_open(LAST, t.id)
                old = memory.rows("SELECT other, how FROM inside WHERE claim = ?", t.id)
                if old != ([new[t.id]] if t.id in new else []):
                    memory.run("DELETE FROM inside WHERE claim = ?", t.id)
                    start |= {t.id, *(other for other, _ in old if self.phases.board.present(other))}
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
            cluster = self.phases.board.cluster(3, c)
            merged |= {t.id: cluster for t in cluster.members}
            for t in cluster.members:
                for claim, other, how in memory.rows(_INSIDE, t.id, t.id):
                    rows[claim] = (other, how)
                    todo += [x for x in (claim, other) if x not in merged]
        joins = []
        for claim in sorted(rows, key=lambda c: (rows[c][1] != "part", self.phases.board.told(c).rank)):
            other, how = rows[claim]
            join = inside_join(self.phases.board.told(claim), other, how)
            if weigher.merge(merged, other, claim, join, force=how == "part"):
                joins.append(join)
        return self.phases.finish(LAST, merged, joins, changed.claims)
