"""Rules of agreement: what case, number and gender allow to go together, and what they exclude."""

from __future__ import annotations

from loaders.polish.repair.base import TENSED, Repair, of_several
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.words import CASES, GENDERS, Reading
from loaders.polish.units.agreement import Agreement as Told
from loaders.polish.units.units import FINITE

_PARTICIPLES = frozenset({"ppas", "pact"})
_NUMBERS = ("sg", "pl")
_POSTS = frozenset({"stanowisko", "miejsce", "funkcja", "urząd", "fotel", "posada"})
_OF_WHOM = frozenset({"którego", "której", "których"})
_WHOSE = frozenset({"ten", "tenże", "on", "jego", "jej", "ich", "swój"})


class Agreement(Repair):
    """Each method puts right one kind of what does not agree."""

    def lists_run_on(self) -> None:
        """`zdjął sankcje z Dodika, jego syna Igora oraz córki Goricy`: a bare genitive after a comma goes on with a list."""
        if "," not in self.forms:
            return
        for u, unit in enumerate(self.units):
            if "gen" not in unit.cases or self.labels[u].split(":")[0] not in ("nmod", "obj") or not self.nominal(u):
                continue
            comma = u - 1
            while (
                comma >= 0
                and not self.nominal(comma)
                and (self.units[comma].is_(frozenset({"adj"}) | _PARTICIPLES) or self.whose(comma))
            ):
                comma -= 1
            head = self.heads[u]
            if comma < 2 or self.units[comma].text != "," or not 0 <= head < comma or self.verbal(head):
                continue
            before = next((x for x in range(comma - 1, head, -1) if self.nominal(x) and self.governed(x)), None)
            if before is not None and self.units[before].cases & unit.cases and self.heads[before] == head:
                self.attach(u, before, "conj")

    def conjuncts_share_case(self) -> None:
        """`przywódcy Niemiec i Francji, Friedrich Merz i Emmanuel Macron`: who cannot stand in the case of a list explains another."""
        for u in self.named:
            unit = self.units[u]
            head = self.heads[u]
            if self.labels[u] != "conj" or head < 0 or not unit.named or not self.nominal(head) or not unit.cases:
                continue
            members = [x for x in (head, *self.kids(head)) if x != u and (x == head or self.labels[x] == "conj")]
            cases = set(CASES)
            for x in members:
                if self.units[x].cases and x < u:
                    cases &= self.units[x].cases
            if not cases or cases & unit.cases or u == 0 or self.units[u - 1].text != ",":
                continue
            over = self.heads[head]
            if over >= 0 and self.nominal(over) and not self.verbal(over) and self.units[over].cases & unit.cases:
                self.attach(u, over, "appos")

    def bodies_join_bodies(self) -> None:
        """`wobec Ministerstwa Finansów Białorusi, Biełinwestbanku, który inwestuje w ekologię, oraz Banku Rozwoju`.

        A firm or body goes on a list of such, not that of the country within a name nor of a noun in a clause about another.
        """
        for u in self.named:
            head = self.heads[u]
            if head < 0 or self.labels[u] != "conj" or not self._body(u) or self._body(head):
                continue
            inside = self.units[head].named
            for at in (head, *self._over(head)):
                if self._body(at) and at < u and inside and self.units[at].cases & self.units[u].cases:
                    self.attach(u, at, "conj")
                    break
                inside = inside or self.labels[at].startswith("acl:relcl")

    def _over(self, u: int) -> list[int]:
        found: list[int] = []
        while (u := self.heads[u]) >= 0 and u not in found:
            if self.verbal(u) and not self.labels[u].startswith("acl:relcl"):
                break
            found.append(u)
        return found

    def _body(self, u: int) -> bool:
        return self.units[u].named and any(m.type not in ("Country", "Place", "Person") for m in self.units[u].mentions)

    def prepositions_part_places(self) -> None:
        """`dzień po wizycie na Litwie, w Warszawie`: a comma before another preposition joins no two places."""
        for u in self.named:
            unit = self.units[u]
            head = self.heads[u]
            if self.labels[u] != "conj" or head < 0 or not unit.named or u < 2 or self.units[u - 2].text != ",":
                continue
            if not self.prep(u - 1) or any(self.labels[c] == "cc" for c in self.kids(u)):
                continue
            if any(c > u and self.labels[c] == "conj" for c in (*self.kids(head), *self.kids(u))):
                continue  # `w Rosji, w Chinach i w Iranie`
            verb = self.verb_above(head)
            if verb is not None and any(m.type == "Place" for m in unit.mentions):
                self.attach(u, verb, "obl")

    def names_explain_their_office(self) -> None:
        """`z ministrą infrastruktury Alenką Bratušek`: a name in another case than the genitive before it explains the office."""
        for u in self.named:
            unit = self.units[u]
            head = self.heads[u]
            if head < 0 or not unit.named or self.labels[u].split(":")[0] not in ("nmod", "flat", "appos"):
                continue
            if not any(m.type == "Person" for m in unit.mentions) or self.governed(u) or not unit.cases:
                continue
            if self.units[head].cases & unit.cases or not self.nominal(head) or head > u:
                continue
            over = self.heads[head]
            while over >= 0 and self.nominal(over) and not self.verbal(over) and over < u:
                if not self.units[over].cases or self.units[over].cases & unit.cases:
                    self.attach(u, over, "appos")
                    break
                over = self.heads[over]

    def relatives_of_whose(self) -> None:
        """`której działalność Waszyngton zawiesił`, `którego sąd skazał`: a pronoun before a noun is whose it is, or the object.

        It is the object where the verb has none and its form is an accusative; else it belongs to the noun.
        """
        if self.forms.isdisjoint(_OF_WHOM):
            return
        for u in range(len(self.units) - 1):
            unit, noun = self.units[u], u + 1
            if unit.text.casefold() not in _OF_WHOM:
                continue
            act = "ger" in self.units[noun].pos  # `którego uwolnienia zażądał`, `o którego uwolnienie apelował`
            if self.governed(u):
                if act and self.heads[u] != noun < self.heads[u]:
                    self.attach(noun, self.heads[u], "obl")
                if act:
                    self.attach(u, noun, "nmod")
                    self.attach(u - 1, noun, "case")
                continue
            while noun < len(self.units) - 1 and "adj" in self.units[noun].pos and not self.nominal(noun):
                noun += 1
            verb = self.predicate_above(u) if self.heads[u] != noun else self.verb_above(noun)
            if verb is None or not self.nominal(noun) or self.units[noun].named or self.units[noun].time is not None:
                continue
            if verb < u or self.governed(noun):
                continue
            objects = [
                c
                for c in self.kids(verb)
                if c not in (u, noun) and self.nominal(c) and self.units[c].time is None and not self.governed(c)
                and "acc" in self.units[c].cases and self.labels[c].split(":")[0] in ("obj", "obl", "nsubj", "iobj")
            ]  # fmt: skip
            whose = unit.text.casefold() == "której" or bool(objects) or (act and "gen" in self.units[noun].cases)
            if whose and self.heads[u] != noun:
                if self.heads[noun] == u:
                    self.swap(u, noun)
                self.attach(u, noun, "nmod")
            elif not whose and self.heads[u] == noun and self.units[verb].is_(("praet", "fin", "cond")):
                if "nom" in self.units[noun].cases and self.agrees(verb, noun):
                    self.attach(u, verb, "obj")

    def subjects_agree(self) -> None:
        """`Gotowość zgłosił Łukaszenka`, `port ukraińskie drony zaatakowały`: what does not agree with the verb is its object."""
        for v in self.verbs:
            if not self.verbal(v) or not self.units[v].is_(TENSED):
                continue
            kids = self.kids(v)
            subjects = [c for c in kids if self.labels[c] == "nsubj" and self.nominal(c)]
            if not subjects or any(self.labels[c].startswith("aux:pass") for c in kids):
                continue
            wrong = [
                c
                for c in subjects
                if "acc" in self.units[c].cases
                and not (self._counted(c) and of_several(self.units[v].word.readings))
                and (not self.units[c].named or self._a_place(c))
                and (len(self.conjuncts(c)) == 1 or self._of_one(v))  # `armia zaatakowała centra dowodzenia i magazyny`
                and not (self._may_act(v, c) if self.units[c].named else self._may_be_subject(v, c))
                and (not self._neuter(v) or self._plainly_many(c))  # `MSZ podało, że nałożyło sankcje`
            ]
            if any(self.units[c].named for c in wrong) and not self._candidates(v, set(wrong)):
                continue  # `USA oznajmiło`: nobody else is there
            for c in wrong:
                self.labels[c] = "obj"
            if len(wrong) == len(subjects):
                self._agreeing_subject(v, set(wrong))

    def _counted(self, u: int) -> bool:
        """`pięć osób`, `tysiące jego przeciwników`: a genitive that a number governs."""
        return self.units[u].number is not None or any(self.labels[c] == "nummod:gov" for c in self.kids(u))

    def _a_place(self, u: int) -> bool:
        """`Azerbejdżan odwiedziła komisarz`: a state or town of one word, whose gender its form tells."""
        unit = self.units[u]
        whole = len(unit.mentions) == 1 and unit.first == unit.last and unit.text in unit.lemmas
        return whole and unit.mentions[0].type in ("Place", "Country")

    def _a_person(self, u: int) -> bool:
        """`komisarz Marta Kos`: a person in the nominative, of whatever gender her title is."""
        return self.units[u].cases == {"nom"} and any(m.type == "Person" for m in self.units[u].mentions)

    def _agreeing_subject(self, v: int, wrong: set[int]) -> None:
        """Let the one noun by the verb that agrees with it be its subject."""
        rows = self._candidates(v, wrong)
        if len(rows) > 1:
            rows = [c for c in rows if self.units[c].named] or rows
        if len(rows) == 1:
            self.labels[rows[0]] = "nsubj"

    def _candidates(self, v: int, wrong: set[int]) -> list[int]:
        """The nouns by a verb that agree with it."""
        return [
            c
            for c in self.kids(v)
            if c not in wrong
            and self.labels[c].split(":")[0] in ("obj", "iobj", "obl", "appos", "nmod", "dep", "flat", "vocative")
            and self.nominal(c)
            and not self.governed(c)
            and self.units[c].time is None
            and "nom" in self.units[c].cases
            and (self._may_be_subject(v, c) or self._a_person(c))
        ]

    def _may_be_subject(self, v: int, u: int) -> bool:
        """One nominative reading of the noun agrees with one reading of the verb; surnames do not count for common nouns."""
        nouns = [r for r in self.units[u].word.readings if "nom" in r.values(("nom",))]
        nouns = [r for r in nouns if not r.name] or nouns
        verbs = [r for r in self.units[v].word.readings if r.pos in ("fin", "praet", "cond", "winien", "bedzie")]

        def meet(a: Reading, b: Reading, values: tuple[str, ...]) -> bool:
            one, other = a.values(values), b.values(values)
            return not one or not other or bool(one & other)

        return not verbs or any(meet(a, b, _NUMBERS) and meet(a, b, GENDERS) for a in nouns for b in verbs)

    def _may_act(self, v: int, name: int) -> bool:
        """The same for a name of a place, of which every reading counts: `Niemcy dotrzymały` are no Germans."""
        verbs = [r for r in self.units[v].word.readings if r.pos in ("fin", "praet", "cond", "winien", "bedzie")]
        return any(
            Told.told([b]).fits(Told.told([a]))
            for a in self.units[name].word.readings
            if a.values(("nom",))
            for b in verbs
        )

    def _of_one(self, v: int) -> bool:
        """A verb in the singular: of several that act the nearest would agree with it."""
        rows = [r for r in self.units[v].word.readings if r.pos in ("fin", "praet", "cond", "winien", "bedzie")]
        return bool(rows) and all(r.values(("sg", "pl")) == {"sg"} for r in rows)

    def _neuter(self, v: int) -> bool:
        """`wyszło`, `zginęło`: counted subjects do not agree."""
        praet = [r for r in self.units[v].word.readings if r.pos == "praet"]
        return bool(praet) and all(r.values(("n",)) and r.values(("sg",)) for r in praet)

    def _plainly_many(self, u: int) -> bool:
        """A noun in the plural that nothing counts and that tells no count itself: it never goes with a neuter verb."""
        unit = self.units[u]
        counted = unit.number is not None or any(
            self.units[c].number is not None and not self.governed(c) for c in self.kids(u)
        )
        rows = [r for r in unit.word.readings if r.pos == "subst" and r.values(("nom",))]
        many = bool(rows) and all(r.values(_NUMBERS) == {"pl"} for r in rows)
        return many and not counted and not unit.named and not unit.lemmas & lexicon().partitives

    def happenings_occur(self) -> None:
        """`na Białorusi odbędą się manewry`: what stands by a verb of occurring with `się` is what occurs."""
        words = lexicon().occurring
        if self.lemmas.isdisjoint(words):
            return
        for v in self.verbs:
            if not self.verbal(v) or not self.units[v].lemmas & words:
                continue
            kids = self.kids(v)
            if not any(self.units[c].text == "się" for c in kids) or any(
                self.labels[c].startswith("nsubj") for c in kids
            ):
                continue
            rows = [
                c
                for c in kids
                if self.labels[c] in ("obj", "iobj") and self.nominal(c) and not self.governed(c)
                and "nom" in self.units[c].cases and self.units[c].time is None
            ]  # fmt: skip
            if len(rows) == 1:
                self.labels[rows[0]] = "nsubj"

    def terms_hold_no_people(self) -> None:
        """`skazał na 12 lat kolonii kolejarza`: a person is no part of a term or of a penalty; he is the verb's object."""
        terms = not self.lemmas.isdisjoint(_POSTS) or not self.lemmas.isdisjoint(lexicon().spans) or self.timed
        if not terms and not any(unit.number is not None and unit.number.unit for unit in self.units):
            return
        for u, unit in enumerate(self.units):
            head = self.heads[u]
            if self.labels[u].split(":")[0] not in ("nmod", "flat", "appos", "obj") or head < 0:
                continue
            if not unit.cases & {"acc", "gen"} or self.governed(u) or not self._human(u):
                continue
            top, term = head, False
            while top >= 0 and not self.verbal(top) and top < u:
                if self._human(top) or self.units[top].is_(_PARTICIPLES):
                    break
                term = term or self._span(top) or self._post(top)
                if self.governed(top):
                    top = self.heads[top]
                    break
                top = self.heads[top]
            if term and top >= 0 and self.verbal(top) and self.units[top].is_(FINITE | {"inf"}):
                busy = [
                    c
                    for c in self.kids(top)
                    if self.labels[c] == "obj" and self.units[c].time is None and self.nominal(c)
                ]
                if not busy or all(c == u for c in busy):
                    self.attach(u, top, "obj")

    def _post(self, u: int) -> bool:
        """`wyznaczył na to stanowisko Sikorskiego`: a post that a word points to is nobody's by name."""
        pointed = any(self.units[c].lemmas & _WHOSE for c in self.kids(u))
        return pointed and bool(self.units[u].lemmas & _POSTS)

    def _span(self, u: int) -> bool:
        """A time, or a count of times: `12 lat`."""
        unit = self.units[u]
        measured = unit.number is not None and bool(unit.number.unit)
        return unit.time is not None or measured or bool(unit.lemmas & lexicon().spans)

    def _human(self, u: int) -> bool:
        unit = self.units[u]
        if any(m.type == "Person" for m in unit.mentions):
            return True
        words = lexicon()
        readings = [r for r in unit.word.readings if r.pos == "subst"]
        return not unit.mentions and (
            not unit.lemmas.isdisjoint(words.people) or (bool(readings) and all(r.values(("m1",)) for r in readings))
        )
