"""Roles that the slots of a frame have left open, filled from the rest of the clause.

A frame says where a role stands; a sentence may put it further off: `Na środę zaplanowano w Nakurze posiedzenie`
names the place beside the verb, `Po rozmowach z Putinem Trump oświadczył` one of the two who talked as subject of the clause.
Each rule fills a role only where it is empty and only with what no other role of the happening has taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from loaders.polish.arguments import Arg, subject, top
from loaders.polish.discourse import Who
from loaders.polish.lexicon import lexicon
from loaders.polish.referents import Referents
from loaders.polish.sentence_graph import SentenceGraph
from loaders.polish.triggers import Hit
from ontology.claims import Span

Filled = Mapping[str, list[Who]]
Found = Iterator[tuple[str, Who]]

_STILL = {"w": "loc", "na": "loc", "pod": "inst", "nad": "inst", "przy": "loc", "koło": "gen"}
_CLAUSES = ("acl", "advcl", "ccomp", "parataxis", "csubj")


@dataclass(frozen=True, slots=True)
class Open:
    """A happening with the roles that are filled so far, and the triggers of the others in its sentence."""

    g: SentenceGraph
    hit: Hit
    args: list[Arg]
    phrases: Mapping[str, list[int]]
    roles: Filled
    refs: Referents
    others: frozenset[int]

    @property
    def used(self) -> frozenset[str]:
        return frozenset(w.cluster for rows in self.roles.values() for w in rows)

    @property
    def spans(self) -> frozenset[Span]:
        return frozenset(w.span for rows in self.roles.values() for w in rows)

    @property
    def heads(self) -> tuple[int, ...]:
        return (self.hit.unit,) if self.hit.companion is None else (self.hit.unit, self.hit.companion)


# -- places --------------------------------------------------------------------------------------------------


def place(case: Open) -> Found:
    """`W Mińsku odbyły się rozmowy`, `zbombardowały blok w Dahiji`: where the clause or what is acted upon is."""
    g = case.g
    if "place" not in case.hit.frame.accepts or case.roles.get("place"):
        return
    kinds = case.hit.frame.accepts["place"]
    best: tuple[int, int] | None = None
    for u in range(len(g)):
        named = g.units[u].named and any(m.type in kinds for m in g.units[u].mentions)
        if u in case.heads or not (named or g.lemmas(u) & lexicon().grounds) or not _where(g, u):
            continue
        mine = min(g.distance(u, h) for h in case.heads)
        if any((g.distance(u, x), x) < (mine, case.hit.unit) for x in case.others):
            continue  # where something else happens
        steps = _path(case, u)
        if steps is not None and (best is None or steps < best[0]) and _grounds(case, u, kinds):
            best = (steps, u)
    if best is not None:
        for who in _grounds(case, best[1], kinds):
            if who.span not in case.spans:
                yield "place", who


def _grounds(case: Open, u: int, kinds: frozenset[str]) -> list[Who]:
    """The places of a phrase: a name, or the country of a ground (`na białoruskich poligonach`, `na południu Syrii`)."""
    g = case.g
    if g.units[u].named:
        return case.refs.resolve(u, kinds)
    found: list[Who] = []
    for c in g.kids[u]:
        places = [m for m in g.units[c].mentions if m.type in ("Place", "Country") and m.cluster]
        if g.units[c].named and (g.preposition(c) or not g.units[c].cases & g.units[u].cases | {"gen"}):
            continue
        found += [Who(m.cluster, m.span, m.link) for m in places if m.cluster]
    return [w for w in found if case.refs.discourse.fits(w.cluster, kinds)]


def _where(g: SentenceGraph, u: int) -> bool:
    """Whether a preposition makes the phrase a place: `w Mińsku`, `pod Brześciem`, `na Litwie`."""
    preposition = g.preposition(u)
    if not g.units[u].named:
        return preposition in ("w", "na") or (preposition == "po" and "strona" in g.lemmas(u))
    case = _STILL.get(preposition or "")
    return case is not None and (case in g.units[u].cases or not g.units[u].cases)


def _path(case: Open, u: int) -> int | None:
    """How far the place is from the trigger; None where another happening, person or clause stands between."""
    g = case.g
    words = lexicon()
    up = [u, *g.up(u)]
    mine = {case.hit.unit, *g.up(case.hit.unit), *case.heads}
    common = next((x for x in up if x in mine), u)
    below = up[: up.index(common)]
    if not below or g.labels[below[-1]].startswith(_CLAUSES):
        return None
    for x in below[1:]:
        thing = (g.verb(case.hit.unit) or g.participle(case.hit.unit)) and g.preposition(x) is None
        doer = g.labels[x] == "obl:agent" or (g.preposition(x) == "przez" and g.participle(case.hit.unit) == "ppas")
        ground = bool(g.lemmas(x) & words.grounds)  # `na przejściu w Kozłowiczach`, which is a gerund too
        if x in case.others or not g.nominal(x) or (g.gerund(x) and not ground):
            return None
        if not (thing or doer or g.preposition(x) in _STILL):
            return None  # another happening, or what the talks are about
        if g.lemmas(x) & (words.offices | words.carriers) or g.units[x].named:
            return None  # `reżim w Mińsku`
    above = [case.hit.unit, *g.up(case.hit.unit)]
    above = above[: above.index(common)] if common in above else []
    for x in above:
        bears = g.units[x].is_(frozenset({"inf"})) or g.lemmas(x) & words.carrying
        if x != case.hit.unit and (x in case.others or ((g.verb(x) or g.predicate(x)) and not bears)):
            return None
        if g.labels[x].startswith(_CLAUSES):
            return None
    if common not in case.heads:
        predicate = g.verb(common) or g.predicate(common) or g.participle(common) or g.lemmas(common) & words.frames
        if not predicate or common in case.others or g.lemmas(common) & words.speech_verbs:
            return None
    return len(below) + len(above)


def destination(case: Open) -> Found:
    """`do aresztu śledczego w Witebsku`, `zaproszenie do złożenia wizyty w Pekinie`: the place inside the phrase of whither."""
    g = case.g
    role = "destination"
    kinds = case.hit.frame.accepts.get(role)
    if kinds is None or case.roles.get(role):
        return
    slots = {(s.name, s.companion) for s in case.hit.trigger.slots.get(role, ())}
    for arg in case.args:
        if (arg.slot, arg.companion) not in slots or g.units[arg.unit].named:
            continue
        for u in g.subtree(arg.unit):
            inside = _where(g, u) or (g.heads[u] == arg.unit and "gen" in g.units[u].cases) or g.preposition(u) == "do"
            if not g.units[u].named or not inside or any(g.verb(x) for x in g.up(u) if x > arg.unit):
                continue
            who = [w for w in case.refs.resolve(u, kinds) if w.cluster not in case.used]
            if who:
                yield from ((role, w) for w in who)
                return


# -- those who take part -------------------------------------------------------------------------------------

_DURING = frozenset({"podczas", "po", "przed", "w", "w związku", "przy okazji"})


def beside(case: Open) -> Found:
    """`Po rozmowach z Putinem Trump oświadczył`: the subject of the clause that talks only accompany took part in them."""
    verb, aside = _carrier(case)
    if verb is not None and aside:
        yield from _party(case, verb)


def called_off(case: Open) -> Found:
    """`Trump odwołał spotkanie z Putinem`: who calls talks off, moves or prepares them is the other party."""
    verb, aside = _carrier(case)
    if (
        verb is not None
        and not aside
        and (case.roles.get(_joining(case)) or case.hit.frame.type == "Visit")
        and case.g.lemmas(verb) & lexicon().calling_off
    ):
        yield from _party(case, verb)


def sought(case: Open) -> Found:
    """`Łukaszenka zabiega o wizytę w USA`, `Kijów liczy na rozmowy z Moskwą`: who seeks it would take part."""
    g = case.g
    at = top(g, case.hit.unit)
    head = g.heads[at]
    if head < 0 or g.preposition(at) not in ("o", "na", "do") or not g.lemmas(head) & lexicon().seeking:
        return
    if case.roles.get("participant") or case.hit.frame.type == "Visit":
        yield from _party(case, head)


def _joining(case: Open) -> str:
    return "participant" if "participant" in case.hit.frame.accepts else "actor"


def _party(case: Open, verb: int) -> Found:
    """The subject of `verb` as one who takes part, where at most one other is known and not by a genitive or adjective."""
    g, hit, role = case.g, case.hit, _joining(case)
    if hit.frame.type not in _MUTUAL or hit.voice != "noun" or len(case.roles.get(role, [])) > 1:
        return
    if case.roles.get(role) and any(
        a.slot in _WHOSE and (a.slot != "adj" or g.units[a.unit].mentions) for a in case.args
    ):
        return  # whose talks they are is said
    for arg in subject(g, verb):
        rows = case.refs.dropped(arg.unit, _PARTY) if arg.via == "dropped" else case.refs.resolve(arg.unit, _PARTY)
        for who in rows:
            if who.cluster not in case.used and case.refs.discourse.fits(who.cluster, hit.frame.accepts[role]):
                yield role, who


_WHOSE = frozenset({"gen", "adj", "poss", "pair", "między", "pomiędzy", "subj", "z udziałem"})
_MUTUAL = frozenset({"Meeting", "Negotiation", "PhoneCall", "Visit", "MilitaryExercise", "Agreement"})
_PARTY = frozenset({"Person", "Country", "Company", "Organization", "InternationalOrganization", "PoliticalGroup"})


def _carrier(case: Open) -> tuple[int | None, bool]:
    """The verb whose clause the nominal happening stands in, and whether it only goes beside (`po rozmowach`)."""
    g = case.g
    at = top(g, case.hit.unit)
    head = g.heads[at]
    preposition = g.preposition(at)
    if head >= 0 and (g.verb(head) or g.predicate(head)) and head not in case.others:
        if preposition in _DURING and g.labels[at].split(":")[0] in ("obl", "nmod", "advmod", "iobj"):
            return head, True
        if preposition is None and g.labels[at].split(":")[0] in ("obj", "obl", "iobj"):
            return head, False
    elif head >= 0 and preposition in _DURING and g.verb(head):
        return head, True
    return None, False


# -- lists ---------------------------------------------------------------------------------------------------

_LIKE = frozenset({"podobnie", "tak", "tak samo"})


def likewise(case: Open) -> Found:
    """`Koncern, podobnie jak Rosnieft, został objęty sankcjami`: what shares the fate of a filler."""
    g = case.g
    for at in range(1, len(g) - 1):
        if g.units[at].text.casefold() != "jak" or g.units[at - 1].text.casefold() not in _LIKE:
            continue
        u = at + 1
        while u < len(g) - 1 and not g.units[u].named and g.nominal(u) | g.adjective(u):
            u += 1
        if not g.units[u].named:
            continue
        for role, heads in case.phrases.items():
            if any(abs(h - at) <= 8 and g.units[h].cases & g.units[u].cases for h in heads) and role != "place":
                for who in case.refs.resolve(u, case.hit.frame.accepts.get(role, _PARTY)):
                    if who.cluster not in case.used:
                        yield role, who
                return


def modified(case: Open) -> Found:
    """`Lisowskiego, działacza Związku Polaków, skazanego w styczniu`: a participle may look past the noun before it."""
    g, hit = case.g, case.hit
    if not g.participle(hit.unit) or g.predicate(hit.unit):
        return
    for role in ("patient", "appointee"):
        slots = {s.name for s in hit.trigger.slots.get(role, ())}
        if case.roles.get(role) or "obj" not in slots:
            continue
        for arg in case.args:
            if arg.slot != "obj" or arg.companion:
                continue
            for u in g.up(arg.unit):
                if not g.nominal(u) or g.verb(u):
                    break
                rows = case.refs.resolve(u, frozenset({"Person"})) if g.units[u].cases & g.units[hit.unit].cases else []
                if rows:
                    yield from ((role, w) for w in rows if w.cluster not in case.used)
                    return


def members(case: Open) -> Found:
    """`uwolnił 52 więźniów, wśród nich Alesia Bialackiego`, `23 Ormian, w tym Rubena Wardaniana`: who belongs to a group."""
    g = case.g
    for role, heads in case.phrases.items():
        if case.roles.get(role) or role in ("place", "destination", "topic"):
            continue
        for head in heads:
            at = _spelled_out(g, g.antecedent(head))
            if at is None:
                continue
            rows = [
                w
                for w in case.refs.enumerate(at, case.hit.frame.accepts.get(role, _PARTY))
                if w.cluster not in case.used
            ]
            if rows:
                yield from ((role, w) for w in rows)
                return


def _spelled_out(g: SentenceGraph, head: int) -> int | None:
    """The first name after `w tym`, `wśród nich`, `wśród których jest`, `m.in.` behind a group."""
    for at in range(head + 1, min(len(g) - 1, head + 15)):
        text, after = g.units[at].text.casefold(), g.units[at + 1].text.casefold()
        opens = (text == "w" and after == "tym") or (text in ("wśród", "spośród") and after in ("nich", "których"))
        if opens or text == "m.in.":
            first = at + (2 if opens else 1)
            return next(
                (
                    u
                    for u in range(first, min(len(g), first + 10))
                    if g.units[u].named and not g.preposition(u) and any(m.type != "Place" for m in g.units[u].mentions)
                ),
                None,
            )
        counted = g.units[at].number is not None and g.units[at - 1].text in ("oraz", "i", "a", ",")
        if g.verb(at) or g.units[at].text in (".", ";", ":", "(") or counted:
            return None
    return None


# -- doers and those aimed at --------------------------------------------------------------------------------

_DOERS = frozenset(
    {"Country", "GovernmentBody", "InternationalOrganization", "Organization", "Company", "Bank", "Person"}
)


def decreed(case: Open) -> Found:
    """`Rząd przyjął rozporządzenie, na mocy którego zostaną otwarte przejścia`: who takes the step does what it says."""
    g, hit = case.g, case.hit
    if hit.voice != "passive" or "actor" not in hit.trigger.slots or case.roles.get("actor"):
        return
    if any(a.slot == "subj" and a.via != "dropped" for a in case.args):
        return
    clause = g.clause(hit.unit)
    act = g.heads[clause]
    if act < 0 or not g.labels[clause].startswith("acl") or not g.lemmas(act) & lexicon().acts:
        return
    verb = g.heads[act]
    if verb < 0 or not g.verb(verb) or g.lemmas(verb) & lexicon().speech_verbs:
        return  # `przypomniał wyrok, w którym został skazany`
    for arg in subject(g, verb):
        rows = case.refs.dropped(arg.unit, _DOERS) if arg.via == "dropped" else case.refs.resolve(arg.unit, _DOERS)
        yield from (("actor", w) for w in rows if w.cluster not in case.used)


RULES: tuple[Callable[[Open], Found], ...] = (
    place,
    destination,
    beside,
    called_off,
    sought,
    likewise,
    modified,
    members,
    decreed,
)


def fill(case: Open) -> Found:
    """What the rules find, in their order."""
    for rule in RULES:
        yield from rule(case)
