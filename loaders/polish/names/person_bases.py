"""Base forms of persons' names: `Nicolasa Maduro` → `Nicolás Maduro` as far as form, gender and case tell."""

from __future__ import annotations

from loaders.polish.names.declension import belarusian, joint_base
from loaders.polish.names.forms import jointed, particle
from loaders.polish.text.morphology import before_mark
from loaders.polish.text.words import CASES, FOREIGN, GENDERS, SPOKEN_CASES, Reading, Remembered, Word, is_initial

RUSSIAN = ("ow", "ew", "in", "yn")  # how surnames of Russians end
MASCULINE = frozenset({"m1", "m2", "m3"})


def initial(word: Word) -> bool:
    return is_initial(word.text)


def acronymic(word: Word) -> bool:
    """`SPD`, `ANO`: written in capitals alone."""
    return len(word.text) > 1 and word.text.isupper()


_Told = tuple[tuple[tuple[str, tuple[Reading, ...]], ...], str | None, frozenset[str]]
_bases = Remembered[_Told, str]()  # names are told again and again


def base_form(rows: tuple[Word, ...], gender: str | None, outer: frozenset[str] = frozenset()) -> str:
    """Nominative of a person's name, spelled as those do whose language its words are of.

    `outer` are the cases that the context allows, empty where it tells nothing.
    """
    told = tuple([(word.text, word.readings) for word in rows]), gender, outer
    found = _bases.get(told)
    if found is None:
        found = _bases[told] = _base_form(rows, gender, outer)
    return found


def _base_form(rows: tuple[Word, ...], gender: str | None, outer: frozenset[str]) -> str:
    base = _polish_base(rows, gender, outer)
    first = base.split(" ")[0]
    ours = f"{first[:-1]}e{first[-1:]}"
    if len(rows) > 1 and first != rows[0].text and ours in rows[0].lemmas and not rows[-1].foreign:
        return base.replace(first, ours, 1)  # `Jackiem Siewierą`: of Jacek, not of Jack
    if base.endswith("aw") and belarusian(rows[0]) and not rows[-1].text.endswith("aw"):
        return f"{base[:-1]}u"  # `Alaksandra Nowikawa`: Nowikau
    if base.startswith("Aleksander ") and rows[0].text != "Aleksander" and base.endswith(RUSSIAN) and rows[-1].foreign:
        return base.replace("Aleksander", "Aleksandr", 1)  # `generała Aleksandra Zorina`
    return base


def _polish_base(rows: tuple[Word, ...], gender: str | None, outer: frozenset[str]) -> str:
    """Each word by the dictionary where it knows it, else by the endings of Polish."""
    if (len(rows) > 1 or jointed(rows[0])) and any(_guessed(w, i == len(rows) - 1, outer) for i, w in enumerate(rows)):
        joint = joint_base(rows, gender, outer)
        if joint is not None:
            return joint
    cases = frozenset(CASES)
    for i, word in enumerate(rows):
        names = [r for r in word.readings if r.name in ("imię", "nazwisko")]
        if len(rows) > 1:  # `Jana Lisa`: that Jana is a surname elsewhere, and Lisa a first name, makes no nominative
            place = "imię" if i == 0 else "nazwisko"
            names = [r for r in names if r.name == place and not r.tag.endswith(FOREIGN)] or names
        here = frozenset(c for r in names for c in r.values(CASES))
        if here and cases & here:
            cases &= here
    known = any(r.name == "imię" for w in rows for r in w.readings)
    if (
        len(rows) > 1 and (told := _oblique(rows)) and cases & told
    ):  # one ending that cannot be a base tells of the others
        cases, known, gender = cases & told, True, gender or "m"
    words = [
        _word(word, gender, cases if known else frozenset(CASES), i == len(rows) - 1) for i, word in enumerate(rows)
    ]
    if words[-1].endswith("enko") and not rows[-1].text.endswith("o") and belarusian(rows[0]):
        words[-1] = words[-1][:-1] + "a"  # `Ihara Sawczenkę`: Sawczenka
    return " ".join(words)


def _guessed(word: Word, surname: bool, outer: frozenset[str]) -> bool:
    """Whether the base form of a word of a name is not in the dictionary, or not for a case that the context allows."""
    if (particle(word) and not surname) or initial(word):
        return False
    if outer and word.cases and not word.cases & outer:
        return True
    return not any(r.name in ("imię", "nazwisko") and not (surname and r.tag.endswith(FOREIGN)) for r in word.readings)


def _oblique(rows: tuple[Word, ...]) -> frozenset[str]:
    """The case that the endings of words of no dictionary give away: `Khadima Rizviego`, `Khadimem Rizvim`; else none."""
    for word in rows:
        low = word.text.casefold()
        if not word.foreign or len(low) < 6:
            continue
        if low.endswith(("iego", "ego")):
            return frozenset({"gen", "acc"})
        if low.endswith(("owi", "emu")):
            return frozenset({"dat"})
        if low.endswith(("em", "iem")) and low[-3] not in "aeiouyhl":
            return frozenset({"inst"})
    return frozenset()


def _word(word: Word, gender: str | None, cases: frozenset[str], surname: bool) -> str:
    text = word.text
    if particle(word) or initial(word):
        return text
    if "nom" in cases and cases & {"nom"} and len(cases) <= 2 and "gen" not in cases:
        return text
    wanted = {"m": MASCULINE, "f": frozenset({"f"})}.get(gender or "")
    rows = [r for r in word.readings if r.name in ("imię", "nazwisko") or r.lemma[:1].isupper()]
    if surname:  # `Asia Bibi`: that Bibi is a first name elsewhere tells nothing here
        rows = [r for r in rows if not r.tag.endswith(FOREIGN)]
    rows = [r for r in rows if "sg" in r.values(("sg",))] or rows
    rows = [r for r in rows if r.values(SPOKEN_CASES)]  # not what is only a vocative: `Hanno` of Hanna
    rows = [r for r in rows if r.values(CASES) & cases] or rows
    fitting = [r for r in rows if wanted is None or r.values(GENDERS) & wanted]
    # a surname read as indeclinable (`Łukaszenko` in all cases) tells nothing where another reading inflects it
    inflected = [r for r in fitting if len(r.values(CASES)) < 6]
    chosen = inflected or fitting
    if chosen:
        ours = {r.lemma for r in chosen if not r.tag.endswith(FOREIGN)}  # `Jackiem`: Jacek before Jack
        lemmas = sorted(
            {r.lemma for r in chosen},
            key=lambda x: (x.casefold() != text.casefold() if "nom" in cases else False, x not in ours, len(x), x),
        )
        if "-" not in text and lemmas[0][:1].isupper():
            return lemmas[0]
        return lemmas[0][:1].upper() + lemmas[0][1:]
    if not word.foreign and not surname:
        return text
    return undecline(text, gender, cases)


_ADJ = {
    "skiego": "ski",
    "ckiego": "cki",
    "skiemu": "ski",
    "ckiemu": "cki",
    "skim": "ski",
    "ckim": "cki",
    "dzkiego": "dzki",
    "dzkim": "dzki",
}
_ADJ_F = {
    "skiej": "ska",
    "ckiej": "cka",
    "ską": "ska",
    "cką": "cka",
    "dzkiej": "dzka",
    "owej": "owa",
    "ową": "owa",
    "inej": "ina",
    "iną": "ina",
    "nej": "na",
    "ną": "na",
}


def undecline(text: str, gender: str | None, cases: frozenset[str]) -> str:
    """Nominative of a name that the dictionary does not know, from its ending and gender.

    >>> undecline("Ryżankoua", "m", frozenset({"gen"})), undecline("Coale’em", "m", frozenset({"inst"}))
    ('Ryżankou', 'Coale')
    """
    if (marked := before_mark(text)) is not None:
        return marked
    low = text
    if gender == "f":
        for ending, base in _ADJ_F.items():
            if low.endswith(ending):
                return low[: -len(ending)] + base
        if low.endswith(("ę", "ą")):
            return low[:-1] + "a"
        if low.endswith("iej"):
            return low[:-3] + "a"
        if low.endswith(("y", "i")) and cases and "nom" not in cases and len(low) > 4:
            return low[:-1] + ("a" if low.endswith("y") or low[-2] not in "sczn" else "ia")
        return low
    for ending, base in _ADJ.items():
        if low.endswith(ending):
            return low[: -len(ending)] + base
    if low.endswith(("asa", "isa", "usa", "ysa")) and len(low) > 4:  # Lithuanian and Latvian names: Matulionisa
        return low[:-1]
    if "nom" in cases and len(cases) > 4 and gender is None:
        return _neutral(low)
    if "nom" in cases and "gen" not in cases:
        return low
    for ending, base in (
        ("dzego", "dze"),  # Georgian names
        ("dzemu", "dze"),
        ("dzem", "dze"),
        ("owi", ""),
        ("iem", ""),
        ("em", ""),
        ("iego", "i"),
        ("iemu", "i"),
        ("ego", "y"),
        ("emu", "y"),
        ("ym", "y"),
        ("im", "i" if cases <= {"inst", "loc"} else "im"),
        ("ą", "a"),
        ("ę", "a"),
    ):
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            return low[: -len(ending)] + base
    if cases & {"gen", "acc"} and low.endswith("a") and len(low) > 3 and low[-2] not in "aeiouy":
        return low[:-1]
    if cases & {"gen", "acc"} and low.endswith("ua"):
        return low[:-1]
    if cases & {"gen"} and low.endswith(("ki", "gi")):
        return low[:-1] + "a"
    if cases & {"gen"} and low.endswith("y") and cases <= {"gen", "acc"}:
        return low[:-1] + "a"
    if cases <= {"loc", "dat", "voc"} and low.endswith(("ie", "u")) and len(low) > 4:
        return low[:-2] if low.endswith("ie") else low[:-1]
    return low


def _neutral(text: str) -> str:
    """Only the endings that can hardly be a nominative."""
    for ending in ("owi", "iem", "em"):
        if text.endswith(ending) and len(text) - len(ending) >= 4:
            return text[: -len(ending)]
    return text
