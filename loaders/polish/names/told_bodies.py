"""Firms and bodies that a noun has told once in the document are the same wherever else their name stands, inflected or not.

After `spółka Nordchem`, `Nordchemu` is no person; after `linii lotniczych Adria Wings`, `prezes Adria Wings` is not called so himself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.polish.names.forms import stems
from loaders.polish.names.found import PERSON, Found, covered_by
from loaders.polish.text.words import Sentence

_TOLD = frozenset({"Company", "Bank", "Organization", "MediaOutlet", "PoliticalGroup"})
# What may become of a name that was misread: persons, unknown words, places of no dictionary.
_MISREAD = frozenset({PERSON, "Unknown", "Organization"})
# Endings of a masculine or feminine name of a thing; a person's genitive in -a is no sign of a firm.
_ENDINGS = (
    "u",
    "owi",
    "em",
    "iem",
    "ie",
    "cie",
    "dzie",
    "rze",
    "le",
    "y",
    "i",
    "ę",
    "ą",
    "ii",
    "ji",
    "ów",
    "om",
    "ami",
    "ach",
    "a",
)


def told_bodies(found: list[Found], sentences: list[Sentence]) -> list[Found]:
    """The finds with the other forms of unknown firms and bodies put under the name that a noun has told."""
    bodies: dict[str, Found] = {}
    for row in found:
        if row.type in _TOLD and row.entry is None and row.span is None and _as_named(row, sentences):
            bodies.setdefault(row.base.casefold(), row)
    if not bodies:
        return found
    people = {r.base.split()[-1].casefold() for r in found if r.type == PERSON and " " in r.base}
    bodies = {k: b for k, b in bodies.items() if k not in people}
    out = [_renamed(row, sentences, bodies) for row in found]
    covered = covered_by(out)
    for number, sentence in enumerate(sentences):
        for at, word in enumerate(sentence):
            if (number, at) in covered or not word.foreign or not word.text[:1].isupper():
                continue
            body = _of((word.text,), bodies)
            if body is not None:
                out.append(Found(number, at, at, body.type, body.base))
    return sorted(out, key=lambda f: (f.sentence, f.first, f.last))


def _as_named(row: Found, sentences: Sequence[Sentence]) -> bool:
    """Whether the name stands as it is, after a noun that is inflected in its place: its words are its base form."""
    words = sentences[row.sentence][row.first : row.last + 1]
    before = sentences[row.sentence][row.first - 1] if row.first else None
    foreign = all(w.foreign or row.last > row.first for w in words)
    told = before is not None and before.text.islower() and bool(before.pos & {"subst", "adj"})
    return foreign and told and len(row.base) > 3 and " ".join(w.text for w in words) == row.base


def _renamed(row: Found, sentences: Sequence[Sentence], bodies: dict[str, Found]) -> Found:
    if row.entry is not None or row.span is not None or row.type not in _MISREAD:
        return row
    words = tuple(w.text for w in sentences[row.sentence][row.first : row.last + 1])
    body = _of(words, bodies)
    if body is None or (body.base == row.base and body.type == row.type):
        return row
    if row.type == "Organization" and len(words) > 1 and " ".join(words).casefold() != body.base.casefold():
        return row
    return replace(row, type=body.type, base=body.base, gender=None)


def _of(words: tuple[str, ...], bodies: dict[str, Found]) -> Found | None:
    """The body whose name the words are: the same, or with its last word inflected."""
    text = " ".join(words).casefold()
    if text in bodies:
        return bodies[text]
    last = words[-1].casefold()
    if not last.endswith(_ENDINGS):
        return None
    front = "".join(f"{w.casefold()} " for w in words[:-1])
    rows = {id(b): b for stem in stems(last) if (b := bodies.get(front + stem)) is not None}
    return next(iter(rows.values())) if len(rows) == 1 else None
