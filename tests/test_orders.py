"""One fact, told in many orders, gives one and the same claim: inversion, passive, participles, relatives, modals, nouns.

The groups lie in `tests/orders/`; a new construction is a line there. `facts.yaml`, `justice.yaml` and `stray.yaml` have one fact in many orders,
`meant.yaml` texts of two and three sentences in which who is meant is named only in another one.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from graph.ingest import extractor
from ontology.claims import Document

FOLDER = Path(__file__).parent / "orders"
FACTS, JUSTICE, MEANT, STRAY = (
    yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    for name in ("facts", "justice", "meant", "stray")
)
# Who says it, what it is about and where it is: some orders name these beside the roles of the group.
BESIDE = {"speaker", "topic", "place", "destination"}
KIN = ({"Meeting", "Negotiation"}, {"PrisonerRelease", "Pardon"})


@pytest.mark.parametrize(
    ("kind", "roles", "text"),
    [
        pytest.param(g["type"], g["roles"], text, id=text)
        for g in [*FACTS, *JUSTICE, *MEANT, *STRAY]
        for text in g["texts"]
    ],
)
def test_every_order_tells_the_same(kind: str, roles: dict[str, list[str]], text: str) -> None:
    found = extractor().extract(Document("t", text, "pl"))
    labels = {c.id: c.label for c in found.clusters}
    told = []
    for claim in found.claims:
        if claim.type == kind or any({claim.type, kind} <= kin for kin in KIN):
            here: dict[str, set[str]] = {}
            for filler in claim.fillers:
                here.setdefault(filler.role, set()).add(labels.get(filler.cluster or "", filler.text))
            told.append({r: names for r, names in here.items() if r in roles or r not in BESIDE})
    assert {r: set(names) for r, names in roles.items()} in told


def test_there_are_hundreds_of_orders() -> None:
    assert sum(len(g["texts"]) for g in FACTS) >= 1620
    assert sum(len(g["texts"]) for g in JUSTICE) >= 320
    assert sum(len(g["texts"]) for g in MEANT) >= 145
