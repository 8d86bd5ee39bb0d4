"""Counts that a sentence names: digits and words, with the bounds that quantifiers give and the noun that is counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.polish.text.marks import DASHES
from loaders.polish.text.words import CASES, GENDERS, Sentence, Word
from loaders.polish.times.named import covered
from loaders.polish.times.scan import Time
from loaders.polish.units.numerals import number_words, tables, value_at
from ontology.claims import Quantity, Span


@dataclass(frozen=True, slots=True)
class Number:
    """A count at words `first` … `last`, quantifiers included. `value` is None for a vague one (`kilkuset`).

    `noun` is the index of the counted noun; `unit` is empty for plain counts, else a currency or measure;
    `basis` is `flow`, `part` (`w tym 14`), `total` (`w sumie`) or `stock` (`przebywa`).
    """

    span: Span
    first: int
    last: int
    value: float | None
    least: float | None
    most: float | None
    approximate: bool
    text: str
    noun: int | None = None
    noun_text: str = ""
    unit: str = ""
    basis: str = "flow"

    @property
    def several(self) -> bool:
        """Whether it counts more than one: `obie firmy`, `pięć osób`; a sum of money is one thing."""
        return not self.unit and self.value is not None and self.value > 1

    def to_quantity(self) -> Quantity:
        """The record of claims; `UsageError` is impossible here because vague counts are not asked for one."""
        assert self.value is not None
        return Quantity(
            self.value, self.least, self.most, self.noun_text, self.unit, self.basis, self.approximate, self.span
        )


def _noun(sentence: Sentence, after: int, blocked: frozenset[int]) -> int | None:
    """The counted noun after a number: adjectives, `kolejnych` and names of peoples between are passed over."""
    i = after
    while i < len(sentence) and i - after <= 4 and i not in blocked:
        word = sentence[i]
        after_it = sentence[i + 1] if i + 1 < len(sentence) else None
        modifies = "adj" in word.pos and after_it is not None and _modifies(word, after_it)
        if word.pos & {"subst"} and not word.pos & {"prep", "conj"} and not (modifies and i - after < 3):
            return i
        if not word.pos & {"adj", "ppas", "pact", "adja"}:
            return None
        i += 1
    return None


def _modifies(word: Word, noun: Word) -> bool:
    """Whether an adjective that is a noun too belongs to the word after it: `dwa rosyjskie koncerny`, `pięciu rosyjskich banków`."""
    if "subst" in noun.pos and "gen" in noun.cases:
        return True
    nouns = [r for r in noun.readings if r.pos in ("subst", "adj")]
    return any(
        a.values(CASES) & b.values(CASES)
        and a.values(("pl",)) & b.values(("pl",))
        and (not b.values(GENDERS) or not a.values(GENDERS) or a.values(GENDERS) & b.values(GENDERS))
        for a in word.readings
        if a.pos == "adj"
        for b in nouns
    )


def _excluded(sentence: Sentence, i: int, last: int) -> bool:
    """Act numbers, clock times, flight numbers, points of a list, `jeden z`."""
    before = sentence[i - 1].text if i else ""
    after = sentence[last + 1].text if last + 1 < len(sentence) else ""
    if before == "-" and i > 1 and sentence[i - 2].text[:1].isupper() and sentence[i - 2].end == sentence[i - 1].start:
        return True  # `Zapad-2025`
    if before in ("nr", "/", "art.", "ust.", "pkt.", "godz.", "EO", "#", "UE") or after in ("/",):
        return True
    if i and last == i and sentence[i].text.isdigit() and sentence[i - 1].text[-1:] in "-" and before.isupper():
        return True
    if before in ("z", "ze", "spośród") and i > 1 and not sentence[i - 2].lemmas.isdisjoint(tables()["shares"]):
        return True
    if after == "-" and sentence[last].end == sentence[last + 1].start:
        joined = sentence[last + 2] if last + 2 < len(sentence) else None
        if (
            joined is not None
            and joined.start == sentence[last + 1].end
            and "subst" in joined.pos
            and "adj" not in joined.pos
        ):
            return True  # `17-latka`
    one = sentence[i].lemmas & {"jeden"} and not sentence[i].text.isdigit()
    return bool(one) and (after in ("z", "ze", "spośród") or not _counts_one(sentence, i))


def _counts_one(sentence: Sentence, i: int) -> bool:
    """`tylko jeden więzień`: `jeden` counts only with a restrictor, or persons as such (`jedną osobę`)."""
    if i + 1 < len(sentence) and sentence[i + 1].lemmas & {"osoba"}:
        return True
    return i > 0 and sentence[i - 1].text.casefold() in ("tylko", "zaledwie", "jedynie", "co", "najmniej")


def _quantifier(sentence: Sentence, i: int) -> tuple[int, str]:
    """Where the phrase begins and what its quantifier says: `least`, `most`, `about` or ``."""
    d = tables()
    if (
        i >= 2
        and sentence[i - 2].text.casefold() == "co"
        and sentence[i - 1].text.casefold() in ("najmniej", "najwyżej")
    ):
        return i - 2, "least" if sentence[i - 1].text.casefold() == "najmniej" else "most"
    if i >= 3 and [w.text.casefold() for w in sentence[i - 3 : i]] == ["nie", "mniej", "niż"]:
        return i - 3, "least"
    if i >= 3 and [w.text.casefold() for w in sentence[i - 3 : i]] == ["nie", "więcej", "niż"]:
        return i - 3, "most"
    if i >= 2 and [w.text.casefold() for w in sentence[i - 2 : i]] == ["więcej", "niż"]:
        return i - 2, "least"
    if i >= 2 and sentence[i - 1].text == "do" and sentence[i - 2].text.casefold() in d["up_to"]:
        return i - 1, "most"  # `łącznie do 30 tys. wojskowych`
    if i:
        low = sentence[i - 1].text.casefold()
        for name in ("least", "most", "about"):
            if low in d[name]:
                return i - 1, name
    return i, ""


def _basis(sentence: Sentence, first: int) -> str:
    before = [w.text.casefold() for w in sentence[max(0, first - 3) : first]]
    if before[-2:] in (["w", "tym"], ["z", "czego"]) or before[-1:] == ["spośród"]:
        return "part"
    if any(
        sentence[x].text.casefold() in ("wśród", "spośród") and sentence[x + 1].lemmas & {"on", "ten"}
        for x in range(max(0, first - 8), first - 1)
    ):
        return "part"  # `są wśród nich trzej obywatele Polski oraz ośmioro Białorusinów`
    d = tables()
    near = sentence[max(0, first - 6) : first]
    if not all(w.lemmas.isdisjoint(d["total"]) for w in near):
        return "total"
    return "flow" if all(w.lemmas.isdisjoint(d["stock"]) for w in near) else "stock"


def _unit(sentence: Sentence, noun: int | None, last: int) -> str:
    d = tables()
    for i in (noun, last + 1 if last + 1 < len(sentence) else None):
        if i is not None:
            for table in ("money", "measures"):
                rows: dict[str, str] = d[table]
                for lemma in sorted(sentence[i].lemmas):
                    if lemma.casefold() in rows:
                        return rows[lemma.casefold()]
            if not sentence[i].lemmas.isdisjoint(d["times"]):
                return "czas"
    return ""


def find_numbers(sentence: Sentence, times: Sequence[Time] = ()) -> list[Number]:
    """All counts of a sentence in order, dates left out."""
    blocked = covered(times)
    openers = number_words()
    found: list[Number] = []
    for i, word in enumerate(sentence):
        if (word.lemmas.isdisjoint(openers) and not word.text[0].isdigit()) or i in blocked:
            continue
        if found and i <= found[-1].last:
            continue
        number = _at(sentence, i, blocked)
        if number is not None:
            found.append(number)
    return found


def _at(sentence: Sentence, i: int, blocked: frozenset[int]) -> Number | None:
    word = sentence[i]
    d = tables()
    if "num" in word.pos and not word.lemmas.isdisjoint(d["vague"]):
        noun = _noun(sentence, i + 1, blocked)
        span = Span(word.start, word.end)
        return Number(
            span,
            i,
            i,
            None,
            None,
            None,
            True,
            word.text,
            noun,
            _plain(sentence, noun),
            _unit(sentence, noun, i),
            _basis(sentence, i),
        )
    read = value_at(sentence, i, blocked)
    if read is None or _excluded(sentence, i, read[1]):
        return None
    value, last = read
    least: float | None = value
    most: float | None = value
    if (
        last + 2 < len(sentence)
        and sentence[last + 1].text in DASHES
        and (upper := value_at(sentence, last + 2, blocked)) is not None
    ):
        least, most, last = value, upper[0], upper[1]
    elif i and sentence[i - 1].text.casefold() == "od" and (upper := _upto(sentence, last, blocked)) is not None:
        least, most, last = value, upper[0], upper[1]  # `od siedmiu do ośmiu i pół roku`
    first, quantifier = _quantifier(sentence, i)
    if quantifier == "least":
        most = None
    elif quantifier == "most":
        least = None
    noun = _noun(sentence, last + 1, blocked)
    span = Span(sentence[first].start, sentence[last].end)
    text = " ".join(w.text for w in sentence[first : last + 1])
    return Number(
        span, first, last, value, least, most, quantifier == "about", text, noun, _plain(sentence, noun), _unit(sentence, noun, last), _basis(sentence, first)
    )  # fmt: skip


def _upto(sentence: Sentence, last: int, blocked: frozenset[int]) -> tuple[float, int] | None:
    """The upper end after `do`."""
    if last + 2 >= len(sentence) or sentence[last + 1].text.casefold() != "do":
        return None
    return value_at(sentence, last + 2, blocked)


def _plain(sentence: Sentence, noun: int | None) -> str:
    return sentence[noun].text if noun is not None else ""
