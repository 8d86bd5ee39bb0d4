"""The network in jax, for training; `loaders.polish.syntax.parser` computes the same in numpy."""

from __future__ import annotations

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from parser_data import LABELS

from loaders.polish.syntax.features import SIGNS

WIDTH, LABEL_WIDTH, REACH, NEAR = 128, 96, 24, 8
EMBED = {"lemma": 64, "form": 48, "suffix": 48, "ending": 32, "prefix": 32, "klass": 64}
DILATIONS = (1, 1, 2, 4, 8)
Params = dict[str, Any]


def init(seed: int, sizes: dict[str, int], tags: int, sources: int) -> Params:
    rng = np.random.default_rng(seed)

    def normal(*shape: int, scale: float) -> np.ndarray:
        return (rng.standard_normal(shape) * scale).astype(np.float32)

    p: Params = {}
    for name, width in EMBED.items():
        p[name] = normal(sizes[name], width, scale=0.5)
        p[name + "_in"] = normal(width, WIDTH, scale=0.5 * width**-0.5)
    p["signs"] = normal(len(SIGNS), WIDTH, scale=0.15)
    p["sources"] = np.zeros((sources, WIDTH), np.float32)
    p["root"], p["bias"] = normal(WIDTH, scale=0.3), np.zeros(WIDTH, np.float32)
    for i in range(len(DILATIONS)):
        p[f"conv{i}"] = normal(3 * WIDTH, WIDTH, scale=(2 / (3 * WIDTH)) ** 0.5)
        p[f"conv{i}b"], p[f"norm{i}"] = np.zeros(WIDTH, np.float32), np.ones(WIDTH, np.float32)
    p["norm"] = np.ones(WIDTH, np.float32)
    for name, width in (("head", WIDTH), ("dep", WIDTH), ("lhead", LABEL_WIDTH), ("ldep", LABEL_WIDTH)):
        p[name], p[name + "b"] = normal(WIDTH, width, scale=(2 / WIDTH) ** 0.5), np.zeros(width, np.float32)
    p["arc"], p["archead"] = normal(WIDTH, WIDTH, scale=0.02), np.zeros(WIDTH, np.float32)
    p["near"], p["nearb"] = np.zeros((WIDTH, 2 * REACH + 1), np.float32), np.zeros(2 * REACH + 1, np.float32)
    p["far"] = np.zeros((WIDTH, 2 * REACH + 1), np.float32)
    p["lnear"] = np.zeros((2 * NEAR + 1, LABEL_WIDTH), np.float32)
    p["label"], p["labelb"] = normal(LABEL_WIDTH, len(LABELS), scale=0.1), np.zeros(len(LABELS), np.float32)
    p["tag"], p["tagb"] = normal(WIDTH, tags, scale=0.1), np.zeros(tags, np.float32)
    return p


def shift(h: jnp.ndarray, by: int) -> jnp.ndarray:
    zero = jnp.zeros_like(h[:, : abs(by)])
    return jnp.concatenate([zero, h[:, :-by]], 1) if by > 0 else jnp.concatenate([h[:, -by:], zero], 1)


def norm(h: jnp.ndarray, gain: jnp.ndarray) -> jnp.ndarray:
    return h * gain / jnp.sqrt((h * h).mean(-1, keepdims=True) + 1e-6)


def embed(p: Params, tables: Any, words: jnp.ndarray, key: Any) -> jnp.ndarray:
    """Vectors of words; while training, each symbol of a word is dropped by itself: few words are worth learning."""
    keys = jax.random.split(key, len(EMBED)) if key is not None else [None] * len(EMBED)
    h = tables["signs"][words] @ p["signs"] + p["bias"]
    keep = {"lemma": 0.6, "form": 0.7, "suffix": 0.7, "ending": 0.8, "prefix": 0.5, "klass": 0.7}
    for k, name in zip(keys, EMBED, strict=True):
        rows = tables[name][words]
        if name == "lemma":
            known = (rows > 0)[..., None]
            e = (p[name][rows] * known).sum(2) / jnp.maximum(1, known.sum(2))
        else:
            e = p[name][rows] * (rows > 0)[..., None]
        if k is not None:
            e = e * jax.random.bernoulli(k, keep[name], words.shape)[..., None]
        h = h + e @ p[name + "_in"]
    return h


def forward(p: Params, tables: Any, batch: Any, key: Any, drop: Any) -> tuple[jnp.ndarray, jnp.ndarray, jnp.ndarray]:
    """(arc scores, label scores at the gold heads, tag scores); no dropout where `key` is None."""
    keys = jax.random.split(key, 16) if key is not None else [None] * 16

    def dropout(x: jnp.ndarray, k: Any) -> jnp.ndarray:
        return x if k is None else x * jax.random.bernoulli(k, 1 - drop, (x.shape[0], 1, x.shape[2])) / (1 - drop)

    mask = batch["mask"][..., None]
    e = embed(p, tables, batch["words"], keys[0]) + p["sources"][batch["sources"]][:, None]
    h = jnp.concatenate([jnp.broadcast_to(p["root"], (e.shape[0], 1, WIDTH)), e * mask], 1)
    h = dropout(h, keys[1])
    full = jnp.concatenate([jnp.ones_like(mask[:, :1]), mask], 1)
    for i, d in enumerate(DILATIONS):
        z = norm(h, p[f"norm{i}"]) * full
        x = jnp.concatenate([shift(z, d), z, shift(z, -d)], 2)
        h = h + dropout(jax.nn.relu(x @ p[f"conv{i}"] + p[f"conv{i}b"]), keys[2 + i])
    h = norm(h, p["norm"])
    words = h[:, 1:]
    head = dropout(jax.nn.relu(h @ p["head"] + p["headb"]), keys[10])
    dep = dropout(jax.nn.relu(words @ p["dep"] + p["depb"]), keys[11])
    arc = jnp.einsum("bid,bjd->bij", dep @ p["arc"], head) + (head @ p["archead"])[:, None]
    n = h.shape[1]
    place = jnp.arange(n)[None, :] - jnp.arange(1, n)[:, None]
    where = jnp.broadcast_to(jnp.clip(place, -REACH, REACH) + REACH, arc.shape)
    arc = arc + jnp.take_along_axis(dep @ p["near"] + p["nearb"], where, 2)
    arc = arc + jnp.take_along_axis(head @ p["far"], where.transpose(0, 2, 1), 2).transpose(0, 2, 1)
    arc = jnp.where(full[:, None, :, 0] > 0, arc, -1e9) - 1e9 * jnp.eye(n)[1:][None]
    lhead = jnp.take_along_axis(h @ p["lhead"] + p["lheadb"], batch["heads"][..., None], 1)
    near = jnp.clip(batch["heads"] - jnp.arange(1, n)[None], -NEAR, NEAR) + NEAR
    hidden = dropout(jax.nn.relu(words @ p["ldep"] + p["ldepb"] + lhead + p["lnear"][near]), keys[12])
    return arc, hidden @ p["label"] + p["labelb"], dropout(words, keys[13]) @ p["tag"] + p["tagb"]


def loss(p: Params, tables: Any, batch: Any, key: Any, drop: Any) -> jnp.ndarray:
    arc, label, tag = forward(p, tables, batch, key, drop)
    mask = batch["mask"]

    def nll(x: jnp.ndarray, gold: jnp.ndarray) -> jnp.ndarray:
        return -jnp.take_along_axis(jax.nn.log_softmax(x), gold[..., None], 2)[..., 0]

    each = nll(arc, batch["heads"]) + nll(label, batch["labels"]) + 0.3 * nll(tag, batch["tags"])
    return (each * mask).sum() / jnp.maximum(1, mask.sum())
