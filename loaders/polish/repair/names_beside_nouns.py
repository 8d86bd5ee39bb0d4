"""A name and the noun beside it: which of them explains the other, and which has nothing to do with it."""

from __future__ import annotations

from loaders.polish.repair.base import Repair
from loaders.polish.text.lexicon import FIRMS, lexicon
from loaders.polish.units.circles import names_another


class NamesBesideNouns(Repair):
    """Each method puts one name in its place."""

    def firms_stand_behind_their_state(self) -> None:
        """`dla serbskiego NIS przedłużył OFAC`: what the preposition governs is the firm behind the adjective, not a subject."""
        for u in self.named:
            a, v = u - 1, self.heads[u]
            if a < 1 or v <= u or self.labels[u] not in ("nsubj", "obj", "iobj") or self.heads[a] != v:
                continue
            adjective = self.units[a]
            if not adjective.mentions or adjective.named or "adj" not in adjective.pos or not self._firm(u):
                continue
            if any(self.labels[c] == "case" for c in self.kids(a)) and adjective.cases & self.units[u].cases:
                self.swap(a, u)

    def firms_are_no_states(self) -> None:
        """`koncerny naftowe Rosji, Rosnieft i Łukoil`: a firm behind the comma explains the noun, it joins no state."""
        if "," not in self.forms:
            return
        for u in self.named:
            state = self.heads[u]
            if self.labels[u] != "conj" or state < 0 or self.units[u - 1].text != "," or not self._firm(u):
                continue
            noun = self.heads[state]
            alone = self.units[state].named and all(m.type == "Country" for m in self.units[state].mentions)
            if alone and noun >= 0 and self.labels[state] == "nmod" and self.units[noun].lemmas & lexicon().firms:
                self.attach(u, noun, "appos")

    def _firm(self, u: int) -> bool:
        return any(m.type in FIRMS for m in self.units[u].mentions)

    def names_stand_by_their_noun(self) -> None:
        """`zarzucił związkowi CNE wprowadzanie w błąd`: the name of a body right after the noun for such bodies is its own."""
        nouns = lexicon().bodies
        for u in [u for u in self.named if u]:
            unit, noun = self.units[u], self.units[u - 1]
            if noun.named or noun.lemmas.isdisjoint(nouns) or not self.nominal(u - 1) or self.heads[u] == u - 1:
                continue
            if any(m.type in ("Person", "Country", "Place") for m in unit.mentions):
                continue
            loose = self.heads[u] > u and self.labels[u].split(":")[0] in ("amod", "nmod", "appos", "flat", "det")
            foreign = unit.cases == {"nom"} or {"nom", "gen", "loc", "inst"} <= unit.cases
            if loose or (foreign and self.governed(u - 1) and self.labels[u] in ("obj", "iobj", "dep")):
                self.attach(u, u - 1, "appos")  # `więziona przez ugrupowanie Boko Haram`

    def people_follow_their_relative(self) -> None:
        """`w tym Siarhiej Cichanouski, mąż liderki opozycji Swiatłany Cichanouskiej`: right behind `mąż` she is whose he is."""
        owned = lexicon().owned
        for u in [u for u in self.named if u]:
            unit, noun = self.units[u], self.units[u - 1]
            if not unit.named or "gen" not in unit.cases or noun.named or not noun.cases or not self.nominal(u - 1):
                continue
            if not any(m.type == "Person" for m in unit.mentions):
                continue
            if "gen" in noun.cases:
                his = names_another(self.units, u)
            else:
                his = bool(noun.lemmas & owned) and self.heads[u] != u - 1
            if his:
                self.attach(u, u - 1, "nmod")

    def names_end_their_phrase(self) -> None:
        """`ze związkiem personelu pokładowego SNPVAC`, `kolega ze szkoły Paul Deltour`: past genitives and a phrase of a
        preposition a name that has no case of theirs belongs to the noun for such a thing or person before them."""
        words = lexicon()
        for u in [u for u in self.named if u > 1]:
            unit = self.units[u]
            if self.heads[u] > u or not self.labels[u].startswith(("nmod", "flat", "amod", "appos")):
                continue
            person = self.named_person(u)
            state = person and any(
                m.type == "Country" for m in self.units[u - 1].mentions
            )  # `ministrą Szwecji Margot X`
            if unit.title is not None or (self.units[u - 1].named and not state) or self.governed(u):
                continue
            if not person and any(m.type in ("Country", "Place") for m in unit.mentions):
                continue
            nouns = words.persons if person else words.bodies
            free = person and "gen" not in unit.cases
            if self.units[self.heads[u]].lemmas & nouns or not (free or not unit.cases or len(unit.cases) >= 6):
                continue
            at = u - 1
            while at > 0 and u - at <= 5 and not self.units[at].lemmas & nouns:
                inside = self.units[at].is_(("subst", "adj", "prep", "ppas")) and not self.verbal(at)
                if not inside or self.units[at].title is not None:
                    at = -1
                    break
                at -= 1
            if at < 0 or not self.units[at].lemmas & nouns or not self.nominal(at) or self.units[at].named:
                continue
            if at == self.heads[u] or self.units[at].number is not None or not self._same(at, u):
                continue
            self.attach(u, at, "appos")

    def _same(self, noun: int, name: int) -> bool:
        """Whether noun and name may stand in one case, and in one number."""
        cases = self.units[noun].cases & self.units[name].cases
        rows = (
            [r for r in self.units[noun].word.readings if r.pos == "subst" and r.values(tuple(cases))] if cases else []
        )
        return any(r.values(("sg",)) for r in rows)

    def names_after_a_comma_explain(self) -> None:
        """`kapitana tankowca „Sea Marlin”, obywatela Gruzji Zuraba Lomię`: he is the captain, not another one."""
        people = lexicon().people
        for u in self.named:
            unit = self.units[u]
            if self.labels[u] != "conj" or not unit.named or unit.title is None or self.units[u - 1].text != ",":
                continue
            at = self.heads[u]
            for _ in range(3):  # past the ship that he steers
                if at < 0 or self.units[at].lemmas & people or self.labels[at].split(":")[0] not in ("nmod", "flat"):
                    break
                at = self.heads[at]
            if not 0 <= at < u or self.units[at].named or not self.units[at].lemmas & people:
                continue
            noun = [r for r in self.units[at].word.readings if r.pos == "subst" and r.values(tuple(unit.cases))]
            several = any(self.labels[c] in ("cc", "conj") and c != u for c in (*self.kids(at), *self.kids(u)))
            if noun and not several and not any(r.values(("pl",)) for r in noun):
                self.attach(u, at, "appos")
