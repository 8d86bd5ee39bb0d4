"""Measure what the README promises, and write the result to docs/benchmarks.md with the machine named.

    .venv/bin/python benchmarks/run.py            # needs ../shared for the extraction figures

Peers in the same run: Morfeusz alone (the floor under any Polish pipeline here) and rdflib's in-memory store.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
BIN = Path(sys.executable).parent
Row = tuple[str, str, str]


def best(command: list[str], runs: int = 5) -> float:
    """Fastest wall time of a command, seconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        times.append(time.perf_counter() - start)
    return min(times)


def extraction() -> list[Row]:
    if not SHARED.is_dir():
        return [("extraction", "not measured: ../shared is absent", "")]
    os.sched_setaffinity(0, {0})  # one core
    from graph.ingest import extractor
    from loaders.documents import read
    from loaders.polish.text.morphology import Morphology
    from loaders.polish.text.tokens import split

    documents = [read(f) for f in sorted((SHARED / "ner" / "slavicner").glob("*/*.txt"))]
    chars = sum(len(d.text) for d in documents)
    engine = extractor()
    engine.extract(documents[0])
    start = time.perf_counter()
    claims = sum(len(engine.extract(d).claims) for d in documents)
    spent = time.perf_counter() - start
    morphology = Morphology()
    start = time.perf_counter()
    for d in documents:
        split(d.text, d.blocks, morphology)
    peer = time.perf_counter() - start
    return [
        ("extract, characters a second, one core, start-up left out", f"{chars / spent:,.0f}", "at least 80,000"),
        ("the same texts, words and Morfeusz readings alone", f"{chars / peer:,.0f}", "peer"),
        ("documents, characters, claims", f"{len(documents)}, {chars:,}, {claims}", ""),
    ]


def commands() -> list[Row]:
    kg = str(BIN / "kg")
    with tempfile.TemporaryDirectory() as folder:
        store = ["--store", f"{folder}/kg"]
        start = time.perf_counter()
        subprocess.run([kg, *store, "build"], capture_output=True, check=True)
        built = time.perf_counter() - start
        return [
            ("kg --help, s", f"{best([kg, '--help']):.2f}", "0.3"),
            ("kg show Coale, s", f"{best([kg, *store, 'show', 'Coale']):.2f}", "0.7"),
            ("kg stats, s", f"{best([kg, *store, 'stats']):.2f}", ""),
            ("kg build (five digests), s", f"{built:.2f}", ""),
        ]


def stores() -> list[Row]:
    import pyoxigraph
    import rdflib

    from graph.derive import GRAPH, derive
    from graph.ingest import build, registry
    from graph.store import reading
    from ontology.rdf import evidence_quads, read_evidence

    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder) / "kg")
        with reading(Path(folder) / "kg") as store:
            rows = [read_evidence(store.evidence(g)) for g in store.sources().values()]
    start = time.perf_counter()
    count = sum(1 for _ in range(20) for e in rows for _ in evidence_quads(e, GRAPH))
    writing = time.perf_counter() - start
    quads = list(derive(rows, registry()))
    query = "SELECT ?e ?n WHERE { ?e a <https://w3id.org/sanctions-kg/ontology#Event> ; ?r ?x . ?x <http://www.w3.org/2004/02/skos/core#prefLabel> ?n }"
    ours = pyoxigraph.Store()
    ours.extend(pyoxigraph.Quad(q.subject, q.predicate, q.object) for q in quads)
    peer = rdflib.Graph().parse(data="".join(f"{q.triple} .\n" for q in quads), format="nt")
    start = time.perf_counter()
    found = len(list(ours.query(query)))  # type: ignore[arg-type]
    fast = time.perf_counter() - start
    start = time.perf_counter()
    same = len(list(peer.query(query)))
    slow = time.perf_counter() - start
    assert found == same
    return [
        ("records to quads, quads a second", f"{count / writing:,.0f}", "at least 50,000"),
        (f"star join over {len(quads):,} quads, pyoxigraph, ms", f"{1000 * fast:.1f}", ""),
        ("the same, rdflib in memory, ms", f"{1000 * slow:.1f}", "peer"),
    ]


def main() -> None:
    rows = [*commands(), *stores(), *extraction()]
    model = next(
        (x.split(":")[1].strip() for x in Path("/proc/cpuinfo").read_text().splitlines() if x.startswith("model name")),
        platform.processor(),
    )
    lines = [
        "# Benchmarks", "", "Last result of `make bench`; times are the best of five, on a machine that may be shared.", "",
        f"{date.today().isoformat()}, {model}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()} {platform.machine()}.", "",
        "| what | measured | asked for |", "|---|---|---|", *(f"| {a} | {b} | {c} |" for a, b, c in rows), "",
    ]  # fmt: skip
    page = ROOT / "docs" / "benchmarks.md"
    _, mark, rest = page.read_text(encoding="utf-8").partition("\n## ")  # what is written by hand stays
    page.write_text("\n".join(lines) + mark + rest, encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
