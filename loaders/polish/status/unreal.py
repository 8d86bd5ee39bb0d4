"""What is told as if it were so, and is not: what almost was, what a scenario has happen, what is only rumoured."""

from __future__ import annotations

from loaders.polish.status.forms import ACTUAL, Reading, infinitive, weaker
from loaders.polish.status.order import doubtful
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import Lexicon, lexicon
from loaders.polish.text.marks import QUOTES
from loaders.polish.text.words import any_of
from ontology.claims import Mode, Status

_LINKING = frozenset({"się", "już", "go", "ją", "ich"})
_HEARD = frozenset({"według", "wedle", "podług", "jak"})
_BESIDE = frozenset({"a", "ale", "lecz", "zaś", "natomiast", "tymczasem"})
_CONCEDING = frozenset({"choć", "chociaż", "mimo", "pomimo", "aczkolwiek"})


def unreal(g: SentenceGraph, u: int, words: Lexicon, type_: str) -> Reading:
    """Of what the grammar tells as done or due."""
    if not come_about(g, u, words) and (awaited := _awaited(g, u, words)) is not None:
        return awaited
    if g.preposition(u) not in words.presupposing and _before_us(g, u):
        return Reading(Status.PLANNED, None, "przed nami")
    if any(g.preposition(x) in words.presupposing for x in (u, *g.up(u)) if x != g.clause(u)):
        return ACTUAL
    if _cut_short(g, u, words, type_):
        return Reading(Status.NEGATED, None, "zanim")
    if _needed_for(g, u, words) or _doubtful(g, words):
        return Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[u].text)
    found = weaker(_almost(g, u, words, type_), weaker(_never_begun(g, u), _in_turn(g)))
    found = weaker(found, _unproven(g, u, words, type_))
    for look in (_imagined, _rumoured, _so_called):
        found = weaker(found, look(g, u, words))
    return found


def come_about(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """`umowa, którą Polska chce renegocjować, została podpisana`: the main clause tells that it was carried out."""
    verb = g.heads[u]
    if g.verb(u) or verb < 0 or not g.past(verb) or g.negated(verb) or infinitive(g, verb):
        return False
    if g.labels[u].split(":")[0] not in ("nsubj", "obj") or g.labels[verb].startswith("acl:relcl"):
        return False
    judged = "wyrok" in g.lemmas(u) and "ogłosić" in g.lemmas(verb)
    return bool(judged or g.lemmas(verb) & any_of(words.carrying, words.light, words.actual.verbs))


def _almost(g: SentenceGraph, u: int, words: Lexicon, type_: str) -> Reading:
    """`prawie udało się zawrzeć pokój`, `niemal doszło do ataku`; `prawie zakończono rozmowy` says nothing of the talks."""
    at = u
    if not g.verb(u):
        at = g.clause(u)
        if type_ in words.talks or not g.lemmas(at) & any_of(words.carrying, words.actual.verbs):
            return ACTUAL
    while infinitive(g, at) and g.heads[at] >= 0 and g.verb(g.heads[at]):
        at = g.heads[at]
    before = at - 1
    while before > 0 and g.units[before].text.casefold() in _LINKING:
        before -= 1
    if before < 0 or not g.past(at) or not g.lemmas(before) & words.almost:
        return ACTUAL
    stop = next((x for x in range(at + 1, len(g)) if g.units[x].text in (",", ";", "–", ".")), len(g))
    most = any(g.lemmas(x) & words.quantifiers for x in range(at + 1, stop))
    return ACTUAL if most else Reading(Status.NEGATED, None, g.units[before].text)


def _imagined(g: SentenceGraph, u: int, words: Lexicon) -> Reading:
    """`w najczarniejszym scenariuszu Rosja atakuje`, `scenariusz, w którym Chiny blokują wyspę`: nobody says that it is so."""
    at = g.clause(u)
    for _ in range(4):
        if g.past(at):
            return ACTUAL
        within = next((c for c in g.kids[at] if g.preposition(c) == "w" and g.lemmas(c) & words.imagined), None)
        head = g.heads[at]
        if within is None and head >= 0 and g.labels[at].startswith("acl") and g.lemmas(head) & words.imagined:
            within = head
        if within is not None:
            return Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[within].text)
        if head < 0 or g.labels[at].split(":")[0] not in ("conj", "xcomp"):
            return ACTUAL
        at = head
    return ACTUAL


def _rumoured(g: SentenceGraph, u: int, words: Lexicon) -> Reading:
    """`jak głosi plotka`, `według pogłosek`; `według niepotwierdzonych doniesień` is one side's word, and `Rzekomo …`."""
    clause = g.clause(u)
    opening = g.lemmas(0) & words.alleged and not g.adjective(0) and "," not in (g.units[x].text for x in range(clause))
    if opening and (clause == u or g.lemmas(clause) & words.carrying):  # by order, whatever it hangs on
        return Reading(Status.DISPUTED, None, g.units[0].text)
    for x in range(u) if not g.units.forms.isdisjoint(_HEARD) else ():
        heard = any(g.units[y].text.casefold() in _HEARD for y in range(max(0, x - 3), x)) and not _next_clause(g, x, u)
        if heard and g.lemmas(x) & words.hearing and g.nominal(x):
            return Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[x].text)
        if heard and g.units[x].text.casefold().startswith("niepotwierdzon"):
            return Reading(Status.DISPUTED, None, g.units[x].text)
    for x in range(u + 1, len(g) - 2):  # `Litwa zamknęła granicę – jak głosi plotka`
        aside = g.units[x].text in (",", "–", "—") and g.units[x + 1].text.casefold() in _HEARD
        if aside and any(g.lemmas(y) & words.hearing for y in range(x + 2, min(x + 4, len(g)))):
            return Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[x + 1].text)
    return ACTUAL


def _next_clause(g: SentenceGraph, first: int, last: int) -> bool:
    """`jak głosi plotka, jest chory, a w środę uwolnił więźniów`: a clause set beside the first, with its own verb."""
    beside = [x for x in range(first + 2, last) if g.units[x - 1].text == "," and g.units[x].text.casefold() in _BESIDE]
    return any(g.tells(first + 1, x) for x in beside)


def _unproven(g: SentenceGraph, u: int, words: Lexicon, type_: str) -> Reading:
    """`agencje pisały o rozmieszczeniu rakiet, lecz analitycy nie znaleźli na to dowodów`: of what the sentence tells, not of more."""
    if words.absent.keys().isdisjoint(g.units.lemmas):
        return ACTUAL
    told = any(g.lemmas(x) & words.speech_verbs for x in g.up(u))  # `pisały o zatrzymaniu`, `podał, że zatrzymano`
    if type_ in words.adjudged | {"Accusation"} and not told:
        return ACTUAL  # a court may well sentence without proof
    comma = next((x for x in range(u + 1, len(g)) if g.units[x].text in (",", "–", ";")), len(g))
    if comma + 1 < len(g) and g.lemmas(comma + 1) & _CONCEDING:
        return ACTUAL
    for x in range(comma + 1, len(g)):
        if not (
            words.absent.get(next(iter(sorted(g.lemmas(x) & words.absent.keys())), "")) == "disputed" and g.nominal(x)
        ):
            continue
        texts = [g.units[y].text.casefold() for y in range(max(comma, x - 7), min(x + 4, len(g)))]
        of_it = "to" in texts or "tego" in texts or x + 1 >= len(g) - 1
        if of_it and ("nie" in texts or "brak" in texts):
            return Reading(Status.DISPUTED, None, g.units[x].text)
    return ACTUAL


def _so_called(g: SentenceGraph, u: int, words: Lexicon) -> Reading:
    """`takie „uwolnienie” jest kpiną`: a word alone between marks of quotation, behind one that points at it."""
    if not 1 < u < len(g) - 1 or g.units[u - 1].text not in QUOTES or g.units[u + 1].text not in QUOTES:
        return ACTUAL
    pointed = g.lemmas(u - 2) & ({"taki", "ów"} | words.alleged)
    return Reading(Status.DISPUTED, None, g.units[u].text) if pointed else ACTUAL


def _never_begun(g: SentenceGraph, u: int) -> Reading:
    """`rozmowy spełzły na niczym, zanim się na dobre zaczęły`: what never began."""
    if g.verb(u) or g.heads[u] != g.clause(u) or not g.labels[u].startswith("nsubj"):
        return ACTUAL
    for x in range(u + 1, len(g) - 1):
        if g.units[x].text == "," and g.lemmas(x + 1) & {"zanim", "nim"}:
            behind = next((y for y in range(x + 2, len(g)) if g.verb(y)), None)
            if behind is None or not (g.past(behind) and g.lemmas(behind) & lexicon().beginning):
                return ACTUAL
            itself = any(g.units[y].text.casefold() == "się" for y in range(x + 2, min(behind + 4, len(g))))
            if not itself or any(g.labels[c].split(":")[0] == "obj" for c in g.kids[behind]):
                return ACTUAL  # `zanim rozpoczęto przerwę`
            if any(
                "nom" in g.units[y].cases and g.nominal(y) and g.preposition(y) is None
                for y in range(x + 2, min(behind + 4, len(g)))
            ):
                return ACTUAL  # `zanim zaczęła się wojna`
            return Reading(Status.NEGATED, None, g.units[x + 1].text)
    return ACTUAL


def _cut_short(g: SentenceGraph, u: int, words: Lexicon, type_: str) -> bool:
    """`proces umorzono, zanim zapadł wyrok`: what was stopped before it came to that."""
    at = g.clause(u)
    head = g.heads[at]
    if head < 0 or not set(g.marks(at)) & {"zanim", "nim"}:
        return False
    over = g.heads[head] if infinitive(g, head) and g.heads[head] >= 0 else head
    another = any(  # `uciekł, zanim zatrzymano jego brata`
        g.labels[c] == "obj" and g.nominal(c) and "ppron3" not in g.units[c].pos for c in g.kids[at]
    )
    escaped = g.past(over) and any(g.lemmas(x) & words.escaping for x in (head, *g.kids[head]))
    if type_ == "Detention" and escaped and not another:
        return True  # `zdążył uciec, zanim policja go zatrzymała`
    if not g.past(head) or g.negated(head):
        return False
    of_a_trial = g.lemmas(head) & words.halting and any(g.lemmas(c) & words.prosecution for c in g.kids[head])
    return bool(of_a_trial or g.lemmas(head) & words.cutting_short)


def _before_us(g: SentenceGraph, u: int) -> bool:
    """`Przed nami największe od lat ćwiczenia`: by order, in a clause without a verb."""
    if "przed" not in g.units.forms:
        return False
    texts = g.units.texts
    at = next((x for x in range(len(texts) - 1) if texts[x] == "przed" and texts[x + 1] in ("nami", "wami")), None)
    if at is None:
        return False
    end = next((x for x in range(at, len(g)) if g.units[x].text in (",", ";", ":", "–")), len(g))
    start = next((x + 1 for x in range(at, -1, -1) if g.units[x].text in (",", ";", ":", "–")), 0)
    return start <= u < end and not g.tells(start, end)


def _awaited(g: SentenceGraph, u: int, words: Lexicon) -> Reading | None:
    """`wyrok, którego adwokaci spodziewają się w piątek`, `wizyta, o którą zabiega Mińsk`: wished for or expected now."""
    if g.verb(u):
        return None
    for c in g.kids[u]:
        if not g.labels[c].startswith("acl:relcl") or "fin" not in g.units[c].pos or g.negated(c) or g.auxiliaries(c):
            continue
        which = next((x for x in range(u + 1, c) if g.lemmas(x) & {"który", "jaki"}), None)
        itself = which is not None and not g.labels[which].startswith("nsubj") and which not in _inner(g, c)
        if itself and g.lemmas(c) & words.awaited:
            return Reading(Status.PROPOSED, Mode.SOUGHT, g.units[c].text)
    return None


def _inner(g: SentenceGraph, verb: int) -> set[int]:
    """What hangs not on the verb of a relative clause itself but on a noun or an infinitive in it: `którego celów nie zna`."""
    return {x for c in g.kids[verb] if g.nominal(c) or infinitive(g, c) for x in g.kids[c]}


def _needed_for(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """`do pełnego ich zniesienia potrzebna jest ustawa`: by order, what is wanting for it."""
    if g.preposition(u) != "do" or not (g.gerund(u) or g.nominal(u)):
        return False
    for x in range(u + 1, min(u + 6, len(g))):
        if g.units[x].text in (",", ";", ":", "–", "("):
            return False
        if g.lemmas(x) & words.wanting:
            return True
    return False


def _doubtful(g: SentenceGraph, words: Lexicon) -> bool:
    """`Szczyt w Budapeszcie pod znakiem zapytania`, `Sankcje jednak nie teraz`: without a verb."""
    if "nie" in g.units.forms and not g.tells():
        pairs = zip(g.units.texts, g.units.texts[1:], strict=False)
        if any(" ".join(pair) in words.not_yet for pair in pairs):
            return True
    return doubtful(g, g.units.having(words.doubts)) and not g.tells()


def _in_turn(g: SentenceGraph) -> Reading:
    """`Najpierw Poczobut na wolności, potem rozmowy o granicy`: without a verb, an order of things to come."""
    if "najpierw" not in g.units.forms:
        return ACTUAL
    first = next((x for x in range(len(g)) if g.units[x].text.casefold() == "najpierw"), None)
    if first is None or g.tells(first):
        return ACTUAL
    return Reading(Status.PROPOSED, Mode.SOUGHT, g.units[first].text)


__all__ = ["come_about", "unreal"]
