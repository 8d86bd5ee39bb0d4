"""What the caller knows about a document; it wins over what the text says."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from loaders.documents.dates import edtf_or_none
from ontology.errors import UsageError


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Publication date (EDTF: `2026-03-19`, `2026-03`), publisher, title and address of one document.

    >>> ReadOptions(date="2026-03").date
    '2026-03'
    >>> ReadOptions(date="20 marca 2026").date
    '2026-03-20'
    """

    date: str | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        for name in ("date", "publisher", "title", "url"):
            value = re.sub(r"\s+", " ", getattr(self, name) or "").strip() or None
            object.__setattr__(self, name, value)
        if self.date is not None:
            date = edtf_or_none(self.date)
            if date is None:
                raise UsageError(
                    f"the date {self.date!r} is not a date that can be read",
                    hint="Write it as EDTF: 2026-03-19, 2026-03, 2026 or 2026-03-19/2026-03-21.",
                )
            object.__setattr__(self, "date", date)

    def over(self, other: ReadOptions) -> ReadOptions:
        """These values where given, `other`'s in the gaps: the command line over the side file over the text."""
        return replace(
            other,
            date=self.date or other.date,
            publisher=self.publisher or other.publisher,
            title=self.title or other.title,
            url=self.url or other.url,
        )
