"""The time that a narrative carries on: dates lent to what a text tells without one.

Three ways, tried in this order, and only for what is done: the same happening told elsewhere with its date; the round of
talks that a note is about; the dated happening told just before in the same paragraph (marked approximate).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from loaders.polish.dating_beside import OUTCOMES, ROUNDS
from loaders.polish.discourse import Discourse
from loaders.polish.lexicon import lexicon
from loaders.polish.moments import When, lent, month_of
from loaders.polish.sentence_graph import SentenceGraph
from loaders.polish.triggers import Hit
from ontology.claims import Aspect, Claim, Link, Status
from ontology.dates import bounds

_PEOPLE = ("actor", "participant", "patient", "target", "recipient", "appointee")
_KIN = (ROUNDS, frozenset({"PrisonerRelease", "Pardon"}), frozenset({"PrisonerRelease", "PrisonerTransfer"}))
_GROUNDS = frozenset(
    {"gdy", "kiedy", "odkąd", "zanim", "jak", "jeśli", "jeżeli", "gdyby", "że", "bo", "ponieważ", "choć"}
)


@dataclass(frozen=True, slots=True)
class Told:
    """How a claim is told: in which sentence and paragraph, looking back or not, as a step of the story or in passing."""

    sentence: int
    paragraph: int
    back: bool  # `wcześniej`, `poprzednie rozmowy`, or a date of another time in the sentence
    step: bool  # the past tense of a main clause
    along: bool = (
        False  # a clause that goes on with where or with whom: `do Wilna, gdzie spotkała się`, `którą przyjął`
    )


def step(g: SentenceGraph, hit: Hit) -> bool:
    """Whether a happening is told as a step of the story: by a past verb of a clause that nothing else only explains."""
    clause = g.clause(hit.companion if hit.trigger.offer and hit.companion is not None else hit.unit)
    if not g.past(clause):
        return False
    if set(g.marks(clause)) & _GROUNDS:
        return False
    if g.labels[clause].split(":")[0] in ("acl", "advcl", "ccomp"):
        return False
    if clause == hit.unit or g.preposition(hit.unit) is None:
        return True
    return bool(g.lemmas(clause) & lexicon().light)  # `w spotkaniu uczestniczyli`


def along(g: SentenceGraph, hit: Hit) -> bool:
    """Whether talks are told in a relative clause in the past that goes on with its main clause: `gdzie spotkał się`, `którą przyjął`."""
    clause = g.clause(hit.unit)
    if g.labels[clause].split(":")[0] not in ("acl", "advcl") or not g.past(clause):
        return False
    at = clause - 1
    while at > 0 and g.units[at].text != ",":
        at -= 1
    return any(g.lemmas(x) & {"który", "gdzie", "dokąd"} for x in range(at, min(at + 3, clause)))


def carry(
    found: list[Claim],
    told: Sequence[Told | None],
    main: When | None,
    discourse: Discourse,
    days: Mapping[int, tuple[int, When]],
    published: str | None = None,
    title: int = 1,
) -> None:
    """Lend dates to the undated claims of a document.

    `told` is beside `found`, None for relations; `days` holds for a sentence its paragraph and the one day that it names.
    The first `title` sentences are the title: `Wilno odpowiada na balony. Granica zamknięta` has two.
    """
    lending = _Lending(found, told, main, discourse, days, published, title)
    for index, how in enumerate(told):
        claim = found[index]
        if how is None or claim.date is not None or not claim.quote or claim.status is not Status.ACTUAL:
            continue
        moment = lending.moment(index, claim, how)
        if moment is not None:
            found[index] = _at(claim, moment)
    for index, how in enumerate(told):
        claim = found[index]
        if how is None or claim.date is not None or not claim.quote or how.back:
            continue
        near = _beside(found, told, index) if how.along and claim.status is Status.ACTUAL else None
        if near is None and how.sentence < title and claim.status is not Status.ACTUAL:
            near = lending.promised(claim) or lending.promised(claim, shared=True)
        elif near is None and claim.status is Status.PLANNED:
            near = lending.promised(claim, shared=True)
        if near is not None:
            found[index] = _at(claim, near)


def _at(claim: Claim, moment: When) -> Claim:
    return replace(claim, date=moment.edtf, earliest=moment.earliest, latest=moment.latest, date_span=moment.span)


def _beside(found: Sequence[Claim], told: Sequence[Told | None], index: int) -> When | None:
    """The date of what the same sentence tells before, for what goes on with it."""
    for at in range(index - 1, -1, -1):
        how, mine = told[at], told[index]
        if how is None or mine is None or how.sentence != mine.sentence:
            break
        other = found[at]
        if other.date and other.status is Status.ACTUAL and "/.." not in other.date and other.type in ROUNDS:
            return lent(When(other.date, other.earliest, other.latest, other.date_span))
    return None


def heed_the_body(found: list[Claim], told: Sequence[Told | None]) -> None:
    """A title without a verb (`Przywrócenie ambasady USA`) is done only if the body tells of it as done somewhere."""
    for index, how in enumerate(told):
        claim = found[index]
        if how is None or how.sentence or how.step or claim.status is not Status.ACTUAL or not claim.quote:
            continue
        body = [
            c
            for c, h in zip(found, told, strict=True)
            if h is not None and h.sentence and c.quote and _alike(c, claim) and _agents(c) & _agents(claim)
        ]
        if body and all(c.status is not Status.ACTUAL for c in body):
            found[index] = replace(claim, status=body[0].status, mode=body[0].mode)


_HEAD = 3  # the title and the sentences of a lead
_NEW_MONTH = 2  # so early in a month news may be of the month before
_LEAD = 6  # so far the day of a lead carries on into the paragraphs after it


class _Lending:
    def __init__(
        self,
        found: list[Claim],
        told: Sequence[Told | None],
        main: When | None,
        discourse: Discourse,
        days: Mapping[int, tuple[int, When]],
        published: str | None = None,
        title: int = 1,
    ) -> None:
        self._published = published
        self._title = title
        self._found, self._told, self._discourse, self._days = found, told, discourse, days
        self._main = main
        self._own = [c.date is not None for c in found]  # dated by its own words
        rounds = [c for c in found if main is not None and c.date == main.edtf and c.type in ROUNDS]
        self._people = {c for claim in rounds for role in ("actor", "participant") for c in claim.role(role)}
        self._cities = {c for claim in rounds for c in claim.role("place") if discourse.type_of(c) == "Place"}
        self._states = {s for c in self._people if (s := discourse.country_of(c))}

    def moment(self, index: int, claim: Claim, how: Told) -> When | None:
        if how.back:
            return None
        if claim.quantity is not None and claim.quantity.basis in ("total", "stock"):
            return self._month(claim)  # a sum of several happenings has no day
        if how.sentence < self._title:
            return self._twin(claim) or self._of_the_lead(claim) or self._of_the_round(claim) or self._news(claim, how)
        just_told = self._just_told(how) if how.step and claim.aspect is not Aspect.STATE else None
        return (
            just_told
            or self._twin(claim)
            or self._of_the_round(claim)
            or self._before(index, claim, how)
            or self._month(claim)
            or (self._news(claim, how) if how.step else None)
        )

    def _news(self, claim: Claim, how: Told) -> When | None:
        """What the head of a report tells without any date is news: of about the month of publication."""
        day = self._published or ""
        if how.sentence > _HEAD or claim.aspect is Aspect.STATE or len(day) != 10 or int(day[8:]) <= _NEW_MONTH:
            return None
        if how.sentence and any(f.link in (Link.DROPPED, Link.PRONOUN) for f in claim.fillers):
            return None  # `Została skazana`: who is only meant is told of in looking back
        dated = any(h is not None and h.sentence <= _HEAD and own for h, own in zip(self._told, self._own, strict=True))
        if dated or any(n in self._days for n in range(_HEAD + 1)):
            return None
        return When(day[:7] + "~", *bounds(day[:7] + "~"), None, carried=True)

    def _just_told(self, how: Told) -> When | None:
        """`Tusk odwiedził 5 marca Kiszyniów. Spotkał się z Maią Sandu`: the day of the sentence before, for the next step."""
        paragraph, moment = self._days.get(how.sentence - 1, (-1, None))
        return lent(moment) if moment is not None and paragraph == how.paragraph else None

    def _of_the_lead(self, claim: Claim) -> When | None:
        """What a title tells happened on the day that the lead names."""
        rows = [self._days[n][1] for n in (self._title, self._title + 1) if n in self._days]
        if not rows or claim.aspect is Aspect.STATE:
            return None
        return lent(rows[0])

    def _twin(self, claim: Claim) -> When | None:
        """The date of the same happening told elsewhere."""
        rows = [
            c
            for own, c in zip(self._own, self._found, strict=True)
            if own and c.quote and c.status is Status.ACTUAL and c.date and len(c.date) >= 7 and "/" not in c.date
            and _alike(c, claim) and not _clash(c, claim) and not self._elsewhere(c, claim)
        ]  # fmt: skip
        return _agreed(c for c in rows if self._shared(c, claim))

    def _elsewhere(self, a: Claim, b: Claim) -> bool:
        """Whether both name their towns, and not one in common: a visit to Warsaw is not the meeting in Kyiv."""
        mine, its = ({c for c in x.role("place") if self._discourse.type_of(c) == "Place"} for x in (a, b))
        return bool(mine and its) and not mine & its

    def promised(self, claim: Claim, shared: bool = False) -> When | None:
        """For a title that announces: when the body says that it will be; further on, of those who are `shared` only."""
        return _agreed(
            c
            for own, c in zip(self._own, self._found, strict=True)
            if own
            and c.quote
            and c.date
            and c.status is claim.status
            and c.type == claim.type
            and not _clash(c, claim)
            and (not shared or _agents(c) & _agents(claim))
        )

    def _shared(self, a: Claim, b: Claim) -> bool:
        """Whether two claims share what is no hub: a count, a person or firm, or two states."""
        if a.quantity and b.quantity and a.quantity.value == b.quantity.value:
            return True
        both = _agents(a) & _agents(b)
        sure = {c for c in both if self._discourse.type_of(c) not in ("Country", "Place")}
        return len(both) >= 2 or (bool(sure) and (len(_agents(a)) < 2 or len(_agents(b)) < 2))

    def _of_the_round(self, claim: Claim) -> When | None:
        """The round's date for its talks."""
        if self._main is None:
            return None
        told_here = [f for f in claim.fillers if f.role in ("actor", "participant")]
        if any(f.link in (Link.DROPPED, Link.PRONOUN) for f in told_here):
            return None  # who is not named may be meant of another day
        present = {f.cluster for f in told_here if f.cluster}
        in_its_city = bool(self._cities & set(claim.role("place"))) and present <= self._states
        here = bool(self._people & present) or in_its_city
        return replace(self._main, carried=True) if claim.type in ROUNDS and here else None

    def _month(self, claim: Claim) -> When | None:
        """The month of the round, for talks of its states and for its outcomes."""
        told_here = [f for f in claim.fillers if f.role in ("actor", "participant")]
        if self._main is None or any(f.link in (Link.DROPPED, Link.PRONOUN) for f in told_here):
            return None
        present = {f.cluster for f in told_here if f.cluster}
        outcome = claim.type in OUTCOMES or (claim.type in ROUNDS and present and present <= self._states)
        return month_of(self._main) if outcome else None

    def _before(self, index: int, claim: Claim, how: Told) -> When | None:
        """The day of the happening told just before in the same paragraph, for the next step of the story."""
        if not how.step or claim.aspect is Aspect.STATE:
            return None
        for at in range(index - 1, -1, -1):
            other, earlier = self._told[at], self._found[at]
            if other is None or not earlier.quote:
                continue
            if other.paragraph != how.paragraph or how.sentence - other.sentence > 2:
                break
            if earlier.status is Status.ACTUAL and earlier.date and other.step and not other.back:
                day = earlier.date.rstrip("~")
                if len(day) < 7 or "/" in day:
                    break
                return When(day + "~", *bounds(day), earlier.date_span, carried=True)
        for number in range(how.sentence - 1, how.sentence - 6, -1):
            paragraph, moment = self._days.get(number, (-1, None))
            if moment is not None and (paragraph == how.paragraph or how.sentence <= _LEAD):
                return lent(moment)
        return None


def _agreed(twins: Iterable[Claim]) -> When | None:
    """The date that all of them have; none where they differ, or there are none."""
    dates = {c.date: c for c in twins}
    if len(dates) != 1:
        return None
    (twin,) = dates.values()
    return When(twin.date or "", twin.earliest, twin.latest, twin.date_span, carried=True)


def _alike(a: Claim, b: Claim) -> bool:
    return a.type == b.type or any(a.type in kin and b.type in kin for kin in _KIN)


def _clash(a: Claim, b: Claim) -> bool:
    """Whether two counts cannot be of one happening."""
    return bool(a.quantity and b.quantity and a.quantity.value != b.quantity.value)


def _agents(claim: Claim) -> set[str]:
    return {c for role in _PEOPLE for c in claim.role(role)}


__all__ = ["Told", "along", "carry", "heed_the_body", "step"]
