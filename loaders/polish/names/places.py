"""Unknown places: towns of two words, provinces, cities of the world by name, and their base forms."""

from __future__ import annotations

from functools import cache

from loaders.polish.names.body import Body, titled, upper
from loaders.polish.names.declension import place_base
from loaders.polish.names.forms import named, stems
from loaders.polish.names.phrase_bases import SUFFIXES, adjective_base
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.name_heads import data as _data
from loaders.polish.text.name_heads import head_kind
from loaders.polish.text.words import CASES, DATA, GENDERS, Reading, Sentence, Word
from loaders.polish.units.agreement import one_phrase


@cache
def _cities() -> frozenset[str]:
    """Cities of the world that the dictionary does not know, in small letters."""
    rows = (DATA / "cities.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(row.casefold() for row in rows if not row.startswith("#"))


def city(word: Word) -> str | None:
    """The base form of a city that only the list of cities knows, else None."""
    if not word.foreign or word.readings or len(word.text) < 4:
        return None
    base = next((x for x in stems(word.text) if x in _cities()), None)
    return None if base is None else titled(base)


def region(word: Word, after: Word) -> bool:
    """`Dolny Śląsk`, `w Nowym Sadzie`: an adjective and a place, or a noun that places are named by, in one case."""
    if (
        not upper(after)
        or after.foreign
        or not any(r.name.endswith("nazwy_geograficznej") or r.name == "nazwa_geograficzna" for r in after.readings)
    ):
        return False
    adjectives = {c for r in word.readings if r.pos == "adj" for c in r.values(CASES)}
    nouns = {c for r in after.readings if r.name and r.pos == "subst" for c in r.values(CASES)}
    return bool(adjectives & nouns)


def place_phrase(rows: tuple[Word, ...], head: int) -> str:
    """Nominative of a place of two words, one of them an adjective: `Dolnym Śląsku` → `Dolny Śląsk`, `Mińsku Mazowieckim` → `Mińsk Mazowiecki`."""
    noun, adjective = rows[head], rows[1 - head]
    adjectives = [r for r in adjective.readings if r.pos == "adj"]
    cases = {c for r in adjectives for c in r.values(CASES)}
    genders = {g for r in adjectives for g in r.values(GENDERS)}
    geo = [
        r
        for r in noun.readings
        if r.pos == "subst"
        and r.name
        and r.values(CASES) & cases
        and r.values(GENDERS) & genders
        and (r.values(("sg",)) or "pt" in r.tag.split(":"))
    ]
    geo = sorted(
        geo,
        key=lambda r: (not r.name.endswith("geograficznej") and r.name != "nazwa_geograficzna", len(r.lemma), r.lemma),
    )
    if not geo or not adjectives:
        return " ".join(w.text for w in rows)
    bases = [geo[0].lemma, adjective_base(adjectives[0].lemma, geo[:1], adjective.text)]
    return " ".join(bases if head == 0 else reversed(bases))


def town(sentence: Sentence, at: int, blocked: frozenset[int]) -> Body | None:
    """`Ostrowiec Świętokrzyski`, `Wysokie Mazowieckie`: a place and the capitalised adjective that tells it from others."""
    if at + 1 >= len(sentence) or at + 1 in blocked or at in blocked:
        return None
    word, after = sentence[at], sentence[at + 1]
    if not (upper(word) and upper(after)) or not after.text[1:].islower() or "adj" not in after.pos:
        return None
    geo = named(word, "nazwa_geograficzna") or named(word, "człon_nazwy_geograficznej")
    telling = not _data()["of_towns"].isdisjoint(x.casefold() for x in after.lemmas)
    if telling and not one_phrase((r for r in after.readings if r.pos == "adj"), geo):
        return None
    if not (telling or after.text.casefold().endswith(_OF_PLACES)) or not geo or head_kind(word):
        return None
    if named(word, "imię"):
        return None  # `Jan Kowalski`, though there is a village of Jany and a `kowalski` adjective
    base = place_phrase(sentence[at : at + 2], 0)
    return Body(at, at + 1, "Place", base) if base != f"{word.text} {after.text}" or "nom" in word.cases else None


def province(sentence: Sentence, at: int, blocked: frozenset[int]) -> Body | None:
    """`obwód mohylewski`, `przesmyku suwalskiego`: a province in small letters, told by the adjective of its town."""
    word = sentence[at]
    if at + 1 >= len(sentence) or at in blocked or not word.lemmas & _data()["provinces"]:
        return None
    after = sentence[at + 1]
    if at + 1 in blocked or not after.text.islower() or not after.text.endswith(_OF_PLACES):
        return None
    adjectives = [r for r in after.readings if r.pos == "adj"] or (
        [Reading(_stem(after.text), "adj", "")] if after.foreign else []
    )
    nouns = [r for r in word.readings if r.pos == "subst" and r.lemma in _data()["provinces"]]
    if not adjectives or not nouns or (not after.foreign and not word.cases & after.cases):
        return None
    noun = nouns[0].lemma if word.text.islower() else nouns[0].lemma.capitalize()
    return Body(at, at + 1, "Place", f"{noun} {adjective_base(adjectives[0].lemma, nouns[:1], after.text)}")


def further_provinces(sentence: Sentence, first: int, last: int) -> list[Body]:
    """`sumski` and `połtawski` of `obwody kijowski, sumski i połtawski`, of which `first` and `last` are the noun and the first adjective."""
    nouns = [r for r in sentence[first].readings if r.pos == "subst" and r.lemma in _data()["provinces"]]
    found: list[Body] = []
    if last != first + 1 or not nouns or any(r.values(("sg",)) for r in nouns):
        return found
    at = last + 2
    while at < len(sentence) and sentence[at - 1].text in (",", "i", "oraz"):
        word = sentence[at]
        rows = [r.lemma for r in word.readings if r.pos == "adj"] or ([_stem(word.text)] if word.foreign else [])
        if not (rows and word.text.islower() and word.text.endswith(_OF_PLACES)) or "subst" in word.pos:
            break
        found.append(Body(at, at, "Place", f"{nouns[0].lemma} {adjective_base(rows[0], nouns[:1], word.text)}"))
        at += 2
    return found


def quarter(sentence: Sentence, at: int) -> Body | None:
    """`Darfuru Północnego`, `Europie Środkowo-Wschodniej`: a land and the direction by which its name goes on."""
    if at + 1 >= len(sentence):
        return None
    word, after = sentence[at], sentence[at + 1]
    if not (upper(after) and upper(word)) or _data()["directions"].isdisjoint(after.folded):
        return None
    geo = named(word, "nazwa_geograficzna")
    if not (geo or word.foreign):
        return None
    adjectives = [r for r in after.readings if r.pos == "adj"]
    if geo:
        fits = [r for r in geo if one_phrase(adjectives, [r])]
        if not fits:
            return None
        return Body(
            at,
            at + 1,
            "Place",
            f"{fits[0].lemma} {_titled(adjective_base(adjectives[0].lemma.casefold(), fits[:1], after.text))}",
        )
    cases = {c for r in adjectives for c in r.values(CASES) if r.values(("sg",)) and r.values(("m3", "n"))}
    preposition = next(
        (p for case, p in (("nom", ""), ("gen", "do"), ("loc", "w"), ("inst", "pod")) if case in cases), ""
    )
    return Body(at, at + 1, "Place", f"{place_base(word.text, preposition)} {_titled(adjectives[0].lemma)}")


def _titled(adjective: str) -> str:
    """`środkowo-wschodnia` → `Środkowo-Wschodnia`."""
    return "-".join(part[:1].upper() + part[1:].casefold() for part in adjective.split("-"))


def by_a_river(sentence: Sentence, at: int) -> Body | None:
    """`Frankfurcie nad Menem`: a town and the river that tells it from another."""
    if at + 2 >= len(sentence) or sentence[at + 1].text != "nad" or not upper(sentence[at]):
        return None
    river, geo = sentence[at + 2], named(sentence[at], "nazwa_geograficzna")
    if not geo or river.lemmas.isdisjoint(_data()["rivers_of_towns"]) or "inst" not in river.cases:
        return None
    return Body(at, at + 2, "Place", f"{town_base(sentence[at], governed(sentence, at, geo))} nad {river.text}")


def longer(sentence: Sentence, at: int) -> Body | None:
    """A place whose name goes on behind the word that alone would be another."""
    return quarter(sentence, at) or by_a_river(sentence, at)


def _stem(form: str) -> str:
    ending = next((x for x in SUFFIXES if form.endswith(x)), "")
    return form[: len(form) - len(ending)] + SUFFIXES.get(ending, "") + "i"


# Endings of adjectives in names of towns: `Mazowiecki`, `Podlaskim`, `Wielkopolska`.
_OF_PLACES = tuple(
    stem + end for stem in ("sk", "ck", "dzk") for end in ("i", "iego", "iemu", "im", "a", "iej", "ą", "ie", "ich")
)


def of_a_province(sentence: Sentence, at: int) -> bool:
    """`gubernator prowincji Pendżab Salmaan Taseer`: the noun of a place brings its name, undeclined."""
    noun = sentence[at - 1] if at else None
    return (
        noun is not None
        and noun.text.islower()
        and not noun.lemmas.isdisjoint(_data()["place_nouns"])
        and "gen" in noun.cases
        and bool(named(sentence[at], "nazwa_geograficzna"))
    )


def ordinary(word: Word) -> bool:
    """Whether the word is also a common word: `Nowa`, `Wiele`, `Myślę`."""
    return any(not r.name and not r.lemma[:1].isupper() for r in word.readings)


_SMALL_WORDS = frozenset({"adv", "comp", "conj", "prep", "num", "part", "pred"})
_WHITHER = frozenset(
    {"w", "we", "na", "do", "z", "ze", "od", "spod", "koło", "pod", "nad", "przez", "przy", "po", "ku", "za"}
)


def _of_what_follows(sentence: Sentence, at: int) -> bool:
    """`przed Nowym Rokiem`: an adjective with the capitalised noun that it agrees with is no village of that name."""
    if at + 1 >= len(sentence) or not upper(sentence[at + 1]):
        return False
    adjectives = (r for r in sentence[at].readings if r.pos == "adj")
    return one_phrase(adjectives, (r for r in sentence[at + 1].readings if r.pos == "subst"))


def misplaced(sentence: Sentence, at: int) -> bool:
    """`Wielu polskich pracowników`, `Inspektoratu Pracy`: a word of ours that a village is called too, where no place can be."""
    word = sentence[at]
    if not ordinary(word):
        return False
    if _of_what_follows(sentence, at):
        return True
    if at + 1 < len(sentence) and upper(sentence[at + 1]) and sentence[at + 1].lemmas & lexicon().offices:
        return True  # `Wysoką Przedstawiciel Kają Kallas`
    if at and sentence[at - 1].text.casefold() in _WHITHER:
        return False
    if any(not r.name and r.pos in _SMALL_WORDS for r in word.readings):
        return True
    before = sentence[at - 1]
    if not at or not (upper(before) and before.text.isalpha()):
        return False
    return at > 1 or not before.lemmas & lexicon().offices  # `Mer Piły`


def local(word: Word, preposition: str) -> bool:
    """An unknown word in a form that a place has after `w`, `do`, `z`, or after `pod`, `nad`."""
    ends = ("em", "ą", "ami") if preposition in ("pod", "nad") else ()
    if preposition == "na":
        # `na Wałaamie`, `na Szeremietiewo`; what is aimed at something is not meant: `sankcje na Rosnieft`
        return word.foreign and len(word.text) > 5 and word.text.endswith(("ie", "ach", "owo", "ewo", "ino"))
    ends = (*ends, "a", "z", "ek") if preposition in ("z", "ze") else ends  # `z Owrucza`, `z Kalinkowicz`
    return word.foreign and word.text.endswith(("u", "i", "e", "y", "c", "h", "ę", *ends))


_CASE_AFTER = {
    **dict.fromkeys(("do", "z", "ze", "od", "spod", "spoza", "koło", "u", "wokół", "blisko", "obok", "dla"), ("gen",)),
    **dict.fromkeys(("w", "we", "na", "o", "po"), ("loc", "acc")),
    **dict.fromkeys(("pod", "nad", "przed", "za", "między"), ("inst", "acc")),
    **dict.fromkeys(("przy",), ("loc",)),
    **dict.fromkeys(("ku", "przeciw"), ("dat",)),
}


def governed(sentence: Sentence, at: int, rows: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Readings in a case that the preposition before allows: `do Siedlec` is to Siedlce, `z Sokółki` from Sokółka."""
    cases = _CASE_AFTER.get(sentence[at - 1].text.casefold(), ()) if at else ()
    return tuple(r for r in rows if r.values(cases)) or rows


def town_base(word: Word, rows: tuple[Reading, ...]) -> str:
    if rows:
        if word.text.casefold() in {r.lemma.casefold() for r in rows if r.values(("nom",))}:
            return word.text
        return sorted({r.lemma for r in rows}, key=lambda x: (len(x), x))[0]
    bases = stems(word.text)
    return word.text if len(bases) == 1 else titled(bases[1])
