"""An organisation or place whose name nobody knows, found by its words alone."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.polish.names.heads import data
from loaders.polish.words import Word

_ROMAN = frozenset("IVXLC")


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation or a place at words `first` … `last`, its class and base form."""

    first: int
    last: int
    type: str
    base: str


def titled(base: str) -> str:
    """`al-hudajda` → `Al-Hudajda`."""
    return "-".join(part[:1].upper() + part[1:] for part in base.split("-"))


def upper(word: Word) -> bool:
    return word.text[:1].isupper()


def acronym(word: Word) -> bool:
    """`OBWE`, `PKO`, `KGB`: two to six capitals (a small letter or two allowed: `MSWiA`), no Roman numeral, no shouted word."""
    text = word.text
    letters = [c for c in text if c.isalpha()]
    return (
        2 <= len(text) <= 7
        and text[0].isupper()
        and sum(c.isupper() for c in letters) >= 2
        and sum(c.islower() for c in letters) <= 2
        and text.isalpha()
        and not set(text) <= _ROMAN
        and text not in data()["not_names"]
    )
