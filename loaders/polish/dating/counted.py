"""Dates that are counted from another happening: `dzień po ataku`, `tuż przed szczytem`, `dwa dni po tym, jak sąd skazał X`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from loaders.polish.dating.grounds import ROUNDS, elapsed
from loaders.polish.dating.moments import When, lent, month_of, when
from loaders.polish.frames.triggers import Hit
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.times.scan import Time, data
from ontology.dates import bounds, shift_month, valid

Told = Callable[[Sequence[str]], When | None]  # the day on which the text told of the last happening of such types

_NEAR = 4  # units from the time to the happening that it is counted from
_CLAUSE = 12  # … where that is a clause: `po tym, jak sąd w Grodnie skazał`
_STOPS = frozenset({",", ";", ":", "–", "—", "("})
_MONTHS = {"rok": 12, "miesiąc": 1}
_OLD = frozenset({"Attack", "Election"})  # a war or a vote may be long past when something is done after it


def counted(
    g: SentenceGraph, hits: Sequence[Hit], known: dict[int, When], main: When | None, told: Told
) -> dict[int, When]:
    """Index of hit → its date, for those that a sentence dates by one another, or by one that was told before."""
    found: dict[int, When] = {}
    for u, time in g.units.timed:
        if time.kind != "relative" or time.offset_days is None:
            continue
        if 0 < u < len(g) - 1 and (g.units[u - 1].text.casefold(), g.units[u + 1].text.casefold()) == ("na", "po"):
            continue  # `skazano na sześć lat po wyborach`: how long, not when
        clause = _of_a_clause(g, u)
        inner = _inner(g, hits, u, clause)
        outer = [i for i, h in enumerate(hits) if i != inner and _outer(g, u, h)]
        base = next((known[i] for i in reversed(outer) if i in known and known[i].span != g.units[u].span), None)
        if base is None and clause:
            base = next((m for x in g.kids[g.clause(u)] if x < u and (t := g.units[x].time) and (m := when(t))), None)
        noun = next(
            (i for i in outer if hits[i].voice == "noun" and i not in known and hits[i].frame.type not in ROUNDS), None
        )
        if base is None and inner is not None and noun is not None and not told(_types(g, hits, u, inner)):
            if (base := told([hits[noun].frame.type])) is not None:
                found[noun] = base  # `Wyrok zapadł dwa dni po rozmowach`: the one told before
        if inner is not None and base is not None and (inner not in known or clause or known[inner].span == base.span):
            if (moment := _counted(base, time, -1)) is not None:
                found[inner] = moment
            continue
        before = told(_types(g, hits, u, inner))
        start = (known.get(inner) if inner is not None else None) or before
        if start is None and inner is not None and not time.about and any(hits[i].frame.type in ROUNDS for i in outer):
            start = main  # `do spotkania doszło dzień po ataku`: of the talks that the text is about
        if start is None:
            continue
        if inner is not None and inner not in known:
            found[inner] = start if before else _counted(start, time, -1) or start
        of_inner = inner is None or start in (found.get(inner), known.get(inner))
        after = _counted(start, time, 1) if of_inner else main
        for i in outer:
            if i not in known and after is not None:
                found.setdefault(i, after)
    return found | _after(g, hits, known | found) | _elapsed(g, hits, known)


def _of_a_clause(g: SentenceGraph, u: int) -> bool:
    """`dwa dni po tym, jak …`"""
    words = [g.units[x].text.casefold() for x in range(u + 1, min(u + 5, len(g)))]
    return words[1:] in (["tym", ",", "jak"], ["tym", ",", "gdy"], ["tym", ",", "kiedy"]) or words[1:3] == [
        "tym",
        "jak",
    ]


def _inner(g: SentenceGraph, hits: Sequence[Hit], u: int, clause: bool) -> int | None:
    """The happening from which it is counted."""
    for i, h in sorted(enumerate(hits), key=lambda row: row[1].unit):
        if clause and u + 4 < h.unit <= u + _CLAUSE and g.verb(h.unit):
            return i
        if not clause and u < h.unit <= u + _NEAR:
            between = range(u + 1, h.unit)
            if not any(g.units[x].text in _STOPS or (g.verb(x) and not g.units[x].named) for x in between):
                return i if not (g.verb(h.unit) and not g.gerund(h.unit)) else None
    return None


def _outer(g: SentenceGraph, u: int, hit: Hit) -> bool:
    """Whether what the hit tells is what the time says the day of: it stands in the clause of the time."""
    clause = g.clause(u)
    return any(g.clause(p) == clause for p in (hit.unit, hit.companion) if p is not None)


def _types(g: SentenceGraph, hits: Sequence[Hit], u: int, inner: int | None) -> Sequence[str]:
    """Types of happenings that the noun after `po` or `przed` may name."""
    if inner is not None:
        return [hits[inner].frame.type]
    rows: dict[str, list[str]] = data()["occasions"]
    for x in range(u + 1, min(u + _NEAR + 1, len(g))):
        if g.units[x].text in _STOPS or (g.verb(x) and not g.gerund(x)):
            break
        for lemma in sorted(g.lemmas(x)):
            if lemma in rows:
                return rows[lemma]
    return []


def _counted(base: When, time: Time, sign: int) -> When | None:
    """`base` moved by the time's days, months or years; coarser where the words are, or the base is."""
    offset = sign * (time.offset_days or 0)
    start = base.edtf.split("/")[0].rstrip("~")
    if time.about == "day":
        return lent(base)
    if time.about == "year":
        return _when(f"{int(start[:4]) + round(offset / 365)}~", time)
    if len(start) < 7:
        return None
    if time.about == "month":
        return _when(shift_month(start, round(offset / 30)) + "~", time)
    if len(start) == 7:  # `zamknięto w lutym, nazajutrz po wyroku`: no nearer than the month
        return base if abs(offset) <= 3 else None
    day = (date.fromisoformat(start) + timedelta(days=offset)).isoformat()
    return _when(day + "~" * base.edtf.endswith("~"), time)


def _when(edtf: str, time: Time) -> When:
    return When(edtf, *bounds(edtf), time.span)


def _after(g: SentenceGraph, hits: Sequence[Hit], known: dict[int, When]) -> dict[int, When]:
    """`powołany w październiku po usunięciu Boluarte`: what something dated came after was of about that month."""
    found: dict[int, When] = {}
    for i, hit in enumerate(hits):
        if i in known or g.verb(hit.unit) or g.preposition(hit.unit) != "po" or hit.frame.type in _OLD:
            continue
        head = g.heads[hit.unit]
        base = next((known[j] for j, h in enumerate(hits) if j in known and head in (h.unit, h.companion)), None)
        if base is None or "/" in base.edtf or (month := month_of(base)) is None:
            continue
        talks = hit.frame.type in ROUNDS and len(base.edtf.rstrip("~")) == 10
        found[i] = replace(month, edtf=lent(base).edtf, latest=base.latest) if talks else month
    return found


def _elapsed(g: SentenceGraph, hits: Sequence[Hit], known: dict[int, When]) -> dict[int, When]:
    """`w środę mija rok od zatrzymania X`: on this day a year, or so many months, before."""
    found: dict[int, When] = {}
    for i, hit in enumerate(hits):
        clause, length = g.clause(hit.unit), g.heads[hit.unit]
        if i in known or length < 0 or length == clause or not elapsed(g, hit):
            continue
        months = next((n for word, n in _MONTHS.items() if word in g.lemmas(length)), 0)
        number = g.units[length].number
        months *= int(number.value or 1) if number is not None else 1
        now = next((m for c in g.kids[clause] if (t := g.units[c].time) and (m := when(t))), None)
        if months and now is not None and len(now.edtf) == 10:
            day = shift_month(now.edtf, -months) + now.edtf[7:]
            if valid(day):
                found[i] = When(day, *bounds(day), now.span)
    return found
