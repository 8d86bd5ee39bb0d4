"""Who of a group is named elsewhere in the sentence: `wśród osób, które zwolniono, jest X`, `jednego z liderów, X`."""

from __future__ import annotations

from loaders.polish.reference.base import mentioned
from loaders.polish.reference.discourse import Who
from loaders.polish.reference.lists import Lists
from loaders.polish.syntax.sentence_graph import GROUPS
from loaders.polish.text.role_words import role_nouns
from loaders.polish.units.units import AMONG

_AMONG = AMONG | {"w gronie", "w grupie", "na liście"}
_GROUPS = GROUPS | {"jeden"}
_ARE = frozenset({"być", "znaleźć", "znajdować", "figurować", "należeć"})
_FINITE = frozenset({"fin", "praet", "imps", "inf", "cond"})
_ENDS = frozenset({".", ";", ":", "?", "!"})
_PERSON = frozenset({"Person"})


class Groups(Lists):
    """Names of those who are of a group that the sentence tells of."""

    def _who_is_among(self, group: int, kinds: frozenset[str]) -> list[Who]:
        """`Wśród osób, które opuściły więzienie, jest X`, `Jednym z polityków, których skazano, był X`.

        The names follow the verb behind the relative clause; none where it says who is not among them.
        """
        g = self.g
        if not self._some_of(group):
            return []
        for at in range(group + 2, len(g)):
            if g.units[at].text in _ENDS:
                return []
            if g.lemmas(at) & _ARE and g.units[at].is_(_FINITE) and self._behind_the_clause(at, group):
                if g.negated(at) or g.units[at - 1].text.casefold() == "nie":
                    return []
                reflexive = at + 1 < len(g) and g.units[at + 1].text == "się"
                return self.enumerate(at + 2 if reflexive else at + 1, kinds)
        return []

    def _some_of(self, group: int) -> bool:
        """Whether the sentence tells of some of the group only: `wśród osób`, `w grupie więźniów`, `jeden z polityków`."""
        g, head = self.g, self.g.heads[group]
        if g.preposition(group) in _AMONG:
            return True
        return head >= 0 and bool(g.lemmas(head) & _GROUPS) and head < group

    def _behind_the_clause(self, verb: int, group: int) -> bool:
        """Whether the verb stands right behind the comma that closes the relative clause of the group."""
        g = self.g
        at = verb - 1
        while at > group and g.units[at].text not in (",", "–"):
            if g.verb(at) and g.units[at].is_(_FINITE):
                return False
            at -= 1
        return at > group + 2

    def led_by(self, u: int) -> list[Who]:
        """`delegacja, kierowana przez X`, `delegacja, której przewodniczy X`: he who leads those who are sent is one of them."""
        g = self.g
        found: list[Who] = []
        for c in dict.fromkeys((*g.kids[u], *self._relative_behind(u))):
            heads_it = "stać" in g.lemmas(c) and any(
                "czoło" in g.lemmas(x) for x in g.kids[c]
            )  # `na której czele stał X`
            if not g.labels[c].startswith("acl") or not (heads_it or g.lemmas(c) & role_nouns().leading):
                continue
            for x in g.kids[c]:
                acts = g.labels[x].startswith(("obl:agent", "nsubj")) or g.preposition(x) == "przez"
                if not acts and x > c and not g.subjects(c):  # `której przewodniczył Coale`: a name not declined
                    acts = "nom" in g.units[x].cases and g.preposition(x) is None
                if acts and g.units[x].named:
                    found += mentioned(g, x, self.discourse, _PERSON)
        front = g.heads[u]
        if front >= 0 and "czoło" in g.lemmas(front) and g.preposition(front) == "na" and g.heads[front] >= 0:
            leader = (x for x in g.subjects(g.heads[front]) if g.units[x].named)  # `X stanął na czele delegacji, która`
            found += [w for x in leader for w in mentioned(g, x, self.discourse, _PERSON)]
        for x in range(u + 1, min(len(g) - 2, u + 6)):  # `delegacja USA z X na czele`
            if g.units[x].named and [w.text.casefold() for w in g.units[x + 1 : x + 3]] == ["na", "czele"]:
                found += mentioned(g, x, self.discourse, _PERSON)
        return found

    def _relative_behind(self, u: int) -> list[int]:
        """The verb of a relative clause whose comma stands right behind the phrase of `u`, wherever the tree hangs it."""
        g = self.g
        at = u + 1
        while at < len(g) and (g.units[at].named or g.adjective(at)):
            at += 1
        if (
            at + 1 >= len(g)
            or g.units[at].text != ","
            or not any("który" in g.lemmas(x) for x in range(at, min(len(g), at + 3)))
        ):
            return []
        return [v for v in range(at + 1, min(len(g), at + 8)) if g.verb(v) and g.labels[v].startswith("acl")][:1]

    def rest_of_the_list(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`Wolność odzyskali Mikałaj X, który spędził w więzieniu 11 lat, filozof Y oraz Z`: those who follow the first.

        Behind a verb in the plural, which needs several, the names in the nominative between commas belong to the list,
        whatever clauses explain them.
        """
        g, verb = self.g, self.g.heads[u]
        if verb < 0 or verb > u or not g.labels[u].startswith("nsubj") or "Person" not in kinds:
            return []
        listed = any(g.units[x].text == ":" for x in range(verb + 1, u))
        single = g.units[u].named and any(m.type == "Person" for m in g.units[u].mentions)
        if not (listed or single) or not self._acts_of_many(verb):
            return []
        found: list[Who] = []
        for at in range(u + 1, len(g)):
            unit = g.units[at]
            if unit.text in _ENDS or g.left_out(at):
                break
            if unit.named and (not unit.cases or "nom" in unit.cases) and self._set_off(at):
                found += mentioned(g, at, self.discourse, _PERSON)
        return found

    def alone(self, u: int, kinds: frozenset[str], *, depth: int = 3) -> list[Who]:
        """What the phrase headed by `u` means, without those coordinated with it."""
        return list({w.cluster: w for w in self._one(u, kinds, depth)}.values())

    def one_of_a_list(self, word: int, head: int) -> bool:
        """`X, którego aresztowano, i Y`, `X, skazany na 15 lat, i Y`: in the singular and before the rest, it is of X alone."""
        g = self.g
        rows = [r for r in g.units[word].word.readings if r.pos in ("adj", "ppas", "pact")]
        if not rows or any(r.values(("pl",)) for r in rows):
            return False
        return any(g.labels[c] == "conj" and c > word for c in g.kids[head])

    def _acts_of_many(self, verb: int) -> bool:
        rows = [r for r in self.g.units[verb].word.readings if r.pos in ("fin", "praet")]
        return bool(rows) and all(r.values(("pl",)) for r in rows)

    def _set_off(self, u: int) -> bool:
        """Whether commas or `i` part the name from what stands before and behind it, nouns that explain it aside."""
        g = self.g
        before = u - 1
        while before > 0 and (g.adjective(before) or (g.nominal(before) and not g.units[before].named)
                              or g.units[before].text in ("-",) or g.units[before].number is not None):  # fmt: skip
            before -= 1
        if g.units[before].text.casefold() not in (",", "i", "oraz", "a", "także", "również", "też"):
            return False
        after = g.units[u + 1].text.casefold() if u + 1 < len(g) else "."
        return after in (",", "i", "oraz", "a", ".", "(", "z", "ze")
