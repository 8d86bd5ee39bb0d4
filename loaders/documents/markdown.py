"""Markdown files: marks taken out, headings named, links kept as citations."""

from __future__ import annotations

import re

from loaders.documents.decode import decode
from loaders.documents.frontmatter import said_by
from loaders.documents.offsets import Inverse, Offsets
from loaders.documents.options import ReadOptions
from loaders.documents.raw import RawText
from ontology.claims import Citation

_FRONT = re.compile(r"---[ \t]*\n(.{0,4000}?)\n---[ \t]*(?:\n|$)", re.DOTALL)
_HEADING = re.compile(r"^(#{1,6})[ \t]+(?=\S)", re.MULTILINE)
_HEADING_END = re.compile(r"^#[^\n]*?([ \t]+#+)[ \t]*$", re.MULTILINE)
_LINK = re.compile(r"(!?\[)([^\[\]\n]{0,300})(\]\((<[^<>\n]{0,500}>|[^()\s]{0,500})(?:[ \t]+\"[^\"\n]{0,200}\")?\))")
_MARKS = re.compile(
    r"\*\*\*|\*\*|__|~~|`|(?<!\w)[*_](?=[^\s*_])|(?<=[^\s*_])[*_](?!\w)|^>[ \t]?|\\(?=[\\`*_{}\[\]()#+.!>-])",
    re.MULTILINE,
)


def read_markdown(data: bytes, where: str) -> RawText:
    """The file's text without its marks; `origin` leads back to the file's text."""
    text, notes = decode(data, where)
    front = _FRONT.match(text)
    body = front.end() if front else 0
    found = said_by(front[1].splitlines()) if front else ReadOptions()
    cuts = [(0, body)]
    headings: list[tuple[int, str]] = []
    for match in _HEADING.finditer(text, body):
        cuts.append(match.span())
        headings.append((match.end(), "title" if not headings and len(match[1]) == 1 else "heading"))
    cuts += [m.span(1) for m in _HEADING_END.finditer(text, body)]
    links: list[Citation] = []
    for match in _LINK.finditer(text, body):
        if match[1] == "![":
            cuts.append(match.span())
            continue
        cuts += [match.span(1), match.span(3)]
        address = match[4].strip("<>")
        if address.startswith(("http://", "https://")) and match[2].strip():
            links.append(Citation(match.end(2) - 1, match[2], address))
    cuts += [m.span() for m in _MARKS.finditer(text, body)]
    kept = _without(cuts, len(text))
    origin = Offsets.of((start, end - start) for start, end in kept)
    to_stripped = Inverse(origin)
    return RawText(
        "".join(text[start:end] for start, end in kept),
        "text/markdown",
        found,
        hints={to_stripped(at): kind for at, kind in headings},
        links=tuple(Citation(to_stripped(link.at), link.text, link.url) for link in links),
        notes=notes,
        origin=origin,
    )


def _without(cuts: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """What is left of `0:length` when the cuts, which may overlap, are taken out."""
    kept: list[tuple[int, int]] = []
    at = 0
    for start, end in sorted(cuts):
        if start > at:
            kept.append((at, start))
        at = max(at, end)
    if at < length:
        kept.append((at, length))
    return kept
