"""What the last derivation left to a person, from its memory: the open questions of `kg review` without deriving anew."""

from __future__ import annotations

import json

from graph.again.board import to_shelf
from graph.again.codec import to_reasons
from graph.again.memory import Memory
from graph.derive.events import unlike
from graph.derive.weighing import Open

_OPEN = "SELECT o.a, o.b, o.score, o.reasons FROM open o JOIN claim c ON c.id = o.a ORDER BY c.shelf"


def still_open(memory: Memory) -> list[Open]:
    """Pairs of claims that may be one happening: those which `graph.derive.events` finds."""
    label = {
        c: first if to_shelf(shelf)[2] else last
        for c, shelf, first, last in memory.rows("SELECT id, shelf, p0, p4 FROM claim")
    }
    rows = (Open(a, b, score, to_reasons(json.loads(reasons))) for a, b, score, reasons in memory.rows(_OPEN))
    return unlike(rows, label.__getitem__)
