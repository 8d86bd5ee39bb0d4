"""Rules of verbs that bear an infinitive: `mogą zostać uwolnieni`, `z więzienia ma wyjść`."""

from __future__ import annotations

from loaders.polish.repair.base import Repair
from loaders.polish.syntax.sentence_graph import RELATIVES
from loaders.polish.text.lexicon import lexicon
from loaders.polish.units.agreement import signs
from loaders.polish.units.units import FINITE

_MODALS = frozenset({"móc", "musieć", "powinien", "mieć"})
_BEARING = _MODALS | {"chcieć", "zamierzać", "planować", "próbować", "pragnąć"}
_FORMS = ("fin", "praet", "winien", "cond")
_AS_BORNE = frozenset({"xcomp", "ccomp", "obj", "nsubj", "csubj"})  # what the parser calls an infinitive


class Modals(Repair):
    """Each method finds one thing that a modal has for its infinitive, or the other way round."""

    def modals_bear_their_passive(self) -> None:
        """`więźniowie mogą zostać wkrótce uwolnieni`, `mogą zostać nałożone sankcje`: the participle is what they can be, and has their words."""
        if self.lemmas.isdisjoint(_MODALS):
            return
        for m in self.of(*_FORMS):
            if self.units[m].lemmas.isdisjoint(_MODALS):
                continue
            auxiliary, participle = self._zostac(m)
            if auxiliary is None or participle is None:
                continue
            if self._inverted(m, participle):
                subject = self.heads[participle]
                self.attach(participle, m, "xcomp")
                self.attach(subject, participle, "nsubj:pass")
            elif participle < m:
                self.labels[participle] = "xcomp"
            elif self.heads[auxiliary] not in (participle, m):
                continue
            if not (self.above(participle, m) or self.above(m, participle)):
                if not self.attach(participle, m, "xcomp"):
                    self.attach(m, participle, "aux")
            if self.heads[participle] == m:
                self._passive(m, auxiliary, participle)

    def the_last_participle_is_the_predicate(self) -> None:
        """`zwolnieni zostaną deportowani`: of two participles around their auxiliary the second is what will be done, to those whom the first names."""
        for p in self.of("ppas"):
            first = self.heads[p]
            if not 0 <= first < p - 1 or self.units[first].pos.isdisjoint({"ppas"}) or self.units[first].named:
                continue
            auxiliary = next((c for c in self.kids(first) if self.labels[c] == "aux:pass" and first < c < p), None)
            beside = all(x in (first + 1, auxiliary) or not self.nominal(x) for x in range(first + 1, p))
            if auxiliary is None or not beside or self.labels[p] not in ("xcomp", "acl", "amod", "obj", "obl", "dep"):
                continue
            if self.has_own_subject(first) or not self._forms_agree(first, p):
                continue
            self.swap(first, p)
            self.labels[first] = "nsubj:pass"

    def _forms_agree(self, a: int, b: int) -> bool:
        """Whether two participles may be of one number and gender, in the nominative."""
        return not signs(self.units[a].word.readings).isdisjoint(
            s for s in signs(self.units[b].word.readings) if s[0] == "nom"
        )

    def modals_bear_what_one_becomes(self) -> None:
        """`X ma zostać ministrem zdrowia`: the modal bears `zostać`, and what one becomes is its instrument."""
        if "zostać" not in self.lemmas:
            return
        for z in self.of("inf"):
            noun = self.heads[z]
            if self.labels[z] != "cop" or noun < 0 or "zostać" not in self.units[z].lemmas:
                continue
            modal = self.heads[noun]
            if modal < 0 or not self.units[modal].lemmas & _BEARING or not self.units[modal].is_(_FORMS):
                continue
            if "inst" in self.units[noun].cases and not self.governed(noun) and self.attach(z, modal, "xcomp"):
                self.labels[noun] = "obl"

    def _zostac(self, m: int) -> tuple[int | None, int | None]:
        """The infinitive of `zostać` or `być` behind a modal, and its participle: behind it, or before the modal."""
        auxiliary = None
        for x in range(m + 1, min(m + 8, len(self.units))):
            word = self.units[x]
            if word.text in (",", ";", ":", "–", ".") or (word.is_(FINITE) and not word.named and x != m + 1):
                break
            if "inf" in word.pos and word.lemmas & {"zostać", "być"}:
                auxiliary = x
            elif auxiliary is not None and "ppas" in word.pos and (self.heads[auxiliary] in (x, m)):
                return auxiliary, x
        before = [c for c in self.kids(m) if c < m and self._fronted(c)]
        told = auxiliary is not None and len(before) == 1 and len(self._told_behind(m, auxiliary, before[0])) == 1
        return auxiliary, before[0] if told else None

    def _told_behind(self, m: int, auxiliary: int, participle: int) -> list[int]:
        """Of whom a participle before its modal may tell: nominatives behind both."""
        rows = {c for x in (m, auxiliary, participle) for c in self.kids(x) if c > auxiliary}
        return [c for c in sorted(rows) if self.nominal(c) and self._may_be_its(m, c)]

    def _may_be_its(self, m: int, u: int) -> bool:
        """Whether `u` may be the subject of the modal `m` by its form: an ungoverned nominative of its number."""
        return "nom" in self.units[u].cases and not self.governed(u) and self.agrees(m, u)

    def _before(self, m: int) -> list[int]:
        """What stands before a modal as its adverbial or indirect object, no time, and no relative that opens its clause."""
        return [
            c
            for c in self.kids(m)
            if c < m
            and self.labels[c].split(":")[0] in ("obl", "iobj")
            and self.units[c].time is None
            and self.units[c].lemmas.isdisjoint(RELATIVES)
        ]

    def _fronted(self, u: int) -> bool:
        """`Uwolniony ma być X`: a participle in the nominative that has no noun of its own."""
        unit = self.units[u]
        if "ppas" not in unit.pos or "nom" not in unit.cases or unit.named or self.governed(u):
            return False
        return self.labels[u].split(":")[0] in ("xcomp", "nsubj", "amod", "acl", "advcl")

    def _inverted(self, m: int, participle: int) -> bool:
        """Whether the parser hung a participle on the noun behind it, which is what the modal says it of."""
        noun = self.heads[participle]
        if noun < participle or self.heads[noun] != m or self.labels[noun] not in ("nsubj", "nsubj:pass", "obj"):
            return False
        return self._may_be_its(m, noun)

    def _passive(self, m: int, auxiliary: int, participle: int) -> None:
        """Subject, doer and instrument of `Belavia ma zostać przez Kanadę objęta sankcjami` are the participle's."""
        for c in self.kids(auxiliary):
            agent = any(self.units[k].text == "przez" for k in self.kids(c))
            self.attach(c, participle, "obl:agent" if agent else self.labels[c])
        self.attach(auxiliary, participle, "aux:pass")
        if participle < m and len(behind := self._told_behind(m, auxiliary, participle)) == 1:
            self.attach(behind[0], participle, "nsubj:pass")
        for c in self.kids(m):
            if self.labels[c].split(":")[0] == "nsubj":
                self.attach(c, participle, "nsubj:pass")
        for c in self._before(m):
            self.attach(c, participle, self.labels[c])

    def modals_stand_by_their_infinitive(self) -> None:
        """`tysiąc więźniów może w najbliższych miesiącach wyjść`: `może` is no adverb where nothing else bears the infinitive."""
        if "móc" not in self.lemmas:
            return
        for u, unit in enumerate(self.units):
            if (
                "móc" not in unit.lemmas
                or "fin" not in unit.pos
                or self.labels[u].split(":")[0] not in ("advmod", "discourse")
            ):
                continue
            for v in range(u + 1, min(u + 7, len(self.units))):
                if self.units[v].text in (",", ";", ":", ".") or (
                    self.units[v].is_(FINITE) and not self.units[v].named
                ):
                    break
                if "inf" in self.units[v].pos and not self.units[v].named:
                    over = self.heads[v]
                    if over >= 0 and self.labels[v].startswith("aux"):  # `granica może zostać znów zamknięta`
                        if self.attach(u, over, "aux"):
                            for c in self.kids(u):
                                self.attach(c, over, "nsubj:pass" if self.labels[c] == "nsubj" else self.labels[c])
                    elif over < 0 or not self.verbal(over) or self.labels[v] not in ("xcomp", "ccomp"):
                        self.attach(u, v, "aux")
                    break

    def infinitives_take_what_precedes(self) -> None:
        """`Z więzienia ma wyjść X`, `Do Mińska ma przylecieć Coale`: whence and whither is the infinitive's, and who does it is no object."""
        if self.lemmas.isdisjoint(_BEARING):
            return
        for m in self.of(*_FORMS):
            if self.units[m].lemmas.isdisjoint(_BEARING) or not self.verbal(m):
                continue
            borne = [c for c in self.kids(m) if c > m and "inf" in self.units[c].pos and not self.units[c].named]
            if len(borne) != 1 or self.governed(borne[0]) or self.labels[borne[0]].split(":")[0] not in _AS_BORNE:
                continue
            v = borne[0]
            self.labels[v] = "xcomp"
            for c in self._before(m):
                if self.governed(c):
                    self.attach(c, v, self.labels[c])
            self._who_does_it(m, v)

    def _who_does_it(self, m: int, v: int) -> None:
        """`mają się znaleźć trzy banki`, `sankcje mogą znieść USA`: who acts where a thing stands before the modal, or none."""
        behind = [c for c in (*self.kids(m), *self.kids(v)) if c > v and self.labels[c] in ("obj", "nsubj")]
        behind = [c for c in behind if self._may_be_its(m, c)]
        things = [c for c in self.kids(m) if c < m and self.labels[c] in ("obj", "nsubj") and not self.governed(c)]
        for c in things:
            if self.units[c].cases & {"acc", "nom"} == {"acc"} and self.attach(c, v, "obj"):
                if len(behind) == 1 and not self.has_subject(m):  # `Alesia Bialackiego miał uwolnić reżim`
                    self.labels[behind[0]] = "nsubj"
                return
        if len(behind) == len(things) == 1 and self.agent(behind[0]) and "acc" in self.units[things[0]].cases:
            if not self.agent(things[0]) and self.units[things[0]].lemmas.isdisjoint(lexicon().beings):
                self.attach(things[0], v, "obj")
                self.labels[behind[0]] = "nsubj"
            return
        alone = self.units[v].lemmas & lexicon().intransitive or any(
            self.labels[c] == "expl:pv" for x in (m, v) for c in self.kids(x)
        )
        if alone and len(behind) == 1 and not self.has_subject(m) and not self.has_subject(v):
            self.labels[behind[0]] = "nsubj"
