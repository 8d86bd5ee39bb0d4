"""A small dependency parser: convolutions over words, a biaffine score for every arc, the best tree.

Inference is numpy alone; the model is made by `tools/train_parser.py`. Sums run in 64-bit floats over weights stored
in 16 bits, so that two machines part only where two heads score the same to 12 digits. See `docs/syntax.md`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from loaders.polish.morphology import DATA
from loaders.polish.syntax_decode import repair, tree
from loaders.polish.syntax_features import features
from loaders.polish.words import Word

MODEL = DATA / "parser.npz"
LONGEST = 160  # units; a longer sentence is parsed in pieces
_BATCH = 1024  # units in a batch

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Tree:
    """Heads (index of the governor, -1 for the root) and UD relations, one for each unit."""

    heads: tuple[int, ...]
    labels: tuple[str, ...]


@cache
def _load(path: Path) -> dict[str, Any]:
    with np.load(path) as file:
        return {
            name: file[name] if name in ("labels", "dilations") else file[name].astype(np.float64)
            for name in file.files
        }


class Parser:
    """Parses units; the same sentence gives the same tree whatever stands beside it in the batch.

    >>> from loaders.polish.morphology import Morphology
    >>> m = Morphology()
    >>> words = [Word(f, 0, len(f), m.readings(f)) for f in "Reżim uwolnił więźniów .".split()]
    >>> Parser().parse([words])[0].labels
    ('nsubj', 'root', 'obj', 'punct')
    """

    def __init__(self, model: Path | None = None) -> None:
        self._w = _load(model or MODEL)
        self._labels = [str(x) for x in self._w["labels"]]
        self._threads = ThreadpoolController()
        self._vectors: dict[tuple[str, tuple[object, ...]], Array] = {}

    def parse(self, sentences: Sequence[Sequence[Word]]) -> list[Tree]:
        """One tree a sentence, in the order given; an empty sentence gives an empty tree."""
        pieces: list[tuple[int, int, Sequence[Word]]] = []
        for number, sentence in enumerate(sentences):
            pieces += [(number, at, part) for at, part in _cut(sentence)]
        order = sorted(range(len(pieces)), key=lambda i: (len(pieces[i][2]), i))
        trees: dict[int, Tree] = {}
        at = 0
        while at < len(order):
            length = len(pieces[order[at]][2])
            group = [i for i in order[at : at + max(1, _BATCH // max(1, length))] if len(pieces[i][2]) == length]
            at += len(group)
            # small matrices: threads that wait for one another cost a hundred times what they save on a busy machine
            with self._threads.limit(limits=1, user_api="blas"):
                rows = self._batch([pieces[i][2] for i in group])
            trees.update(zip(group, rows, strict=True))
        joined: list[list[Tree]] = [[] for _ in sentences]
        for i, (number, _, _) in enumerate(pieces):
            joined[number].append(trees[i])
        return [_join(parts) for parts in joined]

    # -- scores --------------------------------------------------------------------------------------------

    def _vector(self, word: Word) -> Array:
        key = (word.text, word.readings)
        found = self._vectors.get(key)
        if found is None:
            w, f = self._w, features(word)
            found = w["form"][f.form] + w["suffix"][f.suffix] + w["klass"][f.klass] + w["bias"]
            if f.lemmas:
                found = found + w["lemma"][list(f.lemmas)].sum(0) / len(f.lemmas)
            if f.signs:
                found = found + w["signs"][list(f.signs)].sum(0)
            if len(self._vectors) > 200_000:
                self._vectors.clear()
            self._vectors[key] = found
        return found

    def _batch(self, sentences: Sequence[Sequence[Word]]) -> list[Tree]:
        """Trees of sentences of one length; no padding, so a sentence's scores never depend on its neighbours."""
        n = len(sentences[0])
        if n == 0:
            return [Tree((), ()) for _ in sentences]
        w = self._w
        width = w["root"].shape[0]
        h = np.empty((len(sentences), n + 1, width))
        h[:, 0] = w["root"]
        for i, sentence in enumerate(sentences):
            for j, word in enumerate(sentence):
                h[i, j + 1] = self._vector(word)
        for i, dilation in enumerate(w["dilations"].tolist()):
            padded = np.zeros((len(sentences), n + 1 + 2 * dilation, width))
            padded[:, dilation:-dilation] = z = _norm(h, w[f"norm{i}"])
            x = np.concatenate([padded[:, : n + 1], z, padded[:, 2 * dilation :]], axis=2)
            h = h + np.maximum(x @ w[f"conv{i}"] + w[f"conv{i}b"], 0)
        h = _norm(h, w["norm"])
        head = np.maximum(h @ w["head"] + w["headb"], 0)
        dep = np.maximum(h[:, 1:] @ w["dep"] + w["depb"], 0)
        arcs = (dep @ w["arc"]) @ head.transpose(0, 2, 1) + (head @ w["archead"])[:, None]
        reach = (w["near"].shape[1] - 1) // 2
        where = np.clip(np.arange(n + 1)[None] - np.arange(1, n + 1)[:, None], -reach, reach) + reach
        near = dep @ w["near"] + w["nearb"]
        arcs += np.take_along_axis(near, np.broadcast_to(where, arcs.shape), axis=2)
        lhead = np.maximum(h @ w["lhead"] + w["lheadb"], 0)
        ldep = np.maximum(h[:, 1:] @ w["ldep"] + w["ldepb"], 0)
        return [self._decode(sentence, arcs[i], lhead[i], ldep[i]) for i, sentence in enumerate(sentences)]

    def _decode(self, sentence: Sequence[Word], arcs: Array, lhead: Array, ldep: Array) -> Tree:
        heads = tree(arcs)
        gold = lhead[[h + 1 for h in heads]]
        w = self._w
        scores = np.einsum("id,lde,ie->il", ldep, w["label"], gold, optimize=True)
        scores += ldep @ w["labeld"] + gold @ w["labelh"] + w["labelb"]
        labels = repair(sentence, heads, scores, self._labels)
        return Tree(tuple(heads), tuple(labels))


def _norm(h: Array, gain: Array) -> Array:
    found: Array = h * gain / np.sqrt((h * h).mean(-1, keepdims=True) + 1e-6)
    return found


def _cut(sentence: Sequence[Word]) -> list[tuple[int, Sequence[Word]]]:
    """Pieces of at most `LONGEST` units, cut after a comma where there is one."""
    pieces: list[tuple[int, Sequence[Word]]] = []
    at = 0
    while len(sentence) - at > LONGEST:
        window = range(at + LONGEST - 1, at + LONGEST // 2, -1)
        end = next((i + 1 for i in window if sentence[i].text in (",", ";")), at + LONGEST)
        pieces.append((at, sentence[at:end]))
        at = end
    return [*pieces, (at, sentence[at:])]


def _join(parts: Sequence[Tree]) -> Tree:
    """Trees of pieces as one: the roots of later pieces hang on the first root."""
    if len(parts) == 1:
        return parts[0]
    heads: list[int] = []
    labels: list[str] = []
    first = parts[0].heads.index(-1)
    for part in parts:
        base = len(heads)
        for head, label in zip(part.heads, part.labels, strict=True):
            top = head < 0
            heads.append((first if base else -1) if top else head + base)
            labels.append("parataxis" if top and base else label)
    return Tree(tuple(heads), tuple(labels))
