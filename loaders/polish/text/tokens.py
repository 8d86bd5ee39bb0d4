"""Text → sentences of words, with offsets into the stored text.

General splitters err 8 to 31 times more on such text than this short one, which knows Polish abbreviations
(FINDINGS.md). A sentence never crosses a block, so a heading does not run into the paragraph beneath.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from loaders.polish.text.morphology import Morphology
from loaders.polish.text.words import DATA, DIGRAPHS, Sentence, Word, is_initial
from ontology.claims import Block, Span
from ontology.tables import read_table

_LETTER = r"[^\W\d_]"
_PART = rf"(?:[ODNML][’'ʼ`‘](?=[A-ZŁŚŻ]))?{_LETTER}+(?:[’'ʼ`]{_LETTER}{{1,4}}(?!{_LETTER}))?"
_DOMAINS = "pl|com|org|net|eu|by|ru|gov|info|ua|lt|de"
_WORD = re.compile(
    rf"""
      \s*(?:
      (?P<plain>{_LETTER}++(?=[\s,;!?)”…]))
    | (?P<mark>[,;:!?()„”»«"])
    | (?P<url>(?:https?://|www\.)\S*[^\s.,;:!?)\]}}>”"'])
    | (?P<email>(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]*\w)
    | (?P<site>\b[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:{_DOMAINS})\b(?:/\S*[^\s.,;:!?)\]])?)
    | (?P<number>\d{{1,3}}(?:[\u00a0\u202f ]\d{{3}})+(?:,\d+)?(?!\d)|\d+(?:[.,:]\d+)*)(?={_LETTER}?)
    | (?P<mixed>[A-ZŁŚŻ]+(?:-?\d+\w*)+)
    | (?P<dotted>(?i:m\.in\.|ub\.\s?r\.|m\.st\.)|p\.o\.)
    | (?P<word>{_PART}(?:[-‑]{_PART})*)
    | (?P<dots>\.{{2,}}|…)
    | (?P<other>\S)
    )""",
    re.VERBOSE,
)
_CLOSERS = frozenset("”\"'»)]’")
_OPENERS = frozenset("„\"'«([–-—•")
_ENDS = frozenset(".!?…")
LONGEST = 300  # words; what is longer is cut, so that time stays linear in the length of a text


@cache
def _stops() -> tuple[frozenset[str], frozenset[str]]:
    rows = read_table(DATA / "abbreviations.yaml")
    dotted = frozenset(form for form in rows["expand"] if form.endswith("."))
    return dotted, frozenset(rows["final"])


@cache
def _numbered() -> frozenset[str]:
    return frozenset(read_table(DATA / "abbreviations.yaml")["numbered"])


@cache
def _months() -> frozenset[str]:
    return frozenset(read_table(DATA / "times.yaml")["months"])


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Words with their offsets; an abbreviation or an initial takes its stop with it."""
    dotted, _ = _stops()
    at = start
    form = ""
    word_at = _WORD.match
    while match := word_at(text, at, end):
        kind = match.lastgroup or ""
        first, at = match.span(kind)
        before, form = form, match[kind]
        if kind != "word":
            yield form, first, at
            continue
        if text[at : at + 1] == "." and at < end:
            initial = len(form) == 1 and form.isupper()
            initial = initial and (_called(before) or text[at + 1 : at + 3].strip()[:1].isupper())
            initial |= form in DIGRAPHS and _called(before)  # `Sofia Ch.`
            at += form.lower() + "." in dotted or initial
        if "-" in form and _is_pair(form):
            hyphen = first + form.index("-")
            yield from ((text[a:b], a, b) for a, b in ((first, hyphen), (hyphen, hyphen + 1), (hyphen + 1, at)))
        else:
            yield text[first:at], first, at


def _called(form: str) -> bool:
    """Whether a word may be a first name: `Dzmitryja K. i jego żonę`."""
    return len(form) > 2 and form[0].isupper() and form[1:].islower()


def _is_pair(form: str) -> bool:
    """`USA-Rosja` is two names with a dash, `Ćwiek-Karpowicz` and `on-line` are one word."""
    parts = form.split("-")
    return len(parts) == 2 and all(p[:1].isupper() for p in parts) and any(p.isupper() and len(p) > 1 for p in parts)


def words(text: str, start: int, end: int, morphology: Morphology) -> list[Word]:
    """All words of `text[start:end]`, with readings."""
    forms = morphology.forms
    return [Word(form, first, end, forms[form]) for form, first, end in _pieces(text, start, end)]


def _finite(sentence: Sequence[Word]) -> bool:
    return any(w.pos & {"fin", "praet", "imps", "cond", "bedzie", "pred"} for w in sentence)


def _ends_here(found: Sequence[Word], index: int, current: Sequence[Word], morphology: Morphology) -> bool:
    """Whether the sentence ends after `found[index]`, a stop or an abbreviation that may end one."""
    word = found[index]
    after = found[index + 1] if index + 1 < len(found) else None
    if after is None:
        return True
    _, final = _stops()
    if _initial(word):
        apart = after.start > word.end  # `Synthos S.A. z siedzibą`
        return apart and after.text[0].isupper() and _opens(after, morphology)
    if word.text == "." and _ordinal(found, index):
        return False
    opener = after.text[0] in _OPENERS
    upper = after.text[0].isupper() or after.text[0].isdigit() or opener
    if word.text in _ENDS or word.text.startswith(".."):
        return upper and not (word.text != "." and after.text[0] in "–-—,")
    if word.text.lower() in final and _day(found[index + 1 : index + 3]):
        return _finite(current)  # `Zatrzymano go 25 marca 2021 r. 8 lutego 2023 r. sąd skazał`
    if word.text.lower() not in final or not after.text[0].isupper():
        return False
    # `w 2022 r. Łukaszenka …` goes on; `w 2022 r. Wtedy …` ends: a common word, or a clause that is complete.
    if (
        len(current) > 3
        and current[-3].text.casefold() in ("w", "we")
        and current[-4].text in (",", "a", "i", "oraz", "ale", "że", "–", "zaś")
    ):
        return False  # `…, a w 2023 r. Rosja …`: the date opens a clause
    if _unsaid(current) and not ("prep" in after.pos and "subst" not in after.pos):
        return False  # but `…, a w Rosji 30 tys. Według litewskich władz`
    return _opens(after, morphology) or (_finite(current) and _begins(found[index + 1 : index + 13]))


def _day(words: Sequence[Word]) -> bool:
    """`8 lutego`: a day of a month, with which no phrase goes on after the year of another."""
    if len(words) < 2 or not words[0].text.isdigit() or len(words[0].text) > 2:
        return False
    return not words[1].lemmas.isdisjoint(_months()) and "gen" in words[1].cases


def _ordinal(found: Sequence[Word], index: int) -> bool:
    """`w ramach operacji 13. Głównego Zarządu`, `żołnierze 18. Dywizji`: the stop makes the number an ordinal of the name behind it."""
    if not 2 <= index < len(found) - 2:
        return False
    number, after, further = found[index - 1], found[index + 1], found[index + 2]
    if not number.text.isdigit() or len(number.text) > 2 or number.end != found[index].start:
        return False
    before = found[index - 2]
    if not before.text.isalpha() or not before.text.islower() or before.text in ("o", "godzina", "godzinie", "godz"):
        return False
    if not after.lemmas.isdisjoint(_numbered()):
        subjects = [r for r in after.readings if r.values(("nom",))]
        if all(r.values(("pl",)) == {"pl"} for r in subjects):  # `żołnierze 3. Brygady`: of one, not several of them
            return True
    named = "adj" in after.pos and after.text[0].isupper() and further.text[:1].isupper()
    return named and "nom" not in after.cases


def _initial(word: Word) -> bool:
    """`K.` of `Dzmitryj K.`, which may end a sentence as well."""
    return is_initial(word.text) and word.text.lower() not in _stops()[1]


def _opens(after: Word, morphology: Morphology) -> bool:
    """Whether a word has its capital letter only because a sentence begins: no name, as `Warszawę` is, though a `warszawa` is a car."""
    named = any(r.name or r.lemma[0].isupper() for r in after.readings)
    return not named and any(not r.name and not r.lemma[0].isupper() for r in morphology.readings(after.text.lower()))


# Words that open a clause after a comma: until its verb has come, no sentence is over.
_OPENING = frozenset(
    {
        "a",
        "aby",
        "ale",
        "aż",
        "bo",
        "by",
        "chociaż",
        "choć",
        "czyj",
        "dokąd",
        "dopóki",
        "gdy",
        "gdyby",
        "gdyż",
        "gdzie",
        "iż",
        "jak",
        "jeśli",
        "jeżeli",
        "kiedy",
        "który",
        "lecz",
        "natomiast",
        "odkąd",
        "ponieważ",
        "skąd",
        "zanim",
        "zaś",
        "że",
        "żeby",
    }
)


def _unsaid(current: Sequence[Word]) -> bool:
    """Whether a clause has been opened whose verb is still to come: `od nalotów, których w czerwcu 2025 r. Izrael dokonał`."""
    comma = next((i for i in range(len(current) - 1, max(-1, len(current) - 10), -1) if current[i].text == ","), None)
    if comma is None or comma + 1 >= len(current):
        return False
    clause = current[comma + 1 :]
    return any(not w.lemmas.isdisjoint(_OPENING) for w in clause[:2]) and not _finite(clause)


def _begins(following: Sequence[Word]) -> bool:
    """Whether words after `2026 r.` are a sentence of their own: they have a verb before they end.

    In `odwiedziła 14 stycznia 2026 r. Warszawę, gdzie …` what comes before the comma is only a place.
    """
    end = next((i for i, w in enumerate(following) if w.text in _ENDS), len(following))
    comma = next((i for i, w in enumerate(following[:end]) if w.text == ","), end)
    if _finite(following[:comma]):
        return True
    if comma + 1 < end and following[comma + 1].text in ("gdzie", "dokąd", "skąd"):
        return False
    subject = not following[0].cases or "nom" in following[0].cases
    return subject and _finite(following[comma:end])


def _sentences(found: list[Word], morphology: Morphology) -> Iterator[Sentence]:
    _, final = _stops()
    first = 0  # of the words that belong to no sentence yet
    last = -1  # of the words that were looked at
    for stop, word in enumerate(found):
        if word.text[-1] not in _ENDS or stop <= last:
            continue
        while stop - first >= LONGEST:  # no sentence of prose: a table, a list of names, a line of data
            yield tuple(found[first : first + LONGEST])
            first += LONGEST
        last = stop
        short = word.text.lower() in final or _initial(word)
        if short or word.text in _ENDS or word.text.startswith(".."):
            # closing quotes and brackets belong to the sentence that they close
            while (
                not short
                and last + 1 < len(found)
                and (found[last + 1].text in _CLOSERS or found[last + 1].text in _ENDS)
                and found[last + 1].start == found[last].end
            ):
                last += 1
            current = found[first : last + 1]
            closed = found[last].text in _CLOSERS
            over = _upper_next(found, last) if closed else _ends_here(found, last, current, morphology)
            if over or len(current) >= LONGEST:
                yield tuple(current)
                first = last + 1
    for at in range(first, len(found), LONGEST):
        yield tuple(found[at : at + LONGEST])


def _upper_next(found: Sequence[Word], index: int) -> bool:
    after = found[index + 1] if index + 1 < len(found) else None
    return after is None or after.text[0].isupper() or after.text[0] in '„«"•' or after.text[0].isdigit()


def split(text: str, blocks: Sequence[Block], morphology: Morphology) -> list[Sentence]:
    """Sentences in text order; without blocks, blank lines part paragraphs.

    >>> [len(s) for s in split("Spotkał się z gen. Kelloggiem. To był 2025 r.", (), Morphology())]
    [6, 4]
    """
    spans = [b.span for b in blocks] or [Span(m.start(), m.end()) for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)]
    found: list[Sentence] = []
    for span in spans:
        found.extend(_sentences(words(text, span.start, span.end, morphology), morphology))
    return found
