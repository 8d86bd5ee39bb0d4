"""A name on its way from the words of a sentence to a cluster of the document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ontology.claims import Link, Span
from ontology.registry import Entry

PERSON = "Person"


@dataclass(slots=True)
class Found:
    """A mention on its way to a cluster: where, which class, base form, registry entry."""

    sentence: int
    first: int
    last: int
    type: str
    base: str
    entry: Entry | None = None
    gender: str | None = None
    link: Link = Link.NAMED
    span: Span | None = None  # of an adjective inside a word
    shown: str | None = None  # class of the mention where it is not that of the thing: `Rosjanie` are persons
    full: str | None = (
        None  # the name of the thing where words outside the mention tell it: `Sąd Najwyższy` + `Pakistanu`
    )
    also: tuple[str, ...] = ()  # further names of the thing that the words give: `meksykańska ambasada`


def covered_by(found: Iterable[Found]) -> set[tuple[int, int]]:
    """(sentence, word) of every word that a name takes up; an adjective inside a word takes up none."""
    return {(f.sentence, i) for f in found if f.span is None for i in range(f.first, f.last + 1)}
