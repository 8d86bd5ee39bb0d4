"""All words that views print: labels of the ontology (from its Turtle) and those of `words.toml`, in pl and en."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from ontology.ids import VOCABULARY

if TYPE_CHECKING:
    from graph.view.records import Count

LANGS = ("pl", "en")
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("graph.view") / "words.toml").read_text(encoding="utf-8"))


def table(name: str) -> dict[str, Any]:
    """One table of `words.toml`, e.g. `table("status")["planned"]["en"]`."""
    found: dict[str, Any] = _data()[name]
    return found


def word(section: str, key: str, lang: str) -> str:
    """One word of `words.toml`; a key that it lacks is returned as it stands."""
    return str(table(section).get(key, {}).get(lang, key))


@cache
def _labels() -> dict[tuple[str, str], str]:
    """(term, language) → `rdfs:label` for all terms of ours; read once, some milliseconds."""
    from pyoxigraph import RdfFormat, parse

    found: dict[tuple[str, str], str] = {}
    for file in sorted(files("ontology").iterdir(), key=lambda f: f.name):
        if not file.name.endswith(".ttl"):
            continue
        for quad in parse(input=file.read_bytes(), format=RdfFormat.TURTLE):
            if quad.predicate.value == _LABEL and str(getattr(quad.subject, "value", "")).startswith(VOCABULARY):
                found.setdefault((quad.subject.value[len(VOCABULARY) :], quad.object.language or ""), quad.object.value)
    return found


def term(name: str, lang: str) -> str:
    """The label of a class, role or relation: `PrisonerRelease` → `uwolnienie więźniów` / `release of prisoners`."""
    labels = _labels()
    names = (name, capital(name))  # claims name a relation `position`, its class is `Position`
    label = next((labels[n, x] for x in (lang, "en", "pl") for n in names if (n, x) in labels), None)
    return label or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def capital(text: str) -> str:
    """The text with a capital first letter; the rest stays (`USA` too)."""
    return text[:1].upper() + text[1:]


@cache
def family(type_: str) -> str:
    """The group of types that shares a colour: `family("Pardon") == "prisoners"`."""
    for name, members in table("families").items():
        if type_ in members:
            return str(name)
    return "politics"


def number(value: float, lang: str) -> str:
    """`30000` → `30 000` / `30,000`; 18.6 → `18,6` / `18.6`."""
    text = f"{value:,.0f}" if value == int(value) else f"{value:,}"
    if lang == "en":
        return text
    whole, _, rest = text.partition(".")
    whole = whole.replace(",", " " if abs(value) >= 10000 else "")
    return f"{whole},{rest}" if rest else whole


def quantity(count: Count | None, lang: str) -> str:
    """The quantity with its hedge: `co najmniej 170`, `about 1,000 więźniów`; what is counted keeps its words."""
    if count is None:
        return ""
    text = number(count.value, lang)
    if count.approximate:
        text = f"{word('part', 'about', lang)} {text}"
    elif count.least is not None and count.most is None:
        text = f"{word('part', 'atleast', lang)} {text}"
    elif count.most is not None and count.least is None:
        text = f"{word('part', 'atmost', lang)} {text}"
    elif count.least is not None and count.most is not None and count.least != count.most:
        text = f"{number(count.least, lang)}–{number(count.most, lang)}"
    if count.basis == "part":
        text = f"{word('part', 'part', lang)} {text}"
    return " ".join(filter(None, (text, count.of or count.unit)))
