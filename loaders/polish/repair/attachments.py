"""Rules of what hangs on what: genitives, relative clauses, times, brackets, prepositions."""

from __future__ import annotations

from loaders.polish.repair.base import WHOSE, Repair
from loaders.polish.syntax.sentence_graph import GROUPS
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.words import CASES
from loaders.polish.units.circles import tells_whose

_UNDER = frozenset({"podlegać", "podległy", "podporządkowany", "podporządkować"})
_PART_ENDS = frozenset({"prep", "ppas", "pact"})


class Attachments(Repair):
    """Each method puts one kind of attachment right."""

    def names_are_coordinated(self) -> None:
        """`na A (producenta nawozów) i B`: a name after `i` goes with the name before, whatever a bracket says of it."""
        for u in self.named:
            unit = self.units[u]
            if not unit.named or u < 2 or self.units[u - 1].text not in ("i", "oraz", ","):
                continue
            if self.units[u - 1].text == "," and self.labels[u] != "conj":
                continue
            depth = 0
            if tells_whose(self.units, u):
                self.attach(u, u - 2, "appos")
                continue
            if (outside := self._before_an_aside(u)) is not None:
                self.attach(u, outside, "conj")
                continue
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
                        first = self.heads[at] if self.labels[at] == "conj" and self.heads[at] >= 0 else at
                        self.attach(u, first if self.units[first].cases & unit.cases else at, "conj")
                    break

    def _before_an_aside(self, u: int) -> int | None:
        """`przyjął Coale’a, wysłannika Trumpa, i Smitha`: the comma before `i` ends what explains Coale, so Smith goes with him."""
        if self.units[u - 1].text == "," or self.units[u - 2].text != "," or self.governed(u):
            return None
        person = self.units[u].mentions[0].type == "Person"
        opened = next((x for x in range(u - 3, max(0, u - 14), -1) if self.units[x].text in (",", "(", ")", ";")), 0)
        if not opened or self.units[opened].text != "," or any(self.verbal(x) for x in range(opened, u)):
            return None
        before = self.units[opened - 1]
        if (
            not before.named
            or (before.mentions[0].type == "Person") != person
            or not before.cases & self.units[u].cases
        ):
            return None
        explained = self.units[opened + 1 : u - 2]
        told = any(x.lemmas & lexicon().persons and x.cases & before.cases for x in explained) if person else False
        return opened - 1 if told and not self.above(opened - 1, u) else None

    def what_a_noun_calls_for(self) -> None:
        """`wyraził gotowość do spotkania`, `gotowa do rozmów`, `rozmowy o uwolnieniu`: the phrase hangs on the word before it."""
        words = lexicon()
        for p in [p for p in self.of("prep") if p]:
            before = self.units[p - 1]
            if self.labels[p] != "case" or before.text in (",", "("):
                continue
            about = self.units[p].text.casefold() == "o" and bool(before.lemmas & words.talk_nouns)
            if not about and before.lemmas.isdisjoint(words.calling_for):
                continue
            u = self.heads[p]
            if u > p and u - p <= 3 and self.heads[u] != p - 1 and self.heads[u] != u:
                if before.is_(("subst", "adj", "ger")) and self.units[p].text.casefold() in (
                    "do",
                    "o",
                    "na",
                    "w",
                ):
                    self.attach(u, p - 1, "nmod")

    def adjectives_stack(self) -> None:
        """`na amerykańską czarną listę`: of two adjectives before a noun neither belongs to the other."""
        for u in range(len(self.units) - 1):
            if self.labels[u] != "amod":
                continue
            head = self.heads[u]
            if head <= u or self.labels[head] != "amod" or self.heads[head] <= head:
                continue
            adjectives = all("adj" in self.units[x].pos and not self.units[x].named for x in (u, head))
            if adjectives and not self.units[head].is_(("ppas", "pact")):
                self.attach(u, self.heads[head], "amod")

    def what_is_under_a_body_precedes_it(self) -> None:
        """`podlegające Departamentowi Skarbu biuro OFAC wydało`: the department is a dative, the bureau acts."""
        if self.lemmas.isdisjoint(_UNDER):
            return
        for p, unit in enumerate(self.units):
            if not unit.lemmas & _UNDER or not unit.is_(("adj", "pact", "ppas")) or p + 2 >= len(self.units):
                continue
            over = next((x for x in range(p + 1, min(len(self.units), p + 4)) if self.nominal(x)), None)
            if over is None or "dat" not in self.units[over].cases:
                continue
            body = next((x for x in range(over + 1, min(len(self.units), over + 4)) if self._bears(p, x)), None)
            if body is None or self.heads[body] < 0:
                continue
            if self.above(body, over):
                head, label = self.heads[over], self.labels[over]
                self.hang(body, head)
                self.labels[body] = label
            self.attach(p, body, "acl")
            self.attach(over, p, "obl")

    def _bears(self, p: int, noun: int) -> bool:
        unit = self.units[noun]
        return (
            self.nominal(noun) and unit.time is None and bool(unit.cases & self.units[p].cases & {"nom", "acc", "gen"})
        )

    def possessives_stand_before_their_noun(self) -> None:
        """`aresztowaniu jej męża`: the husband was arrested."""
        if self.forms.isdisjoint(WHOSE):
            return
        for u, unit in enumerate(self.units[:-1]):
            if unit.text.casefold() not in WHOSE:
                continue
            if self.heads[u + 1] == u and self.nominal(u + 1):
                self.swap(u, u + 1)
                self.labels[u] = "nmod"
            noun = u + 1
            while noun < len(self.units) - 1 and self.labels[noun] == "amod" and not self.nominal(noun):
                noun += 1
            if noun > u + 1 and self.nominal(noun) and self.heads[u + 1] == noun and self.heads[u] != noun:
                if not self.above(noun, u) and self.heads[u] >= 0:  # `była to jego druga podróż`
                    self.attach(u, noun, "nmod")

    def parts_join_their_whole(self) -> None:
        """`podpisały sześć dokumentów, w tym porozumienie o kredycie`: what is part of a thing stands where the thing does."""
        if "tym" not in self.forms:
            return
        for p in range(2, len(self.units) - 2):
            if self.units[p - 1].text != "," or [u.text.casefold() for u in self.units[p : p + 2]] != ["w", "tym"]:
                continue
            whole = next(
                (x for x in range(p - 2, max(-1, p - 8), -1) if self.nominal(x) and not self.governed(x)), None
            )
            part = next((x for x in range(p + 2, min(p + 7, len(self.units))) if self.nominal(x)), None)
            if whole is None or part is None or self.units[part].time is not None or self.above(whole, part):
                continue
            if self.units[part].number is not None or any(self.labels[c].startswith("nummod") for c in self.kids(part)):
                continue  # a count of the whole's: `52 osoby, w tym 14 cudzoziemców`
            if any(self.units[x].is_(_PART_ENDS) or self.units[x].text == "," for x in range(p + 2, part)):
                continue
            spoken = self.units[part].cases - {"loc", "inst", "voc"}
            counted = "gen" in self.units[whole].cases and self.units[whole].number is not None
            if not spoken or not (spoken & self.units[whole].cases or counted):
                continue
            self.attach(part, whole, "conj")
            for x in (p, p + 1):
                self.hang(x, part)
                self.labels[x] = "advmod"

    def names_govern_no_nouns(self) -> None:
        """`Łotwa swojej granicy nie zamknęła`, `prowadzi z Mińskiem rozmów`, `na Białorusi za kratami pozostaje`."""
        for u in range(1, len(self.units)):
            if self.labels[u] != "nmod":
                continue
            head = self.heads[u]
            if head < 0 or head > u or self.units[u].named or not self.nominal(u):
                continue
            if not self.units[head].named or self.units[head].title or self.units[u].time is not None:
                continue
            if not any(m.type in ("Country", "Place", "Person") for m in self.units[head].mentions):
                talks = self.units[u].lemmas & lexicon().talk_nouns  # `prowadzi z koncernem Equinor rozmowy`
                own = any(
                    "swój" in self.units[x].lemmas for x in range(head + 1, u)
                )  # `Unia swoich sankcji nie zniosła`
                if not (talks or own) or self.governed(u):
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
            if "gen" not in self.units[u].cases or self.units[u].time is not None or not self.nominal(u):
                continue
            if (self.whose(u) and self.heads[u] == u + 1) or self.labels[u].startswith(("aux", "cop")):
                continue  # `mają być przeprowadzone`: `być` is a genitive by its form alone
            at = u - 1
            while at >= 0 and (
                (self.units[at].is_(("adj", "ppas", "pact")) and (not self.nominal(at) or self._attribute(at)))
                or self.whose(at)
            ):
                at -= 1
            if at < 0 or at == self.heads[u] or not self.nominal(at) or self.units[at].named or self.governed(u):
                continue
            if (
                self.units[u].cases & {"nom", "acc"}
                and self.labels[u].split(":")[0] in ("nsubj", "obj")
                and self.heads[u] != at
                and not self._declined_state(u)
                and not (self.units[at].lemmas & GROUPS and self.units[u].number is not None)  # `w grupie 14 więźniów`
            ):
                continue
            if self.labels[u] in ("conj", "appos", "parataxis") or self.units[at].time is not None:
                continue
            if self.labels[u] == "acl" and self.heads[u] > u and self.units[u].is_(("ppas",)):
                continue  # `na wolność skazanego na osiem lat X`
            if self.by_agent(at):
                continue
            self.attach(u, at, "obj" if "ger" in self.units[at].pos else "nmod")

    def attributes_need_a_genitive(self) -> None:
        """`oferować Białorusi złagodzenie`: a bare noun that cannot be genitive is no attribute; it is the verb's object."""
        for u in range(len(self.units)):
            if self.labels[u] != "nmod":
                continue
            cases = self.units[u].cases
            if not self.nominal(u) or not cases or self.governed(u):
                continue
            if cases & {"gen"} or self.units[u].number is not None or self.units[u].time is not None:
                continue
            verb = self.verb_above(u)
            if verb is None:
                continue
            free = not self.has_own_subject(verb)
            if "acc" in cases:
                self.attach(u, verb, "obj")
            elif "nom" in cases and free:
                self.attach(u, verb, "nsubj")

    def prepositions_govern_the_name_after(self) -> None:
        """`wraz z Polską ćwiczenia`: a preposition governs the name right after it, not a noun behind."""
        for u in [u for u in self.named if u]:
            p = u - 1
            if self.labels[p] != "case" or self.heads[p] <= u:
                continue
            cases = {c for r in self.units[p].word.readings for c in r.values(CASES)}
            if not cases or cases & self.units[u].cases:
                if self.above(u, p):
                    self.hang(u, self.heads[p])
                self.hang(p, u)
                if self.labels[u].split(":")[0] in ("amod", "det", "nmod", "obj", "nsubj", "obl", "iobj"):
                    verb = self.verb_above(u)
                    if verb is not None:
                        self.attach(u, verb, "obl")

    def _declined_state(self, u: int) -> bool:
        """`do stolicy Ukrainy przyjechali`: a state of which there is one is not told in the plural."""
        unit = self.units[u]
        return any(m.type == "Country" and m.lemma != unit.text for m in unit.mentions) and unit.named

    def _attribute(self, u: int) -> bool:
        """`rozmowy pokojowe delegacji`: an adjective of the noun before it, though its form is a noun too."""
        return self.labels[u] == "amod" and self.heads[u] == u - 1 and not self.units[u].named

    def adjectives_stand_by_their_noun(self) -> None:
        """`rozmowy amerykańsko-białoruskie są`: an adjective of a country right beside a noun that it agrees with is its own.

        So `ukraińską` in `omówił ze stroną ukraińską tematy` is of the side, not of the matters behind it.
        """
        for u in self.of_names:
            unit = self.units[u]
            for at in (u + 1, u - 1):
                if (
                    0 <= at < len(self.units)
                    and self.nominal(at)
                    and self.units[at].cases & unit.cases
                    and not self.units[at].named
                    and (at < u or u == 0 or self.fit_each_other(u, at) or not self.fit_each_other(u, u - 1))
                    and not self._of_the_name_after(u, at)
                ):
                    if self.heads[u] == at:
                        break
                    if self.heads[u] < 0 or self.above(at, u):
                        self.swap(u, at)
                    else:
                        self.attach(u, at, "amod")
                    break

    def _of_the_name_after(self, u: int, noun: int) -> bool:
        """`delegację amerykańskiego Departamentu Stanu`: it agrees with the name behind it, and not with the noun before."""
        after = u + 1
        if noun > u or self.heads[u] != after or not self.units[after].named:
            return False
        return self.fit_each_other(u, after) and not self.fit_each_other(u, noun)
