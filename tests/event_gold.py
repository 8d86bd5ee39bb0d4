"""Reads `gold_events.yaml` and scores clusters against it: pairwise and B-cubed, over the claims that were read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from graph.derive import Derivation
from ontology.claims import Claim, Document

GOLD = Path(__file__).parent / "gold_events.yaml"


@dataclass(frozen=True)
class Score:
    pairwise: tuple[float, float, float]  # precision, recall, F1
    bcubed: tuple[float, float, float]
    claims: int
    missed: tuple[tuple[str, str], ...] = ()
    wrong: tuple[tuple[str, str], ...] = ()


def gold(part: str) -> list[dict[str, Any]]:
    return yaml.safe_load(GOLD.read_text(encoding="utf-8"))[part]


def labels(part: str, documents: dict[str, tuple[Document, Sequence[Claim]]]) -> dict[str, str]:
    """Claim id → name of its gold happening; its own id where the gold lists it nowhere. Words that stand not once raise."""
    found: dict[str, str] = {c.id: c.id for _, claims in documents.values() for c in claims}
    for row in gold(part):
        for claim in row["claims"]:
            ((name, words),) = claim.items()
            document, claims = documents[name]
            assert document.text.count(words) == 1, f"{name}: {words!r} stands {document.text.count(words)} times"
            start = document.text.index(words)
            kinds = row.get("types")
            for c in claims:
                if start <= c.trigger.start < start + len(words) and (kinds is None or c.type in kinds):
                    found[c.id] = row["name"]
    return found


def score(derived: Derivation, part: str) -> Score:
    documents = {
        Path(e.document.name).stem: (e.document, [t.claim for c in derived.clusters for t in c.members if t.claim.document == e.document.text_id])
        for e in derived.rows
    }  # fmt: skip
    wanted = labels(part, documents)
    got = {t.id: c.id for c in derived.clusters for t in c.members}
    true, mine = _pairs(wanted), _pairs(got)
    both = len(true & mine)
    return Score(
        _f(both, len(mine), len(true)),
        _bcubed(wanted, got),
        len(got),
        tuple(sorted(true - mine)),
        tuple(sorted(mine - true)),
    )


def _groups(of: dict[str, str]) -> dict[str, set[str]]:
    rows: dict[str, set[str]] = {}
    for claim, label in of.items():
        rows.setdefault(label, set()).add(claim)
    return rows


def _pairs(of: dict[str, str]) -> set[tuple[str, str]]:
    rows: Iterable[set[str]] = _groups(of).values()
    return {p for group in rows for p in combinations(sorted(group), 2)}


def _f(both: float, mine: float, true: float) -> tuple[float, float, float]:
    precision, recall = both / mine if mine else 1.0, both / true if true else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if both else 0.0


def _bcubed(wanted: dict[str, str], got: dict[str, str]) -> tuple[float, float, float]:
    a, b = _groups(wanted), _groups(got)
    precision = sum(len(a[wanted[c]] & b[got[c]]) / len(b[got[c]]) for c in got) / len(got)
    recall = sum(len(a[wanted[c]] & b[got[c]]) / len(a[wanted[c]]) for c in got) / len(got)
    return precision, recall, 2 * precision * recall / (precision + recall)
