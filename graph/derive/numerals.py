"""Counts in digits as a sentence has them, with their hedges: for a second count that is no claim of its own."""

from __future__ import annotations

import re

from ontology.claims import Quantity

NUM = r"(?:(?:ok\.|około|ponad|co najmniej|blisko|prawie|najwyżej|nawet)\s+)?\d[\d  ]*(?:,\d+)?(?:\s*(?:tys\.|tysi[ęa]\w+|mln|milion\w*))?"
_HEDGES = {"ok.": "about", "około": "about", "blisko": "about", "prawie": "about", "nawet": "about", "ponad": "over", "co najmniej": "over", "najwyżej": "upto"}  # fmt: skip


def number(text: str) -> Quantity:
    """A count as it stands in a sentence.

    >>> number("ok. 30 tys.").value, number("ponad 170").most
    (30000.0, None)
    """
    low = text.casefold().strip()
    hedge = next((code for word, code in _HEDGES.items() if low.startswith(word)), "")
    digits = re.search(r"\d[\d  ]*(?:,\d+)?", low)
    assert digits is not None
    value = float(re.sub(r"[  ]", "", digits.group()).replace(",", "."))
    value *= 1000 if re.search(r"\btys", low) else 1_000_000 if re.search(r"mln|milion", low) else 1
    least, most = (None if hedge == "upto" else value), (None if hedge == "over" else value)
    return Quantity(value, least, most, approximate=hedge == "about")
