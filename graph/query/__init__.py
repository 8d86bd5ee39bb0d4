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
    chosen = {} if "FROM" in words else {"default_graph": CURRENT}
    outcome: list[Result | Exception] = []

    def work() -> None:
        try:
            outcome.append(_result(store.query(sparql, prefixes=PREFIXES, **chosen)))
        except Exception as error:  # handed to the caller's thread
            outcome.append(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(seconds)
    if not outcome:
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
