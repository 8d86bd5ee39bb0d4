"""What stands right beside a happening says whether it was: `wybory z 2020 r.`, `negocjacje, które rozpoczną się`, `to nie zniesienie`."""

from __future__ import annotations

from loaders.polish.frames.triggers import Hit
from loaders.polish.status.forms import ACTUAL, Reading, cue, form, infinitive, modifiers, weaker
from loaders.polish.status.nominal import nominal
from loaders.polish.syntax.future import future
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import Lexicon
from loaders.polish.text.words import CASES, GENDERS, any_of
from loaders.polish.units.agreement import Agreement
from ontology.claims import Status


def of_a_time(g: SentenceGraph, u: int) -> bool:
    """A happening that is named after its date has been: `wybory z 2020 r.`, `atak z 7 października`."""
    for at in range(u + 1, min(u + 5, len(g) - 1)):
        if g.units[at].text.casefold() in ("z", "ze"):
            return g.units[at + 1].time is not None and not g.negated(g.clause(u))
        if not g.adjective(at) or g.verb(at):
            return False
    return False


def took_place(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """Whether a past verb says that the happening `u` occurred, or was held; or it is what something done came after."""
    clause = g.clause(u)
    if not g.past(clause) or g.negated(clause):
        return False
    if g.preposition(u) in ("po", "podczas", "w trakcie"):
        return True
    if any("inf" in g.units[c].pos for c in (clause, *g.kids[clause])):
        return False  # `spotkanie miało dotyczyć`
    carried = g.preposition(u) is None or g.lemmas(clause) & {"dojść", "dochodzić"}
    return bool(carried and g.heads[u] == clause and g.lemmas(clause) & words.carrying)


def listed(g: SentenceGraph, u: int, words: Lexicon) -> Reading | None:
    """`na liście uwolnionych nie było X`: who is not among them was not."""
    before = [g.units[x].text.casefold() for x in range(max(0, u - 2), u)]
    if not ("wśród" in before or "spośród" in before or any(x in before for x in ("liście", "gronie", "grupie"))):
        return None
    if any(g.lemmas(x) & words.lacking for x in range(u + 1, min(u + 3, len(g)))):
        return Reading(Status.NEGATED, None, "brak")
    near = [x for x in range(u + 1, min(u + 5, len(g))) if g.lemmas(x) & words.implicative]
    return Reading(Status.NEGATED, None, "nie") if near and g.negated(near[0]) else None


def agreeing(g: SentenceGraph, u: int, words: Lexicon) -> Reading | None:
    """`manewry „Zapad-2025”, zaplanowane na wrzesień`: by order and agreement, where the tree hangs the participle elsewhere."""
    comma = next((x for x in range(u + 1, min(u + 9, len(g) - 1)) if g.units[x].text == ","), None)
    if comma is None or g.tells(u + 1, comma):
        return None
    said = comma + 1
    if g.participle(said) != "ppas" or not g.lemmas(said) & words.planned.verbs or g.auxiliaries(said):
        return None
    if g.lemmas(said) & words.proclaiming and g.lemmas(u) & words.pacts:
        return None  # `porozumienie USA z Japonią, ogłoszone w lipcu`
    nearer = [x for x in range(u + 1, comma) if g.nominal(x) and not g.units[x].named and _agree(g, x, said)]
    return Reading(Status.PLANNED, None, g.units[said].text) if _agree(g, u, said) and not nearer else None


def _agree(g: SentenceGraph, noun: int, participle: int) -> bool:
    """Case, number and gender in common."""
    rows = [r for r in g.units[participle].word.readings if r.pos == "ppas"]
    return any(
        all(a.values(names) & b.values(names) for names in (CASES, ("sg", "pl"), GENDERS))
        for a in g.units[noun].word.readings
        for b in rows
    )


def attribute(g: SentenceGraph, u: int, hit: Hit, words: Lexicon) -> bool:
    """A participle behind the noun that it tells of, with words of its own."""
    if not g.participle(u) or g.labels[u].split(":")[0] not in ("acl", "amod", "advcl"):
        return False
    head = g.heads[u]
    if g.labels[u].startswith("advcl"):  # `Mianowana w lipcu premierem X może stracić stanowisko`
        return u == 0 and dated_before(g, u)
    dated = any((t := g.units[c].time) and t.edtf for c in g.kids[u])
    if head > u and dated and g.participle(u) == "ppas" and not infinitive(g, u):
        return _completed(g, u)
    if head == hit.companion and hit.frame.type in words.facts and head < u and g.participle(u) == "ppas":
        return _completed(g, u)  # `tłoczenie ropociągiem, uszkodzonym w nalocie`
    if head == hit.companion:  # `sankcje zniesione w 2016 r.`, `zniesienie sankcji nałożonych przez USA`
        over = g.heads[head] if head >= 0 else -1
        if hit.frame.type == "SanctionImposition" and over >= 0 and g.lemmas(over) & words.relieving:
            return g.participle(u) == "ppas"
        return head < u and any((t := g.units[c].time) and t.edtf and t.edtf[:4].isdigit() for c in g.kids[u] if c > u)
    return 0 <= head < u and any(c > u or g.units[c].time for c in g.kids[u])


def suffered(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """Whether a participle behind a noun says what befell it then: `uszkodzonym pod koniec stycznia w rosyjskim nalocie`."""
    over = g.heads[u]
    caused = g.preposition(u) is None and "inst" in g.units[u].cases  # `kraj wyniszczony rosyjską agresją`
    while caused and over >= 1 and g.nominal(over) and "inst" in g.units[over].cases and not g.participle(over):
        over = g.heads[over]
    within = caused or g.preposition(u) in ("w", "podczas", "po")
    if over < 1 or not within or g.participle(over) != "ppas" or g.predicate(over):
        return False
    behind = g.labels[over].startswith(("acl", "amod")) and 0 <= g.heads[over] < over
    said = cue(g, over, words)
    return (
        behind
        and g.lemmas(over).isdisjoint(any_of(words.planned.verbs, words.scheduling))
        and (said is None or said.status is Status.PROPOSED)
    )


def dated_before(g: SentenceGraph, u: int) -> bool:
    """A past participle with its day, before its noun: `podpisane w październiku porozumienie`."""
    if g.participle(u) != "ppas" or infinitive(g, u) or g.auxiliaries(u):
        return False
    return _completed(g, u) and any(
        g.units[c].time is not None and c > u and g.preposition(c) != "na" for c in g.kids[u]
    )


def made_before(g: SentenceGraph, noun: int, participle: int, words: Lexicon) -> bool:
    """A past participle behind its noun, with a time of its own: `rozejmu podpisanego cztery dni wcześniej`."""
    behind = g.heads[participle] == noun < participle and g.labels[participle].split(":")[0] == "acl"
    if not behind or g.participle(participle) != "ppas" or g.auxiliaries(participle) or not _completed(g, participle):
        return False
    return any(
        (g.units[c].time is not None and g.preposition(c) not in ("na", "do")) or g.lemmas(c) & words.spans
        for c in g.kids[participle]
        if c > participle
    )


def _completed(g: SentenceGraph, u: int) -> bool:
    """A past participle of what is brought to its end: `podpisane`, not `podpisywane`."""
    return any(r.perfective for r in g.units[u].word.readings if r.pos == "ppas")


def in_relative(g: SentenceGraph, u: int, verb: int) -> bool:
    """Whether an infinitive stands in a relative clause of the noun `u`: `wybory, których nie udało się przeprowadzić`."""
    at = verb
    while infinitive(g, at) and g.heads[at] >= 0 and g.labels[at].split(":")[0] == "xcomp":
        at = g.heads[at]
    return at != verb and g.labels[at].startswith("acl:relcl") and g.heads[at] == u


def told_by_relative(g: SentenceGraph, u: int, words: Lexicon, past: bool = False) -> bool:
    """Whether a relative clause says of the happening that it goes on, or went on; `past` asks for the latter."""
    for c in g.kids[u]:
        if past and not g.past(c):
            continue
        if g.labels[c].startswith("acl") and g.lemmas(c) & words.carrying and not infinitive(g, c):
            due = g.lemmas(c) & {"mieć"} and any(infinitive(g, x) for x in g.kids[c])  # `które miały się rozpocząć`
            return form(g, c, words).status is Status.ACTUAL and not (due or g.negated(c) or g.participle(c))
    return False


def _clause_behind(g: SentenceGraph, u: int, near: int, soon: int) -> tuple[int | None, int | None, int | None]:
    """The comma within so many words of `u`, the `który` right behind it, and the verb so soon after: by order alone."""
    comma = next((x for x in range(u + 1, min(u + near, len(g))) if g.units[x].text == ","), None)
    after = range(comma + 1, min(comma + 3, len(g))) if comma is not None else ()
    which = next((x for x in after if "który" in g.lemmas(x)), None)
    told = range(which + 1, min(which + soon, len(g))) if which is not None else ()
    return comma, which, next((x for x in told if g.verb(x)), None)


def due_by_relative(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """`jeszcze przed szczytem, do którego miało dojść w maju`: by order, a relative clause says that it was to be held."""
    comma, _, verb = _clause_behind(g, u, 7, 4)
    if comma is None or verb is None or g.tells(u + 1, comma) or "mieć" not in g.lemmas(verb) or g.negated(verb):
        return False
    over = g.heads[u]
    if (
        over >= 0
        and g.past(over)
        and g.lemmas(over) & any_of(words.ending, words.taking_place)
        and g.preposition(u) is None
    ):
        return False  # `rozmowy, które miały potrwać trzy dni, zakończono po godzinie`
    return any(
        "inf" in g.units[x].pos and g.lemmas(x) & words.occurring for x in range(verb + 1, min(verb + 4, len(g)))
    )


def came_to(g: SentenceGraph, u: int) -> bool:
    """`przejęcia spółki przez Orlen, do którego doszło w marcu, nie da się cofnąć`: a relative clause says that it came to it."""
    at = next((x for x in range(u + 1, len(g) - 3) if g.units[x].text == ","), None)
    if at is None or g.units[at + 1].text.casefold() != "do" or not g.lemmas(at + 2) & {"który"}:
        return False
    last, verb = at - 1, at + 3
    if "dojść" not in g.lemmas(verb) or not g.past(verb):
        return False
    said_of_it = last == u or g.units[last].named or g.adjective(last) or "prep" in g.units[last].pos
    return bool(said_of_it) and u <= g.heads[verb] < at


def to_come(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """`negocjacje, które rozpoczną się w Kairze`: by order, a relative clause right behind says that they are still to be held."""
    at = u + 1
    while at < len(g) and at - u <= 4 and g.units[at].text != "," and not g.verb(at):
        at += 1
    if at + 2 >= len(g) or g.units[at].text != "," or not g.lemmas(at + 1) & {"który"}:
        return False
    verb = next((x for x in range(at + 2, min(at + 6, len(g))) if g.verb(x)), None)
    starts = any_of(words.carrying, words.planned.verbs)
    return verb is not None and bool(g.lemmas(verb) & starts) and future(g, [verb]) and not g.negated(verb)


def denied_noun(g: SentenceGraph, u: int) -> bool:
    """`licencja to nie zniesienie sankcji`: a predicate noun that is denied."""
    if u < 2 or g.units[u - 1].text.casefold() != "nie" or not g.nominal(u):
        return False
    return g.units[u - 2].text.casefold() in ("to", "jest", "był", "była", "było", "są", "będzie")


def of_an_act(g: SentenceGraph, act: int, words: Lexicon, type_: str) -> Reading:
    """`zaproponował ustawę znoszącą sankcje`: what an act does is as far as the act."""
    said = cue(g, act, words) or ACTUAL
    over = nominal(g, act, ACTUAL, words, type_)
    return weaker(weaker(said, modifiers(g, act, words) or ACTUAL), over)


def fell_through(g: SentenceGraph, u: int) -> bool:
    """`spotkanie w Mińsku, do którego nie doszło`, `rozmowy z X, które się nie odbyły`: by order, whatever the tree hangs it on."""
    comma, which, verb = _clause_behind(g, u, 9, 5)
    if comma is None or which is None or verb is None or not g.negated(verb) or not g.past(verb):
        return False
    if any(g.verb(x) for x in range(u + 1, comma)):
        return False
    effect = any("skutek" in g.lemmas(x) for x in g.kids[verb])
    came = "dojść" in g.lemmas(verb) and (effect or g.units[which - 1].text.casefold() == "do")
    if not came and not g.lemmas(verb) & {"odbyć", "nastąpić"}:
        return False
    asked = Agreement.of(g.units[which])
    nearer = (x for x in range(u + 1, comma) if g.nominal(x) and not g.units[x].named and not g.adjective(x))
    return Agreement.of(g.units[u]).fits(asked) and not any(Agreement.of(g.units[x]).fits(asked) for x in nearer)
