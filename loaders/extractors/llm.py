"""Claims that a language model proposes. It is asked for words only; places, names, dates and numbers are ours to find."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from loaders.extractors import Names
from loaders.extractors.anchors import NOWHERE, Anchors
from loaders.extractors.llm_client import Client, Settings
from ontology.claims import Block, Claim, Document, Quantity, Span, Status
from ontology.terms import event_types, roles_of, vocabulary

_BAD_ANSWERS = 2  # asked anew so often where the answer is no JSON of the form that was asked for


def _data(name: str) -> str:
    return (files("loaders.extractors") / "data" / name).read_text(encoding="utf-8")


@cache
def prompt() -> str:
    """The instruction, with the types of the vocabulary and their roles."""
    rows = [f"- {t}: {vocabulary()[t].comments['en']} Roles: {', '.join(roles_of(t))}." for t in event_types()]
    return _data("llm_prompt.txt").replace("$types", "\n".join(rows))


@cache
def schema() -> dict[str, Any]:
    """The JSON schema of an answer, with the names of the vocabulary."""
    roles = sorted({role for t in event_types() for role in roles_of(t)})
    names = {"$types": list(event_types()), "$roles": roles, "$statuses": [s.value for s in Status]}

    def fill(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: fill(v) for k, v in value.items()}
        if isinstance(value, list):
            return [fill(v) for v in value]
        return names.get(value, value) if isinstance(value, str) else value

    found: dict[str, Any] = fill(json.loads(_data("llm_schema.json")))
    return found


class LanguageModel:
    """An extractor; `faults` counts, of the document read last, answers and rows that had not the form asked for."""

    name = "llm"

    def __init__(self, names: Names, client: Client, settings: Settings) -> None:
        self._names = names
        self._client = client
        self._settings = settings
        self.version = f"1 {settings.model}"
        self.faults: Counter[str] = Counter()

    def propose(self, document: Document) -> Iterator[Claim]:
        """Claims as the model gives them, placed in the text; none is judged here."""
        self.faults = Counter()
        anchors = Anchors(document, self._names(document))
        for part in _parts(document, self._settings.characters):
            for row in self._answer(document, part.of(document.text)):
                claim = _claim(document, anchors, part, row)
                if claim is None:
                    self.faults["form"] += 1
                else:
                    yield claim

    def _answer(self, document: Document, text: str) -> list[Any]:
        head = f"Title: {document.title or '-'}\nPublished: {document.date or 'unknown'} by {document.publisher or 'unknown'}\n\n"
        messages = [{"role": "system", "content": prompt()}, {"role": "user", "content": head + text}]
        strict = {"name": "claims", "schema": schema(), "strict": True}
        forms: dict[str, Mapping[str, Any]] = {
            "json_schema": {"type": "json_schema", "json_schema": strict},
            "json_object": {"type": "json_object"},
        }
        form = forms.get(self._settings.form)
        for again in range(_BAD_ANSWERS + 1):
            rows = _rows(self._client.ask(messages, form, again))
            if rows is not None:
                return rows
        self.faults["answer"] += 1
        return []


def _rows(answer: str) -> list[Any] | None:
    """The claims of an answer, also where the model put a fence around it; None for what is no such answer."""
    text = answer.strip()
    if text.startswith("```"):
        text = text.strip("`").removeprefix("json").strip()
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    rows = found.get("claims") if isinstance(found, dict) else found
    return rows if isinstance(rows, list) else None


def _parts(document: Document, most: int) -> Iterator[Span]:
    """Whole paragraphs, as many as one question may hold."""
    blocks = document.blocks or (Block(Span(0, len(document.text))),)
    start, end = blocks[0].span.start, blocks[0].span.start
    for block in blocks:
        if end > start and block.span.end - start > most:
            yield Span(start, end)
            start = block.span.start
        end = block.span.end
    if end > start:
        yield Span(start, end)


def _words(row: Any, key: str = "words") -> str | None:
    value = row.get(key) if isinstance(row, dict) else None
    return value if isinstance(value, str) and value else None


def _claim(document: Document, anchors: Anchors, part: Span, row: Any) -> Claim | None:
    """A row of an answer as a claim; None where it is no row of the form asked for. Words that stand nowhere stay nowhere."""
    quote, trigger, kind = _words(row, "quote"), _words(row, "trigger"), _words(row, "type")
    if quote is None or trigger is None or kind is None or row.get("status") not in list(Status):
        return None
    roles = row.get("roles") or []
    if not isinstance(roles, list) or not all(_words(r) and _words(r, "role") for r in roles):
        return None
    span = anchors.find(quote, part)
    date_span = quantity = None
    if (date := row.get("date")) is not None:
        if (words := _words(date)) is None:
            return None
        date_span = anchors.find(words, span)
    if (count := row.get("quantity")) is not None:
        value = count.get("value") if isinstance(count, dict) else None
        if (words := _words(count)) is None or isinstance(value, bool) or not isinstance(value, int | float):
            return None
        quantity = Quantity(float(value), float(value), float(value), span=anchors.find(words, span))
    return Claim(
        document=document.text_id,
        type=kind,
        status=Status(row["status"]),
        span=Span(0, 0) if span == NOWHERE else span,
        trigger=anchors.find(trigger, span),
        quote=quote,
        fillers=tuple(anchors.filler(_words(r, "role") or "", _words(r) or "", span) for r in roles),
        date_span=date_span,
        quantity=quantity,
        page=document.page_of(max(0, span.start)),
        confidence=0.5,
    )


def make(names: Names) -> LanguageModel:
    """The extractor that the environment describes (`KG_LLM_URL`, `KG_LLM_MODEL`, `KG_LLM_KEY` …)."""
    settings = Settings.of(os.environ)
    return LanguageModel(names, Client(settings), settings)
