"""Word → what the parser sees of it: names of rows in its tables, and a bag of morphological signs.

Used by the trainer (`tools/train_parser.py`) and by the parser alike, so the two cannot drift apart. A symbol that the
model's vocabulary lacks adds nothing: an unknown word is its morphology.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from loaders.polish.words import CASES, GENDERS, Reading, Word

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


@dataclass(frozen=True, slots=True)
class Symbols:
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
def _of_tag(tag: str) -> tuple[frozenset[str], str]:
    """Signs of a Morfeusz tag, and its share in the ambiguity class."""
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
    return frozenset(signs), f"{pos}:{'.'.join(v for v in parts if v in CASES or v in NUMBERS)}"


@lru_cache(maxsize=50_000)
def _of_readings(readings: tuple[Reading, ...]) -> tuple[tuple[str, ...], frozenset[str], str]:
    signs: set[str] = set()
    tags: set[str] = set()
    lemmas: dict[str, None] = {}
    for reading in readings:
        found, tag = _of_tag(reading.tag)
        signs |= found
        tags.add(tag)
        lemmas[reading.lemma.casefold()] = None
        if reading.name:
            signs.add("name")
    if not readings:
        signs.add("unknown")
    if len(tags) == 1:
        signs.add("one")
    return tuple(sorted(lemmas)[:MAX_LEMMAS]), frozenset(signs), "|".join(sorted(tags))


def symbols(word: Word) -> Symbols:
    """What the parser sees; depends on the form and the readings only."""
    lemmas, bag, klass = _of_readings(word.readings)
    signs = set(bag)
    text = word.text
    if text[:1].isupper():
        signs.add("upper")
        if len(text) > 1 and text.isupper():
            signs.add("allcaps")
    if any(c.isdigit() for c in text):
        signs.add("digit")
    if "-" in text and len(text) > 1:
        signs.add("hyphen")
    if len(text) > 12:
        signs.add("long")
    mark = _MARKS.get(text)
    if mark:
        signs.add(mark)
    lower = text.casefold()
    return Symbols(
        lemmas=lemmas,
        form=lower,
        suffix=lower[-3:],
        ending=lower[-2:],
        prefix=lower[:3],
        klass=klass,
        signs=tuple(sorted(_INDEX[s] for s in signs if s in _INDEX)),
    )
