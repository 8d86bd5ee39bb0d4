"""The door for other extractors: a language model, a spaCy pipeline, one of your own. See `docs/extractors.md`.

Nothing here is imported unless `--extractor` asks for it. Whatever an extractor proposes passes `gate.Gate`, carries the
extractor's name, and is counted: kept, or rejected and why.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from typing import Any

from loaders.extractors.gate import Gate, Tally
from loaders.reader import DocumentReader
from ontology.claims import Claim, Document, Extraction, Extractor, in_text_order
from ontology.errors import ClaimError, KgError, LoadError, UsageError
from ontology.ids import entity_iri
from ontology.registry import Registry

OURS = "polish"
KNOWN = {"llm": "loaders.extractors.llm:make", "spacy": "loaders.extractors.spacy_pipeline:make"}
Names = Callable[[Document], Extraction]  # what our code names in a document: mentions, clusters, sentences


class ExtractorError(LoadError):
    """An extractor that was asked for cannot be reached, refuses, has spent its budget, or failed."""


def make(name: str, names: Names) -> Extractor:
    """The extractor called `name`: `llm`, `spacy`, or `package.module:factory` of your own.

    A factory gets `names` and returns an object with `propose(document)`. Raises `UsageError` for a name that leads nowhere.
    """
    target = KNOWN.get(name, name)
    module, colon, attribute = target.partition(":")
    if not colon:
        raise UsageError(
            f"no extractor {name!r}", hint=f"Known are {', '.join([OURS, *KNOWN])}, and package.module:factory."
        )
    try:
        factory: Any = getattr(import_module(module), attribute)
    except (ImportError, AttributeError) as error:
        raise UsageError(f"the extractor {name!r} cannot be had: {error}") from None
    made: Extractor = factory(names)
    if not callable(getattr(made, "propose", None)):
        raise UsageError(f"what {name!r} makes has no propose(document)")
    return made


class Door:
    """Reads documents with the extractors of `names`, in that order; `polish` is ours and needs no gate of others.

    >>> Door(reader, registry, ("polish", "llm")).extract(document)          # doctest: +SKIP
    (Extraction(…), [Tally(extractor='llm', kept=7, rejected={'quote': 2, 'date': 1})])
    """

    def __init__(self, reader: DocumentReader, registry: Registry, names: Sequence[str]) -> None:
        self._reader = reader
        self._known = {entity_iri(e.key): e for e in registry}
        self._ours = OURS in names
        self._others = {n: make(n, reader.named) for n in dict.fromkeys(names) if n != OURS}

    def extract(self, document: Document) -> tuple[Extraction, list[Tally]]:
        """What all of them read, and what became of the proposals of each that is not ours."""
        base = self._reader.named(document)
        found = self._reader.extract(document) if self._ours else base
        gate = Gate(self._reader, document, base, self._known)
        claims = {c.id: c for c in found.claims}
        rejected = dict(found.rejected)
        tallies = []
        for name, other in self._others.items():
            tally = Tally(getattr(other, "name", name))
            for claim in _proposals(name, other, document, gate, tally):
                claims.setdefault(claim.id, claim)
            for reason, count in tally.rejected.items():
                rejected[f"{tally.extractor}: {reason}"] = count
            tallies.append(tally)
        # a mention of ours in a language that we read few claims from is worth as much
        clusters, mentions = found.clusters or base.clusters, found.mentions or base.mentions
        ordered = in_text_order(claims.values())
        return replace(found, clusters=clusters, mentions=mentions, claims=ordered, rejected=rejected), tallies


def _proposals(name: str, other: Extractor, document: Document, gate: Gate, tally: Tally) -> list[Claim]:
    version = str(getattr(other, "version", "1"))
    kept: dict[str, Claim] = {}
    try:
        for claim in other.propose(document):
            try:
                honest = gate.admit(replace(claim, extractor=tally.extractor, version=version))
            except ClaimError as error:
                tally.reject(error.reason)
                continue
            if honest.id in kept:
                tally.reject("repeated")
            else:
                kept[honest.id] = honest
    except KgError:
        raise
    except Exception as error:  # a fault of theirs is told as theirs
        raise ExtractorError(
            f"{document.name}: the extractor {name!r} failed: {type(error).__name__}: {error}"
        ) from error
    faults: Mapping[str, int] = getattr(other, "faults", {})
    for reason, count in faults.items():
        tally.reject(reason, count)
    tally.kept = len(kept)
    return list(kept.values())


__all__ = ["KNOWN", "OURS", "Door", "ExtractorError", "Names", "Tally", "make"]
