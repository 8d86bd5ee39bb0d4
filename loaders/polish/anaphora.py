"""Nouns that point back: `kobieta`, `jej mąż`, `obaj politycy`, `ten kraj`; and `który`."""

from __future__ import annotations

from loaders.polish.discourse import Who
from loaders.polish.omitted import Omitted
from loaders.polish.pronouns import Pronouns
from ontology.claims import Link


class Anaphora(Pronouns, Omitted):
    """Who is meant by words that name nobody. A wrong one is worse than none: where two compete it abstains."""

    def _antecedent(self, u: int, kinds: frozenset[str], depth: int) -> list[Who]:
        """`który`: what its relative clause hangs on."""
        g = self.g
        for at in (u, *g.up(u)):
            if g.labels[at].startswith("acl") and g.heads[at] >= 0 and depth:
                rows = self.resolve(g.heads[at], kinds, depth=depth - 1)
                return [Who(w.cluster, w.span, w.link) for w in rows]
        return []

    def _called(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`chrześcijanka`, `jego klientka`, `kobieta`: the person whom the document has called so."""
        unit = self.g.units[u]
        readings = [r for r in unit.word.readings if r.pos in ("subst", "ppas", "adj")]
        if "Person" not in kinds or unit.number is not None or any(self.g.units[c].number for c in self.g.kids[u]):
            return []
        if not any("sg" in r.values(("sg",)) for r in readings) or not self._singular(u):
            return []
        genders = {"f" if "f" in r.values(("f",)) else "m" for r in readings if r.values(("f", "m1"))}
        person = self.discourse.called(self.g.lemmas(u), genders.pop() if len(genders) == 1 else None)
        return [Who(person, unit.span, Link.ROLE_NOUN)] if person else []

    def _both(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`oba państwa`, `obaj politycy`: the two of that class that were named last."""
        lemmas = self.g.lemmas(u)
        firms = (
            self._words.anaphors["Company"]
            | self._words.anaphors["Bank"]
            | {"podmiot", "instytucja", "organizacja", "związek"}
        )
        people = bool(lemmas & (self._words.offices | self._words.anyone)) or lemmas <= {"oba", "obaj", "obydwaj"}
        rows = self.discourse.people if people else self.discourse.bodies if lemmas & firms else self.discourse.states
        return (
            [Who(c, self.g.units[u].span, Link.ROLE_NOUN) for c in rows[-2:] if self.discourse.fits(c, kinds)]
            if len(rows) >= 2
            else []
        )

    def _this_state(self, u: int) -> list[Who]:
        """`ten kraj`: the state named last, in this sentence or before."""
        here = [m for unit in self.g.units[:u] for m in unit.mentions if m.type == "Country" and m.cluster]
        state = here[-1].cluster if here else (self.discourse.states[-1] if self.discourse.states else None)
        return [Who(state, self.g.units[u].span, Link.ROLE_NOUN)] if state else []

    def _relative(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`jej mąż`: the person whom the document has told to be it; never the one whose husband he is."""
        if "Person" not in kinds:
            return []
        owners = [w.cluster for c in self.g.kids[u] for w in self._one(c, frozenset({"Person"}), 1)]
        found = [
            p for o in owners for lemma in sorted(self.g.lemmas(u)) for p in self.discourse.kin.get((o, lemma), ())
        ]
        return [Who(found[0], self.g.units[u].span, Link.ROLE_NOUN)] if len(set(found)) == 1 else []
