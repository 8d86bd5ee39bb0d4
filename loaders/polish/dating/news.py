"""What a report tells without a date of its own is mostly its news: of the day of the lead, or of the month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from loaders.polish.dating.beside import OUTCOMES
from loaders.polish.dating.grounds import ROUNDS
from loaders.polish.dating.moments import When, lent
from loaders.polish.dating.story import Story, Told, is_day
from loaders.polish.reference.discourse import Discourse
from loaders.polish.times.scan import data
from ontology.claims import Aspect, Claim, Link, Status
from ontology.dates import bounds

_PEOPLE = ("actor", "participant", "patient", "target", "recipient", "appointee")
_KIN = (ROUNDS, frozenset({"PrisonerRelease", "Pardon"}), frozenset({"PrisonerRelease", "PrisonerTransfer"}))
_LEDE = 3  # sentences of a lead
_LATELY = timedelta(days=45)  # news is not older
_WEEK = timedelta(days=7)
_NEW_MONTH = 2  # so early in a month news may be of the month before
_LONG = ROUNDS | {"Election", "MilitaryExercise"}  # what may go on for days, and not for a night
_SINGLE = OUTCOMES | {
    "BorderOpening",
    "BorderClosure",
    "MissionOpening",
    "MissionReopening",
    "MissionClosure",
    "Election",
}


@cache
def also() -> frozenset[str]:
    """Words by which a sentence adds to what was told: `także`, `ponadto`, `zarazem`."""
    return frozenset(data()["also"])


@cache
def repeated() -> frozenset[str]:
    """Words that say that a thing was done more than once."""
    return frozenset(data()["repeated"])


def words(claim: Claim) -> set[str]:
    return set(claim.quote.casefold().replace(",", " ").split())


def often(claim: Claim) -> bool:
    """`wielokrotnie bombardował`, `dotychczas skazano 600 osób`: not once, and not now."""
    return bool((repeated() | frozenset(data()["up_to_now"])) & words(claim))


class News:
    """The dates that the lead of a document gives, and what of the rest is told as part of it."""

    def __init__(
        self,
        found: Sequence[Claim],
        told: Sequence[Told | None],
        discourse: Discourse,
        story: Story,
        published: str | None,
        title: int,
    ) -> None:
        self._discourse, self._story, self._published, self._title = discourse, story, published, title
        dated = [  # by their own words, as done, and not in looking back
            (h, c)
            for h, c in zip(told, found, strict=True)
            if h is not None and h.sentence >= title and not h.back and c.quote and c.date and c.status is Status.ACTUAL
        ]
        self._recent = [(h, c) for h, c in dated if self._lately(c)]
        self._lede = [(h, c) for h, c in self._recent if h.sentence < title + _LEDE]
        self._who = {x for h, c in dated if h.sentence < title + _LEDE for x in self._sure(c)}

    def of_the_lead(self, claim: Claim, how: Told) -> When | None:
        """What the lead dates to the day, for what tells more of it: `W środę zwolniono 12 osób … Wśród zwolnionych jest Visser`."""
        told_after = how.sentence >= self._title
        outcome = claim.type in OUTCOMES
        if claim.aspect is Aspect.STATE or often(claim) or (told_after and not (how.step or outcome)):
            return None
        if told_after and self._story.moved(how.paragraph, how.sentence - outcome):
            return None
        return self._same_kind(claim, how, self._lede)

    def of_the_body(self, claim: Claim, how: Told) -> When | None:
        """The one day on which a thing of this kind is told to have happened lately; of talks and sentences there may be several."""
        told_after = how.sentence >= self._title
        if claim.type not in _SINGLE or (told_after and not (how.step or claim.type in OUTCOMES)):
            return None
        if told_after and self._story.moved(how.paragraph, how.sentence):
            return None
        return self._same_kind(claim, how, self._recent)

    def _same_kind(self, claim: Claim, how: Told, among: Sequence[tuple[Told, Claim]]) -> When | None:
        told_after = how.sentence >= self._title
        moment = agreed(c for _, c in among if alike(c, claim) and (told_after or not clash(c, claim)))
        if moment is None:
            return None
        start = moment.edtf.split("/")[0]
        if moment.edtf.endswith("/.."):  # `od czwartku obowiązują`: in force since then
            return replace(moment, edtf=start, latest=start)
        if claim.type not in _LONG and moment.latest and moment.edtf == f"{start}/{moment.latest}":
            moment = replace(moment, edtf=moment.latest, earliest=moment.latest)  # a night ends on its second day
        return lent(moment) if told_after else moment

    def _lately(self, claim: Claim) -> bool:
        """Whether a claim is dated to a day, or a night, that is news when the document is published."""
        start = (
            (claim.date or "").removesuffix("/..").removesuffix("~")
        )  # `w poniedziałek przejęli władzę i aresztowali ją`
        if not claim.earliest or not self._published or (len(start) != 10 and not is_day(when_of(claim))):
            return False
        age = date.fromisoformat(bounds(self._published)[1]) - date.fromisoformat(claim.earliest)
        return timedelta(0) <= age <= _LATELY

    def month(self, claim: Claim, how: Told) -> When | None:
        """The day of the lead, for what is added to it; of the rest, about the month that the lead tells of, or of publication."""
        day = self._published or ""
        if claim.aspect is Aspect.STATE or not self.of_a_day or often(claim):
            return None
        if self._story.moved(how.paragraph, how.sentence) or claim.type in data()["no_news"]:
            return None
        if how.sentence and any(f.link in (Link.DROPPED, Link.PRONOUN) for f in claim.fillers):
            return None  # `Została skazana`: who is only meant is told of in looking back
        if how.sentence >= self._title and (lead := self.lead()) is not None and self._adds(claim):
            return lent(lead)
        heads = [m for n in range(self._title + _LEDE) for m in self._story.times.get(n, (0, []))[1]]
        ends = [min(m.latest, day) for m in heads if len(m.edtf) >= 7 and m.latest and self.near(min(m.latest, day))]
        month = (max(ends) if ends else day)[:7] + "~"
        about = day + "~"
        if ends:
            latest = [m for m in heads if m.latest and min(m.latest, day) == max(ends)]
            about = month if all(map(_vague, latest)) else max(ends) + "~"  # `trzy tygodnie temu`: of no day
        elif self._in_a_title(how) or int(day[8:]) <= _NEW_MONTH or self._retold(day):
            return None  # a title is as likely to tell of the day before
        return When(about, *bounds(month), None, carried=True)  # about that day, surely of that month

    def _in_a_title(self, how: Told) -> bool:
        """Whether it stands in a title with a text below it: not in the first of several sentences of one paragraph."""
        below = self._story.times.get(self._title)
        return how.sentence < self._title and below is not None and below[0] != how.paragraph

    def said(self, claim: Claim, how: Told) -> When | None:
        """`Łukaszenka ułaskawił księży – podała w czwartek agencja`: what a lead tells is news of the day on which it was told."""
        if claim.aspect is Aspect.STATE or not self.of_a_day or how.said is None or how.sentence > self._title + _LEDE:
            return None
        return lent(how.said) if is_day(how.said) and self.near(how.said.latest or "") else None

    def at_an_hour(self, claim: Claim, how: Told) -> When | None:
        """`Po południu zadzwonił Rubio`: on the day of the lead, where the paragraph has told of no other day."""
        lead = self.lead() if self.of_a_day and claim.aspect is not Aspect.STATE else None
        others = {m.edtf for n, (p, m) in self._story.days.items() if p == how.paragraph and n <= how.sentence}
        return lent(lead) if lead is not None and others <= {lead.edtf} else None

    def lead(self) -> When | None:
        """The one day that the lead names, where it names one."""
        rows = [self._story.days[n][1] for n in range(self._title, self._title + _LEDE) if n in self._story.days]
        if len({m.edtf for m in rows}) != 1 or not self.near(rows[0].latest or ""):
            return None
        return rows[0]

    def _adds(self, claim: Claim) -> bool:
        """Whether a sentence adds to the lead: by its words (`także`, `ponadto`), or it tells more of a person or body of the lead."""
        return bool(also() & words(claim) or self._who & self._sure(claim))

    def _sure(self, claim: Claim) -> set[str]:
        return {c for c in agents(claim) if self._discourse.type_of(c) not in ("Country", "Place")}

    def _retold(self, day: str) -> bool:
        """Whether all times that a document names are past: a story told anew (`W sierpniu rozmawiał …`), no news."""
        ends = [min(m.latest, day) for _, rows in self._story.times.values() for m in rows if m.latest]
        return bool(ends) and not any(map(self.near, ends))

    @property
    def of_a_day(self) -> bool:
        """Whether the day of publication is known: not `2025-11`, not `2025-11-XX`."""
        return len(self._published or "") == 10 and (self._published or "")[8:].isdigit()

    def long_past(self, claim: Claim) -> bool:
        """Talks and visits that are no news: `Poleciał do Chin bez zapowiedzi`, and further down `W marcu, gdy składał tam wizytę`."""
        return claim.type in ROUNDS and self.of_a_day and claim.latest is not None and not self.near(claim.latest)

    def near(self, day: str) -> bool:
        """Whether a day is news on the day of publication."""
        return date.fromisoformat(self._published or "") - date.fromisoformat(day) <= _LATELY


def _vague(moment: When) -> bool:
    """A month or weeks, which no day of theirs stands for."""
    ends = [date.fromisoformat(d) for d in (moment.earliest, moment.latest) if d]
    return len(ends) == 2 and ends[1] - ends[0] > _WEEK


def agreed(twins: Iterable[Claim]) -> When | None:
    """The date that all of them have; none where they differ, or there are none."""
    dates = {c.date: c for c in twins}
    if len(dates) != 1:
        return None
    (twin,) = dates.values()
    return replace(when_of(twin), carried=True)


def last_day(found: Sequence[Claim], types: Sequence[str]) -> When | None:
    """The day of the last happening of one of `types` that `found` tells as done."""
    for c in reversed(found):
        if c.type in types and c.quote and c.status is Status.ACTUAL and c.date and len(c.date) == 10:
            return replace(when_of(c), carried=True)
    return None


def when_of(claim: Claim) -> When:
    return When(claim.date or "", claim.earliest, claim.latest, claim.date_span)


def alike(a: Claim, b: Claim) -> bool:
    """Whether two claims can tell of one happening: of one type, or talks and a meeting, a release and a pardon."""
    return a.type == b.type or any(a.type in kin and b.type in kin for kin in _KIN)


def clash(a: Claim, b: Claim) -> bool:
    """Whether two counts cannot be of one happening."""
    return bool(a.quantity and b.quantity and a.quantity.value != b.quantity.value)


def agents(claim: Claim) -> set[str]:
    """Who takes part in a happening, or suffers it."""
    return {c for role in _PEOPLE for c in claim.role(role)}
