"""A capital as a place (`w Mińsku`) or as its government (`Mińsk proponuje`, `relacje z Warszawą`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from loaders.polish.text.cues import Words
from loaders.polish.text.words import DATA, GENDERS, Sentence
from ontology.tables import read_table

_BEFORE_TOWNS = frozenset(
    {"w", "we", "do", "pod", "koło", "obok", "wokół", "nad", "niedaleko", "nieopodal", "przez", "po", "podwarszawski"}
)
_BEFORE_STATES = frozenset(
    {
        "wobec",
        "dla",
        "między",
        "pomiędzy",
        "przeciw",
        "przeciwko",
        "zdaniem",
        "według",
        "względem",
        "ze_strony",
        "od",
        "o",
        "za",
    }
)
_CLAUSE_OPENERS = frozenset(
    {"–", ":", ",", "„", "że", "i", "a", "ale", "lecz", "choć", "bo", "jak", "gdy", "kiedy", "jeśli", "jeżeli", "gdyby", "aby", "żeby", "by", "ponieważ",
     "gdyż", "skoro", "zanim", "odkąd", "czy", "jakoby", "natomiast", "zaś", "jednak", "tymczasem", "tym", "dlatego", "więc"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Told:
    """Verbs and nouns of `data/capitals.yaml` that tell the town from the government."""

    sites: Words
    visiting: Words
    striking_towns: Words
    passing: Words
    falling_on: Words
    venues: Words
    addressing: Words
    urging: Words
    pressing_on: Words
    done_to_towns: Words


@cache
def _told() -> _Told:
    lists = {name: frozenset(words) for name, words in read_table(DATA / "capitals.yaml").items()}
    return _Told(**lists, done_to_towns=lists["visiting"] | lists["striking_towns"])


def _pressed(sentence: Sentence, first: int) -> bool:
    """Whether the capital is the object of such a verb, adverbs between passed over."""
    for at in range(first - 1, max(-1, first - 5), -1):
        word = sentence[at]
        if word.pos & {"fin", "praet", "imps", "inf", "pcon", "pant"}:
            return bool(word.lemmas & _told().urging) and "acc" in sentence[first].cases
        if word.text in (",", ";", ":", "–") or ("subst" in word.pos and not word.pos & {"adj", "part", "adv"}):
            return False
    return False


def stands_for_state(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the capital named at `first` … `last` means the government that sits there."""
    at = first - 1
    if _struck(sentence, first, last):
        return False
    before = sentence[at].text.casefold() if at >= 0 else ""
    cases = sentence[first].cases
    if before in ("–", "-") or (before in ("i", "a", "oraz") and at >= 1):
        # a list takes the reading of its first member: `Mińska i Waszyngtonu`
        previous = at - 1
        if sentence[previous].text[:1].isupper() and previous != 0:
            return stands_for_state(sentence, previous, previous)
    if before == "do" and _addressed(sentence, at):
        return True
    if before == "przez" and at:  # `uwolnienie przez Mińsk 52 więźniów`, `zaproponowany przez Waszyngton`
        deed = sentence[at - 1]
        return bool(deed.pos & {"ger", "ppas"}) and not deed.lemmas & _told().passing
    if before in _BEFORE_TOWNS:
        return False
    if at >= 0 and "prep" not in sentence[at].pos and _pressed(sentence, first):
        return True
    if before in ("z", "ze"):
        return "inst" in cases and not ("gen" in cases and "inst" not in cases)
    if before == "na":
        return ("acc" in cases and "loc" not in cases) or bool(at and sentence[at - 1].lemmas & _told().pressing_on)
    if before in _BEFORE_STATES:
        return True
    if before in ("tylko", "także", "też", "również", "zwłaszcza", "głównie") and "nom" in cases:
        return True
    if at < 0 or before in _CLAUSE_OPENERS:
        return _subject(sentence, last)
    governor = sentence[at]
    if before == "się" and at and "nom" in cases:  # `domaga się Kijów`
        return bool(sentence[at - 1].pos & {"fin", "praet"})
    if "prep" in governor.pos:
        return False
    if governor.lemmas & _told().sites or governor.lemmas & _told().done_to_towns:
        return False
    if "adj" not in governor.pos and "dat" in cases and cases <= {"dat", "loc"}:
        return True  # `proponuje teraz Warszawie rozmowy`: a locative needs a preposition
    if governor.pos & {"subst", "ger"} and "gen" in cases:
        return True
    if "adj" in governor.pos and at and "subst" in sentence[at - 1].pos and "gen" in cases:
        return True
    return (bool(cases & {"nom", "dat", "acc", "gen"}) and _subject(sentence, last)) or bool(
        governor.pos & {"fin", "praet", "inf"}
    )


def _struck(sentence: Sentence, first: int, last: int) -> bool:
    """`zaatakowały w nocy Kijów`, `Kijów odwiedzili`, `Kijów został ostrzelany`, `nalot na Doha`: the city itself."""
    cases = sentence[first].cases
    near = sentence[max(0, first - 4) : first]
    if "acc" in cases:
        for w in reversed(near):
            if w.lemmas & _told().done_to_towns and w.pos & {"fin", "praet", "imps", "inf"}:
                return True
            if w.text in (",", ";", ":", "–") or (w.text[:1].isupper() and w is not sentence[0]):
                break
        hit = sentence[max(0, first - 7) : last + 4]  # `ataku rakietowym Rosji na Kijów`, `na Kijów spadły bomby`
        if first and sentence[first - 1].text.casefold() == "na" and any(w.lemmas & _told().falling_on for w in hit):
            return True
    after = sentence[last + 1 : last + 6]
    visited = next((w for w in after if w.pos & {"praet", "fin", "imps"}), None)
    if (
        visited is not None
        and visited.lemmas & _told().visiting
        and ("acc" in cases or sentence[first].text.endswith("ę"))
    ):
        return True
    if not cases or "nom" in cases:
        for n, w in enumerate(after):
            if w.lemmas & {"zostać", "być"} and any(
                x.lemmas & _told().done_to_towns and "ppas" in x.pos for x in after[n:]
            ):
                return True
    return False


def _addressed(sentence: Sentence, at: int) -> bool:
    """`zaapelowała do Waszyngtonu`, `nota do Mińska`: what is said to a capital is said to its government."""
    near = sentence[max(0, at - 3) : at]
    return any(w.lemmas & _told().addressing for w in near)


def _subject(sentence: Sentence, last: int) -> bool:
    """A verb follows that a government can be the subject of; not `Budapeszt ma się stać miejscem spotkania`."""
    window = sentence[last + 1 : last + 7]
    if any(w.lemmas & _told().venues and "inst" in w.cases for w in window):
        return False
    stop = next((i for i, w in enumerate(window) if w.text in (".", ";", "–", ":")), len(window))
    return any(w.pos & {"fin", "praet", "cond", "bedzie", "winien"} for w in window[:stop]) or _over_an_aside(
        sentence, last
    )


def _over_an_aside(sentence: Sentence, last: int) -> bool:
    """`Wilno 20 listopada, dziesięć dni przed terminem, przywróciło odprawy`: the verb agrees behind the second comma."""
    commas = [i for i in range(last + 1, min(len(sentence), last + 14)) if sentence[i].text == ","]
    if len(commas) < 2 or any(w.text in (".", ";", "–", ":") for w in sentence[last + 1 : commas[1]]):
        return False
    verb = sentence[commas[1] + 1] if commas[1] + 1 < len(sentence) else None
    mine = {g for r in sentence[last].readings if r.values(("nom",)) for g in r.values(GENDERS)}
    past = [r for r in verb.readings if r.pos == "praet" and r.values(("sg",))] if verb is not None else []
    return any(mine & set(r.values(GENDERS)) for r in past)
