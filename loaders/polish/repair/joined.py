"""Rules of what goes on: who is named beside his kin, and whose verb it is behind a clause that explains its subject."""

from __future__ import annotations

from loaders.polish.repair.base import TENSED, Repair
from loaders.polish.text.lexicon import lexicon

_AND = frozenset({"i", "oraz"})
_SO_THAT = frozenset({"by", "żeby", "aby"})


class Joined(Repair):
    """Each method puts one kind of joint right."""

    def kin_join_their_person(self) -> None:
        """`porwali Maduro i jego żonę Cilię Flores`, `zwolniono Dodika, jego syna Igora oraz X`: kin go with whose they are, and the name behind is theirs."""
        for at, unit in enumerate(self.units[:-2]):
            if unit.text not in _AND and unit.text != ",":
                continue
            if not at or not self.whose(at + 1) or not self.named_person(at - 1):
                continue
            kin = at + 2
            while kin < len(self.units) - 1 and self.labels[kin] == "amod" and not self.units[kin].named:
                kin += 1
            person, name = at - 1, kin + 1
            if kin >= len(self.units) or not self.units[kin].lemmas & lexicon().kin_nouns or self.governed(kin):
                continue
            if name < len(self.units) and self.named_person(name) and self.units[name].cases & self.units[kin].cases:
                if self.labels[name].split(":")[0] in ("nmod", "obj", "conj", "flat", "dep", "iobj"):
                    self.attach(name, kin, "appos")
            else:
                name = kin
            listed = name + 1 < len(self.units) and self.units[name + 1].text in (*_AND, ",")
            if (unit.text == "," and not listed) or not self.units[person].cases & self.units[kin].cases:
                continue
            first = self.heads[person] if self.labels[person] == "conj" and self.heads[person] >= 0 else person
            if self.labels[kin] not in ("nsubj", "nsubj:pass") and not self.above(kin, first):
                self.attach(kin, first, "conj")

    def verbs_go_on_behind_a_relative(self) -> None:
        """`ECOWAS, do której Togo należy, zażądała uwolnienia i zwołała szczyt`: the verb behind the clause is its antecedent's."""
        for v in self.verbs:
            relative = self.heads[v]
            if self.labels[v] != "conj" or relative < 0 or self.labels[relative] != "acl:relcl" or relative > v:
                continue
            noun = self.heads[relative]
            main = self.heads[noun] if noun >= 0 and self.labels[noun].startswith("nsubj") else -1
            if main < 0 or not self.verbal(main) or noun > relative or not self.units[v].is_(TENSED):
                continue
            closed = self.units[v - 1].text == "," or relative < main < v
            if closed and self.agrees(v, noun) and self.same_gender(v, noun) and not self.has_own_subject(v):
                self.attach(v, main, "conj")

    def lists_go_on_behind_a_bracket(self) -> None:
        """`IAG (International Airlines Group), Ryanair i Wizz Air złożyły`: a name behind the bracket of the first goes on with it."""
        if ")" not in self.forms:
            return
        for u in self.named:
            first = self.heads[u]
            if self.labels[u] != "parataxis" or not 0 <= first < u or not self.agent(first) or not self.agent(u):
                continue
            listed = any(self.labels[c] == "conj" and self.units[c].named for c in self.kids(u))
            if listed and self.units[u - 1].text == "," and self.units[u - 2].text == ")":
                self.attach(u, first, "conj")
                for c in self.kids(u):
                    if self.labels[c] == "conj":
                        self.attach(c, first, "conj")

    def who_is_asked_is_asked_by_the_verb(self) -> None:
        """`wezwał Unię, żeby objęła Łukoil sankcjami`: what one is asked to do hangs on the asking, and explains no name."""
        if self.forms.isdisjoint(_SO_THAT):
            return
        for u in self.verbs:
            whom = self.heads[u]
            if self.labels[u] not in ("ccomp", "acl", "advcl") or not 0 <= whom < u or not self.units[whom].named:
                continue
            marked = any(self.labels[c] == "mark" and self.units[c].text in _SO_THAT for c in self.kids(u))
            verb = self.heads[whom]
            if marked and verb >= 0 and self.verbal(verb) and self.labels[whom] in ("obj", "iobj", "obl"):
                self.attach(u, verb, "ccomp")

    def what_lays_it_on_somebody(self) -> None:
        """`sankcje, którymi Waszyngton obłożył Rosnieft i Łukoil`: a name that is not declined is what the verb befalls, where an instrument stands by."""
        for u in self.named:
            v = self.heads[u]
            if self.labels[u] != "iobj" or v < 0 or not self.verbal(v) or not self.agent(u) or self.governed(u):
                continue
            if not {"nom", "acc", "dat"} <= self.units[u].cases or self.units[v].lemmas & lexicon().threatening:
                continue
            rest = [c for c in self.kids(v) if c != u and self.labels[c] in ("obj", "iobj")]
            means = [c for c in rest if "inst" in self.units[c].cases and not self.governed(c)]
            if means and len(means) == len(rest) and self.has_own_subject(v):
                self.labels[u] = "obj"
