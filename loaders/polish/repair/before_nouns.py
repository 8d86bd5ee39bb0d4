"""Rules of what stands before a noun: pointing words and participles with phrases of their own."""

from __future__ import annotations

from loaders.polish.repair.base import Repair
from loaders.polish.text.lexicon import FIRMS
from loaders.polish.units.units import FINITE

_POINTING = frozenset({"ten", "ów", "tamten", "taki"})
_ON = frozenset({"a", "ale", "lecz", "natomiast"})
_AUXILIARY = frozenset({"być", "bywać", "zostać", "zostawać", "pozostać", "pozostawać"})


class BeforeNouns(Repair):
    """Each method lets the noun carry the phrase that a word before it was taken to carry."""

    def determiners_stand_before_their_noun(self) -> None:
        """`radykalizacja tego kraju, który ulega`: the noun carries the phrase, not the word that points to it."""
        if self.lemmas.isdisjoint(_POINTING):
            return
        for u in range(len(self.units) - 1):
            noun = u + 1
            if self.heads[noun] != u or not self.units[u].lemmas & _POINTING or not self.nominal(noun):
                continue
            if self.units[u].cases & self.units[noun].cases and not self.above(u, noun):
                self.swap(u, noun)
                self.labels[u] = "det"
                if self.labels[noun] == "det":  # `tego ostatniego zatrzymano`
                    self.labels[noun] = "nsubj" if "nom" in self.units[noun].cases else "obj"

    def names_have_no_adjective_in_another_case(self) -> None:
        """`przestrzeń powietrzną Polski`: between a noun that it fits and a name that it does not, an adjective is the noun's."""
        for u in self.of("adj"):
            name = u + 1
            if not u or self.labels[u] != "amod" or self.heads[u] != name or not self.units[name].named:
                continue
            if self.units[u].cases & self.units[name].cases or not self.nominal(u - 1):
                continue
            if not self.units[u - 1].named and self.fit_each_other(u, u - 1):
                self.attach(u, u - 1, "amod")

    def passive_participles_have_no_object(self) -> None:
        """`przeprowadzili minionej nocy zmasowany atak`: the noun that it agrees with carries the participle, which has no object."""
        for p in self.of("ppas"):
            noun, verb = p + 1, self.heads[p]
            if noun >= len(self.units) or self.heads[noun] != p or self.labels[noun] != "obj" or verb < 0:
                continue
            if self.labels[p] != "acl" or not self.verbal(verb) or self.units[noun].named or not self.nominal(noun):
                continue
            if "acc" in self.units[p].cases & self.units[noun].cases:
                self.swap(p, noun)
                self.labels[noun] = "obj"

    def participles_precede_their_noun(self) -> None:
        """`uwolnieniu oskarżonej o bluźnierstwo Asii Bibi`, `złagodzenie nałożonych na ten kraj sankcji`: the noun comes after.

        A participle with phrases of its own before the noun that it agrees with is no head of it.
        """
        for p in self.of("ppas", "pact"):
            if self.units[p].is_(("fin", "praet")) or self.heads[p] < 0:
                continue
            if p + 1 >= len(self.units) or (not self.prep(p + 1) and not self.governed(p + 1)):
                if not any(c > p and (self.governed(c) or self.units[c].cases == {"inst"}) for c in self.kids(p)):
                    continue
            noun = self._noun_of(p)
            if noun is not None and self.heads[p] == noun:
                self._give_up_the_preposition(p, noun)
            if noun is None or self.heads[p] == noun:
                continue
            if "subst" in self.units[p].pos and not self._person_or_state(noun):
                continue  # `skazanego na osiem lat X`; else it may be a noun itself, `skazany na osiem lat`
            head, label = self.heads[p], self.labels[p]
            own = self.heads[noun]
            wanting = label.split(":")[0] == "advcl" and self.named_person(noun)  # `Deportowany na Litwę X chce wrócić`
            if own == head and (wanting or label == self.labels[noun] == "iobj"):
                self.attach(p, noun, "acl")  # `oskarżonemu o zdradę Janowi Dubowikowi grozi`
                continue
            inside = p < head < noun and self.named_person(noun) and not self.fit_each_other(p, head)
            if not (own == p or self.above(own, p) or inside):
                continue
            if inside:  # `uwolnieniu skazanego na osiem lat X`: the parser hung it on what it governs
                head = next((x for x in (p - 1,) if x >= 0 and self.nominal(x)), self.verb_above(p) or -1)
                if head < 0 or self.above(head, p):
                    continue
                label = "obj" if "ger" in self.units[head].pos else "nmod"
            if (verb := self._goes_on_with(p, noun)) is not None:
                self.hang(noun, verb)
                self.hang(p, noun)
                self.labels[noun], self.labels[p] = "nsubj", "acl"
                continue
            governed = p > 0 and self.prep(p - 1)  # `wymianę X na aresztowanego na Ukrainie Y`
            if 0 <= head < p and self.fit_each_other(p, head) and self.nominal(head) and not governed:
                continue  # `sankcje nałożone na koncern …`
            self.hang(noun, head)
            acts = label.split(":")[0] == "advcl" and self.verbal(head) and "nom" in self.units[noun].cases
            acts = acts and not self.has_own_subject(head)
            self.labels[noun] = "nsubj" if acts else "nmod" if label.split(":")[0] in ("amod", "acl") else label
            self.hang(p, noun)
            self.labels[p] = "acl"
            self._give_up_the_preposition(p, noun)
            if self.labels[noun] == "nmod" and self.named_person(noun) and self.nominal(head):
                self._of_the_verb(noun)

    def _give_up_the_preposition(self, p: int, noun: int) -> None:
        """`Podczas zaczynającej się w środę wizyty Merz spotka się z X`: the preposition before a participle governs its noun."""
        if p > 0 and self.labels[p - 1] == "case" and self.heads[p - 1] == p:
            self.hang(p - 1, noun)
            if self.labels[noun] == "advcl":
                self.labels[noun] = "obl"

    def who_has_come_precedes_the_verb(self) -> None:
        """`Przybyły do Mińska Coale spotka się z opozycją`: what may be a past tense tells of the noun that it agrees with, not of what he does."""
        for p in [p for p in self.of("praet") if "adj" in self.units[p].pos and self.heads[p] >= 0]:
            noun = self._noun_of(p)
            if noun is None or "nom" not in self.units[noun].cases or self.verbal(noun):
                continue
            v = next((x for x in range(noun + 1, len(self.units)) if self.verbal(x) and self.units[x].is_(FINITE)), -1)
            if v < 0 or any(x.text in (",", ";", "–", ":", "i", "oraz", "a") for x in self.units[noun:v]):
                continue
            if self.above(v, p) or self.above(v, noun) or not self.agrees(v, noun):
                continue
            others = [c for c in self.kids(v) if self.labels[c] == "nsubj" and c not in (p, noun)]
            if not others and (self.heads[noun] == v or self.attach(noun, v, "nsubj")):
                self.labels[noun] = "nsubj"
                self.attach(p, noun, "acl")

    def adjectives_of_states_bear_no_name(self) -> None:
        """`Węgierski MOL kupi`: the firm acts, whose name behind the adjective is not declined."""
        for u in self.named:
            a = u - 1
            if a < 0 or self.heads[u] != a or self.labels[u] not in ("flat", "appos", "nmod"):
                continue
            adjective = self.units[a]
            if adjective.mentions and not adjective.named and "adj" in adjective.pos and self.agent(u):
                if adjective.cases & self.units[u].cases and any(m.type in FIRMS for m in self.units[u].mentions):
                    self.swap(a, u)

    def verbs_are_no_auxiliaries(self) -> None:
        """`przedłużyła nałożone na Białoruś sankcje`: only `zostać` and its like bear a passive; the participle is its noun's."""
        for p in self.of("ppas"):
            for v in self.kids(p):
                if self.labels[v] != "aux:pass" or v > p or not self.units[v].is_(FINITE):
                    continue
                nouns = [c for c in self.kids(p) if c > p and self.nominal(c) and self.fit_each_other(p, c)]
                nouns = [c for c in nouns if not self.governed(c)]
                if self.units[v].lemmas & _AUXILIARY or not nouns:
                    continue
                label = self.labels[p]
                self.hang(v, self.heads[p])
                self.labels[v] = label
                for c in self.kids(p):
                    if c < p or c > nouns[0]:
                        self.hang(c, v)
                        self.labels[c] = "nsubj" if self.labels[c] == "nsubj:pass" else self.labels[c]
                self.hang(nouns[0], v)
                self.hang(p, nouns[0])
                self.labels[nouns[0]], self.labels[p] = "obj", "acl"

    def names_follow_the_instrument(self) -> None:
        """`Objęte sankcjami Rosnieft i Łukoil tracą`: the name is what is under them, and what acts, not whose they are."""
        for p in self.of("ppas"):
            v = self.heads[p]
            if v < p or not self.verbal(v) or self.labels[p].split(":")[0] not in ("advcl", "acl", "amod", "obl"):
                continue
            if "nom" not in self.units[p].cases or self.has_subject(v):
                continue
            means = [c for c in self.kids(p) if p < c < v and self.units[c].cases == {"inst"} and self.nominal(c)]
            if len(means) != 1:
                continue
            names = [u for u in self.named if means[0] < u < v and self.above(u, means[0]) and not self.governed(u)]
            names = [u for u in names if "nom" in self.units[u].cases and self.agent(u) and self.labels[u] != "conj"]
            several = bool(names) and any(self.labels[c] == "conj" for c in self.kids(names[-1]))
            if names and not self.by_agent(p) and (several or self.agrees(v, names[-1])):
                self.hang(names[-1], v)
                self.hang(p, names[-1])
                self.labels[names[-1]], self.labels[p] = "nsubj", "acl"

    def participles_take_an_instrument(self) -> None:
        """`wśród objętych sankcjami firm`, `wśród objętych sankcjami są`: the instrument hangs on the participle, which the preposition governs."""
        for p in [p for p in self.of("ppas") if 0 < p < len(self.units) - 1]:
            v = p + 1
            while v + 1 < len(self.units) and "adj" in self.units[v].pos and self.heads[v] == v + 1:
                v += 1  # `objętych unijnymi sankcjami`
            if self.heads[p] != v or self.units[v].cases != {"inst"}:
                continue
            governed = "prep" in self.units[p - 1].pos and self.labels[p - 1] == "case"
            if not governed or self.fit_each_other(p, v) or not self.nominal(v) or self.units[v].named:
                continue
            w = v + 1 if v + 1 < len(self.units) and self.nominal(v + 1) and self.fit_each_other(p, v + 1) else None
            top, head, label = p if w is None else w, self.heads[v], self.labels[v]
            if w is None or not self.above(v, w):
                for c in self.kids(v):
                    self.hang(c, top if c != top else head)
                self.hang(top, head)
                self.labels[top] = label
            if w is not None:
                self.hang(p, w)
                self.labels[p] = "acl"
            self.hang(v, p)
            self.labels[v] = "obl"

    def participles_part_their_preposition(self) -> None:
        """`spotkać się z kończącym urzędowanie Milošem Zemanem`: the preposition governs the name, not the object between."""
        for p in [p for p in self.of("pact") if 0 < p < len(self.units) - 2]:
            noun, name = p + 1, p + 2
            if not self.prep(p - 1) or not self.units[name].named:
                continue
            if not self.nominal(noun) or self.units[noun].named or self.heads[name] != noun or self.heads[noun] < 0:
                continue
            cases = self.units[p].cases
            if (
                cases & self.units[noun].cases
                or "acc" not in self.units[noun].cases
                or not cases & self.units[name].cases
            ):
                continue
            head, label = self.heads[noun], self.labels[noun]
            self.hang(name, head)
            self.labels[name] = label
            for child, what in ((p - 1, "case"), (p, "acl")):
                self.hang(child, name)
                self.labels[child] = what
            self.hang(noun, p)
            self.labels[noun] = "obj"

    def _goes_on_with(self, p: int, noun: int) -> int | None:
        """`nie podpisał umowy, a planowane na maj rozmowy odwołano`: the verb of the clause that begins with the participle."""
        if p < 2 or self.units[p - 2].text != "," or self.units[p - 1].text.casefold() not in _ON:
            return None
        verb = next((v for v in range(noun + 1, len(self.units)) if self.units[v].is_(FINITE) and self.verbal(v)), None)
        return None if verb is None or self.above(verb, noun) or "nom" not in self.units[noun].cases else verb

    def _noun_of(self, p: int) -> int | None:
        """The noun after the first phrase of a participle, if it agrees with it."""
        phrase = False
        for at in range(p + 1, min(len(self.units), p + 9)):
            unit = self.units[at]
            if unit.text in (",", ";", ":", "–", "(", ")") or (unit.is_(FINITE) and self.verbal(at)):
                return None
            if self.prep(at):
                phrase = True
                continue
            if not self.nominal(at) or unit.time is not None:
                continue
            if unit.cases == {"inst"} and not self.fit_each_other(p, at):
                phrase = True  # `objęty sankcjami Rosatom`
                continue
            joined = self.labels[at] == "conj" and p < self.heads[at] < at and self.governed(self.heads[at])
            if joined and self.units[at].cases & self.units[self.heads[at]].cases:
                continue  # `podpisany przez Armenię i Azerbejdżan traktat`
            if phrase and not self._direct(at) and self.fit_each_other(p, at) and not self.governed(at):
                return at
        return None

    def _of_the_verb(self, name: int) -> None:
        """`wypuścił na wolność skazanego na osiem lat X`: no genitive of `wolność`, but whom, or who, the verb calls for."""
        verb = self.verb_above(name)
        if verb is None or not self.units[verb].is_(FINITE):
            return
        if self.units[name].cases == {"nom"}:
            if not self.has_subject(verb) and self.agrees(verb, name):
                self.attach(name, verb, "nsubj")
        elif "acc" in self.units[name].cases and not any(self.labels[c] == "obj" for c in self.kids(verb)):
            self.attach(name, verb, "obj")

    def _person_or_state(self, u: int) -> bool:
        return any(m.type in ("Person", "Country") for m in self.units[u].mentions)

    def _direct(self, at: int) -> bool:
        """Whether a preposition stands right before the phrase of `at`."""
        at -= 1
        while at >= 0 and self.units[at].is_(("adj", "adja")) and not self.units[at].named:
            at -= 1
        return at >= 0 and self.prep(at)

    def what_joins_a_phrase_before_the_verb(self) -> None:
        """`W zamian za ograniczenie represji i uwolnienie więźniów USA zniosą sankcje`: what `i` joins is no object of the verb."""
        if self.forms.isdisjoint(("i", "oraz")):
            return
        for u in range(3, len(self.units)):
            verb = self.heads[u]
            if self.units[u - 1].text not in ("i", "oraz") or verb < u or not self.verbal(verb) or not self.nominal(u):
                continue
            if self.governed(u) or self.units[u].time is not None:
                continue
            for at in range(u - 2, -1, -1):
                if (self.verbal(at) and "ger" not in self.units[at].pos) or self.units[at].text in (",", "–", ":", "("):
                    break
                if self.nominal(at) and self.units[at].cases & self.units[u].cases - {"nom", "voc"}:
                    if self.governed(at):
                        self.attach(u, at, "conj")
                    break
