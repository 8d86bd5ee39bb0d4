"""Web pages, through trafilatura: main text with its headings, lists and links, and what the page says of itself.

`RawText.text` is the text that trafilatura takes out, not the source of the page; offsets point into it.
"""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from loaders.documents.dates import edtf_or_none
from loaders.documents.decode import decode
from loaders.documents.lines import is_terminal
from loaders.documents.options import ReadOptions
from loaders.documents.raw import RawText
from ontology.claims import Citation
from ontology.errors import LoadError

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_TOPIC = re.compile(
    r"/(?:tag|tagi|tematy?|autor|autorzy|kategoria|szukaj|search|topic|author|profil)s?/", re.IGNORECASE
)
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}  # no clock
_INLINE = {"ref", "hi", "del", "code", "graphic", "lb"}


@dataclass(slots=True)
class _Page:
    """Text that is being put together: blocks parted by blank lines, kinds and links by offset."""

    base: str | None
    parts: list[str] = field(default_factory=list)
    length: int = 0
    hints: dict[int, str] = field(default_factory=dict)
    links: list[Citation] = field(default_factory=list)

    def block(self, kind: str, words: str, links: list[tuple[int, str, str]]) -> None:
        body = words.strip()
        if not body:
            return
        shift = self.length - (len(words) - len(words.lstrip()))
        self.hints[self.length] = kind
        for end, text, target in links:
            if 0 < end + shift - self.length <= len(body) and len(text) < 0.9 * len(body):
                self.links.append(Citation(shift + end - 1, text, target))
        self.parts.append(body + "\n\n")
        self.length += len(body) + 2


def read_html(data: bytes, where: str) -> RawText:
    """Main text, title, date, publisher and address of a page. Broken HTML is read as far as it goes.

    Raises LoadError where the page holds no text.
    """
    declared = _CHARSET.search(data[:4096])
    source, notes = decode(data, where, declared[1].decode("ascii") if declared else None)
    source = _DECLARATION.sub("", source)
    found, body = _extract(source)
    page = _Page(found.url)
    blocks = list(_blocks(body, page.base))
    title = found.title
    if title and not any(_same(title, words) for _, words, _ in blocks[:6]):
        page.block("title", title, [])
    for kind, words, links in blocks:
        page.block("title" if title and _same(title, words) and not page.length else kind, words, links)
    if not page.parts:
        raise LoadError(f"{where}: the page holds no text", hint="Save the page with its text, or as PDF.")
    return RawText("".join(page.parts), "text/html", found, hints=page.hints, links=tuple(page.links), notes=notes)


def _extract(source: str) -> tuple[ReadOptions, Any]:
    from lxml import etree  # type: ignore[import-untyped]
    from trafilatura import bare_extraction, baseline

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    page: Any = None
    with warnings.catch_warnings(), suppress(ValueError, etree.LxmlError):
        warnings.simplefilter("ignore")  # of the date parser, about time zones
        page = bare_extraction(
            source,
            include_links=True,
            include_comments=False,
            favor_recall=True,
            with_metadata=True,
            date_extraction_params=dict(_DATES),
        )
    if page is not None and page.body is not None and "".join(page.body.itertext()).strip():
        url = page.url if page.url and page.url.startswith(("http://", "https://")) else None
        date = edtf_or_none(page.date) if page.date else None
        return ReadOptions(date, page.sitename or None, page.title or None, url), page.body
    body, _, _ = baseline(source)
    return ReadOptions(), body


def _blocks(node: Any, base: str | None) -> Iterator[tuple[str, str, list[tuple[int, str, str]]]]:
    """`(kind, words, [(end of the link in words, its words, address)])` of each block below `node`."""
    if node.tag == "row":
        yield "list", " | ".join(t for cell in node if (t := " ".join("".join(cell.itertext()).split()))), []
        return
    kind = {"head": "heading", "item": "list"}.get(node.tag, "paragraph")
    words = ""
    links: list[tuple[int, str, str]] = []
    if node.text:
        words = _joined(words, node.text)
    for child in node:
        if not isinstance(child.tag, str):
            pass
        elif child.tag in _INLINE:
            if child.tag == "lb":
                if is_terminal(words.rstrip()) and words.strip():
                    yield kind, words, links
                    words, links = "", []
                else:
                    words = _joined(words, " ")
            else:
                inner = "".join(child.itertext())
                words = _joined(words, inner)
                target = _target(child.get("target"), base) if child.tag == "ref" else None
                if target and inner.strip():
                    links.append((len(words.rstrip()), " ".join(inner.split()), target))
        else:
            if words.strip():
                yield kind, words, links
            words, links = "", []
            for sub, text, ends in _blocks(child, base):
                yield ("list" if kind == "list" and sub == "paragraph" else sub), text, ends
        if child.tail:
            words = _joined(words, child.tail)
    if words.strip():
        yield kind, words, links


def _joined(words: str, more: str) -> str:
    more = re.sub(r"\s+", " ", more)
    return words + (more.lstrip() if not words or words.endswith(" ") else more)


def _target(target: str | None, base: str | None) -> str | None:
    """The absolute address of a link that can be a source; None for mail, anchors and pages of tags."""
    if not target:
        return None
    try:
        address = urljoin(base, target) if base else target
        parts = urlsplit(address)
    except ValueError:  # `http://[x`
        return None
    if parts.scheme not in ("http", "https") or _TOPIC.search(parts.path + "/"):
        return None
    return address


def _same(a: str, b: str) -> bool:
    return " ".join(a.casefold().split()) == " ".join(b.casefold().split())
