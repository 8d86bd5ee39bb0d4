"""Names told by the noun before them: `portalu Batumelebi`, `partii Achali`, `ruchu Wyzwolenie`; the noun is inflected, the name is not."""

from __future__ import annotations

from functools import cache

from loaders.polish.names.body import Body, acronym, tail, upper
from loaders.polish.names.forms import NOMINAL, named
from loaders.polish.names.phrase_bases import base_phrase
from loaders.polish.text.first_names import common_name_readings
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.name_heads import data, head_kind
from loaders.polish.text.words import Sentence, Word, any_of
from loaders.polish.units.agreement import one_phrase

_KINDS = frozenset({"Company", "PoliticalGroup", "Bank", "Organization", "MediaOutlet"})
_LED = frozenset({"PoliticalGroup", "Organization", "Bank"})  # what is often told by the person at its head
_OF_PERSONS = (
    "a",
    "ego",
    "ej",
    "ki",
    "y",
    "ów",
)  # `partii Orbana`, `fundacji Nawalnego`: endings of a person's genitive


def kind_called(noun: Word) -> str | None:
    """The class of body whose name may follow the noun, in no case of its own: `spółka`, `portal`, `ugrupowanie`."""
    if noun.lemmas & data()["company_nouns"]:
        return "Company"
    if noun.lemmas & data()["media_nouns"]:
        return "MediaOutlet"
    kind = head_kind(noun)
    return kind if kind in _KINDS else None


def _bare(noun: Word, word: Word) -> bool:
    """Whether one word of ours after the noun is a name: no noun at all, or one in the nominative where the noun is not."""
    if any(r.name for r in word.readings):
        return False
    if word.readings and not word.pos & NOMINAL:
        return True  # `koncern Orano`, though `orano` is a verb
    base = any(r.pos == "subst" and r.lemma.casefold() == word.text.casefold() for r in word.readings)
    return base and bool(noun.cases) and "nom" not in noun.cases


def noun_before(sentence: Sentence, at: int) -> Word | None:
    """The word before a name, adjectives and what is made passed over: `spółkę logistyczną Dana Trans`, `producenta dronów Baykar`."""
    index = at - 1
    while (
        index > 0
        and at - index <= 2
        and "adj" in sentence[index].pos
        and ("subst" not in sentence[index].pos or _agrees(sentence[index - 1], sentence[index]))
        and sentence[index].text.islower()
    ):
        index -= 1
    if index > 0 and sentence[index].text.islower() and "gen" in sentence[index].cases:
        further = sentence[index - 1]
        if further.text.islower() and further.lemmas & data()["company_nouns"] and "subst" in further.pos:
            return further if kind_called(sentence[index]) is None else sentence[index]
        if further.text.islower() and further.lemmas & data()["unions"] and not led_by(sentence, index):
            return further  # `stowarzyszenie pilotów Cockpit`
    return sentence[index] if index >= 0 else None


def _agrees(noun: Word, adjective: Word) -> bool:
    """`przejście drogowe Silene`: a word that is a noun elsewhere, behind one with which it agrees."""
    if not noun.text.islower():
        return False
    nouns = (r for r in noun.readings if r.pos in ("subst", "ger"))
    return one_phrase((r for r in adjective.readings if r.pos == "adj"), nouns)


def jail(noun: Word, before: Word) -> bool:
    """`zakład karny La Santé`: what follows is the name of a prison, of no works; `before` is the word before the name."""
    return "zakład" in noun.lemmas and "karny" in before.lemmas


def called(sentence: Sentence, at: int, blocked: frozenset[int]) -> Body | None:
    """`partia Nowa Jedność`, `spółka Dana Trans`: capitalised words of ours after a noun of such bodies are its name."""
    noun = noun_before(sentence, at)
    if noun is None or not (noun.text.islower() or noun is sentence[0]) or at in blocked or not upper(sentence[at]):
        return None
    if jail(noun, sentence[at - 1]):
        return None
    kind = kind_called(noun)
    if kind is None:
        return None
    last = at
    while last + 1 < len(sentence) and last - at < 3:
        after = sentence[last + 1]
        if last + 1 in blocked and not (last == at and kind == "PoliticalGroup" and _owned(noun, sentence[at], after)):
            break
        if not (upper(after) and after.text.isalpha()):
            break
        last += 1
    if (split := _before_its_head(sentence, at, last)) < last and led_by(sentence, at):
        last = split
        if all(w.foreign for w in sentence[at : last + 1]):
            return Body(at, last, kind, " ".join(w.text for w in sentence[at : last + 1]))
    rows = sentence[at : last + 1]
    known = [w for w in rows if not w.foreign]
    surname = named(rows[-1], "nazwisko") or (rows[-1].foreign and not of_firms(rows[-1]))
    person = any(named(w, "imię") and not w.foreign for w in rows[:-1]) and bool(surname)
    theirs = bool(known) and all("nom" not in w.cases and "gen" in w.cases for w in known) and "gen" not in noun.cases
    firsts = any(r.values(("nom",)) for r in named(rows[0], "imię")) or bool(common_name_readings(rows[0].text))
    if (
        len(rows) == 2 and firsts and not of_firms(rows[-1])
    ):  # `szef koncernu Zsolt Hernádi`, but `linii lotniczych Adria Wings`
        person = led_by(sentence, at) or "potentat" in noun.lemmas
    if person or theirs or (last == at and not _bare(noun, sentence[at])):
        return None
    if last == at and "prep" in sentence[at].pos:
        return None  # `partii Dla Gruzji`: half a name is none
    head = next((i for i, w in enumerate(rows) if "subst" in w.pos and "adj" not in w.pos), 0)
    ours = len(known) == len(rows) and any("subst" in w.pos for w in rows) and blocked.isdisjoint(range(at, last + 1))
    return Body(at, last, kind, base_phrase(rows, head) if ours else " ".join(w.text for w in rows))


def _owned(noun: Word, word: Word, after: Word) -> bool:
    """`partii Droga Gruzji`: a common noun in its base form, and the genitive of a country that belongs to the name."""
    common = any(r.pos == "subst" and r.lemma == word.text.casefold() for r in word.readings)
    return common and "nom" not in noun.cases and "gen" in after.cases and "nom" not in after.cases


@cache
def _workers() -> frozenset[str]:
    words = lexicon()
    return any_of(words.offices, words.trades_of_people, words.anyone)


def led_by(sentence: Sentence, at: int) -> bool:
    """`szef węgierskiego koncernu Zsolt Hernádi`: the name may be that of the one whose office stands before the noun."""
    for word in reversed(sentence[max(0, at - 5) : at]):
        if word.lemmas & _workers() and "subst" in word.pos:
            return True
        if "gen" not in word.cases and "adj" not in word.pos:  # `dyrektor generalny linii Iwan Pawłow`
            return False
    return False


def of_firms(word: Word) -> bool:
    """A last word that firms and bodies have, and no person's surname: `Asia News`, not `Samantha Power`."""
    text = word.text.casefold()
    return text in data()["foreign_words"] and text not in data()["surnames_too"]


def _before_its_head(sentence: Sentence, at: int, last: int) -> int:
    """Last word of the body in `prezes koncernu Valtora Pekka Lindqvist`: a first name and one more word are who leads it."""
    for index in range(at + 1, last):
        word, after = sentence[index], sentence[index + 1]
        firsts = named(word, "imię") or common_name_readings(word.text)
        if firsts and (after.foreign or named(after, "nazwisko")) and not named(sentence[at], "imię"):
            return index - 1
        if word.foreign and after.foreign and not sentence[index - 1].foreign:
            return index - 1  # `lidera partii Droga Gruzji Lewana Gogii`
    return last


def after_noun(sentence: Sentence, at: int, blocked: frozenset[int]) -> Body | None:
    """`analityk firmy doradczej Argentis`: a word of no dictionary after the noun of a firm is its name, not that of the analyst."""
    noun = noun_before(sentence, at)
    if noun is None or not noun.text.islower() or at in blocked or not upper(sentence[at]) or not sentence[at].foreign:
        return None
    after = sentence[at + 1] if at + 1 < len(sentence) and at + 1 not in blocked else None
    if after is not None and upper(after) and after.text[:1].isalpha():
        return None  # two words: `firmy Michael O’Leary`
    kind = kind_called(noun)
    text = sentence[at].text
    last = tail(sentence, at, blocked)
    theirs = kind in _LED and text.endswith(_OF_PERSONS) and not text.endswith("ia")  # but `grupy Veolia`
    if kind is None or acronym(sentence[at]) or (theirs and last == at):
        return None
    return Body(at, last, kind, " ".join(w.text for w in sentence[at : last + 1]))


def ends_a_name(sentence: Sentence, at: int) -> bool:
    """`Państwowa Komisja Wyborcza`: an adjective with a capital letter goes on with the name before it that it agrees with."""
    word, before = sentence[at], sentence[at - 1]
    if not at or "adj" not in word.pos or not upper(before) or not head_kind(before):
        return False
    return one_phrase((r for r in word.readings if r.pos == "adj"), before.readings)
