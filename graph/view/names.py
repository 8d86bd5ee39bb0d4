"""Finding a thing by any spelling or case form of its name.

Five tries, the first that finds something wins: the folded name; its Latin skeleton (Łukaszenko, Lukashenko and
Лукашенко meet there); Polish case forms, by endings; by Morfeusz; some words of a name. Morfeusz and rapidfuzz are
loaded only where the tries before have failed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from graph.view.packed import Numbers, Packed, Packer
from ontology.spelling import bases, fold, skeleton

VERSION = "names 1"  # of the layout
_SHORT = 3  # letters of a word that says too little to be near another
_NEAR, _SURE = 75, 85  # of a hundred: two words are one, misspelt; a surname alone, or a skeleton, must be nearer


@dataclass(frozen=True, slots=True)
class Found:
    """The things a name may mean, best first, and how they were found (`name`, `spelling`, `form`, `part`)."""

    iris: tuple[str, ...]
    how: str


class NameIndex:
    """All names of the graph, `add`ed one by one; `weight` says which of two things of one name comes first."""

    def __init__(self, weight: Callable[[str], float] = lambda _: 0) -> None:
        self._weight = weight
        self._iris: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, str] = {}
        self._tables: _Tables | None = None

    def add(self, name: str, iri: str) -> None:
        if key := fold(name):
            self._iris[key].add(iri)
            self._names.setdefault(key, name)
            self._tables = None

    def dump(self) -> bytes:
        """The names as one block of bytes, to be looked into by the next command."""
        keys = sorted(self._iris)
        things = sorted({iri for iris in self._iris.values() for iri in iris})
        number = {iri: i for i, iri in enumerate(things)}
        p = Packer(VERSION)
        p.strings("keys", keys)
        p.strings("names", (self._names[key] for key in keys))
        p.strings("things", things)
        p.lists("iris", (sorted(number[iri] for iri in self._iris[key]) for key in keys))
        words: dict[str, list[int]] = defaultdict(list)
        for place, key in enumerate(keys):
            for word in dict.fromkeys(key.split()):
                words[word].append(place)
        p.table("words", words)
        shapes: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(sorted(words)):
            shapes[skeleton(word)].append(place)
        p.table("shapes", shapes)
        whole: dict[str, list[int]] = defaultdict(list)
        for place, key in enumerate(keys):
            whole[skeleton(key)].append(place)
        p.table("whole", whole)
        return p.bytes()

    @classmethod
    def load(cls, data: bytes, weight: Callable[[str], float] = lambda _: 0) -> NameIndex | None:
        """The names that `dump` wrote; None for anything else."""
        found = cls(weight)
        try:
            found._tables = _Tables(Packed(data, VERSION))
        except (ValueError, KeyError, TypeError):
            return None
        return found

    @property
    def _t(self) -> _Tables:
        if self._tables is None:
            self._tables = _Tables(Packed(self.dump(), VERSION))
        return self._tables

    def find(self, query: str) -> Found | None:
        """The things that `query` names, in any spelling or case form; None where nothing fits."""
        key = fold(query)
        if not key:
            return None
        if hits := self._t.named(key):
            return self._found(hits, "name")
        if hits := self._t.spelled(skeleton(key)):
            return self._found(hits, "spelling")
        words = key.split()
        if hits := self._forms([set(bases(w)) for w in words]) or self._forms(_lemmas(query, words)):
            return self._found(hits, "form")
        if hits := self._parts([set(bases(w)) for w in words if len(w) > 2]):
            return self._found(hits, "part")
        return None

    def near(self, query: str, count: int = 5) -> tuple[str, ...]:
        """Names spelt nearly as `query`, best first, one a thing; none rather than a far one: for `find`'s None.

        Every long word of the query is in the name but for a letter or two (`Statkiewcz`), or its last one is, the
        surname (`Jan Poczobutt`); `Kwiatpol` offers nothing, since `Polska` is another word.
        """
        words = fold(query).split()
        long = [w for w in words if len(w) > _SHORT] or words
        if not long:
            return ()
        t = self._t
        hits = [self._alike(w) for w in long]
        places = {place for near in hits for place in near}
        last = hits[-1]
        chosen = {p: sum(near.get(p, 0.0) for near in hits) for p in places if all(p in near for near in hits)}
        chosen = chosen or {p: score for p, score in last.items() if score >= _SURE and len(long[-1]) > _SHORT}
        names: dict[frozenset[str], str] = {}
        for place, _ in sorted(chosen.items(), key=lambda row: (-row[1], len(t.keys[row[0]]), t.keys[row[0]])):
            names.setdefault(frozenset(t.iris(place)), t.names[place])
        return tuple(names.values())[:count]

    def _alike(self, word: str) -> dict[int, float]:
        """Place of a name → how near its nearest word is to `word`, 100 for the same; letters or skeleton may be near."""
        from rapidfuzz import fuzz, process

        t = self._t
        found: dict[int, float] = {}
        for table, key, least in (("words", word, _NEAR), ("shapes", skeleton(word), _SURE)):
            hits = process.extract(key, list(t.all(table)), scorer=fuzz.ratio, limit=None, score_cutoff=least)
            for hit, score, _ in hits:
                for place in t.at(table, hit):
                    found[place] = max(found.get(place, 0.0), score)
        return found

    def _found(self, hits: set[str], how: str) -> Found:
        if len(hits) == 1:
            return Found(tuple(hits), how)
        return Found(tuple(sorted(hits, key=lambda iri: (-self._weight(iri), iri))), how)

    def _forms(self, options: list[set[str]]) -> set[str]:
        """Things with a name whose every word is, in some spelling, one of the options at its place."""
        spelled = [_spelled(o) for o in options]
        hits: set[str] = set()
        for place in self._t.holding(spelled[0]):
            parts = self._t.keys[place].split()
            if len(parts) == len(spelled) and all(_meet(p, o) for p, o in zip(parts, spelled, strict=True)):
                hits |= self._t.iris(place)
        return hits

    def _parts(self, options: list[set[str]]) -> set[str]:
        """Things with a name that holds all words of the query beside others: `Ryżankou` in `Maksim Ryżankou`."""
        if not options:
            return set()
        places = set.intersection(*(self._t.holding(_spelled(o)) for o in options))
        return {iri for place in places if " " in self._t.keys[place] for iri in self._t.iris(place)}


class _Tables:
    """The names in order, and by their words and skeletons."""

    def __init__(self, p: Packed) -> None:
        self.keys, self.names, self._things, self._iris = (
            p.strings("keys"), p.strings("names"), p.strings("things"), p.lists("iris"),
        )  # fmt: skip
        self._of = {name: p.table(name) for name in ("words", "shapes", "whole")}
        self._key = Numbers(self.keys)

    def named(self, key: str) -> set[str]:
        return self.iris(self._key[key]) if key in self._key else set()

    def iris(self, place: int) -> set[str]:
        return {self._things[i] for i in self._iris[place]}

    def spelled(self, shape: str) -> set[str]:
        """The things of all names of one skeleton."""
        return {iri for place in self._at("whole", shape) for iri in self.iris(place)}

    def holding(self, options: set[str]) -> set[int]:
        """The names that hold a word which is one of the options, or whose skeleton is."""
        return {place for o in options for table in ("words", "shapes") for place in self.at(table, o)}

    def all(self, table: str) -> Iterable[str]:
        """Every word of a name (`words`), or every skeleton of one (`shapes`)."""
        return self._of[table]

    def at(self, table: str, key: str) -> Iterable[int]:
        """The names that hold a word, or a word of a skeleton."""
        if table == "words":
            return self._at(table, key)
        return (place for word in self._at(table, key) for place in self._of["words"].of[word])

    def _at(self, table: str, key: str) -> Sequence[int]:
        return self._of[table].get(key, ())


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
