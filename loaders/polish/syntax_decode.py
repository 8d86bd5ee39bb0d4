"""Scores → a tree, and labels that Polish morphology allows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from loaders.polish.words import Word

Array = NDArray[np.float64]
_NEVER = -1e30
_NOUNS = frozenset({"subst", "ger", "ppron12", "ppron3", "siebie", "adj", "ppas", "pact", "num", "dig", "brev"})


def tree(arcs: Array) -> list[int]:
    """The best tree with one root: `arcs[i, j]` scores unit `j - 1` (-1: the root) as head of unit `i`.

    Returns heads, -1 for the root. Ties go to the lower index.
    """
    n = arcs.shape[0]
    scores = arcs.copy()
    scores[np.arange(n), np.arange(1, n + 1)] = _NEVER
    if n == 1:
        return [-1]
    heads = scores.argmax(1)
    roots = np.flatnonzero(heads == 0)
    if len(roots) != 1:
        margin = scores[:, 0] - scores[:, 1:].max(1)
        root = int(margin.argmax())
        keep = scores[root, 0]
        scores[:, 0] = _NEVER
        scores[root] = _NEVER
        scores[root, 0] = keep
        heads = scores.argmax(1)
    found = [int(h) - 1 for h in heads]
    if _cycle(found) is not None:
        root = found.index(-1)
        scores[:, 0] = _NEVER
        scores[root] = _NEVER
        scores[root, 0] = 0
        found = _edmonds(scores, root)
    return found


def _cycle(heads: Sequence[int]) -> list[int] | None:
    """Some cycle of a head function, None where it is a tree."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        path = []
        u = start
        while u >= 0 and state[u] == 0:
            state[u] = 1
            path.append(u)
            u = heads[u]
        if u >= 0 and state[u] == 1:
            return path[path.index(u) :]
        for x in path:
            state[x] = 2
    return None


def _edmonds(scores: Array, root: int) -> list[int]:
    """Chu-Liu/Edmonds over `scores[i, j + 1]` with a fixed root; contracts one cycle at a time."""
    n = scores.shape[0]
    weights = scores[:, 1:]
    return _contract(weights, root, list(range(n)))


def _contract(weights: Array, root: int, nodes: list[int]) -> list[int]:
    n = len(nodes)
    heads = [int(weights[i].argmax()) if i != root else -1 for i in range(n)]
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = sorted(cycle)
    member = set(inside)
    outside = [i for i in range(n) if i not in member]
    index = {old: new for new, old in enumerate(outside)}
    c = len(outside)
    small = np.full((c + 1, c + 1), _NEVER)
    small[:c, :c] = weights[np.ix_(outside, outside)]
    out_of = weights[np.ix_(outside, inside)]
    best_inside = out_of.argmax(1)
    small[:c, c] = out_of[np.arange(c), best_inside]
    gain = weights[np.ix_(inside, outside)] - np.array([[weights[i, heads[i]]] for i in inside])
    enter = gain.argmax(0)
    small[c, :c] = gain[enter, np.arange(c)]
    rest = _contract(small, index[root], [*outside, -1])
    result = [-1] * n
    for i in inside:
        result[i] = heads[i]
    for new, old in enumerate(outside):
        head = rest[new]
        result[old] = -1 if head < 0 else inside[int(best_inside[new])] if head == c else outside[head]
    entry = rest[c]
    result[inside[int(enter[entry])]] = outside[entry]
    return result


def repair(sentence: Sequence[Word], heads: Sequence[int], scores: Array, names: Sequence[str]) -> list[str]:
    """Best labels that morphology allows: no subject that cannot be nominative, one subject a head."""
    index = {name: i for i, name in enumerate(names)}
    allowed = scores.copy()
    for i, word in enumerate(sentence):
        if heads[i] < 0:
            continue
        allowed[i, index["root"]] = _NEVER
        if word.pos & _NOUNS and word.cases and "nom" not in word.cases and not word.pos & {"num", "dig"}:
            if not any(heads[c] == i and sentence[c].pos & {"num", "dig"} for c in range(max(0, i - 4), i)):
                allowed[i, index["nsubj"]] = allowed[i, index["nsubj:pass"]] = _NEVER
    best = allowed.argmax(1)
    subjects: dict[int, int] = {}
    for i in range(len(sentence)):
        if heads[i] < 0:
            best[i] = index["root"]
        elif names[best[i]] == "nsubj":
            other = subjects.get(heads[i])
            if other is None:
                subjects[heads[i]] = i
                continue
            loser = i if allowed[i, index["nsubj"]] <= allowed[other, index["nsubj"]] else other
            subjects[heads[i]] = other if loser == i else i
            allowed[loser, index["nsubj"]] = _NEVER
            best[loser] = allowed[loser].argmax()
    return [names[b] for b in best]
