"""What an office is of, and whether somebody holds it: `szef resortu obrony`, `liderka opozycji`, `prezes Nordchemu`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from loaders.polish.reference.discourse import Who
from loaders.polish.reference.role_nouns import RoleNounReferents
from loaders.polish.text.role_words import role_nouns
from loaders.polish.text.words import any_of
from ontology.claims import Link

_HEADS = frozenset({"szef", "szefowa"})


class OfficeNouns(RoleNounReferents):
    """Posts as the document and the registry tell them, against the words beneath a noun for one."""

    def _of_several(self, u: int, lemmas: Iterable[str]) -> list[str]:
        """Those whom the text has named by now, of more than one whom it gives the same office of different states."""
        rows = self.discourse.introduced(frozenset(lemmas))
        here = self._all_before(u)
        return self.discourse.told_before(rows, here) if len(rows) > 1 else []

    def _same_post(self, u: int, person: str) -> bool:
        """`minister sprawiedliwości` is not whom the document has called `minister spraw zagranicznych`."""
        posts = [p for p in self.discourse.titled.get(person, ()) if len(p.split()) > 1]
        g = self.g
        inside = self._inside(u)
        if g.lemmas(u) & {"szef", "szefowa", "głowa"}:
            fields = self._fields(u)
            told = [*posts, *self.discourse.posts_of(person)]
            if not fields and inside and not any(g.lemmas(c) & set(self._words.heads_of) for c in g.kids[u]):
                return any(x in p for x in inside for p in told)  # `szef komitetu` is not `szef MSZ`
            return not fields or not told or any(x in p for x in fields for p in told)
        return not posts or all(any(x in p for p in posts) for x in inside)

    def _head_of_field(self, u: int) -> list[Who]:
        """`szefowa unijnej dyplomacji`, `szef polskiego MSZ`: of those named before whose posts are of that field and state."""
        fields = self._fields(u)
        if not fields or not self.g.lemmas(u) & _HEADS or not self._singular(u):
            return []
        woman = not any(r.values(("m1",)) for r in self.g.units[u].word.readings)
        rows = [p for p in dict.fromkeys((*self.discourse.people, *self._named_before(u))) if self._in_field(p, fields)]
        rows = self._of_that_state(u, [p for p in rows if not woman or self.discourse.gender(p) == "f"])
        person = self._in_mind(u, rows)
        return [Who(person, self.g.units[u].span, Link.ROLE_NOUN)] if person else []

    def _in_field(self, person: str, fields: Sequence[str]) -> bool:
        posts = [*self.discourse.titled.get(person, ()), *self.discourse.current_posts(person)]
        return self.discourse.type_of(person) == "Person" and any(x in p for x in fields for p in posts)

    def _fields(self, u: int) -> list[str]:
        """What a head is head of, by stems: `obron` of `szef resortu obrony`; of diplomacy by the words for it."""
        g = self.g
        found: list[str] = []
        for c in g.kids[u]:
            found += [x for lemma in sorted(g.lemmas(c)) for x in role_nouns().fields.get(lemma, ())]
            if g.lemmas(c) & set(self._words.heads_of):
                found += [
                    g.units[k].text.casefold()[:5]
                    for k in g.kids[c]
                    if g.labels[k] == "nmod" and not g.units[k].mentions
                ]
        return found

    def _body_words(self, u: int) -> frozenset[str]:
        """`rządu`, and `rząd` of the name `litewskiego rządu`: the common noun of a body."""
        named = {x for m in self.g.units[u].mentions for x in self.discourse.label_of(m.cluster or "").split()}
        return self.g.lemmas(u) | named

    def _no_longer(self, u: int) -> bool:
        """`były premier`, `zdymisjonowany minister`: he stands for no state any more."""
        return bool(self.g.lemmas(u) & any_of(self._words.bygone, self._words.ousted))

    def _of_a_government(self, u: int) -> bool:
        """`premier`, `minister obrony`, `szef dyplomacji`, one of them: not `szef komitetu`, nor an ambassador."""
        lemmas = self.g.lemmas(u)
        if not self._singular(u) or any(self._no_longer(c) for c in (u - 1, *self.g.kids[u]) if c >= 0):
            return False
        if lemmas & _HEADS:
            return bool(self._fields(u)) or any(
                self.g.lemmas(c) & set(self._words.heads_of)
                or any(
                    self.discourse.label_of(m.cluster or "").startswith("Minister") for m in self.g.units[c].mentions
                )
                for c in self.g.kids[u]
            )
        return bool(lemmas & self._words.governing)

    def _holds(self, u: int, person: str) -> bool:
        """`liderka opozycji`, `prezes Nordchemu`: whether the document or the registry tells of such a post of the person."""
        bodies = {m.cluster for c in self.g.kids[u] for m in self.g.units[c].mentions if m.cluster}
        if bodies:
            return bool(bodies & set(self.discourse.served.get(person, ())))
        inside = self._inside(u)
        fields = self._fields(u)
        posts = [*self.discourse.titled.get(person, ()), *self.discourse.posts_of(person)]
        if fields:
            return any(x in p for x in fields for p in posts)
        return bool(inside) and any(all(x in p for x in inside) for p in posts)

    def _of_another_body(self, u: int, people: Sequence[Who]) -> bool:
        """`urzędnik Komisji Europejskiej` is nobody of whom the text tells that he serves a firm."""
        g = self.g
        bodies = {
            m.cluster
            for c in g.kids[u]
            if g.labels[c].split(":")[0] == "nmod" and g.preposition(c) is None and "gen" in g.units[c].cases
            for m in g.units[c].mentions
            if m.cluster and m.type not in ("Person", "Place", "Country") and m.link is not Link.ADJECTIVE
        }
        serving = {x for w in people for x in self.discourse.served.get(w.cluster, ())}
        return bool(bodies) and bool(serving) and not bodies & serving

    def _inside(self, u: int) -> list[str]:
        """The stems of the nouns in the genitive beneath an office: `opozycj` of `liderka białoruskiej opozycji`."""
        g = self.g
        return [
            g.units[c].text.casefold()[: max(4, len(g.units[c].text) - 3)]
            for c in g.kids[u]
            if g.labels[c] == "nmod" and not g.units[c].mentions and g.preposition(c) is None
        ]

    def _of_something(self, u: int) -> bool:
        """`minister sprawiedliwości`, `szef sztabu`: an office of its own, not that of any minister told of."""
        g = self.g
        return any(
            g.labels[c].split(":")[0] == "nmod"
            and not g.units[c].time
            and g.preposition(c) != "z"  # `spotkania dyktatora z wysłannikiem`
            and not g.lemmas(c) & {"on", "jego", "jej", "ich"}
            and not (g.preposition(c) and g.units[c].named and g.units[c].mentions[0].type == "Place")
            for c in g.kids[u]
        )
