"""Those who talk or deal with each other, told of before: `strony podpisały umowę`, `rozmówcy zgodzili się`, `małżonkowie`."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.polish.reference.discourse import Who
from loaders.polish.reference.role_nouns import RoleNounReferents
from loaders.polish.reference.salience import SUBJECT
from loaders.polish.text.lexicon import FIRMS
from loaders.polish.text.role_words import role_nouns
from loaders.polish.text.words import any_of
from loaders.polish.units.units import FINITE
from ontology.claims import Link

_NEAR = 4  # sentences after which nobody remembers who the sides were
_BOTH_OF_PEOPLE = frozenset({"oboje", "obojga", "obojgu", "obojgiem", "obydwoje", "obaj", "obydwaj"})
_BOTH = frozenset({"oba", "obaj", "obydwa", "obydwaj", "oboje", "obydwoje", "oboj", "obój"})

_SIDES = frozenset({"strona", "stolica"})  # grounds that stand for states


class Sides(RoleNounReferents):
    """Two or more who were told of together, meant by a noun in the plural alone."""

    def _sides(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`strony`, `obie strony`, `rozmówcy`: those of the talks, of the deal or of the exchange told of before."""
        words, lemmas = role_nouns(), self.g.lemmas(u)
        if not (lemmas & words.sides or lemmas & words.talkers) or not self._many(u) or self._told_which(u):
            return []
        rows = self._parties() or (self._two_states() if lemmas & words.sides else ())
        if lemmas & words.sides:
            rows = [s for c in rows if (s := self._side_of(c)) is not None and self.discourse.type_of(s) != "Person"]
        rows = [c for c in dict.fromkeys(rows) if self.discourse.fits(c, kinds)]
        return [Who(c, self.g.units[u].span, Link.ROLE_NOUN) for c in rows] if len(rows) > 1 else []

    def _parties(self) -> Sequence[str]:
        at, rows = self.discourse.parties
        if rows and len(self.discourse.salience.heard) - at <= _NEAR:
            return rows
        return ()

    def _two_states(self) -> Sequence[str]:
        """The two states that the document is about: each named twice, and twice as often as any third."""
        rows = self.discourse.named(lambda c: self.discourse.type_of(c) == "Country")
        if len(rows) < 2 or rows[1][1] < 2 or (len(rows) > 2 and rows[1][1] < 2 * rows[2][1]):
            return ()
        return [c for c, _ in rows[:2]]

    def _side_of(self, cluster: str) -> str | None:
        """The state or body for which he who talks acts; of a state or body itself."""
        return self.discourse.serves(cluster) if self.discourse.type_of(cluster) == "Person" else cluster

    def _other_party(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`Putin nie odniósł się do rozmów, jakie jego sojusznik prowadzi z USA`: of the two who talked the one whose he is not."""
        g = self.g
        if (
            "Person" not in kinds
            or not g.lemmas(u) & any_of(self._words.related, role_nouns().talkers)
            or not self._singular(u)
        ):
            return []
        whose = [c for c in g.kids[u] if c < u and g.units[c].text.casefold() in ("jego", "jej")]
        rows = [c for c in self._parties() if self.discourse.type_of(c) == "Person"]
        if not whose or len(rows) != 2:
            return []
        owners = {w.cluster for w in self._one(whose[0], frozenset({"Person"}), 1)} & set(rows)
        others = [c for c in rows if c not in owners]
        return [Who(others[0], g.units[u].span, Link.ROLE_NOUN)] if len(others) == 1 else []

    def _force(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`Funkcjonariusze ujęli czterech przewoźników`: those of the only police or guard of which the document tells.

        `policjanci` are of no bureau or guard.
        """
        words = role_nouns()
        men = [x for x in self.g.lemmas(u) if x in words.men_of_force]
        if "GovernmentBody" not in kinds or not men or self._told_which(u):
            return []
        if self._singular(u) or self.g.units[u].number is not None:
            return []
        rows = [c for c in self.discourse.clusters.values() if c.type in ("GovernmentBody", "Organization")]
        forces = tuple(x for man in men for x in words.men_of_force[man]) or words.forces
        found = [c.id for c in rows if c.label.startswith(forces)]
        where = (x for i, x in enumerate(self.g.units[:u]) if self.g.preposition(i) in ("w", "na") and "loc" in x.cases)
        here = {m.cluster for x in where for m in x.mentions if m.type == "Country" and m.cluster}
        if len(found) == 1 and here and self.discourse.country_of(found[0]) not in here:
            return []  # `Na Litwie funkcjonariusze zatrzymali`: the text has told of the police of another state
        return [Who(found[0], self.g.units[u].span, Link.ROLE_NOUN)] if len(found) == 1 else []

    def _couple(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`małżonkowie`, `parę aresztowano`: the man and the woman whom the document has told to be one."""
        if "Person" not in kinds or not self.g.lemmas(u) & role_nouns().couples or self._told_which(u):
            return []
        if "małżonek" in self.g.lemmas(u) and not self._many(u):
            return []  # `jej małżonek`
        return [Who(c, self.g.units[u].span, Link.ROLE_NOUN) for c in self._spouses()]

    def _their_states(self, u: int) -> list[str]:
        """`Litewski minister Budrys zaproponował Sikorskiemu, by oba państwa`: those of the two men whom the sentence names."""
        people = list(
            dict.fromkeys(m.cluster for x in self.g.units[:u] for m in x.mentions if m.type == "Person" and m.cluster)
        )
        if len(people) != 2:
            return []
        rows = [s for p in people for s in self.discourse.states_of(p)]
        return rows if len(rows) == 2 and len(set(rows)) == 2 else []

    def _many(self, u: int) -> bool:
        """A noun in the plural; of `strony`, `rozmówcy`, which may be a genitive, the verb or `obie` tells."""
        g = self.g
        rows = [r for r in g.units[u].word.readings if r.pos == "subst"]
        if rows and all(r.values(("pl",)) for r in rows):
            return True
        if any(g.lemmas(c) & self._words.joint for c in g.kids[u]):
            return True
        beside = u + 1 if u + 1 < len(g) and g.units[u + 1].is_(FINITE) else g.heads[u]
        if beside < 0 or not (beside == u + 1 or g.labels[u].startswith("nsubj")):
            return False
        verbs = [r for r in g.units[beside].word.readings if r.pos in ("fin", "praet", "bedzie")]
        return bool(verbs) and all(r.values(("pl",)) for r in verbs) and any(r.values(("pl",)) for r in rows)

    def _told_which(self, u: int) -> bool:
        """`strony konfliktu` are told; `obie strony`, `te strony` are not."""
        g = self.g
        return any(
            g.units[c].mentions or (g.labels[c].split(":")[0] in ("nmod", "acl", "appos", "flat") and c > u)
            for c in g.kids[u]
        )

    def _spouses(self) -> tuple[str, str] | tuple[()]:
        """The one couple of whom the document has told."""
        couples = {
            frozenset({whose, rows[0]}): (whose, rows[0])
            for (whose, noun), rows in self.discourse.kin.items()
            if noun in role_nouns().spouses and len(rows) == 1
        }
        known = [pair for pair in couples.values() if all(c in self.discourse.people for c in pair)]
        return known[0] if len(known) == 1 else ()

    def _foremost_two(self, rows: Sequence[str]) -> list[str]:
        """Of the states named so far the two that the whole text names oftenest, else the two named last."""
        often = [c for c, _ in self.discourse.named(rows.__contains__)]
        counts = [n for _, n in self.discourse.named(rows.__contains__)]
        clear = len(counts) > 2 and counts[1] > counts[2]
        return [c for c in rows if c in often[:2]] if clear else list(rows[-2:])

    def _all(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`X, Y i Z zostali zatrzymani. Wszyscy usłyszeli zarzuty`: those of whom the sentence before told."""
        last = self.discourse.salience.heard[-1:]
        rows = [c for h in last for c, rank in h.ranks.items() if rank == SUBJECT and not h.nameless]
        several = len(rows) > 1 and all(self.discourse.type_of(c) == "Person" for c in rows)
        return [Who(c, self.g.units[u].span, Link.ROLE_NOUN) for c in rows] if several and "Person" in kinds else []

    def _both(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`oba państwa`, `obaj politycy`, `obie strony`: the two of that class that were named last together."""
        words, lemmas = role_nouns(), self.g.lemmas(u)
        form = self.g.units[u].text.casefold().split()[0]
        if lemmas & self._words.grounds and lemmas.isdisjoint(_SIDES):
            return []  # `oba przejścia` are no states
        if form.startswith("oboj") and lemmas <= _BOTH and (couple := self._spouses()):  # `Oboje przewieziono`
            return [Who(c, self.g.units[u].span, Link.ROLE_NOUN) for c in couple if self.discourse.fits(c, kinds)]
        firms = self._words.firms | {"podmiot", "instytucja", "organizacja", "związek"}
        nouns = words.masculine(lemmas)
        human = any_of(self._words.offices, self._words.anyone, frozenset(words.wider), words.bare)
        alone = lemmas <= _BOTH
        if lemmas & {"państwo", "kraj"} and (states := self._their_states(u)):
            return [Who(c, self.g.units[u].span, Link.ROLE_NOUN) for c in states if self.discourse.fits(c, kinds)]
        people = bool(nouns & human) or alone or form in _BOTH_OF_PEOPLE
        rows = self.discourse.people if people else self.discourse.bodies if lemmas & firms else self.discourse.states
        if lemmas & self._words.firms:  # `oba koncerny`: no alliance
            rows = [c for c in rows if self.discourse.type_of(c) in FIRMS]
        if people and form in ("obie", "obydwie", "obaj", "obydwaj"):
            rows = [p for p in rows if (self.discourse.gender(p) == "f") == form.endswith("ie")]
        if people:  # `poprosił Putina, kiedy obaj politycy spotkali się`: two whom the sentence itself has named
            now = [m.cluster for x in self.g.units[:u] for m in x.mentions if m.cluster and m.type == "Person"]
            rows = [*(c for c in rows if c not in now), *dict.fromkeys(now)]
        else:  # what the sentence itself has named counts too
            kinds_here = {self.discourse.type_of(c) for c in rows}
            now = [c for c in self._all_before(u) if self.discourse.type_of(c) in kinds_here]
            rows = [*(c for c in rows if c not in now), *dict.fromkeys(now)]
        introduced = (
            [p for p in rows if p in self.discourse.introduced(nouns | words.narrower(nouns))] if people else []
        )
        if len(introduced) >= 2:
            rows = introduced
        here = [c for c in self._all_before(u) if c in rows]
        near = (
            list(dict.fromkeys(here))
            if len(set(here)) == 2
            else [c for c in dict.fromkeys(self.discourse.before) if c in rows]
        )
        rows = near if len(near) == 2 else rows[-2:] if people or lemmas & firms else self._foremost_two(rows)
        mixed = people and form.startswith(("oboj", "obydwoj"))  # a man and a woman
        if len(rows) < 2 or (mixed and len({self.discourse.gender(p) == "f" for p in rows}) < 2):
            return []
        return [Who(c, self.g.units[u].span, Link.ROLE_NOUN) for c in rows if self.discourse.fits(c, kinds)]
