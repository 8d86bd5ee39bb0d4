"""Which count of a sentence is that of a happening: its counted phrase, or the one count of people that its clause has to spare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from loaders.polish.frames.companions import reach
from loaders.polish.frames.triggers import Hit
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.words import Reading, any_of
from loaders.polish.units.numbers import Number
from loaders.polish.units.units import AMONG, Unit

_NEAR = 12  # units from a happening to the relative clause that tells who takes part
_PREP = frozenset({"prep"})
_MARKS = frozenset({",", ".", ";", "–"})  # behind which a phrase has ended
_GOODS = frozenset({"t", "kg", "l", "bbl", "ha"})
# What is said of those whom an attack hits: they are who is counted (`w ostrzale Charkowa rannych zostało 17 osób`).


def numbers_of(g: SentenceGraph, heads: list[int], weighed: bool = False) -> list[Number]:
    """Counts of the first phrase that has any: `52 więźniów`, `grupę więźniów – 250 osób`, `15 z nich`.

    More than one only where counted phrases are coordinated. Tonnes and barrels count where goods are bought (`weighed`).
    """
    for head in heads:
        found: list[Number] = []
        start = g.antecedent(head)
        for member in dict.fromkeys([*g.conjuncts(start), *reach(g, start)]):
            if member != start and _whole(g, member):
                continue
            number = _count(g, member, weighed)
            if number is None:
                labels = ("appos", "nmod", "nummod", "parataxis")
                rows = [x for c in g.kids[member] if g.labels[c].split(":")[0] in labels for x in (c, *g.kids[c])]
                number = next((n for x in rows if (n := _count(g, x, weighed)) is not None), None)
            if number is None:
                number = _before_a_people(g, member, weighed) or _after_dash(g, member)
            if number is not None:
                found.append(number)
        if found:
            return list(dict.fromkeys(found))
    return []


def _count(g: SentenceGraph, u: int, weighed: bool = False) -> Number | None:
    number = g.units[u].number
    if number is not None and _children(g, u):
        return None
    plain = number is not None and (not number.unit or (weighed and number.unit in _GOODS))
    return number if number is not None and number.value is not None and plain else None


def _before_a_people(g: SentenceGraph, u: int, weighed: bool) -> Number | None:
    """`pięciu Ukraińców`, `14 białoruskich Polaków`: a people keeps to a unit of its own, behind its count."""
    unit = g.units[u]
    if not any(m.type == "Person" for m in unit.mentions) or not all(r.values(("pl",)) for r in unit.word.readings):
        return None
    at = u - 1
    while at > 0 and g.adjective(at) and g.units[at].number is None:
        at -= 1
    return _count(g, at, weighed) if at >= 0 and g.units[at].time is None else None


def _children(g: SentenceGraph, u: int) -> bool:
    """`matka pięciorga dzieci`: who is held is one."""
    return u > 0 and not g.lemmas(u - 1).isdisjoint(_PARENTS)


_PARENTS = frozenset({"matka", "ojciec"})


def _whole(g: SentenceGraph, u: int) -> bool:
    """`14 spośród co najmniej 1190 więźniów`: those of whom the counted ones are some."""
    at = u - 1
    while at > 0 and u - at <= 3 and not g.units[at].is_(_PREP):
        at -= 1
    counted = any(g.units[x].number is not None for x in range(max(0, at - 2), at))
    return counted and g.units[at].text.casefold() in ("spośród", "z", "ze") and "gen" in g.units[u].cases


def _after_dash(g: SentenceGraph, u: int) -> Number | None:
    """`grupę więźniów politycznych – 250 osób`: a count that a dash or bracket adds to the phrase."""
    for at in range(u + 1, min(u + 6, len(g) - 1)):
        if at + 2 < len(g) and _each(g, at + 2):
            return _count(g, at + 2)
        if g.units[at].text in ("–", "—", "-", "("):
            return _count(g, at + 1)
        if not (g.adjective(at) or (g.nominal(at) and "gen" in g.units[at].cases)):
            return None
    return None


def of_both(g: SentenceGraph, number: Number) -> bool:
    """`ataki obu państw`, `obie strony zapowiadają`: the two told before, who are no count of what is done."""
    return number.span.of(g.text).casefold().split()[0] in _BOTH


_BOTH = frozenset(
    {
        "oba",
        "obaj",
        "obie",
        "obu",
        "obom",
        "oboma",
        "obiema",
        "oboje",
        "obojga",
        "obojgu",
        "obojgiem",
        "obydwa",
        "obydwaj",
        "obydwie",
        "obydwu",
        "obydwóch",
        "obydwoje",
    }
)


def _each(g: SentenceGraph, u: int) -> bool:
    """`wymiana jeńców, po 157 z każdej strony`: the count of each side."""
    return u > 1 and g.units[u - 1].text == "po" and g.units[u - 2].text in (",", ":", "–", "(")


def free_count(g: SentenceGraph, hit: Hit) -> list[Number]:
    """The only count of people in the clause of a happening that people can be counted in: `wyrok usłyszało trzech Filipińczyków`.

    A part (`w tym ośmioro`) is no count of the whole, and a bare number counts only right before the word that tells of it.
    """
    harmed = "target" in hit.frame.quantity and not g.units.lemmas.isdisjoint(lexicon().harmed)
    if not ({"patient", "participant"} & set(hit.frame.quantity) or harmed or hit.frame.type == "Accusation"):
        return []
    clause = g.clause(hit.unit)
    found: list[Number] = []
    for u in range(len(g)):
        number = g.units[u].number
        if number is None or number.value is None or number.unit or number.basis == "part" or _children(g, u):
            continue
        if 0 < u - hit.unit <= 6 and _each(g, u):
            return [number]
        if number.noun is None and _of_them(g, u) and u < hit.unit and not _commas(g, u, hit.unit):
            return [number]  # `wobec trzech z nich sąd zastosował areszt`
        if _people(g, u) and _taking_part(g, u, hit.unit):
            return [number]
        here = g.clause(u) == clause or _past_aside(g, u, clause)
        if (
            _people(g, u)
            and here
            and not _commas(g, u, hit.unit)
            and g.preposition(u) is None
            and not _of_another(g, u, hit)
        ):
            found.append(number)
        elif number.noun is None and (_right_before(g, u, hit.unit) or _so_many(g, u, hit.unit)):
            return [number]  # `a kolejne 63 skazano`
    return found if len(found) == 1 else []


def _of_another(g: SentenceGraph, u: int, hit: Hit) -> bool:
    """`wiadomość o zwolnieniu wywołała wściekłość tysięcy radykałów`: whose the wrath is, who is not freed."""
    head = g.heads[u]
    if g.labels[u] != "nmod" or head in (hit.unit, hit.companion) or head < 0 or head + 1 != u:
        return False
    lives = hit.frame.type == "Attack" and g.lemmas(head) & lexicon().lives  # `atak kosztował życie dziewięciu osób`
    return g.nominal(head) and g.units[head].number is None and not (g.lemmas(head) & lexicon().framing or lives)


def _of_them(g: SentenceGraph, u: int) -> bool:
    """`trzech z nich`."""
    return u + 2 < len(g) and g.units[u + 1].text in ("z", "spośród") and g.units[u + 2].text.casefold() == "nich"


def _past_aside(g: SentenceGraph, u: int, clause: int) -> bool:
    """`przebywa, jak szacuje Memoriał, blisko tysiąc więźniów`: by order, where the tree hangs the count on the aside."""
    aside = g.clause(u)
    if aside == clause or not clause < aside < u:
        return False
    opened = [x for x in range(clause, aside) if g.units[x].text == ","]
    closed = any(g.units[x].text == "," for x in range(aside, u))
    return bool(opened) and closed and any(g.units[x].text.casefold() == "jak" for x in range(opened[-1], aside))


def _taking_part(g: SentenceGraph, u: int, unit: int) -> bool:
    """`ćwiczenia, w których bierze udział 30 tys. żołnierzy`: a relative clause that only says who takes part."""
    clause = g.clause(u)
    if not (g.labels[clause].startswith("acl") and g.lemmas(clause) & {"brać", "wziąć", "uczestniczyć"}):
        return False
    opened = any(g.lemmas(x) & {"który"} for x in range(max(0, clause - 2), clause))
    return opened and 0 < clause - unit <= _NEAR


def of_those(g: SentenceGraph, hit: Hit, before: list[Number]) -> list[Number]:
    """`pojmali czterech mężczyzn i wywieźli ich`: the count of those whom a pronoun comes back to, told before in the sentence or in the last."""
    if "patient" not in hit.frame.quantity and hit.frame.type != "Accusation":
        return []
    if not _pronoun(g, hit):
        return []
    rows = [n for u in range(hit.unit) if (n := g.units[u].number) is not None and n.several and _people(g, u)]
    if not rows:
        return before
    return rows[-1:] if len({n.value for n in rows}) == 1 else []


def _pronoun(g: SentenceGraph, hit: Hit) -> bool:
    """Whether several people are meant by a pronoun: `wywieźli ich`, `zarzucono im`, `wszystkich przewieziono`."""
    forms = ("ich", "je", "nich", "im", "wszystkich", "wszystkim")
    meant = [c for c in g.kids[hit.unit] if g.units[c].text.casefold() in forms]
    if meant and g.labels[meant[0]].split(":")[0] in ("obj", "iobj", "obl"):
        return g.preposition(meant[0]) not in AMONG  # `wśród nich nie ma Poczobuta`
    after = hit.unit + 1  # `przekazano ich ukraińskim konsulom`: not their consuls
    return after < len(g) and g.verb(hit.unit) and g.units[after].text.casefold() in ("ich", "je", "im")


def counted_people(units: Sequence[Unit]) -> list[Number]:
    """The one count of people that a sentence has, for the pronouns of the next: `Stoi pięcioro wolontariuszy. Zatrzymano ich w marcu`."""
    words = lexicon()
    rows = []
    for u, unit in enumerate(units):
        if (n := unit.number) is None or not n.several or n.basis != "flow":
            continue
        near = (unit, *units[u + 1 : u + 2])
        if any(x.lemmas & any_of(words.prisoners, words.anyone) or _man(x.word.readings) for x in near):
            rows.append(n)
    return rows if len(rows) == 1 else []


def _man(readings: Iterable[Reading]) -> bool:
    return any(r.pos == "subst" and r.values(("m1",)) for r in readings)


def bare_object(g: SentenceGraph, hit: Hit) -> list[Number]:
    """`Rosja wypuściła szesnaście, Zachód dziesięć`: a number right behind its verb that leaves the noun out."""
    u = hit.unit + 1
    if hit.voice == "noun" or "patient" not in hit.frame.quantity or u + 1 >= len(g) or not g.verb(hit.unit):
        return []
    number = g.units[u].number
    bare = number is not None and number.noun is None and number.value is not None and not number.unit
    return [number] if number is not None and bare and g.units[u + 1].text in _MARKS else []


def covered(g: SentenceGraph, hit: Hit) -> list[Number]:
    """`fala zwolnień odbyła się we wrześniu i objęła 52 osoby`: the people of whom a verb says that the happening covers them."""
    if hit.voice != "noun" or not {"patient", "target"} & set(hit.frame.quantity):
        return []
    for v in range(hit.unit + 1, len(g)):
        if not g.lemmas(v) & lexicon().covering or not g.verb(v):
            continue
        over = g.heads[v] if g.labels[v] == "conj" else v
        if any(hit.unit in (s, *g.subtree(s)) for x in (v, over) if x >= 0 for s in g.subjects(x)):
            return [n for c in g.kids[v] if c > v and _people(g, c) and (n := _count(g, c)) is not None][:1]
    return []


def beside_list(g: SentenceGraph, hit: Hit) -> list[Number]:
    """`wpisała na czarną listę 14 osób`, `kupiły po dwanaście haubic`: counts that the tree hangs below the list, or hides behind `po`."""
    at = hit.companion
    if hit.frame.type == "SanctionImposition" and at is not None and g.lemmas(at) & _LISTS and at + 1 < len(g):
        return [n for n in (_count(g, at + 1),) if n is not None and g.units[at + 1].time is None]
    if hit.frame.type != "Purchase" or not g.verb(hit.unit):
        return []
    for u in range(hit.unit + 2, min(len(g), hit.unit + 9)):
        if g.units[u - 1].text in _MARKS:
            break
        if g.units[u - 1].text == "po" and g.units[u].time is None and not g.units[u].text.endswith(("ach", "ech")):
            return [n for n in (_count(g, u, True),) if n is not None]
    return []


_LISTS = frozenset({"lista", "wykaz"})


def _people(g: SentenceGraph, u: int) -> bool:
    words = lexicon()
    if g.labels[u].startswith("nummod") and g.heads[u] > u:
        u = g.heads[u]  # `trzech Filipińczyków`
    if g.lemmas(u) & any_of(words.prisoners, words.anyone):
        return True
    return _man(g.units[u].word.readings)


def _commas(g: SentenceGraph, a: int, b: int) -> bool:
    """Whether more than an inserted clause parts two units: one comma, or a semicolon."""
    between = [g.units[x].text for x in range(min(a, b), max(a, b))]
    return between.count(",") % 2 == 1 or ";" in between


def _so_many(g: SentenceGraph, u: int, unit: int) -> bool:
    """`Więźniów politycznych jest dziś na Białorusi 1138`: how many there are, said at the end of the clause."""
    if u < unit or "być" not in g.lemmas(unit) or (u + 1 < len(g) and g.units[u + 1].text not in _MARKS):
        return False
    return any(_people(g, x) and "gen" in g.units[x].cases for x in range(unit))


def _right_before(g: SentenceGraph, u: int, trigger: int) -> bool:
    if not u < trigger:
        return False
    between = range(u + 1, trigger)
    aside = (
        g.units[u + 1].text == ","
        and g.units[u + 2].text.casefold() == "w"
        and "to" in g.lemmas(u + 3) | g.lemmas(u + 2)
    )
    if u + 3 < trigger and aside:  # `dziewięć, w tym noblistę Bialackiego, odwieziono do Wilna`
        closed = [x for x in between if g.units[x].text == "," and x > u + 1]
        return bool(closed) and closed[-1] == trigger - 1 and not any(g.verb(x) for x in between)
    if all(
        g.units[x].text in ("–", "—") or g.units[x].time or g.labels[x].startswith(("advmod", "aux")) for x in between
    ):
        return True  # `obie po kilku dniach wypuszczono`
    dashes = [x for x in range(u + 1, trigger) if g.units[x].text in ("–", "—")]
    return len(dashes) == 2 and dashes[0] == u + 1 and dashes[1] == trigger - 1  # `a 13 – w tym ośmioro – wywieziono`
