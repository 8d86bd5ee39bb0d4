"""Subjects that Polish leaves out: `został skazany`, `zapowiedział też`, `odmówiłam`."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.polish.frames.frames import KINDS
from loaders.polish.frames.slots import own
from loaders.polish.reference.base import ReferentsBase, mentioned
from loaders.polish.reference.discourse import Who
from loaders.polish.reference.salience import OBJECT
from loaders.polish.text.words import GENDERS, Reading, any_of
from loaders.polish.units.agreement import Agreement
from ontology.claims import Link

_FINITE = frozenset({"fin", "praet", "cond", "bedzie", "winien"})

_FOR_THE_STATE = ("Ministerstwo", "Departament", "Rada Bezpieczeństwa")  # who speaks for these says `we` of the state
_STAYING = frozenset({"być", "przebywać", "siedzieć", "pozostać", "pozostawać"})


class Omitted(ReferentsBase):
    """Whom a verb without a subject speaks of."""

    def dropped(self, verb: int, kinds: frozenset[str]) -> list[Who]:
        """The subject that a verb leaves out: that of the clause or sentence before, if number and gender allow.

        In brackets it is the name that the bracket explains: `Andrzej Poczobut (w więzieniu przebywa od 2021 r.)`.
        """
        readings = [
            r for x in (verb, *self.g.auxiliaries(verb)) for r in self.g.units[x].word.readings if r.pos in _FINITE
        ]
        if not readings:
            return []
        if self._counted_ones(verb):
            return []
        told = [r for x in self.g.auxiliaries(verb) for r in self.g.units[x].word.readings if r.pos in _FINITE]
        if any(r.values(("pri", "sec")) for r in told):
            readings = told  # `jestem gotów mediować`: the person is that of the auxiliary
        if any(r.values(("pri", "sec")) for r in readings):
            first = all(r.values(("pri",)) for r in readings)
            return (
                []
                if not first
                else self._me(verb, kinds)
                if self._numbers(readings) == {"sg"}
                else self._we(verb, kinds)
            )
        readings = [r for r in readings if r.pos in ("fin", "bedzie")] or readings
        form = Agreement(self._numbers(readings), frozenset(v for r in readings for v in r.values(GENDERS)))
        found = self._bracketed(verb, kinds)
        if (other := self._told_of_another(verb)) is not None and not found:
            rows = self._agreeing(self.resolve(other, kinds), form, kinds)
            return [Who(w.cluster, self.g.units[verb].span, Link.DROPPED) for w in rows]
        here = None if found else self._subject_before(verb)
        if here is not None:
            one_and_many = bool(here[1].numbers and form.numbers) and here[1].numbers.isdisjoint(form.numbers)
            found = self._he_and_another(verb, form, kinds) if one_and_many else self._agreeing(here[0], form, kinds)
            if not found and here[1].numbers == form.numbers == {"pl"} and not self._others_act(verb):
                # `Polacy zapowiedzieli, że zamkną granicę`
                found = [w for w in here[0] if self.discourse.fits(w.cluster, kinds - {"Person"})]
            another = one_and_many and form.numbers == {"sg"}  # `Łukaszenka … Amerykanie liczą, że wypuści resztę`
            if not found and not another and (here[0] or here[1].fits(form)):
                return self._sufferer_here(verb, form)  # the subject of the clause before, named or not, may be meant
        if not found and here is None and self.suffering and "Person" in kinds:
            found = self._held_before(form)
        if not found:
            beside = {m.cluster for c in self.g.kids[verb] for m in self.g.units[c].mentions}
            of_him = self.discourse.quoted if self.suffering or self._spoken(verb) else []  # not of who spoke of him
            before = of_him or self.discourse.subject
            rows = [w for w in before if w.cluster not in beside]  # `zarzucił Izraelowi`: not Israel
            found = self._agreeing(rows, form, kinds)
        if not found and here is None and form.numbers == {"pl"}:
            found = self._who_just_met(verb, form, kinds)
        if not found and form.numbers == {"sg"} and "Person" in kinds and form.genders - {"n"}:
            woman = not form.genders & {"m1", "m2", "m3"}
            person = self.discourse.salience.recall(
                lambda c: self.discourse.type_of(c) == "Person" and self.discourse.gender(c) == ("f" if woman else "m"),
                form=form,
                worst=OBJECT,
            )
            last = self.discourse.salience.heard[-1:]
            if person is None and here is None and not any(form.fits(n) for h in last for n in h.nameless):
                person = self.discourse.main_person("f" if woman else "m")
            if person is None and here is None and self.suffering:
                person = self.discourse.hero_to_come("f" if woman else "m")
            found = [Who(person, self.g.units[verb].span)] if person else []
        return [Who(w.cluster, self.g.units[verb].span, Link.DROPPED) for w in found]

    def _sufferer_here(self, verb: int, form: Agreement) -> list[Who]:
        """`Nowak bronił Anny w procesie, w którym została skazana`: a woman is not he; she is the only one named by then."""
        sex = "f" if form.genders == {"f"} else "m" if form.genders == {"m1"} else None
        if not self.suffering or sex is None or form.numbers != {"sg"}:
            return []
        subjects = {
            m.cluster for s in self.g.subjects(self.g.clause(self.g.heads[verb])) for m in self.g.units[s].mentions
        }
        people = {c for c in self._all_before(verb) if self.discourse.of_sex(sex, c)}
        return (
            [Who(people.pop(), self.g.units[verb].span, Link.DROPPED)]
            if len(people) == 1 and not people & subjects
            else []
        )

    def _others_act(self, verb: int) -> bool:
        """`Białorusini korzystają z terminali, ale port drony zaatakowały`: a noun before the verb may be the subject itself."""
        g = self.g
        start = max((x for x in range(verb) if g.units[x].text in (",", ";")), default=0)
        return any(g.nominal(x) and "nom" in g.units[x].cases and not g.preposition(x) for x in range(start, verb))

    def _he_and_another(self, verb: int, form: Agreement, kinds: frozenset[str]) -> list[Who]:
        """`Stubb zadzwonił do Łukaszenki; rozmawiali o Ukrainie`: the plural is of the two whom the clause before tells."""
        g = self.g
        if form.numbers != {"pl"}:
            return []
        for at in range(verb - 1, -1, -1):
            if not (g.verb(at) and g.subjects(at)):
                continue
            rows = [a.unit for a in own(g, at) if a.slot in ("subj", "obj", "dat", "do", "z", "u")]
            people = [w for u in rows for w in self.resolve(u, KINDS["person"] & kinds, depth=1)]
            two = list({w.cluster: w for w in people}.values())
            women = all(self.discourse.gender(w.cluster) == "f" for w in two)
            return two if len(two) == 2 and (not form.genders or women != ("m1" in form.genders)) else []
        return []

    def _who_just_met(self, verb: int, form: Agreement, kinds: frozenset[str]) -> list[Who]:
        """`X spotkał się z Y. Rozmawiali o sankcjach`: the plural is of those whom the sentence before told to have met."""
        at, rows = self.discourse.parties
        last = self.discourse.salience.heard[-1:]
        if at != len(self.discourse.salience.heard) or any(form.fits(n) for h in last for n in h.nameless):
            return []
        women = all(self.discourse.gender(c) == "f" for c in rows)
        people = all(self.discourse.type_of(c) == "Person" for c in rows)
        if people and form.genders and women == ("m1" in form.genders):
            return []
        rows = tuple(c for c in rows if self.discourse.fits(c, kinds))
        return [Who(c, self.g.units[verb].span, Link.DROPPED) for c in rows] if len(rows) > 1 else []

    def _told_of_another(self, verb: int) -> int | None:
        """`zarzuca premierowi, że spotkał się`: he who is accused; `powitał go Pavel, z którym rozmawiał`: not Pavel, but whom he met."""
        g, head = self.g, self.g.heads[verb]
        if head < 0:
            return None
        if (
            g.labels[verb] == "ccomp"
            and "że" in g.marks(verb)
            and g.lemmas(head) & any_of(self._words.accusing, self._words.charging)
        ):
            return next((a.unit for a in own(g, head) if a.slot in ("dat", "obj") and a.unit != verb), None)
        over = g.heads[head]
        if not g.labels[verb].startswith("acl:relcl") or not g.labels[head].startswith("nsubj") or over < 0:
            return None
        by = any(g.lemmas(c) & {"który"} and g.preposition(c) in ("z", "o", "od", "dla") for c in g.kids[verb])
        rows = own(g, over) if by else []
        pronouns = (
            a.unit for a in rows if "ppron3" in g.units[a.unit].pos
        )  # `czekał na nich Putin, z którym rozmawiali`
        return next((a.unit for a in rows if a.slot == "obj"), next(pronouns, None))

    def _counted_ones(self, verb: int) -> bool:
        """`W więzieniach jest co najmniej kilkunastu Polaków`: who there are is no object; nobody is left out."""
        g = self.g
        if not g.lemmas(verb) & _STAYING:
            return False
        beings = [
            c
            for c in g.kids[verb]
            if g.units[c].mentions or g.lemmas(c) & any_of(self._words.people, self._words.anyone)
        ]
        rows = [c for c in beings if g.labels[c] == "nsubj" and "gen" in g.units[c].cases]
        return any(g.units[x].number is not None for c in rows for x in (c, *g.kids[c]))

    def _held_before(self, form: Agreement) -> list[Who]:
        """`Statkiewicza skazano; Łukaszenka go ułaskawił. W maju znów trafił do aresztu`: he who was held, not who freed him."""
        held = set(self.discourse.held)
        if any(w.cluster in held for w in self.discourse.subject):
            return []
        meant = [c for heard in self.discourse.salience.heard[-1:] for c in heard.ranks]  # `Sąd skazał go. Usłyszał`
        rows = [c for c in dict.fromkeys((*self.discourse.before, *meant)) if c in held]
        if form.genders:
            mine = "m" if form.genders & {"m1", "m2", "m3"} else "f"
            rows = [c for c in rows if self.discourse.gender(c) in (None, mine)]
        return [Who(rows[0], self.g.units[0].span)] if len(rows) == 1 and form.numbers <= {"sg"} else []

    @staticmethod
    def _numbers(readings: Sequence[Reading]) -> frozenset[str]:
        return frozenset(v for r in readings for v in r.values(("sg", "pl")))

    def _agreeing(self, rows: Sequence[Who], form: Agreement, kinds: frozenset[str]) -> list[Who]:
        """Those of a subject whom a verb of that form may speak of; a verb in the plural of several."""
        rows = [w for w in rows if self.discourse.fits(w.cluster, kinds)]
        if form.numbers == {"pl"}:
            return rows if len(rows) > 1 or any(self._may(w, form) for w in rows) else []
        return rows if len(rows) == 1 and self._may(rows[0], form) else []

    def _may(self, who: Who, form: Agreement) -> bool:
        """Whether number and gender of a thing go with the form of a verb."""
        if self.discourse.type_of(who.cluster) == "Person":
            gender = self.discourse.gender(who.cluster)
            if form.genders == {"n"}:
                return False  # `udało się`
            woman = not form.genders & {"m1", "m2", "m3"}  # of a name whose gender is not known a man is meant
            return form.numbers != {"pl"} and (not form.genders or (gender == "f") == woman)
        return self.discourse.grammar(who.cluster, self.g).fits(form)

    def quoted(self, u: int) -> list[Who]:
        """Whose words `u` belongs to: he whom the sentence, or one beside it, names as the speaker of the quotation."""
        rows = [
            w
            for r in self.reports()
            if (r.way == "aside" or (r.way == "source" and self.g.units[r.start].text == ":")) and r.holds(self.g, u)
            for x in r.who
            for w in self.resolve(x, KINDS["agent"])
        ]
        return rows or self.discourse.voice or self._unnamed_voice(u)

    def _unnamed_voice(self, u: int) -> list[Who]:
        """`„Zamkniemy ją” - powiedział`: he of whom the text tells."""
        with self.asking(u) as free:  # `naszego obywatela – przekazał`: the phrase of whom it asks is its own
            for r in self.reports() if free else ():
                if r.way == "aside" and not r.who and r.holds(self.g, u):
                    return self.speaking_on(r.verb) or self.dropped(r.verb, KINDS["agent"])
            return []

    def _me(self, verb: int, kinds: frozenset[str]) -> list[Who]:
        """`„Odmówiłam” – wspomina Mirczuk`: who speaks of herself is she whom the sentence quotes."""
        rows = {w.cluster for w in self.quoted(verb) if self.discourse.fits(w.cluster, kinds & KINDS["person"])}
        return [Who(rows.pop(), self.g.units[verb].span, Link.DROPPED)] if len(rows) == 1 else []

    def _speakers_own(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`moje spotkanie z Putinem`, `nasze rozmowy`: those of whom the sentence quotes; a man's or woman's alone are no state's."""
        lemmas = self.g.lemmas(u)
        return self._me(u, kinds) if "mój" in lemmas else self._we(u, kinds) if "nasz" in lemmas else []

    def _we(self, verb: int, kinds: frozenset[str]) -> list[Who]:
        """`– Zatrzymaliśmy 41 osób – poinformowała rzeczniczka straży`: the body or state for which the speaker speaks."""
        found: dict[str, None] = {}
        if not self.deciding and "Person" in kinds:  # `Rozmawialiśmy o przyszłości – powiedział Coale`: he was there
            them = {w.cluster: w for w in self.quoted(verb) if self.discourse.type_of(w.cluster) == "Person"}
            if len(them) == 1:
                return [Who(c, self.g.units[verb].span, Link.DROPPED) for c in them]
        for w in self.quoted(verb):
            body = self.discourse.serves(w.cluster) if self.discourse.type_of(w.cluster) == "Person" else w.cluster
            if body and self.discourse.label_of(body).startswith(_FOR_THE_STATE):
                body = self.discourse.country_of(body) or body  # `zamkniemy granicę`, says a minister: the state does
            if body and self.discourse.fits(body, kinds):
                found[body] = None
        return [Who(c, self.g.units[verb].span, Link.DROPPED) for c in found] if len(found) == 1 else []

    def speaking_on(self, verb: int) -> list[Who]:
        """`dodał`, `zastrzegł też`: he who spoke in the sentence before, if the verb's gender allows."""
        readings = [r for r in self.g.units[verb].word.readings if r.pos in ("fin", "praet", "winien")]
        genders = {v for r in readings for v in r.values(GENDERS)}
        plural = bool(readings) and all(r.values(("pl",)) for r in readings)
        rows = self.discourse.speaker
        if not rows or plural != (len(rows) > 1):
            return []
        gender = self.discourse.gender(rows[0].cluster)
        if genders and gender and (gender == "f") != ("f" in genders and "m1" not in genders):
            return []
        return [Who(w.cluster, self.g.units[verb].span, Link.DROPPED) for w in rows]

    def _spoken(self, verb: int) -> bool:
        """`– Wróci w maju – dodał`: whether the direct speech goes on in which the verb stands."""
        return bool(self.discourse.voice) or any(r.way == "aside" and r.holds(self.g, verb) for r in self.reports())

    def _subject_before(self, verb: int) -> tuple[list[Who], Agreement] | None:
        """Whom an earlier clause of the sentence is about, and the form of its subject; None without one.

        `zanim Trump spotkał się, rozmawiał`; of what stands within marks of quotation only what is quoted too.
        """
        g = self.g
        inside = self._quoted_units(verb)
        for at in g.up(verb):  # `Wang Yi po tym, jak pojawił się w Monachium, poleciał do Moskwy`
            around = [s for s in g.subjects(at) if s < verb < at] if g.verb(at) or g.predicate(at) else []
            if around and self._quoted_units(at) == inside:
                return self.resolve(around[0], KINDS["agent"]), Agreement.of(g.units[around[0]], "nom")
        for at in range(verb - 1, -1, -1):
            subject = next(iter(g.subjects(at)), None)
            if subject is not None and (g.verb(at) or g.predicate(at)) and self._quoted_units(at) == inside:
                return self.resolve(subject, KINDS["agent"]), Agreement.of(g.units[subject], "nom")
        return None

    def _quoted_units(self, u: int) -> bool:
        """Whether `u` stands within marks of quotation."""
        texts = self.g.units.texts[:u]
        opened = max((x for x in range(u) if texts[x] in ("„", '"')), default=0)
        if (
            opened and texts[opened - 1][-1:].isalnum()
        ):  # `twierdzi, że w tej sprawie „dogadał się z Trumpem”`: his, but for the words
            return False
        return texts.count("„") > texts.count("”") or texts.count('"') % 2 == 1

    def _bracketed(self, verb: int, kinds: frozenset[str]) -> list[Who]:
        depth = 0
        for at in range(verb - 1, -1, -1):
            text = self.g.units[at].text
            depth += (text == ")") - (text == "(")
            if depth < 0:
                return mentioned(self.g, at - 1, self.discourse, kinds)[:1] if at and self.g.units[at - 1].named else []
        return []
