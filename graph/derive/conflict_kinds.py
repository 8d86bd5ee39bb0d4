"""What kinds of disagreement there are: what `conflicts.py` finds and views read, who need nothing else of it."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What kind of disagreement."""

    COUNT = "count"
    DATE = "date"
    STATUS = "status"  # done by one, agreed or denied by another
    IMPOSED = "imposed"  # who imposed what, and when
    ACT = "act"  # news against acts
    SUPERLATIVE = "superlative"
    JUDGEMENT = "judgement"  # authors judge differently


class Weight(StrEnum):
    """Whether it is a conflict: `OPEN` where nothing loaded can tell, `OVERTAKEN` where time settled it."""

    CONFLICT = "conflict"
    OPEN = "open"
    OVERTAKEN = "overtaken"
    OPINION = "opinion"
