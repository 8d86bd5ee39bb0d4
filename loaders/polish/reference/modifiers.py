"""Whom the adjectives and genitives beneath a noun name: `białoruskie władze`, `administracja Trumpa`, `stolica Białorusi`."""

from __future__ import annotations

from loaders.polish.reference.anaphora import Anaphora
from loaders.polish.reference.base import mentioned
from loaders.polish.reference.discourse import Who
from loaders.polish.text.role_words import role_nouns
from ontology.claims import Link


class Modifiers(Anaphora):
    """A noun that stands for those whom its modifiers name, or for what is theirs."""

    def _modifiers(self, u: int, kinds: frozenset[str], depth: int) -> list[Who]:
        """Countries in adjectives and names in the genitive beneath a noun."""
        g = self.g
        found: list[Who] = []
        if g.units[u].number is not None:
            found += [
                Who(m.cluster, m.span, m.link)
                for m in g.units[u].inner
                if m.cluster and self.discourse.fits(m.cluster, kinds)
            ]
        for child in g.kids[u]:
            label = g.labels[child].split(":")[0]
            if "który" in g.lemmas(child) and depth and g.preposition(child) is None:  # `Gruzja, której rząd`
                found += self._antecedent(child, kinds, depth - 1)
            elif label in ("amod", "det", "acl") or (g.adjective(child) and not g.units[child].named):
                for adjective in self._joined_adjectives(child):
                    found += [w for w in mentioned(g, adjective, self.discourse, kinds) if w.link is Link.ADJECTIVE]
            elif label in ("nmod", "appos", "flat", "obl") and g.units[child].named:
                preposition = g.preposition(child)
                bare = g.units[child].cases == {"nom"} and label == "nmod"  # `kierownictwu Adria Link`: not declined
                if preposition is None and ("gen" in g.units[child].cases or bare or label in ("appos", "flat")):
                    found += self.resolve(child, kinds, depth=depth - 1) if depth else []
                elif preposition in ("w", "z") and g.lemmas(u) & role_nouns().seated:
                    found += [w for x in g.conjuncts(child) for w in self._capital(x, kinds)]
                elif preposition == "z" and "gen" in g.units[child].cases and g.lemmas(u) & self._words.carriers:
                    found += self.resolve(child, kinds & {"Country"}, depth=0)  # `żołnierze z Rosji i Indii`
            elif label == "nmod" and depth and g.preposition(child) is None and "gen" in g.units[child].cases:
                if "prep" not in g.units[child].pos:  # `w okolicach Tuapse`
                    found += self.resolve(child, kinds, depth=depth - 1)
        return sorted(found, key=lambda w: w.span)

    def _joined_adjectives(self, u: int) -> list[int]:
        """`delegacje ukraińska, amerykańska i rosyjska`: an adjective of a state and those joined to it in its case."""
        g = self.g
        rows = [u]
        of = g.lemmas(g.heads[u]) if g.heads[u] >= 0 else frozenset()
        if not g.units[u].mentions or not (of & self._words.carriers or of & role_nouns().sent):
            return rows  # only of those who act for states
        at = u + 1
        while at + 1 < len(g) and g.units[at].text in (",", "i", "oraz"):
            after = g.units[at + 1]
            if not after.mentions or after.named or not after.cases & g.units[u].cases:
                break
            noun = at + 2  # `władze brytyjskie, niemiecki rząd`: that one is of another noun
            if noun < len(g) and noun != g.heads[u] and g.nominal(noun) and g.units[noun].cases & after.cases:
                break
            rows.append(at + 1)
            at += 2
        return rows

    def _capital(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`władze w Mińsku`, `reżim w Mińsku`: the state whose capital it is."""
        found = []
        for m in self.g.units[u].mentions:
            country = self.discourse.country_of(m.cluster) if m.cluster else None
            if country and self.discourse.fits(country, kinds):
                found.append(Who(country, m.span, Link.METONYM))
        return found

    def _seat(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`stolica Białorusi`, `białoruska stolica`: the city; for where a thing is done the country that it names too.

        `do białoruskiej stolicy` only tells which city.
        """
        found: list[Who] = []
        for who in self._modifiers(u, frozenset({"Country"}), 1):
            city = self.discourse.capital_of(who.cluster)
            if city and self.discourse.fits(city, kinds):
                found.append(Who(city, self.g.units[u].span, Link.ROLE_NOUN))
            whither = who.link is Link.ADJECTIVE and self.g.preposition(u) == "do"
            if self.discourse.fits(who.cluster, kinds) and not (city and (whither or "Person" in kinds)):
                found.append(who)
        return found

    def _led(self, near: list[Who], kinds: frozenset[str], u: int) -> list[Who]:
        """`administracja Trumpa`: the leader, and the country of the leader too."""
        countries: list[str | None] = []
        for w in near:
            if self.discourse.type_of(w.cluster) == "Person":
                states = self.discourse.states_of(w.cluster)
                countries.append(next(iter(states)) if len(states) == 1 else self.discourse.country_of(w.cluster))
        have = {w.cluster for w in near}
        return [
            Who(c, self.g.units[u].span, Link.ROLE_NOUN)
            for c in countries
            if c and c not in have and self.discourse.fits(c, kinds)
        ]
