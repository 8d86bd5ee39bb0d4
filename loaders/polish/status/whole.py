"""What the sentence as a whole makes of a happening: a question asks for it, a clause behind it denies it."""

from __future__ import annotations

from loaders.polish.frames.triggers import Hit
from loaders.polish.status.forms import ACTUAL, Reading, form, infinitive, untrue
from loaders.polish.status.leaning import outermost
from loaders.polish.syntax.future import future
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import Lexicon
from loaders.polish.text.marks import DASHES, QUOTES
from loaders.polish.text.words import any_of
from ontology.claims import Mode, Status

_REPORTING = frozenset({"że", "iż", "jakoby", "by", "aby", "żeby"})
_LEADS_IN = QUOTES | DASHES | {"A", "I", "No"}  # what may stand before the word that asks
_CLAUSES = frozenset({"advcl", "acl", "ccomp", "csubj"})


def asked(g: SentenceGraph, u: int, words: Lexicon, hit_type: str = "") -> Reading:
    """`Czy Mińsk uwolni więźniów?`, `Zniesienie sankcji?`: what is asked is not told. `Dlaczego uwolnił?` takes it as known."""
    if not any(unit.text == "?" for unit in g.units[-2:]):
        heading = g.units[0].text == "Czy" and g.units[-1].text not in (
            ".",
            "!",
            "…",
            ":",
        )
        return Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[0].text) if heading and g.clause(u) == u else ACTUAL
    clause = g.clause(u)
    opening = next((x for x in range(len(g)) if g.units[x].text not in _LEADS_IN), 0)
    if not _main(g, clause):
        return ACTUAL
    if clause != u and g.preposition(u) in words.presupposing:
        return ACTUAL  # `Co dalej po spotkaniu?`
    if _of_the_heading(g, u, words):
        return ACTUAL  # `Negocjacje z Białorusią: co dalej?`
    if g.gerund(u) and _what_next(g, u, hit_type, words):
        return Reading(Status.PROPOSED, Mode.POSSIBLE, "co dalej z")
    first = g.units[opening]
    circumstantial = any(
        g.lemmas(x) & words.circumstances
        and (x == 0 or g.units[x - 1].text in (",", "–", ":", "a", "i", "A") or x - opening <= 1)
        for x in range(opening, min(len(g), max(clause, u)))
    )
    if circumstantial and first.text.casefold() != "czy":
        ahead = not g.past(clause) and g.predicate(clause)
        return (
            Reading(Status.PROPOSED, Mode.POSSIBLE, "?")
            if ahead and clause == u and future(g, [clause, *g.auxiliaries(clause)])
            else ACTUAL
        )
    if clause != u and g.verb(clause) and not g.lemmas(clause) & words.carrying:
        return ACTUAL  # `Czy skrytykował zamknięcie granicy?`
    return Reading(Status.PROPOSED, Mode.POSSIBLE, "?")


def _of_the_heading(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """Whether a question of what, how or who is asked behind the colon of a heading; of `czy` and `kiedy` it is not known."""
    colon = next((x for x in range(u + 1, len(g) - 2) if g.units[x].text == ":"), None)
    if colon is None or g.verb(u) or any(g.verb(x) for x in range(colon)):
        return False
    return bool(g.lemmas(colon + 1) & words.circumstances - {"czy", "kiedy", "gdzie"})


def _what_next(g: SentenceGraph, u: int, type_: str, words: Lexicon) -> bool:
    """`Co dalej z otwarciem ambasady?`: what one asks so after is not brought to its end."""
    if type_ in any_of(words.facts, words.standing) or g.preposition(u) != "z" or g.tells():
        return False
    texts = g.units.texts[:u]
    return "co" in texts and texts[-1] in ("z", "ze") and not {"po", "od"} & set(texts)


def verbless(g: SentenceGraph, noun: int, words: Lexicon) -> Reading:
    """`Przed nami negocjacje`, `Niebawem uwolnienie`, `W planach jest otwarcie`: a noun that leads, and what puts it ahead."""
    if g.verb(noun) or g.past(noun):
        return ACTUAL
    for c in g.kids[noun]:
        us = g.preposition(c) == "przed" and "ppron12" in g.units[c].pos
        scheme = g.preposition(c) == "w" and g.lemmas(c) & words.planned.nouns
        soon = g.lemmas(c) & words.soon and g.units[c + 1].text not in ("po", "przed")  # not `zaraz po rozmowach`
        if us or scheme or soon:
            return Reading(Status.PLANNED, None, g.units[c].text)
    return ACTUAL


def carrier(g: SentenceGraph, hit: Hit, words: Lexicon) -> int:
    """The verb that brings a nominal happening about, its companion or one that carries such nouns: `czas rozpocząć rozmowy`."""
    u, over = hit.unit, g.heads[hit.unit]
    if g.verb(u) or over < 0:
        return u
    carried = g.lemmas(over) & (words.light - words.ending)
    bare = g.labels[u].split(":")[0] == "obj" and infinitive(g, over)
    if over == hit.companion or (carried and bare):
        return over
    first = outermost(g, u, words)
    verb = g.heads[first]
    brought = (
        g.preposition(first) == "do" and verb >= 0 and infinitive(g, verb) and g.lemmas(verb) & words.bringing_about
    )
    return verb if brought else u  # `Jak doprowadzić do podpisania umowy?`


def uncarried(g: SentenceGraph, u: int, words: Lexicon) -> Reading:
    """`czas zamknąć granicę`, `gotowy zabić`, `Zamknąć granicę!`, `jak ją zamknąć`: an infinitive that no verb carries tells of nothing done."""
    if not infinitive(g, u) or g.units[u].pos & {"pred", "subst"} or g.lemmas(u) & words.sensed:
        return ACTUAL
    mark = next((x for x in range(u + 1, len(g)) if g.units[x].text == "?"), None)
    if mark is not None and not any(g.predicate(x) and not infinitive(g, x) for x in range(mark) if g.verb(x)):
        return Reading(Status.PROPOSED, Mode.POSSIBLE, "?")  # `Spotkać się z Putinem? – To nie wchodzi w grę`
    asked = {",", "po"}  # `nie wie, jak zamknąć`, `po co zamykać`
    how = [x for x in range(max(1, u - 3), u) if g.lemmas(x) & words.circumstances and g.units[x - 1].text in asked]
    if any(not any(g.units[y].pos & {"fin", "praet"} and g.verb(y) for y in range(x + 1, u)) for x in how):
        return Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[u].text)
    if any(g.lemmas(x) & words.inviting for x in range(u - 1, max(-1, u - 4), -1) if _none_between(g, x, u)):
        return Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[u - 1].text)  # whatever the tree hangs it on
    if any(g.units[x].text in QUOTES for x in range(max(0, u - 2), u)) and _called(g, u):
        return Reading(Status.PROPOSED, Mode.DEMANDED, g.units[u].text)  # `„Aresztować go!” – krzyczał tłum`
    at, passed = u, []
    while (head := g.heads[at]) >= 0 and (infinitive(g, head) or (g.labels[at] == "conj" and not g.verb(head))):
        at = head
        passed.append(at)
    if any(x and g.lemmas(x - 1) & words.inviting for x in passed):
        return Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[u].text)  # `czas powstrzymać wojnę i zawrzeć układ`
    if head >= 0 and (g.verb(head) or g.participle(head)):
        return ACTUAL
    for x in range(u - 1, -1, -1):  # proof against the tree: `udało się … uwolnić`
        if g.units[x].text in (",", ";", ":", "–"):
            break
        if g.lemmas(x) & {"mieć"} and g.units[x].pos & {"fin", "praet"}:
            return Reading(Status.PLANNED, None, g.units[x].text)  # `ma 20 maja przylecieć`
        if g.verb(x) and not infinitive(g, x) and g.lemmas(x) & any_of(words.actual.verbs, words.compelled):
            return ACTUAL
    return Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[u].text)


def _called(g: SentenceGraph, u: int) -> bool:
    """Whether the words in marks of quotation in which an infinitive stands have no other verb."""
    close = next((x for x in range(u + 1, len(g)) if g.units[x].text in QUOTES), None)
    return close is not None and not any(g.verb(x) for x in range(u + 1, close))


def _none_between(g: SentenceGraph, x: int, u: int) -> bool:
    """`trudno mu uzgodnić`, `gotowy jest uwolnić`: only a pronoun, a copula or an adverb."""
    return all(
        g.units[y].pos & {"ppron12", "ppron3", "siebie", "adv", "part"} or g.lemmas(y) & {"być"}
        for y in range(x + 1, u)
    )


def _main(g: SentenceGraph, clause: int) -> bool:
    """Whether nothing governs the clause but what it is joined to."""
    at = clause
    for _ in range(6):
        if g.heads[at] < 0:
            return True
        if g.labels[at].split(":")[0] in _CLAUSES or g.marks(at):
            return bool({"czy"} & set(g.marks(at)))
        at = g.heads[at]
    return False


def disclaimed(g: SentenceGraph, u: int, words: Lexicon) -> Reading:
    """`Kijów twierdzi, że Rosja zaatakowała szpital, czemu Moskwa zaprzecza`: told by one side, denied by the other."""
    for at in g.units.having(words.disclaiming):
        if at <= u or not g.verb(at) or g.negated(at):
            continue
        if "odeprzeć" in g.lemmas(at) and g.units.texts[at + 1 : at + 3] == [",", "że"]:
            continue  # `zapytany, kiedy poleci, odparł, że …`: an answer
        start = max(
            (x for x in range(u + 1, at) if g.units[x].text in (",", "–", ";", "a", "ale", "lecz")), default=None
        )
        if start is None or any(g.predicate(x) and g.verb(x) for x in range(start + 1, at)):
            return ACTUAL
        takes = [
            x
            for x in range(start, min(at + 6, len(g)))
            if g.units[x].text.casefold() in ("temu", "czemu", "to", "tym", "tej", "tego")
        ]
        takes += [x for x in range(start, min(at + 4, len(g))) if g.lemmas(x) & words.disclaimed and g.nominal(x)]
        alone = at + 1 >= len(g) or g.units[at + 1].text in (".", ",", ")", "–")
        if not (takes or alone):
            return ACTUAL
        if any(g.lemmas(x) & words.incidents for x in range(at + 1, min(at + 6, len(g)))):
            return Reading(Status.DISPUTED, None, g.units[at].text)  # `Hamas wyparł się udziału w tym incydencie`
        mine = g.clause(u)
        between = [x for x in range(mine + 1, start) if g.predicate(x) and g.verb(x)]
        if between or (mine != u and g.preposition(u) in words.presupposing):
            return ACTUAL
        return Reading(Status.DISPUTED, None, g.units[at].text)
    return ACTUAL


def denied(g: SentenceGraph, u: int, words: Lexicon) -> Reading:
    """`zdementował doniesienia, jakoby rozważano wysłanie żołnierzy`: whatever the clause makes of it, the clause is denied."""
    at, own = u, g.clause(u)
    if any(x > own and g.preposition(x) in words.presupposing for x in (u, *g.up(u))):
        return ACTUAL  # `zaprzeczył, że po wizycie w Mińsku zmienił zdanie`
    for _ in range(5):
        clause = g.clause(at)
        head, marks = g.heads[clause], set(g.marks(clause))
        if (lie := _lie(g, clause, words)) is not None:
            return lie
        if head < 0 or marks & words.asserting:
            return ACTUAL
        if marks & _REPORTING and g.labels[clause] != "parataxis":
            verb = head if g.verb(head) or g.predicate(head) else g.heads[head]
            if verb >= 0:
                said = _denial(g, verb, head, "jakoby" in marks, words)
                if said is not None:
                    return said
        elif g.labels[clause].split(":")[0] not in ("xcomp", "ccomp", "conj", "csubj"):
            return ACTUAL
        at = head
    return ACTUAL


def _lie(g: SentenceGraph, clause: int, words: Lexicon) -> Reading | None:
    """By order, whatever hangs on what: `Nieprawda, że uwolniono X`."""
    for mark in (c for c in g.kids[clause] if g.labels[c] == "mark" and g.units[c].text.casefold() in _REPORTING):
        noun = mark - 2
        named = noun >= 0 and (g.nominal(noun) or g.lemmas(noun) & {"być"})
        if not named or g.units[mark - 1].text != ",":
            continue
        if g.lemmas(noun) & {"być"} and noun:  # `nieprawdą jest, że`
            noun -= 1
        false = g.lemmas(noun) & words.reports and g.lemmas(noun - 1) & words.untrue  # `to fałszywa informacja, że`
        no_truth = "prawda" in g.lemmas(noun) and g.lemmas(noun - 1) & {"być"} and g.negated(noun - 1)
        if g.lemmas(noun) & words.reports and g.units[noun - 1].text.casefold().startswith("niepotwierdzon"):
            return Reading(Status.DISPUTED, None, g.units[noun - 1].text)
        if no_truth:  # `nie jest prawdą, że`
            return Reading(Status.NEGATED, None, g.units[noun].text)
        if not (g.lemmas(noun) & words.lies or false):
            continue
        if noun == 0 or g.units[noun - 1].text.casefold() not in ("nie", "bez"):
            return Reading(Status.NEGATED, None, g.units[noun].text)
    return None


def _denial(g: SentenceGraph, verb: int, head: int, alleged: bool, words: Lexicon) -> Reading | None:
    """What a verb of denying makes of the clause that it, or its noun of report, governs."""
    truth = g.lemmas(verb) & (words.disclaiming & words.denying.verbs)
    if truth and not g.negated(verb) and form(g, verb, words).status is Status.ACTUAL:
        return Reading(Status.NEGATED, None, g.units[verb].text)
    if head != verb and g.lemmas(head) & words.reports and untrue(g, verb, words):
        return Reading(
            Status.NEGATED, None, g.units[head].text
        )  # `wiadomość, że uwolniono X, okazała się nieprawdziwa`
    if head != verb and g.negated(verb) and g.lemmas(verb) & words.confirming and g.lemmas(head) & words.reports:
        return Reading(Status.NEGATED if alleged else Status.DISPUTED, None, f"nie {g.units[verb].text}")
    return None


__all__ = ["asked", "carrier", "denied", "disclaimed", "uncarried"]
