"""What stands right before a nominal happening says of it, by order and so proof against the tree; and what a preposition leans to.

In `obawy przed zamknięciem granicy` the parser may hang `zamknięciem` on the verb; the word before the preposition stays `obawy`.
"""

from __future__ import annotations

from loaders.polish.status.clauses import undecided
from loaders.polish.status.forms import ACTUAL, Reading, cue, negates
from loaders.polish.syntax.sentence_graph import BASE, SentenceGraph, once
from loaders.polish.text.lexicon import Lexicon
from loaders.polish.text.marks import QUOTES
from ontology.claims import Mode, Status

_STOPS = QUOTES | {",", ";", ":", "–", "—", "(", ")"}
_TIMES = frozenset({"po", "podczas", "w", "przy", "z", "przez", "mimo", "pomimo", "dzięki", "wskutek", "wobec"})


@once
def before(g: SentenceGraph, u: int) -> tuple[int | None, str | None]:
    """What stands before the phrase of `u`, and the preposition between: `obawy przed (rychłym) zamknięciem` → (obawy, przed)."""
    at = u - 1
    while at >= 0 and u - at <= 4 and (_and(g, at) or g.adjective(at) or g.units[at].number is not None):
        if g.verb(at):
            break
        at -= 1
    if at < 0:
        return None, None
    preposition = None
    if "prep" in g.units[at].pos or g.units[at].expression:
        preposition = g.units[at].expression or BASE.get(g.units[at].text.casefold(), g.units[at].text.casefold())
        at -= 1
    while at > 0 and g.units[at].text.casefold() in ("też", "także", "również", "m.in.", "się"):
        at -= 1
    if preposition in ("na", "o", "do") and at > 0 and g.adjective(at) and not g.nominal(at) and not g.participle(at):
        noun = g.heads[at]  # `umowa wykonawcza na pozyskanie`: behind its noun
        at = noun if 0 <= noun < at and at - noun <= 2 and g.nominal(noun) and not g.verb(noun) else at
    if at < 0 or g.units[at].text in _STOPS:
        return None, preposition
    return at, preposition


def _and(g: SentenceGraph, at: int) -> bool:
    """`natychmiastowe i bezwarunkowe uwolnienie`: what joins two adjectives."""
    joined = g.units[at].text in ("i", "oraz") and 0 < at < len(g) - 1
    return joined and all(g.adjective(x) and not g.nominal(x) and not g.verb(x) for x in (at - 1, at + 1))


@once
def outermost(g: SentenceGraph, u: int, words: Lexicon) -> int:
    """The first noun of what a phrase nests: in `zakończenia rozmów` and `podpisania umowy` what governs, governs the first."""
    for _ in range(3):
        at, preposition = before(g, u)
        if preposition is not None or at is None or "gen" not in g.units[u].cases or g.verb(at):
            return u
        if not (g.gerund(at) or g.lemmas(at) & words.partitives) or g.units[at].named:
            return u
        u = at
    return u


def _topic_of(g: SentenceGraph, topic: int) -> Reading:
    """`tematem rozmów była obronność`: talks that have a topic are held, such as will or are to have one are planned."""
    beside = [topic, *g.kids[topic], *g.up(topic)]
    if any("bedzie" in g.units[x].pos for x in beside) or any(
        g.lemmas(x) & {"mieć"} and x + 1 < len(g) and "inf" in g.units[x + 1].pos for x in beside
    ):
        return Reading(Status.PLANNED, None, g.units[topic].text)
    if any("cond" in g.units[x].pos or g.lemmas(x) & {"móc", "powinien"} for x in beside):
        return Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[topic].text)
    return ACTUAL


def leaned(g: SentenceGraph, u: int, words: Lexicon, type_: str) -> Reading:
    """What the word before the phrase of `u` and the preposition between them make of it; ACTUAL where they say nothing."""
    at, preposition = before(g, u)
    if preposition == "o" and type_ not in words.facts and _spoken_of(g, u, words):
        return Reading(Status.PROPOSED, Mode.POSSIBLE, "o")
    if preposition in ("o", None) and (asked := _asked_of(g, u, at, preposition, words)) is not None:
        return asked
    if at is None or g.units[at].named or g.units[at].time is not None:
        return ACTUAL
    talks = type_ in words.talks
    if talks and preposition is None and g.lemmas(at) & words.topical:
        return _topic_of(g, at)
    if preposition == "za" and "inst" not in g.units[u].cases:
        if g.lemmas(at) & words.prices and type_ not in words.facts:  # `ustępstwo za zniesienie sankcji`
            return Reading(Status.PROPOSED, Mode.SOUGHT, g.units[at].text)
        return ACTUAL  # `kara za bombardowanie`
    if preposition in ("z", "od") and g.lemmas(at) & words.withdrawing and g.gerund(u) and not talks:
        return undecided(g, at, words) or Reading(
            Status.NEGATED, None, g.units[at].text
        )  # `wycofał się ze złagodzenia sankcji`
    told = g.nominal(at) or g.verb(at) or g.adjective(at) or g.participle(at) is not None
    if preposition is None:
        if "gen" in g.units[u].cases and g.nominal(at) and not g.verb(at):
            if g.lemmas(at) & words.partisans:
                return Reading(Status.PROPOSED, Mode.DEMANDED, g.units[at].text)
            said = cue(g, at, words) if type_ not in words.facts or not g.lemmas(at) & {"cel"} else None
            said = None if talks and at_stake(g, u, at) else said
            if said is not None and said.status in (Status.PROPOSED, Status.PLANNED) and g.heads[u] == at:
                return said
        return ACTUAL
    into = preposition == "w" and g.gerund(u) and "acc" in g.units[u].cases  # `stracili wiarę w otwarcie przejścia`
    if preposition in ("do", "pod", "na", "dla") and type_ in words.talks and g.lemmas(at) & words.leading_to:
        return Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[at].text)  # `wstęp do rozmów`, `grunt pod negocjacje`
    if preposition == "wobec" and g.lemmas(at) & words.resisting and g.gerund(u) and type_ not in words.facts:
        return Reading(Status.PROPOSED, Mode.DEMANDED, g.units[at].text)  # `sprzeciw wobec zniesienia embarga`
    if (preposition in _TIMES and not into) or not told:
        return ACTUAL
    if negates(g, at, words) and preposition in ("do", "na", "o"):
        return Reading(Status.NEGATED, None, f"nie {g.units[at].text}")
    if preposition == "na" and type_ == "Purchase" and g.lemmas(at) & words.contracts and g.gerund(u):
        return Reading(Status.PLANNED, None, g.units[at].text)  # `umowa na pozyskanie czołgów`
    said = cue(g, at, words)
    if preposition == "o" and g.lemmas(at) & words.talk_nouns and type_ not in words.facts:
        return Reading(Status.PROPOSED, Mode.SOUGHT, g.units[at].text)  # `prowadzi rozmowy o uwolnieniu obywateli`
    if said is not None and said.status is Status.PROPOSED and accepted(g, at, words):
        said = Reading(Status.PLANNED, None, said.why)
    if said is not None and said.status is Status.ACTUAL:
        return ACTUAL
    if into and said is not None and said.status is Status.PROPOSED and g.nominal(at):
        return said
    if said is not None and preposition in (
        "do",
        "na",
        "nad",
        "o",
        "za",
        "przed",
        "przeciw",
        "przeciwko",
        "co do",
        "dla",
        "od",
    ):
        if said.status is Status.NEGATED and not g.negated(at):
            return said if preposition in ("od", "do", "o", "przed") else ACTUAL
        if (
            said.status is Status.PROPOSED
            and preposition != "od"
            and not (talks and preposition == "przed" and g.verb(at))
        ):
            return said
        ahead = preposition == "przed" and g.lemmas(at) & {"przygotowanie", "przygotowywać"}
        if said.status is Status.PLANNED and (ahead or preposition in ("do", "na", "co do")):
            return said
    return ACTUAL


def _spoken_of(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """By order: `wspominał o potasie, o ambasadzie, która powinna wrócić, i o wizycie`: one of several things that are only talked of."""
    case = next((c for c in g.kids[u] if g.labels[c] == "case"), u)
    if case < 2 or g.units[case - 1].text.casefold() not in ("i", "oraz", "lub", ","):
        return False
    first = next((x for x in range(case - 1) if g.units[x].text.casefold() == "o"), None)
    return first is not None and first > 0 and bool(g.lemmas(first - 1) & words.talking_of) and g.verb(first - 1)


def _asked_of(g: SentenceGraph, u: int, at: int | None, preposition: str | None, words: Lexicon) -> Reading | None:
    """`domaga się od rządu wznowienia ruchu`, `zwrócił się do parlamentu o zakup`: whom one asks stands between."""
    if at is None or ("gen" if preposition is None else "acc") not in g.units[u].cases:
        return None
    if g.preposition(at) not in ("od", "do"):
        return None
    verb, _ = before(g, at)
    if verb is not None and preposition == "o" and g.lemmas(verb) & words.asking and g.verb(verb):
        return Reading(Status.PROPOSED, Mode.DEMANDED, g.units[verb].text)
    said = cue(g, verb, words) if verb is not None and (g.verb(verb) or preposition == "o") else None
    return said if said is not None and said.status is Status.PROPOSED else None  # `apel do rządu o uwolnienie`


def wanted(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """`kupnem pakietu zainteresowany jest Orlen`: what interests somebody, before or behind it."""
    if "inst" not in g.units[u].cases or g.preposition(u) is not None:
        return False
    for step in (1, -1):
        at = u + step
        while 0 <= at < len(g) and abs(at - u) <= 6 and g.units[at].text not in _STOPS:
            if g.lemmas(at) & words.interested:
                return True
            at += step
    return False


def accepted(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """`przyjął zaproszenie`: who accepts an offer makes a plan of it."""
    verb = g.heads[u]
    return verb >= 0 and bool(g.lemmas(verb) & words.accepting) and g.past(verb) and not g.negated(verb)


def at_stake(g: SentenceGraph, u: int, head: int) -> bool:
    """`stawką spotkania był pokój`: what had a stake was held."""
    was = any(g.labels[c] == "cop" and "praet" in g.units[c].pos for c in g.kids[head])
    return was and "stawka" in g.lemmas(head) and "gen" in g.units[u].cases


def leaning(g: SentenceGraph, u: int, words: Lexicon, type_: str) -> Reading:
    """The lean of the preposition before a verbal noun where its governors say nothing: `namówił rząd do zamknięcia granicy`."""
    at, preposition = before(g, u)
    if preposition is None:
        return ACTUAL
    if preposition in ("za", "przeciw", "przeciwko") and at is not None and g.lemmas(at) & {"być"}:
        return Reading(Status.PROPOSED, Mode.DEMANDED, preposition)  # `jest za wizytą`, `byli przeciwko wyborom`
    if preposition == "na" and g.lemmas(u) & words.bounds and _in_passing(g, at, words):
        return ACTUAL
    if preposition == "na" and at is not None and g.lemmas(at) & words.ripe:
        return Reading(Status.PROPOSED, Mode.SOUGHT, preposition)
    if not g.gerund(u) and preposition not in ("do", "za", "przeciw", "przeciwko", "co do"):
        return ACTUAL
    if not g.gerund(u) and (type_ in words.facts or type_ in words.talks or type_ == "Election"):
        return ACTUAL
    if preposition == "w sprawie" and talked_over(g, g.heads[u], words, type_):
        return ACTUAL
    if preposition == "w sprawie":  # `rozmowy w sprawie spotkania`
        return Reading(Status.PROPOSED, Mode.SOUGHT, preposition)
    case = next((c for c in ("acc", "inst", "dat", "gen", "loc") if f"{preposition}+{c}" in words.leaning), None)
    if case is None or case not in g.units[u].cases:
        return ACTUAL
    governors = [x for x in (at, g.heads[u], *list(g.up(u))[1:2]) if x is not None and x >= 0]
    if any(g.lemmas(x) & words.connecting for x in governors):
        return ACTUAL
    if any((said := cue(g, x, words)) is not None and said.status is Status.ACTUAL for x in governors[:2]):
        return ACTUAL
    return Reading(Status(words.leaning[f"{preposition}+{case}"]), Mode.SOUGHT, preposition)


def talked_over(g: SentenceGraph, head: int, words: Lexicon, type_: str) -> bool:
    """`rozmawiał w sprawie zatrzymania`, `interweniował w sprawie ataku`: what somebody has taken up was done to be taken up."""
    return head >= 0 and type_ in words.facts and g.past(head) and bool(g.lemmas(head) & words.taking_up)


def _in_passing(g: SentenceGraph, before_it: int | None, words: Lexicon) -> bool:
    """`mówił Merz na zakończenie szczytu`: a point of the thing, behind a verb of saying or its subject, or at the head."""
    if before_it is None or g.units[before_it].named or g.units[before_it].time is not None:
        return True
    return bool(g.lemmas(before_it) & words.speech_verbs) and cue(g, before_it, words) is None


def either(g: SentenceGraph, u: int) -> Reading:
    """`albo zamknięcie granicy, albo wojna`: what is only one of two ways."""
    at, _ = before(g, u)
    start = u - 1 if at is None else at
    for x in range(start, max(-1, start - 2), -1):
        if x >= 0 and g.units[x].text.casefold() in ("albo", "bądź"):
            return Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[x].text)
    return ACTUAL


def tabled(g: SentenceGraph, u: int, head: int, words: Lexicon, type_: str = "") -> Reading:
    """`w planach jest zamknięcie`, `w grę wchodzi`, `ma na celu`: where the thing stands, says the phrase beside the verb."""
    places = [x for x in range(max(0, head - 3), min(head + 4, len(g))) if x < u or head > u]
    places += [x for x in g.kids[head] if head + 4 <= x <= head + 8]  # `nie wchodzi w tej chwili w rachubę`
    if g.lemmas(head) & {"dojść", "odbyć", "nastąpić"}:
        return ACTUAL
    if g.negated(head) and g.lemmas(head) & {"wchodzić", "wejść"} and any(g.lemmas(x) & words.played for x in places):
        return Reading(Status.NEGATED, None, f"nie {g.units[head].text}")
    for x in places:
        if x == u or not g.lemmas(x) & words.tabled:
            continue
        entered = g.lemmas(x) & words.programmes and x > 0 and g.units[x - 1].text.casefold() == "do"
        if entered and g.negated(head):
            return Reading(Status.NEGATED, None, f"nie {g.units[head].text}")  # `nie wpisano do programu`
        if entered:
            return Reading(Status.PLANNED, None, g.units[x].text)
        if x > 0 and g.units[x - 1].text.casefold() in ("w", "na", "pod"):
            said = cue(g, x, words)
            default = Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[x].text)
            if type_ in words.talks and g.lemmas(x) & words.programmes and not g.past(head):
                return Reading(Status.PLANNED, None, g.units[x].text)  # `w programie jest rozmowa w cztery oczy`
            return said if said is not None and said.status is not Status.ACTUAL else default
    return ACTUAL


__all__ = ["accepted", "at_stake", "before", "either", "leaned", "leaning", "tabled", "talked_over", "wanted"]
