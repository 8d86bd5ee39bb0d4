"""Two names of one thing, where the text says so: `Asia Bibi, a właściwie Asia Noreen`, `Meta (dawniej Facebook)`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from loaders.polish.names.found import PERSON, Found
from loaders.polish.text.marks import DASHES, QUOTES
from loaders.polish.text.name_heads import data
from loaders.polish.text.words import Sentence

_MARKS = QUOTES | DASHES | {",", ".", "(", ":"}  # what may stand between the words
_AS = frozenset({"jako", "pod"})
_FURTHEST = 9  # words and marks between the two names


def same_by_name(found: Sequence[Found], sentences: Sequence[Sentence]) -> Mapping[str, Found]:
    """Base form of a name → the name that it is another name of: the registered one, else the one told first.

    >>> same_by_name(rows, sentences)["Asia Noreen"].base  # doctest: +SKIP
    'Asia Bibi'
    """
    same: dict[str, Found] = {}
    for one, other in _told(found, sentences):
        if one.entry is None and other.entry is not None:
            one, other = other, one
        if other.entry is None and (one.entry is not None or one.base != other.base):
            same.setdefault(other.base, one)
    return {base: row for base, row in same.items() if row.base not in same}


def _told(found: Sequence[Found], sentences: Sequence[Sentence]) -> Iterator[tuple[Found, Found]]:
    yield from _known_too(found, sentences)
    yield from _without_its_land(found)
    for one, other in pairwise(row for row in found if row.span is None):
        if one.sentence != other.sentence or not 0 < other.first - one.last <= _FURTHEST:
            continue
        bodies = one.type != PERSON and other.type != PERSON
        if not bodies and one.type != other.type:
            continue
        words = sentences[one.sentence][one.last + 1 : other.first]
        between = [frozenset({*w.folded, w.text.casefold()}) for w in words if w.text not in _MARKS]
        if _says(between, bodies):
            yield one, other


def _known_too(found: Sequence[Found], sentences: Sequence[Sentence]) -> Iterator[tuple[Found, Found]]:
    """`Kobieta znana jest również jako Asia Noreen`: the one Asia of whom the sentences before have told by her full name."""
    full = [row for row in found if row.type == PERSON and row.span is None and " " in row.base]
    for other in full:
        before = sentences[other.sentence][: other.first]
        said = frozenset().union(*(w.folded for w in before))
        if not any(words <= said for words in _cues(False)) or before[-1].text.casefold() not in _AS:
            continue
        if any(row.sentence == other.sentence and row.first < other.first for row in full):
            continue
        given = other.base.split()[0]
        ones = {r.base: r for r in full if r.sentence < other.sentence and r.base.split()[0] == given}
        if len(ones) == 1 and other.base not in ones:
            yield next(iter(ones.values())), other


def _without_its_land(found: Sequence[Found]) -> Iterator[tuple[Found, Found]]:
    """`Go Sport` in a text that names `Go Sport Polska`, and a mother by neither the registry nor itself: one firm."""
    firms = {row.base: row for row in found if row.type == "Company" and row.entry is None}
    for base, row in firms.items():
        short, _, land = base.rpartition(" ")
        if land.casefold() in data()["lands_of_daughters"] and short in firms:
            yield row, firms[short]


def _says(between: Sequence[frozenset[str]], bodies: bool) -> bool:
    """Whether words between two names, each as its base forms, say that both are of one thing."""
    said = frozenset().union(*between)
    for words in _cues(bodies):
        if words <= said:
            return all(not forms.isdisjoint(words | data()["also_called_beside"]) for forms in between)
    return False


@cache
def _cues(bodies: bool) -> tuple[frozenset[str], ...]:
    """The words of each way to say so; that a thing was renamed is said of bodies alone."""
    lists = data()
    cues = lists["also_called"] | (lists["renamed"] if bodies else frozenset())
    return tuple(frozenset(cue.split()) for cue in sorted(cues))
