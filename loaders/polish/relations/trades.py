"""Trades beside a name: `poetka Marina Lebiediewa`, `studentkę medycyny Alinę Chamicz`, `Wierabiej, hutnik z Żłobina`."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.polish.frames.frames import KINDS
from loaders.polish.relations.principals import Principals
from loaders.polish.text.marks import QUOTES
from loaders.polish.text.people_nouns import human, owned_by_people
from loaders.polish.text.words import CASES
from loaders.polish.units.agreement import one_phrase
from loaders.polish.units.circles import names_another
from loaders.polish.units.units import Unit
from ontology.claims import Claim, Mention, Span

_BODIES = KINDS["organization"]
_WOMEN = ("ka", "yni", "ini", "owa", "ista", "czka")  # ends of nouns for women at work: not `o sprawie Asii Bibi`
_PARTICLES = frozenset(
    {"adv", "part", "prep", "conj", "comp", "num"}
)  # `Tam Asia Bibi`, `Kilka godzin później Trump`: no trade
_FURTHEST = 5  # units between a trade and its name


class Trades(Principals):
    """What persons do for a living, where it is no office."""

    def before_names(self) -> list[tuple[Unit, Unit]]:
        """Each unit with a name right behind it, and that one."""
        return [(self.units[i - 1], self.units[i]) for i in self.mentioned if i]

    def occupations(self) -> Iterator[Claim]:
        """`poetka Marina Lebiediewa`, `Wierabiej, hutnik z Żłobina`: a trade that is no office, beside the name."""
        for noun, name in self.before_names():
            person = self.main(name, KINDS["person"])
            if person is None or name.title or not self._trade(noun):
                continue
            if not noun.cases & name.cases or names_another(self.units, name.index):
                continue
            if self._who_works(noun, name):
                of = self.from_body(name.index)  # `sierżant Sitek z 1. Brygady Pancernej`
                yield self.claim("position", person, noun.span, of=of, text=noun.text, head=min(noun.lemmas))
        for at in [i + 1 for i in self.mentioned if i + 2 < len(self.units)]:
            noun, name = self.units[at + 1], self.units[at - 1]
            person = self.main(name, KINDS["person"])
            if (
                self.units[at].text not in (",", "–")
                or person is None
                or not self._trade(noun)
                or not noun.text.islower()
            ):
                continue
            after = self.units[at + 2] if at + 2 < len(self.units) else None
            if after is not None and noun.lemmas & {"weteran", "weteranka"} and self.main(after, _BODIES):
                continue  # `weteran Pułku Kalinowskiego` is one of it
            ends = after is None or after.text in (",", ".", "–", ")", ";", "z", "ze", "i") or "gen" in after.cases
            if (
                ends
                and noun.cases & name.cases
                and not noun.cases & name.cases <= {"voc"}
                and self._who_works(noun, name)
            ):
                if after is None or self.main(after, KINDS["person"]) is None:
                    of = self._body_of(at + 1)
                    yield self.claim("position", person, noun.span, of=of, text=noun.text, head=min(noun.lemmas))

    def from_body(self, last: int) -> Mention | None:
        """`analityk X z ośrodka ISS`, `politolożka z Uniwersytetu Warszawskiego`: the body that follows an office by `z`."""
        if last + 2 >= len(self.units) or self.units[last + 1].text not in ("z", "ze"):
            return None
        at = last + 2 + 2 * self.units[last + 2].text.isdigit()  # `z 1. Brygady`
        return next((m for u in self.units[at : at + 2] if "gen" in u.cases and (m := self.main(u, _BODIES))), None)

    def _body_of(self, noun: int) -> Mention | None:
        """`X, wolontariuszka Centrum Praw Człowieka`, `X, hutnik kombinatu „Stal”`: the body in the genitive right behind a trade."""
        for unit in self.units[noun + 1 : noun + 4]:
            if (m := self.main(unit, _BODIES)) is not None:
                return m
            if not ("gen" in unit.cases and unit.text.islower()) and unit.text not in QUOTES:
                break
        return None

    def with_genitives(self) -> Iterator[Claim]:
        """`studentkę medycyny Alinę Chamicz`, `aktorkę homelskiego Teatru Dramatycznego Nastę X`: what of stands between."""
        for at in self.mentioned:
            name = self.units[at]
            person = self.main(name, KINDS["person"])
            if person is None:
                continue
            if name.title is not None:
                yield from self._in_one_unit(name, person)
                continue
            first = next(
                (i for i in range(at - 1, max(-1, at - _FURTHEST), -1) if not self._of_a_trade(self.units[i])), -1
            )
            if first in (-1, at - 1):
                continue
            noun, between = self.units[first], self.units[first + 1 : at]
            if not self._trade(noun) or not noun.cases & name.cases - {"voc"} or not self._who_works(noun, name):
                continue
            of = next((m for u in between if (m := self.main(u, _BODIES))), None)
            span = Span(noun.span.start, between[-1].span.end)
            yield self.claim("position", person, span, of=of, text=span.of(self.document.text), head=min(noun.lemmas))

    def _in_one_unit(self, name: Unit, person: Mention) -> Iterator[Claim]:
        """The trade that is one unit with the name (`units/trade_titles.py`)."""
        assert name.title is not None
        nouns = [r.lemma for r in name.title.readings if r.pos == "subst" and r.values(("sg",))]
        if not nouns or name.title.lemmas & self.words.untraded or person.span.start <= name.title.head.end + 1:
            return
        span = Span(name.title.head.start, person.span.start)
        text = span.of(self.document.text).rstrip()
        of = next((m for m in name.inner if m.type in _BODIES), None)
        yield self.claim(
            "position", person, Span(span.start, span.start + len(text)), of=of, text=text, head=min(nouns)
        )

    def _of_a_trade(self, unit: Unit) -> bool:
        """Whether a unit says of what a trade is: a genitive, nobody, and no body that the name behind it might own (`firmy Jana`)."""
        if "gen" not in unit.cases:
            return False
        if unit.named or unit.mentions:
            return self.main(unit, _BODIES) is not None
        nouns = [r for r in unit.word.readings if r.pos == "subst"]
        return unit.lemmas.isdisjoint(owned_by_people()) and not any(
            human(r.lemma, r.values(("m1", "f"))) for r in nouns
        )

    def from_somewhere(self) -> Iterator[Claim]:
        """`emerytowany nauczyciel z Grodna Stanisław Kuncewicz`: from where he is stands between trade and name."""
        for i in [i - 3 for i in self.mentioned if i >= 3]:
            noun = self.units[i]
            if self.units[i + 1].text not in ("z", "ze") or not (self._trade(noun) or self.office(noun)):
                continue
            where, name = self.units[i + 2], self.units[i + 3]
            person = self.main(name, KINDS["person"])
            if person is None or name.title or not where.named or "gen" not in where.cases:
                continue
            if noun.cases & name.cases - {"gen"} and self._who_works(noun, name):
                of = self.main(where, _BODIES)
                yield self.claim("position", person, noun.span, of=of, text=noun.text, head=min(noun.lemmas))

    def _trade(self, noun: Unit) -> bool:
        """Whether a noun tells a trade: in small letters or at the head of the sentence, no office, no kin, no `sąsiad`."""
        if (
            noun.named
            or noun.mentions
            or noun.text.casefold() == "jako"
            or "subst" not in noun.pos
            or not noun.pos.isdisjoint(_PARTICLES)
            or noun.title is not None
            or noun.time
        ):
            return False
        if not (noun.text.islower() or (noun.index == 0 and noun.text[1:].islower())):
            return False
        return noun.lemmas.isdisjoint(self.words.untraded) and not self._of_the_noun_before(noun)

    def _of_the_noun_before(self, noun: Unit) -> bool:
        """`przyznanie azylu politycznego Marii X`: an adjective that agrees with the noun before it is nobody's trade."""
        adjectives = [r for r in noun.word.readings if r.pos in ("adj", "ppas", "pact")]
        before = self.units[noun.index - 1] if noun.index else None
        if before is None or not adjectives or not before.text.islower():
            return False
        return one_phrase(adjectives, (r for r in before.word.readings if r.pos in ("subst", "ger")))

    def _who_works(self, noun: Unit, name: Unit) -> bool:
        rows = [r for r in noun.word.readings if r.pos == "subst" and r.values(("sg",))]
        if noun.lemmas & self.words.trades_of_people:
            return True
        if any(human(r.lemma, r.values(("m1", "f"))) for r in rows):
            return True
        if {"nom", "gen"} <= name.cases:
            return False  # `sprawa Bibi`: a name that is not declined is more likely whose the thing is
        both = {c for r in rows for c in r.values(CASES)} & name.cases - {"gen"}  # not `infrastruktury` of many
        woman = bool(both) and any(r.values(("f",)) for r in name.word.readings)
        trade = any(r.values(("f",)) and r.lemma.endswith(_WOMEN) for r in rows)
        return woman and noun.index + 1 == name.index and trade
