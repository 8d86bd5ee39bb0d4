"""Posts that a text tells when it comes back to somebody: `Turecki prezydent zrewanżuje się`, `Reporterka portalu Zierkała usłyszała wyrok`.

The noun for a person stands alone, and whom it means is settled as it is for roles (`role_nouns`, `referents`); here it becomes a
claim of its own, where it tells more than the text has told of that person by then.
"""

from __future__ import annotations

from collections.abc import Iterator

from loaders.polish.frames.frames import KINDS
from loaders.polish.reference.referents import Referents
from loaders.polish.relations.base import RelationReader
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.units.units import FINITE, Unit
from ontology.claims import Claim, Link, Mention

_PEOPLE = KINDS["person"]
_STANDS_FOR = frozenset({Link.ROLE_NOUN})


class BackReferences(RelationReader):
    """Offices and trades that stand for somebody whom the document names elsewhere."""

    def told_again(self, graph: SentenceGraph | None) -> Iterator[Claim]:
        """`Turecki prezydent zrewanżuje się`: a post of Erdoğan; `Burmistrz Stambułu jest w areszcie`: of the man just named."""
        refs: Referents | None = None
        for i in self.offices:
            unit = self.units[i]
            if not self._may_stand(i, unit):
                continue
            if graph is not None and refs is None:
                refs = Referents(graph, self.discourse)
            last = self.extent(i)
            person = self._of_diplomacy(i, last)
            if person is None:
                person = self._meant(i, last, refs)
            if not person:
                continue
            first = self.start(i)
            inner = [m for u in self.units[first : last + 1] for m in (*u.mentions, *u.inner)]
            of = self.principal(inner)
            if not self._worth_telling(i, of, person):
                continue
            span = self.words_of(first, last)
            who = Mention(unit.span, unit.text, "Person", self.discourse.label_of(person), person, Link.ROLE_NOUN)
            lemmas = unit.lemmas & self.words.offices
            self.discourse.learn_office(sorted(lemmas), of.cluster if of else None, person)
            claim = self.claim(
                "position",
                who,
                span,
                of=of,
                text=span.of(self.document.text),
                head=min(lemmas),
                state=self.state_of(inner, of),
            )
            self.discourse.again.add(claim.id)
            yield claim

    def _may_stand(self, i: int, unit: Unit) -> bool:
        """Whether the office at `i` is in the singular and nobody is named beside it."""
        if unit.number is not None or unit.mentions or unit.lemmas & self.words.no_posts:
            return False
        if not any(r.values(("sg",)) for r in unit.word.readings if r.pos == "subst"):
            return False
        first = self.start(i)
        if any(u.lemmas & self.words.bringing_in or u.number is not None for u in self.units[first:i]):
            return False
        before = self.units[first - 1] if first else None
        governed = before is not None and "prep" in before.pos
        if not governed and unit.cases and unit.cases <= {"inst"}:
            return False  # `mianował go przedstawicielem`: what somebody becomes
        if before is not None and (before.text.casefold() in ("jako", "na", "niż", "z", "ze") or self.office(before)):
            return False
        return not self._beside(first, self.extent(i))

    def _worth_telling(self, i: int, of: Mention | None, person: str) -> bool:
        """Whether it tells of what, or is a high office that acts here: `polityk`, `dyktator` alone tell nothing new."""
        if of is None or not of.cluster:
            unit = self.units[i]
            acts = any(r.values(("sg",)) and r.values(("nom",)) for r in unit.word.readings if r.pos == "subst")
            known = {
                w for post in self.discourse.posts_of(person) for w in post.split()
            }  # no `premier` by its noun alone
            return (
                bool(unit.lemmas & self.words.telling_alone)
                and acts
                and not (self.discourse.registered(person) and unit.lemmas.isdisjoint(known))
            )
        told = self.discourse.titled.get(person, [])
        if of.cluster == person or (told and all(t.startswith("obywatel") for t in told)):
            return False  # a mere citizen of Russia is not `Ambasador Rosji` of the next sentence
        served = self.discourse.states_of(person)
        state = self.discourse.country_of(of.cluster) or (of.cluster if self.country(of) else None)
        if state is None:
            return not self.discourse.registered(person) or of.cluster in self.discourse.served.get(person, ())
        told_by_now = person in self.discourse.people  # whom the text names only further on may be of another state
        return state in served or (not served and told_by_now)

    def _beside(self, first: int, last: int) -> bool:
        """Whether a person is named next to the phrase, so that it tells what that one is."""
        at = last + 1
        if at < len(self.units) and self.units[at].text in (",", "–", "(") and at + 1 < len(self.units):
            at += 1
        if at < len(self.units) and self.main(self.units[at], _PEOPLE):
            return True
        before = first - 1
        if before >= 0 and self.units[before].text in (",", "–", "("):
            before -= 1
        return before >= 0 and self.main(self.units[before], _PEOPLE) is not None

    def _meant(self, i: int, last: int, refs: Referents | None) -> str | None:
        if refs is not None:
            rows = [w for w in refs.resolve(i, _PEOPLE, depth=1) if w.link in _STANDS_FOR]
            rows = [w for w in rows if self.discourse.type_of(w.cluster) == "Person"]
            if len(rows) == 1:
                return rows[0].cluster
            return self._just_named(i) if not rows else None
        states = [m for u in self.units[self.start(i) : last + 1] for m in (*u.mentions, *u.inner) if self.country(m)]
        lemmas = self.units[i].lemmas & self.words.unique_offices
        if len({m.cluster for m in states}) == 1 and lemmas:
            return self.discourse.holder(lemmas, states[0].cluster)
        return None

    def _of_diplomacy(self, i: int, last: int) -> str | None:
        """`szef polskiej dyplomacji`: the foreign minister, no other minister of that state; "" where nobody is known for it."""
        rows = self.units[self.start(i) : last + 1]
        if not self.units[i].lemmas & {"szef", "szefowa"} or not any(u.lemmas & {"dyplomacja"} for u in rows):
            return None
        states = {m.cluster for u in rows for m in (*u.mentions, *u.inner) if self.country(m)}
        state = states.pop() if len(states) == 1 else None
        return (self.discourse.foreign_minister(state) if state else None) or ""

    def _just_named(self, i: int) -> str | None:
        """`Merz upomni się o Imamoglu. Burmistrz Stambułu przebywa w areszcie`: of whom the sentence before told, and no post of whom is known."""
        unit = self.units[i]
        if "nom" not in unit.cases or any(u.is_(FINITE) and not u.named for u in self.units[:i]):
            return None
        if any(u.named or u.text in (",", "–", ":") for u in self.units[: self.start(i)]):
            return None
        if unit.lemmas & self.words.related and any(self.main(u, _PEOPLE) for u in self.units[i + 1 : i + 2]):
            return None  # `prawnik Bibi`: hers, not whoever was told of before
        genders = {"f" if r.values(("f",)) else "m" for r in unit.word.readings if r.values(("f", "m1"))}
        people = {c for c in self.discourse.before if self.discourse.type_of(c) == "Person"}
        fits = [c for c in people if self.discourse.gender(c) in (None, *genders) and not self._has_post(c)]
        return fits[0] if len(fits) == 1 else None

    def _has_post(self, person: str) -> bool:
        return bool(
            self.discourse.titled.get(person) or self.discourse.served.get(person)
        ) or self.discourse.registered(person)
