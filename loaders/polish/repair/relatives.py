"""Rules of relative clauses: which noun `który` explains, and whether it acts, is acted upon, or is whose a thing is."""

from __future__ import annotations

from loaders.polish.repair.base import Repair, of_several
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.words import GENDERS
from loaders.polish.units.units import FINITE

_OF_WHOM = frozenset({"którego", "której", "których"})


class Relatives(Repair):
    """Each method puts one kind of relative clause right."""

    def relative_clauses_hang_on_nouns(self) -> None:
        """`ćwiczeń „Zapad”, w których weźmie udział`: the clause of `który` belongs to the noun before the comma."""
        if "który" not in self.lemmas:
            return
        for u, unit in enumerate(self.units):
            if "który" not in unit.lemmas or u < 2:
                continue
            verb = self.predicate_above(u)
            comma = next((x for x in range(u - 1, max(-1, u - 4), -1) if self.units[x].text == ","), None)
            if verb is None or verb < u or comma is None:
                continue
            while self.labels[verb] == "xcomp" and u < self.heads[verb] < verb:
                verb = self.heads[verb]  # `sankcje, które mają być zniesione`: the modal's clause, not its participle's
            here = self.heads[verb]
            if (person := self._explained(comma, u)) is not None:
                self.attach(verb, person, "acl:relcl")
                continue
            noun = 0 <= here < comma and (self.nominal(here) or not self.verbal(here))
            if self.labels[verb].startswith("acl") and noun and self.agree(here, u):
                if self._of_the_object(here, comma - 1, u, verb):
                    self.attach(verb, comma - 1, "acl:relcl")
                    continue
                if not self._past_a_person(here, comma - 1, u):
                    continue
            found = next(
                (x for x in range(comma - 1, max(-1, comma - 9), -1) if self.antecedent(x) and self.agree(x, u)), None
            )
            if found is not None:
                self.attach(verb, found, "acl:relcl")

    def lists_go_on_behind_a_relative(self) -> None:
        """`znaleźli się: X, który został zatrzymany, a w więzieniu spędził 11 lat, filozof Y i Z`: behind the clause about X the list goes on.

        Who stands behind a comma is not the subject of the one verb before it where the first verb tells of several.
        """
        for s in [s for s, label in enumerate(self.labels) if label == "nsubj"]:
            v = self.heads[s]
            first = min([s, *self.kids(s)])
            if not 0 <= v < first or (
                self.units[first - 1 if first else 0].text != "," and self.units[first].text != ","
            ):
                continue
            if not self.verbal(v) or of_several(self.units[v].word.readings) or self.labels[v] != "conj":
                continue
            rows = [r for r in range(v) if self.labels[r] == "acl:relcl" and 0 <= self.heads[r] < r]
            listed = [r for r in rows if self._opens_a_list(self.heads[r])]
            if listed and "nom" in self.units[s].cases:
                head = self.heads[listed[-1]]
                self.attach(v, listed[-1], "conj")
                self.attach(s, head, "conj")

    def _opens_a_list(self, u: int) -> bool:
        """Whether `u` is the subject of a verb that needs several."""
        verb = self.heads[u]
        return self.labels[u] == "nsubj" and 0 <= verb < u and of_several(self.units[verb].word.readings)

    def _explained(self, comma: int, pronoun: int) -> int | None:
        """`do Babisza, lidera ruchu ANO, który został pobity`: past what only says who he is, the clause is about the person."""
        last = self.units[comma - 1]
        if not last.named or any(m.type == "Person" for m in last.mentions):
            return None
        start = next((x for x in range(comma - 1, max(-1, comma - 12), -1) if self.units[x].text == ","), None)
        if start is None or start == 0:
            return None
        name, inside = self.units[start - 1], range(start + 1, comma)
        if not name.named or not any(m.type == "Person" for m in name.mentions) or not self.agree(start - 1, pronoun):
            return None
        if any(self.units[x].is_(FINITE) and not self.units[x].named for x in inside):
            return None
        nouns = [x for x in inside if self.nominal(x) and "adj" not in self.units[x].pos]
        office = bool(nouns) and not self.units[nouns[0]].named and self.units[nouns[0]].lemmas & lexicon().offices
        return start - 1 if office and self.units[nouns[0]].cases & name.cases else None

    def _of_the_object(self, gerund: int, noun: int, pronoun: int, verb: int) -> bool:
        """`zniesienia sankcji, które nałożono`: of the sanctions, where a neuter pronoun and the verb could be of either."""
        if "ger" not in self.units[gerund].pos or self.heads[noun] != gerund or self.units[noun].named:
            return False
        if not self.nominal(noun) or "gen" not in self.units[noun].cases or not self.agree(noun, pronoun):
            return False
        subject = self.labels[pronoun].startswith("nsubj")  # `zniesienia sankcji, które nastąpiło w maju`
        told = [verb, *(c for c in self.kids(verb) if self.labels[c].startswith("aux"))]
        return not subject or all(self.agrees(x, noun) for x in told)

    def _past_a_person(self, place: int, last: int, pronoun: int) -> bool:
        """`wysłał do Moskwy wicepremiera X, który podpisał`: he, not the city before him, to which `gdzie` would point."""
        a, b = self.units[place], self.units[last]
        if place >= last or not (a.named and b.named) or not self.governed(place) or self.governed(last):
            return False
        where = all(m.type in ("Place", "Country") for m in a.mentions)
        return where and any(m.type == "Person" for m in b.mentions) and self.agree(last, pronoun)

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

    def relatives_act(self) -> None:
        """`osób, które odzyskują wolność`: beside an object, in a clause without a subject, the relative pronoun is it."""
        if "który" not in self.lemmas:
            return
        for u, head in enumerate(self.heads):
            if head < 0 or "który" not in self.units[u].lemmas or "nom" not in self.units[u].cases:
                continue
            if self.labels[u] not in ("obl", "obj", "iobj", "dep") or self.governed(u) or not self.verbal(head):
                continue
            kids = self.kids(head)
            if self.labels[u] == "obj" and self._he_who_visited(u, head):
                continue
            if self.has_subject(head) or not self.agrees(head, u):
                continue
            if any(self.labels[c] == "obj" and c != u and "acc" in self.units[c].cases for c in kids):
                self.labels[u] = "nsubj"

    def _he_who_visited(self, relative: int, verb: int) -> bool:
        """`dyplomatą, który odwiedził Białoruś`: by gender the verb is his, not of the name behind it.

        So it is where he is a man and the name one of a state or body: `minister Padrino, który oskarżył Waszyngton`;
        where he is named, what he acts on need not be: `Zełenski, który oskarżył węgierski rząd`, for whom one acts on is `którego`.
        """
        rows = [c for c in self.kids(verb) if self.labels[c] == "nsubj"]
        if len(rows) != 1 or rows[0] < verb or "acc" not in self.units[rows[0]].cases:
            return False
        whom = self.heads[verb]
        if whom >= 0 and self.named_person(whom):
            if self.units[relative].text.casefold() == "który" and len(self.conjuncts(rows[0])) == 1:
                self.labels[relative], self.labels[rows[0]] = "nsubj", "obj"
                return True
        if not self.units[rows[0]].named:
            return False
        genders = {g for r in self.units[verb].word.readings if r.pos == "praet" for g in r.values(GENDERS)}
        its = {g for r in self.units[rows[0]].word.readings if r.pos == "subst" for g in r.values(GENDERS)}
        mine = {g for r in self.units[relative].word.readings if r.values(("nom",)) for g in r.values(GENDERS)}
        unlike = bool(its) and not genders & its
        if (
            not genders & mine
            or not (unlike or self.a_man_acts(relative, verb, rows[0]))
            or len(self.conjuncts(rows[0])) > 1
        ):
            return False
        self.labels[relative], self.labels[rows[0]] = "nsubj", "obj"
        return True
