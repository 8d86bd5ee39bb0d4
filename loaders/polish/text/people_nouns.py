"""Which nouns can name a person at all: `hutnik`, `księgowa`, never `infrastruktura`."""

from __future__ import annotations

from functools import cache

from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.name_heads import data, heads

# Endings of nouns for women at work: `emigrantka`, `dyrygentka`, `wykładowczyni`.
_OF_WOMEN = ("anka", "ijka", "jka", "stka", "arka", "orka", "yni", "ini", "ynka", "eńka", "entka", "antka", "yczka", "iczka", "awczyni", "elka", "czyni")  # fmt: skip


def human(lemma: str, genders: frozenset[str]) -> bool:
    """Whether a noun can name a person: masculine personal, or feminine with such an ending."""
    if lemma[:1].isupper() and not lemma.endswith(("ka", "in", "yk", "ec")):
        return False
    return "m1" in genders or lemma in lexicon().anyone or ("f" in genders and lemma.endswith(_OF_WOMEN))


@cache
def owned_by_people() -> frozenset[str]:
    """Nouns for bodies and things that a person's name behind them may own: `firma Jana`, `proces Asii Bibi`."""
    return data()["company_nouns"] | data()["of_persons"] | heads().keys()
