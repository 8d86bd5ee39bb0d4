"""Rules of what an aside, a list or a dash parts: each is put back with the word that it belongs to."""

from __future__ import annotations

from loaders.polish.lexicon import lexicon
from loaders.polish.repair_base import TENSED, Repair
from loaders.polish.units import FINITE

_DASHES = frozenset({"–", "—", "-"})
_THAT = frozenset({"że", "iż"})
_BETWEEN = frozenset({"też", "także", "również", "wczoraj", "dziś", "właśnie"})
_HOLDING = frozenset({"prowadzić", "przeprowadzić", "odbyć", "odbywać", "podpisać", "zawrzeć", "toczyć"})
_LISTS = frozenset({"lista", "wykaz", "rejestr"})
_LISTED = frozenset({"Company", "Bank", "Person"})
_SOMEBODYS = frozenset({"gabinet", "rząd", "ekipa", "administracja", "sztab", "otoczenie", "obóz"})
_ASKED = {"o": ("do", "obj", "od"), "do": ("obj",)}  # preposition of what is asked for: slots of who is asked


class OverAsides(Repair):
    """Each method joins what something else parts."""

    def verbs_call_over_an_aside(self) -> None:
        """`apelował do Łukaszenki, rządzącego od 30 lat, o uwolnienie księży`: what is asked for stands behind the aside."""
        commands = lexicon().commands
        for p in range(3, len(self.units) - 1):
            if self.units[p - 1].text != "," or not self.prep(p) or self.units[p].text not in _ASKED:
                continue
            verbs = frozenset(w for slot in _ASKED[self.units[p].text] for w in commands.get(slot, ()))
            u = self.heads[p]
            v = next((x for x in range(p - 2, -1, -1) if self.verbal(x) and self.units[x].is_(FINITE)), None)
            if v is None or u <= p or not self.units[v].lemmas & verbs or self.heads[u] == v:
                continue
            if any(self.units[x].text == "," for x in range(v, p - 1)) and not self.above(v, u):
                self.attach(u, v, "obl")

    def names_behind_a_mark_act(self) -> None:
        """`że Coale, znany jako prawnik, został mianowany`: a nominative right behind `że` acts in the clause of `że`."""
        for mark in range(1, len(self.units) - 2):
            v = self.heads[mark]
            u = next((x for x in range(mark + 1, min(mark + 4, len(self.units))) if self.nominal(x)), None)
            if self.labels[mark] != "mark" or not self.units[mark].lemmas & _THAT or u is None or not u < v:
                continue
            unit = self.units[u]
            if (
                not unit.named
                or "nom" not in unit.cases
                or self.governed(u)
                or self.heads[u] == v
                or unit.time is not None
            ):
                continue
            if self.above(v, u) or self.has_own_subject(v) or any(self.units[x].text == "," for x in range(mark, u)):
                continue
            passive = self.units[v].is_(frozenset({"ppas"}))
            if passive or (self.units[v].is_(TENSED) and self.agrees_with(v, u)):
                self.attach(u, v, "nsubj:pass" if passive else "nsubj")

    def has_own_subject(self, v: int) -> bool:
        """Whether a verb or a participle has a subject."""
        return any(self.labels[c].startswith("nsubj") for c in self.kids(v))

    def agrees_with(self, v: int, u: int) -> bool:
        """Number of a finite verb and a name: a name is singular, unless others join it."""
        plural = len(self.conjuncts(u)) > 1
        rows = [r for r in self.units[v].word.readings if r.pos in TENSED]
        return any(not r.values(("sg", "pl")) or r.values(("pl",) if plural else ("sg", "pl")) for r in rows)

    def lists_repeat_their_preposition(self) -> None:
        """`zdjęcie sankcji z A, z firmy B i z C`: what the same preposition governs again goes on with the list."""
        for p in range(3, len(self.units) - 1):
            u = self.heads[p]
            if self.labels[p] != "case" or u <= p or self.units[p - 1].text not in (",", "i", "oraz"):
                continue
            if self.labels[u] not in ("nmod", "obl", "appos") or not self.nominal(u):
                continue
            first = self._governed_alike(p)
            if first is not None and self.units[first].named and self.units[first].cases & self.units[u].cases:
                self.attach(u, first, "conj")

    def _governed_alike(self, p: int) -> int | None:
        """What the same preposition governs before `p`, no verb and no other preposition between."""
        for q in range(p - 2, -1, -1):
            if self.verbal(q) and not self.units[q].named:
                return None
            if self.labels[q] == "case":
                same = self.units[q].text == self.units[p].text and q < self.heads[q] < p
                return self.heads[q] if same else None
        return None

    def bodies_are_somebodys(self) -> None:
        """`mianował gabinet Andreja Babisza`: a genitive behind a noun for a body is whose it is, and explains nothing."""
        for u, unit in enumerate(self.units):
            head = self.heads[u]
            if self.labels[u] not in ("appos", "flat") or head != u - 1 or head < 0 or "gen" not in unit.cases:
                continue
            if self.units[head].lemmas & _SOMEBODYS and not self.units[head].named:
                if any(m.type == "Person" for m in unit.mentions):
                    self.labels[u] = "nmod"

    def some_are_among_them(self) -> None:
        """`Wśród zwolnionych są między innymi: X, Y oraz Z`: `są` is no auxiliary of those among whom they are."""
        for v in range(2, len(self.units) - 2):
            unit, noun = self.units[v], self.heads[v]
            if "być" not in unit.lemmas or not unit.is_(FINITE) or not self.labels[v].startswith(("aux", "cop")):
                continue
            if not 0 < noun < v or noun < v - 2 or self.units[noun - 1].text.casefold() != "wśród":
                continue
            over = self.heads[noun]
            if over < 0 or self.nominal(over):
                continue
            at = v + 1
            while at < len(self.units) - 1 and (self.units[at].expression or self.units[at].text in (":", "m.in.")):
                at += 1
            if not self.units[at].named or "nom" not in self.units[at].cases:
                continue
            self.hang(v, -1 if over < 0 or self.heads[over] < 0 else self.heads[over])
            self.labels[v] = "root" if self.heads[v] < 0 else "conj"
            for c in (noun, *([over, *self.kids(over)] if over >= 0 else [])):
                if c != v and not (c == over and self.nominal(over) and over != at):
                    self.hang(c, v)
            self.labels[noun] = "obl"
            self.hang(at, v)
            self.labels[at] = "nsubj"
            if over >= 0 and over != at:
                self.labels[over] = "advmod" if not self.nominal(over) else self.labels[over]

    def what_is_announced_is_done(self) -> None:
        """`Moskwa zapowiedziała, że zamknie polski konsulat`: who announces does it, to the body named behind the verb."""
        words = lexicon()
        for v in range(2, len(self.units) - 1):
            head = self.heads[v]
            if self.labels[v] != "ccomp" or head < 0 or not self.units[head].lemmas & words.state_control:
                continue
            if not self.units[v].is_(frozenset({"fin"})) or self.units[v].lemmas & words.intransitive:
                continue
            kids = self.kids(v)
            rows = [c for c in kids if self.labels[c] == "nsubj"]
            if len(rows) != 1 or rows[0] < v or any(self.labels[c].startswith(("expl", "obj", "aux")) for c in kids):
                continue
            thing = self.units[rows[0]]
            bodily = thing.named and not any(m.type in ("Person", "Country") for m in thing.mentions)
            sayers = [c for c in self.kids(head) if self.labels[c] == "nsubj" and self.units[c].named]
            if bodily and "acc" in thing.cases and len(sayers) == 1:
                self.labels[rows[0]] = "obj"

    def modals_stand_by_their_infinitive(self) -> None:
        """`tysiąc więźniów może w najbliższych miesiącach wyjść`: `może` is no adverb where nothing else bears the infinitive."""
        for u, unit in enumerate(self.units):
            if (
                "móc" not in unit.lemmas
                or "fin" not in unit.pos
                or self.labels[u].split(":")[0] not in ("advmod", "discourse")
            ):
                continue
            for v in range(u + 1, min(u + 7, len(self.units))):
                if self.units[v].text in (",", ";", ":", ".") or (
                    self.units[v].is_(FINITE) and not self.units[v].named
                ):
                    break
                if "inf" in self.units[v].pos and not self.units[v].named:
                    over = self.heads[v]
                    if over < 0 or not self.verbal(over) or self.labels[v] not in ("xcomp", "ccomp"):
                        self.attach(u, v, "aux")
                    break

    def lists_have_no_verb(self) -> None:
        """`Wśród nich próbujący startować X oraz związana z nim Y`: a participle before a name is no verb of such a list."""
        if (
            len(self.units) < 4
            or self.units[0].text != "Wśród"
            or any(u.is_(FINITE) and not u.named and not u.is_(frozenset({"ppas", "pact", "adj"})) for u in self.units)
        ):
            return
        root = next((u for u in range(len(self.units)) if self.heads[u] < 0), 0)
        if not self.units[root].is_(frozenset({"pact", "ppas"})) or self.units[root].named:
            return
        name = next((u for u in range(root + 1, len(self.units)) if self._bare_person(u)), None)
        if name is None or any(self.units[x].text == "," for x in range(root, name)):
            return
        self.hang(name, -1)
        for c in self.kids(root):
            if c < root or c > name:
                self.hang(c, name)
        self.hang(root, name)
        self.labels[name], self.labels[root] = "root", "acl"

    def _bare_person(self, u: int) -> bool:
        unit = self.units[u]
        return (
            "nom" in unit.cases
            and not self.governed(u)
            and any(m.type == "Person" for m in unit.mentions)
            and unit.named
        )

    def lists_are_nobodys(self) -> None:
        """`wykreślenie z list sankcyjnych Biełinwestbanku`: a firm or a person behind the list is who is struck off."""
        for u, unit in enumerate(self.units):
            listing = self.heads[u]
            if self.labels[u] not in ("nmod", "appos") or listing < 0 or not self.units[listing].lemmas & _LISTS:
                continue
            act = self.heads[listing]
            if act < 0 or "ger" not in self.units[act].pos or not self.governed(listing) or "gen" not in unit.cases:
                continue
            if any(m.type in _LISTED for m in unit.mentions) and not any(
                self.labels[c] == "obj" for c in self.kids(act)
            ):
                self.attach(u, act, "obj")
                for c in self.kids(listing):
                    if self.labels[c] == "conj" and c > u:
                        self.attach(c, u, "conj")

    def talks_are_held(self) -> None:
        """`rozmowy, które prowadziły na Florydzie delegacje obu państw`: talks are held by those who may hold them."""
        words = lexicon()
        for u, unit in enumerate(self.units):
            v = self.heads[u]
            if self.labels[u] != "nsubj" or v < u or not unit.lemmas & {"który"} or not self.units[v].lemmas & _HOLDING:
                continue
            if "acc" not in unit.cases or self.governed(u):
                continue
            rows = [c for c in self.kids(v) if c > v and self.labels[c] == "obj" and "nom" in self.units[c].cases]
            if len(rows) == 1 and (self.units[rows[0]].named or self.units[rows[0]].lemmas & words.beings):
                self.labels[u], self.labels[rows[0]] = "obj", "nsubj"

    def subjects_stay_before_a_dash(self) -> None:
        """`To nie pierwsza wymiana - wcześniej Białoruś uwolniła 51 osób`: what stands before the dash does not act behind it."""
        for s in range(len(self.units)):
            v = self.heads[s]
            if self.labels[s] != "nsubj" or v <= s or not self.verbal(v):
                continue
            dashes = [x for x in range(s, v) if self.units[x].text in _DASHES]
            if len(dashes) != 1 or (dashes[0] == s + 1 and self.units[s].named and self.units[dashes[0] + 1].named):
                continue
            rows = [
                c
                for c in self.kids(v)
                if dashes[0] < c < v and self.labels[c] in ("obj", "iobj", "obl", "nmod") and self.units[c].named
                and "nom" in self.units[c].cases and not self.governed(c)
            ]  # fmt: skip
            over = self.heads[v]
            if len(rows) == 1 and 0 <= over < dashes[0]:
                self.labels[rows[0]] = "nsubj"
                self.attach(s, over, "nsubj")
