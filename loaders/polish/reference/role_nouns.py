"""Nouns for persons that point back: `dyplomata`, `szefowa litewskiego rządu`, `kobieta`, `obaj politycy`, `prezydenci`."""

from __future__ import annotations

from loaders.polish.reference.clause_mates import ClauseMates
from loaders.polish.reference.discourse import Who
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.role_words import role_nouns
from loaders.polish.text.words import any_of
from ontology.claims import Link


def seat(g: SentenceGraph, u: int) -> bool:
    """`przez władze w Mińsku`: whether a place only says whose those are who act."""
    return g.labels[u] == "nmod" and g.heads[u] >= 0 and bool(g.lemmas(g.heads[u]) & role_nouns().seated)


_OF = frozenset({"nmod", "amod", "appos", "acl", "flat"})


class RoleNounReferents(ClauseMates):
    """Whom a noun for a person means, of those whom the document has named."""

    def _called(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """The person whom the document has introduced so, or under a narrower noun; of several the one most in mind."""
        g, words = self.g, role_nouns()
        unit = g.units[u]
        if "Person" in kinds and (aged := self._aged(u)) is not None:
            return aged
        readings = [r for r in unit.word.readings if r.pos in ("subst", "ppas", "adj")]
        lemmas = frozenset([r.lemma for r in readings])
        nouns = words.masculine(lemmas)
        if "Person" not in kinds or self._for_nobody(lemmas, nouns) or self._newcomer(u) or self._explains(u):
            return []
        acts = [r for r in readings if r.values(("nom",))] if g.labels[u].startswith("nsubj") else []
        singular = any(r.values(("sg",)) for r in acts or readings) and self._singular(u)
        if not singular:
            return self._several(u, nouns)
        genders = {"f" if r.values(("f",)) else "m" for r in acts or readings if r.values(("f", "m1"))}
        gender = genders.pop() if len(genders) == 1 else None
        for wanted in words.meant_by(lemmas):
            rows = [p for p in self.discourse.introduced(wanted) if self._sex(p, gender)]
            if rows and g.heads[u] == g.clause(u):
                with self.asking(u) as free:
                    doing = self._doing(u) if free else set()  # `Łukaszenka ułaskawił polityka`: not himself
                rows = [p for p in rows if p not in doing]
            if not rows:
                continue
            if lemmas & words.her_own and self._of_a_man(u):  # `rzecznik`, `polityk` is not she
                rows = [p for p in rows if self.discourse.gender(p) != "f"]
            rows = self.discourse.told_before(self._of_that_state(u, rows), self._all_before(u))
            if person := self._in_mind(u, rows):
                return [Who(person, unit.span, Link.ROLE_NOUN)]
            if rows:
                return []
        if nouns & words.held and (person := self._held(gender)):
            return [Who(person, unit.span, Link.ROLE_NOUN)]
        if (nouns & words.bare or nouns & self._words.anyone) and gender:
            whose = any(c > u and g.units[c].named and "gen" in g.units[c].cases for c in g.kids[u])
            if whose and lemmas & self._words.related:
                return []  # `prawnik Bibi`: somebody whom only his client tells
            found = self._one_of_that_sex(u, gender, bool(nouns & words.bare))
            if found:
                return [] if nouns & words.bare and self.of_rank(found[0].cluster) else found
        return self._to_come(u, gender) if gender and self.suffering else []

    def _for_nobody(self, lemmas: frozenset[str], nouns: frozenset[str]) -> bool:
        """Whether a noun can mean nobody of this document: most are for things, and most for people are said of nobody in it."""
        words = role_nouns()
        if self.suffering or not (
            nouns.isdisjoint(words.held)
            and nouns.isdisjoint(words.bare)
            and nouns.isdisjoint(words.together)
            and nouns.isdisjoint(self._words.anyone)
        ):
            return False
        return not any(map(self.discourse.calls, words.meant_by(lemmas)))

    def parent(self, u: int) -> list[Who]:
        """`matka pięciorga dzieci`: the woman of whom the text tells, or will tell."""
        gender = "f" if "matka" in self.g.lemmas(u) else "m"
        if self._explains(u) or any(self.g.lemmas(c) & role_nouns().newcomers for c in self.g.kids[u]):
            return []
        found = self._one_of_that_sex(u, gender, True)
        if not found and self.suffering and (hero := self.discourse.hero_to_come(gender)):
            found = [Who(hero, self.g.units[u].span, Link.ROLE_NOUN)]
        return [] if found and self.of_rank(found[0].cluster) else found

    def _to_come(self, u: int, gender: str) -> list[Who]:
        """`Skazana na śmierć chrześcijanka uniewinniona`: the one who is held in a text that has named nobody yet."""
        words, lemmas = role_nouns(), self.g.lemmas(u)
        nouns = words.masculine(lemmas)
        people = any(m.type == "Person" for m in self.g.units[u].mentions)  # `Pakistanka`
        if not people and not nouns & any_of(words.bare, words.held, self._words.anyone):
            return []
        hero = self.discourse.hero_to_come(gender)
        if hero is None or self.of_rank(hero) or hero in self._tellers() or self._an_officer(hero):
            return []
        return [Who(hero, self.g.units[u].span, Link.ROLE_NOUN)]

    def _of_a_man(self, u: int) -> bool:
        """By its ending (`polityka`, but `zaprosiło polityk`) or its verb (`rzecznik przekazał`)."""
        g = self.g
        verb = g.heads[u] if g.labels[u].startswith("nsubj") else -1
        past = [r for r in g.units[verb].word.readings if r.pos == "praet"] if verb >= 0 else []
        inflected = g.units[u].text.casefold() not in g.lemmas(u) & role_nouns().her_own
        return inflected or bool(past and not any(r.values(("f",)) for r in past))

    def _aged(self, u: int) -> list[Who] | None:
        """`28-latek`, `46-latka`: the man or woman of whom the sentences before told; None for another word."""
        text = self.g.units[u].text.casefold().rpartition("-")[2]
        sex = role_nouns().aged.get(text)
        if sex is None or u < 2 or self.g.units[u - 1].text != "-" or not self.g.units[u - 2].text.isdigit():
            return None
        if text == "latka" and self.g.labels[u].startswith("nsubj"):
            sex = "f"
        return self._one_of_that_sex(u, sex, True)

    def _held(self, gender: str | None) -> str | None:
        """The one of whom the document has told last that he was held, tried or freed."""
        rows = [p for p in self.discourse.held[-3:] if gender is None or self.discourse.gender(p) == gender]
        near = [
            p for p in rows if p in self.discourse.before
        ]  # named just before: nearer than whom a pronoun meant there
        rows = [p for p in near or rows if p not in self._tellers()]
        return rows[-1] if len(set(rows)) == 1 else None

    def _tellers(self) -> frozenset[str]:
        """Who says it: `X potwierdził, że zatrzymano podejrzanego`, of another than himself."""
        units = self.g.units
        return frozenset(m.cluster for r in self.reports() for x in r.who for m in units[x].mentions if m.cluster)

    def _an_officer(self, person: str) -> bool:
        """Whether the text calls him so who tells of suspects or tries them."""
        return bool(self._called_by(person) & role_nouns().officers)

    def _called_by(self, person: str) -> frozenset[str]:
        """The nouns by which the text calls somebody, beside his name."""
        return role_nouns().masculine(w for p in self.discourse.titled.get(person, ()) for w in p.split())

    def of_rank(self, person: str) -> bool:
        """Whether he holds a high office: no text calls a premier merely `mężczyzna`; somebody unnamed is meant."""
        return bool(self._called_by(person) & self._words.unique_offices) or self.discourse.rules_state(person)

    def _newcomer(self, u: int) -> bool:
        """`kolejny dziennikarz`, `jeden z opozycjonistów`, `trzech dyplomatów`: somebody whom the text brings in."""
        g, words = self.g, role_nouns()
        number = g.units[u].number
        if number is not None and number.value != 2:
            return True
        if any(
            g.lemmas(c) & words.newcomers or (g.units[c].number is not None and g.preposition(c) is None)
            for c in g.kids[u]
        ):
            return True  # but `mężczyznę na osiem lat skazał sąd`
        return u > 1 and g.units[u - 1].text in ("z", "ze", "spośród") and bool(g.lemmas(u - 2) & words.newcomers)

    def _explains(self, u: int) -> bool:
        """A noun that only says what somebody is: `obywatela Polski Jana Nowaka`, `Nowak, obywatel RP`, `jako prezydent`."""
        g = self.g
        people = [
            x
            for x in (u - 2, u + 1, u + 2)
            if 0 <= x < len(g)
            and any(
                m.type == "Person" and self.discourse.type_of(m.cluster or "") != "Country" for m in g.units[x].mentions
            )
        ]
        with_another = u + 1 < len(g) and g.labels[u + 1] == "case"  # `spotkania dyktatora z Coale’em`
        if any(x > u and g.units[x].named for x in people if not with_another) or (
            u - 2 in people and g.units[u - 1].text == ","
        ):
            return True
        if g.preposition(u) == "na" or (u + 1 < len(g) and g.units[u + 1].text == "na" and "kandydat" in g.lemmas(u)):
            return True  # `kandydat na premiera`
        before = u - 1
        while before >= 0 and g.adjective(before):
            before -= 1
        return before >= 0 and g.units[before].text.casefold() == "jako"

    def _sex(self, person: str, gender: str | None) -> bool:
        """A man's noun may be a woman's title (`premier`, `minister`), a woman's noun is never a man's."""
        return gender != "f" or self.discourse.gender(person) == "f"

    def _of_that_state(self, u: int, rows: list[str]) -> list[str]:
        """`białoruski dyplomata`: of those the ones who serve that state, where any is known to."""
        g = self.g
        of = [c for c in g.kids[u] if g.labels[c] == "nmod" and not g.units[c].named and g.preposition(c) is None]
        states = {
            m.cluster  # `szef polskiej dyplomacji`: the adjective of what he is head of
            for c in (*g.kids[u], *(k for c in of for k in g.kids[c]))
            for m in g.units[c].mentions
            if m.link is Link.ADJECTIVE and m.cluster
        } | {m.cluster for m in g.units[u].mentions if m.type == "Country" and m.cluster}
        states |= {
            m.cluster
            for c in g.kids[u]
            if g.labels[c] == "nmod" and "gen" in g.units[c].cases and g.preposition(c) is None
            for m in g.units[c].mentions
            if m.type in ("Country", "InternationalOrganization") and m.cluster
        }
        if not states:
            return rows
        sure = [p for p in rows if (self.discourse.states_of(p) | self.discourse.serving(p)) & states]
        return sure or [
            p for p in rows if not self.discourse.states_of(p) and self.discourse.country_of(p) in (None, *states)
        ]  # `prezydent Chin` is not Putin

    def _in_mind(self, u: int, rows: list[str]) -> str | None:
        """Of several persons whom a noun may mean: the only one, or the only one told of just before."""
        if len(rows) <= 1:
            return rows[0] if rows else None
        here = [c for c in self._all_before(u) if c in rows]
        if here:
            return here[-1] if len(set(here)) == 1 else None
        return self.discourse.salience.recall(lambda c: c in rows)

    def _one_of_that_sex(self, u: int, gender: str, bare: bool) -> list[Who]:
        """The only one of that sex in the sentence so far, in the sentences before, or in the document so far."""

        others = self._tellers()

        def fits(c: str) -> bool:
            return self.discourse.of_sex(gender, c) and c not in others and not self._an_officer(c)

        here = {c for c in self._all_before(u) if fits(c)}
        person: str | None = here.pop() if bare and len(here) == 1 else None
        if person is None and not here:
            same = [p for p in self.discourse.people if fits(p)]
            person = same[0] if len(same) == 1 else self.discourse.salience.recall(fits) if bare else None
            person = person or (self.discourse.main_person(gender) if bare else None)
        return [Who(person, self.g.units[u].span, Link.ROLE_NOUN)] if person else []

    def _several(self, u: int, nouns: frozenset[str]) -> list[Who]:
        """`prezydenci wezwali`, `ministrowie podpisali`: the two whom the document has introduced so."""
        if not nouns & role_nouns().together or self.g.units[u].number is not None:
            return []
        rows = [p for p in self.discourse.introduced(nouns) if p in self.discourse.people]
        if nouns & role_nouns().rulers and any(self.g.labels[c] == "amod" for c in self.g.kids[u]):
            return []  # `europejskich przywódców`: not whoever is called so
        rows = sorted(rows, key=self.discourse.people.index)
        alone = not any(self.g.labels[c].split(":")[0] in _OF for c in self.g.kids[u])  # not `liderzy opozycji`
        if (
            len(rows) != 2 and alone and nouns & role_nouns().rulers
        ):  # `Liderzy rozmawiali`: the two who rule, told of just before
            rows = [c for c in dict.fromkeys(self.discourse.before) if self.discourse.rules_state(c)]
        return [Who(p, self.g.units[u].span, Link.ROLE_NOUN) for p in rows] if len(rows) == 2 else []
