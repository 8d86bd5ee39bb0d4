"""Words of the news that the dictionary does not know (`data/coined.yaml`), in all their forms: `Oriesznika`, `wagnerowcy`.

Without a reading such a word is neither subject nor object to the parser, and no frame can ask for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from itertools import takewhile

from loaders.polish.text.words import DATA, Reading
from ontology.tables import read_table

_UNDECLINED = "subst:sg.pl:nom.gen.dat.acc.inst.loc.voc:m3"
Generate = Callable[[str], list[tuple[str, str]]]


@cache
def coined() -> Mapping[str, Mapping[str, str | None]]:
    """Kind of word (`weapons`, `people`) → base form → the word that is declined alike, None for one without endings."""
    rows: dict[str, dict[str, str | None]] = read_table(DATA / "coined.yaml")
    return rows


def declined(lemma: str, like: str, generate: Generate) -> dict[str, list[Reading]]:
    """Form → readings of a word that is declined as another one is: its ending changes as the other's does.

    >>> sorted(declined("Iskander", "monitor", Morphology().generate))[:3]      # doctest: +SKIP
    ['Iskander', 'Iskandera', 'Iskanderach']
    """
    pairs = zip(reversed(lemma.casefold()), reversed(like.casefold()), strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    stem, base = like[: len(like) - shared], lemma[: len(lemma) - shared]
    found: dict[str, list[Reading]] = {}
    for form, tag in generate(like):
        if form.startswith(stem) and tag.startswith(("subst", "adj:")):
            found.setdefault(base + form[len(stem) :], []).append(Reading(lemma, tag))
            if tag.startswith("subst:sg:gen:m3"):  # `odpalił Oriesznika`
                found[base + form[len(stem) :]].append(Reading(lemma, "subst:sg:gen.acc:m2"))
    return found


def table(generate: Generate) -> dict[str, tuple[Reading, ...]]:
    """Form → readings of all these words, with and without a capital letter."""
    found: dict[str, list[Reading]] = {}
    for words in coined().values():
        for lemma, like in words.items():
            forms = {lemma: [Reading(lemma, _UNDECLINED)]} if like is None else declined(lemma, like, generate)
            for form, readings in forms.items():
                for spelt in {form, form.lower()} if any(c.islower() for c in form) else {form}:
                    found.setdefault(spelt, []).extend(readings)
    return {form: tuple(dict.fromkeys(rows)) for form, rows in found.items()}
