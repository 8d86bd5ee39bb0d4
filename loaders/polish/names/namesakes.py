"""Persons in the names of bodies that are their own: `Biuro Swiatłany Cichanouskiej` tells of her as well."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.polish.names.forms import keys
from loaders.polish.names.found import PERSON, Found
from loaders.polish.names.lookup import RegistryIndex
from loaders.polish.text.name_heads import data
from loaders.polish.text.words import Sentence


def with_namesakes(found: list[Found], sentences: Sequence[Sentence], index: RegistryIndex) -> list[Found]:
    """The names, and inside those of offices the registered person whose office it is."""
    out = list(found)
    for row in found:
        sentence = sentences[row.sentence]
        if row.last == row.first or sentence[row.first].lemmas.isdisjoint(data()["offices_of_persons"]):
            continue
        word_keys = [keys(word) for word in sentence]
        for known in index.find(sentence, word_keys, row.first + 1):
            if known.entry.type == PERSON and known.last == row.last:
                entry = known.entry
                out.append(Found(row.sentence, known.first, known.last, PERSON, known.name, entry, entry.gender))
                break
    return sorted(out, key=lambda f: (f.sentence, f.first, -f.last))
