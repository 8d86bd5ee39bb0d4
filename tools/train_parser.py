"""Train the dependency parser of `loaders.polish.syntax.parser` and write its model.

    python tools/train_parser.py ../shared/treebank loaders/polish/data/parser.npz [--steps 16000]

Needs `jax` (dependency group `train`) and the treebanks: UD_Polish-LFG, -SZ (GPL-3.0), -PUD and Slavic treebanks
(CC BY-SA 4.0, Russian PUD 3.0). UD_Polish-PDB is measured on and never trained on. The model made of them is given
under GPL-3.0. How it is made, and figures: `docs/syntax.md`.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))
from parser_batches import Corpus, Lexicon, batches, rows_of
from parser_data import LABELS
from parser_net import DILATIONS, REACH, forward, init, loss

Params = dict[str, Any]


def make_step(tables: dict[str, jnp.ndarray]) -> Any:
    @jax.jit
    def step(p: Params, m: Params, v: Params, t: Any, batch: Any, key: Any, rate: Any, drop: Any, tables: Any) -> Any:
        value, g = jax.value_and_grad(loss)(p, tables, batch, key, drop)
        norm = jnp.sqrt(sum(jnp.sum(x * x) for x in jax.tree.leaves(g)))
        g = jax.tree.map(lambda x: x * jnp.minimum(1, 2 / (norm + 1e-9)), g)
        m = jax.tree.map(lambda a, b: 0.9 * a + 0.1 * b, m, g)
        v = jax.tree.map(lambda a, b: 0.98 * a + 0.02 * b * b, v, g)
        p = jax.tree.map(
            lambda w, a, b: w * (1 - 0.03 * rate) - rate * (a / (1 - 0.9**t)) / (jnp.sqrt(b / (1 - 0.98**t)) + 1e-8),
            p,
            m,
            v,
        )
        return p, m, v, value

    return lambda *args: step(*args, tables)


def make_scores(tables: dict[str, jnp.ndarray]) -> Any:
    @jax.jit
    def scores(p: Params, batch: Any, tables: Any) -> Any:
        arc, label, _ = forward(p, tables, batch, None, 0.0)
        return arc.argmax(2), label.argmax(2)

    return lambda p, b: scores(p, b, tables)


def measure(scores: Any, p: Params, data: list[dict[str, np.ndarray]]) -> str:
    """UAS and LAS of the best heads before decoding, punctuation left out; labels are those of the gold heads."""
    good = both = total = 0.0
    for b in data:
        heads, labels = map(np.asarray, scores(p, b))
        scored = (b["mask"] > 0) & (b["labels"] != LABELS.index("punct"))
        right = (heads == b["heads"]) & scored
        good, both, total = good + right.sum(), both + (right & (labels == b["labels"])).sum(), total + scored.sum()
    return f"{100 * good / total:.2f}/{100 * both / total:.2f}"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("treebank", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("--steps", type=int, default=16000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--drop", type=float, default=0.3)
    args = parser.parse_args()
    start = time.time()
    train, dev, test = rows_of(args.treebank)
    lexicon = Lexicon(train)
    corpus, dev_c, test_c = Corpus(train, lexicon), Corpus(dev, lexicon), Corpus(test, lexicon)
    tables = {name: jnp.asarray(x) for name, x in lexicon.tables().items()}
    print(f"{len(train)} rows, {len(lexicon.words)} words, {lexicon.sizes()}, {time.time() - start:.0f} s", flush=True)
    p = jax.tree.map(jnp.asarray, init(args.seed, lexicon.sizes(), len(lexicon.tags), len(lexicon.sources)))
    m, v = jax.tree.map(jnp.zeros_like, p), jax.tree.map(jnp.zeros_like, p)
    average = p
    step, scores = make_step(tables), make_scores(tables)
    rng = np.random.default_rng(args.seed)
    dev_b = list(batches(dev_c, lexicon, None, 0.0, 2048))
    test_b = list(batches(test_c, lexicon, None, 0.0, 2048))
    t, losses = 0, []
    while t < args.steps:
        for b in batches(corpus, lexicon, rng, t / args.steps, 1536):
            t += 1
            rate = args.rate * min(1, t / 300) * max(0.0, 1 - t / args.steps)
            p, m, v, value = step(p, m, v, float(t), b, jax.random.key(t + 1000003 * args.seed), rate, args.drop)
            if t % 10 == 0:
                part = max(0.015, 10 / (t + 10))
                average = jax.tree.map(lambda a, w, part=part: a + (w - a) * part, average, p)
            losses.append(value)
            if t % 500 == 0 or t == args.steps:
                print(
                    f"{t} {time.time() - start:.0f}s loss {np.mean([float(x) for x in losses]):.3f} dev {measure(scores, p, dev_b)} averaged {measure(scores, average, dev_b)}",
                    flush=True,
                )
                losses = []
            if t % 2000 == 0 or t == args.steps:
                save(args.model, average, lexicon, args)
            if t == args.steps:
                break
    print("dev", measure(scores, average, dev_b), "pdb-test", measure(scores, average, test_b), flush=True)


def save(path: Path, p: Params, lexicon: Lexicon, args: argparse.Namespace) -> None:
    """The float model, with its vocabulary; `tools/quantise_parser.py` makes of it what is shipped."""
    data = hashlib.sha256(
        b"".join(f.read_bytes() for f in sorted(args.treebank.rglob("*.conllu*")) if "pdb" not in f.name)
    ).hexdigest()
    np.savez_compressed(
        path,
        labels=np.array(LABELS), dilations=np.array(DILATIONS), reach=np.array(REACH), source=np.array(lexicon.sources.index("pud")),
        **{f"vocabulary_{k}": np.array(sorted(v, key=v.__getitem__)) for k, v in lexicon.vocabularies.items()},
        provenance=np.array(f"steps {args.steps} seed {args.seed} rate {args.rate} drop {args.drop} data sha256 {data}"),
        **{k: np.asarray(x, np.float32) for k, x in p.items()},
    )  # fmt: skip


if __name__ == "__main__":
    main()
