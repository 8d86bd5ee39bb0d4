"""Readings of a unit: what cases, number and gender the words of a name, a date or a count allow together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from loaders.polish.text.name_heads import surname_first
from loaders.polish.text.words import CASES, GENDERS, SPOKEN_CASES, Reading, Readings, Remembered, Word, acronym_of
from loaders.polish.units.units import PERSON
from ontology.claims import Mention

_FIRMS = frozenset({"Company", "Bank", "MediaOutlet"})


def readings_of_name(words: Sequence[Word], kind: str, lemma: str) -> tuple[Reading, ...]:
    """Readings of a name of several words: a noun in the cases that all its inflected words allow."""
    cases = frozenset(CASES)
    numbers: set[str] = set()
    genders: set[str] = set()
    nouns = [w for w in words if w.cases]
    if any(not w.readings and w.text.endswith("owi") for w in words):
        cases = frozenset({"dat"})
    if kind != PERSON and nouns:
        parts = frozenset(lemma.casefold().split())
        heads = [w for w in nouns if any(r.lemma.casefold() in parts for r in w.readings if r.pos in ("subst", "ger"))]
        heads = (heads or [w for w in nouns if w.pos & {"subst", "ger"}])[:1] or nouns[:1]
        beyond = list(words).index(heads[0]) + 1
        while beyond < len(words) and words[beyond].pos & {"adj", "ppas"} and words[beyond].text[:1].isupper():
            beyond += 1  # `Stany Zjednoczone`: the adjective tells the case too
        nouns = [w for w in nouns if w.start < words[beyond - 1].end]
    bases = lemma.split() if kind == PERSON and len(lemma.split()) == len(words) else []
    for word, base in zip(
        words, bases, strict=False
    ):  # a first name of the dictionary binds first: `Marię Kalesnikawą`
        if not word.foreign and word.text != base:
            mine = [r for r in word.readings if r.lemma.casefold() == base.casefold()]
            cases &= frozenset(c for r in mine for c in r.values(CASES)) or cases  # of Paweł, not of a Pawła
    for word, base in zip(words, bases, strict=False):  # an inflected form that no dictionary knows: by its ending
        if word.foreign and word.text != base and (ending := _by_ending(word.text)) and cases & ending:
            cases &= ending
    for word in sorted(nouns, key=lambda w: w.foreign):  # what the dictionary knows binds before what is guessed
        if cases & word.cases:
            cases &= word.cases
    undeclined = kind in _FIRMS and any(w.foreign for w in words[1:]) and " ".join(w.text for w in words) == lemma
    if undeclined:  # `przewoźnika Cham Wings`: the first word happens to be one of ours
        cases = frozenset(SPOKEN_CASES)
    if cases <= {"voc"}:  # nobody calls out to `Burkiny Faso`: the dictionary knows the words as others
        inflected = next((w.text for w, base in zip(words, lemma.split(), strict=False) if w.text != base), "")
        cases = _by_ending(inflected) or frozenset(SPOKEN_CASES)
    for word in nouns[-1:]:
        for reading in word.readings:
            numbers |= reading.values(("sg", "pl"))
            genders |= reading.values(GENDERS)
    number = ".".join(n for n in ("sg", "pl") if n in numbers) or "sg"
    if kind == PERSON:
        number = "sg"
        shown = " ".join(w.text for w in words)
        if shown.casefold() == lemma.casefold() and any(
            w.text[-1:] not in _OPEN_ENDS or w.text.endswith(("ski", "cki")) for w in words if not surname_first(w.text)
        ):
            cases = frozenset({"nom"})  # a base form that Polish would inflect
    gender = next((g for g in ("m1", "f", "m3", "n", "m2") if g in genders), "m1")
    if kind == PERSON and gender not in ("m1", "f"):
        gender = "m1"
    if kind == PERSON and (first := _of_first_name(words[0])):
        gender = first  # `Kaciaryna Andrejewa`: the surname alone may be his
    ordered = ".".join(c for c in CASES if c in cases)
    tag = f"subst:{number}:{ordered}:{gender}"
    others = sorted(words[0].lemmas) if kind != PERSON and words[0].pos & {"subst"} else []
    return tuple(Reading(base, tag, "nazwa") for base in dict.fromkeys([lemma, *others]))


def _of_first_name(word: Word) -> str:
    """The sex that a first name tells; empty where it tells none."""
    sexes = {g for r in word.readings if r.name == "imię" for g in r.values(("m1", "f"))}
    return sexes.pop() if len(sexes) == 1 else ""


def with_count(reading: Reading, both: bool) -> Reading:
    """A counted genitive may be subject or object: `52 więźniów`; not that of the singular in `obie firmy`."""
    if "gen" not in reading.values(CASES) or (both and not reading.values(("pl",))):
        return reading
    parts = reading.tag.split(":")
    return Reading(reading.lemma, ":".join("nom.gen.acc" if "gen" in p.split(".") else p for p in parts), reading.name)


_VOWELS = "aąeęioóuy"
# Final vowels of names that Polish need not decline: `Orbánné`, `Ruginienė`.
_OPEN_ENDS = "eouyiėéèêëáàâãíýúûóòôõöüőűāēīūäåø"
# Cases that the ending of an inflected foreign name allows.
_ENDINGS: tuple[tuple[str, frozenset[str]], ...] = tuple(
    (ending, frozenset(cases.split(".")))
    for ending, cases in (
        ("owi", "dat"), ("emu", "dat"), ("em", "inst"), ("ym", "inst.loc"), ("im", "inst.loc"), ("ową", "acc.inst"), ("ewą", "acc.inst"), ("iną", "acc.inst"), ("yną", "acc.inst"),
        ("ską", "acc.inst"), ("cką", "acc.inst"), ("ą", "inst"), ("ę", "acc"), ("ie", "dat.loc"), ("u", "gen.loc"),
        ("ego", "gen.acc"), ("ej", "gen.dat.loc"), ("y", "gen"), ("i", "gen.dat.loc"), ("a", "gen.acc"),
    )
)  # fmt: skip


def _by_ending(form: str) -> frozenset[str]:
    """Cases of an inflected form by its ending; none where the ending tells nothing."""
    return next((cases for ending, cases in _ENDINGS if form.casefold().endswith(ending)), frozenset())


_known = Remembered[tuple[object, ...], Readings]()


def readings_of(words: Sequence[Word], mention: Mention) -> tuple[Reading, ...]:
    """Readings of a name of one word or of several, as it stands in the text; news repeats its names."""
    key = (mention.type, mention.lemma, *[(w.text, w.readings) for w in words])
    found = _known.get(key)
    if found is None:
        one = len(words) == 1
        read = guess(words[0], mention.lemma, mention.type) if one else readings_of_name(words, mention.type, mention.lemma)  # fmt: skip
        found = _known[key] = Readings(read)
    return found


def guess(word: Word, lemma: str, kind: str) -> tuple[Reading, ...]:
    """Readings of a single-word name; the ending decides where the dictionary knows nothing."""
    known = () if acronym_of(word.text) else word.readings  # what is guessed of `MOL-owi` is an adjective
    nouns = tuple(r for r in known if r.pos in ("subst", "ger", "adj"))
    same = word.text.casefold() == lemma.casefold()
    if same and word.text[-1:] not in _OPEN_ENDS and not word.text.isupper() and not surname_first(word.text):
        # a base form that Polish inflects is a nominative, whatever the dictionary allows (`Łukaszenka` as a genitive)
        if kind == PERSON:
            own = [r.values(GENDERS) for r in nouns if r.lemma == lemma]
            sex = "f" if own and all(genders == {"f"} for genders in own) else _sex(lemma)  # `Estonka` is a woman
            return (Reading(lemma, f"subst:sg:nom:{sex}", "nazwa"),)
    form, base = word.text.casefold(), lemma.casefold()
    if nouns and kind == PERSON and form == base.split()[-1] and all(r.values(CASES) == {"voc"} for r in nouns):
        nouns, base = (), form  # `Maduro` is no vocative of another name
    if nouns:
        return nouns
    if form == base:
        cases = ".".join(SPOKEN_CASES)
    else:
        cases = ".".join(c for c in CASES if c in _by_ending(form)) or ".".join(SPOKEN_CASES)
    return (Reading(lemma, f"subst:sg:{cases}:m1", "nazwa"),)


def of_a_woman(word: Word, lemma: str) -> tuple[Reading, ...]:
    """`Merkel`, `Kallas`: a woman's surname that ends in a consonant stands so in every case; empty for another."""
    if word.text.casefold() != lemma.casefold() or word.text[-1:] in _VOWELS or word.text.isupper():
        return ()
    return (Reading(lemma, f"subst:sg:{'.'.join(SPOKEN_CASES)}:f", "nazwa"),)


def in_genitive(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Those of a name that is not declined, where it stands for whose somebody is."""
    lemma = next(r.lemma for r in readings)
    return (Reading(lemma, "subst:sg:gen:m1", "nazwa"),)


# Endings that only a woman's surname has in its base form.
_WOMEN = ("ska", "cka", "dzka", "owa", "ewa", "awa", "aja", "ova", "eva")


def _sex(surname: str) -> str:
    """`Cichanouska opuściła`: a surname that no dictionary knows is hers by its ending."""
    return "f" if surname.casefold().endswith(_WOMEN) else "m1"
