"""Rules of what stays in its clause or phrase: objects before the comma, whom a gerund is done to, who is explained between commas."""

from __future__ import annotations

from loaders.polish.repair.base import TENSED, Repair
from loaders.polish.text.lexicon import lexicon

_MARKS = frozenset({",", ";", ":", "–", "—", "(", ")"})


class Within(Repair):
    """Each method keeps one kind of word where it stands."""

    def objects_are_in_their_clause(self) -> None:
        """`Unia, która umieściła na liście bank Alkhaleej, zapowiedziała restrykcje`: what stands before the comma is of the clause that it closes."""
        for r in self.verbs:
            noun = self.heads[r]
            if self.labels[r] != "acl:relcl" or not 0 <= noun < r or not self.verbal(r):
                continue
            main = self.heads[noun]
            comma = next((x for x in range(r + 1, len(self.units)) if self.units[x].text in _MARKS), None)
            if comma is None or main <= comma or self.units[comma].text != "," or not self.verbal(main):
                continue
            for u in range(r + 1, comma):
                if self.heads[u] != main or self.labels[u] not in ("obj", "iobj", "obl") or not self.nominal(u):
                    continue
                free = not self.governed(u) and "acc" in self.units[u].cases
                taken = any(self.labels[c] == "obj" and "acc" in self.units[c].cases for c in self.kids(r))
                self.attach(u, r, "obj" if free and not taken else self.labels[u])

    def whom_a_gerund_with_a_doer_befalls(self) -> None:
        """`objęcie sankcjami przez administrację Bidena koncernu X`: behind the doer stands in the genitive what it is done to."""
        if "przez" not in self.forms:
            return
        for g in self.of("ger"):
            if any(self.labels[c].split(":")[0] in ("obj", "nmod") and c > g for c in self.kids(g)):
                continue
            doer = next((c for c in self.kids(g) if c > g and self.by_agent(c)), None)
            if doer is None:
                continue
            for u in range(doer + 1, min(len(self.units), doer + 6)):
                if self.units[u].text in _MARKS or self.prep(u) or self.verbal(u):
                    break
                over = self.heads[u]
                if not self.nominal(u) or "gen" not in self.units[u].cases or self.units[u].time is not None:
                    continue
                outside = self.verbal(over) and over < g and self.labels[u] in ("obj", "nmod", "iobj")
                behind_a_name = over == u - 1 and doer < over and self.units[over].named and not self.units[u].named
                if outside or (behind_a_name and self.labels[u] in ("nmod", "appos", "flat")):
                    self.attach(u, g, "obj")
                    break

    def who_is_explained_acts(self) -> None:
        """`Jan Nowak, były żołnierz piechoty, odsiaduje wyrok`: behind what explains him in commas the verb is his."""
        if "," not in self.forms:
            return
        for u in self.named:
            if u and self.units[u - 1].text not in (";", "–", "—", "„", '"', ":"):
                continue
            if self.labels[u].startswith("nsubj") or "nom" not in self.units[u].cases or u + 2 >= len(self.units):
                continue
            if self.units[u + 1].text != "," or not any(m.type == "Person" for m in self.units[u].mentions):
                continue
            close = next((x for x in range(u + 2, len(self.units)) if self.units[x].text in _MARKS), None)
            if close is None or self.units[close].text != ",":
                continue
            if any(self.verbal(x) or self.units[x].is_(TENSED) for x in range(u + 2, close)):
                continue
            verb = None
            for x in range(close + 1, len(self.units)):
                if self.units[x].text in _MARKS or self._opens_a_clause(x):
                    break
                if self.verbal(x) and self.units[x].is_(TENSED):
                    verb = x
                    break
            if verb is None or self.has_subject(verb) or not self.agrees(verb, u) or not self.same_gender(verb, u):
                continue
            if self.above(verb, u):
                over, label = self.heads[u], self.labels[u]
                self.hang(verb, over)
                self.labels[verb] = label if over < 0 else "parataxis"
                if over < 0:
                    self.hang(u, verb)
                    self.labels[u] = "nsubj"
                    continue
            self.attach(u, verb, "nsubj")

    def _opens_a_clause(self, x: int) -> bool:
        """A word that opens a clause: `który`, `że`, `gdy`."""
        return self.labels[x] == "mark" or bool(self.units[x].lemmas & {"który", "jaki", "że", "gdy", "kiedy", "gdzie"})

    def nobody_explains_another(self) -> None:
        """`trafili na listę szef komisji Jan A, naczelnik kolonii Piotr B oraz trzy firmy`: who has a name of his own is the next of the list."""
        for u in self.labelled("appos"):
            first = self.heads[u]
            if not 0 <= first < u - 1 or self.units[u - 1].text != "," or self.units[u].named:
                continue
            if not self.named_person(first):
                continue
            name = next((x for x in range(u + 1, min(len(self.units), u + 7)) if self.named_person(x)), None)
            if name is None or any(self.units[x].text in _MARKS for x in range(u, name)) or not self.above(name, u):
                continue
            listed = any(self.labels[c] == "conj" for x in (first, u) for c in self.kids(x))
            alike = self.units[u].cases & self.units[first].cases & self.units[name].cases
            if listed and alike and self.labels[name] in ("appos", "flat"):
                self.labels[u] = "conj"
                self.attach(name, u, "appos")

    def nominatives_stand_under_no_other_case(self) -> None:
        """`mówił w Sejmie poseł X`, `wypomniał gabinetowi Tuska szef MSWiA X`: a man in the nominative explains no noun in another case; he acts."""
        for u in self.named:
            unit, head = self.units[u], self.heads[u]
            if self.labels[u] not in ("appos", "flat", "nmod") or not 0 <= head < u or self.governed(u):
                continue
            if not unit.cases or not unit.cases <= {"nom", "voc"} or not self.named_person(u):
                continue
            cases = self.units[head].cases
            if not cases or "nom" in cases or self.labels[head] not in ("obl", "iobj", "obj", "nmod"):
                continue
            verb = self.verb_above(head)
            if verb is None or verb > head or not self.units[verb].is_(TENSED) or not self.same_gender(verb, u):
                continue
            if not self.agrees(verb, u) or any(self.units[x].text in _MARKS for x in range(verb + 1, u)):
                continue
            rows = [c for c in self.kids(verb) if self.labels[c].startswith("nsubj")]
            quoted = all(c < verb and self.units[verb - 1].text in ("–", "—", "-") for c in rows)
            if quoted and not self._another_in_the_nominative(verb, u):
                for c in rows:
                    self.labels[c] = "parataxis"
                self.attach(u, verb, "nsubj")

    def _another_in_the_nominative(self, verb: int, u: int) -> bool:
        """`nauczyciel z Grodna Jan Nowak`: a noun for people in the nominative between."""
        people = lexicon().people  # offices among them
        return any(self.units[x].lemmas & people and "nom" in self.units[x].cases for x in range(verb + 1, u))

    def of_two_subjects_the_counted_is_acted_on(self) -> None:
        """`Zakaz wjazdu i zamrożenie majątków objęły 61 osób`: beside a subject that agrees the counted ones are its object."""
        for v in self.verbs:
            rows = [c for c in self.kids(v) if self.labels[c] == "nsubj"]
            if len(rows) != 2 or not rows[0] < v < rows[1] or not self.verbal(v):
                continue
            counted, subject = self.units[rows[1]].number, rows[0]
            if counted is None or not counted.several or "nom" not in self.units[subject].cases:
                continue
            plural = any(r.values(("pl",)) for r in self.units[v].word.readings if r.pos in TENSED)
            if plural and (any(self.labels[c] == "conj" for c in self.kids(subject)) or self.agrees(v, subject)):
                self.labels[rows[1]] = "obj"

    def participles_with_an_object_tell_of_the_next(self) -> None:
        """`objęła sankcjami prowadzącego sprawę sędziego X i prokuratora Y`: behind its object stands who does it."""
        for p in self.of("pact"):
            things = [c for c in self.kids(p) if c > p and self.labels[c] == "obj" and not self.governed(c)]
            if len(things) != 1 or self.labels[p] not in ("acl", "amod", "obj", "obl") or self.heads[p] > p:
                continue
            u = things[0] + 1
            if u >= len(self.units) or not self.named_person(u) or not self.above(u, p):
                continue
            verb = self.verb_above(p)
            if verb is None or verb > p or not self.units[u].cases & self.units[p].cases & {"acc", "gen"}:
                continue
            if not any(self.labels[c] == "obj" and c != p for c in self.kids(verb)):
                self.hang(u, verb)
                self.labels[u] = "obj"
                self.hang(p, u)
                self.labels[p] = "acl"

    def who_is_made_something(self) -> None:
        """`Niemcy mianowały ambasadorem Henrieke Melzer`: a name that is not declined behind the post is whom they chose."""
        for u in self.named:
            post = self.heads[u]
            if post != u - 1 or not self.named_person(u) or not self.units[u].cases <= {"nom", "voc"}:
                continue
            verb = self.heads[post]
            if self.units[post].cases != {"inst"} or verb < 0 or not self.units[verb].lemmas & lexicon().choosing:
                continue
            if self.has_own_subject(verb) and not any(self.labels[c] == "obj" for c in self.kids(verb)):
                self.attach(u, verb, "obj")

    def doers_stand_behind_przez(self) -> None:
        """`wystawione w maju przez podległe resortowi Biuro X`: past what is told of it `przez` governs the name of the doer."""
        if "przez" not in self.forms:
            return
        for p in range(len(self.units) - 2):
            if self.units[p].text != "przez" or self.labels[p] == "case":
                continue
            u = next((x for x in range(p + 1, min(len(self.units), p + 5)) if self.units[x].named), None)
            if u is None or "acc" not in self.units[u].cases or not self.agent(u):
                continue
            between = range(p + 1, u)
            adjectives = [x for x in between if self.units[x].is_(("adj", "pact", "ppas")) and not self.nominal(x)]
            datives = [x for x in between if "dat" in self.units[x].cases and x not in adjectives]
            if adjectives and len(adjectives) + len(datives) == len(between) and self.attach(p, u, "case"):
                if self.heads[u] >= 0 and "ppas" in self.units[self.heads[u]].pos:
                    self.labels[u] = "obl:agent"

    def lists_behind_a_colon_are_acted_on(self) -> None:
        """`Rada odwołała ze składu zarządu: Adama B, Piotra N oraz Annę W`: the list behind the colon is what the verb befalls."""
        if ":" not in self.forms:
            return
        for u in self.named:
            if not u or self.units[u - 1].text != ":" or "acc" not in self.units[u].cases or not self.named_person(u):
                continue
            head = self.heads[u]
            if not 0 <= head < u or self.labels[u] not in ("appos", "nmod", "parataxis", "dep", "conj", "obl"):
                continue
            verb = head if self.verbal(head) else self.verb_above(head)
            if verb is None or verb > u or "acc" in self.units[head].cases - self._of_things(head):
                continue
            taken = any(self.labels[c] in ("obj", "nsubj:pass") for c in self.kids(verb))
            if not taken and (self.has_own_subject(verb) or self.units[verb].is_(("imps",))):
                self.attach(u, verb, "obj")

    def _of_things(self, u: int) -> frozenset[str]:
        """The accusative of a noun that a preposition or another noun governs."""
        return frozenset({"acc"}) if self.governed(u) or self.labels[u] == "nmod" or self.verbal(u) else frozenset()

    def sayers_stay_in_their_aside(self) -> None:
        """`Jak poinformowała agencja BiełTA, rząd zdecydował`: who says it stands before the comma, who does it behind."""
        if "jak" not in self.units[0].text.casefold() or len(self.units) < 5 or not self.verbal(1):
            return
        comma = next((x for x in range(2, len(self.units)) if self.units[x].text == ","), None)
        if comma is None or not self.units[1].lemmas & lexicon().speech_verbs or self.has_own_subject(1):
            return
        rows = [u for u in range(2, comma) if self.labels[u] == "nsubj" and self.heads[u] > comma]
        if len(rows) != 1 or not self.agrees(1, rows[0]) or not self.same_gender(1, rows[0]):
            return
        main = self.heads[rows[0]]
        if self.above(1, rows[0]) or not self.attach(rows[0], 1, "nsubj"):
            return
        doers = [c for c in self.kids(main) if self.labels[c] == "obj" and comma < c < main]
        if len(doers) == 1 and "nom" in self.units[doers[0]].cases and self.agrees(main, doers[0]):
            if self.same_gender(main, doers[0]) and not self.governed(doers[0]):
                self.labels[doers[0]] = "nsubj"
