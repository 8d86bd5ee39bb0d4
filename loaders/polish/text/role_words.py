"""Nouns for persons and bodies that point back, as data (`data/role_nouns.yaml`): `dyplomata`, `szefowa`, `przewoźnik`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from loaders.polish.text.words import DATA, Remembered
from ontology.tables import read_table


@dataclass(frozen=True, slots=True)
class RoleNouns:
    """`data/role_nouns.yaml`: which noun may mean whom."""

    wider: Mapping[str, frozenset[str]]
    bare: frozenset[str]
    held: frozenset[str]
    newcomers: frozenset[str]
    new: frozenset[str]
    women: Mapping[str, str]
    her_own: frozenset[str]  # nouns for men that news gives to no woman: she is `rzeczniczka`
    together: frozenset[str]
    stately: frozenset[str]
    cabinets: frozenset[str]
    managing: frozenset[str]
    seated: frozenset[str]
    officers: frozenset[str]
    rulers: frozenset[str]
    leading: frozenset[str]
    sent: frozenset[str]
    sides: frozenset[str]
    talkers: frozenset[str]
    men_of_force: Mapping[str, tuple[str, ...]]
    forces: tuple[str, ...]
    couples: frozenset[str]
    spouses: frozenset[str]
    missions: Mapping[str, frozenset[str]]
    aged: Mapping[str, str]
    fields: Mapping[str, tuple[str, ...]]
    men: Mapping[str, frozenset[str]] = field(init=False)  # noun for a man → those for women
    _meant: dict[frozenset[str], tuple[frozenset[str], frozenset[str], frozenset[str]]] = field(
        init=False, default_factory=Remembered
    )

    def __post_init__(self) -> None:
        men = {man: frozenset(w for w, m in self.women.items() if m == man) for man in self.women.values()}
        object.__setattr__(self, "men", men)

    def masculine(self, lemmas: Iterable[str]) -> frozenset[str]:
        """Nouns for a man and a woman of one trade are one: `działaczka` → `działacz`."""
        return frozenset(self.women.get(x, x) for x in lemmas)

    def narrower(self, nouns: frozenset[str]) -> frozenset[str]:
        """Under what a person may have been introduced whom one of the nouns means."""
        return self.both(frozenset(x for n in nouns for x in self.wider.get(n, ())))

    def meant_by(self, lemmas: frozenset[str]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        """Under which nouns a person may have been introduced whom a word means: its own, those of its trade, narrower ones."""
        found = self._meant.get(lemmas)
        if found is None:
            nouns = self.masculine(lemmas)
            found = self._meant[lemmas] = lemmas, self.both(nouns), self.narrower(nouns)
        return found

    def both(self, nouns: frozenset[str]) -> frozenset[str]:
        """The nouns, and those for women of the same trades: she who is told to be `liderka` may be `przywódczyni` later."""
        return nouns.union(*(self.men[noun] for noun in nouns if noun in self.men))


@cache
def role_nouns() -> RoleNouns:
    raw = read_table(DATA / "role_nouns.yaml")
    return RoleNouns(
        {k: frozenset(v) for k, v in raw["wider"].items()},
        frozenset(raw["bare"]),
        frozenset(raw["held"]),
        frozenset(raw["newcomers"]),
        frozenset(raw["new"]),
        raw["women"],
        frozenset(raw["her_own"]),
        frozenset(raw["together"]),
        frozenset(raw["stately"]),
        frozenset(raw["cabinets"]),
        frozenset(raw["managing"]),
        frozenset(raw["seated"]),
        frozenset(raw["officers"]),
        frozenset(raw["rulers"]),
        frozenset(raw["leading"]),
        frozenset(raw["sent"]),
        frozenset(raw["sides"]),
        frozenset(raw["talkers"]),
        {k: tuple(v) for k, v in raw["men_of_force"].items()},
        tuple(raw["forces"]),
        frozenset(raw["couples"]),
        frozenset(raw["spouses"]),
        {k: frozenset(v) for k, v in raw["missions"].items()},
        raw["aged"],
        {k: tuple(v) for k, v in raw["fields"].items()},
    )
