"""Which lines of a page are furniture, by the patterns of `data/furniture.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ontology.tables import read_table

DATA = Path(__file__).parent / "data"
LONGEST = 420  # characters; no furniture line is longer, so long lines cost nothing
_KINDS = ("drop", "photo", "teasers", "date", "updated", "publisher", "masthead", "tags", "byline")
_LINK = re.compile(r"(?:[•*–-]\s*)?(?:https?://\S+|www\.\S+)(?:\s+(?:https?://\S+|www\.\S+))*[.,;]?")
_NAME = r"[A-ZĄĆĘŁŃÓŚŹŻ][\w’'-]+"
_NAMES = re.compile(rf"(?:{_NAME}(?:\s{_NAME}){{1,3}})(?:\s?[,;]\s?{_NAME}(?:\s{_NAME}){{1,3}})+[.,]?")
_BARE_NAME = re.compile(rf"{_NAME}(?:\s(?:[A-Z]\.|{_NAME})){{1,2}}")


@dataclass(frozen=True, slots=True)
class Furniture:
    """What a line is (`drop`, `photo`, `teasers`, `date`, `publisher`, `masthead`, `tags`, `link` …) and its value."""

    kind: str
    value: str = ""
    start: int = 0  # where the value begins in the line


@dataclass(frozen=True, slots=True)
class _Patterns:
    line: re.Pattern[str]
    group_kinds: dict[str, str]
    sections: re.Pattern[str]
    tagged: re.Pattern[str]
    notes: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    rows = read_table(DATA / "furniture.yaml")
    alternatives, kinds = [], {}
    for kind in _KINDS:
        for number, pattern in enumerate(rows[kind]):
            name = f"{kind}{number}"
            kinds[name] = kind
            alternatives.append(f"(?P<{name}>{pattern})")
    return _Patterns(
        re.compile("|".join(alternatives), re.IGNORECASE),
        kinds,
        re.compile("|".join(rows["sections"]), re.IGNORECASE),
        re.compile(rf"(?:{rows['tagged']})(?:\s+[A-ZĄĆĘŁŃÓŚŹŻ][\w’'-]*)+", re.UNICODE),
        re.compile(rows["notes"], re.IGNORECASE),
    )


def classify(line: str) -> Furniture | None:
    """What kind of furniture a stripped line is, None for text.

    >>> classify("Publikacja: 26.11.2025 13:34")
    Furniture(kind='date', value='26.11.2025 13:34', start=12)
    >>> classify("Reklama na Białorusi drożeje.") is None
    True
    """
    if len(line) > LONGEST:
        return None
    if ("://" in line or line.startswith("www.")) and _LINK.fullmatch(line):
        return Furniture("link")
    patterns = _patterns()
    match = patterns.line.fullmatch(line)
    if match is None or match.lastgroup is None:
        if line[:1].isalpha() and _is_tagged(line, patterns):
            return Furniture("tags")
        return None
    if match.lastgroup.startswith("photo") and line.endswith(".") and line.count(" ") > 5:
        return Furniture("caption")  # a credit with the caption behind it
    name = next(n for n in patterns.group_kinds if match[n] is not None)
    outer = patterns.line.groupindex[name]
    if outer + 1 <= patterns.line.groups and outer + 1 not in patterns.line.groupindex.values():
        value = match[outer + 1] or ""
        return Furniture(patterns.group_kinds[name], value.strip(), max(0, match.start(outer + 1)))
    return Furniture(patterns.group_kinds[name])


def _is_tagged(line: str, patterns: _Patterns) -> bool:
    """`Miejsca Regiony Europa Białoruś …`: a label in front, every word capitalised, no stop at the end."""
    return patterns.tagged.fullmatch(line[:1].lower() + line[1:]) is not None and line.count(" ") >= 2


def is_section(line: str) -> bool:
    """`Komentarze`, `Polityka`: the name of a section, which stands among teasers."""
    return len(line) <= 40 and _patterns().sections.fullmatch(line) is not None


def is_note(text: str) -> bool:
    """Whether a line (its number taken off) begins as a footnote does: `Zob.`, `Por.`, an address."""
    return _patterns().notes.match(text) is not None


def is_names(line: str) -> bool:
    """A list of names, as mastheads have them."""
    return len(line) <= LONGEST and _NAMES.fullmatch(line) is not None


def is_byline(line: str) -> bool:
    """A line that is nothing but one person's name: `Artur Bartkiewicz`."""
    return len(line) <= 60 and _BARE_NAME.fullmatch(line) is not None
