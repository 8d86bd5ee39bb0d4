"""Words that look like a name of the registry and are another name, or none: `brat Borys`, `Duma Boko`, `Lukoil International`."""

from __future__ import annotations

from loaders.polish.names import person_words, places
from loaders.polish.names.forms import named
from loaders.polish.names.lookup import Known
from loaders.polish.text.name_heads import data
from loaders.polish.text.words import CASES, SPOKEN_CASES, Sentence, Word, any_of
from ontology.registry import Entry


def womans(first: Word, surname: Word) -> bool:
    """Whether a first name in another case and a surname that women do not decline are one woman's: `Annę Łosik`, `z Anną Tusk`."""
    cases = frozenset(c for r in named(first, "imię") if r.values(("f",)) for c in r.values(CASES)) - {"nom", "voc"}
    return any(r.values(("f",)) and r.values(CASES) & cases for r in named(surname, "nazwisko"))


def behind_a_genitive(sentence: Sentence, known: Known) -> bool:
    """`zdaniem Artioma Szrajbmana Łukaszenka będzie`: a man's first name and surname in the genitive, then another man's in its base form."""
    at = known.first
    if at < 2 or known.entry.gender != "m" or sentence[at].text != known.name.split()[-1]:
        return False
    two = sentence[at - 2 : at]
    return all(person_words.capital(w) and w.text.endswith("a") and not named(w, "imię") for w in two[1:]) and (
        person_words.capital(two[0]) and two[0].text.endswith(("a", "ego"))
    )


def first_name_before_surname(sentence: Sentence, at: int) -> bool:
    """`Asia Bibi`: a word that is a first name too, with a capitalised word of no dictionary or a surname after it."""
    after = sentence[at + 1] if at + 1 < len(sentence) else None
    if after is None or not person_words.capital(after):
        return False
    if sentence[at].foreign:  # `Asii Bibi`: only a form of a foreign name of the continent
        return after.foreign
    return bool(named(sentence[at], "imię")) and (after.foreign or bool(named(after, "nazwisko")))


def first_name_alone(word: Word, entry: Entry) -> bool:
    """`brat Borys` is not Borysów: a first name in its base form that no spelling of the place is."""
    firsts = {r.lemma for r in named(word, "imię")}
    names = {n.casefold() for n in entry.all_names()}
    return word.text in firsts and not {x.casefold() for x in word.lemmas} & names


def begins_a_name(sentence: Sentence, at: int, entry: Entry) -> bool:
    """`Duma Boko`: a body's short name right before a capitalised word of no dictionary begins somebody's own name."""
    after = sentence[at + 1] if at + 1 < len(sentence) else None
    if entry.type != "GovernmentBody" or sentence[at].text.isupper() or after is None or not after.foreign:
        return False
    if "nom" not in sentence[at].cases or "gen" in sentence[at].cases:
        return False  # `rzecznik Kremla Dmitrij Pieskow`
    return after.text[:1].isupper() and after.text[1:].islower()


def daughter(sentence: Sentence, at: int, name: str) -> int | None:
    """Last word of `Lukoil International`, `Rosneft Deutschland`: a firm with a word of firms behind its name is another firm."""
    words = any_of(data()["foreign_words"], data()["daughters"])
    last = at
    while last + 1 < len(sentence) and (after := sentence[last + 1]).text[:1].isupper():
        if not (after.text.casefold() in words or (last > at and after.text in data()["forms"])):
            break
        if after.text.casefold() in data()["lands_of_daughters"] and sentence[at].text != name:
            break  # `zdaniem Orlenu Polska`
        last += 1
    return last if last > at else None


def inside_a_name(sentence: Sentence, at: int) -> bool:
    """`Abdela Fataha el-Sisiego`: between a first name, or a word of no dictionary, and an Arabic article it is part of a name."""
    if not at or at + 1 >= len(sentence):
        return False
    before, after = sentence[at - 1], sentence[at + 1]
    return (
        person_words.capital(before)
        and (before.foreign or bool(named(before, "imię")))
        and after.text[:1].islower()
        and person_words.capital(after)
    )


def common_opening(sentence: Sentence, at: int) -> bool:
    """A sentence-initial word that is also a common word."""
    return at == 0 and places.ordinary(sentence[at]) and not any(r.name for r in sentence[at].readings)


def same_word(word: Word, entry: Entry) -> bool:
    """Whether the dictionary knows the form as the country's name, or knows it not at all; `Dana` is not Dania."""
    names = {n.casefold() for n in entry.all_names()}
    lemmas = {r.lemma.casefold() for r in word.readings if r.name != "nazwisko"}  # not `Fransie` of France
    lemmas |= {  # `w Emiratach`
        f"{r.lemma}y" for r in word.readings if r.lemma[:1].islower() and "pl" in r.tag.split(":")
    }
    return word.foreign or not lemmas or bool(lemmas & names) or word.text.casefold() in names or word.text.isupper()


def of_a_town(word: Word) -> bool:
    """`Nowej Hucie` is no form of Huti: the dictionary knows the form as a place's name and as a common word."""
    return bool(named(word, "nazwa_geograficzna")) and places.ordinary(word)


def people(word: Word, entry: Entry) -> bool:
    """`Hiszpanie`: of a land there is one, so what can only be the plural of its name are its people."""
    rows = [r for r in word.readings if r.lemma == entry.label()]
    return (
        bool(rows)
        and bool(word.lemmas & set(entry.demonyms))
        and all("pl" in r.tag.split(":") for r in rows)
        and not any("pt" in r.tag.split(":") for r in rows)
    )


def several(sentence: Sentence, known: Known) -> bool:
    """`Ministerstwa tych krajów prowadzą rozmowy`: the plural of a body's head, which opens the sentence, is no one body."""
    word, head = sentence[known.first], known.name.split()[0].casefold()
    rows = [r for r in word.readings if r.pos == "subst" and r.lemma.casefold() == head and r.values(("nom",))]
    plural = [r for r in rows if "pl" in r.tag.split(":") and "pt" not in r.tag.split(":")]
    return known.first == 0 and bool(plural) and len(plural) == len(rows)


def gender_agrees(rows: tuple[Word, ...], gender: str | None) -> bool:
    """`Cichanouska` is not Cichanouski: a surname that is only read in the other gender is another person's."""
    if gender is None:
        return True
    last = rows[-1]
    read = {
        ("f" if "f" in r.tag.split(":") else "m")
        for r in last.readings
        if r.name in ("nazwisko",) and len(r.values(SPOKEN_CASES)) < 6
    }
    hers = any(r.name == "nazwisko" and r.values(("f",)) for r in last.readings)
    if read:  # `Kallas`, `Merkel`: a woman's too, though hers is not declined
        return gender in read or (hers and gender == "f")  # `Donalda Tuska`: the dictionary knows the form as a man's
    low = last.text.casefold()
    if gender == "m" and low.endswith(("ska", "cka", "ską", "cką", "skiej", "ckiej")):
        return False
    return not (gender == "f" and low.endswith(("skiego", "ckiego", "skiemu", "ckiemu", "skim", "ckim")))
