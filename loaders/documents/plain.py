"""Raw text → plain text: one kind of line end, one kind of space, no invisible characters, letters composed.

Copies from the web and PDF hold no-break spaces, soft hyphens, decomposed `ó` and ligatures; a rule of the
pipeline that looks for `w Mińsku` must not meet them. What changes here keeps its place through the offset map.
"""

from __future__ import annotations

import re
import unicodedata

from loaders.documents.offsets import Offsets

# \f stays: it parts pages. A hyphen that a PDF reader marks as its own (U+0002, U+FFFE) becomes a hyphen.
_ODD = re.compile(
    "\r\n?|[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
    "|[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]|[\u2028\u2029\u0085]"
    "|[\u0300-\u036f]+|[\ufb00-\ufb06]|[\u2010\u2011]"
)
_SPACES = frozenset("\t\u00a0\u1680\u202f\u205f\u3000") | {chr(c) for c in range(0x2000, 0x200B)}


def _replacement(odd: str, at_line_end: bool) -> str:
    if odd == "\r\n":
        return "\n"
    first = odd[0]
    if first == "\r" or first in "\u2028\u2029\u0085":
        return "\n"
    if first in _SPACES and len(odd) == 1:
        return " "
    if first in "\u0002\ufffe\u2010\u2011" or (first == "\u00ad" and at_line_end):
        return "-"
    if "\ufb00" <= first <= "\ufb06":
        return unicodedata.normalize("NFKC", first)
    if len(odd) > 1 or "\u0300" <= first <= "\u036f":
        return unicodedata.normalize("NFC", odd)
    return ""


def plain(raw: str) -> tuple[str, Offsets]:
    """The plain text and, for each of its characters, where it stands in `raw` (-1 where it was changed).

    >>> plain("w\\u00a0Min\\u0301sku\\r\\n")[0]
    'w Mińsku\\n'
    """
    first = _ODD.search(raw)
    if first is None:
        return raw, Offsets.of([(0, len(raw))])
    parts: list[str] = []
    runs: list[tuple[int, int]] = []
    at = 0
    for match in _ODD.finditer(raw, first.start()):
        start, end = match.span()
        if "\u0300" <= raw[start] <= "\u036f" and start > at:
            start -= 1  # the letter that carries the mark
        odd = raw[start:end]
        new = _replacement(odd, raw[end : end + 1] in ("\r", "\n"))
        if start > at:
            parts.append(raw[at:start])
            runs.append((at, start - at))
        if new == odd:
            runs.append((start, end - start))
        elif odd == "\r\n":
            runs.append((start + 1, 1))
        elif new:
            runs.append((-1, len(new)))
        parts.append(new)
        at = end
    parts.append(raw[at:])
    runs.append((at, len(raw) - at))
    return "".join(parts), Offsets.of(runs)
