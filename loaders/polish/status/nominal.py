"""The climb from a happening that a noun names: framing nouns, then the verb that carries or governs it."""

from __future__ import annotations

from loaders.polish.status.acts import enacted, reported
from loaders.polish.status.among import itemised, one_of_those
from loaders.polish.status.clauses import clauses
from loaders.polish.status.exchange import done_exchange, offered, on_condition, sought
from loaders.polish.status.forms import (
    ACTUAL,
    Reading,
    absent,
    cue,
    form,
    modifiers,
    weaker,
)
from loaders.polish.status.governed import governed
from loaders.polish.status.leaning import (
    accepted,
    at_stake,
    before,
    either,
    leaned,
    leaning,
    outermost,
    tabled,
    talked_over,
)
from loaders.polish.status.order import (
    after_all,
    beside,
    counted_down,
    day_before,
    is_not,
    looked_into,
    next_one,
    not_yet,
    of_a_contract,
    only_after,
    said_before,
)
from loaders.polish.status.whole import verbless
from loaders.polish.syntax.future import future
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import Lexicon, lexicon
from loaders.polish.text.words import any_of
from ontology.claims import Mode, Status

_UP_TO = frozenset({"z", "do", "od", "w"})
_WHERE = frozenset({"na", "podczas", "przy okazji"})
_FRINGE = frozenset({"kuluarach", "marginesie", "kulisach"})
_TALKS = frozenset({"spotkanie", "rozmowa", "rozmowy", "negocjacje"})
_CUTS = frozenset({",", ";", ":", "–", "—", "i", "oraz"})
_MEANWHILE = frozenset({"podczas", "przy okazji"})


def nominal(g: SentenceGraph, u: int, result: Reading, words: Lexicon, type_: str) -> Reading:
    """Climb from a nominal happening: framing nouns, then the verb that carries or governs it."""
    first = outermost(g, u, words)
    if type_ in words.facts and g.preposition(u) == "za" and "acc" in g.units[u].cases:
        return result  # `sankcje za bombardowanie miasta`
    head = g.heads[first]
    if g.preposition(first) == "za" and "acc" in g.units[first].cases and offered(g, first, words):
        return Reading(Status.PROPOSED, Mode.OFFERED, "za")  # `zaoferowała gaz za zamknięcie granicy`
    to = g.preposition(first) == "na" and "acc" in g.units[first].cases  # not `na posiedzeniu wybrano`
    if type_ in words.talks and to and head >= 0 and g.lemmas(head) & words.setting_out:
        going = Reading(Status.PLANNED, None, g.units[head].text)  # `leci w niedzielę na szczyt`
        return weaker(weaker(weaker(result, going), form(g, head, words)), clauses(g, head, words))
    if type_ in words.talks and first != u and g.lemmas(first) & words.setting_in:
        type_ = ""  # `prace nad rozpoczęciem rozmów`: talks that are still to begin are not presupposed
    result = weaker(weaker(result, either(g, first)), leaned(g, first, words, type_))
    result = weaker(result, itemised(g, u, words))
    contract, preposition = before(g, u) if type_ == "Purchase" else (None, None)
    if contract is not None and preposition == "na" and g.lemmas(contract) & words.contracts and not g.verb(contract):
        result = weaker(result, nominal(g, contract, ACTUAL, words, "Agreement"))  # `umowa na zakup ma być podpisana`
    found = _climb(g, u, result, words, type_)
    if type_ in words.talks and found.status is Status.ACTUAL:
        found = weaker(found, _on_the_fringe(g, first, words))
    such = any(g.lemmas(c) & {"taki"} for c in g.kids[u])  # `usprawiedliwiałby taki atak`
    itself = type_ not in words.facts or g.labels[u].startswith("nsubj") or such  # `atak byłby samobójstwem`
    if found.status is Status.ACTUAL and itself and _supposed(g, u, words):
        return Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[g.clause(u)].text)
    return weaker(found, leaning(g, first, words, type_)) if found.status is Status.ACTUAL else found


def _climb(g: SentenceGraph, u: int, result: Reading, words: Lexicon, type_: str) -> Reading:
    talks = type_ in words.talks
    if is_not(g, u):
        return Reading(Status.NEGATED, None, "nie ma")
    already = said_before(g, u)
    known = talks or talked_over(g, g.heads[u], words, type_)
    known = known or (type_ == "Attack" and looked_into(g, g.heads[u], words))
    if already is not None and not (known and already.status is Status.PROPOSED):
        result = weaker(result, already)
    at = u
    back, into = before(g, u)
    if talks and into == "do" and back is not None and g.lemmas(back) & {"powrót"}:
        at, talks, type_ = back, False, ""  # `chęć zakończenia działań i powrotu do negocjacji`, whatever it hangs on
    for _ in range(6):
        head = g.heads[at]
        label = g.labels[at]
        base = label.split(":")[0]
        preposition = g.preposition(at)
        if head >= 0 and g.heads[head] >= 0 and "nom" in g.units[at].cases and g.units[head].text == "Zdaniem":
            head, base = g.heads[head], "nsubj"  # `Zdaniem ekspertów zawarcie porozumienia jest mało realne`
        if base == "obj" and g.adjective(head) and g.predicate(head) and not g.participle(head):
            base = "nsubj"  # `zawarcie porozumienia jest mało realne`: an adjective has no object
        if head < 0 and preposition is not None and preposition in words.unreal:
            unreal_by = Status(words.unreal[preposition])  # `W perspektywie wizyta prezydenta`, `Bez spotkania`
            return weaker(result, Reading(unreal_by, None, preposition))
        if head < 0 and preposition == "przed" and (talks or type_ == "Election") and not g.past(at):
            return weaker(result, Reading(Status.PLANNED, None, preposition))  # `Zełenski przed rozmową z Putinem`
        if head < 0:
            if at != u or g.gerund(at):  # `na stole jest objęcie`
                result = weaker(result, tabled(g, u, at, words, type_))
            result = weaker(weaker(result, verbless(g, at, words)), one_of_those(g, at, words, type_) or ACTUAL)
            return weaker(result, form(g, at, words)) if g.auxiliaries(at) else result
        if g.lemmas(head) & words.running and any(g.lemmas(c) & words.bygone for c in g.kids[head]):
            return result  # `niedoszły kandydat w wyborach z 2020 r.`
        if base == "conj":
            result = weaker(result, beside(g, at, words, type_))
            if g.verb(head) and not g.gerund(head) and not g.nominal(head):
                return result
            at = head
            continue
        if preposition is not None and preposition in words.unreal:
            told = words.unreal[preposition]
            if preposition == "bez" and on_condition(g, head, words):
                return weaker(result, Reading(Status.PROPOSED, Mode.SOUGHT, preposition))
            return weaker(result, Reading(Status(told), Mode.POSSIBLE if told == "proposed" else None, preposition))
        if preposition in ("na rzecz", "w zamian za") and not (
            preposition == "w zamian za" and done_exchange(g, head, words)
        ):
            for over in (g.clause(head), g.heads[g.clause(head)]) if preposition == "w zamian za" else ():
                if over >= 0 and g.lemmas(over) & words.agreeing and g.past(over) and not g.negated(over):
                    return weaker(result, Reading(Status.PLANNED, None, g.units[over].text))
            return weaker(result, Reading(Status.PROPOSED, Mode.SOUGHT, preposition))
        time = g.units[head].time
        if time is not None and time.offset_days == -1 and not day_before(g, head):  # `w przededniu ćwiczeń`
            return weaker(result, Reading(Status.PLANNED, None, g.units[head].text))
        ending = (
            preposition == "po" and at != u and "zakończenie" in g.lemmas(at)
        )  # `ma przyjechać po zakończeniu sesji`
        clause = g.clause(at)
        if ending and "mieć" in g.lemmas(clause) and not g.past(clause) and any(x.is_(("inf",)) for x in g.units):
            return weaker(
                result, Reading(Status.PLANNED, None, g.units[clause].text)
            )  # `ma do niej dojść po zakończeniu sesji`
        if preposition in _MEANWHILE and _tried(g, head):
            return result  # `podczas spotkania próbował nakłonić`
        if preposition in _MEANWHILE or ending:  # a thing that goes with what may happen may happen too
            return weaker(weaker(result, form(g, head, words)), clauses(g, head, words))
        if preposition in ("od", None) and (g.lemmas(head) | g.lemmas(g.clause(at))) & words.conditioning:
            return weaker(result, Reading(Status.PROPOSED, Mode.SOUGHT, g.units[head].text))
        if preposition == "o" and g.nominal(head) and g.lemmas(head) & words.talk_nouns and type_ not in words.facts:
            result = weaker(result, Reading(Status.PROPOSED, Mode.SOUGHT, g.units[head].text))
        act = preposition in ("o", "w sprawie") and g.nominal(head) and g.lemmas(head) & words.steps
        if act and g.heads[head] >= 0:
            result = weaker(result, enacted(g, g.heads[head], words))
        if (lacking := absent(g, head, words)) is not None:
            return weaker(result, lacking)
        if (doubted := reported(g, head, words)) is not None:
            return weaker(result, doubted)
        if preposition == "przed" and g.lemmas(head) & words.proposed["possible"].verbs:
            return weaker(
                result, Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[head].text)
            )  # `ostrzegał przed atakiem`
        if preposition == "przed" and not g.past(g.clause(at)) and (talks or type_ == "Election"):
            return weaker(result, Reading(Status.PLANNED, None, preposition))  # `kampania przed wyborami trwa`
        if preposition == "przed" and type_ == "Election" and counted_down(g, at):
            return weaker(result, Reading(Status.PLANNED, None, preposition))
        if preposition == "przed" and talks and next_one(g, at):
            return weaker(result, Reading(Status.PLANNED, None, preposition))  # `przed kolejną turą negocjacji`
        if preposition == "z" and g.lemmas(head) & words.tying and not g.past(head):
            return weaker(result, Reading(Status.PROPOSED, Mode.SOUGHT, g.units[head].text))
        if preposition == "po" and only_after(g, at, words):
            return weaker(result, Reading(Status.PROPOSED, Mode.SOUGHT, preposition))
        if preposition == "przed" and type_ not in words.facts and g.gerund(at) and not talks and not_yet(g, at):
            return weaker(result, Reading(Status.PROPOSED, Mode.POSSIBLE, preposition))
        if preposition == "po" and type_ == "Election" and g.lemmas(at) & {"tura"} and future(g, [g.clause(at)]):
            return weaker(result, Reading(Status.PLANNED, None, preposition))  # `poznamy go po drugiej turze`
        if preposition in ("po", "od") and not talks and type_ not in words.facts and after_all(g, at):
            return weaker(result, Reading(Status.PROPOSED, Mode.POSSIBLE, preposition))
        if (
            preposition == "od" and g.lemmas(head) & words.setting_in and g.verb(head)
        ):  # `zaczęłaby od zniesienia sankcji`
            return weaker(weaker(result, form(g, head, words)), clauses(g, head, words))
        given_up = preposition == "od" and g.lemmas(head) & words.denying.verbs  # `od ataku odstąpiono`
        if preposition in words.presupposing and not given_up and not sought(g, at, preposition):
            return result
        if preposition == "w" and g.negated(head) and g.lemmas(head) & words.light and type_ != "Attack":
            return Reading(Status.NEGATED, None, f"nie {g.units[head].text}")  # `nie uczestniczył w rozmowach`
        if talks and preposition in ("w", "na", None) and _stays_away(g, head, words):
            return Reading(Status.NEGATED, None, f"nie {g.units[head].text}")  # `nie może być obecny na spotkaniu`
        over = g.heads[head] if "inf" in g.units[head].pos and g.heads[head] >= 0 else head
        due = (
            "fin" in g.units[over].pos
            and g.lemmas(over) & {"mieć"}
            and any("inf" in g.units[c].pos for c in g.kids[over])
        )
        ahead = "loc" in g.units[at].cases and g.verb(head) and future(g, [head, *g.auxiliaries(head)])
        meant = due or (
            over != head and g.past(over) and g.lemmas(over) & {"mieć"} and g.lemmas(head) & words.attending_at
        )
        if talks and preposition in ("w", "na") and (meant or ahead):  # `w negocjacjach ma uczestniczyć`
            return weaker(result, Reading(Status.PLANNED, None, g.units[head].text))
        if talks and preposition == "w" and next_one(g, at) and not g.past(g.clause(at)):
            return weaker(weaker(result, form(g, head, words)), clauses(g, head, words))  # `w kolejnej turze rozmów`
        if talks and preposition == "w" and "loc" in g.units[at].cases and not g.nominal(head):
            if g.lemmas(head) & words.light:  # `ma uczestniczyć w negocjacjach`
                return weaker(weaker(result, form(g, head, words)), clauses(g, head, words))
            return result  # `w rozmowie z Xi zapowiedział`: the talk took place, whatever was said in it
        if talks and preposition == "na" and "loc" in g.units[at].cases and g.verb(head) and g.past(head):
            return result  # `na posiedzeniu wybrano przewodniczącego`
        if preposition in ("w sprawie", "na temat"):  # what is talked about is sought, talks themselves are presupposed
            if of_a_contract(g, at) and g.past(g.clause(head)):
                return weaker(result, Reading(Status.PLANNED, None, preposition))
            noun, _ = before(g, at)
            asked = [x for x in (head, noun) if x is not None and looked_into(g, x, words)]
            known = talks or talked_over(g, head, words, type_) or (type_ == "Attack" and bool(asked))
            known = known or bool(act and g.heads[head] >= 0 and g.lemmas(g.heads[head]) & words.voicing)
            return result if known else weaker(result, Reading(Status.PROPOSED, Mode.SOUGHT, preposition))
        if talks and preposition == "do" and g.lemmas(head) & {"powrót"}:  # `warunkuje powrót do negocjacji`
            at, talks, type_ = head, False, ""
            continue
        if g.gerund(at) and preposition is None and g.lemmas(head) & words.points and g.preposition(head) in _UP_TO:
            over = g.clause(head)
            if over != head and not g.past(over) and (g.verb(over) or g.participle(over)):
                return weaker(
                    result, Reading(Status.PLANNED, None, g.units[head].text)
                )  # `z chwilą podpisania wygasną`
        if type_ in words.facts and g.lemmas(head) & words.repeating and not g.verb(head):
            return result  # `boją się powtórki ataku`: there was one
        if g.preposition(head) == "w" and g.lemmas(head) & {"postać", "forma"} and preposition is None:
            noun = next((x for x in range(head - 1, max(-1, head - 5), -1) if g.nominal(x) and not g.verb(x)), None)
            if noun is not None and not g.units[noun].named:
                at = noun  # `nie planuje pomocy w postaci wysłania wojsk`
                result = weaker(result, cue(g, at, words) or ACTUAL)
                continue
        fate = (talks or type_ == "Election") and preposition is None and g.lemmas(head) & {"los"}
        if fate and not g.past(g.clause(at)):
            return weaker(
                result, Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[head].text)
            )  # `los szczytu jest niepewny`
        consisting = preposition == "na" and "polegać" in g.lemmas(head) and g.participle(head) == "pact"
        if consisting and g.heads[head] >= 0:  # `zamiar polegający na przejęciu kontroli`
            at = g.heads[head]
            result = weaker(result, cue(g, at, words) or ACTUAL)
            continue
        said = cue(g, head, words)
        if (type_ in words.facts and g.lemmas(head) & {"cel"}) or (
            type_ in any_of(words.facts, words.talks) and g.lemmas(head) & words.topical
        ):
            said = None  # `celem uderzenia był dowódca`: whom it hit
        elif talks and at_stake(g, at, head):
            said = None
        elif said is not None and said.status is Status.PROPOSED and accepted(g, head, words):
            said = Reading(Status.PLANNED, None, said.why)
        said_of = base == "nsubj" and g.adjective(head)  # `konieczne jest mianowanie`, whatever the copula hangs on
        if g.nominal(head) and not g.verb(head) and not g.predicate(head) and not said_of:
            if said is None or (
                said.status is Status.PROPOSED and preposition is None and "gen" not in g.units[at].cases
            ):
                venue = (
                    g.lemmas(head) & words.parts["w"] and "inst" in g.units[head].cases
                )  # `ma się stać miejscem szczytu`
                if not (venue or g.lemmas(head) & any_of(words.frames, words.partitives, words.carrying)):
                    return weaker(result, _in_scope(g, u, words))
            else:
                result = weaker(result, said)
            modifier = modifiers(g, head, words)
            if modifier:
                result = weaker(result, modifier)
            if said is not None and g.lemmas(head) & words.details and g.heads[head] >= 0 and g.negated(g.heads[head]):
                unset = Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[head].text)
                return weaker(result, unset)  # `nie ustalono terminu wizyty`: that it will be is not denied
            if g.negated(head) and said is not None:
                return Reading(Status.NEGATED, None, f"nie {g.units[head].text}")
            at = head
            continue
        return governed(g, head, base, preposition, said, result, words, u, type_)
    return result


def _tried(g: SentenceGraph, u: int) -> bool:
    """Whether a past verb tells of an attempt: what it was made on was there."""
    verb = g.heads[u] if "inf" in g.units[u].pos and g.heads[u] >= 0 else u
    return g.past(verb) and bool(g.lemmas(verb) & lexicon().trying)


def _on_the_fringe(g: SentenceGraph, u: int, words: Lexicon) -> Reading:
    """`zamiar spotkania z Putinem w kuluarach szczytu`: where talks are to be held is still to come too."""
    over = next((x for x in range(u - 1, max(-1, u - 9), -1) if g.lemmas(x) & _TALKS or g.units[x].text in _CUTS), None)
    if over is None or not g.nominal(over) or g.tells(over, u):
        return ACTUAL
    if g.preposition(u) not in _WHERE and _FRINGE.isdisjoint(g.units.texts[over:u]):
        return ACTUAL
    held = nominal(g, over, ACTUAL, words, "Meeting").status
    return Reading(Status.PLANNED, None, g.units[over].text) if held in (Status.PLANNED, Status.PROPOSED) else ACTUAL


def _stays_away(g: SentenceGraph, head: int, words: Lexicon) -> bool:
    over = g.heads[head] if g.heads[head] >= 0 and g.labels[head] == "xcomp" else head
    beside = (head, over, *g.kids[head], *g.kids[over])
    return (g.negated(head) or g.negated(over)) and any(g.lemmas(x) & words.attending_at for x in beside)


def _supposed(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """`skutki zniesienia sankcji byłyby poważne`: what stands in a supposed clause, not as what came before it."""
    clause = g.clause(u)
    before = [(x, p) for x in (u, *g.up(u)) if x != clause and (p := g.preposition(x)) in words.presupposing and p]
    if any(not sought(g, x, p) for x, p in before):  # but `za zniesienie sankcji oddałby więźniów`
        return False
    over = g.heads[clause] if not g.verb(clause) and g.heads[clause] >= 0 else clause
    return any("cond" in g.units[x].pos for x in (clause, over, *g.auxiliaries(clause)))


def _in_scope(g: SentenceGraph, u: int, words: Lexicon) -> Reading:
    """`oczekuje gwarancji bezpieczeństwa oraz zwolnienia`: what stands in the scope of a wish or a forecast is no fact."""
    clause = g.clause(u)
    if (
        clause >= u
        or not g.verb(clause)
        or any(g.preposition(x) in words.presupposing for x in (u, *g.up(u)) if x > clause)
    ):
        return ACTUAL
    if any(g.units[x].text in (";", ":", "–", "(") for x in range(clause, u)):
        return ACTUAL
    said = cue(g, clause, words)
    return said if said is not None and said.status is Status.PROPOSED else ACTUAL
