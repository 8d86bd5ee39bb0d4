"""Questions that analysts ask, each as a file of SPARQL and one of Cypher under `graph/queries/`; both give the same rows.

A header tells title and parameters. A parameter is a `thing` (its IRI in SPARQL, its key in Cypher), a `date`, a `number`
or `text`. A row leads to the claim behind it; rows that differ in nothing else are one row with several claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import pyoxigraph
from pyoxigraph import Literal, NamedNode

from graph.query import Result, run
from ontology.errors import UsageError
from ontology.ids import BASE, VOCABULARY

_HEADER = re.compile(r"^(?:#|//) (title|param)\.(\w+): (.*)$", re.MULTILINE)
_XSD = "http://www.w3.org/2001/XMLSchema#"
CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class Question:
    """`params`: name → kind and an example."""

    name: str
    titles: dict[str, str]
    params: dict[str, tuple[str, str]]
    sparql: str
    cypher: str

    def examples(self) -> dict[str, str]:
        """The parameters of the header, to try the question with."""
        return {name: example for name, (_, example) in self.params.items()}


@cache
def questions() -> dict[str, Question]:
    """All questions by name, in the order of their names.

    >>> questions()["meetings"].titles["en"]
    'Whom it met or spoke with'
    """
    folder = files("graph") / "queries"
    found = {}
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".rq"):
            name = entry.name.removesuffix(".rq")
            sparql = entry.read_text(encoding="utf-8")
            cypher = (folder / f"{name}.cypher").read_text(encoding="utf-8")
            rows = _HEADER.findall(sparql)
            params = {n: (t.split(" ", 1)[0], t.split(" ", 1)[1]) for kind, n, t in rows if kind == "param"}
            titles = {n: t for kind, n, t in rows if kind == "title"}
            found[name] = Question(name, titles, params, sparql, cypher)
    return found


def question(name: str) -> Question:
    """One question; `UsageError` names the nearest."""
    import difflib

    if name not in questions():
        near = difflib.get_close_matches(name, questions(), 1)
        raise UsageError(
            f"no question {name!r}", hint=f"Did you mean {near[0]!r}?" if near else "`kg cypher @` lists them."
        )
    return questions()[name]


def checked(asked: Question, given: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters of a question, complete and of their kinds."""
    for name in (*given, *asked.params):
        if name not in asked.params or name not in given:
            wanted = ", ".join(f"{n} ({kind}, e.g. {example})" for n, (kind, example) in asked.params.items()) or "none"
            problem = "does not take" if name not in asked.params else "needs"
            raise UsageError(f"the question {asked.name!r} {problem} {name!r}", hint=f"Its parameters: {wanted}.")
    return {n: float(v) if asked.params[n][0] == "number" else str(v) for n, v in given.items()}


def ask_sparql(
    store: pyoxigraph.Store, asked: Question, given: Mapping[str, Any], seconds: float | None = 30.0
) -> Result:
    """The rows of a question from the store."""
    values = checked(asked, given)
    terms = {name: str(_term(asked.params[name][0], value)) for name, value in values.items()}
    text = re.sub(r"\$(\w+)", lambda m: terms.get(m[1], m[0]), asked.sparql)
    found = run(store, text, seconds)
    return Result(*rows_of(found.columns, found.rows))


def _term(kind: str, value: Any) -> NamedNode | Literal:
    if kind == "thing":
        return NamedNode(value if ":" in str(value) else BASE + value)
    if kind == "date":
        return Literal(value, datatype=NamedNode(_XSD + "date"))
    return Literal(value)


def rows_of(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> tuple[list[str], list[list[Any]]]:
    """Rows as both languages give them: names without their base, claims of equal rows together, in one order.

    >>> rows_of(["who", "claim"], [["Coale", "claim/2"], ["Coale", "claim/1"]])
    (['who', 'claims'], [['Coale', ['claim/1', 'claim/2']]])
    """
    plain = [[_short(v) for v in row] for row in rows]
    if CLAIM not in columns:
        return list(columns), sorted(plain, key=_order)
    at = list(columns).index(CLAIM)
    groups: dict[str, tuple[list[Any], set[str]]] = {}
    for row in plain:
        rest = [v for i, v in enumerate(row) if i != at]
        groups.setdefault(repr(rest), (rest, set()))[1].add(row[at])
    together = [[*rest, sorted(claims)] for rest, claims in groups.values()]
    return [c for c in columns if c != CLAIM] + ["claims"], sorted(together, key=_order)


def _short(value: Any) -> Any:
    if isinstance(value, str):
        return value.removeprefix(VOCABULARY).removeprefix(BASE)
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _order(row: Sequence[Any]) -> list[tuple[bool, str]]:
    return [(v is None, str(v)) for v in row]
