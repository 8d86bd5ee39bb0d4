"""Dates and counts that a Polish reader takes from short texts: none missed, and above all none wrong.

The texts lie in `tests/dates/*.yaml`, written before the tool was asked; `want` names claims in text order as `Type date count`,
`Type@word` where the trigger must hold a word, `-` for none, `?` for any, `|` between what is right alike.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from text_reader import read

from ontology.claims import Claim

ROWS = [
    pytest.param(row, id=f"{file.stem}-{n}")
    for file in sorted((Path(__file__).parent / "dates").glob("*.yaml"))
    for n, row in enumerate(yaml.safe_load(file.read_text(encoding="utf-8")))
]
# Types between which the words of a text do not decide.
KIN = (
    {"Meeting", "Negotiation", "PhoneCall"},
    {"PrisonerRelease", "Pardon"},
    {"Detention", "Sentencing", "Imprisonment"},
    {"MissionOpening", "MissionReopening"},
)


def _date_right(wanted: str, got: str | None) -> bool:
    """Whether the first day of what was read lies in what is wanted."""
    start = (got or "-").split("/")[0]
    return any(w == "?" or start.startswith(w) for w in wanted.split("|"))


def _count_right(wanted: str, claim: Claim) -> bool:
    got = f"{claim.quantity.value:g}" if claim.quantity else "-"
    return any(w in ("?", got) for w in wanted.split("|"))


@pytest.mark.parametrize("row", ROWS)
def test_dates_and_counts(row: dict[str, Any]) -> None:
    text = row["text"] if "\n\n" in row["text"] else f"Notatka\n\n{row['text']}"
    rest = list(read(text, row.get("date", "2026-03-18")).claims)
    for wanted in row["want"]:
        name, day, *more = wanted.split()
        type_, _, word = name.partition("@")
        told = [c for c in rest if c.trigger and word in text[c.trigger.start : c.trigger.end]]
        alike = [c for c in told if c.type == type_]
        alike = alike or [c for c in told if any({c.type, type_} <= kin for kin in KIN)]
        assert alike, f"no {type_} in {text}"
        rest.remove(alike[0])
        assert _date_right(day, alike[0].date), f"{wanted}, not {alike[0].date}, in {text}"
        assert _count_right(more[0] if more else "?", alike[0]), f"{wanted}, not {alike[0].quantity}, in {text}"
