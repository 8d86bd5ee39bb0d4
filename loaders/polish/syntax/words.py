"""What the parser makes of each word by itself, kept for the next time: news repeats its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from loaders.polish.syntax.decode import Limits, limits_of
from loaders.polish.syntax.features import SIGNS, TABLES, Symbols, symbols
from loaders.polish.text.words import Reading, Word

_REMEMBERED = 30_000  # words that are kept: some sixty megabytes
_ROOM = 32_768  # rows to begin with: memory that is not written to costs nothing, to copy what is written does
OUTSIDE = 1  # the row of what lies beyond a sentence
Array = NDArray[Any]


class WordVectors:
    """Vectors of words, a row each, and their limits; row 0 is the root of a sentence, row 1 all zeros.

    `near` is what the first convolution makes of a word as the left neighbour, the middle and the right neighbour of
    three: it sees words alone, and so is made once for each.
    """

    def __init__(self, w: Mapping[str, Any]) -> None:
        self._w = w
        self._parts = np.split(w["conv0"], 3)
        self._forget()

    def _forget(self) -> None:
        self._by_identity: dict[int, tuple[int, str, tuple[Reading, ...]]] = {}  # of readings: row, form
        self._by_value: dict[tuple[str, tuple[Reading, ...]], int] = {}
        width = self._w["root"].shape[0]
        self.vectors = np.zeros((_ROOM, width), np.float32)
        self.near = [np.zeros((_ROOM, self._w["conv0"].shape[1]), np.float32) for _ in range(3)]
        self.limits: list[Limits] = []
        self._add([limits_of(Word("", 0, 0))] * 2, np.stack([self._w["root"], np.zeros(width)]))

    def rows(self, sentences: Sequence[Sequence[Word]]) -> list[list[int]]:
        """Rows of the words of each sentence, its root first.

        Readings come from a cache, so their identity is a fast key; they are kept alive.
        """
        if len(self._by_identity) > _REMEMBERED:
            self._forget()
        known, by_value = self._by_identity, self._by_value
        new: list[Word] = []
        found: list[list[int]] = []
        for sentence in sentences:
            rows = [0]
            for word in sentence:
                row = known.get(id(word.readings))
                if row is None or row[1] != word.text:
                    value = (word.text, word.readings)
                    if (at := by_value.get(value)) is None:
                        at = by_value[value] = len(self.limits) + len(new)
                        new.append(word)
                    row = known[id(word.readings)] = (at, word.text, word.readings)
                rows.append(row[0])
            found.append(rows)
        if new:
            self._add([limits_of(word) for word in new], self._vectors_of(new))
        return found

    def _add(self, limits: Sequence[Limits], vectors: Array) -> None:
        first, last = len(self.limits), len(self.limits) + len(limits)
        self.limits += limits
        while len(self.vectors) < last:
            self.vectors = np.concatenate([self.vectors, np.zeros_like(self.vectors)])
            self.near = [np.concatenate([table, np.zeros_like(table)]) for table in self.near]
        self.vectors[first:last] = vectors
        normed = norm(self.vectors[first:last], float(self._w["unit"][0]))[:-1]
        for table, part in zip(self.near, self._parts, strict=True):
            table[first:last] = normed @ part

    def _vectors_of(self, words: Sequence[Word]) -> Array:
        """Vectors of words not met before, all at once. Whole numbers, so the order of adding is no matter."""
        w, seen = self._w, [symbols(word) for word in words]
        told = np.zeros((len(words), len(SIGNS)), np.float32)
        told[np.repeat(np.arange(len(words)), [len(s.signs) for s in seen]), [x for s in seen for x in s.signs]] = 1
        found: Array = told @ w["rows_signs"]
        found += w["bias"]
        columns = dict(zip(Symbols._fields, zip(*seen, strict=True), strict=True))
        for name in TABLES:
            vocabulary = w[f"vocabulary_{name}"]
            found += w[f"rows_{name}"][[vocabulary.get(symbol, 0) for symbol in columns[name]]]
        vocabulary = w["vocabulary_lemma"]
        lemmas = [[row for lemma in s.lemmas if (row := vocabulary.get(lemma))] for s in seen]
        some = [i for i, rows in enumerate(lemmas) if rows]
        if some:
            counts = [len(lemmas[i]) for i in some]
            starts = np.cumsum([0, *counts[:-1]])
            total = np.add.reduceat(w["rows_lemma"][[row for rows in lemmas for row in rows]], starts, axis=0)
            found[some] += np.rint(total / np.array(counts)[:, None])  # of several, their mean
        return found


def norm(h: Array, unit: float) -> Array:
    """Rows of length one, in whole multiples of `1 / unit`, with a last row of zeros.

    Squares are summed exactly: nothing in `h` reaches 2^21, whatever the words (a test holds that for the model).
    """
    wide = h.astype(np.float64)
    square = np.einsum("ij,ij->i", wide, wide) / h.shape[1] + 1.0
    found = np.empty((len(h) + 1, h.shape[1]), np.float32)
    found[-1] = 0
    np.multiply(h, (unit / np.sqrt(square)).astype(np.float32)[:, None], out=found[:-1])
    np.rint(found, out=found)
    clip(found, -8 * unit + 1, 8 * unit - 1)
    return found


def clip(x: Array, low: float, high: float) -> None:
    """In place. The bounds are Python's numbers: numpy's would widen `x`."""
    x.clip(low, high, out=x)
