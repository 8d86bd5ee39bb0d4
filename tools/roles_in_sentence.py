"""How many roles of the gold the sentence itself names, and how well those are found: `python tools/roles_in_sentence.py seeds own11 real`.

Annotators differ in how much they supply from the context. Of the roles of the seed documents 94 of a hundred are named in the sentence
that tells the happening, of those of the texts in tests/unseen 57 to 86; so the roles F1 of two sets can only be set against each other beside this share.
"""

from __future__ import annotations

import argparse
import sys
from bisect import bisect_right
from collections import Counter, defaultdict
from typing import Any

from score_texts import Gold, cases, scorer

from graph.cli.extract import json_lines
from graph.ingest import ReadOptions, extractor, read
from ontology.claims import Extraction


def count(scoring: Any, gold: Gold, extraction: Extraction) -> Counter[str]:
    """Roles `wanted` and `named` of the gold, and of the named ones those `found`, `extra`, `missed` and missed with their `event`."""
    lines = list(json_lines(extraction, set()))
    keys = _keys(scoring, gold, lines)
    text = extraction.document.text
    starts = [s.start for s in extraction.sentences]
    here: dict[int, set[str]] = defaultdict(set)  # sentence → whom it names
    for line in lines:
        if line["kind"] == "mention":
            here[bisect_right(starts, line["start"])] |= keys.get(line["entity"], set())
    claims = [line for line in lines if line["kind"] == "claim" and line["type"] in scoring.EVENTS]
    events = gold["documents"][0]["events"]
    paired = _pairs(scoring, events, claims, keys)
    found: Counter[str] = Counter()
    for n, event in enumerate(events):
        names = here[bisect_right(starts, max(0, text.find(event["anchor"])))]
        wanted = {(role, key) for role, rows in (event.get("roles") or {}).items() for key in rows}
        named = {row for row in wanted if row[1] in names}
        got = {row for row in _roles(claims[paired[n]], keys) if row[1] in names} if n in paired else set()
        found.update(wanted=len(wanted), named=len(named), found=len(named & got), extra=len(got - named))
        found.update(missed=len(named - got), event=0 if n in paired else len(named))
    return found


def _keys(scoring: Any, gold: Gold, lines: list[dict[str, Any]]) -> dict[str, set[str]]:
    """Entity of the output → keys of the gold that bear one of its names."""
    known: dict[str, set[str]] = defaultdict(set)
    for entity in gold["entities"]:
        for name in entity["names"]:
            known[scoring.fold(name)].add(entity["key"])
    rows = [line for line in lines if line["kind"] == "entity"]
    return {e["id"]: {k for name in (e["label"], *e["names"]) for k in known[scoring.fold(name)]} for e in rows}


def _roles(claim: dict[str, Any], keys: dict[str, set[str]]) -> set[tuple[str, str]]:
    return {(role, key) for role, rows in claim["roles"].items() for row in rows for key in keys.get(row, ())}


def _pairs(scoring: Any, events: list[Any], claims: list[dict[str, Any]], keys: dict[str, set[str]]) -> dict[int, int]:
    """Event of the gold → claim, as the scorer pairs them."""
    rows = []
    for n, event in enumerate(events):
        wanted = {key for row in (event.get("roles") or {}).values() for key in row}
        for i, claim in enumerate(claims):
            kind = scoring.KIND.get(event["type"], event["type"]) == scoring.KIND.get(claim["type"], claim["type"])
            if kind and scoring.overlaps(event["anchor"], claim["quote"]):
                shared = len(wanted & {key for _, key in _roles(claim, keys)})
                counted = event.get("quantity") is not None and event["quantity"] == claim.get("quantity")
                rows.append((-2 * shared - counted - (event["status"] == claim["status"]), n, i))
    paired: dict[int, int] = {}
    for _, n, i in sorted(rows):
        if n not in paired and i not in paired.values():
            paired[n] = i
    return paired


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("kinds", nargs="+")
    scoring = scorer()
    for kind in parser.parse_args().kinds:
        totals: dict[str, Counter[str]] = defaultdict(Counter)
        for part, path, date, gold in cases(kind):
            document = read(path, ReadOptions(date=str(date) if date else None))
            totals[part] += count(scoring, gold, extractor().extract(document))
        for part, n in totals.items():
            f1 = 2 * n["found"] / ((2 * n["found"] + n["extra"] + n["missed"]) or 1)
            within = n["found"] / ((n["named"] - n["event"]) or 1)
            print(f"{kind:>6} {part:<6} roles {n['wanted']:4}  named in the sentence {n['named'] / (n['wanted'] or 1):.2f}  "
                  f"F1 of those {f1:.3f}  recall in happenings that are found {within:.3f}")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
