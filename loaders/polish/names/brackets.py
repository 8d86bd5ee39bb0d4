"""A name with its letters in brackets: `Tehreek-e-Labbaik Pakistan (TLP)` is one body, and so are its two forms further on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.polish.names.found import PERSON, Found
from loaders.polish.text.words import Sentence

_MOST = 6  # letters of an acronym
_UNKNOWN = frozenset({"Unknown", "Organization", "PoliticalGroup", "Company"})


def bracketed(found: list[Found], sentences: Sequence[Sentence]) -> list[Found]:
    """The names of a document, those told with their letters in brackets as one, the name of a country at their end included."""
    if not any(w.text == "(" for sentence in sentences for w in sentence):
        return found
    starts = {(f.sentence, f.first): f for f in found if f.span is None}
    names: dict[str, str] = {}  # base form or letters → the whole name
    lands: dict[str, str] = {}  # base form → the country at the end of the whole name
    for row in found:
        if not _body(row):
            continue
        sentence, land = sentences[row.sentence], _land(row, starts, sentences)
        last = land.last if land is not None else row.last
        if last + 3 >= len(sentence) or (sentence[last + 1].text, sentence[last + 3].text) != ("(", ")"):
            continue
        letters, name = sentence[last + 2].text, row.base + (f" {land.base}" if land is not None else "")
        if _shortens(letters, name):
            names |= {row.base: name, letters: name}
            lands |= {row.base: land.base} if land is not None else {}
    return _joined(found, starts, sentences, names, lands) if names else found


def with_their_lands(found: list[Found], sentences: Sequence[Sentence]) -> list[Found]:
    """`Tehreek-e-Labbaik Pakistan`: behind a word with a small one inside it the undeclined name of a country ends the name of a body."""
    starts = {(f.sentence, f.first): f for f in found if f.span is None}
    out: list[Found] = []
    taken: set[int] = set()
    for row in found:
        land = _land(row, starts, sentences) if _body(row) and _jointed(row.base) else None
        if land is None:
            out.append(row)
            continue
        taken.add(id(land))
        out.append(replace(row, last=land.last, base=f"{row.base} {land.base}", type="Organization", gender=None))
    return [row for row in out if id(row) not in taken]


def _jointed(base: str) -> bool:
    return any(part in ("e", "i") for part in base.split()[-1].split("-")[1:-1])


def _body(row: Found) -> bool:
    """Whether nothing is known of a name but that it is no person's: of a word with a small one inside it is none."""
    small = any(part.islower() and len(part) < 3 for part in row.base.split("-")[1:-1])  # `Tehrik-e-Labaik`
    return row.entry is None and row.span is None and (row.type in _UNKNOWN or (row.type == PERSON and small))


def _land(row: Found, starts: dict[tuple[int, int], Found], sentences: Sequence[Sentence]) -> Found | None:
    """The name of a country right behind, which stands undeclined as part of the name does."""
    land = starts.get((row.sentence, row.last + 1))
    if land is None or land.entry is None or land.entry.type != "Country":
        return None
    said = " ".join(w.text for w in sentences[land.sentence][land.first : land.last + 1])
    return land if said == land.entry.label() else None


def _shortens(letters: str, name: str) -> bool:
    """Whether capitals begin the words of a name, two of them at least: TLP of Tehreek-e-Labbaik."""
    if not (letters.isupper() and letters.isalpha() and 2 <= len(letters) <= _MOST):
        return False
    heads = [part[0] for part in name.replace("-", " ").split() if part[:1].isupper()]
    return len(heads) > 1 and letters.startswith("".join(heads[: len(letters)]))


def _joined(
    found: list[Found],
    starts: dict[tuple[int, int], Found],
    sentences: Sequence[Sentence],
    names: dict[str, str],
    lands: dict[str, str],
) -> list[Found]:
    out: list[Found] = []
    taken: set[tuple[int, int]] = set()
    for row in found:
        name = names.get(row.base) if _body(row) else None
        if name is None:
            out.append(row)
            continue
        land = _land(row, starts, sentences)
        if land is not None and land.base == lands.get(row.base):
            taken.add((land.sentence, land.first))
            out.append(replace(row, last=land.last, base=name, type="Organization", gender=None))
        else:
            out.append(replace(row, full=name, type="Organization", gender=None))
    return [row for row in out if (row.sentence, row.first) not in taken or row.entry is None]
