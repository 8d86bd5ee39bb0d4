"""Speech that goes on over several sentences: whose words a sentence is, told in another one.

`– Odmówiłam. Potem mnie zwolniono – wspomina Mirczuk. – Nikt nie pytał.`: all three are hers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.marks import CLOSING_QUOTES, QUOTES, SPEECH_DASHES
from loaders.polish.units.units import FINITE, Units

_NEAR = 6  # words between a verb of saying and the quotation that it opens
_PASSED = frozenset({"adv", "part", "prep"})


def reporting(units: Units) -> bool:
    """Whether a sentence holds a reporting clause: a dash or a mark of quotation, then a verb of saying."""
    verbs = lexicon().speech_verbs
    saying = units.having(verbs)
    if not saying:
        return False
    for at in saying:
        if at == 0 or not units[at].is_(FINITE) or units[at].named:
            continue
        before = at - 1
        while before > 0 and (units[before].pos <= _PASSED or units[before].time or units[before].text == ","):
            before -= 1
        if before and (units[before].text in SPEECH_DASHES or units[before].text in QUOTES):
            return True
    if _goes_on(units, verbs):
        return True
    return ":" in units.forms and any(
        u.text == ":"
        and n + 1 < len(units)
        and units[n + 1].text in QUOTES
        and any(x.lemmas & verbs for x in units[:n])
        for n, u in enumerate(units)
    )


def _goes_on(units: Units, verbs: frozenset[str]) -> bool:
    """`W oświadczeniu firma napisała „Ubolewamy z powodu strajku.`: a quotation without a colon that the sentence leaves open."""
    at = next((n for n in range(len(units) - 1, 0, -1) if units[n].text in ("„", "«")), 0)
    closed = any(units[n].text in CLOSING_QUOTES for n in range(at + 1, len(units)))
    before = range(max(0, at - _NEAR), at)
    return bool(at) and not closed and any(units[n].is_(FINITE) and units[n].lemmas & verbs for n in before)


def quotations(rows: Sequence[Units], paragraphs: Sequence[int]) -> Mapping[int, int]:
    """Sentence → the sentence of the same paragraph that names its speaker, where that is another one."""
    found: dict[int, int] = {}
    start = 0
    while start < len(rows):
        end = start
        while end < len(rows) and paragraphs[end] == paragraphs[start]:
            end += 1
        found |= _paragraph(rows, start, end)
        start = end
    return found


def _paragraph(rows: Sequence[Units], start: int, end: int) -> dict[int, int]:
    telling = [n for n in range(start, end) if reporting(rows[n])]
    if not telling:
        return {}
    found: dict[int, int] = {}
    marks = [u.text for row in rows[start:end] for u in row]
    even = marks.count('"') % 2 == 0 and marks.count("„") == marks.count(
        "”"
    )  # else nobody knows where a quotation ends
    spoken = False  # a dash has opened speech, which runs to its reporting clause
    inside = False  # between marks of quotation
    told = start - 1  # the last sentence of the text itself
    for number in range(start, end):
        texts = [u.text for u in rows[number]]
        spoken = spoken or bool(set(texts[:1]) & SPEECH_DASHES)
        opened = inside
        for text in texts:
            inside = text in ("„", "«") or (not inside if text in ('"', "“") else inside and text not in ("”", "»"))
        whole = (opened or bool(set(texts[:1]) & QUOTES)) and (inside or bool(set(texts[-2:]) & QUOTES))
        if number in telling:
            spoken = False
        elif spoken or (whole and even):
            after = [n for n in telling if n > number]
            before = [n for n in telling if n < number]
            new = not before or before[-1] < told  # `– A – mówi X. Y temu przeczy. – B. C – mówi Z`: B is not of X
            found[number] = (after if after and (opened or inside or new) else before[::-1])[0]
        else:
            told = number
    return found
