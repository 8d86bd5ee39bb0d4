"""Names and nouns that act, though by their form they could be the genitive of a noun or the object before them."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.polish.repair.base import TENSED, Repair, of_several
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.name_heads import head_kind
from loaders.polish.text.words import Reading

_THAT = frozenset({"że", "iż"})
_OF_SOMEBODY = frozenset({"podlegać"})  # without an object, but with a dative
_BECOMES = frozenset({"zostać", "zostawać"})
_PARTS = frozenset({",", ":", "(", "–", "—", "-"})


def _of_one(readings: Sequence[Reading]) -> bool:
    """`zostało`, `zostanie`: what goes with a count."""
    rows = [r for r in readings if r.pos in TENSED]
    return any(r.values(("sg",)) and (r.pos != "praet" or r.values(("n",))) for r in rows)


class MistakenCases(Repair):
    """Each method finds one kind of doer that was taken for another case."""

    def persons_explain_no_crowd(self) -> None:
        """`uwolniły 14 więźniów w związku z wizytą w Mińsku gen. Kellogga`: no name of one explains a count; it is his visit."""
        for u in self.named:
            crowd = self.heads[u]
            if self.labels[u] != "appos" or not 0 <= crowd < u or self.units[crowd].number is None:
                continue
            if (
                "gen" not in self.units[u].cases
                or self.governed(u)
                or any(x.text in _PARTS for x in self.units[crowd + 1 : u])
            ):
                continue
            noun = next((x for x in range(u - 1, crowd, -1) if self.nominal(x) and not self.units[x].named), None)
            if noun is not None:
                self.attach(u, noun, "nmod")

    def who_becomes_acts(self) -> None:
        """`Nowym ambasadorem ma zostać Coale`: beside what he becomes, a name that is not declined is who becomes it."""
        for u in self.named:
            v = self.heads[u]
            if v < 0 or self.labels[u] not in ("iobj", "obj", "obl") or not self.bare_person(u):
                continue
            verbs = [v, *(c for c in self.kids(v) if self.labels[c] == "xcomp")]
            if self.has_subject(v) or not any("zostać" in self.units[x].lemmas for x in verbs):
                continue
            posts = [
                c for x in verbs for c in self.kids(x) if c != u and self.nominal(c) and "inst" in self.units[c].cases
            ]
            if any(not self.governed(c) and self.labels[c] in ("iobj", "obl", "obj", "xcomp") for c in posts):
                self.labels[u] = "nsubj"

    def those_who_come_act(self) -> None:
        """`Do Mińska przyleciał Coale`: a name that is not declined is no dative of a verb that has none, but its subject."""
        intransitive = lexicon().intransitive
        for u in self.named:
            v = self.heads[u]
            if v < 0 or self.labels[u] not in ("iobj", "obj") or not self.bare_person(u) or self.has_subject(v):
                continue
            lemmas = self.units[v].lemmas
            if (
                (lemmas & intransitive - _OF_SOMEBODY or lemmas & lexicon().conversing)
                and self.agrees(v, u)
                and self.same_gender(v, u)
            ):
                self.labels[u] = "nsubj"

    def names_behind_a_place_act(self) -> None:
        """`Rozmowy prowadzą w Omanie USA i Iran`: names joined in the nominative are of no place, whatever form the first has."""
        for u in self.named:
            place, members = self.heads[u], self.conjuncts(u)
            if len(members) < 2 or self.labels[u].split(":")[0] not in ("nmod", "flat", "appos") or not 0 <= place < u:
                continue
            joint = frozenset.intersection(*[self.units[x].cases for x in members])
            if "nom" not in joint or joint & {"gen", "dat", "loc", "inst"} or self.governed(u) or not self.agent(u):
                continue
            verb = self.verb_above(place)
            if verb is None or verb > place or not self.governed(place) or not self.units[place].named:
                continue
            if not self.units[verb].is_(TENSED) or not of_several(self.units[verb].word.readings):
                continue
            rows = [c for c in self.kids(verb) if self.labels[c].startswith("nsubj")]
            if all(self.labels[c] == "nsubj" and not self.agent(c) and "acc" in self.units[c].cases for c in rows):
                for c in rows:
                    self.labels[c] = "obj"
                self.attach(u, verb, "nsubj")

    def bodies_act_on_counts(self) -> None:
        """`Walne zgromadzenie odwołało osiem osób`: a body before the verb that agrees with it acts, and the count is acted upon."""
        for v in self.of(*TENSED) if self.counted else ():
            rows = {self.labels[c]: c for c in self.kids(v) if self.labels[c] in ("obj", "nsubj")}
            body, count = rows.get("obj", -1), rows.get("nsubj", -1)
            if not 0 <= body < v < count or self.units[count].number is None or self.units[body].number is not None:
                continue
            unit = self.units[body]
            if "nom" not in unit.cases or self.governed(body) or not self.agrees(v, body):
                continue
            if unit.lemmas & lexicon().org_nouns or head_kind(unit.word) is not None:
                self.labels[body], self.labels[count] = "nsubj", "obj"

    def buyers_are_given(self) -> None:
        """`sprzedali Saudi Aramco 30 proc. rafinerii`: of a name without cases and a share behind it, the share is sold."""
        for u in self.named:
            v = self.heads[u]
            if v < 0 or v != u - 1 or self.labels[u] != "obj" or self.units[v].lemmas.isdisjoint(lexicon().selling):
                continue
            share = next(
                (x for x in range(u + 1, min(len(self.units), u + 5)) if self.units[x].number is not None), None
            )
            if share is None or "dat" not in self.units[u].cases or self.heads[share] not in (u, v):
                continue
            self.labels[u] = "iobj"
            self.attach(share, v, "obj")

    def accusatives_do_not_act(self) -> None:
        """`Pierwszą część sankcji Kanada ogłosiła`: by its adjective the noun is acted upon, and the nominative behind it acts."""
        for u in self.labelled("nsubj"):
            v = self.heads[u]
            if not u or v < u or not self.verbal(v) or self.units[u].named:
                continue
            told = [c for c in self.kids(u) if c < u and self.labels[c] in ("amod", "det") and self.units[c].cases]
            if not any("acc" in self.units[c].cases and "nom" not in self.units[c].cases for c in told):
                continue
            if "acc" not in self.units[u].cases or any(self.labels[c] == "obj" for c in self.kids(v)):
                continue
            self.labels[u] = "obj"
            names = [c for c in self.kids(u) if u < c < v and self.agent(c) and self.units[c].cases == {"nom"}]
            if len(names) == 1 and self.agrees(v, names[0]) and not self.governed(names[0]):
                self.attach(names[0], v, "nsubj")

    def ministers_act(self) -> None:
        """`W związku z atakiem minister obrony zaapelował`: a man's title in the nominative is no genitive of the noun before."""
        for u, unit in enumerate(self.units):
            if unit.named or self.labels[u] != "nmod" or not unit.lemmas & lexicon().unique_offices or self.governed(u):
                continue
            men = [r for r in unit.word.readings if r.pos == "subst" and r.values(("m1",))]
            if not any(r.values(("nom",)) for r in men) or any(r.values(("gen",)) for r in men):
                continue
            verb = next((v for v in range(u + 1, min(len(self.units), u + 14)) if self.units[v].is_(TENSED)), None)
            if verb is None or not self.verbal(verb) or self.has_subject(verb) or self.above(verb, u):
                continue
            if (
                self.agrees(verb, u)
                and self.same_gender(verb, u)
                and not any(x.lemmas & _THAT for x in self.units[u:verb])
            ):
                self.attach(u, verb, "nsubj")

    def bodies_behind_days_act(self) -> None:
        """`w ostatnich dniach SBU dokonała`: days are nobody's; the body right before a verb without subject is who acts."""
        for u in self.named:
            v, head = u + 1, self.heads[u]
            if v >= len(self.units) or head != u - 1 or not self.verbal(v) or not self.units[v].is_(TENSED):
                continue
            days = self.governed(head) and bool(self.units[head].lemmas & lexicon().spans)
            if days and self.agent(u) and "nom" in self.units[u].cases and self.agrees(v, u):
                if not self.has_subject(v) and not self.above(v, u):
                    self.attach(u, v, "nsubj")

    def what_is_counted_befalls(self) -> None:
        """`Sankcjami zostało objętych 58 osób`: by its count the participle is a genitive, and carries the clause all the same."""
        for v in self.units.having(_BECOMES) if self.counted else ():
            unit = self.units[v]
            if not unit.is_(TENSED) or not _of_one(unit.word.readings):
                continue
            p = next((x for x in range(max(0, v - 2), min(len(self.units), v + 4)) if self._told_of_several(x)), None)
            if p is None:
                continue
            last = max(p, v)
            n = next((x for x in range(last + 1, min(len(self.units), last + 4)) if self._counted_ones(x)), None)
            if n is None or (self.heads[v] == p and self.heads[n] == p):
                continue
            group = [p, v, n]
            before = min(p, v) - 1
            if before >= 0 and self.units[before].cases == {"inst"} and not self.governed(before):
                group.append(before)
            self._carry(p, v, n, group)

    def _carry(self, p: int, v: int, n: int, group: list[int]) -> None:
        top = p
        while self.heads[top] in group:
            top = self.heads[top]
        over, label = self.heads[top], self.labels[top]
        if over >= 0 and any(self.above(over, x) for x in group):
            return
        inner = [c for x in (top, v) for c in self.kids(x) if c not in group and x != p]
        self.hang(p, over)
        self.labels[p] = label
        for x in [*(x for x in group if x != p), *(c for c in inner if not self.above(p, c))]:
            self.hang(x, p)
        self.labels[v], self.labels[n] = "aux:pass", "nsubj:pass"
        for x in group[3:]:
            self.labels[x] = "obl"

    def _told_of_several(self, u: int) -> bool:
        unit = self.units[u]
        return "ppas" in unit.pos and not unit.named and "gen" in unit.cases and "nom" not in unit.cases

    def _counted_ones(self, u: int) -> bool:
        unit = self.units[u]
        counted = unit.number is not None and unit.time is None and not self.governed(u)
        return counted and self.nominal(u) and "gen" in unit.cases
