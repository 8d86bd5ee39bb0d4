"""Keys under which spellings and case forms of one name meet. The letters and endings are in `spelling.toml`."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

_APOSTROPHES = re.compile(r"['’ʼ`´‘]")
_NOT_WORD = re.compile(r"[^\w]+")
_DOUBLED = re.compile(r"(.)\1+")


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("ontology") / "spelling.toml").read_text(encoding="utf-8"))


@cache
def _letters() -> dict[int, str]:
    return str.maketrans(_data()["letters"] | _data()["cyrillic"])


def fold(name: str) -> str:
    """Lower case, without diacritics and punctuation, Cyrillic in Latin letters.

    >>> fold("  Łukaszenką "), fold("Coale’a"), fold("Лукашенко")
    ('lukaszenka', 'coalea', 'lukashenko')
    """
    text = unicodedata.normalize("NFKC", name).casefold().translate(_letters())
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = text.translate(_letters())  # of `ӂ` a letter of the table is left
    return " ".join(_NOT_WORD.sub(" ", _APOSTROPHES.sub("", text)).split())


@lru_cache(maxsize=65_536)
def skeleton(folded: str) -> str:
    """A key that spellings of one Slavic name share; it is coarse, and therefore only a second try.

    >>> {skeleton(fold(name)) for name in ("Łukaszenko", "Lukashenko", "Лукашенко")}
    {'lukasenko'}
    """
    words = []
    for word in folded.split():
        for old, new in _data()["skeleton"].items():
            word = word.replace(old, new)
        words.append(_DOUBLED.sub(r"\1", word.lower()))
    return " ".join(words)


def bases(word: str) -> tuple[str, ...]:
    """What the folded case form `word` may be a form of, itself first.

    >>> "coale" in bases("coalea"), "lukaszenka" in bases("lukaszence"), "poczobut" in bases("poczobutem")
    (True, True, True)
    """
    data, found = _data(), [word]
    for table in ("changes", "endings"):
        for ending, replacements in data[table].items():
            stem = word[: -len(ending)]
            if word.endswith(ending) and len(stem) >= 3:
                found += [stem + base.strip("-") for base in replacements.split()]
                if table == "endings" and ending in data["mobile"]["endings"]:
                    found += [f"{stem[:-1]}{e}{stem[-1]}" for e in data["mobile"]["insert"]]
    return tuple(dict.fromkeys(found))
