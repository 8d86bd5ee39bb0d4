"""What stands before a nominal happening in its sentence, by order and so proof against the tree."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from loaders.polish.status.clauses import clauses
from loaders.polish.status.forms import ACTUAL, Reading, cue, form, weaker
from loaders.polish.status.leaning import leaned
from loaders.polish.syntax.future import future
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import Lexicon, lexicon
from loaders.polish.text.words import any_of
from loaders.polish.units.units import VERBAL
from ontology.claims import Mode, Status


def beside(g: SentenceGraph, u: int, words: Lexicon, type_: str) -> Reading:
    """`domaga się od rządu rozmów z Mińskiem i otwarcia przejścia`: by order, what is made of the noun before `i`."""
    link = next((x for x in range(u - 1, max(-1, u - 4), -1) if g.units[x].text.casefold() in ("i", "oraz")), None)
    if link is None or not g.gerund(u):
        return ACTUAL
    for x in range(link - 1, max(-1, link - 6), -1):
        if g.verb(x) or g.units[x].text in (",", ";", ":", "–"):
            return ACTUAL
        if g.nominal(x) and not g.units[x].named and g.units[x].cases & g.units[u].cases and g.preposition(x) is None:
            return leaned(g, x, words, type_)
    return ACTUAL


def said_before(g: SentenceGraph, u: int) -> Reading | None:
    """By order, proof against the tree: `w sprawie A i uwolnienia B`, `w przededniu rozpoczęcia ćwiczeń`."""
    for at in range(u - 1, max(-1, u - 12), -1):
        unit = g.units[at]
        if (
            unit.expression == "w sprawie"
            and any(g.lemmas(x) & _passed() for x in range(max(0, at - 2), at))
            and g.past(g.clause(u))
            and not g.negated(g.clause(u))
        ):
            return Reading(Status.PLANNED, None, unit.expression)  # `podpisał list intencyjny w sprawie zakupu`
        if unit.expression == "w sprawie" and looked_into(g, at - 1, lexicon()):
            return None  # `zażądał wyjaśnień w sprawie ataku`
        if unit.expression in ("w sprawie", "na temat"):
            return Reading(Status.PROPOSED, Mode.SOUGHT, unit.expression)
        if unit.time is not None and unit.time.offset_days == -1 and u - at <= 4 and not day_before(g, at):
            return Reading(Status.PLANNED, None, unit.text)
        if at == u - 1 and at and unit.text.casefold() == "to" and "dotyczyć" in g.lemmas(at - 1) and g.gerund(u):
            return ACTUAL if g.past(at - 1) else Reading(Status.PLANNED, None, unit.text)  # `Dotyczy to uwolnienia`
        if g.participle(at) == "pact" and "dotyczyć" in unit.lemmas and _of_talks(g, at):
            return Reading(Status.PROPOSED, Mode.SOUGHT, unit.text)  # `konsultacje dotyczące aspektów wymiany`
        if unit.text in (",", ";", ":", "–", "(", ")") or (unit.is_(VERBAL) and g.verb(at)):
            return None
    return None


@cache
def _passed() -> frozenset[str]:
    """Contracts and acts that are more than wishes: `rozporządzenie`, not `wniosek`."""
    words = lexicon()
    return words.contracts | words.acts.difference(*(cues.nouns for cues in words.proposed.values()))


def _of_talks(g: SentenceGraph, participle: int) -> bool:
    """Whether talks stand right before a participle that says what they are about."""
    return any(g.lemmas(x) & lexicon().talk_nouns for x in range(max(0, participle - 3), participle))


def in_what_is_to_come(g: SentenceGraph, u: int) -> bool:
    """`temat zostanie poruszony w rozmowie z minister`: talks in which something will be done are still to come."""
    clause = g.clause(u)
    if g.preposition(u) not in ("w", "podczas", "w trakcie", "w czasie") or g.heads[u] != clause or g.negated(clause):
        return False
    if any(g.heads[x] == u for x, _ in g.units.timed):
        return False
    return bool(g.verb(clause) or g.participle(clause)) and future(g, [clause, *g.auxiliaries(clause)])


def likely(g: SentenceGraph, u: int, words: Lexicon) -> Reading | None:
    """`wprowadzi je prawdopodobnie razem z Litwą`: right behind its verb the doubt is of the verb, whatever it hangs on."""
    for x in range(u + 1, min(u + 3, len(g))):
        if g.lemmas(x) & words.proposed["possible"].adverbs and not g.adjective(x) and not g.verb(x):
            return Reading(Status.PROPOSED, Mode.FORECAST, g.units[x].text)
        if not g.units[x].pos & {"ppron3", "ppron12", "siebie"} and g.units[x].text != "się":
            return None
    return None


def day_before(g: SentenceGraph, u: int) -> bool:
    """`dzień przed szczytem oznajmił`: told when the thing itself is over, as a rule; `w przededniu` is not."""
    return g.units[u].text.casefold().startswith(("dzień", "dobę")) and g.past(g.clause(u))


def doubtful(g: SentenceGraph, among: Iterable[int]) -> bool:
    """`pod znakiem zapytania`, read as one word, or with words between: `pod coraz większym znakiem zapytania`."""
    return any(
        "wątpliwie" in g.lemmas(x) or ("znak" in g.lemmas(x) and any("zapytanie" in g.lemmas(c) for c in g.kids[x]))
        for x in among
    )


def is_not(g: SentenceGraph, u: int) -> bool:
    """`negocjacji w Mińsku nie będzie`, `nie było porozumienia`: what there is not, by order where the tree has lost it."""
    if "gen" not in g.units[u].cases or g.preposition(u) is not None:
        return False
    if _there_will_be_none(g, u):
        return True
    for at in (*range(u + 1, min(u + 5, len(g))), *range(u - 1, max(-1, u - 3), -1)):
        unit = g.units[at]
        if unit.text in (",", ";", ":", "–"):
            if at > u:
                continue
            break
        if unit.text.casefold() in ("ma", "było", "będzie") and at and g.units[at - 1].text.casefold() == "nie":
            others = [c for c in g.kids[at] if g.nominal(c) and c != u and g.labels[c].startswith("nsubj") and c > u]
            if u - at == 1:
                return not others
            return not others and g.heads[u] in (at, -1, *(() if g.verb(g.heads[u]) else (g.heads[u],)))
    return False


def _there_will_be_none(g: SentenceGraph, u: int) -> bool:
    """`Nałożenia nowych sankcji na razie nie będzie`: a genitive that opens its clause, up to a `nie ma` that closes it."""
    texts = g.units.texts
    first = u
    while first and g.adjective(first - 1) and not g.verb(first - 1):
        first -= 1
    if first and texts[first - 1] not in (",", ":", ";", "–", "—", "że", "iż", "ale", "lecz", "a", "i"):
        return False
    end = next((x for x in range(u + 1, len(g)) if texts[x] in (",", ";", ":", "–", "—", ".", "!", "?")), len(g))
    if end - u > 9 or g.tells(u + 1, end - 2) or ("nom" in g.units[u].cases - {"gen"} and not g.gerund(u)):
        return False
    return texts[end - 2 : end] in (["nie", "będzie"], ["nie", "ma"], ["nie", "było"])


def counted_down(g: SentenceGraph, u: int) -> bool:
    """`Na pół roku przed wyborami zatrzymano opozycjonistę`: news without a day of their own count to what is still ahead."""
    case = next((c for c in g.kids[u] if g.preposition(u) == "przed" and g.units[c].text.casefold() == "przed"), None)
    if case is None or not any(g.units[x].text.casefold() == "na" for x in range(max(0, case - 4), case)):
        return False
    return not any(time.edtf for _, time in g.units.timed)


def of_a_contract(g: SentenceGraph, u: int) -> bool:
    """By order: `list intencyjny w sprawie zakupu samolotów`."""
    case = next((c for c in g.kids[u] if g.units[c].expression == "w sprawie"), None)
    return case is not None and any(g.lemmas(x) & lexicon().contracts for x in range(max(0, case - 2), case))


def looked_into(g: SentenceGraph, head: int, words: Lexicon) -> bool:
    """`domaga się wyjaśnień w sprawie ataku`, `śledztwo w sprawie zamachu`: what is inquired into was."""
    return head >= 0 and bool(g.lemmas(head) & any_of(words.prosecution, words.accounts))


def next_one(g: SentenceGraph, u: int) -> bool:
    """`kolejna`, `następna`, `nadchodząca`."""
    return any(g.lemmas(c) & {"kolejny", "następny", "nadchodzący", "nadchodzić", "najbliższy"} for c in g.kids[u])


def only_after(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """`będzie możliwe dopiero po zwolnieniu wszystkich`: what has to come first, and has not."""
    case = next((c for c in g.kids[u] if g.labels[c] == "case"), u)
    if not (case and g.lemmas(case - 1) & words.only_after):
        return False
    clause = g.clause(u)
    return form(g, clause, words).status in (Status.PLANNED, Status.PROPOSED) or bool(
        g.lemmas(clause) & words.proposed["possible"].verbs
    )


def after_all(g: SentenceGraph, u: int) -> bool:
    """`po osiągnięciu rozejmu Turcja wyśle wojska`: what comes before a thing still to come has not been either, unless it has its date."""
    if not g.gerund(u) or any(g.units[x].time is not None for x in g.subtree(u)):
        return False
    clause = g.clause(u)
    words = lexicon()
    planned = any(g.lemmas(c) & words.planned.nouns for c in g.kids[clause])
    within = any(x.text.casefold() in ("w", "we") for x in g.units[:u])
    if g.preposition(u) == "od" and u < clause and not planned and not within:
        return False  # `rok od podpisania umowy Polska zakłada dostawy`
    if not g.past(clause) and any(g.lemmas(x) & words.containing for x in (clause, *g.up(u))):
        return True  # `plan zakłada wybory w sto dni od podpisania pokoju`
    if g.preposition(u) == "od":
        return False
    return weaker(form(g, clause, words), clauses(g, clause, words)).status in (Status.PLANNED, Status.PROPOSED)


def not_yet(g: SentenceGraph, u: int) -> bool:
    """`chce, by przed podpisaniem pokoju wybrano prezydenta`: what has to come first, and has not."""
    clause, words = g.clause(u), lexicon()
    if any(g.units[x].time is not None for x in g.subtree(u)):
        return False
    willed = cue(g, clause, words) if g.units[clause].pos == {"fin"} and not g.negated(clause) else None
    if willed is not None and willed.status in (Status.PLANNED, Status.PROPOSED):
        if any("inf" in g.units[c].pos and (g.heads[u] == c or u < clause) for c in g.kids[clause]):
            return True  # `przed podpisaniem umowy rząd chce poznać opinię`
    return weaker(form(g, clause, words), clauses(g, clause, words)).status in (Status.PLANNED, Status.PROPOSED)


def one_more(g: SentenceGraph, u: int, type_: str, words: Lexicon) -> bool:
    """`gospodarzem kolejnego spotkania ma zostać X`, `niepokój przed kolejną edycją manewrów`: the next one, before it is held."""
    if type_ not in words.talks | {"Election", "MilitaryExercise"} or any(g.units[x].time for x in g.subtree(u)):
        return False
    over = (
        g.heads[u] if "gen" in g.units[u].cases and g.heads[u] >= 0 and g.lemmas(g.heads[u]) & words.partitives else u
    )
    if not (next_one(g, u) or next_one(g, over)):
        return False
    clause = g.clause(u)
    if g.preposition(over) == "przed":
        return not g.past(clause)
    due = g.lemmas(clause) & {"mieć", "móc"} and any("inf" in g.units[c].pos for c in g.kids[clause])
    return clause != u and "gen" in g.units[over].cases and bool(due) and not g.past(clause)
