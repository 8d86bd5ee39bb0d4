"""What stands around a trigger, by grammatical slot: subject, object, genitive, adjective, preposition.

Voice, nominalisation, light verbs and control are undone here, so that a frame says once who does what:
`reżim uwolnił więźniów`, `więźniowie uwolnieni przez reżim`, `uwolnienie więźniów przez reżim`,
`reżim zdecydował o uwolnieniu więźniów` all give subj = reżim, obj = więźniowie.
"""

from __future__ import annotations

from dataclasses import dataclass

from loaders.polish.frames import Slot
from loaders.polish.lexicon import lexicon
from loaders.polish.sentence_graph import BASE as _BASE
from loaders.polish.sentence_graph import SentenceGraph

_WHERE = {"gdzie": "w", "dokąd": "do"}
_RELATIVE = frozenset({"który", "jaki", "kto"})
_STOPS = frozenset({"fin", "praet", "imps", "cond", "comp", "bedzie", "impt", "pcon"})


@dataclass(frozen=True, slots=True)
class Arg:
    """A phrase in a slot: `unit` is its head; `companion` says whether it stands at the companion.

    `via` says how it was found: `own`, `light`, `control`, `conjunct`, or `dropped` (then `unit` is the verb
    that lacks its subject).
    """

    slot: str
    unit: int
    companion: bool = False
    via: str = "own"


def passive(g: SentenceGraph, u: int) -> bool:
    """`został przyjęty`, `przyjęty`, `są trzymani`: the subject is what is acted upon."""
    return g.participle(u) == "ppas" or any(g.labels[c] in ("nsubj:pass", "aux:pass") for c in g.kids[u])


def matches(g: SentenceGraph, arg: Arg, slot: Slot, voice: str) -> bool:
    """Whether an argument stands in the slot that a frame names, case and voice included."""
    if arg.slot != slot.name or arg.companion != slot.companion:
        return False
    if slot.voice and slot.voice != voice and (slot.voice, voice) != ("active", "noun"):
        return False
    return not (slot.case and arg.via not in ("dropped", "where") and slot.case not in cases_of(g, arg.unit))


def cases_of(g: SentenceGraph, u: int) -> frozenset[str]:
    """Cases that a unit may stand in; all for a bare number or a word without any."""
    unit = g.units[u]
    if not unit.cases or (unit.number is not None and unit.last == unit.number.last):
        return frozenset(("nom", "gen", "dat", "acc", "inst", "loc"))
    return unit.cases


def _slot(g: SentenceGraph, head: int, u: int) -> str | None:
    """The slot in which dependent `u` of `head` stands; None for one that is no argument."""
    label = g.labels[u]
    base = label.split(":")[0]
    if base in (
        "punct",
        "case",
        "mark",
        "cc",
        "aux",
        "cop",
        "expl",
        "conj",
        "fixed",
        "flat",
        "advmod",
        "discourse",
        "parataxis",
        "root",
    ):
        return None
    preposition = g.preposition(u)
    if preposition:
        if preposition == "przez" and (passive(g, head) or not g.verb(head)):
            return "subj"
        return preposition
    if label == "obl:agent":
        return "subj"
    if g.units[u].mentions and not g.units[u].named:
        return "adj"
    if g.lemmas(u) & _RELATIVE and base in ("obj", "nsubj", "iobj", "obl"):
        return _verbal_slot(g, head, base, label, cases_of(g, u))
    if g.adjective(u) and not g.units[u].named and not g.units[u].is_(frozenset({"subst"})) and base != "nsubj":
        return "adj"
    if base in ("det",) or (base == "nmod" and g.lemmas(u) & {"on", "swój", "jego", "jej", "ich"}):
        return "poss"
    if not g.nominal(u) and base not in ("nsubj", "obj"):
        return None
    cases = cases_of(g, u)
    if g.verb(head) or g.participle(head):
        return _verbal_slot(g, head, base, label, cases)
    if base == "nsubj":
        return "subj"
    if g.gerund(head):
        return "obj" if "gen" in cases else "inst" if "inst" in cases else "dat" if "dat" in cases else None
    if base in ("nmod", "obj", "obl", "iobj", "appos", "nummod", "amod", "acl"):
        if "gen" in cases and base != "appos":
            return "gen"
        return "inst" if cases == {"inst"} else "dat" if "dat" in cases and base != "appos" else None
    return None


def _verbal_slot(g: SentenceGraph, head: int, base: str, label: str, cases: frozenset[str]) -> str | None:
    if label == "nsubj:pass" or (base == "nsubj" and passive(g, head)):
        return "obj"
    if base == "nsubj" and g.units[head].pos & {"imps", "pcon", "pant"} and not g.units[head].pos & {"praet", "fin"}:
        return "obj" if cases & {"acc", "gen"} else None
    if base == "nsubj":
        counted = g.units[head].pos & {"praet"} and "gen" in cases
        return "subj" if "nom" in cases or counted else "obj" if cases & {"acc", "gen"} else None
    if base == "obj":
        return "obj" if cases & {"acc", "gen"} or not cases & {"dat", "inst"} else "dat" if "dat" in cases else "inst"
    if base in ("iobj", "obl", "nmod"):
        if cases & {"dat"} and not cases & {"acc", "inst"}:
            return "dat" if not cases & {"gen"} or base == "iobj" else "obj"
        if "inst" in cases and not cases & {"acc", "gen"}:
            return "inst"
        return "obj" if cases & {"gen", "acc"} else None
    return None


def own(
    g: SentenceGraph, u: int, *, companion: bool = False, via: str = "own", skip: frozenset[int] = frozenset()
) -> list[Arg]:
    """Arguments that hang on `u` itself, and the noun that a participle modifies."""
    found: list[Arg] = []
    for child in g.kids[u]:
        if child in skip:
            continue
        slot = _slot(g, u, child)
        if slot:
            found.append(Arg(slot, child, companion, via))
        elif (where := _WHERE.get(g.units[child].text.casefold())) and (place := _place_before(g, child)) is not None:
            found.append(Arg(where, place, companion, "where"))  # `do Moskwy, gdzie rozmawiał`
    kind = g.participle(u)
    head = g.heads[u]
    if kind and head >= 0 and g.labels[u].split(":")[0] in ("amod", "acl") and head not in skip:
        while g.heads[head] >= 0 and not _same_number(g, u, head) and g.labels[head].split(":")[0] == "nmod":
            head = g.heads[head]  # `31 obywateli Ukrainy skazanych`: the citizens, not the country
        if not g.units[u].cases or g.units[u].cases & cases_of(g, head):  # not `żona skazanego`
            found.append(Arg("obj" if kind == "ppas" else "subj", head, companion, via))
    return found


def _place_before(g: SentenceGraph, where: int) -> int | None:
    """The name of a place that `gdzie` takes up: the last before it in the sentence."""
    for at in range(where - 1, max(-1, where - 7), -1):
        if g.units[at].named and any(m.type in ("Place", "Country") for m in g.units[at].mentions):
            return at
    return None


def _pair(g: SentenceGraph, u: int) -> list[Arg]:
    """`szczyt USA-Rosja`, `spotkanie Trump–Łukaszenka`: two names joined by a dash right after the trigger."""
    if u + 3 < len(g) and g.units[u + 2].text in ("-", "–", "—") and g.units[u + 1].named and g.units[u + 3].named:
        return [Arg("pair", u + 1), Arg("pair", u + 3)]
    return []


def top(g: SentenceGraph, u: int) -> int:
    """The noun that only frames the happening: `proces` of `proces łagodzenia`, `tura` of `kolejna tura rozmów`."""
    frames = lexicon().frames | lexicon().partitives
    while (head := g.heads[u]) >= 0 and g.labels[u].split(":")[0] in ("nmod", "conj", "obl", "obj", "nummod"):
        if g.labels[u] == "conj":
            if g.verb(u) != g.verb(head):
                break
        elif not (g.lemmas(head) & frames and g.nominal(head) and not g.verb(head)):
            break
        u = head
    return u


def _light(g: SentenceGraph, u: int, skip: frozenset[int]) -> list[Arg]:
    """What a light or occurring verb lends to the noun that it carries: `Coale odbył rozmowę z Ryżankouem`."""
    words = lexicon()
    found: list[Arg] = []
    head = top(g, u)
    if head != u:
        found += [a for a in own(g, head, via="light", skip=skip | {u}) if a.slot not in ("gen", "obj")]
    for child in g.kids[u]:
        if g.participle(child) and g.labels[child].split(":")[0] in ("acl", "amod") and child not in skip:
            rows = own(g, child, via="light", skip=skip | {u})
            found += [a for a in rows if a.slot != "obj" or g.participle(child) == "pact"]
    verb = g.heads[head]
    if verb >= 0 and (g.verb(verb) or g.participle(verb) or g.predicate(verb)) and verb not in skip:
        label = g.labels[head].split(":")[0]
        if g.lemmas(verb) & words.light and label in ("obj", "obl", "nsubj", "iobj"):
            found += [a for a in own(g, verb, via="light", skip=skip | {head}) if a.slot != "obj"]
            carried = label == "obj" or (label == "obl" and g.preposition(head) is None)
            if carried and not any(a.slot == "subj" for a in found):
                found += subject(g, verb, via="light")
        elif g.lemmas(verb) & words.occurring and label in ("nsubj", "obl"):
            found += [a for a in own(g, verb, via="light", skip=skip | {head}) if a.slot not in ("subj", "obj")]
    for child in g.kids[u]:
        if g.labels[child].startswith("acl:relcl") and g.lemmas(child) & (words.light | words.occurring):
            rows = own(g, child, via="light", skip=skip | {u})
            taken = any(a.slot == "subj" for a in found)  # then who takes part by the clause is only counted
            found += [
                Arg("rel.subj", a.unit) for a in rows if a.slot == "subj" and taken and not g.lemmas(a.unit) & _RELATIVE
            ]
            found += [
                a
                for a in rows
                if not g.lemmas(a.unit) & _RELATIVE and a.slot != "obj" and not (taken and a.slot == "subj")
            ]
    return found


def subject(g: SentenceGraph, verb: int, *, via: str = "own", depth: int = 4) -> list[Arg]:
    """The doer of a verb: its subject, or that of the verb that shares or controls it; else `dropped`."""
    here = [a for a in own(g, verb, via=via) if a.slot == "subj"]
    if here or depth == 0:
        return here
    label, head = g.labels[verb].split(":")[0], g.heads[verb]
    pos = g.units[verb].pos
    if (
        label == "conj"
        and head >= 0
        and g.verb(head)
        and not pos & {"imps"}
        and all(_agrees(g, verb, s) for s in g.subjects(head))
    ):
        return [
            Arg(a.slot, a.unit, a.companion, a.via if a.via == "dropped" else "conjunct")
            for a in subject(g, head, depth=depth - 1)
        ]
    became = g.participle(verb) is not None and any(g.units[a].pos & {"inf"} for a in g.auxiliaries(verb))
    if (
        head >= 0
        and (pos & {"inf", "pcon", "pant"} or became)
        and (g.verb(head) or g.adjective(head) or g.nominal(head))
    ):
        governor = head
        if g.nominal(head) and not g.verb(head):  # `decyzja, by …`, `chęć spotkania`
            rows = [Arg("subj", a.unit, via="control") for a in own(g, head) if a.slot in ("gen", "adj", "poss")]
            if rows:
                return rows
            governor = g.clause(head)
            if governor == head and not g.predicate(head):
                return []
        return [
            Arg(a.slot, a.unit, a.companion, a.via if a.via == "dropped" else "control")
            for a in subject(g, governor, depth=depth - 1)
        ]
    if head >= 0 and set(g.marks(verb)) & lexicon().wish:  # `zachęcał go, by zwalniał`: he who is urged
        return [
            Arg("subj", a.unit, via="control") for a in own(g, head) if a.slot in ("obj", "dat") and g.nominal(a.unit)
        ]
    personal = pos & {"fin", "praet", "cond", "bedzie", "winien"} or any(
        g.units[a].pos & {"fin", "praet", "bedzie", "cond"} for a in g.auxiliaries(verb)
    )
    if personal and not pos & {"imps"} and not _impersonal(g, verb):
        beside = _by_order(g, verb)
        return [Arg("subj", beside, via="scan")] if beside is not None else [Arg("subj", verb, via="dropped")]
    return []


def _by_order(g: SentenceGraph, verb: int) -> int | None:
    """A noun of the clause that may be the subject though the tree says otherwise; before the verb first.

    A subject counts as dropped only where no noun beside the verb could be it: `reżim wypuścił więźniów` is no one else's act.
    """
    objects = {a.unit for a in own(g, verb) if a.slot == "obj" and cases_of(g, a.unit) & {"acc", "gen"}}
    for step, limit in ((-1, 9), (1, 6)):
        at = verb + step
        while 0 <= at < len(g) and abs(at - verb) <= limit:
            unit = g.units[at]
            if unit.text in (",", ";", ":", "–", "(", ")") or (
                unit.is_(_STOPS) and g.verb(at) and at != verb and g.labels[at][:3] != "aux"
            ):
                break
            fits = (
                g.nominal(at)
                and (unit.named or not unit.mentions)
                and "nom" in unit.cases
                and unit.time is None
                and not unit.lemmas & {"to", "się"}
            )
            if fits and not _prepositional(g, at) and _agrees(g, verb, at) and at not in objects:
                if step < 0 or not cases_of(g, at) & {"acc", "gen"}:
                    return at
            at += step
    return None


def _prepositional(g: SentenceGraph, u: int) -> bool:
    """Whether a preposition stands before the phrase of `u`."""
    if g.preposition(u):
        return True
    at = u - 1
    while at >= 0 and g.adjective(at) and not g.units[at].named:
        at -= 1
    return (at >= 0 and "prep" in g.units[at].pos and g.units[at].text[:1].islower()) or (
        at == 0 and "prep" in g.units[0].pos
    )


def _agrees(g: SentenceGraph, verb: int, noun: int) -> bool:
    """Number (and gender of a past form) allow `noun` as subject of `verb`."""
    parts = [verb, *g.auxiliaries(verb)]
    readings = [
        r for x in parts for r in g.units[x].word.readings if r.pos in ("fin", "praet", "cond", "winien", "bedzie")
    ]
    nouns = [r for r in g.units[noun].word.readings if "nom" in r.values(("nom",))]
    for name in (("sg", "pl"), ("m1", "m2", "m3", "f", "n")):
        mine = {v for r in readings for v in r.values(name)}
        other = {v for r in nouns for v in r.values(name)}
        if g.units[noun].number is not None or len(g.conjuncts(noun)) > 1:
            return True
        if mine and other and not mine & other:
            return False
    return True


def _impersonal(g: SentenceGraph, verb: int) -> bool:
    return bool(g.lemmas(verb) & {"dojść", "dochodzić", "zależeć", "należeć", "można", "brakować", "warto", "trzeba"})


def _controlled(g: SentenceGraph, u: int) -> list[Arg]:
    """The doer of a nominal happening, taken from what governs it: `reżim zdecydował o uwolnieniu`.

    Where the governor only announces, `via` is `announced`: then the speaker acts only if it is a state.
    """
    words = lexicon()
    at = top(g, u)
    if g.preposition(at) in words.presupposing:
        return []
    for _ in range(6):
        head = g.heads[at]
        if head < 0:
            return []
        announced = bool(g.lemmas(head) & words.state_control)
        if g.lemmas(head) & words.control:
            if g.verb(head) or g.predicate(head) or g.units[head].pos & {"pcon", "pant"}:
                via = "announced" if announced else "control"
                offered = [Arg("to", a.unit) for a in own(g, head) if a.slot == "dat"]  # `zaproponował Wilnu rozmowy`
                return [
                    Arg("subj", a.unit, via=a.via if a.via == "dropped" else via) for a in subject(g, head)
                ] + offered
            rows = [
                Arg("subj", a.unit, via="control")
                for a in own(g, head)
                if a.slot in ("gen", "adj", "poss") and a.unit != at and g.nominal(a.unit)
            ]
            if rows:
                return rows
            if g.adjective(head):
                return [Arg("subj", a.unit, via="control") for a in own(g, head) if a.slot == "subj"]
        elif not (g.lemmas(head) & words.frames) and not g.lemmas(head) & words.light:
            return []
        at = head
    return []


def _same_number(g: SentenceGraph, a: int, b: int) -> bool:
    if any(m.type == "Country" and not m.lemma.endswith(("y", "A", "e")) for m in g.units[b].mentions):
        return "sg" in {v for r in g.units[a].word.readings for v in r.values(("sg", "pl"))}
    first = {v for r in g.units[a].word.readings for v in r.values(("sg", "pl"))}
    second = {v for r in g.units[b].word.readings for v in r.values(("sg", "pl"))}
    return not first or not second or bool(first & second)


def scan(g: SentenceGraph, u: int, *, companion: bool = False, reach: int = 7) -> list[Arg]:
    """Arguments by order alone, to the right of `u` up to the end of its clause: what a slip of the parser would lose.

    `uwolnienie przez reżim 52 więźniów`, `zamknęła na pewien czas granicę z Białorusią`.
    """
    found: list[Arg] = []
    preposition: str | None = None
    free = True  # whether a bare noun may still be the object
    depth = 0
    inner = False  # inside the phrase of a participle: `złagodzenie nałożonych na ten kraj sankcji`
    deeper = (
        False  # past another nominal happening, whose doer `przez` names: `rozmowy w sprawie uwolnienia przez reżim`
    )
    for at in range(u + 1, min(len(g), u + 1 + reach + 4)):
        unit = g.units[at]
        if unit.text == "(":
            depth += 1
        elif unit.text == ")":
            depth -= 1
            if depth < 0:
                break
        if depth or unit.text == ")":
            continue
        if (
            unit.text in (",", ".", ";", ":", "–", "?", "!")
            or unit.text in ("i", "oraz", "a", "ale", "lub")
            or at - u > reach
        ):
            break
        if unit.is_(_STOPS) and not g.nominal(at) and not unit.is_(frozenset({"adj", "subst"})):
            break
        if unit.is_(frozenset({"ppas", "pact"})) and not unit.is_(frozenset({"subst"})):
            inner = at + 1 < len(g) and g.units[at + 1].is_(frozenset({"prep"}))
            continue
        if g.labels[at] == "case" or (unit.is_(frozenset({"prep"})) and unit.text[:1].islower() and not unit.named):
            preposition = unit.expression or _BASE.get(unit.text.casefold(), unit.text.casefold())
            continue
        if unit.time is not None:
            preposition = None
            continue
        if unit.mentions and not unit.named and preposition is None and g.heads[at] == u:
            found.append(Arg("adj", at, companion, "scan"))
            continue
        if not g.nominal(at) or (unit.mentions and not unit.named):
            continue
        cases = cases_of(g, at)
        if preposition is None and not g.verb(u) and not g.gerund(u) and unit.cases and "gen" not in unit.cases:
            break  # `na listę sankcyjną rosyjskie koncerny`: another phrase has begun
        deeper = deeper or (g.gerund(at) and not unit.named)
        if preposition == "przez" and deeper:
            break
        if preposition is not None and inner:
            preposition, inner = None, False
            continue
        if preposition is not None:
            found.append(
                Arg(
                    "subj" if preposition == "przez" and (passive(g, u) or not g.verb(u)) else preposition,
                    at,
                    companion,
                    "scan",
                )
            )
            preposition = None
            free = free and (found[-1].slot == "subj" or g.verb(u))
        elif (
            (free or (g.gerund(u) and unit.number is not None))
            and cases & _wanted(g, u, found)
            and unit.cases != {"nom"}
        ):
            found.append(Arg("obj" if g.gerund(u) or g.verb(u) else "gen", at, companion, "scan"))
            free = False
        elif (
            g.verb(u)
            and "nom" in cases
            and not g.units[u].pos & {"imps", "pcon", "pant"}
            and not any(a.slot == "subj" for a in found)
        ):
            found.append(Arg("subj", at, companion, "scan"))
    return found


def _wanted(g: SentenceGraph, u: int, found: list[Arg]) -> frozenset[str]:
    """Cases of an object here: a genitive right after a noun, an accusative (if need be a genitive) after a verb."""
    if not g.verb(u):
        return frozenset({"gen"})
    return frozenset({"acc"}) if found and not g.negated(u) else frozenset({"acc", "gen"})


def _merge(tree: list[Arg], order: list[Arg]) -> list[Arg]:
    """What order found, where the tree has left the slot empty and the phrase free."""
    slots = {a.slot for a in tree if a.via != "dropped"}
    used = {a.unit for a in tree}
    core = {"obj", "gen"}
    return [
        a
        for a in order
        if a.unit not in used and a.slot not in slots and not (a.slot in core and slots & core) and a.slot != "adj"
    ]


def _deeper(g: SentenceGraph, found: list[Arg], thing: int) -> list[Arg]:
    """`sąd w Brześciu skazał`: where the doer is (`subj.w`); `licencja, która zezwala na transakcje z X` (`deal.z`)."""
    inside = [
        Arg(f"subj.{a.slot}", a.unit)
        for s in found
        if s.slot == "subj" and s.via != "dropped"
        for a in own(g, s.unit)
        if a.slot in ("w", "na")
    ]
    dealings = lexicon().dealings
    return inside + [
        Arg(f"deal.{a.slot}", a.unit)
        for u in g.subtree(thing)
        if u != thing and g.lemmas(u) & dealings
        for a in [*own(g, u), *scan(g, u)]
        if a.slot in ("z", "gen", "adj")
    ]


def gather(g: SentenceGraph, u: int, companion: int | None = None) -> list[Arg]:
    """All arguments of the trigger `u` and its companion, nearest first, each once."""
    skip = frozenset(x for x in (u, companion) if x is not None)
    found = own(g, u, skip=skip)
    if companion is not None:
        found += own(g, companion, companion=True, skip=skip)
        for child in g.kids[companion]:  # `sankcje nałożone na …`
            if g.participle(child) and child not in skip:
                rows = own(g, child, companion=True, via="own", skip=skip)
                found += [a for a in rows if a.slot not in ("obj",)]
        if g.verb(companion) and not any(a.companion and a.slot == "subj" for a in found):
            rows = subject(g, companion)
            found += [Arg(a.slot, a.unit, True, a.via) for a in rows if a.unit not in skip or a.via == "dropped"]
        found += _merge([a for a in found if a.companion], scan(g, companion, companion=True, reach=6))
    found += _merge([a for a in found if not a.companion], [a for a in scan(g, u) if a.unit not in skip])
    found += _pair(g, u)
    if g.verb(u) or g.predicate(u):
        if not any(a.slot == "subj" for a in found):
            rows = subject(g, u)
            found += (
                [Arg("obj", a.unit, via=a.via) for a in rows]
                if passive(g, u) and not any(a.slot == "obj" for a in found)
                else []
                if passive(g, u)
                else rows
            )
    else:
        found += _light(g, u, skip)
        if not any(a.slot == "subj" for a in found):
            found += _controlled(g, u)
    found += _deeper(g, found, companion if companion is not None else u)
    if any(a.slot == "subj" and a.via in ("own", "scan") for a in found):
        found = [a for a in found if a.slot != "subj" or a.via in ("own", "scan")]
    unique: dict[tuple[str, int, bool], Arg] = {}
    for arg in found:
        unique.setdefault((arg.slot, arg.unit, arg.companion), arg)
    return list(unique.values())
