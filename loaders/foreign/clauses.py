"""Clauses of a sure grammar in other languages: subject, verb, object, one after the other, all of it in known words.

There is no parser behind this and none is wanted: a clause is read only where every word from its beginning to its object
is accounted for (a name, a title before it, a form of the verb, a preposition with its name, a time). A sentence with a
condition, a question, a doubt or a longer quotation gives nothing. So much is missed, and what is read holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from loaders.foreign.checks import PLURAL, QUOTES, after_dateline, an_object, doubt, enough, looks, may_fill, nominative
from loaders.foreign.frames import Frame, Grammar, Verb
from loaders.foreign.phrases import Phrases
from loaders.foreign.times import Time
from loaders.foreign.words import PLACES, Item
from ontology.claims import Link, Mention, Quantity, Span, Status

_ASIDE = 12  # items between the commas behind a subject
_GENDERS = {"m": 0, "f": 1}


@dataclass(frozen=True, slots=True)
class Clause:
    """What one verb says, and of whom."""

    frame: Frame
    status: Status
    trigger: Span
    roles: tuple[tuple[str, Mention], ...]
    quantity: Quantity | None = None
    time: Time | None = None
    speaker: Mention | None = None


@dataclass(slots=True)
class _Complement:
    """What stands behind a verb, as far as it is understood."""

    end: int
    roles: list[tuple[str, Mention]] = field(default_factory=list)
    quantity: Quantity | None = None
    time: Time | None = None


class Clauses:
    """Reads the sentences of one document.

    >>> next(Clauses(grammar("en"), "en", "2026-03-20", {}, {}).read(items)).frame.type          # doctest: +SKIP
    'PrisonerRelease'
    """

    def __init__(
        self,
        grammar: Grammar,
        lang: str,
        published: str | None,
        genders: Mapping[str, str | None],
        capitals: Mapping[str, str],
    ) -> None:
        self._grammar = grammar
        self._phrases = Phrases(grammar, lang, published)
        self._genders = genders  # cluster → m, f
        self._capitals = capitals  # cluster of the place → of its land

    def read(self, items: Sequence[Item]) -> Iterator[Clause]:
        """The clauses of a sentence: the main one, or the one that `said that` brings, and what `and` adds to it."""
        if doubt(items, self._grammar):
            return
        items = [i for i in items if i.low not in QUOTES]
        at, front = self._front(items, after_dateline(items))
        told = self._phrases.source(items, at)
        speaker, at = (told[0], told[1] + 1) if told else self._said(items, at)
        if speaker is not None:
            at, front = self._front(items, at)
        subject, at = self._subject(items, at)
        while subject:
            clause = self._verb(items, at, subject, front)
            if clause is None:
                return
            found, at = clause
            if found.status is Status.PLANNED and any(i.low in self._grammar.open_plans for i in items):
                return  # `will release him when Poland opens its border`
            yield replace(found, speaker=speaker or self._saying(items, at))
            if at + 1 < len(items) and items[at].low in self._grammar.and_:
                at, front = at + 1, _Complement(at)
                continue
            return

    def _front(self, items: Sequence[Item], at: int) -> tuple[int, _Complement]:
        """A time or a place before the subject: `On Thursday, in Minsk, …`."""
        found = _Complement(at)
        while True:
            time = self._phrases.time(items, found.end)
            place = self._phrases.place(items, found.end) if time is None else None
            if time is not None:
                found.time, found.end = found.time or time, time.end
            elif place is not None:
                found.roles, found.end = [("place", place[0])], place[1]
            else:
                return found.end, found
            found.end += found.end < len(items) and items[found.end].low == ","

    def _said(self, items: Sequence[Item], at: int) -> tuple[Mention | None, int]:
        """`Coale said on Thursday that …`, `Coale told Reuters that …`: who speaks, and where what is said begins."""
        subject, end = self._phrases.listed(items, at)
        if len(subject) != 1 or end >= len(items):
            return None, at
        if items[end].low in self._grammar.told:
            told = self._phrases.named(items, end + 1)
            end = told[1] if told else len(items)
        elif items[end].low in self._grammar.said:
            end += 1
        else:
            return None, at
        while end < len(items) and (time := self._phrases.time(items, end)):
            end = time.end
        if end < len(items) and items[end].low == "," and self._grammar.cases:
            end += 1
        if end < len(items) and items[end].low in self._grammar.that:
            return subject[0], end + 1
        return (None, at) if self._grammar.cases or end >= len(items) else (subject[0], end)

    def _saying(self, items: Sequence[Item], at: int) -> Mention | None:
        """`…, Coale said`, `…, сообщила Эйсмонт`, `according to Coale`: who is said to have said the clause before."""
        comma = at < len(items) and items[at].low == ","
        if source := self._phrases.source(items, at + comma):
            return source[0]
        if not comma:
            return None
        if at + 1 < len(items) and self._phrases.speaks(items[at + 1]):
            found = self._phrases.named(items, at + 2)
            return found[0] if found else None
        found = self._phrases.named(items, at + 1)
        return found[0] if found and found[1] < len(items) and self._phrases.speaks(items[found[1]]) else None

    def _subject(self, items: Sequence[Item], at: int) -> tuple[list[Mention], int]:
        subject, end = self._phrases.listed(items, at)
        if not subject or (self._grammar.cases and not all(map(nominative, subject))):
            return [], at
        if end < len(items) and items[end].low == ",":  # `Cichanouska, the exiled leader, met`
            opens = end + 1 < len(items) and self._phrases.describes(items[end + 1])
            close = next((n for n in range(end + 1, min(end + _ASIDE, len(items))) if items[n].low == ","), None)
            if not opens or close is None or len(subject) > 1 or not self._describes(items[end + 1 : close]):
                return [], at
            end = close + 1
        while end < len(items) and items[end].low in self._grammar.adverbs:
            end += 1
        return subject, end

    def _describes(self, aside: Sequence[Item]) -> bool:
        """Whether an aside only says who somebody is, with no verb of its own (`the story goes`), unless `who` opens it."""
        if aside[0].low in self._grammar.who:
            return True
        g = self._grammar
        known = (g.titles, g.modifiers, g.kinds, g.closing, g.of, g.inside, g.and_, g.people)
        return all(i.name is not None or i.capital or any(i.low in words for words in known) for i in aside)

    def _land(self, subject: Mention) -> Mention:
        """What acts under the name of a capital is the land: `Minsk released 52 prisoners`."""
        land = self._capitals.get(subject.cluster or "")
        return replace(subject, cluster=land, type="Country", link=Link.METONYM) if land else subject

    def _verb(
        self, items: Sequence[Item], at: int, subject: list[Mention], front: _Complement
    ) -> tuple[Clause, int] | None:
        at, between = self._front(items, at)
        rows = [(frame, verb, end) for frame in self._grammar.frames for verb in frame.verbs if (end := self._matches(items, at, verb))]  # fmt: skip
        for frame, verb, end in sorted(rows, key=lambda r: -r[2]):
            role = frame.passive if verb.passive else frame.subject
            personal = frame.lands and not verb.passive and any(m.type == "Person" for m in subject)
            if not role or personal or not self._agrees(subject, verb) or any(i.low in frame.unless for i in items):
                continue
            rest = self._complement(items, end, frame, verb, subject)
            if rest is None:
                continue
            acting = subject if verb.passive else [self._land(m) for m in subject]
            roles = [*((role, m) for m in acting), *(r for r in (*front.roles, *between.roles) if "place" in frame.prepositions.values()), *rest.roles]  # fmt: skip
            if not all(may_fill(r, m) for r, m in roles) or not enough(frame, roles, rest.quantity):
                continue
            when = front.time or between.time or rest.time
            span = Span(items[at].span.start, items[end - 1].span.end)
            return Clause(frame, verb.status, span, tuple(dict.fromkeys(roles)), rest.quantity, when), rest.end
        return None

    def _matches(self, items: Sequence[Item], at: int, verb: Verb) -> int:
        """Where the verb group that begins at `at` ends, adverbs inside it passed over; 0 where it is another."""
        for n, word in enumerate(verb.words):
            while n and at < len(items) and items[at].low in self._grammar.adverbs and items[at].low != word:
                at += 1
            if at >= len(items) or items[at].name or items[at].low != word:
                return 0
            at += 1
        return at

    def _agrees(self, subject: list[Mention], verb: Verb) -> bool:
        if not self._grammar.cases:
            return True
        if len(subject) > 1:
            return PLURAL in verb.agrees
        gender = self._genders.get(subject[0].cluster or "")
        known = {_GENDERS[gender]} if gender in _GENDERS else looks(subject[0])
        return bool(known & verb.agrees)

    def _complement(
        self, items: Sequence[Item], at: int, frame: Frame, verb: Verb, subject: list[Mention]
    ) -> _Complement | None:
        """What follows the verb; None where it is not understood as far as a comma, a full stop or a known small word."""
        found = _Complement(at)
        if frame.nouns:
            end = self._phrases.noun(items, at, frame.nouns)
            if end is None:
                return None
            found.end = end
        elif frame.object and not verb.passive:
            self._object(items, frame, found, subject, verb)
        while found.end < len(items):
            item = items[found.end]
            time = self._phrases.time(items, found.end)
            role = frame.by if verb.passive and item.low in self._grammar.by else frame.prepositions.get(item.low, "")
            names, end = self._phrases.listed(items, found.end + 1) if role else ([], 0)
            if time is not None:
                found.time, found.end = found.time or time, time.end
            elif names and all(may_fill(role, m) for m in names):
                found.roles += [(role, m) for m in names]
                found.end = end
            elif item.low in self._grammar.adverbs:
                found.end += 1
            elif role and (frame.strict or item.low in self._grammar.by):
                return None  # `invited to resign`, `invaded by tourists`
            else:
                break
        if self._denied_behind(items, found.end) or self._goes_on(items, found.end):
            return None
        closed = (
            found.end >= len(items)
            or verb.words[-1] in self._grammar.closing
            or items[found.end].mark
            or items[found.end].low in self._grammar.closing
        )
        return found if closed else None

    def _denied_behind(self, items: Sequence[Item], at: int) -> bool:
        """`осуждён в Польше не был`: an auxiliary behind, denied."""
        helpers = self._grammar.helpers
        return any(
            a.low in self._grammar.denial and b.low in helpers
            for a, b in zip(items[at:], items[at + 1 :], strict=False)
        )

    def _goes_on(self, items: Sequence[Item], at: int) -> bool:
        """`Paris, Texas`: a word in capitals behind the comma that is no name we know makes the one before another place."""
        here = items[at : at + 2]
        last = items[at - 1].name
        place = last is not None and last.type in PLACES
        if not place or len(here) < 2 or here[0].low != "," or not here[1].capital:
            return False
        return here[1].name is None or here[1].name.type == "Place"

    def _object(
        self, items: Sequence[Item], frame: Frame, found: _Complement, subject: list[Mention], verb: Verb
    ) -> None:
        counted = self._phrases.counted(items, found.end) if frame.people else None
        if counted is not None:
            found.quantity, found.end = counted
            among, end = self._phrases.among(items, found.end)
            found.roles += [(frame.object, m) for m in among if m.type == "Person"]
            found.end = end
            return
        names, end = self._phrases.listed(items, found.end)
        if self._grammar.cases and not all(an_object(m, subject, verb) for m in names):
            return
        if names and all(may_fill(frame.object, m) for m in names):
            found.roles += [(frame.object, m) for m in names]
            found.end = end
