"""Inflected forms of names: which base forms a word may come from, also where the dictionary knows nothing."""

from __future__ import annotations

from functools import lru_cache

from loaders.polish.text.first_names import by_last_letter
from loaders.polish.text.morphology import before_mark
from loaders.polish.text.words import Reading, Word, acronym_of

# Ending of an inflected name → endings of the base form it may come from. Longest first; "" takes the ending away.
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("siowi", ("ś",)), ("ciowi", ("ć",)), ("niowi", ("ń",)), ("siem", ("ś",)), ("ciem", ("ć",)), ("niem", ("ń",)),
    ("siu", ("ś",)), ("ciu", ("ć",)), ("niu", ("ń",)), ("sia", ("ś", "sia")), ("cia", ("ć", "cia")), ("nia", ("ń", "nia")),
    ("skiego", ("ski",)), ("ckiego", ("cki",)), ("skiemu", ("ski",)), ("ckiemu", ("cki",)), ("skim", ("ski",)), ("ckim", ("cki",)),
    ("skiej", ("ska",)), ("ckiej", ("cka",)), ("ską", ("ska",)), ("cką", ("cka",)),
    ("owej", ("owa",)), ("ową", ("owa",)), ("iego", ("i", "ie", "y")), ("iemu", ("i", "ie")), ("ego", ("y", "i", "e", "")), ("emu", ("y", "i", "e", "")),
    ("owi", ("", "o", "a")), ("iem", ("", "io", "ie")), ("em", ("", "o", "e")), ("om", ("a", "y", "")), ("ami", ("a", "y", "")), ("ach", ("a", "y", "")),
    ("ii", ("ia",)), ("ji", ("ja",)), ("ią", ("ia", "")), ("ię", ("ia",)), ("ką", ("ka", "ca")), ("kę", ("ka", "ko", "ca")), ("ki", ("ka", "ko", "k", "ca")), ("ce", ("ka", "ca")), ("dze", ("ga",)), ("rze", ("ra", "r", "ro")), ("cie", ("ta", "t")), ("dzie", ("da", "d")), ("le", ("ła", "ł")),
    ("ą", ("a", "o")), ("ę", ("a", "o")), ("ie", ("", "a", "o")), ("ej", ("a",)), ("ym", ("y", "e")), ("im", ("i", "")),
    ("owie", ("", "o")), ("ów", ("", "y")), ("u", ("", "o")), ("a", ("", "o", "e")), ("y", ("a", "")), ("i", ("a", "ia", "")), ("e", ("a", "")), ("o", ("a",)),
)  # fmt: skip
_BY_LAST = by_last_letter(_ENDINGS)
NOMINAL = frozenset(
    {"subst", "ger", "adj", "ppas", "pact", "depr"}
)  # what words of names are, where they are words of ours
# The Arabic article before a surname, as Polish spells it before each letter; and `ibn-`, `ul-`.
ARTICLES = frozenset(
    {
        "al",
        "el",
        "ul",
        "ud",
        "ur",
        "ad",
        "ar",
        "as",
        "az",
        "asz",
        "an",
        "at",
        "ed",
        "ez",
        "es",
        "esz",
        "et",
        "er",
        "ibn",
    }
)
_PARTICLES = frozenset(
    {
        "de",
        "von",
        "van",
        "der",
        "den",
        "del",
        "della",
        "di",
        "da",
        "al",
        "bin",
        "ibn",
        "el",
        "la",
        "le",
        "ben",
        "af",
        "zu",
        "dos",
        "du",
        "st.",
    }
)


@lru_cache(maxsize=100_000)
def stems(form: str) -> tuple[str, ...]:
    """Base forms that an unknown form may come from, itself first, all casefolded.

    >>> "ryżankou" in stems("Ryżankoua"), "belavia" in stems("Belavii")
    (True, True)
    """
    low = form.casefold().replace("’", "'").replace("‘", "'")
    low = before_mark(low) or low
    found = [low]
    for ending, bases in _BY_LAST.get(low[-1:], ()):
        if low.endswith(ending) and len(low) - len(ending) >= 2:
            found += [low[: len(low) - len(ending)] + base for base in bases]
    # a mobile e: Pekinem is regular, Brześcia → Brześć and Witebska → Witebsk are covered by the dictionary
    return tuple(dict.fromkeys([low, *(x for x in found if len(x) > 1)]))


def keys(word: Word) -> frozenset[str]:
    """Everything by which a word of the text may match a word of a name."""
    found = {lemma.casefold() for lemma in word.lemmas}
    if front := acronym_of(word.text):
        found.add(front.casefold())
    if not word.text[:1].isupper():
        found.add(word.text.casefold())
        return frozenset(found)
    if any(r.lemma[:1].isupper() for r in word.readings):
        found.add(word.text.casefold())
    return frozenset(found.union(stems(word.text)))


def jointed(word: Word) -> bool:
    """`Fazal-ul-Haq`: two names joined by an Arabic article; of a body, `Jamaat-ul-Ahrar`, the first tells it."""
    parts = word.text.split("-")
    return len(parts) == 3 and parts[1] in ARTICLES and parts[0][:1].isupper() and parts[2][:1].isupper()


def declined_by_mark(word: Word) -> bool:
    """`O'Leary'ego`, `Tony’emu`: the adjectival ending behind a mark is that of a foreign person's name."""
    return word.text[:1].isupper() and word.text[2:].replace("’", "'").endswith(("'ego", "'emu"))


def particle(word: Word) -> bool:
    """`de`, `von`, `bin`: what may stand inside a person's name in lower case."""
    article, hyphen, _ = word.text.partition("-")
    return word.text in _PARTICLES or bool(hyphen and article in ARTICLES)


def named(word: Word, kind: str) -> tuple[Reading, ...]:
    """Readings of one of Morfeusz's name classes, `imię`, `nazwisko`, `nazwa_geograficzna`, `nazwa_organizacji`."""
    return tuple(r for r in word.readings if r.name == kind)
