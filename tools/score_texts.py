"""Score the extraction on annotated texts: `python tools/score_texts.py seeds real own --part dev --errors`.

`seeds` are the five documents of ../shared; `real`, `real2` and `real3` articles of ../shared/ner/slavicner with the gold in tests/unseen
(offsets, so that no text of others is in the repository); `own`, `own2` … texts and gold of the folders of these names in tests/unseen; any other word
is a folder outside the repository laid out as these two (`../press`: texts of others, with gold, for development). The scorer is
../shared/score/score.py, run a document at a time, its counts added up. Of the part `check` only figures are shown; the part `opened` was such
a part, until newer texts took its place.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import yaml

from graph.cli.extract import json_lines
from graph.ingest import ReadOptions, extractor, read

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
UNSEEN = ROOT / "tests" / "unseen"
SEED_DATES = {"000": "2026-03-20", "001": "2026-03", "002": "2025-09-12"}
ROWS = ("entities", "events", "roles", "roles (name ignored)", "relations")
SHARES = ("date", "status", "quantity")
REAL = ("real", "real2", "real3")  # articles of ../shared/ner
OPENED = ("own", "own2")  # since 2026-11-29
CLOSED = ("own11",)  # nobody reads any of it
Gold = dict[str, Any]


def cases(kind: str) -> Iterator[tuple[str, Path, str | None, Gold]]:
    """(part, file of the text, date, gold in the scorer's format) of each annotated document of a kind."""
    if kind == "seeds":
        gold = yaml.safe_load((SHARED / "score" / "gold-seeds.yaml").read_text(encoding="utf-8"))
        for document in gold["documents"]:
            path = SHARED / "documents" / f"{document['doc']}.txt"
            yield "dev", path, SEED_DATES.get(path.name[:3]), {"entities": gold["entities"], "documents": [document]}
    elif kind in REAL:
        for number, file in enumerate(sorted((UNSEEN / kind).glob("*.yaml"))):
            case = yaml.safe_load(file.read_text(encoding="utf-8"))
            path = SHARED / "ner" / "slavicner" / case["topic"] / f"{file.stem}.txt"
            if not path.exists():
                path = SHARED / "ner" / "slavicner" / case["topic"] / file.stem
            text = read(path, ReadOptions()).text
            document = case["document"]
            for row in [*document["events"], *document.get("relations", [])]:
                row["anchor"] = _whole_words(text, *row["span"]) if "span" in row else row.get("anchor", "")
            document["doc"] = path.name.removesuffix(".txt")
            yield (
                case.get("part") or ("dev", "check")[number % 2],
                path,
                case["date"],
                {"entities": case["entities"], "documents": [document]},
            )
    else:
        folder = UNSEEN / kind if kind.startswith("own") else Path(kind)
        for file in sorted(folder.glob("*/*.yaml")):
            part = "dev" if int(file.stem) % 2 and kind not in CLOSED else "check"
            yield "opened" if part == "check" and kind in OPENED else part, file.with_suffix(".txt"), *_own(file)


def _whole_words(text: str, start: int, end: int) -> str:
    """The text of a span, widened to whole words: the scorer compares words."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return text[start:end]


def _own(file: Path) -> tuple[str | None, Gold]:
    case = yaml.safe_load(file.read_text(encoding="utf-8"))
    document = {
        "doc": file.stem,
        "mentions": [e["key"] for e in case["entities"]],
        "ignore": case.get("ignore") or [],
        "events": case.get("events") or [],
        "relations": [{**r, "of": r.get("object", r.get("of"))} for r in case.get("relations") or []],
    }
    return case["date"], {"entities": case["entities"], "documents": [document]}


def scorer() -> Any:
    spec = importlib.util.spec_from_file_location("shared_score", SHARED / "score" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score(module: Any, gold: Gold, lines: list[str], folder: Path) -> tuple[Counter[str], list[str]]:
    """Counts (`events tp`, `date right`, `date all` …) and errors of one document."""
    (folder / "gold.yaml").write_text(json.dumps(gold, ensure_ascii=False, default=str), encoding="utf-8")
    (folder / "out.jsonl").write_text("\n".join(lines), encoding="utf-8")
    out = io.StringIO()
    old, sys.argv = sys.argv, ["score.py", str(folder / "gold.yaml"), str(folder / "out.jsonl"), "--errors"]
    try:
        with redirect_stdout(out):
            module.main()
    finally:
        sys.argv = old
    head, _, errors = out.getvalue().partition("\n\n")
    counts: Counter[str] = Counter()
    for line in head.splitlines():
        if found := re.match(r"(.+?)\s+P .*\((\d+) found, (\d+) extra, (\d+) missed", line):
            for name, value in zip(("tp", "fp", "fn"), found.groups()[1:], strict=True):
                counts[f"{found[1]} {name}"] += int(value)
        elif found := re.match(r"(\w+) right\s+([\d.]+)% of (\d+)", line):
            counts[f"{found[1]} right"] += round(float(found[2]) * int(found[3]) / 100)
            counts[f"{found[1]} all"] += int(found[3])
    return counts, errors.splitlines()


def figures(counts: Counter[str]) -> dict[str, tuple[float, ...]]:
    """Per row (F1, precision, recall); per share (right, of how many)."""
    out: dict[str, tuple[float, ...]] = {}
    for name in ROWS:
        tp, fp, fn = (counts[f"{name} {x}"] for x in ("tp", "fp", "fn"))
        p, r = tp / ((tp + fp) or 1), tp / ((tp + fn) or 1)
        out[name] = (2 * p * r / ((p + r) or 1), p, r)
    for name in SHARES:
        out[name] = (counts[f"{name} right"] / (counts[f"{name} all"] or 1), counts[f"{name} all"])
    return out


def shown_as_done(errors: list[str]) -> int:
    """How many happenings that are planned, proposed, negated or disputed came out as actual."""
    return sum(": status of" in line and line.endswith("got actual") for line in errors)


def summary(counts: Counter[str], errors: list[str]) -> dict[str, float]:
    """F1 of each row, shares, and the happenings shown as done that are not."""
    return {name: round(row[0], 4) for name, row in figures(counts).items()} | {"shown as done": shown_as_done(errors)}


def measure(kind: str) -> dict[str, tuple[Counter[str], list[str]]]:
    """Part → (counts, errors) of all documents of a kind."""
    module, result = scorer(), {}
    with tempfile.TemporaryDirectory() as folder:
        for part, path, date, gold in cases(kind):
            document = read(path, ReadOptions(date=str(date) if date else None))
            lines = [json.dumps(r, ensure_ascii=False) for r in json_lines(extractor().extract(document), set())]
            counts, errors = score(module, gold, lines, Path(folder))
            total, said = result.setdefault(part, (Counter(), []))
            total.update(counts)
            said += [f"{path.parent.name}/{e}" if kind not in ("seeds", *REAL) else e for e in errors]
    return result


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("kinds", nargs="+", help="seeds, own, own2 … own14, real, real2, real3, or a folder")
    parser.add_argument("--part", choices=["dev", "opened", "check"])
    parser.add_argument("--json", action="store_true", help="print all figures as one JSON object")
    parser.add_argument("--errors", action="store_true", help="list the errors of the parts `dev` and `opened`")
    args = parser.parse_args()
    if args.json:
        print(json.dumps({kind: {part: summary(*rows) for part, rows in measure(kind).items()} for kind in args.kinds}))
        return 0
    for kind in args.kinds:
        for part, (counts, errors) in measure(kind).items():
            if args.part not in (None, part):
                continue
            found = figures(counts)
            print(f"{kind:>6} {part:<6} " + "  ".join(f"{n.replace(' (name ignored)', '*')} {found[n][0]:.3f}" for n in ROWS)
                  + "  " + "  ".join(f"{n} {found[n][0]:.3f}" for n in SHARES) + f"  shown as done {shown_as_done(errors)}")  # fmt: skip
            print(f"{'':>14}" + "  ".join(f"{n} P {found[n][1]:.2f} R {found[n][2]:.2f}" for n in ROWS[1:3]))
            if args.errors and part != "check":
                print("\n".join(errors))
    return 0


if __name__ == "__main__":
    sys.exit(main())
