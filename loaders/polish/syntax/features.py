"""Word → what the parser sees of it: names of rows in its tables, and a bag of morphological signs.

Used by the trainer (`tools/train_parser.py`) and by the parser alike, so the two cannot drift apart. A symbol that the
model's vocabulary lacks adds nothing: an unknown word is its morphology.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from loaders.polish.text.words import CASES, GENDERS, Word

MAX_LEMMAS = 3

_POS = [
    "subst",
    "depr",
    "ger",
    "adj",
    "adja",
    "adjp",
    "adv",
    "num",
    "ppron12",
    "ppron3",
    "siebie",
    "fin",
    "bedzie",
    "praet",
    "impt",
    "imps",
    "inf",
    "pcon",
    "pant",
    "winien",
    "pact",
    "ppas",
    "pred",
    "prep",
    "conj",
    "comp",
    "part",
    "interj",
    "brev",
    "interp",
    "dig",
    "cond",
]
_NOUNS = frozenset({"subst", "ger", "ppron12", "ppron3", "siebie", "num", "depr"})
_ADJECTIVES = frozenset({"adj", "pact", "ppas", "adjp"})
_VERBS = frozenset({"praet", "cond", "winien", "fin", "bedzie", "impt"})
NUMBERS = ("sg", "pl")
_OTHER = ("pri", "sec", "ter", "perf", "imperf", "neg", "com", "sup")
_SHAPES = (
    "unknown", "name", "upper", "allcaps", "digit", "hyphen", "long", "comma", "stop", "dash", "quote", "open", "close",
    "colon", "semicolon", "question", "one",
)  # fmt: skip
_MARKS = {
    ",": "comma", ".": "stop", "…": "stop", "-": "dash", "–": "dash", "—": "dash", "„": "quote", "”": "quote",
    '"': "quote", "“": "quote", "«": "quote", "»": "quote", "'": "quote", "(": "open", "[": "open", ")": "close",
    "]": "close", ":": "colon", ";": "semicolon", "?": "question", "!": "question", "•": "dash",
}  # fmt: skip

SIGNS: tuple[str, ...] = (
    *(f"pos={p}" for p in _POS),
    *(f"{kind}={case}" for kind in ("noun", "adj", "prep") for case in CASES),
    *(f"{n}.{case}" for n in NUMBERS for case in CASES),
    *(f"{n}.{case}.{g}" for n in NUMBERS for case in CASES for g in GENDERS),
    *(f"verb.{n}.{g}" for n in NUMBERS for g in GENDERS),
    *(f"verb.{n}" for n in NUMBERS),
    *NUMBERS,
    *GENDERS,
    *_OTHER,
    *_SHAPES,
)
_INDEX = {sign: i for i, sign in enumerate(SIGNS)}


class Symbols(NamedTuple):
    """Rows of the tables `lemma`, `form`, `suffix`, `ending`, `prefix`, `klass`, and indices into `SIGNS`."""

    lemmas: tuple[str, ...]
    form: str
    suffix: str
    ending: str
    prefix: str
    klass: str
    signs: tuple[int, ...]


TABLES = ("form", "suffix", "ending", "prefix", "klass")


@lru_cache(maxsize=20_000)
def _of_tag(tag: str) -> tuple[frozenset[int], str]:
    """Signs of a Morfeusz tag, as indices, and its share in the ambiguity class."""
    pos = tag.split(":", 1)[0]
    parts = [v for part in tag.split(":")[1:] for v in part.split(".")]
    cases = [v for v in parts if v in CASES]
    numbers = [v for v in parts if v in NUMBERS]
    genders = [v for v in parts if v in GENDERS]
    signs = {f"pos={pos}", *numbers, *genders, *(v for v in parts if v in _OTHER)}
    kind = "noun" if pos in _NOUNS else "adj" if pos in _ADJECTIVES else "prep" if pos == "prep" else ""
    if kind:
        signs |= {f"{kind}={c}" for c in cases}
    if kind in ("noun", "adj"):
        signs |= {f"{n}.{c}" for n in numbers for c in cases}
        signs |= {f"{n}.{c}.{g}" for n in numbers for c in cases for g in genders}
    if pos in _VERBS:
        signs |= {f"verb.{n}" for n in numbers} | {f"verb.{n}.{g}" for n in numbers for g in genders}
    share = ".".join(v for v in parts if v in CASES or v in NUMBERS)
    return frozenset(_INDEX[s] for s in signs if s in _INDEX), f"{pos}:{share}"


@lru_cache(maxsize=20_000)
def _of_kind(tags: tuple[str, ...], shape: tuple[str, ...]) -> tuple[str, tuple[int, ...]]:
    """Ambiguity class and signs of all forms of these tags that are written so: there are far fewer of these than of forms."""
    each = [_of_tag(tag) for tag in tags]
    shares = {share for _, share in each}
    told = [*shape] if each else ["unknown", *shape]
    if len(shares) == 1:
        told.append("one")
    signs: set[int] = {_INDEX[s] for s in told}.union(*(signs for signs, _ in each))
    return "|".join(sorted(shares)), tuple(sorted(signs))


def _shape(text: str) -> list[str]:
    """Signs of how a form is written."""
    found = []
    if text[:1].isupper():
        found.append("upper")
        if len(text) > 1 and text.isupper():
            found.append("allcaps")
    if not text.isalpha():
        if any(c.isdigit() for c in text):
            found.append("digit")
        if "-" in text and len(text) > 1:
            found.append("hyphen")
        if text in _MARKS:
            found.append(_MARKS[text])
    if len(text) > 12:
        found.append("long")
    return found


def symbols(word: Word) -> Symbols:
    """What the parser sees; depends on the form and the readings only."""
    readings = word.readings
    shape = _shape(word.text)
    if any(r.name for r in readings):
        shape.append("name")
    klass, signs = _of_kind(readings.tags, tuple(shape))
    lower = word.text.casefold()
    lemmas = readings.folded if len(readings.folded) < 2 else tuple(dict.fromkeys(readings.folded))[:MAX_LEMMAS]
    return Symbols(lemmas, lower, lower[-3:], lower[-2:], lower[:3], klass, signs)
