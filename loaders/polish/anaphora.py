"""Words that point back: pronouns, subjects left out, nouns for persons, `jej mąż`, `ten kraj`; and `który`."""

from __future__ import annotations

from loaders.polish.discourse import Who
from loaders.polish.omitted import Omitted
from loaders.polish.pronouns import Pronouns
from loaders.polish.role_nouns import RoleNounReferents
from ontology.claims import Link


class Anaphora(Pronouns, Omitted, RoleNounReferents):
    """Who is meant by words that name nobody. A wrong one is worse than none: where two compete it abstains."""

    def _antecedent(self, u: int, kinds: frozenset[str], depth: int) -> list[Who]:
        """`który`: what its relative clause hangs on."""
        g = self.g
        for at in (u, *g.up(u)):
            if g.labels[at].startswith("acl") and g.heads[at] >= 0 and depth:
                rows = self.resolve(g.heads[at], kinds, depth=depth - 1)
                return [Who(w.cluster, w.span, w.link) for w in rows]
        return []

    def _this_state(self, u: int) -> list[Who]:
        """`ten kraj`: the state named last, in this sentence or before; `te kraje`: those that a sentence named together."""
        here = [m.cluster for unit in self.g.units[:u] for m in unit.mentions if m.type == "Country" and m.cluster]
        if not any(r.values(("sg",)) for r in self.g.units[u].word.readings):
            rows = here or [c for c in self.discourse.before if self.discourse.type_of(c) == "Country"]
            rows = list(dict.fromkeys(rows))
            return [Who(c, self.g.units[u].span, Link.ROLE_NOUN) for c in rows] if len(rows) > 1 else []
        state = here[-1] if here else (self.discourse.states[-1] if self.discourse.states else None)
        return [Who(state, self.g.units[u].span, Link.ROLE_NOUN)] if state else []

    def _their_state(self, u: int) -> list[Who]:
        """`jej kraj`, `swój kraj`: the state of the person who is meant."""
        owners = [w.cluster for c in self.g.kids[u] for w in self._one(c, frozenset({"Person"}), 1)]
        states = sorted({s for o in owners for s in self.discourse.states_of(o)})
        return [Who(states[0], self.g.units[u].span, Link.ROLE_NOUN)] if len(states) == 1 else []

    def _relative(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`jej mąż`: the person whom the document has told to be it; never the one whose husband he is."""
        if "Person" not in kinds:
            return []
        owners = [w.cluster for c in self.g.kids[u] for w in self._one(c, frozenset({"Person"}), 1)]
        found = [
            p for o in owners for lemma in sorted(self.g.lemmas(u)) for p in self.discourse.kin.get((o, lemma), ())
        ]
        return [Who(found[0], self.g.units[u].span, Link.ROLE_NOUN)] if len(set(found)) == 1 else []
