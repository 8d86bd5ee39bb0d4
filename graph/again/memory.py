"""What a derivation remembers for the next one, beside the store: an SQLite file that may be deleted at any time.

It holds, of every document, the rows that derivation made of it, and of every claim the clusters it went through. Nothing in
it is evidence, and nothing is read from it but by the writer: without it, or with one that does not fit, all is derived anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
-- identity: every cluster of a document, the thing that its signals make of it, the one that people's judgements leave it
CREATE TABLE ref (text TEXT, ord INTEGER, ref TEXT, cluster TEXT, type TEXT, label TEXT, names TEXT, surname TEXT, data TEXT,
  base TEXT, iri TEXT, why TEXT, PRIMARY KEY (text, ord)) WITHOUT ROWID;
CREATE INDEX ref_ref ON ref (ref);
CREATE INDEX ref_surname ON ref (surname) WHERE surname != '';
CREATE INDEX ref_iri ON ref (iri, text);
CREATE INDEX ref_names ON ref (iri, names);
CREATE INDEX ref_base ON ref (base);
CREATE INDEX ref_judged ON ref (ref) WHERE base != iri;
CREATE TABLE used (text TEXT, iri TEXT, PRIMARY KEY (text, iri)) WITHOUT ROWID;
CREATE INDEX used_iri ON used (iri);
CREATE TABLE thing (iri TEXT PRIMARY KEY, type TEXT, documents INTEGER) WITHOUT ROWID;
-- claims of happenings: class x exact, v vague, u undated, s state, and p0..p4 the first claim of its cluster after each phase
CREATE TABLE claim (id TEXT PRIMARY KEY, text TEXT, shelf TEXT, cls TEXT, rank TEXT, grp TEXT, origin TEXT, data TEXT,
  p0 TEXT, p1 TEXT, p2 TEXT, p3 TEXT, p4 TEXT) WITHOUT ROWID;
CREATE INDEX claim_text ON claim (text);
CREATE INDEX claim_group ON claim (grp);
CREATE TABLE key (shelf TEXT, key TEXT, cls TEXT, id TEXT, PRIMARY KEY (shelf, key, cls, id)) WITHOUT ROWID;
CREATE INDEX key_id ON key (id);
CREATE TABLE edge (phase INTEGER, a TEXT, b TEXT, cost REAL, reasons TEXT, PRIMARY KEY (phase, a, b)) WITHOUT ROWID;
CREATE INDEX edge_b ON edge (phase, b);
CREATE TABLE part (phase INTEGER, label TEXT, members TEXT, PRIMARY KEY (phase, label)) WITHOUT ROWID;
CREATE TABLE joining (claim TEXT, phase INTEGER, data TEXT, PRIMARY KEY (claim, phase, data)) WITHOUT ROWID;
CREATE TABLE choice (phase INTEGER, loose TEXT, home TEXT, data TEXT, PRIMARY KEY (phase, loose)) WITHOUT ROWID;
CREATE INDEX choice_home ON choice (phase, home);
CREATE TABLE rated (phase INTEGER, loose TEXT, home TEXT, PRIMARY KEY (phase, loose, home)) WITHOUT ROWID;
-- what the rules leave to a person: two claims, and the loose cluster or bare claim that asked, '' of two that were compared
CREATE TABLE open (phase INTEGER, owner TEXT, a TEXT, b TEXT, score REAL, reasons TEXT, PRIMARY KEY (phase, owner, a, b)) WITHOUT ROWID;
CREATE INDEX open_a ON open (phase, a);
CREATE INDEX open_b ON open (phase, b);
CREATE TABLE inside (claim TEXT PRIMARY KEY, other TEXT, how TEXT) WITHOUT ROWID;
CREATE INDEX inside_other ON inside (other);
CREATE TABLE round (document TEXT PRIMARY KEY, talks TEXT) WITHOUT ROWID;
-- what promises and happenings have in common, and which fulfilled which
CREATE TABLE promise (family TEXT, key TEXT, kind TEXT, id TEXT, PRIMARY KEY (family, key, kind, id)) WITHOUT ROWID;
CREATE INDEX promise_id ON promise (id);
CREATE TABLE fulfilled (prospect TEXT PRIMARY KEY, event TEXT) WITHOUT ROWID;
CREATE INDEX fulfilled_event ON fulfilled (event);
CREATE TABLE total (cluster TEXT PRIMARY KEY, data TEXT) WITHOUT ROWID;
-- rows that documents and clusters give to what is reckoned over many of them, and the nodes that were made of each key
CREATE TABLE row (op TEXT, key TEXT, src TEXT, data TEXT, PRIMARY KEY (op, key, src, data)) WITHOUT ROWID;
CREATE INDEX row_src ON row (src, op);
CREATE TABLE made (op TEXT, key TEXT, root TEXT, PRIMARY KEY (op, key, root)) WITHOUT ROWID;
CREATE TABLE flow (family TEXT, first INTEGER, rank TEXT, value REAL, id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE INDEX flow_family ON flow (family, first, rank);
-- deals: happenings that may be talks or legs (`line` of a talk), where they are told, what they name, whom they name as giver
CREATE TABLE deal_item (id TEXT PRIMARY KEY, part TEXT, sides INTEGER, first TEXT, line TEXT) WITHOUT ROWID;
CREATE INDEX deal_item_first ON deal_item (first) WHERE part IN ('leg', 'detail');
CREATE INDEX deal_item_talk ON deal_item (sides) WHERE part = 'talk';
CREATE TABLE deal_doc (document TEXT, id TEXT, cue INTEGER, PRIMARY KEY (document, id)) WITHOUT ROWID;
CREATE INDEX deal_doc_id ON deal_doc (id);
CREATE INDEX deal_doc_cue ON deal_doc (document) WHERE cue = 1;
CREATE TABLE deal_thing (thing TEXT, id TEXT, PRIMARY KEY (thing, id)) WITHOUT ROWID;
CREATE INDEX deal_thing_id ON deal_thing (id);
CREATE TABLE deal_vote (id TEXT, family TEXT, side TEXT);
CREATE INDEX deal_vote_id ON deal_vote (id);
CREATE TABLE deal_tie (key TEXT PRIMARY KEY, thing TEXT, type TEXT, iri TEXT, object TEXT) WITHOUT ROWID;
CREATE INDEX deal_tie_thing ON deal_tie (thing);
CREATE INDEX deal_tie_object ON deal_tie (object);
-- rounds of talks, the documents that tell of them, and what is linked to them
CREATE TABLE deal_round (id TEXT PRIMARY KEY, first TEXT, line TEXT) WITHOUT ROWID;
CREATE INDEX deal_round_first ON deal_round (first, id);
CREATE TABLE deal_told (document TEXT, round TEXT, PRIMARY KEY (document, round)) WITHOUT ROWID;
CREATE INDEX deal_told_round ON deal_told (round);
CREATE TABLE deal_link (item TEXT, number INTEGER, round TEXT, data TEXT, PRIMARY KEY (item, number)) WITHOUT ROWID;
CREATE INDEX deal_link_round ON deal_link (round);
"""
Row = tuple[Any, ...]


class Memory:
    """An open memory; all changes since the last `commit` are one transaction."""

    def __init__(self, at: Path | None = None, *, write: bool = True) -> None:
        """`at` is its file, made if it is missing; without one it is in this process only. Without `write` it is only read."""
        if not write and at is not None:
            self.db = sqlite3.connect(f"{at.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
            return
        self.db = sqlite3.connect(str(at) if at else ":memory:", isolation_level=None, check_same_thread=False)
        self.db.execute("PRAGMA journal_mode = WAL")
        self.db.execute("PRAGMA synchronous = FULL")
        self.db.execute("PRAGMA cache_size = -65536")

    def close(self) -> None:
        self.db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def clear(self) -> None:
        """Forget everything, and lay down the tables, without indexes."""
        for (name,) in self.rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
            self.run(f"DROP TABLE {name}")
        for statement in _SCHEMA.split(";"):
            if "CREATE TABLE" in statement:
                self.run(statement)

    def index(self) -> None:
        """Make the indexes: after filling, which is quicker than before."""
        for statement in _SCHEMA.split(";"):
            if "CREATE INDEX" in statement:
                self.run(statement)

    # -- small change ------------------------------------------------------------------------------------------

    def get(self, name: str) -> str:
        """A remembered word about the whole; "" where there is none, or no table yet."""
        try:
            return self.value("SELECT value FROM meta WHERE name = ?", name)
        except sqlite3.DatabaseError:
            return ""

    def set(self, name: str, value: str) -> None:
        self.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", name, value)

    def run(self, sql: str, *values: object) -> None:
        self.db.execute(sql, values)

    def many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        self.db.executemany(sql, rows)

    def rows(self, sql: str, *values: object) -> list[Row]:
        return self.db.execute(sql, values).fetchall()

    def column(self, sql: str, *values: object) -> list[str]:
        return [row[0] for row in self.db.execute(sql, values)]

    def value(self, sql: str, *values: object) -> str:
        """The first value of the first row; "" where there is none."""
        row = self.db.execute(sql, values).fetchone()
        return "" if row is None or row[0] is None else str(row[0])
