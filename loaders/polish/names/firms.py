"""Firms and banks of no dictionary that their own word, or the office before them, tells: `Wostokbank`, `X, prezes Stalmetu`."""

from __future__ import annotations

from loaders.polish.names.body import Body, acronym, upper
from loaders.polish.names.forms import named
from loaders.polish.text.first_names import common_name_readings
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.name_heads import data
from loaders.polish.text.words import Sentence, Word

_BANKS = ("bank", "banku", "bankowi", "bankiem")
_GENITIVES = {"ei": "ea", "ii": "ia", "ji": "ja", "u": ""}  # endings of genitives that no surname has in its base form
_BEFORE_OFFICES = frozenset({"adj", "ppas", "adv", "part", "adja"})
_ENDS = frozenset({",", ".", ";", ")", "(", ":", "–", "-", "”", "i", "oraz"})


def bank(sentence: Sentence, at: int, blocked: frozenset[int]) -> Body | None:
    """`Wostokbanku`, `Zenit Banku`: one word that ends so, or a word of no dictionary before such a one."""
    word = sentence[at]
    if at in blocked or not upper(word):
        return None
    low = word.text.casefold()
    if word.foreign and "-" not in low and len(low) > 7 and low.endswith(_BANKS):
        return Body(at, at, "Bank", word.text[: low.rindex("bank") + 4])
    after = sentence[at + 1] if at + 1 < len(sentence) and at + 1 not in blocked else None
    if after is None or not upper(after) or after.text.casefold() not in _BANKS or acronym(word):
        return None
    if not word.foreign and not (
        at and sentence[at - 1].text.islower() and word.cases and not word.cases & after.cases
    ):
        return None  # `prezes Zenit Banku`, but not `Rada Banku`
    further = sentence[at + 2] if at + 2 < len(sentence) else None
    if further is not None and upper(further) and not _first(further):
        return None
    return Body(at, at + 1, "Bank", f"{word.text} Bank")


def governed(sentence: Sentence, at: int, blocked: frozenset[int]) -> Body | None:
    """`prezesem Enei`, `zarząd Enei`, `dyrektor francuskiej Veolii`: a word that can only be a genitive, behind who runs firms or what they have, is one."""
    if at < 1 or at in blocked or not upper(sentence[at]) or not sentence[at].foreign or acronym(sentence[at]):
        return None
    text = sentence[at].text
    end = next((x for x in _GENITIVES if text.endswith(x)), None)
    if end is None or len(text) < 4:
        return None
    office = sentence[at - 1]
    board = not office.lemmas.isdisjoint(data()["have_firms"])  # `rada nadzorcza Enei`
    if at > 1 and not board and office.pos <= {"adj"} and office.text.islower() and "gen" in office.cases:
        office = sentence[at - 2]
    theirs = not office.lemmas.isdisjoint(data()["have_firms"])
    if not (office.text.islower() or office is sentence[0]) or not (
        theirs or not office.lemmas.isdisjoint(data()["run_firms"])
    ):
        return None
    if end == "u" and not theirs and "gen" in office.cases:
        return None  # `prezesa Ceaușescu` may be he
    after = sentence[at + 1] if at + 1 < len(sentence) and at + 1 not in blocked else None
    if after is not None and upper(after) and not _first(after):
        return None
    return Body(at, at, "Company", text[: -len(end)] + _GENITIVES[end])


def headed(sentence: Sentence, at: int, blocked: frozenset[int]) -> Body | None:
    """`Andrzej Kowal, były już prezes Stalmetu,`: an office behind a full name is his, and what follows it is his firm."""
    if at < 4 or at in blocked or not upper(sentence[at]) or not sentence[at].foreign or acronym(sentence[at]):
        return None
    office = sentence[at - 1]
    if (
        not office.text.islower()
        or office.lemmas.isdisjoint(data()["run_firms"])
        or not _has_a_holder(sentence, at - 1)
    ):
        return None
    last = at
    while last + 1 < len(sentence) and last - at < 2 and last + 1 not in blocked and upper(sentence[last + 1]):
        last += 1
    rows = sentence[at : last + 1]
    after = sentence[last + 1] if last + 1 < len(sentence) else None
    if after is not None and after.text not in _ENDS and not after.pos & {"praet", "fin", "prep"}:
        return None
    if any(_first(w) or named(w, "nazwisko") for w in rows) or not all(w.text.isalpha() for w in rows):
        return None
    text = " ".join(w.text for w in rows)
    declined = last == at and text.endswith("u") and len(text) > 4
    return Body(at, last, "Company", text[:-1] if declined else text)


def _first(word: Word) -> bool:
    return bool(named(word, "imię") or common_name_readings(word.text))


def _has_a_holder(sentence: Sentence, office: int) -> bool:
    """Whether a first name and a surname stand before the comma or dash that opens the phrase of an office."""
    at = office - 1
    while at > 1 and office - at <= 3 and sentence[at].text.islower() and sentence[at].pos & _BEFORE_OFFICES:
        at -= 1
    if at < 2 or sentence[at].text not in (",", "–", "-"):
        return False
    name, first = sentence[at - 1], sentence[at - 2]
    surname = name.foreign or named(name, "nazwisko") or not name.cases
    noun = first.lemmas & lexicon().offices
    return bool(upper(name) and upper(first) and surname and not noun)
