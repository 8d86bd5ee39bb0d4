"""How the law stood on what a lifting is about: what `kg deals` sets beside what sources say of it.

The verdicts of the leg's own sentences go first, target by target, since one sentence may be three things in law. Of a
subject that no verdict speaks of, its measures on that day are said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.derive.sanctions import State
from graph.view.dates import in_words
from graph.view.lawwords import law
from graph.view.measures import Compared
from graph.view.reader import View
from graph.view.sanctions import Sanctions
from graph.view.statewords import programme_words, span, state_words

_SILENT = frozenset({State.NOT_DESIGNATED})
_BY_ITSELF = "lapsed"  # a measure that ran out is not what a lifting was about
_NO_ACT = frozenset({"no-act", "licence-no-act", "agreed"})  # the leg says who tells of it; in law it is one thing


@dataclass(frozen=True, slots=True)
class InLaw:
    """What the acts say of some targets: `short` for a table, `text` with the programme before it."""

    targets: tuple[str, ...]
    programme: str
    finding: str | None  # None: no sentence was compared, the state on the day is said
    act: str | None
    short: str
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: the sentences (claims), what they are about, words for it, the day, and the giver whose acts count."""

    claims: Sequence[str]
    subjects: Sequence[str]
    words: Sequence[str] = ()
    day: str = ""
    giver: str | None = None


def standing(view: View, lang: str) -> Callable[[Asked], list[InLaw]]:
    """A function that says what acts make of a leg; [] where they are silent.

    `zniosły sankcje wobec linii Belavia … oraz wytwórców soli potasowych` → Belavia: taken off the list on 4 November
    2025; the potash firms: a licence, General License 13.
    """
    reader = Sanctions(view, view.store)

    def said(asked: Asked) -> list[InLaw]:
        compared = [c for claim in asked.claims for c in reader.compared(claim) if _asked(reader, c, asked)]
        compared.sort(key=lambda c: c.target not in asked.subjects)
        told = list(_told(reader, compared, lang))
        spoken = {c.target for c in compared}
        silent = [s for s in asked.subjects if s not in spoken]
        return told + [row for s in dict.fromkeys(silent) for row in _stood(reader, s, asked, lang)]

    return said


def _asked(reader: Sanctions, c: Compared, asked: Asked) -> bool:
    """Whether a verdict is on what the leg is about: a subject, or what its sentence calls by another word."""
    if c.finding == _BY_ITSELF or asked.giver not in (None, c.programme.country, c.programme.authority):
        return False
    if c.group:
        name = reader.name(c.group, "pl").casefold()
        return any(word.casefold() in name for word in asked.words)
    return not asked.subjects or c.target in asked.subjects


def _told(reader: Sanctions, compared: Iterable[Compared], lang: str) -> Iterator[InLaw]:
    rows: dict[tuple[bool, str, str, str, str | None, str], dict[str, None]] = {}
    for c in compared:
        finding = "no-act" if c.finding in _NO_ACT else c.finding
        act = None if finding == "no-act" else c.act
        day = reader.act_days(act)[0] if act else c.horizon
        key = (not c.programme.main, c.programme.iri, day, finding, act, _words(reader, c, finding, lang))
        rows.setdefault(key, {})[c.target] = None
    for (_, programme, _, finding, act, words), targets in sorted(rows.items(), key=lambda row: (row[0][:4], *row[1])):
        names = ", ".join(reader.view.label(t, lang) for t in targets)
        yield _row(reader, tuple(targets), programme, finding, act, f"{names}: {words}", lang)


def _words(reader: Sanctions, c: Compared, finding: str, lang: str) -> str:
    if finding == "no-act":
        values = {"state": law("short", c.state, lang), "horizon": in_words(c.horizon, lang)}
    else:
        day = span(*reader.act_days(c.act), lang) if c.act else ""
        values = {"act": reader.name(c.act, lang) if c.act else "", "day": day}
    return law("inlaw", finding, lang, **values)


def _stood(reader: Sanctions, thing: str, asked: Asked, lang: str) -> Iterator[InLaw]:
    """The measures of a thing on the day asked for, in words that say which day."""
    for m in reader.stood(thing, asked.day or None):
        p = m.programme
        if m.via not in ("direct", "sector") or not p.main or m.standing.state in _SILENT:
            continue
        if asked.giver not in (None, p.country, p.authority):
            continue
        words = state_words(reader, m, lang)
        if asked.day:
            words = law("inlaw", "on-day", lang, day=in_words(asked.day, lang), state=words)
        act = m.first.act if m.first else None
        yield _row(reader, (thing,), p.iri, None, act, f"{reader.view.label(thing, lang)}: {words}", lang)


def _row(
    reader: Sanctions,
    things: tuple[str, ...],
    programme: str,
    finding: str | None,
    act: str | None,
    short: str,
    lang: str,
) -> InLaw:
    text = f"{programme_words(reader, reader.programmes[programme], lang)} — {short}"
    return InLaw(things, programme, finding, act, short, text)
