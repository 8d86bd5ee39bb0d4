"""The registry as an index from words to entries, so that one pass over a sentence finds every known name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.polish.names.forms import keys
from loaders.polish.text.marks import APOSTROPHE, QUOTES
from loaders.polish.text.morphology import Morphology
from loaders.polish.text.name_heads import data
from loaders.polish.text.tokens import words as split_words
from loaders.polish.text.words import Sentence, Word
from ontology.registry import Entry, Registry

_COUNTRY = "Country"
MISSIONS = frozenset({"ambasada", "konsulat"})
OUTPOSTS = frozenset({"placówka", "przedstawicielstwo"})  # missions only where the text tells of diplomacy


@dataclass(frozen=True, slots=True)
class Known:
    """A registry name found at words `first` … `last` of a sentence. `short` says that it stands alone for its entry."""

    first: int
    last: int
    entry: Entry
    name: str
    short: bool


@dataclass(frozen=True, slots=True)
class _Name:
    entry: Entry
    text: str
    parts: tuple[frozenset[str], ...]
    upper: bool
    short: bool
    letter: str  # the first that it has
    folded: str


@dataclass(slots=True)
class _Names:
    """Names whose first word has one key: those of one word, and the others by each key of their second word."""

    alone: list[_Name] = field(default_factory=list)
    longer: dict[str, list[_Name]] = field(default_factory=dict)


_QUOTES = QUOTES | {APOSTROPHE}  # any of them stands for any other: Centrum „Wiasna”, "Wiasna"


class RegistryIndex:
    """Known names, adjectives and demonyms of a registry."""

    def __init__(self, registry: Registry, morphology: Morphology) -> None:
        self._registry = registry
        self._first: dict[str, _Names] = {}
        self.adjectives: dict[str, Entry] = {}
        self.demonyms: dict[str, Entry] = {}
        self.first_names: dict[str, list[Entry]] = {}
        self.people: dict[str, Entry] = {}  # full name → person
        self.capitals: dict[str, str] = {}  # key of a place → key of its country
        for entry in registry:
            for adjective in entry.adjectives:
                self.adjectives.setdefault(adjective.casefold(), entry)
            for demonym in entry.demonyms:
                self.demonyms.setdefault(demonym.casefold(), entry)
            if entry.type == _COUNTRY and entry.capital:
                self.capitals[entry.capital] = entry.key
            for name in entry.all_names():
                if entry.type == "Person" and " " in name:
                    self.people.setdefault(name, entry)
                if name not in data()["not_in_polish"]:
                    self._add(entry, name, morphology)
        for entry in registry:  # `Bruksela zarzuca`: the Union, not Belgium
            if entry.type != _COUNTRY and entry.capital:
                self.capitals[entry.capital] = entry.key

    def _add(self, entry: Entry, name: str, morphology: Morphology) -> None:
        rows = split_words(name, 0, len(name), morphology)
        if not rows:
            return
        parts = tuple(_QUOTES if w.text in _QUOTES else keys(w) | {w.text.casefold()} for w in rows)
        letter = next((c for c in name if c.isalpha()), "")
        short = name in entry.short or len(rows) > 1 or entry.type != "Person"
        known = _Name(entry, name, parts, name.isupper(), short, letter, name.casefold())
        for key in parts[0]:
            names = self._first.setdefault(key, _Names())
            if len(parts) == 1:
                names.alone.append(known)
            for second in parts[1] if len(parts) > 1 else ():
                names.longer.setdefault(second, []).append(known)

    def _begun(self, first: frozenset[str], second: frozenset[str]) -> list[_Name]:
        """Names whose first word has one of the keys `first` and whose second, if any, has one of `second`, each once."""
        rows: list[list[_Name]] = []
        for key in first:
            if (names := self._first.get(key)) is None:
                continue
            if names.alone:
                rows.append(names.alone)
            if names.longer and not names.longer.keys().isdisjoint(second):
                rows += [names.longer[x] for x in second if x in names.longer]
        return rows[0] if len(rows) == 1 else [*{id(name): name for row in rows for name in row}.values()]

    def opens(self, word: Word, word_keys: frozenset[str]) -> bool:
        """Whether some name of the registry begins with the word."""
        letter = word.text[:1]
        return (letter.isupper() or letter.islower()) and not self._first.keys().isdisjoint(word_keys)

    def find(self, sentence: Sentence, word_keys: list[frozenset[str]], at: int) -> Iterator[Known]:
        """Registry names that start at word `at`, longest first; an upper-case name only matches upper case."""
        letter = sentence[at].text[0]
        if not (letter.isupper() or letter.isdigit() or letter.islower()):
            return
        found: list[tuple[_Name, int]] = []
        for name in self._begun(word_keys[at], word_keys[at + 1] if at + 1 < len(sentence) else frozenset()):
            parts = name.parts
            last = at + len(parts) - 1
            if last >= len(sentence) or any(parts[i].isdisjoint(word_keys[at + i]) for i in range(2, len(parts))):
                continue
            if self._fits(name, sentence[at : last + 1]):
                found.append((name, last))
        if len(found) > 1:
            found.sort(
                key=lambda row: (
                    -row[1],
                    not _exact(row[0], sentence[at : row[1] + 1]),
                    row[0].entry.key,
                    row[0].text not in row[0].entry.names.get("pl", ()),  # `Krakowa` is a form of Kraków, not of Krakow
                    row[0].text,
                )
            )
        for name, last in found:
            yield Known(at, last, name.entry, name.text, name.short)

    @staticmethod
    def _fits(name: _Name, rows: tuple[Word, ...]) -> bool:
        if name.upper and not all(w.text.isupper() or not w.text.isalpha() for w in rows):
            return False
        if name.upper and len(rows) == 1 and rows[0].text.isalpha() and rows[0].text != name.text:
            return False  # `CDA` is no form of CDU
        if name.letter.isupper() and not rows[0].text[:1].isupper() and not rows[0].lemmas & MISSIONS:
            return False
        if name.letter.islower() and len(rows) == 1 and name.entry.type != "Organization":
            return rows[0].text == name.text
        return True

    def adjective(self, word: Word) -> list[tuple[int, int, Entry]]:
        """Countries in an adjective with their places in the word: `amerykańsko-białoruskich` holds two."""
        text = word.text
        if "-" in text:
            found: list[tuple[int, int, Entry]] = []
            at = 0
            for part in text.split("-"):
                low = part.casefold()
                lemmas = {low[:-1] + "i", low[:-1] + "y"} if low.endswith("o") else set()
                lemmas |= {lemma.rsplit("-", 1)[-1].casefold() for lemma in word.lemmas} if at else set()
                entry = next((self.adjectives[x] for x in sorted(lemmas) if x in self.adjectives), None)
                if entry is not None:
                    found.append((word.start + at, word.start + at + len(part), entry))
                at += len(part) + 1
            return found
        if not word.pos & {"adj", "adja", "adjp"}:
            return []
        entry = next(
            (self.adjectives[x] for x in word.folded if x in self.adjectives),
            None,
        )
        return [(word.start, word.end, entry)] if entry is not None else []

    def demonym(self, word: Word) -> Entry | None:
        """`Rosjanie`, `Amerykanom`: the country whose people they are."""
        if not word.text[:1].isupper():
            return None
        return next((self.demonyms[x] for x in word.folded if x in self.demonyms), None)


def _exact(name: _Name, rows: Sentence) -> bool:
    return " ".join([w.text for w in rows]).casefold() == name.folded
