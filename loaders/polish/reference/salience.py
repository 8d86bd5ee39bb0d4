"""Who stands before the reader's eyes: what each sentence named or meant, by the rank of its words.

`Karis spotkał się z Kidawą-Błońską. Zaprosił ją do Tallinna`: of what a sentence tells, its subject comes to mind first, then
its objects, then the rest. Pronouns and subjects left out are understood by it, and abstain where two are equally near.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from loaders.polish.text.marks import CLOSING_QUOTES, OPENING_QUOTES, SPEECH_DASHES
from loaders.polish.units.agreement import Agreement
from loaders.polish.units.units import FINITE, NOMINAL, Unit

SUBJECT, OBJECT, REST = 0, 1, 2
OPENS_SPEECH = SPEECH_DASHES | OPENING_QUOTES
CLOSES_SPEECH = SPEECH_DASHES | CLOSING_QUOTES


@dataclass(frozen=True, slots=True)
class Heard:
    """What one sentence has put before the reader's eyes: clusters with their rank, and subjects that name nobody."""

    ranks: Mapping[str, int]
    nameless: tuple[Agreement, ...] = ()


@dataclass(slots=True)
class Salience:
    """The sentences so far, newest last, and the agreement of each thing as it was last named."""

    heard: list[Heard] = field(default_factory=list)
    agreement: dict[str, Agreement] = field(default_factory=dict)

    def note(self, ranks: Mapping[str, int], nameless: Sequence[Agreement]) -> None:
        self.heard.append(Heard(dict(ranks), tuple(nameless)))

    def recall(
        self, fits: Callable[[str], bool], *, back: int = 2, form: Agreement | None = None, worst: int = REST
    ) -> str | None:
        """The thing that comes to mind: the only one that fits in the nearest sentence with any, or its subject.

        Only ranks up to `worst` count. With `form` given, a nameless subject that bears it stands in the way: `Pielęgniarka zadzwoniła. Została zatrzymana`.
        """
        for heard in reversed(self.heard[-back:]):
            if form is not None and any(form.fits(n) for n in heard.nameless):
                return None
            rows = [c for c, rank in heard.ranks.items() if rank <= worst and fits(c)]
            if not rows:
                continue
            best = [c for c in rows if heard.ranks[c] == SUBJECT]
            return rows[0] if len(rows) == 1 else best[0] if len(best) == 1 else None
        return None


def opening(units: Sequence[Unit]) -> Unit | None:
    """The noun in the nominative before the first verb of a sentence that was not parsed: its likely subject."""
    if (told := _reporting(units)) is not None and (teller := _behind(units, told, teller=True)):
        return teller
    for at, unit in enumerate(units):
        if unit.is_(FINITE) and not unit.named:
            return _behind(units, at)
        if (unit.named or unit.is_(NOMINAL)) and "nom" in unit.cases and unit.time is None:
            if not (at and "prep" in units[at - 1].pos and not units[at - 1].named):
                return unit
    return None


def _reporting(units: Sequence[Unit]) -> int | None:
    """`– Nie handlujemy ludźmi – zapewnił w środę Łukaszenka`: the verb after direct speech."""
    if not units or units[0].text not in OPENS_SPEECH:
        return None
    closed = max((i for i, unit in enumerate(units) if unit.text in CLOSES_SPEECH), default=0)
    after = closed + 1
    return after if closed and after < len(units) and units[after].is_(FINITE) else None


def _behind(units: Sequence[Unit], verb: int, *, teller: bool = False) -> Unit | None:
    """`Głos zabrał prezydent Petr Pavel`: the one person behind the verb whose name is in the nominative.

    A teller's name may be one that is not declined, where it comes first: `– … – relacjonował Coale w wywiadzie`.
    """
    rows: list[Unit] = []
    for at in range(verb + 1, len(units)):
        if units[at].text in (",", ";", ":", "–", "."):
            break
        if not units[at].named or not any(m.type == "Person" for m in units[at].mentions):
            continue
        governed = "prep" in units[at - 1].pos and not units[at - 1].named
        if units[at].cases == {"nom"} or (teller and not rows and not governed and "nom" in units[at].cases):
            rows.append(units[at])
    return rows[0] if len(rows) == 1 else None


def grammatical(label: str) -> Agreement:
    """Number and gender that the base form of a name of a body or state has; verbs agree with it."""
    word = label.split()[0].casefold() if label else ""
    plural = ("niemcy", "włochy", "chiny", "czechy", "węgry", "indie", "linie", "filipiny", "stany", "usa")
    if word in plural:
        return Agreement(frozenset({"pl"}), frozenset())
    gender = "f" if word.endswith("a") else "n" if word.endswith(("o", "e", "um")) else "m3"
    return Agreement(frozenset({"sg"}), frozenset({gender}))
