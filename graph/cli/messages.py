"""What commands report, in the language of `--lang`; the texts stand in `messages.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Key → language → text with `{fields}`."""
    return tomllib.loads((files("graph.cli") / "messages.toml").read_text(encoding="utf-8"))


def say(key: str, lang: str, **values: object) -> str:
    """One message, filled in.

    >>> say("rows", "en", count=3)
    '3 rows'
    """
    return catalogue()[key][lang].format(**values)
