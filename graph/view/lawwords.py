"""Words of `law.toml`, in pl and en."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("graph.view") / "law.toml").read_text(encoding="utf-8"))


def law(section: str, key: str, lang: str, **values: object) -> str:
    """One text, filled in.

    >>> law("short", "licensed", "en")
    'licensed'
    """
    found = _data()[section].get(key, {}).get(lang, key)
    return str(found).format(**values) if values else str(found)
