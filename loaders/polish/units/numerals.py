"""What number words and digits are worth: `dwustu`, `2,5 mln`, `trójka obywateli`."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from loaders.polish.text.words import DATA, Sentence, Word
from ontology.tables import read_table

_DIGITS = re.compile(r"^\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?:,\d+)?$|^\d+(?:,\d+)?$")


@cache
def tables() -> dict[str, Any]:
    """`data/numbers.yaml`."""
    raw: dict[str, Any] = read_table(DATA / "numbers.yaml")
    return raw


@cache
def number_words() -> frozenset[str]:
    """Base forms at which a count may begin."""
    d = tables()
    return frozenset([*d["teams"], *d["units"], *d["scales"], *d["vague"], *d["rounds"], *d["shares_of_scales"]])


def _digits(text: str) -> float:
    return float(re.sub(r"[\u00a0\u202f ]", "", text).replace(",", "."))


def _numeral(word: Word) -> float | None:
    """Value of a number word that is a numeral here (`dwa`, `stu`), not an ordinal."""
    units: dict[str, int] = tables()["units"]
    if not word.pos & {"num", "adj", "subst"}:
        return None
    for reading in word.readings:
        if reading.lemma in units and (reading.pos == "num" or reading.lemma in ("jeden", "sto")):
            return units[reading.lemma]
    return None


def _scale(word: Word) -> int | None:
    rows: dict[str, int] = tables()["scales"]
    return next((rows[x] for x in sorted(word.lemmas) if x in rows), None)


def value_at(sentence: Sentence, i: int, blocked: frozenset[int]) -> tuple[float, int] | None:
    """`(value, last word)` of the number that starts at `i`."""
    word = sentence[i]
    total: float = 0
    last = i
    if _DIGITS.match(word.text):
        total = _digits(word.text)
    elif (value := _numeral(word)) is not None:
        total = value
        while last + 1 < len(sentence) and last + 1 not in blocked:
            more = _numeral(sentence[last + 1])
            if more is None or total % 10 or (more >= 10 and total < 100) or more >= total:
                break
            total += more
            last += 1
    elif (team := next((tables()["teams"][x] for x in word.lemmas if x in tables()["teams"]), None)) is not None:
        whole = i and sentence[i - 1].lemmas & {"cały", "ten"}  # `ułaskawił całą siódemkę`
        return (float(team), i) if whole or _of_people(sentence, i) else None
    elif word.text.casefold() in tables()["rounds"]:
        return float(tables()["rounds"][word.text.casefold()]), i
    elif (share := tables()["shares_of_scales"].get(word.text.casefold())) is not None:
        scale = _scale(sentence[i + 1]) if i + 1 < len(sentence) else None
        return (share * scale, i + 1) if scale is not None else None  # `pół tysiąca`; not `pół roku`
    elif (scale := _scale(word)) is not None and word.pos & {"subst"}:
        if i and not sentence[i - 1].lemmas.isdisjoint(tables()["roughly"]):
            return None  # `dziesiątki tysięcy ludzi`
        return _and_more(sentence, float(scale), i, scale, blocked)
    else:
        return None
    if [w.text.casefold() for w in sentence[last + 1 : last + 3]] == ["i", "pół"]:
        total, last = total + 0.5, last + 2  # `pięć i pół roku łagru`
    if last + 1 < len(sentence) and (scale := _scale(sentence[last + 1])) is not None:
        return _and_more(sentence, total * scale, last + 1, scale, blocked)
    return round(total, 6), last


def _and_more(sentence: Sentence, total: float, last: int, scale: int, blocked: frozenset[int]) -> tuple[float, int]:
    """`tysiąca dwustu`, `dwa tysiące trzystu`: what number words add behind thousands or millions."""
    at = last + 1
    if at < len(sentence) and at not in blocked and _numeral(sentence[at]) is not None:
        more = value_at(sentence, at, blocked)
        if more is not None and more[0] < scale:
            return round(total + more[0], 6), more[1]
    return round(total, 6), last


def _of_people(sentence: Sentence, i: int) -> bool:
    """`trójka obywateli Polski`, `dwójkę dzieci`: so many people, not `trójka` alone, which may be a tram."""
    if i + 1 >= len(sentence) or any(r.values(("pl",)) for r in sentence[i].readings):
        return False  # `dziesiątki więźniów`
    after = sentence[i + 1]
    return bool(after.lemmas & {"osoba", "dziecko", "kobieta", "córka"}) or any(
        r.pos == "subst" and r.values(("gen",)) and r.values(("pl",)) and r.values(("m1",)) for r in after.readings
    )
