"""Capitalised words that name a thing, which is no actor: prizes and ships."""

from __future__ import annotations

from loaders.polish.text.marks import QUOTE_PAIRS
from loaders.polish.text.name_heads import data
from loaders.polish.text.words import Sentence

PRIZES = frozenset({"nagroda", "order", "medal"})


def prizes(sentence: Sentence) -> set[int]:
    """Words of `Pokojowa Nagroda Nobla`: a prize is no actor."""
    found: set[int] = set()
    for at, word in enumerate(sentence):
        if word.lemmas & PRIZES and word.text[:1].isupper():
            before, after = at - 1, at + 1
            while before >= 0 and "adj" in sentence[before].pos and sentence[before].text[:1].isupper():
                found.add(before)
                before -= 1
            while after < len(sentence) and sentence[after].lemmas & {"Nobel", "nobel"}:
                found.add(after)
                after += 1
            found.add(at)
    return found


def vessels(sentence: Sentence) -> set[int]:
    """Words of the name in `fregata „Admirał Gołowko”`, `tankowiec Boracay`: a ship is no person and no firm."""
    found: set[int] = set()
    for at, word in enumerate(sentence):
        if not at or not any(w.lemmas & data()["vessels"] for w in sentence[max(0, at - 2) : at]):
            continue
        close = QUOTE_PAIRS.get(word.text)
        if close is None:
            if word.foreign and word.text[:1].isupper() and "subst" in sentence[at - 1].pos:
                found.add(at)
            continue
        end = next((x for x in range(at + 1, min(at + 6, len(sentence))) if sentence[x].text == close), None)
        found |= set(range(at, end + 1)) if end is not None else set()
    return found
