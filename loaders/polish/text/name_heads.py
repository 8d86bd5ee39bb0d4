"""Head nouns and other words of names, from `data/name_heads.yaml`."""

from __future__ import annotations

from functools import cache
from typing import Any

from loaders.polish.text.words import DATA, Word
from ontology.tables import read_table


@cache
def _raw() -> dict[str, Any]:
    raw: dict[str, Any] = read_table(DATA / "name_heads.yaml")
    return raw


@cache
def heads() -> dict[str, str]:
    """Head noun → class: `instytut` → Organization."""
    return {noun: kind for kind, nouns in _raw()["heads"].items() for noun in nouns}


@cache
def data() -> dict[str, frozenset[str]]:
    """The other lists of the file by name: `forms`, `place_nouns` …"""
    return {name: frozenset(words) for name, words in _raw().items() if name != "heads"}


def head_kind(word: Word) -> str | None:
    """The class of bodies that a word heads, in any case form; None for other words."""
    table = heads()
    return None if table.keys().isdisjoint(word.folded) else next(table[x] for x in word.folded if x in table)


def surname_first(form: str) -> bool:
    """Whether a form is a surname that stands before the given name, and that Polish often leaves as it is: `Meng`."""
    return form in data()["surnames_first"]
