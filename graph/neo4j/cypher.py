"""Cypher as a reader asks it: refused if it would write, run where the graph is, values as plain Python, errors in words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

import neo4j
import neo4j.graph
from neo4j import exceptions

from graph.neo4j.connection import METADATA, Connection
from graph.neo4j.names import KEY, NODE, OWN, spoken
from ontology.errors import QueryError

_BLANK = re.compile(
    r"/\*.*?\*/|//[^\n]*"  # comments
    r"|'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\""  # strings
    r"|`(?:[^`]|``)*`",  # quoted names
    re.DOTALL,
)
_NAMED = re.compile(r"[.:$|&!]\s*[A-Za-z_]\w*|\b\w+\s*:(?!:)")  # properties, labels, types, parameters, keys of maps
_WRITES = re.compile(r"\b(CREATE|MERGE|SET|DELETE|DETACH|REMOVE|DROP|FOREACH|LOAD\s+CSV|ALTER|GRANT|DENY|REVOKE|START|STOP|TERMINATE|RENAME)\b", re.I)  # fmt: skip
_PLACE = re.compile(r"line (\d+)[,:]? ?(?:column )?(\d+)")
_AT = re.compile(r"\bat (?:line )?(\d+):(\d+)")


@dataclass(frozen=True, slots=True)
class Found:
    """Rows of plain values (a node is a dictionary with `labels`), the keys of the things in them, what was changed."""

    columns: list[str]
    rows: list[list[Any]]
    keys: list[str]
    notes: list[str]
    changes: int = 0


def run(
    connection: Connection,
    text: str,
    parameters: dict[str, Any] | None = None,
    *,
    write: bool = False,
    seconds: float | None = 30.0,
) -> Found:
    """Run a query. Raises `QueryError` for one that writes without `write`, that is wrong, or that takes too long."""
    bare = _BLANK.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text)
    if not write and (match := _WRITES.search(_NAMED.sub(lambda m: " " * len(m.group()), bare))):
        line = bare.count("\n", 0, match.start()) + 1
        raise QueryError(f"line {line}: {match.group().upper()} would change the graph; `kg cypher` only reads", hint="Use --write if that is meant; `kg sync --repair` undoes it.")  # fmt: skip
    notes = _common_ground(bare) if connection.embedded else []
    try:
        with (
            connection.session(write=write) as session,
            session.begin_transaction(metadata=METADATA, timeout=seconds) as tx,
        ):
            result = tx.run(text, parameters or {})
            columns = list(result.keys()) or _columns(bare)
            records = [record.values() for record in result]
            counters = result.consume().counters
            tx.commit()
    except exceptions.DriverError as error:
        raise connection.explained(error) from error
    except exceptions.Neo4jError as error:
        raise _explained(error, text, connection, seconds) from None
    keys: dict[str, None] = {}
    rows = [[plain(value, keys) for value in row] for row in records]
    if not rows:
        notes += _misspelt(bare)
    changes = 0 if not counters.contains_updates else sum(v for v in vars(counters).values() if type(v) is int)
    return Found(columns, rows, list(keys), notes, changes)


_MAP = re.compile(r"\{\s*(?:\w+\s*:|\.)[^{}]*\}")
_NAME = r"!?\s*\(?\s*[A-Za-z_]\w*\s*\)?"
_LABELS = re.compile(rf"(?<=[\w(\[\s]):\s*({_NAME}(?:\s*[|&:]\s*:?\s*{_NAME})*)")


def _misspelt(bare: str) -> Iterator[str]:
    """Labels and edge types that this graph never has: a query that names one finds nothing, and no database says why.

    >>> list(_misspelt("MATCH (p:Person)-[:MEET|VISITED]->(c:Country {kgId: x})"))
    ['line 1: this graph has no label or edge type MEET; the nearest: MET']
    """
    text = _MAP.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), bare)
    for match in _LABELS.finditer(text):
        for name in re.findall(r"\w+", match[1]):
            if name not in spoken():
                near = get_close_matches(name, sorted(spoken()), 1, 0.6)
                line = text.count("\n", 0, match.start()) + 1
                hint = f"; the nearest: {near[0]}" if near else "; docs/neo4j.md lists them"
                yield f"line {line}: this graph has no label or edge type {name}{hint}"


def _columns(bare: str) -> list[str]:
    """The columns of a query without rows, which the embedded engine does not tell.

    >>> _columns("MATCH (n) RETURN DISTINCT date, coalesce(n.x, n.y) AS name, n.z ORDER BY date")
    ['date', 'name', 'n.z']
    """
    last = re.split(r"\bRETURN\b", bare, flags=re.IGNORECASE)[-1]
    last = re.split(r"\bORDER\s+BY\b|\bSKIP\b|\bLIMIT\b|;", last, flags=re.IGNORECASE)[0]
    last = re.sub(r"^\s*DISTINCT\b", "", last, flags=re.IGNORECASE)
    items, depth = [""], 0
    for c in last:
        depth += (c in "([{") - (c in ")]}")
        if c == "," and depth == 0:
            items.append("")
        else:
            items[-1] += c
    return [re.split(r"\bAS\s+", item, flags=re.IGNORECASE)[-1].strip() for item in items if item.strip()]


def plain(value: Any, keys: dict[str, None] | None = None) -> Any:
    """A value of the driver as one that JSON can hold; the keys of nodes are collected in `keys`."""
    keys = {} if keys is None else keys
    if isinstance(value, neo4j.graph.Node):
        if KEY in value:
            keys[str(value[KEY])] = None
        labels = sorted(x for x in value.labels if x != NODE)
        shown = {k: plain(v) for k, v in sorted(value.items()) if k not in OWN}
        return {"labels": labels, **({"id": value[KEY]} if KEY in value else {}), **shown}
    if isinstance(value, neo4j.graph.Relationship):
        ends = [node[KEY] if node is not None and KEY in node else None for node in (value.start_node, value.end_node)]
        keys |= {str(k): None for k in ends if k}
        return {"type": value.type, **{k: plain(v) for k, v in sorted(value.items()) if k not in OWN}}
    if isinstance(value, neo4j.graph.Path):
        steps: list[Any] = [plain(value.start_node, keys)]
        for edge, node in zip(value.relationships, value.nodes[1:], strict=True):
            steps += [plain(edge, keys), plain(node, keys)]
        return steps
    if isinstance(value, dict):
        return {k: plain(v, keys) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [plain(v, keys) for v in value]
    return value.iso_format() if hasattr(value, "iso_format") else value


def shown(value: Any) -> str:
    """A plain value as one cell of a table.

    >>> shown({"labels": ["Entity", "Person"], "id": "id/person/coale", "name": "John Coale"})
    '(:Person "John Coale")'
    """
    if isinstance(value, dict) and "labels" in value:
        from graph.neo4j.node import asserted

        name = value.get("name") or value.get("quote") or value.get("id") or ""
        return f"(:{':'.join(sorted(asserted(value['labels'])))} {_quoted(name)})"
    if isinstance(value, dict) and set(value) >= {"type"} and isinstance(value["type"], str):
        return f"-[:{value['type']}]-"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k}: {shown(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        steps = bool(value) and isinstance(value[0], dict) and "labels" in value[0]
        return "".join(map(shown, value)) if steps else ", ".join(map(shown, value))
    return "" if value is None else str(value)


def _quoted(name: Any) -> str:
    text = str(name)
    return f'"{text if len(text) <= 40 else text[:39] + "…"}"'


@cache
def dialect() -> dict[str, list[dict[str, str]]]:
    """How the embedded engine differs."""
    return tomllib.loads((files("graph.neo4j") / "dialect.toml").read_text(encoding="utf-8"))


def _common_ground(bare: str) -> list[str]:
    """Raise `QueryError` for what the embedded engine does not know; notes on what it does differently."""
    flags = re.IGNORECASE | re.MULTILINE
    for row in dialect()["unknown"]:
        if match := re.search(row["match"], bare, flags):
            line = bare.count("\n", 0, match.start()) + 1
            raise QueryError(
                f"line {line}: the embedded engine does not know {row['what']}",
                hint=f"{row.get('instead', '')} With NEO4J_URI set, the query runs on Neo4j.".strip(),
            )
    return [
        row["what"]
        for row in dialect()["different"]
        if re.search(row["match"], bare, flags) and re.search(row.get("and", ""), bare, flags)
    ]


def _explained(error: exceptions.Neo4jError, text: str, connection: Connection, seconds: float | None) -> Exception:
    code, message = error.code or "", error.message or ""
    if "AccessMode" in code:
        return QueryError(
            "the query would change the graph; `kg cypher` only reads", hint="Use --write if that is meant."
        )
    if "TransactionTimedOut" in code or "TransactionTerminated" in code or "timed out" in message:
        return QueryError(
            f"the query took longer than {seconds:g} s and was stopped", hint="Narrow it, or raise --limit-seconds."
        )
    if isinstance(error, exceptions.AuthError) or "Database" in code or "Security" in code:
        return connection.explained(error)
    where = _PLACE.search(message) or _AT.search(message)
    reason = re.sub(r"\s*\(line \d+, column \d+.*", "", message.split("\n", 1)[0], flags=re.DOTALL).rstrip()
    if "ParameterMissing" in code:
        return QueryError(reason, hint="Give it with -p name=value.")
    if where is None:
        return QueryError(
            f"the query failed: {reason[:400]}", hint="docs/neo4j.md tells the labels, types and properties."
        )
    line, column = int(where[1]), max(1, int(where[2]))
    row = [*text.split("\n"), ""][min(line, text.count("\n") + 1) - 1].replace("\t", " ")
    return QueryError(f"line {line}, column {column}: {reason[:300]}\n  {row}\n  {' ' * (column - 1)}^", hint="docs/neo4j.md tells the labels, types and properties.")  # fmt: skip
