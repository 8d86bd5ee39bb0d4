"""Units of an army by their number: `6. Dywizja Piechoty`, `41. Armia`, `1. Warszawska Brygada Pancerna`."""

from __future__ import annotations

from loaders.polish.names.body import Body, upper
from loaders.polish.names.phrase_bases import base_phrase
from loaders.polish.text.name_heads import data
from loaders.polish.text.words import Sentence

_LONGEST = 6


def formation(sentence: Sentence, at: int, blocked: frozenset[int]) -> Body | None:
    """The numbered unit whose first capitalised word stands at `at`; its number before it is a part of the name alone, no word of it."""
    number = at - 2 if at > 1 and sentence[at - 1].text == "." else at - 1
    if number < 0 or at in blocked or not upper(sentence[at]) or not sentence[number].text.isdigit():
        return None
    if len(sentence[number].text) > 3:
        return None  # a year
    head = at
    while head < len(sentence) and head - at < 3 and not sentence[head].lemmas & data()["formations"]:
        if not (upper(sentence[head]) and sentence[head].pos & {"adj", "ppas"}):
            return None
        head += 1
    if head >= len(sentence) or not upper(sentence[head]) or not sentence[head].lemmas & data()["formations"]:
        return None
    last = head
    while last + 1 < len(sentence) and last - at < _LONGEST and last + 1 not in blocked:
        after = sentence[last + 1]
        if not upper(after) or after.foreign or not (after.pos & {"adj", "ppas"} or "gen" in after.cases):
            break
        if all(r.name for r in after.readings) or any(r.name == "imię" for r in after.readings):
            break  # `Dowódca 41. Armii Adam Lis`
        last += 1
    rows = sentence[at : last + 1]
    return Body(at, last, "Organization", f"{sentence[number].text}. {base_phrase(rows, head - at)}")
