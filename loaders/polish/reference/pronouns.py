"""Pronouns: `on`, `jej`, `nim`, `ich`, `swój`."""

from __future__ import annotations

from collections.abc import Sequence, Set

from loaders.polish.frames.frames import KINDS
from loaders.polish.reference.base import mentioned
from loaders.polish.reference.clause_mates import ClauseMates
from loaders.polish.reference.demonstratives import Demonstratives
from loaders.polish.reference.discourse import Who
from loaders.polish.text.lexicon import FIRMS
from loaders.polish.units.agreement import Agreement
from ontology.claims import Link

_PERSON = KINDS["person"]
_FORMS = {
    "f": frozenset({"ona", "jej", "nią", "niej", "ją"}),
    "m": frozenset({"on", "jego", "jemu", "niego", "niemu", "nim", "mu", "go"}),
    "pl": frozenset({"oni", "one", "ich", "im", "nimi", "nich", "nim"}),
}


class Pronouns(ClauseMates, Demonstratives):
    """Who is meant by a pronoun."""

    def _pronoun(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """A person of that gender: the only one before it in the sentence, else whom the sentences before were about.

        Only where no person fits it is a state or body: `Moskwa nie ustąpi, nałożymy na nią sankcje`.
        A torn tree may hang it on the very noun that it would mean: then it means nobody.
        """
        with self.asking(u) as free:
            return self._meant(u, kinds) if free else []

    def _meant(self, u: int, kinds: frozenset[str]) -> list[Who]:
        form = self.g.units[u].text.casefold()
        gender = next((x for x in ("f", "m") if form in _FORMS[x]), None)
        if gender is None:
            return self.plural_back(u, kinds) if form in _FORMS["pl"] else []
        if "Person" in kinds and (beside := self._joined_to(u, gender)):
            return [Who(beside, self.g.units[u].span, Link.PRONOUN)]
        voices = self._voices(u) | self._doing(u)
        earlier = [c for c in self._earlier(u) if c not in voices]
        if kinds - _PERSON and (firm := self._firm_before(u, gender)) is not None:
            rows = self.alone(firm, kinds - _PERSON, depth=1)
            return [Who(rows[0].cluster, self.g.units[u].span, Link.PRONOUN)] if len(rows) == 1 else []
        found = self._sufferer(gender, earlier) if self.suffering and "Person" in kinds else None
        found = found or (self._person_of(u, gender, earlier, voices) if "Person" in kinds else None)
        if found is None and kinds - _PERSON and not any(self.discourse.type_of(c) == "Person" for c in earlier):
            found = self._thing_of(gender, earlier, kinds)
        if found is None and self.suffering:
            found = self.discourse.hero_to_come(gender)  # `Uniewinniono ją`: a title
        return [Who(found, self.g.units[u].span, Link.PRONOUN)] if found else []

    def _firm_before(self, u: int, gender: str) -> int | None:
        """`Sankcje na przewoźnika złagodzono, a teraz wykreślono go z listy`: a noun for a firm, and no person since.

        It is nearer than anybody of the sentences before, whether or not the text says which firm it is.
        """
        g, firms = self.g, self._words.firms
        for at in range(u - 1, -1, -1):
            unit = g.units[at]
            if any(m.type == "Person" for m in (*unit.inner, *unit.mentions)) or g.lemmas(at) & self._words.people:
                return None
            if unit.named or not g.lemmas(at) & firms or g.clause(at) == g.clause(u) or not self._singular(at):
                continue
            rows = [r for r in unit.word.readings if r.lemma in firms]
            if any(r.values(("f",)) for r in rows) == (gender == "f"):
                return at
        return None

    def _joined_to(self, u: int, gender: str) -> str | None:
        """`spotkała się z przywódcą Białorusi i jego zespołem`: whose they are is who stands before `i`."""
        g = self.g
        if u < 2 or g.units[u].text.casefold() not in ("jego", "jej") or g.units[u - 1].text not in ("i", "oraz"):
            return None
        at = u - 2
        while 0 <= g.heads[at] < at and g.labels[at].split(":")[0] in ("nmod", "amod", "flat", "appos"):
            at = g.heads[at]
        if not g.nominal(at) or g.verb(at) or ("gen" in g.units[at].cases and g.labels[at].startswith("nsubj")):
            return None
        rows = [w.cluster for w in self.alone(at, _PERSON, depth=1)]
        return rows[0] if len(rows) == 1 and self.discourse.gender(rows[0]) in (gender, None) else None

    def _voices(self, u: int) -> set[str]:
        """Who says what a dash or quotation sets off: `– On odmówił – podkreślił rzecznik` is about another than him."""
        rows = [r for r in self.reports() if r.way == "aside" and r.holds(self.g, u)]
        return {w.cluster for r in rows for x in r.who if x != u for w in self.resolve(x, _PERSON)}

    def _sufferer(self, gender: str, earlier: Sequence[str]) -> str | None:
        """`Sąd skazał Poczobuta – tłumaczył rzecznik Jasina. Zarzucano mu`: the one told to be held, not who told it.

        Who is named before in the sentence is nearer, but not if he only speaks there.
        """
        speakers = {m.cluster for r in self.reports() for u in r.who for m in self.g.units[u].mentions if m.cluster}
        held = set(self.discourse.held)
        near = [c for c in earlier if self.discourse.gender(c) == gender and c not in speakers]
        if near:
            here = {c for c in near if c in held}
            return here.pop() if len(here) == 1 else None
        return self.discourse.salience.recall(lambda c: c in held and self.discourse.gender(c) in (gender, None))

    def _told_since(self, u: int, gender: str, earlier: Sequence[str]) -> tuple[str | None, bool]:
        """Whom a noun for a person, the subject of the clause before, means, and whether there is such a noun.

        `W pałacu przyjął go Steinmeier; polski przywódca odleciał do Paryża, gdzie podjął go Macron`: he who flew, not the
        one named last; where nobody knows who he is, nobody is meant.
        """
        g = self.g
        own = g.clause(u)
        for at in range(u - 1, -1, -1):
            unit = g.units[at]
            if any(m.cluster in earlier and self.discourse.type_of(m.cluster or "") == "Person" for m in unit.mentions):
                return None, False
            if not g.labels[at].startswith("nsubj") or unit.named or g.clause(at) == own or "nom" not in unit.cases:
                continue
            if not g.lemmas(at) & self._words.people or not self._singular(at):
                continue
            woman = not any(r.values(("m1",)) for r in unit.word.readings)
            if woman != (gender == "f"):
                continue
            rows = [w.cluster for w in self.resolve(at, _PERSON, depth=1)]
            same = self._pronoun_before(at, gender) if not rows else None
            return (rows[0] if len(rows) == 1 else same), True
        return None, False

    def _called_before(self, u: int, gender: str) -> tuple[str | None, bool]:
        """Whom a noun for an office in the clause before means: `odbył rozmowę z prezydentem USA i zaprosił go`.

        He stands nearer than anybody of the sentences before, whether or not the text says who he is.
        """
        g = self.g
        own = g.clause(u)
        for at in range(u - 1, -1, -1):
            unit = g.units[at]
            if unit.named or not g.lemmas(at) & self._words.offices or g.clause(at) == own or not self._singular(at):
                continue
            if g.labels[at].startswith("nsubj") or not (g.preposition(at) or g.labels[at] in ("obj", "iobj")):
                continue
            woman = not any(r.values(("m1",)) for r in unit.word.readings)
            if woman == (gender == "f"):
                rows = [w.cluster for w in self.resolve(at, _PERSON, depth=1)]
                return (rows[0] if len(rows) == 1 else None), True
        return None, False

    def _pronoun_before(self, u: int, gender: str) -> str | None:
        """Whom a pronoun of that gender before `u` means: two of one sentence are about one person."""
        for at in range(u - 1, -1, -1):
            if "ppron3" in self.g.units[at].pos and self.g.units[at].text.casefold() in _FORMS[gender]:
                rows = [w.cluster for w in self._pronoun(at, _PERSON)]
                return rows[0] if len(rows) == 1 else None
        return None

    def _person_of(self, u: int, gender: str, earlier: Sequence[str], voices: Set[str]) -> str | None:
        def surely(c: str) -> bool:
            return c not in voices and self.discourse.type_of(c) == "Person" and self.discourse.gender(c) == gender

        def maybe(c: str) -> bool:
            return surely(c) or (self.discourse.type_of(c) == "Person" and self.discourse.gender(c) is None)

        found, nameless = self._told_since(u, gender, earlier)
        if not nameless and not any(maybe(c) for c in earlier):
            found, nameless = self._called_before(u, gender)
        if found or nameless:
            return found
        for fits in (surely, maybe) if gender == "m" else (surely,):
            rows = list(dict.fromkeys(c for c in earlier if fits(c)))
            if len(rows) == 1:
                return rows[0]
            if rows:
                return self._foremost(rows)
            if person := self.discourse.salience.recall(fits, back=3):
                return person
        last = self.discourse.salience.heard[-1:]
        if any(sum(surely(c) or c in voices for c in h.ranks) > 1 for h in last):
            return None  # two of whom the sentence before told: neither comes to mind
        person = self.discourse.main_person(gender)
        return person if person not in voices else None

    def _thing_of(self, gender: str, earlier: Sequence[str], kinds: frozenset[str]) -> str | None:
        form = Agreement(frozenset({"sg"}), frozenset({"f"}) if gender == "f" else frozenset({"m1", "m2", "m3", "n"}))

        def fits(c: str) -> bool:
            return self.discourse.fits(c, kinds - _PERSON) and self.discourse.grammar(c, self.g).fits(form)

        rows = list(dict.fromkeys(c for c in earlier if fits(c)))
        if rows:
            return rows[0] if len(rows) == 1 else self._foremost(rows)
        return self.discourse.salience.recall(fits, back=1)

    def _foremost(self, rows: Sequence[str]) -> str | None:
        """Of several the one that is a subject in the sentence."""
        g = self.g
        best = {
            m.cluster
            for u in range(len(g))
            if g.labels[u].startswith("nsubj")
            for m in g.units[u].mentions
            if m.cluster in rows
        }
        return best.pop() if len(best) == 1 else None

    def _own(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`swój`, `własny`: the subject of the clause."""
        over = self.g.heads[u]
        clause = self.g.clause(over if over >= 0 else u)  # `swoją` is a form of a verb too
        subjects = [s for s in self.g.subjects(clause) if u not in self.g.subtree(s)]
        found = [w for s in subjects for w in self.resolve(s, kinds, depth=1)]
        return [Who(w.cluster, self.g.units[u].span, Link.PRONOUN) for w in found]

    def plural_back(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`im`, `ich`, `nimi`: those whom the sentence has told as several; else who together were told of before.

        A noun for people that names nobody known (`górników`) stands in the way, here and in the sentence before.
        """
        g = self.g
        clause = g.clause(u)
        for at in range(u - 1, -1, -1):
            unit = g.units[at]
            if unit.time is not None or not self._several_people(at):
                continue
            if unit.named:
                people = mentioned(g, at, self.discourse, kinds)
                own = g.labels[at].startswith("nsubj") and g.clause(at) == clause
                return [] if own else [Who(w.cluster, g.units[u].span, Link.PRONOUN) for w in people]
            return []
        rows = [w for w in self.discourse.subject if self.discourse.fits(w.cluster, kinds)]
        if len(rows) == 1 and "pl" not in self.discourse.grammar(rows[0].cluster, g).numbers:
            rows = []
        if not g.labels[u].startswith("nsubj") and (firms := self.several_firms(kinds)):
            return [Who(c, g.units[u].span, Link.PRONOUN) for c in firms]
        found = [w.cluster for w in rows] or [c for c in self.discourse.company if self.discourse.fits(c, kinds)]
        return [Who(c, g.units[u].span, Link.PRONOUN) for c in found]

    def several_firms(self, kinds: frozenset[str]) -> list[str]:
        """`licencja dla spółek A i B. Obowiązywał zakaz zawierania z nimi transakcji`: the firms that the sentence before named."""
        before = list(dict.fromkeys(self.discourse.before))
        firms = [c for c in before if self.discourse.type_of(c) in FIRMS and self.discourse.fits(c, kinds)]
        people = any(self.discourse.type_of(c) == "Person" for c in before)
        return firms if len(firms) > 1 and not people else []

    def _several_people(self, u: int) -> bool:
        """A noun in the plural alone for people, or a people (`Amerykanie`)."""
        rows = [r for r in self.g.units[u].word.readings if r.pos == "subst"]
        rows = [r for r in rows if r.values(("nom",))] if self.g.labels[u].startswith("nsubj") else rows
        plural = bool(rows) and all(r.values(("pl",)) for r in rows)
        return plural and any(r.values(("m1",)) for r in rows) and self.g.nominal(u)
