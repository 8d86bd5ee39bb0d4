"""Words that point back: pronouns, subjects left out, nouns for persons, `jej mąż`, `ten kraj`; and `który`."""

from __future__ import annotations

from loaders.polish.frames.slots import cases_of
from loaders.polish.reference.discourse import Who
from loaders.polish.reference.omitted import Omitted
from loaders.polish.reference.pronouns import Pronouns
from loaders.polish.reference.role_nouns import RoleNounReferents
from loaders.polish.text.words import GENDERS
from ontology.claims import Link

_PERSON = frozenset({"Person"})


class Anaphora(Pronouns, Omitted, RoleNounReferents):
    """Who is meant by words that name nobody. A wrong one is worse than none: where two compete it abstains."""

    def _antecedent(self, u: int, kinds: frozenset[str], depth: int) -> list[Who]:
        """`który`: what its relative clause hangs on."""
        g = self.g
        for at in (u, *g.up(u)):
            if g.labels[at].startswith("acl") and g.heads[at] >= 0 and depth:
                head = self._whole_list(u, at, g.heads[at])
                rows = (
                    self.alone(head, kinds, depth=depth - 1)
                    if self.one_of_a_list(u, head)
                    else self.resolve(head, kinds, depth=depth - 1)
                )
                rows = rows or self._explained_person(u, head, kinds) or self._of_the_noun_above(u, head, kinds, depth)
                rows = rows or self._who_is_among(head, kinds)
                return [Who(w.cluster, w.span, w.link) for w in rows]
        return []

    def _of_the_noun_above(self, pronoun: int, head: int, kinds: frozenset[str], depth: int) -> list[Who]:
        """`Przywódczyni opozycji, która mieszka w Warszawie`: the noun for a person before the genitive that names nobody."""
        g = self.g
        over = g.heads[head]
        if over < 0 or over != head - 1 or "gen" not in g.units[head].cases or not depth or "Person" not in kinds:
            return []
        if g.units[head].mentions or not self._for_a_person(over):
            return []
        return [w for w in self.alone(over, _PERSON, depth=depth - 1) if self._of_that_sex(w.cluster, pronoun)]

    def _whole_list(self, pronoun: int, verb: int, head: int) -> int:
        """`Litwa, Łotwa i Estonia, które zakazały`: a pronoun in the plural behind single names means them all."""
        g = self.g
        numbers = [{v for r in g.units[x].word.readings for v in r.values(("sg", "pl"))} for x in (pronoun, verb, head)]
        acts = g.labels[pronoun].startswith("nsubj") and numbers[1] == {"pl"}
        if (
            g.labels[head] == "conj"
            and (acts or numbers[0] == {"pl"})
            and "pl" not in numbers[2]
            and (g.units[head].named or not g.lemmas(head).isdisjoint(self._words.kin))
        ):
            return g.first_conjunct(head)
        return head

    def _explained_person(self, pronoun: int, head: int, kinds: frozenset[str]) -> list[Who]:
        """`Wolha Zazulinska, była sędzia z Pińska, którą skazano`: she whom the noun before the clause explains.

        By order, from the comma of the clause back to the one before it; the words between are a noun for a person in the
        case of the name, with what belongs to it.
        """
        g = self.g
        if "Person" not in kinds:
            return []
        comma = next((x for x in range(pronoun - 1, max(-1, pronoun - 4), -1) if g.units[x].text == ","), 0)
        first = next((x for x in range(comma - 1, 0, -1) if g.units[x].text in (",", "–", "(", ")", ";", ":")), 0)
        if not first or g.units[first].text != "," or not first <= head < comma or not g.units[first - 1].named:
            return []
        noun = first + 1
        while noun < comma and not self._for_a_person(noun):
            if not (
                g.adjective(noun) or g.units[noun].lemmas & {"być", "dawny", "dziś", "obecnie", "niegdyś", "wówczas"}
            ):
                return []
            noun += 1
        if noun == comma or not g.units[noun].cases & cases_of(g, first - 1):
            return []
        rows = self._named_only(first - 1, frozenset({"Person"}))
        return [w for w in rows if self._of_that_sex(w.cluster, pronoun)][:1]

    def _for_a_person(self, u: int) -> bool:
        g, words = self.g, self._words
        return (
            g.nominal(u)
            and not g.units[u].named
            and any(not g.lemmas(u).isdisjoint(x) for x in (words.people, words.no_trade, words.owned))
        )

    def _of_that_sex(self, person: str, pronoun: int) -> bool:
        """Whether `którą`, `któremu` may mean a person: by number and gender."""
        readings = self.g.units[pronoun].word.readings
        if not any(r.values(("sg",)) for r in readings):
            return False
        genders = {v for r in readings if r.values(("sg",)) for v in r.values(GENDERS)}
        sex = self.discourse.gender(person)
        return sex is None or not genders or bool(genders & ({"f"} if sex == "f" else {"m1"}))

    def _said_to_be(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`Kellogg jest najwyższym rangą przedstawicielem USA, który odwiedził Mińsk`: he of whom it is said, before `jest`."""
        g = self.g
        if "Person" not in kinds or "inst" not in g.units[u].cases or g.preposition(u) or not self._for_a_person(u):
            return []
        for at in range(u - 1, max(0, u - 8), -1):
            if g.units[at].text in (",", ";", "–") or (g.units[at].named and not g.adjective(at)):
                return []
            if g.lemmas(at) & {"być", "pozostać", "pozostawać"} and g.units[at].is_(("fin", "praet")):
                told = [x for x in g.subjects(g.clause(u)) if x < at]
                if any(
                    g.units[x].text == "," and self._for_a_person(x - 1) and x - 1 > u
                    for x in range(u + 2, min(u + 6, len(g)))
                ):
                    return []  # `jest bratem prezydenta, który odwiedził Mińsk`: either of the two
                near = (x for x in range(at - 1, max(-1, at - 5), -1) if "nom" in g.units[x].cases and g.nominal(x))
                who = told[0] if told else next(near, None)
                return self._one(who, _PERSON, 1) if who is not None else []
        return []

    def _this_state(self, u: int) -> list[Who]:
        """`ten kraj`: the state named last, in this sentence or before; `te kraje`: those that a sentence named together."""
        acting = [s for s in self.g.subjects(self.g.clause(u)) if u not in self.g.subtree(s)]  # not that state itself
        own = [m.cluster for s in acting for m in self.g.units[s].mentions]
        named = (m for unit in self.g.units[:u] for m in (*unit.inner, *unit.mentions))
        here = [m.cluster for m in named if m.type == "Country" and m.cluster]
        here = [c for c in here if c not in own]
        if not any(r.values(("sg",)) for r in self.g.units[u].word.readings):
            rows = here or [c for c in self.discourse.before if self.discourse.type_of(c) == "Country"]
            rows = list(dict.fromkeys(rows))
            return [Who(c, self.g.units[u].span, Link.ROLE_NOUN) for c in rows] if len(rows) > 1 else []
        state = here[-1] if here else next((s for s in reversed(self.discourse.states) if s not in own), None)
        return [Who(state, self.g.units[u].span, Link.ROLE_NOUN)] if state else []

    def _their_state(self, u: int) -> list[Who]:
        """`jej kraj`, `swój kraj`: the state of the person who is meant."""
        owners = [w.cluster for c in self.g.kids[u] for w in self._one(c, frozenset({"Person"}), 1)]
        states = sorted({s for o in owners for s in self.discourse.states_of(o)})
        return [Who(states[0], self.g.units[u].span, Link.ROLE_NOUN)] if len(states) == 1 else []

    def _named_after(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`zwolniono X i jej partnera Y`: whose he is says the pronoun, so that the name behind the noun is his own."""
        g = self.g
        owned = any(g.lemmas(c) & {"on", "jego", "jej", "ich", "swój"} for c in g.kids[u] if c < u)
        owned = owned or (u > 0 and g.units[u - 1].text.casefold() in ("jej", "jego"))
        at = u + 1
        if at + 1 < len(g) and g.units[at].text == "," and g.labels[at + 1] in ("appos", "flat"):
            at += 1  # `jej brat, programista Y`
        if not owned or at >= len(g) or g.heads[at] != u or not g.units[at].cases & g.units[u].cases:
            return []
        inner = next((c for c in g.kids[at] if c == at + 1 and g.labels[c] == "flat"), at)
        return self._named_only(inner, kinds & frozenset({"Person"}))

    def _of_children(self, u: int) -> bool:
        g = self.g
        return bool(g.lemmas(u) & {"matka", "ojciec"}) and any(
            g.lemmas(c) & {"dziecko"} for c in range(u + 1, min(u + 3, len(g)))
        )

    def _relative(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`jej mąż`: the person whom the document has told to be it; never the one whose husband he is."""
        if "Person" not in kinds:
            return []
        owners = [w.cluster for c in self.g.kids[u] for w in self._one(c, frozenset({"Person"}), 1)]
        found = [
            p for o in owners for lemma in sorted(self.g.lemmas(u)) for p in self.discourse.kin.get((o, lemma), ())
        ]
        if not owners and self._of_children(u):  # `matka pięciorga dzieci`: a woman, and no word of whose she is
            return self.parent(u)
        return [Who(found[0], self.g.units[u].span, Link.ROLE_NOUN)] if len(set(found)) == 1 else []
