"""What the reader of a format hands to `clean`: text as it stands in the file, and what the format itself knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from loaders.documents.offsets import Offsets
from loaders.documents.options import ReadOptions
from ontology.claims import Citation


@dataclass(frozen=True, slots=True)
class RawText:
    """Decoded text before cleaning; `Document.offsets` point into `text`.

    For TXT it is the file's text; for HTML and PDF the text that the reader took out of the file.
    `pages` are `(offset, page number)`. `hints` give the kind of the block that begins at an offset, where the
    format tells it (an HTML heading): such a block is never joined with its neighbours. `links` are citations by
    offset in `text`. `origin` leads from `text` to the text of the file where the reader changed it (Markdown).
    """

    text: str
    media_type: str = "text/plain"
    found: ReadOptions = field(default_factory=ReadOptions)
    pages: tuple[tuple[int, int], ...] = ()
    hints: Mapping[int, str] = field(default_factory=dict)
    links: tuple[Citation, ...] = ()
    notes: tuple[str, ...] = ()
    origin: Offsets | None = None
