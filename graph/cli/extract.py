"""`kg extract FILE…`: what is read in documents, without touching a store."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.messages import say
from graph.cli.options import reading
from graph.view.records import unsure

if TYPE_CHECKING:
    from graph.cli import Settings
    from graph.reading import ReadOptions
    from ontology.claims import Claim, Document, Extraction, Span


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False), metavar="FILE…")
@reading
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
    jobs: int,
    extractors: tuple[str, ...],
) -> int:
    """Read documents and print each sentence with its claims; with --json, JSON Lines.

    \b
    kg extract notatka.txt --date 2026-03-20
    kg extract --json --jobs 4 *.txt > claims.jsonl
    echo "Coale spotkał się z Łukaszenką." > zdanie.txt; kg extract zdanie.txt --explain
    """
    from graph.cli.reporting import chosen, complain
    from graph.reading import ReadOptions, extractor, files
    from graph.workers import in_order

    given = ReadOptions(date=date, publisher=publisher, title=title, url=url)
    names = chosen(extractors, jobs)
    failed: list[tuple[str, str]] = []
    seen: set[str] = set()
    found = list(files(paths, failed))
    jobs = 1 if settings.debug else min(jobs, len(found))
    if jobs > 1:
        extractor()  # read once, for all processes
    work = partial(
        _page, given=given, names=names, explain=explain, debug=settings.debug, settings=(settings.json, settings.lang)
    )
    for page in in_order(work, found, jobs, _dead):
        if page.failed is not None:
            failed.append(page.failed)
            continue
        lines = [line for entity, line in page.lines if entity not in seen]
        seen |= {entity for entity, _ in page.lines if entity}
        click.echo("\n".join(lines))
        for line in page.told:
            click.echo(line, err=True)
    return complain(failed)


@dataclass(slots=True)
class _Page:
    """What is printed of one file: lines with the entity that each introduces, if it does; or why there are none."""

    lines: list[tuple[str, str]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    failed: tuple[str, str] | None = None


def _page(
    path: Path, given: ReadOptions, names: tuple[str, ...], explain: bool, debug: bool, settings: tuple[bool, str]
) -> _Page:
    """One file read and rendered, here or in a worker."""
    from graph.cli.viewing import painted
    from graph.reading import extract, fault, read, why_of
    from ontology.errors import KgError

    as_json, lang = settings
    try:
        document = read(path, given)
        why = why_of(document) if explain else []
        extraction, told = extract(document, names)
        if as_json:
            rows = json_lines(extraction, set())
            lines = [(r["id"] if r["kind"] == "entity" else "", json.dumps(r, ensure_ascii=False)) for r in rows]
            return _Page(lines, [f"{document.name}: {line}" for line in told])
        shown = explained(document, why) if explain else readable(extraction, lang)
        return _Page([("", painted(shown))], [f"{document.name}: {line}" for line in told])
    except KgError as error:
        if debug:
            raise
        return _Page(failed=(str(path), str(error)))
    except Exception as error:  # a fault of ours in one file must not cost the others
        if debug:
            raise
        return _Page(failed=(str(path), fault(path, error)))


def _dead(path: Path, code: int) -> _Page:
    return _Page(failed=(str(path), f"{path}: the process that read it died (exit code {code})"))


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
    for span, lang in extraction.foreign:
        yield {"kind": "foreign", "doc": name, "start": span.start, "end": span.end, "lang": lang}


def _reached(extraction: Extraction) -> list[Any]:
    """Registered things that claims reach without a name in the text (`reżim`)."""
    from graph.shipped import registry
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
        "type": claim.type, "status": claim.status.value, "mode": claim.mode.value if claim.mode else None, "stance": claim.stance.value if claim.stance else None, "date": claim.date,
        "roles": roles, "texts": {f.role: f.text for f in claim.fillers if not f.cluster}, "quantity": value,
        "least": q.least if q else None, "most": q.most if q else None, "basis": q.basis if q else None,
        "quote": claim.quote, "start": claim.span.start, "end": claim.span.end, "page": claim.page,
        "attribution": [u.speaker for u in claim.attribution if u.speaker], "cites": [c.url or c.text for c in claim.cites],
        "confidence": claim.confidence, "extractor": claim.extractor,
    }  # fmt: skip


def readable(extraction: Extraction, lang: str) -> Iterator[tuple[str, str]]:
    """Each sentence, and beneath it what was read in it."""
    from graph.reading import foreign_sentences
    from graph.view import words
    from graph.view.evidence import around
    from graph.view.text import date_words

    d = extraction.document
    yield "title", f"{d.title or d.name} · {d.publisher or '?'} · {d.date or '?'}"
    for note in d.notes:
        yield "soft", f"  {note}"
    labels = {c.id: c.label for c in [*extraction.clusters, *_reached(extraction)]}
    foreign = {span for span, _ in foreign_sentences(extraction)}
    starts = [m.span.start for m in extraction.mentions]
    by_sentence: dict[int, list[Claim]] = {}
    for claim in extraction.claims:
        by_sentence.setdefault(claim.span.start, []).append(claim)
    for span in extraction.sentences:
        claims = by_sentence.get(span.start, [])
        yield ("item" if claims else "soft"), "\n" + d.text[span.start : span.end]
        for claim in claims:
            yield "plain", "  " + _line(claim, labels, lang, words)
            if claim.date and (claim.date_span is None or claim.date_span not in span):
                told = around(d.text, claim.date_span.start, claim.date_span.end) if claim.date_span else ""
                yield "soft", "    " + date_words(told, lang)
        if span in foreign:  # few claims are read there, so the names are shown
            here = extraction.mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            if named := dict.fromkeys(labels[m.cluster] for m in here if m.cluster and m.span in span):
                yield "plain", say("names", lang, names=", ".join(named))
    if d.lang not in ("pl", ""):
        yield "warn", "\n" + say("not_polish", lang, name=d.name, lang_=d.lang)
    elif extraction.foreign:
        langs = ", ".join(sorted({x for _, x in extraction.foreign}))
        yield "warn", "\n" + say("partly_polish", lang, name=d.name, lang_=langs, count=len(extraction.foreign))


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
    if (held := unsure(claim.confidence)) is not None:
        parts.append(words.word("part", "unsure", lang).format(count=held))
    return "· " + " | ".join(parts)
