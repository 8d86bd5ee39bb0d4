"""How long the commands of the graph take on a large synthetic graph, second run of each (what is kept beside a view is there).

    .venv/bin/python benchmarks/commands.py /tmp/synthetic            # 100,000 events; made there if it is missing
    .venv/bin/python benchmarks/commands.py /tmp/small 10000
    .venv/bin/python benchmarks/commands.py /tmp/synthetic 100000 known-at      # only commands with these letters

Prints for each command the processor seconds of its process and the seconds by the clock, of the first run and the best of
three more. On a shared machine the processor seconds are what can be compared.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import Quad
from synthetic import generate

from graph.renewal import refresh
from graph.sources import publication
from graph.store import writing
from ontology.claims import Extraction
from ontology.ids import BASE
from ontology.rdf import evidence_quads

COMMANDS = (
    "show 'Person 3'",
    "show 'Person 700' --why",
    "status 'Company 3'",
    "status 'Company 3' --at 2025-01-01",
    "custody 'Person 700'",
    "custody",
    "conflicts 'Person 3'",
    "conflicts",
    "timeline -n 20",
    "timeline 'Person 3' -n 20",
    "path 'Person 3' 'Person 700'",
    "path 'Person 812' 'Person 1703'",
    "deals --table",
    "deals",
    "brokers",
    "communities",
    "review --list -n 5",
    *(
        f"{command} {cut}"
        for cut in ("--at 2024-06-01", "--known-at 2024-06-01")
        for command in (
            "show 'Person 3'",
            "status 'Company 3'",
            "custody",
            "conflicts",
            "timeline 'Person 3' -n 20",
            "path 'Person 3' 'Person 700'",
            "deals --table",
            "brokers",
            "communities",
        )
        if not ("status" in command and "--at" in cut)  # asks for the state of a day: measured above
    ),
)


def make(folder: Path, events: int) -> None:
    """A store of the synthetic documents, derived."""
    rows, _ = generate(events)
    with writing(folder) as store:
        store.quads.bulk_extend(_evidence(rows))
        found = [publication(f"file:///{e.document.name}", e.document.name, e.document) for e in rows]
        store.point({p.document: _graph(e) for p, e in zip(found, rows, strict=True)}, add=found)
        refresh(store)


def _graph(e: Extraction) -> str:
    return f"{BASE}evidence/{e.document.text_id}"


def _evidence(rows: Iterable[Extraction]) -> Iterator[Quad]:
    for e in rows:
        yield from evidence_quads(e, _graph(e))


def run(command: str, store: Path) -> tuple[float, float, int]:
    """(processor seconds, seconds by the clock, exit code) of one process."""
    before, start = os.times(), time.perf_counter()
    done = subprocess.run(
        f"{Path(sys.executable).parent / 'kg'} --store {store} {command}",
        shell=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    wall, after = time.perf_counter() - start, os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return spent, wall, done.returncode


def main() -> None:
    folder = Path(sys.argv[1])
    if not (folder / "view").is_file():
        start, busy = time.perf_counter(), time.process_time()
        make(folder, int(sys.argv[2]) if len(sys.argv) > 2 else 100_000)
        print(f"store made: {time.perf_counter() - start:.0f} s, {time.process_time() - busy:.0f} s of one core")
    only = sys.argv[3] if len(sys.argv) > 3 else ""
    for command in (c for c in COMMANDS if only in c):
        first, *rest = (run(command, folder) for _ in range(4))
        best, wall = min(r[0] for r in rest), min(r[1] for r in rest)
        note = "" if not first[2] else f"  (exit {first[2]})"
        print(
            f"{best:6.2f} s of a core {wall:6.2f} s  first {first[0]:6.2f} {first[1]:6.2f}  kg {command}{note}",
            flush=True,
        )


if __name__ == "__main__":
    main()
