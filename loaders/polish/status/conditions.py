"""Clauses of condition, by mark and by order: what stands under one is only supposed, what `gdyby nie` names was.

`jeśli A, B zamknie`, `o ile uwolni`, `Gdyby się okazało, że …, zamkniemy`; not `jeśli wierzyć zapowiedziom`.
"""

from __future__ import annotations

from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import Lexicon

_CASES = frozenset({"razie", "wypadku", "przypadku"})
_SUCH = frozenset({"przeciwnym", "takim", "tym", "innym", "najgorszym", "najlepszym"})


def provided(g: SentenceGraph, u: int) -> bool:
    """`o ile uwolni`, `pod warunkiem, że uwolni`: a clause that an expression of condition opens."""
    for at in range(u - 1, max(-1, u - 8), -1):
        if g.units[at].text == ",":
            before = [g.units[x].text.casefold() for x in range(max(0, at - 2), at)]
            return before[-1:] == ["warunkiem"] or g.units[at - 1].expression == "pod warunkiem"
        if g.units[at].text.casefold() == "ile" and at and g.units[at - 1].text.casefold() == "o":
            return True
    return False


def in_case(g: SentenceGraph, u: int) -> bool:
    """By order: `W razie zaostrzenia … skierują oddziały, a Warszawa zamknie przejście`, `w przeciwnym razie zamknie`."""
    texts = g.units.texts
    for at in range(u - 1, -1, -1):
        if g.units[at].text in (";", "–", "—", ":"):
            return False
        if texts[at] in _CASES and at > 1 and texts[at - 1] in _SUCH and texts[at - 2] == "w":
            return True  # `w przeciwnym razie zamknie granicę`, `w takim wypadku`
        if texts[at] == "inaczej" and (at == 0 or texts[at - 1] in ("bo", "gdyż", "ponieważ", ",", "albowiem")):
            return True
        if texts[at] == "wtedy" and at and texts[at - 1] in ("tylko", "dopiero", "jedynie"):
            return True  # `Tylko wtedy Unia zniesie sankcje, gdy …`
        if g.units[at].expression in ("w razie", "w przypadku", "na wypadek", "pod warunkiem"):
            return at == 0 or g.units[at - 1].text.casefold() in (",", "że", "i", "a", "oraz", "ale", "lecz")
    return False


def in_condition(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """By order: `jeżeli latem – jak twierdzi doradca – otrzyma`: the first predicate behind the conjunction, asides apart."""
    if "fin" not in g.units[u].pos and not g.past(u):
        return False
    aside = False
    for at in range(u - 1, -1, -1):
        text = g.units[at].text.casefold()
        if text in ("–", "—"):
            aside = not aside
        elif not aside and text in words.condition - {"czy"}:
            return any(g.units[x].text in ("–", "—") for x in range(at, u))
        elif not aside and (text in (",", ";", ":", "(") or g.predicate(at)):
            return False
    return False


def at_a_time(g: SentenceGraph, u: int) -> bool:
    """`we wrześniu, kiedy Rada zdecyduje`: a clause that only explains a date."""
    if g.labels[u].startswith("acl"):
        return True
    if g.units[0].text in ("Gdy", "Kiedy") and any((t := g.units[c].time) and t.edtf for c in g.kids[u]):
        return True  # `Gdy prezydent przyjedzie w maju, …`
    comma = next((x for x in range(u - 1, 0, -1) if g.units[x].text == ","), 0)
    before = g.units[comma - 1]
    return comma > 0 and before.time is not None and before.text.casefold() not in ("wtedy", "wówczas")


def of_condition(g: SentenceGraph, clause: int, words: Lexicon) -> bool:
    """Whether a dependent is a clause of condition."""
    if g.labels[clause].split(":")[0] != "advcl" or _idle(g, clause):
        return False
    return any(m in words.condition - {"czy"} for m in g.marks(clause)) or provided(g, clause)


def _idle(g: SentenceGraph, u: int) -> bool:
    """`jeśli wierzyć zapowiedziom`, `jeśli chodzi o granicę`: no condition."""
    return bool(g.lemmas(u) & {"wierzyć", "chodzić"}) and bool(g.units[u].pos & {"inf", "fin"})


def _sub_clause(g: SentenceGraph, u: int) -> bool:
    """A relative clause, or what a clause itself tells of."""
    return g.labels[u].startswith("acl") or g.labels[u] == "ccomp"


def under_opening_condition(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """By order: `Gdyby się okazało, że …, nie zawaham się i zamkniemy granicę`: what is told beside the main clause."""
    texts = g.units.texts
    that = next((x for x in range(u - 1, 0, -1) if texts[x - 1] in ("że", "iż") and texts[x] in words.condition), None)
    if that is not None and texts[that] != "czy" and not {";", ":", "–", "a"} & set(texts[that:u]):
        between = [x for x in range(that + 1, u) if g.predicate(x) and g.verb(x) and not _sub_clause(g, x)]
        return len(between) == 1 and not _idle(
            g, that + 1
        )  # `że jeśli nie powstrzyma przemytników, …, zostaną zamknięte`
    first = next((x for x in range(len(g)) if texts[x] not in ("–", "—", "-", "„", '"', "a", "i")), 0)
    if texts[first] not in words.condition - {"czy"} or first + 1 >= len(g) or _idle(g, first + 1):
        return False
    at = u
    while g.heads[at] >= 0 and g.labels[at] == "conj" and g.verb(g.heads[at]):
        if any(texts[x] in words.against | {"a", "–", ";", ":"} for x in range(g.heads[at] + 1, at)):
            return False
        at = g.heads[at]
    return g.heads[at] < 0 and first < at and not g.past(at)


def after_condition(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """By order, proof against the tree: `że jeśli A, B zamknie`, `zamknie, jeśli A`."""
    commas = 0
    for at in range(u - 1, -1, -1):
        text = g.units[at].text.casefold()
        if text in (";", ":", "–", "—", "("):
            return False
        commas += text == ","
        if commas > 1 or (commas == 0 and at < u - 1 and g.predicate(at)):
            break
        if commas == 1 and text in words.condition - {"czy"}:
            return not _idle(g, at + 1)
    after = next((x for x in range(u + 1, len(g)) if g.units[x].text in (",", ";", ":", "–", "(")), len(g))
    return (
        after + 1 < len(g)
        and g.units[after].text == ","
        and g.units[after + 1].text.casefold() in words.condition - {"czy"}
        and not (after + 2 < len(g) and _idle(g, after + 2))
    )


def but_for(g: SentenceGraph, u: int) -> bool:
    """`do ataku nigdy by nie doszło bez zgody USA`, `nie doszłoby, gdyby nie zgoda`: what would not have been was."""
    verb = g.clause(u)
    if not g.negated(verb):
        return False
    texts = [x.text.casefold() for x in g.units]
    near = range(max(0, verb - 4), min(verb + 2, len(g)))
    if not any("cond" in g.units[x].pos or texts[x] == "by" for x in near):
        return False
    came = g.lemmas(verb) & {"dojść"}  # `nigdy by nie doszło, gdyby służby potraktowały ostrzeżenie poważnie`
    return any(
        texts[x] == "bez" or (texts[x] == "gdyby" and (came or texts[x + 1 : x + 2] == ["nie"])) for x in range(len(g))
    )


def if_not_for(g: SentenceGraph, u: int) -> bool:
    """`gdyby nie podpisana w lutym umowa`, `gdyby nie to, że zniesiono sankcje`: without a verb, it names what was."""
    if "gdyby" not in g.units.forms:
        return False
    texts = g.units.texts
    at = next((x for x in range(u - 1, 0, -1) if texts[x - 1 : x + 1] == ["gdyby", "nie"]), None)
    if at is None:  # `gdyby X nie zatrzymano w maju`
        return "imps" in g.units[u].pos and g.negated(u) and "gdyby" in g.marks(u)
    told = at + 1 < len(g) and texts[at + 1] in ("to", "fakt") and texts[at + 2 : at + 4] == [",", "że"]
    start = at + 4 if told else at + 1
    end = next((x for x in range(start, len(g)) if texts[x] in (",", ";", ".")), len(g))
    finite = any(g.units[x].pos & {"praet", "fin", "imps"} and g.verb(x) for x in range(start, end))
    done = "imps" in g.units[start].pos and g.verb(start)  # `gdyby nie zniesiono sankcji, linia by upadła`
    return start <= u < end and (told or done or not finite)
