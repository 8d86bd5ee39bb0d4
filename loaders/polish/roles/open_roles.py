"""Roles that the slots of a frame have left open, filled from the rest of the clause.

A frame says where a role stands; a sentence may put it further off: `Na środę zaplanowano w Nakurze posiedzenie`
names the place beside the verb, `Po rozmowach z Putinem Trump oświadczył` one of the two who talked as subject of the clause.
Each rule fills a role only where it is empty and only with what no other role of the happening has taken.
"""

from __future__ import annotations

from collections.abc import Callable

from loaders.polish.frames.frames import FREED
from loaders.polish.frames.light_verbs import top
from loaders.polish.frames.slots import own
from loaders.polish.frames.subjects import subject
from loaders.polish.reference.discourse import Who
from loaders.polish.roles.base import DOERS, STILL, Found, Open
from loaders.polish.roles.borders import again, bordering, called, crossings, neighbour, of_the_minister, whose
from loaders.polish.roles.clauses import related
from loaders.polish.roles.decrees import by_decree, by_its_words, decided, decreed, kept_so
from loaders.polish.roles.elections import beaten, congratulated, handed, results
from loaders.polish.roles.employers import employer
from loaders.polish.roles.groups import accompanying, along, including, likewise, members, modified, mutual
from loaders.polish.roles.lent import freed_before, of_the_title, on_the_line, sides, who_is_held
from loaders.polish.roles.measures import dealt_with, licensed, listed, offered, origin, port, the_measure, the_same
from loaders.polish.roles.party import agreed, invited, mediated, of_two_sides
from loaders.polish.roles.places import (
    around,
    building,
    journey,
    mission_told,
    of_the_vote,
    there,
    told_of,
    town_of_the_mission,
)
from loaders.polish.roles.posts import behind_the_post
from loaders.polish.roles.stray import stray
from loaders.polish.roles.struck import struck
from loaders.polish.roles.talks import addressed, headed, joined, party, represented
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.role_words import role_nouns
from loaders.polish.text.words import any_of

_CLAUSES = ("acl", "advcl", "ccomp", "parataxis", "csubj")


# -- places --------------------------------------------------------------------------------------------------


def place(case: Open) -> Found:
    """`W Mińsku odbyły się rozmowy`, `zbombardowały blok w Dahiji`: where the clause or what is acted upon is."""
    g = case.g
    if "place" not in case.hit.frame.accepts or case.roles.get("place") or case.hit.frame.type == "SanctionImposition":
        return  # where sanctions are decided on, or where those live whom they hit, is no place of them
    since = case.hit.voice == "noun" and g.preposition(case.hit.unit) == "od"  # `od wyborów przebywa na Litwie`
    kinds = case.hit.frame.accepts["place"]
    heads = [
        h for h in case.heads if h not in case.others
    ]  # `zwolnili ludzi zatrzymanych w Homlu`: those were taken there
    best: tuple[int, int] | None = None
    for u in range(len(g)):
        named = g.units[u].named and any(m.type in kinds for m in g.units[u].mentions)
        if u in case.heads or not (named or g.lemmas(u) & lexicon().grounds) or not _where(g, u):
            continue
        if since and u not in g.subtree(case.hit.unit):
            continue
        if "strona" in g.lemmas(u) and case.hit.frame.type in lexicon().talks:
            continue  # `po stronie białoruskiej w rozmowach uczestniczył Tertel`: whom he stands for
        mine = min(g.distance(u, h) for h in heads)
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
        still = not g.units[u].cases or "loc" in g.units[u].cases  # not `w uderzeniu na ukraińskie miasto`
        return (preposition in ("w", "na") and still) or (preposition == "po" and "strona" in g.lemmas(u))
    case = STILL.get(preposition or "")
    return case is not None and (case in g.units[u].cases or not g.units[u].cases)


def _clause_of_its_own(g: SentenceGraph, hit: int, above: int) -> bool:
    """`Na granicy panuje spokój, a Kijów prowadzi rozmowy`: where the first clause is told, the next, with its own subject, is not."""
    clause = g.clause(hit)
    if clause == above or g.labels[clause].split(":")[0] != "conj" or above not in g.up(clause):
        return False
    return any(g.labels[c].startswith("nsubj") and c != hit and g.units[c].named for c in g.kids[clause])


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
    if _clause_of_its_own(g, case.hit.unit, common):
        return None
    for x in below[1:]:
        if x not in case.others and "inf" in g.units[x].pos and g.lemmas(x) & words.carrying:
            continue  # `rozmowy mają się odbyć w Genewie`
        during = (
            g.preposition(x) == "podczas" and not g.gerund(x) and not g.lemmas(x) & words.drawn_out
        )  # `zatrzymano go podczas protestu w Grodnie`
        side = _side(case, x)
        thing = (g.verb(case.hit.unit) or g.participle(case.hit.unit)) and g.preposition(x) is None
        doer = g.labels[x] == "obl:agent" or (g.preposition(x) == "przez" and g.participle(case.hit.unit) == "ppas")
        ground = bool(g.lemmas(x) & words.grounds)  # `na przejściu w Kozłowiczach`, which is a gerund too
        if x in case.others or not g.nominal(x) or (g.gerund(x) and not ground):
            return None
        whence = g.preposition(x) == "z" and case.hit.frame.type in FREED  # `wyszedł ze szpitala w Hłybokiem`
        if not (thing or doer or during or side or whence or g.preposition(x) in STILL):
            return None  # another happening, or what the talks are about
        if not side and (g.lemmas(x) & any_of(words.offices, words.carriers) or g.units[x].named):
            return None  # `reżim w Mińsku`
        if g.lemmas(x) & words.affairs and not (ground or during):
            return None  # `rozmowy skupiły się na wojnie w Ukrainie`
        if g.preposition(x) == "na" and "loc" not in g.units[x].cases and "destination" in case.hit.frame.accepts:
            return None  # `przewieziono ich na przejście w Terespolu`: whither
        if g.preposition(x) == "na" and g.heads[x] >= 0 and g.lemmas(g.heads[x]) & words.dwelling_on:
            return None
    above = [case.hit.unit, *g.up(case.hit.unit)]
    above = above[: above.index(common)] if common in above else []
    for x in above:
        bears = "inf" in g.units[x].pos or g.lemmas(x) & words.carrying
        if x != case.hit.unit and (x in case.others or ((g.verb(x) or g.predicate(x)) and not bears)):
            return None
        if g.labels[x].startswith(_CLAUSES):
            return None
    if common not in case.heads:
        predicate = g.verb(common) or g.predicate(common) or g.participle(common) or g.lemmas(common) & words.frames
        if not predicate or common in case.others or g.lemmas(common) & words.speech_verbs:
            return None
    return len(below) + len(above)


def _side(case: Open, x: int) -> bool:
    """`podczas rozmów delegacji Ukrainy i Rosji w Abu Zabi`: the states that talk, and who is sent by them, stand before the place."""
    g, hit = case.g, case.hit
    if hit.voice != "noun" or hit.frame.type not in lexicon().talks or x < hit.unit or g.preposition(x) is not None:
        return False
    if g.units[x].named:
        return any(m.type == "Country" for m in g.units[x].mentions) and "gen" in g.units[x].cases
    return bool(g.lemmas(x) & role_nouns().sent)


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


# -- doers and those aimed at --------------------------------------------------------------------------------


def in_return(case: Open) -> Found:
    """`USA oferują Białorusi ulgi w zamian za uwolnienie więźniów`, `Mińsk dostał ulgi w zamian za …`: who is given one does the other."""
    g, hit = case.g, case.hit
    if hit.voice != "noun" or "actor" not in hit.frame.accepts or case.roles.get("actor"):
        return
    at = top(g, hit.unit)
    verb = g.heads[at]
    while (
        verb >= 0 and not g.verb(verb) and g.nominal(verb) and g.labels[verb].split(":")[0] in ("obj", "nmod", "conj")
    ):
        verb = g.heads[verb]  # `złagodzenie sankcji w zamian za …`, wherever the tree hangs it
    if g.preposition(at) != "w zamian za" or verb < 0 or not (g.verb(verb) or g.participle(verb)):
        return
    if g.lemmas(verb) & lexicon().bartering:
        rows = [a for a in own(g, verb) if a.slot == "dat"]
    else:
        rows = subject(g, verb) if g.lemmas(verb) & lexicon().gaining else []
    for arg in rows:
        yield from case.fresh("actor", case.who(arg, DOERS))


def court(case: Open) -> Found:
    """`Sąd Miejski w Mińsku wydał wyroki na X`: the court of the clause judges, and in its town."""
    g = case.g
    if case.hit.frame.type != "Sentencing" or (g.participle(case.hit.unit) and not g.predicate(case.hit.unit)):
        return
    head = g.heads[case.hit.unit]
    if head >= 0 and g.lemmas(head) & lexicon().appeals:
        return
    for s in g.subjects(g.clause(case.hit.unit)):
        if not g.lemmas(s) & lexicon().courts:
            continue
        if not case.roles.get("actor") and g.units[s].named:
            yield from (("actor", w) for w in case.refs.resolve(s, DOERS - {"Country"}))
        if not case.roles.get("place"):
            for u in g.subtree(s):
                if u != s and g.preposition(u) in ("w", "na") and g.units[u].named:
                    yield from (("place", w) for w in case.refs.resolve(u, case.hit.frame.accepts["place"]))
                    return


RULES: tuple[Callable[[Open], Found], ...] = (
    struck,
    called,
    place,
    told_of,
    of_the_vote,
    journey,
    building,
    mission_told,
    town_of_the_mission,
    around,
    destination,
    party,
    headed,
    represented,
    employer,
    joined,
    agreed,
    of_two_sides,
    mediated,
    likewise,
    along,
    accompanying,
    mutual,
    modified,
    members,
    including,
    decreed,
    by_decree,
    by_its_words,
    kept_so,
    decided,
    in_return,
    court,
    related,
    origin,
    listed,
    port,
    licensed,
    dealt_with,
    addressed,
    invited,
    results,
    beaten,
    handed,
    congratulated,
    the_same,
    offered,
    the_measure,
    there,
    crossings,
    bordering,
    again,
    neighbour,
    whose,
    of_the_minister,
    stray,
    sides,
    of_the_title,
    on_the_line,
    freed_before,
    who_is_held,
    behind_the_post,
)


def fill(case: Open) -> Found:
    """What the rules find, in their order."""
    for rule in RULES:
        yield from rule(case)
