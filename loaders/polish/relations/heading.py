"""Who heads what, told by a verb or a phrase and not by an office beside the name: `na czele Orlenu stoi X`, `X jako prezes Y`.

Polish puts the person before or after the verb, the body before or after both; what tells them apart is case.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.polish.frames.frames import KINDS
from loaders.polish.relations.base import RelationReader
from loaders.polish.text.words import SPOKEN_CASES
from loaders.polish.units.units import FINITE, Unit
from ontology.claims import Claim, Link, Mention

_HEAD = frozenset({"czoło"})  # `na czele`
_BODIES = KINDS["organization"]
_PEOPLE = KINDS["person"]


class Heading(RelationReader):
    """Heads of bodies by verb, participle, `na czele`, `jako`, `funkcję … pełni`, `odpowiednik`."""

    def leaders(self) -> Iterator[Claim]:
        """`Czernikow, kierujący spółką Wołgatrans`, `Orlenem kieruje X`, `spółka kierowana przez X`."""
        for i in self.having(self.words.heading | _HEAD):
            unit = self.units[i]
            found: tuple[Mention, Mention] | None = None
            if unit.text.casefold() == "czele" and i and self.units[i - 1].text.casefold() == "na":
                found = self._at_the_head(i)
            elif unit.lemmas & self.words.heading and not unit.named:
                if "ppas" in unit.pos:
                    found = self._headed(i)
                elif unit.is_(FINITE | {"pact"}) and not self._denied(i):
                    found = self._heads(i)
            if found is not None:
                person, of = found
                yield self.claim("position", person, self.words_of(i, i), of=of, text=unit.text)
            elif "pact" in unit.pos and unit.lemmas & self.words.heading and (who := self._of_some(i)):
                yield self.claim(
                    "position", who, self.words_of(i, i + 1), text=self.words_of(i, i + 1).of(self.document.text)
                )

    def _of_some(self, i: int) -> Mention | None:
        """`Abraham Mathai kierujący stowarzyszeniem`: a body that has no name here."""
        after = self.units[i + 1] if i + 1 < len(self.units) else None
        if (
            after is None
            or after.named
            or not (after.cases & {"inst", "dat"} and after.lemmas & (self.words.org_nouns | {"resort"}))
        ):
            return None
        before = self.units[i - 1] if i else None
        if before is not None and before.cases & self.units[i].cases and (m := self.main(before, _PEOPLE)):
            return m
        return self._before_comma(i, self.units[i].cases, _PEOPLE)

    def _denied(self, i: int) -> bool:
        return i > 0 and self.units[i - 1].text.casefold() == "nie"

    def _clause(self, i: int, step: int, most: int = 7) -> list[Unit]:
        """Units from `i` on to one side, up to the end of the clause."""
        found: list[Unit] = []
        at = i + step
        while 0 <= at < len(self.units) and len(found) < most:
            unit = self.units[at]
            if unit.text in (",", ";", ".", ":", "–", "(", ")") or (unit.is_(FINITE) and not unit.named):
                break
            found.append(unit)
            at += step
        return found

    def _body(self, rows: Sequence[Unit], cases: frozenset[str]) -> Mention | None:
        return next((m for u in rows if u.cases & cases and (m := self.main(u, _BODIES))), None)

    def _person(self, rows: Sequence[Unit], cases: frozenset[str]) -> Mention | None:
        return next((m for u in rows if u.cases & cases and (m := self.main(u, _PEOPLE))), None)

    def _before_comma(self, i: int, cases: frozenset[str], kinds: frozenset[str]) -> Mention | None:
        """The name right before the comma that opens the clause or participle of `i`: `X, kierujący`, `X, który kieruje`."""
        at = i - 1
        while at > 0 and i - at <= 4 and self.units[at].text != ",":
            at -= 1
        if at < 1 or self.units[at].text != ",":
            return None
        named = self.units[at - 1]
        return self.main(named, kinds) if named.cases & cases else None

    def _relative(self, i: int) -> bool:
        return any(u.lemmas & {"który"} and "nom" in u.cases for u in self.units[max(0, i - 3) : i])

    def _heads(self, i: int) -> tuple[Mention, Mention] | None:
        unit = self.units[i]
        after, before = self._clause(i, 1), self._clause(i, -1)
        of = self._body(after, frozenset({"inst", "dat"})) or self._body(before, frozenset({"inst", "dat"}))
        if of is None:
            return None
        if "pact" in unit.pos:
            person = self._before_comma(i, unit.cases, _PEOPLE) or self._person(after, unit.cases)
        elif self._relative(i):
            person = self._before_comma(i, frozenset(SPOKEN_CASES), _PEOPLE)
        else:
            person = self._person(before, frozenset({"nom"})) or self._person(after, frozenset({"nom"}))
        return (person, of) if person is not None else None

    def _headed(self, i: int) -> tuple[Mention, Mention] | None:
        """`Orlen, kierowany przez Ireneusza Fąfarę`, `kierowana przez Łukaszenkę Rada`."""
        after = self._clause(i, 1)
        if not after or after[0].text.casefold() != "przez":
            return None
        person = self._person(after[1:4], frozenset({"acc"}))
        if person is None:
            return None
        of = self._before_comma(i, self.units[i].cases, _BODIES)
        if of is None and i and self.units[i - 1].cases & self.units[i].cases:
            of = self.main(self.units[i - 1], _BODIES)
        of = of or self._body([u for u in after if person not in u.mentions], self.units[i].cases)
        return (person, of) if of is not None else None

    def _at_the_head(self, i: int) -> tuple[Mention, Mention] | None:
        """`na czele X stoi Y`, `Y stoi na czele X`, `X, na którego czele stoi Y`, `stojący na czele X Y`."""
        after = self._clause(i, 1)
        of = self._body(after, frozenset({"gen"}))
        if of is None:
            return None
        left = next(
            (
                self.units[x]
                for x in range(i - 2, max(-1, i - 5), -1)
                if self.units[x].lemmas & self.words.standing_at_head
            ),
            None,
        )
        if left is not None and self._denied(left.index):
            return None
        if left is not None and "pact" in left.pos:
            person = self._before_comma(left.index, left.cases, _PEOPLE) or self._person(after, left.cases)
        elif left is not None and self._relative(left.index):
            person = self._before_comma(left.index, frozenset(SPOKEN_CASES), _PEOPLE)
        elif left is not None:
            person = self._person(self._clause(left.index, -1), frozenset({"nom"})) or self._person(
                after, frozenset({"nom"})
            )
        else:
            right = next(
                (u for u in self.units[i + 1 : i + 7] if u.lemmas & self.words.standing_at_head and not u.named), None
            )
            if right is not None and self._denied(right.index):
                return None
            person = self._person(self._clause(right.index, 1), frozenset({"nom"})) if right is not None else None
        return (person, of) if person is not None else None

    def headed_by(self) -> Iterator[Claim]:
        """`Orlen, na którego czele stoi Ireneusz Fąfara`: the body stands before the clause."""
        for i in self.having(_HEAD):
            unit = self.units[i]
            if unit.text.casefold() != "czele" or i < 3 or self.units[i - 2].text.casefold() != "na":
                continue
            if not self.units[i - 1].lemmas & {"który"} or self.units[i - 3].text != ",":
                continue
            of = self.main(self.units[i - 4], _BODIES) if i >= 4 else None
            right = next((u for u in self.units[i + 1 : i + 4] if u.lemmas & self.words.standing_at_head), None)
            person = self._person(self._clause(right.index, 1), frozenset({"nom"})) if right is not None else None
            if of is not None and person is not None:
                yield self.claim("position", person, self.words_of(i, i), of=of, text=unit.text)

    def holders(self) -> Iterator[Claim]:
        """`X jako prezes Orlenu`, `funkcję prezesa Gazpromu pełni X`: an office apart from the name."""
        for i in self.offices:
            unit = self.units[i]
            first = self.start(i)
            opener = self.units[first - 1] if first else None
            if opener is None:
                continue
            person: Mention | None = None
            last = self.extent(i)
            if opener.text.casefold() == "jako":
                person = self._person(self._clause(first - 1, -1, 8), unit.cases)
                if person is None and first >= 2 and self.units[first - 2].text == ",":
                    person = self._before_comma(first, unit.cases, _PEOPLE)
                person = person or self._person(self._clause(last, 1, 3), unit.cases & {"nom"})
            elif opener.lemmas & self.words.posts and "gen" in unit.cases:
                verb = next(
                    (
                        u
                        for u in self.units[max(0, first - 6) : last + 4]
                        if u.lemmas & self.words.holding and not self._denied(u.index)
                    ),
                    None,
                )
                if verb is not None and verb.is_(FINITE):
                    rows = [*self._clause(verb.index, -1), *self._clause(verb.index, 1)]
                    inside = [u for u in rows if not first <= u.index <= last]
                    person = self._person(inside, frozenset({"nom"}))
                    if person is None and self._relative(verb.index):
                        person = self._before_comma(verb.index, frozenset({"nom"}), _PEOPLE)
            if person is None:
                continue
            inner = [m for u in self.units[first : last + 1] for m in (*u.mentions, *u.inner) if m is not person]
            of = self.principal(inner)
            state = self.state_of(inner, of)
            if of is not None and of.cluster == person.cluster:
                of = None
            span = self.words_of(first, last)
            lemmas = unit.lemmas & self.words.offices
            if person.cluster:
                self.discourse.learn_office(sorted(lemmas), of.cluster if of else None, person.cluster)
            text = span.of(self.document.text)
            yield self.claim("position", person, span, of=of, text=text, head=min(lemmas), state=state)

    def counterparts(self) -> Iterator[Claim]:
        """`ze swoim litewskim odpowiednikiem Gitanasem Nausėdą`: the same post in another state."""
        for i in self.having(self.words.counterparts):
            unit = self.units[i]
            if unit.named:
                continue
            rows = self.units[max(0, i - 2) : i + 3]
            state = next((m for u in rows for m in (*u.mentions, *u.inner) if self.country(m)), None)
            at = i + 1
            while at < len(self.units) and at - i <= 3:
                person = self.main(self.units[at], _PEOPLE)
                if person is not None:
                    if self.units[at].cases & unit.cases and state is not None:
                        of = replace(state, link=Link.NAMED)
                        yield self.claim("position", person, self.words_of(i, i), of=of, text=unit.text)
                    break
                at += 1
