"""Who is named beside a common noun that says what he is: `żona skazanego, Iwona Sowińska`, `organizacja pilotów SEPLA`."""

from __future__ import annotations

from loaders.polish.reference.base import ReferentsBase
from loaders.polish.reference.discourse import Who


class Appositions(ReferentsBase):
    """Names in apposition to a noun, or a noun to a name; a name in the genitive may only tell whose he is."""

    def _named_beside(self, u: int) -> list[Who]:
        """The persons in apposition to a noun, in a case that both may have: `żona skazanego, Iwona Sowińska`.

        But `skazał sąd w Stambule Rafała Sowińskiego`: a court has no such name.
        """
        g, words = self.g, self._words
        lemmas = g.lemmas(u)
        if not lemmas.isdisjoint(words.courts):
            return []
        beside = [c for c in g.children(u, "appos", "flat") if g.units[c].cases & g.units[u].cases]
        if not beside:
            return []
        if not lemmas.isdisjoint(words.owned):  # `męża Asii Bibi`: she is not he
            beside = [c for c in beside if (c != u + 1 and "gen" not in g.units[c].cases) or self._same_but_gen(u, c)]
        if not lemmas.isdisjoint(words.kin_nouns):  # `męża Anny Kowal`, where the dictionary reads several Annas too
            beside = [c for c in beside if self._of_one_sex(u, c)]
        if not lemmas.isdisjoint(words.related):  # `rywala prezydenta Erdogana`: whose he is
            whose = [c for c in beside if g.units[c].title and "gen" in g.units[c].cases and not self._parted(u, c)]
            beside = [c for c in beside if c not in whose]
        men = lemmas & (words.no_trade | words.kin_nouns)  # `trafił tam jej brat, programista Jan Nowak`
        nouns = [c for c in beside if not g.units[c].named and self._for_a_man(c)] if men else []
        beside += [x for c in nouns for x in g.children(c, "appos", "flat") if g.units[x].cases & g.units[u].cases]
        persons = frozenset({"Person"})
        return [w for c in beside if g.units[c].named for x in g.conjuncts(c) for w in self._named_only(x, persons)]

    def _explained(self, u: int) -> list[Who]:
        """`Lewan Kobachidze, obywatel Gruzji, któremu zarzucano`: the noun after the comma is the person before it."""
        g, words = self.g, self._words
        head = g.heads[u]
        if head < 0 or head > u or g.labels[u].split(":")[0] not in ("appos", "conj"):
            return []
        first = min(g.subtree(u), default=u)
        if g.units[first].text != "," and (first == 0 or g.units[first - 1].text != ","):
            return []
        if any(g.labels[c] == "cc" for c in g.kids[u]) or not g.units[u].cases & g.units[head].cases:
            return []
        if not (g.lemmas(u) & words.people or g.lemmas(u) & words.no_trade) and not self._for_a_man(u):
            return []
        persons = frozenset({"Person"})
        apposed = [w for c in g.children(head, "appos", "flat") if c < u for w in self._named_only(c, persons)]
        return self._named_only(head, persons) or apposed

    def _lettered(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`organizacja hiszpańskich pilotów SEPLA`: the letters at the end of the phrase are the body itself."""
        g = self.g
        for at in range(u + 1, min(u + 6, len(g))):
            unit = g.units[at]
            if unit.named:
                letters = unit.text.isupper() and "nom" in unit.cases and at > u + 1
                return self._named_only(at, kinds - {"Company", "Bank", "Country", "Person"}) if letters else []
            if not (g.adjective(at) or "gen" in unit.cases) or unit.text in (",", "–", "(") or g.preposition(at):
                return []
        return []

    def _for_a_man(self, u: int) -> bool:
        """`islamista`, `propagandysta`, `przemytnik`: a noun that can only be for a man."""
        rows = [r for r in self.g.units[u].word.readings if r.pos == "subst"]
        return bool(rows) and not self.g.units[u].named and all(r.values(("m1",)) for r in rows)

    def _parted(self, u: int, name: int) -> bool:
        """Whether a mark stands between a noun and a name: `rywal prezydenta, Kemal Ozturk`."""
        return any(self.g.units[x].text in (",", "–", "(") for x in range(min(u, name), max(u, name)))

    def _same_but_gen(self, u: int, name: int) -> bool:
        """Whether noun and name agree in another case than the genitive, which would tell whose he is."""
        return bool((self.g.units[u].cases & self.g.units[name].cases) - {"gen"})

    def _of_one_sex(self, u: int, name: int) -> bool:
        """Whether a name, where its sex is known, is of the sex of which a noun for kin is."""
        sexes = {"f" if x == "f" else "m" for r in self.g.units[u].word.readings for x in r.values(("m1", "f"))}
        known = {self.discourse.gender(m.cluster) for m in self.g.units[name].mentions if m.cluster} - {None}
        return not sexes or not known or bool(sexes & known)
