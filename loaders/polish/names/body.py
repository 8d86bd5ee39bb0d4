"""An organisation or place whose name nobody knows, found by its words alone."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.polish.words import Word


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
