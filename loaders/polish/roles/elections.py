"""Who stood or was chosen, where the clause leaves the verb out or tells of it in the words of another."""

from __future__ import annotations

from loaders.polish.frames.light_verbs import top
from loaders.polish.frames.slots import own
from loaders.polish.roles.base import Found, Open
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.marks import DASHES
from loaders.polish.units.units import FINITE

_CHOSEN = {"Election": "candidate", "Appointment": "appointee"}
_HANDED = frozenset({"Appointment", "Dismissal"})


def results(case: Open) -> Found:
    """`PiS uzyskał 43 proc. głosów, Koalicja – 27 proc., a Lewica 12`: whoever is named with a share behind the first has stood too."""
    g, role = case.g, "candidate"
    if case.hit.frame.type != "Election" or not case.roles.get(role):
        return
    first = next((a.unit for a in case.args if a.slot in ("obj", "gen") and _share(g, a.unit)), None)
    if first is None or first < case.hit.unit:
        return
    for u in range(first + 1, len(g)):
        unit = g.units[u]
        if unit.text == ";" or (unit.is_(FINITE) and g.verb(u) and unit.gap is None):
            return
        if unit.named and g.preposition(u) is None and _with_a_share(g, u):
            yield from case.fresh(role, case.refs.resolve(u, case.hit.frame.accepts[role]))


def handed(case: Open) -> Found:
    """`wręczył Malcowi decyzję o odwołaniu`, `wręczyła Nowakowi nominację`: to whom the act is handed, it names or dismisses."""
    g, role = case.g, "appointee"
    if case.hit.frame.type not in _HANDED or case.roles.get(role):
        return
    for verb in (*g.up(case.hit.unit),)[:3]:
        if g.lemmas(verb) & lexicon().handing_over:
            for arg in own(g, verb):
                if arg.slot == "dat":
                    yield from case.fresh(role, case.refs.resolve(arg.unit, case.hit.frame.accepts[role]))
            return


def beaten(case: Open) -> Found:
    """`wygrał wybory, pokonując X`, `zwyciężył, wyprzedzając Y`: whom he beat who won has stood too."""
    g, role = case.g, "candidate"
    if case.hit.frame.type != "Election" or not case.roles.get(role):
        return
    for v in g.units.having(lexicon().beating):
        if "pcon" in g.units[v].pos and g.heads[v] in (case.hit.unit, case.hit.companion):
            for arg in own(g, v):
                if arg.slot == "obj":
                    yield from case.fresh(role, case.refs.resolve(arg.unit, case.hit.frame.accepts[role]))


def _share(g: SentenceGraph, u: int) -> bool:
    return g.units[u].number is not None and bool(g.lemmas(u) & lexicon().ballots)


def _with_a_share(g: SentenceGraph, u: int) -> bool:
    """Whether a number stands right behind the name, past a dash: `Lewica – 12 proc.`, `PVV 26`."""
    at = u + 1
    if at < len(g) and g.units[at].text in DASHES:
        at += 1
    if at >= len(g) or g.units[at].number is None or g.units[at].time is not None:
        return False
    return _share(g, at) or not g.nominal(at)


def congratulated(case: Open) -> Found:
    """`pogratulował Magyarowi zwycięstwa w wyborach`, `… objęcia urzędu`: whom one congratulates has won, or got the post."""
    g, role = case.g, _CHOSEN.get(case.hit.frame.type)
    if role is None or case.roles.get(role):
        return
    at = top(g, case.hit.unit)
    for verb in (at, *g.up(at))[:4]:
        if g.lemmas(verb) & lexicon().congratulating:
            for arg in own(g, verb):
                if arg.slot == "dat":
                    yield from case.fresh(role, case.refs.resolve(arg.unit, case.hit.frame.accepts[role]))
            return
