"""Finding a thing by any spelling or case form of its name.

Five tries, the first that finds something wins: the folded name; its Latin skeleton (Łukaszenko, Lukashenko and
Лукашенко meet there); Polish case forms, by endings; by Morfeusz; some words of a name. Morfeusz and rapidfuzz are
loaded only where the tries before have failed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from ontology.spelling import bases, fold, skeleton


@dataclass(frozen=True, slots=True)
class Found:
    """The things a name may mean, best first, and how they were found (`name`, `spelling`, `form`, `part`)."""

    iris: tuple[str, ...]
    how: str


@dataclass
class NameIndex:
    """All names of the graph, `add`ed one by one; `weight` says which of two things of one name comes first."""

    weight: Callable[[str], float] = lambda _: 0
    _iris: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _names: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, iri: str) -> None:
        if key := fold(name):
            self._iris[key].add(iri)
            self._names.setdefault(key, name)

    def find(self, query: str) -> Found | None:
        """The things that `query` names, in any spelling or case form; None where nothing fits."""
        key = fold(query)
        if not key:
            return None
        if key in self._iris:
            return self._found(self._iris[key], "name")
        wanted = skeleton(key)
        if hits := {iri for name, iris in self._iris.items() if skeleton(name) == wanted for iri in iris}:
            return self._found(hits, "spelling")
        words = key.split()
        if hits := self._forms([set(bases(w)) for w in words]) or self._forms(_lemmas(query, words)):
            return self._found(hits, "form")
        if hits := self._parts([set(bases(w)) for w in words if len(w) > 2]):
            return self._found(hits, "part")
        return None

    def near(self, query: str, count: int = 5) -> tuple[str, ...]:
        """Names that look like `query`, best first, one a thing: what to offer when `find` gives None."""
        from rapidfuzz import fuzz, process

        key = fold(query)
        hits = process.extract(key, sorted(self._iris), scorer=fuzz.WRatio, limit=count * 4, score_cutoff=60)
        names: dict[frozenset[str], str] = {}
        for hit, _, _ in sorted(hits, key=lambda h: (-h[1], abs(len(h[0]) - len(key)), h[0])):
            names.setdefault(frozenset(self._iris[hit]), self._names[hit])
        return tuple(names.values())[:count]

    def _found(self, hits: Iterable[str], how: str) -> Found:
        return Found(tuple(sorted(hits, key=lambda iri: (-self.weight(iri), iri))), how)

    def _forms(self, options: list[set[str]]) -> set[str]:
        """Things with a name whose every word is, in some spelling, one of the options at its place."""
        spelled = [_spelled(o) for o in options]
        hits: set[str] = set()
        for name, iris in self._iris.items():
            parts = name.split()
            if len(parts) == len(spelled) and all(_meet(p, o) for p, o in zip(parts, spelled, strict=True)):
                hits |= iris
        return hits

    def _parts(self, options: list[set[str]]) -> set[str]:
        """Things with a name that holds all words of the query beside others: `Ryżankou` in `Maksim Ryżankou`."""
        spelled = [_spelled(o) for o in options]
        hits: set[str] = set()
        for name, iris in self._iris.items():
            parts = name.split()
            if spelled and len(parts) > 1 and all(any(_meet(p, o) for p in parts) for o in spelled):
                hits |= iris
        return hits


def _spelled(options: set[str]) -> set[str]:
    return options | {skeleton(o) for o in options}


def _meet(word: str, options: set[str]) -> bool:
    return word in options or skeleton(word) in options


def _lemmas(query: str, folded: list[str]) -> list[set[str]]:
    """The base forms that Morfeusz knows for each word of the query, folded, beside the word itself."""
    import morfeusz2

    analyser = morfeusz2.Morfeusz(generate=False)
    words = query.split() if len(query.split()) == len(folded) else folded
    found = []
    for word, key in zip(words, folded, strict=True):
        readings = analyser.analyse(word[:1].upper() + word[1:])
        found.append({key, *(fold(r[2][1].split(":", 1)[0]) for r in readings)})
    return found
