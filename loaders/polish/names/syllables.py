"""Names of one-syllable words, as people of Burma, China, Korea and Vietnam bear them: `Aung San Suu Kyi`, `Pham Minh Chinh`.

Each of their words may happen to be one of ours (`San`, `Min`, `Swe`), so they are known by standing together.
"""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.polish.names.person_context import office_noun
from loaders.polish.names.person_words import capital, function_word
from loaders.polish.text.name_heads import data, head_kind, surname_first
from loaders.polish.text.words import Sentence, Word

_VOWELS = re.compile("[aąeęioóuy]+")
_CASE_ENDINGS = ("iem", "owi", "em", "ie", "a")  # which the last word of such a name may have besides
_LONGEST = 7  # letters of one such word: `Chinh`, `Myint`, `Nguyen`


@lru_cache(maxsize=20_000)
def one_syllable(text: str) -> bool:
    """Whether a word has one syllable, two joined by a hyphen among them; double vowels are one.

    >>> one_syllable("Suu"), one_syllable("Jae-myung"), one_syllable("Tokajew")
    (True, True, False)
    """
    return all(len(x) <= _LONGEST and len(_VOWELS.findall(x.casefold())) == 1 for x in text.split("-"))


def _declined(word: Word) -> bool:
    """`Hlaingiem`, `Czola`: a word of no dictionary that is of one syllable but for the ending of a case."""
    return word.foreign and any(one_syllable(x) for x in _stems(word.text))


def _stems(text: str) -> list[str]:
    """What is left of a form without each of the endings that it has, the longest ending first."""
    return [text[: -len(x)] for x in _CASE_ENDINGS if text.endswith(x)]


def _surname(word: Word) -> str | None:
    """The surname that stands before the given name, in its base form: `Nguyenem` of Nguyen."""
    return next((x for x in (word.text, *_stems(word.text)) if surname_first(x)), None)


def run(sentence: Sentence, at: int, blocked: frozenset[int]) -> int | None:
    """Last word of such a name that begins at `at`: three words at least, or two behind an office; one of no dictionary."""
    last = at - 1
    while last + 1 < len(sentence) and last + 1 not in blocked and last - at < 3:
        word = sentence[last + 1]
        if not capital(word) or head_kind(word) is not None or office_noun(word):
            break
        if word.text.casefold() in data()["foreign_words"]:
            return None  # `New York Post`, `Big Bang`: words of firms and papers
        last += 1
        if not one_syllable(word.text):
            if last == at and _surname(word) is not None:
                continue
            last -= not _declined(word)
            break
    rows = sentence[at : last + 1]
    foreign = sum(w.foreign or _surname(w) is not None for w in rows)
    titled = (at > 0 and office_noun(sentence[at - 1])) or "-" in sentence[last].text
    if len(rows) >= 3:
        return last if foreign >= 2 - titled and not function_word(sentence, at) else None
    known = sentence[at].foreign or _surname(sentence[at]) is not None
    return last if len(rows) == 2 and foreign and titled and known else None


def base(rows: Sentence) -> str:
    """`Min Aung Hlaingiem` → `Min Aung Hlaing`, `Nguyenem Phu Trongiem`: the last word is declined, at times a known surname too."""
    last = rows[-1].text
    if not one_syllable(last) and _declined(rows[-1]):
        last = next(x for x in _stems(last) if one_syllable(x))
    return " ".join([_surname(rows[0]) or rows[0].text, *(w.text for w in rows[1:-1]), last])


def between(sentence: Sentence, at: int) -> bool:
    """Whether a word stands inside such a name: `San` of Aung San Suu Kyi is no town."""
    if not at or at + 1 >= len(sentence) or not one_syllable(sentence[at].text):
        return False
    before, after = sentence[at - 1], sentence[at + 1]
    return all(capital(w) and w.foreign and one_syllable(w.text) for w in (before, after))
