"""Rules of who does it: names behind a conjunction, beside a verb that is theirs by its form, or asked to do it."""

from __future__ import annotations

from loaders.polish.repair.base import TENSED, Repair
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.words import GENDERS, any_of
from loaders.polish.units.units import ADJECTIVAL

_NUMBERS = ("sg", "pl")
_THAT = frozenset({"że", "iż"})


class Doers(Repair):
    """Each method finds one kind of doer."""

    def courts_pass_their_verdict(self) -> None:
        """`Taki wyrok ogłosił w piątek sąd w Kazaniu`: of a court and a verdict that may both be either, the court acts."""
        for v in self.verbs if not self.lemmas.isdisjoint(lexicon().courts) else ():
            said = [c for c in self.kids(v) if self.labels[c] == "nsubj" and self.units[c].lemmas & lexicon().verdicts]
            bare = [c for c in self.kids(v) if self.labels[c] in ("obj", "obl") and not self.governed(c)]
            court = [c for c in bare if self.units[c].lemmas & lexicon().courts]
            if len(said) == len(court) == 1 and "nom" in self.units[court[0]].cases and self.agrees(v, court[0]):
                self.labels[said[0]], self.labels[court[0]] = "obj", "nsubj"

    def steps_have_their_matter(self) -> None:
        """`skrytykował decyzję Wilna o zamknięciu granicy`, `groźby Rosji ataku`: what is decided hangs on the decision, past whose it is."""
        words = lexicon()
        for d in self.units.having(any_of(words.decisive, words.calling_for)):
            if d + 2 >= len(self.units) or self.units[d].named or not self.nominal(d):
                continue
            q = d + 1
            while q < min(d + 5, len(self.units) - 1) and "gen" in self.units[q].cases and not self.prep(q):
                if not self.units[q].named and "ger" in self.units[q].pos:
                    break
                q += 1
                if self.units[q - 1].named:
                    break
            if q == d + 1:
                continue
            if self.prep(q) and self.units[q].text.casefold() in ("o", "do"):
                u = self.heads[q]
                if q < u <= q + 3 and self.heads[u] != d and self.nominal(u):
                    self.attach(u, d, "nmod")
            elif self.units[q - 1].named and "gen" in self.units[q].cases and self.heads[q] == q - 1:
                if self.nominal(q) and not self.units[q].named:
                    self.attach(q, d, "nmod")

    def next_clauses_have_their_doer(self) -> None:
        """`przyleciał X i oba kraje uzgodniły`: between `i` and a verb stands the subject of that verb, not a second one of the verb before."""
        for w in self.of(*TENSED):
            v = self.heads[w]
            if self.labels[w] != "conj" or not 0 <= v < w or not self.verbal(w) or self.has_subject(w):
                continue
            u = self.heads[w - 1] if self.heads[w - 1] > v and self.labels[w - 1] in ("nmod", "amod") else w - 1
            first = self.heads[u]
            if self.labels[u] != "conj" or not v < first < u or not self.nominal(u) or self.governed(u):
                continue
            if "nom" in self.units[u].cases and self.agrees(w, u) and self.same_gender(w, u):
                joining = [c for c in self.kids(u) if self.labels[c] == "cc"]
                if joining and self.attach(u, w, "nsubj"):
                    self.attach(joining[0], w, "cc")

    def subjects_hang_on_verbs(self) -> None:
        """`Odpowiedzialnością za nalot prezydent obarczył Putina`: no noun in an oblique case has a subject; its verb does."""
        for u, label in enumerate(self.labels):
            noun = self.heads[u]
            if (
                label != "nsubj"
                or noun < 0
                or self.verbal(noun)
                or not self.units[noun].cases
                or self.units[noun].named
            ):
                continue
            if self.units[noun].cases & {"nom", "voc"} or not self.units[noun].is_(("subst", "ger")):
                continue
            verb = self.heads[noun]
            if verb < 0 or not self.verbal(verb) or self.has_subject(verb) or not self.units[verb].is_(TENSED):
                continue
            if "nom" in self.units[u].cases and self.agrees(verb, u):
                self.attach(u, verb, "nsubj")

    def names_behind_a_mark_act(self) -> None:
        """`że Coale, znany jako prawnik, został mianowany`: a nominative right behind `że` acts in the clause of `że`."""
        if self.lemmas.isdisjoint(_THAT):
            return
        for mark in range(1, len(self.units) - 2):
            if self.labels[mark] != "mark" or not self.units[mark].lemmas & _THAT:
                continue
            v = self.heads[mark]
            u = next((x for x in range(mark + 1, min(mark + 4, len(self.units))) if self.nominal(x)), None)
            if u is None or not u < v:
                continue
            unit = self.units[u]
            if (
                not unit.named
                or "nom" not in unit.cases
                or self.governed(u)
                or self.heads[u] == v
                or unit.time is not None
            ):
                continue
            if self.above(v, u) or self.has_own_subject(v) or any(self.units[x].text == "," for x in range(mark, u)):
                continue
            passive = "ppas" in self.units[v].pos
            if passive or (self.units[v].is_(TENSED) and self.agrees(v, u)):
                self.attach(u, v, "nsubj:pass" if passive else "nsubj")

    def counted_ones_act(self) -> None:
        """`Czternaścioro więźniów, a wśród nich X, wyszło na wolność`: a neuter verb is of all, not of the one named among them."""
        for s in self.named:
            v = self.heads[s]
            if self.labels[s] != "nsubj" or s > v or not self.bare_person(s):
                continue
            forms = [r for r in self.units[v].word.readings if r.pos == "praet"]
            if not forms or not all(r.values(("n",)) and r.values(("sg",)) for r in forms):
                continue
            rows = [c for c in self.kids(v) if c < s and self.units[c].number is not None and not self.governed(c)]
            if len(rows) == 1 and any(u.text.casefold() in ("wśród", "tym") for u in self.units[rows[0] : s]):
                self.labels[rows[0]] = "nsubj"
                self.attach(s, rows[0], "appos")

    def what_is_announced_is_done(self) -> None:
        """`Moskwa zapowiedziała, że zamknie polski konsulat`: who announces, or is asked to, does it to the body behind the verb."""
        words = lexicon()
        if "ccomp" not in self.labels:
            return
        for v in range(2, len(self.units) - 1):
            head = self.heads[v]
            if self.labels[v] != "ccomp" or head < 0 or self.units[v].lemmas & words.intransitive:
                continue
            kids = self.kids(v)
            rows = [c for c in kids if self.labels[c] == "nsubj"]
            if len(rows) != 1 or rows[0] < v or any(self.labels[c].startswith(("expl", "obj", "aux")) for c in kids):
                continue
            thing = self.units[rows[0]]
            bodily = thing.named and not any(m.type in ("Person", "Country") for m in thing.mentions)
            if bodily and "acc" in thing.cases and self._somebody_else_does(v, head):
                self.labels[rows[0]] = "obj"

    def _somebody_else_does(self, v: int, head: int) -> bool:
        """Whether the clause above names who does it: its subject, or of `wezwał UE, żeby objęła` its object."""
        words = lexicon()
        if "fin" in self.units[v].pos and self.units[head].lemmas & words.state_control:
            return len([c for c in self.kids(head) if self.labels[c] == "nsubj" and self.units[c].named]) == 1
        asked = self.nominal(head) and self.labels[head] == "obj"  # the clause hangs on whom one asks
        verb = self.heads[head] if asked else head
        if verb < 0 or not self.units[verb].lemmas & words.commands.get("obj", frozenset()):
            return False
        doers = [c for c in self.kids(verb) if self.labels[c] == "obj"]
        wish = any(self.labels[c] == "mark" and self.units[c].lemmas & words.wish for c in self.kids(v))
        does = wish and len(doers) == 1 and self.fits(v, doers[0])
        return does and (not asked or self.attach(v, verb, "ccomp"))

    def fits(self, v: int, u: int) -> bool:
        """Number and gender of a past form and a name: `żeby objęła` is the Union, not Lukoil."""
        mine = [r for r in self.units[v].word.readings if r.pos == "praet"]
        its = [r for r in self.units[u].word.readings if r.pos == "subst"]
        return any(
            a.values(_NUMBERS) & b.values(_NUMBERS) and a.values(GENDERS) & b.values(GENDERS) for a in mine for b in its
        )

    def reflexives_have_no_object(self) -> None:
        """`O kupno stara się szwajcarski Gunvor`: beside `się` a name that its adjective makes a nominative acts."""
        if "expl:pv" not in self.labels:
            return
        for u in self.named:
            v = self.heads[u]
            if v < 0 or self.labels[u] not in ("iobj", "obj") or "nom" not in self.units[u].cases or self.governed(u):
                continue
            if self.has_subject(v) or not any(self.labels[c] == "expl:pv" for c in self.kids(v)):
                continue
            adjectives = [c for c in self.kids(u) if self.labels[c] == "amod"]
            if any("nom" in self.units[c].cases and "dat" not in self.units[c].cases for c in adjectives):
                self.labels[u] = "nsubj"

    def what_seems_so_is_the_subject(self) -> None:
        """`Niemożliwe okazało się otwarcie granicy`, `zbliża się szczyt`: verbs that have no object; an adjective is what they say."""
        words = lexicon()
        for v in self.verbs:
            if not self.units[v].lemmas & any_of(words.seeming, words.approaching) or not self.units[v].is_(TENSED):
                continue
            kids = [c for c in self.kids(v) if not self.governed(c) and not self.units[c].named]
            for c in kids:
                if self.labels[c] == "nsubj" and self.units[c].is_(ADJECTIVAL) and not self.nominal(c):
                    self.labels[c] = "xcomp"
            nouns = [
                c
                for c in kids
                if "nom" in self.units[c].cases
                and (self.labels[c] in ("obj", "iobj") or ("ger" in self.units[c].pos and c > v))
            ]
            if len(nouns) == 1 and self.nominal(nouns[0]) and not self.has_subject(v) and self.agrees(v, nouns[0]):
                self.labels[nouns[0]] = "nsubj"

    def talks_are_held(self) -> None:
        """`rozmowy, które prowadziły na Florydzie delegacje obu państw`: talks are held by those who may hold them."""
        words = lexicon()
        if self.lemmas.isdisjoint(words.carrying_on):
            return
        for u, unit in enumerate(self.units):
            v = self.heads[u]
            if (
                self.labels[u] != "nsubj"
                or v < u
                or not unit.lemmas & {"który", "jaki"}
                or not self.units[v].lemmas & words.carrying_on
            ):
                continue
            if "acc" not in unit.cases or self.governed(u):
                continue
            rows = [c for c in self.kids(v) if c > v and self.labels[c] == "obj" and "nom" in self.units[c].cases]
            if len(rows) == 1 and (self.units[rows[0]].named or self.units[rows[0]].lemmas & words.beings):
                self.labels[u], self.labels[rows[0]] = "obj", "nsubj"
