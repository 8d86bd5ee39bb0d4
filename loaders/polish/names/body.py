"""An organisation or place whose name nobody knows, found by its words alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby

from loaders.polish.names.forms import ARTICLES
from loaders.polish.names.found import Found
from loaders.polish.text.marks import DASHES, QUOTES
from loaders.polish.text.name_heads import data
from loaders.polish.text.words import Sentence, Word

_OPENS = QUOTES | DASHES | {":", "(", "•"}  # behind which any word may have a capital letter

_LINKS = frozenset(
    {"de", "del", "della", "di", "dos", "des", "du", "el", "of", "for", "and", "the", "und", "für", "der", "van", "&"}
)
_ROMAN = frozenset("IVXLC")


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation or a place at words `first` … `last`, its class and base form."""

    first: int
    last: int
    type: str
    base: str


def titled(base: str) -> str:
    """`al-hudajda` → `Al-Hudajda`."""
    return "-".join(part[:1].upper() + part[1:] for part in base.split("-"))


def upper(word: Word) -> bool:
    return word.text[:1].isupper()


def tail(sentence: Sentence, last: int, blocked: frozenset[int]) -> int:
    """Last word of a foreign name with its small words: `Constructora del Valle`, `Hezb al-Nur`, `Banco do Tejo`."""
    first = sentence[last]
    while last + 1 < len(sentence) and last + 1 not in blocked and first.foreign:
        after = sentence[last + 1]
        article, hyphen, rest = after.text.partition("-")
        if hyphen and article in ARTICLES and rest[:1].isupper():
            last += 1
            continue
        further = sentence[last + 2] if last + 2 < len(sentence) and last + 2 not in blocked else None
        links = after.text in _LINKS or (after.text == "do" and first.text.casefold() in data()["foreign_words"])
        if not links or further is None or not (upper(further) and further.foreign):
            break
        last += 2
    return last


def hyphened(sentence: Sentence, row: Found) -> Found:
    """`ZANU-PF`: an acronym goes on behind a hyphen that stands without spaces."""
    last = row.last
    if row.type != "Organization" or row.first < last or last + 2 >= len(sentence) or not sentence[last].text.isupper():
        return row
    hyphen, rest = sentence[last + 1], sentence[last + 2]
    if hyphen.text != "-" or (hyphen.start, hyphen.end) != (sentence[last].end, rest.start) or not rest.text.isupper():
        return row
    return replace(row, last=last + 2, base=f"{row.base}-{rest.text}")


def coded(word: Word) -> bool:
    """`FR1057`, `B2B`, `EU261`: capitals and figures are a number of something, no name."""
    text = word.text
    return text.isalnum() and text.isupper() and any(c.isdigit() for c in text)


def numbered(sentence: Sentence, at: int) -> bool:
    """`FR 1002`: two capitals before a number are that of a flight."""
    after = sentence[at + 1] if at + 1 < len(sentence) else None
    return len(sentence[at].text) == 2 and sentence[at].text.isupper() and after is not None and after.text.isdigit()


def edition(sentence: Sentence, at: int) -> bool:
    """`ćwiczenia Zapad-2025`, `Su-27`: a figure behind a hyphen tells which, of exercises and arms."""
    return at + 2 < len(sentence) and sentence[at + 1].text == "-" and sentence[at + 2].text.isdigit()


def shouted(sentence: Sentence) -> frozenset[int]:
    """Words of a cry, a heading or a link all in capitals: `CZYTAJ TEŻ:`, `O TYM SIĘ MÓWI`; of acronyms in a row none is a word of ours."""
    capitals = [at for at, word in enumerate(sentence) if word.text.isupper() and word.text.isalpha()]
    found: set[int] = set()
    for _, run in groupby(enumerate(capitals), lambda row: row[1] - row[0]) if len(capitals) > 1 else ():
        places = [at for _, at in run]
        if len(places) > 1 and any(_plain(sentence[at]) for at in places):
            found.update(places)
    return frozenset(found)


def _plain(word: Word) -> bool:
    """A word of ours that is no name: of two letters only a small one."""
    rows = [r for r in word.readings if not r.name and r.lemma[:1].islower() and r.pos != "brev"]
    return any(len(word.text) > 3 or r.pos not in ("subst", "ger", "depr") for r in rows)


def acronym(word: Word) -> bool:
    """`OBWE`, `PKO`, `KGB`: two to six capitals (a small letter or two allowed: `MSWiA`), no Roman numeral, no shouted word."""
    text = word.text
    letters = [c for c in text if c.isalpha()]
    return (
        2 <= len(text) <= 7
        and text[0].isupper()
        and sum(c.isupper() for c in letters) >= 2
        and sum(c.islower() for c in letters) <= 2
        and text.isalpha()
        and not set(text) <= _ROMAN
        and text not in data()["not_names"]
    )


def opening(sentence: Sentence, at: int) -> bool:
    """Whether the capital letter may only be that of a sentence, a quotation or a heading."""
    return at == 0 or sentence[at - 1].text in _OPENS


def joint_stock(sentence: Sentence, at: int) -> bool:
    """Whether `S.A.`, which the tokeniser parts in two, begins at `at`."""
    return 0 <= at < len(sentence) - 1 and sentence[at].text == "S." and sentence[at + 1].text in ("A.", "A")
