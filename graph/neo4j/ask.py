"""A question of `graph/queries/` in Cypher."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.neo4j.connection import Connection
from graph.neo4j.cypher import run
from graph.neo4j.names import key_of
from graph.query import Result
from graph.query.questions import Question, checked, rows_of


def ask_cypher(
    connection: Connection, asked: Question, given: Mapping[str, Any], seconds: float | None = 30.0
) -> Result:
    """The rows of a question from Neo4j or the embedded engine: the same that the store gives in SPARQL."""
    values = checked(asked, given)
    parameters = {n: key_of(v) if asked.params[n][0] == "thing" else v for n, v in values.items()}
    found = run(connection, asked.cypher, parameters, seconds=seconds)
    return Result(*rows_of(found.columns, found.rows))
