"""A trade with its genitive before a name: `studentkę architektury Annę Kowal`, `lekarz szpitala w Grodnie` is one unit with it.

Without this the name and the noun are two objects side by side, and of `studentki architektury Anny Kowal` the name is the
architecture's.
"""

from __future__ import annotations

from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.people_nouns import human, owned_by_people
from loaders.polish.text.words import CASES, Sentence, Word
from loaders.polish.units.agreement import sexes
from loaders.polish.units.readings import readings_of
from loaders.polish.units.units import ADJECTIVAL, PERSON
from ontology.claims import Mention

Owners = dict[int, tuple[int, int, str, object]]  # word → first and last word, kind and thing of what holds it
_FURTHEST = 6  # words between a trade and its name
_SEXES = ("m1", "f")


def trade(word: Word) -> bool:
    """Whether a word names a trade that is no office: `studentka`, `lekarz`, never `ojciec`, `sąsiad`."""
    if "subst" not in word.pos or "prep" in word.pos or not word.text[1:].islower():
        return False
    words = lexicon()
    if any(not word.lemmas.isdisjoint(x) for x in (words.untraded, words.owned, words.standing_alone)):
        return False
    if word.lemmas & words.trades_of_people:
        return True
    return any(human(r.lemma, r.values(_SEXES)) for r in word.readings if r.pos == "subst" and r.values(("sg",)))


def with_genitive(sentence: Sentence, head: int, owner: Owners) -> tuple[int, int, Mention] | None:
    """`trade genitive … Name`, the name in the case and of the sex of the trade: (trade, last word of the name, who)."""
    at = head + 1
    while at < len(sentence) and at - head <= _FURTHEST:
        if at in owner:
            first, last, _, thing = owner[at]
            if not isinstance(thing, Mention):
                return None
            if thing.type == PERSON:
                alike = at > head + 1 and _alike(sentence, head, sentence[first : last + 1], thing)
                return (head, last, thing) if alike else None
            if "gen" not in frozenset(
                c for r in readings_of(sentence[first : last + 1], thing) for c in r.values(CASES)
            ):
                return None
            at = last + 1
        elif _of_what(sentence[at]) or (at > head + 1 and sentence[at].text in ("i", "oraz")):
            at += 1
        else:
            return None
    return None


def _of_what(word: Word) -> bool:
    """A genitive in small letters that is nobody, and nothing that the name behind it may own (`pracownika firmy Jana`)."""
    if not word.text.islower() or "gen" not in word.cases:
        return False
    if "ger" in word.pos:
        return False
    nouns = [r for r in word.readings if r.pos == "subst"]
    if not nouns:
        return bool(word.pos & ADJECTIVAL)
    people = any(human(r.lemma, r.values(_SEXES)) for r in nouns)
    return not people and word.lemmas.isdisjoint(owned_by_people())


def _alike(sentence: Sentence, head: int, name: Sentence, mention: Mention) -> bool:
    nouns = [r for r in sentence[head].readings if r.pos == "subst" and r.values(("sg",))]
    readings = readings_of(name, mention)
    cases = {c for r in nouns for c in r.values(CASES)} & {c for r in readings for c in r.values(CASES)} - {"voc"}
    firsts = [r for r in name[0].readings if r.name == "imię"] or list(readings)
    named = sexes(firsts)
    return bool(cases) and (not named or bool(named & sexes(nouns)))
