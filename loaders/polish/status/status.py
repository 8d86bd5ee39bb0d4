"""Is it done? Reads a trigger's own form, then its governors outward, by the cues of `data/governors.yaml`.

Nothing planned, proposed, denied or disputed may come out as done; where a governor is unknown the form decides.
"""

from __future__ import annotations

from loaders.polish.frames.light_verbs import top
from loaders.polish.frames.triggers import Hit
from loaders.polish.status.among import itemised, one_of_those
from loaders.polish.status.attendance import attended
from loaders.polish.status.beside import (
    agreeing,
    attribute,
    came_to,
    dated_before,
    denied_noun,
    due_by_relative,
    fell_through,
    in_relative,
    listed,
    made_before,
    of_a_time,
    of_an_act,
    suffered,
    to_come,
    told_by_relative,
    took_place,
)
from loaders.polish.status.clauses import clauses, purpose
from loaders.polish.status.conditions import but_for, if_not_for
from loaders.polish.status.decided import settled
from loaders.polish.status.equated import equated
from loaders.polish.status.forms import (
    ACTUAL,
    Reading,
    cue,
    form,
    infinitive,
    modifiers,
    stays,
    unlike,
    usual,
    weaker,
)
from loaders.polish.status.fulfilled import kept_or_broken, thwarted
from loaders.polish.status.hearsay import foretold
from loaders.polish.status.leaning import leaned, leaning, tabled, wanted
from loaders.polish.status.nominal import nominal
from loaders.polish.status.offered import offered
from loaders.polish.status.order import in_what_is_to_come, likely, one_more
from loaders.polish.status.phrases import come_to_nothing, phrased, short_of
from loaders.polish.status.presupposed import presupposed
from loaders.polish.status.unreal import come_about, unreal
from loaders.polish.status.whole import asked, carrier, denied, disclaimed, uncarried
from loaders.polish.syntax.future import future
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import Lexicon, lexicon
from loaders.polish.text.words import any_of
from ontology.claims import Mode, Status

# Of what is near a hope may speak as well as a plan.
_NEAR = ("rychł", "szybk", "najbliż", "blisk", "przyszł", "nieuchronn")
_ONE_OF_SEVERAL = frozenset({"pierwszy", "ostatni", "jedyny"})


def read(g: SentenceGraph, hit: Hit) -> Reading:
    """Status of the happening that `hit` tells of."""
    words = lexicon()
    if hit.trigger.told:
        return _told(g, hit, words)
    nouns = (hit.unit if hit.voice == "noun" else None, hit.companion)
    if any(fell_through(g, x) for x in nouns if x is not None):
        return Reading(Status.NEGATED, None, "nie doszło")
    if hit.voice == "noun" and (known := presupposed(g, hit.unit, words, hit.frame.type)) is not None:
        return known
    if hit.voice == "noun" and (there := attended(g, hit.unit, words, hit.frame.type)) is not None:
        return there
    found = _read(g, hit, words)
    if found.status in (Status.ACTUAL, Status.PLANNED, Status.PROPOSED) and not told_by_relative(g, hit.unit, words):
        found = weaker(found, denied(g, hit.unit, words))
    if found.status is Status.NEGATED and hit.frame.type in words.facts and but_for(g, hit.unit):
        return Reading(Status.ACTUAL, None, "nie … by … bez")
    if found.status is Status.PROPOSED and if_not_for(g, hit.unit):
        return Reading(Status.ACTUAL, None, "gdyby nie")
    if found.status is Status.ACTUAL and hit.voice == "noun" and due_by_relative(g, hit.unit, words):
        return Reading(Status.PLANNED, None, "miało")
    if found.status in (Status.NEGATED, Status.PROPOSED) and hit.voice == "noun" and came_to(g, hit.unit):
        return Reading(Status.ACTUAL, None, "doszło")
    if found.status is Status.NEGATED and any(_contrary(g, x, words) for x in range(min(len(g), hit.unit))):
        return Reading(Status.DISPUTED, None, "wbrew")
    if found.status in (Status.ACTUAL, Status.PLANNED):
        found = weaker(found, asked(g, hit.unit, words, hit.frame.type))
    held = took_place(g, hit.unit, words) and any(
        g.labels[c].startswith("acl:relcl") and g.lemmas(c) & words.disclaiming for c in g.kids[hit.unit]
    )  # `rozmowa, której Mińsk zaprzeczał, odbyła się`
    if found.status in (Status.ACTUAL, Status.PLANNED) and hit.frame.type != "Accusation" and not held:
        found = weaker(found, disclaimed(g, hit.unit, words))
    if found.status is Status.ACTUAL:
        if not (hit.trigger.offer and g.verb(hit.unit)):  # `gotów mediować` is an offer
            found = weaker(found, uncarried(g, carrier(g, hit, words), words))
    if found.status in (Status.ACTUAL, Status.PLANNED):
        at = hit.companion if hit.trigger.offer and hit.companion is not None and g.verb(hit.companion) else hit.unit
        if g.verb(hit.unit):  # `w pierwotnym projekcie widniał na liście sankcyjnej`
            found = weaker(found, one_of_those(g, hit.unit, words, hit.frame.type) or ACTUAL)
        found = weaker(found, weaker(itemised(g, hit.unit, words), phrased(g, at, words)))
        found = weaker(found, unreal(g, hit.unit, words, hit.frame.type))
    if found.status in (Status.ACTUAL, Status.PLANNED, Status.PROPOSED):
        found = weaker(kept_or_broken(g, hit.unit, words) or found, come_to_nothing(g, hit.unit, words))
        found = weaker(found, short_of(g, hit.unit, words, hit.frame.type))
    if found.status in (Status.PLANNED, Status.PROPOSED):
        found = weaker(found, thwarted(g, hit.unit, words))
    if found.status is Status.PLANNED and g.verb(hit.unit) and (doubt := likely(g, hit.unit, words)) is not None:
        found = doubt
    if found.status is Status.PLANNED and foretold(g, hit.unit, words):
        found = Reading(Status.PROPOSED, Mode.FORECAST, "zdaniem")
    return found


def _told(g: SentenceGraph, hit: Hit, words: Lexicon) -> Reading:
    """The status that the trigger gives; a refusal by `nie zgodzić się` only where no `jeśli`, `może`, `-by` leaves it open."""
    assert hit.trigger.told is not None
    if hit.trigger.polarity == "negated" and (g.verb(hit.unit) or g.participle(hit.unit)):
        found = weaker(form(g, g.clause(hit.unit), words), clauses(g, hit.unit, words))
        if found.status in (Status.PROPOSED, Status.DISPUTED):
            return found
    found = weaker(Reading(Status(hit.trigger.told), None, g.units[hit.unit].text), denied(g, hit.unit, words))
    if found.status is not Status.ACTUAL:
        return found
    head = g.heads[hit.unit]
    if hit.frame.type == "Invitation" and head >= 0:  # `czeka na zaproszenie`, `odrzucił wniosek o zaproszenie`
        said = cue(g, head, words) if g.nominal(head) else None
        if g.verb(head) and "cond" in g.units[head].pos:
            return Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[head].text)  # `przyjąłby zaproszenie`
        awaited = g.preposition(hit.unit) == "na" and g.lemmas(head) & words.awaited
        if awaited or (said is not None and said.status in (Status.PROPOSED, Status.PLANNED)):
            return said or Reading(Status.PROPOSED, Mode.SOUGHT, g.units[head].text)
    if g.labels[hit.unit].startswith("nsubj") and (named := equated(g, head, words, known=False)) is not None:
        found = weaker(found, named)  # `Zaproszenie do Białego Domu to na razie tylko pomysł`
    return weaker(weaker(found, asked(g, hit.unit, words)), unreal(g, hit.unit, words, hit.frame.type))


def _contrary(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """`wbrew doniesieniom`; but `wbrew zapowiedziom nie uwolnił` only tells of a plan that came to nothing."""
    return bool(g.lemmas(u) & words.contrary) and not any(
        g.lemmas(x) & any_of(words.planned.nouns, words.rumours) for x in range(u + 1, min(u + 4, len(g)))
    )


def _read(g: SentenceGraph, hit: Hit, words: Lexicon) -> Reading:
    u = hit.unit
    clause = g.clause(u)
    if set(g.marks(clause)) & words.until and g.negated(clause):  # `dopóki nie uwolni`
        if g.past(clause) and g.heads[clause] >= 0 and g.past(g.clause(g.heads[clause])):
            return ACTUAL  # `panował spokój, dopóki nie zamknięto granicy`
        return Reading(Status.PROPOSED, Mode.SOUGHT, " ".join(g.marks(clause)))
    if hit.trigger.offer and hit.companion is not None:
        return offered(g, hit, hit.companion, words)
    if hit.companion is not None and g.verb(hit.companion) and not g.verb(u) and in_relative(g, u, hit.companion):
        said = weaker(form(g, hit.companion, words), clauses(g, hit.companion, words, hit.frame.type))
        if said.status is not Status.ACTUAL and not come_about(g, u, words):
            return said  # `umowa, której nikt nie chce podpisać`
    carried = hit.companion is not None and (g.verb(hit.companion) or g.participle(hit.companion) is not None)
    if hit.companion is not None and carried and not g.verb(u) and not g.participle(u) and g.negated(hit.companion):
        if _only_supposed(g, hit.companion, words):  # `jeżeli nie podpisze umowy`
            return Reading(Status.PROPOSED, Mode.POSSIBLE, " ".join(g.marks(hit.companion)))
        if "dotyczyć" in g.lemmas(hit.companion) and hit.frame.type in words.lasting:
            return ACTUAL  # `nie dotyczy to sankcji przeciwko X`: they are there, and stay
        if (
            g.labels[hit.companion].startswith("acl:relcl")
            and g.lemmas(g.heads[u]) & words.light
            and g.past(g.heads[u])
        ):
            return nominal(g, u, ACTUAL, words, hit.frame.type)  # `podpisał traktat, który jeszcze nie wszedł w życie`
        if g.lemmas(hit.companion) & {"być"} and any(g.lemmas(c) & _ONE_OF_SEVERAL for c in g.kids[u]):
            return ACTUAL  # `nie była to pierwsza rozmowa`
        if not g.lemmas(hit.companion) & words.denying.verbs:  # `porozumienia nie osiągnięto`
            return Reading(Status.NEGATED, None, "nie")
    if hit.companion is not None and g.participle(hit.companion) and unlike(g, hit.companion) and not g.verb(u):
        return Reading(Status.NEGATED, None, g.units[hit.companion].text)  # `umowa leży niepodpisana`
    inner = hit.companion is not None and g.heads[u] == hit.companion
    if hit.companion is not None and inner and (g.participle(u) or g.gerund(hit.companion)):
        outer = hit.companion  # `zniesione sankcje`: what governs the noun governs the happening
    else:
        outer = u
    if denied_noun(g, u):
        return Reading(Status.NEGATED, None, "nie")
    if g.lemmas(u) & words.lacking:  # `wśród zwolnionych zabrakło X`
        return Reading(Status.NEGATED, None, g.units[u].text)
    predicate = g.predicate(u) or g.verb(u)
    own = modifiers(g, u, words) or (agreeing(g, u, words) if not predicate else None)
    if own is None and hit.companion is not None:
        own = modifiers(g, hit.companion, words, u)
        if own is not None and g.verb(u) and own.status in (Status.PLANNED, Status.PROPOSED):
            own = None  # `nałożyła zapowiadane sankcje`: the verb says what became of them
    if own is None and hit.companion is not None and g.verb(u) and g.lemmas(hit.companion) & {"lista"}:
        own = next((r for c in g.kids[hit.companion] if (r := modifiers(g, c, words)) is not None), None)
    if any(g.lemmas(x) & words.alleged and not g.adjective(x) for x in range(max(0, u - 3), u)):
        return Reading(Status.DISPUTED, None, "rzekomo")
    if g.negated(u) and (g.verb(u) or g.participle(u)) and _only_supposed(g, u, words):
        return Reading(Status.PROPOSED, Mode.POSSIBLE, " ".join(g.marks(u)))
    predicated = g.verb(u) or (g.participle(u) and predicate) or any(g.labels[c] == "cop" for c in g.kids[u])
    if g.negated(u) and (predicated or "subst" not in g.units[u].pos):  # `Ambasadorem nie będzie Coale`
        return Reading(Status.NEGATED, None, "nie")
    if g.participle(u) and not predicate and (found := listed(g, u, words)) is not None:
        return found
    if own is None and not predicate and g.participle(u) == "pact" and g.lemmas(g.heads[u]) & words.acts:
        return of_an_act(g, g.heads[u], words, hit.frame.type)
    if own is None and not predicate and hit.voice != "noun" and attribute(g, u, hit, words):
        return ACTUAL  # `domaga się uwolnienia X, skazanego w styczniu`: said of X as a fact
    made = hit.companion if hit.companion is not None and hit.companion < u and g.heads[hit.companion] == u else None
    if own is None and made is not None and dated_before(g, made) and g.lemmas(made) & words.light:
        return ACTUAL  # `podpisane w październiku porozumienie może się załamać`
    if own is None and not predicate and hit.voice == "noun" and hit.companion is not None and made is None:
        if g.lemmas(hit.companion) & words.light and made_before(g, u, hit.companion, words):
            return ACTUAL  # `warunki rozejmu podpisanego cztery dni wcześniej`
    if own is None and not predicate and told_by_relative(g, u, words):
        return ACTUAL  # `cele negocjacji, które USA prowadzą`
    if (
        own is None
        and not predicate
        and hit.voice == "noun"
        and (hit.frame.type in words.facts or hit.frame.type == "Election")
        and suffered(g, u, words)
    ):
        return ACTUAL  # `wznowienie pracy rafinerii, uszkodzonej w nalocie`
    if own is None and not predicate and hit.voice == "noun" and to_come(g, u, words):
        return Reading(Status.PLANNED, None, "które")
    if own is not None and own.status in (Status.PLANNED, Status.PROPOSED) and not predicate:
        if any(told_by_relative(g, x, words, past=True) for x in (u, hit.companion) if x is not None):
            return ACTUAL  # `zapowiadane otwarcie przejścia, do którego doszło w sobotę`
    if own is not None and not predicate:
        over = nominal(g, outer, ACTUAL, words, hit.frame.type)
        if (
            own.status in (Status.PLANNED, Status.PROPOSED)
            and over.status is Status.ACTUAL
            and took_place(g, outer, words)
        ):
            return ACTUAL  # `odbyła się długo oczekiwana wizyta`
        if over.status is Status.PROPOSED and own.status is Status.PLANNED and own.why.casefold().startswith(_NEAR):
            return over  # `nadzieja na rychłe spotkanie`
        return over if over.status in (Status.NEGATED, Status.DISPUTED) else own  # `odwołał planowane spotkanie`
    if hit.voice == "noun" and wanted(g, u, words):
        return Reading(Status.PROPOSED, Mode.SOUGHT, "zainteresowany")
    if own is None and not predicate and hit.voice == "noun" and of_a_time(g, u):
        return ACTUAL  # `uznania wyniku wyborów z sierpnia 2020 r.`
    if g.verb(u) and hit.frame.type in words.talks and (due := purpose(g, u, g.heads[u], words)) is not None:
        return due
    if g.verb(u) and infinitive(g, u) and set(g.marks(u)) & words.wish and settled(g, g.heads[u], words):
        return Reading(Status.PLANNED, None, g.units[g.heads[u]].text)  # `podjął decyzję, by zamknąć granicę`
    if g.verb(u) and hit.frame.type == "Election" and _stood(g, u, hit):
        return ACTUAL  # `chciał zmierzyć się z X w wyborach`
    if (
        hit.companion is not None
        and g.verb(u)
        and g.preposition(hit.companion) == "o"
        and g.lemmas(u) & any_of(words.deciding_on, words.deciding)
        and hit.frame.type in words.adjudged
        and not g.past(u)
    ):
        return Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[u].text)  # `o areszcie zdecyduje sąd`
    result = own or ACTUAL
    if hit.companion is not None and g.heads[hit.companion] == u and g.labels[hit.companion] == "acl":
        if not predicate and words.condition & set(g.marks(hit.companion)):
            result = weaker(result, form(g, hit.companion, words))  # `Rozejm, jeśli zostanie podpisany, obejmie`
    if hit.frame.type == "Purchase" and predicate and _under_way(g, u, words):
        result = weaker(result, Reading(Status.PLANNED, None, g.units[u].text))  # `MOL kupuje udziały Rosjan`
    if hit.companion is not None and g.lemmas(u) & {"być"} and g.gerund(hit.companion):  # `jest szansa na uwolnienie`
        result = weaker(result, nominal(g, hit.companion, ACTUAL, words, hit.frame.type))
    if g.lemmas(u) & words.scheduling and predicate and not infinitive(g, u):
        result = weaker(result, Reading(Status.PLANNED, None, g.units[u].text))
    if (
        hit.companion is not None
        and (hit.companion in (g.heads[u], g.heads[top(g, u)]) or _due(g, hit.companion, g.heads[top(g, u)]))
        and (g.verb(hit.companion) or g.participle(hit.companion))
        and g.labels[u].split(":")[0] in ("nsubj", "obj", "iobj", "obl")
    ):  # `umowa ma zostać podpisana`
        result = weaker(result, form(g, hit.companion, words))
        if g.lemmas(hit.companion) & words.postponing and not g.negated(hit.companion):
            result = weaker(result, Reading(Status.PLANNED, None, g.units[hit.companion].text))
        if g.preposition(u) == "na" and g.lemmas(hit.companion) & words.awaited:
            result = weaker(result, Reading(Status.PROPOSED, Mode.SOUGHT, g.units[hit.companion].text))
        if g.lemmas(hit.companion) & {"być", "mieć"}:  # `rozejm jest w zasięgu ręki`, `ma w planach zaproszenie`
            result = weaker(result, tabled(g, u, hit.companion, words, hit.frame.type))
        return weaker(result, clauses(g, hit.companion, words, hit.frame.type))
    if predicate:
        if g.gerund(u) or g.preposition(u) in ("za", "przeciw", "przeciwko"):  # `jest za zamknięciem granicy`
            result = weaker(weaker(result, leaned(g, u, words, hit.frame.type)), leaning(g, u, words, hit.frame.type))
        if g.gerund(u) and not g.verb(u):  # `wśród wariantów jest zamknięcie`
            result = nominal(g, u, result, words, hit.frame.type)
        lasts = hit.frame.type in words.lasting and stays(g, u, words)  # `granica pozostanie zamknięta`
        result = result if lasts else weaker(result, form(g, u, words))
        return weaker(result, clauses(g, u, words, hit.frame.type)) if result.status is not Status.NEGATED else result
    told = nominal(g, outer, result, words, hit.frame.type)
    if told.status is Status.ACTUAL and one_more(g, u, hit.frame.type, words):
        return Reading(Status.PLANNED, None, "kolejny")
    if told.status is Status.ACTUAL and hit.frame.type in words.talks and in_what_is_to_come(g, u):
        return Reading(Status.PLANNED, None, g.units[g.clause(u)].text)
    if told.status is Status.PROPOSED and own is None and _scheduled(g, u, hit, words):
        return Reading(Status.PLANNED, None, told.why)
    return told


def _only_supposed(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """`jeśli więźniowie nie wyjdą na wolność`, `czy nie zamknąć granicy`, `gdyby jej nie wypuszczono`: none of it denied."""
    marks = set(g.marks(u))
    return bool(
        marks & {"czy", "gdyby"} or (marks & any_of(words.condition, words.until) and future(g, [u, *g.auxiliaries(u)]))
    )


def _due(g: SentenceGraph, companion: int, verb: int) -> bool:
    """`umowa ma zostać formalnie podpisana`: the verb of the noun is one that another, of duty or plan, carries."""
    return verb >= 0 and g.heads[companion] == verb and infinitive(g, companion) and g.verb(verb)


def _under_way(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """`kupuje spółkę`: the present tense tells that a firm, or a part of one, is being bought; oil and arms are bought day by day."""
    rows = [r for r in g.units[u].word.readings if r.pos in ("fin", "praet", "imps", "bedzie")]
    if not rows or any(r.pos != "fin" or "imperf" not in r.tag.split(":") for r in rows) or usual(g, u):
        return False
    objects = g.children(u, "obj", "nsubj", "obl")
    things = [x for c in objects for x in (c, *g.kids[c]) if "acc" in g.units[x].cases]
    bought = any(g.units[x].named and g.labels[x].split(":")[0] == "obj" for x in objects)
    return bought or any(g.lemmas(x) & words.taken_over for x in things)


def _stood(g: SentenceGraph, u: int, hit: Hit) -> bool:
    """Whether somebody stood, or meant to, in a vote that was: what he wished says nothing of the vote."""
    if hit.companion is None or g.preposition(hit.companion) not in ("w", "podczas"):
        return False
    over = g.heads[u] if infinitive(g, u) and g.heads[u] >= 0 else u
    return g.past(over) and not any("cond" in g.units[x].pos for x in (over, *g.auxiliaries(over)))


def gone_to(g: SentenceGraph, hit: Hit) -> bool:
    """Whether somebody has set out for the talks: `poleciał do Niamey na spotkanie z X`; if that was days ago, they were held."""
    words = lexicon()
    if hit.frame.type not in words.talks:
        return False
    if g.verb(hit.unit):  # `w październiku wysłał do Moskwy wicepremiera`
        return bool(g.lemmas(hit.unit) & words.setting_out) and g.past(hit.unit)
    if g.preposition(hit.unit) != "na":
        return False
    if "acc" not in g.units[hit.unit].cases:
        return False  # `na posiedzeniu wybrano`
    head = g.heads[hit.unit]
    return head >= 0 and bool(g.lemmas(head) & words.setting_out) and (g.past(head) or "pcon" in g.units[head].pos)


def _scheduled(g: SentenceGraph, u: int, hit: Hit, words: Lexicon) -> bool:
    """`rozmawiali o czerwcowych wyborach`, `wrócą do tematu na lipcowym szczycie`: what has its month is due, whatever is said of it."""
    if hit.frame.type != "Election" and hit.frame.type not in words.talks:
        return False
    return any(g.units[c].time is not None and g.adjective(c) for c in g.kids[u])
