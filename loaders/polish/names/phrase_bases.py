"""Base forms of names of several words: the head noun in the nominative, its adjectives with it, the rest as it stands."""

from __future__ import annotations

from loaders.polish.names.body import upper
from loaders.polish.text.name_heads import heads
from loaders.polish.text.words import CASES, GENDERS, Reading, Word
from loaders.polish.units.agreement import one_phrase

# Endings of adjectives that no dictionary has (`Mozyrskiej`) → their stem.
SUFFIXES = {"skiego": "sk", "skiej": "sk", "skim": "sk", "ską": "sk", "skich": "sk", "ski": "sk", "ska": "sk", "skie": "sk", "skiemu": "sk",
             "ckiego": "ck", "ckiej": "ck", "ckim": "ck", "cką": "ck", "ckich": "ck", "cki": "ck", "cka": "ck", "ckie": "ck", "ckiemu": "ck",
             "dzkiego": "dzk", "dzkiej": "dzk", "dzkim": "dzk", "dzką": "dzk", "dzkich": "dzk", "dzki": "dzk", "dzka": "dzk", "dzkie": "dzk", "dzkiemu": "dzk"}  # fmt: skip


def base_phrase(rows: tuple[Word, ...], head: int) -> str:
    """Nominative of the head noun and of the adjectives that agree with it; the rest stays."""
    out: list[str] = []
    nouns = [r for r in rows[head].readings if r.pos in ("subst", "ger")]
    nouns = [r for r in nouns if r.lemma in heads()] or nouns  # `izba`, not the village of Izby
    agree = True
    for i, word in enumerate(rows):
        if i == head:
            out.append(_nominative(word, nouns))
            continue
        adjectives = [r for r in word.readings if r.pos in ("adj", "ppas", "pact")]
        if word.foreign and i < head and (ending := next((x for x in SUFFIXES if word.text.endswith(x)), None)):
            base = word.text[: -len(ending)] + SUFFIXES[ending] + "i"
            out.append(adjective_base(base, nouns, word.text))
            continue
        cases = {c for r in nouns for c in r.values(CASES)}
        fits = agree and adjectives and one_phrase(adjectives, nouns) and upper(word)  # not `Rady Ogólnopolskiego …`
        if i > head and not fits:
            agree = False
        if fits and not ("nom" in cases and "nom" in word.cases and _as_lemma(rows[head])):
            out.append(adjective_base(_positive(adjectives[0], word), nouns, word.text))
        else:
            out.append(word.text)
    return " ".join(out)


def _as_lemma(word: Word) -> bool:
    return word.text.casefold() in {lemma.casefold() for lemma in word.lemmas}


def _nominative(word: Word, nouns: list[Reading]) -> str:
    if not nouns or (_as_lemma(word) and any(r.lemma.casefold() == word.text.casefold() for r in nouns)):
        return word.text
    lemma = nouns[0].lemma
    return lemma[:1].upper() + lemma[1:] if word.text[:1].isupper() else lemma


def _positive(reading: Reading, word: Word) -> str:
    """The masculine base of an adjective; `najwyższego` stays a superlative, though its lemma is `wysoki`."""
    if reading.pos == "adj" and not {"com", "sup"} & set(reading.tag.split(":")):
        return reading.lemma  # of a participle (`Zjednoczoną Partią`) the lemma is the verb
    endings = ("ego", "emu", "ych", "ymi", "ym", "ej", "ą", "a", "e", "y")
    text = word.text.casefold()
    return next((text[: -len(x)] + "y" for x in endings if text.endswith(x)), text)


def adjective_base(lemma: str, nouns: list[Reading], form: str) -> str:
    genders = {g for r in nouns for g in r.values(GENDERS)}
    if "f" in genders:
        base = (
            lemma[:-1] + "a"
            if lemma.endswith(("y", "i")) and not lemma.endswith(("ki", "gi")) and lemma.endswith("y")
            else (lemma[:-1] + "a" if lemma.endswith(("ki", "gi")) else lemma + "a" if lemma.endswith("i") else lemma)
        )
    elif "n" in genders:
        base = lemma[:-1] + "e" if lemma.endswith("y") else lemma + "e"
    else:
        base = lemma
    return base[:1].upper() + base[1:] if form[:1].isupper() else base
