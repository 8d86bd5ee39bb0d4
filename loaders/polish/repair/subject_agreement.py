"""Whether a noun agrees with the verb that the tree makes it the subject of; what does not is the object."""

from __future__ import annotations

from loaders.polish.repair.base import TENSED, Repair, of_several
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.words import GENDERS, Reading
from loaders.polish.units.agreement import Agreement as Told

_NUMBERS = ("sg", "pl")


class SubjectAgreement(Repair):
    """Each method asks number, gender and case of noun and verb."""

    def subjects_agree(self) -> None:
        """`Gotowość zgłosił Łukaszenka`, `port ukraińskie drony zaatakowały`: what does not agree with the verb is its object."""
        for v in self.verbs:
            if not self.verbal(v) or not self.units[v].is_(TENSED):
                continue
            kids = self.kids(v)
            subjects = [c for c in kids if self.labels[c] == "nsubj" and self.nominal(c)]
            if not subjects or any(self.labels[c].startswith("aux:pass") for c in kids):
                continue
            wrong = [
                c
                for c in subjects
                if "acc" in self.units[c].cases
                and not (self._counted(c) and of_several(self.units[v].word.readings))
                and (not self.units[c].named or self._a_place(c))
                and (len(self.conjuncts(c)) == 1 or self._of_one(v))  # `armia zaatakowała centra dowodzenia i magazyny`
                and not (self._may_act(v, c) if self.units[c].named else self._may_be_subject(v, c))
                and (not self._neuter(v) or self._plainly_many(c))  # `MSZ podało, że nałożyło sankcje`
            ]
            if any(self.units[c].named for c in wrong) and not self._candidates(v, set(wrong)):
                continue  # `USA oznajmiło`: nobody else is there
            for c in wrong:
                self.labels[c] = "obj"
            if len(wrong) == len(subjects):
                self._agreeing_subject(v, set(wrong))

    def _counted(self, u: int) -> bool:
        """`pięć osób`, `tysiące jego przeciwników`: a genitive that a number governs."""
        return self.units[u].number is not None or any(self.labels[c] == "nummod:gov" for c in self.kids(u))

    def _a_place(self, u: int) -> bool:
        """`Azerbejdżan odwiedziła komisarz`: a state or town of one word, whose gender its form tells."""
        unit = self.units[u]
        whole = len(unit.mentions) == 1 and unit.first == unit.last and unit.text in unit.lemmas
        return whole and unit.mentions[0].type in ("Place", "Country")

    def _a_person(self, u: int) -> bool:
        """`komisarz Marta Kos`: a person in the nominative, of whatever gender her title is."""
        return self.units[u].cases == {"nom"} and any(m.type == "Person" for m in self.units[u].mentions)

    def _agreeing_subject(self, v: int, wrong: set[int]) -> None:
        """Let the one noun by the verb that agrees with it be its subject."""
        rows = self._candidates(v, wrong)
        if len(rows) > 1:
            rows = [c for c in rows if self.units[c].named] or rows
        if len(rows) == 1:
            self.labels[rows[0]] = "nsubj"

    def _candidates(self, v: int, wrong: set[int]) -> list[int]:
        """The nouns by a verb that agree with it."""
        return [
            c
            for c in self.kids(v)
            if c not in wrong
            and self.labels[c].split(":")[0] in ("obj", "iobj", "obl", "appos", "nmod", "dep", "flat", "vocative")
            and self.nominal(c)
            and not self.governed(c)
            and self.units[c].time is None
            and "nom" in self.units[c].cases
            and (self._may_be_subject(v, c) or self._a_person(c))
        ]

    def _may_be_subject(self, v: int, u: int) -> bool:
        """One nominative reading of the noun agrees with one reading of the verb; surnames do not count for common nouns."""
        nouns = [r for r in self.units[u].word.readings if "nom" in r.values(("nom",))]
        nouns = [r for r in nouns if not r.name] or nouns
        verbs = [r for r in self.units[v].word.readings if r.pos in ("fin", "praet", "cond", "winien", "bedzie")]

        def meet(a: Reading, b: Reading, values: tuple[str, ...]) -> bool:
            one, other = a.values(values), b.values(values)
            return not one or not other or bool(one & other)

        return not verbs or any(meet(a, b, _NUMBERS) and meet(a, b, GENDERS) for a in nouns for b in verbs)

    def _may_act(self, v: int, name: int) -> bool:
        """The same for a name of a place, of which every reading counts: `Niemcy dotrzymały` are no Germans."""
        verbs = [r for r in self.units[v].word.readings if r.pos in ("fin", "praet", "cond", "winien", "bedzie")]
        return any(
            Told.told([b]).fits(Told.told([a]))
            for a in self.units[name].word.readings
            if a.values(("nom",))
            for b in verbs
        )

    def _of_one(self, v: int) -> bool:
        """A verb in the singular: of several that act the nearest would agree with it."""
        rows = [r for r in self.units[v].word.readings if r.pos in ("fin", "praet", "cond", "winien", "bedzie")]
        return bool(rows) and all(r.values(("sg", "pl")) == {"sg"} for r in rows)

    def _neuter(self, v: int) -> bool:
        """`wyszło`, `zginęło`: counted subjects do not agree."""
        praet = [r for r in self.units[v].word.readings if r.pos == "praet"]
        return bool(praet) and all(r.values(("n",)) and r.values(("sg",)) for r in praet)

    def _plainly_many(self, u: int) -> bool:
        """A noun in the plural that nothing counts and that tells no count itself: it never goes with a neuter verb."""
        unit = self.units[u]
        counted = unit.number is not None or any(
            self.units[c].number is not None and not self.governed(c) for c in self.kids(u)
        )
        rows = [r for r in unit.word.readings if r.pos == "subst" and r.values(("nom",))]
        many = bool(rows) and all(r.values(_NUMBERS) == {"pl"} for r in rows)
        return many and not counted and not unit.named and not unit.lemmas & lexicon().partitives

    def happenings_occur(self) -> None:
        """`na Białorusi odbędą się manewry`: what stands by a verb of occurring with `się` is what occurs."""
        words = lexicon().occurring
        if "się" not in self.forms or self.lemmas.isdisjoint(words):
            return
        for v in self.verbs:
            if not self.verbal(v) or self.units[v].lemmas.isdisjoint(words):
                continue
            kids = self.kids(v)
            if not any(self.units[c].text == "się" for c in kids) or any(
                self.labels[c].startswith("nsubj") for c in kids
            ):
                continue
            rows = [
                c
                for c in kids
                if self.labels[c] in ("obj", "iobj") and self.nominal(c) and not self.governed(c)
                and "nom" in self.units[c].cases and self.units[c].time is None
            ]  # fmt: skip
            if len(rows) == 1:
                self.labels[rows[0]] = "nsubj"

    def what_a_passive_befalls(self) -> None:
        """`w ramach pakietu obostrzenia zostaną nałożone`: right before a plural passive without a subject stands what befalls it."""
        for v in self.of("ppas"):
            kids = self.kids(v)
            aux = [c for c in kids if self.labels[c] == "aux:pass" and c < v]
            if len(aux) != 1 or self.has_own_subject(v):
                continue
            u = aux[0] - 1
            if u < 1 or self.labels[u] != "nmod" or self.heads[u] != u - 1 or not self.governed(u - 1):
                continue
            many = [r for r in self.units[aux[0]].word.readings if r.values(_NUMBERS) == {"pl"}]
            rows = [r for r in self.units[u].word.readings if r.values(("nom",)) and r.values(_NUMBERS) == {"pl"}]
            rows = [] if self.units[u].named or self.governed(u) or self.kids(u) else rows
            told = [r for r in self.units[v].word.readings if r.pos == "ppas" and r.values(("nom",))]
            if many and any(a.values(GENDERS) & b.values(GENDERS) for a in rows for b in told):
                self.attach(u, v, "nsubj:pass")
