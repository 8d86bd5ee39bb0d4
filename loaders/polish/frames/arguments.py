"""What stands around a trigger, by grammatical slot: subject, object, genitive, adjective, preposition.

Voice, nominalisation, light verbs and control are undone here, so that a frame says once who does what:
`reżim uwolnił więźniów`, `więźniowie uwolnieni przez reżim`, `uwolnienie więźniów przez reżim`,
`reżim zdecydował o uwolnieniu więźniów` all give subj = reżim, obj = więźniowie.
"""

from __future__ import annotations

from dataclasses import replace

from loaders.polish.frames.commands import commanded
from loaders.polish.frames.control import controlled, voiced
from loaders.polish.frames.further import aimed, deeper, part, shielded
from loaders.polish.frames.light_verbs import light
from loaders.polish.frames.order import scan
from loaders.polish.frames.sharing import acted_upon, one_of
from loaders.polish.frames.slots import Arg, own, passive
from loaders.polish.frames.subjects import agrees, subject
from loaders.polish.syntax.sentence_graph import SentenceGraph, kept
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.marks import DASHES


def _pair(g: SentenceGraph, u: int) -> list[Arg]:
    """`szczyt USA-Rosja`, `spotkanie Trump–Łukaszenka`: two names joined by a dash right after the trigger."""
    while u + 1 < len(g) and g.adjective(u + 1) and not g.units[u + 1].named and g.heads[u + 1] == u:
        u += 1  # `rozmowa telefoniczna Putin–Trump`
    if u + 3 < len(g) and g.units[u + 2].text in DASHES and g.units[u + 1].named and g.units[u + 3].named:
        return [Arg("pair", u + 1), Arg("pair", u + 3)]
    return []


def _merge(g: SentenceGraph, tree: list[Arg], order: list[Arg]) -> list[Arg]:
    """What order found, where the tree has left the slot empty and the phrase free.

    A day fills no slot for a place that hangs on a name: `spotkał się w czwartek z Coale’em w Mińsku`.
    """
    slots = {a.slot for a in tree if a.via != "dropped" and g.units[a.unit].time is None}
    days = {a.slot for a in tree if g.units[a.unit].time is not None}
    used = {a.unit for a in tree}
    used |= {a.unit for a in order if a.slot in days and not g.units[g.heads[a.unit]].named}
    core = {"obj", "gen"}
    return [
        a
        for a in order
        if a.unit not in used
        and not (a.slot in core and slots & core)
        and a.slot != "adj"
        and (a.slot not in slots or _with_and_from(g, tree, a))
    ]


def _with_and_from(g: SentenceGraph, tree: list[Arg], arg: Arg) -> bool:
    """`rozmawiała z Smithem z Departamentu Stanu`: what is from somewhere fills no place of who one talks with."""
    others = [a.unit for a in tree if a.slot == "z"]
    return (
        arg.slot == "z"
        and g.units[arg.unit].cases == {"inst"}
        and not any("inst" in g.units[u].cases or not g.units[u].cases for u in others)
    )


_AND = frozenset(
    {
        "i",
        "oraz",
        "lub",
        "albo",
        "a",
        "następnie",
        "potem",
        "także",
        "też",
        "również",
        "później",
        "natychmiast",
        "od",
        "razu",
    }
)


def _shared(g: SentenceGraph, u: int) -> list[Arg]:
    """`policja zatrzymała i oskarżyła o zdradę X`: the object that stands behind the second of two verbs is both verbs'."""
    both = g.verb if g.verb(u) else g.gerund  # `zwolnienie i przetransportowanie na Litwę 52 więźniów`
    if not both(u) or passive(g, u) or any(g.labels[c] in ("obj", "nmod") and c > u for c in g.kids[u]):
        return []
    for v in g.kids[u]:
        near = g.labels[v] == "conj" and both(v) and u < v <= u + 4 and not passive(g, v)
        if near and all(g.units[x].text.casefold() in _AND for x in range(u + 1, v)):
            rows = [a for a in own(g, v) if a.slot == "obj"] or [a for a in scan(g, v) if a.slot == "obj"]
            return [Arg("obj", a.unit, via="conjunct") for a in rows if a.unit > v]
    return []


def _one_is(g: SentenceGraph, u: int, lent: list[Arg]) -> list[Arg]:
    """`Jednym z uwolnionych jest X`: he is freed; what is lent to a passive participle is whom it befalls."""
    head = g.heads[u]
    if g.participle(u) != "ppas" or head < 0 or "jeden" not in g.lemmas(head):
        return lent
    return [replace(a, slot="obj") if a.slot == "subj" else a for a in lent]


def _with_the_subject(g: SentenceGraph, found: list[Arg]) -> list[Arg]:
    """`Polska z Litwą podpisała`, `Polska wraz z Litwą i Łotwą`: with whom the subject does it hangs on the subject."""
    return [
        replace(a, unit=c, slot="z")
        for a in found
        if a.slot == "subj" and a.via in ("own", "scan", "light") and g.units[a.unit].named
        for c in g.kids[a.unit]
        if g.preposition(c) in ("z", "wraz z") and g.units[c].named and "inst" in g.units[c].cases
    ]


def _past_names(g: SentenceGraph, u: int, found: list[Arg]) -> list[Arg]:
    """`spotkanie Witkoffa i Kushnera z Putinem na Kremlu`: a name governs nothing; with whom and where is said of the meeting."""
    if g.verb(u) or g.participle(u) or any(a.slot == "z" and not a.companion for a in found):
        return []
    names = [
        x for a in found if a.slot in ("gen", "obj") and not a.companion for x in g.subtree(a.unit) if g.units[x].named
    ]
    rows = [
        c
        for x in names
        for c in g.kids[x]
        if c > x and g.units[c].named and any(m.type == "Person" for m in g.units[x].mentions)
    ]
    return [Arg("z", c) for c in rows if g.preposition(c) == "z" and "inst" in g.units[c].cases][:1]


def _one_other_side(g: SentenceGraph, u: int, found: list[Arg]) -> list[Arg]:
    """`podzielił się oceną rozmów z Trumpem z przywódcami Indii`: a noun is with one; the next, not joined to it, is of the verb."""
    if g.verb(u) or g.participle(u):
        return found
    others = [
        a for a in found if a.slot == "z" and not a.companion and a.unit > u and g.units[a.unit].cases == {"inst"}
    ]
    later = set(others[1:])
    return [a for a in found if a not in later] if later else found


_JOINS = frozenset({"i", "oraz", "a", "ale", "lecz"})


def _with_companion(g: SentenceGraph, u: int, companion: int, skip: frozenset[int]) -> list[Arg]:
    """The arguments of `u` and of the word that must stand beside it: `nałożyć` and `sankcje`, `być` and `w więzieniu`."""
    found = own(g, u, skip=skip)
    found += own(g, companion, companion=True, skip=skip)
    if g.labels[u] == "cop" and g.heads[u] == companion:  # `X jest w więzieniu`: the subject of the predicate
        found += [Arg(a.slot, a.unit, via=a.via) for a in found if a.companion and a.slot == "subj"]
    for child in g.kids[companion]:  # `sankcje nałożone na …`
        if g.participle(child) and child not in skip:
            rows = own(g, child, companion=True, via="own", skip=skip)
            found += [a for a in rows if a.slot != "obj" and a.unit != companion]
    if g.verb(companion) and not any(a.companion and a.slot == "subj" for a in found):
        rows = subject(g, companion)
        found += [Arg(a.slot, a.unit, True, a.via) for a in rows if a.unit not in skip or a.via == "dropped"]
    if g.gerund(companion) and not any(a.companion and a.slot == "subj" for a in found):
        over = g.heads[companion]  # `wezwał Putina do zawarcia rozejmu`: he who is told to
        rows = commanded(g, over, companion) if over >= 0 else []
        found += [Arg(a.slot, a.unit, True, a.via) for a in rows if a.unit not in skip]
    if g.nominal(companion) and not g.verb(companion) and voiced(g, companion):
        rows = subject(g, g.heads[companion])  # `Gotowość do mediacji zgłosiła Arabia Saudyjska`
        found += [Arg(a.slot, a.unit, True, a.via) for a in rows if a.unit not in skip]
    objects = {a.unit for a in found if a.slot == "obj" and not a.companion and g.units[a.unit].number is not None}
    beside = [a for a in scan(g, companion, companion=True, reach=6) if a.unit not in objects]
    found += _merge(g, [a for a in found if a.companion], beside)  # `wpisała na listę 12 osób`: the list is not theirs
    found += aimed(g, companion, skip)
    return found


@kept
def gather(g: SentenceGraph, u: int, companion: int | None = None) -> list[Arg]:
    """All arguments of the trigger `u` and its companion, nearest first, each once."""
    skip = frozenset(x for x in (u, companion) if x is not None and not (x != u and g.units[x].title))
    found = own(g, u, skip=skip) if companion is None else _with_companion(g, u, companion, skip)
    found = _one_other_side(g, u, found + _past_names(g, u, found))
    beside = _merge(g, [a for a in found if not a.companion], [a for a in scan(g, u) if a.unit not in skip])
    by_order = [a for a in beside if a.slot == "subj" and (g.verb(u) or g.predicate(u)) and not passive(g, u)]
    found += [a for a in beside if a not in by_order]
    found += _pair(g, u)
    if not any(a.slot == "obj" for a in found):
        found += _shared(g, u)
    objects = {a.unit for a in found if a.slot == "obj" and not a.companion and g.units[a.unit].named}
    beside_it = companion is not None and not g.labels[companion].startswith("nsubj")
    listed = beside_it and g.lemmas(u) & lexicon().intransitive
    if (g.verb(u) or g.gerund(u)) and objects and not listed:
        # `wpisała na listę Rosnieft`: what may be the verb's object is no genitive of the list; `trafił na listę USA`
        found = [a for a in found if not (a.companion and a.slot == "gen" and a.unit in objects)]
    if g.verb(u) or g.predicate(u):
        if not any(a.slot == "subj" for a in found):
            rows = subject(g, u)
            if passive(g, u) and g.subjects(u):
                rows = [a for a in rows if a.via != "dropped"]  # `Rurociąg uszkodzono`: it befell the companion alone
            if by_order and not any(a.via in ("control", "conjunct") for a in rows):
                rows = by_order  # a subject that another verb shares or controls is surer than a word that follows
            found += (
                [Arg("obj", a.unit, via=a.via) for a in rows]
                if passive(g, u) and not any(a.slot == "obj" for a in found)
                else []
                if passive(g, u)
                else rows
            )
        elif passive(g, u) and not any(a.slot == "obj" for a in found):
            found += _befallen(g, u)
    else:
        found += part(g, u) or shielded(g, u) or _one_is(g, u, light(g, u, skip))
        if not any(a.slot == "subj" for a in found):
            found += controlled(g, u)
    found += one_of(g, u)
    found += _with_the_subject(g, found)
    if not any(a.slot == "obj" and a.via != "dropped" for a in found) and (rows := acted_upon(g, u)):
        found = [a for a in found if not (a.slot == "obj" and a.via == "dropped")] + rows
    found += deeper(g, found, companion if companion is not None else u)
    if any(a.slot == "subj" and a.via in ("own", "scan") for a in found):
        found = [a for a in found if a.slot != "subj" or a.via in ("own", "scan")]
    unique: dict[tuple[str, int, bool], Arg] = {}
    for arg in found:
        unique.setdefault((arg.slot, arg.unit, arg.companion), arg)
    return list(unique.values())


_SAYS_WHO = frozenset({"praet", "fin", "bedzie", "cond"})


def _befallen(g: SentenceGraph, u: int) -> list[Arg]:
    """`X odmówił wyjazdu i został zatrzymany przez KGB`: whom it befalls, where the sentence says who does it."""
    tensed = [a for a in g.auxiliaries(u) if g.units[a].pos & _SAYS_WHO]
    if not tensed or g.subjects(u):
        return []
    head = g.heads[u]
    if g.labels[u] == "conj" and head >= 0 and g.verb(head) and not passive(g, head):
        if not all(agrees(g, u, s) for s in g.subjects(head)):
            return []
        rows = subject(g, head)
        return [Arg("obj", a.unit, via=a.via if a.via == "dropped" else "conjunct") for a in rows]
    return [Arg("obj", u, via="dropped")] if g.labels[u].split(":")[0] in ("root", "ccomp", "parataxis") else []


def turned(g: SentenceGraph, u: int, args: list[Arg]) -> list[Arg]:
    """`X odrzuca zarzuty i oskarża rząd`: what follows the second of two verbs is its object if it may be one."""
    head = g.heads[u]
    if g.labels[u] != "conj" or head < 0 or not g.verb(head) or any(a.slot == "obj" and not a.companion for a in args):
        return args
    rows = [a for a in args if a.slot == "subj" and not a.companion and a.via in ("own", "scan") and a.unit > u]
    if len(rows) != 1 or "acc" not in g.units[rows[0].unit].cases:
        return args
    if g.units[rows[0].unit].named and (g.units[u - 1].text not in _JOINS or rows[0].unit != u + 1):
        return args  # `odmawia rozbrojenia i oskarża Izrael`, but `…, a poparł ją Izrael`
    shared = [a for a in subject(g, head) if a.via != "dropped" and agrees(g, u, a.unit)]
    if not shared:
        return args
    rest = [a for a in args if a is not rows[0]]
    return [*rest, *(Arg("subj", a.unit, via="conjunct") for a in shared), Arg("obj", rows[0].unit)]
