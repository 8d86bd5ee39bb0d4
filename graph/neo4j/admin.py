"""The property graph as CSV files of Neo4j's offline importer, with the hashes and sums that `kg sync` expects.

The way in for tens of millions of nodes: the first `kg sync` after the import finds nothing to write.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

import pyoxigraph

from graph.neo4j.items import Item, Node, Sums, bucket
from graph.neo4j.names import NODE
from graph.neo4j.project import project
from graph.neo4j.remote import FORMAT, WIDTH
from graph.neo4j.sync import BUCKETS
from ontology.errors import UsageError

_LIST = "\x1f"  # between the values of a list: no text holds it
_TYPES: tuple[tuple[type, str], ...] = (
    (bool, "boolean"),
    (int, "long"),
    (float, "double"),
    (datetime, "datetime"),
    (date, "date"),
    (str, "string"),
)
_Columns = dict[str, str]  # name of a property → its type for the importer


def _type(value: Any) -> str:
    if isinstance(value, list):
        return _type(value[0]) + "[]"
    return next(name for kind, name in _TYPES if isinstance(value, kind))


def _cell(value: Any) -> str:
    """One cell; a gap is empty, an empty text is quoted, so that both come back as they were."""
    if value is None:
        return ""
    if isinstance(value, list):
        return _quoted(_LIST.join(_bare(v) for v in value))
    return _quoted(value) if isinstance(value, str) else _bare(value)


def _bare(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def export_admin(
    store: pyoxigraph.Store, folder: Path, progress: Callable[[int], None] = lambda _: None
) -> tuple[int, int]:
    """Write the files and `import.sh`, the command that imports them; returns the numbers of nodes and edges."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise UsageError(f"{folder} is not empty", hint="Choose a new folder with -o.")
        return _export(store, folder, progress)
    except OSError as error:
        raise UsageError(f"cannot write {folder}: {error.strerror}", hint="Choose another folder with -o.") from None


def _export(store: pyoxigraph.Store, folder: Path, progress: Callable[[int], None]) -> tuple[int, int]:
    columns = _columns(store)
    sums = Sums.empty(BUCKETS)
    with ExitStack() as stack:
        files: dict[tuple[str, ...], IO[str]] = {}
        for number, (kind, names) in enumerate(sorted(columns.items())):
            path = folder / f"{kind[0]}.{number:04}.csv"
            files[kind] = stack.enter_context(path.open("w", encoding="utf-8", newline=""))
            files[kind].write(",".join(_header(kind[0], names)) + "\n")
        for count, item in enumerate(project(store)):
            sums.add(item)
            kind = _kind(item)
            said = _said(item)
            cells = [_cell(said.get(name)) for name in columns[kind]]
            start = (
                [item.key, _LIST.join((NODE, *item.labels))]
                if isinstance(item, Node)
                else [item.start, item.end, item.type]
            )
            files[kind].write(",".join([*map(_quoted, start), *cells]) + "\n")
            if count % 10_000 == 0:
                progress(count)
    _state(folder, sums, sorted({kind[1] for kind in columns if kind[0] == "edges"}))
    (folder / "import.sh").write_text(_command(folder), encoding="utf-8")
    return sums.totals


def _kind(item: Item) -> tuple[str, ...]:
    """Items of one kind stand in one file; types of values that differ between nodes of the same labels part them."""
    types = tuple(f"{k}:{_type(v)}" for k, v in sorted(item.props.items()) if k in _VARYING)
    return ("nodes", *item.labels, *types) if isinstance(item, Node) else ("edges", item.type)


# properties whose values are of several types, such as `start`: an offset of a claim, a year of a post
_VARYING = frozenset(
    {
        "start",
        "end",
        "value",
        "least",
        "most",
        "quantity",
        "quantity_least",
        "quantity_most",
        "of",
        "confidence",
        "score",
        "share",
        "weight",
    }
)


def _columns(store: pyoxigraph.Store) -> dict[tuple[str, ...], _Columns]:
    """First pass: which columns each file has."""
    found: dict[tuple[str, ...], _Columns] = defaultdict(dict)
    for item in project(store):
        into = found[_kind(item)]
        for name, value in _said(item).items():
            kind = _type(value)
            if into.setdefault(name, kind) != kind:
                raise UsageError(
                    f"the property {name!r} has values of the types {into[name]} and {kind}",
                    hint="Add it to _VARYING in graph/neo4j/admin.py.",
                )
    return {kind: dict(sorted(names.items())) for kind, names in found.items()}


def _said(item: Item) -> dict[str, Any]:
    more: dict[str, Any] = {"kgHash": item.hash}
    if isinstance(item, Node):
        more["kgBucket"] = bucket(item.key, BUCKETS)
    return {**item.props, **more}


def _header(kind: str, names: _Columns) -> Iterator[str]:
    yield from ("kgId:ID", ":LABEL") if kind == "nodes" else (":START_ID", ":END_ID", ":TYPE")
    for name, type_ in names.items():
        yield _quoted(f"{name}:{type_}") if not name.isidentifier() else f"{name}:{type_}"


def _state(folder: Path, sums: Sums, types: Iterable[str]) -> None:
    """The root and the sums, as a sync would have written them."""
    nodes, edges = sums.totals
    root = ["root", "KgSync", FORMAT, BUCKETS, sums.root, nodes, edges, list(types)]
    names = "kgId:ID(state),:LABEL,format:long,buckets:long,root:string,nodes:long,edges:long,types:string[]"
    (folder / "state.root.csv").write_text(names + "\n" + ",".join(map(_cell, root)) + "\n", encoding="utf-8")
    lines = [":ID(state),:LABEL,number:long,sums:long[],nodes:long[],edges:long[]"]
    for number in range(BUCKETS // WIDTH):
        at = slice(number * WIDTH, (number + 1) * WIDTH)
        row = [f"buckets/{number}", "KgBuckets", number, sums.sums[at], sums.nodes[at], sums.edges[at]]
        lines.append(",".join(map(_cell, row)))
    (folder / "state.buckets.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def arguments(folder: Path) -> list[str]:
    """What `neo4j-admin database import full` is called with, after the name of the database."""
    nodes = [f"--nodes={p}" for p in sorted([*folder.glob("nodes.*.csv"), *folder.glob("state.*.csv")])]
    edges = [f"--relationships={p}" for p in sorted(folder.glob("edges.*.csv"))]
    return [
        "--array-delimiter=U+001F",
        "--multiline-fields=true",
        "--id-type=string",
        "--overwrite-destination",
        *nodes,
        *edges,
    ]


def _command(folder: Path) -> str:
    given = " \\\n  ".join(json.dumps(a.replace(f"{folder}/", "")) for a in arguments(folder))
    return (
        "#!/bin/sh\n# Imports these files into a database that is stopped, and is REPLACED. Then run: kg sync\n"
        f'cd "$(dirname "$0")" && neo4j-admin database import full "${{1:-neo4j}}" \\\n  {given}\n'
    )
