"""First names of the world that the dictionary does not know, in all their Polish case forms: `Robertasem`, `Alexandra`."""

from __future__ import annotations

from functools import cache

from loaders.polish.words import DATA, FOREIGN, Reading

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


@cache
def _known() -> dict[str, str]:
    """Name → `m`, `f` or `-`."""
    files = ("first_names.txt", "first_names_east.txt")
    rows = [row for file in files for row in (DATA / file).read_text(encoding="utf-8").splitlines()]
    return dict(row.split() for row in rows if row and not row.startswith("#"))


def _genders(name: str) -> tuple[str, ...]:
    told = _known().get(name)
    if told == "-":
        return ("f",) if name.endswith(("a", "ė")) else ("m1",)
    return {"m": ("m1",), "f": ("f",)}.get(told or "", ())


def first_name_readings(form: str) -> tuple[Reading, ...]:
    """Readings of a capitalised form as a first name, `()` where none is known; an exact name goes before a case form.

    >>> [(r.lemma, r.tag) for r in first_name_readings("Robertasem")]
    [('Robertas', 'subst:sg:inst:m1:obce')]
    >>> [r.lemma for r in first_name_readings("Alexandrowi")]
    ['Alexander', 'Alexandr', 'Alexandro']
    """
    found: dict[Reading, None] = {}
    for gender in _genders(form):
        cases = "nom" if gender == "m1" or form.endswith("a") else _ALL
        found[Reading(form, f"subst:sg:{cases}:{gender}{FOREIGN}", "imię")] = None
    for ending, base, cases in _MASCULINE:
        if form.endswith(ending):
            stem = form[: -len(ending)]
            for name in (stem + base, f"{stem[:-1]}e{stem[-1:]}" if not base else ""):
                if len(name) > 2 and not name.endswith("a") and "m1" in _genders(name):
                    found[Reading(name, f"subst:sg:{cases}:m1{FOREIGN}", "imię")] = None
    for ending, base, cases in _IN_A:
        if form.endswith(ending):
            name = form[: -len(ending)] + base
            for gender in _genders(name):
                found[Reading(name, f"subst:sg:{cases}:{gender}{FOREIGN}", "imię")] = None
    return tuple(sorted(found, key=lambda r: (r.lemma, r.tag)))
