"""First names of the world that the dictionary does not know, in all their Polish case forms: `Robertasem`, `Alexandra`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, TypeVar

from loaders.polish.text.words import DATA, FOREIGN, Reading

_ALL = "nom.gen.dat.acc.inst.loc"
# Ending of a case form → (what the base has in its place, cases), of masculine names.
_MASCULINE: tuple[tuple[str, str, str], ...] = (
    ("owi", "", "dat"), ("owi", "o", "dat"), ("iem", "", "inst"), ("em", "", "inst"), ("em", "o", "inst"), ("a", "", "gen.acc"), ("a", "o", "gen.acc"),
    ("u", "", "loc.voc"), ("ie", "", "loc.voc"), ("rze", "r", "loc.voc"), ("le", "l", "loc.voc"), ("zie", "d", "loc.voc"), ("cie", "t", "loc.voc"),
    ("ego", "", "gen.acc"), ("ego", "e", "gen.acc"), ("ego", "y", "gen.acc"), ("emu", "", "dat"), ("emu", "e", "dat"), ("emu", "y", "dat"),
    ("m", "", "inst.loc"), ("m", "e", "inst.loc"), ("iego", "i", "gen.acc"), ("iemu", "i", "dat"), ("im", "i", "inst.loc"),
    ("ja", "j", "gen.acc"), ("sia", "ś", "gen.acc"), ("siowi", "ś", "dat"), ("siem", "ś", "inst"), ("siu", "ś", "loc.voc"),
    ("dzia", "dź", "gen.acc"), ("dziem", "dź", "inst"), ("dziowi", "dź", "dat"), ("ły", "ła", "gen"), ("łę", "ła", "acc"),
)  # fmt: skip
# The same of names in -a, of both genders.
_IN_A: tuple[tuple[str, str, str], ...] = (
    ("y", "a", "gen"), ("i", "a", "gen.dat.loc"), ("ii", "ia", "gen.dat.loc"), ("ę", "a", "acc"), ("ą", "a", "inst"), ("ie", "a", "dat.loc"), ("rze", "ra", "dat.loc"),
    ("le", "la", "dat.loc"), ("cie", "ta", "dat.loc"), ("dzie", "da", "dat.loc"), ("ce", "ka", "dat.loc"), ("dze", "ga", "dat.loc"),
)  # fmt: skip


_Row = TypeVar("_Row", bound=tuple[Any, ...])


def by_last_letter(rows: Iterable[_Row]) -> dict[str, list[_Row]]:
    """Rows that begin with an ending, by the letter in which a form must end; each list in the order of the rows."""
    found: dict[str, list[_Row]] = {}
    for row in rows:
        found.setdefault(row[0][-1], []).append(row)
    return found


_MASCULINE_BY_LETTER, _IN_A_BY_LETTER = by_last_letter(_MASCULINE), by_last_letter(_IN_A)


@cache
def kept_by_hand() -> frozenset[str]:
    """The names of the East, which count as first names even where the dictionary has another word of that form."""
    rows = (DATA / "first_names_east.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(row.split()[0] for row in rows if row and not row.startswith("#"))


@cache
def _known() -> dict[str, str]:
    """Name → `m`, `f` or `-`."""
    files = ("first_names.txt", "first_names_east.txt")
    rows = [row for file in files for row in (DATA / file).read_text(encoding="utf-8").splitlines()]
    return dict(row.split() for row in rows if row and not row.startswith("#"))


@cache
def _common() -> dict[str, str]:
    """Names that the dictionary reads as other words (`Luka`, a gap; `Branka`, a captive)."""
    rows = (DATA / "first_names_common.txt").read_text(encoding="utf-8").splitlines()
    return dict(row.split() for row in rows if row and not row.startswith("#"))


def listed(name: str) -> bool:
    """Whether a form is a first name of the world's list in its base form."""
    return name in _known() or name in _common()


def _genders(name: str, common: bool = False) -> tuple[str, ...]:
    told = _common().get(name) if common else _known().get(name)
    if told == "-":
        return ("f",) if name.endswith(("a", "ė")) else ("m1",)
    return {"m": ("m1",), "f": ("f",)}.get(told or "", ())


@lru_cache(maxsize=20_000)
def common_name_readings(form: str) -> tuple[Reading, ...]:
    """The same of names that are common words too; only what stands beside a form tells whether it is one.

    >>> [r.lemma for r in common_name_readings("Lukę")]
    ['Luka']
    """
    return first_name_readings(form, common=True)


def first_name_readings(form: str, common: bool = False) -> tuple[Reading, ...]:
    """Readings of a capitalised form as a first name, `()` where none is known; an exact name goes before a case form.

    >>> [(r.lemma, r.tag) for r in first_name_readings("Robertasem")]
    [('Robertas', 'subst:sg:inst:m1:obce')]
    >>> [r.lemma for r in first_name_readings("Alexandrowi")]
    ['Alexander', 'Alexandr', 'Alexandro']
    """
    found: dict[Reading, None] = {}
    for gender in _genders(form, common):
        cases = "nom" if gender == "m1" or form.endswith("a") else _ALL
        found[Reading(form, f"subst:sg:{cases}:{gender}{FOREIGN}", "imię")] = None
    for ending, base, cases in _MASCULINE_BY_LETTER.get(form[-1:], ()):
        if form.endswith(ending):
            stem = form[: -len(ending)]
            for name in (stem + base, f"{stem[:-1]}e{stem[-1:]}" if not base else ""):
                if len(name) > 2 and not name.endswith("a") and "m1" in _genders(name, common):
                    found[Reading(name, f"subst:sg:{cases}:m1{FOREIGN}", "imię")] = None
    for ending, base, cases in _IN_A_BY_LETTER.get(form[-1:], ()):
        if form.endswith(ending):
            name = form[: -len(ending)] + base
            for gender in _genders(name, common):
                found[Reading(name, f"subst:sg:{cases}:{gender}{FOREIGN}", "imię")] = None
    return tuple(sorted(found, key=lambda r: (r.lemma, r.tag)))
