"""Rules of who acts on what: subjects and objects by case, agreement and place."""

from __future__ import annotations

from loaders.polish.repair.base import TENSED, Repair
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.words import any_of
from loaders.polish.units.units import FINITE


class Subjects(Repair):
    """Each method puts one kind of subject or object right."""

    def infinitives_have_no_subject(self) -> None:
        """`oferować Białorusi złagodzenie`: a common noun beside an infinitive is its object."""
        for u in [u for u, label in enumerate(self.labels) if label == "nsubj" and self.heads[u] >= 0]:
            head = self.heads[u]
            if "inf" in self.units[head].pos and not self.units[u].named and "acc" in self.units[u].cases:
                self.labels[u] = "obj"
                continue
            if u < head or self.units[u].number is not None:
                continue  # `spodziewa się zaproszenia`: a plural is no subject of a singular
            verb = {v for r in self.units[head].word.readings if r.pos == "fin" for v in r.values(("sg", "pl"))}
            noun = {v for r in self.units[u].word.readings if r.values(("nom",)) for v in r.values(("sg", "pl"))}
            if (
                verb
                and noun
                and not verb & noun
                and len(self.conjuncts(u)) == 1
                and self.units[u].cases & {"gen", "acc"}
            ):
                self.labels[u] = "obj"
        for v in self.verbs:
            objects = [c for c in self.kids(v) if self.labels[c] == "obj" and self.nominal(c)] if self.verbal(v) else []
            if len(objects) > 1 and any("acc" in self.units[c].cases for c in objects):
                for c in objects:
                    if "dat" in self.units[c].cases and "acc" not in self.units[c].cases:
                        self.labels[c] = "iobj"

    def dates_are_no_arguments(self) -> None:
        """`tydzień wcześniej firmy wpisała na listę Wielka Brytania`: a time neither acts nor is acted upon."""
        for u in self.timed:
            if self.labels[u] in ("nsubj", "obj", "iobj", "nsubj:pass"):
                self.labels[u] = "obl"

    def counted_genitives_act(self) -> None:
        """`wyszło 52 więźniów`, `zaatakowało Polskę dwadzieścia dronów`: what is counted acts with a neuter singular.

        So it does by a verb that takes no object: `w koloniach przebywa ponad 1,1 tys. osób`.
        """
        for v in self.verbs if self.counted else ():
            if not self.verbal(v):
                continue
            praet = [r for r in self.units[v].word.readings if r.pos == "praet"]
            neuter = bool(praet) and all(r.values(("n",)) and r.values(("sg",)) for r in praet)
            dwells = self.units[v].lemmas & lexicon().dwelling and self.units[v].is_(("fin", "praet"))
            if not (neuter or dwells):
                continue
            kids = self.kids(v)
            if any(
                self.labels[c].startswith("nsubj") and self.units[c].lemmas - {"to", "ten"} and self.agrees(v, c)
                for c in kids
            ):
                continue  # but `wyroki usłyszało kilku opozycjonistów`
            rows = [
                c
                for c in kids
                if self.labels[c].split(":")[0] in ("obj", "obl", "iobj", "nmod")
                and not self.governed(c)
                and (self.units[c].number is not None or any(self.units[k].number is not None for k in self.kids(c)))
                and self.units[c].time is None
            ]
            if len(rows) == 1:
                self.labels[rows[0]] = "nsubj"

    def nominative_names_act(self) -> None:
        """A name that can only be nominative, in a clause without a subject, is the subject: `wpisała na listę Wielka Brytania`."""
        for u in self.named:
            unit = self.units[u]
            if not self.agent(u) or not unit.cases or not unit.cases <= {"nom", "voc"} or self.governed(u):
                continue
            if self.labels[u].split(":")[0] not in ("appos", "nmod", "obj", "obl", "iobj", "dep", "flat"):
                continue
            head = self.heads[u]
            if unit.title and not (head >= 0 and self.labels[u] == "appos" and self.verbal(head)):
                continue  # but `przyjechała w poniedziałek szefowa dyplomacji Kaja Kallas`: she explains no verb
            inside = head >= 0 and self.governed(head) and "nom" not in self.units[head].cases  # `w Warszawie Tusk`
            if head < 0 or (self.units[head].named and not self.verbal(head) and not inside):
                continue
            if not self.verbal(head) and "nom" in self.units[head].cases:
                continue  # an apposition of a nominative
            verb = head if self.verbal(head) else self.verb_above(u)
            if verb is None or not self.units[verb].is_(TENSED):
                continue
            if self.has_subject(verb) or not self.agrees(verb, u):
                continue
            if not any(x.text in (",", ";", ":") for x in self.units[min(u, verb) : max(u, verb)]):
                self.attach(u, verb, "nsubj")

    def people_in_the_nominative_act(self) -> None:
        """`wolność odzyskał Cichanouski, mąż …`: a person in the nominative is the subject, not what explains him."""
        for v in self.verbs if self.named else ():
            if not self.verbal(v):
                continue
            kids = self.kids(v)
            people = [
                c
                for c in kids
                if self.labels[c] in ("obj", "iobj") and self.units[c].cases == {"nom"} and self.units[c].named
            ]
            others = [c for c in kids if self.labels[c] == "nsubj" and not self.units[c].named]
            if len(people) == 1 and len(others) == 1 and others[0] > people[0]:
                self.labels[people[0]] = "nsubj"
                self.attach(others[0], people[0], "appos")

    def who_takes_part(self) -> None:
        """`weźmie udział ok. 8 tys. żołnierzy`: the counted ones take part, they are no attribute of `udział`."""
        if "udział" not in self.lemmas:
            return
        for u, unit in enumerate(self.units):
            head = self.heads[u]
            if head < 0 or unit.number is None or self.labels[u] != "nmod" or "udział" not in self.units[head].lemmas:
                continue
            verb = self.verb_above(head)
            if verb is not None and not any(self.labels[c] == "nsubj" for c in self.kids(verb)):
                self.attach(u, verb, "nsubj")

    def names_act_on_things(self) -> None:
        """`sankcje nałożyły Stany Zjednoczone`: of a thing and a name that may both be either, the name acts."""
        for v in self.verbs if self.named else ():
            kids = self.kids(v)
            if not self.verbal(v) or any(self.labels[c] == "aux:pass" for c in kids):
                continue
            subjects = [c for c in kids if self.labels[c] == "nsubj"]
            objects = [c for c in kids if self.labels[c] == "obj" and self.units[c].time is None]
            if not subjects and len(objects) == 1 and self.units[v].is_(("fin", "praet")):
                before = [
                    c
                    for c in kids
                    if c < v and self.labels[c] in ("iobj", "obl", "dep") and self.nominal(c) and not self.agent(c)
                    and "acc" in self.units[c].cases and not self.governed(c) and self.units[c].time is None
                ]  # fmt: skip
                name = objects[0]
                if len(before) == 1 and name > v and self.agent(name) and "nom" in self.units[name].cases:
                    if self.agrees(v, name) and not self.governed(name):
                        self.labels[before[0]], self.labels[name] = "obj", "nsubj"
                continue
            near = v - 1
            if len(subjects) == 1 and not objects and near >= 0 and near != subjects[0] and self.heads[near] != v:
                unit, thing = self.units[near], subjects[0]
                free = self.agent(near) and "nom" in unit.cases and not self.governed(near) and self.agrees(v, near)
                what, label = self.units[thing], self.labels[near]
                whose = near == thing + 1 and bool(what.lemmas & lexicon().offices)  # `premier Litwy uznał`
                whose = whose or bool(self.units[v].lemmas & lexicon().intransitive)  # `do stolicy Ukrainy przyjechał`
                if free and not whose and not self.agent(thing) and "acc" in what.cases and label == "nmod":
                    self.labels[thing] = "obj"  # `sankcje na Bieławię USA nałożyły`
                    self.attach(near, v, "nsubj")
                continue
            if len(subjects) != 1 or len(objects) != 1:
                continue
            thing, name = subjects[0], objects[0]
            office = thing < v and any(
                not self.units[thing].lemmas.isdisjoint(x) for x in (lexicon().offices, lexicon().powers)
            )
            someone = office or self.a_man_acts(thing, v, name)  # `Prezydent Syrii odwiedził Biały Dom`
            rival = next((c for c in self.kids(name) if self.labels[c] in ("flat", "appos") and self._titled(c)), None)
            if rival is not None and name > v and "acc" in self.units[name].cases:
                self.labels[thing] = "dep"  # `– To cios – oskarżył Kreml przewodniczący Rady António Costa`
                self.attach(rival, v, "nsubj")
                continue
            firm = self._firm_by_name(name) and not self.units[thing].lemmas & any_of(lexicon().firms, lexicon().people)
            if (self.agent(name) or firm) and "nom" in self.units[name].cases and not (self.agent(thing) or someone):
                alike = "który" not in self.units[thing].lemmas or self.same_gender(v, name)
                if "acc" in self.units[thing].cases and thing < name and not self.governed(name) and alike:
                    self.labels[thing], self.labels[name] = "obj", "nsubj"

    def _firm_by_name(self, u: int) -> bool:
        """`417 stacji kupi koncern MOL`: a noun for a firm with its name beside it buys; things do not."""
        return bool(self.units[u].lemmas & lexicon().firms) and any(self.agent(c) and c == u + 1 for c in self.kids(u))

    def _titled(self, u: int) -> bool:
        return self.bare_person(u) and self.units[u].title is not None and self.units[u].cases == {"nom"}

    def one_object(self) -> None:
        """`wolność odzyskał Cichanouski`: of two objects of a verb without subject, the name that can be nominative is it."""
        for v in self.verbs:
            if not self.verbal(v) or not self.units[v].is_(FINITE):
                continue
            kids = self.kids(v)
            if self.has_own_subject(v):
                continue
            objects = [c for c in kids if self.labels[c] == "obj" and self.nominal(c) and not self.governed(c)]
            can = [c for c in objects if "nom" in self._joint_cases(c)]
            only = [c for c in can if not self._joint_cases(c) & {"acc", "gen"}]
            if only:
                self.labels[only[0]] = "nsubj"
            elif (
                len(objects) >= 2
                and can
                and self.agrees(v, named := next((c for c in can if self.units[c].named), can[0]))
            ):
                self.labels[named] = "nsubj"

    def _joint_cases(self, u: int) -> frozenset[str]:
        """Cases in which a noun and what is joined to it may stand together: only the nominative for `Rubio i Sikorski`."""
        joined = [self.units[c].cases for c in self.conjuncts(u) if self.units[c].cases and self.nominal(c)]
        return frozenset.intersection(*joined) if joined else self.units[u].cases

    def names_before_verbs_act(self) -> None:
        """`USA zniosły sankcje`: of two nouns that may both be subject, the name before the verb is it."""
        for v in self.verbs if self.named else ():
            if not self.verbal(v):
                continue
            kids = self.kids(v)
            subjects = [c for c in kids if self.labels[c] == "nsubj"]
            front = [
                c
                for c in kids
                if c < v
                and self.labels[c] in ("obj", "obl", "iobj", "nmod", "parataxis", "vocative", "dep", "appos")
                and self.nominal(c)
                and self.units[c].named
                and (self.units[c + 1].text != ":" or self._mine(v))  # `Kallas: nie ma mowy o zniesieniu sankcji`
                and not self.governed(c)
                and "nom" in self.units[c].cases
                and self.agrees(v, c)
            ]
            if len(front) != 1 or any(s < v for s in subjects):
                continue
            for s in subjects:
                if self.units[s].cases & {"acc", "gen"} or self.units[s].named:
                    self.labels[s] = "obj"
            if not any(self.labels[c] == "nsubj" for c in kids):
                self.labels[front[0]] = "nsubj"

    def names_right_before_verbs_act(self) -> None:
        """`W wyniku rozmów Cole ogłosił`: a name of a person right before a verb that has no subject, whatever it hangs on.

        Of two joined names the first hangs on the verb: `Podczas łączenia Putin i Erdogan mieli rozmawiać`.
        """
        for v in [v for v in self.verbs if v and self.units[v - 1].named]:
            c = v - 1
            if self.labels[c] == "conj" and self.heads[c] == c - 2 and self.bare_person(c) and self.bare_person(c - 2):
                c -= 2
            unit = self.units[c]
            if not self.verbal(v) or not self.units[v].is_(TENSED) or self.has_subject(v) or self.heads[c] == v:
                continue
            if not unit.named or "nom" not in unit.cases or self.governed(c) or self.heads[c] > c or self.above(v, c):
                continue
            known = any(r.lemma[:1].isupper() for r in unit.word.readings)  # not `Cole`, forms of `cola`
            person = any(m.type == "Person" for m in unit.mentions)
            if person and (not known or (self.agrees(v, c) and self.same_gender(v, c))):
                self.attach(c, v, "nsubj")

    def _mine(self, v: int) -> bool:
        """`Trump: zaprosiłem Putina`: what I do is done by who says so."""
        return any(r.values(("pri",)) and r.values(("sg",)) for r in self.units[v].word.readings)

    def we_are_no_things(self) -> None:
        """`przejścia zamkniemy`: a verb that speaks of us has no noun for its subject; what may be an accusative is its object."""
        for v in self.verbs:
            things = [
                c
                for c in self.kids(v)
                if self.labels[c] == "nsubj" and "acc" in self.units[c].cases
                and self.units[c].is_(("subst", "ger")) and not self.units[c].named
            ]  # fmt: skip
            rows = [r for r in self.units[v].word.readings if r.pos in ("fin", "praet")] if things else []
            if rows and all(r.values(("pri",)) for r in rows):
                for c in things:
                    self.labels[c] = "obj"

    def nominatives_before_verbs_act(self) -> None:
        """`reżim wypuścił 52 więźniów`: before a verb without subject, what may be nominative is no object."""
        for v in self.verbs:
            if not self.verbal(v) or not self.units[v].is_(TENSED):
                continue
            kids = self.kids(v)
            if self.has_subject(v):
                continue
            front = [
                c
                for c in kids
                if c < v
                and self.labels[c] in ("obj", "obl", "iobj")
                and self.units[c].time is None
                and self.nominal(c)
                and not self.governed(c)
                and "nom" in self.units[c].cases
                and self.agrees(v, c)
                and self.same_gender(v, c)
            ]
            if len(front) == 1:
                self.labels[front[0]] = "nsubj"
