"""Line by line: furniture out, and what it says of the document (date, publisher) kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from loaders.documents.dates import edtf_or_none, find_date
from loaders.documents.frontmatter import is_field, said_by
from loaders.documents.furniture import Furniture, classify, is_byline, is_names, is_section
from loaders.documents.lines import Line, begins_lower, hangs, is_terminal
from loaders.documents.options import ReadOptions

_HEADER = re.compile(r"date (\d{4}-\d{2}-\d{2})(?:\s+|$)")
_MONTHS = "sty|lut|mar|kwi|maj|cze|lip|sie|wrz|paź|lis|gru"
_DATE_LINE = re.compile(
    rf"""(?:(?:komentarz|biuletyn|raport|analiza|komentarze|analizy|numer|wydanie)\s+)?(?:nr\s.{{1,24}}[,•|–-]\s*)?
    (?:[^\W\d_]+(?:[ -][^\W\d_]+)?,\s+)?(?:dnia\s+)?
    (?:\d{{1,2}}\s+(?:{_MONTHS})[^\W\d_]*\.?\s+\d{{4}}|\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})
    (?:\s?r(?:\.|oku)?)?(?:,?\s+(?:godz\.\s?)?\d{{1,2}}[:.]\d{{2}})?(?:\s?[|•©,–-].{{0,60}})?""",
    re.VERBOSE | re.IGNORECASE,
)
_DATELINE = re.compile(
    r"[^\W\d_]+(?:[ -][^\W\d_]+)?,\s+(\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}\s+[^\W\d_]+\s+\d{4})\s*(?:r\.)?"
    r"\s*\([\w./ ]{2,20}\)\s*[-–—]"
)
_PAGE = re.compile(
    r"(strona|str\.|s\.|page|p\.)?\s*[–—-]?\s*(\d{1,4})\s*[–—-]?(?:\s*(?:z|/|of)\s*\d{1,4})?", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_EDGE = 3  # lines at the head and the foot of a page that can be running heads
_TEASER = 220  # characters; longer lines under `Czytaj więcej` are text


def sift(lines: Sequence[Line]) -> tuple[ReadOptions, tuple[str, ...]]:
    """Set `drop` and `kind` of the lines; return what they say of the document, and notes on it."""
    found = _header(lines)
    _running_heads(lines)
    _page_numbers(lines)
    said, updated = _furniture(lines)
    if found.date is None and said.date is None:
        said = said.over(_date_line(lines))
    found = found.over(said)
    if found.date is None and updated is not None:
        return ReadOptions(updated).over(found), (f"date: {updated} is that of the last update",)
    return found, ()


def _header(lines: Sequence[Line]) -> ReadOptions:
    """`date 2025-11-26` that a crawler left in front, or lines such as `title: …`."""
    if not lines:
        return ReadOptions()
    if match := _HEADER.match(lines[0].text):
        _cut(lines[0], match.end())
        return ReadOptions(date=edtf_or_none(match[1]))
    fields = 0
    for line in lines[:8]:
        if not is_field(line.text):
            break
        fields += 1
    if fields < 2:
        return ReadOptions()
    for line in lines[:fields]:
        line.drop = "header"
    return said_by([line.text for line in lines[:fields]])


def _cut(line: Line, start: int) -> None:
    """Take the first `start` characters off a line; an empty rest goes too."""
    rest = line.text[start:]
    body = rest.lstrip()
    line.start += start + len(rest) - len(body)
    line.text = body
    if not body:
        line.drop = "header"


def _running_heads(lines: Sequence[Line]) -> None:
    """Lines that stand at the edge of several pages, and, in a text without pages, titles that come back."""
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    if len(pages) > 1:
        edges = [_edges(page) for page in pages.values()]
        counts = Counter(key for page in edges for key in {_head_key(line.text) for line in page})
        least = 2 if len(pages) < 5 else max(3, len(pages) // 3)
        seen: set[str] = set()
        for page in edges:
            for line in page:
                key = _head_key(line.text)
                if counts[key] >= least and len(line.text) <= 160 and not _is_page_number(line.text):
                    if key in seen or line.text[-1:] in ".!?" or _DIGITS.search(line.text):
                        line.drop = "head"
                    seen.add(key)
        return
    _heads_in_one_piece(lines)


def _heads_in_one_piece(lines: Sequence[Line]) -> None:
    """A title-like line that stands three times or more beside a page number: a head of pages lost since."""
    counts = Counter(line.text for line in lines if 5 <= len(line.text) <= 100)
    again = {t for t, n in counts.items() if n >= 3 and t[0].isalpha() and not is_terminal(t) and not t[0].islower()}
    seen: set[str] = set()
    for i, line in enumerate(lines):
        if line.text in again:
            beside = [near for near in (*lines[max(0, i - 1) : i], *lines[i + 1 : i + 2]) if _is_page_number(near.text)]
            if line.text in seen and beside:
                line.drop = beside[0].drop = "head"
            seen.add(line.text)


def _edges(page: Sequence[Line]) -> list[Line]:
    return list(page) if len(page) <= 2 * _EDGE else [*page[:_EDGE], *page[-_EDGE:]]


def _head_key(text: str) -> str:
    return _DIGITS.sub("#", text.casefold())


def _is_page_number(text: str) -> bool:
    return len(text) < 24 and _PAGE.fullmatch(text) is not None


def _page_numbers(lines: Sequence[Line]) -> None:
    bare: list[tuple[int, int]] = []
    paged = bool(lines) and lines[-1].page > 0  # pages of the format, or form feeds
    for i, line in enumerate(lines):
        if len(line.text) >= 24 or not (match := _PAGE.fullmatch(line.text)):
            continue
        first = i == 0 or lines[i - 1].page != line.page
        last = i + 1 == len(lines) or lines[i + 1].page != line.page
        if match[1] or (paged and (first or last)):
            line.drop = "page"
        elif line.gap and (i + 1 == len(lines) or lines[i + 1].gap):
            bare.append((i, int(match[2])))
    for (i, a), (j, b) in pairwise(bare):
        if b == a + 1 and j > i + 1:
            lines[i].drop = lines[j].drop = "page"


def _furniture(lines: Sequence[Line]) -> tuple[ReadOptions, str | None]:
    """What furniture says, and the date of the last update."""
    date = publisher = updated = None
    for i, line in enumerate(lines):
        if line.drop or line.kind in ("title", "heading"):
            continue
        thing = classify(line.text)
        if thing is None:
            continue
        if thing.kind == "byline":
            _byline(line, thing)
            continue
        if thing.kind == "caption":
            line.kind = "caption"
            continue
        if thing.kind == "teasers":
            _teasers(lines, i, thing)
            continue
        line.drop = thing.kind
        if thing.kind == "photo":
            _caption(lines, i)
        elif thing.kind == "masthead":
            _masthead(lines, i)
        elif thing.kind == "date":
            date = date or find_date(thing.value)
        elif thing.kind == "updated":
            updated = updated or find_date(thing.value)
        elif thing.kind == "publisher" and "://" not in thing.value:
            publisher = publisher or thing.value.rstrip(" .,;") or None
    return ReadOptions(date=date, publisher=publisher), updated


def _byline(line: Line, thing: Furniture) -> None:
    if is_byline(thing.value) or is_names(thing.value):
        _cut(line, thing.start)
        line.kind = "byline"


def _teasers(lines: Sequence[Line], i: int, thing: Furniture) -> None:
    """What stands behind or under `Czytaj więcej`: titles of other articles, each a block of its own."""
    line = lines[i]
    if thing.value:
        _cut(line, thing.start)
        line.kind = "teaser"
        return
    line.drop = "teasers"
    for n, below in enumerate(lines[i + 1 : i + 13], start=i + 1):
        after = lines[n + 1] if n + 1 < len(lines) and not lines[n + 1].gap else None
        goes_on = hangs(below.text) or (after is not None and begins_lower(after.text))
        if (n > i + 1 and below.gap) or goes_on or len(below.text) > _TEASER or below.text[-1] in ".,-":
            return
        below.kind = "teaser"
        if is_section(below.text):
            below.drop = "section"


def _caption(lines: Sequence[Line], i: int) -> None:
    if i and not lines[i - 1].drop and not lines[i - 1].kind and len(lines[i - 1].text) <= 250:
        before = lines[i - 1]
        alone = before.gap or i == 1 or bool(lines[i - 2].drop)
        if alone:
            before.kind = "caption"


def _masthead(lines: Sequence[Line], i: int) -> None:
    for below in lines[i + 1 : i + 30]:
        if not is_names(below.text):
            return
        below.drop = "masthead"


def _date_line(lines: Sequence[Line]) -> ReadOptions:
    """What a masthead says (`NR 79, 12 WRZEŚNIA 2025 © PISM`), or a line that is only a date.

    It stands near the head or the foot; several such lines are a chronicle and stay.
    """
    kept = [line for line in lines if not line.drop]
    for line in kept[:5]:
        if match := _DATELINE.match(line.text):  # Mińsk, 12.09.2025 (PAP) -
            return ReadOptions(find_date(match[1]))
    dated = [line for line in kept if len(line.text) <= 100 and _DATE_LINE.fullmatch(line.text)]
    if len(dated) != 1 or not any(dated[0] is line for line in (*kept[:8], *kept[-5:])):
        return ReadOptions()
    date = find_date(dated[0].text)
    if date is None:
        return ReadOptions()
    dated[0].drop = "date"
    _, _, publisher = dated[0].text.partition("©")
    return ReadOptions(date, publisher.strip(" .,") or None)
