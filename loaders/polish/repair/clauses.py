"""Rules of clauses: passives with their auxiliary, lists of names, who stands by a verb and not by the noun before it."""

from __future__ import annotations

from loaders.polish.repair.base import Repair
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.marks import DASHES, QUOTES
from loaders.polish.text.words import GENDERS
from loaders.polish.units.units import FINITE

_PASSIVE = frozenset({"zostać", "zostawać", "pozostać", "pozostawać"})
_NUMBERS = ("sg", "pl")
_LOOSE = frozenset({"acl", "amod", "xcomp", "obj", "obl", "advcl", "nsubj", "appos", "nmod", "iobj", "ccomp", "dep"})
_PARTS = frozenset({"obl", "nmod", "obj", "iobj", "appos", "xcomp"})
_JOINING = frozenset({"i", "oraz", "a", "także", "też", "również"})


class Clauses(Repair):
    """Each method puts one kind of clause right."""

    def what_a_dash_parts(self) -> None:
        """`MOL przejął 417 stacji, natomiast Orlen – 185`, `skazano X na pięć lat, Y – na trzy`: a clause without its verb has its own words.

        The one before the dash does it, or befalls it in the passive; what stands behind is the clause's too.
        """
        if self.forms.isdisjoint(DASHES):
            return
        for u, unit in enumerate(self.units):
            if unit.gap is None or not 1 <= u < len(self.units) - 2:
                continue
            if unit.span.end - unit.span.start == 1 and self.units[u - 1].text not in (",", ";"):
                dash = u  # the verb stands in place of the dash itself
                who, what = u - 1, u + 1
            else:
                who = u + 1  # its genitive may stand between: `a logistykę paliw – Unimot`
                dash = next((x for x in range(u + 2, min(u + 4, len(self.units))) if self.units[x].text in DASHES), -1)
                what = dash + 1
            if dash >= 0 and what < len(self.units):
                self._parted(u, unit.gap, who, what)

    def _parted(self, verb: int, first: int, who: int, what: int) -> None:
        """`first` is the verb of the clause before, which the clause of `verb` goes on with."""
        if self.units[what].named and "nom" not in self.units[who].cases and "nom" in self.units[what].cases:
            who, what = what, who  # `a logistykę paliw – Unimot`
        named = self.units[who].named and "nom" in self.units[who].cases and not self.governed(who)
        passive = "ppas" in self.units[verb].pos
        if named and passive:
            self.attach(verb, first, "conj")
            self.attach(who, verb, "nsubj:pass")
        elif named and self.nominal(what):
            self.attach(who, verb, "nsubj")
            self.attach(what, verb, "obj")
        if named and self.prep(what) and what + 1 < len(self.units):
            noun = self.heads[what]
            if what < noun <= what + 3:
                self.attach(noun, verb, "obl")

    def predicates_stand_apart_behind_a_semicolon(self) -> None:
        """`X został powołany na ministra; nowym szefem MSWiA został Y`: what has a copula of its own is no part of the clause before."""
        if ";" not in self.forms:
            return
        for u, label in enumerate(self.labels):
            told = self.heads[u]
            if label != "cop" or told < 0 or not self.units[u].is_(FINITE) or self.labels[told] not in _PARTS:
                continue
            over = self.heads[told]
            if 0 <= over < told and any(self.units[x].text == ";" for x in range(over + 1, min(u, told))):
                self.labels[told] = "parataxis"

    def ages_belong_to_their_noun(self) -> None:
        """`47-latka odmówiła`, `21-letniego sierżanta`: the number before the dash is no word of its own."""
        if "-" not in self.forms:
            return
        for u in range(2, len(self.units)):
            if self.units[u - 1].text == "-" and self.units[u].text.startswith("letni") and u + 1 < len(self.units):
                self._age_of_the_noun(u)
            if self.units[u - 1].text != "-" or not self.units[u].text.startswith(("latek", "latk")):
                continue
            number = u - 2
            if self.above(u, number):
                self.swap(number, u)
            else:
                self.attach(number, u, "nummod")
            self.labels[number] = "nummod"
            if self.heads[u - 1] != number:
                self.attach(u - 1, number, "punct")

    def _age_of_the_noun(self, u: int) -> None:
        """The adjective of an age goes to the noun or name after it, its number to the adjective."""
        noun = next((x for x in range(u + 1, min(u + 4, len(self.units))) if self.nominal(x)), None)
        number = u - 2
        if noun is None or self.units[number].number is None or self.heads[u] < 0 or self.heads[number] < 0:
            return
        if self.attach(u, noun, "amod"):
            self.attach(number, u, "nummod")

    def quoted_names_explain(self) -> None:
        """`skierowało fregatę „Admirał Gołowko” oraz dwa okręty`: a title in quotation marks behind a noun does not act."""
        if self.forms.isdisjoint(QUOTES):
            return
        for u in range(2, len(self.units)):
            noun = u - 2
            if self.units[u - 1].text not in QUOTES or self.labels[u] != "nsubj" or not self.nominal(noun):
                continue
            if "nom" in self.units[noun].cases or self.labels[noun].split(":")[0] not in ("obj", "obl", "nmod"):
                continue
            for c in self.kids(u):
                if self.labels[c] == "conj":
                    self.attach(c, noun, "conj")
            self.attach(u, noun, "appos")

    def passives_carry_their_clause(self) -> None:
        """`spółki zostały w piątek objęte sankcjami`: the participle carries the clause, however far its auxiliary stands."""
        if self.lemmas.isdisjoint(_PASSIVE):
            return
        for p in self.of("ppas"):
            unit, v = self.units[p], self.heads[p]
            if v < 0 or v > p or unit.named or "nom" not in unit.cases:
                continue
            if self.by_agent(v) and not self.fit_each_other(v, p) and self.heads[v] >= 0:
                v = self.heads[v]  # `został przez białoruskie władze zwolniony`: no participle of those who do it
            verb = self.units[v]
            if not verb.lemmas & _PASSIVE or not self.verbal(v) or self.labels[p].split(":")[0] not in _LOOSE:
                continue
            if any(self.labels[c].startswith(("aux", "cop")) for c in self.kids(p)) or not self._same_form(v, p):
                continue
            label = self.labels[v]
            self.hang(p, self.heads[v])
            for c in self.kids(v):
                self.hang(c, p)
                self.labels[c] = "nsubj:pass" if self.labels[c] == "nsubj" else self.labels[c]
            self.hang(v, p)
            self.labels[p], self.labels[v] = label, "aux:pass"
            self._passive_subject(p)

    def _passive_subject(self, p: int) -> None:
        """What stands in the nominative before a passive without a subject is its subject."""
        kids = self.kids(p)
        if self.has_own_subject(p):
            return
        rows = [
            c
            for c in kids
            if self.labels[c] in ("obj", "iobj", "obl", "nmod", "dep") and self.nominal(c) and not self.governed(c)
            and "nom" in self.units[c].cases and self.units[c].time is None
        ]  # fmt: skip
        if len(rows) == 1:
            self.labels[rows[0]] = "nsubj:pass"

    def _same_form(self, v: int, p: int) -> bool:
        """Number and gender of the auxiliary and the nominative of the participle."""
        verbs = [r for r in self.units[v].word.readings if r.lemma in _PASSIVE]
        parts = [r for r in self.units[p].word.readings if r.pos == "ppas" and r.values(("nom",))]
        if any(r.pos in ("inf", "ger") for r in verbs):
            return bool(parts)
        for a in verbs:
            for b in parts:
                number = not a.values(_NUMBERS) or bool(a.values(_NUMBERS) & b.values(_NUMBERS))
                if number and (not a.values(GENDERS) or a.values(GENDERS) & b.values(GENDERS)):
                    return True
        return False

    def auxiliaries_stand_by_their_participle(self) -> None:
        """`sankcjami zostały objęte koncerny`: the auxiliary is the participle's, and so is what the parser took for its subject."""
        if self.lemmas.isdisjoint(_PASSIVE):
            return
        for v, unit in enumerate(self.units):
            head = self.heads[v]
            if head < 0 or not unit.lemmas & _PASSIVE or not self.labels[v].startswith(("aux", "cop")):
                continue
            if "ppas" in self.units[head].pos or "inf" in self.units[head].pos:
                continue
            near = range(v + 1, min(len(self.units), v + 4))
            p = next((x for x in near if "ppas" in self.units[x].pos and not self.units[x].named), None)
            if p is None or not self._same_form(v, p) or not self.above(v, p):
                continue
            for c in self.kids(head):
                if self.labels[c].startswith("nsubj") and c > v:
                    self.attach(c, p, "nsubj:pass")
            self.attach(v, p, "aux:pass")

    def auxiliaries_carry_nothing(self) -> None:
        """`Kijów został w nocy ostrzelany`: what the parser hangs on an auxiliary belongs to its participle or noun."""
        auxiliaries = self.labelled("aux", "aux:pass", "cop")
        for u in sorted(c for aux in auxiliaries for c in self.kids(aux)):
            aux = self.heads[u]
            if self.heads[aux] < 0:
                continue
            label = self.labels[u].split(":")[0]
            if label in ("nsubj", "obl", "obj", "iobj", "advmod", "nmod"):
                passive = self.labels[aux] == "aux:pass" and label == "nsubj"
                self.attach(u, self.heads[aux], "nsubj:pass" if passive else self.labels[u])

    def places_are_visited(self) -> None:
        """`Kijów odwiedzili Merz i Starmer`: of a city and a person who may both be the subject, the person acts."""
        for v in self.verbs if self.named else ():
            if not self.verbal(v) or not self.units[v].is_(("fin", "praet")):
                continue
            kids = self.kids(v)
            cities = [
                c
                for c in kids
                if self.labels[c] == "nsubj" and self.units[c].named and "acc" in self.units[c].cases
                and all(m.type == "Place" for m in self.units[c].mentions)
            ]  # fmt: skip
            if len(cities) != 1:
                continue
            people = [
                c
                for c in (*kids, *(x for city in cities for x in self.kids(city)))
                if self.labels[c] in ("obj", "iobj", "obl", "dep", "nmod", "appos", "flat") and self.agent(c)
                and "nom" in self.units[c].cases and not self.governed(c)
            ]  # fmt: skip
            if len(people) == 1:
                self.labels[cities[0]] = "obj"
                self.attach(people[0], v, "nsubj")

    def nominatives_are_in_no_place(self) -> None:
        """`wyrok usłyszała w Mińsku Maria Kalesnikawa`: a nominative behind a place that a preposition governs acts."""
        for u in self.named:
            unit = self.units[u]
            head = self.heads[u]
            if head < 0 or not unit.named or not unit.cases or not unit.cases <= {"nom", "voc"} or self.governed(u):
                continue
            if self.labels[u].split(":")[0] not in ("flat", "appos", "nmod") or not self.governed(head):
                continue
            if not self.units[head].named or not all(
                m.type in ("Place", "Country") or m.lemma in lexicon().buildings for m in self.units[head].mentions
            ):
                continue
            verb = self.verb_above(head)
            if verb is None or not self.agrees(verb, u):
                continue
            rows = [c for c in self.kids(verb) if self.labels[c].startswith("nsubj")]
            if not rows or (len(rows) == 1 and "acc" in self.units[rows[0]].cases):
                self.attach(u, verb, "obj" if rows else "nsubj")  # two names by the verb: `beside` tells who acts

    def names_are_no_clauses(self) -> None:
        """`wolność odzyskała X, a także noblista Y`: a name that is joined to a verb goes with the subject before it."""
        for u in self.named:
            unit = self.units[u]
            v = self.heads[u]
            if v < 0 or self.labels[u] != "conj" or not unit.named or not self.verbal(v) or self.governed(u):
                continue
            if any(self.labels[c] in ("nsubj", "cop", "obj", "obl") for c in self.kids(u)):
                continue
            rows = [
                c
                for c in self.kids(v)
                if c < u and self.labels[c].split(":")[0] in ("nsubj", "obj", "iobj") and self.units[c].named
                and self.units[c].cases & unit.cases
            ]  # fmt: skip
            if rows and not any(self.verbal(x) for x in range(rows[-1] + 1, u)):
                self.attach(u, rows[-1], "conj")

    def people_stand_by_the_happening(self) -> None:
        """`w Berlinie z Zełenskim spotkali się`, `rozmowy w Moskwie z Orbánem`: nobody belongs to a place by a preposition."""
        for u in self.named:
            unit = self.units[u]
            head = self.heads[u]
            if head < 0 or not unit.named or self.labels[u] != "nmod" or not self.units[head].named or head > u:
                continue
            if not any(m.type in ("Place", "Country") for m in self.units[head].mentions) or not self.governed(head):
                continue
            if not self.governed(u) or any(m.type == "Place" for m in unit.mentions):
                continue
            over = self.heads[head]
            if over >= 0 and "inst" in unit.cases and (self.verbal(over) or self.nominal(over)):
                self.attach(u, over, "obl" if self.verbal(over) else "nmod")

    def parts_are_taken_by_people(self) -> None:
        """`udział wzięli premier Tusk i prezydent Nausėda`: a nominative beneath the object of a verb is the verb's subject."""
        if "udział" not in self.lemmas:
            return
        for u, unit in enumerate(self.units):
            head = self.heads[u]
            if head < 0 or "nom" not in unit.cases or not self.nominal(u) or self.governed(u):
                continue
            bare = self.labels[u].split(":")[0] in ("appos", "nmod", "flat", "obj") and unit.named
            noun = self.labels[head] in ("obj", "nsubj") and "udział" in self.units[head].lemmas
            if not (self.labels[u] == "nsubj" or bare) or not noun:
                continue
            verb = self.verb_above(head)
            if verb is None or any(self.labels[c].startswith(("nsubj", "cop")) for c in self.kids(verb)):
                continue
            self.attach(u, verb, "nsubj")

    def names_in_a_row(self) -> None:
        """`premier Tusk, prezydent Nausėda oraz kanclerz Merz`: persons, or states, parted by commas and closed by `i` are one list."""
        at = 0
        if len(self.named) < 3 or sum(self._party(u) is not None for u in self.named) < 3:
            return
        while at < len(self.units):
            row = self._row(at) if self._party(at) else [at]
            if len(row) > 2:
                first = row[0]
                for u in row[1:]:
                    if self.heads[u] not in row or self.labels[u] != "conj":
                        if self.heads[first] == u or self.above(first, u):
                            if not self.attach_first(first, u):
                                break
                        self.attach(u, first, "conj")
                over = self.heads[first]
                if (
                    over > row[-1]
                    and self.labels[first] == "advcl"
                    and self.verbal(over)
                    and not self.has_subject(over)
                ):
                    self.labels[first] = "nsubj"  # `Polska, Litwa, a także Łotwa podpisały`
            at = row[-1] + 1

    def attach_first(self, first: int, u: int) -> bool:
        """Let the first of a list take the place in the tree that a later member holds."""
        head, label = self.heads[u], self.labels[u]
        if head < 0 or self.above(head, first):
            return False
        self.hang(first, head)
        self.labels[first] = label
        return True

    def _party(self, u: int) -> str | None:
        """`Person` or `Country`, of a name of one."""
        kinds = (
            [m.type for m in self.units[u].mentions if m.type in ("Person", "Country")] if self.units[u].named else []
        )
        return kinds[0] if kinds else None

    def _row(self, at: int) -> list[int]:
        """Persons or states from `at` on in one case, parted by commas; only where `i`, `oraz` closes the list."""
        row, cases = [at], self.units[at].cases
        u = at + 1
        closed = False
        while u + 1 < len(self.units) and not closed:
            step = u
            if self.units[step].text == ",":
                step += 1
            while step < len(self.units) and self.units[step].text.casefold() in _JOINING:
                closed = True
                step += 1
            if step == u or step >= len(self.units) or self._party(step) != self._party(at):
                break
            common = cases & self.units[step].cases if cases and self.units[step].cases else cases
            if cases and not common:
                break
            row, cases, u = [*row, step], common, step + 1
        return row if closed else [at]
