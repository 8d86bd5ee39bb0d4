"""What each block is: title, lead, heading, byline, caption, or a paragraph; and repeated blocks taken out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.documents.furniture import is_byline
from loaders.documents.lines import begins_lower
from loaders.documents.paragraphs import Paragraph

_LONGEST_TITLE = 160
_LONGEST_HEADING = 140
_SAME_LENGTH = 25  # characters; shorter sentences (`– Tak.`) may well be said twice
_QUESTION = re.compile(
    r"(?:(?:o|w|z|na|od|do|po|przed|dla)\s)?(?:czym?|co|czego|czemu|kto|kogo|komu|kim|jaki\w*|jak|dlaczego|gdzie|kiedy|ile|ilu|który\w*|skąd)"
    r"\b[^.]*\?",
    re.IGNORECASE,
)
_FOLD = re.compile(r"[\W_]+")


def name_kinds(blocks: Sequence[Paragraph], title: str | None) -> None:
    """Set `kind` of the blocks that the page itself does not name. `title` is one that the format or the user gives."""
    _title(blocks, title)
    for i, block in enumerate(blocks):
        if block.kind == "paragraph" and _is_heading(block, blocks[i + 1] if i + 1 < len(blocks) else None):
            block.kind = "byline" if i < 12 and is_byline(block.text) else "heading"
    _lead(blocks)


def _title(blocks: Sequence[Paragraph], title: str | None) -> None:
    if any(b.kind == "title" for b in blocks):
        return
    if title is not None:
        wanted = fold(title)
        for block in blocks[:6]:
            if block.kind in ("paragraph", "heading") and len(block.text) < 300 and fold(block.text) == wanted:
                block.kind = "title"
                return
    first = next((b for b in blocks[:3] if b.kind in ("paragraph", "heading")), None)
    if first is not None and _is_section(first, blocks):
        first.kind = "heading"
    elif first is not None and len(blocks) > 1 and looks_like_title(first.text) and len(first.lines) <= 3:
        first.kind = "title"


def _is_section(first: Paragraph, blocks: Sequence[Paragraph]) -> bool:
    """A text that begins with its first section: `O czym rozmawiano?`, and further questions as crossheads."""
    if not _is_question(first):
        return False
    return any(_is_question(block) for block in blocks if block is not first)


def _is_question(block: Paragraph) -> bool:
    return len(block.lines) <= 3 and len(block.text) <= _LONGEST_HEADING and _QUESTION.fullmatch(block.text) is not None


def looks_like_title(text: str) -> bool:
    """Short, without a final stop, more than a word: `Wizyta Johna Coale’a w Mińsku. Główne wnioski`."""
    text = text.strip()
    if not 8 <= len(text) <= _LONGEST_TITLE or begins_lower(text) or " " not in text:
        return False
    return text[-1] not in ".,;:-–—" and not is_byline(text)


def _is_heading(block: Paragraph, after: Paragraph | None) -> bool:
    text = block.text
    if len(text) > _LONGEST_HEADING or len(block.lines) > 3 or after is None:
        return False
    if text[-1] in '.,;:…"”»' and not text.endswith("?”"):
        return False
    if not (text[0].isupper() or text[0].isdigit() or text[0] in '„"«'):
        return False
    return not (block.width and len(block.lines) > 1 and len(text) > _LONGEST_HEADING // 2 and text[-1] != "?")


def _lead(blocks: Sequence[Paragraph]) -> None:
    """The first paragraph under the title is the lead, when a date, picture or byline parts it from the rest."""
    for i, block in enumerate(blocks[:-1]):
        if block.kind == "title":
            after = blocks[i + 1]
            rest = blocks[i + 2] if i + 2 < len(blocks) else None
            if after.kind == "paragraph" and rest is not None and rest.kind in ("byline", "caption"):
                after.kind = "lead"
            return


def fold(text: str) -> str:
    """Words in lower case, for comparing blocks."""
    return _FOLD.sub(" ", text.casefold()).strip()


def without_repeats(blocks: Sequence[Paragraph]) -> list[Paragraph]:
    """Each paragraph once, at its first place; a caption that a page repeats as well."""
    seen: dict[str, Paragraph] = {}
    kept: list[Paragraph] = []
    for block in blocks:
        text = block.text
        if len(text) >= _SAME_LENGTH or block.kind in ("caption", "byline") or text[-1:] not in ".!?…":
            key = " ".join(text.casefold().split())
            if key in seen:
                if block.kind == "caption":
                    seen[key].kind = "caption"
                continue
            if key:
                seen[key] = block
        kept.append(block)
    return kept
