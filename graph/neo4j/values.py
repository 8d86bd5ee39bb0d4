"""Literals of RDF as values that Cypher can compare, and back without loss.

`2026-03-19` becomes a date, `52` an integer, `"Białoruś"@pl` the property `name_pl`. Where a value of Neo4j says less than the
literal (a datatype of another kind, a rare language tag), the literal stands in `kgRdf` as well.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from pyoxigraph import Literal, NamedNode

_XSD = "http://www.w3.org/2001/XMLSchema#"
_STRING, _INTEGER, _DECIMAL, _BOOLEAN, _DATE = (_XSD + n for n in ("string", "integer", "decimal", "boolean", "date"))
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WHOLE = re.compile(r"0|-?[1-9]\d{0,17}")
_TAG = re.compile(r"[a-z]{2,3}")


def suffix(language: str | None) -> str:
    """What a language adds to the name of a property.

    >>> suffix("pl"), suffix("be-tarask"), suffix(None)
    ('_pl', '_be_tarask', '')
    """
    return "_" + language.lower().replace("-", "_") if language else ""


def native(literal: Literal) -> tuple[Any, bool]:
    """The value, and whether the literal can be made of it again."""
    text, kind = literal.value, literal.datatype.value
    if literal.language:
        return text, bool(_TAG.fullmatch(literal.language))
    if kind == _STRING:
        return text, True
    try:
        if kind == _INTEGER and _WHOLE.fullmatch(text):
            return int(text), True
        if kind == _DECIMAL:
            number = float(text)
            return number, _decimal(number) == text
        if kind == _BOOLEAN:
            return text == "true", text in ("true", "false")
        if kind == _DATE and _DAY.fullmatch(text):
            return date.fromisoformat(text), True
        if kind == _XSD + "dateTime":
            return datetime.fromisoformat(text), False
        if kind in (_XSD + "double", _XSD + "float"):
            return float(text), False
        if kind in (_XSD + n for n in ("int", "long", "short", "nonNegativeInteger", "positiveInteger")):
            return int(text), False
    except ValueError:
        pass
    return text, False


def _decimal(number: float) -> str:
    return str(Literal(repr(number), datatype=NamedNode(_DECIMAL)).value)


def literal(value: Any, language: str | None = None) -> Literal:
    """The literal that a native value stands for.

    >>> str(literal(0.75)), str(literal(date(2026, 3, 19)))
    ('"0.75"^^<http://www.w3.org/2001/XMLSchema#decimal>', '"2026-03-19"^^<http://www.w3.org/2001/XMLSchema#date>')
    """
    if language:
        return Literal(str(value), language=language)
    if isinstance(value, bool):
        return Literal("true" if value else "false", datatype=NamedNode(_BOOLEAN))
    if isinstance(value, int):
        return Literal(str(value), datatype=NamedNode(_INTEGER))
    if isinstance(value, float):
        return Literal(_decimal(value), datatype=NamedNode(_DECIMAL))
    if isinstance(value, date):
        return Literal(value.isoformat(), datatype=NamedNode(_DATE))
    return Literal(str(value))


def order(value: Any) -> tuple[str, Any]:
    """A key to sort values of several types by."""
    return (type(value).__name__, value)
