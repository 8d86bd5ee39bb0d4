"""Records as bytes and back, so that what took long to reckon is kept beside the view of the store (`graph.view.kept`).

JSON, never pickle: a store may come from somebody else. What was kept by other code than this is not read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from graph.view.kept import remember
from graph.view.reader import View
from ontology.ids import digest

T = TypeVar("T")
_PACKAGES = ("graph.analysis", "graph.derive", "graph.derive.deals", "graph.view")


def kept(view: View, name: str, options: Iterable[object], make: Callable[[], T], classes: Iterable[type]) -> T:
    """What `make` gives, made once for a view of the store, these options and this code."""
    known = {c.__name__: c for c in classes}
    key = f"{name}-{digest(json.dumps([code(), *map(str, options)]))}.json"

    def load(data: bytes) -> T | None:
        try:
            found: T = decode(data, known)
        except (ValueError, KeyError, TypeError):
            return None
        return found

    return remember(view.kept, key, make, encode, load)


def encode(found: object) -> bytes:
    """Dataclasses, tuples, mappings and plain values as JSON."""
    return json.dumps(_plain(found), ensure_ascii=False, separators=(",", ":")).encode()


def decode(data: bytes | str, classes: dict[str, type]) -> Any:
    """The inverse of `encode`; lists come back as tuples. Only the named classes are made."""

    def made(row: dict[str, Any]) -> Any:
        if (name := row.pop("_", None)) is None:
            return {key: _tuples(value) for key, value in row.items()}
        return classes[name](**{key: _tuples(value) for key, value in row.items()})

    return _tuples(json.loads(data, object_hook=made))


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {"_": type(value).__name__} | {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple | list):
        return [_plain(v) for v in value]
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    return value


def _tuples(value: Any) -> Any:
    return tuple(_tuples(v) for v in value) if isinstance(value, list) else value


@cache
def code() -> str:
    """What tells the code and rules that these answers come from from any other: of each file name, size and time.

    Not what the files say: a hundred would be read for an answer that needs ten rows. A file that is only touched costs
    that the answers are reckoned once more.
    """
    rows = []
    for package in _PACKAGES:
        for file in sorted(files(package).iterdir(), key=lambda f: f.name):
            if file.name.endswith((".py", ".yaml")):
                seen = file.stat() if isinstance(file, Path) else None
                rows.append([file.name, *([seen.st_size, seen.st_mtime_ns] if seen else [file.read_text("utf-8")])])
    return digest(json.dumps(rows))
