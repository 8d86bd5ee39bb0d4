"""Rules of what an aside parts from its verb: `na wolność wyszedł, jak wynika z relacji portalu, Aleś Bialacki`."""

from __future__ import annotations

from loaders.polish.repair.base import TENSED, Repair
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.marks import DASHES
from loaders.polish.units.units import FINITE

_OPENERS = frozenset({"jak", "co", "według", "wedle", "zdaniem", "zgodnie", "o", "czym"})
_CLOSERS = {",": ",", "–": "–", "—": "—", "-": "-"}
_THAT = frozenset({"że", "iż", "żeby", "aby", "by", "ażeby"})


_CONCEDING = frozenset({"choć", "chociaż", "mimo", "jeśli", "gdy", "zanim", "nim", "kiedy", "ponieważ", "skoro"})


class Asides(Repair):
    """Each method puts one kind of phrase behind an aside, or one torn from its list, right."""

    def subjects_stand_behind_asides(self) -> None:
        """`przyleciał, jak podało biuro prasowe, John Coale`: the name behind the aside is no part of it."""
        if self.forms.isdisjoint(_OPENERS):
            return
        for v in [v for v in self.verbs if v < len(self.units) - 4]:
            if not self.verbal(v) or not self.units[v].is_(TENSED) or self.has_subject(v):
                continue
            name = self._behind(self._opened(v))
            if name is None or self.heads[name] < 0 or not self.agrees(v, name):
                continue
            if self.units[name].number is None and not self.same_gender(v, name):
                continue
            if self.above(v, name):
                continue
            self.attach(name, v, "nsubj")

    def subjects_stand_before_what_explains_them(self) -> None:
        """`Ilja Zimny, były współpracownik zabitego ministra Borisa Lisa, został skazany`: who is explained between commas acts behind them."""
        for u in self.named:
            v = self.heads[u]
            if v <= u + 2 or self.labels[u] != "parataxis" or not self.bare_person(u) or self.has_own_subject(v):
                continue
            first = min([v, *(c for c in self.kids(v) if u < c < v and self.labels[c].startswith("aux"))])
            if self.units[u + 1].text != "," or self.units[first - 1].text != "," or first - 1 == u + 1:
                continue
            if self.agrees(first, u) and self.same_gender(first, u):
                self.labels[u] = "nsubj:pass" if self.units[v].is_(("ppas",)) else "nsubj"

    def closed_lists_end_with_their_aside(self) -> None:
        """`Jak podały A oraz portal B, działaczka X i noblista Y zostali uwolnieni`: who stands behind the comma is no further source."""
        if not self.units or self.units[0].text.casefold() != "jak" or self.heads[0] < 1:
            return
        said = self.heads[0]
        verb = self.heads[said]
        if verb <= said or self.units[said].lemmas.isdisjoint(lexicon().speech_verbs) or self.has_own_subject(verb):
            return
        several = any(r.values(("pl",)) for r in self.units[said].word.readings if r.pos in ("fin", "praet"))
        for u in range(said + 2, verb):
            if self.labels[u] != "conj" or not self.above(u, said) or "nom" not in self.units[u].cases:
                continue
            comma = u - 1
            while comma > said and "adj" in self.units[comma].pos:
                comma -= 1
            closed = not several or any(x.text in ("i", "oraz") for x in self.units[said + 1 : comma])
            if self.units[comma].text == "," and closed:
                self.attach(u, verb, "nsubj:pass" if self.units[verb].is_(("ppas",)) else "nsubj")
                return

    def objects_stand_behind_asides(self) -> None:
        """`uwolniła – jak podała Wiasna – Jana Dubowika`: so is it where the verb acts on it."""
        if self.forms.isdisjoint(_OPENERS):
            return
        for v in [v for v in self.verbs if v < len(self.units) - 4]:
            if not self.verbal(v) or not self.units[v].is_(FINITE) or self.units[v].lemmas & lexicon().intransitive:
                continue
            name = self._behind(self._opened(v), "acc")
            if name is None or any(self.labels[c].startswith(("obj", "expl")) for c in self.kids(v)):
                continue
            inside = self.heads[name] > v and self.labels[name] in ("appos", "conj", "nmod", "flat")
            if inside and "nom" not in self.units[name].cases and not self.above(v, name):
                self.attach(name, v, "obj")

    def _opened(self, v: int) -> int:
        """Where an aside may begin behind a verb: at the next comma or dash."""
        at = v + 1
        while at < len(self.units) and at - v < 4 and self.units[at].text not in _CLOSERS:
            at += 1
        return at

    def subjects_stand_before_asides(self) -> None:
        """`Netanjahu, choć zaproszono go w ostatniej chwili, do Egiptu nie przyleciał`: who opens the sentence acts in it."""
        if len(self.units) < 6 or not self.units[0].named or self.units[1].text != "," or self.heads[0] < 0:
            return
        if "nom" not in self.units[0].cases or self.labels[0].startswith("nsubj"):
            return
        if self.units[2].text.casefold() not in _CONCEDING:
            return
        closed = next((x for x in range(3, len(self.units)) if self.units[x].text == ","), len(self.units))
        for v in range(closed + 1, len(self.units)):
            if self.units[v].text in (",", ";", "–", ":"):
                return
            if self.verbal(v) and self.units[v].is_(TENSED):
                if not self.has_subject(v) and self.agrees(v, 0) and self.same_gender(v, 0):
                    for c in [c for c in self.kids(0) if self.verbal(c)]:
                        self.attach(c, v, "advcl")
                    self.attach(0, v, "nsubj")
                return

    def _behind(self, opened: int, case: str = "nom") -> int | None:
        """The name in a case, or the count, right behind an aside that begins at the comma or dash `opened`."""
        units = self.units
        if opened + 3 >= len(units) or units[opened].text not in _CLOSERS:
            return None
        if units[opened + 1].text.casefold() not in _OPENERS:
            return None
        closed = next(
            (x for x in range(opened + 2, len(units)) if units[x].text == _CLOSERS[units[opened].text]), len(units)
        )
        at = closed + 1
        counted = next((x for x in range(at, min(at + 3, len(units))) if units[x].number is not None), None)
        if counted is not None and self.nominal(counted) and units[counted].time is None:
            return counted if all(units[x].is_(("part", "adv", "prep")) for x in range(at, counted)) else None
        while at < len(units) and not units[at].named and units[at].is_(("adj", "subst", "adv", "part")):
            if units[at].text.casefold() in ("który", "która", "którzy", "które") or at - closed > 3:
                return None
            at += 1
        if at >= len(units) or not units[at].named or case not in units[at].cases or self.governed(at):
            return None
        return at if any(m.type != "Place" for m in units[at].mentions) else None

    def one_of_many_is_a_noun(self) -> None:
        """`o uwolnieniu m.in. jednej z liderek protestów`: `jednej` is no attribute of the release."""
        if "jeden" not in self.lemmas:
            return
        for u in range(len(self.units) - 2):
            head = self.heads[u]
            if head < 0 or "jeden" not in self.units[u].lemmas or self.labels[u] not in ("amod", "det", "nummod"):
                continue
            if self.units[u + 1].text in ("z", "ze", "spośród") and head < u and self.nominal(head):
                self.labels[u] = "nmod"

    def subjects_are_in_their_clause(self) -> None:
        """`w więzieniu spędził 11 lat, filozof X, związkowiec Y`: one comma behind the object ends the clause."""
        if "," not in self.forms:
            return
        for u in self.labelled("nsubj"):
            head = self.heads[u]
            if not 0 <= head < u or not self.verbal(head):
                continue
            first = min([u, *(c for c in self.kids(u) if c < u and self.labels[c] not in ("punct",))])
            commas = [x for x in range(head + 1, first) if self.units[x].text == ","]
            if len(commas) != 1 or not any(self.labels[c] == "obj" and c < commas[0] for c in self.kids(head)):
                continue
            if any(self.verbal(x) for x in range(head + 1, first)) or commas[0] < first - 4:
                continue
            if (over := self._clause_above(head)) is not None:
                self.attach(u, over, "dep")

    def _clause_above(self, verb: int) -> int | None:
        """The verb above the relative clause that the verb stands in."""
        at, steps = verb, 0
        while at >= 0 and steps < 6:
            if self.labels[at].startswith("acl"):
                return self.verb_above(at)
            if self.labels[at] != "conj":
                return None
            at, steps = self.heads[at], steps + 1
        return None

    def thoughts_are_no_relatives(self) -> None:
        """`wyraził w niedzielę nadzieję, że uwolnią`: a clause of `że` says what is hoped, and explains no noun."""
        if self.forms.isdisjoint(_THAT):
            return
        for u, label in enumerate(self.labels):
            if label != "acl:relcl" or self.heads[u] > u:
                continue
            inside = self.kids(u)
            if any(self.labels[c] == "mark" and self.units[c].text.casefold() in _THAT for c in inside):
                self.labels[u] = "ccomp"

    def names_behind_a_quotation_speak(self) -> None:
        """`– Zamkniemy granicę – przekazała premier Ruginiene po posiedzeniu`: who is named right behind the verb says it."""
        saying = lexicon().speech_verbs
        if self.forms.isdisjoint(DASHES) or self.lemmas.isdisjoint(saying):
            return
        for v in range(1, len(self.units) - 1):
            u = v + 1
            said = self.units[v - 1].text in _CLOSERS and self.units[v].is_(TENSED) and self.units[v].lemmas & saying
            if not said or self.units[v - 1].text == "," or not self.units[u].named:
                continue
            paper = all(m.type == "MediaOutlet" for m in self.units[u].mentions)
            if self.has_subject(v) and not paper:
                continue
            if u + 1 < len(self.units) and paper:
                u += 1  # `mówi DGP Paweł Łatuszka`: he speaks, to the paper
                if self.units[u].named and "nom" in self.units[u].cases and self.above(u, v):
                    for c in (x for x in self.kids(u - 1) if x > u):
                        self.attach(c, u, self.labels[c])
                    self.hang(u, v)
                    self.hang(u - 1, v)
                    self.labels[u], self.labels[u - 1] = "nsubj", "iobj"
                    continue
            person = any(m.type == "Person" for m in self.units[u].mentions)
            undeclined = len(self.units[u].cases) > 4  # of such a name the gender is not told
            if (
                person
                and "nom" in self.units[u].cases
                and self.heads[u] == v
                and (undeclined or self.same_gender(v, u))
            ):
                self.labels[u] = "nsubj"
