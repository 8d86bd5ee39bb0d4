"""The memory after a whole derivation: everything that a later derivation of a part will ask for, laid down at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graph.again import Given, remember
from graph.again.bargain import TABLES, item_rows, label_of, link_rows, round_rows, tie_rows
from graph.again.board import claim_rows, shelf_key
from graph.again.codec import dump, join_line, told_line
from graph.again.folds import Folds, claim_rows_of, flow_row
from graph.again.happenings import counted_line, promise_rows
from graph.again.memory import Memory
from graph.again.phases import open_rows
from graph.again.things import ref_rows, why_line
from graph.derive import GRAPH, Derivation
from graph.derive.clusters import Cluster
from graph.derive.conflicts import keys_of_denial, of_denial, of_happening, of_promise
from graph.derive.custody import custody_iri
from graph.derive.events import PHASES, Trace
from graph.derive.identity import used
from graph.derive.joining import Joined, all_named, by_signals, known_persons
from graph.derive.leg_conflicts import of_round
from graph.derive.match import Matcher
from graph.derive.told import family
from graph.derive.totals import counted, totals
from graph.derive.weighing import Weigher
from ontology.ids import BASE


def fill(memory: Memory, d: Derivation, given: Given) -> None:
    """Forget what the memory held, and lay down what `d`, whose quads were made, went through."""
    memory.clear()
    _things(memory, d, given)
    text_of = {e.document.text_id: e.document.text for e in d.rows}
    folds = Folds(memory, given.registry, given.publishers, given.acts, text_of, GRAPH)
    text_by_claim = {c.id: e.document.text_id for e in d.rows for c in e.claims}
    for trace in d.found.traces:
        _shelf(memory, trace, d, given, text_by_claim)
    memory.many("INSERT INTO round VALUES (?, ?)", d.found.rounds.items())
    _hanging(memory, d)
    _documents(memory, d, folds)
    _deals(memory, d)
    memory.index()
    remember(memory, given.judgements)


def _things(memory: Memory, d: Derivation, given: Given) -> None:
    joining = d.things.joining
    base = joining.iri_of
    if given.judgements:
        base = by_signals((n for e in d.rows for n in all_named(e)), known_persons(given.registry)).iri_of
    why: dict[str, list[Joined]] = {}
    for row in joining.why:
        why.setdefault(row.ref, []).append(row)

    def rows() -> Iterator[tuple[object, ...]]:
        for e in d.rows:
            for row in ref_rows(e):
                ref = str(row[2])
                yield (*row[:9], base[ref], joining.iri_of[ref], why_line(why.get(ref, ())))

    memory.many("INSERT INTO ref VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows())
    memory.many("INSERT INTO used VALUES (?, ?)", ((e.document.text_id, iri) for e in d.rows for iri in used(e)))
    memory.many(
        "INSERT INTO thing VALUES (?, ?, ?)", ((iri, t.type, len(t.documents)) for iri, t in d.things.things.items())
    )


def _shelf(memory: Memory, trace: Trace, d: Derivation, given: Given, text_by_claim: dict[str, str]) -> None:
    key = shelf_key(trace.shelf)
    weigher = Weigher(Matcher(d.things), given.judgements)
    labels: dict[str, list[str | None]] = {t.id: [t.id] * 5 for t in trace.claims}
    for phase, name in enumerate(PHASES):
        for ids in trace.clusters.get(name, ()):
            for i in ids:
                labels[i][phase] = ids[0]
    if trace.shelf[2]:
        labels = {i: [row[0], None, None, None, None] for i, row in labels.items()}
    keys: list[tuple[str, ...]] = []

    def claims() -> Iterator[tuple[object, ...]]:
        for t in trace.claims:
            cls, group, rows = claim_rows(t, key, trace.keys[t.id], weigher)
            keys.extend(rows)
            origin = d.told_by[t.id].voice
            yield (t.id, text_by_claim[t.id], key, cls, dump(list(t.rank)), group, origin, told_line(t), *labels[t.id])

    memory.many("INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", claims())
    memory.many("INSERT INTO key VALUES (?, ?, ?, ?)", sorted(keys))
    memory.many(
        "INSERT OR REPLACE INTO edge VALUES (?, ?, ?, ?, ?)",
        (
            (0 if n < trace.drawn else 3, e.left, e.right, e.cost, dump([list(r) for r in e.reasons]))
            for n, e in enumerate(trace.edges)
        ),
    )
    memory.many(
        "INSERT INTO part VALUES (?, ?, ?)",
        ((phase, ids[0], dump(list(ids))) for phase, name in enumerate(PHASES) for ids in trace.clusters.get(name, ())),
    )
    memory.many(
        "INSERT OR IGNORE INTO joining VALUES (?, ?, ?)",
        ((j.claim, PHASES.index(p), join_line(j)) for p, j in trace.joins),
    )
    memory.many(
        "INSERT INTO choice VALUES (?, ?, ?, ?)",
        ((PHASES.index(p), one, choice[1], join_line(choice[2])) for p, one, choice in trace.choices),
    )
    memory.many("INSERT INTO rated VALUES (?, ?, ?)", ((PHASES.index(p), one, home) for p, one, home in trace.rated))
    memory.many("INSERT INTO inside VALUES (?, ?, ?)", trace.inside)
    memory.many(
        "INSERT OR REPLACE INTO open VALUES (?, ?, ?, ?, ?, ?)",
        (row for p, owner, o in trace.open for row in open_rows(PHASES.index(p), owner, (o,))),
    )


def _hanging(memory: Memory, d: Derivation) -> None:
    """What hangs on claims and clusters."""
    matcher = Matcher(d.things)
    rows: list[tuple[str, ...]] = []
    made: list[tuple[str, str, str]] = []
    flows: list[tuple[object, ...]] = []
    promises: list[tuple[str, ...]] = []

    def make(op: str, key: str, conflicts: list[Any]) -> None:
        made.extend((op, key, f"{BASE}conflict/{c.id}") for c in conflicts)

    done: dict[str, dict[str, Cluster]] = {}
    for c in d.clusters:
        for t in c.members:
            rows += [(op, key, t.id, data) for op, key, data in claim_rows_of(t)]
            flows += [row for row in [flow_row(t)] if row]
            promises += promise_rows(t, matcher)
        if row := counted(c):
            name = family(c.members[0].claim.type)
            rows.append(("counted", name, c.id, counted_line(row)))
            rows += [("total", name, c.id, "")] if row.total else []
        make("happening", c.id, list(of_happening(c)))
        if c.members[0].kind == "Event":
            for key in keys_of_denial(c):
                done.setdefault(key, {})[c.id] = c
    for c in d.clusters:
        if c.members[0].kind == "NonEvent":
            near = {o.id: o for key in keys_of_denial(c) for o in done.get(key, {}).values()}
            make("denial", c.id, list(of_denial(c, near.values())))
    for prospect, event in d.fulfilled:
        make("promise", prospect.id, list(of_promise(prospect, event)))
    memory.many("INSERT INTO promise VALUES (?, ?, ?, ?)", sorted(promises))
    memory.many("INSERT INTO flow VALUES (?, ?, ?, ?, ?)", flows)
    memory.many("INSERT OR IGNORE INTO row VALUES (?, ?, ?, ?)", rows)
    memory.many("INSERT OR IGNORE INTO made VALUES (?, ?, ?)", made)
    memory.many("INSERT INTO fulfilled VALUES (?, ?)", ((p.id, e.id) for p, e in d.fulfilled))
    memory.many(
        "INSERT INTO total VALUES (?, ?)",
        ((t.cluster, dump([sorted(t.includes), t.remainder])) for t in totals(d.clusters)),
    )


def _documents(memory: Memory, d: Derivation, folds: Folds) -> None:
    """What documents give to relations, custody and opinions, and what they make by themselves."""
    made: list[tuple[str, str, str]] = []
    for e in d.rows:
        text = e.document.text_id
        rows = set(folds.rows_of(e, d.things, d.things.links(text), d.told_by))
        memory.many("INSERT INTO row VALUES (?, ?, ?, ?)", ((op, key, text, data) for op, key, data in rows))
        made += [("document", text, root) for root in folds.document(e, d.things)[0]]
    for op in ("relation", "custody", "opinion", "stock", "superlative"):
        for key in memory.column("SELECT DISTINCT key FROM row WHERE op = ?", op):
            roots = {custody_iri(key)} if op == "custody" else folds.fold(op, key)[0]
            made += [(op, key, root) for root in roots]
    memory.many("INSERT OR IGNORE INTO made VALUES (?, ?, ?)", made)


def _deals(memory: Memory, d: Derivation) -> None:
    """Talks, legs and rounds, and on whose side things stand by what sources say."""
    found = d.bargains
    assert found is not None  # its quads were made
    for table, columns in TABLES.items():
        rows = (row for i in found.items.values() for row in item_rows(i, found.sides.of)[table])
        memory.many(f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})", rows)
    rounds, told = round_rows(found.talks)
    memory.many("INSERT INTO deal_round VALUES (?, ?, ?)", rounds)
    memory.many("INSERT INTO deal_told VALUES (?, ?)", told)
    for item, links in found.links.items():
        memory.many("INSERT INTO deal_link VALUES (?, ?, ?, ?)", link_rows(label_of(found.items[item]), links))
    keys = memory.column("SELECT DISTINCT key FROM row WHERE op = 'relation'")
    memory.many("INSERT INTO deal_tie VALUES (?, ?, ?, ?, ?)", [row for key in keys for row in tie_rows(memory, key)])
    made = [("deal", r.id, r.id) for r in found.of_talks.values()]
    made += [("deal", r.id, f"{BASE}conflict/{c.id}") for r in found.of_talks.values() for c in of_round(r)]
    made += [("alone", document, r.id) for document, r in found.alone.items()]
    memory.many("INSERT INTO made VALUES (?, ?, ?)", made)
    memory.set("usual", dump(found.sides.usual))
