"""Deals derived anew, as far as changed happenings reach.

Rounds are put together anew of all talks where a talk changed; that looks at no words, so it is quick. A leg looks at the
rounds of its documents and of its time, a round at what is linked to it, an exchange of no round at its document. Whoever
mostly gives a family of legs is counted over all; where that becomes another side, all links are made anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from graph.again.bargain import (
    NODE,
    TABLES,
    KeptRounds,
    Rows,
    all_talks,
    item_rows,
    link_rows,
    round_rows,
    tie_rows,
)
from graph.again.codec import dump
from graph.again.folds import Made
from graph.again.memory import Memory
from graph.again.things import MemoryThings
from graph.derive.clusters import Cluster
from graph.derive.conflict_records import Conflict
from graph.derive.deals import links_of, one_round, part_of
from graph.derive.deals.exchanges import alone
from graph.derive.deals.items import TIES, Standing, about_deals, item_of, kinds
from graph.derive.deals.links import Sides, usual
from graph.derive.deals.quads import deal_quads
from graph.derive.deals.records import Item, Round
from graph.derive.deals.rounds import later, rounds
from graph.derive.deals.rules import rules
from graph.derive.leg_conflicts import of_round
from ontology.rdf import Writer

Replace = Callable[[str, str, Made], None]


@dataclass(slots=True)
class DealsAgain:
    """One step: `run` with what changed. `cluster` gives a happening by its first claim, `replace` writes what a key makes."""

    memory: Memory
    things: MemoryThings
    cluster: Callable[[str], Cluster]
    replace: Replace
    conflicts: Callable[[Sequence[Conflict]], Made]
    graph: str
    _sides: Sides = field(init=False)
    _items: dict[str, Item] = field(default_factory=dict)
    _documents: set[str] = field(default_factory=set)  # of which an exchange of no round may be another now
    _relink: set[str] = field(default_factory=set)
    _rounds: set[str] = field(default_factory=set)  # to write down
    _fresh: set[str] = field(default_factory=set)  # happenings that are another now, or whose things stand elsewhere
    _talked: bool = False

    def run(self, written: Iterable[str], gone: Iterable[str], relations: Iterable[str], retyped: set[str]) -> None:
        """`written` and `gone` are happenings by their first claims, `relations` keys, `retyped` things of another class."""
        standing = Standing(kinds(self.things.registry, self.things.type_of), self._ties)
        moved = self._moved(relations) | retyped
        found = set(written)
        found |= {i for thing in self._tied(moved) for i in self._naming(thing)} - set(gone)
        self._fresh = found
        voted = False
        for label in sorted(set(gone) | found):
            voted |= self._row(label, label in found, standing)
        before = self.memory.get("usual")
        counted = (
            self.memory.rows("SELECT family, side, COUNT(*) FROM deal_vote GROUP BY family, side") if voted else []
        )
        now = dump(usual({(f, s): n for f, s, n in counted})) if voted else before
        self._sides = Sides(standing.of, json.loads(now or "{}"))
        if self._talked:
            self._meet(standing)
        if now != before:
            self.memory.set("usual", now)
            self._everything()
        for label in sorted(self._relink):
            self._link(label)
        for iri in sorted(self._rounds):
            self.replace("deal", iri, self._round(iri))
        for document in sorted(self._documents):
            self.replace("alone", document, self._alone(document))

    # -- on whose side things stand --------------------------------------------------------------------------------

    def _ties(self, thing: str) -> list[tuple[str, str, str]]:
        return self.memory.rows("SELECT type, iri, object FROM deal_tie WHERE thing = ?", thing)

    def _moved(self, relations: Iterable[str]) -> set[str]:
        """Things of which another relation says on whose side they stand."""
        memory, moved = self.memory, set()
        for key in relations:
            if json.loads(key)[0] not in TIES:
                continue
            new = tie_rows(memory, key)
            old = memory.rows("SELECT * FROM deal_tie WHERE key = ?", key)
            if old != new:
                moved |= {row[1] for row in (*old, *new)}
                memory.run("DELETE FROM deal_tie WHERE key = ?", key)
                memory.many("INSERT INTO deal_tie VALUES (?, ?, ?, ?, ?)", new)
        return moved

    def _tied(self, moved: set[str]) -> set[str]:
        """These things, and those that they are tied to them by."""
        found, todo = set(moved), list(moved)
        while todo:
            for thing in self.memory.column("SELECT thing FROM deal_tie WHERE object = ?", todo.pop()):
                if thing not in found:
                    found.add(thing)
                    todo.append(thing)
        return found

    def _naming(self, thing: str) -> list[str]:
        return self.memory.column("SELECT id FROM deal_thing WHERE thing = ?", thing)

    # -- happenings ------------------------------------------------------------------------------------------------

    def _item(self, label: str) -> Item:
        if label not in self._items:
            self._items[label] = item_of(self.cluster(label))
        return self._items[label]

    def _row(self, label: str, here: bool, standing: Standing) -> bool:
        """Bring the rows of one happening up to date; whether it votes otherwise for who gives."""
        memory = self.memory
        new: Rows = {table: [] for table in TABLES}
        old: Rows = {t: memory.rows(f"SELECT * FROM {t} WHERE id = ?", label) for t in TABLES}
        if here and about_deals(self.cluster(label)):
            new = item_rows(self._item(label), standing.of)
        for table, columns in TABLES.items():
            if old[table] != new[table]:
                memory.run(f"DELETE FROM {table} WHERE id = ?", label)
                memory.many(f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})", new[table])
        parts = {row[1] for row in (*old["deal_item"], *new["deal_item"])}
        self._talked |= "talk" in parts
        if parts & {"leg", "detail"}:
            self._relink.add(label)
            self._rounds |= set(memory.column("SELECT round FROM deal_link WHERE item = ?", label))
            self._documents |= {str(row[0]) for row in (*old["deal_doc"], *new["deal_doc"])}
        return sorted(old["deal_vote"], key=str) != sorted(new["deal_vote"], key=str)

    # -- rounds ----------------------------------------------------------------------------------------------------

    def _meet(self, standing: Standing) -> None:
        """Put the rounds together anew, and see which legs look at one that is another now."""
        memory = self.memory
        rows, told = round_rows(rounds(list(all_talks(memory)), standing.of))
        old = {i: (i, first, line) for i, first, line in memory.rows("SELECT id, first, line FROM deal_round")}
        new = {str(row[0]): row for row in rows}
        changed = {i for i in old.keys() | new.keys() if old.get(i) != new.get(i)}
        # the words of its talks may be others though nothing else of it is
        self._rounds |= changed | {i for i, row in new.items() if self._spoken(row[2])}
        told_by: dict[str, list[tuple[str, ...]]] = {}
        for row in told:
            told_by.setdefault(row[1], []).append(row)
        for iri in sorted(changed):
            documents = set(memory.column("SELECT document FROM deal_told WHERE round = ?", iri))
            documents |= {row[0] for row in told_by.get(iri, ())}
            for document in documents:
                self._relink |= set(memory.column("SELECT id FROM deal_doc WHERE document = ?", document))
            for was in (old.get(iri), new.get(iri)):
                if was is not None:
                    self._relink |= set(self._near(was[1]))
            for table, column in (("deal_round", "id"), ("deal_told", "round")):
                memory.run(f"DELETE FROM {table} WHERE {column} = ?", iri)
            memory.many("INSERT INTO deal_round VALUES (?, ?, ?)", [new[iri]] if iri in new else [])
            memory.many("INSERT INTO deal_told VALUES (?, ?)", told_by.get(iri, ()))

    def _spoken(self, line: str) -> bool:
        return any(i.removeprefix(NODE) in self._fresh for i in json.loads(line)[0])

    def _near(self, day: str) -> list[str]:
        """Legs that may have come of a round of that day by their date."""
        reach = rules()["limits"]["after"] + rules()["limits"]["wide"]
        sql = "SELECT id FROM deal_item WHERE part IN ('leg', 'detail') AND first BETWEEN ? AND ?"
        return self.memory.column(sql, later(day, -reach), later(day, reach))

    def _everything(self) -> None:
        memory = self.memory
        self._relink |= set(memory.column("SELECT id FROM deal_item WHERE part IN ('leg', 'detail')"))
        self._rounds |= set(memory.column("SELECT id FROM deal_round"))
        self._documents |= set(memory.column("SELECT DISTINCT document FROM deal_doc WHERE cue = 1"))

    def _link(self, label: str) -> None:
        memory = self.memory
        old = memory.rows("SELECT * FROM deal_link WHERE item = ? ORDER BY number", label)
        new: list[tuple[object, ...]] = []
        if memory.value("SELECT part FROM deal_item WHERE id = ?", label) in ("leg", "detail"):
            new = link_rows(label, links_of(self._item(label), KeptRounds(memory), self._sides))
        if old != new:
            self._rounds |= {str(row[2]) for row in (*old, *new)}
            memory.run("DELETE FROM deal_link WHERE item = ?", label)
            memory.many("INSERT INTO deal_link VALUES (?, ?, ?, ?)", new)
        elif label in self._fresh:
            self._rounds |= {str(row[2]) for row in new}
        if bool(old) != bool(new):
            self._documents |= set(memory.column("SELECT document FROM deal_doc WHERE id = ?", label))

    def _round(self, iri: str) -> Made:
        if not self.memory.value("SELECT 1 FROM deal_round WHERE id = ?", iri):
            return set(), []
        calendar = KeptRounds(self.memory)
        talks = calendar.talks(iri)
        talks.members = [self._item(i.id.removeprefix(NODE)) for i in talks.members]
        rows = []
        for label in self.memory.column("SELECT DISTINCT item FROM deal_link WHERE round = ? ORDER BY item", iri):
            item = self._item(label)
            rows += [(part_of(row.item), row) for at, row in links_of(item, calendar, self._sides) if at == iri]
        found = one_round(talks, rows, self._sides)
        roots, quads = self._made(found)
        more, told = self.conflicts(list(of_round(found)))
        return roots | more, quads + told

    def _alone(self, document: str) -> Made:
        memory = self.memory
        if not memory.value("SELECT 1 FROM deal_doc WHERE document = ? AND cue = 1 LIMIT 1", document):
            return set(), []
        told = [self._item(label) for label in memory.column("SELECT id FROM deal_doc WHERE document = ?", document)]
        legs = [i for i in told if part_of(i) == "leg"]
        linked = "SELECT 1 FROM deal_link WHERE item = ? LIMIT 1"
        loose = {i.id for i in legs if not i.first and not memory.value(linked, i.id.removeprefix(NODE))}
        found = alone(document, legs, loose, self._sides)
        return self._made(found) if found else (set(), [])

    def _made(self, found: Round) -> Made:
        w = Writer(self.graph)
        deal_quads(w, found)
        return {found.id}, w.quads
