"""What is asked of a sentence and of its names before a clause of it is believed."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.foreign.frames import Frame, Grammar, Verb
from loaders.foreign.words import PLACES, Item
from ontology.claims import Mention, Quantity

QUOTES = '„“”"«»'
_QUOTED = 4  # words in quotation marks up to which they are a name, not speech
_DASHES = "—–-"
_DATELINE = 14  # items
PLURAL = 3
_PERSONS = ("patient", "appointee")


def doubt(items: Sequence[Item], grammar: Grammar) -> str:
    """The word or mark for which a sentence is not read at all (a condition, a doubt, a question, speech in quotation marks); "" where it may be."""
    if unsure := next((i.low for i in items if i.low in grammar.unsure or i.low == "?"), ""):
        return unsure
    marks = [n for n, i in enumerate(items) if i.low in QUOTES]
    if len(marks) % 2:
        return items[marks[0]].low
    for opens, closes in zip(marks[::2], marks[1::2], strict=True):
        quoted = items[opens + 1 : closes]
        if len(quoted) > _QUOTED or not all(i.capital or i.mark for i in quoted):
            return items[opens].low  # `"Russia invaded Poland", a novel`
    return ""


def after_dateline(items: Sequence[Item]) -> int:
    """Behind `Washington, 20 March 2026 —`, `MINSK, Dec 13 (Reuters) -`."""
    dash = next((n for n, i in enumerate(items[:_DATELINE]) if i.low in _DASHES), None)
    opens = bool(items) and items[0].name is not None
    return dash + 1 if dash is not None and opens and (dash == 1 or items[1].low in (",", "(")) else 0


def nominative(mention: Mention) -> bool:
    """Whether a name stands in its base form, as a subject does in a language with cases."""
    return mention.text.casefold() == mention.lemma.casefold()


def an_object(mention: Mention, subject: list[Mention], verb: Verb) -> bool:
    """Whether form or kind tells that this is no subject: `Путина`; a land or a firm beside a person, or one of another gender than the verb."""
    if mention.type == "Person":
        return not nominative(mention)
    return not nominative(mention) or all(m.type == "Person" for m in subject) or not looks(mention) & verb.agrees


def looks(mention: Mention) -> set[int]:
    """The genders that the form of a name leaves open: `Литва` is feminine, `Минск` masculine, `США` may be all."""
    last = mention.text[-1:]
    if mention.text.isupper() or " " in mention.text:
        return {0, 1, 2, PLURAL}
    if last in "аяь":
        return {1, 0} if last == "ь" else {1}
    return {2} if last in "оеэ" else {0, PLURAL} if last in "ыі" else {0}


def may_fill(role: str, mention: Mention) -> bool:
    """Whether a thing of this kind can play the role: a place is where it is done, only persons are freed or appointed."""
    if role in ("place", "destination"):
        return mention.type in PLACES
    return mention.type == "Person" if role in _PERSONS else mention.type != "Place"


def enough(frame: Frame, roles: Sequence[tuple[str, Mention]], quantity: Quantity | None) -> bool:
    """Whether a clause tells whom its frame asks for."""
    if frame.personal and not any(m.type == "Person" for _, m in roles):
        return False
    for n, need in enumerate(frame.needs):
        there = {m.cluster for r, m in roles if r == need}
        counted = quantity is not None and need == frame.object
        if not counted and len(there) < (frame.at_least if n == 0 else 1):
            return False
    return True
