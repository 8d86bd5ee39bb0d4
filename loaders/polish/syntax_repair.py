"""Hard limits after parsing: attachments and relations that Polish case excludes are put right, the rest is left alone.

Each rule names what the parser gets wrong on news; all are local and general, none knows a trigger.
"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.polish.lexicon import lexicon
from loaders.polish.syntax import Tree
from loaders.polish.units import FINITE, NOMINAL, VERBAL, Unit
from loaders.polish.words import CASES

_HOURS = frozenset({"wieczór", "ranek", "rano", "południe", "popołudnie", "noc", "świt", "przedpołudnie"})


class _Repair:
    def __init__(self, units: Sequence[Unit], tree: Tree) -> None:
        self.units = units
        self.heads = list(tree.heads)
        self.labels = list(tree.labels)

    def nominal(self, u: int) -> bool:
        unit = self.units[u]
        if unit.mentions and not unit.named:
            return False  # an adjective of a country, though `białoruski` is a language too
        return unit.named or (
            unit.is_(NOMINAL) and not self.prep(u) and self.labels[u] not in ("case", "mark", "cc", "punct", "advmod")
        )

    def prep(self, u: int) -> bool:
        return "prep" in self.units[u].pos and self.units[u].text[:1].islower() and self.labels[u] == "case"

    def verbal(self, u: int) -> bool:
        return self.units[u].is_(VERBAL) and not self.units[u].named and not self.labels[u].startswith(("aux", "cop"))

    def kids(self, u: int) -> list[int]:
        return [c for c, h in enumerate(self.heads) if h == u]

    def governed(self, u: int) -> bool:
        """Whether a preposition governs `u`: as its child, or right before its phrase."""
        if any(self.labels[c] == "case" for c in self.kids(u)):
            return True
        at = u - 1
        while at >= 0 and self.units[at].is_(frozenset({"adj", "ppas", "pact", "adja"})) and not self.units[at].named:
            if self.units[at].text.casefold() in ("tym", "tego", "to") and self.units[u].named:
                return False  # `w ślad za tym OFAC wydało`
            at -= 1
        return at >= 0 and self.prep(at)

    def above(self, u: int, target: int) -> bool:
        """Whether `target` stands above `u`."""
        seen = set()
        while u >= 0 and u not in seen:
            if u == target:
                return True
            seen.add(u)
            u = self.heads[u]
        return False

    def attach(self, u: int, head: int, label: str) -> bool:
        """Hang `u` on `head`, unless that closes a circle."""
        if head == u or self.above(head, u) or self.heads[u] < 0:
            return False
        self.heads[u], self.labels[u] = head, label
        return True

    def verb_above(self, u: int) -> int | None:
        at, seen = self.heads[u], {u}
        while at >= 0 and at not in seen:
            if self.verbal(at):
                return at
            seen.add(at)
            at = self.heads[at]
        return None

    # -- rules ---------------------------------------------------------------------------------------------

    def names_are_coordinated(self) -> None:
        """`na A (producenta nawozów) i B`: a name after `i` goes with the name before, whatever a bracket says of it."""
        for u, unit in enumerate(self.units):
            if not unit.named or u < 2 or self.units[u - 1].text not in ("i", "oraz", ","):
                continue
            if self.units[u - 1].text == "," and self.labels[u] != "conj":
                continue
            depth = 0
            for at in range(u - 2, max(-1, u - 14), -1):
                text = self.units[at].text
                depth += (text == ")") - (text == "(")
                if depth:
                    continue
                if self.verbal(at):
                    break
                if self.units[at].named:
                    same = (self.units[at].mentions[0].type == "Person") == (unit.mentions[0].type == "Person")
                    if same and self.units[at].cases & unit.cases and self.heads[u] != at and not self.governed(u):
                        self.attach(u, at, "conj")
                    break

    def infinitives_have_no_subject(self) -> None:
        """`oferować Białorusi złagodzenie`: a common noun beside an infinitive is its object."""
        for u, head in enumerate(self.heads):
            if head < 0 or self.labels[u] != "nsubj" or not self.units[head].is_(frozenset({"inf"})):
                continue
            if not self.units[u].named and "acc" in self.units[u].cases:
                self.labels[u] = "obj"
        for u, head in enumerate(self.heads):  # `spodziewa się zaproszenia`: a plural is no subject of a singular
            if head < 0 or self.labels[u] != "nsubj" or u < head or self.units[u].number is not None:
                continue
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
        for v in range(len(self.units)):
            objects = [c for c in self.kids(v) if self.labels[c] == "obj" and self.nominal(c)] if self.verbal(v) else []
            if len(objects) > 1 and any("acc" in self.units[c].cases for c in objects):
                for c in objects:
                    if "dat" in self.units[c].cases and "acc" not in self.units[c].cases:
                        self.labels[c] = "iobj"

    def conjuncts(self, u: int) -> list[int]:
        return [u, *(c for c in self.kids(u) if self.labels[c] == "conj")]

    def what_a_noun_calls_for(self) -> None:
        """`wyraził gotowość do spotkania`, `gotowa do rozmów`, `wniosek o azyl`: the phrase hangs on the word before it."""
        words = lexicon()
        calling = (
            words.planned.nouns
            | words.calling
            | frozenset(x for cues in words.proposed.values() for x in (*cues.nouns, *cues.adjectives))
        )
        for p in range(1, len(self.units)):
            before = self.units[p - 1]
            if self.labels[p] != "case" or before.text in (",", "(") or not before.lemmas & calling:
                continue
            u = self.heads[p]
            if u > p and u - p <= 3 and self.heads[u] != p - 1 and self.heads[u] != u and "prep" in self.units[p].pos:
                if before.is_(frozenset({"subst", "adj", "ger"})) and self.units[p].text.casefold() in (
                    "do",
                    "o",
                    "na",
                    "w",
                ):
                    self.attach(u, p - 1, "nmod")

    def homographs_are_nouns(self) -> None:
        """`otwarcie przejść`: a form that is an infinitive and a genitive plural too is a noun right after a noun."""
        for u in range(1, len(self.units)):
            unit, before = self.units[u], u - 1
            if not (unit.is_(frozenset({"inf"})) and unit.is_(frozenset({"subst", "ger"})) and self.heads[before] == u):
                continue
            if self.nominal(before) and self.heads[u] >= 0 and not self.units[before].named:
                self.swap(u, before)
                self.labels[before] = "obl" if self.governed(before) else "obj"
                self.labels[u] = "obj" if "ger" in self.units[before].pos else "nmod"

    def adjectives_are_nowhere(self) -> None:
        """`sąd karny w Stambule`: a place after a noun's adjective belongs to the noun."""
        for u in range(1, len(self.units)):
            head = self.heads[u]
            if head < 0 or head > u or self.labels[head] != "amod" or not self.governed(u) or not self.units[u].named:
                continue
            if "loc" in self.units[u].cases and not self.units[head].is_(frozenset({"ppas", "pact"})):
                self.attach(u, self.heads[head], "nmod")

    def dates_are_no_arguments(self) -> None:
        """`tydzień wcześniej firmy wpisała na listę Wielka Brytania`: a time neither acts nor is acted upon."""
        for u, unit in enumerate(self.units):
            if unit.time is not None and self.labels[u] in ("nsubj", "obj", "iobj", "nsubj:pass"):
                self.labels[u] = "obl"

    def counted_genitives_act(self) -> None:
        """`wyszło 52 więźniów`, `zaatakowało Polskę dwadzieścia dronów`: what is counted acts with a neuter singular."""
        for v in range(len(self.units)):
            praet = [r for r in self.units[v].word.readings if r.pos == "praet"]
            if not self.verbal(v) or not praet or not all(r.values(("n",)) and r.values(("sg",)) for r in praet):
                continue
            kids = self.kids(v)
            if any(self.labels[c].startswith("nsubj") and self.units[c].lemmas - {"to", "ten"} for c in kids):
                continue
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
        for u in range(len(self.units)):
            unit = self.units[u]
            if not self._agent(u) or not unit.cases or not unit.cases <= {"nom", "voc"} or self.governed(u):
                continue
            if self.labels[u].split(":")[0] not in ("appos", "nmod", "obj", "obl", "iobj", "dep", "flat") or unit.title:
                continue
            head = self.heads[u]
            if head < 0 or (self.units[head].named and not self.verbal(head)):
                continue
            if not self.verbal(head) and self.units[head].cases & {"nom"}:
                continue  # an apposition of a nominative
            verb = head if self.verbal(head) else self.verb_above(u)
            if verb is None or not self.units[verb].is_(frozenset({"fin", "praet", "cond"})):
                continue
            if any(self.labels[c].startswith(("nsubj", "aux:pass")) for c in self.kids(verb)) or not self.agrees(
                verb, u
            ):
                continue
            if not any(x.text in (",", ";", ":") for x in self.units[min(u, verb) : max(u, verb)]):
                self.attach(u, verb, "nsubj")

    def people_in_the_nominative_act(self) -> None:
        """`wolność odzyskał Cichanouski, mąż …`: a person in the nominative is the subject, not what explains him."""
        for v in range(len(self.units)):
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

    def relative_clauses_hang_on_nouns(self) -> None:
        """`ćwiczeń „Zapad”, w których weźmie udział`: the clause of `który` belongs to the noun before the comma."""
        for u, unit in enumerate(self.units):
            if "który" not in unit.lemmas or u < 2:
                continue
            verb = self.predicate_above(u)
            comma = next((x for x in range(u - 1, max(-1, u - 4), -1) if self.units[x].text == ","), None)
            if verb is None or verb < u or comma is None:
                continue
            here = self.heads[verb]
            if self.labels[verb].startswith("acl") and 0 <= here < comma and self.agree(here, u):
                continue
            found = next(
                (x for x in range(comma - 1, max(-1, comma - 9), -1) if self.antecedent(x) and self.agree(x, u)), None
            )
            if found is not None:
                self.attach(verb, found, "acl:relcl")

    def predicate_above(self, u: int) -> int | None:
        """The verb or passive participle whose clause `u` stands in."""
        at, seen = self.heads[u], {u}
        while at >= 0 and at not in seen:
            if self.verbal(at) or self.units[at].is_(frozenset({"ppas"})):
                return at
            seen.add(at)
            at = self.heads[at]
        return None

    def antecedent(self, u: int) -> bool:
        """A noun that a relative clause may explain: no adjective, no title in quotation marks."""
        return self.nominal(u) and self.labels[u] != "amod" and not (u and self.units[u - 1].text in ("„", '"'))

    def agree(self, noun: int, pronoun: int) -> bool:
        """Number and, in the singular, gender of a noun and its relative pronoun."""
        for names in (("sg", "pl"), ("m1", "m2", "m3", "f", "n")):
            a = {v for r in self.units[noun].word.readings for v in r.values(names)}
            b = {v for r in self.units[pronoun].word.readings for v in r.values(names)}
            if a and b and not a & b:
                return False
        return True

    def who_takes_part(self) -> None:
        """`weźmie udział ok. 8 tys. żołnierzy`: the counted ones take part, they are no attribute of `udział`."""
        for u, unit in enumerate(self.units):
            head = self.heads[u]
            if head < 0 or unit.number is None or self.labels[u] != "nmod" or "udział" not in self.units[head].lemmas:
                continue
            verb = self.verb_above(head)
            if verb is not None and not any(self.labels[c] == "nsubj" for c in self.kids(verb)):
                self.attach(u, verb, "nsubj")

    def whose(self, u: int) -> bool:
        return self.units[u].text.casefold() in ("jej", "jego", "ich")

    def brackets_keep_to_themselves(self) -> None:
        """`Poczobut (w więzieniu przebywa od 2021 r.)`: what stands outside a bracket hangs on nothing inside it."""
        opened: list[int] = []
        for close, unit in enumerate(self.units):
            if unit.text == "(":
                opened.append(close)
            elif unit.text == ")" and opened:
                first = opened.pop()
                inside = range(first, close + 1)
                roots = [u for u in inside if self.heads[u] >= 0 and self.heads[u] not in inside]
                if not roots:
                    continue
                outer = self.heads[roots[0]]
                for u in range(len(self.units)):
                    if u not in inside and self.heads[u] in inside and u != outer:
                        self.attach(u, outer, "dep" if self.labels[u].startswith(("aux", "cop")) else self.labels[u])

    def possessives_stand_before_their_noun(self) -> None:
        """`aresztowaniu jej męża`: the husband was arrested."""
        for u, unit in enumerate(self.units[:-1]):
            if unit.text.casefold() in ("jej", "jego", "ich") and self.heads[u + 1] == u and self.nominal(u + 1):
                self.swap(u, u + 1)
                self.labels[u] = "nmod"

    def times_carry_nothing(self) -> None:
        """`19 marca w Mińsku odbyły się`: the place hangs on the verb, not on the date."""
        for u, head in enumerate(self.heads):
            hour = head >= 0 and self.units[head].lemmas & _HOURS and self.units[head].is_(frozenset({"subst", "adv"}))
            if head >= 0 and (self.units[head].time is not None or hour) and self.heads[head] >= 0:
                if self.labels[u].split(":")[0] in ("nmod", "obl", "obj", "appos", "nsubj", "acl"):
                    self.attach(u, self.heads[head], "obl" if self.labels[u].startswith("nmod") else self.labels[u])

    def relatives_stand_beside_times(self) -> None:
        """`który 15 września przyleciał`: the pronoun is the subject, the date is a date."""
        for u, head in enumerate(self.heads):
            if head != u + 1 or self.units[head].time is None or self.labels[head] != "nsubj":
                continue
            if self.units[u].lemmas & {"który"} and "nom" in self.units[u].cases and self.heads[head] >= 0:
                self.attach(u, self.heads[head], "nsubj")
                self.labels[head] = "obl"

    def names_govern_no_nouns(self) -> None:
        """`Łotwa swojej granicy nie zamknęła`, `prowadzi z Mińskiem rozmów`, `na Białorusi za kratami pozostaje`."""
        for u in range(1, len(self.units)):
            head = self.heads[u]
            if head < 0 or head > u or self.labels[u] != "nmod" or self.units[u].named or not self.nominal(u):
                continue
            if not self.units[head].named or self.units[head].title or self.units[u].time is not None:
                continue
            if not any(m.type in ("Country", "Place", "Person") for m in self.units[head].mentions):
                continue
            if self.governed(u):
                over = self.heads[head]
                if over >= 0 and self.governed(head) and self.verbal(over):
                    self.attach(u, over, "obl")
            elif (verb := self.verb_above(u)) is not None and self.units[u].cases & {"gen", "acc"}:
                if not any(self.labels[c] == "obj" for c in self.kids(verb)):
                    self.attach(u, verb, "obj")

    def genitives_follow_their_noun(self) -> None:
        """`część białoruskiego sektora`, `władze Białorusi`: a bare genitive hangs on the noun right before its phrase."""
        for u in range(1, len(self.units)):
            if not self.nominal(u) or "gen" not in self.units[u].cases or self.units[u].time is not None:
                continue
            if self.whose(u) and self.heads[u] == u + 1:
                continue
            at = u - 1
            while at >= 0 and (
                (self.units[at].is_(frozenset({"adj", "ppas", "pact"})) and not self.nominal(at)) or self.whose(at)
            ):
                at -= 1
            if at < 0 or at == self.heads[u] or not self.nominal(at) or self.units[at].named or self.governed(u):
                continue
            if (
                self.units[u].cases & {"nom", "acc"}
                and self.labels[u].split(":")[0] in ("nsubj", "obj")
                and self.heads[u] != at
            ):
                continue
            if self.labels[u] in ("conj", "appos", "parataxis") or self.units[at].time is not None:
                continue
            if self._by_agent(at):
                continue
            self.attach(u, at, "obj" if "ger" in self.units[at].pos else "nmod")

    def _by_agent(self, u: int) -> bool:
        return any(self.labels[c] == "case" and self.units[c].text == "przez" for c in self.kids(u))

    def attributes_need_a_genitive(self) -> None:
        """`oferować Białorusi złagodzenie`: a bare noun that cannot be genitive is no attribute; it is the verb's object."""
        for u in range(len(self.units)):
            cases = self.units[u].cases
            if self.labels[u] != "nmod" or not self.nominal(u) or not cases or self.governed(u):
                continue
            if cases & {"gen"} or self.units[u].number is not None or self.units[u].time is not None:
                continue
            verb = self.verb_above(u)
            if verb is None:
                continue
            free = not any(self.labels[c].startswith("nsubj") for c in self.kids(verb))
            if "acc" in cases:
                self.attach(u, verb, "obj")
            elif "nom" in cases and free:
                self.attach(u, verb, "nsubj")

    def names_act_on_things(self) -> None:
        """`sankcje nałożyły Stany Zjednoczone`: of a thing and a name that may both be either, the name acts."""
        for v in range(len(self.units)):
            if not self.verbal(v) or any(self.labels[c] == "aux:pass" for c in self.kids(v)):
                continue
            subjects = [c for c in self.kids(v) if self.labels[c] == "nsubj"]
            objects = [c for c in self.kids(v) if self.labels[c] == "obj" and self.units[c].time is None]
            if not subjects and len(objects) == 1 and self.units[v].is_(frozenset({"fin", "praet"})):
                before = [
                    c
                    for c in self.kids(v)
                    if c < v and self.labels[c] in ("iobj", "obl", "dep") and self.nominal(c) and not self._agent(c)
                    and "acc" in self.units[c].cases and not self.governed(c) and self.units[c].time is None
                ]  # fmt: skip
                name = objects[0]
                if len(before) == 1 and name > v and self._agent(name) and "nom" in self.units[name].cases:
                    if self.agrees(v, name) and not self.governed(name):
                        self.labels[before[0]], self.labels[name] = "obj", "nsubj"
                continue
            near = v - 1
            if len(subjects) == 1 and not objects and near >= 0 and near != subjects[0] and self.heads[near] != v:
                unit, thing = self.units[near], subjects[0]
                free = self._agent(near) and "nom" in unit.cases and not self.governed(near) and self.agrees(v, near)
                if free and not self._agent(thing) and "acc" in self.units[thing].cases and self.labels[near] == "nmod":
                    self.labels[thing] = "obj"  # `sankcje na Bieławię USA nałożyły`
                    self.attach(near, v, "nsubj")
                continue
            if len(subjects) != 1 or len(objects) != 1:
                continue
            thing, name = subjects[0], objects[0]
            if self._agent(name) and "nom" in self.units[name].cases and not self._agent(thing):
                if "acc" in self.units[thing].cases and thing < name and not self.governed(name):
                    self.labels[thing], self.labels[name] = "obj", "nsubj"

    def _agent(self, u: int) -> bool:
        return self.units[u].named and any(m.type != "Place" for m in self.units[u].mentions)

    def places_have_no_people(self) -> None:
        """`skazał sąd w Stambule kapitana Sowińskiego`: a person after the name of a place is the verb's object."""
        for u in range(1, len(self.units)):
            head = self.heads[u]
            if self.labels[u] != "nmod" or head < 0 or not self.units[head].named or self.governed(u):
                continue
            if not any(m.type in ("Place", "Country") for m in self.units[head].mentions) or not self.governed(head):
                continue
            person = any(m.type == "Person" for x in (u, *self.kids(u)) for m in self.units[x].mentions)
            verb = self.verb_above(u)
            if person and verb is not None and "acc" in self.units[u].cases:
                self.attach(u, verb, "obj")

    def prepositions_govern_the_name_after(self) -> None:
        """`wraz z Polską ćwiczenia`: a preposition governs the name right after it, not a noun behind."""
        for p in range(len(self.units) - 1):
            u = p + 1
            if self.labels[p] != "case" or self.heads[p] <= u or not self.units[u].named:
                continue
            cases = {c for r in self.units[p].word.readings for c in r.values(CASES)}
            if not cases or cases & self.units[u].cases:
                self.heads[p] = u
                if self.labels[u].split(":")[0] in ("amod", "det", "nmod", "obj", "nsubj", "obl", "iobj"):
                    verb = self.verb_above(u)
                    if verb is not None:
                        self.attach(u, verb, "obl")

    def one_object(self) -> None:
        """`wolność odzyskał Cichanouski`: of two objects of a verb without subject, the name that can be nominative is it."""
        for v in range(len(self.units)):
            if not self.verbal(v) or not self.units[v].is_(FINITE):
                continue
            kids = self.kids(v)
            objects = [c for c in kids if self.labels[c] == "obj" and self.nominal(c) and not self.governed(c)]
            if any(self.labels[c].startswith("nsubj") for c in kids):
                continue
            can = [c for c in objects if "nom" in self.units[c].cases]
            only = [c for c in can if not self.units[c].cases & {"acc", "gen"}]
            if only:
                self.labels[only[0]] = "nsubj"
            elif (
                len(objects) >= 2
                and can
                and self.agrees(v, named := next((c for c in can if self.units[c].named), can[0]))
            ):
                self.labels[named] = "nsubj"

    def names_before_verbs_act(self) -> None:
        """`USA zniosły sankcje`: of two nouns that may both be subject, the name before the verb is it."""
        for v in range(len(self.units)):
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

    def nominatives_before_verbs_act(self) -> None:
        """`reżim wypuścił 52 więźniów`: before a verb without subject, what may be nominative is no object."""
        for v in range(len(self.units)):
            if not self.verbal(v) or not self.units[v].is_(frozenset({"fin", "praet", "cond"})):
                continue
            kids = self.kids(v)
            if any(self.labels[c].startswith(("nsubj", "aux:pass")) for c in kids):
                continue
            front = [
                c
                for c in kids
                if c < v
                and self.labels[c] == "obj"
                and self.nominal(c)
                and not self.governed(c)
                and "nom" in self.units[c].cases
                and self.agrees(v, c)
                and self.same_gender(v, c)
            ]
            if len(front) == 1:
                self.labels[front[0]] = "nsubj"

    def same_gender(self, v: int, u: int) -> bool:
        """Gender of a past form and of the nominative of the noun."""
        genders = ("m1", "m2", "m3", "f", "n")
        verb = {x for r in self.units[v].word.readings if r.pos in ("praet", "cond") for x in r.values(genders)}
        noun = {x for r in self.units[u].word.readings if "nom" in r.values(("nom",)) for x in r.values(genders)}
        return not verb or not noun or bool(verb & noun)

    def agrees(self, v: int, u: int) -> bool:
        """Number of verb and noun allow each other."""
        verb = {x for r in self.units[v].word.readings for x in r.values(("sg", "pl"))}
        noun = {x for r in self.units[u].word.readings for x in r.values(("sg", "pl"))}
        return not verb or not noun or bool(verb & noun)

    def adjectives_stand_by_their_noun(self) -> None:
        """`rozmowy amerykańsko-białoruskie są`: an adjective of a country right beside a noun that it agrees with is its own."""
        for u, unit in enumerate(self.units):
            if not unit.mentions or unit.named:
                continue
            for at in (u + 1, u - 1):
                if (
                    0 <= at < len(self.units)
                    and self.nominal(at)
                    and self.units[at].cases & unit.cases
                    and not self.units[at].named
                ):
                    if self.heads[u] == at:
                        break
                    if self.heads[u] < 0 or self.above(at, u):
                        self.swap(u, at)
                    else:
                        self.attach(u, at, "amod")
                    break

    def swap(self, u: int, noun: int) -> None:
        """Let `noun` take the place of the adjective `u` in the tree."""
        head, label = self.heads[u], self.labels[u]
        for c in self.kids(u):
            if c != noun:
                self.heads[c] = noun
        self.heads[noun], self.labels[noun] = head, label
        self.heads[u], self.labels[u] = noun, "amod"

    def sayings_stand_apart(self) -> None:
        """`został zwolniony – poinformował adwokat`: a verb of saying after a dash or a quotation governs nothing here."""
        words = lexicon().speech_verbs
        for u in range(1, len(self.units)):
            unit = self.units[u]
            if (
                self.labels[u].split(":")[0] in ("conj", "advcl", "appos", "acl")
                and unit.lemmas & words
                and unit.is_(frozenset({"praet", "fin"}))
                and self.units[u - 1].text in ("–", "—", "-", "”", '"', "»")
                and not any(self.labels[c] in ("cc", "mark") for c in self.kids(u))
            ):
                self.labels[u] = "parataxis"


def repair(units: Sequence[Unit], tree: Tree) -> Tree:
    """The tree with what case excludes put right."""
    work = _Repair(units, tree)
    work.sayings_stand_apart()
    work.brackets_keep_to_themselves()
    work.adjectives_stand_by_their_noun()
    work.possessives_stand_before_their_noun()
    work.relatives_stand_beside_times()
    work.times_carry_nothing()
    work.homographs_are_nouns()
    work.what_a_noun_calls_for()
    work.prepositions_govern_the_name_after()
    work.names_are_coordinated()
    work.relative_clauses_hang_on_nouns()
    work.who_takes_part()
    work.infinitives_have_no_subject()
    work.dates_are_no_arguments()
    work.adjectives_are_nowhere()
    work.people_in_the_nominative_act()
    work.genitives_follow_their_noun()
    work.attributes_need_a_genitive()
    work.names_govern_no_nouns()
    work.names_before_verbs_act()
    work.nominatives_before_verbs_act()
    work.counted_genitives_act()
    work.nominative_names_act()
    work.places_have_no_people()
    work.one_object()
    work.names_act_on_things()
    return Tree(tuple(work.heads), tuple(work.labels))
