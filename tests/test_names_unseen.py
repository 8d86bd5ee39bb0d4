"""Names that the registry does not know come out whole, in their base form and class; a new one is a line in `tests/names/unseen.yaml`."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from graph.ingest import extractor
from ontology.claims import Document

SENTENCES = yaml.safe_load((Path(__file__).parent / "names" / "unseen.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "names"), [pytest.param(s["text"], s["names"], id=s["text"]) for s in SENTENCES])
def test_names_nobody_has_told(text: str, names: dict[str, str]) -> None:
    found = {c.label: c.type for c in extractor().extract(Document("t", text, "pl")).clusters}
    assert names.items() <= found.items()
