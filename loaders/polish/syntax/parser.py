"""A small dependency parser: convolutions over words, a biaffine score for every arc, the best tree.

Inference is numpy alone, and exact: weights and activations are whole numbers held in floats, small enough that no sum
is ever rounded (`tools/quantise_parser.py` proves it for each matrix). So scores do not depend on the processor, the
BLAS, the order of summation or the neighbours in a batch, and one model gives the same trees everywhere.
See `docs/syntax.md`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from loaders.polish.syntax.decode import arc_limits, best_heads, labels_of
from loaders.polish.syntax.features import TABLES
from loaders.polish.syntax.words import OUTSIDE, WordVectors, clip, norm
from loaders.polish.text.words import DATA, Word, WorkedOut

MODEL = DATA / "parser.npz"
LONGEST = 160  # units; a longer sentence is parsed in pieces
_GROUP = 1500  # units in a group that is computed at once

_BOUND, _BOUND_BENT = 2.0**15, 2.0**24  # of head and dep vectors, and of their product with the arc matrix: sums < 2^53

_UNSEEN = frozenset(f"rows_{name}" for name in TABLES)
Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Tree:
    """Heads (index of the governor, -1 for the root) and UD relations, one for each unit.

    >>> tree = Tree((1, -1, 3, 1), ("nsubj", "root", "amod", "obj"))
    >>> tree.children(1), tree.subtree(3), tree.path_up(2)
    ((0, 3), (2, 3), (3, 1))
    """

    heads: tuple[int, ...]
    labels: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.heads)

    @property
    def root(self) -> int:
        """Index of the root; -1 for an empty tree."""
        return self.heads.index(-1) if self.heads else -1

    def children(self, index: int) -> tuple[int, ...]:
        """Direct dependents of `index`, in order; of -1, the root."""
        return tuple(i for i, head in enumerate(self.heads) if head == index)

    def subtree(self, index: int) -> tuple[int, ...]:
        """`index` and all below it, in order."""
        below: list[list[int]] = [[] for _ in self.heads]
        for i, head in enumerate(self.heads):
            if head >= 0:
                below[head].append(i)
        found = [index]
        for at in found:
            found.extend(below[at])
        return tuple(sorted(found))

    def path_up(self, index: int) -> tuple[int, ...]:
        """Governors of `index`, nearest first, the root last."""
        found = []
        while (index := self.heads[index]) >= 0:
            found.append(index)
        return tuple(found)

    def is_projective(self) -> bool:
        """Whether no arc crosses another."""
        arcs = [(min(i, h), max(i, h)) for i, h in enumerate(self.heads) if h >= 0]
        return not any(a < c < b < d for a, b in arcs for c, d in arcs)


@cache
def _load(path: Path) -> dict[str, Any]:
    with np.load(path, allow_pickle=False) as file:
        model: dict[str, Any] = {name: file[name] for name in file.files}
    for name, value in model.items():
        if name.startswith("vocabulary_"):
            model[name] = {str(k): i + 1 for i, k in enumerate(value.tolist())}
        elif name.startswith(("conv", "last", "shift", "rows_")):
            model[name] = value.astype(np.float32)
            if name in _UNSEEN:
                model[name][0] = 0  # what a vocabulary lacks adds nothing
        elif value.dtype.kind == "i" and value.ndim:
            model[name] = value.astype(np.float64)
    model["far"] = (
        model["far"] + model["archead"][:, None]
    )  # both are of the head alone: whole numbers, so their sum is exact
    return model


class Parser:
    """Parses units; the same sentence gives the same tree whatever stands beside it.

    >>> from loaders.polish.text.morphology import Morphology
    >>> m = Morphology()
    >>> words = [Word(f, 0, len(f), m.readings(f)) for f in "Reżim uwolnił więźniów .".split()]
    >>> Parser().parse([words])[0].labels
    ('nsubj', 'root', 'obj', 'punct')
    """

    def __init__(self, model: Path | None = None) -> None:
        self._w = _load(model or MODEL)
        self._names = tuple(str(x) for x in self._w["labels"])
        self._threads = ThreadpoolController()
        reach, longest = int(self._w["reach"]), np.arange(LONGEST + 1)
        apart = np.clip(longest[None] - longest[1:, None], -reach, reach) + reach  # of word and position: a column
        width = 2 * reach + 1
        self._near = (longest[1:, None] - 1) * width + apart  # the same in a table with a row for each word
        self._far = longest[None] * width + apart  # and with a row for each position
        self._places = WorkedOut[int, tuple[Array, Array]](self._places_of)  # of a sentence by its length
        self._words = WordVectors(self._w)

    def parse(self, sentences: Sequence[Sequence[Word]]) -> list[Tree]:
        """One tree a sentence, in the order given; an empty sentence gives an empty tree."""
        pieces: list[tuple[int, Sequence[Word]]] = []
        for number, sentence in enumerate(sentences):
            pieces.extend((number, part) for part in _cut(sentence))
        found: list[Tree] = [Tree((), ())] * len(pieces)
        # small matrices: threads that wait for one another cost a hundred times what they save on a busy machine
        with self._threads.limit(limits=1, user_api="blas"):
            for group in _groups([len(part) for _, part in pieces]):
                for i, tree in zip(group, self._group([pieces[i][1] for i in group]), strict=True):
                    found[i] = tree
        joined: list[list[Tree]] = [[] for _ in sentences]
        for (number, _), tree in zip(pieces, found, strict=True):
            joined[number].append(tree)
        return [_join(parts) for parts in joined]

    # -- scores --------------------------------------------------------------------------------------------

    def _group(self, sentences: Sequence[Sequence[Word]]) -> list[Tree]:
        """Trees of sentences that lie in one long array, a row for the root before each; a last row of zeros is "outside"."""
        w, words = self._w, self._words
        lengths = np.array([len(s) for s in sentences])
        rows = words.rows(sentences)
        flat = np.array([*chain.from_iterable(rows), OUTSIDE])
        starts = np.concatenate([[0], np.cumsum(lengths + 1)])
        total = int(starts[-1])
        h: Array = words.vectors.take(flat[:-1], axis=0)
        first, last = np.repeat(starts[:-1], lengths + 1), np.repeat(starts[1:], lengths + 1)
        at, far = np.arange(total), w["dilations"].astype(int)[:, None]
        near = np.empty((len(far), total, 3), int)  # [layer, row, of three] → row
        near[:, :, 0] = np.where(at - far < first, total, at - far)
        near[:, :, 1] = at
        near[:, :, 2] = np.where(at + far < last, at + far, total)
        for i in range(len(far)):
            if i:
                y = norm(h, float(w["unit"][0])).take(near[i], axis=0).reshape(total, -1) @ w[f"conv{i}"]
            else:
                before, own, after = (t.take(flat[x], axis=0) for t, x in zip(words.near, near[0].T, strict=True))
                y = before + own + after
            y += w[f"conv{i}b"]
            clip(y, 0.0, 2.0**24)  # no sum is larger: a bound on both sides is twice as fast as one
            y *= w[f"shift{i}"]
            h += np.rint(y, out=y)
        y = norm(h, float(w["unit"][1])) @ w["last"]
        y += w["lastb"]
        y = np.rint(y * w["shift"], out=y)
        y[total] = 0
        parts = [0, *w["split"].astype(int).tolist(), y.shape[1]]
        head, dep, lhead, ldep = [y[:, a:b] for a, b in pairwise(parts)]
        limits = [[words.limits[r] for r in row[1:]] for row in rows]
        heads = []
        for arcs, row in zip(self._arcs(_positive(head), _positive(dep), starts.tolist()), limits, strict=True):
            arc_limits(arcs, row, w["limit"][0])
            heads.append(best_heads(arcs))
        here = at[flat[:-1] > 0]
        there = np.repeat(starts[:-1], lengths) + [x for row in heads for x in row]
        scores = self._label_scores(ldep[here], lhead[there], there - here)
        own = [[x - 1 for x in row] for row in heads]
        labels = labels_of(own, limits, scores, self._names)
        return [Tree(tuple(h), tuple(found)) for h, found in zip(own, labels, strict=True)]

    def _arcs(self, head: Array, dep: Array, starts: Sequence[int]) -> Iterator[Array]:
        """Of each sentence `arcs[i, j]`: how well position `j` (0: the root) governs word `i`."""
        w = self._w
        bent = dep @ w["arc"]
        bent *= w["arc_unit"][0]
        np.rint(bent, out=bent)
        clip(bent, -_BOUND_BENT, _BOUND_BENT)
        near = dep @ w["near"] + w["nearb"]
        far = head @ w["far"]
        for first, end in pairwise(starts):
            n = end - first - 1
            arcs: Array = bent[first + 1 : end] @ head[first:end].T
            by_word, by_position = self._places[n]
            arcs += near[first + 1 : end].take(by_word)
            arcs += far[first:end].take(by_position)
            yield arcs

    def _places_of(self, n: int) -> tuple[Array, Array]:
        return self._near[:n, : n + 1].copy(), self._far[:n, : n + 1].copy()

    def _label_scores(self, ldep: Array, lhead: Array, distance: Array) -> Array:
        w = self._w
        reach = (len(w["lnear"]) - 1) // 2
        hidden = w["lnear"].take(distance.clip(-reach, reach) + reach, axis=0)
        hidden += ldep
        hidden += lhead
        scores: Array = np.maximum(hidden, 0, out=hidden) @ w["label"]
        scores += w["labelb"]
        return scores


def _positive(x: Array) -> Array:
    """Between nothing and the bound, wide enough that no sum of products is rounded."""
    found = x.astype(np.float64)
    clip(found, 0.0, _BOUND)
    return found


def _groups(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Pieces that are not empty, about `_GROUP` units together."""
    group: list[int] = []
    size = 0
    for i, length in enumerate(lengths):
        if group and size + length > _GROUP:
            yield group
            group, size = [], 0
        if length:
            group.append(i)
            size += length
    if group:
        yield group


def _cut(sentence: Sequence[Word]) -> list[Sequence[Word]]:
    """Pieces of at most `LONGEST` units, cut after a comma where there is one."""
    pieces: list[Sequence[Word]] = []
    at = 0
    while len(sentence) - at > LONGEST:
        window = range(at + LONGEST - 1, at + LONGEST // 2, -1)
        end = next((i + 1 for i in window if sentence[i].text in (",", ";")), at + LONGEST)
        pieces.append(sentence[at:end])
        at = end
    return [*pieces, sentence[at:]]


def _join(parts: Sequence[Tree]) -> Tree:
    """Trees of pieces as one: the roots of later pieces hang on the first root."""
    if len(parts) == 1:
        return parts[0]
    heads: list[int] = []
    labels: list[str] = []
    first = parts[0].root
    for part in parts:
        base = len(heads)
        for head, label in zip(part.heads, part.labels, strict=True):
            top = head < 0
            heads.append((first if base else -1) if top else head + base)
            labels.append("parataxis" if top and base else label)
    return Tree(tuple(heads), tuple(labels))
