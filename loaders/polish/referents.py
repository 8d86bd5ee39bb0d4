"""Phrase → the named things that it means: names, lists, appositions, `białoruskie władze`, pronouns."""

from __future__ import annotations

from loaders.polish.discourse import Discourse, Who
from loaders.polish.frames import KINDS
from loaders.polish.lexicon import lexicon
from loaders.polish.sentence_graph import SentenceGraph
from ontology.claims import Link, Utterance

_INTRO = frozenset({"tj.", "tzn.", "np.", "czyli", "mianowicie", "m.in.", "zwłaszcza", "szczególnie", "głównie"})
_JOINERS = frozenset(
    {",", "i", "oraz", "a", "także", "też", "również", "lub", "czy", "–", "—", "-", "jak", "zarówno", "ani"}
)
_RELATIVE = frozenset({"który", "jaki", "co", "kto"})


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


def mentioned(g: SentenceGraph, u: int, discourse: Discourse, kinds: frozenset[str]) -> list[Who]:
    """The named things of a unit that a role may take."""
    return [
        Who(m.cluster, m.span, m.link) for m in g.units[u].mentions if m.cluster and discourse.fits(m.cluster, kinds)
    ]


class Referents:
    """Resolves phrases of one sentence."""

    def __init__(self, g: SentenceGraph, discourse: Discourse) -> None:
        self.g = g
        self.discourse = discourse
        self._words = lexicon()
        self.sources: list[Utterance] | None = None  # who the sentence says so beside it; filled once by `speech`

    def resolve(self, u: int, kinds: frozenset[str], *, depth: int = 3) -> list[Who]:
        """Everything that the phrase headed by `u` means, coordinated members included, in text order."""
        found: list[Who] = []
        for member in self.g.conjuncts(u):
            if member == u or not self.g.verb(member):
                found += self._one(member, kinds, depth)
        return list({w.cluster: w for w in found}.values())

    def _one(self, u: int, kinds: frozenset[str], depth: int) -> list[Who]:
        g = self.g
        if g.units[u].mentions and not g.units[u].named:
            return mentioned(g, u, self.discourse, kinds)
        if self._one_of_a_people(u):  # `Nigeryjka Rebecca Bitrus`, `Nigeryjka`: she, not Nigeria
            names = [w for c in g.children(u, "appos", "flat") for w in self._named_only(c, kinds)]
            return names or self._called(u, kinds)
        if g.units[u].named:
            found = mentioned(g, u, self.discourse, kinds)
            return found + [w for c in g.children(u, "appos") for w in self._named_only(c, kinds)]
        lemmas = g.lemmas(u)
        if lemmas & _RELATIVE and not g.units[u].mentions:
            return self._antecedent(u, kinds, depth)
        if g.units[u].is_(frozenset({"ppron3"})) or lemmas & {"jego", "jej", "ich"}:
            return self._pronoun(u, kinds)
        if g.adjective(u) and not g.units[u].is_(frozenset({"subst", "ger"})):
            return mentioned(g, u, self.discourse, kinds)
        return self._noun(u, kinds, depth)

    def _one_of_a_people(self, u: int) -> bool:
        """A demonym in the singular; in the plural (`Amerykanie`) it may stand for the state."""
        unit = self.g.units[u]
        demonym = any(
            m.type == "Person" and m.cluster and self.discourse.type_of(m.cluster) == "Country" for m in unit.mentions
        )
        return (
            demonym and unit.title is None and {v for r in unit.word.readings for v in r.values(("sg", "pl"))} == {"sg"}
        )

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

    # -- nouns ---------------------------------------------------------------------------------------------

    def _noun(self, u: int, kinds: frozenset[str], depth: int) -> list[Who]:
        g, words = self.g, self._words
        lemmas = g.lemmas(u)
        if "Person" in kinds and (beside := [c for c in g.children(u, "appos") if g.units[c].cases & g.units[u].cases]):
            persons = frozenset({"Person"})
            names = [
                w for c in beside if g.units[c].named for x in g.conjuncts(c) for w in self._named_only(x, persons)
            ]
            if names:
                return names  # `żona skazanego, Iwona Sowińska`
        if not lemmas & set(words.kin) and (found := self._listed(u, kinds)):
            return found
        if lemmas & words.offices and "Person" in kinds:
            held = self._holder(u)
            if held or not lemmas & words.carriers:
                return held
        number = g.units[u].number
        both = number is not None and number.value == 2 and number.span.of(g.text).casefold().startswith("ob")
        if both or lemmas & words.joint or any(g.lemmas(c) & words.joint for c in g.kids[u]):
            return self._both(u, kinds)
        if lemmas & words.partitives and depth:
            rows = [
                w
                for c in g.kids[u]
                if "gen" in g.units[c].cases and g.nominal(c) and g.preposition(c) is None
                for w in self.resolve(c, kinds, depth=depth - 1)
            ]
            if rows:
                return rows
        if lemmas & {"kraj", "państwo"} and any(g.lemmas(c) & {"ten"} for c in g.kids[u]) and "Country" in kinds:
            return self._this_state(u)
        if any(lemma in words.kin for lemma in lemmas):
            return self._relative(u, kinds)
        if called := self._called(u, kinds):
            return called
        if "stolica" in lemmas:
            return self._seat(u, kinds)
        near = self._modifiers(u, kinds, depth)
        if lemmas & words.carriers:
            if lemmas & words.led:
                near += self._led(near, kinds, u)
            if near:
                return near
            if lemmas & words.regimes:
                return self._regime(u, kinds)
            return []
        if near and kinds >= {"Country", "Company"} and not self._people_or_body(u):
            return [
                w for w in near if self.discourse.type_of(w.cluster) != "Person"
            ]  # `samoloty Łukaszenki` are not he
        here = [m.cluster for unit in g.units[:u] for m in unit.mentions if m.cluster]
        return [
            Who(c, g.units[u].span, Link.ROLE_NOUN)
            for c in [self.discourse.last_of(lemmas, here)]
            if c and self.discourse.fits(c, kinds)
        ]

    def _people_or_body(self, u: int) -> bool:
        """`armeńska opozycja`, `polski bank`, `rosyjski dziennikarz`: no state acts or suffers in them."""
        words, lemmas = self._words, self.g.lemmas(u)
        bodies = words.org_nouns | words.groups | frozenset(x for kind in words.anaphors.values() for x in kind)
        return bool(lemmas & (bodies | words.offices | words.anyone))

    def _modifiers(self, u: int, kinds: frozenset[str], depth: int) -> list[Who]:
        """Countries in adjectives and names in the genitive beneath a noun."""
        g = self.g
        found: list[Who] = []
        if g.units[u].number is not None:
            found += [
                Who(m.cluster, m.span, m.link)
                for m in g.units[u].inner
                if m.cluster and self.discourse.fits(m.cluster, kinds)
            ]
        for child in g.kids[u]:
            label = g.labels[child].split(":")[0]
            if label in ("amod", "det", "acl") or (g.adjective(child) and not g.units[child].named):
                found += [w for w in mentioned(g, child, self.discourse, kinds) if w.link is Link.ADJECTIVE]
            elif label in ("nmod", "appos", "flat", "obl") and g.units[child].named:
                preposition = g.preposition(child)
                if preposition is None and ("gen" in g.units[child].cases or label in ("appos", "flat")):
                    found += self.resolve(child, kinds, depth=depth - 1) if depth else []
                elif preposition in ("w", "z") and g.lemmas(u) & (self._words.regimes | {"władza", "władze"}):
                    found += self._capital(child, kinds)
            elif label == "nmod" and depth and g.preposition(child) is None and "gen" in g.units[child].cases:
                found += self.resolve(child, kinds, depth=depth - 1)
        return sorted(found, key=lambda w: w.span)

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

    def _capital(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`władze w Mińsku`, `reżim w Mińsku`: the state whose capital it is."""
        found = []
        for m in self.g.units[u].mentions:
            country = self.discourse.country_of(m.cluster) if m.cluster else None
            if country and self.discourse.fits(country, kinds):
                found.append(Who(country, m.span, Link.METONYM))
        return found

    def _seat(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`stolica Białorusi`, `białoruska stolica`: the city, and the country that it stands in."""
        found: list[Who] = []
        for who in self._modifiers(u, frozenset({"Country"}), 1):
            city = self.discourse.capital_of(who.cluster)
            if city and self.discourse.fits(city, kinds):
                found.append(Who(city, self.g.units[u].span, Link.ROLE_NOUN))
            if self.discourse.fits(who.cluster, kinds):
                found.append(who)
        return found

    def _led(self, near: list[Who], kinds: frozenset[str], u: int) -> list[Who]:
        """`administracja Trumpa`: the leader, and the country of the leader too."""
        countries = [
            self.discourse.country_of(w.cluster) for w in near if self.discourse.type_of(w.cluster) == "Person"
        ]
        have = {w.cluster for w in near}
        return [
            Who(c, self.g.units[u].span, Link.ROLE_NOUN)
            for c in countries
            if c and c not in have and self.discourse.fits(c, kinds)
        ]

    def _regime(self, u: int, kinds: frozenset[str]) -> list[Who]:
        state = self.discourse.regime()
        return [Who(state, self.g.units[u].span, Link.ROLE_NOUN)] if state and self.discourse.fits(state, kinds) else []

    def _holder(self, u: int) -> list[Who]:
        """`prezydent USA`, `amerykański wysłannik`: the person who holds it, where only one can be meant."""
        g = self.g
        if found := self._apposed(u):
            return found
        if not self._singular(u):
            return []  # `dziennikarze` are not the one journalist whom the text names
        lemmas = g.lemmas(u) & (self._words.unique_offices | self._words.anaphors["Person"])
        if g.lemmas(u) & {"szef", "szefowa", "głowa"}:
            bodies = [x for c in g.kids[u] for x in g.lemmas(c)]
            lemmas |= {o for x in bodies for o in self._words.heads_of.get(x, ())}
        if not lemmas:
            return []
        countries = [w.cluster for w in self._modifiers(u, frozenset({"Country"}), 1)]
        people = [w.cluster for w in self._modifiers(u, frozenset({"Person"}), 1)]
        if not countries and people and not lemmas & self._words.dependent_offices:
            countries = [c for c in [self.discourse.country_of(people[0])] if c]
        person = self.discourse.holder(lemmas, countries[0] if countries else None)
        if person is None and people:
            person = self.discourse.holder(lemmas, people[0])
        return [Who(person, g.units[u].span, Link.ROLE_NOUN)] if person else []

    def _singular(self, u: int) -> bool:
        """Whether the noun may be in the singular, and nothing counts it."""
        unit = self.g.units[u]
        if unit.number is not None or any(self.g.units[c].number is not None for c in self.g.kids[u]):
            return False
        rows = [r for r in unit.word.readings if r.pos == "subst"]
        return not rows or any(
            r.values(("sg",)) and r.values(("nom", "gen", "dat", "acc", "inst", "loc")) for r in rows
        )

    def _apposed(self, u: int) -> list[Who]:
        """`wysłannikami Trumpa – Johnem Coale’em i Christopherem Smithem`: names of the same case."""
        g = self.g
        found: list[Who] = []
        cases = g.units[u].cases
        at = u + 1
        dash = False
        while at < len(g) and at - u < 14:
            unit = g.units[at]
            if unit.named and any(m.type == "Person" for m in unit.mentions):
                if unit.cases & cases and (dash or not unit.cases <= {"gen", "acc"}):
                    found += mentioned(g, at, self.discourse, frozenset({"Person"}))
                elif found:
                    break
            elif unit.text in ("–", "—", "-", ":"):
                dash = True
            elif unit.text in (",", "i", "oraz"):
                if not found and unit.text != ",":
                    break
                dash = dash or unit.text == ","
            elif found or (
                unit.is_(frozenset({"fin", "praet", "imps", "inf", "prep", "comp", "interp"})) and unit.text != "ds."
            ):
                break
            at += 1
        return found

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

    # -- lists ---------------------------------------------------------------------------------------------

    def _named_only(self, u: int, kinds: frozenset[str]) -> list[Who]:
        return mentioned(self.g, u, self.discourse, kinds) if self.g.units[u].named else []

    def _listed(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """Names that spell out a common noun: `sektora finansowego, m.in. A i B`; `(tj. firmy X)`; `spółki X`."""
        g = self.g
        at = u + 1
        limit = u + 9
        while at < len(g) and at < limit:
            unit = g.units[at]
            text = unit.text.casefold()
            if text in _INTRO or (text == "w" and at + 1 < len(g) and g.units[at + 1].text == "tym"):
                return self._enumerate(at + (2 if text == "w" else 1), kinds)
            if (
                unit.named
                and not (unit.cases <= {"gen"} and at > u + 1)
                and self._agree(u, at)
                and all(g.adjective(x) or g.units[x].text in ("(", ",", "–") for x in range(u + 1, at))
            ):
                who = [
                    w
                    for w in mentioned(g, at, self.discourse, kinds)
                    if self.discourse.type_of(w.cluster)
                    not in (("Country",) if "Place" in kinds else ("Country", "Place"))
                ]
                if (
                    who
                    and (
                        g.heads[at] in (u, *range(u + 1, at)) or g.lemmas(u) & self._words.org_nouns or "Place" in kinds
                    )
                    and not g.lemmas(u) & (self._words.carriers | self._words.offices)
                ):
                    return self._enumerate(at, kinds)
            if unit.is_(frozenset({"fin", "praet", "imps", "inf", "cond"})) or text in (".", ";", ":"):
                return []
            at += 1
        return []

    def _agree(self, u: int, at: int) -> bool:
        """In one case, or the name in its base form: `na przejściach Brześć i Kozłowicze`, `linii lotniczych Belavia`."""
        unit = self.g.units[at]
        return bool(unit.cases & self.g.units[u].cases) or not unit.cases or "nom" in unit.cases

    def _enumerate(self, at: int, kinds: frozenset[str]) -> list[Who]:
        """Names from `at` on, parted by commas and `i`; brackets and appositions between them are passed over."""
        g = self.g
        found: list[Who] = []
        depth = 0
        gap = 0
        while at < len(g):
            unit = g.units[at]
            if unit.text == "(":
                depth += 1
            elif unit.text == ")":
                if depth == 0:
                    break
                depth -= 1
            elif depth == 0:
                if unit.named:
                    found += mentioned(g, at, self.discourse, kinds)
                    gap = 0
                elif unit.text in _JOINERS:
                    pass
                elif (
                    unit.is_(frozenset({"fin", "praet", "imps", "inf", "cond", "comp", "prep"}))
                    or unit.text
                    in (
                        ".",
                        ";",
                        ":",
                        "który",
                    )
                    or g.lemmas(at) & _RELATIVE
                ):
                    break
                else:
                    gap += 1
                    if gap > 4:
                        break
            at += 1
        return found

    # -- pronouns ------------------------------------------------------------------------------------------

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
            allowed = not genders or gender is None or (gender == "f") == ("f" in genders and "m1" not in genders)
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
        if self.sources is None:
            return []
        rows = {
            x.speaker for x in self.sources if x.speaker and self.discourse.fits(x.speaker, kinds & KINDS["person"])
        }
        return [Who(rows.pop(), self.g.units[verb].span, Link.DROPPED)] if len(rows) == 1 else []

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
