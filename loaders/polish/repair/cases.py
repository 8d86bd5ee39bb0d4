"""Rules of names whose case says on what they hang: a dative on a verb, a name on the noun of its kind right before it."""

from __future__ import annotations

from loaders.polish.repair.base import TENSED, Repair
from loaders.polish.text.lexicon import lexicon

_AGAINST = frozenset({"wobec", "przeciw", "przeciwko", "względem"})  # so the parser sees `pod adresem` too
_LOOSE = ("nmod", "flat", "appos", "amod", "obl", "conj", "obj", "dep")
_WITH_A_DATIVE = frozenset({"podlegać"})


class Cases(Repair):
    """Each method puts one kind of attachment right."""

    def agents_stand_behind_przez(self) -> None:
        """`objęcie sankcjami rosyjskiej floty`: without `przez` nobody does it; a genitive behind a gerund is what it befalls."""
        if "obl:agent" not in self.labels:
            return
        for u, label in enumerate(self.labels):
            over = self.heads[u]
            if label != "obl:agent" or self.governed(u) or over < 0 or over > u or "gen" not in self.units[u].cases:
                continue
            if "ger" in self.units[over].pos and not self.units[u].named:
                self.labels[u] = "obj"

    def conjuncts_need_a_joint(self) -> None:
        """`w ataku rakietowym i dronowym Rosji na Kijów`: what `i` joins are the adjectives; the name behind them is whose it is."""
        for u in self.named:
            head = self.heads[u]
            if self.labels[u] != "conj" or not 0 <= head < u - 1 or "gen" not in self.units[u].cases:
                continue
            if self.governed(u) or self.verbal(head) or self.units[head].named or not self.nominal(head):
                continue
            before = self.units[u - 1]
            joined = any(self.labels[c] == "cc" for c in self.kids(u))
            if not joined and before.is_(("adj",)) and not before.mentions and self.above(u - 1, head):
                self.labels[u] = "nmod"
                for c in self.kids(u):
                    if c > u and self.labels[c] == "nmod" and self.governed(c):
                        self.attach(c, head, "nmod")

    def datives_hang_on_verbs(self) -> None:
        """`wymierzył 12 lat więzienia Iharowi Prakapczukowi`: no noun governs a person in the dative, the verb does."""
        for u, unit in enumerate(self.units):
            if "dat" not in unit.cases or not self.labels[u].startswith(_LOOSE) or not self.nominal(u):
                continue
            if self._cases(u) & {"nom", "gen", "acc", "inst"} or not self._someone(u) or self.governed(u):
                continue
            head = self.heads[u]
            if head < 0 or self.verbal(head) or self.units[head].is_(("adj", "ppas", "pact")):
                continue
            if "ger" in self.units[head].pos and "subst" not in self.units[head].pos:
                continue
            if self.labels[u] in ("conj", "appos", "flat") and "dat" in self.units[head].cases:
                continue
            if self.labels[u] == "conj" and "loc" in unit.cases & self.units[head].cases:
                continue  # `w Niemczech, Polsce i na Litwie`
            verb = self._verb_before(u)
            if verb is None and 0 <= self.heads[head] < len(self.units) and self.heads[head] > u:
                verb = self.heads[head] if self.verbal(self.heads[head]) else None  # `Łamanie rozejmu Polsce zarzuciła`
            if verb is None:
                continue
            given = [c for c in self.kids(verb) if self.labels[c] == "iobj" and self.units[c].time is None]
            given = [c for c in given if "dat" in self.units[c].cases]
            if not given:
                self.attach(u, verb, "iobj")
            elif given[0] < u and self._someone(given[0]):
                self.attach(u, given[0], "conj")  # `12 lat Łosikowi, a 14 lat Statkiewiczowi`

    def what_is_granted_is_somebodys(self) -> None:
        """`udzielił licencji Belavii`: behind what is granted a name that may be a dative is whom it is granted."""
        if self.lemmas.isdisjoint(lexicon().granting):
            return
        for u in self.named:
            thing = self.heads[u]
            verb = self.heads[thing] if thing >= 0 else -1
            if self.labels[u] != "nmod" or u != thing + 1 or verb < 0 or self.labels[thing] not in ("obj", "iobj"):
                continue
            if not self.verbal(verb) or not self.units[verb].lemmas & lexicon().granting or not self.agent(u):
                continue
            if "ger" in self.units[thing].pos:
                continue  # `odmówił opuszczenia Białorusi`
            taken = any(self.labels[c] == "iobj" and c != thing for c in self.kids(verb))
            if "dat" in self.units[u].cases and not self.governed(u) and not taken:
                self.attach(u, verb, "iobj")

    def intransitives_have_a_subject(self) -> None:
        """`Restrykcje Kanady uderzyły w linie`: what may be no object acts, and the name behind it says whose it is."""
        for v in self.verbs:
            if not self.verbal(v) or not self.units[v].lemmas & lexicon().intransitive or not self.units[v].is_(TENSED):
                continue
            given = [c for c in self.kids(v) if self.labels[c] == "iobj" and self.agent(c) and not self.governed(c)]
            given = [] if self.units[v].lemmas & _WITH_A_DATIVE or self.has_subject(v) else given
            if len(given) == 1 and "nom" in self.units[given[0]].cases and self.agrees(v, given[0]):
                self.labels[given[0]] = "nsubj"  # `z listy zniknęły Rosnieft i Łukoil`
                continue
            things = [c for c in self.kids(v) if c < v and self.labels[c] == "obj" and "nom" in self.units[c].cases]
            names = [c for c in self.kids(v) if c < v and self.labels[c] == "nsubj" and self.units[c].named]
            if len(things) != 1 or names != [things[0] + 1] or "gen" not in self.units[names[0]].cases:
                continue
            if self.nominal(things[0]) and not self.governed(things[0]) and self.agrees(v, things[0]):
                self.labels[things[0]] = "nsubj"
                self.attach(names[0], things[0], "nmod")

    def undeclined_names_act(self) -> None:
        """`Licencję przedłużył OFAC`: beside an object the one name that is not declined acts, where nobody else does."""
        for u in self.named:
            v = self.heads[u]
            if self.labels[u] != "iobj" or v < 0 or v > u or not self.verbal(v) or not self.units[v].is_(TENSED):
                continue
            kids = self.kids(v)
            things = [c for c in kids if self.labels[c] == "obj" and c < v and "nom" not in self.units[c].cases]
            others = [c for c in kids if self.labels[c] == "iobj"]
            if not things or len(others) != 1 or self.has_subject(v) or self.governed(u) or not self.agent(u):
                continue
            if {"nom", "dat"} <= self.units[u].cases and self.agrees(v, u) and self.same_gender(v, u):
                self.labels[u] = "nsubj"

    def datives_do_not_act(self) -> None:
        """`Litewskiemu rządowi zarzucił uległość`: with an adjective in the dative before it a noun is nobody who acts."""
        for u, label in enumerate(self.labels):
            if label != "nsubj" or self.units[u].named or "dat" not in self.units[u].cases or not u:
                continue
            before = self.units[u - 1]
            if self.heads[u - 1] == u and "adj" in before.pos and before.cases == {"dat"}:
                self.labels[u] = "iobj"

    def blame_is_laid_on_somebody(self) -> None:
        """`zrzuca winę za kryzys na Białoruś`: on whom it is laid hangs on the verb, not on that of which he is to blame."""
        if self.lemmas.isdisjoint(lexicon().laying):
            return
        for u in self.named:
            head, case = self.heads[u], next((c for c in self.kids(u) if self.labels[c] == "case"), -1)
            if case < 0 or self.units[case].text != "na" or "acc" not in self.units[u].cases or self.verbal(head):
                continue
            verb = self.verb_above(u)
            if verb is not None and verb < u and self.units[verb].lemmas & lexicon().laying:
                self.attach(u, verb, "obl")

    def what_is_aimed_at_somebody(self) -> None:
        """`Armenia pod adresem Azerbejdżanu sformułowała oskarżenia`: against whom it is done hangs on no name that acts, but on its verb."""
        if self.forms.isdisjoint(_AGAINST):
            return
        for u in self.named:
            head, case = self.heads[u], next((c for c in self.kids(u) if self.labels[c] == "case"), -1)
            if case < 0 or self.units[case].text not in _AGAINST or head < 0 or self.labels[head] != "nsubj":
                continue
            if head < u < self.heads[head] and self.units[head].named:
                self.attach(u, self.heads[head], "obl")

    def _cases(self, u: int) -> frozenset[str]:
        """Cases of a unit; of a noun beside a name those that both have."""
        cases = self.units[u].cases
        if not self.units[u].named:
            for c in self.kids(u):
                if self.labels[c] in ("flat", "appos") and self.units[c].named and self.units[c].cases & cases:
                    cases &= self.units[c].cases
        return cases

    def _someone(self, u: int) -> bool:
        """A name of a person or a state, or a noun for a person that one explains: `inżynierowi Iharowi Prakapczukowi`."""
        rows = [u, *(c for c in self.kids(u) if self.labels[c] in ("flat", "appos"))]
        return any(m.type in ("Person", "Country") for x in rows if self.units[x].named for m in self.units[x].mentions)

    def _verb_before(self, u: int) -> int | None:
        """The verb of the clause of `u`, which stands before it with no other clause between."""
        for at in range(u - 1, max(-1, u - 16), -1):
            if self.verbal(at):
                return at if self.heads[u] < 0 or self.above(u, at) else None
            if self.units[at].text in (";", ":", "–", "(", ")"):
                return None
        return None

    def participles_join_participles(self) -> None:
        """`X, skazanej na 11 lat kolonii i uwięzionej w 2020 r.`: not the colony is held, the second participle is hers too."""
        for u in [u for u in self.of("ppas") if u >= 3]:
            head = self.heads[u]
            base = self.labels[u].split(":")[0]
            no_kin = base == "conj" and "ppas" not in self.units[head].pos and not self.fit_each_other(head, u)
            if head < 0 or not (base in ("acl", "amod") or no_kin):
                continue
            joined = self.units[u - 1].text.casefold() in ("i", "oraz", "lub") or self.units[u - 2].text == "i"
            if not joined or self.verbal(head):
                continue
            for at in range(u - 2, max(-1, u - 14), -1):
                if self.verbal(at) or self.units[at].text in (";", ":", "–"):
                    break
                if at != head and "ppas" in self.units[at].pos and self.fit_each_other(at, u) and self.heads[at] >= 0:
                    self.attach(u, at, "conj")
                    break

    def participles_tell_of_the_last(self) -> None:
        """`Maryna Zołatawa oraz Waliancin Stefanowicz, skazany w 2023 r.`: one in the singular is the one before the comma."""
        for u in [u for u in self.of("ppas") if u >= 4]:
            head, last = self.heads[u], u - 2
            if self.units[u - 1].text != "," or head < 0 or self.labels[u].split(":")[0] not in ("acl", "amod"):
                continue
            if self.labels[last] != "conj" or self.heads[last] != head or not self.units[last].named:
                continue
            rows = [r for r in self.units[u].word.readings if r.pos == "ppas"]
            if not any(r.values(("pl",)) for r in rows) and self.fit_each_other(last, u):
                self.attach(u, last, "acl")
