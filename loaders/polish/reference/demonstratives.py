"""`ten ostatni`, `ta druga`, `ten pierwszy`; and `ten` alone: `zaprosił Łukaszenkę, ale ten nie przyjechał`."""

from __future__ import annotations

from loaders.polish.frames.frames import KINDS
from loaders.polish.reference.base import ReferentsBase
from loaders.polish.reference.discourse import Who
from loaders.polish.units.agreement import Agreement
from ontology.claims import Link

_PERSON = KINDS["person"]
_THE_LAST = frozenset({"ostatni", "drugi"})


class Demonstratives(ReferentsBase):
    """Which of those named last is meant."""

    def _the_last(self, u: int, kinds: frozenset[str]) -> list[Who] | None:
        """`ten ostatni`, `ta druga`: who was named last; `ten pierwszy`: first of the two. None for other words."""
        g = self.g
        which = g.lemmas(u) & {"ten", "ostatni", "drugi", "pierwszy"}
        if not which:
            return None
        pair = (
            g.lemmas(u) | (g.lemmas(u + 1) if u + 1 < len(g) else frozenset()) | (g.lemmas(u - 1) if u else frozenset())
        )
        alone = g.labels[u].split(":")[0] in ("nsubj", "obj", "iobj") and not g.units[u].mentions
        if which & {"pierwszy", "drugi"} and "ten" not in pair and alone and len(self.discourse.pair) == 2:
            who = self.discourse.pair["drugi" in which]  # `Pierwszego z nich aresztowano. Drugi został zatrzymany`
            return [Who(who, g.units[u].span, Link.PRONOUN)] if self.discourse.fits(who, kinds) else []
        if "ten" not in pair or not pair & (_THE_LAST | {"pierwszy"}) or g.units[u].mentions:
            return None
        head = g.heads[u]
        if head >= 0 and g.nominal(head) and abs(head - u) <= 2 and not (g.verb(head) or g.predicate(head)):
            return None
        form = Agreement.of(g.units[u])
        here = self._named_before(u)
        rows = [c for c in (here or self.discourse.before) if self.discourse.fits(c, kinds) and self._bears(c, form)]
        rows = list(dict.fromkeys(reversed(rows)))[::-1]
        if not rows or ("pierwszy" in pair and len(rows) < 2):
            return []
        return [Who(rows[-2] if "pierwszy" in pair else rows[-1], g.units[u].span, Link.PRONOUN)]

    def _this_one(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`zaprosił Łukaszenkę, ale ten nie przyjechał`: not whom the clause before is about, but whom it names last."""
        g = self.g
        verb = g.heads[u]
        if g.units[u].text.casefold() not in ("ten", "ta") or not g.labels[u].startswith("nsubj") or not g.verb(verb):
            return []
        about = {m.cluster for x in range(u) if g.labels[x].startswith("nsubj") for m in g.units[x].mentions}
        form = Agreement.of(g.units[u])
        here = [m for x in range(u) for m in g.units[x].mentions if m.cluster and m.link is not Link.ADJECTIVE]
        named = [m.cluster for m in here if m.cluster and m.cluster not in about]
        people = {m.cluster for m in here if m.type == "Person"}
        rows = [c for c in named if c in people and self._bears(c, form)]
        if not here and not any(g.verb(x) for x in range(u)):  # `… z Polską. Ta stawia warunek`
            subjects = {w.cluster for w in self.discourse.subject}
            named = [c for c in self.discourse.before if c not in subjects]
            rows = [c for c in named if self.discourse.type_of(c) == "Person" and self._bears(c, form)]
        if not rows and kinds - _PERSON:  # `dialog z Unią, jeżeli ta zniesie zakaz`
            rows = [c for c in named if self.discourse.fits(c, kinds - _PERSON) and self._bears(c, form)]
        return [Who(rows[-1], g.units[u].span, Link.PRONOUN)] if len(set(rows)) == 1 else []

    def _bears(self, cluster: str, form: Agreement) -> bool:
        if self.discourse.type_of(cluster) == "Person":
            woman = bool(form.genders) and not form.genders & {"m1", "m2", "m3"}
            return (self.discourse.gender(cluster) == "f") == woman
        return self.discourse.grammar(cluster, self.g).fits(form)
