"""The ledger of people's judgements in the store: appended to, never changed, exported and imported as a file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad

from graph.derive.judgements import Judgement, Judgements
from graph.store import JUDGEMENTS
from ontology.errors import UsageError
from ontology.ids import BASE, VOCABULARY

_ENTRY = NamedNode(VOCABULARY + "judgement")


def entries(quads: pyoxigraph.Store) -> list[Judgement]:
    """All entries, in the order in which they were made."""
    rows = [
        _read(q.object.value)
        for q in quads.quads_for_pattern(None, _ENTRY, None, JUDGEMENTS)
        if isinstance(q.object, Literal)
    ]
    return sorted(rows, key=lambda j: (j.number, j.id))


def judgements(quads: pyoxigraph.Store) -> Judgements:
    """The ledger as derivation asks it."""
    return Judgements(tuple(entries(quads)))


def append(quads: pyoxigraph.Store, new: Iterable[Judgement]) -> list[Judgement]:
    """Append entries; one that is there already (imported twice) is left out. Returns what is new."""
    have = {j.id for j in entries(quads)}
    fresh = [j for j in new if j.id not in have]
    quads.extend([Quad(NamedNode(f"{BASE}judgement/{j.id}"), _ENTRY, Literal(dump(j)), JUDGEMENTS) for j in fresh])
    return fresh


def dump(entry: Judgement) -> str:
    """One entry as one line of JSON, the form of the exported file."""
    return json.dumps(asdict(entry), ensure_ascii=False, sort_keys=True)


def _read(line: str) -> Judgement:
    row = json.loads(line)
    return Judgement(**(row | {"left": tuple(row["left"]), "right": tuple(row["right"])}))


def parse(text: str) -> list[Judgement]:
    """The entries of an exported file, one a line; `UsageError` names the line that is none."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                found.append(_read(line))
            except (ValueError, TypeError, KeyError) as error:
                raise UsageError(
                    f"line {number} is no judgement: {error}", hint="Write the file with `kg review --export`."
                ) from None
    return found
