"""Rules of agreement: what case, number and gender allow to go together, and what they exclude."""

from __future__ import annotations

from loaders.polish.repair.base import Repair
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.words import CASES
from loaders.polish.units.units import FINITE

_PARTICIPLES = frozenset({"ppas", "pact"})
_WHOSE = frozenset({"ten", "tenże", "on", "jego", "jej", "ich", "swój"})


class Agreement(Repair):
    """Each method puts right one kind of what does not agree."""

    def lists_run_on(self) -> None:
        """`zdjął sankcje z Dodika, jego syna Igora oraz córki Goricy`: a bare genitive after a comma goes on with a list."""
        if "," not in self.forms:
            return
        for u, unit in enumerate(self.units):
            if "gen" not in unit.cases or not self.labels[u].startswith(("nmod", "obj")) or not self.nominal(u):
                continue
            comma = u - 1
            while comma >= 0 and (
                self.whose(comma)
                or (not self.nominal(comma) and self.units[comma].is_(frozenset({"adj"}) | _PARTICIPLES))
            ):
                comma -= 1
            head = self.heads[u]
            if comma < 2 or self.units[comma].text != "," or not 0 <= head < comma or self.verbal(head):
                continue
            before = next((x for x in range(comma - 1, head, -1) if self.nominal(x) and self.governed(x)), None)
            if (
                before is not None
                and self.units[before].cases & unit.cases
                and self.heads[before] in (head, self.heads[head])
            ):
                self.attach(u, before, "conj")

    def conjuncts_share_case(self) -> None:
        """`przywódcy Niemiec i Francji, Friedrich Merz i Emmanuel Macron`: who cannot stand in the case of a list explains another."""
        for u in self.named:
            unit = self.units[u]
            head = self.heads[u]
            if self.labels[u] != "conj" or head < 0 or not unit.named or not self.nominal(head) or not unit.cases:
                continue
            members = [x for x in (head, *self.kids(head)) if x != u and (x == head or self.labels[x] == "conj")]
            cases = set(CASES)
            for x in members:
                if self.units[x].cases and x < u:
                    cases &= self.units[x].cases
            if not cases or cases & unit.cases or u == 0 or self.units[u - 1].text != ",":
                continue
            over = self.heads[head]
            if over >= 0 and self.nominal(over) and not self.verbal(over) and self.units[over].cases & unit.cases:
                self.attach(u, over, "appos")

    def bodies_join_bodies(self) -> None:
        """`wobec Ministerstwa Finansów Białorusi, Biełinwestbanku, który inwestuje w ekologię, oraz Banku Rozwoju`.

        A firm or body goes on a list of such, not that of the country within a name nor of a noun in a clause about another.
        """
        for u in self.named:
            head = self.heads[u]
            if head < 0 or self.labels[u] != "conj" or not self._body(u) or self._body(head):
                continue
            inside = self.units[head].named
            for at in (head, *self._over(head)):
                if self._body(at) and at < u and inside and self.units[at].cases & self.units[u].cases:
                    self.attach(u, at, "conj")
                    break
                inside = inside or self.labels[at].startswith("acl:relcl")

    def _over(self, u: int) -> list[int]:
        found: list[int] = []
        while (u := self.heads[u]) >= 0 and u not in found:
            if self.verbal(u) and not self.labels[u].startswith("acl:relcl"):
                break
            found.append(u)
        return found

    def _body(self, u: int) -> bool:
        return self.units[u].named and any(m.type not in ("Country", "Place", "Person") for m in self.units[u].mentions)

    def prepositions_part_places(self) -> None:
        """`dzień po wizycie na Litwie, w Warszawie`: a comma before another preposition joins no two places."""
        for u in self.named:
            unit = self.units[u]
            head = self.heads[u]
            if self.labels[u] != "conj" or head < 0 or not unit.named or u < 2 or self.units[u - 2].text != ",":
                continue
            if not self.prep(u - 1) or any(self.labels[c] == "cc" for c in self.kids(u)):
                continue
            if any(c > u and self.labels[c] == "conj" for c in (*self.kids(head), *self.kids(u))):
                continue  # `w Rosji, w Chinach i w Iranie`
            verb = self.verb_above(head)
            if verb is not None and any(m.type == "Place" for m in unit.mentions):
                self.attach(u, verb, "obl")

    def offices_are_shared_out(self) -> None:
        """`przywódcy Turcji Recep Tayyip Erdogan i Rosji Władimir Putin`: one office for both, each of his own state."""
        for u in self.named:
            name, state, first = u, u - 1, u - 3
            if first < 0 or self.units[u - 2].text not in ("i", "oraz", "a") or self.units[name].title is not None:
                continue
            title = self.units[first].title
            if title is None or not any(r.values(("pl",)) for r in title.readings):
                continue
            if not any(m.type == "Country" for m in self.units[state].mentions) or "gen" not in self.units[state].cases:
                continue
            person = any(m.type == "Person" for m in self.units[name].mentions)
            if person and self.units[name].cases & self.units[first].cases and not self.above(first, name):
                self.attach(name, first, "conj")
                self.attach(state, name, "nmod")

    def names_explain_their_office(self) -> None:
        """`z ministrą infrastruktury Alenką Bratušek`: a name in another case than the genitive before it explains the office."""
        for u in self.named:
            unit = self.units[u]
            head = self.heads[u]
            if head < 0 or not unit.named or self.labels[u].split(":")[0] not in ("nmod", "flat", "appos"):
                continue
            if not any(m.type == "Person" for m in unit.mentions) or self.governed(u) or not unit.cases:
                continue
            if self.units[head].cases & unit.cases or not self.nominal(head) or head > u:
                continue
            over = self.heads[head]
            while over >= 0 and self.nominal(over) and not self.verbal(over) and over < u:
                if not self.units[over].cases or self.units[over].cases & unit.cases:
                    self.attach(u, over, "appos")
                    break
                over = self.heads[over]

    def terms_hold_no_people(self) -> None:
        """`skazał na 12 lat kolonii kolejarza`: a person is no part of a term or of a penalty; he is the verb's object."""
        terms = (
            not self.lemmas.isdisjoint(lexicon().positions) or not self.lemmas.isdisjoint(lexicon().spans) or self.timed
        )
        if not terms and not any((n := self.units[u].number) and n.unit for u in self.counted):
            return
        for u, unit in enumerate(self.units):
            head = self.heads[u]
            if head < 0 or not self.labels[u].startswith(("nmod", "flat", "appos", "obj")):
                continue
            if unit.cases.isdisjoint(("acc", "gen")) or self.governed(u) or not self._human(u):
                continue
            top, term = head, False
            while top >= 0 and not self.verbal(top) and top < u:
                if self._human(top) or self.units[top].is_(_PARTICIPLES):
                    break
                term = term or self._span(top) or self._post(top)
                if self.governed(top):
                    top = self.heads[top]
                    break
                top = self.heads[top]
            if term and top >= 0 and self.verbal(top) and self.units[top].is_(FINITE | {"inf"}):
                busy = [
                    c
                    for c in self.kids(top)
                    if self.labels[c] == "obj" and self.units[c].time is None and self.nominal(c)
                ]
                if not busy or all(c == u for c in busy):
                    self.attach(u, top, "obj")

    def _post(self, u: int) -> bool:
        """`wyznaczył na to stanowisko Sikorskiego`: a post that a word points to is nobody's by name."""
        pointed = any(self.units[c].lemmas & _WHOSE for c in self.kids(u))
        return pointed and bool(self.units[u].lemmas & lexicon().positions)

    def _span(self, u: int) -> bool:
        """A time, or a count of times: `12 lat`."""
        unit = self.units[u]
        measured = unit.number is not None and bool(unit.number.unit)
        return unit.time is not None or measured or bool(unit.lemmas & lexicon().spans)

    def _human(self, u: int) -> bool:
        unit = self.units[u]
        if any(m.type == "Person" for m in unit.mentions):
            return True
        words = lexicon()
        readings = [r for r in unit.word.readings if r.pos == "subst"]
        return not unit.mentions and (
            not unit.lemmas.isdisjoint(words.people) or (bool(readings) and all(r.values(("m1",)) for r in readings))
        )
