"""The lines of a plain text, stripped, with their places and the blank lines before them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_NON_BLANK = re.compile(r"[^\n\f]*[^\s]")
TERMINAL = frozenset(".?!…:;")
_CLOSING = "”\"'»)]’›*"
_HANGING = re.compile(
    r"(?:^|\s)(?:i|a|o|u|w|we|z|ze|na|do|od|po|za|ku|dla|przy|pod|nad|przed|przez|między|bez|oraz|lub|albo|ani|że|iż|żeby|by"
    r"|nie|się|jak|gdy|czy|który|która|które|których|m\.in\.|ok\.|tzw\.|np\.|ds\.|im\.|ul\.|gen\.|prof\.)$"
)
_ABBREVIATION = re.compile(r"\b(?:r|br|ub|ok|tys|mln|mld|tzw|np|ul|im|gen|prof|dr|płk|ds|godz|tj|św|m\.in|wg|pt|nr)\.$")


@dataclass(slots=True)
class Line:
    """One non-blank line. `gap`: a blank line, a page end or taken-out furniture stands before it.

    `start` is the offset of `text` in the plain text. `drop` is the kind of furniture when it is taken out;
    `kind` a kind of block that the line alone decides.
    """

    start: int
    text: str
    gap: bool
    page: int
    drop: str = ""
    kind: str = ""

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def split_lines(text: str, pages: Sequence[tuple[int, int]] = ()) -> list[Line]:
    """All non-blank lines in order; a form feed ends a page where the format gives no `pages`."""
    starts = [start for start, _ in pages]
    lines: list[Line] = []
    at = 0
    page = 0
    for match in _NON_BLANK.finditer(text):
        between = text[at : match.start()]
        raw = match.group()
        body = raw.lstrip()
        start = match.end() - len(body)
        if starts:
            new = bisect_right(starts, start)
        else:
            new = page + between.count("\f")
        gap = new != page or between.count("\n") > 1 or not lines
        page = new
        lines.append(Line(start, body, gap, page))
        at = match.end()
    return lines


def is_terminal(text: str) -> bool:
    """Whether a line can end a sentence: `.`, `?`, `!`, `:` … before closing quotes; `w 2022 r.` can go on.

    >>> is_terminal("więźniów politycznych.”"), is_terminal("po sfałszowanych"), is_terminal("")
    (True, False, False)
    """
    tail = text[-24:].rstrip(_CLOSING)
    if not tail:
        return bool(text)
    return tail[-1] in TERMINAL


def may_go_on(text: str) -> bool:
    """A line that does not end a sentence, or ends with an abbreviation that a sentence can run over."""
    return not is_terminal(text) or _ABBREVIATION.search(text[-12:]) is not None


def hangs(text: str) -> bool:
    """Whether a line ends with a word that cannot end a sentence: a preposition, a conjunction, `m.in.`.

    >>> hangs("z Jasionki do"), hangs("z Jasionki do Bristolu")
    (True, False)
    """
    return _HANGING.search(text[-9:]) is not None


def begins_lower(text: str) -> bool:
    """Whether a line begins in the middle of a sentence: a lower-case word that is no address or list mark."""
    head = text[:24].lstrip("„\"'«(–— ")
    if not head or not head[0].islower():
        return False
    word = head.split(" ", 1)[0]
    return "." not in word.rstrip(".,") and "@" not in word and "/" not in word and not word.startswith(("http", "www"))


def first_word(text: str) -> str:
    return text[:60].split(" ", 1)[0]
