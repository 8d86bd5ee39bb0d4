"""Number and gender that forms allow, and whether two forms may be of one thing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from loaders.polish.text.words import CASES, GENDERS, Reading, values_of
from loaders.polish.units.units import Unit

_NUMBERS = ("sg", "pl")
_SEXES = ("m1", "f")


def signs(readings: Iterable[Reading]) -> frozenset[tuple[str, str, str]]:
    """Case, number and gender that readings bear together; two words that share one may be of one phrase."""
    return _signs(tuple([r.tag for r in readings]))


@lru_cache(maxsize=10_000)
def _signs(tags: tuple[str, ...]) -> frozenset[tuple[str, str, str]]:
    """There are far fewer of these than of forms."""
    return frozenset(
        (c, n, g)
        for tag in tags
        for c in values_of(tag, CASES)
        for n in values_of(tag, _NUMBERS)
        for g in values_of(tag, GENDERS) or GENDERS
    )


def sexes(readings: Iterable[Reading]) -> frozenset[str]:
    """Of which sex somebody may be by the readings of his noun or name: `m1`, `f`, both, or none that they tell."""
    return frozenset(sex for r in readings for sex in r.values(_SEXES))


def one_phrase(adjectives: Iterable[Reading], nouns: Iterable[Reading]) -> bool:
    """Whether an adjective and a noun, each by some of its readings, may be of one phrase: of one case, number and gender."""
    return not signs(adjectives).isdisjoint(signs(nouns))


@dataclass(frozen=True, slots=True)
class Agreement:
    """Number and gender that a form allows: `została` is `Agreement({"sg"}, {"f"})`; an empty set allows all."""

    numbers: frozenset[str] = frozenset()
    genders: frozenset[str] = frozenset()

    def fits(self, other: Agreement) -> bool:
        """Whether one thing may bear both forms."""
        numbers = not self.numbers or not other.numbers or bool(self.numbers & other.numbers)
        return numbers and (not self.genders or not other.genders or bool(self.genders & other.genders))

    @classmethod
    def of(cls, unit: Unit, case: str | None = None) -> Agreement:
        """What the readings of a unit allow, those in `case` alone if one is given."""
        if case is None:
            return _told(unit.word.readings.tags)
        return cls.told(r for r in unit.word.readings if r.values((case,)))

    @classmethod
    def told(cls, readings: Iterable[Reading]) -> Agreement:
        """What some readings allow."""
        return _told(tuple([r.tag for r in readings]))


@lru_cache(maxsize=10_000)
def _told(tags: tuple[str, ...]) -> Agreement:
    return Agreement(
        frozenset(v for tag in tags for v in values_of(tag, _NUMBERS)),
        frozenset(v for tag in tags for v in values_of(tag, GENDERS)),
    )
