"""Words that point back: `on`, `jej`, `który`, `kobieta`, `obaj politycy`, `ten kraj`, and the subject left out."""

from __future__ import annotations

from loaders.polish.discourse import Who
from loaders.polish.frames import KINDS
from loaders.polish.referents_base import ReferentsBase, mentioned
from ontology.claims import Link


def _grammatical(label: str) -> str:
    """Gender that the base form of a name of a body or state has, `pl` for `Niemcy`; verbs agree with it."""
    word = label.split()[0].casefold() if label else ""
    if label in ("Stany Zjednoczone", "USA") or word in (
        "niemcy",
        "włochy",
        "chiny",
        "czechy",
        "węgry",
        "indie",
        "linie",
    ):
        return "pl"
    return "f" if word.endswith("a") else "n" if word.endswith(("o", "e", "um")) else "m3"


class Anaphora(ReferentsBase):
    """Who is meant by words that name nobody. A wrong one is worse than none: where two compete it abstains."""

    def _antecedent(self, u: int, kinds: frozenset[str], depth: int) -> list[Who]:
        """`który`: what its relative clause hangs on."""
        g = self.g
        for at in (u, *g.up(u)):
            if g.labels[at].startswith("acl") and g.heads[at] >= 0 and depth:
                rows = self.resolve(g.heads[at], kinds, depth=depth - 1)
                return [Who(w.cluster, w.span, w.link) for w in rows]
        return []

    def _pronoun(self, u: int, kinds: frozenset[str]) -> list[Who]:
        g = self.g
        genders = {v for r in g.units[u].word.readings for v in r.values(("m1", "f"))}
        numbers = {v for r in g.units[u].word.readings for v in r.values(("sg", "pl"))}
        form = g.units[u].text.casefold()
        gender = (
            "f"
            if form in ("ona", "jej", "nią", "niej", "ją")
            else "m"
            if form in ("on", "jego", "jemu", "niego", "nim", "mu", "go")
            else None
        )
        if (
            numbers == {"pl"}
            or form in ("ich", "im", "nimi", "nich")
            or (not gender and not genders)
            or "Person" not in kinds
        ):
            return []
        earlier = [
            m.cluster
            for unit in g.units[:u]
            for m in (*unit.inner, *unit.mentions)
            if m.type == "Person" and m.cluster and self.discourse.gender(m.cluster) in (gender, None)
        ]
        person = earlier[-1] if len(set(earlier)) == 1 else None if earlier else self.discourse.last_person(gender)
        return [Who(person, g.units[u].span, Link.PRONOUN)] if person else []

    def dropped(self, verb: int, kinds: frozenset[str]) -> list[Who]:
        """The subject that a verb leaves out: that of the sentence before, if number and gender allow.

        In brackets it is the name that the bracket explains: `Andrzej Poczobut (w więzieniu przebywa od 2021 r.)`.
        """
        readings = [
            r
            for x in (verb, *self.g.auxiliaries(verb))
            for r in self.g.units[x].word.readings
            if r.pos in ("fin", "praet", "cond", "bedzie", "winien")
        ]
        if not readings:
            return []
        if any(r.values(("pri", "sec")) for r in readings):
            return self._me(verb, kinds) if all(r.values(("pri",)) and r.values(("sg",)) for r in readings) else []
        readings = [r for r in readings if r.pos in ("fin", "bedzie")] or readings
        numbers = {v for r in readings for v in r.values(("sg", "pl"))}
        genders = {v for r in readings for v in r.values(("m1", "m2", "m3", "f", "n"))}
        here = self._subject_before(verb)
        told = self.discourse.subject if here is None else here
        found = self._bracketed(verb, kinds) or [w for w in told if self.discourse.fits(w.cluster, kinds)]
        if "sg" in numbers and len(found) == 1:
            gender = self.discourse.gender(found[0].cluster)
            woman = "f" in genders and "m1" not in genders  # of a name whose gender is not known a man is meant
            allowed = not genders or (gender == "f") == woman
            kind = self.discourse.type_of(found[0].cluster)
            if allowed and kind == "Person":
                return [Who(found[0].cluster, self.g.units[verb].span, Link.DROPPED)]
            label = self.discourse.label_of(found[0].cluster)
            if found[0].link is Link.METONYM:  # `Waszyngton oznajmił, że nie udzieli`: the verb agrees with the capital
                label = found[0].span.of(self.g.text) if found[0].span.end <= len(self.g.text) else label
            if kind != "Person" and (not genders or _grammatical(label) in genders):
                return [Who(found[0].cluster, self.g.units[verb].span, Link.DROPPED)]
        if "pl" in numbers and "sg" not in numbers:
            if len(found) > 1 or (found and _grammatical(self.discourse.label_of(found[0].cluster)) == "pl"):
                return [Who(w.cluster, self.g.units[verb].span, Link.DROPPED) for w in found]
        return []

    def _me(self, verb: int, kinds: frozenset[str]) -> list[Who]:
        """`„Odmówiłam” – wspomina Mirczuk`: who speaks of herself is she whom the sentence quotes."""
        rows = {
            w.cluster
            for r in self.reports()
            if r.way == "aside" and r.holds(self.g, verb)
            for u in r.who
            for w in self.resolve(u, kinds & KINDS["person"])
        } or {w.cluster for w in self.discourse.voice if self.discourse.fits(w.cluster, kinds & KINDS["person"])}
        return [Who(rows.pop(), self.g.units[verb].span, Link.DROPPED)] if len(rows) == 1 else []

    def speaking_on(self, verb: int) -> list[Who]:
        """`dodał`, `zastrzegł też`: he who spoke in the sentence before, if the verb's gender allows."""
        readings = [r for r in self.g.units[verb].word.readings if r.pos in ("fin", "praet", "winien")]
        genders = {v for r in readings for v in r.values(("m1", "m2", "m3", "f", "n"))}
        plural = bool(readings) and all(r.values(("pl",)) for r in readings)
        rows = self.discourse.speaker
        if not rows or plural != (len(rows) > 1):
            return []
        gender = self.discourse.gender(rows[0].cluster)
        if genders and gender and (gender == "f") != ("f" in genders and "m1" not in genders):
            return []
        return [Who(w.cluster, self.g.units[verb].span, Link.DROPPED) for w in rows]

    def _subject_before(self, verb: int) -> list[Who] | None:
        """Whom an earlier clause of the sentence is about (`zanim Trump spotkał się, rozmawiał`); None without one."""
        for at in range(verb - 1, -1, -1):
            if self.g.verb(at) or self.g.predicate(at):
                for subject in self.g.subjects(at):
                    return self.resolve(subject, KINDS["agent"])
        return None

    def _bracketed(self, verb: int, kinds: frozenset[str]) -> list[Who]:
        depth = 0
        for at in range(verb - 1, -1, -1):
            text = self.g.units[at].text
            depth += (text == ")") - (text == "(")
            if depth < 0:
                return mentioned(self.g, at - 1, self.discourse, kinds)[:1] if at and self.g.units[at - 1].named else []
        return []

    def plural_back(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`im` (`będzie im zależało`): those who were the subject of the sentence before."""
        if self.g.units[u].text.casefold() not in ("im", "nim"):
            return []
        return [
            Who(w.cluster, self.g.units[u].span, Link.PRONOUN)
            for w in self.discourse.subject
            if self.discourse.fits(w.cluster, kinds)
        ]

    def _called(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`chrześcijanka`, `jego klientka`, `kobieta`: the person whom the document has called so."""
        unit = self.g.units[u]
        readings = [r for r in unit.word.readings if r.pos in ("subst", "ppas", "adj")]
        if "Person" not in kinds or unit.number is not None or any(self.g.units[c].number for c in self.g.kids[u]):
            return []
        if not any("sg" in r.values(("sg",)) for r in readings) or not self._singular(u):
            return []
        genders = {"f" if "f" in r.values(("f",)) else "m" for r in readings if r.values(("f", "m1"))}
        person = self.discourse.called(self.g.lemmas(u), genders.pop() if len(genders) == 1 else None)
        return [Who(person, unit.span, Link.ROLE_NOUN)] if person else []

    def _both(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`oba państwa`, `obaj politycy`: the two of that class that were named last."""
        lemmas = self.g.lemmas(u)
        firms = (
            self._words.anaphors["Company"]
            | self._words.anaphors["Bank"]
            | {"podmiot", "instytucja", "organizacja", "związek"}
        )
        people = bool(lemmas & (self._words.offices | self._words.anyone)) or lemmas <= {"oba", "obaj", "obydwaj"}
        rows = self.discourse.people if people else self.discourse.bodies if lemmas & firms else self.discourse.states
        return (
            [Who(c, self.g.units[u].span, Link.ROLE_NOUN) for c in rows[-2:] if self.discourse.fits(c, kinds)]
            if len(rows) >= 2
            else []
        )

    def _this_state(self, u: int) -> list[Who]:
        """`ten kraj`: the state named last, in this sentence or before."""
        here = [m for unit in self.g.units[:u] for m in unit.mentions if m.type == "Country" and m.cluster]
        state = here[-1].cluster if here else (self.discourse.states[-1] if self.discourse.states else None)
        return [Who(state, self.g.units[u].span, Link.ROLE_NOUN)] if state else []

    def _relative(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`jej mąż`: the person whom the document has told to be it; never the one whose husband he is."""
        if "Person" not in kinds:
            return []
        owners = [w.cluster for c in self.g.kids[u] for w in self._one(c, frozenset({"Person"}), 1)]
        found = [
            p for o in owners for lemma in sorted(self.g.lemmas(u)) for p in self.discourse.kin.get((o, lemma), ())
        ]
        return [Who(found[0], self.g.units[u].span, Link.ROLE_NOUN)] if len(set(found)) == 1 else []
