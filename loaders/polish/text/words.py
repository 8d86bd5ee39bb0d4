"""Words with all their Morfeusz readings: what every later step of the pipeline stands on.

Match on the **set** of possible lemmas and cases; the best single reading only breaks ties.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

DATA = Path(__file__).parents[1] / "data"  # the pipeline's knowledge, as files
FOREIGN = ":obce"  # end of the tag of a reading that is not of the dictionary
_T = TypeVar("_T")

CASES = ("nom", "gen", "dat", "acc", "inst", "loc", "voc")
SPOKEN_CASES = CASES[:-1]  # without the vocative, which news hardly knows
GENDERS = ("m1", "m2", "m3", "f", "n")
DIGRAPHS = frozenset({"Ch", "Cz", "Dz", "Rz", "Sz"})


def is_initial(text: str) -> bool:
    """`K.`, `Ch.`: how news writes the surname of an accused.

    >>> is_initial("Sz."), is_initial("UE")
    (True, False)
    """
    return text[-1:] == "." and text[:1].isupper() and (len(text) == 2 or text[:-1] in DIGRAPHS)


@dataclass(unsafe_hash=True, slots=True)
class Reading:
    """One Morfeusz analysis, e.g. `Reading("uwolnić", "ger:sg:gen:n:perf:aff")`. Never changed once made.

    `lemma` is without Morfeusz's `:Sm1` suffix; `name` is its name class (`nazwisko`, `imię`, `nazwa_geograficzna`,
    …) or "".
    """

    lemma: str
    tag: str
    name: str = ""
    pos: str = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        self.pos = self.tag.split(":", 1)[0]

    @property
    def perfective(self) -> bool:
        """Whether the verb is of what is brought to its end; its present form is the future: `uwolni`."""
        return "perf" in self.tag.split(":")

    @property
    def biaspectual(self) -> bool:
        """Whether the verb is of either aspect, so that its present form may be the future: `deportuje`, `mianuje`."""
        return "imperf.perf" in self.tag

    def values(self, among: tuple[str, ...]) -> frozenset[str]:
        """Which of the values `among` the tag allows: `gen.acc` allows both."""
        return values_of(self.tag, among)


@cache
def values_of(tag: str, among: tuple[str, ...]) -> frozenset[str]:
    """Which of the values `among` a tag allows. Remembered: there are some thousand tags, and every rule asks again."""
    return frozenset(v for part in tag.split(":") for v in part.split(".") if v in among)


class lazily(Generic[_T]):  # noqa: N801
    """An attribute that is made when it is first asked for and kept in the object: `cached_property` without its lock."""

    def __init__(self, make: Callable[[Any], _T]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, thing: Any, owner: type | None = None) -> _T:
        found = self._make(thing)
        setattr(thing, self._name, found)  # not by `__dict__`: who asks for that makes all attributes of the thing slow
        return found


_K = TypeVar("_K")
_MOST = 100_000  # forms: some hundred megabytes; a corpus without end must not fill the memory


class Remembered(dict[_K, _T]):
    """What was worked out for forms: emptied once it is full."""

    def __setitem__(self, key: _K, value: _T) -> None:
        if len(self) >= _MOST:
            self.clear()
        super().__setitem__(key, value)


class WorkedOut(Remembered[_K, _T]):
    """The same, which works out itself what it does not know: what it knows costs no call.

    >>> WorkedOut(len)["Brześć"]
    6
    """

    def __init__(self, work_out: Callable[[_K], _T]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, key: _K) -> _T:
        found = self[key] = self._work_out(key)
        return found


@cache
def any_of(*lists: frozenset[str]) -> frozenset[str]:
    """What any of these lists of words holds: made once for the same lists, of which the lexicon has a few hundred."""
    return frozenset[str]().union(*lists)


@lru_cache(maxsize=_MOST)
def _cases_and_pos(tags: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """One pair of sets for all forms of the same tags, of which there are far fewer than forms."""
    cases: frozenset[str] = frozenset().union(*[values_of(tag, CASES) for tag in tags])
    return cases, frozenset([tag.split(":", 1)[0] for tag in tags])


class Readings(tuple[Reading, ...]):
    """All readings of one form; what they share is made once for every place where the form stands."""

    def __init__(self, _: Iterable[Reading] = ()) -> None:
        self.lemmas = frozenset([r.lemma for r in self])
        self.tags = tuple([r.tag for r in self])
        self.cases, self.pos = _cases_and_pos(self.tags)

    def __hash__(self) -> int:
        return self._hash

    @lazily
    def _hash(self) -> int:
        return tuple.__hash__(self)

    @lazily
    def foreign(self) -> bool:
        return all(r.tag.endswith(FOREIGN) for r in self)

    @lazily
    def folded(self) -> tuple[str, ...]:
        """The lemmas without regard to capitals, in order."""
        return tuple(sorted(lemma.casefold() for lemma in self.lemmas))


@dataclass(unsafe_hash=True, slots=True, init=False)
class Word:
    """One orthographic word (or number, or punctuation mark) of a text, with all its readings.

    `Coale’a`, `amerykańsko-białoruskich`, `18,6`, `r.` and `m.in.` are one word each.
    Offsets are code points of the stored text: `text[start:end] == word.text`.

    Never changed once made; not `frozen` because that makes every one of them three times as slow to make.
    """

    text: str
    start: int
    end: int
    readings: Readings
    # of the readings; asked for again and again, and so at hand
    lemmas: frozenset[str] = field(init=False, compare=False, repr=False)
    cases: frozenset[str] = field(init=False, compare=False, repr=False)  # that some reading allows
    pos: frozenset[str] = field(init=False, compare=False, repr=False)

    def __init__(self, text: str, start: int, end: int, readings: tuple[Reading, ...] = ()) -> None:
        self.text, self.start, self.end = text, start, end
        if not isinstance(readings, Readings):
            readings = Readings(readings)
        self.readings = readings
        self.lemmas, self.cases, self.pos = readings.lemmas, readings.cases, readings.pos

    @property
    def folded(self) -> tuple[str, ...]:
        """The lemmas without regard to capitals, in order."""
        return self.readings.folded

    @property
    def foreign(self) -> bool:
        """A word that the dictionary does not know; at most a list of the world's first names does."""
        return self.readings.foreign


Sentence = tuple[Word, ...]


def acronym_of(form: str) -> str:
    """`MOL` of `MOL-owi`, `NIS-em`: an acronym before the ending that a hyphen joins to it; empty for any other word."""
    front, hyphen, ending = form.partition("-")
    return front if hyphen and len(front) > 1 and front.isupper() and ending.islower() and len(ending) < 5 else ""
