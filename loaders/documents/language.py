"""Which language a text is in: shares of frequent words, from `data/languages.yaml`, and its letters.

Polish is read by its syntax; in the others the names of registered actors are, and some plain clauses.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

from ontology.tables import read_table

DATA = Path(__file__).parent / "data"
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000


@cache
def _languages() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    rows = read_table(DATA / "languages.yaml")
    return {code: (frozenset(row["words"].split()), frozenset(row.get("letters", ""))) for code, row in rows.items()}


def detect(text: str) -> str:
    """`pl`, `en`, `ru`, `be`, `uk`, `de`, `lt`, or `other`.

    A text too short to tell (a heading, a name) counts as Polish, the language of the corpus.

    >>> detect("W Mińsku odbyły się rozmowy, które były kolejne w tym roku."), detect("The talks were held in Minsk.")
    ('pl', 'en')
    """
    head, tail = text[:_SAMPLE], text[-_SAMPLE // 4 :] if len(text) > 2 * _SAMPLE else ""
    counts = Counter(_WORD.findall((head + " " + tail).lower()))
    total = sum(counts.values())
    if not total:
        return "other"
    scores = {}
    for code, (words, letters) in _languages().items():
        hits = sum(counts[w] for w in words)
        marked = sum(n for w, n in counts.items() if letters and not letters.isdisjoint(w))
        scores[code] = hits + marked
    best = max(scores, key=lambda code: (scores[code], code == "pl"))
    if scores[best] < 0.08 * total:
        return "pl" if total < 12 and any(c in "ąćęłńóśźż" or c.isascii() for c in text.lower()) else "other"
    return best
