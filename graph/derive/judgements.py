"""What people decided of identity, as derivation sees it: which pairs are the same, which are not.

A ledger is a list of entries, never changed: a later entry on the same two takes the place of an earlier one, and an
`undo` restores what was before it. Entries name claims (of one happening) or mention clusters (of one thing), which
come from documents and stay what they are, never derived things. What names a text that is not loaded lies inert.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field

from ontology.errors import UsageError
from ontology.ids import digest

SAME, NOT_SAME, UNSURE, UNDO = "same", "not-same", "unsure", "undo"
VERDICTS = (SAME, NOT_SAME, UNSURE, UNDO)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One entry: who decided what of `left` and `right` (ids of claims or IRIs of mention clusters), when and why.

    `number` is its place in the ledger; `undoes` the id of the entry that an `undo` takes back.
    """

    number: int
    verdict: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    by: str = ""
    at: str = ""
    why: str = ""
    undoes: str = ""

    @property
    def id(self) -> str:
        row = asdict(self)
        return digest(json.dumps(row, ensure_ascii=False, sort_keys=True), 12)

    def __post_init__(self) -> None:
        if self.verdict not in VERDICTS:
            raise UsageError(f"unknown judgement {self.verdict!r}", hint=f"Known are: {', '.join(VERDICTS)}.")


@dataclass(slots=True)
class Judgements:
    """The entries that hold, ready to ask. `Judgements(ledger)` reads a whole ledger, undone entries left out."""

    ledger: tuple[Judgement, ...] = ()
    _same: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _apart: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        for entry in self.holding():
            for a in entry.left:
                for b in entry.right:
                    for x, y in ((a, b), (b, a)):
                        into, out = (self._same, self._apart) if entry.verdict == SAME else (self._apart, self._same)
                        out[x].discard(y)
                        if entry.verdict != UNSURE:
                            into[x].add(y)
                        else:
                            self._same[x].discard(y)
                            self._apart[x].discard(y)

    def holding(self) -> list[Judgement]:
        """Entries that nobody took back, in the order of the ledger."""
        gone: set[str] = set()
        rows = sorted(self.ledger, key=lambda j: (j.number, j.id))
        for entry in reversed(rows):
            if entry.verdict == UNDO and entry.id not in gone:
                gone.add(entry.undoes)
        return [j for j in rows if j.id not in gone and j.verdict != UNDO]

    def apart(self, a: str, b: str) -> bool:
        """Whether somebody said that the two are not the same."""
        return a in self._apart and b in self._apart[a]

    def same_pairs(self, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Pairs of the given ids that somebody said are the same, each once, in order."""
        known = sorted(ids)
        have = set(known)
        for a in known:
            if a in self._same:
                yield from ((a, b) for b in sorted(self._same[a]) if a < b and b in have)

    def same_as(self, a: str) -> frozenset[str]:
        return frozenset(self._same.get(a, ()))

    def __bool__(self) -> bool:
        return bool(self.ledger)
