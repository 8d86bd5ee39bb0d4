"""Organisations that no list has: a capitalised head noun with its phrase, or a name in marks of quotation behind a noun."""

from __future__ import annotations

from loaders.polish.names.after_nouns import led_by
from loaders.polish.names.body import Body, opening, tail, upper
from loaders.polish.names.foreign_names import two_names
from loaders.polish.names.forms import jointed, named
from loaders.polish.names.phrase_bases import SUFFIXES, base_phrase
from loaders.polish.names.places import region
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.marks import QUOTE_PAIRS
from loaders.polish.text.name_heads import data as _data
from loaders.polish.text.name_heads import head_kind
from loaders.polish.text.words import Sentence, Word

# Before whom a body is named after: `Instytut ks. Piotra Skargi`, `Szpital św. Wojciecha`.
_TITLES_INSIDE = frozenset({"im.", "ks.", "św.", "bł."})
_INSIDE = (
    frozenset({"i", "oraz", "ds.", "do", "nad", "na", "rzecz", "w", "z", "spraw", "dla", "przy", "o", "–", "-"})
    | _TITLES_INSIDE
)
# `Rada Nadzorcza Spółki`, `Walne Zgromadzenie`: what firms have in common, in capitals only by the manner of their notices.
_OF_FIRMS = (
    frozenset({"rada", "nadzorczy", "spółka"}),
    frozenset({"walny", "zgromadzenie", "akcjonariusz", "wspólnik"}),
)


def phrase(sentence: Sentence, at: int, blocked: frozenset[int]) -> Body | None:
    """`Instytut Studiów nad Wojną`, `Ministerstwa Rozwoju i Technologii`: a capitalised head noun and what is capitalised after it."""
    word = sentence[at]
    if at in blocked or not upper(word) or (word.text.isupper() and len(word.text) > 3):
        return None
    start = at
    kind = head_kind(word)
    adjectival = bool(word.pos & {"adj", "ppas"}) or (word.foreign and word.text.endswith(tuple(SUFFIXES)))
    adjectival = adjectival and not (
        word.lemmas & lexicon().offices and "subst" in word.pos
    )  # `Przewodniczący Komitetu`
    if (
        kind is None
        and adjectival
        and at + 1 < len(sentence)
        and upper(sentence[at + 1])
        and _agree(word, sentence[at + 1])
    ):
        kind = head_kind(sentence[at + 1])
        start = at + 1
    if kind is None or start in blocked:
        return None
    near = sentence[max(0, at - 1) : at + 2]
    if any(sum(not w.lemmas.isdisjoint(words) for w in near) > 1 for words in _OF_FIRMS):
        return None  # every firm has one
    after = sentence[start + 1] if start + 1 < len(sentence) else None
    if start > at and "grupa" in sentence[start].lemmas and start + 1 in blocked and after is not None and upper(after):
        return None  # `Węgierska Grupa MOL`
    if start > at and not word.lemmas.isdisjoint(_data()["of_towns"]) and region(word, sentence[start]):
        return None  # `Nowa Huta` is a town
    last = start
    index = start + 1
    genitive = True
    while index < len(sentence) and index - at <= 9:
        following = sentence[index]
        text = following.text
        if index in blocked or _starts_person(sentence, index, sentence[start]):
            break
        if (
            last == start == at
            and kind == "GovernmentBody"
            and two_names(sentence, index, blocked)
            and led_by(sentence, at)
        ):
            break  # `rzecznik Komisji Margaritis Schinas`
        if text == "ds." and last == start and "unia" in word.lemmas:
            break  # `Przedstawiciel Unii ds. Zagranicznych`: that is his post
        if upper(following) and text[0].isalpha():
            last = index
        elif text in _TITLES_INSIDE and text != "im." and "nom" not in word.cases:
            break  # `dyrektora Instytutu ks. Jana Nowaka` may be he himself
        elif text in _INSIDE and index + 1 < len(sentence) and genitive:
            ahead = next((x for x in range(index + 1, min(index + 4, len(sentence))) if upper(sentence[x])), None)
            bridge = ahead is not None and all(
                sentence[x].text in ("rzecz", "spraw", "sprawy", "im.", "i", "ds.") for x in range(index + 1, ahead)
            )
            if not bridge or (
                text in ("w", "z", "do", "o", "na", "i", "oraz", "–", "-")
                and not _inside(sentence, last, index, ahead or index)
            ):
                break
        else:
            break
        index += 1
    if last == start and start == at:
        return None
    if opening(sentence, at) and word.lemmas & _data()["called_heads"] and _strange(sentence[at + 1 : last + 1]):
        last = tail(sentence, last, blocked)  # `Spółka Terna Mining pozwała`
        return Body(at + 1, last, kind, " ".join(w.text for w in sentence[at + 1 : last + 1]))
    rows = sentence[at : last + 1]
    return Body(at, last, kind, base_phrase(rows, start - at))


def _agree(word: Word, noun: Word) -> bool:
    """Not `Oskarżonego Sąd Rejonowy skazał`; where the dictionary knows no cases of one, anything goes."""
    return not word.cases or not noun.cases or bool(word.cases & noun.cases)


def _strange(rows: Sentence) -> bool:
    """Words that no dictionary has, acronyms, or a name that ends as those of foreign firms do."""
    return (
        all(w.foreign or w.text.isupper() or jointed(w) for w in rows)
        or rows[-1].text.casefold() in _data()["foreign_words"]
    )


def _starts_person(sentence: Sentence, index: int, head: Word) -> bool:
    """`Parlamentu Europejskiego Antonio Tajani`: a first name that is no genitive of the head (`Instytut Adama Mickiewicza`)."""
    word = sentence[index]
    if not named(word, "imię") or sentence[index - 1].text in _TITLES_INSIDE:
        return False
    return not ("gen" in word.cases and "nom" not in word.cases and not head.cases <= {"gen", "dat", "loc", "voc"})


def _inside(sentence: Sentence, last: int, index: int, ahead: int) -> bool:
    """Whether a small word belongs to the name: `Spraw Zagranicznych i Handlu`, `Fundacja na rzecz Demokracji`."""
    text = sentence[index].text
    after = sentence[ahead]
    if text in ("i", "oraz"):
        if head_kind(after) and ahead + 1 < len(sentence) and upper(sentence[ahead + 1]):
            return False  # `Ministerstwo Obrony i Ministerstwo Finansów`
        if all(r.name or r.lemma[:1].isupper() for r in after.readings):
            return False
        return "gen" in after.cases and "gen" in sentence[last].cases
    if text == "na":
        return sentence[index + 1].text == "rzecz"
    if text == "do":
        return sentence[index + 1].text in ("spraw", "Spraw")
    if text == "z" and "inst" in after.cases and "ger" in sentence[last].pos:
        return ahead == index + 1  # `Sztab Koordynacyjny ds. Postępowania z Jeńcami Wojennymi`
    if text in ("w", "z"):  # `Pomoc Kościołowi w Potrzebie`: a common noun, no place
        nouns = [r for r in after.readings if r.pos == "subst" and not r.name and r.lemma[:1].islower()]
        return bool(nouns) and not named(after, "nazwa_geograficzna") and ahead == index + 1 and "loc" in after.cases
    return text == "o" and "loc" in after.cases


def quoted(sentence: Sentence, at: int, blocked: frozenset[int]) -> Body | None:
    """`„Gazeta Polska”` after a noun of media or of an organisation; other quoted words are not names here."""
    close = QUOTE_PAIRS.get(sentence[at].text)
    if close is None or at + 1 >= len(sentence) or not upper(sentence[at + 1]):
        return None
    end = next((x for x in range(at + 2, min(at + 7, len(sentence))) if sentence[x].text == close), None)
    if end is None or any(x in blocked for x in range(at + 1, end)):
        return None
    before = [sentence[x] for x in range(max(0, at - 3), at)]
    kind = next((k for w in reversed(before) if (k := head_kind(w)) or (k := _noun_kind(w))), None)
    if kind is None:
        return None
    rows = sentence[at + 1 : end]
    return Body(
        at + 1,
        end - 1,
        kind,
        base_phrase(rows, 0) if any(r.pos == "subst" for r in rows[0].readings) else " ".join(w.text for w in rows),
    )


def _noun_kind(word: Word) -> str | None:
    return "Company" if word.lemmas & _data()["company_nouns"] else None
