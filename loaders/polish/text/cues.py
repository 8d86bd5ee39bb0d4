"""Sets of base forms, and those that give one status by part of speech."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """Lemmas that give one status, by part of speech."""

    verbs: Words = frozenset()
    nouns: Words = frozenset()
    adjectives: Words = frozenset()
    adverbs: Words = frozenset()

    def __contains__(self, lemma: object) -> bool:
        return lemma in self.verbs or lemma in self.nouns or lemma in self.adjectives

    @classmethod
    def of(cls, raw: Mapping[str, Iterable[str]]) -> Cues:
        return cls(**{name: frozenset(words) for name, words in raw.items()})
