"""Base forms of persons' names whose words no dictionary knows: what all words of the name allow together.

`Branka Blanušę` is read as one accusative, so `Branko Blanuša`; `Mzii Amaglobeli` after `dziennikarki` as a genitive of a woman.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from loaders.polish.names.forms import ARTICLES, particle
from loaders.polish.text.first_names import common_name_readings, listed
from loaders.polish.text.name_heads import data
from loaders.polish.text.words import CASES, FOREIGN, SPOKEN_CASES, Word

_UNINFLECTED = tuple("ouieyéäöü")  # last letters of foreign first names that are often left as they are
_VOWELS = "aeiouyąęóáéíúýàèìòùâêîôûäëïöüãõøåėēīūőűı"


@dataclass(frozen=True, slots=True)
class Guess:
    """One way to read a word of a name: its base form, gender, case, and how likely that is."""

    base: str
    gender: str
    case: str
    weight: float


# Ending → (base ending, gender, cases, weight); what stands before the ending must be in the set, where one is named.
_RULES: tuple[tuple[str, str, str, str, float, str], ...] = (
    # men, consonant in the base
    ("cia", "ć", "m", "gen acc", 1.2, ""), ("sia", "ś", "m", "gen acc", 1.0, ""), ("nia", "ń", "m", "gen acc", 0.9, ""), ("dzia", "dź", "m", "gen acc", 1.0, ""),
    ("ciem", "ć", "m", "inst", 1.2, ""), ("siem", "ś", "m", "inst", 1.1, ""), ("niem", "ń", "m", "inst", 1.1, ""), ("ciowi", "ć", "m", "dat", 1.3, ""), ("niowi", "ń", "m", "dat", 1.3, ""),
    ("ciu", "ć", "m", "loc", 0.8, ""), ("niu", "ń", "m", "loc", 0.7, ""),
    ("a", "", "m", "gen acc", 1.0, "bcdfghjklmnpqrstvwxzłśćńźżšžčřțșşţçñğđķģļņ"), ("a", "", "m", "gen acc", 0.7, "u"), ("ya", "y", "m", "gen acc", 0.9, "nlg"),
    ("owi", "", "m", "dat", 1.3, ""), ("iem", "", "m", "inst", 1.3, "kg"), ("em", "", "m", "inst", 1.1, "bcdfhjklmnprstvwxzłšžčřçñğđ"), ("em", "", "m", "inst", 0.7, "u"),
    ("u", "", "m", "loc", 0.5, "kgchljszżrxšžč"), ("dzie", "d", "m", "loc", 0.7, ""), ("cie", "t", "m", "loc", 0.7, ""), ("rze", "r", "m", "loc", 0.7, ""), ("le", "ł", "m", "loc", 0.4, ""),
    ("ie", "", "m", "loc", 0.7, "bfmnpswz"), ("ie", "a", "m", "dat loc", 0.7, "bfmnpswz"),
    # men, adjectives and vowels
    ("ntego", "nte", "m", "gen acc", 1.1, ""), ("dzego", "dze", "m", "gen acc", 1.3, ""), ("dzemu", "dze", "m", "dat", 1.3, ""), ("dzem", "dze", "m", "inst loc", 1.3, ""),  # `Paaty Burczuladzego`
    ("iego", "i", "m", "gen acc", 1.3, ""), ("ego", "y", "m", "gen acc", 0.9, "bcdnmprtwłszżh"), ("ego", "e", "m", "gen acc", 0.8, "lbdnmrtsvxjz"), ("iemu", "i", "m", "dat", 1.3, ""), ("emu", "y", "m", "dat", 0.9, ""),
    ("lego", "li", "m", "gen acc", 1.1, ""), ("lemu", "li", "m", "dat", 1.3, ""), ("lim", "li", "m", "inst loc", 1.0, ""), ("im", "i", "m", "inst loc", 0.9, ""), ("ym", "y", "m", "inst loc", 0.8, ""), ("go", "", "m", "gen acc", 0.9, "e"), ("m", "", "m", "inst loc", 0.6, "éeiy"),
    ("y", "a", "m", "gen", 0.7, "bdfhłmnprstvwzlcš"), ("i", "a", "m", "gen", 0.7, "kglj"), ("ia", "io", "m", "gen acc", 0.8, "rnvlc"), ("ę", "a", "m", "acc", 1.0, ""), ("ą", "a", "m", "inst", 1.0, ""), ("ii", "ia", "m", "gen", 0.8, ""), ("ni", "nia", "m", "gen", 0.6, ""), ("nię", "nia", "m", "acc", 1.0, ""),  # `Ihara Leszczeni`
    ("enki", "enko", "m", "gen", 1.1, ""), ("enkę", "enko", "m", "acc", 1.3, ""), ("enką", "enko", "m", "inst", 1.3, ""), ("ence", "enko", "m", "dat loc", 1.2, ""),
    ("a", "o", "m", "gen acc", 0.6, "kgcčnltzj"), ("owi", "o", "m", "dat", 0.6, ""), ("em", "o", "m", "inst", 0.5, "bcdnmrtszl"), ("iem", "o", "m", "inst", 0.5, "kg"),
    # women
    ("skiej", "ska", "f", "gen dat loc", 1.5, ""), ("ckiej", "cka", "f", "gen dat loc", 1.5, ""), ("ską", "ska", "f", "acc inst", 1.5, ""), ("cką", "cka", "f", "acc inst", 1.5, ""),
    ("iej", "a", "f", "gen dat loc", 1.1, "kg"), ("ej", "a", "f", "gen dat loc", 1.2, "wnt"), ("ej", "á", "f", "gen dat loc", 0.9, "v"), ("ą", "a", "f", "acc inst", 1.1, "wn"),
    ("ę", "a", "f", "acc", 1.1, ""), ("ą", "a", "f", "inst", 1.1, ""), ("y", "a", "f", "gen", 0.9, "bdfhłmnprstvwzcšxž"), ("i", "a", "f", "gen", 1.0, "kgh"), ("i", "a", "f", "gen dat loc", 0.6, "lj"),
    ("i", "ia", "f", "gen dat loc", 0.9, "scz"), ("i", "ia", "f", "gen dat loc", 0.7, "n"), ("ii", "ia", "f", "gen dat loc", 1.3, ""), ("ji", "ja", "f", "gen dat loc", 1.0, ""), ("ce", "ka", "f", "dat loc", 0.9, ""), ("dze", "ga", "f", "dat loc", 0.9, ""),
    ("rze", "ra", "f", "dat loc", 0.9, ""), ("cie", "ta", "f", "dat loc", 0.8, ""), ("dzie", "da", "f", "dat loc", 0.8, ""), ("le", "ła", "f", "dat loc", 0.5, ""), ("ie", "a", "f", "dat loc", 0.7, "bfmnpswz"),
)  # fmt: skip
# Words of foreign surnames that are not inflected, with a capital too: `Itamara Ben Gewira`.
_INNER = frozenset({"ben", "bin", "ibn", "abu", "al", "el", "van", "von", "de", "di", "da", "la", "le", "del", "della", "dos", "du", "der", "den", "mac", "san", "ter", "ten"})  # fmt: skip
# Endings of surnames that are seldom those of a base form, and hardly ever of a woman's: `Pevkurem`, `Motegim`, `Gogidzego`.
_OBLIQUE = ("em", "im", "ym", "owi", "ego", "emu")
_BELARUSIAN = ("enki", "enkę", "enką", "ence")


@lru_cache(maxsize=20_000)
def unknown(form: str, first: bool) -> tuple[Guess, ...]:
    """Ways to read a form that no dictionary has; a name that is not inflected is always one of them."""
    low = form.casefold()
    found: list[Guess] = []
    last = low[-1:]
    oblique = not first and len(low) > 6 and low.endswith(_OBLIQUE)
    man = (
        0.5
        if oblique and low.endswith("go")
        else {"a": 0.5, "o": 0.8, "i": 0.7, "y": 0.7, "e": 0.5, "u": 0.6}.get(last, 0.9 if last in _VOWELS else 1.2)
    )
    if last not in "ęą":
        found.append(Guess(form, "m", "nom", man))
    kept = {"o": 0.3, "u": 0.5, "e": 0.3, "i": 0.4, "a": 0.1, "y": 0.1}.get(last, 0.6 if last in _VOWELS else 0.2)
    if form[1:2] in ("'", "’", "‘"):
        kept = 0.9  # `Michaela O'Leary`
    if last not in "ęą":
        found += [Guess(form, "m", case, kept) for case in SPOKEN_CASES[1:]]
    woman = (
        0.4
        if oblique
        else 1.2
        if last == "a"
        else 0.0
        if last in "ęą"
        else 0.5
        if first and last not in _VOWELS
        else 0.8
    )
    if last not in "ęą":
        found.append(Guess(form, "f", "nom", woman))
    if last not in "aęą":
        found += [Guess(form, "f", case, woman) for case in SPOKEN_CASES[1:]]
    front, dash, back = form.rpartition("-")
    front, article, middle = front.partition("-")  # `Saifowi-ul-Mulookowi`
    if article and middle not in ARTICLES:
        front, article, middle = f"{front}-{middle}", "", ""
    for ending, base, gender, cases, weight, before in _RULES:
        own = front[: len(front) - len(ending)]
        alike = dash and front.casefold().endswith(ending) and len(own) >= 2
        if alike and (not before or own[-1].casefold() in before):  # `Garcíę-Peñę`
            stem = f"{own}{base}{article}{middle}-{back[: len(back) - len(ending)]}"
        else:
            stem = form[: len(form) - len(ending)]
        if gender == "f" and dash and not article and back[-1:].casefold() not in _VOWELS and front.endswith(ending):
            if len(own) >= 2 and (not before or own[-1].casefold() in before):  # `Szarendzie-Panasiuk`: the first alone
                found += [Guess(f"{own}{base}-{back}", gender, case, weight) for case in cases.split()]
        if low.endswith(ending) and len(stem) >= 2 and (not before or stem[-1].casefold() in before):
            more = 0.5 if first and listed(stem + base) else 0.0  # `Rica`: Rico is a name that people have
            found += [Guess(stem + base, gender, case, weight + more) for case in cases.split()]
    return tuple(found)


def _known(word: Word, surname: bool) -> Iterator[Guess]:
    """Readings of the dictionary and of the list of first names."""
    for reading in word.readings:
        plain = not surname and not reading.name and reading.lemma[:1].isupper()
        if reading.name not in ("imię", "nazwisko") and not plain:
            continue
        foreign = reading.tag.endswith(FOREIGN)
        if surname and foreign:
            continue
        numbers = reading.tag.split(":")
        if "pl" in numbers:
            continue
        cases = reading.values(CASES)
        weight = (1.0 if len(cases) > 5 else 2.0) if reading.name == "nazwisko" else (2.0 if foreign else 2.4)
        if (reading.name == "imię") == surname and not plain:
            weight = min(weight, 1.5 if surname else 1.0)
        gender = "f" if "f" in numbers else "m"
        if foreign and gender == "f" and any(r.name == "imię" and not r.tag.endswith(FOREIGN) for r in word.readings):
            weight = 1.75  # `Karla`: oftener the genitive of Karl
        if gender == "f" and reading.lemma in data()["hardly_women"]:
            weight = 1.0
        for case in cases & set(SPOKEN_CASES):
            yield Guess(reading.lemma, gender, case, weight)
        if (
            foreign and cases == {"nom"} and reading.lemma == word.text
        ):  # `Alexandru Balana`: not every name is inflected
            kept = 1.4 if word.text.endswith(_UNINFLECTED) else 0.3
            for case in SPOKEN_CASES[1:]:
                yield Guess(word.text, gender, case, kept)


def _of_one(word: Word) -> list[Guess]:
    """`Marie Lindqvist`, `z Julie Holm`: what of our names is a plural is of one woman a name of its own, and not declined."""
    rows = [r for r in word.readings if r.name == "imię"]
    if not word.text.endswith("ie") or not rows or any("pl" not in r.tag.split(":") for r in rows):
        return []
    return [Guess(word.text, "f", case, 2.0) for case in SPOKEN_CASES]


def belarusian(word: Word) -> bool:
    """Whether a first name is in its Belarusian form: `Ihara`, `Siarhieja`."""
    return bool({word.text, *word.lemmas} & data()["belarusian"])


_OF_WOMEN = ("owa", "ewa", "ova", "eva", "ina", "yna", "ska", "cka", "aja", "ia")


def _both_in_a(rows: Sequence[Word]) -> bool:
    """`Pétera Magyara`: a first name in -a of no list with such a surname is oftener a man's, told of, than a woman's."""
    if len(rows) != 2 or listed(rows[0].text) or not rows[0].foreign or any(w.text[-2:-1] in _VOWELS for w in rows):
        return False
    if not rows[1].foreign and "gen" not in {c for r in rows[1].readings if r.values(("m1",)) for c in r.values(CASES)}:
        return False
    return all(w.text.endswith("a") for w in rows) and not rows[1].text.endswith(_OF_WOMEN)


def joint_base(rows: Sequence[Word], gender: str | None, outer: frozenset[str]) -> str | None:
    """The base form that fits all words, their gender and the cases that the context allows; None where nothing is to be guessed.

    `outer` is empty where the context tells nothing.
    """
    east = belarusian(rows[0])
    options: list[list[Guess] | None] = []
    for i, word in enumerate(rows):
        surname = i == len(rows) - 1
        if (particle(word) and not surname) or (0 < i < len(rows) - 1 and word.text.casefold() in _INNER):
            options.append(None)
            continue
        if not word.text[:1].isalpha() or (len(word.text) == 2 and word.text.endswith(".")):
            options.append(None)
            continue
        found = list(_known(word, surname))
        if not found and not surname:
            found = _of_one(word)
        if not found and not surname:
            found = [
                Guess(r.lemma, "f" if r.tag.split(":")[3] == "f" else "m", c, 1.6)
                for r in common_name_readings(word.text)
                for c in (
                    SPOKEN_CASES
                    if r.lemma == word.text and word.text.endswith(_UNINFLECTED)  # `Maulanę Sami ul-Haqa`
                    else r.values(SPOKEN_CASES)
                )
            ]
        undeclined = rows[-1].foreign and rows[-1].text[-1:].casefold() not in _VOWELS
        strange = not surname and undeclined and all(r.name == "nazwisko" for r in word.readings)
        if not found or strange or (surname and word.foreign):  # `Musa Dawit`: as a surname, a genitive of Mus
            found += unknown(word.text, not surname)
        elif outer and not any(g.case in outer for g in found) and (surname or word.foreign):
            # `Rosena` is a woman's name too, but `rząd Rosena Żelazkowa` wants a genitive
            found += [replace(g, weight=g.weight - 0.4) for g in unknown(word.text, not surname)]
        elif (
            gender == "m" and not surname and rows[-1].text.endswith("ego") and not any(g.gender == "m" for g in found)
        ):
            found += [g for g in unknown(word.text, True) if g.gender == "m"]  # `Maria Draghiego`
        if east and word.text.casefold().endswith(_BELARUSIAN):
            found = [replace(g, base=g.base[:-1] + "a") if g.base.endswith("enko") else g for g in found]
        options.append(found)
    best: tuple[float, list[str]] | None = None
    for sex in ("m", "f"):
        if gender is not None and sex != gender:
            continue
        for case in SPOKEN_CASES:
            score = {"nom": 0.4, "gen": 0.1}.get(case, 0.0)
            if sex == "m" and case in ("gen", "acc") and _both_in_a(rows):
                score += 0.9
            if outer and case not in outer:
                score -= 3.0
            bases: list[str] = []
            for word, guesses in zip(rows, options, strict=True):
                if guesses is None:
                    bases.append(word.text)
                    continue
                fits = [g for g in guesses if g.gender == sex and g.case == case]
                if not fits:
                    score -= 2.0
                    bases.append(word.text)
                    continue
                top = max(fits, key=lambda g: (g.weight, -len(g.base), g.base))
                score += top.weight
                bases.append(top.base)
            if best is None or score > best[0] + 1e-9:
                best = (score, bases)
    return (
        " ".join(b[:1].upper() + b[1:] if w.text[:1].isupper() else b for b, w in zip(best[1], rows, strict=True))
        if best
        else None
    )


# Ending of a place of no dictionary → of its base form: after `w`, `na` (loc) and after `do`, `z`, `od` (gen).
_LOCATIVE = (("ewie", "ewo"), ("evie", "evo"), ("owie", "owo"), ("ovie", "ovo"), ("czach", "cze"), ("szach", "sze"), ("cach", "ce"), ("kach", "ki"), ("gach", "gi"), ("iach", "ie"), ("ach", "y"), ("awce", "awka"), ("owce", "owka"), ("ovej", "ova"), ("owej", "owa"), ("skiej", "ska"), ("ckiej", "cka"),
             ("skim", "sk"), ("kiem", "kie"), ("giem", "gie"), ("szy", "sza"), ("şy", "şa"), ("ży", "ża"), ("czy", "cza"), ("cku", "ck"), ("rze", "r"), ("dzie", "d"), ("cie", "t"), ("ciu", "ć"), ("niu", "ń"), ("iu", ""), ("ie", ""), ("ii", "ia"), ("ji", "ja"), ("ku", "k"), ("u", ""))  # fmt: skip
_GENITIVE = (("ewa", "ewo"), ("eva", "evo"), ("owa", "owo"), ("ova", "ovo"), ("icz", "icze"), ("ic", "ice"), ("wiec", "wce"), ("nia", "ń"), ("mek", "mki"), ("a", ""), ("skiej", "ska"), ("ii", "ia"), ("ji", "ja"), ("ki", "ka"), ("gi", "ga"), ("y", "a"), ("u", ""))  # fmt: skip

_INSTRUMENTAL = (("skiem", "sk"), ("ckiem", "ck"), ("kiem", "k"), ("giem", "g"), ("owem", "owo"), ("ewem", "ewo"), ("ami", "y"), ("ską", "ska"), ("ą", "a"), ("iem", ""), ("em", ""))  # fmt: skip


def place_base(form: str, preposition: str) -> str:
    """Nominative of a place that no dictionary has, by its ending and the preposition before it; a doubtful form stays.

    >>> place_base("Pančevie", "w"), place_base("Zvorniku", "w"), place_base("Fordo", "w"), place_base("Owruczem", "pod")
    ('Pančevo', 'Zvornik', 'Fordo', 'Owrucz')
    """
    table = (
        _LOCATIVE
        if preposition in ("w", "we", "na", "przy", "po", "o")
        else _GENITIVE
        if preposition in ("do", "z", "ze", "od", "spod", "koło", "u")
        else _INSTRUMENTAL
        if preposition in ("pod", "nad")
        else ()
    )
    low = form.casefold()
    for ending, base in table:
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            return form[: len(form) - len(ending)] + base
    return form
