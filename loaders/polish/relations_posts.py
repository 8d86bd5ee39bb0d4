"""Posts: `ministra spraw zagranicznych Maksima Ryżankoua`, `prezydentem USA został …`, `poetka Marina Lebiediewa`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from loaders.polish.frames import KINDS
from loaders.polish.relations_base import RelationReader
from loaders.polish.units import Unit
from ontology.claims import Claim, Link, Mention, Span


class Posts(RelationReader):
    """Who holds which office, and what else persons are called."""

    def describe(self) -> None:
        """Teach the discourse what persons are called: `chrześcijanka Asia Bibi`, `Nigeryjką Rebeccą Bitrus`."""
        for noun, name in pairwise(self.units):
            person = self.main(name, KINDS["person"])
            if (
                person is None
                or not person.cluster
                or name.title
                or "subst" not in noun.pos
                or not noun.cases & name.cases
            ):
                continue
            lemmas = [
                r.lemma for r in noun.word.readings if r.pos == "subst" and self.human(r.lemma, r.values(("m1", "f")))
            ]
            self.discourse.describe(dict.fromkeys(lemmas), person.cluster)

    def occupations(self) -> Iterator[Claim]:
        """`poetka Marina Lebiediewa`, `związkowiec Wital Harbuz`: a trade that is no office, right before the name."""
        for noun, name in pairwise(self.units):
            person = self.main(name, KINDS["person"])
            if person is None or name.title or noun.named or noun.mentions or "subst" not in noun.pos:
                continue
            if not noun.cases & name.cases or noun.lemmas & (
                self.words.offices | self.words.anyone | self.words.no_trade
            ):
                continue
            rows = [r for r in noun.word.readings if r.pos == "subst" and r.values(("sg",))]
            if noun.lemmas & set(self.words.kin) or not noun.text.islower():
                continue
            both = noun.cases & name.cases - {"gen"}
            woman = (
                bool(both) and any(r.values(("f",)) for r in name.word.readings) and any(r.values(("f",)) for r in rows)
            )
            if woman or any(self.human(r.lemma, r.values(("m1", "f"))) for r in rows):
                yield self.claim("position", person, noun.span, text=noun.text)

    def _known_principal(self, person: Mention, lemmas: frozenset[str]) -> Mention | None:
        """`premier Justin Trudeau`: the country of the post that the registry knows him by; its words are the title's."""
        of = self.discourse.post_of(person.cluster or "", lemmas)
        return replace(person, cluster=of, link=Link.CONTEXT) if of else None

    def _told_principal(self, unit: Unit, person: Mention, lemmas: frozenset[str]) -> Mention | None:
        """Of whom an office is that names nobody: `prezes firmy X` of the one firm, `minister X` of the state told of."""
        assert unit.title is not None
        words = frozenset(Span(unit.span.start, person.span.start).of(self.document.text).casefold().split())
        of = None
        if lemmas & self.words.corporate or words & {"firmy", "spółki", "przewoźnika", "koncernu", "linii"}:
            of = self.discourse.last_of(frozenset({"firma"}))
        elif lemmas & self.words.national and not self.discourse.registered(person.cluster or ""):
            of = self.discourse.main_state()
        return replace(person, cluster=of, link=Link.CONTEXT) if of else None

    def titles(self) -> Iterator[Claim]:
        """Office and name that stand together as one unit."""
        for unit in self.units:
            person = self.main(unit, KINDS["person"])
            if unit.title is None or person is None or person.cluster is None:
                continue
            span = Span(unit.span.start, person.span.start)
            text = span.of(self.document.text).rstrip(" ,–—-")
            beside = [m for m in unit.inner if m.link is not Link.ADJECTIVE or m.span.start <= unit.title.head.end + 1]
            of = self.principal(beside)
            lemmas = frozenset(r.lemma for r in unit.title.readings) & self.words.offices
            of = of or self._known_principal(person, lemmas) or self._told_principal(unit, person, lemmas)
            self.discourse.learn_office(sorted(lemmas), of.cluster if of else None, person.cluster)
            self.discourse.titled.setdefault(person.cluster, []).append(text.casefold())
            for country in [m.cluster for m in unit.inner if m.type == "Country" and m.cluster]:
                self.discourse.learn_office(sorted(lemmas), country, person.cluster)
            if lemmas <= {"więzień", "więźniarka", "kandydat", "kandydatka"}:
                continue
            yield self.claim("position", person, Span(span.start, span.start + len(text)), of=of, text=text)

    def apposed(self) -> Iterator[Claim]:
        """`Statkiewicz – jeden z liderów opozycji`, `prawnik, John Coale`, `wysłannikami – Coale’em i Smithem`."""
        for i, unit in enumerate(self.units):
            if not self.office(unit):
                continue
            last = self.extent(i)
            text = self.words_of(self.start(i), last)
            inner = [
                m
                for u in self.units[self.start(i) : last + 1]
                for m in u.mentions
                if m.link is not Link.ADJECTIVE or u.index <= i + 1  # `działacz mniejszości polskiej` acts for no state
            ]
            for person in [*self.before(i), *self.after(last, unit)]:
                of = self.principal(inner)
                if person.cluster:
                    self.discourse.titled.setdefault(person.cluster, []).append(text.of(self.document.text).casefold())
                    self.discourse.learn_office(
                        sorted(unit.lemmas & self.words.offices), of.cluster if of else None, person.cluster
                    )
                yield self.claim("position", person, text, of=of, text=text.of(self.document.text))

    def copulas(self) -> Iterator[Claim]:
        """`prezydentem USA został Donald Trump`, `mianował go przedstawicielem`: office in the instrumental."""
        verbs = [
            i
            for i, u in enumerate(self.units)
            if u.lemmas & {"być", "zostać", "pozostawać", "mianować", "powołać"} and not u.named
        ]
        for i, unit in enumerate(self.units):
            if not self.office(unit) or unit.cases & {"nom"} or "inst" not in unit.cases:
                continue
            verb = min((v for v in verbs if abs(v - i) <= 6), key=lambda v: abs(v - i), default=None)
            if (
                verb is None
                or self.units[verb].text.casefold() == "nie"
                or (verb and self.units[verb - 1].text.casefold() == "nie")
            ):
                continue
            last = self.extent(i)
            span = self.words_of(self.start(i), last)
            inner = [m for u in self.units[self.start(i) : last + 1] for m in (*u.mentions, *u.inner)]
            subject = self._nominative(verb, last)
            if subject is not None:
                of = self.principal(inner)
                if subject.cluster and (of is None or of.cluster != subject.cluster):
                    self.discourse.learn_office(
                        sorted(unit.lemmas & self.words.offices), of.cluster if of else None, subject.cluster
                    )
                    yield self.claim("position", subject, span, of=of, text=span.of(self.document.text))

    def _nominative(self, verb: int, last: int) -> Mention | None:
        appointing = bool(self.units[verb].lemmas & {"mianować", "powołać"})
        for at in [
            *range(max(verb, last) + 1, min(max(verb, last) + 3, len(self.units))),
            *range(verb - 1, max(verb - 7, -1), -1),
        ]:
            unit = self.units[at]
            person = self.main(unit, KINDS["person"])
            if person is not None and (("acc" in unit.cases) if appointing else ("nom" in unit.cases)):
                if appointing and "nom" in unit.cases and at < verb:
                    continue
                return person
            if appointing and unit.lemmas & {"który"} and at < verb:
                return next(
                    (p for x in range(at - 1, max(at - 4, -1), -1) if (p := self.main(self.units[x], KINDS["person"]))),
                    None,
                )
        return None
