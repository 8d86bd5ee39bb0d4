"""Rules of forms that are a verb and a noun too: `więzi`, `gości`, `przejść`."""

from __future__ import annotations

from loaders.polish.repair.base import TENSED, WHOSE, Repair
from loaders.polish.units.units import FINITE, NOMINAL

_HIM = frozenset({"jego", "ich"})
_OPENS = frozenset({",", "a", "ale", "lecz", ";", ":", "–", "i"})


class Homographs(Repair):
    """Each method decides for one of the two by what stands beside the form."""

    def the_only_verb_tells(self) -> None:
        """`Białoruś więzi Andrzeja Poczobuta`, `W Wilnie gości Donald Tusk`: a form that is a noun too is the verb where the
        sentence has no other."""
        if any(
            not unit.pos.isdisjoint(FINITE) and unit.pos.isdisjoint(NOMINAL) and not unit.named for unit in self.units
        ):
            return
        root = next((x for x, head in enumerate(self.heads) if head < 0), 0)
        if self.units[root].is_(FINITE) and not self.units[root].named:
            return
        for u in range(1, len(self.units) - 1):
            unit, name = self.units[u], u - 1
            if unit.named or "fin" not in unit.pos or not unit.is_(NOMINAL) or self.governed(u):
                continue
            if not self.verbal(u):
                continue  # `Uwolniony zostanie X`
            who, whom = self.units[name], self.units[u + 1]
            if who.named and "nom" in who.cases and not self.governed(name) and self.prep(u + 1):
                self._tell(u, name, None)
                return  # `Kaja Kallas gości w Kiszyniowie`
            if not whom.named or self.governed(u + 1):
                continue
            if who.named and "nom" in who.cases and not self.governed(name) and "acc" in whom.cases:
                self._tell(u, name, u + 1)
                return
            if whom.cases == {"nom"} and not any(self.bare_person(x) for x in self.named if x < u):
                self._tell(u, u + 1, None)
                return

    def who_is_there_is(self) -> None:
        """`Poprzednio był tam w 2015 roku`: `tam`, a noun's form too, is said of no one; he was, and there."""
        if "tam" not in self.forms:
            return
        for u, unit in enumerate(self.units):
            if unit.text.casefold() != "tam":
                continue
            was = next((c for c in self.kids(u) if self.labels[c] == "cop" and self.units[c].is_(FINITE)), None)
            if was is not None:
                self.swap(u, was)
                self.labels[u] = "advmod"

    def _tell(self, verb: int, subject: int, thing: int | None) -> None:
        """Make `verb` the root, with its subject and object; what was the root hangs on it."""
        root = next(x for x, head in enumerate(self.heads) if head < 0)
        if root == verb:
            return
        self.hang(verb, -1)
        if root not in (subject, thing):
            self.hang(root, verb)
            self.labels[root] = "obl"
        for child in self.kids(root):
            if child >= verb:
                self.hang(child, verb)
        self.hang(subject, verb)
        self.labels[subject], self.labels[verb] = "nsubj", "root"
        for child in self.kids(subject):
            if (child > verb) != (subject > verb):
                self.hang(child, verb)
        if thing is not None:
            self.hang(thing, verb)
            self.labels[thing] = "obj"

    def homographs_are_nouns(self) -> None:
        """`otwarcie przejść`: a form that is an infinitive and a genitive plural too is a noun right after a noun."""
        for u in [u for u in self.of("inf") if u]:
            unit, before = self.units[u], u - 1
            if not unit.is_(("subst", "ger")):
                continue
            while before > 0 and "adj" in self.units[before].pos and self.heads[before] == u - 2 < u:
                before -= 1  # `otwarcie kolejnych przejść`
            if self.heads[before] != u or self.units[before].text.casefold() in WHOSE:
                continue  # `za jej napaść`
            noun = self.nominal(before) or (self.labels[before] == "advmod" and "ger" in self.units[before].pos)
            if noun and self.heads[u] >= 0 and not self.units[before].named:
                self.swap(u, before)
                self.labels[before] = "obl" if self.governed(before) else "obj"
                self.labels[u] = "obj" if "ger" in self.units[before].pos else "nmod"

    def people_are_not_possessed(self) -> None:
        """`Jego Łukaszenka wypuścił w grudniu`: before a person who acts, at the head of a clause, it is whom he acts on."""
        for u in range(len(self.units) - 2) if not self.forms.isdisjoint(("Jego", "Ich", *_HIM)) else ():
            name = u + 1
            if self.units[u].text.casefold() not in _HIM or self.heads[u] != name or not self.bare_person(name):
                continue
            verb = self.heads[name]
            if (u and self.units[u - 1].text not in _OPENS) or verb < name or not self.labels[name].startswith("nsubj"):
                continue
            if self.units[verb].is_(TENSED) and not any(self.labels[c] == "obj" for c in self.kids(verb)):
                self.attach(u, verb, "obj")
