"""Persons who share a surname in the plural: `Arkadij i Boris Rotenbergowie`, `Jana i Annę Nowaków`, `Piotra i Anny Kowalskich`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from loaders.polish.names.found import PERSON, Found
from loaders.polish.names.person_bases import RUSSIAN, base_form
from loaders.polish.names.person_context import first_name
from loaders.polish.names.person_words import capital
from loaders.polish.text.words import CASES, FOREIGN, Sentence, Word
from ontology.registry import Entry


class _Plural(NamedTuple):
    """How a surname of several ends, in which cases, and how the same one ends of a man and of a woman."""

    ending: str
    cases: frozenset[str]
    man: str
    woman: str


def _plurals() -> Iterator[_Plural]:
    for stem in ("s", "c", "dz"):
        for ending, cases in (("cy", "nom"), ("kich", "gen acc loc"), ("kim", "dat"), ("kimi", "inst")):
            yield _Plural(stem + ending, frozenset(cases.split()), f"{stem}ki", f"{stem}ka")
    for ending, cases in (("owie", "nom"), ("ów", "gen acc"), ("om", "dat"), ("ami", "inst"), ("ach", "loc")):
        yield _Plural(ending, frozenset(cases.split()), "", "")
    yield _Plural("ých", frozenset({"gen", "acc", "loc"}), "ý", "á")


_PLURALS = tuple(_plurals())
_JOINING = frozenset({"i", "oraz"})


def shared_surnames(found: list[Found], sentences: Sequence[Sentence], registered: Mapping[str, Entry]) -> list[Found]:
    """The names, and of those who share a surname each with it: `registered` are the persons of the registry by name."""
    out = {(row.sentence, row.first): row for row in found if row.span is None}
    inner = [row for row in found if row.span is not None]
    for row in found:
        if row.type != PERSON or row.span is not None or row.last != row.first + 1 or row.first < 2:
            continue
        sentence = sentences[row.sentence]
        ahead = _ahead(sentence, row, out)
        if not ahead:
            continue
        firsts = [*ahead, row.first]
        plural = _plural(sentence[row.last], [sentence[at] for at in firsts])
        if plural is None:
            continue
        for at in firsts:
            given, gender = _given_name(sentence[at], plural.cases)
            base = f"{given} {_surname(sentence[row.last], gender, plural)}"
            entry = registered.get(base)
            last = row.last if at == row.first else at
            out[row.sentence, at] = replace(row, first=at, last=last, base=base, entry=entry, gender=gender)
    return sorted([*out.values(), *inner], key=lambda f: (f.sentence, f.first, f.last))


def _ahead(sentence: Sentence, row: Found, out: Mapping[tuple[int, int], Found]) -> list[int]:
    """Where the first names stand that are joined to a full name: `Jana, Piotra i` of `Jana, Piotra i Anny Nowaków`."""
    rows: list[int] = []
    at = row.first
    while at >= 2 and sentence[at - 1].text in (_JOINING if not rows else {","}) and _given(sentence, at - 2, row, out):
        at -= 2
        rows.insert(0, at)
    return rows


def _given(sentence: Sentence, at: int, row: Found, out: Mapping[tuple[int, int], Found]) -> bool:
    """Whether one word is a first name without a surname of its own."""
    word = sentence[at]
    own = out.get((row.sentence, at))
    longer = any((row.sentence, x) in out and out[row.sentence, x].last >= at for x in range(max(0, at - 4), at))
    return (
        capital(word)
        and bool(first_name(word) or word.foreign)
        and not longer
        and (own is None or (own.entry is None and own.last == at and own.type in (PERSON, "Place", "Unknown")))
    )


def _plural(surname: Word, firsts: Sequence[Word]) -> _Plural | None:
    """The ending by which the surname is that of several, whose first names are in that case too.

    With first names that can be instrumental `Kowalskim` is one man's: `z Janem i Piotrem Kowalskim`.
    """
    for plural in _PLURALS:
        if not surname.text.endswith(plural.ending) or len(surname.text) - len(plural.ending) < 3:
            continue
        cases = [frozenset(c for r in first_name(w) for c in r.values(CASES)) for w in firsts]
        known = [rows for rows in cases if rows]
        if known and all(rows & plural.cases for rows in known):
            return None if plural.ending.endswith("kim") and any("inst" in rows for rows in known) else plural
    return None


def _given_name(word: Word, cases: frozenset[str]) -> tuple[str, str | None]:
    """The base form of a first name in one of those cases, and whether it is a man's or a woman's."""
    rows = [r for r in first_name(word) if r.values(CASES) & cases]
    rows = [r for r in rows if not r.tag.endswith(FOREIGN)] or rows
    sexes = {"f" if "f" in r.tag.split(":") else "m" for r in rows}
    gender = sexes.pop() if len(sexes) == 1 else None
    return min((r.lemma for r in rows), default=base_form((word,), gender, cases)), gender


def _surname(word: Word, gender: str | None, plural: _Plural) -> str:
    stem = word.text[: len(word.text) - len(plural.ending)]
    known = {r.lemma for r in word.readings if r.name == "nazwisko" and r.values(CASES) & plural.cases}
    if known and not {stem, stem + plural.man} & known and (ends := sorted(x for x in known if x[-1] in "ao")):
        return ends[0]  # `Wałęsowie`, `Dudami`: the dictionary knows the surname, which does not end as its plural does
    if stem.endswith("enk"):
        return f"{stem}o"  # `Petrenkowie`
    if gender == "f" and not plural.woman and stem.endswith(RUSSIAN):
        return f"{stem}a"  # `Artiom i Anna Dulcewowie`
    return stem + (plural.woman if gender == "f" else plural.man)
