"""Of which country and which body somebody is: `obywatel Litwy`, `Amerykanin Evan Gershkovich`, `Tomasz Trela (Lewica)`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from loaders.polish.frames.frames import KINDS
from loaders.polish.relations.base import RelationReader
from loaders.polish.text.words import any_of
from loaders.polish.units.units import FINITE, Unit
from ontology.claims import Claim, Link, Mention, Span

_ORGANISATIONS = KINDS["organization"]
_BEING = frozenset({"być", "zostać", "pozostawać", "pozostać", "będący", "stać"})
_GROUPS = frozenset({"PoliticalGroup", "InternationalOrganization"})
_PARTIES = frozenset({"PoliticalGroup"})
# … and bodies that people are from by `z` alone: `Ołeksij Melnyk z Centrum Razumkowa`, not `z Onetu`, `z Orlenu`.
_OF_SOMEBODY = _PARTIES | {"Organization"}
_NEAR = 6


_PART = frozenset({"udział"})


class Members(RelationReader):
    """Members of bodies and citizens of states."""

    def members(self) -> Iterator[Claim]:
        """`X wchodzi w skład Y`, `X należy do Y`, `X, członek Y`, `X przystąpił do Y`, `X (partia)`, `X z partii`."""
        for i in sorted({*self.mentioned, *self.having(self.words.belonging)}):
            unit = self.units[i]
            if unit.named and self.main(unit, KINDS["person"]):
                yield from self._by_party(i)
                continue
            if unit.lemmas.isdisjoint(self.words.belonging):
                continue
            for subject, of in self._joined(i, unit):
                if subject.cluster != of.cluster:
                    yield self.claim("memberOf", subject, unit.span, of=of, text=of.text)

    def _joined(self, i: int, unit: Unit) -> Iterator[tuple[Mention, Mention]]:
        text = unit.text.casefold()
        if text == "skład":
            verb = next((x for x in range(max(0, i - 4), i) if self.units[x].lemmas & {"wchodzić", "wejść"}), None)
            if verb is not None:
                yield from self._each(self._subjects(verb), self._into(i + 1, _ORGANISATIONS, 4))
        elif unit.lemmas & self.words.joining and self._next_is(i, "do") and not unit.named:
            if (i and self.units[i - 1].text.casefold() == "nie") or not self.is_so(i):
                return
            plain = unit.lemmas & {"należeć", "należący"}
            of = self._into(self._after_do(i), _ORGANISATIONS if plain else _GROUPS)
            subjects = self._listed(i) if "pact" in unit.pos else []
            yield from self._each(subjects or self._subjects(i), of)
        elif unit.lemmas & any_of(self.words.members, self.words.fighters) and not unit.named and self._single(unit):
            if i + 1 < len(self.units) and self.units[i + 1].lemmas & self.words.boards:
                return  # `członek zarządu Związku` holds a post there
            of = self._into(i + 1, _ORGANISATIONS, 2)
            if of is not None:
                yield from self._each(self._member(i, unit), of)

    @staticmethod
    def _single(unit: Unit) -> bool:
        return any("sg" in r.values(("sg",)) for r in unit.word.readings)

    def _next_is(self, i: int, text: str) -> bool:
        return any(u.text == text for u in self.units[i + 1 : i + 4])

    def _after_do(self, i: int) -> int:
        return next(x for x in range(i + 1, i + 4) if self.units[x].text == "do") + 1

    def _into(self, at: int, kinds: frozenset[str], reach: int = 3) -> Mention | None:
        return next((m for u in self.units[at : at + reach] if (m := self.main(u, kinds))), None)

    @staticmethod
    def _each(subjects: list[Mention], of: Mention | None) -> Iterator[tuple[Mention, Mention]]:
        if of is not None:
            yield from ((s, of) for s in subjects)

    def _subjects(self, i: int) -> list[Mention]:
        """Nominatives before a verb in its clause; `które` stands for what is before the comma, with all it is joined to."""
        found: list[Mention] = []
        for at in range(i - 1, max(-1, i - 8), -1):
            unit = self.units[at]
            if unit.lemmas & {"który"} and at >= 2 and self.units[at - 1].text == ",":
                return self._joined_to(at - 2)
            if unit.text in (",", ";", ":") or (unit.is_(FINITE) and not unit.named):
                break
            if "nom" in unit.cases and (m := self.main(unit, KINDS["agent"])):
                found.append(m)
        return found

    def _joined_to(self, at: int) -> list[Mention]:
        """The name at `at` and those joined to it before: `Szwecji i Finlandii, które należą`."""
        found: list[Mention] = []
        while at >= 0 and (m := self.main(self.units[at], KINDS["agent"])):
            found.append(m)
            if at < 2 or self.units[at - 1].text not in ("i", "oraz"):
                break
            at -= 2
        return found[::-1]

    def _listed(self, i: int) -> list[Mention]:
        """`należące do Y państwa, w tym X`: who is told of them."""
        before = [m for u in self.units[max(0, i - 6) : i] if "nom" in u.cases and (m := self.main(u, KINDS["agent"]))]
        opened = False
        for unit in () if before else self.units[i + 2 : i + 10]:
            opened = opened or unit.text == "tym"
            if opened and (m := self.main(unit, KINDS["agent"])):
                return [m]
        return before

    def _member(self, i: int, unit: Unit) -> list[Mention]:
        """Who the member is: before a comma or dash in the same case, after the phrase, or the subject of `jest`."""
        if i >= 2 and self.units[i - 1].text in (",", "–", "("):
            person = self.main(self.units[i - 2], KINDS["agent"])
            if person is not None and self.units[i - 2].cases & unit.cases:
                return [person]
        for after in self.units[i + 2 : i + 4]:
            person = self.main(after, KINDS["person"])
            if person is not None and after.cases & unit.cases and not after.cases <= {"gen"}:
                return [person]
        if "inst" not in unit.cases:
            return []
        verb = next((x for x in range(i - 1, max(-1, i - 5), -1) if self.units[x].lemmas & _BEING), None)
        if verb is None or (verb and self.units[verb - 1].text.casefold() == "nie") or not self.is_so(verb):
            return []
        if "pact" in self.units[verb].pos and verb >= 2 and self.units[verb - 1].text == ",":
            before = self.main(self.units[verb - 2], KINDS["agent"])
            return [before] if before is not None else []
        return self._subjects(verb)

    def _by_party(self, i: int) -> Iterator[Claim]:
        """`Tomasz Trela (Lewica)`, `poseł Jan Kowalski z PiS`, `Ołeksij Melnyk z Centrum Razumkowa`."""
        person = self.main(self.units[i], KINDS["person"])
        assert person is not None
        rest = self.units[i + 1 : i + 4]
        if (
            len(rest) >= 3
            and rest[0].text == "("
            and (of := self.main(rest[1], _PARTIES))
            and rest[2].text in (")", ",")
        ):
            yield self.claim("memberOf", person, rest[1].span, of=of, text=of.text)
        elif len(rest) >= 2 and rest[0].text in ("z", "ze"):
            at = 2 if len(rest) >= 3 and rest[1].lemmas & {"partia", "ugrupowanie", "ruch"} and not rest[1].named else 1
            of = self.main(rest[at], _PARTIES if self.units[i].title is not None else _OF_SOMEBODY)
            if of is None or "gen" not in rest[at].cases or self._taken_from(i):
                return
            for one in self._joined_to(i) if of.type not in _PARTIES else [person]:
                yield self.claim("memberOf", one, rest[at].span, of=of, text=of.text)

    def _taken_from(self, i: int) -> bool:
        """`usunięto X z Rady`, `X odszedł z Wiasny`: he is there no more."""
        return any(not u.named and u.lemmas & self.words.leaving for u in self.units[max(0, i - _NEAR) : i])

    def participants(self) -> Iterator[Claim]:
        """`X bierze w niej udział jako obserwator`: takes part in the body named here or last before."""
        for i in self.having(_PART):
            unit = self.units[i]
            if not any(u.lemmas & {"brać", "wziąć"} for u in self.units[max(0, i - 4) : i]):
                continue
            tail = self.units[i + 1 : i + 5]
            if not any(u.lemmas & {"obserwator", "członek"} for u in tail):
                continue
            of = next((m for u in tail if (m := self.main(u, KINDS["organization"]))), None)
            subject = next(
                (m for u in self.units[max(0, i - 6) : i] if "nom" in u.cases and (m := self.main(u, KINDS["agent"]))),
                None,
            )
            if of is None and any(u.lemmas & {"on"} for u in self.units[max(0, i - 3) : i]):
                of = self._last_body()
            if of is not None and subject is not None:
                yield self.claim("memberOf", subject, unit.span, of=replace(of, link=Link.PRONOUN), text=of.text)

    def _last_body(self) -> Mention | None:
        """The organisation named last before this sentence."""
        end = bisect_left(self.discourse.mentions, self.span.start, key=lambda m: m.span.start)
        rows = [
            m
            for m in self.discourse.mentions[max(0, end - 12) : end]
            if m.cluster and self.discourse.fits(m.cluster, KINDS["organization"])
        ]
        return rows[-1] if rows else None

    def citizens(self) -> Iterator[Claim]:
        """`Jurasia Ziankowicza, będącego obywatelem USA`, `Amerykanin Evan Gershkovich`, `ma obywatelstwo rosyjskie`."""
        for i in sorted({*self.mentioned, *self.having(self.words.of_citizens)}):
            unit = self.units[i]
            if unit.title is not None:
                yield from self._citizen_by_title(unit)
            elif not unit.lemmas.isdisjoint(self.words.citizens) and self._single(unit):
                yield from self._citizen(i, unit)
            elif not unit.lemmas.isdisjoint(self.words.citizenship):
                yield from self._by_citizenship(i, unit)
            elif unit.named and self._demonym(unit):
                yield from self._by_demonym(i, unit)

    def _demonym(self, unit: Unit) -> Mention | None:
        """`Amerykanin`, `Nigeryjką`: one of a people, told by a noun."""
        rows = [m for m in unit.mentions if m.type == "Person" and self.country(m)]
        return rows[0] if len(rows) == 1 and self._single(unit) else None

    def _by_demonym(self, i: int, unit: Unit) -> Iterator[Claim]:
        country = self._demonym(unit)
        after = self.units[i + 1] if i + 1 < len(self.units) else None
        person = self.main(after, KINDS["person"]) if after is not None and after.cases & unit.cases else None
        if person is not None and self.country(person):
            person = None
        if person is None and i >= 2 and self.units[i - 1].text in (",", "–", "("):
            ends = after is None or after.text in (",", "–", ")", ".", "z")
            if any(u.lemmas & self.words.descent for u in self.units[i + 1 : i + 3]):
                return  # `Iwan Tertel, Polak z pochodzenia`: no citizen
            before = self.main(self.units[i - 2], KINDS["person"]) if ends else None
            if before is not None and self.units[i - 2].cases & unit.cases and not self.country(before):
                person = before
        if person is not None and country is not None:
            yield self.claim("citizenship", person, unit.span, of=country, text=country.text)

    def _by_citizenship(self, i: int, unit: Unit) -> Iterator[Claim]:
        """`która ma obywatelstwo rosyjskie i amerykańskie`, `posiadający obywatelstwo Niemiec X`."""
        verb = next(
            (
                u
                for u in self.units[max(0, i - 5) : i]
                if u.lemmas & {"mieć", "posiadać", "posiadający", "otrzymać", "uzyskać"}
            ),
            None,
        )
        if verb is None or (verb.index and self.units[verb.index - 1].text.casefold() == "nie"):
            return
        states: list[Mention] = []
        for near in self.units[max(verb.index + 1, i - 4) : i + 6]:
            if near.text in (",", ".", ";") or (near.is_(FINITE) and not near.named):
                break
            states += [m for m in near.mentions if self.country(m)]
        person: Mention | None = None
        for at in range(verb.index - 1, max(-1, verb.index - 5), -1):
            if self.units[at].lemmas & {"który"} or self.units[at].text == ",":
                continue
            person = self.main(self.units[at], KINDS["person"])
            if person is not None or self.units[at].is_(FINITE):
                break
        if person is None and "pact" in verb.pos:
            person = next((m for u in self.units[i + 1 : i + 4] if (m := self.main(u, KINDS["person"]))), None)
        if person is not None and not self.country(person):
            for state in states:
                yield self.claim("citizenship", person, unit.span, of=state, text=state.text)

    def _citizen(self, i: int, unit: Unit) -> Iterator[Claim]:
        """`będącego obywatelem USA`, `obywatel Litwy Jonas Petraitis`, `estoński obywatel Raivo Soots`."""
        around = [(u, m) for u in self.units[max(0, i - 1) : i + 3] for m in u.mentions if self.country(m)]
        if not around:
            return
        country = around[0][1]
        last = max(i, *(u.index for u, m in around if m is country))
        after = self.units[last + 1] if last + 1 < len(self.units) else None
        person = self.main(after, KINDS["person"]) if after is not None and after.cases & unit.cases else None
        if person is None and any(u.text == "," for u in self.units[max(0, i - 3) : i]):
            names = [m for u in self.units[max(0, i - 4) : i] if (m := self.main(u, KINDS["person"]))]
            person = names[-1] if names else None
        if person is not None:
            yield self.claim("citizenship", person, self.words_of(i, i), of=country, text=country.text)

    def _citizen_by_title(self, unit: Unit) -> Iterator[Claim]:
        assert unit.title is not None
        person = self.main(unit, KINDS["person"])
        if person is None or self.country(person):
            return
        people = [m for m in unit.inner if m.type == "Person" and self.country(m)]  # `Nigeryjką Rebeccą Bitrus`
        citizens = bool({r.lemma for r in unit.title.readings} & self.words.citizens)
        if citizens:
            people = [m for m in unit.inner if self.country(m)]
        trigger = Span(unit.span.start, person.span.start - 1)
        for state in people if citizens else people[:1]:  # `obywatel Estonii i Rosji Andrej M.`
            yield self.claim("citizenship", person, trigger, of=state, text=state.text)
        if people:
            if citizens and all(r.values(("pl",)) == {"pl"} for r in unit.title.readings if r.pos == "subst"):
                for other in self._joined_after(unit):  # `obywatele Polski Jan Kowal i Adam Nowak`
                    yield self.claim("citizenship", other, trigger, of=people[0], text=people[0].text)

    def _joined_after(self, unit: Unit) -> Iterator[Mention]:
        """The bare names of persons that a comma or `i` joins to a name."""
        at = unit.index + 1
        while at + 1 < len(self.units) and self.units[at].text in (",", "i", "oraz"):
            after = self.units[at + 1]
            person = self.main(after, KINDS["person"]) if after.title is None and after.cases & unit.cases else None
            if person is None or self.country(person):
                return
            yield person
            at += 2
