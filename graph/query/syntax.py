"""What can be told of a query from its words: whether it updates, and where it is wrong, in words for people."""

from __future__ import annotations

import re

_NO_WORDS = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'  # long strings
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"'  # strings
    r"|'(?:[^'\\\n]|\\.)*'"
    r'|<[^<>"{}|^`\s]*>'  # IRIs
    r"|\#[^\n]*"  # comments
    r"|[?$]\w+"  # variables
    r"|[\w.-]*:[\w.:-]*",  # prefixed names
    re.DOTALL,
)
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})
_QUERIES = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_PROLOGUE = frozenset({"PREFIX", "BASE", "VERSION"})
_PLACE = re.compile(r"error at (\d+):(\d+): (?:expected (?:one of )?)?(.*)", re.DOTALL)


def words(sparql: str) -> list[str]:
    """The bare words of a query in capitals; strings, IRIs, comments, variables and prefixed names are left out.

    >>> words("PREFIX a: <x:insert> # drop\\nSELECT ?load FROM <x:g> { ?load a:clear 'delete' }")
    ['PREFIX', 'SELECT', 'FROM']
    """
    return [w.group().upper() for w in _bare(sparql)]


def _bare(sparql: str) -> list[re.Match[str]]:
    blanked = _NO_WORDS.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), sparql)
    return list(re.finditer(r"[A-Za-z]+", blanked))


def is_update(found: list[str]) -> bool:
    """Whether the first word after the prologue changes something.

    >>> is_update(words("PREFIX a: <x:y> DELETE WHERE { ?s ?p ?o }")), is_update(words("SELECT ?add { }"))
    (True, False)
    """
    first = next((w for w in found if w not in _PROLOGUE), "")
    return first in _UPDATES


def explain(error: SyntaxError, sparql: str) -> str:
    """`line 2, column 14: this cannot stand here`, with the line and a mark beneath it."""
    first = next((w for w in _bare(sparql) if w.group().upper() not in _PROLOGUE), None)
    if first is not None and first.group().upper() not in _QUERIES:
        number, column = sparql.count("\n", 0, first.start()) + 1, first.start() - sparql.rfind("\n", 0, first.start())
        return _at(sparql, number, column, f"a query begins with {', '.join(_QUERIES)}, not with {first.group()!r}")
    match = _PLACE.match(str(error.msg or error))
    if match is None:
        return str(error.msg or error)
    number, column, expected = int(match[1]), int(match[2]), match[3]
    if "Prefix not found" in expected:
        return _at(sparql, number, column, "the prefix of this name is not declared")
    rest = "\n".join(sparql.split("\n")[number - 1 :])[column - 1 :]
    reason = (
        "this cannot stand here"
        if rest.strip()
        else "something is missing here or before"
        if sparql.strip()
        else "it is empty"
    )
    named = sorted(set(re.findall(r"\b[A-Z]{3,}\b|\"[^\w\s\"]\"", re.sub(r"\[[^\]]*\]", "", expected))))
    if rest.strip() and 0 < len(named) <= 6:
        reason += f"; it could go on with {', '.join(named)}"
    return _at(sparql, number, column, reason)


def _at(sparql: str, number: int, column: int, reason: str) -> str:
    row = [*sparql.split("\n"), ""][number - 1].replace("\t", " ")
    return f"line {number}, column {column}: {reason}\n  {row}\n  {' ' * (column - 1)}^"
