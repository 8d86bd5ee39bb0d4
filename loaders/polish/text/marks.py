"""Marks of quotation and dashes, in all the ways in which news sets them: once, for whoever asks for them.

Papers mix them: `„…”`, `”…”` and `"…"` stand in one text, translations bring `“…”` and `«…»`. So most marks may both open
and close, and who needs a pair has to count.
"""

from __future__ import annotations

QUOTE_PAIRS = {"„": "”", "«": "»", '"': '"', "“": "”"}  # what closes what, where a text is careful
QUOTES = frozenset({*QUOTE_PAIRS, *QUOTE_PAIRS.values()})
OPENING_QUOTES = QUOTES - {"»"}
CLOSING_QUOTES = QUOTES - {"„", "«"}
APOSTROPHE = "'"  # a mark of quotation in translations; inside words an apostrophe
DASHES = frozenset({"–", "—", "-"})
SPEECH_DASHES = DASHES | {"―"}  # before and behind what somebody says
