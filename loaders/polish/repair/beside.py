"""Rules of words that the parser hangs on what only stands beside them: adjectives of a list, `ta` before a day, a paper's name, talks with somebody."""

from __future__ import annotations

from loaders.polish.repair.base import TENSED, Repair
from loaders.polish.text.lexicon import lexicon
from loaders.polish.units.units import AMONG

_AND = frozenset({"i", "oraz", ",", "a"})
_DAY = 3  # words between `ta` and its verb that only say when or how


class Beside(Repair):
    """Each method puts one kind of neighbour right."""

    def active_participles_take_their_object(self) -> None:
        """`podpisał dekret obejmujący sankcjami X`, `ustawę nakładającą sankcje`: a verb that has its object has no second one."""
        for p in self.of("pact"):
            noun = self.heads[p]
            if noun < 0 or noun > p or self.labels[p] not in ("acl", "amod") or self.units[p].named:
                continue
            verb = self.verb_above(noun)
            if verb is None or verb > noun or not (self.labels[noun] == "obj" or self.governed(noun)):
                continue
            if any(self.labels[c] == "obj" for c in self.kids(p)):
                continue
            for c in self.kids(verb):
                thing = self.nominal(c) and "acc" in self.units[c].cases and not self.governed(c)
                if c < p or self.labels[c] != "obj" or not thing or self.units[c].time is not None:
                    continue
                if not any(self.units[x].text in (",", ";", "–") or self._verbs[x] for x in range(p + 1, c)):
                    self.attach(c, p, "obj")
                break

    def adjectives_of_states_join(self) -> None:
        """`w przyszłym tygodniu litewscy i białoruscy wiceministrowie`: both are of the noun behind the last."""
        for u in self.of_names:
            if u + 3 >= len(self.units) or u + 2 not in self.of_names:
                continue
            noun = self.heads[u + 2]
            if self.units[u + 1].text not in _AND or self.heads[u] in (noun, u + 2) or noun <= u + 2:
                continue
            if self.nominal(noun) and self.fit_each_other(u, noun) and self.fit_each_other(u + 2, noun):
                if self.heads[u] < 0 or self.above(noun, u):
                    continue
                self.attach(u, noun, "amod")

    def that_one_acts(self) -> None:
        """`na prośbę Litwy: ta 29 października sama zamknęła granicę`: `ta` is no word of the day that follows, but who acts."""
        if "ten" not in self.lemmas:
            return
        for u in range(len(self.units) - 1):
            head = self.heads[u]
            if self.units[u].text.casefold() not in ("ten", "ta") or head < 0 or self.labels[u] != "det":
                continue
            if self.fit_each_other(u, head) and (self.units[head].time is None or head == u + 1):
                continue  # `ten dzień`
            if u and self.units[u - 1].text.casefold() not in (":", ",", ".", "–", ";", "a", "ale", "lecz", "i"):
                continue
            verb = next((x for x in range(head + 1, min(head + 2 + _DAY, len(self.units))) if self._tensed(x)), None)
            if verb is None or self.has_subject(verb) or not self.agrees(verb, u) or not self.same_gender(verb, u):
                continue
            self.attach(u, verb, "nsubj")

    def _tensed(self, u: int) -> bool:
        return self.verbal(u) and self.units[u].is_(TENSED)

    def papers_explain_their_noun(self) -> None:
        """`według niezależnego portalu Zierkało omawiał`: the name behind `portal` is the portal's, whatever verb follows."""
        press = lexicon().press
        for u in self.named:
            noun = u - 1
            if noun < 0 or not self.labels[u].startswith("nsubj") or not self.units[noun].lemmas & press:
                continue
            if not any(m.type == "MediaOutlet" for m in self.units[u].mentions) or "nom" in self.units[noun].cases:
                continue
            self.attach(u, noun, "appos")

    def predicatives_have_no_object(self) -> None:
        """`Sankcji nie wolno znosić`: what stands before `wolno`, `można`, `trzeba` is the object of their infinitive."""
        for u in self.of("pred"):
            verb = next((c for c in self.kids(u) if "inf" in self.units[c].pos and self.labels[c] == "xcomp"), None)
            if verb is None or any(self.labels[c] == "obj" for c in self.kids(verb)):
                continue
            for c in self.kids(u):
                label = self.labels[c].split(":")[0]
                if c < u and label in ("obj", "iobj", "nsubj", "obl") and self.nominal(c) and not self.governed(c):
                    if self.units[c].cases & {"gen", "acc"} and self.units[c].time is None:
                        self.attach(c, verb, "obj")

    def who_is_among_them_acts(self) -> None:
        """`Jest wśród nich Aleś Bialacki`: he is the subject of the verb, not of those among whom he is."""
        for u in self.named:
            group = self.heads[u]
            if not self.labels[u].startswith("nsubj") or group < 0 or group > u or not self.governed(group):
                continue
            verb = self.heads[group]
            among = any(self.units[c].text.casefold() in AMONG for c in self.kids(group) if self.labels[c] == "case")
            if among and verb >= 0 and self.verbal(verb) and not self.has_subject(verb):
                self.attach(u, verb, "nsubj")

    def talks_follow_whom_they_are_with(self) -> None:
        """`nie prowadzimy z reżimem żadnych negocjacji`: the talks are what is held, not those of the one they are with."""
        words = lexicon()
        if self.lemmas.isdisjoint(words.talk_nouns):
            return
        for u, unit in enumerate(self.units):
            other = self.heads[u]
            if other < 0 or other > u or not unit.lemmas & words.talk_nouns or self.governed(u):
                continue
            verb = self.heads[other]
            if verb < 0 or not self.verbal(verb) or not self.units[verb].lemmas & words.light:
                continue
            beside = self.governed(other) and "inst" in self.units[other].cases
            if beside and not any(self.labels[c] == "obj" for c in self.kids(verb)):
                self.attach(u, verb, "obj")

    def guests_stand_before_their_host(self) -> None:
        """`Podczas wizyty w Wilnie Nawrockiego przyjął prezydent`: a person before a verb of receiving without object is the guest."""
        receiving = lexicon().receiving
        for v in self.verbs:
            u = v - 1
            if (
                u < 0
                or not self.units[v].lemmas & receiving
                or not self.units[v].is_(TENSED)
                or not self._may_be_received(u)
            ):
                continue
            if any(self.labels[c] in ("obj", "iobj", "aux:pass") for c in self.kids(v)) or "nom" in self.units[u].cases:
                continue
            whose = self.labels[u].split(":")[0] in ("nmod", "obj", "appos", "flat") and not self.governed(u)
            if whose and "acc" in self.units[u].cases:
                self.attach(u, v, "obj")

    def _may_be_received(self, u: int) -> bool:
        """A person by name, or by a noun that is no genitive of what it follows: `Po uroczystości wysłannika przyjął X`."""
        unit = self.units[u]
        if unit.named:
            return any(m.type == "Person" for m in unit.mentions)
        return bool(unit.lemmas & lexicon().offices)

    def two_names_are_two(self) -> None:
        """`Białoruś Litwa oskarżyła o balony`, `X i Y Unia objęła sankcjami`: side by side the name in the nominative acts on the other."""
        for u in [
            u for u in self.named if u and self.labels[u] in ("flat", "appos", "conj") and self.units[u - 1].named
        ]:
            first = self.heads[u]
            if first < 0 or self.labels[first] != "nsubj" or not self.units[first].named or self.heads[first] < 0:
                continue
            v = self.heads[first]
            others = [x for x in self.conjuncts(first) if x < u]
            if u - 1 not in others or not self.verbal(v) or self.units[v].pos.isdisjoint(TENSED):
                continue
            acts = self.agent(u) and "nom" in self.units[u].cases and "acc" not in self.units[u].cases
            acted = all(self.agent(x) and "acc" in self.units[x].cases for x in others)
            if acts and acted and self.agrees(v, u) and not any(self.labels[c] == "obj" for c in self.kids(v)):
                self.labels[first] = "obj"
                self.attach(u, v, "nsubj")
                for x in self.conjuncts(first):
                    if x > u:
                        self.attach(x, u, "conj")

    def the_name_in_the_nominative_acts(self) -> None:
        """`Białoruś o szpiegostwo oskarżyła Litwa`: of two names the one that can only be a nominative is the subject."""
        for u in self.named:
            v = self.heads[u]
            if v < 0 or self.labels[u] != "obj" or not self.agent(u) or self.units[v].pos.isdisjoint(TENSED):
                continue
            known = any(
                m.type in ("Person", "Country") for m in self.units[u].mentions
            )  # of firms many are not declined
            if not known or not self.units[u].cases or not self.units[u].cases <= {"nom", "voc"} or self.governed(u):
                continue
            rows = [c for c in self.kids(v) if self.labels[c] == "nsubj"]
            if len(rows) != 1 or not self.agent(rows[0]) or self.units[rows[0]].cases & {"acc", "inst"} != {"acc"}:
                continue  # `airBaltic`, which is not declined, may be anything
            if self.agrees(v, u) and self.same_gender(v, u):
                self.labels[rows[0]], self.labels[u] = "obj", "nsubj"

    def of_two_that_may_be_either_the_first_acts(self) -> None:
        """`Władze Sudanu oskarżają Emiraty`: where form and number leave it open which of two powers acts, it is the one before the verb."""
        for v in self.verbs:
            rows = [c for c in self.kids(v) if self.labels[c] in ("nsubj", "obj")]
            if len(rows) < 2:
                continue
            rows = [c for c in rows if not self.governed(c)]
            if [self.labels[c] for c in rows] != ["obj", "nsubj"] or not rows[0] < v < rows[1]:
                continue
            first, last = rows
            powers = all(self.agent(u) or self.units[u].lemmas & lexicon().powers for u in rows)
            either = all({"nom", "acc"} <= self.units[u].cases and self.agrees(v, u) for u in rows)
            if powers and either and self.same_gender(v, first):
                self.labels[first], self.labels[last] = "nsubj", "obj"

    def courts_have_no_mans_name(self) -> None:
        """`skazał sąd karny w Stambule Rafała Sowińskiego, kapitana masowca`: he is no court, but whom it sentenced."""
        for u in self.named:
            court = self.heads[u]
            if court < 0 or court > u or self.labels[u] not in ("appos", "flat") or self.units[court].named:
                continue
            unit, v = self.units[u], self.heads[court]
            if not self.units[court].lemmas & lexicon().courts or v < 0 or not self.verbal(v):
                continue
            person = any(m.type == "Person" for m in unit.mentions)
            if person and "acc" in unit.cases and "nom" not in unit.cases and not self.governed(u):
                self.attach(u, v, "obj")

    def receivers_act(self) -> None:
        """`Licencję otrzymała Belavia`: behind a verb that has its object a name that may be a nominative is no dative."""
        for u in [u for u in self.named if self.labels[u] == "iobj"]:
            v = self.heads[u]
            if v < 0 or v > u or self.units[v].pos.isdisjoint(TENSED) or self.has_subject(v) or self.governed(u):
                continue
            if "nom" not in self.units[u].cases or not (self.agent(u) and self.agrees(v, u)):
                continue
            objects = [c for c in self.kids(v) if c < v and self.labels[c] == "obj"]
            if len(objects) == 1 and self.units[objects[0]].cases & {"acc", "nom"} == {"acc"}:
                self.labels[u] = "nsubj"
