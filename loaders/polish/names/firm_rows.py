"""Firms told by the last word of their name, whatever else the words before it may be: `Novatek Green Energy`, `Go Sport Polska`.

Asked before anything else is looked up in the row, so that no part of it is taken for a state, a town or a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from loaders.polish.names.body import acronym, joint_stock, opening, upper
from loaders.polish.names.forms import NOMINAL, named
from loaders.polish.names.found import Found
from loaders.polish.text.first_names import common_name_readings
from loaders.polish.text.name_heads import data, head_kind
from loaders.polish.text.words import Sentence, Word, any_of

_LONGEST = 5
_SEPARATES = frozenset(
    {",", "i", "oraz", "a", "czy", "lub", "(", ")", ":", ";", ".", "–", "-", "„", "”", '"', "m.in.", "jak"}
)


def ends_a_firm(word: Word) -> bool:
    """Whether the name of a firm may end with the word: `Investments`, `Lietuva`, `Polska`, `Gazu`, a legal form."""
    if not upper(word):
        return False
    if word.text == "S.":
        return True  # of `S.A.`
    low = word.text.casefold()
    lists = data()
    return (
        low in lists["firm_ends"]
        or low in lists["daughters"]
        or word.text in lists["legal_forms"]
        or not word.lemmas.isdisjoint(lists["declined_ends"])
    )


def firm_rows(number: int, sentence: Sentence, ends: Sequence[int]) -> list[Found]:
    """Firms of sentence `number` whose last words stand at `ends`."""
    found: list[Found] = []
    for end in ends:
        joint = joint_stock(sentence, end)
        if sentence[end].text == "S." and not joint:
            continue
        after = sentence[end + 1] if end + 1 < len(sentence) else None
        if not joint and after is not None and upper(after) and after.text.casefold() in data()["foreign_words"]:
            continue  # `Impact Trade Union`: no firm, or one whose last word is further on
        first = _begin(sentence, end)
        if first is None or (found and found[-1].last >= first and found[-1].first > first):
            continue
        if found and found[-1].last >= first:
            found.pop()  # `Sinara Group Investments`: the longer one
        base = _base(sentence, first, end)
        if base:
            found.append(Found(number, first, end + joint, "Company", base))
    return found


def _begin(sentence: Sentence, end: int) -> int | None:
    """First word of the firm that ends at `end`."""
    last = sentence[end]
    low = last.text.casefold()
    land = low in data()["daughters"]
    formal = last.text in data()["legal_forms"]
    first = end
    while first > 0 and end - first < _LONGEST and _inside(sentence, first - 1, formal):
        first -= 1
    if first == end:
        return None
    before = sentence[end - 1]
    if not land:
        return first
    if low in data()["lands_of_daughters"]:  # a state too, and the next words may be its own: `według Reutera Polska …`
        return first if _apart(sentence, first, end) else None
    return first if before.foreign or _firm(before) or acronym(before) else None


def _inside(sentence: Sentence, at: int, formal: bool) -> bool:
    """Whether the word goes on to the left with the name: one that Polish does not decline there."""
    word = sentence[at]
    text = word.text
    if not upper(word) or not text[-1:].isalnum() or text in data()["not_names"]:
        return False
    if text.casefold() in data()["firm_ends"]:
        return True  # `International Holding Company`
    calling = common_name_readings(text) and sentence[at + 1].text.casefold() not in data()["firm_ends"]
    if named(word, "imię") or calling or head_kind(word) is not None:
        return False  # but `Green Energy`
    if text.casefold() in data()["foreign_words"]:
        return True
    if word.foreign or _firm(word):
        return True
    if opening(sentence, at):
        return False
    if sentence[at + 1].text == "S.":
        return True
    if acronym(word) or any(a.islower() and b.isupper() for a, b in pairwise(text)):
        return True  # `EuRoPol Gaz`
    ours = word.pos.isdisjoint(NOMINAL) or any(r.lemma.casefold() == text.casefold() for r in word.readings)
    return ours and (formal or _strange(sentence[at + 1]))  # `Barter Coal`, `Go Sport Polska`


def _strange(word: Word) -> bool:
    return word.foreign or word.text.casefold() in data()["foreign_words"] or "gaz" in word.lemmas


def _firm(word: Word) -> bool:
    """A firm or body of the dictionary in its base form: `Orlen`, `Europol`."""
    return any(r.name.startswith("nazwa_firmy") and r.lemma == word.text for r in word.readings)


def _apart(sentence: Sentence, first: int, end: int) -> bool:
    """Behind the noun of a firm, or between marks and conjunctions as one of a list."""
    before = sentence[first - 1] if first else None
    after = sentence[end + 1] if end + 1 < len(sentence) else None
    nouns = any_of(data()["company_nouns"], data()["run_firms"])
    if before is not None and (before.text.islower() or first == 1) and not before.lemmas.isdisjoint(nouns):
        return True
    return (
        before is not None
        and before.text in _SEPARATES
        and (after is None or after.text in _SEPARATES)
        and (sentence[end - 1].foreign or sentence[end - 1].text.casefold() in data()["foreign_words"])
    )


def _base(sentence: Sentence, first: int, end: int) -> str:
    """The words as they stand; of `S.A.` nothing, and of a last word of ours the base form."""
    words = [w.text for w in sentence[first : end + 1] if w.text != "S."]
    mine = sorted(sentence[end].lemmas & data()["declined_ends"])
    return " ".join([*words[:-1], mine[0].title()] if mine else words)
