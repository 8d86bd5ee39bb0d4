"""Unknown persons: a first name and a surname, an office and a name, foreign particles; and their base forms."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.polish.lexicon import lexicon
from loaders.polish.names.forms import named, particle
from loaders.polish.names.heads import data, head_kind
from loaders.polish.names.person_bases import acronymic, base_form, initial
from loaders.polish.words import CASES, FOREIGN, Reading, Sentence, Word

_ARTICLES = frozenset({"ul-", "al-", "el-", "ur-", "ad-", "ar-", "as-"})


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name at words `first` … `last`, its base form, and the gender that its first name or office tells."""

    first: int
    last: int
    base: str
    gender: str | None


def capital(word: Word) -> bool:
    """A word that begins as a name does, `ul-Mulook` too; `USA` and `G7` are no person's."""
    text = word.text
    if not text[:1].isupper():
        if text[:3] not in _ARTICLES or not text[3:4].isupper():
            return False
        text = text[3:]
    return not text.isupper() and text[0].isalpha() and any(c.islower() for c in text)


def _first_name(word: Word) -> tuple[Reading, ...]:
    return named(word, "imię")


def _common(word: Word) -> bool:
    """A word of the dictionary that is no name: `Rada`, `Ministerstwo`."""
    return (
        bool(word.readings)
        and not any(r.name for r in word.readings)
        and not any(r.lemma[:1].isupper() for r in word.readings)
    )


def _office(word: Word) -> bool:
    return bool(word.lemmas & lexicon().offices) and "subst" in word.pos


# Capitalised words that stand before a name and are none of it.
_FUNCTION = frozenset({"prep", "conj", "comp", "part", "adv", "interj", "pred", "impt", "num"})
_NO_NAME = frozenset(
    {"Pan", "Pani", "Pana", "Panu", "Panem", "Panią", "Sam", "Sama", "Ksiądz", "Księdza", "Siostra", "Brat", "Ojciec", "Święty", "Święta", "Para"}
)  # fmt: skip


def find(sentence: Sentence, at: int, blocked: frozenset[int]) -> Person | None:
    """A person's name of two or more words that starts at `at`, or a surname right after an office noun."""
    word = sentence[at]
    if at in blocked or not (capital(word) or initial(word)) or word.text in _NO_NAME:
        return None
    firsts = _first_name(word)
    if not firsts and head_kind(word) is not None and any(not r.name for r in word.readings):
        return None  # `działacze Partii Musawat`
    if firsts and function_word(sentence, at):
        return None  # `Od Polski`, `Ani Amerykanie`: no Oda, no Ania
    office = at > 0 and _title(sentence, at)
    if not (firsts or initial(word) or office or (word.foreign and at > 0)):
        return None
    after = sentence[at + 1] if at + 1 < len(sentence) and at + 1 not in blocked else None
    if after is not None and word.cases and not firsts and _first_name(after) and not _agrees(word, after):
        return None  # `szef Wagnera Antoni Jelizarow`: the person begins with the first name
    if not firsts and after is not None and _first_name(after) and at and sentence[at - 1].lemmas & set(lexicon().kin):
        return None  # `żona Wierabieja Alena`: hers is the first name
    last = at
    index = at + 1
    while index < len(sentence) and index not in blocked and index - at <= 5:
        following = sentence[index]
        if (
            particle(following)
            and index + 1 < len(sentence)
            and capital(sentence[index + 1])
            and index + 1 not in blocked
        ):
            index += 1
            continue
        if not (capital(following) or initial(following)) or (
            _common(following)
            and not _agrees(sentence[last], following)
            and not (
                (firsts or office) and (_suffixed(following) or not following.cases)
            )  # `Wołodymyra Żurawlowa`, `Nawaf Salam`
        ):
            break
        if last > at and not _first_name(sentence[last]) and _opens_another(sentence, index, blocked):
            break  # `Adria Link Matjaž Hribar`: a firm and its head
        if named(sentence[last], "imię") and _first_name(following) and not _agrees(sentence[last], following):
            if (index + 1 < len(sentence) and capital(sentence[index + 1])) or not _kept(following):
                break  # `Mahometowi Asia`: two names in two cases are two persons
        if (
            following.foreign
            or ((firsts or office) and (_suffixed(following) or not following.cases))
            or named(following, "nazwisko")
            or _first_name(following)
            or initial(following)
            or _loose(sentence[last], following, bool(firsts or (office and word.foreign)))
        ):
            last = index
            index += 1
            continue
        break
    rows = sentence[at : last + 1]
    if last == at:
        if last + 1 < len(sentence) and _numeral(sentence[last + 1]) and firsts:
            return Person(at, last + 1, f"{base_form((word,), 'm')} {sentence[last + 1].text}", "m")
        if not (office and (named(word, "nazwisko") or word.foreign or firsts)) and not _alone(sentence, at, firsts):
            return None
        if head_kind(word) is not None and not all(r.name for r in word.readings):
            return None  # `sekretarz Rady …` is no person called Rado
    elif not firsts and not office and not any(_first_name(w) for w in rows) and not initial(word):
        if not all(w.foreign or named(w, "nazwisko") for w in rows) or last - at > 2:
            return None
        return None
    outer = context_cases(sentence, at, blocked)
    gender = _gender(rows, _title_noun(sentence, at) if office else None, outer)
    return Person(at, last, base_form(rows, gender, outer), gender)


def function_word(sentence: Sentence, at: int) -> bool:
    """Whether the capital letter is only that of a sentence or a quotation that a preposition or conjunction opens."""
    return bool(sentence[at].pos & _FUNCTION) and (at == 0 or not sentence[at - 1].text[-1:].isalnum())


def _numeral(word: Word) -> bool:
    """`XVI` after a first name: a pope or a king."""
    return bool(word.text) and set(word.text) <= set("IVX")


def _alone(sentence: Sentence, at: int, firsts: tuple[Reading, ...]) -> bool:
    """A first name alone that is nothing else: `Franciszek`, `Mahometowi`; not at the head of a sentence."""
    word = sentence[at]
    return bool(firsts) and at > 0 and not word.foreign and all(r.name in ("imię", "nazwisko") for r in word.readings)


def _opens_another(sentence: Sentence, index: int, blocked: frozenset[int]) -> bool:
    """Whether a first name and a surname begin here."""
    after = sentence[index + 1] if index + 1 < len(sentence) and index + 1 not in blocked else None
    return bool(_first_name(sentence[index])) and after is not None and capital(after) and not _first_name(after)


def _kept(word: Word) -> bool:
    """A foreign first name in its base form, which as a surname may stay as it is: `Zahida Hamid`."""
    return all(r.tag.endswith(FOREIGN) for r in _first_name(word)) and any(
        r.lemma == word.text for r in _first_name(word)
    )


def _loose(before: Word, word: Word, after_first_name: bool) -> bool:
    """A known word that may be a surname after a first name: `Lech Kaczka` yes, `Krzysztof Ożanna` too, `Donald Polsce` no."""
    if not after_first_name or word.text.isupper() or named(word, "nazwa_organizacji"):
        return False
    return not named(word, "nazwa_geograficzna") or (bool(named(before, "imię")) and _agrees(before, word))


def _suffixed(word: Word) -> bool:
    """An ending that surnames have, though the dictionary reads the form as an adjective or noun: `Jotowa`."""
    return word.text.endswith(("owa", "ewa", "ina", "yna", "owej", "ewej", "ową", "ewą"))


def _agrees(a: Word, b: Word) -> bool:
    return bool(a.cases & b.cases)


def _title(sentence: Sentence, at: int) -> bool:
    """Whether an office noun stands before: `prezydent Zełenski`, `pani Cichanouska`, `minister obrony Litwy Kaunas`."""
    if sentence[at - 1].lemmas & {"pan", "pani", "doktor"}:
        return True
    for before in range(at - 1, max(-1, at - 7), -1):
        word = sentence[before]
        if _office(word):
            return True
        inner = word.cases if word.pos & {"subst", "ger", "adj", "ppas"} else frozenset()
        if "gen" not in inner and word.text not in ("do", "ds.", "spraw", "i", "oraz"):
            return False
    return False


def _gender(rows: tuple[Word, ...], office: Word | None, outer: frozenset[str]) -> str | None:
    """Of a person, by the first name in a case that the context allows, else by the office."""
    for word in rows:
        firsts = [r for r in _first_name(word) if not outer or r.values(CASES) & outer]
        found = {("f" if "f" in r.tag.split(":") else "m") for r in firsts}
        if len(found) == 1:
            return found.pop()
    if office is not None:
        found = {("f" if "f" in r.tag.split(":") else "m") for r in office.readings if r.pos == "subst"}
        if len(found) == 1:
            return found.pop()
    return None


def _title_noun(sentence: Sentence, at: int) -> Word | None:
    """The office that stands before a name, genitives between them passed over: `szefowa związku Petra Vidmar`."""
    for index in range(at - 1, max(-1, at - 7), -1):
        word = sentence[index]
        if _office(word) or word.lemmas & lexicon().anyone or word.lemmas & {"obywatel", "obywatelka", "pan", "pani"}:
            return word
        between = word.pos & {"subst", "adj", "ger", "ppas", "brev"} or word.foreign
        if not between or not ("gen" in word.cases or word.foreign or index == at - 1):
            return None
    return None


def context_cases(sentence: Sentence, at: int, blocked: frozenset[int]) -> frozenset[str]:
    """Cases that what stands before a name allows it: a preposition, an office, a body; empty where nothing is told."""
    if at == 0:
        return frozenset()
    before = sentence[at - 1]
    told = frozenset(c for r in before.readings if r.pos == "prep" for c in r.values(CASES))
    if told:
        return told
    if before.text.casefold() == "zdaniem":
        return frozenset({"gen"})
    if at - 1 in blocked and acronymic(before):
        return frozenset({"gen"}) if _title_noun(sentence, at) is None else frozenset()
    if before.text in (",", "i", "oraz", "–", ":") and (several := _plural_title(sentence, at - 1)):
        return several
    office = _title_noun(sentence, at)
    if office is not None:
        cases = frozenset(
            c for r in office.readings if r.pos == "subst" and "sg" in r.values(("sg",)) for c in r.values(CASES)
        )
        # `doradca Swiatłany Cichanouskiej`: whose adviser, in the genitive; `doradca przywódcy Ali Akbar`: the adviser
        further = context_cases(sentence, _index(sentence, office), blocked) if "gen" in cases else frozenset()
        return cases | {"gen"} | further if cases else frozenset()
    near = any(_office(w) or w.lemmas & lexicon().anyone for w in sentence[max(0, at - 9) : at])
    if not near and (before.pos == {"ger"} or before.lemmas & data()["of_persons"]):
        return frozenset({"gen"})  # `rząd Rosena Żelazkowa`
    return frozenset()


def _index(sentence: Sentence, word: Word) -> int:
    return next(i for i, w in enumerate(sentence) if w is word)


def _plural_title(sentence: Sentence, at: int) -> frozenset[str]:
    """Cases of the noun for several persons whose names are a list: `dwóch ministrów, Becalela Smotricza i …`."""
    for index in range(at, max(-1, at - 12), -1):
        word = sentence[index]
        rows = [
            r for r in word.readings if r.pos == "subst" and "pl" in r.values(("pl",)) and "m1" in r.values(("m1",))
        ]
        if rows and word.text.islower():
            return frozenset(c for r in rows for c in r.values(CASES))
        if word.pos & {"fin", "praet", "imps", "comp"} or word.text in (".", ";"):
            break
    return frozenset()
