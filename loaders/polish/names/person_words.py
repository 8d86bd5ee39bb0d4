"""What a single word of a person's name may be: its capital, its particles, a surname that happens to be a word of ours."""

from __future__ import annotations

from functools import lru_cache

from loaders.polish.names.forms import ARTICLES, declined_by_mark, jointed, named, particle
from loaders.polish.names.person_context import first_name
from loaders.polish.text.first_names import common_name_readings
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.name_heads import data, head_kind, surname_first
from loaders.polish.text.words import CASES, FOREIGN, Reading, Sentence, Word

# What opens a sentence or quotation with a capital and is no name.
_FUNCTION = frozenset({"prep", "conj", "comp", "part", "adv", "interj", "pred", "impt", "num"})


# … nor does a verb, or a pronoun.
_NEVER = _FUNCTION | {"ppron12", "ppron3", "siebie", "fin", "praet", "imps", "inf", "bedzie", "cond", "winien", "pcon"}


def never_named(word: Word) -> bool:
    """Whether the dictionary knows the word, as nothing that may stand in a name: `Według`, `Jej`, `Odwołano`."""
    return bool(word.readings) and word.pos <= _NEVER and not any(r.name for r in word.readings)


def capital(word: Word) -> bool:
    """A word that begins as a name does, `ul-Mulook` too; `USA` and `G7` are no person's."""
    return _capital(word.text)


@lru_cache(maxsize=20_000)
def _capital(text: str) -> bool:
    """Asked of every form again and again."""
    if not text[:1].isupper():
        article, hyphen, rest = text.partition("-")
        if not hyphen or article not in ARTICLES or not rest[:1].isupper():
            return False
        text = rest
    return not text.isupper() and text[0].isalpha() and any(c.islower() for c in text)


def function_word(sentence: Sentence, at: int) -> bool:
    """Whether the capital letter is only that of a sentence or a quotation that a preposition or conjunction opens."""
    return bool(sentence[at].pos & _FUNCTION) and (at == 0 or not sentence[at - 1].text[-1:].isalnum())


def common_first(sentence: Sentence, at: int, blocked: frozenset[int]) -> tuple[Reading, ...]:
    """A first name that is a common word too, with a surname behind it: `Tony Blair, którego`."""
    after = sentence[at + 1] if at + 1 < len(sentence) and at + 1 not in blocked else None
    if after is None or not capital(after) or function_word(sentence, at) or first_name(after):
        return ()
    surname = bool(after.readings) and all(r.name == "nazwisko" for r in after.readings)
    rows = common_name_readings(sentence[at].text)
    return tuple(r for r in rows if r.values(tuple(after.cases))) if surname else ()


def before_article(sentence: Sentence, at: int, blocked: frozenset[int]) -> bool:
    """`Husajnem asz-Szajchem`: a word of no dictionary, or a surname, before an Arabic article with its name."""
    after = sentence[at + 1] if at + 1 < len(sentence) and at + 1 not in blocked else None
    word = sentence[at]
    return (
        after is not None
        and after.text[:1].islower()
        and capital(after)
        and (word.foreign or all(r.name for r in word.readings))
        and word.text not in data()["bodies_of_islam"]
    )


def by_its_form(sentence: Sentence, at: int, blocked: frozenset[int]) -> bool:
    """`Fazal-ul-Haq`, `Tony’emu`, `Husajnem asz-Szajchem`: a word that by its form is a person's."""
    word = sentence[at]
    if jointed(word) and word.text.partition("-")[0] not in data()["bodies_of_islam"]:
        return True
    return declined_by_mark(word) or before_article(sentence, at, blocked)


def may_be_foreign(sentence: Sentence, at: int, blocked: frozenset[int]) -> bool:
    """The same, or the surname of the East of Asia that stands before its given name: `Li Zhanshu`."""
    if by_its_form(sentence, at, blocked):
        return True
    return at > 0 and surname_first(sentence[at].text) and given(sentence, at + 1, blocked)


def arabic(sentence: Sentence, index: int) -> bool:
    """`Hamad` of Tamim ibn Hamad, `as-Sani`: behind or with an Arabic particle a word that happens to be ours is a name."""
    word = sentence[index]
    more = sentence[index + 1] if index + 1 < len(sentence) else None
    goes_on = more is not None and more.text[:1].islower() and "-" in more.text and capital(more)
    return (sentence[index - 1].text in ("ibn", "bin") and goes_on) or (word.text[:1].islower() and "-" in word.text)


def surname_by_chance(sentence: Sentence, at: int, index: int, firsts: bool, blocked: frozenset[int]) -> bool:
    """`Laura Dogu`, `Ihar Karnej`: behind a first name in its base form a capitalised form of a common word is a surname."""
    word, after = sentence[at], sentence[index]
    if not firsts or head_kind(after) is not None or named(after, "nazwa_organizacji") or after.text.isupper():
        return False
    more = sentence[index + 1] if index + 1 < len(sentence) and index + 1 not in blocked else None
    if more is not None and capital(more):
        return False
    base = any(r.lemma == word.text and r.values(("nom",)) for r in first_name(word))
    common = any(r.lemma[:1].islower() and r.pos in ("subst", "adj") for r in after.readings)
    return base and common and "nom" not in after.cases and not after.lemmas & lexicon().offices


def two_particles(sentence: Sentence, at: int) -> bool:
    """`van der Veldkamp`: two particles before a surname."""
    return at + 2 < len(sentence) and particle(sentence[at + 1]) and capital(sentence[at + 2])


def given(sentence: Sentence, at: int, blocked: frozenset[int]) -> bool:
    """Whether a given name of no dictionary stands behind a surname of the East of Asia: `Zhanshu` of Li Zhanshu."""
    if at >= len(sentence) or at in blocked:
        return False
    word = sentence[at]
    return capital(word) and word.foreign and word.text[1:].islower()


def kept(word: Word) -> bool:
    """A foreign first name in its base form, which as a surname may stay as it is: `Zahida Hamid`."""
    return all(r.tag.endswith(FOREIGN) for r in first_name(word)) and any(
        r.lemma == word.text for r in first_name(word)
    )


def suffixed(word: Word) -> bool:
    """An ending that surnames have, though the dictionary reads the form as an adjective or noun: `Jotowa`."""
    return word.text.endswith(("owa", "ewa", "ina", "yna", "owej", "ewej", "ową", "ewą"))


_ADJECTIVAL = {
    "kich": {"gen", "loc"}, "nych": {"gen", "loc"}, "kiej": {"gen", "dat", "loc"}, "nej": {"gen", "dat", "loc"},
    "kiego": {"gen"}, "nego": {"gen"}, "kiemu": {"dat"}, "kim": {"inst", "loc"}, "ką": {"acc", "inst"}, "kie": {"nom", "acc"},
}  # fmt: skip


def of_the_head(word: Word, after: Word) -> bool:
    """`Polskiej Izby`, `Magnitogorskich Zakładów`: a word with an adjective's ending in the case of the head of a name behind it."""
    if not after.text[:1].isupper() or after.text.isupper() or head_kind(after) is None or first_name(after):
        return False
    cases = next((c for end, c in _ADJECTIVAL.items() if word.text.endswith(end)), None)
    return cases is not None and any(not r.name and not cases.isdisjoint(r.values(CASES)) for r in after.readings)
