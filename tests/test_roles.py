"""Whole sentences with all that takes part in what they tell: none left out, and nobody who has no part in it.

The sentences lie in `tests/roles/*.yaml`, by construction rather than by type; each was written in the manner of an agency.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.ingest import extractor
from ontology.claims import Claim, Document

ROWS = [
    pytest.param(row, id=f"{file.stem}-{n}")
    for file in sorted((Path(__file__).parent / "roles").glob("*.yaml"))
    for n, row in enumerate(yaml.safe_load(file.read_text(encoding="utf-8")))
]
# Types between which the words of a text do not decide.
KIN = ({"Meeting", "Negotiation"}, {"PrisonerRelease", "Pardon"}, {"Detention", "Sentencing"})


@cache
def read(text: str) -> tuple[list[Claim], dict[str, str]]:
    """Claims of a text, and for each thing its label with all names that the registry knows."""
    machine = extractor()
    found = machine.extract(Document("t", f"Notatka\n\n{text}", "", date="2025-11-20"))
    names = {c.id: " | ".join([c.label, *c.names]) for c in found.clusters}
    return list(found.claims), names


@pytest.mark.parametrize("row", ROWS)
def test_a_sentence_gives_all_its_roles(row: dict[str, Any]) -> None:
    claims, names = read(row["text"])
    for event in row["events"]:
        wanted = {(role, name) for role, rows in event.get("roles", {}).items() for name in rows}
        alike = [c for c in claims if c.type == event["type"] or any({c.type, event["type"]} <= kin for kin in KIN)]
        assert alike, f"no {event['type']} in {row['text']}"
        wrong = min((_wrong(claim, wanted, names) for claim in alike), key=len)
        assert not wrong, f"{event['type']} of {row['text']}"
        if "quantity" in event:
            told = {c.quantity.value for c in alike if c.quantity and not _wrong(c, wanted, names)}
            assert told == ({event["quantity"]} - {None}), f"{event['type']} of {row['text']}"
        if status := event.get("status"):
            same = [c for c in alike if not _wrong(c, wanted, names)]
            assert {c.status.value for c in same} == {status}, f"{event['type']} of {row['text']}"


def _wrong(claim: Claim, wanted: set[tuple[str, str]], names: dict[str, str]) -> set[tuple[str, str]]:
    """What is left out and what is too much."""
    here = {(f.role, names.get(f.cluster or "", f.cluster or "")) for f in claim.fillers}
    out = {w for w in wanted if not any(_same(w, h) for h in here)}
    return out | {h for h in here if not any(_same(w, h) for w in wanted)}


def _same(wanted: tuple[str, str], found: tuple[str, str]) -> bool:
    return wanted[0] == found[0] and wanted[1].casefold() in found[1].casefold()


def test_a_phrase_that_asks_for_itself_means_nobody() -> None:
    """A torn text that the fuzz found: whose citizen he is hung on who speaks, and that on the citizen."""
    claims, _ = read("Domagamy się natychmiastowego uwoln\nhmiastowego \nia naszego obywatela – przekazał")
    assert claims == []
