"""Claims from a spaCy pipeline that the user has: spans that mark triggers and roles, or triggers and a dependency parse.

A pipeline marks `uwolnił` with the label `PrisonerRelease` in the span group `kg` (a SpanRuler or a span categoriser does
so), and may mark who is meant with `PrisonerRelease:patient`; where it does not and has a parser, `data/spacy.toml` says which relation is which
role. What things the words name is ours to say.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from loaders.extractors import Names
from loaders.extractors.anchors import Anchors
from ontology.claims import Claim, Document, Span, Status
from ontology.errors import UsageError
from ontology.terms import event_types


def configuration(environment: Mapping[str, str]) -> dict[str, Any]:
    """The shipped table, with what the file named by KG_SPACY_CONFIG sets anew."""
    found: dict[str, Any] = tomllib.loads((files("loaders.extractors") / "data/spacy.toml").read_text("utf-8"))
    if path := environment.get("KG_SPACY_CONFIG"):
        try:
            found |= tomllib.loads(Path(path).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise UsageError(f"KG_SPACY_CONFIG: {path} cannot be read: {error}") from None
    for kind in [*found["labels"].values(), *found["relations"]]:
        if kind != "*" and kind not in event_types():
            raise UsageError(f"the table of the extractor 'spacy' names no event type: {kind!r}")
    return found


class SpacyPipeline:
    """An extractor over any callable that gives a `Doc`.

    >>> nlp = spacy.blank("pl")                                                # doctest: +SKIP
    >>> nlp.add_pipe("span_ruler", config={"spans_key": "kg"}).add_patterns([{"label": "PrisonerRelease", "pattern": "uwolnił"}])  # doctest: +SKIP
    >>> SpacyPipeline(names, nlp, configuration({})).propose(document)  # doctest: +SKIP
    """

    name = "spacy"

    def __init__(self, names: Names, nlp: Any, table: Mapping[str, Any]) -> None:
        self._names = names
        self._nlp = nlp
        self._table = table
        meta = getattr(nlp, "meta", {})
        self.version = " ".join(["1", *(str(meta[k]) for k in ("lang", "name", "version") if meta.get(k))])

    def propose(self, document: Document) -> Iterator[Claim]:
        base = self._names(document)
        anchors = Anchors(document, base)
        doc = self._nlp(document.text)
        spans = [*doc.spans.get(self._table["group"], ()), *doc.ents]
        for sentence in base.sentences:
            inside = [s for s in spans if sentence.start <= s.start_char and s.end_char <= sentence.end]
            roles = [(s, *self._label(s.label_)) for s in inside]
            triggers = [(s, kind, status) for s, kind, status, role in roles if kind and not role]
            for span, kind, status in sorted(triggers, key=lambda t: (t[0].start_char, t[1])):
                marked = [(role, s) for s, k, _, role in roles if k == kind and role]
                marked = marked or list(self._parsed(span, kind))
                fillers = [anchors.at(role, Span(s.start_char, s.end_char), s.text) for role, s in marked]
                dates = [s for s in inside if s.label_ in self._table["dates"]]
                yield Claim(
                    document=document.text_id,
                    type=kind,
                    status=status or self._default(document),
                    span=sentence,
                    trigger=Span(span.start_char, span.end_char),
                    quote=sentence.of(document.text),
                    fillers=tuple(dict.fromkeys(fillers)),
                    date_span=Span(dates[0].start_char, dates[0].end_char) if len(dates) == 1 else None,
                    page=document.page_of(sentence.start),
                    confidence=0.6,
                )

    def _default(self, document: Document) -> Status:
        return Status(self._table["status" if document.lang in ("pl", "") else "elsewhere"])

    def _label(self, label: str) -> tuple[str, Status | None, str]:
        """`PrisonerRelease@negated` and `PrisonerRelease:patient` → (type, status, role); no type for a label of no concern."""
        body, _, told = label.partition("@")
        kind, _, role = body.partition(":")
        kind = self._table["labels"].get(kind, kind)
        if kind not in event_types() or (told and told not in list(Status)):
            return "", None, ""
        return kind, Status(told) if told else None, role

    def _parsed(self, trigger: Any, kind: str) -> Iterator[tuple[str, Any]]:
        """Named participants by their relation to the trigger; a coordinated one has the role of the first."""
        if not trigger.doc.has_annotation("DEP"):
            return
        table = self._table["relations"].get(kind, self._table["relations"]["*"])
        for entity in trigger.doc.ents:
            top = entity.root
            while top.dep_ in ("conj", "appos", "flat") and top.head.i != top.i and top.head.i != trigger.root.i:
                top = top.head
            if top.head.i == trigger.root.i and (role := table.get(top.dep_)):
                yield role, entity


def make(names: Names) -> SpacyPipeline:
    """The pipeline that KG_SPACY_MODEL names: a package, a folder, or `blank:pl`."""
    try:
        import spacy
    except ImportError:
        raise UsageError(
            "the extractor 'spacy' needs spaCy", hint="Install it with: pip install 'sanctions-kg[spacy]'"
        ) from None
    model = os.environ.get("KG_SPACY_MODEL", "")
    if not model:
        raise UsageError(
            "the extractor 'spacy' has no pipeline", hint="Set KG_SPACY_MODEL to a package, a folder or blank:pl."
        )
    try:
        nlp = spacy.blank(model.removeprefix("blank:")) if model.startswith("blank:") else spacy.load(model)
    except (OSError, ImportError, ValueError) as error:
        raise UsageError(f"the pipeline {model!r} cannot be loaded: {error}") from None
    return SpacyPipeline(names, nlp, configuration(os.environ))
