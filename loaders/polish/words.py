"""Words with all their Morfeusz readings: what every later step of the pipeline stands on.

Match on the **set** of possible lemmas and cases; the best single reading only breaks ties.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

DATA = Path(__file__).parent / "data"  # the pipeline's knowledge, as files
FOREIGN = ":obce"  # end of the tag of a reading that is not of the dictionary
CASES = ("nom", "gen", "dat", "acc", "inst", "loc", "voc")


@dataclass(frozen=True, slots=True)
class Reading:
    """One Morfeusz analysis, e.g. `Reading("uwolnić", "ger:sg:gen:n:perf:aff")`.

    `lemma` is without Morfeusz's `:Sm1` suffix; `name` is its name class (`nazwisko`, `imię`, `nazwa_geograficzna`,
    …) or "".
    """

    lemma: str
    tag: str
    name: str = ""

    @property
    def pos(self) -> str:
        return self.tag.split(":", 1)[0]

    def values(self, among: tuple[str, ...]) -> frozenset[str]:
        """Which of the values `among` the tag allows: `gen.acc` allows both."""
        return frozenset(v for part in self.tag.split(":") for v in part.split(".") if v in among)


@dataclass(frozen=True)
class Word:
    """One orthographic word (or number, or punctuation mark) of a text, with all its readings.

    `Coale’a`, `amerykańsko-białoruskich`, `18,6`, `r.` and `m.in.` are one word each.
    Offsets are code points of the stored text: `text[start:end] == word.text`.
    """

    text: str
    start: int
    end: int
    readings: tuple[Reading, ...] = ()

    @cached_property
    def lemmas(self) -> frozenset[str]:
        return frozenset(r.lemma for r in self.readings)

    @cached_property
    def cases(self) -> frozenset[str]:
        """Cases that some nominal reading allows; all seven for a word the dictionary does not know."""
        found: frozenset[str] = frozenset()
        for reading in self.readings:
            found |= reading.values(CASES)
        return found

    @cached_property
    def pos(self) -> frozenset[str]:
        return frozenset(r.pos for r in self.readings)

    @cached_property
    def foreign(self) -> bool:
        """A word that the dictionary does not know; at most a list of the world's first names does."""
        return all(r.tag.endswith(FOREIGN) for r in self.readings)


Sentence = tuple[Word, ...]
