"""What a sentence takes for granted: it weighs, regrets, recalls or wants an end of a thing that is there.

`Celem zamknięcia granicy jest ochrona kraju`, `należy przypomnieć wizytę X`, `domaga się zakończenia inwazji`, `zgodnie z rozejmem`.
"""

from __future__ import annotations

from loaders.polish.status.forms import ACTUAL, Reading, cue, infinitive, modifiers
from loaders.polish.status.fulfilled import only_put_off
from loaders.polish.status.leaning import before, outermost
from loaders.polish.syntax.future import future
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import Lexicon
from loaders.polish.text.words import any_of
from ontology.claims import Status

_COURSE = frozenset(
    {("pod", "koniec"), ("na", "początku"), ("na", "zakończenie"), ("na", "koniec"), ("w", "połowie"), ("w", "finale")}
)
_TO_MIND = frozenset({("pod", "uwagę"), ("na", "uwadze"), ("na", "względzie")})


def presupposed(g: SentenceGraph, u: int, words: Lexicon, type_: str) -> Reading | None:
    """How sure a nominal happening is by what is presupposed; None where nothing is."""
    if type_ in words.talks and (later := only_put_off(g, u, words)) is not None:
        return later
    kept = (
        _broken_off(g, u, words, type_)
        or _in_its_course(g, u, words, type_)
        or _discussed(g, u, words, type_)
        or (type_ == "Agreement" and _proclaimed(g, u, words))
    )
    if kept or _asked_of(g, u, words) or _denied_of(g, u, words, type_):
        return ACTUAL if modifiers(g, u, words) is None else None
    known = (
        _recalled(g, u, words)
        or _borne_in_mind(g, u, words, type_)
        or _not_again(g, u, words, type_)
        or (type_ == "Agreement" and _by_its_terms(g, u))
        or (type_ in words.standing and _how_long(g, u, words))
        or (type_ in any_of(words.standing, words.facts) and _complained_of(g, u, words))
        or (type_ == "Election" and _annulled(g, u, words))
    )
    whole = known or _with_an_aim(g, u, words) or _to_be_ended(g, u, words, type_)
    if not whole or modifiers(g, u, words) is not None or _left_open(g, u, words):
        return None  # `celem planowanego zamknięcia granicy jest`
    if known:
        return ACTUAL
    clause = g.clause(u)
    ahead = future(g, [clause, *g.auxiliaries(clause), *(c for c in g.kids[clause] if g.labels[c] == "cop")])
    return Reading(Status.PLANNED, None, g.units[clause].text) if ahead else ACTUAL


def _left_open(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """`celem sankcji byłoby`, `potrwa, jeśli Litwa je ogłosi`, `wizytę, która się nie odbyła`: nothing is taken for granted there."""
    clause = g.clause(u)
    if any("cond" in g.units[x].pos for x in (clause, *g.auxiliaries(clause), *g.kids[clause])):
        return True
    if not words.condition.isdisjoint(g.units.forms):
        return True
    return any(g.negated(x) and g.labels[x].startswith("acl") for x in range(u + 1, len(g)))


def _with_an_aim(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """`Celem zamknięcia granicy jest ochrona kraju`: what has an aim; not `celem jest zamknięcie`, nor `w celu zamknięcia`."""
    first = outermost(g, u, words)
    at, preposition = before(g, first)
    if first != u and cue(g, first, words) is not None:
        return False  # `przyczyną przełożenia rozmów były rozbieżności`
    if at is None or preposition is not None or not g.lemmas(at) & words.aims or "inst" not in g.units[at].cases:
        return False
    if "gen" not in g.units[u].cases or g.preposition(at) is not None:
        return False
    is_ = [x for x in range(u + 1, len(g)) if g.lemmas(x) & {"być"} and g.units[x].pos & {"fin", "praet", "bedzie"}]
    return bool(is_) and not any(g.units[x].text in (";", ":", "–") for x in range(u, is_[0]))


def _to_be_ended(g: SentenceGraph, u: int, words: Lexicon, type_: str) -> bool:
    """`domaga się zakończenia inwazji`, `do zakończenia manewrów`: what has an end is on."""
    at, preposition = before(g, u)
    if at is None or preposition is not None or type_ not in ("Attack", "MilitaryExercise"):
        return False
    return bool(g.nominal(at) and not g.verb(at) and g.lemmas(at) & words.ended and "gen" in g.units[u].cases)


def _recalled(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """`Wspomnieć należy wizytę X`, `trzeba pamiętać o ataku na Y`: one is reminded of what was."""
    over = g.heads[u]
    if over < 0:
        return False
    named = [x for x in (over, *g.kids[over]) if infinitive(g, x) and g.lemmas(x) & words.recalling]
    bid = any(g.lemmas(x) & words.bidding for x in (over, g.heads[over]) if x >= 0)
    if any(g.negated(x) for x in (over, *named)):
        return False
    bare = g.preposition(u) is None and g.labels[u].split(":")[0] in ("obj", "nsubj")
    return bool(named and bid and (bare or g.preposition(u) == "o"))


def _borne_in_mind(g: SentenceGraph, u: int, words: Lexicon, type_: str) -> bool:
    """`Biorąc pod uwagę odmowę Putina`: a participle that gives the grounds; `bierze pod uwagę atak` weighs what may come."""
    at = outermost(g, u, words) - 1
    while at > 1 and g.adjective(at) and not g.verb(at):
        at -= 1
    if at < 2 or tuple(g.units.texts[at - 1 : at + 1]) not in _TO_MIND:
        return False
    if any(g.units[x].text == "jako" for x in range(u + 1, min(u + 6, len(g)))):
        return False  # `biorąc pod uwagę atak jako scenariusz`
    return "pcon" in g.units[at - 2].pos and (type_ in words.facts or not g.gerund(u))


def _not_again(g: SentenceGraph, u: int, words: Lexicon, type_: str) -> bool:
    """`takie zdarzenia, jak atak na ambasadora, nie powinny się powtarzać`: what is not to happen again has happened."""
    at = u - 1
    while at > 2 and g.adjective(at):
        at -= 1
    if type_ not in words.facts or at < 2 or g.units.texts[at] != "jak":
        return False
    such = any(g.lemmas(x) & {"taki"} for x in range(max(0, at - 4), at))
    return such and any(g.lemmas(x) & words.repeating for x in range(u + 1, len(g)))


def _by_its_terms(g: SentenceGraph, u: int) -> bool:
    """`Zgodnie z (obowiązującym od piątku) rozejmem`, `na mocy umowy`: what something is done by stands."""
    case = next((c for c in g.kids[u] if g.labels[c] == "case"), u - 1)
    texts = g.units.texts
    for at in range(u - 1, max(0, u - 7), -1):
        if texts[at] in (",", ";", ":", "–") or (g.verb(at) and g.participle(at) is None):
            return False
        if (texts[at - 1], texts[at]) in (("zgodnie", "z"), ("zgodnie", "ze"), ("na", "mocy"), ("w", "myśl")):
            return case in (at, u - 1) or g.participle(at + 1) is not None
    return False


def _complained_of(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """`zażalenie na aresztowanie rozpatrzy sąd`, `kasacja od wyroku`: one complains of what was done."""
    at, preposition = before(g, outermost(g, u, words))
    return at is not None and preposition in ("na", "od") and bool(g.nominal(at) and g.lemmas(at) & words.complaints)


def _annulled(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """`odmówił unieważnienia wyborów`, `wybory mają zostać unieważnione`: a vote that is, or is not, annulled was held."""
    at, preposition = before(g, u)
    if at is not None and preposition is None and g.lemmas(at) & words.annulling and "gen" in g.units[u].cases:
        return True
    over = g.heads[u]
    near = (over, *g.kids[over]) if over >= 0 and g.preposition(u) is None else ()
    verbal = [x for x in near if g.verb(x) or g.participle(x)]
    return g.labels[u].split(":")[0] in ("obj", "nsubj") and any(g.lemmas(x) & words.annulling for x in verbal)


def _broken_off(g: SentenceGraph, u: int, words: Lexicon, type_: str) -> bool:
    """`jeśli Hezbollah nie przerwie ostrzału Galilei`: what may be broken off is on."""
    verb = g.heads[u]
    bare = verb >= 0 and g.preposition(u) is None and g.labels[u].split(":")[0] in ("obj", "iobj", "obl")
    return type_ == "Attack" and bare and g.verb(verb) and bool(g.lemmas(verb) & words.ceasing)


def _in_its_course(g: SentenceGraph, u: int, words: Lexicon, type_: str) -> bool:
    """`Pod koniec rozmowy poprosił ambasadora`: who did something at its end, or its beginning, was there."""
    clause = g.clause(u)
    if type_ not in words.talks or clause == u or not g.past(clause) or g.negated(clause):
        return False
    at = u - 1
    while at > 0 and g.adjective(at):
        at -= 1
    open_ = g.lemmas(clause) & (words.planned.verbs | {"mieć"}) or any("inf" in g.units[c].pos for c in g.kids[clause])
    return not open_ and at > 0 and tuple(g.units.texts[at - 1 : at + 1]) in _COURSE


def _discussed(g: SentenceGraph, u: int, words: Lexicon, type_: str) -> bool:
    """`poleci do Pekinu, by omówić agresję Rosji`: what is to be discussed as a fact is one; `omówić atak na Iran` may be a plan."""
    verb = g.heads[u]
    bare = verb >= 0 and g.preposition(u) is None and g.labels[u].split(":")[0] == "obj"
    doer = any(g.units[c].mentions and "gen" in g.units[c].cases and g.preposition(c) is None for c in g.kids[u])
    return type_ == "Attack" and bare and doer and g.verb(verb) and bool(g.lemmas(verb) & words.discussing)


def _proclaimed(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """`gdyby rozejm, ogłoszony 8 kwietnia, miał się załamać`: a pact with the day on which it was made."""
    return any(
        g.participle(c) == "ppas"
        and g.lemmas(c) & any_of(words.proclaiming, words.concluding)
        and any((t := g.units[k].time) is not None and t.edtf and g.preposition(k) != "na" for k in g.kids[c])
        for c in g.kids[u]
        if c > u
    )


def _asked_of(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """`Czy spotkanie z Putinem coś zmieniło?`: asked is what came of it."""
    if g.units[-1].text != "?" or g.labels[u].split(":")[0] not in ("nsubj", "obj") or g.preposition(u) is not None:
        return False
    verb = g.heads[u]
    if verb < 0 or not g.past(verb) or g.negated(verb) or any(infinitive(g, c) for c in (verb, *g.kids[verb])):
        return False
    gave = "dać" in g.lemmas(verb) and g.units.texts[0] == "co"  # `Co dało spotkanie?`
    return gave or (not g.participle(verb) and _says_nothing(g, verb, words))


def _says_nothing(g: SentenceGraph, verb: int, words: Lexicon) -> bool:
    """Whether a verb neither brings a happening about nor makes anything of it as a governor."""
    telling = any_of(words.speech_verbs, words.talking_of, words.weighing)
    return cue(g, verb, words) is None and not g.lemmas(verb) & any_of(
        words.carrying, words.undoing, words.postponing, telling
    )


def _denied_of(g: SentenceGraph, u: int, words: Lexicon, type_: str) -> bool:
    """`zaprzeczył, jakoby spotkanie było wymierzone w Unię`, `zaprzecza, że w ataku ucierpieli cywile`: denied is something of it."""
    if type_ not in words.facts | {"Meeting", "Negotiation", "Visit", "PhoneCall"} or words.disclaiming.isdisjoint(
        g.units.lemmas
    ):
        return False
    clause = g.clause(u)
    verb = g.heads[clause]
    if verb < 0 or not g.lemmas(verb) & words.disclaiming or not {"że", "iż", "jakoby"} & set(g.marks(clause)):
        return False
    open_ = "cond" in g.units[clause].pos or any(infinitive(g, c) for c in (clause, *g.kids[clause]))
    if g.verb(u) or open_ or future(g, [clause, *g.auxiliaries(clause)]) or g.lemmas(clause) & words.topical:
        return False
    subject = g.heads[u] == clause and g.labels[u].startswith("nsubj")
    within = type_ in words.facts and g.heads[u] == clause and g.preposition(u) in ("w", "podczas")
    return (subject or within) and _says_nothing(g, clause, words)


def _how_long(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """`nie wiadomo, jak długo potrwa zamknięcie granicy`: asked is only when it ends."""
    verb = g.heads[u]
    if verb < 2 or not g.lemmas(verb) & words.enduring:
        return False
    texts = g.units.texts
    asked = range(max(0, verb - 4), verb)
    return any(texts[x : x + 2] in (["jak", "długo"], ["do", "kiedy"]) for x in asked)


__all__ = ["presupposed"]
