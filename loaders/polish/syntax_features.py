"""Word → what the parser sees of it: a few hashed symbols and a bag of morphological signs.

Used by the trainer (`tools/train_parser.py`) and by the parser alike, so the two cannot drift apart.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from loaders.polish.words import CASES, Word

LEMMAS, FORMS, SUFFIXES, CLASSES = 12288, 6144, 4096, 4096  # sizes of the hash tables; row 0 means "none"
MAX_LEMMAS = 4

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
_VALUES = ("sg", "pl", "m1", "m2", "m3", "f", "n", "pri", "sec", "ter", "perf", "imperf", "neg", "com", "sup")
_SHAPES = ("unknown", "name", "upper", "allcaps", "digit", "comma", "stop", "dash", "quote", "open", "close", "colon", "semicolon", "question")  # fmt: skip
_MARKS = {",": "comma", ".": "stop", "…": "stop", "-": "dash", "–": "dash", "—": "dash", "„": "quote", "”": "quote", '"': "quote", "«": "quote", "»": "quote", "(": "open", "[": "open", ")": "close", "]": "close", ":": "colon", ";": "semicolon", "?": "question", "!": "question"}  # fmt: skip

SIGNS: tuple[str, ...] = (
    *(f"pos={p}" for p in _POS),
    *(f"{kind}={case}" for kind in ("noun", "adj", "prep") for case in CASES),
    *_VALUES,
    *_SHAPES,
)
_INDEX = {sign: i for i, sign in enumerate(SIGNS)}


@dataclass(frozen=True, slots=True)
class Features:
    """Rows of the embedding tables and indices into `SIGNS` of one word."""

    lemmas: tuple[int, ...]
    form: int
    suffix: int
    klass: int
    signs: tuple[int, ...]


def _hash(text: str, size: int) -> int:
    return 1 + zlib.crc32(text.encode("utf-8")) % (size - 1)


def features(word: Word) -> Features:
    """What the parser sees; depends on the form and the readings only."""
    signs: set[str] = set()
    tags: set[str] = set()
    for reading in word.readings:
        pos = reading.pos
        signs.add(f"pos={pos}")
        kind = "noun" if pos in _NOUNS else "adj" if pos in _ADJECTIVES else "prep" if pos == "prep" else None
        parts = [v for part in reading.tag.split(":")[1:] for v in part.split(".")]
        if kind:
            signs |= {f"{kind}={v}" for v in parts if v in CASES}
        signs |= {v for v in parts if v in _VALUES}
        tags.add(f"{pos}:{'.'.join(v for v in parts if v in CASES or v in ('sg', 'pl'))}")
        if reading.name:
            signs.add("name")
    text = word.text
    if not word.readings:
        signs.add("unknown")
    if text[:1].isupper():
        signs.add("upper")
    if len(text) > 1 and text.isupper():
        signs.add("allcaps")
    if any(c.isdigit() for c in text):
        signs.add("digit")
    if text in _MARKS:
        signs.add(_MARKS[text])
    lower = text.casefold()
    lemmas = sorted(word.lemmas)[:MAX_LEMMAS]
    return Features(
        lemmas=tuple(_hash(lemma.casefold(), LEMMAS) for lemma in lemmas),
        form=_hash(lower, FORMS),
        suffix=_hash(lower[-3:], SUFFIXES),
        klass=_hash("|".join(sorted(tags)), CLASSES),
        signs=tuple(sorted(_INDEX[s] for s in signs if s in _INDEX)),
    )
