"""Sides that are told by something else than the clause of the talks: of an agreement, of two states' relations, of mediation, of an invitation."""

from __future__ import annotations

from loaders.polish.reference.discourse import Who
from loaders.polish.roles.base import Found, Open
from loaders.polish.roles.talks import joining, told_whose
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.marks import QUOTES
from loaders.polish.units.units import FINITE


def agreed(case: Open) -> Found:
    """`Porozumienie Polski z Litwą podpisano`: whose agreement it is beside the other party has made it too."""
    g = case.g
    if case.hit.frame.type != "Agreement" or case.hit.voice != "noun":
        return
    rows = [a for a in case.args if a.via == "own" and not a.companion and g.units[a.unit].named]
    if not any(a.slot == "z" and "inst" in g.units[a.unit].cases for a in rows):
        return
    for arg in rows:
        if arg.slot in ("gen", "obj") and "gen" in g.units[arg.unit].cases:
            yield from case.fresh("participant", case.refs.resolve(arg.unit, case.hit.frame.accepts["participant"]))


def of_two_sides(case: Open) -> Found:
    """`relacje Turcji i Armenii się poprawiają, trwają też rozmowy`, `na granicy z Białorusią … rozmów z Warszawą`: whose they are.

    Where a sentence says what two states have between them, talks of which it names neither side, or one of the two, are theirs.
    """
    g, role = case.g, joining(case)
    known = {w.cluster for w in case.roles.get(role, ())}
    if case.hit.frame.type not in ("Meeting", "Negotiation") or case.hit.voice != "noun" or len(known) > 1:
        return
    if case.roles.get("topic") or (not known and told_whose(case)):
        return
    for u in g.units.having(lexicon().relating):
        if u == case.hit.unit or u in case.others:
            continue
        if _told_apart(case, u):
            continue  # `Na granicy polsko-białoruskiej znaleziono ciało, a w Genewie trwają rozmowy`
        sides = _two_states(case, u)
        if sides and known <= {w.cluster for w in sides}:
            yield from case.fresh(role, (w for w in sides if w.cluster not in known))
            return


def _told_apart(case: Open, u: int) -> bool:
    """Whether a border is only where something else happens, or somebody else is told to have the talks."""
    if not case.roles.get(joining(case)) and not case.g.lemmas(u) & lexicon().relating - {"granica"}:
        return True
    return any(a.slot == "subj" and a.via != "dropped" and case.g.units[a.unit].named for a in case.args)


def mediated(case: Open) -> Found:
    """`w roli mediatora w procesie negocjacyjnym dotyczącym Ukrainy`, `w odniesieniu do napięć wokół Iranu`: what a mediator is offered for."""
    g, role = case.g, "topic"
    known = {w.span for w in case.roles.get(role, ())}
    if case.hit.frame.type != "MediationOffer" or len(known) > 1:
        return
    for u in range(case.hit.unit + 1, min(len(g), case.hit.unit + 12)):
        unit = g.units[u]
        goes_on = unit.text == "," and u + 1 < len(g) and g.units[u + 1].text in _IN_PARTICULAR
        if (unit.text in _ENDS and not goes_on) or (unit.is_(FINITE) and g.verb(u)) or u in case.others:
            return
        if g.heads[u] == case.hit.unit and g.preposition(u) is None:
            continue  # `pośrednictwo Mińska`: who mediates
        if not unit.named or (known and not any(m.span in known for m in unit.mentions)):
            continue
        if not any(m.type == "Place" for m in unit.mentions) and g.preposition(u) not in ("na", "dla"):
            other = u + 2 < len(g) and g.preposition(u + 2) == "z" and g.units[u + 2].named  # `w sporze X z Y`
            if rows := [
                w for x in (*g.conjuncts(u), *([u + 2] if other else [])) for w in case.refs.resolve(x, _MATTERS)
            ]:
                yield from case.fresh(role, rows)
                return


_IN_PARTICULAR = frozenset({"zwłaszcza", "szczególnie", "głównie", "m.in.", "także", "również"})
_ENDS = QUOTES | {",", ";", ":", "–", "—", ".", "?", "!", "(", ")"}
_MATTERS = frozenset({"Country", "Organization", "InternationalOrganization", "PoliticalGroup"})


def _two_states(case: Open, u: int) -> list[Who]:
    """The two states that a noun stands between: `białorusko-polskiej granicy`, `relacje Turcji i Armenii`, `spór między X a Y`."""
    g, found = case.g, dict[str, Who]()
    for c in g.kids[u]:
        beside = g.units[c].mentions and g.adjective(c) and not g.units[c].named
        theirs = g.units[c].named and (g.preposition(c) in ("między", "pomiędzy") or "gen" in g.units[c].cases)
        if not beside and not (theirs and g.preposition(c) in (None, "między", "pomiędzy")):
            continue
        for x in g.conjuncts(c):
            places = [m for m in g.units[x].mentions if m.type == "Country" and m.cluster]
            found |= {m.cluster: Who(m.cluster, m.span, m.link) for m in places if m.cluster}
    return list(found.values()) if len(found) == 2 else []


def invited(case: Open) -> Found:
    """`zaproszenie Łukaszenki do Rady Pokoju, wystosowane przez Trumpa`: whose it is beside him who sends it, is invited."""
    if case.hit.frame.type != "Invitation" or case.hit.voice != "noun" or case.roles.get("recipient"):
        return
    if not case.roles.get("actor") or case.g.preposition(case.hit.unit) == "na":
        return  # `na zaproszenie prezydenta`: his own
    for arg in case.args:
        if arg.slot in ("gen", "obj") and not arg.companion and arg.via == "own" and case.g.units[arg.unit].named:
            yield from case.fresh("recipient", case.refs.resolve(arg.unit, case.hit.frame.accepts["recipient"]))
            return
