"""`kg extract FILE…`: what is read in documents, without touching a store."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.messages import say

if TYPE_CHECKING:
    from graph.cli import Settings
    from ontology.claims import Claim, Document, Extraction, Span


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False), metavar="FILE…")
@click.option("--date", help="Date of publication, e.g. 2026-03-20; relative times are counted from it.")
@click.option("--publisher", help="Who published it.")
@click.option("--title", help="Its title.")
@click.option("--url", help="Where it was published.")
@click.option("--explain", is_flag=True, help="Show words, syntax, frames, and why each role and status.")
@click.pass_obj
def command(
    settings: Settings,
    paths: tuple[Path, ...],
    date: str | None,
    publisher: str | None,
    title: str | None,
    url: str | None,
    explain: bool,
) -> int:
    """Read documents and print each sentence with its claims; with --json, JSON Lines.

    \b
    kg extract notatka.txt --date 2026-03-20
    kg extract --json *.txt > claims.jsonl
    echo "Coale spotkał się z Łukaszenką." > zdanie.txt; kg extract zdanie.txt --explain
    """
    from graph.cli.reporting import complain
    from graph.cli.viewing import emit
    from graph.ingest import ReadOptions, extractor, fault, files, read, why_of
    from ontology.errors import KgError

    given = ReadOptions(date=date, publisher=publisher, title=title, url=url)
    failed: list[tuple[str, str]] = []
    seen: set[str] = set()
    for path in files(paths, failed):
        try:
            document = read(path, given)
            why = why_of(document) if explain else []
            extraction = extractor().extract(document)
        except KgError as error:
            failed.append((str(path), str(error)))
            continue
        except Exception as error:  # a fault of ours in one file must not cost the others
            if settings.debug:
                raise
            failed.append((str(path), fault(path, error)))
            continue
        if settings.json:
            for row in json_lines(extraction, seen):
                click.echo(json.dumps(row, ensure_ascii=False))
        elif explain:
            emit(explained(document, why))
        else:
            emit(readable(extraction, settings.lang))
    return complain(failed)


def explained(document: Document, why: list[tuple[Span, list[str]]]) -> Iterator[tuple[str, str]]:
    """Each sentence, and beneath it how it was read: words and tree, frames with slots, roles and status, claims."""
    for span, lines in why:
        yield "item", "\n" + span.of(document.text)
        for line in lines:
            yield ("soft" if line[:1] == " " else "plain"), "  " + line


def json_lines(extraction: Extraction, seen: set[str]) -> Iterator[dict[str, Any]]:
    """Lines of kind document, entity, mention and claim; an entity once over all documents of a call."""
    d = extraction.document
    name = d.name.removesuffix(".txt")
    yield {"kind": "document", "id": d.iri, "doc": name, "title": d.title, "date": d.date, "lang": d.lang, "publisher": d.publisher, "notes": list(d.notes)}  # fmt: skip
    for c in [*extraction.clusters, *_reached(extraction)]:
        if c.id not in seen:
            seen.add(c.id)
            yield {"kind": "entity", "id": c.id, "type": c.type, "label": c.label, "names": list(c.names)}
    for m in extraction.mentions:
        row = {
            "kind": "mention",
            "doc": name,
            "start": m.span.start,
            "end": m.span.end,
            "text": m.text,
            "entity": m.cluster,
        }
        # an adjective or a capital that stands for a country names a place only by its form
        shown = {"adjective": "-", "metonym": "Place"}.get(m.link.value, m.type)
        yield {**row, "type": shown, "lemma": m.lemma, "link": m.link.value}
    for claim in extraction.claims:
        yield {"kind": "claim", "id": claim.id, "doc": name, **claim_row(claim)}


def _reached(extraction: Extraction) -> list[Any]:
    """Registered things that claims reach without a name in the text (`reżim`)."""
    from graph.ingest import registry
    from ontology.claims import Cluster
    from ontology.ids import ENTITY

    used = {f.cluster for c in extraction.claims for f in c.fillers if f.cluster} - {c.id for c in extraction.clusters}
    entries = [
        registry().entries[i.removeprefix(ENTITY)] for i in sorted(used) if i.removeprefix(ENTITY) in registry().entries
    ]
    return [Cluster(ENTITY + e.key, e.type, e.label(), e.all_names(), True, e.gender) for e in entries]


def claim_row(claim: Claim) -> dict[str, Any]:
    roles: dict[str, list[str]] = {}
    for f in claim.fillers:
        if f.cluster:
            roles.setdefault(f.role, []).append(f.cluster)
    q = claim.quantity
    value = None if q is None else int(q.value) if float(q.value).is_integer() else q.value
    return {
        "type": claim.type, "status": claim.status.value, "mode": claim.mode.value if claim.mode else None, "date": claim.date,
        "roles": roles, "texts": {f.role: f.text for f in claim.fillers if not f.cluster}, "quantity": value,
        "least": q.least if q else None, "most": q.most if q else None, "basis": q.basis if q else None,
        "quote": claim.quote, "start": claim.span.start, "end": claim.span.end, "page": claim.page,
        "attribution": [u.speaker for u in claim.attribution if u.speaker], "cites": [c.url or c.text for c in claim.cites],
        "confidence": claim.confidence, "extractor": claim.extractor,
    }  # fmt: skip


def readable(extraction: Extraction, lang: str) -> Iterator[tuple[str, str]]:
    """Each sentence, and beneath it what was read in it."""
    from graph.view import words

    d = extraction.document
    yield "title", f"{d.title or d.name} · {d.publisher or '?'} · {d.date or '?'}"
    for note in d.notes:
        yield "soft", f"  {note}"
    labels = {c.id: c.label for c in [*extraction.clusters, *_reached(extraction)]}
    by_sentence: dict[int, list[Claim]] = {}
    for claim in extraction.claims:
        by_sentence.setdefault(claim.span.start, []).append(claim)
    for span in extraction.sentences:
        claims = by_sentence.get(span.start, [])
        yield ("item" if claims else "soft"), "\n" + d.text[span.start : span.end]
        for claim in claims:
            yield "plain", "  " + _line(claim, labels, lang, words)
    if d.lang not in ("pl", ""):
        yield "warn", "\n" + say("not_polish", lang, name=d.name, lang_=d.lang)


def _line(claim: Claim, labels: dict[str, str], lang: str, words: Any) -> str:
    roles: dict[str, list[str]] = {}
    for f in claim.fillers:
        roles.setdefault(f.role, []).append(labels.get(f.cluster, f.text) if f.cluster else f.text)
    parts = [words.term(claim.type, lang).capitalize(), words.word("status", claim.status.value, lang)]
    if claim.date:
        parts.append(claim.date)
    if claim.quantity:
        parts.append(f"{claim.quantity.value:g} {claim.quantity.of}".strip())
    parts += [f"{words.term(role, lang)}: {', '.join(rows)}" for role, rows in roles.items()]
    said = [labels.get(u.speaker, u.text) if u.speaker else u.text for u in claim.attribution]
    if said:
        parts.append(say("said_by", lang) + ", ".join(dict.fromkeys(said)))
    return "· " + " | ".join(parts)
