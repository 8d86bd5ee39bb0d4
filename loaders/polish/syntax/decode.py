"""Scores → trees with one root, and relations that Polish morphology allows.

Scores are whole numbers, so equal scores are equal on every machine; ties go to the lower index.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from loaders.polish.text.words import CASES, Word

Array = NDArray[Any]
NEVER = -(2.0**52)
_ROOTS = 8  # of the roots of a forest, how many are tried as the one root of a tree
_GENITIVE = 1 << CASES.index("gen")
_NOUNS = frozenset({"subst", "ger", "ppron12", "ppron3", "siebie", "adj", "ppas", "pact", "num", "dig", "brev"})
_COUNTS = frozenset({"num", "dig"})


@dataclass(frozen=True, slots=True)
class Limits:
    """What morphology allows of a word: cases it may stand in (none: nothing known) and govern, and whether it counts."""

    subject: bool  # may be nominative, or is no noun at all
    counts: bool  # a numeral: its noun may be a genitive subject
    cases: int  # bits of CASES that a nominal reading allows; 0 where the word need not be a nominal
    governs: int  # bits of CASES that it governs, when it can be nothing but a preposition; else 0


@lru_cache(maxsize=10_000)
def _limits(pos: frozenset[str], cases: frozenset[str]) -> Limits:
    bits = sum(1 << i for i, c in enumerate(CASES) if c in cases)
    nominal = bool(pos & _NOUNS)
    subject = not (nominal and cases and "nom" not in cases and not pos & _COUNTS)
    only = bool(pos) and pos <= _NOUNS and not pos & {"brev", "dig", "num"}
    return Limits(subject, bool(pos & _COUNTS), bits if only else 0, bits if pos == {"prep"} else 0)


def limits_of(word: Word) -> Limits:
    return _limits(word.pos, word.cases)


def arc_limits(arcs: Array, limits: Sequence[Limits], cost: float) -> None:
    """Lower the arcs of a sentence from nouns to prepositions that cannot govern them, in place.

    Behind a numeral a genitive is governed by any preposition: `przez sześć lat`.
    """
    for i, word in enumerate(limits):
        if not word.governs:
            continue
        governs = word.governs
        for j in range(i + 1, len(limits)):
            if limits[j].counts:
                governs |= _GENITIVE
            elif limits[j].cases and not limits[j].cases & governs:
                arcs[i, j + 1] -= cost
        for j in range(i):
            if limits[j].cases and not limits[j].cases & word.governs:
                arcs[i, j + 1] -= cost


# -- trees ---------------------------------------------------------------------------------------------------------


def best_heads(arcs: Array) -> list[int]:
    """Heads of the best tree of a sentence: 0 for the root, else 1 + the index of the governor.

    `arcs[i, j]` scores position `j` as the head of word `i`. Most often the best heads are a tree already.
    """
    arcs.flat[1 :: len(arcs) + 2] = NEVER  # no word governs itself
    heads: list[int] = arcs.argmax(1).tolist()
    return heads if heads.count(0) == 1 and _cycle([0, *heads]) is None else one_tree(arcs)


def one_tree(scores: Array) -> list[int]:
    """The best tree with exactly one root, by Chu-Liu and Edmonds; heads as in `best_heads`."""
    n = len(scores)
    if n == 1:
        return [0]
    free: list[int] = _spanning(np.vstack([np.full(n + 1, NEVER), scores]))
    tops = [i for i in range(1, n + 1) if free[i] == 0]
    if len(tops) == 1:
        return free[1:]
    # a line of a hundred brackets has a hundred roots: the likeliest are tried, so that time stays bounded
    tops = sorted(sorted(tops, key=lambda i: (-scores[i - 1, 0], i))[:_ROOTS])
    best: list[int] = []
    most = -np.inf
    for top in tops:  # one of the roots that the best forest has, the rest under it
        only = np.vstack([np.full(n + 1, NEVER), scores])
        only[:, 0] = 16 * NEVER
        only[top] = 16 * NEVER
        only[top, 0] = 0
        heads = _spanning(only)
        total = sum(scores[np.arange(n), heads[1:]].tolist())
        if total > most:
            best, most = heads[1:], total
    return best


def _cycle(heads: Sequence[int]) -> list[int] | None:
    """Some cycle of a head function over nodes with node 0 as the root; None where it is a tree."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path = []
        u = start
        while state[u] == 0:
            state[u] = 1
            path.append(u)
            u = heads[u]
        if state[u] == 1:
            return path[path.index(u) :]
        for x in path:
            state[x] = 2
    return None


def _spanning(weights: Array) -> list[int]:
    """Best heads over nodes 0 … n, node 0 being the root: `weights[i, j]` scores `j` as the head of `i`."""
    n = len(weights)
    weights[np.arange(n), np.arange(n)] = 32 * NEVER
    heads: list[int] = weights.argmax(1).tolist()
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = sorted(cycle)
    member = set(inside)
    outside = [i for i in range(n) if i not in member]
    c = len(outside)
    small = np.empty((c + 1, c + 1))
    below = weights.take(outside, axis=0)
    small[:c, :c] = below.take(outside, axis=1)
    leaving = below.take(inside, axis=1)
    best = leaving.argmax(1)
    small[:c, c] = leaving[np.arange(c), best]
    broken = weights[inside, [heads[i] for i in inside]]  # what the cycle loses where it is entered
    entering = weights.take(inside, axis=0).take(outside, axis=1) - broken[:, None]
    entry = entering.argmax(0)
    small[c, :c] = entering[entry, np.arange(c)]
    rest = _spanning(small)
    for new, old in enumerate(outside):
        heads[old] = inside[int(best[new])] if rest[new] == c else outside[rest[new]]
    heads[0] = 0
    heads[inside[int(entry[rest[c]])]] = outside[rest[c]]
    return heads


# -- relations -----------------------------------------------------------------------------------------------------


_Once = tuple[tuple[tuple[int, ...], list[int]], ...]


@cache
def _allowed_once(names: tuple[str, ...]) -> _Once:
    """Groups of relations of which a head has one, each with all the others."""
    groups = tuple(tuple(names.index(x) for x in group) for group in (("nsubj", "nsubj:pass"), ("obj",)))
    return tuple((group, [x for x in range(len(names)) if x not in group]) for group in groups)


def labels_of(
    heads: Sequence[Sequence[int]], limits: Sequence[Sequence[Limits]], scores: Array, names: tuple[str, ...]
) -> list[list[str]]:
    """The best relations that are allowed: no subject that cannot be nominative, one subject and one object a head.

    `scores` has a row for each word of the sentences, one behind the other.
    """
    root, once = names.index("root"), _allowed_once(names)
    ends = list(accumulate(map(len, heads), initial=0))
    barred: list[int] = []
    for at, own, words in zip(ends, heads, limits, strict=False):
        counted = {own[i] for i, word in enumerate(words) if word.counts}
        barred += [at + i for i, word in enumerate(words) if not word.subject and i not in counted]
    scores[:, root] = NEVER
    for subject in once[0][0]:
        scores[barred, subject] = NEVER
    best = scores.argmax(1).tolist()
    return [
        [names[b] for b in _one_each(own, best[at:end], scores[at:end], root, once)]
        for own, (at, end) in zip(heads, pairwise(ends), strict=True)
    ]


def _one_each(heads: Sequence[int], best: list[int], scores: Array, root: int, once: _Once) -> list[int]:
    """Relations of one sentence; where a head has two that are allowed once, the less certain one gets its second best."""
    best[heads.index(-1)] = root
    for group, rest in once:
        holder: dict[int, int] = {}
        for i in [i for i, relation in enumerate(best) if relation in group]:
            head = heads[i]
            other = holder.setdefault(head, i)
            if other == i:
                continue
            margins = {x: float(scores[x, list(group)].max() - scores[x, rest].max()) for x in (i, other)}
            loser = i if margins[i] <= margins[other] else other
            holder[head] = other if loser == i else i
            scores[loser, list(group)] = NEVER
            best[loser] = int(scores[loser].argmax())
    return best
