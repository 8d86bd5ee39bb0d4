"""How an undated claim is lent the date of another: of the same happening, of the lead, of the round, of the step before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.polish.dating.beside import OUTCOMES
from loaders.polish.dating.captives import Captives
from loaders.polish.dating.grounds import ROUNDS
from loaders.polish.dating.moments import When, lent, month_of
from loaders.polish.dating.news import News, agents, agreed, alike, clash, often, repeated, when_of, words
from loaders.polish.dating.story import Story, Told
from loaders.polish.frames.frames import FREED, HELD
from loaders.polish.reference.discourse import Discourse
from loaders.polish.text.lexicon import FIRMS
from loaders.polish.times.scan import data
from ontology.claims import Aspect, Claim, Link, Status
from ontology.dates import bounds, lies_before

_LEAD = 6  # so far the day of a lead carries on into the paragraphs after it

# Of a day, and told in the present of a chronicle.
_TOLD_AS_THEY_ARE = (ROUNDS - {"Negotiation"}) | {
    "MilitaryExercise",
    "MissionClosure",
    "MissionOpening",
    "MissionReopening",
}

_AWAY = FREED | {"PrisonerTransfer"}

_HOURS = ("po południu ", "rano ", "wieczorem ", "w południe ", "nad ranem ", "późnym wieczorem ", "przed południem ")


class Lending:
    """The claims of one document, to be dated by one another.

    `told` is beside `found`, None for relations; `story` holds what times the sentences name.
    The first `title` sentences are the title: `Wilno odpowiada na balony. Granica zamknięta` has two.
    """

    def __init__(
        self,
        found: list[Claim],
        told: Sequence[Told | None],
        main: When | None,
        discourse: Discourse,
        story: Story,
        published: str | None,
        title: int,
    ) -> None:
        self.found, self.told, self.published, self.title = found, told, published, title
        self._discourse, self.story = discourse, story
        self._days = story.days
        self._main = main
        self._own = [c.date is not None for c in found]  # dated by its own words
        self.captives = Captives(found, told, self._own)
        rounds = [c for c in found if main is not None and c.date == main.edtf and c.type in ROUNDS]
        self._people = {c for claim in rounds for role in ("actor", "participant") for c in claim.role(role)}
        self._cities = {c for claim in rounds for c in claim.role("place") if discourse.type_of(c) == "Place"}
        self._states = {s for c in self._people if (s := discourse.country_of(c))}
        self._where = {h.paragraph for c, h in zip(found, told, strict=True) if h is not None and c in rounds}
        self._met = any(c.type != "PhoneCall" for c in rounds)
        self._news = News(found, told, discourse, story, published, title)

    def moment(self, index: int, claim: Claim, how: Told) -> When | None:
        if how.that and (same := self._said_of(index, claim, how)) is not None:
            return same
        if how.back or repeated() & words(claim):
            return None
        if claim.quantity is not None and claim.quantity.basis in ("total", "stock"):
            month = self._of_the_outcome(claim, how)  # a sum of several happenings has no day
            return month_of(month) if month is not None else None
        if how.paragraph in self.story.dashed and (how.step or how.now):
            return self.of_the_entry(how)
        news = self._news
        if how.sentence < self.title:
            return (
                news.of_the_lead(claim, how)
                or self._twin(claim, told_in_title=True)
                or self._of_the_lead(claim)
                or news.of_the_body(claim, how)
                or self._of_the_round(claim)
                or news.month(claim, how)
            )
        if (how.among or _of_nobody(claim)) and (day := self.captives.of_the_group(index, claim, how)) is not None:
            return day
        if claim.type == "PrisonerTransfer" and (day := self.captives.of_the_freed(index, claim, how)) is not None:
            return day
        if claim.type in HELD and self.captives.freed_before(index, how):
            return self._twin(claim)
        just_told = self._just_told(how) if how.step and claim.aspect is not Aspect.STATE else None
        return (
            just_told
            or self.captives.held_since(claim, how)
            or self._twin(claim, before=how.sentence)
            or self._of_the_round(claim)
            or news.of_the_lead(claim, how)
            or self.before(index, claim, how)
            or news.of_the_body(claim, how)
            or self._of_the_outcome(claim, how)
            or (news.month(claim, how) or news.said(claim, how) if how.step else None)
            or (news.at_an_hour(claim, how) if how.step and _at_an_hour(claim) else None)
            or self.of_the_entry(how)
        )

    def undone(self, index: int, claim: Claim, how: Told) -> When | None:
        """`Do Egiptu nie przyleciał`: when that was not done of which the story tells at this step.

        Who is not freed is not on the day on which others were, he is not to this day: `Poczobuta nie uwolniono`.
        """
        lasting = how.back or claim.type in FREED or often(claim)
        return self.of_the_entry(how) or (None if lasting else self._of_the_step_before(index, claim, how))

    def day_of_the_lead(self) -> When | None:
        lead = self._news.lead() if self._news.of_a_day else None
        return lent(lead) if lead is not None else None

    def as_it_is_told(self, claim: Claim) -> When | None:
        """`Merz przyleciał w środę do Ankary, gdzie podejmuje go Erdogan`: what a present tense dated to the month is of about the day of the lead.

        Talks, shelling and prison go on for weeks.
        """
        month = (self.published or "")[:7]
        told = claim.date == month and claim.date_span is None and claim.aspect is not Aspect.STATE
        if not told or claim.type not in _TOLD_AS_THEY_ARE:
            return None
        lead = self.day_of_the_lead()
        return lead if lead is not None and lead.edtf.startswith(month) else None

    def of_the_entry(self, how: Told) -> When | None:
        """`23 lutego. Ministrowie nie osiągnęli porozumienia`: an entry of a chronicle is of the day that opens it, what it only names of about then."""
        day = self.story.entries.get(how.paragraph)
        if day is None or how.back:
            return None
        return lent(day) if how.step or how.now else month_of(day)

    def _said_of(self, index: int, claim: Claim, how: Told) -> When | None:
        """`W sobotę przyleciał Wright. To pierwsza wizyta członka gabinetu`: the day of the visit told just before."""
        for at in range(index - 1, -1, -1):
            other, earlier = self.told[at], self.found[at]
            if other is None or not earlier.quote or other.sentence == how.sentence or not alike(earlier, claim):
                continue
            near = how.sentence - other.sentence == 1 and earlier.status is Status.ACTUAL and earlier.date
            return replace(when_of(earlier), carried=True) if near else None
        return None

    def _just_told(self, how: Told) -> When | None:
        """`Tusk odwiedził 5 marca Kiszyniów. Spotkał się z Maią Sandu`: the day of the sentence before, for the next step."""
        paragraph, moment = self._days.get(how.sentence - 1, (-1, None))
        return lent(moment) if moment is not None and paragraph == how.paragraph else None

    def _of_the_lead(self, claim: Claim) -> When | None:
        """What a title tells happened on the day that the lead names."""
        rows = [self._days[n][1] for n in (self.title, self.title + 1) if n in self._days]
        if not rows or claim.aspect is Aspect.STATE:
            return None
        if self._news.of_a_day and not self._news.near(rows[0].latest or self.published or ""):
            return None  # `Uwolniono dwóch księży. Pierwszego aresztowano w 2023 r.`: a looking back
        return lent(rows[0])

    def _twin(self, claim: Claim, told_in_title: bool = False, before: int | None = None) -> When | None:
        """The date of the same happening told elsewhere; of talks and visits not that of others long past, told of only behind the sentence `before`."""
        rows = [
            c
            for own, c, h in zip(self._own, self.found, self.told, strict=True)
            if own and c.quote and c.status is Status.ACTUAL and c.date and len(c.date) >= 7 and "/" not in c.date
            and not (h is not None and h.back)  # `poprzednio spotkał się 13 lutego`: that was another time
            and alike(c, claim) and not clash(c, claim) and not self._elsewhere(c, claim)
            and not (before is not None and h is not None and h.sentence > before and self._news.long_past(c))
        ]  # fmt: skip
        moment = agreed(c for c in rows if self._shared(c, claim))
        if moment is not None and told_in_title and self._news.of_a_day and not self._news.near(moment.latest or ""):
            return None  # `UE rozszerza sankcje na Białoruś`: not those of three years ago
        return moment

    def _elsewhere(self, a: Claim, b: Claim) -> bool:
        """Whether both name their towns, and not one in common: a visit to Warsaw is not the meeting in Kyiv."""
        mine, its = ({c for c in x.role("place") if self._discourse.type_of(c) == "Place"} for x in (a, b))
        if mine and its:
            return not mine & its
        here, there = ({s for c in x.role("place") if (s := self._discourse.country_of(c))} for x in (a, b))
        return bool(here and there) and not here & there

    def _behind(self, claim: Claim) -> set[str]:
        """The states of the firms at which a measure aims: `Rosnieft jest na liście. To pierwsze restrykcje wobec Moskwy`."""
        firms = claim.role("target") if claim.type.startswith("Sanction") else ()
        return {s for c in firms if self._discourse.type_of(c) in FIRMS and (s := self._discourse.country_of(c))}

    def promised(self, claim: Claim, shared: bool = False, body: bool = False) -> When | None:
        """For a title that announces: when the body says that it will be; further on, of those who are `shared` only."""
        rows = [
            c
            for own, c in zip(self._own, self.found, strict=True)
            if own and c.quote and c.date and c.status is claim.status and alike(c, claim) and not clash(c, claim)
        ]
        if shared:  # `Spotkanie Trumpa z Kimem odbędzie się w hotelu`: not that of Trump with somebody else
            common = [len(agents(c) & agents(claim)) for c in rows]
            rows = [c for c, n in zip(rows, common, strict=True) if n and n == max(common)]
        moment = agreed(rows)
        past = moment is not None and body and lies_before(moment.latest, self.published)
        return None if past else moment  # `zamierza zakazać importu`: not on the day on which that was agreed

    def _shared(self, a: Claim, b: Claim) -> bool:
        """Whether two claims share what is no hub: a count, a person or firm, or two states."""
        if a.quantity and b.quantity and a.quantity.value == b.quantity.value:
            return True
        both = (agents(a) & agents(b)) | (self._behind(a) & agents(b)) | (agents(a) & self._behind(b))
        sure = {c for c in both if self._discourse.type_of(c) not in ("Country", "Place")}
        return len(both) >= 2 or (bool(sure) and (len(agents(a)) < 2 or len(agents(b)) < 2))

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

    def _of_the_outcome(self, claim: Claim, how: Told) -> When | None:
        """About the day of the round, surely in its month, for talks of its states and for its outcomes.

        Not of a call, and not what another state does: `Trump zadzwonił do Xi … Chiny zawiesiły ograniczenia` was another day.
        """
        told_here = [f for f in claim.fillers if f.role in ("actor", "participant")]
        if self._main is None or any(f.link in (Link.DROPPED, Link.PRONOUN) for f in told_here):
            return None
        present = {f.cluster for f in told_here if f.cluster}
        first, last = bounds(self._main.edtf[:7])
        theirs = self._states and set(claim.role("actor")) <= self._states | self._people
        theirs = self._met and (theirs or how.paragraph in self._where)
        outcome = (claim.type in OUTCOMES and theirs) or (claim.type in ROUNDS and present and present <= self._states)
        return replace(lent(self._main), earliest=first, latest=last) if outcome else None

    def before(self, index: int, claim: Claim, how: Told) -> When | None:
        """The day of the happening told just before in the same paragraph, for the next step of the story."""
        if (
            not how.step
            or claim.aspect is Aspect.STATE
            or (claim.type in FREED and self.captives.just_held(index, how))
        ):
            return None
        last = self._step_before(index, how)
        if claim.type in data()["unclocked"] and (last is None or self.found[last].type not in _AWAY):
            return None  # … but `Zwolniono 52 osoby. Jedna odmówiła wyjazdu`
        return self._of_the_step_before(index, claim, how) if last is not None else self._clock(claim, how)

    def _step_before(self, index: int, how: Told) -> int | None:
        """The claim before that is a dated step of the story, in the same paragraph and no further than two sentences off."""
        for at in range(index - 1 if how.step else -1, -1, -1):
            other, earlier = self.told[at], self.found[at]
            if other is None or not earlier.quote:
                continue
            if other.paragraph != how.paragraph or how.sentence - other.sentence > 2:
                break
            if earlier.status is Status.ACTUAL and earlier.date and other.step and not other.back:
                return at
        return None

    def _of_the_step_before(self, index: int, claim: Claim, how: Told) -> When | None:
        """The day of the step before, in this sentence or the one before it; a month, or about the time of the news, holds for no next step."""
        at = self._step_before(index, how)
        other = self.told[at] if at is not None else None
        if at is None or other is None:
            return None
        earlier = self.found[at]
        if how.sentence - other.sentence > 1 + (earlier.type in (claim.type, *_AWAY)):
            return None  # two sentences on: the court's next sentence, or what the freed did
        day = (earlier.date or "").rstrip("~")
        if claim.type == earlier.type == "Election" and not day.endswith(".."):
            return lent(when_of(earlier))  # voted for a week, and who won is told in the next sentence
        if "/" in day or len(day) < 7 or earlier.date_span is None:
            return None
        if len(day) == 7 and not _in_answer(claim):
            return None
        return When(day + "~", *bounds(day), earlier.date_span, carried=True)

    def _clock(self, claim: Claim, how: Told) -> When | None:
        """The time that the paragraph has reached; the day of the lead where it names none."""
        for number in range(how.sentence - 1, how.sentence - 6, -1):
            paragraph, moment = self._days.get(number, (-1, None))
            if moment is not None and (
                paragraph == how.paragraph
                or (how.sentence <= _LEAD and not self.story.moved(how.paragraph, how.sentence))
            ):
                return lent(moment)
            paragraph, rows = self.story.times.get(number, (-1, []))
            if rows and paragraph == how.paragraph:
                (only, *others) = {m.edtf: m for m in rows}.values()
                exact = 10 if _at_an_hour(claim) else 7
                return lent(only) if not others and "/" not in only.edtf and len(only.edtf) >= exact else None
        return None


def _of_nobody(claim: Claim) -> bool:
    """`Do wymiany doszło na lotnisku w Ankarze`: a release of which neither whom nor how many is said is the one told before."""
    whom = claim.type in FREED and claim.status is Status.ACTUAL
    return whom and not claim.role("patient") and claim.quantity is None


def _in_answer(claim: Claim) -> bool:
    """`W lutym skazano X. W odwecie Polska zamknęła przejście`."""
    told = f" {claim.quote.casefold()} "
    return any(f" {words} " in told for words in data()["in_answer"])


def _at_an_hour(claim: Claim) -> bool:
    """`W lutym Litwa prosiła o zwrot. Po południu zadzwonił Rubio`: an hour is of the day of the news, not of that month."""
    return claim.quote.casefold().startswith(_HOURS)
