"""What a document tells again: in a heading, in the same words, with the same countries, or naming nobody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.derive.bare import (
    after_others,
    bare,
    days_of_sentences,
    loud,
    named_again,
    of_others,
    other_day,
    other_time,
    poor,
    same_days,
    shares,
    speaks_of,
    told_apart,
    told_before,
    told_here,
)
from graph.derive.clusters import Cluster
from graph.derive.cues import asserts, infinitive, inside_of
from graph.derive.match import Matcher
from graph.derive.told import Told, rules
from ontology.claims import Span

Fit = Callable[[Cluster, Cluster], bool]


def _both_sides(t: Told) -> bool:
    return any(len(t.roles.get(role, ())) > 1 for role in rules()["together"])


@dataclass(slots=True)
class Again:
    """The claims of one document on one shelf, in the order of the text."""

    rows: Sequence[Told]
    of: Mapping[str, Cluster]
    matcher: Matcher
    fit: Fit

    def homes(self, talks: str) -> Iterator[tuple[Told, list[tuple[Told, str]]]]:
        """Each claim that tells again, with the claim that it belongs to, or those that a person may choose from."""
        below = {t.id: to for t in self.rows if t.heading and self._free(t) and (to := self._below(t))}
        full = {self.of[t.id].id: self.of[t.id] for t in self.rows if t.id not in below and self._home(t)}
        days = days_of_sentences(self.rows)
        leads = self._leads(below, full, talks, days)
        full |= {self.of[x].id: self.of[x] for x, home in leads.items() if home is None}
        for t, to in self._told(below):
            if to is not None:
                yield t, [(to, "inside")]
            elif t.id in leads:
                if (home := leads[t.id]) is not None:
                    yield t, [(told_here(home, t), "inside")]
            elif self._may_speak(t):
                fits = self._fits(t, full, talks, days)
                if len(fits) == 1:
                    yield t, [(told_here(fits[0], t), "inside")]
                elif again := self._recounted(t):
                    yield t, [(again, "inside")]
                elif 1 < len(fits) < 4:
                    yield t, [(told_here(c, t), "open") for c in fits]

    def _told(self, below: Mapping[str, Told]) -> Iterator[tuple[Told, Told | None]]:
        """The claims that have found nothing, with what place and words alone say that they belong to."""
        words: dict[str, list[Told]] = defaultdict(list)
        sentences: dict[Span, list[Told]] = defaultdict(list)
        for t in self.rows:
            sentences[t.claim.span].append(t)
        for t in self.rows:
            start = t.claim.quote[: rules()["limits"]["again"]]
            if self._free(t):
                yield (
                    t,
                    below.get(t.id)
                    or self._same_words(t, words[start])
                    or self._measure(t, sentences[t.claim.span])
                    or self._clause(t, sentences[t.claim.span]),
                )
            words[start].append(t)

    def _leads(
        self,
        below: Mapping[str, Told],
        full: Mapping[str, Cluster],
        talks: str,
        days: Mapping[tuple[str, int], list[Told]],
    ) -> dict[str, Cluster | None]:
        """Bare claims that a heading speaks of, with the home of both; None where they are one of their own."""
        found: dict[str, Cluster | None] = {}
        for t in self.rows:
            above = [self.of[h] for h, to in below.items() if to is t]
            if above and self._free(t) and self._may_speak(t):
                fits = [c for c in self._fits(t, full, talks, days) if all(self.fit(c, h) for h in above)]
                found[t.id] = fits[0] if len(fits) == 1 else None
        return found

    def _may_speak(self, t: Told) -> bool:
        """Whether a claim is one that speaks of what was told."""
        return bare(t, self.matcher) and not infinitive(t.claim) and not (t.heading and asserts(t.claim))

    def _may_be(self, x: Told, t: Told) -> bool:
        """Whether nothing keeps the happenings of two claims apart."""
        return self.fit(self.of[x.id], self.of[t.id])

    def _free(self, t: Told) -> bool:
        """Whether a claim has found nothing that it belongs to."""
        return len(self.of[t.id].members) == 1 and t.basis not in ("total", "part")

    def _home(self, t: Told) -> bool:
        """Whether a claim tells enough for others to speak of the same: of somebody, or of a count."""
        if len(self.of[t.id].members) == 1 and not t.exact and poor(t, self.matcher):
            return False
        return t.basis not in ("total", "part") and not of_others(t)

    def _fits(
        self, t: Told, full: Mapping[str, Cluster], talks: str, days: Mapping[tuple[str, int], list[Told]]
    ) -> list[Cluster]:
        """The happenings that a bare claim may speak of."""
        near = {i: c for i, c in full.items() if c is not self.of[t.id]}
        if talks in near and (t.exact is None or t.lent):
            near = {talks: near[talks]}  # a document of talks speaks of its round
        elif t.exact:
            near = {i: c for i, c in near.items() if any(same_days(t, x) for x in c.members)}
        elif t.lent:
            dated = {i: c for i, c in near.items() if any(x.document == t.document and x.claim.date == t.claim.date for x in c.members)}  # fmt: skip
            near = dated or near
        both = {i: c for i, c in near.items() if any(_both_sides(x) and x.document == t.document for x in c.members)}
        if t.shelf[1] in rules()["talks"] and not t.exact and not loud(t):
            near = both or near  # `rozmowa trwała cztery godziny`: of the two whom the text named
        if not t.further and any(x.further and x.document == t.document for c in near.values() for x in c.members):
            return []  # of the one or of the other
        fits = [
            c
            for _, c in sorted(near.items())
            if self.fit(c, self.of[t.id])
            and (c.id == talks or told_before(t, c))
            and named_again(t, c, self.matcher)
            and speaks_of(t, c, self.matcher)
            and not other_time(t, c)
            and not other_day(t, c, days)
            and not told_apart(t, c)
        ]
        return fits if t.roles or len(near) == 1 or len(fits) > 1 else []

    def _below(self, t: Told) -> Told | None:
        """What a heading says is told by the text below it: `Licencja na białoruski potas`, `Departament Skarbu wydał licencję …`."""
        limits, plain = rules()["limits"], None
        for x in self.rows:
            far = x.claim.span.start - t.claim.span.end
            if x.heading or after_others(x) or not 0 < far <= limits["lead"] or x.basis in ("total", "part"):
                continue
            if self._may_be(x, t):
                if shares(t, x, self.matcher):
                    return x
                if plain is None and far <= limits["first"] and not (loud(t) and loud(x)):
                    plain = x
        return plain

    def _same_words(self, t: Told, before: Sequence[Told]) -> Told | None:
        """A caption, a summary: a sentence that stands in the document before, word for word."""
        words, at = t.claim.quote.rstrip(" ."), t.claim.trigger.start - t.claim.span.start
        for x in before:
            other = x.claim.quote.rstrip(" .")
            size = min(len(words), len(other))
            if size < rules()["limits"]["again"] or x.claim.span == t.claim.span:
                continue
            same = other[:size] == words[:size] and x.claim.trigger.start - x.claim.span.start == at
            if same and self._may_be(x, t):
                return x
        return None

    def _measure(self, t: Told, sentence: Sequence[Told]) -> Told | None:
        """`objęto sankcjami 61 osób: zakaz wjazdu …`: what names nobody belongs to the one decision of the sentence."""
        if t.claim.type not in rules()["measures"] or loud(t) or t.claim.quantity is not None or of_others(t):
            return None
        here = {self.of[x.id].id: x for x in sentence if loud(x) or x.claim.quantity}
        if len(here) != 1:
            return None
        (to,) = here.values()
        return to if self._may_be(to, t) else None

    def _clause(self, t: Told, sentence: Sequence[Told]) -> Told | None:
        """`doszło do szczytu, w którym spotkali się Putin i Biden`: the clause tells of the summit."""
        if t.shelf[1] not in rules()["talks"] or _both_sides(t):
            return None
        for x in sentence:
            if x.claim.trigger.start > t.claim.trigger.start and inside_of(t.claim, x.claim):
                return x if self._may_be(x, t) else None
        return None

    def _recounted(self, t: Told) -> Told | None:
        """`USA negocjują z Białorusią` and `celem negocjacji USA z Białorusią jest …`: only countries, the same each time."""
        if t.claim.type not in rules()["recounted"] or not loud(t):
            return None
        for x in self.rows:
            if x is t:
                return None
            mine = {r: things for r, things in t.roles.items() if r not in rules()["silent"]}
            if x.period == t.period and x.exact == t.exact and not of_others(x):
                told = all(things <= x.roles.get(r, frozenset()) for r, things in mine.items())
                if told and self._may_be(x, t):
                    return x
        return None
