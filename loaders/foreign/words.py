"""Words of a sentence in another language, with the registered names in it as one item each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ontology.claims import Extraction, Mention, Span
from ontology.tables import read_table

PLACES = ("Place", "Country")
DATA = Path(__file__).parent / "data"
WORD = re.compile(r"[^\W_]+(?:[-’'ʼ][^\W\d_]+)*[’']?")
_ITEM = re.compile(r"\d+(?:[.,]\d{3})*(?![^\W\d_])|" + WORD.pattern + r"|[^\w\s]")


@cache
def _endings() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    raw = read_table(DATA / "endings.yaml")
    return {
        lang: tuple((end, tuple(b.strip("-") for b in bases)) for end, bases in sorted(rows.items(), key=lambda r: -len(r[0])))
        for lang, rows in raw.items()
    }  # fmt: skip


@cache
def adjectives() -> dict[str, dict[str, str]]:
    """Language → form of an adjective → key of the land: `lithuanian`, `литовского`."""
    raw = read_table(DATA / "adjectives.yaml")
    endings = {lang: words.split() for lang, words in raw.pop("endings").items()}
    found: dict[str, dict[str, str]] = {}
    for key, rows in raw.items():
        for lang, words in rows.items():
            forms = (w.casefold() + end for w in words for end in endings.get(lang, [""]))
            found.setdefault(lang, {}).update(dict.fromkeys(forms, key))
    return found


def bases(word: str, lang: str) -> tuple[str, ...]:
    """What the form `word` may be a form of, itself first, in small letters.

    >>> "лукашенко" in bases("Лукашенко", "ru"), "путин" in bases("Путиным", "ru"), "coale" in bases("Coale’s", "en")
    (True, True, True)
    """
    low = word.casefold()
    found = [low, low.rstrip("’'")]
    for ending, rest in _endings().get(lang, ()):
        if low.endswith(ending) and len(low) - len(ending) >= 2:
            found += [low[: len(low) - len(ending)] + base for base in rest]
    return tuple(dict.fromkeys(found))


def possessive(word: str) -> str:
    """The mark of the genitive that is no part of the name: `Coale’s`."""
    return next((end for end in ("'s", "’s", "'", "’") if word.endswith(end)), "")


def sentences_of(text: str, spans: Iterable[Span]) -> list[Span]:
    """Sentences as the splitter for Polish gives them, joined where only an abbreviation of these languages ends one (`Mr.`, `Sept.`).

    >>> sentences_of("Mr. Coale came.", [Span(0, 3), Span(4, 15)])
    [Span(start=0, end=15)]
    """
    short = _abbreviations()
    found: list[Span] = []
    for span in spans:
        last = found[-1].of(text).rsplit(maxsplit=1)[-1] if found else ""
        if last.endswith(".") and last[:-1].casefold() in short and "\n" not in text[found[-1].end : span.start]:
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return found


def foreign_sentences(extraction: Extraction) -> list[tuple[Span, str]]:
    """The sentences of the paragraphs in other languages, each with its language, in text order."""
    parts = sorted(extraction.foreign)
    starts = [part.start for part, _ in parts]
    rows = ((span, parts[bisect_right(starts, span.start) - 1]) for span in extraction.sentences if parts)
    return [(span, lang) for span, (part, lang) in rows if span in part]


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(str(read_table(DATA / "abbreviations.yaml")["words"]).split())


@dataclass(frozen=True, slots=True)
class Item:
    """A word, a number, a mark, or a whole registered name (`name`); `of` says that it is a genitive (`Coale’s`)."""

    span: Span
    low: str
    name: Mention | None = None
    of: bool = False
    capital: bool = False  # begins with a capital letter

    @property
    def mark(self) -> bool:
        return self.name is None and not self.low[0].isalnum()


def begun(mentions: Iterable[Mention]) -> Mapping[int, Mention]:
    """Where in the text each name begins, as `items` asks for it."""
    return {m.span.start: m for m in mentions}


def items(text: str, span: Span, names: Mapping[int, Mention]) -> Sequence[Item]:
    """The sentence at `span`, item by item; `names` are those of the document, by where they begin. The full stop of an abbreviation is left out.

    >>> [i.low for i in items("Coale met Lukashenko.", Span(0, 21), {})]
    ['coale', 'met', 'lukashenko', '.']
    """
    found: list[Item] = []
    at = span.start
    while match := _ITEM.search(text, at, span.end):
        name = names.get(match.start())
        if match.group() == "." and found and found[-1].low in _abbreviations() and match.end() < span.end:
            at = match.end()
            continue
        if name is None or name.span not in span:
            word = match.group()
            found.append(Item(Span(match.start(), match.end()), word.casefold(), capital=word[0].isupper()))
            at = match.end()
            continue
        mark = possessive(text[name.span.end : name.span.end + 2])
        found.append(Item(name.span, name.text.casefold(), name, bool(mark), True))
        at = name.span.end + len(mark)
    return found
