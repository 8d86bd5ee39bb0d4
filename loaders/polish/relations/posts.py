"""Posts: `ministra spraw zagranicznych Maksima Ryżankoua`, `prezydentem USA został …`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loaders.polish.frames.frames import KINDS
from loaders.polish.relations.trades import Trades
from loaders.polish.text.people_nouns import human
from loaders.polish.text.words import CASES, any_of
from loaders.polish.units.circles import names_another
from loaders.polish.units.units import Unit
from ontology.claims import Claim, Link, Mention, Span

# Beginnings of adjectives that make an office one that is not, or not yet, held.
_NOT_HELD = ("niedoszł", "przyszł", "rzekom", "potencjaln", "domnieman", "ewentualn")


class Posts(Trades):
    """Who holds which office, and what else persons are called."""

    def describe(self) -> None:
        """Teach the discourse what persons are called: `chrześcijanka Asia Bibi`, `Nigeryjką Rebeccą Bitrus`."""
        for noun, name in self.before_names():
            person = self.main(name, KINDS["person"])
            if (
                person is None
                or not person.cluster
                or name.title
                or "subst" not in noun.pos
                or not noun.cases & name.cases
            ):
                continue
            lemmas = [r.lemma for r in noun.word.readings if r.pos == "subst" and human(r.lemma, r.values(("m1", "f")))]
            self.discourse.describe(dict.fromkeys(lemmas), person.cluster)

    def titles(self) -> Iterator[Claim]:
        """Office and name that stand together as one unit."""
        for unit in self.titled:
            assert unit.title is not None
            person = self.main(unit, KINDS["person"])
            if person is None or person.cluster is None:
                continue
            if self.discourse.type_of(person.cluster) != "Person":
                continue
            span = Span(unit.span.start, person.span.start)
            text = span.of(self.document.text).rstrip(" ,–—-")
            if any(word.startswith(_NOT_HELD) for word in text.casefold().split()) or text.endswith(
                (" na", " za", " z")
            ):
                continue  # `niedoszły prezydent`, `przyszły kanclerz`; `wymiana działacza na X`
            beside = [m for m in unit.inner if m.link is not Link.ADJECTIVE or m.span.start <= unit.title.head.end + 1]
            of = self.principal(beside)
            lemmas = frozenset(r.lemma for r in unit.title.readings) & self.words.offices
            of = self.principal_told(unit, person, of, lemmas)
            self.discourse.learn_office(sorted(lemmas), of.cluster if of else None, person.cluster)
            self.discourse.titled.setdefault(person.cluster, []).append(text.casefold())
            for country in [m.cluster for m in unit.inner if m.type == "Country" and m.cluster]:
                self.discourse.learn_office(sorted(lemmas), country, person.cluster)
            yield from self._inner_posts(unit)
            if lemmas <= {"więzień", "więźniarka", "kandydat", "kandydatka"}:
                continue
            if not lemmas:
                continue
            if of is None and not lemmas & any_of(self.words.national, self.words.of_state):
                of = self.from_body(unit.index)  # `redaktorka X z portalu Y`
            if unit.title.joined:
                yield from self._each_office(unit, person, of, lemmas)
                continue
            of = of or self.likely_state(unit.index, person, text.casefold().split(), lemmas)
            trigger = Span(span.start, span.start + len(text))
            state = self.state_of(unit.inner, of)
            yield self.claim("position", person, trigger, of=of, text=text, head=min(lemmas), state=state)
            for second, his in self._others(unit):
                if his is not None and unit.inner:
                    of, state = his, None
                    text = Span(span.start, min(m.span.start for m in unit.inner)).of(self.document.text).rstrip()
                    self.discourse.learn_office(sorted(lemmas), his.cluster, second.cluster or "")
                elif of is not None and of.link is Link.CONTEXT:  # known of the first alone
                    of = self.known_principal(unit, second, lemmas)
                    state = self.state_of((), of)
                yield self.claim("position", second, trigger, of=of, text=text, head=min(lemmas), state=state)

    def _inner_posts(self, unit: Unit) -> Iterator[Claim]:
        """`wysłannik prezydenta Donalda Trumpa John Coale`: the post of whose envoy he is."""
        assert unit.title is not None
        for inner in unit.inner:
            before = Span(unit.title.head.end, inner.span.start).of(self.document.text)
            word = before.split()[-1] if before.split() else ""
            noun = self.words.principals_told.get(word.casefold())
            if noun is None or inner.cluster is None or self.discourse.type_of(inner.cluster) != "Person":
                continue
            of = self.known_principal(unit, inner, frozenset({noun}))
            start = unit.title.head.end + before.rindex(word)
            yield self.claim("position", inner, Span(start, start + len(word)), of=of, text=word, head=noun)

    def _each_office(self, unit: Unit, person: Mention, of: Mention | None, lemmas: frozenset[str]) -> Iterator[Claim]:
        """`dziennikarza i działacza Związku Polaków X` holds two posts; what is named after the second is of the second alone."""
        assert unit.title is not None
        starts = [unit.span.start, *(s.start for s, _ in unit.title.joined)]
        ends = [*starts[1:], person.span.start]
        heads = [lemmas, *(frozenset(r.lemma for r in rows) & self.words.offices for _, rows in unit.title.joined)]
        for first, end, head in zip(starts, ends, heads, strict=True):
            words = Span(first, end).of(self.document.text).rstrip(" ,–—-")
            words = words.removesuffix(" i").removesuffix(" oraz").rstrip(" ,")
            inside = [m for m in unit.inner if first <= m.span.start < end]
            mine = self.principal(inside) or (of if head & self.words.national else None)
            if not head:
                continue
            span = Span(first, first + len(words))
            self.discourse.learn_office(sorted(head), mine.cluster if mine else None, person.cluster or "")
            state = self.state_of(inside, mine)
            yield self.claim("position", person, span, of=mine, text=words, head=min(head), state=state)

    def _others(self, unit: Unit) -> Iterator[tuple[Mention, Mention | None]]:
        """The further holders of an office in the plural, each with a state of his own if named: `ministrowie obrony Rosji Szojgu i Litwy Kaunas`."""
        assert unit.title is not None
        said = unit.title.head.of(self.document.text).casefold()
        if any(r.lemma == said and r.values(("sg",)) and r.values(("m1",)) for r in unit.title.readings):
            return  # `adwokat Maksim Znak, Uładzimir Łabkowicz i …`: he alone
        if not any(
            "pl" in r.values(("pl",)) for r in unit.title.readings if r.pos == "subst" and r.values(CASES) & unit.cases
        ):
            return
        at = unit.index + 1
        while at + 1 < len(self.units) and self.units[at].text in ("i", "oraz", "a także", ","):
            state = self._state_in_list(at + 1)
            at += 1 if state is None else 2
            named = self.units[at] if at < len(self.units) else unit
            person = self.main(named, KINDS["person"])
            if person is None or named.title is not None or not named.cases & unit.cases:
                return
            yield person, state
            at += 1

    def _state_in_list(self, at: int) -> Mention | None:
        """`ministrowie Kenii X i Ugandy Y`: the state in the genitive by which a list of holders goes on."""
        unit = self.units[at]
        states = [m for m in unit.mentions if self.country(m) and m.link is not Link.ADJECTIVE]
        return states[0] if states and "gen" in unit.cases else None

    def apposed(self) -> Iterator[Claim]:
        """`Statkiewicz – jeden z liderów opozycji`, `prawnik, John Coale`, `wysłannikami – Coale’em i Smithem`."""
        for i in self.offices:
            unit = self.units[i]
            last = self.extent(i)
            text = self.words_of(self.start(i), last)
            inner = [
                m
                for u in self.units[self.start(i) : last + 1]
                for m in (*u.mentions, *u.inner)
                if m.link is not Link.ADJECTIVE or u.index <= i + 1  # `działacz mniejszości polskiej` acts for no state
            ]
            before = self.before(i)
            behind = last + 1 if last + 1 < len(self.units) else None
            of_another = behind is not None and (
                bool(before and self.units[behind].title) or (last == i and names_another(self.units, behind))
            )
            people = [*before, *(() if unit.number is not None or of_another else self.after(last, unit))]
            if (
                len(people) == 1
                and not before
                and not any(r.values(("sg",)) for r in unit.word.readings if r.pos == "subst")
            ):
                people = []  # `adwokaci Meng`: hers
            states = [m for m in inner if self.country(m)]
            from_body = self.from_body(last)
            whose = self.whose_post(self.start(i), unit, people[0]) if people else None  # `jej byłego wiceszefa, X`
            told = self.told_body(i, [u.text.casefold() for u in self.units[i + 1 : last + 1]]) if people else None
            for number, person in enumerate(people):
                of = self.principal(inner) or from_body or whose
                if told and (of is None or of.link is Link.ADJECTIVE):
                    of = replace(person, cluster=told, link=Link.CONTEXT)
                if len(people) == len(states) > 1:  # `przywódcy Niemiec i Francji, Friedrich Merz i Emmanuel Macron`
                    of = states[number]
                if person.cluster:
                    self.discourse.titled.setdefault(person.cluster, []).append(text.of(self.document.text).casefold())
                    self.discourse.learn_office(
                        sorted(unit.lemmas & self.words.offices), of.cluster if of else None, person.cluster
                    )
                of = of or self.state_of_office(
                    i, last, person
                )  # a state that is only inferred teaches nothing further
                head = min(unit.lemmas & self.words.offices)
                state = self.state_of(inner, of)
                yield self.claim(
                    "position", person, text, of=of, text=text.of(self.document.text), head=head, state=state
                )

    def copulas(self) -> Iterator[Claim]:
        """`prezydentem USA został Donald Trump`, `mianował go przedstawicielem`: office in the instrumental."""
        offices = [i for i in self.offices if self._said_of_one(i)]
        verbs = [i for i in self.having(self.words.making_holders) if not self.units[i].named] if offices else []
        for i in offices:
            unit = self.units[i]
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
                    if not self.is_so(verb):
                        continue  # called so further on, but not yet in office
                    of = of or self.state_of_office(i, last, subject)
                    head = min(unit.lemmas & self.words.offices)
                    yield self.claim("position", subject, span, of=of, text=span.of(self.document.text), head=head)
        yield from self._said_by_to()

    def _said_of_one(self, i: int) -> bool:
        """An office in the instrumental, of one or of several: `jest prezydentem`, `jest jednym z doradców`."""
        first = self.units[self.start(i)]
        said = first if first.lemmas & {"jeden"} else self.units[i]
        return "inst" in said.cases and "nom" not in said.cases

    def _said_by_to(self) -> Iterator[Claim]:
        """`Oleh Wowk to dowódca ukraińskiej armii`: the office stands behind `to`, in the nominative as the name before it."""
        for i in self.offices:
            unit = self.units[i]
            first = next((x + 1 for x in range(self.start(i) - 1, i) if x > 0 and self.units[x].text == "to"), 0)
            if first < 2 or "nom" not in unit.cases:
                continue
            named = self.units[first - 2]
            person = self.main(named, KINDS["person"])
            if person is None or "nom" not in named.cases or not self.opens_clause(first - 2):
                continue
            last = self.extent(i)
            span = self.words_of(first, last)
            of = self.principal([m for u in self.units[first : last + 1] for m in (*u.mentions, *u.inner)])
            of = of or self.state_of_office(i, last, person)
            head = min(unit.lemmas & self.words.offices)
            yield self.claim("position", person, span, of=of, text=span.of(self.document.text), head=head)

    def _nominative(self, verb: int, last: int) -> Mention | None:
        appointing = bool(self.units[verb].lemmas & self.words.appointing)
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
