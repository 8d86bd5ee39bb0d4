"""Rules of what an aside, a list or a dash parts: each is put back with the word that it belongs to."""

from __future__ import annotations

from loaders.polish.repair.base import TENSED, Repair
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.marks import DASHES
from loaders.polish.text.words import CASES
from loaders.polish.units.units import ADJECTIVAL, FINITE

_LISTS = frozenset({"lista", "wykaz", "rejestr"})
_LISTED = frozenset({"Company", "Bank", "Person"})
_TALKING = frozenset(
    {"rozmawiać", "porozmawiać", "spotkać", "spotykać", "konferować", "negocjować", "naradzać", "widzieć"}
)
_ASKED = {"o": ("do", "obj", "od"), "do": ("obj",)}  # preposition of what is asked for: slots of who is asked


class OverAsides(Repair):
    """Each method joins what something else parts."""

    def verbs_call_over_an_aside(self) -> None:
        """`apelował do Łukaszenki, rządzącego od 30 lat, o uwolnienie księży`: what is asked for stands behind the aside."""
        commands = lexicon().commands
        for p in [p for p in self.of("prep") if 3 <= p < len(self.units) - 1]:
            if self.units[p - 1].text != "," or not self.prep(p) or self.units[p].text not in _ASKED:
                continue
            verbs = frozenset(w for slot in _ASKED[self.units[p].text] for w in commands.get(slot, ()))
            u = self.heads[p]
            v = next((x for x in range(p - 2, -1, -1) if self.verbal(x) and self.units[x].is_(FINITE)), None)
            if v is None or u <= p or not self.units[v].lemmas & verbs or self.heads[u] == v:
                continue
            if any(self.units[x].text == "," for x in range(v, p - 1)) and not self.above(v, u):
                self.attach(u, v, "obl")

    def what_a_colon_opens_acts(self) -> None:
        """`Nie oznacza to zniesienia sankcji: restrykcje wobec X pozostają w mocy`: the noun behind the colon is the verb's subject."""
        if ":" not in self.forms:
            return
        for colon in [x for x, unit in enumerate(self.units) if unit.text == ":" and 1 < x < len(self.units) - 3]:
            stop = next(
                (x for x in range(colon + 1, len(self.units)) if self.units[x].text in (";", ":")), len(self.units)
            )
            v = next((x for x in self.verbs if colon < x < stop and self.verbal(x) and self.units[x].is_(TENSED)), None)
            if v is None or self.has_subject(v) or self.heads[v] > colon:
                continue
            n = next((x for x in range(colon + 1, v) if self.nominal(x) or self.verbal(x)), None)
            if n is None or self.verbal(n) or "nom" not in self.units[n].cases or self.governed(n):
                continue
            if self.labels[n].split(":")[0] in ("appos", "conj", "nmod", "parataxis") and self.agrees(v, n):
                self.attach(n, v, "nsubj")

    def one_talks_over_an_aside(self) -> None:
        """`rozmawiał w Wiedniu, w kuluarach szczytu, z litewskim kolegą`: with whom one talks stands behind the aside."""
        if self.lemmas.isdisjoint(_TALKING):
            return
        for p in range(4, len(self.units) - 1):
            u = self.heads[p]
            if self.units[p].text not in ("z", "ze") or self.units[p - 1].text != "," or u <= p:
                continue
            if "inst" not in self.units[u].cases or self.labels[u] not in ("nmod", "obl", "conj") or self.verbal(u):
                continue
            verbs = [x for x in range(p - 2, -1, -1) if self.verbal(x) and self.units[x].is_(FINITE)]
            v = verbs[0] if verbs else -1
            if v < 0 or not self.units[v].lemmas & _TALKING or self.heads[u] == v or self.above(v, u):
                continue
            already = any(
                self.labels[c] == "case" and self.units[c].text in ("z", "ze")
                for x in self.kids(v)
                for c in self.kids(x)
            )
            if not already and any(self.units[x].text == "," for x in range(v, p - 1)):
                self.attach(u, v, "obl")

    def one_of_several_is_named_behind_a_comma(self) -> None:
        """`Trzeci, kierowca X, odsiaduje wyrok`: an adjective alone before a comma is he whom the aside names, and he acts."""
        for u in [u for u in self.named if 2 <= u < len(self.units) - 2]:
            which, v = self.heads[u], u + 2
            if self.labels[u] not in ("conj", "appos", "nmod") or which != u - 2 or not self.bare_person(u):
                continue
            if self.units[u - 1].text != "," or self.units[u + 1].text != "," or not self.units[which].is_(ADJECTIVAL):
                continue
            verb = self.verbal(v) and self.units[v].is_(TENSED) and not self.has_subject(v) and self.agrees(v, u)
            if verb and "nom" in self.units[which].cases and self.attach(u, v, "nsubj"):
                self.attach(which, u, "amod")

    def lists_repeat_their_preposition(self) -> None:
        """`zdjęcie sankcji z A, z firmy B i z C`, `ataki na A w obwodzie X oraz na B`: what the same preposition governs again goes on with the list."""
        for p in range(3, len(self.units) - 1):
            if self.labels[p] != "case" or self.units[p - 1].text not in (",", "i", "oraz"):
                continue
            u = self.heads[p]
            if u <= p:
                continue
            over = self.heads[u]
            alike = self.units[over].cases & self.units[u].cases - {"voc"}
            strange = self.labels[u] == "conj" and over >= 0 and not alike
            if not (strange or self.labels[u] in ("nmod", "obl", "appos")) or not self.nominal(u):
                continue
            first = self._governed_alike(p)
            if first is not None and self.units[first].named and self.units[first].cases & self.units[u].cases:
                self.attach(u, first, "conj")

    def _governed_alike(self, p: int) -> int | None:
        """What the same preposition governs before `p`, no verb and no other preposition between, but one that says where."""
        for q in range(p - 2, -1, -1):
            if self.verbal(q) and not self.units[q].named:
                return None
            if self.labels[q] == "case":
                same = self.units[q].text == self.units[p].text and q < self.heads[q] < p
                if not same and self.units[q].text in ("w", "we") and "loc" in self.units[self.heads[q]].cases:
                    continue
                return self.heads[q] if same else None
        return None

    def bodies_are_somebodys(self) -> None:
        """`mianował gabinet Andreja Babisza`: a genitive behind a noun for a body is whose it is, and explains nothing."""
        if self.lemmas.isdisjoint(lexicon().cabinets):
            return
        for u, unit in enumerate(self.units):
            head = self.heads[u]
            if self.labels[u] not in ("appos", "flat") or head != u - 1 or head < 0 or "gen" not in unit.cases:
                continue
            if self.units[head].lemmas & lexicon().cabinets and not self.units[head].named:
                if any(m.type == "Person" for m in unit.mentions):
                    self.labels[u] = "nmod"

    def some_are_among_them(self) -> None:
        """`Wśród zwolnionych są między innymi: X, Y oraz Z`: `są` is no auxiliary of those among whom they are."""
        if "wśród" not in self.forms:
            return
        for v in range(2, len(self.units) - 2):
            unit, noun = self.units[v], self.heads[v]
            if "być" not in unit.lemmas or not unit.is_(FINITE) or not self.labels[v].startswith(("aux", "cop")):
                continue
            if not 0 < noun < v or noun < v - 2 or self.units[noun - 1].text.casefold() != "wśród":
                continue
            over = self.heads[noun]
            if over < 0 or self.nominal(over) or self.verbal(over):
                continue
            at = v + 1
            while at < len(self.units) - 1 and (self.units[at].expression or self.units[at].text in (":", "m.in.")):
                at += 1
            if not self.units[at].named or "nom" not in self.units[at].cases:
                continue
            self.hang(v, self.heads[over])
            self.labels[v] = "root" if self.heads[v] < 0 else "conj"
            for c in (noun, over, at, *self.kids(over)):
                if c != v:
                    self.hang(c, v)
            self.labels[noun], self.labels[over], self.labels[at] = "obl", "advmod", "nsubj"

    def lists_have_no_verb(self) -> None:
        """`Wśród nich próbujący startować X oraz związana z nim Y`: a participle before a name is no verb of such a list."""
        if (
            len(self.units) < 4
            or self.units[0].text != "Wśród"
            or any(u.is_(FINITE) and not u.named and not u.is_(("ppas", "pact", "adj")) for u in self.units)
        ):
            return
        root = next((u for u in range(len(self.units)) if self.heads[u] < 0), 0)
        if not self.units[root].is_(("pact", "ppas")) or self.units[root].named:
            return
        if not any(self.labels[c] == "xcomp" for c in self.kids(root)):
            return  # `Wśród zwolnionych skazany X`: that tells of a sentence
        name = next((u for u in range(root + 1, len(self.units)) if self.bare_person(u)), None)
        if name is None or any(self.units[x].text == "," for x in range(root, name)):
            return
        self.hang(name, -1)
        for c in self.kids(root):
            if c < root or c > name:
                self.hang(c, name)
        self.hang(root, name)
        self.labels[name], self.labels[root] = "root", "acl"

    def datives_explain_no_place(self) -> None:
        """`zaoferował schronienie na Białorusi prezydentowi Wenezueli`: a dative behind a place is to whom the verb gives."""
        for u in self.named:
            place = self.heads[u]
            if place < 0 or self.labels[u] not in ("flat", "appos", "nmod") or self.units[u].cases != {"dat"}:
                continue
            if (
                not self.units[place].named
                or not self.governed(place)
                or self.governed(u)
                or "dat" in self.governed_cases(place)
            ):
                continue
            verb = self.verb_above(u)
            if verb is not None:
                self.attach(u, verb, "iobj")

    def governed_cases(self, place: int) -> frozenset[str]:
        """The case in which a preposition puts a name: `na Białorusi` is a locative, whatever its form may be."""
        case = next((c for c in self.kids(place) if self.labels[c] == "case"), None)
        rows = self.units[case].word.readings if case is not None else []
        governed = {c for r in rows if r.pos == "prep" for c in r.values(CASES)}
        return self.units[place].cases & frozenset(governed) if governed else self.units[place].cases

    def lists_are_nobodys(self) -> None:
        """`wykreślenie z list sankcyjnych Biełinwestbanku`, `wpisał na listę Rosnieft`: a firm or a person behind the list is who is struck off."""
        if self.lemmas.isdisjoint(_LISTS):
            return
        for u, unit in enumerate(self.units):
            listing = self.heads[u]
            if self.labels[u] not in ("nmod", "appos") or listing < 0 or not self.units[listing].lemmas & _LISTS:
                continue
            names = (unit, *(self.units[c] for c in self.kids(u) if self.labels[c] in ("appos", "flat", "nmod")))
            if not any(m.type in _LISTED for x in names for m in x.mentions) or not self.governed(listing):
                continue
            act = self.heads[listing]
            if act >= 0 and (label := self._listed(act, u)) is not None:
                self.attach(u, act, label)
                for c in self.kids(listing):
                    if self.labels[c] == "conj" and c > u:
                        self.attach(c, u, "conj")

    def _listed(self, act: int, u: int) -> str | None:
        """What a name behind the list is to the verb, or to the noun of one, of which the list tells where."""
        labels = {self.labels[c] for c in self.kids(act)}
        if "ger" in self.units[act].pos:
            return "obj" if "gen" in self.units[u].cases and "obj" not in labels else None
        if not self.verbal(act) or not self.units[act].is_(FINITE) or self.units[act].cases:
            return None
        if self.units[act].lemmas & lexicon().intransitive:
            return "nsubj" if "nom" in self.units[u].cases and "nsubj" not in labels and self.agrees(act, u) else None
        return "obj" if "acc" in self.units[u].cases and labels.isdisjoint({"obj", "aux:pass"}) else None

    def subjects_stay_before_a_dash(self) -> None:
        """`To nie pierwsza wymiana - wcześniej Białoruś uwolniła 51 osób`: what stands before the dash does not act behind it."""
        if self.forms.isdisjoint(DASHES):
            return
        for s in range(len(self.units)):
            v = self.heads[s]
            if self.labels[s] != "nsubj" or v <= s or not self.verbal(v):
                continue
            dashes = [x for x in range(s, v) if self.units[x].text in DASHES]
            if len(dashes) != 1 or (dashes[0] == s + 1 and self.units[s].named and self.units[dashes[0] + 1].named):
                continue
            rows = [
                c
                for c in range(dashes[0] + 1, v)
                if (self.heads[c] == v or dashes[0] < self.heads[c] < v)
                and self.labels[c] in ("obj", "iobj", "obl", "nmod", "appos", "flat") and self.units[c].named
                and "nom" in self.units[c].cases and not self.governed(c)
            ]  # fmt: skip
            over = self.heads[v]
            if len(rows) == 1 and 0 <= over < dashes[0]:
                self.attach(rows[0], v, "nsubj")
                self.attach(s, over, "nsubj")
            elif len(rows) == 1 and over < 0 and "to" in self.units[0].lemmas:
                self.attach(rows[0], v, "nsubj")
                self.labels[s] = "parataxis"  # `To druga wizyta – w lipcu Wang Yi …`
