"""The float model of `tools/train_parser.py` → the whole-number model that `loaders.polish.syntax.parser` computes exactly.

    python tools/quantise_parser.py /tmp/parser.npz loaders/polish/data/parser.npz

Every matrix gets a power-of-two unit for each column, as fine as lets all partial sums stay below 2^24 (32-bit floats)
whatever the input: sum of |weight| x largest activation + |bias| < 2^24.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
H = 2.0**10  # unit of the residual stream
CONV, LAST = 2.0**6, 2.0**7  # units of normed activations, clipped at ±8
PROJECTED = 2.0**8  # unit of head and dep vectors
EXACT = 2.0**24


def columns(
    weights: Floats, bias: Floats, unit: float, least: int = 4, most: int = 16
) -> tuple[Floats, Floats, Floats]:
    """(whole weights, whole bias, exponents of the column units) with all sums exact in 32-bit floats."""
    exponents = np.zeros(weights.shape[1])
    w, b = np.zeros_like(weights), np.zeros_like(bias)
    for j in range(weights.shape[1]):
        for e in range(most, least - 1, -1):
            column, offset = np.rint(weights[:, j] * 2.0**e), np.rint(bias[j] * 2.0**e * unit)
            if np.abs(column).sum() * (8 * unit - 1) + abs(offset) < EXACT and np.abs(column).max() < 2**15:
                w[:, j], b[j], exponents[j] = column, offset, e
                break
        else:
            raise SystemExit(f"column {j} is too large to be exact: sum of |weights| {np.abs(weights[:, j]).sum():.1f}")
    return w, b, exponents


def short(x: Floats) -> NDArray[np.int16]:
    whole = np.rint(x)
    assert np.abs(whole).max() < 2**15, np.abs(whole).max()
    return whole.astype(np.int16)


def quantise(p: dict[str, Any]) -> dict[str, Any]:
    f = {k: v.astype(np.float64) for k, v in p.items() if v.dtype.kind == "f"}
    out: dict[str, Any] = {k: v for k, v in p.items() if v.dtype.kind != "f"}
    out["root"] = short(f["root"] * H)
    out["bias"] = short((f["bias"] + f["sources"][int(p["source"])]) * H).astype(np.float32)
    out["rows_signs"] = short(f["signs"] * H)
    for name in ("lemma", "form", "suffix", "ending", "prefix", "klass"):
        out[f"rows_{name}"] = short(f[name] @ f[name + "_in"] * H)
    for i in range(len(p["dilations"])):
        gain = np.tile(f[f"norm{i}"], 3)[:, None]
        w, b, e = columns(f[f"conv{i}"] * gain, f[f"conv{i}b"], CONV)
        out[f"conv{i}"], out[f"conv{i}b"], out[f"shift{i}"] = short(w), b.astype(np.int32), H / (CONV * 2.0**e)
    names = ("head", "dep", "lhead", "ldep")
    w, b, e = columns(
        np.hstack([f[n] for n in names]) * f["norm"][:, None],
        np.concatenate([f.get(n + "b", np.zeros(f[n].shape[1])) for n in names]),
        LAST,
    )
    out["last"], out["lastb"], out["shift"] = short(w), b.astype(np.int32), PROJECTED / (LAST * 2.0**e)
    out["split"] = np.cumsum([f[n].shape[1] for n in names])[:-1]
    arc, unit = 2.0**12, 2.0**22  # arcs come out in 1 / unit; 64-bit floats hold them exactly
    bent = unit / PROJECTED  # unit of dep @ arc
    out["arc"], out["arc_unit"] = short(f["arc"] * arc), np.array([bent / (PROJECTED * arc)])
    for name in ("archead", "near", "far"):
        out[name] = np.rint(f[name] * unit / PROJECTED).astype(np.int32)
    out["nearb"] = np.rint(f["nearb"] * unit).astype(np.int32)
    out["limit"] = np.array([4.0 * unit])
    out["lnear"] = short(f["lnear"] * PROJECTED)
    out["label"], out["labelb"] = (
        short(f["label"] * 2.0**12),
        np.rint(f["labelb"] * 2.0**12 * PROJECTED).astype(np.int32),
    )
    out["unit"] = np.array([CONV, LAST])
    return out


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("source", type=Path)
    parser.add_argument("model", type=Path)
    args = parser.parse_args()
    with np.load(args.source) as file:
        model = quantise({k: file[k] for k in file.files})
    np.savez_compressed(args.model, **model)
    print(args.model, args.model.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
