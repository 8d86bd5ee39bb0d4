"""Who takes part in talks that a noun tells of: the subject of the verb that carries, calls off, seeks or joins them."""

from __future__ import annotations

from loaders.polish.frames.light_verbs import top
from loaders.polish.frames.slots import own
from loaders.polish.frames.subjects import subject
from loaders.polish.reference.discourse import Who
from loaders.polish.roles.base import PARTY, Found, Open
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.marks import QUOTES
from loaders.polish.units.units import FINITE

_DURING = frozenset({"podczas", "po", "przed", "w", "w związku", "przy okazji"})


def beside(case: Open) -> Found:
    """`Po rozmowach z Putinem Trump oświadczył`: the subject of the clause that talks only accompany took part in them."""
    verb, aside = _carrier(case)
    if verb is None or not aside or case.hit.frame.type == "MilitaryExercise":  # `w związku z manewrami` others act
        return
    if case.hit.frame.type == "Visit" and case.g.lemmas(verb) & lexicon().receiving:
        yield from _guests(case, verb)
    else:
        yield from _party(case, verb)


def _guests(case: Open, verb: int) -> Found:
    """`Podczas pobytu w Mińsku delegację USA przyjął szef KGB`: the guest is on the visit, not the host."""
    if case.roles.get("actor"):
        return
    for arg in own(case.g, verb):
        if arg.slot == "obj":
            yield from case.fresh("actor", case.refs.resolve(arg.unit, case.hit.frame.accepts["actor"]))


def headed(case: Open) -> Found:
    """`Nawrocki po spotkaniu z Trumpem`: in a heading without a verb, who stands before the talks took part in them."""
    g, role = case.g, _joining(case)
    at = top(g, case.hit.unit)
    head = g.heads[at]
    if case.hit.voice != "noun" or case.hit.frame.type not in _MUTUAL - {"Visit", "MilitaryExercise"}:
        return
    if head < 0 or g.preposition(at) not in ("po", "przed", "podczas") or not g.units[head].named or head > at:
        return
    if any(u.is_(FINITE) and not u.named for u in g.units) or len(case.roles.get(role, [])) != 1 or _whose(case):
        return
    if any(m.type == "Person" for m in g.units[head].mentions):
        yield from case.fresh(role, case.refs.resolve(head, case.hit.frame.accepts[role]))


def called_off(case: Open) -> Found:
    """`Trump odwołał spotkanie z Putinem`: who calls talks off, moves or prepares them is the other party."""
    verb, aside = _carrier(case)
    if (
        verb is not None
        and not aside
        and (case.roles.get(_joining(case)) or case.hit.frame.type == "Visit" or _broken_off(case, verb))
        and case.g.lemmas(verb) & lexicon().calling_off
    ):
        yield from _party(case, verb, case.hit.frame.accepts[_joining(case)])


def _broken_off(case: Open, verb: int) -> bool:
    """`SEPLA zerwała rozmowy`: who breaks off talks had them, whoever the other side is; not `rozmowy rządu z pilotami`."""
    if case.hit.frame.type != "Negotiation" or not case.g.lemmas(verb) & lexicon().breaking_off:
        return False
    return not _whose(case)


def _whose(case: Open) -> bool:
    """Whether it is said whose talks they are: `rozmowy rządu z pilotami`, `rozmowy amerykańskie`."""
    rows = [a for a in case.args if a.via not in ("dropped", "announced", "told")]  # who tells of them may be there
    if {"obj", "z"} <= {a.slot for a in rows if a.via == "own"}:
        return True  # `spotkanie Trumpa z Zełenskim`; but `posiedzenie Rady` others join
    return any(a.slot in _WHOSE and (a.slot != "adj" or case.g.units[a.unit].mentions) for a in rows)


def joined(case: Open) -> Found:
    """`Do rozmów dołączy prezydent Łotwy`, `Wilno wywiązuje się z umowy z Mińskiem`: who comes to it, keeps or breaks it."""
    g = case.g
    role = _joining(case)
    at = top(g, case.hit.unit)
    head = g.heads[at]
    if head < 0 or case.hit.voice != "noun" or case.hit.frame.type not in _MUTUAL - {"Visit"} or head in case.others:
        return
    preposition = g.preposition(at) or ("" if case.hit.frame.type == "Agreement" else "-")
    if not g.lemmas(head) & lexicon().taking_part.get(preposition, frozenset()) or not g.verb(head):
        return
    for arg in subject(g, head):
        yield from case.fresh(role, case.who(arg, case.hit.frame.accepts[role]))


def sought(case: Open) -> Found:
    """`Łukaszenka zabiega o wizytę w USA`, `Kijów liczy na rozmowy z Moskwą`: who seeks it would take part."""
    g = case.g
    at = top(g, case.hit.unit)
    head = g.heads[at]
    if head < 0 or g.preposition(at) not in ("o", "na", "do") or not g.lemmas(head) & lexicon().seeking:
        return
    if case.roles.get("participant") or case.hit.frame.type == "Visit":
        yield from _party(case, head)


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
    g, role = case.g, _joining(case)
    known = {w.cluster for w in case.roles.get(role, ())}
    if case.hit.frame.type not in ("Meeting", "Negotiation") or case.hit.voice != "noun" or len(known) > 1:
        return
    if case.roles.get("topic") or (not known and _whose(case)):
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
    if not case.roles.get(_joining(case)) and not case.g.lemmas(u) & lexicon().relating - {"granica"}:
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


def addressed(case: Open) -> Found:
    """`Putin w rozmowie telefonicznej zaprosił Łukaszenkę`, `poparła ją podczas rozmowy`: whom one addresses on it is the other party."""
    g, hit = case.g, case.hit
    if hit.voice != "noun" or hit.frame.type not in ("PhoneCall", "Meeting", "Negotiation"):
        return
    if (
        g.preposition(top(g, hit.unit)) not in ("w", "podczas")
        or len(case.roles.get("participant", [])) > 1
        or _whose(case)
    ):
        return
    if any(a.slot == "z" for a in case.args if a.via == "own"):
        return
    verb, aside = _carrier(case)
    if verb is None or not aside or not g.lemmas(verb) & lexicon().addressing:
        return
    for arg in own(g, verb):
        if arg.slot in ("obj", "dat"):
            yield from case.fresh("participant", case.refs.resolve(arg.unit, frozenset({"Person"})))


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


def _joining(case: Open) -> str:
    return "participant" if "participant" in case.hit.frame.accepts else "actor"


def _party(case: Open, verb: int, kinds: frozenset[str] = PARTY) -> Found:
    """The subject of `verb` as one who takes part, where no genitive or adjective says whose talks they are."""
    g, hit, role = case.g, case.hit, _joining(case)
    if hit.frame.type not in _MUTUAL or hit.voice != "noun":
        return
    if len(case.roles.get(role, [])) > 1 and not any(a.slot == "z" and a.via == "own" for a in case.args):
        return  # but `ustąpił po rozmowach z Merzem i Tuskiem`
    if case.roles.get(role) and _whose(case):
        return
    minding = bool(g.lemmas(verb) & lexicon().minding)  # `Łukaszence zależy na wizycie w USA`
    for arg in [a for a in own(g, verb) if a.slot == "dat"] if minding else subject(g, verb):
        rows = (w for w in case.who(arg, kinds) if case.refs.discourse.fits(w.cluster, hit.frame.accepts[role]))
        yield from case.fresh(role, rows)


_WHOSE = frozenset({"gen", "adj", "poss", "pair", "między", "pomiędzy", "subj", "z udziałem"})
_MUTUAL = frozenset({"Meeting", "Negotiation", "PhoneCall", "Visit", "MilitaryExercise", "Agreement"})


def _carrier(case: Open) -> tuple[int | None, bool]:
    """The verb whose clause the nominal happening stands in, and whether it only goes beside (`po rozmowach`)."""
    g = case.g
    at = top(g, case.hit.unit)
    head = g.heads[at]
    preposition = g.preposition(at)
    if head >= 0 and (g.verb(head) or g.predicate(head)) and head not in case.others:
        there = preposition == "na" and "loc" in g.units[at].cases  # `na spotkaniu z Coale’em Łukaszenka mówił`
        there = there and any(a.slot == "z" and a.via == "own" for a in case.args)
        if (preposition in _DURING or there) and g.labels[at].split(":")[0] in ("obl", "nmod", "advmod", "iobj"):
            return head, True
        if preposition is None and g.labels[at].split(":")[0] in ("obj", "obl", "iobj", "xcomp"):
            return head, False
    elif head >= 0 and preposition in _DURING and g.verb(head):
        return head, True
    elif head >= 0 and preposition == "po" and g.labels[head] == "obj" and head not in case.others:
        verb = g.heads[head]  # `wykluczyła jego zniesienie po spotkaniu z Cichanouską`
        if verb >= 0 and g.verb(verb) and any(a.slot == "z" and a.via == "own" for a in case.args):
            return verb, True
    elif head >= 0 and preposition in _DURING and g.labels[head].startswith("nsubj") and _somebody(g, head):
        verb = g.heads[head]  # `Putin w poniedziałkowej rozmowie telefonicznej zaprosił`: nobody is in Putin
        if verb > at > head and g.verb(verb):
            return verb, True
    return None, False


def _somebody(g: SentenceGraph, u: int) -> bool:
    """A name or an office, in which no talks are: `Prezydenci Polski i Ukrainy w rozmowie telefonicznej potwierdzili`."""
    return g.units[u].named or bool(g.lemmas(u) & lexicon().offices)
