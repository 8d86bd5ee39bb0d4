"""Who acts in the clause of a pronoun: for him there is `swój`, the pronoun is another."""

from __future__ import annotations

from loaders.polish.frames.frames import KINDS
from loaders.polish.frames.subjects import subject
from loaders.polish.reference.base import ReferentsBase
from ontology.claims import Link

# Words that open a clause: what stands before one is no subject beside the pronoun, whatever the parser says.
_OPENERS = frozenset(
    {
        "który",
        "gdzie",
        "dokąd",
        "skąd",
        "że",
        "żeby",
        "aby",
        "by",
        "gdy",
        "kiedy",
        "ponieważ",
        "choć",
        "bo",
        "jakoby",
        "zanim",
        "jeśli",
    }
)


class ClauseMates(ReferentsBase):
    """Whom a pronoun cannot mean, since he is told of in its own clause."""

    def _doing(self, u: int) -> set[str]:
        """`Łukaszenka rozmawiał z Trumpem. Zaprosił go`: who acts there, though a noun or nothing but the verb tells him."""
        g = self.g
        clause = g.clause(u)
        if not g.verb(clause) or self._over(u, clause):
            return set()  # `zaangażowała się po aresztowaniu jej męża`: within a phrase, many write no `swój`
        start = self._opener(u)
        subjects = [s for s in g.subjects(clause) if s > start]
        if start >= 0 and not subjects and g.clause(u) < start:
            return set()  # a clause of its own, whatever the tree hangs it on
        if any(u in g.subtree(s) for s in subjects):
            return set()
        persons = KINDS["person"]
        rows = [w for s in subjects for x in g.conjuncts(s) for w in self.resolve(x, persons, depth=1)]
        return {w.cluster for w in (rows if subjects else self.dropped(clause, persons))}

    def _opener(self, u: int) -> int:
        """The last word before `u` that opens a clause, or -1."""
        g = self.g
        return max((x for x in range(u) if g.lemmas(x) & _OPENERS and g.units[x].text.islower()), default=-1)

    def _over(self, u: int, clause: int) -> list[int]:
        """What stands over a word, up to the verb of its clause."""
        rows = []
        for at in self.g.up(u):
            if at == clause:
                break
            rows.append(at)
        return rows

    def _earlier(self, u: int) -> list[str]:
        """What the sentence has named before `u`, without what cannot be meant: the subject of its own clause.

        For that there is `swój`; and `Karis spotkał się z nim` is about another than Karis.
        """
        g = self.g
        clause = g.clause(u)
        start = self._opener(u)
        subjects = [x for s in g.subjects(clause) for x in g.conjuncts(s)]
        inside = any(u in g.subtree(s) for s in subjects)
        if (
            not subjects and not inside and (g.heads[u] == clause or g.preposition(u))
        ):  # `spotka się z Kotem i powierzy mu misję`, `i znosi sankcje wobec niej`: not himself
            subjects = [a.unit for a in subject(g, clause) if a.via == "conjunct"]
            start = -1
        barred = {m.cluster for s in subjects if not inside and s > start for m in g.units[s].mentions}
        if u in subjects and "nom" in g.units[u].cases:  # `Po spotkaniu z Rubiem poinformował on`: another than Rubio
            barred |= {
                m.cluster for x in range(u) if g.clause(x) == clause for m in (*g.units[x].mentions, *g.units[x].inner)
            }
        if g.heads[u] >= 0 and not g.nominal(g.heads[u]):
            barred |= {m.cluster for c in g.kids[g.heads[u]] if c > start for m in g.units[c].mentions}
        return [
            m.cluster
            for unit in g.units[:u]
            for m in (*unit.inner, *unit.mentions)
            if m.cluster and m.cluster not in barred and (m.link is not Link.ADJECTIVE)
        ]
