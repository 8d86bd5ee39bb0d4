"""SPARQL over a store: read-only, with a time limit, and errors that say where."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from typing import Any

import pyoxigraph

from graph.store import CURRENT
from ontology.errors import QueryError
from ontology.ids import VOCABULARY

PREFIXES = {
    "kg": VOCABULARY,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_UPDATE = re.compile(
    r"^\s*(?:(?:PREFIX|BASE)\b[^\n>]*>\s*)*(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Result:
    """Rows of a SELECT as Python values (None where a row leaves a column open); ASK is one cell, CONSTRUCT three columns."""

    columns: list[str]
    rows: list[list[Any]]


def run(store: pyoxigraph.Store, sparql: str, seconds: float | None = 30.0) -> Result:
    """Run a query against the current graph as default; `GRAPH` reaches the evidence.

    Raises `QueryError` for an update, for bad SPARQL (with line and column), and after `seconds`.
    """
    if _UPDATE.match(re.sub(r"#[^\n]*", "", sparql) if "#" in sparql and "<" not in sparql else sparql):
        raise QueryError(
            "an update is refused: `kg query` only reads", hint="Evidence changes through `kg load` and `kg forget`."
        )
    outcome: list[Result | Exception] = []

    def work() -> None:
        try:
            outcome.append(_result(store.query(sparql, prefixes=PREFIXES, default_graph=CURRENT)))
        except Exception as error:  # handed to the caller's thread
            outcome.append(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(seconds)
    if not outcome:
        raise QueryError(
            f"the query took longer than {seconds:g} s and was given up", hint="Narrow it, or raise --seconds."
        )
    found = outcome[0]
    if isinstance(found, SyntaxError):
        raise QueryError(
            f"the query is not SPARQL: {_where(found)}",
            hint="Prefixes kg:, skos:, rdfs:, oa:, prov:, xsd: are declared.",
        )
    if isinstance(found, Exception):
        raise QueryError(f"the query failed: {found}")
    return found


def _where(error: SyntaxError) -> str:
    line, column = error.lineno, error.offset
    text = str(error.msg or error)
    if line is not None:
        return f"line {line}, column {column}: {text}"
    match = re.search(r"at (\d+):(\d+)", text)
    return f"line {match[1]}, column {match[2]}: {text}" if match else text


def _result(found: Any) -> Result:
    if isinstance(found, pyoxigraph.QueryBoolean):
        return Result(["answer"], [[bool(found)]])
    if isinstance(found, pyoxigraph.QueryTriples):
        return Result(
            ["subject", "predicate", "object"], [[plain(t) for t in (q.subject, q.predicate, q.object)] for q in found]
        )
    return Result([v.value for v in found.variables], [[plain(cell) for cell in row] for row in found])


def plain(term: Any) -> Any:
    """A term as a Python value: numbers and truth values as such, all else its text."""
    if not isinstance(term, pyoxigraph.Literal):
        return getattr(term, "value", None)
    kind = term.datatype.value.rpartition("#")[2]
    if kind in ("integer", "int", "long", "nonNegativeInteger"):
        return int(term.value)
    if kind in ("decimal", "double", "float"):
        return float(term.value)
    return term.value == "true" if kind == "boolean" else term.value
