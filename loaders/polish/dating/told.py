"""How the words around a date shift it: a night on a border, midnight, `kiedy` behind it, and the day of the telling."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from loaders.polish.dating.moments import When, when
from loaders.polish.frames.triggers import Hit
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.words import any_of
from loaders.polish.times.scan import data
from ontology.dates import bounds

_THAT = frozenset({"że", "iż"})
_PARTS = frozenset({",", ";", ":", "–", "—"})


def anniversary(g: SentenceGraph, hit: Hit) -> int | None:
    """How many years ago that was of which it is the anniversary: `w czwartą rocznicę inwazji`; 0 where nobody says."""
    if hit.voice != "noun" or "rocznica" not in g.units.lemmas:
        return None
    above = next((u for u in g.up(hit.unit) if not g.nominal(u) or "rocznica" in g.lemmas(u)), -1)
    if above < 0 or "rocznica" not in g.lemmas(above):
        return None
    rows: dict[str, int] = data()["ordinals"]
    return next((rows[x] for u in range(max(0, above - 2), above) for x in sorted(g.lemmas(u)) if x in rows), 0)


def at_its_start(g: SentenceGraph, time: int, hit: Hit, moment: When) -> When:
    """`mieszka tam od 2020 r., kiedy po wyborach musiała wyjechać`: what `kiedy` tells was then, and does not go on."""
    if (years := anniversary(g, hit)) is not None:
        day = f"{int(moment.edtf[:4]) - years}{moment.edtf[4:10]}"
        return replace(moment, edtf=day, earliest=bounds(day)[0], latest=bounds(day)[1])
    if len(moment.edtf) == 10 and (length := _ended_after(g, hit)):
        first = (date.fromisoformat(moment.edtf) - timedelta(days=length - 1)).isoformat()
        return replace(moment, edtf=f"{first}/{moment.edtf}", earliest=first)
    if hit.frame.type.startswith("Border") and _night(g, time):  # `w nocy ze środy na czwartek`: at midnight
        return replace(moment, edtf=moment.edtf.split("/")[-1], earliest=moment.latest)
    if hit.frame.type.startswith("Border") and len(moment.edtf) == 10 and _from_midnight(g, time, hit):
        day = (date.fromisoformat(moment.edtf) + timedelta(days=1)).isoformat()
        return replace(moment, edtf=day, earliest=day, latest=day)
    told = next(
        (x for x in range(time + 1, min(len(g), time + 4)) if g.units[x].text.casefold() in ("kiedy", "gdy")), None
    )
    if told is None or hit.unit < told or not moment.edtf.endswith("/.."):
        return moment
    start = moment.edtf.removesuffix("/..")
    return replace(moment, edtf=start, latest=bounds(start)[1])


def _ended_after(g: SentenceGraph, hit: Hit) -> int:
    """How many days that took of which a sentence tells the end: `zakończył w sobotę dwudniowy pobyt`; 0 where it says neither."""
    if hit.voice != "noun" or not g.lemmas(g.clause(hit.unit)) & lexicon().over:
        return 0
    rows: dict[str, int] = data()["lengths"]
    return next((rows[x] for c in g.kids[hit.unit] for x in sorted(g.lemmas(c)) if x in rows), 0)


def _from_midnight(g: SentenceGraph, time: int, hit: Hit) -> bool:
    """`zdecydował w środę o wznowieniu od północy ruchu`: what is decided on a day begins at its end."""
    near = range(hit.unit + 1, min(len(g) - 1, hit.unit + 4))
    return (
        time < hit.unit
        and hit.voice == "noun"
        and any(g.units[x].text == "od" and g.units[x + 1].text == "północy" for x in near)
    )


def _night(g: SentenceGraph, time: int) -> bool:
    """Whether two days of the week tell the night between them."""
    told = g.units[time].time
    return (
        told is not None and told.kind == "range" and any(g.lemmas(x) & {"noc"} for x in range(max(0, time - 3), time))
    )


def of_the_telling(g: SentenceGraph, time: int, hit: Hit) -> bool:
    """`ułaskawił dwóch duchownych – podała w czwartek agencja`: the day of the telling is no other day of the deed."""
    clause = g.clause(time)
    return (
        g.clause(hit.unit) != clause
        and g.labels[clause] == "parataxis"
        and bool(g.lemmas(clause) & lexicon().speech_verbs)
    )


def of_the_saying(g: SentenceGraph, time: int, hit: Hit) -> bool:
    """`poinformował w niedzielę, że spotka się z X`: the day on which it was said is no day of what is to come.

    By order: `, że` between the two, and a verb of saying in front of it, in whose clause the time stands.
    """
    that = next(
        (x for x in range(hit.unit - 1, time, -1) if g.units[x].text in _THAT and g.units[x - 1].text == ","), None
    )
    if that is None:
        return False
    said = next((x for x in range(that - 2, -1, -1) if g.verb(x) and not g.units[x].named), None)
    if said is None or not g.lemmas(said) & lexicon().speech_verbs:
        return False
    return g.clause(time) == said or not any(g.units[x].text in _PARTS for x in range(min(time, said), that - 1))


def announced(g: SentenceGraph, time: int, hit: Hit) -> bool:
    """`wizytę premier zapowiedział w zeszły piątek`, `o planowanym szczycie mówił we wtorek`: a noun that a verb of saying governs."""
    verb, moment = g.clause(hit.unit), g.units[time].time
    if hit.frame.type not in lexicon().talks:
        return False  # `w listopadzie zapowiedziała zamknięcie granicy`: of a measure that is the step taken
    if hit.voice != "noun" or verb == hit.unit or g.heads[time] != verb or moment is None or moment.preposition == "na":
        return False
    return bool(g.lemmas(verb) & lexicon().announcing and g.past(verb))


def spoken_since(g: SentenceGraph, time: int, hit: Hit) -> bool:
    """`o zwolnieniu X mówi się od lata`: since when one speaks of a thing, or asks for it."""
    verb, words = g.heads[time], lexicon()
    if verb < 0 or verb == hit.unit or hit.voice != "noun" or not g.verb(verb):
        return False
    return bool(g.lemmas(verb) & any_of(words.talking_of, words.speech_verbs, words.announcing))


def said_on(g: SentenceGraph, hit: Hit) -> When | None:
    """The day of the telling, the only time of a sentence: `ułaskawił dwóch duchownych – podała w czwartek agencja`."""
    times = g.units.timed
    if len(times) != 1 or not of_the_telling(g, times[0][0], hit):
        return None
    return when(times[0][1])
