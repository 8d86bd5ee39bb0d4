"""Plain text files."""

from __future__ import annotations

from loaders.documents.decode import decode
from loaders.documents.raw import RawText


def read_txt(data: bytes, where: str) -> RawText:
    """The decoded text as it stands."""
    text, notes = decode(data, where)
    return RawText(text, notes=notes)
