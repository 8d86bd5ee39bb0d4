"""Phrase → the named things that it means: names, lists, appositions, `białoruskie władze`, pronouns."""

from __future__ import annotations

from loaders.polish.frames.frames import KINDS
from loaders.polish.reference.appositions import Appositions
from loaders.polish.reference.base import mentioned
from loaders.polish.reference.body_nouns import BodyNouns
from loaders.polish.reference.discourse import Who
from loaders.polish.reference.groups import Groups
from loaders.polish.reference.modifiers import Modifiers
from loaders.polish.reference.office_nouns import OfficeNouns
from loaders.polish.reference.peoples import Peoples
from loaders.polish.reference.sides import Sides
from loaders.polish.syntax.sentence_graph import RELATIVES
from loaders.polish.text.lexicon import FIRMS
from loaders.polish.text.marks import OPENING_QUOTES
from loaders.polish.text.role_words import role_nouns
from loaders.polish.text.words import any_of
from ontology.claims import Link


def _ids(rows: list[Who]) -> frozenset[str]:
    return frozenset(w.cluster for w in rows)


class Referents(Groups, Sides, Appositions, Modifiers, Peoples, BodyNouns, OfficeNouns):
    """Resolves phrases of one sentence."""

    def _members(self, u: int, kinds: frozenset[str], depth: int) -> list[Who]:
        found: list[Who] = []
        for member in self.g.conjuncts(u):
            if member == u or not self.g.verb(member):
                found += self._one(member, kinds, depth)
        return list({w.cluster: w for w in found}.values()) if len(found) > 1 else found

    def _one(self, u: int, kinds: frozenset[str], depth: int) -> list[Who]:
        g = self.g
        if g.units[u].mentions:
            return self._of_names(u, kinds)
        lemmas = g.lemmas(u)
        if lemmas & RELATIVES:
            return self._antecedent(u, kinds, depth)
        if "ppron12" in g.units[u].pos:  # `Ja niebawem spotkam się z Zełenskim`
            return self._me(u, kinds) if "ja" in lemmas else self._we(u, kinds) if "my" in lemmas else []
        if lemmas & {"swój", "własny"}:
            return self._own(u, kinds)
        if g.labels[u] in ("det", "amod") and (spoken := self._speakers_own(u, kinds)):
            return spoken
        if (last := self._the_last(u, kinds)) is not None:
            return last
        if "Person" in kinds and (this := self._this_one(u, kinds)):
            return this
        if "ppron3" in g.units[u].pos or lemmas & {"jego", "jej", "ich"}:
            return self._pronoun(u, kinds)
        if "Person" in kinds and (one := self._one_of(u)):
            return one
        if g.adjective(u) and not g.units[u].is_(("subst", "ger")):
            return []
        return self._noun(u, kinds, depth)

    def _of_names(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """Whom a unit means that holds a name, or an adjective of one."""
        g = self.g
        if not g.units[u].named:
            return mentioned(g, u, self.discourse, kinds)
        if self._one_of_a_people(u):  # `Nigeryjka Rebecca Bitrus`, `Nigeryjka`: she, not Nigeria
            names = [w for c in g.children(u, "appos", "flat") for w in self._named_only(c, kinds)]
            return names or self._called(u, kinds) or self._of_that_people(u, kinds)
        if self._counted_people(u):  # `dwóch Ukraińców`: two men, not Ukraine
            return []
        found = mentioned(g, u, self.discourse, kinds)
        others = (c for c in g.children(u, "appos") if not self._one_of_a_people(c))  # `X, Polak z pochodzenia`
        return found + [w for c in others for w in self._named_only(c, kinds)]

    def _noun(self, u: int, kinds: frozenset[str], depth: int) -> list[Who]:
        g, words = self.g, self._words
        lemmas = g.lemmas(u)
        if "Person" in kinds and (beside := self._named_beside(u)):
            return beside
        body_noun = not (lemmas.isdisjoint(words.org_nouns) and lemmas.isdisjoint(words.groups))
        if body_noun and (body := self._lettered(u, kinds)):
            return body
        if "Person" in kinds and (explained := self._explained(u)):
            return explained
        if "Person" in kinds and (one := self._one_of(u)):
            return one
        if not lemmas & words.kin_nouns and (found := self._listed(u, kinds)):
            if not lemmas & role_nouns().sent or (self._singular(u) and "delegacja" not in lemmas):
                return found  # `wysłannik USA Steve Witkoff`: he alone
            sending = [w for w in self._modifiers(u, kinds & {"Country"}, depth) if w.cluster not in _ids(found)]
            return sending + found  # `przedstawiciele Ukrainy i Rosji, w tym Umierow`
        if one := self._said_to_be_one(u, kinds):
            return one
        if "Company" in kinds and (firms := self._these_firms(u, kinds)):
            return firms
        if about := self._said_to_be(u, kinds):
            return about
        if told := (
            self._sides(u, kinds) or self._couple(u, kinds) or self._other_party(u, kinds) or self._force(u, kinds)
        ):
            return told
        if g.units[u].text.casefold() == "wszyscy" and not g.kids[u] and (told := self._all(u, kinds)):
            return told
        if g.both(u) or lemmas & words.joint or any(g.lemmas(c) & words.joint for c in g.kids[u]):
            return self._both(u, kinds)
        if "głowa" in lemmas and "Person" in kinds and (ruler := self._head_of_state(u)):
            return ruler
        if lemmas & words.offices and "Person" in kinds:
            states = [w.cluster for w in self._modifiers(u, frozenset({"Country"}), 1)]
            held = (
                self._heads_of_states(u, states)
                or self._head_of_field(u)
                or self._holder(u)
                or [w for w in self._called(u, kinds) if not self._of_something(u) or self._holds(u, w.cluster)]
            )
            held = (
                held
                or self._head_of_firm(u)
                or self._deciding(u, kinds)
                or self._talking_for(u, kinds, self._of_a_government(u))
            )
            if held or not lemmas & words.carriers:
                return held
        if lemmas & words.partitives and depth:
            rows = [
                w
                for c in g.kids[u]
                if "gen" in g.units[c].cases and g.nominal(c) and g.preposition(c) is None
                for w in self.resolve(c, kinds, depth=depth - 1)
            ]
            if lemmas & {"obywatel", "obywatelka"}:  # `obywateli Kanady oskarżono`: no state is accused
                if any(self.discourse.type_of(w.cluster) == "Country" for w in rows):
                    return self._called(u, kinds)
            if lemmas & role_nouns().sent:  # `wizyta przedstawiciela Trumpa` is not his own
                rows = [w for w in rows if not self._sends(w.cluster)]
            if rows:
                return rows
        if lemmas & {"kraj", "państwo"} and any("ten" in g.lemmas(c) for c in g.kids[u]) and "Country" in kinds:
            return self._this_state(u)
        if lemmas & {"kraj", "państwo", "ojczyzna"} and "Country" in kinds and (state := self._their_state(u)):
            return state
        if any(lemma in words.kin for lemma in lemmas):
            return self._named_after(u, kinds) or self._relative(u, kinds)
        if quoted := self._quoted_name(u, kinds):
            return quoted
        if (called := self._called(u, kinds)) and not self._of_another_body(u, called):
            return called
        if "stolica" in lemmas:
            return self._seat(u, kinds)
        near = self._modifiers(u, kinds, depth)
        if lemmas & words.things:  # `samolot Łukaszenki` is not he
            near = [w for w in near if self.discourse.type_of(w.cluster) != "Person"]
        if lemmas & role_nouns().sent and "delegacja" not in lemmas:
            near = [w for w in near if not self._sends(w.cluster)]
        if not near and "Country" not in kinds and lemmas & role_nouns().missions.keys():
            return self._body(u, kinds)
        if lemmas & words.carriers:
            if lemmas & words.led:
                near += self._led(near, kinds, u)
            if "delegacja" in lemmas and "Person" in kinds:
                near += [w for w in self.led_by(u) if w.cluster not in _ids(near)]
            if near:
                return near
            if lemmas & words.regimes:
                return self._regime(u, kinds)
            return self._state_alone(u, kinds)
        if lemmas & words.firms and any(self.discourse.type_of(w.cluster) in FIRMS for w in near):
            return [w for w in near if self.discourse.type_of(w.cluster) != "Country"]  # `koncerny Rosji, X i Y`
        if near and kinds >= {"Country", "Company"} and (not self._people_or_body(u) or self._trades(u)):
            return [
                w for w in near if self.discourse.type_of(w.cluster) != "Person"
            ]  # `samoloty Łukaszenki` are not he
        return self._body(u, kinds)

    def _quoted_name(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`centrum „Wiasna”`: a body by the name that its noun is given right behind it."""
        g = self.g
        if u + 2 >= len(g) or g.units[u + 1].text not in OPENING_QUOTES or g.heads[u + 2] != u:
            return []
        return self._named_only(u + 2, kinds & KINDS["organization"])

    def _sends(self, cluster: str) -> bool:
        """A head of state or government: his envoy acts, not he."""
        return self.discourse.type_of(cluster) == "Person" and self.discourse.rules_state(cluster)

    def _trades(self, u: int) -> bool:
        """`rosyjskie banki`, `15 irańskich firm`: what befalls many firms of a state befalls the state."""
        words, unit = self._words, self.g.units[u]
        many = unit.number is not None or not any(r.values(("sg",)) for r in unit.word.readings if r.pos == "subst")
        return (
            many
            and bool(self.g.lemmas(u) & words.firms)
            and not (self.g.lemmas(u) & words.offices or self.g.lemmas(u) & words.anyone)
        )

    def _people_or_body(self, u: int) -> bool:
        """`armeńska opozycja`, `polski bank`, `rosyjski dziennikarz`, `sojusznicy USA`: no state acts or suffers in them."""
        words, lemmas = self._words, self.g.lemmas(u)
        return not lemmas.isdisjoint(words.stateless)

    def _regime(self, u: int, kinds: frozenset[str]) -> list[Who]:
        here = self._named_before(u)
        state = self.discourse.regime_here(here) or self.discourse.regime() or self.discourse.regime_among(here)
        return [Who(state, self.g.units[u].span, Link.ROLE_NOUN)] if state and self.discourse.fits(state, kinds) else []

    def _holder(self, u: int) -> list[Who]:
        """`prezydent USA`, `amerykański wysłannik`: the person who holds it, where only one can be meant."""
        g = self.g
        if found := self._apposed(u):
            return found
        if not self._singular(u) or self._newcomer(u):
            return []  # `dziennikarze`, `kolejny dziennikarz` are not the one journalist whom the text names
        lemmas = g.lemmas(u) & any_of(self._words.unique_offices, self._words.anaphors["Person"])
        if g.lemmas(u) & {"szef", "szefowa", "głowa"}:
            lemmas |= {o for c in g.kids[u] for x in self._body_words(c) for o in self._words.heads_of.get(x, ())}
        if not lemmas:
            return []
        states = self._modifiers(u, frozenset({"Country"}), 1)
        if states and all(w.link is Link.ROLE_NOUN for w in states) and (several := self._of_several(u, lemmas)):
            person = self._in_mind(
                u, several
            )  # `szef rządu`, and no word of which: of several the one told of just before
            return [Who(person, g.units[u].span, Link.ROLE_NOUN)] if person else []
        countries = [w.cluster for w in states]
        governments = [m.cluster for c in g.kids[u] for m in g.units[c].mentions if m.type == "GovernmentBody"]
        countries += [s for c in governments if c and (s := self.discourse.country_of(c))]
        people = [w.cluster for w in self._modifiers(u, frozenset({"Person"}), 1)]
        if not countries and people and not lemmas & self._words.dependent_offices:
            countries = [c for c in [self.discourse.country_of(people[0])] if c]
        person = self.discourse.holder(lemmas, countries[0] if countries else None)
        if person is None and people:
            person = self.discourse.holder(lemmas, people[0])
        return [Who(person, g.units[u].span, Link.ROLE_NOUN)] if person and self._same_post(u, person) else []
