"""Names that spell out a common noun: `sektora finansowego, m.in. A i B`, `wysłannikami Trumpa – Coale’em i Smithem`."""

from __future__ import annotations

from loaders.polish.reference.base import ReferentsBase, mentioned
from loaders.polish.reference.discourse import Who
from loaders.polish.syntax.sentence_graph import RELATIVES
from loaders.polish.text.marks import CLOSING_QUOTES, DASHES, QUOTES
from loaders.polish.units.circles import names_another, tells_whose

_INTRO = frozenset({"tj.", "tzn.", "np.", "czyli", "mianowicie", "m.in.", "zwłaszcza", "szczególnie", "głównie"})
_VERBS = frozenset({"fin", "praet", "imps", "inf", "cond", "pcon", "pant"})
_JOINERS = frozenset(
    {",", "i", "oraz", "a", "także", "też", "również", "lub", "czy", "–", "—", "-", "jak", "zarówno", "ani"}
)
_CONTRASTS = frozenset({"ale", "lecz", "nie"})
_ENDS = frozenset({".", ";", ":", "który", "ale", "lecz", "nie", "jednak", "jednakże", "zaś", "natomiast", "tymczasem"})


class Lists(ReferentsBase):
    """Lists and appositions of names."""

    def _listed(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """Names that spell out a common noun: `sektora finansowego, m.in. A i B`; `(tj. firmy X)`; `spółki X`."""
        g = self.g
        at = u + 1
        limit = u + 9
        while at < len(g) and at < limit:
            unit = g.units[at]
            text = unit.text.casefold()
            if unit.number is not None and g.units[at - 1].text in ("oraz", "i", "a", ","):
                return []  # `38 osób oraz trzy podmioty, w tym Biełnieftiechim`: of the other count
            if text in _INTRO or (text == "w" and at + 1 < len(g) and g.units[at + 1].text == "tym"):
                return self.enumerate(at + (2 if text == "w" else 1), kinds)
            if at == u + 1 and names_another(g.units, at):
                return []
            apposed = unit.named and all(g.adjective(x) for x in range(u + 1, at))
            if (at == u + 1 or apposed) and "gen" in unit.cases and g.lemmas(u) & self._words.related:
                ruling = any(m.cluster and self.discourse.rules_state(m.cluster) for m in unit.mentions)
                if ruling or g.units[u].number is not None or not (unit.cases & g.units[u].cases) - {"gen"}:
                    return []  # `zwolennicy Nowaka`, `wizyta wysłannika Trumpa`, not `widziano adwokata Nowaka`
                if unit.title is not None:
                    return []  # `głównego rywala prezydenta Erdogana`
            if (
                unit.named
                and not (unit.cases <= {"gen"} and at > u + 1)
                and self._agree(u, at)
                and all(g.adjective(x) or g.units[x].text in ("(", ",", "–") for x in range(u + 1, at))
                and not any("który" in g.lemmas(x) for x in range(u + 1, at))  # `łodzie, które Biały Dom nazywa`
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
                    and not (g.lemmas(u) & self._words.carriers or g.lemmas(u) & self._words.offices)
                ):
                    return self.enumerate(at, kinds)
            if text == ":" and self._begins_list(u, at):
                return self.enumerate(at + 1, kinds)
            if unit.is_(_VERBS) or text in (".", ";", ":"):
                return []  # `uwolnił więźniów, nazywając X przyjacielem`: he is none of them
            at += 1
        return []

    def _begins_list(self, u: int, colon: int) -> bool:
        """`dwa przedsiębiorstwa potasowe: Biełaruśkalij i …`: names of what a noun in the plural counts follow its colon."""
        g = self.g
        several = g.units[u].number is not None or all(
            r.values(("pl",)) for r in g.units[u].word.readings if r.pos == "subst"
        )
        inside = (g.adjective(x) or g.units[x].cases & {"gen"} for x in range(u + 1, colon))
        if not several or not all(inside):
            return False
        first = next((x for x in range(colon + 1, min(len(g), colon + 5)) if g.units[x].named), None)
        return first is not None and not any(g.verb(x) for x in range(colon + 1, first))

    def _agree(self, u: int, at: int) -> bool:
        """In one case, or the name in its base form: `na przejściach Brześć i Kozłowicze`, `linii lotniczych Belavia`."""
        unit = self.g.units[at]
        return bool(unit.cases & self.g.units[u].cases) or not unit.cases or "nom" in unit.cases

    def enumerate(self, at: int, kinds: frozenset[str]) -> list[Who]:
        """Names from `at` on, parted by commas and `i`; brackets and appositions between them are passed over."""
        g = self.g
        found: list[Who] = []
        cases: frozenset[str] = frozenset()  # of the first name
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
                    if found and (self._acts(at) or self._leaves_its_verb_out(at)):
                        break
                    if not (found and self._whose_relative(at, cases)):  # `X, mąż liderki opozycji Y`: not she
                        found += mentioned(g, at, self.discourse, kinds)
                        cases = cases or unit.cases
                    gap = 0
                elif unit.text in _JOINERS:
                    pass
                elif (
                    unit.is_(("fin", "praet", "imps", "inf", "cond", "comp", "prep"))
                    or unit.text in _ENDS
                    or g.lemmas(at) & RELATIVES
                ):
                    break
                else:
                    gap += 1
                    if gap > 4:
                        break
            at += 1
        return found

    def _whose_relative(self, u: int, cases: frozenset[str]) -> bool:
        """Whether a name within a list only says whose husband or aide one is: behind the word, or in a genitive that the list is not in."""
        g = self.g
        if tells_whose(g.units, u):
            return True
        if not cases or "gen" not in g.units[u].cases or g.units[u - 1].text in (",", "i", "oraz", "a"):
            return False
        if g.lemmas(u - 1) & self._words.kin_nouns and g.units[u - 2].text == ",":
            return True  # `w tym X, męża Y`
        before = u - 1
        while before > 0 and u - before < 3 and g.adjective(before) and not g.nominal(before):
            before -= 1  # `German Gref, dyrektor generalny Sbierbanku`
        return not g.units[u].cases & cases and g.nominal(before)

    def _leaves_its_verb_out(self, u: int) -> bool:
        """`kupi udziały Lotosu, MOL – 417 stacji`: the subject of a clause that has a dash for its verb, and a count behind it."""
        units = self.g.units
        return u + 2 < len(units) and units[u + 1].text in DASHES and units[u + 2].number is not None

    def _acts(self, u: int) -> bool:
        """`wobec firmy X, a Departament Stanu milczy`: the subject of a clause of its own, behind the list."""
        g = self.g
        verb = g.heads[u]
        return (
            g.labels[u].startswith("nsubj")
            and verb > u
            and (g.verb(verb) or g.predicate(verb))
            and g.labels[verb] in ("conj", "root", "parataxis")
        )

    def _one_of(self, u: int) -> list[Who]:
        """`skazał jednego z liderów opozycji, Artura Sarkisjana`: the name behind the comma says which."""
        g = self.g
        if not g.one_of_many(u):
            return []
        noun = next((x for x in range(u + 2, min(u + 5, len(g))) if g.lemmas(x) & self._words.people), None)
        return self._apposed(noun, g.units[u].cases)[:1] if noun is not None else []

    def _said_to_be_one(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`Rosnieft jest jednym z przedsiębiorstw, na które nałożono sankcje`: the named subject of whom it is said."""
        g = self.g
        at = g.heads[u]
        if at < 0 or not g.one_of_many(at) or "inst" not in g.units[at].cases:
            return []
        if g.negated(at) or g.negated(g.clause(at)) or any(g.negated(c) for c in g.kids[at]):
            return []  # `Łukoil nie jest jednym z nich`
        if not any(g.lemmas(c) & {"być", "pozostać", "pozostawać"} for c in (*g.kids[at], g.heads[at]) if c >= 0):
            return []
        who = [s for s in g.subjects(g.clause(at)) if s < at and g.units[s].named]
        return mentioned(g, who[0], self.discourse, kinds) if len(who) == 1 else []

    def _apposed(self, u: int, cases: frozenset[str] | None = None) -> list[Who]:
        """`wysłannikami Trumpa – Johnem Coale’em i Christopherem Smithem`: names of the same case.

        A name between commas whose declension nobody knows counts too: `lidera opozycji, Zuraba Dżaparidze, któremu`.
        """
        g = self.g
        found: list[Who] = []
        cases = g.units[u].cases if cases is None else cases
        at = u + 1
        dash = False
        while at < len(g) and at - u < 14:
            unit = g.units[at]
            if unit.named and any(m.type == "Person" for m in unit.mentions):
                closed = at + 1 >= len(g) or g.units[at + 1].text in (",", ".", "–", ")")
                undeclined = not found and unit.cases == {"nom"} and closed and g.units[at - 1].text == ","
                both = unit.cases & cases
                if (both and (dash or not both <= {"gen", "acc"})) or undeclined:
                    found += mentioned(g, at, self.discourse, frozenset({"Person"}))
                elif found:
                    break
            elif unit.text in ("na", "w", "we") and dash and not found and self._where(at + 1):
                at += 1  # `dziennikarza, działacza mniejszości na Białorusi X`
            elif unit.text == ":" or unit.text in DASHES:
                dash = True
            elif unit.text in (",", "i", "oraz"):
                if not found and unit.text != "," and not (self._where(at - 1) and self._where(at + 1)):
                    break  # but `prezydenci Polski i Litwy – Karol Nawrocki i Gitanas Nausėda`
                dash = dash or unit.text == ","
            elif unit.text in QUOTES and not found:
                close = next((x for x in range(at + 1, min(at + 9, len(g))) if g.units[x].text in CLOSING_QUOTES), at)
                at = close if unit.text != "”" else at  # `lidera partii „Koalicja na rzecz Zmian”, X`
            elif unit.text in _CONTRASTS:
                break  # `uwolnił 52 więźniów, ale nie X`
            elif found and self._calls_the_next(at, cases):
                pass  # `opozycjonista A oraz filozof B`
            elif found or (unit.is_(_VERBS | {"prep", "comp", "interp"}) and unit.text != "ds."):
                break
            at += 1
        return found

    def _calls_the_next(self, u: int, cases: frozenset[str]) -> bool:
        """Whether a noun behind `i` or a comma stands right before the person whom it tells of."""
        g = self.g
        if u + 1 >= len(g) or g.units[u - 1].text not in (",", "i", "oraz") or not g.nominal(u):
            return False
        after = g.units[u + 1]
        person = after.named and any(m.type == "Person" for m in after.mentions)
        return person and bool(g.units[u].cases & after.cases & cases)

    def _where(self, u: int) -> bool:
        """The name of a land or town, where it says only where somebody is active."""
        unit = self.g.units[u] if u < len(self.g) else None
        return unit is not None and unit.named and all(m.type in ("Country", "Place") for m in unit.mentions)
