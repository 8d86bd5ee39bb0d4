"""Rules of what stands apart: verbs that go on behind a subordinate clause, subjects far from their verb."""

from __future__ import annotations

from loaders.polish.repair.base import TENSED, Repair
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.words import Reading

_AND = frozenset({"i", "oraz"})
_OPENERS = frozenset({"że", "iż", "żeby", "aby", "by", "który", "jaki", "gdzie", "choć", "kiedy", "gdy", "jak", "co"})
_BREAKS = frozenset({",", ";", ":", "–", "—", "(", ")"})
_THINGS = frozenset({"Place"})
_ADVERBIAL = frozenset({"pcon", "pant"})
_IMPERSONAL = frozenset({"dojść", "dochodzić", "zależeć", "należeć", "brakować"})


class Far(Repair):
    """Each method puts one kind of distant verb or subject right."""

    def verbs_join_the_verb_before(self) -> None:
        """`pakiet, przyjęty, jak Słowacja wycofała weto, zakazuje importu i wpisuje 117 tankowców`: with the nearest verb, past the clause."""
        for v in self.verbs:
            head = self.heads[v]
            if self.labels[v] != "conj" or not 0 <= head < v or not self.verbal(head) or not self.units[v].is_(TENSED):
                continue
            joined = next((x for x in (v - 1, v - 2) if x > head and self.units[x].text in _AND), None)
            if joined is None:
                continue
            near = next((x for x in range(joined - 1, head, -1) if self.verbal(x) and self.units[x].is_(TENSED)), None)
            if near is None or any(self.units[x].text in _BREAKS for x in range(near, joined)):
                continue
            if not any(self.units[x].text == "," for x in range(head, near)) or self.above(near, head):
                continue
            self.attach(v, near, "conj")

    def verbs_go_on_behind_a_clause(self) -> None:
        """`X ocenił, że to groźba, i zaapelował o sankcje`: a comma before `i` closes the clause; the verb goes on with X's.

        `że X kłamie i zabrania` has no comma, and is one clause.
        """
        if self.forms.isdisjoint(_AND) or self.lemmas.isdisjoint(_OPENERS):
            return
        for v in [v for v in self.verbs if v >= 3]:
            if not self.verbal(v) or not self.units[v].is_(TENSED) or (at := self._and_before(v)) is None:
                continue
            over = self._verb_of_the_clause_before(at - 1)
            if over is None or self.heads[v] == over or not self._like(over, v):
                continue
            if any(self.labels[c].startswith("nsubj") and self.units[c].named for c in self.kids(v)):
                continue  # it has a subject of its own
            if self.heads[v] < 0 and self.above(over, v) and self.heads[over] >= 0:
                continue
            self.attach(v, over, "conj")

    def _and_before(self, v: int) -> int | None:
        """The `i` of `, i …` that opens the clause of `v`, no other verb between."""
        for at in range(v - 1, max(0, v - 9), -1):
            if self.units[at].text.casefold() in _AND and self.units[at - 1].text == ",":
                return at
            if self.units[at].text in _BREAKS or (self.verbal(at) and self.units[at].is_(TENSED)):
                return None
        return None

    def _verb_of_the_clause_before(self, comma: int) -> int | None:
        """The finite verb before the clause that the comma closes, where that clause opens with `, że` or the like."""
        for at in range(comma - 1, 1, -1):
            word = self.units[at]
            before = at - 1 if not self.prep(at - 1) else at - 2
            if word.text.islower() and word.lemmas & _OPENERS and self.units[before].text == ",":
                rows = [x for x in range(before) if self.verbal(x) and self.units[x].is_(TENSED)]
                return rows[-1] if rows else None
            if word.text in (";", ":", "–", "—"):
                return None
        return None

    def _like(self, a: int, b: int) -> bool:
        """Whether two verbs are of one form: `ocenił … zaapelował`, `mówi … żąda`."""
        mine = {(r.pos, *sorted(r.values(("sg", "pl"))), *sorted(r.values(("m1", "f")))) for r in self._forms(a)}
        other = {(r.pos, *sorted(r.values(("sg", "pl"))), *sorted(r.values(("m1", "f")))) for r in self._forms(b)}
        return bool(mine & other)

    def _forms(self, v: int) -> list[Reading]:
        return [r for r in self.units[v].word.readings if r.pos in TENSED]

    def former_posts_explain(self) -> None:
        """`Anna Kowalska, była redaktorka portalu, zatrzymana w marcu, wróciła`: `była` is no verb behind the comma of a name."""
        if "były" not in self.lemmas:
            return
        for u in range(2, len(self.units) - 1):
            former, name, noun = self.units[u], u - 2, u + 1
            if "były" not in former.lemmas or self.units[u - 1].text != "," or not self.units[name].named:
                continue
            if not any(m.type == "Person" for m in self.units[name].mentions):
                continue
            while noun + 1 < len(self.units) and "adj" in self.units[noun].pos and not self.nominal(noun):
                noun += 1
            common = "subst" in self.units[noun].pos and not self.units[noun].named
            if not common or self.units[noun].time is not None or not self.units[noun].cases & self.units[name].cases:
                continue
            if self.above(name, noun) or self.heads[noun] < 0 or self.heads[u] < 0:
                continue  # the name hangs on the noun: the rest of the tree stands on it
            for c in self.kids(u):
                if c != noun:
                    self.attach(c, name, self.labels[c])
            if self.attach(noun, name, "appos"):
                self.attach(u, noun, "amod")

    def adverbials_have_no_subject(self) -> None:
        """`rozmawiał z nim, lecąc na Alaskę, sam Trump`: beside an adverbial participle stands the subject of the verb above it."""
        for u, label in enumerate(self.labels):
            head = self.heads[u]
            if label != "nsubj" or head < 0 or not self.units[head].is_(_ADVERBIAL) or not self.units[u].named:
                continue
            verb = self.verb_above(head)
            free = verb is not None and self.units[verb].is_(TENSED) and not self.has_subject(verb)
            if verb is not None and free and self.agrees(verb, u) and "nom" in self.units[u].cases:
                self.attach(u, verb, "nsubj")

    def subjects_stay_before_a_semicolon(self) -> None:
        """`Szef dyplomacji był w Mińsku; przyjął go Łukaszenka`: a subject is that of the clause before the `;`, not of the one behind it."""
        if ";" not in self.forms:
            return
        for u, label in enumerate(self.labels):
            verb = self.heads[u]
            if label != "nsubj" or verb < u or not self.verbal(verb) or self.labels[verb] != "conj":
                continue
            mark = next((x for x in range(u + 1, verb) if self.units[x].text == ";"), None)
            before = self.heads[verb]
            if mark is None or not u < before < mark or self.has_subject(before):
                continue
            if self.verbal(before) or any(self.labels[c] == "cop" for c in self.kids(before)):
                self.attach(u, before, "nsubj")

    def nominatives_far_off_act(self) -> None:
        """`Temat miał poruszyć w rozmowie z Putinem wysłannik X`, `ostrzeżenie premier Tusk powtórzył`, `zebrała się w środę Rada`.

        A name that no preposition governs, that may be a nominative and agrees with a verb without a subject, acts,
        wherever the parser has put it.
        """
        for u in self.named:
            unit = self.units[u]
            label = self.labels[u].split(":")[0]
            if label not in ("obl", "flat", "appos", "xcomp", "vocative", "dep", "parataxis", "nmod"):
                continue
            if "nom" not in unit.cases or self.governed(u) or self.heads[u] < 0:
                continue
            if not any(m.type not in _THINGS for m in unit.mentions) or unit.time is not None:
                continue
            person = any(m.type == "Person" for m in unit.mentions)
            if ("gen" in unit.cases or not person) and self._behind_a_noun(u):
                continue  # `na zaproszenie Xi`, `w domu maklerskim Haitong`: whose that is, a name that is not declined
            verb = self._finite_above(u)
            if verb is None or not self._detached(u, label) or not self._open(u, verb):
                continue
            if not self.agrees(verb, u) and len(self.conjuncts(u)) == 1:
                continue
            if person and not self.same_gender(verb, u):
                continue
            if (theme := self._theme(u, verb)) is not None and theme >= 0:
                self.labels[theme] = (
                    "obj"  # `Temat miał poruszyć wysłannik`, `Przedłużenia domagały się Polska i Litwa`
                )
            if theme is not None:
                self.attach(u, verb, "nsubj")

    def _behind_a_noun(self, u: int) -> bool:
        at = u - 1
        while at >= 0 and "adj" in self.units[at].pos and not self.nominal(at):
            at -= 1
        return at >= 0 and self.nominal(at) and self.units[at].time is None

    def _finite_above(self, u: int) -> int | None:
        """The finite verb in whose clause `u` stands, through an infinitive: `miał poruszyć`."""
        verb = self.verb_above(u)
        while verb is not None and "inf" in self.units[verb].pos and not self.units[verb].is_(TENSED):
            if any(self.labels[c] == "mark" for c in self.kids(verb)):
                return None
            verb = self.verb_above(verb)
        return verb if verb is not None and self.units[verb].is_(TENSED) else None

    def _open(self, u: int, verb: int) -> bool:
        """Whether nothing parts the verb from `u`, and it is one that somebody does."""
        if any(self.units[x].text in _BREAKS for x in range(min(u, verb), max(u, verb))):
            return False
        spoken = any(r.values(("pri", "sec")) for r in self._forms(verb))
        return not spoken and not self.units[verb].lemmas & _IMPERSONAL

    def _theme(self, u: int, verb: int) -> int | None:
        """What the parser took for the subject though it is acted upon; -1 where there is none, None where it is the subject."""
        rows = [c for c in self.kids(verb) if self.labels[c].startswith(("nsubj", "aux:pass"))]
        if not rows:
            return -1
        thing = rows[0]
        noun = self.units[thing].is_(("subst", "ger")) and not self.units[thing].named
        if len(rows) > 1 or not noun or self.labels[thing] != "nsubj" or not thing < verb < u:
            return None
        sure = self.units[u].cases <= {"nom", "voc"} and bool(self.units[thing].cases & {"acc", "gen"})
        return thing if sure and not self.units[thing].lemmas & lexicon().people else None

    def _detached(self, u: int, label: str) -> bool:
        """Whether `u` is no apposition or genitive of what it hangs on: by case, or by what it is."""
        head = self.heads[u]
        if self.verbal(head):
            return label != "vocative" or u < head
        cases = self.units[u].cases
        if label in ("flat", "appos") and self.units[head].named:
            return bool(self.units[head].cases) and not self.units[head].cases & cases and self.governed(head)
        person = any(m.type == "Person" for m in self.units[u].mentions)
        if label == "appos":
            near = not any(self.prep(x) for x in range(head + 1, u))
            return person and near and not self.units[head].lemmas & lexicon().beings and self.labels[head] == "obj"
        return label == "nmod" and not cases & {"gen"} and not self.units[head].lemmas & lexicon().beings
