"""Which syntax finds what: the ways that issue 4 names, set against each other on texts with gold.

    .venv/bin/python benchmarks/syntax_ways.py            # needs ../shared for the scorer

`order` is the arguments by order (`frames/order.py`), `limits` the repairs by case, agreement and lists (`repair/limits.py`). The
`grammar` is a tree without any parser: prepositions and adjectives go to the noun after them, genitives to the noun
before, the rest to the verb of its clause. Only figures of the part `check` are shown.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).parent.parent / "tools"))
from score_texts import figures, measure, shown_as_done

from loaders.polish import pipeline
from loaders.polish.frames import arguments, triggers
from loaders.polish.syntax.parser import Parser, Tree
from loaders.polish.text.words import Word
from loaders.polish.units.units import ADJECTIVAL, FINITE, NOMINAL, VERBAL, Unit

KINDS = ("own3", "own4", "own5", "own6", "own7", "own8", "own9", "own10")


def grammar(units: Sequence[Unit]) -> Tree:
    """A tree by local rules alone."""
    verbs = [i for i, u in enumerate(units) if u.is_(FINITE) and not u.named] or [
        i for i, u in enumerate(units) if u.is_(VERBAL) and not u.named
    ]
    root = verbs[0] if verbs else 0
    heads, labels = [-1] * len(units), ["root"] * len(units)
    for i, unit in enumerate(units):
        if i == root:
            continue
        after = next((j for j in range(i + 1, min(i + 5, len(units))) if _noun(units[j])), None)
        before = i - 1 if i and _noun(units[i - 1]) else None
        verb = min(verbs, key=lambda v: (abs(v - i), v)) if verbs else root
        if "prep" in unit.pos and not unit.named and after is not None:
            heads[i], labels[i] = after, "case"
        elif unit.is_(ADJECTIVAL) and not unit.named and after is not None and unit.cases & units[after].cases:
            heads[i], labels[i] = after, "amod"
        elif not _noun(unit):
            heads[i], labels[i] = (verb if verb != i else root), "parataxis" if i in verbs else "advmod"
        elif before is not None and "gen" in unit.cases:
            heads[i], labels[i] = before, "nmod"
        else:
            governed = i and "prep" in units[i - 1].pos
            label = "obl" if governed else "nsubj" if "nom" in unit.cases and i < verb else "obj"
            heads[i], labels[i] = (verb if verb != i else root), label
    return _without_circles(heads, labels, root)


def _noun(unit: Unit) -> bool:
    return unit.named or unit.is_(NOMINAL)


def _without_circles(heads: list[int], labels: list[str], root: int) -> Tree:
    for i in range(len(heads)):
        at, seen = i, set()
        while at >= 0 and at not in seen:
            seen.add(at)
            at = heads[at]
        if at >= 0:
            heads[i] = root
    return Tree(tuple(heads), tuple(labels))


@contextmanager
def way(*, parser: bool, order: bool, limits: bool) -> Iterator[None]:
    nothing: Callable[..., list[object]] = lambda *_, **__: []  # noqa: E731
    keep: Callable[[object, Sequence[Tree]], list[Tree]] = lambda _, trees: list(trees)  # noqa: E731
    patches = []
    if not parser:
        units: dict[int, Unit] = {}  # the parser is handed words: each leads back to its unit
        make = pipeline.filled  # the last that touches the units before they are parsed

        def noted(found: list[Unit]) -> list[Unit]:
            found = make(found)
            units.update({id(u.word): u for u in found})
            return found

        def parse(_: Parser, sentences: Sequence[Sequence[Word]]) -> list[Tree]:
            return [grammar([units[id(w)] for w in sentence]) for sentence in sentences]

        patches += [patch.object(pipeline, "filled", noted), patch.object(Parser, "parse", parse)]
    if not order:
        patches += [patch.object(arguments, "scan", nothing), patch.object(triggers, "scan", nothing)]
    if not limits:
        patches.append(patch.object(pipeline, "repair_all", keep))
    for p in patches:
        p.start()
    try:
        yield
    finally:
        for p in patches:
            p.stop()


def main() -> None:
    print("| syntax | events | roles | status | not done, shown as done |\n|---|---|---|---|---|")
    for name, given in {
        "grammar alone": {"parser": False, "order": False, "limits": False},
        "grammar, order, limits": {"parser": False, "order": True, "limits": True},
        "parser alone": {"parser": True, "order": False, "limits": False},
        "parser, order": {"parser": True, "order": True, "limits": False},
        "parser, limits": {"parser": True, "order": False, "limits": True},
        "parser, order, limits": {"parser": True, "order": True, "limits": True},
    }.items():
        counts, errors = Counter[str](), list[str]()
        with way(**given):
            for kind in KINDS:
                found, said = measure(kind).get("check", (Counter(), []))
                counts += found
                errors += said
        f = figures(counts)
        print(
            f"| {name} | {f['events'][0]:.3f} | {f['roles'][0]:.3f} | {f['status'][0]:.3f} | {shown_as_done(errors)} |"
        )


if __name__ == "__main__":
    main()
