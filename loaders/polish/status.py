"""Is it done? Reads a trigger's own form, then its governors outward, by the cues of `data/governors.yaml`.

Nothing planned, proposed, denied or disputed may come out as done; where a governor is unknown the form decides.
"""

from __future__ import annotations

from loaders.polish.arguments import top
from loaders.polish.lexicon import Lexicon, lexicon
from loaders.polish.sentence_graph import SentenceGraph
from loaders.polish.status_clauses import clauses
from loaders.polish.status_forms import ACTUAL, Reading, form, infinitive, modifiers, weaker
from loaders.polish.status_leaning import leaned, leaning
from loaders.polish.status_nominal import nominal
from loaders.polish.status_whole import asked, disclaimed
from loaders.polish.triggers import Hit
from ontology.claims import Mode, Status


def read(g: SentenceGraph, hit: Hit) -> Reading:
    """Status of the happening that `hit` tells of."""
    words = lexicon()
    found = _read(g, hit, words)
    if found.status is Status.NEGATED and any(_contrary(g, x, words) for x in range(min(len(g), hit.unit))):
        return Reading(Status.DISPUTED, None, "wbrew")
    if found.status in (Status.ACTUAL, Status.PLANNED):
        found = weaker(found, asked(g, hit.unit, words))
    if found.status is Status.ACTUAL:
        found = weaker(found, disclaimed(g, hit.unit, words))
    return found


def _contrary(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """`wbrew doniesieniom`; but `wbrew zapowiedziom nie uwolnił` only tells of a plan that came to nothing."""
    return bool(g.lemmas(u) & words.contrary) and not any(
        g.lemmas(x) & (words.planned.nouns | words.proposed["forecast"].nouns) for x in range(u + 1, min(u + 4, len(g)))
    )


def _read(g: SentenceGraph, hit: Hit, words: Lexicon) -> Reading:
    u = hit.unit
    clause = g.clause(u)
    if set(g.marks(clause)) & words.until and g.negated(clause):  # `dopóki nie uwolni`
        return Reading(Status.PROPOSED, Mode.SOUGHT, " ".join(g.marks(clause)))
    if hit.trigger.offer and hit.companion is not None:  # of an offer the status is that of the offering
        if g.negated(hit.companion):
            return Reading(Status.NEGATED, None, "nie")
        if g.verb(hit.companion):
            tense = form(g, hit.companion, words)
            return weaker(tense, clauses(g, hit.companion, words)) if infinitive(g, hit.companion) else tense
        if g.gerund(hit.companion):  # `poprze decyzję o udzieleniu schronienia`
            return nominal(g, hit.companion, ACTUAL, words, hit.frame.type)
        return ACTUAL
    carried = hit.companion is not None and (g.verb(hit.companion) or g.participle(hit.companion) is not None)
    if hit.companion is not None and carried and not g.verb(u) and not g.participle(u) and g.negated(hit.companion):
        if not g.lemmas(hit.companion) & words.denying.verbs:  # `porozumienia nie osiągnięto`
            return Reading(Status.NEGATED, None, "nie")
    if g.heads[u] == hit.companion and hit.companion is not None and g.participle(u):
        outer = hit.companion  # `zniesione sankcje`: what governs the noun governs the happening
    else:
        outer = u
    if _denied_noun(g, u):
        return Reading(Status.NEGATED, None, "nie")
    if g.lemmas(u) & words.lacking:  # `wśród zwolnionych zabrakło X`
        return Reading(Status.NEGATED, None, g.units[u].text)
    own = modifiers(g, u, words) or (hit.companion is not None and modifiers(g, hit.companion, words)) or None
    predicate = g.predicate(u) or g.verb(u)
    if any(g.lemmas(x) & words.alleged and not g.adjective(x) for x in range(max(0, u - 3), u)):
        return Reading(Status.DISPUTED, None, "rzekomo")
    if g.negated(u) and (g.verb(u) or (g.participle(u) and predicate) or not g.units[u].is_(frozenset({"subst"}))):
        return Reading(Status.NEGATED, None, "nie")
    if g.participle(u) and not predicate and (listed := _listed(g, u, words)) is not None:
        return listed
    if own is None and not predicate and hit.voice != "noun" and _attribute(g, u, hit):
        return ACTUAL  # `domaga się uwolnienia X, skazanego w styczniu`: said of X as a fact
    if own is None and not predicate and _told_by_relative(g, u, words):
        return ACTUAL  # `cele negocjacji, które USA prowadzą`
    if own is not None and not predicate:
        over = nominal(g, outer, ACTUAL, words, hit.frame.type)
        if (
            own.status in (Status.PLANNED, Status.PROPOSED)
            and over.status is Status.ACTUAL
            and _took_place(g, outer, words)
        ):
            return ACTUAL  # `odbyła się długo oczekiwana wizyta`
        return over if over.status is Status.NEGATED else own  # `odwołał planowane spotkanie`
    result = own or ACTUAL
    if (
        hit.companion is not None
        and hit.companion in (g.heads[u], g.heads[top(g, u)])
        and (g.verb(hit.companion) or g.participle(hit.companion))
        and g.labels[u].split(":")[0] in ("nsubj", "obj", "iobj", "obl")
    ):  # `umowa ma zostać podpisana`
        result = weaker(result, form(g, hit.companion, words))
        return weaker(result, clauses(g, hit.companion, words))
    if predicate:
        if g.gerund(u) or g.preposition(u) in ("za", "przeciw", "przeciwko"):  # `jest za zamknięciem granicy`
            result = weaker(weaker(result, leaned(g, u, words, hit.frame.type)), leaning(g, u, words, hit.frame.type))
        result = weaker(result, form(g, u, words))
        return weaker(result, clauses(g, u, words)) if result.status is not Status.NEGATED else result
    told = nominal(g, outer, result, words, hit.frame.type)
    if told.status is Status.PROPOSED and own is None and _scheduled(g, u, hit, words):
        return Reading(Status.PLANNED, None, told.why)
    return told


def _scheduled(g: SentenceGraph, u: int, hit: Hit, words: Lexicon) -> bool:
    """`rozmawiali o czerwcowych wyborach`, `wrócą do tematu na lipcowym szczycie`: what has its month is due, whatever is said of it."""
    if hit.frame.type != "Election" and hit.frame.type not in words.talks:
        return False
    return any(g.units[c].time is not None and g.adjective(c) for c in g.kids[u])


def _took_place(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """Whether a past verb says that the happening `u` occurred, or was held; or it is what something done came after."""
    clause = g.clause(u)
    if not g.past(clause) or g.negated(clause):
        return False
    if g.preposition(u) in ("po", "podczas", "w trakcie"):
        return True
    if any("inf" in g.units[c].pos for c in (clause, *g.kids[clause])):
        return False  # `spotkanie miało dotyczyć`
    return g.heads[u] == clause and bool(g.lemmas(clause) & words.carrying)


def _listed(g: SentenceGraph, u: int, words: Lexicon) -> Reading | None:
    """`na liście uwolnionych nie było X`: who is not among them was not."""
    before = [g.units[x].text.casefold() for x in range(max(0, u - 2), u)]
    if not ("wśród" in before or "spośród" in before or any(x in before for x in ("liście", "gronie", "grupie"))):
        return None
    if any(g.lemmas(x) & words.lacking for x in range(u + 1, min(u + 3, len(g)))):
        return Reading(Status.NEGATED, None, "brak")
    near = [x for x in range(u + 1, min(u + 5, len(g))) if g.lemmas(x) & words.implicative]
    return Reading(Status.NEGATED, None, "nie") if near and g.negated(near[0]) else None


def _attribute(g: SentenceGraph, u: int, hit: Hit) -> bool:
    """A past participle behind the noun that it tells of, with words of its own."""
    if g.participle(u) != "ppas" or g.labels[u].split(":")[0] not in ("acl", "amod"):
        return False
    head = g.heads[u]
    if head == hit.companion:  # `sankcje zniesione w 2016 r.`
        return head < u and any((t := g.units[c].time) and t.edtf and t.edtf[:4].isdigit() for c in g.kids[u] if c > u)
    return 0 <= head < u and any(c > u or g.units[c].time for c in g.kids[u])


def _told_by_relative(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """Whether a relative clause says of the happening that it goes on, or went on."""
    for c in g.kids[u]:
        if g.labels[c].startswith("acl") and g.lemmas(c) & words.carrying and not infinitive(g, c):
            due = g.lemmas(c) & {"mieć"} and any(infinitive(g, x) for x in g.kids[c])  # `które miały się rozpocząć`
            return form(g, c, words).status is Status.ACTUAL and not (due or g.negated(c) or g.participle(c))
    return False


def _denied_noun(g: SentenceGraph, u: int) -> bool:
    """`licencja to nie zniesienie sankcji`: a predicate noun that is denied."""
    if u < 2 or g.units[u - 1].text.casefold() != "nie" or not g.nominal(u):
        return False
    return g.units[u - 2].text.casefold() in ("to", "jest", "był", "była", "było", "są", "będzie")
