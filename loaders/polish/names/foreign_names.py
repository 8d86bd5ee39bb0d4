"""Names of no dictionary, and those of places: a firm, a body, a place or a person by what stands beside the name and by its ending."""

from __future__ import annotations

from loaders.polish.names.after_nouns import called, jail, noun_before
from loaders.polish.names.body import Body, acronym, coded, numbered, opening, tail, upper
from loaders.polish.names.declension import place_base
from loaders.polish.names.forms import named
from loaders.polish.names.places import (
    city,
    governed,
    local,
    misplaced,
    of_a_province,
    ordinary,
    place_phrase,
    region,
    town_base,
)
from loaders.polish.text.first_names import common_name_readings
from loaders.polish.text.name_heads import data as _data
from loaders.polish.text.name_heads import head_kind
from loaders.polish.text.words import SPOKEN_CASES, Sentence, Word

_TO_PLACES = frozenset({"w", "we", "do", "koło", "pod", "nad", "z", "ze", "na"})


def foreign(sentence: Sentence, at: int, blocked: frozenset[int]) -> Body | None:
    """A capitalised name of no dictionary, or of a place: by what stands before it, by its last word, by its ending."""
    word = sentence[at]
    data = _data()
    if at in blocked or not upper(word) or not word.text[0].isalpha() or word.text in data["not_names"]:
        return None
    if coded(word) or numbered(sentence, at) or not data["no_actors"].isdisjoint(word.lemmas):
        return None
    last = at
    while last + 1 < len(sentence) and last + 1 not in blocked and last - at < 4:
        after = sentence[last + 1]
        if after.text in data["forms"] or (
            upper(after)
            and after.text[0].isalpha()
            and (after.foreign or (named(after, "nazwa_geograficzna") and word.foreign) or _continues(word, after))
            and not (named(after, "imię") and (acronym(word) or not word.foreign))
            and not (
                last == at and (acronym(word) or of_a_province(sentence, at)) and two_names(sentence, last + 1, blocked)
            )
        ):
            last += 1
        else:
            break
    last = tail(sentence, last, blocked)
    rows = sentence[at : last + 1]
    text = " ".join(w.text for w in rows)
    if last == at + 1 and rows[-1].text in data["legal_forms"] and opening(sentence, at) and ordinary(word):
        return None  # `Jej OOO Wildberries`
    if rows[-1].text in data["forms"]:
        return Body(at, last, "Company", text)
    before = sentence[at - 1] if at else None
    if last == at and acronym(word):
        return None if _cried(sentence, at) else Body(at, at, "Organization", word.text)
    if last == at and opening(sentence, at) and ordinary(word):
        return None
    if "adj" in word.pos and at + 1 < len(sentence) and at + 1 not in blocked and region(word, sentence[at + 1]):
        return Body(at, at + 1, "Place", place_phrase(sentence[at : at + 2], 1))
    if (body := called(sentence, at, blocked)) is not None:
        return body
    geo = () if head_kind(word) and not all(r.name for r in word.readings) else named(word, "nazwa_geograficzna")
    if not geo and at and sentence[at - 1].text.casefold() in _TO_PLACES - {"na"}:
        geo = named(word, "człon_nazwy_geograficznej")  # `w Mokranach`
    if geo and last == at and not misplaced(sentence, at):
        return Body(at, at, "Place", town_base(word, governed(sentence, at, geo)))
    if last == at and (building := named(word, "nazwa_własna_budowli")) and not ordinary(word):
        return Body(at, at, "Place", building[0].lemma)  # `Koloseum`
    if last == at and (known_as := _in_dictionary(word)) is not None:
        return Body(at, at, *known_as)
    if last == at and at and sentence[at - 1].text in ("w", "we") and _undeclined(sentence, at):
        return Body(at, at, "Place", word.text)  # `w Multan`: nobody is in a person
    if not word.foreign and last == at:
        return None
    before = noun_before(sentence, at)
    if before is not None and before.lemmas & data["company_nouns"]:
        return Body(at, last, "Company", text)
    if (
        before is not None
        and before.text.islower()
        and (kind := head_kind(before)) not in (None, "Place", "GovernmentBody")
    ):
        return Body(at, last, kind or "Organization", text)  # `ugrupowanie Boko Haram`, `partia Fidesz`
    if last == at and at and sentence[at - 1].lemmas & data["of_localities"]:
        return Body(at, at, "Place", place_base(word.text, "do"))  # `sołtys Tofiłowiec`
    if last == at and (known := city(word)) is not None:
        return Body(at, at, "Place", known)
    if before is not None and jail(before, sentence[at - 1]):
        return Body(at, last, "Place", text)
    if before is not None and (
        before.lemmas & data["place_nouns"]
        or (before.text.casefold() in _TO_PLACES and local(word, before.text.casefold()))
    ):
        if before.lemmas & data["place_nouns"]:
            return Body(at, last, "Place", text)  # `na wyspie Yonaguni`: the noun alone is inflected
        with_whom = before.text in ("z", "ze") and last > at and rows[-1].text.endswith(("em", "im", "ym"))
        if not with_whom:  # `z Salifou Modim`: in the instrumental, and so with him
            return Body(at, last, "Place", place_base(word.text, before.text.casefold()) if last == at else text)
    if at == 0 and last == at:
        return None
    if word.foreign and at and last == at and sentence[at - 1].text in ("w", "we"):
        return Body(at, last, "Place", place_base(word.text, "w"))  # `w Santos`, `w Fordo`
    if last == at and word.foreign:
        return Body(at, last, "Unknown", text)
    if last > at and at and sentence[at - 1].text in ("w", "we"):
        if not any(w.text.casefold() in data["foreign_words"] for w in rows):
            return Body(at, last, "Place", text)  # `w Chan Junus`, `w Palm Beach`: nobody is in a person
    if last > at and not any(not w.foreign for w in rows):
        if any(w.text.casefold() in data["foreign_words"] for w in rows):
            return Body(at, last, "Organization", text)
        return Body(at, last, "Person" if last - at <= 3 else "Unknown", text)
    named_first = common_name_readings(word.text) and "prep" not in word.pos  # `Dla Chavez` is no Del
    if last > at and last - at <= 2 and named_first and all(w.foreign for w in rows[1:]):
        return Body(at, last, "Person", text)  # `Lukę Stojakovicia`, though a `luka` is a gap
    if last - at == 1 and word.foreign and named(rows[1], "nazwisko") and rows[1].text.endswith(("owa", "ewa")):
        return Body(at, last, "Person", text)  # `przyjął Dżejhuna Bajramowa`
    if last > at and all(w.text[1:].islower() and not named(w, "imię") for w in rows) and not opening(sentence, at):
        return Body(at, last, "Organization", text)  # `Boko Haram`: the second word happens to be one of ours
    return None


def _undeclined(sentence: Sentence, at: int) -> bool:
    """A surname or a common word in its base form, which `w` never has behind it: the name of a place that is not declined."""
    if sentence[at + 1 : at + 2] and upper(sentence[at + 1]):
        return False
    word = sentence[at]
    rows = [r for r in word.readings if not (r.name == "nazwisko" and len(r.values(SPOKEN_CASES)) > 5)]
    return (
        any(r.name == "nazwisko" for r in word.readings)
        and not any(r.values(("loc", "acc")) and r.name for r in rows)
        and not any(r.values(("loc",)) for r in rows)
    )


def _in_dictionary(word: Word) -> tuple[str, str] | None:
    """Class and base form of a firm or an institution that the dictionary knows by name: `KLM`, `Orlen`."""
    for reading in word.readings:
        kinds = reading.name.split("|")
        if "nazwa_firmy" in kinds:
            return "Company", reading.lemma
        if "nazwa_organizacji" in kinds or "nazwa_instytucji" in kinds:
            return "Organization", reading.lemma
    return None


def two_names(sentence: Sentence, at: int, blocked: frozenset[int]) -> bool:
    """`SPD Tomio Okamury`: after an acronym a person begins, of two words that no list of words of firms has."""
    if at + 1 >= len(sentence) or at + 1 in blocked:
        return False
    pair = sentence[at : at + 2]
    words = _data()["foreign_words"] | {x.casefold() for x in _data()["forms"]}
    return all(upper(w) and w.foreign and w.text[1:].islower() and w.text.casefold() not in words for w in pair)


def _continues(word: Word, after: Word) -> bool:
    """`Boko Haram`: a capitalised common word right after one of no dictionary belongs to its name."""
    return word.foreign and not acronym(word) and not acronym(after) and not any(r.name for r in after.readings)


def _cried(sentence: Sentence, at: int) -> bool:
    """`REKLAMA`, `PILNE!`: a word of ours all in capitals that stands for itself, no letters of a name."""
    word = sentence[at]
    if len(word.text) < 4 or not ordinary(word):
        return False
    if not at and len(sentence) > 1 and sentence[1].text.islower():
        return False  # `PISM ostrzega Litwę`
    return not at or not (sentence[at - 1].text.islower() or sentence[at - 1].text == "(")
