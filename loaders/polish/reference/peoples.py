"""Nouns for one of a people: `Amerykanin`, `dwóch Ukraińców`."""

from __future__ import annotations

from loaders.polish.reference.discourse import Who
from loaders.polish.reference.role_nouns import RoleNounReferents
from ontology.claims import Link

_OCCASIONS = frozenset({"podczas", "w czasie", "w trakcie", "po", "przed", "przy okazji"})


class Peoples(RoleNounReferents):
    """Whom of those named before a demonym means; it never stands for his state."""

    def _counted_people(self, u: int) -> bool:
        """A demonym with a number: of `Ukraińcy` the state may be meant, of two or three never."""
        unit = self.g.units[u]
        counted = unit.number is not None or any(self.g.labels[c].startswith("nummod") for c in self.g.kids[u])
        return counted and any(
            m.type == "Person" and m.cluster and self.discourse.type_of(m.cluster) == "Country" for m in unit.mentions
        )

    def _of_that_people(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`Amerykanin`, `Estonka`: the man or woman of that state, named before; else the only one of whom no state is known."""
        if "Person" not in kinds or self._newcomer(u) or self._explains(u):
            return []
        unit = self.g.units[u]
        sex = "f" if not any(r.values(("m1",)) for r in unit.word.readings) else "m"
        states = {m.cluster for m in unit.mentions}
        here = self._named_before(u)
        rows = [p for p in dict.fromkeys((*self.discourse.people, *here)) if self.discourse.of_sex(sex, p)]
        g = self.g
        doers = [x for s in range(u) if g.labels[s].startswith("nsubj") for x in g.conjuncts(s)]
        acting = {m.cluster for x in doers for m in g.units[x].mentions}
        if not self._in_passing(u):
            rows = [p for p in rows if p not in acting]  # `Listhaug chce sprowadzić Pakistankę`: another than Listhaug
        mine = [p for p in rows if self.discourse.nations_of(p) & states or self._titled_here(p, u) & states]
        person = self._in_mind(u, mine)
        if not mine:
            near = [p for p in rows if p in here or p in self.discourse.before]
            unknown = [p for p in near if not self.discourse.nations_of(p)]
            person = unknown[0] if len(near) == len(unknown) == 1 else None
        return [Who(person, unit.span, Link.ROLE_NOUN)] if person else []

    def _in_passing(self, u: int) -> bool:
        """`Carney rozmawiał z dziennikarzami podczas wizyty Kanadyjczyka`: said of the occasion, where the doer himself may be meant."""
        g, head = self.g, self.g.heads[u]
        return head >= 0 and g.labels[u] == "nmod" and g.preposition(u) is None and g.preposition(head) in _OCCASIONS

    def _titled_here(self, person: str, u: int) -> set[str | None]:
        """The states in whose office the sentence so far calls somebody: `premier Kanady Mark Carney`."""
        before = (x for x in self.g.units[:u] if any(m.cluster == person for m in x.mentions))
        return {m.cluster for x in before for m in x.inner if m.type == "Country"}

    def _one_of_a_people(self, u: int) -> bool:
        """A demonym in the singular; in the plural (`Amerykanie`) it may stand for the state."""
        unit = self.g.units[u]
        demonym = any(
            m.type == "Person" and m.cluster and self.discourse.type_of(m.cluster) == "Country" for m in unit.mentions
        )
        if not demonym or unit.title is not None:
            return False
        declined = [r.values(("sg", "pl")) for r in unit.word.readings if r.pos == "subst" and r.values(("m1", "f"))]
        declined = [numbers for numbers in declined if len(numbers) == 1]  # not a woman's surname `Polak`, `Francuz`
        return {v for numbers in declined for v in numbers} == {"sg"}
