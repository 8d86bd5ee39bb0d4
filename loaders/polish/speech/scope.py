"""How far it reaches that somebody says it: what `jak podał X` or `według X` is said of, and where a reporting clause ends."""

from __future__ import annotations

from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.marks import DASHES, OPENING_QUOTES, SPEECH_DASHES
from loaders.polish.units.units import FINITE

BEFORE_AS = DASHES | OPENING_QUOTES | {",", "("}  # behind which `jak podał X` may stand
_PARTING = frozenset({"a", "ale", "lecz", "natomiast", "jednak", "zaś"})
_CONCEDING = frozenset({"choć", "chociaż", "mimo", "pomimo", "podczas"})


def scope(g: SentenceGraph, first: int, end: int) -> tuple[int, int]:
    """What `jak podał X` or `według X` is said of: its clause, or all that follows where it opens the clause."""
    if (comma := _aside_of_a_participle(g, first)) is not None:
        return comma, next((x for x in range(end + 2, len(g)) if g.units[x].text in (",", ".", ";")), len(g))
    if (comma := _aside_of_a_relative(g, first)) is not None:
        return comma, _end_of_the_relative(g, comma, first, end)
    if first and g.units[first - 1].text == "(":  # `170 więźniów (według innych źródeł 194)`
        return first - 1, next((x for x in range(end, len(g)) if g.units[x].text == ")"), len(g))
    start = first - 1
    while start >= 0 and not _parted(g, start):
        start -= 1
    opens = all(g.units[x].text in BEFORE_AS or g.lemmas(x) & _PARTING for x in range(start + 1, first))
    until = end + 1
    while until < len(g) and not (
        g.units[until].text == ";" or (not opens and _parted(g, until)) or _conceded(g, until)
    ):
        until += 1
    return start, until


def _aside_of_a_participle(g: SentenceGraph, first: int) -> int | None:
    """`przyjęto pakiet, uzyskując – według premiera X – gwarancje`: the comma from which on he is the source."""
    if first < 3 or not (g.units[first - 1].text in SPEECH_DASHES or g.units[first].text == "jak"):
        return None
    told = False
    for at in range(first - 2, -1, -1):
        if g.units[at].text == ",":
            return at if told else None
        told = told or g.units[at].is_(("pcon", "pant"))
    return None


def _aside_of_a_relative(g: SentenceGraph, first: int) -> int | None:
    """`dwa banki, które – zdaniem Komisji – pomagały`: the comma of the relative clause that alone he is the source of."""
    for at in range(first - 2, 0, -1):
        text = g.units[at].text
        if text in (";", ":", ".") or (text in SPEECH_DASHES and at < first - 1):
            return None
        if text == ",":
            opens = any(g.lemmas(x) & {"który", "jaki"} for x in (at + 1, at + 2) if x < first)
            return at if opens else None
    return None


def _end_of_the_relative(g: SentenceGraph, comma: int, first: int, end: int) -> int:
    """Where the relative clause ends that opens behind `comma` and holds the aside from `first` to `end`."""
    told = any(g.units[x].is_(FINITE) and g.verb(x) for x in range(comma + 1, first))
    for at in range(end + 1, len(g)):
        if told and g.units[at].text in (",", ";", "."):
            return at
        told = told or (g.units[at].is_(FINITE) and g.verb(at))
    return len(g)


def _parted(g: SentenceGraph, u: int) -> bool:
    """Whether another main clause or what is conceded begins after unit `u`."""
    text = g.units[u].text
    return (
        text in (";", ":") or (text == "," and u + 1 < len(g) and bool(g.lemmas(u + 1) & _PARTING)) or _conceded(g, u)
    )


def _conceded(g: SentenceGraph, u: int) -> bool:
    return g.units[u].text == "," and u + 1 < len(g) and bool(g.lemmas(u + 1) & _CONCEDING)


def end_of_the_aside(g: SentenceGraph, verb: int, as_: bool) -> int:
    """Where the reporting clause ends: at a dash, a colon or, after `jak`, at its comma."""
    for at in range(verb + 1, len(g)):
        text = g.units[at].text
        if (
            text in SPEECH_DASHES
            or text in (":", ";", "?", "!")
            or (as_ and text in (",", ")") and not _apposition(g, at))
        ):
            return at
    return len(g)


def _apposition(g: SentenceGraph, comma: int) -> bool:
    """`jak podał X, rzecznik Y, …`: a noun in the nominative after the comma that only explains the name."""
    after = comma + 1
    return (
        after < len(g)
        and g.nominal(after)
        and bool(g.lemmas(after) & lexicon().offices)
        and "nom" in g.units[after].cases
        and not g.units[after].named
        and any(g.units[x].text == "," for x in range(after + 1, min(len(g), after + 9)))
    )
