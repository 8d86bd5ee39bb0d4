"""What a disagreement is made of, and the file of patterns that they are found by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from graph.derive.conflict_kinds import Kind, Weight
from ontology.ids import digest
from ontology.tables import read_table


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """What one source or act says: a code or a number, with its place in a text, or its act.

    `claim` is there where the words are a claim. A rival count in the sentence of a claim is none: it leads to its own
    words, to who counts so (`by`), and to the claim `beside` which it stands.
    """

    value: str
    text_id: str = ""
    start: int = 0
    end: int = 0
    claim: str | None = None
    act: str | None = None
    programme: str | None = None
    targets: tuple[str, ...] = ()
    group: str | None = None
    by: str = ""
    beside: str | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """One disagreement. `about` is an IRI of a thing or happening, or a key of `conflicts.yaml`; `of` what is counted."""

    kind: Kind
    weight: Weight
    about: str
    sides: tuple[Side, ...]
    of: str = ""

    @property
    def id(self) -> str:
        parts = [f"{s.value}|{s.text_id}|{s.start}|{s.claim}|{s.act}|{s.targets}" for s in self.sides]
        return digest("\n".join([self.kind, self.about, *parts]))


@cache
def rules() -> dict[str, Any]:
    """The contents of `conflicts.yaml`."""
    found: dict[str, Any] = read_table(files("graph.derive") / "conflicts.yaml")
    return found


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of `conflicts.yaml`, letter case ignored."""
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)
