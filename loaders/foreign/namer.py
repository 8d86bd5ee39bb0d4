"""Registered names in English, Russian, Belarusian and Ukrainian text, in the case forms and spellings of these languages.

Only what the registry knows is named: an unknown name would need the grammar of its language. A person whose spelling the
registry lacks (`Aliaksandar Lukashenka`) is found by the skeleton of the surname and of the first name together, never by
one of them (DESIGN.md: `Cichanouska` is not Cichanouski).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from loaders.foreign.words import PLACES, WORD, adjectives, bases, possessive
from ontology.claims import Cluster, Document, Link, Mention, Span
from ontology.ids import ENTITY, entity_iri
from ontology.registry import Entry, Registry
from ontology.spelling import fold, skeleton

_PERSON = "Person"


@dataclass(frozen=True, slots=True)
class _Name:
    entry: Entry
    text: str
    parts: tuple[str, ...]  # in small letters
    alone: bool  # stands for its entry without a first name


@dataclass(frozen=True, slots=True)
class _Token:
    span: Span
    text: str
    bases: tuple[str, ...]

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


class ForeignNamer:
    """Finds registered names; one instance serves many documents.

    >>> ForeignNamer(registry).name(document, [(span, "ru")])          # doctest: +SKIP
    ((Mention(text='Лукашенко', lemma='Лукашенко', …),), (Cluster(label='Alaksandr Łukaszenka', …),))
    """

    def __init__(self, registry: Registry) -> None:
        self._first: dict[str, list[_Name]] = {}
        self._skeletons: dict[tuple[str, str], set[str]] = {}  # (first name, surname) → keys of persons
        self._entries = {e.key: e for e in registry}
        self.capitals = {entity_iri(e.capital): entity_iri(e.key) for e in registry if e.capital}
        self._adjectives = {
            lang: {word: self._entries[key] for word, key in rows.items() if key in self._entries}
            for lang, rows in adjectives().items()
        }
        for entry in registry:
            for name in dict.fromkeys([*entry.all_names(), *entry.short]):
                parts = tuple(m.group().casefold() for m in WORD.finditer(name))
                if not parts or (len(parts) == 1 and len(name) < 2):
                    continue
                alone = entry.type != _PERSON or name in entry.short
                self._first.setdefault(parts[0], []).append(_Name(entry, name, parts, alone))
                if entry.type == _PERSON and len(parts) == 2:
                    key = skeleton(fold(parts[0])), skeleton(fold(parts[1]))
                    self._skeletons.setdefault(key, set()).add(entry.key)

    def name(
        self, document: Document, parts: Iterable[tuple[Span, str]]
    ) -> tuple[tuple[Mention, ...], tuple[Cluster, ...]]:
        """Mentions and clusters of the parts of a text that are in the languages given with them."""
        mentions: list[Mention] = []
        made: dict[str, Cluster] = {}
        for span, lang in parts:
            tokens = [
                _Token(Span(m.start(), m.end()), m.group(), bases(m.group(), lang))
                for m in WORD.finditer(document.text, span.start, span.end)
            ]
            for first, last, entry, base in self._found(document.text, tokens, self._adjectives.get(lang, {})):
                end = tokens[last].span.end - len(possessive(tokens[last].text))
                place = Span(tokens[first].span.start, end)
                iri = entity_iri(entry.key)
                link = Link.NAMED if base else Link.ADJECTIVE
                words = place.of(document.text)
                mentions.append(Mention(place, words, entry.type, base or words, iri, link))
                made.setdefault(iri, _cluster(entry))
        return tuple(sorted(mentions, key=lambda m: m.span)), tuple(made.values())

    def lands(self, clusters: Iterable[str]) -> tuple[Cluster, ...]:
        """The clusters of registered things that are meant without being named, by their ids."""
        return tuple(_cluster(self._entries[iri.removeprefix(ENTITY)]) for iri in sorted(clusters))

    def _found(
        self, text: str, tokens: list[_Token], adjectives: Mapping[str, Entry]
    ) -> Iterator[tuple[int, int, Entry, str]]:
        """First and last word, what is meant, and the base form; of an adjective none."""
        at = 0
        while at < len(tokens):
            row = self._registered(text, tokens, at) or self._by_skeleton(tokens, at)
            if row is None and (land := adjectives.get(tokens[at].text.casefold())):
                row = at, land, ""
            if row is None:
                at += 1
                continue
            yield at, *row
            at = row[0] + 1

    def _registered(self, text: str, tokens: list[_Token], at: int) -> tuple[int, Entry, str] | None:
        """The longest registered name from `at` on; nothing where two things are meant equally."""
        if not tokens[at].capital:
            return None
        fits: list[tuple[int, bool, _Name]] = []
        for base in tokens[at].bases:
            for name in self._first.get(base, ()):
                here = tokens[at : at + len(name.parts)]
                if len(here) < len(name.parts) or not (name.alone or len(here) > 1):
                    continue
                if not all(part in token.bases for part, token in zip(name.parts, here, strict=True)):
                    continue
                if name.text.isupper() and not all(t.text.rstrip("’'s").isupper() for t in here):
                    continue  # `us` is not the USA
                exact = all(part == t.text.casefold() for part, t in zip(name.parts, here, strict=True))
                fits.append((len(here), exact, name))
        if not fits:
            return None
        most = max((length, exact) for length, exact, _ in fits)
        best = sorted({n.entry.key: n for length, exact, n in fits if (length, exact) == most}.items())
        if len(best) != 1:
            return None
        name = best[0][1]
        if most[0] == 1 and _part_of_a_longer_name(text, tokens, at, name.entry):
            return None
        return at + most[0] - 1, name.entry, name.text

    def _by_skeleton(self, tokens: list[_Token], at: int) -> tuple[int, Entry, str] | None:
        """A person in a spelling of no registry: first name and surname both have the skeleton of one person's."""
        if at + 1 >= len(tokens) or not (tokens[at].capital and tokens[at + 1].capital):
            return None
        keys: dict[str, str] = {}  # who may be meant → the base form of the words
        for first in tokens[at].bases:
            for last in tokens[at + 1].bases:
                for key in self._skeletons.get((skeleton(fold(first)), skeleton(fold(last))), ()):
                    keys.setdefault(key, f"{first} {last}".title())
        if len(keys) != 1:
            return None
        key, base = keys.popitem()
        return at + 1, self._entries[key], base


def _cluster(entry: Entry) -> Cluster:
    return Cluster(entity_iri(entry.key), entry.type, entry.label(), tuple(entry.all_names()), True, entry.gender)


def _part_of_a_longer_name(text: str, tokens: list[_Token], at: int, entry: Entry) -> bool:
    """`Michael Jordan`: a place's name right after a word that is written as a name is, inside a sentence."""
    if entry.type not in PLACES or at == 0:
        return False
    before = tokens[at - 1]
    if text[before.span.end : tokens[at].span.start] != " " or not before.text.istitle():
        return False
    opening = text[: before.span.start].rstrip(" „“\"'«(")
    return bool(opening) and opening[-1] not in ".!?:\n"
