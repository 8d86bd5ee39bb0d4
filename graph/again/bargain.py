"""What the memory keeps of deals: rows of happenings that may be talks or legs, of rounds, and of what links the two."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.again.codec import dump, to_claim
from graph.again.memory import Memory
from graph.derive.deals import part_of
from graph.derive.deals.exchanges import sets_against
from graph.derive.deals.items import TIES, tie_of
from graph.derive.deals.links import votes
from graph.derive.deals.records import Item, Linked, Sentence
from graph.derive.deals.rounds import SideOf, Talks, later, talk_sides
from graph.derive.deals.rules import rules
from graph.derive.happenings import relation_iri
from ontology.dates import MAX
from ontology.ids import BASE

NODE = f"{BASE}eventuality/"
TABLES = {"deal_item": 5, "deal_doc": 3, "deal_thing": 2, "deal_vote": 3}  # rows of one happening, and their columns
Rows = dict[str, list[tuple[object, ...]]]


def label_of(item: Item) -> str:
    """The id of the first claim of a happening."""
    return item.id.removeprefix(NODE)


def item_rows(item: Item, side_of: SideOf) -> Rows:
    """The rows of one happening, by table."""
    id_, part = label_of(item), part_of(item)
    talk = part == "talk"
    legs = part == "leg"
    return {
        "deal_item": [(id_, part, len(talk_sides(item, side_of)) if talk else 0, item.first, thin_line(item) if talk else "")],
        "deal_doc": [
            (document, id_, int(legs and sets_against(item, document)))
            for document in (sorted(item.documents) if part in ("leg", "detail") else ())
        ],
        "deal_thing": [(thing, id_) for thing in sorted({t for things in item.roles.values() for t in things})],
        "deal_vote": [(id_, *vote) for vote in votes(item, side_of)],
    }  # fmt: skip


def thin_line(item: Item) -> str:
    """What a round is put together from: all of a talk but its words."""
    return dump([item.id, item.type, item.first, item.last, item.roles, sorted(item.documents)])


def to_thin(line: str) -> Item:
    id_, type_, first, last, roles, documents = json.loads(line)
    told = tuple(Sentence(d, 0, "", "", "", "actual") for d in documents)
    things = {role: tuple(some) for role, some in roles.items()}
    return Item(id_, type_, "actual", first=first, last=last, roles=things, sentences=told)


def talks_line(talks: Talks) -> str:
    ids = sorted(i.id for i in talks.members)
    told = sorted(talks.documents)  # a document that tells of it no more changes what its legs look at
    return dump([ids, sorted(talks.votes.items()), sorted(talks.participants), talks.first, talks.last, told])


def round_rows(found: Iterable[Talks]) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Rows of `deal_round` and of `deal_told`."""
    rounds: list[tuple[str, ...]] = []
    told: list[tuple[str, ...]] = []
    for talks in found:
        rounds.append((talks.id, talks.first, talks_line(talks)))
        told += [(document, talks.id) for document in sorted(talks.documents)]
    return rounds, told


def link_rows(item: str, links: Iterable[tuple[str, Linked]]) -> list[tuple[object, ...]]:
    """Rows of `deal_link`: the round, the claims by which the happening is told there, and the reasons."""
    rows: list[tuple[object, ...]] = []
    for number, (round_, row) in enumerate(links):
        claims = [s.claim for s in row.item.sentences]
        rows.append((item, number, round_, dump([claims, [[r.kind, r.words, r.claim] for r in row.reasons]])))
    return rows


def tie_rows(memory: Memory, key: str) -> list[tuple[str, ...]]:
    """The row of `deal_tie` of one relation, by what its documents say of it; none where it ties nobody to a side."""
    if json.loads(key)[0] not in TIES:
        return []
    lines = memory.column("SELECT data FROM row WHERE op = 'relation' AND key = ?", key)
    rows = [(known or MAX, to_claim(row)) for known, _, _, row in map(json.loads, lines)]
    if not rows:
        return []
    _, first = min(rows, key=lambda r: (r[0], r[1].id))
    found = tie_of(relation_iri([first]), first, {})
    return [(key, found[0], *found[1])] if found else []


@dataclass(slots=True)
class KeptRounds:
    """Rounds as the memory holds them, read when they are asked for."""

    memory: Memory
    _read: dict[str, Talks] = field(default_factory=dict)

    def talks(self, iri: str, line: str = "") -> Talks:
        """A round without the words of its talks."""
        if iri not in self._read:
            line = line or self.memory.value("SELECT line FROM deal_round WHERE id = ?", iri)
            ids, said, participants, first, last, _ = json.loads(line)
            lines = (self.memory.value("SELECT line FROM deal_item WHERE id = ?", i.removeprefix(NODE)) for i in ids)
            members = [to_thin(line) for line in lines]
            self._read[iri] = Talks(members, Counter(dict(said)), set(participants), first, last)
        return self._read[iri]

    def between(self, first: str, last: str, days: int) -> list[Talks]:
        reach = days + rules()["limits"]["wide"]
        sql = "SELECT id, line FROM deal_round WHERE first BETWEEN ? AND ? ORDER BY first, id"
        return [self.talks(*row) for row in self.memory.rows(sql, later(first, -reach), later(last, days))]

    def of(self, document: str) -> list[Talks]:
        return [self.talks(r) for r in self.memory.column("SELECT round FROM deal_told WHERE document = ?", document)]


def all_talks(memory: Memory) -> Iterator[Item]:
    """All talks, if two sides met in any of them: others make no round."""
    if memory.value("SELECT 1 FROM deal_item WHERE part = 'talk' AND sides > 1 LIMIT 1"):
        yield from map(to_thin, memory.column("SELECT line FROM deal_item WHERE part = 'talk'"))
