"""Rules of what hangs on what where a place is named: whose seat it is, and what it does not carry."""

from __future__ import annotations

from loaders.polish.repair.base import Repair
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.role_words import role_nouns

_WHERE = frozenset({"Place", "Country"})


class Places(Repair):
    """Each method puts one kind of place right."""

    def regimes_hold_no_town(self) -> None:
        """`do kolonii karnej o zaostrzonym rygorze IK-3 w Czycie`: the town is that of the prison, not of its regime."""
        for u in self.named:
            regime = self.heads[u]
            if not 0 <= regime < u or "rygor" not in self.units[regime].lemmas or not self.governed(u):
                continue
            prison = next((x for x in range(regime - 1, -1, -1) if self.units[x].lemmas & lexicon().prisons), None)
            if prison is not None and regime - prison <= 4 and self._is_where(u):
                self.attach(regime, prison, "nmod")
                self.attach(u, prison, "nmod")

    def bodies_have_their_seat(self) -> None:
        """`władze w Mińsku uwolnią`, `przez reżim w Mińsku`, `MSZ w Baku`: the city says whose they are, not where they act."""
        seated = role_nouns().seated
        for u in [place - 2 for place in self.named if place >= 2]:
            if not self.units[u].lemmas & seated or not self.nominal(u):
                continue
            if self.units[u + 1].text.casefold() not in ("w", "we") or not self._is_where(u + 2):
                continue
            acts = self.labels[u].startswith("nsubj") or (u and self.units[u - 1].text.casefold() == "przez")
            told = self.heads[u] == u - 1 and "ger" in self.units[u - 1].pos  # `oskarżenia władz w Mińsku o oszustwo`
            if (acts or told) and self.heads[u + 2] != u and not self.above(u + 2, u):
                self.attach(u + 2, u, "nmod")

    def participles_have_their_place(self) -> None:
        """`zwolniły Palestyńczyków zatrzymanych jesienią w Dżabalii`: the place is that of the participle before it, which tells of the noun."""
        for u in self.named:
            if u < 3 or not self.prep(u - 1) or not self._is_where(u):
                continue
            p = u - 2
            while p > 0 and self.units[p].time is not None:
                p -= 1
                if self.prep(p):
                    p -= 1
            noun, verb = p - 1, self.heads[u]
            if noun < 0 or verb >= noun or verb < 0 or "ppas" not in self.units[p].pos or self.heads[p] != noun:
                continue
            if self.labels[p] in ("acl", "amod") and self.verbal(verb) and self.nominal(noun):
                self.attach(u, p, "obl")

    def ways_end_in_a_town(self) -> None:
        """`przewieziono ich do szpitali w obwodzie moskiewskim`, `z aresztu w Moskwie`: what stands right behind whither or whence is where that is."""
        for u in self.named:
            noun, verb = u - 2, self.heads[u]
            while noun > 1 and self.labels[noun] == "amod" and self.heads[noun] < noun:
                noun -= 1  # `ze szpitala więziennego w Hłybokiem`
            if noun < 1 or self.heads[noun] != verb or not self.prep(u - 1) or not self._is_where(u):
                continue
            way = self.units[noun - 1].text in ("do", "z", "ze") and self.prep(noun - 1)
            if way and "gen" in self.units[noun].cases and self.units[noun].time is None:
                self.attach(u, noun, "nmod")

    def _is_where(self, u: int) -> bool:
        unit = self.units[u]
        return unit.named and "loc" in unit.cases and all(m.type in _WHERE for m in unit.mentions)

    def one_goes_to_a_place(self) -> None:
        """`po rozmowie w Newsmaksie do Mińska przyjechał Coale`: whither stands right before the verb that goes there.

        So does `szef resortu na Białoruś się nie wybiera`.
        """
        journeys = lexicon().journeys
        for u in self.named:
            v = u + 1
            while v < len(self.units) and self.units[v].text in ("się", "nie"):
                v += 1
            if v >= len(self.units) or not self.verbal(v) or not self.units[v].lemmas & journeys:
                continue
            if self.prep(u - 1) and self._whither(u) and self.labels[u].startswith("nmod"):
                if any(m.type in _WHERE for m in self.units[u].mentions):
                    self.attach(u, v, "obl")

    def _whither(self, u: int) -> bool:
        """Whether the preposition before `u` says whither: `do Mińska`, `na Białoruś`."""
        preposition = self.units[u - 1].text
        return preposition == "do" or (preposition in ("na", "nad") and "loc" not in self.units[u].cases)

    def adjectives_are_nowhere(self) -> None:
        """`sąd karny w Stambule`: a place after a noun's adjective belongs to the noun."""
        for u in [u for u in self.named if u]:
            head = self.heads[u]
            if head < 0 or head > u or self.labels[head] != "amod" or not self.governed(u) or not self.units[u].named:
                continue
            if "loc" in self.units[u].cases and not self.units[head].is_(("ppas", "pact")):
                self.attach(u, self.heads[head], "nmod")

    def places_have_no_people(self) -> None:
        """`skazał sąd w Stambule kapitana Sowińskiego`, `wydał Białorusi Wasila W.`: a person after a place is the verb's object."""
        for u in range(1, len(self.units)):
            head = self.heads[u]
            if (
                self.labels[u] not in ("nmod", "flat", "appos")
                or head < 0
                or not self.units[head].named
                or self.governed(u)
            ):
                continue
            if not any(m.type in ("Place", "Country") for m in self.units[head].mentions):
                continue
            given = self.labels[head] == "iobj" and "gen" in self.units[u].cases  # a state in the dative has no owner
            if not (given or (self.governed(head) and (self.labels[u] == "nmod" or head == u - 1))):
                continue
            person = any(m.type == "Person" for x in (u, *self.kids(u)) for m in self.units[x].mentions)
            verb = self.verb_above(u)
            if person and verb is not None and "acc" in self.units[u].cases:
                self.attach(u, verb, "obj")

    def conjuncts_are_joined(self) -> None:
        """`objęci przez Polskę i Litwę sankcjami`: what stands right behind a name, in another case, is no further one of the list."""
        for u, unit in enumerate(self.units):
            head = self.heads[u]
            if self.labels[u] != "conj" or not 0 < head < u or not self.units[head].named or unit.named:
                continue
            if not self.nominal(u) or not self.units[u - 1].named or self.units[u - 1].cases & unit.cases:
                continue
            verb = self.verb_above(u) or self.predicate_above(u)
            if verb is not None and unit.cases and unit.cases.isdisjoint(self.units[head].cases | {"gen"}):
                self.attach(u, verb, "iobj")

    def gerunds_act_on_soil(self) -> None:
        """`skierowanie na jej terytorium dodatkowych jednostek`: whose soil it is has been said; the genitive is what the gerund does it to."""
        if self.lemmas.isdisjoint(lexicon().soil):
            return
        for u in range(3, len(self.units)):
            at, unit = self.heads[u], self.units[u]
            if (
                not 0 < at < u
                or self.labels[u] != "nmod"
                or not self.units[at].lemmas & lexicon().soil
                or self.governed(u)
            ):
                continue
            gerund = self.heads[at]
            if not 0 <= gerund < at or "ger" not in self.units[gerund].pos or not self.governed(at):
                continue
            owned = any(c < at and self.labels[c] in ("amod", "nmod", "det", "det:poss") for c in self.kids(at))
            takes = any(self.labels[c].split(":")[0] in ("obj", "nmod") and c != at for c in self.kids(gerund))
            if owned and not takes and "gen" in unit.cases and self.nominal(u):
                self.attach(u, gerund, "obj")

    def people_join_people(self) -> None:
        """`o ujęciu w Kownie obywatela Białorusi Jana Nowaka i jego żony Anny`: she is taken with him, she is no second town."""
        for u in range(3, len(self.units)):
            head = self.heads[u]
            if self.labels[u] != "conj" or not 0 <= head < u or not self.units[head].named:
                continue
            town = all(m.type == "Place" for m in self.units[head].mentions) and self.governed(head)
            person = self.units[u].lemmas & lexicon().persons or any(m.type == "Person" for m in self.units[u].mentions)
            at = u - 1
            while at > head + 1 and (self.whose(at) or self.labels[at] == "amod"):
                at -= 1
            name = at - 1
            if not town or not person or name <= head or self.units[at].text not in ("i", "oraz") or self.governed(u):
                continue
            if self.named_person(name) and self.units[name].cases & self.units[u].cases:
                self.attach(u, name, "conj")

    def people_in_the_nominative_are_no_places(self) -> None:
        """`proboszcz parafii w Wołożynie ks. Henryk Okołotowicz`: a person explains the noun in his case, not the place beside him."""
        for u in self.named:
            unit, head = self.units[u], self.heads[u]
            if self.labels[u] not in ("flat", "appos") or head < 0 or unit.cases != {"nom"} or head != u - 1:
                continue
            if not any(m.type == "Person" for m in unit.mentions) or "nom" in self.units[head].cases:
                continue
            running = bool(
                self.units[head].lemmas & lexicon().unique_offices
            )  # `kandydat KO na prezydenta Jan Kowalski`
            if not (self.units[head].named or running) or not self.governed(head):
                continue
            for at in range(head - 1, max(-1, head - 9), -1):
                near = self.units[at]
                if self.verbal(at) or (near.named and not running) or near.text in (",", "–"):
                    break
                if near.lemmas & lexicon().people and "nom" in near.cases and not self.governed(at):
                    self.attach(u, at, "appos")
                    break
