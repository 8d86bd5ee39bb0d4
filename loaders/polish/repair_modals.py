"""Rules of verbs that bear an infinitive: `mogą zostać uwolnieni`, `z więzienia ma wyjść`."""

from __future__ import annotations

from loaders.polish.lexicon import lexicon
from loaders.polish.repair_base import Repair
from loaders.polish.units import FINITE

_MODALS = frozenset({"móc", "musieć", "powinien", "mieć"})
_BEARING = _MODALS | {"chcieć", "zamierzać", "planować", "próbować", "pragnąć"}


class Modals(Repair):
    """Each method finds one thing that a modal has for its infinitive, or the other way round."""

    def modals_bear_their_passive(self) -> None:
        """`podał, że więźniowie mogą zostać wkrótce uwolnieni`: the participle is what they can be, no clause beside `mogą`."""
        if self.lemmas.isdisjoint(_MODALS):
            return
        for m, unit in enumerate(self.units[:-2]):
            if not unit.lemmas & _MODALS or not unit.is_(frozenset({"fin", "praet", "winien", "cond"})):
                continue
            passive = None
            for x in range(m + 1, min(m + 8, len(self.units))):
                word = self.units[x]
                if word.text in (",", ";", ":", "–", ".") or (word.is_(FINITE) and not word.named and x != m + 1):
                    break
                if "inf" in word.pos and word.lemmas & {"zostać", "być"}:
                    passive = x
                elif passive is not None and "ppas" in word.pos and self.heads[passive] == x:
                    if not (self.above(x, m) or self.above(m, x)) and not self.attach(x, m, "xcomp"):
                        self.attach(m, x, "aux")
                    break

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
        for m in self.of("fin", "praet", "winien", "cond"):
            if self.units[m].lemmas.isdisjoint(_BEARING) or not self.verbal(m):
                continue
            borne = [c for c in self.kids(m) if c > m and "inf" in self.units[c].pos and not self.units[c].named]
            if len(borne) != 1 or self.governed(borne[0]) or self.labels[borne[0]].split(":")[0] not in _AS_BORNE:
                continue
            v = borne[0]
            self.labels[v] = "xcomp"
            for c in self.kids(m):
                label = self.labels[c].split(":")[0]
                unit = self.units[c]
                if c > m or label not in ("obl", "iobj") or unit.time is not None or unit.lemmas & _RELATIVES:
                    continue
                if self.governed(c):
                    self.attach(c, v, self.labels[c])
            self._who_does_it(m, v)

    def _who_does_it(self, m: int, v: int) -> None:
        """`mają się znaleźć trzy banki`: behind a verb that takes no object a nominative acts."""
        alone = self.units[v].lemmas & lexicon().intransitive or any(
            self.labels[c] == "expl:pv" for x in (m, v) for c in self.kids(x)
        )
        if not alone or self.has_subject(m) or self.has_subject(v):
            return
        rows = [c for c in self.kids(v) if c > v and self.labels[c] == "obj" and "nom" in self.units[c].cases]
        if len(rows) == 1 and not self.governed(rows[0]):
            self.labels[rows[0]] = "nsubj"


_RELATIVES = frozenset({"który", "jaki", "co", "kto"})  # these open the clause of the modal
_AS_BORNE = frozenset({"xcomp", "ccomp", "obj", "nsubj", "csubj"})  # what the parser calls an infinitive
