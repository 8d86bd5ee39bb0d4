"""A synthetic graph of many events, told by several documents each, and how long its derivation takes.

    .venv/bin/python benchmarks/synthetic.py            # 100,000 events; about a minute
    .venv/bin/python benchmarks/synthetic.py 10000

It is made to percolate where merging is careless: persons and firms are met by a power law (the most frequent takes part in
thousands of events), countries stand in nearly every claim, six claims of ten have no date, as in the gold.
Prints the largest component of candidate pairs, the largest cluster, and F1 against the events that the claims were made from.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pyoxigraph

from graph.again import Given, again
from graph.again.filling import fill
from graph.again.memory import Memory
from graph.derive import derivation, derive, graph_quads
from graph.derive.corroboration import Publishers
from graph.derive.judgements import Judgements
from ontology.acts import NONE
from ontology.claims import Claim, Cluster, Document, Extraction, Filler, Quantity, Span, Status
from ontology.ids import entity_iri
from ontology.registry import Registry

TYPES = {
    "Meeting": ("participant", "participant", "place"),
    "Visit": ("actor", "place"),
    "PrisonerRelease": ("actor", "count"),
    "Detention": ("patient", "actor"),
    "SanctionImposition": ("actor", "target"),
    "SanctionLifting": ("actor", "target"),
    "Appointment": ("appointee", "actor"),
    "PhoneCall": ("participant", "participant"),
    "Attack": ("actor", "target_country"),
    "Accusation": ("actor", "target_country"),
}
START = date(2023, 1, 1)


def things(count: int) -> dict[str, list[Cluster]]:
    """Persons, firms, places and countries; registered, so that identity is not what is measured."""

    def some(kind: str, type_: str, n: int) -> list[Cluster]:
        return [Cluster(entity_iri(f"{kind}/s{i}"), type_, f"{type_} {i}", (f"{type_} {i}",), True) for i in range(n)]

    return {
        "person": some("person", "Person", count), "company": some("company", "Company", count // 2),
        "place": some("place", "Place", 400), "country": some("country", "Country", 60),
    }  # fmt: skip


def generate(events: int, seed: int = 7) -> tuple[list[Extraction], dict[str, int]]:
    """Extractions, and claim id → number of the event that it tells."""
    dice = random.Random(seed)
    known = things(max(100, events // 5))

    def pick(kind: str) -> Cluster:
        rows = known[kind]
        return rows[min(int(len(rows) * dice.random() ** 3), len(rows) - 1)]  # few are met often, most seldom

    told: list[tuple[int, str, date, list[tuple[str, Cluster]], Quantity | None]] = []
    for number in range(events):
        type_ = dice.choice(list(TYPES))
        day = START + timedelta(days=dice.randrange(1000))
        roles: list[tuple[str, Cluster]] = []
        count = None
        for role in TYPES[type_]:
            if role == "count":
                n = float(dice.randrange(2, 300))
                count = Quantity(n, n, n, "więźniów")
            elif role in ("participant", "patient", "appointee"):
                roles.append((role, pick("person")))
            elif role == "target":
                roles.append((role, pick("company")))
            elif role == "target_country":
                roles.append(("target", pick("country")))
            else:
                roles.append((role, pick("place" if role == "place" else "country")))
        told += [(number, type_, day, roles, count)] * (1 + min(5, int(dice.expovariate(1.2))))
    # documents tell what happened in the days before them
    told.sort(key=lambda row: row[2].toordinal() + dice.random() * 20)
    rows, truth = [], {}
    for at in range(0, len(told), 9):
        rows.append(_document(at, told[at : at + 9], dice, truth))
    return rows, truth


def _document(at: int, told: list, dice: random.Random, truth: dict[str, int]) -> Extraction:  # type: ignore[type-arg]
    published = max(row[2] for row in told) + timedelta(days=1)
    sentences = [f"Zdarzenie {number} opisane w dokumencie {at}, zdanie {i}." for i, (number, *_) in enumerate(told)]
    text = " ".join(sentences)
    document = Document(f"d{at}.txt", text, "00", date=published.isoformat(), publisher=f"Publisher {at % 97}")
    clusters: dict[str, Cluster] = {}
    claims = []
    start = 0
    for sentence, (number, type_, day, roles, count) in zip(sentences, told, strict=True):
        span = Span(start, start + len(sentence))
        start += len(sentence) + 1
        kept = [r for r in roles if len(roles) == 1 or dice.random() < 0.85]
        fillers = []
        for i, (role, cluster) in enumerate(kept):
            clusters[cluster.id] = cluster
            fillers.append(Filler(role, Span(span.start + i, span.start + i + 3), cluster.id, cluster.label))
        luck = dice.random()
        edtf = None if luck < 0.62 else day.isoformat()[:7] if luck < 0.75 else day.isoformat()
        first = None if edtf is None else f"{edtf}-01"[:10]
        last = None if edtf is None else edtf if len(edtf) == 10 else f"{edtf}-28"
        status = Status.PLANNED if number % 9 == 0 else Status.ACTUAL
        claim = Claim(
            document.text_id, type_, status, span, Span(span.start, span.start + 9), sentence, tuple(fillers),
            date=edtf, earliest=first, latest=last, quantity=count if dice.random() < 0.85 else None,
        )  # fmt: skip
        claims.append(claim)
        truth[claim.id] = number
    return Extraction(document, tuple(clusters.values()), (), tuple(claims))


def scores(truth: dict[str, int], got: dict[str, str]) -> tuple[float, float]:
    """Pairwise precision and recall."""

    def pairs(of: dict) -> set[tuple[str, str]]:  # type: ignore[type-arg]
        groups = defaultdict(list)
        for claim, label in of.items():
            groups[label].append(claim)
        return {p for g in groups.values() for p in combinations(sorted(g), 2)}

    true, mine = pairs(truth), pairs(got)
    both = len(true & mine)
    return both / max(1, len(mine)), both / max(1, len(true))


def main() -> None:
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    rows, truth = generate(events)
    claims = sum(len(e.claims) for e in rows)
    print(f"{events:,} events, {claims:,} claims, {len(rows):,} documents")
    start, busy = time.perf_counter(), time.process_time()
    quads = sum(1 for _ in derive(rows, Registry()))
    wall, cpu = time.perf_counter() - start, time.process_time() - busy
    print(f"the whole derivation: {wall:.1f} s ({cpu:.1f} s of one core), {quads:,} quads")
    busy = time.process_time()
    found = derivation(rows, Registry())
    print(f"of it identity and events: {time.process_time() - busy:.1f} s of one core")
    sizes = sorted((len(c.members) for c in found.clusters), reverse=True)
    precision, recall = scores(truth, {t.id: c.id for c in found.clusters for t in c.members})
    print(
        f"eventualities: {len(sizes):,}; largest component of candidates: {found.found.largest} claims; largest cluster: {sizes[0]}"
    )
    print(
        f"pairwise precision {precision:.3f}, recall {recall:.3f} (undated claims that fit several events stay alone)"
    )
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")
    incremental(rows)


def incremental(rows: list[Extraction], documents: int = 12) -> None:
    """A store on disk without some documents, each of which is then loaded: seconds of one core, and by the clock."""
    given = Given(Registry(), Judgements(), Publishers(), NONE)
    late = random.Random(1).sample(range(len(rows)), documents)
    by_text = {e.document.text_id: e for e in rows}
    texts = {text: e.document.text for text, e in by_text.items()}
    with tempfile.TemporaryDirectory() as folder:
        quads, memory = pyoxigraph.Store(f"{folder}/quads"), Memory(Path(folder) / "derived.sqlite")
        found = derivation([e for n, e in enumerate(rows) if n not in late], Registry())
        quads.bulk_extend(graph_quads(found, given.registry, given.publishers, given.acts))
        busy = time.process_time()
        with memory.transaction():
            fill(memory, found, given)
        print(f"the memory laid down: {time.process_time() - busy:.1f} s of one core")
        spent = []
        for n in late:
            start, busy = time.perf_counter(), time.process_time()
            with memory.transaction():
                delta = again(memory, {rows[n].document.text_id: rows[n]}, given, by_text.__getitem__, texts)
                gone, new = delta.against(quads)
            for quad in gone:
                quads.remove(quad)
            quads.extend(new)
            spent.append((time.process_time() - busy, time.perf_counter() - start))
        spent.sort()
        print(
            f"one document derived again, of {documents}: median {spent[documents // 2][0]:.2f} s of one core "
            f"({spent[documents // 2][1]:.2f} s by the clock), most {spent[-1][0]:.2f} s ({spent[-1][1]:.2f} s)"
        )


if __name__ == "__main__":
    main()
