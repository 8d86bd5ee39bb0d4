"""What the answers of this layer say, in pl and en; the words stand in `words.toml` beside this file."""

from __future__ import annotations

import textwrap
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from graph.view.text import Line


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("graph.analysis") / "words.toml").read_text(encoding="utf-8"))


def word(section: str, key: str, lang: str) -> str:
    """One word of `words.toml`; a key that it lacks is returned as it stands."""
    return str(_data()[section].get(key, {}).get(lang, key))


def say(key: str, lang: str, **values: object) -> str:
    """A sentence of the table `analysis`, filled in."""
    return word("analysis", key, lang).format(**values)


def plural(noun: str, count: int, lang: str) -> str:
    """The form of a noun that a number takes: 1 krok, 2 kroki, 5 kroków.

    >>> plural("step", 22, "pl"), plural("step", 12, "pl"), plural("step", 1, "en")
    ('kroki', 'kroków', 'step')
    """
    one, few, many = _data()["nouns"][noun][lang]
    if count == 1:
        return str(one)
    teens = 12 <= count % 100 <= 14
    return str(few if count % 10 in (2, 3, 4) and not teens and lang == "pl" else many)


def wrapped(style: str, indent: str, text: str, width: int, hang: str = "") -> Iterator[Line]:
    """Text in lines of at most `width`, all of one style."""
    rows = textwrap.wrap(
        " ".join(text.split()),
        max(40, width),
        initial_indent=indent,
        subsequent_indent=indent + hang,
        break_on_hyphens=False,
        break_long_words=False,
    )
    yield from ((style, row) for row in rows)
