"""What re-ranking by the frames' own preferences adds: of several trees of a sentence the one whose happenings find most of whom they need.

    .venv/bin/python benchmarks/syntax_beam.py [own9 …]            # needs ../shared for the scorer

The beam holds the best tree and, for each of the `WIDTH` words whose head is least certain, the best tree in which it has
another head. Each is repaired; the first is kept unless in another a happening has more roles filled by what may fill them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent / "tools"))
from score_texts import figures, measure

from loaders.polish import pipeline
from loaders.polish.frames.openings import Opening
from loaders.polish.frames.triggers import Hit, find
from loaders.polish.reference.discourse import Discourse
from loaders.polish.reference.referents import Referents
from loaders.polish.repair.limits import repair, repair_all
from loaders.polish.roles.senses import understand
from loaders.polish.syntax import parser
from loaders.polish.syntax.decode import NEVER, Array, best_heads
from loaders.polish.syntax.parser import Parser, Tree
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.words import Word
from loaders.polish.units.units import Unit

KINDS = ("own3", "own4", "own5", "own6", "own7", "own8", "own9", "own10", "real", "real2")
WIDTH = 6
_ASIDE = frozenset({"topic", "speaker", "place", "destination"})


def _other_heads(arcs: Array, rank: int) -> list[int]:
    """The best tree in which the word of that rank, the least certain first, has another head than in the best of all."""
    n = len(arcs)
    scores = arcs.copy()
    heads = best_heads(arcs)
    if n <= rank:
        return heads
    scores[np.arange(n), np.arange(1, n + 1)] = NEVER
    rest = scores.copy()
    rest[np.arange(n), heads] = NEVER
    word = np.argsort(scores[np.arange(n), heads] - rest.max(1), kind="stable")[rank]
    scores[word, heads[word]] = 4 * NEVER
    return best_heads(scores)


class Beam:
    """Stands in for the parser, the repair and the search for happenings of the pipeline."""

    def __init__(self) -> None:
        self._discourse: Discourse | None = None
        self._others: dict[int, list[Tree]] = {}  # by the best tree, then by the units
        self._parse = Parser.parse
        self._kept: list[object] = []  # so that no id is used again
        self.sentences = self.changed = 0

    def parse(self, sentences: Sequence[Sequence[Word]]) -> list[Tree]:
        model = Parser()
        best = self._parse(model, sentences)
        more = []
        for rank in range(WIDTH):
            with patch.object(parser, "best_heads", lambda arcs, rank=rank: _other_heads(arcs, rank)):
                more.append(self._parse(model, sentences))
        self._others |= {id(tree): [trees[n] for trees in more] for n, tree in enumerate(best)}
        self._kept += best
        return best

    def repair_all(self, sentences: Sequence[Sequence[Unit]], trees: Sequence[Tree]) -> list[Tree]:
        for units, tree in zip(sentences, trees, strict=True):
            self._others[id(units)] = [repair(units, other) for other in self._others.pop(id(tree))]
            self._kept.append(units)
        return repair_all(sentences, trees)

    def discourse(self, *args: Any) -> Discourse:
        self._discourse = Discourse(*args)
        return self._discourse

    def find(self, g: SentenceGraph, openings: Sequence[Opening], before: Sequence[Word] = ()) -> list[Hit]:
        hits = find(g, openings, before)
        others = self._others.get(id(g.units), []) if hits else []
        most, count = self._filled(g, hits), len(hits)
        self.sentences += bool(others)
        best: SentenceGraph | None = None
        for tree in others:
            other = SentenceGraph(g.units, tree, g.text)
            found = find(other, openings, before)
            if len(found) >= count and (filled := self._filled(other, found)) > most:
                best, hits, most = other, found, filled
        if best is not None:
            self.changed += 1
            vars(g).update(vars(best))
        return hits

    def _filled(self, g: SentenceGraph, hits: list[Hit]) -> int:
        assert self._discourse is not None
        refs = Referents(g, self._discourse, settled=True)
        senses = [understand(g, hit, refs) for hit in hits]
        return sum(bool(who) for sense in senses for role, who in sense.roles.items() if role not in _ASIDE)


@contextmanager
def reranked() -> Iterator[Beam]:
    beam = Beam()
    with ExitStack() as stack:
        stack.enter_context(patch.object(Parser, "parse", lambda _, sentences: beam.parse(sentences)))
        stack.enter_context(patch.object(pipeline, "repair_all", beam.repair_all))
        stack.enter_context(patch.object(pipeline, "Discourse", beam.discourse))
        stack.enter_context(patch.object(pipeline, "find", beam.find))
        yield beam


def main() -> None:
    kinds = sys.argv[1:] or KINDS
    plain = {kind: figures(measure(kind)["check"][0]) for kind in kinds}
    with reranked() as beam:
        other = {kind: figures(measure(kind)["check"][0]) for kind in kinds}
    print("| check part of | events | roles | statuses |\n|---|---|---|---|")
    for kind in kinds:
        cells = [f"{plain[kind][x][0]:.3f} → {other[kind][x][0]:.3f}" for x in ("events", "roles", "status")]
        print(f"| {kind} | {' | '.join(cells)} |")
    mean = [sum(other[k][x][0] - plain[k][x][0] for k in kinds) / len(kinds) for x in ("events", "roles", "status")]
    print(f"| mean difference | {' | '.join(f'{x:+.4f}' for x in mean)} |")
    print(f"\n{beam.changed} of {beam.sentences} sentences with a happening got another tree.")


if __name__ == "__main__":
    main()
