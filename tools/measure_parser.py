"""Measure the shipped parser on the 300 sentences of PUD kept apart and on pdb-test, in our words, decoding included.

    python tools/measure_parser.py ../shared/treebank [loaders/polish/data/parser.npz]

Punctuation is left out. The F of a relation counts an arc only with its head, relation cut to the base.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from parser_data import Row, collapse, polish, read

from loaders.polish.syntax.parser import MODEL, Parser

SHOWN = ("nsubj", "obj", "obl", "nmod", "conj")


def measure(parser: Parser, rows: list[Row]) -> str:
    trees = parser.parse([[i.word for i in row.items if i.word] for row in rows])
    heads = both = total = 0
    right, found, gold = Counter[str](), Counter[str](), Counter[str]()
    for row, tree in zip(rows, trees, strict=True):
        for item, head, label in zip(row.items, tree.heads, tree.labels, strict=True):
            if item.label == "punct":
                continue
            total += 1
            mine, its = label.split(":")[0], item.label.split(":")[0]
            found[mine] += 1
            gold[its] += 1
            heads += head == item.head
            both += head == item.head and label == item.label
            right[its] += head == item.head and mine == its
    scores = "  ".join(f"{x} {2 * right[x] / (found[x] + gold[x]):.3f}" for x in SHOWN)
    return (
        f"UAS {100 * heads / total:.2f}  LAS {100 * both / total:.2f}  {scores}  ({len(rows)} sentences, {total} words)"
    )


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("treebank", type=Path)
    options.add_argument("model", type=Path, nargs="?", default=MODEL)
    args = options.parse_args()
    parser = Parser(args.model)
    pud = [polish("pud", s) for _, s in list(read(args.treebank / "pud.conllu"))[:300]]
    pdb = [polish("pdb", s) for _, s in read(args.treebank / "pdb-test.conllu")]
    for name, rows in (("pud-300", pud), ("pud-300, names joined", [collapse(r) or r for r in pud]), ("pdb-test", pdb)):
        print(name, measure(parser, rows))
    words = [[i.word for i in row.items if i.word] for row in pdb]
    fresh = Parser(args.model)
    for name in ("cold", "warm"):
        start = time.perf_counter()
        for at in range(0, len(words), 40):  # about the sentences of a document
            fresh.parse(words[at : at + 40])
        print(name, f"{sum(map(len, words)) / (time.perf_counter() - start):,.0f} words a second")


if __name__ == "__main__":
    main()
