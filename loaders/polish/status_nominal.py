"""The climb from a happening that a noun names: framing nouns, then the verb that carries or governs it."""

from __future__ import annotations

from loaders.polish.lexicon import Lexicon
from loaders.polish.sentence_graph import SentenceGraph
from loaders.polish.status_clauses import clauses, undecided
from loaders.polish.status_forms import ACTUAL, Reading, cue, form, modifiers, negates, weaker
from loaders.polish.units import VERBAL
from ontology.claims import Mode, Status

_MEANWHILE = frozenset({"podczas", "przy okazji"})


def nominal(g: SentenceGraph, u: int, result: Reading, words: Lexicon, type_: str) -> Reading:
    """Climb from a nominal happening: framing nouns, then the verb that carries or governs it."""
    talks = type_ in words.talks
    if _is_not(g, u):
        return Reading(Status.NEGATED, None, "nie ma")
    before = _said_before(g, u)
    if before is not None and not (talks and before.status is Status.PROPOSED):
        result = weaker(result, before)
    at = u
    for _ in range(6):
        head = g.heads[at]
        label = g.labels[at]
        base = label.split(":")[0]
        preposition = g.preposition(at)
        if head < 0:
            return weaker(result, form(g, at, words)) if g.auxiliaries(at) else result
        if base == "conj":
            if g.verb(head) and not g.gerund(head) and not g.nominal(head):
                return result
            at = head
            continue
        if preposition is not None and preposition in words.unreal:
            told = words.unreal[preposition]
            return weaker(result, Reading(Status(told), Mode.POSSIBLE if told == "proposed" else None, preposition))
        if preposition in ("na rzecz", "w zamian za") and not (
            preposition == "w zamian za" and _done_exchange(g, head)
        ):
            return weaker(result, Reading(Status.PROPOSED, Mode.SOUGHT, preposition))
        time = g.units[head].time
        if time is not None and time.offset_days == -1:  # `w przededniu ćwiczeń`
            return weaker(result, Reading(Status.PLANNED, None, g.units[head].text))
        if preposition in _MEANWHILE:  # a thing that goes with what may happen may happen too
            return weaker(weaker(result, form(g, head, words)), clauses(g, head, words))
        if preposition in ("od", None) and (g.lemmas(head) | g.lemmas(g.clause(at))) & words.conditioning:
            return weaker(result, Reading(Status.PROPOSED, Mode.SOUGHT, g.units[head].text))
        if preposition == "o" and g.nominal(head) and g.lemmas(head) & words.talk_nouns and type_ not in words.facts:
            result = weaker(result, Reading(Status.PROPOSED, Mode.SOUGHT, g.units[head].text))
        if (lacking := _absent(g, head, words)) is not None:
            return weaker(result, lacking)
        if (doubted := _reported(g, head, words)) is not None:
            return weaker(result, doubted)
        if preposition == "przed" and g.lemmas(head) & words.proposed["possible"].verbs:
            return weaker(
                result, Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[head].text)
            )  # `ostrzegał przed atakiem`
        if preposition == "przed" and not g.past(g.clause(at)) and (talks or type_ == "Election"):
            return weaker(result, Reading(Status.PLANNED, None, preposition))  # `kampania przed wyborami trwa`
        if preposition in words.presupposing and not _sought(g, at, preposition):
            return result
        if preposition == "w" and g.negated(head) and g.lemmas(head) & words.light:
            return Reading(Status.NEGATED, None, f"nie {g.units[head].text}")  # `nie uczestniczył w rozmowach`
        if talks and preposition == "w" and "loc" in g.units[at].cases and not g.nominal(head):
            if g.lemmas(head) & words.light:  # `ma uczestniczyć w negocjacjach`
                return weaker(weaker(result, form(g, head, words)), clauses(g, head, words))
            return result  # `w rozmowie z Xi zapowiedział`: the talk took place, whatever was said in it
        if preposition in ("w sprawie", "na temat"):  # what is talked about is sought, talks themselves are presupposed
            return result if talks else weaker(result, Reading(Status.PROPOSED, Mode.SOUGHT, preposition))
        said = cue(g, head, words)
        if g.nominal(head) and not g.verb(head) and not g.predicate(head):
            if said is None or (
                said.status is Status.PROPOSED and preposition is None and "gen" not in g.units[at].cases
            ):
                if not (g.lemmas(head) & (words.frames | words.partitives | words.light | words.occurring)):
                    return weaker(result, _in_scope(g, u, words))
            else:
                result = _decide(result, said)
            modifier = modifiers(g, head, words)
            if modifier:
                result = weaker(result, modifier)
            if g.negated(head) and said is not None:
                return Reading(Status.NEGATED, None, f"nie {g.units[head].text}")
            at = head
            continue
        return _governed(g, head, base, preposition, said, result, words, u, type_)
    return result


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


def _done_exchange(g: SentenceGraph, u: int) -> bool:
    """`zniosły sankcje w zamian za uwolnienie`: given for something that was done."""
    clause = g.clause(u)
    return bool(g.units[clause].pos & {"praet", "imps"}) and not g.lemmas(clause) & {
        "oferować",
        "zaoferować",
        "proponować",
        "zaproponować",
    }


def _said_before(g: SentenceGraph, u: int) -> Reading | None:
    """By order, proof against the tree: `w sprawie A i uwolnienia B`, `w przededniu rozpoczęcia ćwiczeń`."""
    for at in range(u - 1, max(-1, u - 12), -1):
        unit = g.units[at]
        if unit.expression in ("w sprawie", "na temat"):
            return Reading(Status.PROPOSED, Mode.SOUGHT, unit.expression)
        if unit.time is not None and unit.time.offset_days == -1 and u - at <= 4:
            return Reading(Status.PLANNED, None, unit.text)
        if unit.text in (",", ";", ":", "–", "(", ")") or (unit.is_(VERBAL) and g.verb(at)):
            return None
    return None


def _decide(result: Reading, said: Reading) -> Reading:
    if said.status is Status.ACTUAL:
        return result
    return weaker(result, said)


def _sought(g: SentenceGraph, u: int, preposition: str) -> bool:
    """`za uwolnienie`, `za zniesieniem sankcji`: what is paid or argued for, not a time that has passed."""
    return preposition == "za" and "acc" in g.units[u].cases


def _governed(
    g: SentenceGraph,
    head: int,
    base: str,
    preposition: str | None,
    said: Reading | None,
    result: Reading,
    words: Lexicon,
    u: int,
    type_: str,
) -> Reading:
    """The verb (or predicate) that governs a nominal happening."""
    none = any(g.lemmas(c) & {"żaden"} for c in g.kids[u])
    if none and g.negated(head):
        return Reading(Status.NEGATED, None, "żaden … nie")
    if preposition == "o" and g.lemmas(head) & words.talking_of and type_ not in words.facts:
        return weaker(result, Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[head].text))
    if base == "nsubj" and g.participle(head) == "ppas":
        base = "obj"  # `planowane jest spotkanie`
    if said is not None and said.status is Status.NEGATED and (open_ := undecided(g, head, words)) is not None:
        return weaker(result, open_)
    if type_ in words.standing and g.lemmas(head) & words.undoing:
        return result  # a sentence that is quashed was passed
    if type_ in words.talks and g.lemmas(head) & words.breaking and base in ("obj", "nsubj", "obl", "iobj"):
        return Reading(Status.NEGATED, None, g.units[head].text)  # `Iran zawiesza rozmowy z USA`
    if g.lemmas(head) & words.containing and base in ("obj", "obl", "iobj", "nmod"):
        within = [r for s in g.subjects(head) if (r := cue(g, s, words)) is not None and r.status is not Status.ACTUAL]
        if within:  # `propozycja USA obejmuje zniesienie sankcji`
            return weaker(result, within[0])
    carrying = g.lemmas(head) & (words.light | words.occurring)
    if carrying and g.negated(head) and base in ("obj", "nsubj", "iobj") and preposition is None:
        return Reading(Status.NEGATED, None, f"nie {g.units[head].text}")
    if negates(g, head, words) and (base in ("obj", "nsubj", "iobj") or preposition in ("do", "na", "o", None)):
        return Reading(Status.NEGATED, None, f"nie {g.units[head].text}")
    carried = g.lemmas(head) & (words.light | words.occurring)
    if base == "nsubj" and (equated := _equated(g, head, words)) is not None:
        return weaker(result, equated)
    if base == "nsubj" and not carried:
        tense = form(g, head, words)
        if tense.status is Status.PROPOSED:  # `atak mógłby usprawiedliwić`
            result = weaker(result, tense)
        if said is not None and said.status is Status.PROPOSED and g.adjective(head):
            past = any("praet" in g.units[a].pos for a in g.auxiliaries(head))
            result = result if past and not g.negated(head) else weaker(result, said)  # `zwolnienie jest możliwe`
        return result if said is None or said.status is not Status.NEGATED else said
    if (
        carried
        and base in ("nsubj", "obj", "obl", "iobj")
        and (preposition is None or g.lemmas(head) & {"dojść", "dochodzić"})
    ):
        result = weaker(result, form(g, head, words))
        if said is not None and said.status is not Status.ACTUAL:
            result = weaker(result, said)
        return weaker(result, clauses(g, head, words))
    if said is not None:
        if said.status is Status.ACTUAL:
            return weaker(weaker(result, form(g, head, words)), clauses(g, head, words))
        announced = g.lemmas(head) & {"zapowiedzieć", "zapowiadać", "ogłosić", "uzgodnić", "planować", "zgodzić"}
        if said.status is Status.PLANNED and not announced and base == "nsubj":
            return result
        if (
            base in ("obj", "iobj", "ccomp", "xcomp")
            or preposition in ("o", "na", "do", "nad", "za", "w", "z", None)
            or base == "obl"
        ):
            result = weaker(result, said)
    if preposition is None or base == "obj":
        outer = clauses(g, head, words) if g.units[head].is_(frozenset({"inf"})) else ACTUAL
        result = weaker(result, outer)
        tense = form(g, head, words)
        if tense.status is Status.PROPOSED:
            result = weaker(result, tense)
    return result


def _equated(g: SentenceGraph, head: int, words: Lexicon) -> Reading | None:
    """`warunkiem zniesienia sankcji jest uwolnienie więźniów`: the subject of a copula is what the predicate noun makes of it."""
    if g.nominal(head) and any(g.labels[c] == "cop" for c in g.kids[head]):
        nouns = [head]
    elif g.lemmas(head) & {"być", "stać", "pozostawać", "pozostać"}:
        nouns = [c for c in g.kids[head] if "inst" in g.units[c].cases and g.nominal(c) and g.preposition(c) is None]
    else:
        return None
    said = [r for n in nouns if (r := cue(g, n, words)) is not None and r.status is Status.PROPOSED]
    return said[0] if said else None


def _absent(g: SentenceGraph, head: int, words: Lexicon) -> Reading | None:
    """`nie ma mowy o zniesieniu sankcji`, `nie było zgody na wyjazd`."""
    told = next((words.absent[x] for x in sorted(g.lemmas(head)) if x in words.absent), None)
    if told is None or not g.nominal(head):
        return None
    for verb in (g.heads[head], *g.up(head)):
        if verb >= 0 and g.verb(verb):
            lacks = g.lemmas(verb) & {"mieć", "być", "widzieć", "dać", "wyrazić"} and g.negated(verb)
            return Reading(Status(told), None, f"nie ma {g.units[head].text}") if lacks else None
    return None


def _reported(g: SentenceGraph, head: int, words: Lexicon) -> Reading | None:
    """`nie potwierdził doniesień o spotkaniu`, `zdementował pogłoski o dymisji`: what is done to the report is done to the thing."""
    verb = g.heads[head]
    if verb < 0 or not (g.nominal(head) and g.lemmas(head) & words.reports):
        return None
    if g.negated(verb) and g.lemmas(verb) & words.confirming:
        return Reading(Status.DISPUTED, None, f"nie {g.units[verb].text}")
    denied = g.lemmas(verb) & words.denying.verbs and not g.negated(verb)
    return Reading(Status.NEGATED, None, g.units[verb].text) if denied else None


def _is_not(g: SentenceGraph, u: int) -> bool:
    """`negocjacji w Mińsku nie będzie`, `nie było porozumienia`: what there is not, by order where the tree has lost it."""
    if "gen" not in g.units[u].cases or g.preposition(u) is not None:
        return False
    for at in (*range(u + 1, min(u + 5, len(g))), *range(u - 1, max(-1, u - 3), -1)):
        unit = g.units[at]
        if unit.text in (",", ";", ":", "–"):
            if at > u:
                continue
            break
        if unit.text.casefold() in ("ma", "było", "będzie") and at and g.units[at - 1].text.casefold() == "nie":
            others = [c for c in g.kids[at] if g.nominal(c) and c != u and g.labels[c].startswith("nsubj") and c > u]
            return not others and g.heads[u] in (at, -1, *(() if g.verb(g.heads[u]) else (g.heads[u],)))
    return False
