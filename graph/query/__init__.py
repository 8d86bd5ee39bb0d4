"""SPARQL over a store: read-only, with a time limit, and errors that say where."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any

import pyoxigraph

from graph.query import syntax
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


@dataclass(frozen=True, slots=True)
class Result:
    """Rows of a SELECT as Python values (None where a row leaves a column open); ASK is one cell, CONSTRUCT three columns."""

    columns: list[str]
    rows: list[list[Any]]


def run(store: pyoxigraph.Store, sparql: str, seconds: float | None = 30.0) -> Result:
    """Run a query against the current graph as default; `GRAPH` reaches the evidence, `FROM` chooses another default.

    Raises `QueryError` for an update, for bad SPARQL (with line and column), and after `seconds`; the worker that took
    too long is abandoned, since pyoxigraph cannot be stopped.
    """
    words = syntax.words(sparql)
    if syntax.is_update(words):
        raise QueryError(
            "an update is refused: `kg query` only reads", hint="Evidence changes through `kg load` and `kg forget`."
        )
    default = None if "FROM" in words else CURRENT
    outcome: list[Result | Exception] = []
    given_up = threading.Event()

    def work() -> None:
        try:
            outcome.append(_result(store.query(sparql, prefixes=PREFIXES, default_graph=default), given_up))
        except Exception as error:
            outcome.append(error.with_traceback(None))  # its frames hold solutions, which must die in this thread

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(seconds)
    if not outcome:
        given_up.set()
        raise QueryError(
            f"the query took longer than {seconds:g} s and was given up", hint="Narrow it, or raise --limit-seconds."
        )
    found = outcome[0]
    if isinstance(found, SyntaxError):
        declared = ", ".join(f"{name}:" for name in PREFIXES)
        raise QueryError(
            f"the query is not SPARQL: {syntax.explain(found, sparql)}", hint=f"Declared prefixes are {declared}."
        )
    if isinstance(found, Exception):
        raise QueryError(f"the query failed: {found}", hint="Check the functions and services that it calls.")
    return found


def _result(found: Any, given_up: threading.Event) -> Result:
    if isinstance(found, pyoxigraph.QueryBoolean):
        return Result(["answer"], [[bool(found)]])
    triples = isinstance(found, pyoxigraph.QueryTriples)
    columns = ["subject", "predicate", "object"] if triples else [v.value for v in found.variables]
    rows: list[list[Any]] = []
    for row in found:
        if given_up.is_set():  # nobody waits for the rest
            break
        rows.append([plain(cell) for cell in ((row.subject, row.predicate, row.object) if triples else row)])
    return Result(columns, rows)


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
